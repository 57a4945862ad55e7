"""What the hall must know right now: querysets in, plain values out."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from events.models import Attendance, Forum, Slot
from matching.models import Meeting, Schedule


@dataclass
class Seat:
    """One table: who is there now and who comes next."""

    table: str
    vendor: str
    now: Meeting | None = None
    next: Meeting | None = None


@dataclass
class LiveState:
    """`ends_at` is when the round, or the wait for the next one, is over."""

    current: Slot | None
    following: Slot | None
    ends_at: datetime | None
    seconds: int
    seats: list[Seat] = field(default_factory=list)
    missing: list[tuple[str, int, str]] = field(default_factory=list)


def moment_of(slot: Slot, clock) -> datetime:
    return timezone.make_aware(datetime.combine(slot.day, clock))


def live_state(forum: Forum, schedule: Schedule | None, now: datetime) -> LiveState:
    slots = list(forum.slots.all())
    current = next(
        (
            slot
            for slot in slots
            if moment_of(slot, slot.start_time) <= now < moment_of(slot, slot.end_time)
        ),
        None,
    )
    following = next((slot for slot in slots if moment_of(slot, slot.start_time) > now), None)
    ends_at = None
    if current:
        ends_at = moment_of(current, current.end_time)
    elif following:
        ends_at = moment_of(following, following.start_time)
    seconds = max(0, int((ends_at - now).total_seconds())) if ends_at else 0
    state = LiveState(current, following, ends_at, seconds)
    if schedule:
        fill(state, forum, schedule)
    return state


def fill(state: LiveState, forum: Forum, schedule: Schedule) -> None:
    meetings = list(schedule.meetings.planned().for_list())
    at = {(row.slot_id, row.table_id): row for row in meetings}
    for table in forum.tables.select_related("vendor"):
        seat = Seat(str(table), table.vendor.name if table.vendor else "Meja bersama")
        seat.now = at.get((state.current.pk, table.pk)) if state.current else None
        seat.next = at.get((state.following.pk, table.pk)) if state.following else None
        state.seats.append(seat)
    coming = [
        row
        for row in meetings
        if row.slot in {slot for slot in (state.current, state.following) if slot}
    ]
    state.missing = missing_parties(forum, coming)


def missing_parties(forum: Forum, meetings: list[Meeting]) -> list[tuple[str, int, str]]:
    """Sides with a meeting now or next of whom nobody has checked in."""
    here = Attendance.objects.standing().filter(participant__forum=forum, day=forum.attendance_day)
    pairs = list(here.values_list("participant__agency", "participant__vendor"))
    agencies, vendors = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    found = {
        ("agency", row.agency_id, row.agency.name)
        for row in meetings
        if row.agency_id not in agencies
    }
    found |= {
        ("vendor", row.vendor_id, row.vendor.name)
        for row in meetings
        if row.vendor_id not in vendors
    }
    return sorted(found, key=lambda one: one[2])
