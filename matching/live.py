"""What the hall must know right now: querysets in, plain values out."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from core.calendars import moment
from events.models import Attendance, Forum, Slot
from matching.models import Meeting, Schedule


@dataclass
class Seat:
    """One table: who is there now and who comes next. `vendor` is empty where several share it."""

    table: str
    vendor: str
    now: Meeting | None = None
    next: Meeting | None = None

    @property
    def is_shared(self) -> bool:
        return not self.vendor

    @property
    def rounds(self) -> tuple[Meeting | None, Meeting | None]:
        return self.now, self.next


type Side = tuple[str, int, str]
"""``agency`` or ``vendor``, its number, its name."""


@dataclass
class LiveState:
    """`ends_at` is when the round, or the wait for the next one, is over."""

    has_slots: bool
    current: Slot | None
    following: Slot | None
    ends_at: datetime | None
    seconds: int
    seats: list[Seat] = field(default_factory=list)
    missing: list[Side] = field(default_factory=list)
    arrived: list[Side] = field(default_factory=list)


def live_state(forum: Forum, schedule: Schedule | None, now: datetime) -> LiveState:
    slots = list(forum.slots.all())
    current = next(
        (
            slot
            for slot in slots
            if moment(slot.day, slot.start_time) <= now < moment(slot.day, slot.end_time)
        ),
        None,
    )
    following = next((slot for slot in slots if moment(slot.day, slot.start_time) > now), None)
    ends_at = None
    if current:
        ends_at = moment(current.day, current.end_time)
    elif following:
        ends_at = moment(following.day, following.start_time)
    seconds = max(0, int((ends_at - now).total_seconds())) if ends_at else 0
    state = LiveState(bool(slots), current, following, ends_at, seconds)
    if schedule:
        fill(state, forum, schedule)
    return state


def fill(state: LiveState, forum: Forum, schedule: Schedule) -> None:
    meetings = list(schedule.meetings.planned().for_list())
    at = {(row.slot_id, row.table_id): row for row in meetings}
    for table in forum.tables.select_related("vendor"):
        seat = Seat(str(table), table.vendor.name if table.vendor else "")
        seat.now = at.get((state.current.pk, table.pk)) if state.current else None
        seat.next = at.get((state.following.pk, table.pk)) if state.following else None
        state.seats.append(seat)
    coming = [
        row
        for row in meetings
        if row.slot in {slot for slot in (state.current, state.following) if slot}
    ]
    here = parties_here(forum)
    state.missing = by_name(set().union(*map(sides_of, coming)) - here)
    if state.following:
        expected = set().union(*map(sides_of, meetings))
        state.arrived = by_name((here - expected) | (here & away_from(forum, state.following)))


def sides_of(meeting: Meeting) -> set[Side]:
    return {
        ("agency", meeting.agency_id, meeting.agency.name),
        ("vendor", meeting.vendor_id, meeting.vendor.name),
    }


def parties_here(forum: Forum) -> set[Side]:
    """Agencies and vendors of whom somebody has checked in today."""
    standing = Attendance.objects.standing().filter(participant__forum=forum)
    return named_sides(standing.filter(day=forum.attendance_day), "participant__")


def away_from(forum: Forum, slot: Slot) -> set[Side]:
    """Those who count as away in this slot or in one after it."""
    later = forum.absences.filter(slot__day=slot.day, slot__start_time__gte=slot.start_time)
    return named_sides(later, "")


def named_sides(rows: QuerySet, start: str) -> set[Side]:
    fields = ("agency", "agency__name", "vendor", "vendor__name")
    found: set[Side] = set()
    for agency, agency_name, vendor, vendor_name in rows.values_list(*(start + f for f in fields)):
        found |= {("agency", agency, agency_name)} if agency else set()
        found |= {("vendor", vendor, vendor_name)} if vendor else set()
    return found


def by_name(sides: set[Side]) -> list[Side]:
    return sorted(sides, key=lambda one: one[2])
