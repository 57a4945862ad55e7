"""Arrivals at the door: safe against double taps and against two doors."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from events.actions.registration import register
from events.models import Attendance, CheckInMethod, Participant, ParticipantStatus

REFUSALS = {
    ParticipantStatus.CANCELLED: (
        "cancelled",
        "Pendaftarannya dibatalkan. Pulihkan dulu bila orangnya tetap hadir.",
    ),
    ParticipantStatus.WAITLISTED: (
        "no_seat",
        "Masih di daftar tunggu. Beri kursi dulu bila ada yang kosong.",
    ),
    ParticipantStatus.INVITED: ("not_registered", "Belum terdaftar. Daftarkan dulu."),
}


# One statement, because hundreds of people arrive a minute. The row of the person is held until it
# is done: a second door waits, then its INSERT meets the first door's arrival, and who is being
# cancelled is not let in. The day is that of Forum.attendance_day.
ARRIVE = """
    WITH person AS MATERIALIZED (
        SELECT participant.id, participant.name,
            CASE WHEN %(today)s BETWEEN first_day AND last_day THEN %(today)s ELSE first_day END AS day
        FROM events_participant AS participant JOIN events_forum AS forum ON forum.id = forum_id
        WHERE participant.id = %(participant)s AND (%(slug)s = '' OR forum.slug = %(slug)s)
            AND participant.status = 'registered' AND forum.status = 'running'
        FOR NO KEY UPDATE OF participant
    )
    INSERT INTO events_attendance (
        participant_id, day, arrived_at, method, present_name, recorded_by_id, revoke_reason
    )
    SELECT id, day, %(arrived_at)s, %(method)s, coalesce(nullif(%(present_name)s, ''), name),
        %(by)s, ''
    FROM person
    ON CONFLICT (participant_id, day) WHERE revoked_at IS NULL DO NOTHING
    RETURNING id, day, present_name
"""


def arrive(
    participant: int,
    *,
    by: User,
    method: CheckInMethod,
    present_name: str = "",
    arrived_at: datetime | None = None,
    slug: str = "",
) -> Attendance | None:
    """Record the arrival of the participant of this key; None if that can't be or was done before.

    With `slug` only if it is a participant of that forum. Takes one statement: check_in() says why
    there is none.
    """
    moment = arrived_at or timezone.now()
    values: dict[str, Any] = {
        "participant": participant,
        "slug": slug,
        "today": timezone.localdate(),
        "arrived_at": moment,
        "method": method.value,
        "present_name": present_name,
        "by": by.pk,
    }
    with pghistory.context(verb="check_in"), connection.cursor() as cursor:
        cursor.execute(ARRIVE, values)
        row = cursor.fetchone()
    if row is None:
        return None
    pk, day, name = row
    return Attendance.from_db(
        "default",
        ["id", "participant_id", "day", "arrived_at", "method", "present_name", "recorded_by_id"],
        [pk, participant, day, moment, method.value, name, by.pk],
    )


@transaction.atomic
def check_in(
    participant: Participant,
    *,
    by: User,
    method: CheckInMethod,
    present_name: str = "",
    arrived_at: datetime | None = None,
) -> tuple[Attendance, bool]:
    """Record the arrival once for the forum's day; return it, and whether it is new.

    `present_name` is the person who really came, where that is a deputy; `arrived_at` the moment
    where that was noted before it reached us.
    Raises ValidationError "not_running", "cancelled", "no_seat", "not_registered".
    """
    record = partial(
        arrive,
        participant.pk,
        by=by,
        method=method,
        present_name=present_name,
        arrived_at=arrived_at,
    )
    while not (arrival := record()):
        if standing := standing_arrival(participant):
            return standing, False
        # Else it was revoked since: once more.
    return arrival, True


def standing_arrival(participant: Participant) -> Attendance | None:
    """The arrival that keeps another from being recorded; ValidationError if none may be."""
    current = Participant.objects.select_related("forum").get(pk=participant.pk)
    if note := current.forum.door_note:
        raise ValidationError(note, code="not_running")
    if refusal := REFUSALS.get(ParticipantStatus(current.status)):
        code, sentence = refusal
        raise ValidationError(f"{current}: {sentence}", code=code)
    day = current.forum.attendance_day
    return current.attendances.standing().filter(day=day).select_related("recorded_by").first()


@transaction.atomic
def check_in_many(participants: Iterable[Participant], *, by: User) -> int:
    """Record several arrivals in one act; return how many are new.

    Raises ValidationError like check_in; then none is recorded.
    """
    ordered = sorted(participants, key=lambda participant: participant.pk)
    return sum(
        check_in(participant, by=by, method=CheckInMethod.LIST)[1] for participant in ordered
    )


@transaction.atomic
def register_at_door(
    participant: Participant,
    *,
    by: User,
    check: Callable[[], None] | None = None,
    answers: Mapping[int, str] | None = None,
) -> tuple[Participant, bool]:
    """Register a walk-in and check it in; return it, and whether it got a seat and is in.

    Raises ValidationError "forum_finished", "not_running".
    """
    register(participant, by=by, check=check, answers=answers)
    if not participant.is_registered:
        return participant, False
    check_in(participant, by=by, method=CheckInMethod.WALK_IN)
    return participant, True
