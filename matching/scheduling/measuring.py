"""The figures of a schedule, and why each unserved request got no meeting."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from matching.scheduling.board import Board
from matching.scheduling.colouring import Placed, Timetable
from matching.scheduling.model import Figures, Meeting, Reason, Table, Unserved
from matching.scheduling.puzzle import gaps_of


def count_gaps(board: Board, meetings: Iterable[Placed]) -> int:
    used = list(board.busy)
    for placed in meetings:
        used[placed.agency] |= 1 << placed.slot
        used[placed.vendor] |= 1 << placed.slot
    return sum(gaps_of(mask, board.session_masks) for mask in used)


def measure(
    board: Board,
    placed: Sequence[Placed],
    meetings: Sequence[Meeting],
    *,
    points_bound: int,
    gaps_bound: int,
    seconds: float,
) -> Figures:
    problem = board.problem
    met = {meeting.pair for meeting in problem.kept}
    locked = [problem.points(one) for one in problem.requests if one.pair in met]
    points = sum(locked) + sum(board.points[one.request] for one in placed)
    gaps = count_gaps(board, placed)
    counts = _agency_counts(board, placed)
    asking = {one.agency for one in problem.requests if one.pair not in problem.vetoes}
    numbers = [counts[board.agencies.number[key]] for key in asking] or [0]
    return Figures(
        requests=len(problem.requests),
        served=len(locked) + len(placed),
        points=points,
        points_bound=max(points, points_bound + sum(locked)),
        shortfall=_shortfall(board, placed, counts),
        gaps=gaps,
        gaps_bound=min(gaps, gaps_bound),
        spread=max(numbers) - min(numbers),
        left_out=numbers.count(0) if max(numbers) >= 3 else 0,
        table_changes=_table_changes(board, meetings),
        seconds=seconds,
    )


def _agency_counts(board: Board, placed: Iterable[Placed]) -> list[int]:
    counts = [sum(board.busy[one].bit_count() for one in own) for own in board.agencies.people]
    for one in placed:
        counts[board.agency_of[one.request]] += 1
    return counts


def _shortfall(board: Board, placed: Iterable[Placed], agency_counts: list[int]) -> int:
    vendor_counts = [
        sum(board.busy[one].bit_count() for one in own) for own in board.vendors.people
    ]
    for one in placed:
        vendor_counts[board.vendor_of[one.request]] += 1
    return sum(
        max(0, party.minimum - count)
        for parties, counts in (
            (board.problem.agencies, agency_counts),
            (board.problem.vendors, vendor_counts),
        )
        for party, count in zip(parties, counts, strict=True)
    )


def _table_changes(board: Board, meetings: Iterable[Meeting]) -> int:
    place = {slot.key: number for number, slot in enumerate(board.problem.slots)}
    ways: dict[tuple[bool, int, int], list[tuple[int, int]]] = {}
    for one in meetings:
        at = (place[one.slot], one.table)
        ways.setdefault((True, one.agency, one.agency_calendar), []).append(at)
        ways.setdefault((False, one.vendor, one.vendor_calendar), []).append(at)
    return sum(
        before[1] != after[1] for way in ways.values() for before, after in pairwise(sorted(way))
    )


def explain(board: Board, table: Timetable) -> list[Unserved]:
    """Every request without a meeting, with its reason."""
    placed = table.meetings()
    served = {one.request for one in placed}
    lightest = _lightest_served(board, placed)
    vetoes = board.problem.vetoes
    hidden = [Unserved(one, Reason.VETOED) for one in board.problem.requests if one.pair in vetoes]
    there = [free | busy for free, busy in zip(board.free, board.busy, strict=True)]
    open_slots = [_open_slots(board, group.tables) for group in board.groups]
    return hidden + [
        _why(board, table, number, lightest, there, open_slots)
        for number in range(len(board.requests))
        if number not in served
    ]


def _lightest_served(board: Board, placed: Iterable[Placed]) -> dict[tuple[str, int], int]:
    """The fewest points that each party gave a meeting to."""
    lightest: dict[tuple[str, int], int] = {}
    for one in placed:
        points = board.points[one.request]
        for side in (
            ("agency", board.agency_of[one.request]),
            ("vendor", board.vendor_of[one.request]),
        ):
            lightest[side] = min(points, lightest.get(side, points))
    return lightest


def _why(
    board: Board,
    table: Timetable,
    number: int,
    lightest: dict[tuple[str, int], int],
    there: list[int],
    open_slots: list[int],
) -> Unserved:
    request = board.requests[number]
    agency, vendor = board.agency_of[number], board.vendor_of[number]
    room = table.room[board.group_of[vendor]]
    allowed = board.allowed[number]
    delegate = board.delegate[number]
    agency_people = [delegate] if delegate >= 0 else board.agencies.people[agency]
    vendor_people = board.vendors.people[vendor]
    common = _union(there, agency_people) & _union(there, vendor_people) & allowed
    if not common & open_slots[board.group_of[vendor]]:
        return Unserved(request, Reason.ABSENT)
    limit = _limit(board, table, agency, vendor)
    if limit:
        return Unserved(request, limit)
    agency_free = _union(table.free, agency_people) & allowed
    vendor_free = _union(table.free, vendor_people) & allowed
    for side, party, free, full in (
        ("vendor", vendor, vendor_free, Reason.VENDOR_FULL),
        ("agency", agency, agency_free, Reason.AGENCY_FULL),
    ):
        if not free:
            cutoff = lightest.get((side, party))
            heavier = cutoff is not None and cutoff > board.points[number]
            return Unserved(request, Reason.OUTWEIGHED if heavier else full, cutoff)
    if not agency_free & vendor_free:
        return Unserved(request, Reason.BOTH_BUSY)
    if not any(
        (agency_free & vendor_free) >> slot & 1 and left > 0 for slot, left in enumerate(room)
    ):
        return Unserved(request, Reason.TABLES_FULL)
    return Unserved(request, Reason.NOT_FOUND)


def _union(masks: Sequence[int], people: Iterable[int]) -> int:
    union = 0
    for person in people:
        union |= masks[person]
    return union


def _open_slots(board: Board, tables: Sequence[Table]) -> int:
    """The slots in which a table of these is open, if all else were empty."""
    return sum(
        1 << place
        for place, slot in enumerate(board.problem.slots)
        if any(slot.key not in table.closed for table in tables)
    )


def _limit(board: Board, table: Timetable, agency: int, vendor: int) -> Reason | None:
    """The side that has reached its maximum, if one has."""
    for side, party, reason in (
        (board.agencies, agency, Reason.AGENCY_MAXIMUM),
        (board.vendors, vendor, Reason.VENDOR_MAXIMUM),
    ):
        parties = board.problem.agencies if side is board.agencies else board.problem.vendors
        if parties[party].maximum is None:
            continue
        if sum(len(table.at[person]) for person in side.people[party]) >= side.room[party]:
            return reason
    return None
