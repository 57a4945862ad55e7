"""Counts that triggers keep: after every kind of write they are what counting one by one gives."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Role
from events.actions.check_in import check_in
from events.actions.registration import cancel
from events.models import (
    Attendance,
    CheckInMethod,
    HeadCount,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from events.reports import counted, figures_of, forum_figures
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)


def recount(forum, people=None):
    rows = forum.participants.all() if people is None else people
    return figures_of(counted(rows, forum.attendance_day), forum.attendance_day)


def write_all_kinds(forum):
    """Yield after each kind of write."""
    person = ParticipantFactory(forum=forum)
    yield "registered"
    VendorParticipantFactory(forum=forum)
    ParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED)
    yield "vendor and waiting"
    arrival, _ = check_in(person, by=UserFactory(), method=CheckInMethod.NAME)
    yield "arrived"
    Participant.objects.filter(pk=person.pk).update(agency=AgencyFactory(), name="Lain")
    yield "of another agency"
    Participant.objects.filter(pk=person.pk).update(
        status=ParticipantStatus.CANCELLED, cancel_reason="Sakit"
    )
    yield "cancelled after the arrival"
    arrival.revoke(by=UserFactory(), reason="Salah orang")
    yield "revoked"
    Participant.objects.filter(pk=person.pk).update(
        kind=ParticipantKind.GUEST, agency=None, organisation="Tamu"
    )
    yield "a guest"
    Attendance.objects.filter(participant=person).delete()
    Participant.objects.filter(pk=person.pk).delete()
    yield "gone"


@pytest.mark.django_db
def test_counts_are_those_of_the_people_after_every_write():
    forum, other = ForumFactory(), ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=other))
    elsewhere = recount(other)

    for what in write_all_kinds(forum):
        assert forum_figures(forum) == recount(forum), what
    assert forum_figures(other) == elsewhere
    assert forum_figures(forum).total.waitlisted == 1


@pytest.mark.django_db
def test_many_at_once_are_counted_and_added_up():
    forum = ForumFactory(agency_seats=1000)
    agency = AgencyFactory()
    with connection.cursor() as cursor:
        # One added row in 250 adds up: which, is the same in each run.
        cursor.execute("SELECT setseed(0.5)")
    people = ParticipantFactory.create_batch(20, forum=forum, agency=agency)
    for number in range(500):
        status = "waitlisted" if number % 2 else "registered"
        Participant.objects.filter(pk=people[number % 20].pk).update(status=status)

    assert forum_figures(forum) == recount(forum)
    assert 1 < HeadCount.objects.count() < 500


@pytest.mark.django_db
def test_a_file_of_many_agencies_is_added_up_at_once():
    forum = ForumFactory(agency_seats=2000)
    agencies, officer = AgencyFactory.create_batch(300), UserFactory()
    for start in range(0, 1200, 300):
        Participant.objects.bulk_create(
            Participant(
                forum=forum, kind="delegate", status="registered", agency=agency, name="Sama",
                number=start + number, code=f"UJI-{start + number}", registered_by=officer,
            )
            for number, agency in enumerate(agencies)
        )  # fmt: skip

    assert forum_figures(forum) == recount(forum)
    assert HeadCount.objects.count() == 300


@pytest.mark.django_db
def test_a_buyer_counts_its_own_and_a_vendor_its_people():
    forum = ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum))
    VendorParticipantFactory(forum=forum)
    buyer = UserFactory(role=Role.BUYER)
    ParticipantFactory(forum=forum, agency=buyer.agency)

    figures = forum_figures(forum, buyer)

    assert figures == recount(forum, Participant.objects.visible_to(buyer))
    assert (figures.total.registered, figures.total.present) == (1, 0)
    assert forum_figures(forum, UserFactory(role=Role.VENDOR)).total.everyone == 0


@pytest.mark.django_db(transaction=True)
def test_eight_doors_and_a_desk_that_revokes_and_cancels_leave_the_counts_right():
    forum, officer = ForumFactory(), UserFactory()
    people = ParticipantFactory.create_batch(8, forum=forum)
    start = Barrier(8)

    def work(person):
        try:
            start.wait(timeout=20)
            arrival, _ = check_in(person, by=officer, method=CheckInMethod.NAME)
            if person.pk % 2:
                arrival.revoke(by=officer, reason="Salah orang")
                cancel(person, reason="Sakit")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, people))

    assert forum_figures(forum) == recount(forum)
    assert forum_figures(forum).total.present == 4
