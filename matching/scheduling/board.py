"""A problem in small numbers: what the steps of the solver work on.

Every calendar is a person with a number; slots are bits of an int, in the order given.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching.scheduling.checking import Rule, Violation, check_meetings
from matching.scheduling.model import Meeting, Party, Problem, Request, Table


class ProblemError(ValueError):
    """The input contradicts itself: keys used twice or unknown, locked meetings that clash."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__(f"{len(violations)} contradictions, first: {violations[0]}")
        self.violations = violations


@dataclass(slots=True)
class Side:
    """The parties of one side, by number."""

    keys: list[int]
    people: list[list[int]]
    """The numbers of each party's calendars among all people."""
    room: list[int]
    """How many more meetings a party may have; its maximum, less what is locked."""
    missing: list[int]
    """How many more meetings a party needs to its minimum."""
    number: dict[int, int]


@dataclass(slots=True)
class Group:
    """Vendors that draw on the same tables, and how many tables are left in each slot."""

    room: list[int]
    tables: list[Table]


@dataclass(slots=True)
class Board:
    problem: Problem
    slots: int
    agencies: Side
    vendors: Side
    calendar_keys: list[int]
    free: list[int]
    """Per person, the slots in which it is there and not in a locked meeting."""
    busy: list[int]
    """Per person, the slots of its locked meetings."""
    groups: list[Group]
    group_of: list[int]
    """Per vendor, its group of tables."""
    requests: list[Request]
    """What is still open: not vetoed, not met by a locked meeting."""
    agency_of: list[int]
    vendor_of: list[int]
    points: list[int]
    allowed: list[int]
    """Per open request, the slots that will do."""
    delegate: list[int]
    """Per open request, the person who must come, or -1."""
    session_masks: list[int]

    @property
    def everything(self) -> int:
        return (1 << self.slots) - 1


def set_up(problem: Problem) -> Board:
    """Number everything. Raise ``ProblemError`` where the input contradicts itself."""
    _refuse_contradictions(problem)
    bit = {slot.key: 1 << place for place, slot in enumerate(problem.slots)}
    everything = (1 << len(bit)) - 1
    free: list[int] = []
    calendar_keys: list[int] = []
    agencies = _side(problem.agencies, free, calendar_keys, bit, everything)
    vendors = _side(problem.vendors, free, calendar_keys, bit, everything)
    groups, group_of = _groups(problem, vendors)
    board = Board(
        problem=problem, slots=len(bit), agencies=agencies, vendors=vendors,
        calendar_keys=calendar_keys, free=free, busy=[0] * len(free),
        groups=groups, group_of=group_of,
        requests=[], agency_of=[], vendor_of=[], points=[], allowed=[], delegate=[],
        session_masks=_session_masks(problem),
    )  # fmt: skip
    _keep_locked(board, bit)
    _add_requests(board, bit)
    return board


def _refuse_contradictions(problem: Problem) -> None:
    violations = [
        Violation(Rule.TWICE, detail=f"{name} {key}")
        for name, keys in (
            ("agency", [party.key for party in problem.agencies]),
            ("vendor", [party.key for party in problem.vendors]),
            ("slot", [slot.key for slot in problem.slots]),
            ("table", [table.key for table in problem.tables]),
        )
        for key in _doubles(keys)
    ]
    pairs = [(request.agency, request.vendor) for request in problem.requests]
    violations += [Violation(Rule.TWICE, detail=f"request {pair}") for pair in _doubles(pairs)]
    agencies = {party.key for party in problem.agencies}
    vendors = {party.key for party in problem.vendors}
    violations += [
        Violation(Rule.UNKNOWN, detail=f"request {pair}")
        for pair in pairs
        if pair[0] not in agencies or pair[1] not in vendors
    ]
    violations += [
        violation
        for violation in check_meetings(problem, problem.kept)
        if violation.rule is not Rule.MAXIMUM
    ]
    if violations:
        raise ProblemError(violations)


def _doubles[T](values: Sequence[T]) -> list[T]:
    if len(set(values)) == len(values):
        return []
    counts = Counter(values)
    return [value for value, count in counts.items() for _ in range(count - 1)]


def _side(
    parties: Iterable[Party],
    free: list[int],
    calendar_keys: list[int],
    bit: dict[int, int],
    everything: int,
) -> Side:
    side = Side([], [], [], [], {})
    for party in parties:
        side.number[party.key] = len(side.keys)
        side.keys.append(party.key)
        side.people.append(list(range(len(free), len(free) + len(party.calendars))))
        side.room.append(
            len(bit) * len(party.calendars) if party.maximum is None else party.maximum
        )
        side.missing.append(party.minimum)
        for calendar in party.calendars:
            free.append(everything & ~sum(bit.get(slot, 0) for slot in calendar.absent))
            calendar_keys.append(calendar.key)
    return side


def _groups(problem: Problem, vendors: Side) -> tuple[list[Group], list[int]]:
    """Group 0 has the shared tables; each vendor with own tables has a group of its own."""
    owned: dict[int | None, list[Table]] = {None: []}
    for table in problem.tables:
        owned.setdefault(table.vendor, []).append(table)
    numbers = {vendor: number for number, vendor in enumerate(owned)}
    groups = [
        Group(
            [sum(slot.key not in table.closed for table in tables) for slot in problem.slots],
            tables,
        )
        for tables in owned.values()
    ]
    return groups, [numbers.get(key, 0) for key in vendors.keys]


def _session_masks(problem: Problem) -> list[int]:
    masks: dict[int, int] = {}
    for place, slot in enumerate(problem.slots):
        masks[slot.session] = masks.get(slot.session, 0) | 1 << place
    return list(masks.values())


def person_of(board: Board, side: Side, party: int, calendar: int) -> int:
    """The person behind a calendar key of a party."""
    people = side.people[side.number[party]]
    return next(person for person in people if board.calendar_keys[person] == calendar)


def _keep_locked(board: Board, bit: dict[int, int]) -> None:
    for meeting in board.problem.kept:
        taken = bit[meeting.slot]
        for side, party, calendar in (
            (board.agencies, meeting.agency, meeting.agency_calendar),
            (board.vendors, meeting.vendor, meeting.vendor_calendar),
        ):
            person = person_of(board, side, party, calendar)
            board.free[person] &= ~taken
            board.busy[person] |= taken
            side.room[side.number[party]] -= 1
            side.missing[side.number[party]] -= 1
        group = board.groups[board.group_of[board.vendors.number[meeting.vendor]]]
        group.room[taken.bit_length() - 1] -= 1


def _add_requests(board: Board, bit: dict[int, int]) -> None:
    problem = board.problem
    met = {meeting.pair for meeting in problem.kept}
    if met or problem.vetoes:
        hidden = met | problem.vetoes
        board.requests = [one for one in problem.requests if one.pair not in hidden]
    else:
        board.requests = list(problem.requests)
    agencies, vendors = board.agencies.number, board.vendors.number
    everything, repeated = board.everything, problem.repeat_percent
    requests = board.requests
    board.agency_of = [agencies[one.agency] for one in requests]
    board.vendor_of = [vendors[one.vendor] for one in requests]
    board.points = [one.weight * (repeated if one.met_before else 100) for one in requests]
    board.allowed = [
        everything if one.slots is None else sum(bit.get(slot, 0) for slot in one.slots)
        for one in requests
    ]
    board.delegate = [
        -1 if one.calendar is None else person_of(board, board.agencies, one.agency, one.calendar)
        for one in requests
    ]


def meetings_of(board: Board, placed: Iterable[tuple[int, int, int, int, Table]]) -> list[Meeting]:
    """Meetings in the caller's keys, from request, agency's person, vendor's, slot and table."""
    slots = board.problem.slots
    return [
        Meeting(
            agency=board.requests[request].agency,
            vendor=board.requests[request].vendor,
            slot=slots[slot].key,
            table=table.key,
            agency_calendar=board.calendar_keys[agency],
            vendor_calendar=board.calendar_keys[vendor],
        )
        for request, agency, vendor, slot, table in placed
    ]
