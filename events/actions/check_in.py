"""Arrivals at the door: safe against double taps and against two doors."""

from collections.abc import Callable, Iterable
from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
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
    # The row is held so that a second door waits, then sees the first door's arrival.
    current = (
        Participant.objects.select_for_update(of=["self"])
        .select_related("forum")
        .get(pk=participant.pk)
    )
    if not current.forum.is_running:
        raise ValidationError(
            "Kehadiran dicatat setelah forum dimulai. Tekan Mulai forum di halaman Ringkasan.",
            code="not_running",
        )
    if refusal := REFUSALS.get(ParticipantStatus(current.status)):
        code, sentence = refusal
        raise ValidationError(f"{current}: {sentence}", code=code)
    day = current.forum.attendance_day
    standing = current.attendances.standing().filter(day=day).select_related("recorded_by").first()
    if standing:
        return standing, False
    with pghistory.context(verb="check_in"):
        arrival = Attendance.objects.create(
            participant=current,
            day=day,
            method=method,
            present_name=present_name or current.name,
            recorded_by=by,
            arrived_at=arrived_at or timezone.now(),
        )
    return arrival, True


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
    participant: Participant, *, by: User, check: Callable[[], None] | None = None
) -> tuple[Participant, bool]:
    """Register a walk-in and check it in; return it, and whether it got a seat and is in.

    Raises ValidationError "forum_finished", "not_running".
    """
    register(participant, by=by, check=check)
    if not participant.is_registered:
        return participant, False
    check_in(participant, by=by, method=CheckInMethod.WALK_IN)
    return participant, True
