"""What was done lately, as the office's start page tells it."""

from datetime import UTC, datetime

import pghistory
import pytest
import time_machine
from django.urls import reverse

from accounts.models import Role
from config.activity import EVENTS_READ, LINES_SHOWN, Activity, latest_activity
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    DemandFactory,
    ParticipantFactory,
    PurchaseFactory,
    UserFactory,
    VendorFactory,
)

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
