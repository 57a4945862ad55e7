from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from events.actions.check_in import check_in, check_in_many, register_at_door
from events.actions.registration import cancel
from events.models import (
    Attendance,
    CheckInMethod,
    ForumStatus,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
)


@pytest.mark.django_db
def test_check_in_twice_keeps_the_first():
    first, second = UserFactory(), UserFactory()
    participant = ParticipantFactory()
    arrival, is_new = check_in(participant, by=first, method=CheckInMethod.NAME)

    again, is_new_again = check_in(participant, by=second, method=CheckInMethod.CODE)

    assert (is_new, is_new_again) == (True, False)
    assert again == arrival
    assert Attendance.objects.get().recorded_by == first


@pytest.mark.django_db
def test_check_in_names_the_deputy():
    arrival, _ = check_in(
        ParticipantFactory(), by=UserFactory(), method=CheckInMethod.LIST, present_name="Budi"
    )

    assert arrival.present_name == "Budi"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "status", [ForumStatus.DRAFT, ForumStatus.OPEN, ForumStatus.CLOSED, ForumStatus.FINISHED]
)
def test_check_in_needs_a_running_forum(status):
    participant = ParticipantFactory(forum=ForumFactory(status=status))

    with pytest.raises(ValidationError) as error:
        check_in(participant, by=UserFactory(), method=CheckInMethod.NAME)

    assert error.value.code == "not_running"
    assert not Attendance.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "code"),
    [
        (ParticipantStatus.WAITLISTED, "no_seat"),
        (ParticipantStatus.INVITED, "not_registered"),
    ],
)
def test_check_in_without_a_seat_is_refused(status, code):
    participant = ParticipantFactory(status=status)

    with pytest.raises(ValidationError) as error:
        check_in(participant, by=UserFactory(), method=CheckInMethod.NAME)

    assert error.value.code == code


@pytest.mark.django_db
def test_check_in_of_a_cancelled_participant_is_refused():
    participant = ParticipantFactory()
    cancel(participant, reason="Sakit")

    with pytest.raises(ValidationError) as error:
        check_in(participant, by=UserFactory(), method=CheckInMethod.NAME)

    assert error.value.code == "cancelled"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # 17.00 UTC is midnight in Metro: the second day has begun.
        ("2024-03-05T16:59:59Z", date(2024, 3, 6)),
        ("2024-03-06T16:59:59Z", date(2024, 3, 6)),
        ("2024-03-06T17:00:00Z", date(2024, 3, 7)),
        ("2024-03-07T17:00:00Z", date(2024, 3, 6)),
    ],
)
def test_check_in_counts_for_the_local_day(moment, day):
    forum = ForumFactory(first_day=date(2024, 3, 6), last_day=date(2024, 3, 7))
    participant = ParticipantFactory(forum=forum)

    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        arrival, _ = check_in(participant, by=UserFactory(), method=CheckInMethod.NAME)

    assert arrival.day == day


@pytest.mark.django_db
def test_revoke_keeps_the_row_and_allows_another_check_in():
    arrival, officer = AttendanceFactory(), UserFactory()

    assert arrival.revoke(by=officer, reason="Salah orang") is True
    assert arrival.revoke(by=UserFactory(), reason="Lagi") is False
    second, is_new = check_in(arrival.participant, by=officer, method=CheckInMethod.NAME)

    arrival.refresh_from_db()
    assert (arrival.revoked_by, arrival.revoke_reason) == (officer, "Salah orang")
    assert is_new
    assert list(Attendance.objects.standing()) == [second]


@pytest.mark.django_db
def test_attendance_twice_a_day_is_refused_by_the_database():
    arrival = AttendanceFactory()

    with pytest.raises(IntegrityError, match="attendance_once_a_day"):
        AttendanceFactory(participant=arrival.participant)


@pytest.mark.django_db
def test_attendance_revocation_needs_all_its_parts():
    arrival = AttendanceFactory()

    with pytest.raises(IntegrityError, match="attendance_revocation_is_whole"):
        Attendance.objects.filter(pk=arrival.pk).update(revoked_at=timezone.now())


@pytest.mark.django_db
def test_check_in_many_is_all_or_nothing():
    good = ParticipantFactory()
    waiting = ParticipantFactory(forum=good.forum, status=ParticipantStatus.WAITLISTED)

    with pytest.raises(ValidationError):
        check_in_many([good, waiting], by=UserFactory())

    assert not Attendance.objects.exists()
    assert check_in_many([good], by=UserFactory()) == 1


@pytest.mark.django_db
def test_walk_in_is_registered_and_in():
    forum = ForumFactory()
    walk_in = Participant(
        forum=forum, kind=ParticipantKind.DELEGATE, agency=AgencyFactory(), name="Sari"
    )

    participant, is_in = register_at_door(walk_in, by=UserFactory())

    assert is_in
    assert Attendance.objects.get().participant == participant
    assert Attendance.objects.get().method == CheckInMethod.WALK_IN


@pytest.mark.django_db
def test_walk_in_without_a_seat_waits():
    walk_in = Participant(
        forum=ForumFactory(agency_seats=0),
        kind=ParticipantKind.DELEGATE,
        agency=AgencyFactory(),
        name="Sari",
    )

    participant, is_in = register_at_door(walk_in, by=UserFactory())

    assert not is_in
    assert participant.status == ParticipantStatus.WAITLISTED
    assert not Attendance.objects.exists()


@pytest.mark.django_db
def test_walk_in_before_the_start_leaves_nothing_behind():
    walk_in = Participant(
        forum=ForumFactory(status=ForumStatus.OPEN),
        kind=ParticipantKind.DELEGATE,
        agency=AgencyFactory(),
        name="Sari",
    )

    with pytest.raises(ValidationError):
        register_at_door(walk_in, by=UserFactory())

    assert not Participant.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_doors_make_one_arrival():
    participant = ParticipantFactory()
    officers = UserFactory.create_batch(8)
    start = Barrier(8)

    def tap(officer):
        try:
            start.wait(timeout=10)
            return check_in(participant, by=officer, method=CheckInMethod.NAME)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(tap, officers))

    assert sum(is_new for _, is_new in results) == 1
    assert {arrival.pk for arrival, _ in results} == {Attendance.objects.get().pk}


@pytest.mark.django_db
def test_on_day_joins_only_that_days_standing_arrival():
    forum = ForumFactory(last_day=date(2024, 3, 7))
    participant = ParticipantFactory(forum=forum)
    AttendanceFactory(participant=participant, day=date(2024, 3, 7))
    revoked = AttendanceFactory(participant=participant)
    revoked.revoke(by=UserFactory(), reason="Salah")
    standing = AttendanceFactory(
        participant=participant, arrived_at=timezone.now() - timedelta(hours=1)
    )

    row = Participant.objects.on_day(forum.first_day).with_arrival().get()

    assert row.attendance_id == standing.pk
    assert row.arrived_at == standing.arrived_at
