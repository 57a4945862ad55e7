"""What was done lately, as the office's start page tells it."""

from datetime import UTC, datetime, timedelta

import pghistory
import pytest
import time_machine
from django.urls import reverse

from accounts.history import event_model
from accounts.models import Role
from config.activity import EVENTS_READ, LINES_SHOWN, Activity, activity_page, latest_activity
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    DemandFactory,
    ParticipantFactory,
    PurchaseFactory,
    UserFactory,
    VendorFactory,
)
from vendors.models import Vendor

pytestmark = pytest.mark.django_db


def latest_on(noun):
    """Acts of one transaction have one time: only those on one kind are in order."""
    return next(one for one in latest_activity() if one.noun == noun)


def test_an_act_is_told_with_who_what_and_which():
    officer = UserFactory(name="Rina Uji")
    person = ParticipantFactory(name="Sari Dewi")
    with pghistory.context(user=officer.pk, verb="give_seat"):
        person.position = "Bendahara"
        person.save()

    act = latest_on("peserta")

    assert (act.name, act.noun, act.what, act.who) == (
        "Sari Dewi", "peserta", "Diberi kursi", str(officer),
    )  # fmt: skip
    assert act.url == reverse("accounts:record_history", args=["events", "participant", person.pk])


def test_many_records_of_one_request_are_one_line():
    agency = AgencyFactory(name="Dinas Uji")
    with pghistory.context(verb="import"):
        DemandFactory.create_batch(3, agency=agency)
    first = latest_on("kebutuhan")
    with pghistory.context(verb="import"):
        DemandFactory.create_batch(EVENTS_READ + 1, agency=agency)
    second = latest_on("kebutuhan")

    assert (first.what, first.others) == ("Diimpor", "2")
    assert second.others == f"lebih dari {EVENTS_READ - 1}"


def test_nobody_is_the_system_and_a_pair_has_both_names():
    commitment = CommitmentFactory()

    act = latest_on("komitmen")

    assert (act.who, act.what) == ("Sistem", "Dibuat")
    assert act.name == f"{commitment.agency.short_name}, {commitment.vendor.name}"


@time_machine.travel(datetime(2026, 3, 2, 1, 30, tzinfo=UTC), tick=False)
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 3, 1, 17, 5, tzinfo=UTC), "00.05"),
        (datetime(2026, 3, 1, 16, 55, tzinfo=UTC), "Kemarin"),
        (datetime(2026, 2, 27, tzinfo=UTC), "27 Februari 2026"),
    ],
)
def test_an_act_of_today_has_a_time_and_an_older_one_a_day(moment, shown):
    assert Activity(moment, "", "", "", "", "", "").when == shown


@pytest.mark.parametrize("count", [1, 9])
def test_the_newest_come_first_in_one_query(count, django_assert_num_queries):
    for number in range(count):
        PurchaseFactory(package_name=f"Paket {number}")

    with django_assert_num_queries(1):
        acts = latest_activity()

    assert acts[0].name.startswith(f"Paket {count - 1}, ")
    assert len(acts) <= LINES_SHOWN


@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR, Role.OBSERVER])
def test_only_the_office_reads_it(client, role):
    VendorFactory(name="Toko Rahasia")
    client.force_login(UserFactory(role=role))
    assert "activity" not in client.get("/").context
    client.force_login(UserFactory(role=Role.STAFF))
    assert "Toko Rahasia" in client.get("/").text


# All acts, page by page


def act_on_each(count):
    """Two kinds of records by turns, each made in a request of its own."""
    agency = AgencyFactory()
    for number in range(count):
        with pghistory.context(verb="create"):
            VendorFactory(name=f"Vendor {number}")
        with pghistory.context(verb="create"):
            DemandFactory(name=f"Kebutuhan {number}", agency=agency)


def walked(kind=""):
    """The acts of each page, from the newest to the end."""
    pages, before = [], ""
    while True:
        page = activity_page(kind, before)
        pages.append(page.activities)
        if not (before := page.older):
            return pages


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr("config.activity.PAGE_READ", 5)
    monkeypatch.setattr("config.activity.ACTS_SHOWN", 3)


def test_every_act_stands_on_one_page(short_pages):
    act_on_each(7)

    names = [act.name.partition(",")[0] for page in walked() for act in page]

    assert sorted(names) == sorted(
        f"{noun} {number}" for noun in ("Vendor", "Kebutuhan") for number in range(7)
    )
    assert [act.name for page in walked("vendors.Vendor") for act in page] == [
        f"Vendor {number}" for number in reversed(range(7))
    ]


def test_an_act_on_many_records_is_counted_whole_and_told_once(short_pages):
    agency = AgencyFactory()
    DemandFactory(name="Lebih lama", agency=agency)
    with pghistory.context(verb="import"):
        DemandFactory.create_batch(12, agency=agency)

    acts = [act for page in walked("matching.Demand") for act in page]

    assert [act.others for act in acts] == ["11", ""]
    assert acts[1].name.startswith("Lebih lama")


def written(vendor, name, at, *, by_import):
    """An event of a vendor as a transaction that began then has written it."""
    event = event_model(Vendor).objects.filter(pgh_obj_id=vendor.pk).earliest("pgh_id")
    event.pk, event.name, event.pgh_created_at = None, name, at
    if not by_import:
        event.pgh_context = event.pgh_context_id = None
    event.save()


def test_nothing_is_left_out_that_was_written_while_an_import_ran(short_pages):
    """The events of an import have the time of its beginning, and numbers among all others."""
    with pghistory.context(verb="import"):
        vendor = VendorFactory(name="Impor 0")
    began = datetime(2026, 3, 2, 10, tzinfo=UTC)
    for number in range(12):
        written(vendor, f"Impor {number}", began, by_import=True)
        if number % 3 == 0:
            written(
                vendor, f"Lain {number}", began + timedelta(minutes=number + 1), by_import=False
            )

    names = [act.name for page in walked("vendors.Vendor") for act in page]

    others = [name for name in names if name.startswith("Lain")]
    assert sorted(others) == sorted(f"Lain {number}" for number in range(0, 12, 3))
    assert any(name.startswith("Impor") for name in names)


def test_the_page_leads_on_and_back_and_keeps_its_filter(client, short_pages):
    act_on_each(4)
    client.force_login(UserFactory(role=Role.STAFF))
    address = reverse("activity_list")

    first = client.get(address, {"kind": "vendors.Vendor"})
    second = client.get(f"{address}{first.context['older_url']}")

    assert [act.name for act in first.context["page"].activities] == [
        "Vendor 3", "Vendor 2", "Vendor 1",
    ]  # fmt: skip
    assert [act.name for act in second.context["page"].activities] == ["Vendor 0"]
    assert second.context["newest_url"] == f"{address}?kind=vendors.Vendor"
    for nonsense in ("x", "1-2", "9" * 30, "-1"):
        again = client.get(address, {"kind": "vendors.Vendor", "before": nonsense})
        assert len(again.context["page"].activities) == 3


@pytest.mark.parametrize("count", [1, 9])
def test_the_page_costs_the_same_however_much_was_done(client, count, django_assert_num_queries):
    act_on_each(count)
    client.force_login(UserFactory(role=Role.STAFF))
    client.get(reverse("activity_list"))

    with django_assert_num_queries(3):
        client.get(reverse("activity_list"))
