"""One more meeting into a schedule, or one to another cell, with the fewest others moved.

An ejection chain (Glover, Discrete Applied Mathematics 65, 1996): the newcomer pushes out who is
in its way, those push out others, until everybody sits. Iterative deepening (Korf, Artificial
Intelligence 27, 1985) tries all chains of no move, of one, of two: the first that ends is shortest.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter

from matching.scheduling.model import Meeting, Pair, Problem

type Place = tuple[str, int, int, int]
"""A person or a table in a slot: kind, key, calendar, slot."""


@dataclass(slots=True)
class _Hall:
    """Who is where while a chain is tried; `settled` are those that may not be pushed."""

    problem: Problem
    settled: set[Pair]
    until: float
    at: dict[Place, Meeting] = field(default_factory=dict)
    away: set[Place] = field(default_factory=set)
    homes: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How many meetings a vendor has at a table."""

    def put(self, meeting: Meeting) -> None:
        self.at.update(dict.fromkeys(_places(meeting), meeting))
        self.homes[meeting.vendor, meeting.table] += 1

    def has_room(self, meeting: Meeting) -> bool:
        """Whether each side has a slot without a meeting: pushing others gives it no other."""
        return all(
            any(
                (place := _places(replace(meeting, slot=slot.key))[kind]) not in self.at
                and place not in self.away
                for slot in self.problem.slots
            )
            for kind in range(2)
        )

    def lift(self, meeting: Meeting) -> None:
        for place in _places(meeting):
            del self.at[place]
        self.homes[meeting.vendor, meeting.table] -= 1

    def in_the_way(self, meeting: Meeting) -> list[Meeting]:
        found = (self.at.get(place) for place in _places(meeting))
        return list(dict.fromkeys(one for one in found if one))

    def cells(self, meeting: Meeting) -> Iterator[Meeting]:
        """The meeting wherever it could be.

        Where tables are free, or will be because who sits there is in the way of a side, only at
        the one of them where its vendor sits most.
        """
        tables = [one for one in self.problem.tables if one.vendor == meeting.vendor]
        tables = tables or [one for one in self.problem.tables if one.vendor is None]
        tables.sort(key=lambda one: -self.homes[meeting.vendor, one.key])
        for slot in self.problem.slots:
            here = [
                replace(meeting, slot=slot.key, table=table.key)
                for table in tables
                if slot.key not in table.closed
            ]
            sides = _places(replace(meeting, slot=slot.key))[:2]
            pushed = {None, *(self.at.get(place) for place in sides)}
            free = [
                one for one in here if self.at.get(("table", one.table, 0, one.slot)) in pushed
            ]
            for one in free[:1] or here:
                if not self.away.intersection(_places(one)):
                    yield one

    def seat(self, waiting: list[Meeting], left: int) -> bool:
        """Whether all who wait find a place if `left` of them and of those they push may move."""
        if not waiting:
            return True
        if len(waiting) > left or perf_counter() > self.until:
            return False
        first, *others = waiting
        return any(self.push(one, others, left) for one in list(self.cells(first)))

    def push(self, newcomer: Meeting, waiting: list[Meeting], left: int) -> bool:
        """Put the newcomer there and seat the rest, or leave everything as it was."""
        pushed = self.in_the_way(newcomer)
        if len(waiting) + len(pushed) > left - 1 or any(
            one.pair in self.settled for one in pushed
        ):
            return False
        for one in pushed:
            self.lift(one)
        self.put(newcomer)
        self.settled.add(newcomer.pair)
        if self.seat([*waiting, *pushed], left - 1):
            return True
        self.settled.remove(newcomer.pair)
        self.lift(newcomer)
        for one in pushed:
            self.put(one)
        return False


def _places(meeting: Meeting) -> tuple[Place, Place, Place]:
    slot = meeting.slot
    return (
        ("agency", meeting.agency, meeting.agency_calendar, slot),
        ("vendor", meeting.vendor, meeting.vendor_calendar, slot),
        ("table", meeting.table, 0, slot),
    )


def _absences(problem: Problem) -> set[Place]:
    return {
        (kind, party.key, calendar.key, slot)
        for kind, parties in (("agency", problem.agencies), ("vendor", problem.vendors))
        for party in parties
        for calendar in party.calendars
        for slot in calendar.absent
    }


def fit(
    problem: Problem,
    meetings: Collection[Meeting],
    newcomer: Meeting,
    *,
    anywhere: bool = False,
    most: int = 5,
    seconds: float = 2.0,
) -> tuple[Meeting, ...] | None:
    """All meetings once the newcomer sits in its cell, or ``anywhere``; the fewest others moved.

    ``meetings`` may hold the newcomer's pair at its place of now. Locked ones of the problem never
    move, nobody loses a meeting. None if more than ``most`` others would have to move, if there is
    no way, none was found in the time, or the meetings clash already.
    """
    others = [one for one in meetings if one.pair != newcomer.pair]
    until = perf_counter() + seconds
    for moved in range(most + 1):
        hall = _Hall(problem, {one.pair for one in problem.locked}, until)
        hall.away = _absences(problem)
        for one in others:
            if hall.in_the_way(one):
                return None
            hall.put(one)
        if not hall.has_room(newcomer):
            return None
        cells = hall.cells(newcomer) if anywhere else [newcomer]
        if any(hall.push(one, [], moved + 1) for one in list(cells)):
            return tuple(dict.fromkeys(hall.at.values()))
    return None
