"""Which table each meeting gets, so that people change tables as seldom as possible.

The slots are fixed by now. First each slot in turn keeps people where they last sat, then pairs of
meetings in a slot swap tables as long as that saves a change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.scheduling.board import Board, person_of
from matching.scheduling.colouring import Placed
from matching.scheduling.model import Table


@dataclass(slots=True, eq=False)
class _Sitting:
    """A meeting at its table; locked ones do not move."""

    people: tuple[int, int]
    slot: int
    group: int
    table: int
    placed: Placed | None


def seat(board: Board, meetings: Iterable[Placed]) -> list[tuple[Placed, Table]]:
    """Give every meeting a table of its vendor, or a shared one."""
    numbers = {table.key: number for number, table in enumerate(board.problem.tables)}
    by_slot: list[list[_Sitting]] = [[] for _ in range(board.slots)]
    for sitting in _locked(board, numbers):
        by_slot[sitting.slot].append(sitting)
    for placed in meetings:
        people = (placed.agency, placed.vendor)
        by_slot[placed.slot].append(_Sitting(people, placed.slot, placed.group, -1, placed))
    last: dict[int, int] = {}
    for sittings in by_slot:
        _seat_slot(board, numbers, sittings, last)
    _improve(board, by_slot)
    tables = board.problem.tables
    return [
        (sitting.placed, tables[sitting.table])
        for sittings in by_slot
        for sitting in sittings
        if sitting.placed
    ]


def _locked(board: Board, numbers: dict[int, int]) -> Iterable[_Sitting]:
    places = {slot.key: place for place, slot in enumerate(board.problem.slots)}
    for meeting in board.problem.kept:
        agency = person_of(board, board.agencies, meeting.agency, meeting.agency_calendar)
        vendor = person_of(board, board.vendors, meeting.vendor, meeting.vendor_calendar)
        group = board.group_of[board.vendors.number[meeting.vendor]]
        yield _Sitting((agency, vendor), places[meeting.slot], group, numbers[meeting.table], None)


def _seat_slot(
    board: Board, numbers: dict[int, int], sittings: list[_Sitting], last: dict[int, int]
) -> None:
    """Give tables to the meetings of one slot: first those whose people just sat there."""
    taken = {sitting.table for sitting in sittings if sitting.placed is None}
    waiting = [sitting for sitting in sittings if sitting.placed is not None]
    for keeps in (_both, _vendor, _agency):
        for sitting in waiting:
            table = keeps(last, sitting)
            if sitting.table < 0 and table not in taken and _is_open(board, sitting, table):
                sitting.table = table
                taken.add(table)
    for sitting in waiting:
        if sitting.table < 0:
            sitting.table = _any_table(board, numbers, sitting, taken, last)
            taken.add(sitting.table)
    for sitting in sittings:
        for person in sitting.people:
            last[person] = sitting.table


def _both(last: dict[int, int], sitting: _Sitting) -> int:
    agency, vendor = (last.get(person, -1) for person in sitting.people)
    return agency if agency == vendor else -1


def _vendor(last: dict[int, int], sitting: _Sitting) -> int:
    return last.get(sitting.people[1], -1)


def _agency(last: dict[int, int], sitting: _Sitting) -> int:
    return last.get(sitting.people[0], -1)


def _is_open(board: Board, sitting: _Sitting, number: int) -> bool:
    if number < 0:
        return False
    table = board.problem.tables[number]
    closed = board.problem.slots[sitting.slot].key in table.closed
    return not closed and table in board.groups[sitting.group].tables


def _any_table(
    board: Board,
    numbers: dict[int, int],
    sitting: _Sitting,
    taken: set[int],
    last: dict[int, int],
) -> int:
    """A free table, rather one where nobody sat last: its people may come back."""
    slot = board.problem.slots[sitting.slot].key
    free = [
        numbers[table.key]
        for table in board.groups[sitting.group].tables
        if slot not in table.closed and numbers[table.key] not in taken
    ]
    used = set(last.values())
    return next((number for number in free if number not in used), free[0])


def _improve(board: Board, by_slot: list[list[_Sitting]]) -> None:
    """Swap two meetings' tables, or move one to an empty table, while that saves changes."""
    ways: dict[int, list[_Sitting]] = {}
    for sittings in by_slot:
        for sitting in sittings:
            for person in sitting.people:
                ways.setdefault(person, []).append(sitting)
    for _ in range(3):
        if not sum(_improve_slot(board, sittings, ways) for sittings in by_slot):
            return


def _improve_slot(board: Board, sittings: list[_Sitting], ways: dict[int, list[_Sitting]]) -> int:
    at = {sitting.table: sitting for sitting in sittings}
    saved = 0
    for sitting in sittings:
        if sitting.placed is None or len(board.groups[sitting.group].tables) == 1:
            continue
        for wished in sorted(_neighbours(sitting, ways)):
            if wished != sitting.table and _is_open(board, sitting, wished):
                saved += _exchange(board, sitting, wished, at, ways)
    return saved


def _neighbours(sitting: _Sitting, ways: dict[int, list[_Sitting]]) -> set[int]:
    """The tables where the two people sit before and after."""
    found: set[int] = set()
    for person in sitting.people:
        way = ways[person]
        place = way.index(sitting)
        found.update(one.table for one in way[max(0, place - 1) : place + 2])
    return found


def _exchange(
    board: Board,
    sitting: _Sitting,
    wished: int,
    at: dict[int, _Sitting],
    ways: dict[int, list[_Sitting]],
) -> int:
    """Move to the wished table, whose meeting comes here. Undo it if it does not help."""
    other = at.get(wished)
    mine = sitting.table
    if other and (other.placed is None or not _is_open(board, other, mine)):
        return 0
    moved = [sitting] + ([other] if other else [])
    before = sum(_changes(one, ways) for one in moved)
    sitting.table = wished
    if other:
        other.table = mine
    saved = before - sum(_changes(one, ways) for one in moved)
    if saved <= 0:
        sitting.table = mine
        if other:
            other.table = wished
        return 0
    at[wished] = sitting
    if other:
        at[mine] = other
    else:
        del at[mine]
    return saved


def _changes(sitting: _Sitting, ways: dict[int, list[_Sitting]]) -> int:
    """Changes of table just before and just after this meeting."""
    count = 0
    for person in sitting.people:
        way = ways[person]
        place = way.index(sitting)
        if place:
            count += way[place - 1].table != sitting.table
        if place + 1 < len(way):
            count += way[place + 1].table != sitting.table
    return count
