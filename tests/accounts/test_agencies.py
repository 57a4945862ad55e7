from copy import copy
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Agency, AgencyKind, Office, Region, RegionLevel, Role
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import AgencyFactory, OfficeFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = UserFactory(role=Role.ADMIN)
    client.force_login(user)
    return user


def chain(length):
    """Units below one another, the top first."""
    units = [AgencyFactory()]
    while len(units) < length:
        units.append(AgencyFactory(parent=units[-1]))
    return units


def fields_of(agency, **changes):
    names = ("name", "short_name", "abbreviation", "kind", "source")
    return {name: getattr(agency, name) for name in names} | {"is_confirmed": "on"} | changes


# Rules of the table


@pytest.mark.parametrize(
    "columns",
    [
        {"name": "Dinas Kesehatan"},
        {"abbreviation": "KES"},
        {"abbreviation": "dik"},
        {"npsn": "10807654"},
        {"active_from": date(2024, 1, 2), "active_until": date(2024, 1, 1)},
    ],
)
def test_database_refuses_what_must_not_be(columns):
    AgencyFactory(name="Dinas Kesehatan", abbreviation="KES")

    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyFactory(**columns)


def test_school_has_a_number_and_one_day_is_a_period():
    day = date(2024, 1, 1)

    AgencyFactory(kind=AgencyKind.SCHOOL, npsn="10807654", active_from=day, active_until=day)


def test_region_rules():
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionFactory(level=RegionLevel.VILLAGE)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionFactory(parent=RegionFactory())


def test_office_is_one():
    OfficeFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(pk=2)


@pytest.mark.parametrize(("length", "fits"), [(4, True), (5, False)])
def test_tree_is_at_most_four_levels(length, fits):
    if fits:
        assert len(chain(length)) == length
        return
    with pytest.raises(IntegrityError, match="too deep"), transaction.atomic():
        chain(length)


def test_bulk_update_cannot_make_a_circle():
    top, _, low = chain(3)

    with pytest.raises(IntegrityError, match="below itself"), transaction.atomic():
        Agency.objects.filter(pk=top.pk).update(parent=low)


def test_check_parent_says_the_same_as_the_database():
    top, middle, low, lowest = chain(4)
    pair = chain(2)

    for unit, parent, code in [
        (top, low, "agency_below_itself"),
        (top, top, "agency_below_itself"),
        (AgencyFactory.build(), lowest, "agency_too_deep"),
        (pair[0], low, "agency_too_deep"),
    ]:
        moved = copy(unit)
        moved.parent = parent
        with pytest.raises(ValidationError) as error:
            moved.clean()
        assert [one.code for one in error.value.error_dict["parent"]] == [code]
        if unit.pk:
            with pytest.raises(IntegrityError), transaction.atomic():
                Agency.objects.filter(pk=unit.pk).update(parent=parent)
    for unit, parent in [(pair[0], middle), (top, None), (AgencyFactory.build(), low)]:
        moved = copy(unit)
        moved.parent = parent
        moved.clean()


# Sets of rows


def test_at_or_below_is_the_branch_and_nothing_beside_it():
    _, middle, low, lowest = chain(4)
    AgencyFactory()

    assert set(Agency.objects.at_or_below(middle.pk)) == {middle, low, lowest}


@pytest.mark.parametrize("role", Role)
def test_visible_to_narrows_the_buyer_alone(role):
    top, low = chain(2)
    user = UserFactory(role=role, agency=low)

    expected = {low} if role == Role.BUYER else {top, low}

    assert set(Agency.objects.visible_to(user)) == expected


@time_machine.travel("2024-03-06 10:00+07:00")
def test_selectable_units_are_confirmed_and_active():
    day = date(2024, 3, 6)
    good = [
        AgencyFactory(),
        AgencyFactory(active_from=day),
        AgencyFactory(active_until=day),
    ]
    AgencyFactory(is_confirmed=False)
    retired = [
        AgencyFactory(active_from=date(2024, 3, 7)),
        AgencyFactory(active_until=date(2024, 3, 5)),
    ]

    assert set(Agency.objects.selectable()) == set(good)
    assert set(Agency.objects.retired()) == set(retired)
    assert [unit.is_active for unit in (*good, *retired)] == [True] * 3 + [False] * 2


def test_for_tree_puts_each_unit_below_its_parent():
    dinas = AgencyFactory(name="Dinas A")
    AgencyFactory(name="Dinas B")
    uptd = AgencyFactory(name="UPTD", parent=dinas)
    AgencyFactory(name="Sekolah", parent=uptd)

    tree = [(unit.name, unit.level) for unit in Agency.objects.for_tree()]

    assert tree == [("Dinas A", 0), ("UPTD", 1), ("Sekolah", 2), ("Dinas B", 0)]


# Pages


@pytest.mark.parametrize("item_count", [1, 3])
def test_agency_list_query_count(client, item_count, django_assert_num_queries):
    client.force_login(UserFactory(role=Role.OBSERVER))
    AgencyFactory.create_batch(item_count, parent=AgencyFactory())
    client.get(reverse("accounts:agency_list"))

    with django_assert_num_queries(4):  # session, user, count, rows
        response = client.get(reverse("accounts:agency_list"))

    assert len(response.context["page"]) == item_count + 1
    assert response.context["can_create"] is False


@pytest.mark.parametrize("name", ["agency_list", "user_list"])
def test_a_list_that_its_filter_empties_offers_to_take_it_off(client, name):
    client.force_login(UserFactory(role=Role.ADMIN))
    address = reverse(f"accounts:{name}")

    page = client.get(f"{address}?q=zzqq").text

    assert f'href="{address}">Hapus saringan</a>' in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=kes+dinas", ["Dinas Kesehatan"]),
        ("kind=bagian", ["Bagian Lama"]),
        ("confirmed=False", ["Bagian Lama"]),
        ("active=False", ["Bagian Lama"]),
        ("active=True", ["Dinas Kesehatan"]),
        ("kind=x", ["Bagian Lama", "Dinas Kesehatan"]),
    ],
)
def test_agency_list_filters(client, query, expected):
    client.force_login(UserFactory())
    AgencyFactory(name="Dinas Kesehatan")
    AgencyFactory(
        name="Bagian Lama",
        kind=AgencyKind.DIVISION,
        is_confirmed=False,
        active_until=date(2020, 1, 1),
    )

    response = client.get(f"{reverse('accounts:agency_list')}?{query}")

    assert [agency.name for agency in response.context["page"]] == expected
    file = client.get(f"{reverse('accounts:agency_xlsx')}?{query}")
    assert [row[0] for row in sheet_rows(file)] == ["Nama satuan kerja", *expected]


def test_agency_detail_shows_what_stands_below(client, admin):
    top, low = chain(2)

    response = client.get(top.get_absolute_url())

    assert list(response.context["children"]) == [low]
    assert response.context["can_edit"] is True


def test_agency_create(client, admin):
    parent = AgencyFactory()
    new = AgencyFactory.build(abbreviation="abc")

    response = client.post(
        reverse("accounts:agency_create"), fields_of(new, parent=parent.pk, npsn="")
    )

    agency = Agency.objects.get(abbreviation="ABC")
    assert response.url == agency.get_absolute_url()
    assert (agency.parent, agency.npsn, agency.satker_code) == (parent, None, None)


def test_agency_edit_retires_a_unit(client, admin):
    agency = AgencyFactory()

    client.post(
        reverse("accounts:agency_edit", args=[agency.pk]),
        fields_of(agency, active_until="2024-12-31"),
    )

    agency.refresh_from_db()
    assert agency.active_until == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"abbreviation": "KES"}, "abbreviation", "unique"),
        ({"abbreviation": "A B"}, "abbreviation", "invalid"),
        ({"npsn": "10807654"}, "npsn", "npsn_not_school"),
        (
            {"active_from": "2024-01-02", "active_until": "2024-01-01"},
            "active_until",
            "period_reversed",
        ),
        ({"parent": "99999999999999999999"}, "parent", "invalid_choice"),
    ],
)
def test_agency_edit_explains_what_is_wrong(client, admin, changes, field, code):
    AgencyFactory(abbreviation="KES")
    agency = AgencyFactory()

    response = client.post(
        reverse("accounts:agency_edit", args=[agency.pk]), fields_of(agency, **changes)
    )

    errors = response.context["form"].errors.as_data()
    assert code in [error.code for error in errors[field]]


def test_agency_edit_refuses_a_circle(client, admin):
    top, _, low = chain(3)

    response = client.post(
        reverse("accounts:agency_edit", args=[top.pk]), fields_of(top, parent=low.pk)
    )

    errors = response.context["form"].errors.as_data()
    assert [error.code for error in errors["parent"]] == ["agency_below_itself"]


def test_region_list_shows_both_codes(client, django_assert_num_queries):
    client.force_login(UserFactory())
    district = RegionFactory()
    RegionFactory.create_batch(3, level=RegionLevel.VILLAGE, parent=district)
    client.get(reverse("accounts:region_list"))

    with django_assert_num_queries(4):  # session, user, districts, villages
        response = client.get(reverse("accounts:region_list"))

    assert all(region.bps_code in response.text for region in Region.objects.all())


def test_office_edit_makes_and_changes_the_one_row(client, admin):
    data = {
        "government": "Pemerintah Kota Metro",
        "name": "Dinas Koperasi",
        "city": "Metro",
        "signer_title": "Kepala Dinas",
        "signer_nip": "19780412 200312 1 004",
    }
    for name in ("Dinas Koperasi", "Dinas UMKM"):
        client.post(reverse("accounts:office_edit"), data | {"name": name, "id": "2", "pk": "2"})

    office = Office.objects.get()
    assert (office.name, office.signer_nip) == ("Dinas UMKM", "197804122003121004")


def test_office_edit_shows_errors(client, admin):
    response = client.post(reverse("accounts:office_edit"), {"name": "", "signer_nip": "123"})

    errors = response.context["form"].errors.as_data()
    assert [errors[name][0].code for name in ("name", "signer_nip")] == ["required", "nip_length"]
    assert not Office.objects.exists()
