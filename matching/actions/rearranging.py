"""Finding a place where none is free: the solver proposes, the office accepts with one tap.

What has begun, is locked or was reported never moves; of all ways the one that moves the fewest.
"""

import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from itertools import chain
from time import perf_counter

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from events.models import Slot, Table
from matching import scheduling
from matching.actions.placing import (
    Grid,
    blocks,
    busy,
    by_weight,
    clear,
    editable,
    reseat,
    seat_request,
    starts,
)
from matching.actions.publishing import telling
from matching.actions.scheduling import Plan, kept_meetings, problem_of
from matching.models import Meeting, Request, Schedule

SECONDS = 3.0
MOST = 3
STEP = re.compile(r"(meeting|request)-([0-9]{1,9})-([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True)
class Step:
    """One meeting, or a request that had none, with its new place."""

    party: Meeting | Request
    slot: Slot
    table: Table

    @property
    def is_move(self) -> bool:
        return isinstance(self.party, Meeting)

    @property
    def key(self) -> str:
        """The step as a form sends it back."""
        kind = "meeting" if self.is_move else "request"
        return f"{kind}-{self.party.pk}-{self.slot.pk}-{self.table.pk}"

    @property
    def seated(self) -> Meeting:
        """The meeting as it will be, not saved."""
        party = self.party
        if isinstance(party, Meeting):
            row = copy(party)
        else:
            row = Meeting(agency=party.agency, vendor=party.vendor, request=party)
        row.slot, row.table = self.slot, self.table
        return row

    def is_done(self, grid: Grid) -> bool:
        row = grid.pairs.get((self.party.agency_id, self.party.vendor_id))
        return bool(row) and grid.at.get((self.slot.pk, self.table.pk)) is row


def way_to(grid: Grid, meeting: Meeting, slot: Slot, table: Table) -> list[Step]:
    """The fewest moves after which a meeting can have this cell, itself first; [] if none.

    For a meeting whose request fell away nobody else is moved. Every other meeting stays in the
    schedule. Takes up to `SECONDS`.
    """
    row = grid.pairs[meeting.agency_id, meeting.vendor_id]
    stays = row.is_locked or row.has_begun or not blocks(row)
    if stays or any(grid.obstacles(row, slot, table)):
        return []
    problem, former = as_problem(grid, [])
    own = next(one for one in former if one.pair == (row.agency_id, row.vendor_id))
    newcomer = replace(own, slot=slot.pk, table=table.pk)
    answer = scheduling.fit(problem, former, newcomer, seconds=SECONDS)
    steps = steps_between(grid, answer or former, [])
    return sorted(steps, key=lambda step: step.party.pk != row.pk)


def best_use(grid: Grid, wishes: Iterable[Request]) -> list[Step]:
    """Places for these requests, the weightiest first, each with the fewest others moved.

    Nobody loses a meeting for it. Agencies whose delegates meet apart are left to the free cells:
    who of them would come is for the office to say. Takes up to `SECONDS`.
    """
    until = perf_counter() + SECONDS
    open_wishes = sorted((wish for wish in wishes if wish.stands), key=by_weight)
    problem, meetings = as_problem(grid, open_wishes)
    together = {party.key for party in problem.agencies if len(party.calendars) == 1}
    for wish in open_wishes:
        left = until - perf_counter()
        allowed = (wish.agency_id, wish.vendor_id) not in grid.vetoes
        if left > 0 and allowed and wish.agency_id in together:
            newcomer = scheduling.Meeting(wish.agency_id, wish.vendor_id, 0, 0)
            found = scheduling.fit(
                problem, meetings, newcomer, anywhere=True, most=MOST, seconds=left
            )
            meetings = found or meetings
    steps = steps_between(grid, meetings, open_wishes)
    return sorted(steps, key=lambda step: (step.is_move, starts(step.slot), step.table.number))


def as_problem(
    grid: Grid, wishes: list[Request]
) -> tuple[scheduling.Problem, tuple[scheduling.Meeting, ...]]:
    """The schedule as the solver knows it, with those locked that never move, and its meetings."""
    held = [row for row in grid.meetings if blocks(row)]
    asked = [row.request for row in held if row.request]
    problem = problem_of(grid.forum, Plan(), [*asked, *wishes], held)
    fixed = {(row.agency_id, row.vendor_id) for row in held if row.request is None}
    fixed |= {(row.agency_id, row.vendor_id) for row in kept_meetings(Plan(base=grid.schedule))}
    locked = tuple(one for one in problem.locked if one.pair in fixed)
    return replace(problem, locked=locked), problem.locked


def steps_between(
    grid: Grid, meetings: Iterable[scheduling.Meeting], wishes: Iterable[Request]
) -> list[Step]:
    """What is different from the schedule as it is."""
    slots, tables = {row.pk: row for row in grid.slots}, {row.pk: row for row in grid.tables}
    parties: dict[tuple[int, int], Meeting | Request] = {
        (wish.agency_id, wish.vendor_id): wish for wish in wishes
    }
    parties |= grid.pairs
    steps = [Step(parties[one.pair], slots[one.slot], tables[one.table]) for one in meetings]
    return [step for step in steps if not step.is_done(grid)]


@transaction.atomic
def rearrange(schedule: Schedule, keys: Iterable[str], *, by: User) -> int:
    """Do what was proposed, all of it or nothing; return how many steps were still to be done.

    `keys` are those of the steps. Of a published schedule those concerned are mailed. Raises
    ValidationError "changed", "superseded".
    """
    schedule = editable(schedule.pk)
    grid = Grid(schedule)
    steps = [step for step in read_steps(grid, keys) if not step.is_done(grid)]
    if reason := obstacle(grid, steps):
        raise changed(reason)
    with telling(schedule, by=by):
        for step in steps:
            keep = step.party.pk if step.is_move else None
            clear(grid, step.slot, step.table, step.party, keep=keep)
            grid.meetings = [row for row in grid.meetings if row.pk]
        with pghistory.context(verb="move_meeting"):
            reseat(
                [
                    (step.party, step.slot.pk, step.table.pk)
                    for step in steps
                    if isinstance(step.party, Meeting)
                ]
            )
        with pghistory.context(verb="place_meeting"):
            for step in steps:
                if isinstance(step.party, Request):
                    seat_request(schedule, step.party, step.slot, step.table)
    return len(steps)


def changed(reason: str) -> ValidationError:
    return ValidationError(
        f"Jadwal sudah berubah sejak susunan ini dicari: {reason}. Cari sekali lagi.",
        code="changed",
    )


def read_steps(grid: Grid, keys: Iterable[str]) -> list[Step]:
    """The steps that a form sent back. Raises ValidationError "changed"."""
    found = [STEP.fullmatch(key) for key in keys]
    wished = [int(match[2]) for match in found if match and match[1] == "request"]
    wishes = Request.objects.filter(forum=grid.forum).select_related("agency", "vendor")
    parties: dict[tuple[str, int], Meeting | Request] = {
        ("meeting", row.pk): row for row in grid.meetings
    }
    parties |= {("request", row.pk): row for row in wishes.filter(pk__in=wished)}
    slots, tables = {row.pk: row for row in grid.slots}, {row.pk: row for row in grid.tables}
    try:
        return [
            Step(parties[match[1], int(match[2])], slots[int(match[3])], tables[int(match[4])])
            for match in found
            if match
        ]
    except KeyError as error:
        raise changed("pertemuan, sesi, atau mejanya sudah tidak ada") from error


def obstacle(grid: Grid, steps: list[Step]) -> str:
    """Why the steps cannot all be done; "" if they can."""
    moving = {step.party.pk for step in steps if step.is_move}
    others = [row for row in grid.meetings if row.pk not in moving]
    for step in steps:
        row = step.party
        if isinstance(row, Meeting) and (row.is_locked or row.has_begun):
            return f"{row} dikunci atau sudah dimulai"
        if isinstance(row, Request) and (row.agency_id, row.vendor_id) in grid.pairs:
            return f"{row} sudah punya pertemuan"
        if isinstance(row, Request) and not row.stands:
            return f"permintaan {row} tidak berlaku lagi"
        against = chain(
            grid.obstacles(row, step.slot, step.table), busy(row, step.slot, step.table, others)
        )
        if reason := next(against, ""):
            return reason
        others.append(step.seated)
    return ""
