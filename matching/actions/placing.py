"""Placing meetings by hand: which cells are legal, why others are not, and the act itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from itertools import chain
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from events.models import Forum, Slot, Table
from matching.actions.publishing import telling
from matching.actions.scheduling import absent_in
from matching.models import Absence, Meeting, MeetingStatus, Request, Schedule, Veto
from matching.models.schedule import has_begun


@dataclass(frozen=True)
class Clash:
    """What makes a schedule unfit to be published, and the meeting that it is about."""

    meeting: Meeting
    text: str


class Grid:
    """One schedule in memory: who sits where, who is away, who may not meet. Six queries."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.forum: Forum = schedule.forum
        self.slots: list[Slot] = list(self.forum.slots.all())
        self.tables: list[Table] = list(self.forum.tables.select_related("vendor"))
        self.meetings = seated(schedule, self.slots, self.tables)
        self.begun = {slot.pk for slot in self.slots if has_begun(self.forum, slot)}
        self.absent = absent_in(self.forum)
        self.vetoes = set(Veto.objects.filter(forum=self.forum).values_list("agency", "vendor"))
        self.at = {(row.slot_id, row.table_id): row for row in self.meetings}
        self.own_tables = {table.vendor_id: table for table in self.tables if table.vendor_id}
        self.pairs = {(row.agency_id, row.vendor_id): row for row in self.meetings}

    def why_not(
        self, party: Request | Meeting, slot: Slot, table: Table, *, moving: tuple[int, ...] = ()
    ) -> str:
        """Why this pair cannot meet there, in words; "" if it can. `moving` are left out."""
        others = [row for row in self.near(party, slot, table) if row.pk not in moving]
        return next(
            chain(self.obstacles(party, slot, table), in_the_way(party, table, others)), ""
        )

    @cached_property
    def taken(self) -> defaultdict[tuple[int, str, int], dict[int, Meeting]]:
        """By slot and table, vendor or agency the meetings that really hold their place, by order."""
        taken: defaultdict[tuple[int, str, int], dict[int, Meeting]] = defaultdict(dict)
        for order, row in enumerate(self.meetings):
            if blocks(row):
                taken[row.slot_id, "table", row.table_id][order] = row
                taken[row.slot_id, "vendor", row.vendor_id][order] = row
                taken[row.slot_id, "agency", row.agency_id][order] = row
        return taken

    def near(self, party: Request | Meeting, slot: Slot, table: Table) -> list[Meeting]:
        """Those of a slot who sit at the table or are of one of the sides, in their order."""
        taken = self.taken
        found = (
            taken.get((slot.pk, "table", table.pk), {})
            | taken.get((slot.pk, "vendor", party.vendor_id), {})
            | taken.get((slot.pk, "agency", party.agency_id), {})
        )
        return [found[order] for order in sorted(found)]

    def obstacles(self, party: Request | Meeting, slot: Slot, table: Table) -> Iterator[str]:
        """What is against it whoever else meets."""
        agency, vendor = party.agency_id, party.vendor_id
        if (agency, vendor) in self.vetoes:
            yield "pasangan ini dilarang dijadwalkan"
        if slot.pk in self.begun:
            yield "sesi sudah dimulai"
        if table.vendor_id and table.vendor_id != vendor:
            yield f"meja {table.vendor}"
        if not table.vendor_id and vendor in self.own_tables:
            yield f"vendor ini di {str(self.own_tables[vendor]).lower()}"
        if slot.pk in self.absent.agencies[agency]:
            yield f"{party.agency.short_name} tidak hadir"
        if slot.pk in self.absent.vendors[vendor]:
            yield f"{party.vendor} tidak hadir"

    def tables_of(self, vendor_id: int) -> list[Table]:
        """The vendor's own table, or those that are shared."""
        own = self.own_tables.get(vendor_id)
        return [own] if own else [table for table in self.tables if table.vendor_id is None]

    def free_cells(self, wish: Request) -> list[tuple[Slot, Table]]:
        """One legal table for each slot in which these two could meet."""
        cells = []
        for slot in self.slots:
            for table in self.tables_of(wish.vendor_id):
                if not self.why_not(wish, slot, table):
                    cells.append((slot, table))
                    break
        return cells

    def why_nowhere(self, wish: Request, found: str | None = None) -> str:
        """Why a request has no free cell at all; `found` is what computing the draft has found."""
        if self.slots and len(self.begun) == len(self.slots):
            return "semua sesi sudah dimulai atau lewat"
        if found:
            return found
        if (wish.agency_id, wish.vendor_id) in self.vetoes:
            return "pasangan ini dilarang dijadwalkan"
        if not self.tables_of(wish.vendor_id):
            return "vendor ini belum punya meja"
        busy = {row.slot_id for row in self.meetings if row.vendor_id == wish.vendor_id}
        busy |= self.absent.vendors[wish.vendor_id]
        if len(busy) >= len(self.slots):
            return "semua sesi vendor terisi"
        taken = {row.slot_id for row in self.meetings if row.agency_id == wish.agency_id}
        taken |= self.absent.agencies[wish.agency_id]
        if len(taken) >= len(self.slots):
            return "semua sesi OPD terisi"
        return "tidak ada sesi kosong yang sama"

    def clashes(self) -> list[Clash]:
        """Planned meetings that must not be published as they are."""
        found = []
        for row in self.meetings:
            if row.slot_id in self.begun:
                continue
            if (row.agency_id, row.vendor_id) in self.vetoes:
                found.append(Clash(row, f"{row} dilarang dijadwalkan."))
            elif row.slot_id in self.absent.agencies[row.agency_id]:
                found.append(away_at(row, row.agency.short_name, self.forum))
            elif row.slot_id in self.absent.vendors[row.vendor_id]:
                found.append(away_at(row, str(row.vendor), self.forum))
            elif row.request and not blocks(row):
                found.append(Clash(row, f"Permintaan {row} {row.request.state.label.lower()}."))
        return found


def away_at(row: Meeting, party: str, forum: Forum) -> Clash:
    return Clash(row, f"{party} tidak hadir pada sesi {row.slot.in_words(forum)}.")


def seated(schedule: Schedule, slots: list[Slot], tables: list[Table]) -> list[Meeting]:
    """The planned meetings in order, with the slots, tables and vendors that are at hand.

    Joined, they would be made anew for each of a thousand meetings. Vendors without a table of
    their own cost one query more.
    """
    at_hand: dict[str, dict[int, Any]] = {
        "forum": {schedule.forum_id: schedule.forum},
        "slot": {one.pk: one for one in slots},
        "table": {one.pk: one for one in tables},
        "vendor": {one.vendor_id: one.vendor for one in tables if one.vendor_id},
    }
    rows = list(schedule.meetings.planned().for_seats())
    for name, known in at_hand.items():
        field: Any = Meeting._meta.get_field(name)
        for row in rows:
            if one := known.get(getattr(row, field.attname)):
                field.set_cached_value(row, one)
    return rows


def unplaced(schedule: Schedule) -> QuerySet[Request]:
    """The requests of its forum that stand and have no meeting in the schedule."""
    met = schedule.meetings.planned().filter(agency=OuterRef("agency"), vendor=OuterRef("vendor"))
    wishes = Request.objects.filter(forum=schedule.forum_id).standing().filter(~Exists(met))
    return wishes.select_related("agency", "vendor")


def busy(
    party: Request | Meeting, slot: Slot, table: Table, others: list[Meeting]
) -> Iterator[str]:
    """Who of the others is in the way."""
    there = (row for row in others if row.slot_id == slot.pk and blocks(row))
    return in_the_way(party, table, there)


def in_the_way(party: Request | Meeting, table: Table, others: Iterable[Meeting]) -> Iterator[str]:
    """Who of those who hold their place in one slot is in the way."""
    delegate = getattr(party, "delegate_id", None)
    for row in others:
        if row.table_id == table.pk:
            yield f"terisi {row.agency.short_name}"
        if row.vendor_id == party.vendor_id:
            yield f"{row.vendor} bertemu {row.agency.short_name}"
        if row.agency_id == party.agency_id and same_people(row.delegate_id, delegate):
            yield f"{row.agency.short_name} bertemu {row.vendor}"


def blocks(meeting: Meeting) -> bool:
    """Whether the cell is really taken: a request that fell away holds no place."""
    wish = meeting.request
    return wish is None or meeting.is_locked or wish.stands


def same_people(one: int | None, other: int | None) -> bool:
    """Whether two meetings of an agency need the same people: None stands for all of them."""
    return one is None or other is None or one == other


def clashes_of(schedule: Schedule) -> list[Clash]:
    return Grid(schedule).clashes()


def editable(schedule_id: int) -> Schedule:
    """The schedule with its row held. Raises ValidationError "superseded"."""
    schedule = (
        Schedule.objects.select_related("forum")
        .select_for_update(of=("self",))
        .get(pk=schedule_id)
    )
    if schedule.is_superseded:
        raise ValidationError("Versi ini sudah diganti dan hanya bisa dibaca.", code="superseded")
    return schedule


def refuse(reason: str, code: str = "illegal_cell") -> None:
    raise ValidationError(f"Tidak bisa ditempatkan di sini: {reason}. Pilih sel lain.", code=code)


@transaction.atomic
def place(schedule: Schedule, wish: Request, slot: Slot, table: Table, *, by: User) -> Meeting:
    """Give a request a cell. Raises ValidationError "illegal_cell", "pair_met", "superseded"."""
    schedule = editable(schedule.pk)
    grid = Grid(schedule)
    if (wish.agency_id, wish.vendor_id) in grid.pairs:
        refuse("OPD dan vendor ini sudah punya pertemuan di jadwal ini", "pair_met")
    if reason := grid.why_not(wish, slot, table):
        refuse(reason)
    with telling(schedule, by=by), pghistory.context(verb="place_meeting"):
        clear(grid, slot, table, wish, keep=None)
        return seat_request(schedule, wish, slot, table)


def seat_request(schedule: Schedule, wish: Request, slot: Slot, table: Table) -> Meeting:
    """Write the new meeting of a request; whoever asks has checked the cell."""
    return Meeting.objects.create(
        schedule=schedule,
        forum=schedule.forum,
        slot=slot,
        table=table,
        agency=wish.agency,
        vendor=wish.vendor,
        request=wish,
        sequence=0 if schedule.is_draft else 1,
    )


def clear(
    grid: Grid, slot: Slot, table: Table, party: Request | Meeting, *, keep: int | None
) -> None:
    """Take away meetings without a standing request that are in the way."""
    for row in grid.meetings:
        in_the_way = row.slot_id == slot.pk and (
            row.table_id == table.pk
            or row.vendor_id == party.vendor_id
            or row.agency_id == party.agency_id
        )
        if in_the_way and row.pk != keep and not blocks(row):
            take_off(row, "Permintaannya tidak berlaku lagi.")


@transaction.atomic
def move(meeting: Meeting, slot: Slot, table: Table, *, by: User) -> None:
    """Move a meeting to a free cell, or swap it with the one that sits there.

    Of a published schedule those concerned are mailed. Raises ValidationError "illegal_cell",
    "begun", "superseded".
    """
    grid = Grid(editable(meeting.schedule_id))
    row = next((row for row in grid.meetings if row.pk == meeting.pk), None)
    if row is None:
        refuse("pertemuan ini sudah dibatalkan")
        return
    if row.has_begun:
        raise ValidationError("Pertemuan yang sudah dimulai tidak dipindah.", code="begun")
    other = grid.at.get((slot.pk, table.pk))
    if other and other.pk != row.pk and blocks(other):
        if reason := swap_obstacle(grid, row, other):
            refuse(reason)
        with telling(grid.schedule, by=by), pghistory.context(verb="move_meeting"):
            reseat([(row, slot.pk, table.pk), (other, row.slot_id, row.table_id)])
        return
    if reason := grid.why_not(row, slot, table, moving=(row.pk,)):
        refuse(reason)
    with telling(grid.schedule, by=by), pghistory.context(verb="move_meeting"):
        clear(grid, slot, table, row, keep=row.pk)
        seat(row, slot.pk, table.pk)


def swap_obstacle(grid: Grid, row: Meeting, other: Meeting) -> str:
    """Why these two cannot change places; "" if they can."""
    if other.is_locked or other.has_begun:
        return f"{other} dikunci atau sudah dimulai"
    moving = (row.pk, other.pk)
    return grid.why_not(row, other.slot, other.table, moving=moving) or grid.why_not(
        other, row.slot, row.table, moving=moving
    )


def reseat(places: list[tuple[Meeting, int, int]]) -> None:
    """Give each meeting its new slot and table, all at once."""
    # Lifted off for a moment: two meetings are never in one cell.
    Meeting.objects.filter(pk__in=[row.pk for row, _, _ in places]).update(
        status=MeetingStatus.CANCELLED, cancel_reason="Bertukar tempat."
    )
    for row, slot, table in places:
        seat(row, slot, table)


def seat(row: Meeting, slot_id: int, table_id: int) -> None:
    Meeting.objects.filter(pk=row.pk).update(
        slot=slot_id,
        table=table_id,
        status=MeetingStatus.PLANNED,
        cancel_reason="",
        sequence=row.sequence + (not row.schedule.is_draft),
    )


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, by: User) -> bool:
    """Take a meeting off: gone from a draft, kept as cancelled once it was published.

    Return False if it was off already. Both sides are mailed if they knew of it. Raises
    ValidationError "superseded".
    """
    schedule = editable(meeting.schedule_id)
    row = Meeting.objects.planned().select_related("schedule").filter(pk=meeting.pk).first()
    if row is None:
        return False
    with telling(schedule, by=by):
        take_off(row, reason)
    return True


def take_off(row: Meeting, reason: str) -> None:
    with pghistory.context(verb="cancel_meeting", reason=reason):
        if row.schedule.is_draft:
            row.delete()
            return
        Meeting.objects.filter(pk=row.pk).update(
            status=MeetingStatus.CANCELLED, cancel_reason=reason, sequence=row.sequence + 1
        )


@transaction.atomic
def set_lock(meeting: Meeting, *, locked: bool) -> None:
    """Lock a meeting, so that no new computation moves it, or let it go."""
    editable(meeting.schedule_id)
    Meeting.objects.planned().filter(pk=meeting.pk).update(is_locked=locked)


@transaction.atomic
def free_party(
    schedule: Schedule, *, side: str, pk: int, reason: str, by: User, arrives: Slot | None = None
) -> list[Meeting]:
    """A party is absent today, or late until a slot: cancel what it has before, and return that.

    It also counts as away in all those slots, so that nobody places it there again.
    """
    schedule = editable(schedule.pk)
    forum = schedule.forum
    missed = [
        slot
        for slot in forum.slots.all()
        if not has_begun(forum, slot)
        and (starts(slot) < starts(arrives) if arrives else slot.day == forum.attendance_day)
    ]
    rows = list(schedule.meetings.planned().for_list().filter(**{side: pk}, slot__in=missed))
    with telling(schedule, by=by):
        for row in rows:
            row.schedule = schedule
            take_off(row, reason)
    Absence.objects.bulk_create(
        [Absence(forum=forum, slot=slot, created_by=by, **{f"{side}_id": pk}) for slot in missed],
        ignore_conflicts=True,
    )
    return rows


@transaction.atomic
def welcome_party(schedule: Schedule, *, side: str, pk: int) -> int:
    """A party is here after all: it counts as away no longer. Return from how many slots."""
    schedule = editable(schedule.pk)
    coming = [slot for slot in schedule.forum.slots.all() if not has_begun(schedule.forum, slot)]
    with pghistory.context(verb="welcome_party"):
        away = schedule.forum.absences.filter(slot__in=coming, **{f"{side}_id": pk})
        return away.delete()[0]


def starts(slot: Slot) -> tuple[date, time]:
    return slot.day, slot.start_time


def replacements(grid: Grid, slot: Slot, table: Table, wishes: list[Request]) -> list[Request]:
    """Unplaced requests that could take a cell that was freed, the weightiest first."""
    fitting = [
        wish
        for wish in wishes
        if table in grid.tables_of(wish.vendor_id) and not grid.why_not(wish, slot, table)
    ]
    return sorted(fitting, key=by_weight)


def by_weight(wish: Request) -> tuple[bool, int, int]:
    """The order in which requests get what is free: agreed ones first, then by priority."""
    return not wish.is_accepted, wish.priority, wish.pk
