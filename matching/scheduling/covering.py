"""Choosing and placing in one model, for forums where people are absent or meetings are locked.

Then the choice is no longer a flow: what all slots together could hold may not fit slot by slot.
CP-SAT (Perron and Didier, OR-Tools) begins with the schedule at hand and is never worse; the
flow's value bounds it, or its own where that is lower.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from itertools import product
from math import gcd

from matching.scheduling.board import Board, Side
from matching.scheduling.colouring import Placed, Timetable, bits, empty
from matching.scheduling.integers import Model


@dataclass(slots=True)
class _Scales:
    """One unit of a goal outweighs all of the goals after it."""

    unit: int
    points: int
    minimum: int


def cover(
    table: Timetable,
    *,
    points_bound: int,
    seconds: float,
    seed: int,
) -> tuple[Timetable, int]:
    """A better timetable, and the lowest bound of points that is proven."""
    board = table.board
    model = Model()
    scales = _scales(board)
    options = _add_options(board, model, scales, table)
    _add_rules(board, model, options)
    _add_parties(board, model, options, scales, table)
    values, is_optimal, cost_bound = model.solve(seconds, seed)
    if not values:
        return table, points_bound
    found = empty(board)
    for number, (placed, slot) in enumerate(options):
        if values[number]:
            found.put(placed, slot)
    points = sum(board.points[one.request] for one in found.meetings())
    if is_optimal:
        return found, points
    if not any(board.agencies.missing + board.vendors.missing):
        reach = int(scales.points - 1 - cost_bound) // scales.points * scales.unit
        points_bound = min(points_bound, max(reach, points))
    return found, points_bound


def _scales(board: Board) -> _Scales:
    unit = reduce(gcd, board.points, 0) or 1
    most = board.slots * max((len(one) for one in board.agencies.people), default=0)
    shares = len(board.agencies.keys) * (most + 1) ** 2
    points = shares + 1
    return _Scales(unit, points, points * (sum(board.points) // unit + 1))


def _add_options(
    board: Board,
    model: Model,
    scales: _Scales,
    table: Timetable,
) -> list[tuple[Placed, int]]:
    """A variable for every way to hold a request; what the timetable has is the hint."""
    now = {(one.request, one.agency, one.vendor, one.slot) for one in table.meetings()}
    options: list[tuple[Placed, int]] = []
    for request, (agency, vendor) in enumerate(zip(board.agency_of, board.vendor_of, strict=True)):
        delegate = board.delegate[request]
        agency_people = [delegate] if delegate >= 0 else board.agencies.people[agency]
        for one, other in product(agency_people, board.vendors.people[vendor]):
            common = board.free[one] & board.free[other] & board.allowed[request]
            for slot in bits(common):
                cost = board.points[request] // scales.unit * scales.points
                model.variable(-cost, (request, one, other, slot) in now)
                options.append((Placed(request, one, other, board.group_of[vendor], slot), slot))
    return options


def _add_rules(board: Board, model: Model, options: list[tuple[Placed, int]]) -> None:
    """Once per request, once per person and slot, no more than the tables hold."""
    once: defaultdict[tuple[str, int, int], list[int]] = defaultdict(list)
    tables: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (placed, slot) in enumerate(options):
        once["request", placed.request, 0].append(number)
        once["person", placed.agency, slot].append(number)
        once["person", placed.vendor, slot].append(number)
        tables[placed.group, slot].append(number)
    for variables in once.values():
        model.at_most_one(variables)
    for (group, slot), variables in tables.items():
        room = max(0, board.groups[group].room[slot])
        if room < len(variables):
            model.limit(variables, [1] * len(variables), 0, room)


def _add_parties(
    board: Board,
    model: Model,
    options: list[tuple[Placed, int]],
    scales: _Scales,
    table: Timetable,
) -> None:
    """Maxima, minima, and the rising cost of an agency's meetings that makes for fairness."""
    for side, party_of in ((board.agencies, board.agency_of), (board.vendors, board.vendor_of)):
        own: list[list[int]] = [[] for _ in side.keys]
        for number, (placed, _) in enumerate(options):
            own[party_of[placed.request]].append(number)
        held = [0] * len(side.keys)
        for placed in table.meetings():
            held[party_of[placed.request]] += 1
        for party, variables in enumerate(own):
            steps = _add_steps(board, model, side, party, held[party], scales)
            if variables and side is board.agencies:
                signs = [1] * len(variables) + [-1] * len(steps)
                model.limit(variables + steps, signs, 0, 0)
            elif variables:
                room = max(0, side.room[party])
                model.limit(variables, [1] * len(variables), 0, min(room, len(variables)))
                if steps:
                    signs = [1] * len(variables) + [-1] * len(steps)
                    model.limit(variables + steps, signs, 0, len(variables))


def _add_steps(
    board: Board, model: Model, side: Side, party: int, held: int, scales: _Scales
) -> list[int]:
    """A variable per meeting of the party: the k-th costs k, those of the minimum earn much."""
    missing = max(0, side.missing[party])
    if side is board.vendors:
        return [model.variable(-scales.minimum, k < held) for k in range(missing)]
    locked = sum(board.busy[person].bit_count() for person in side.people[party])
    most = min(max(0, side.room[party]), board.slots * len(side.people[party]))
    return [
        model.variable(locked + k + 1 - (scales.minimum if k < missing else 0), k < held)
        for k in range(most)
    ]
