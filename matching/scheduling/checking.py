"""Is a schedule legal, and are its figures true? Knows nothing of how schedules are made.

Written from the rules alone and without a line of the solver, so that a mistake there cannot
hide here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from matching.scheduling.model import Meeting, Problem, Solution


class Rule(StrEnum):
    """What a schedule can break."""

    UNKNOWN = "unknown"
    TWICE = "twice"
    AGENCY_BUSY = "agency_busy"
    VENDOR_BUSY = "vendor_busy"
    TABLE_BUSY = "table_busy"
    AGENCY_ABSENT = "agency_absent"
    VENDOR_ABSENT = "vendor_absent"
    TABLE_CLOSED = "table_closed"
    TABLE_OF_OTHER = "table_of_other"
    VETOED = "vetoed"
    NOT_ASKED = "not_asked"
    WRONG_DELEGATE = "wrong_delegate"
    WRONG_SLOT = "wrong_slot"
    MAXIMUM = "maximum"
    LOCKED_LOST = "locked_lost"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Violation:
    rule: Rule
    meeting: Meeting | None = None
    detail: str = ""


def check(problem: Problem, solution: Solution) -> list[Violation]:
    """Every hard rule that the solution breaks, and every figure that is not true."""
    violations = check_meetings(problem, solution.meetings)
    return violations + [
        Violation(Rule.FIGURES, detail=text) for text in _false_figures(problem, solution)
    ]


def check_meetings(problem: Problem, meetings: Sequence[Meeting]) -> list[Violation]:
    """Every hard rule that the meetings break, locked ones and maxima included."""
    unknown = set(_unknown(problem, meetings))
    violations = [Violation(Rule.UNKNOWN, meeting) for meeting in unknown]
    known = [meeting for meeting in meetings if meeting not in unknown]
    violations += _clashes(known)
    violations += _misplaced(problem, known)
    violations += _unasked(problem, known)
    violations += _too_many(problem, known)
    present = set(meetings)
    return violations + [
        Violation(Rule.LOCKED_LOST, meeting)
        for meeting in problem.locked
        if meeting not in present and meeting.pair not in problem.vetoes
    ]


def _unknown(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    agencies = {(party.key, one.key) for party in problem.agencies for one in party.calendars}
    vendors = {(party.key, one.key) for party in problem.vendors for one in party.calendars}
    slots = {slot.key for slot in problem.slots}
    tables = {table.key for table in problem.tables}
    for meeting in meetings:
        if not (
            (meeting.agency, meeting.agency_calendar) in agencies
            and (meeting.vendor, meeting.vendor_calendar) in vendors
            and meeting.slot in slots
            and meeting.table in tables
        ):
            yield meeting


def _clashes(meetings: Sequence[Meeting]) -> Iterator[Violation]:
    seen: set[tuple[Rule, *tuple[int, ...]]] = set()
    for meeting in meetings:
        places: list[tuple[Rule, *tuple[int, ...]]] = [
            (Rule.TWICE, meeting.agency, meeting.vendor),
            (Rule.AGENCY_BUSY, meeting.agency, meeting.agency_calendar, meeting.slot),
            (Rule.VENDOR_BUSY, meeting.vendor, meeting.vendor_calendar, meeting.slot),
            (Rule.TABLE_BUSY, meeting.table, meeting.slot),
        ]
        for place in places:
            if place in seen:
                yield Violation(place[0], meeting)
            seen.add(place)


def _misplaced(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Violation]:
    away = {
        (side, party.key, calendar.key, slot)
        for side, parties in (("agency", problem.agencies), ("vendor", problem.vendors))
        for party in parties
        for calendar in party.calendars
        for slot in calendar.absent
    }
    tables = {table.key: table for table in problem.tables}
    with_own = {table.vendor for table in problem.tables}
    for meeting in meetings:
        table = tables[meeting.table]
        if ("agency", meeting.agency, meeting.agency_calendar, meeting.slot) in away:
            yield Violation(Rule.AGENCY_ABSENT, meeting)
        if ("vendor", meeting.vendor, meeting.vendor_calendar, meeting.slot) in away:
            yield Violation(Rule.VENDOR_ABSENT, meeting)
        if meeting.slot in table.closed:
            yield Violation(Rule.TABLE_CLOSED, meeting)
        if table.vendor != (meeting.vendor if meeting.vendor in with_own else None):
            yield Violation(Rule.TABLE_OF_OTHER, meeting)


def _unasked(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Violation]:
    asked = {request.pair: request for request in problem.requests}
    locked = set(problem.locked)
    for meeting in meetings:
        if meeting.pair in problem.vetoes:
            yield Violation(Rule.VETOED, meeting)
        if meeting in locked:
            continue
        request = asked.get(meeting.pair)
        if request is None:
            yield Violation(Rule.NOT_ASKED, meeting)
        elif request.calendar is not None and request.calendar != meeting.agency_calendar:
            yield Violation(Rule.WRONG_DELEGATE, meeting)
        elif request.slots is not None and meeting.slot not in request.slots:
            yield Violation(Rule.WRONG_SLOT, meeting)


def _too_many(problem: Problem, meetings: Sequence[Meeting]) -> Iterator[Violation]:
    agencies = Counter(meeting.agency for meeting in meetings)
    vendors = Counter(meeting.vendor for meeting in meetings)
    for parties, counts in ((problem.agencies, agencies), (problem.vendors, vendors)):
        for party in parties:
            if party.maximum is not None and counts[party.key] > party.maximum:
                yield Violation(Rule.MAXIMUM, detail=f"{party.key}: {counts[party.key]}")


def count_gaps(problem: Problem, meetings: Iterable[Meeting]) -> int:
    """Runs of idle slots between two meetings of a calendar in one session."""
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    session = {slot.key: slot.session for slot in problem.slots}
    days: defaultdict[tuple[str, int, int, int], list[int]] = defaultdict(list)
    for meeting in meetings:
        when = session[meeting.slot]
        days["agency", meeting.agency, meeting.agency_calendar, when].append(place[meeting.slot])
        days["vendor", meeting.vendor, meeting.vendor_calendar, when].append(place[meeting.slot])
    # Slots of another session in between are not waiting: places are counted within the session.
    rank = _ranks_in_session(problem)
    return sum(
        rank[later] - rank[earlier] > 1
        for places in days.values()
        for earlier, later in pairwise(sorted(places))
    )


def _ranks_in_session(problem: Problem) -> list[int]:
    counts: Counter[int] = Counter()
    ranks = []
    for slot in problem.slots:
        ranks.append(counts[slot.session])
        counts[slot.session] += 1
    return ranks


def count_table_changes(problem: Problem, meetings: Iterable[Meeting]) -> int:
    """How often people find their next meeting at another table than the last one."""
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    tables: defaultdict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for meeting in meetings:
        at = (place[meeting.slot], meeting.table)
        tables["agency", meeting.agency, meeting.agency_calendar].append(at)
        tables["vendor", meeting.vendor, meeting.vendor_calendar].append(at)
    return sum(
        earlier[1] != later[1]
        for ways in tables.values()
        for earlier, later in pairwise(sorted(ways))
    )


def spread_and_left_out(problem: Problem, meetings: Iterable[Meeting]) -> tuple[int, int]:
    """Busiest minus least busy agency, and how many have none while another has three or more."""
    counts = Counter(meeting.agency for meeting in meetings)
    asking = {request.agency for request in problem.requests if request.pair not in problem.vetoes}
    numbers = [counts[agency] for agency in asking]
    if not numbers:
        return 0, 0
    most = max(numbers)
    return most - min(numbers), numbers.count(0) if most >= 3 else 0


def count_shortfall(problem: Problem, meetings: Sequence[Meeting]) -> int:
    """Meetings that parties lack to their minimum."""
    agencies = Counter(meeting.agency for meeting in meetings)
    vendors = Counter(meeting.vendor for meeting in meetings)
    return sum(
        max(0, party.minimum - counts[party.key])
        for parties, counts in ((problem.agencies, agencies), (problem.vendors, vendors))
        for party in parties
    )


def _false_figures(problem: Problem, solution: Solution) -> Iterator[str]:
    figures, meetings = solution.figures, solution.meetings
    met = {meeting.pair for meeting in meetings}
    served = [request for request in problem.requests if request.pair in met]
    spread, left_out = spread_and_left_out(problem, meetings)
    truth = {
        "requests": len(problem.requests),
        "served": len(served),
        "points": sum(
            request.weight * (problem.repeat_percent if request.met_before else 100)
            for request in served
        ),
        "shortfall": count_shortfall(problem, meetings),
        "gaps": count_gaps(problem, meetings),
        "spread": spread,
        "left_out": left_out,
        "table_changes": count_table_changes(problem, meetings),
    }
    for name, value in truth.items():
        if getattr(figures, name) != value:
            yield f"{name}: {getattr(figures, name)}, counted {value}"
    if figures.points_bound < figures.points:
        yield "points_bound: below what was reached"
    if figures.gaps_bound > figures.gaps:
        yield "gaps_bound: above what was reached"
    lost = {request.pair for request in problem.requests} - met
    if {one.request.pair for one in solution.unserved} != lost:
        yield "unserved: not the requests without a meeting"
