"""What came of a forum, counted by hand."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.models import ForumStatus
from procurement.forum_effect import effect_of, window_of
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    PurchaseFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2024, 12, 31)


@pytest.fixture
def forum():
    return ForumFactory(first_day=date(2024, 3, 6), slug="uji")


def come(forum, *, agency=None, vendor=None, **values):
    factory = ParticipantFactory if agency else VendorParticipantFactory
    side = {"agency": agency} if agency else {"vendor": vendor}
    return AttendanceFactory(participant=factory(forum=forum, **side), **values)


def buy(agency, vendor, day, value):
    return PurchaseFactory(
        agency=agency, supplier=SupplierFactory(vendor=vendor), contracted_on=day, value=value
    )


def test_pairs_that_came_are_compared_over_equal_windows(forum):
    agency, absent = AgencyFactory(name="Dinas A"), AgencyFactory()
    old, new, stranger = VendorFactory(), VendorFactory(), VendorFactory()
    for side in ({"agency": agency}, {"vendor": old}, {"vendor": new}):
        come(forum, **side)
    come(
        forum,
        vendor=stranger,
        revoked_at=timezone.now(),
        revoked_by=UserFactory(),
        revoke_reason="Salah tekan",
    )
    buy(agency, old, date(2024, 2, 5), 100)  # 30 days before
    buy(agency, old, date(2024, 2, 4), 9000)  # a day too early
    buy(agency, old, date(2024, 3, 6), 9000)  # on the day itself
    buy(agency, old, date(2024, 3, 7), 200)
    buy(agency, new, date(2024, 4, 5), 50)  # 30 days after
    buy(agency, new, date(2024, 4, 6), 9000)  # a day too late
    buy(agency, stranger, date(2024, 3, 8), 9000)
    buy(absent, old, date(2024, 3, 8), 9000)

    effect = effect_of(forum, 30, TODAY)

    assert (effect.before, effect.after) == (100, 250)
    assert (effect.agency_count, effect.vendor_count) == (1, 2)
    assert [(pair.vendor, pair.after) for pair in effect.first_time] == [(new.name, 50)]


@pytest.mark.parametrize(
    ("today", "days", "is_over"),
    [
        (date(2024, 3, 6), 0, False),
        (date(2024, 3, 16), 10, False),
        (date(2024, 4, 5), 30, True),
        (TODAY, 30, True),
    ],
)
def test_window_is_as_short_as_the_time_since(forum, today, days, is_over):
    window = window_of(forum, 30, today)

    assert (window.days, window.is_over) == (days, is_over)


def test_page_says_what_it_does_not_prove(client, forum, django_assert_max_num_queries):
    agency, vendor = AgencyFactory(name="Dinas A"), VendorFactory(name="CV B")
    come(forum, agency=agency)
    come(forum, vendor=vendor)
    buy(agency, vendor, date(2024, 3, 20), Decimal("1500000"))
    client.force_login(UserFactory(role=Role.OBSERVER))

    with django_assert_max_num_queries(10):
        response = client.get(reverse("reports:forum_effect", args=["uji"]))

    content = response.content.decode()
    assert "bukan bukti sebab akibat" in content
    assert "Rp1,5 juta" in content
    assert "Pertama kali" in content
    assert client.get(reverse("reports:forum_effect_list")).status_code == 200


def test_both_sums_of_a_pair_lead_to_their_purchases(client, forum):
    agency, vendor = AgencyFactory(), VendorFactory()
    come(forum, agency=agency)
    come(forum, vendor=vendor)
    earlier = buy(agency, vendor, date(2024, 2, 20), 100)
    later = buy(agency, vendor, date(2024, 3, 20), 200)
    client.force_login(UserFactory(role=Role.OBSERVER))

    content = client.get(reverse("reports:forum_effect", args=["uji"])).text

    links = re.findall(r'href="([^"]*from_day=[^"]*)">Rp[12]00<', content)
    lists = [client.get(link.replace("&amp;", "&")).context["page"] for link in links]
    assert [list(page) for page in lists] == [[earlier], [later]]


def test_the_sums_of_a_pair_are_without_the_units_below_and_reach_across_years(client):
    forum = ForumFactory(first_day=date(2024, 1, 10), slug="januari")
    agency, vendor = AgencyFactory(), VendorFactory()
    come(forum, agency=agency)
    come(forum, vendor=vendor)
    own = [buy(agency, vendor, day, 100) for day in (date(2023, 12, 20), date(2024, 1, 5))]
    buy(AgencyFactory(parent=agency), vendor, date(2024, 1, 6), 700)
    client.force_login(UserFactory(role=Role.OBSERVER))

    content = client.get(reverse("reports:forum_effect", args=["januari"])).text

    (link,) = re.findall(r'href="([^"]*from_day=[^"]*)">Rp200<', content)
    assert {*client.get(link.replace("&amp;", "&")).context["page"]} == {*own}


@pytest.mark.parametrize(
    ("status", "first_day", "words"),
    [
        (ForumStatus.CALLED_OFF, date(2024, 3, 6), "Forum ini dibatalkan"),
        (ForumStatus.DRAFT, date(2024, 3, 6), "Forum ini belum berlangsung"),
        (ForumStatus.OPEN, date(2999, 3, 6), "Forum ini belum berlangsung"),
    ],
)
def test_a_forum_that_did_not_take_place_has_no_effect(client, status, first_day, words):
    off = {"called_off_because": "x"} if status == ForumStatus.CALLED_OFF else {}
    ForumFactory(slug="tidak", name="Tidak Jadi", status=status, first_day=first_day, **off)
    client.force_login(UserFactory(role=Role.OBSERVER))

    page = client.get(reverse("reports:forum_effect", args=["tidak"])).text

    assert words in page
    assert "Sesudah forum" not in page
    assert "Tidak Jadi" not in client.get(reverse("reports:forum_effect_list")).text


def test_on_the_day_itself_nothing_is_compared_yet(client):
    ForumFactory(first_day=timezone.localdate(), slug="hari-ini")
    client.force_login(UserFactory(role=Role.OBSERVER))

    page = client.get(reverse("reports:forum_effect", args=["hari-ini"])).text

    assert "Belum ada hari sesudah forum" in page
    assert "tidak berubah" not in page


@pytest.mark.parametrize(
    ("side", "words"),
    [("agency", "Belum ada vendor yang tercatat hadir"), ("vendor", "Belum ada OPD yang")],
)
def test_a_side_that_did_not_come_is_named(client, forum, side, words):
    come(forum, **{side: AgencyFactory() if side == "agency" else VendorFactory()})
    client.force_login(UserFactory(role=Role.OBSERVER))

    assert words in client.get(reverse("reports:forum_effect", args=["uji"])).text


def test_buyers_and_vendors_do_not_see_the_effect(client, forum):
    for role in (Role.BUYER, Role.VENDOR):
        client.force_login(UserFactory(role=role))

        assert client.get(reverse("reports:forum_effect", args=["uji"])).status_code == 403


def test_unknown_forum_is_not_found(client):
    client.force_login(UserFactory())

    assert client.get(reverse("reports:forum_effect", args=["tidak-ada"])).status_code == 404
