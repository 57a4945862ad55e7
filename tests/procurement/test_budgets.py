from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AgencyAlias
from procurement.models import Budget
from tests.factories import AgencyFactory, BudgetFactory, UserFactory

pytestmark = pytest.mark.django_db

HEADER = (
    "kd_satker;nama_satker;belanja_operasi;belanja_modal;belanja_non_pengadaan;"
    "belanja_pengadaan;total_belanja\n"
)
ADDRESS = reverse("procurement:budget_import")


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


def upload(client, text, **rest):
    file = SimpleUploadedFile("struktur-anggaran.csv", text.encode())
    return client.post(ADDRESS, {"file": file, "year": 2024, "version": "apbd"} | rest)


def send(client, page, **rest):
    return client.post(ADDRESS, {"rows": page.context["packed"]} | rest)


def test_file_is_looked_at_then_saved_and_twice_changes_nothing(client, staff):
    dinas, other = AgencyFactory(name="Dinas Uji"), AgencyFactory(name="Badan Uji")
    BudgetFactory(agency=other, procurement=5, capital=7)
    text = HEADER + "1;Dinas Uji;10;2;3;1.500,50;0\n2;Badan Uji;;;;9;\n"

    page = upload(client, text)
    assert [row.is_new for row in page.context["rows"]] == [True, False]
    assert Budget.objects.count() == 1
    send(client, page, save="1")
    again = upload(client, text)

    own, changed = Budget.objects.get(agency=dinas), Budget.objects.get(agency=other)
    assert (own.procurement, own.capital, own.non_procurement, own.goods_services) == (
        Decimal("1500.50"),
        2,
        3,
        None,
    )
    # An empty cell says nothing: what stood there stays.
    assert (changed.procurement, changed.capital) == (9, 7)
    assert again.context["saved"] == []


def test_unknown_unit_is_named_once_and_remembered(client, staff):
    agency = AgencyFactory(name="Dinas Uji")
    text = HEADER + "1;DINAS UJI DAN LAINNYA;;;;10;\n"

    page = upload(client, text)
    assert [row.is_unknown for row in page.context["rows"]] == [True]
    number = page.context["rows"][0].number
    send(client, page, save="1", **{f"unit:{number}": "Dinas Uji"})

    assert Budget.objects.get().agency == agency
    assert AgencyAlias.objects.get().agency == agency
    assert [row.agency for row in upload(client, text).context["rows"]] == [agency]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("1;Dinas Uji;;;;8,5 jt;", "angka penuh"),
        ("1;Dinas Uji;;;;-1;", "kurang dari nol"),
        ("1;Dinas Uji;;;;;", "kosong"),
        ("1;Dinas Uji;;;;1;\n1;Dinas Uji;;;;2;", "sudah ada di baris 2"),
    ],
)
def test_bad_row_is_kept_out_with_its_reason(client, staff, row, problem):
    AgencyFactory(name="Dinas Uji")

    page = upload(client, HEADER + row + "\n")

    assert problem in page.context["rows"][-1].problem
    assert len(page.context["saved"]) == len(page.context["rows"]) - 1


def test_file_without_units_is_refused_at_its_field(client, staff):
    response = upload(client, "belanja_pengadaan\n10\n")

    assert response.context["form"].has_error("file", "no_unit")


def test_forged_rows_are_refused(client, staff):
    response = client.post(ADDRESS, {"rows": "x", "save": "1"}, follow=True)

    assert "Unggah berkasnya sekali lagi" in response.content.decode()
    assert not Budget.objects.exists()
