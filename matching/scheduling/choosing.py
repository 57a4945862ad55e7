"""Which requests are served: a maximum-weight b-matching, exact by minimum-cost flow.

Without absences every choice that respects what the parties and the tables can hold in all slots
together can also be placed in the slots (König 1916, "Über Graphen und ihre Anwendung"; the tables
by the same exchange of two slots, de Werra 1971, "Balanced schedules"), so the flow's value is the
optimum. With absences it is a proven upper bound.

Fairness is in the same flow: the k-th meeting of an agency costs k, far less than the smallest
difference in weight. Among all choices of the largest weight this takes the one with the smallest
sum of squares, which is also the one where as few agencies as possible get nothing (Frank and
Murota 2022, "Decreasing minimization on M-convex sets"). Flow: OR-Tools' cost-scaling push-relabel
(Goldberg 1997).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.scheduling.board import Board, Side


@dataclass(frozen=True, slots=True)
class Choice:
    chosen: list[int]
    """Numbers of open requests."""
    points: int
    has_minimum: bool


type Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
"""One number for each request, party or arc."""

type Masks = np.ndarray[tuple[int], np.dtype[Any]]
"""Slots as bits, for each request, party or person."""


class _Network:
    """Arcs collected in arrays; a flow of the least cost, not of the largest size."""

    def __init__(self) -> None:
        self.nodes = 2
        self.arcs: list[tuple[Numbers, Numbers, Numbers, Numbers]] = []

    def node(self) -> int:
        return int(self.new_nodes(1)[0])

    def new_nodes(self, count: int) -> Numbers:
        self.nodes += count
        return np.arange(self.nodes - count, self.nodes)

    def arc(self, tail: int, head: int, capacity: int, cost: int = 0) -> None:
        self.add(np.array([tail]), np.array([head]), capacity, cost)

    def add(
        self, tails: Numbers, heads: Numbers, capacities: Numbers | int, costs: Numbers | int
    ) -> None:
        size = len(tails)
        self.arcs.append(
            (
                tails,
                heads,
                np.broadcast_to(np.asarray(capacities, dtype=np.int64), size),
                np.broadcast_to(np.asarray(costs, dtype=np.int64), size),
            )
        )


SOURCE, SINK = 0, 1
MOST_BITS = 62
"""Slots that fit a machine word; beyond that masks stay Python numbers."""


def choose(board: Board, *, with_minimum: bool = True) -> Choice:
    """The requests of the largest total weight, shared out as evenly as that allows.

    ``with_minimum=False`` leaves the minima of the parties aside; its points bound any schedule.
    """
    has_minimum = any(missing > 0 for missing in board.agencies.missing + board.vendors.missing)
    wanted = np.flatnonzero(_common(board))
    if not len(wanted):
        return Choice([], 0, has_minimum)
    network = _Network()
    points = np.array(board.points, dtype=np.int64)[wanted]
    unit = int(np.gcd.reduce(points)) or 1
    locked = max(mask.bit_count() for mask in board.busy)
    # No agency needs more arcs than it has requests.
    depth = np.bincount(
        np.array(board.agency_of, dtype=np.int64)[wanted], minlength=len(board.agencies.keys)
    )
    scale = 2 * (int(depth.max()) + board.slots + locked + 1)
    top = scale * int(points.max()) // unit
    bonus = (
        top * 2 * (len(board.agencies.keys) + len(board.vendors.keys))
        if has_minimum and with_minimum
        else 0
    )
    tails, heads = _add_parties(board, network, wanted, depth, bonus)
    served = _solve(network, tails, heads, -(points // unit) * scale)
    return Choice(wanted[served].tolist(), int(points[served].sum()), has_minimum)


def _common(board: Board) -> Masks:
    """Per open request, the slots in which it could be held at all."""
    kind: type = np.int64 if board.slots <= MOST_BITS else object
    free: Masks = np.array(board.free, dtype=kind)
    agencies: Masks = np.array(
        [_any_free(board, own) for own in board.agencies.people], dtype=kind
    )
    vendors: Masks = np.array([_any_free(board, own) for own in board.vendors.people], dtype=kind)
    there = agencies[np.array(board.agency_of, dtype=np.int64)]
    delegate = np.array(board.delegate, dtype=np.int64)
    named = delegate >= 0
    there[named] = free[delegate[named]]
    there &= vendors[np.array(board.vendor_of, dtype=np.int64)]
    there &= np.array(board.allowed, dtype=kind)
    return there


def _any_free(board: Board, people: list[int]) -> int:
    if len(people) == 1:
        return board.free[people[0]]
    union = 0
    for person in people:
        union |= board.free[person]
    return union


def _capacity(board: Board, side: Side, party: int) -> int:
    """Meetings that a party can hold in all slots, by its calendars, tables and maximum."""
    people = side.people[party]
    own_tables = side is board.vendors and board.group_of[party] > 0
    room = board.groups[board.group_of[party]].room if own_tables else []
    if own_tables and min(room) < len(people):
        held = sum(
            min(room[slot], sum(board.free[person] >> slot & 1 for person in people))
            for slot in range(board.slots)
        )
    else:
        held = sum(board.free[person].bit_count() for person in people)
    return max(0, min(held, side.room[party]))


def _add_parties(
    board: Board, network: _Network, wanted: Numbers, depth: Numbers, bonus: int
) -> tuple[Numbers, Numbers]:
    """Arcs from the source to agencies and from vendors to the sink; where requests attach."""
    side = board.agencies
    nodes = network.new_nodes(len(side.keys))
    room = [_capacity(board, side, agency) for agency in range(len(side.keys))]
    steps = np.minimum(depth, np.array(room, dtype=np.int64))
    # The first meeting of an agency costs least: one arc of one meeting for each.
    owner = np.repeat(np.arange(len(steps)), steps)
    step = np.arange(len(owner)) - np.repeat(np.cumsum(steps) - steps, steps)
    locked = np.array(
        [sum(board.busy[person].bit_count() for person in own) for own in side.people],
        dtype=np.int64,
    )
    missing = np.array(side.missing, dtype=np.int64)
    costs = locked[owner] + step + 1 - np.where(step < missing[owner], bonus, 0)
    network.add(np.full(len(owner), SOURCE), nodes[owner], 1, costs)
    tails = nodes[np.array(board.agency_of, dtype=np.int64)[wanted]]
    _add_delegates(board, network, wanted, tails)
    vendor_nodes = _add_vendors(board, network, bonus)
    return tails, vendor_nodes[np.array(board.vendor_of, dtype=np.int64)[wanted]]


def _add_delegates(board: Board, network: _Network, wanted: Numbers, tails: Numbers) -> None:
    """Where a request names its delegate, the agency's meetings run through the delegates.

    ``tails`` is changed: requests of such an agency attach to the delegate, or to anyone.
    """
    if max(board.delegate) < 0:
        return
    of_request = [(board.agency_of[number], board.delegate[number]) for number in wanted]
    naming = {agency for agency, delegate in of_request if delegate >= 0}
    own = {agency: int(tail) for (agency, _), tail in zip(of_request, tails, strict=True)}
    nodes: dict[tuple[int, int], int] = {}
    for agency in naming:
        anyone = nodes[agency, -1] = network.node()
        for person in board.agencies.people[agency]:
            node = nodes[agency, person] = network.node()
            capacity = board.free[person].bit_count()
            network.arc(own[agency], node, capacity)
            network.arc(node, anyone, capacity)
    for place, key in enumerate(of_request):
        tails[place] = nodes.get(key, tails[place])


def _add_vendors(board: Board, network: _Network, bonus: int) -> Numbers:
    side = board.vendors
    shared = network.node()
    network.arc(shared, SINK, sum(max(0, room) for room in board.groups[0].room))
    nodes = network.new_nodes(len(side.keys))
    targets = np.where(np.array(board.group_of, dtype=np.int64) > 0, SINK, shared)
    capacity = np.array(
        [_capacity(board, side, vendor) for vendor in range(len(side.keys))], dtype=np.int64
    )
    missing = np.maximum(0, np.array(side.missing, dtype=np.int64)) if bonus else 0 * capacity
    needed = np.minimum(capacity, missing)
    network.add(nodes, targets, needed, -bonus)
    network.add(nodes, targets, capacity - needed, 0)
    return nodes


def _solve(network: _Network, tails: Numbers, heads: Numbers, costs: Numbers) -> Numbers:
    """Which of the request arcs carry flow in a circulation of the least cost."""
    flow = SimpleMinCostFlow()
    size = len(tails)
    arcs = _put(flow, tails, heads, np.ones(size, dtype=np.int64), costs)
    _put(flow, *(np.concatenate(parts) for parts in zip(*network.arcs, strict=True)))
    # What is not worth its cost goes back unused: the flow's size is free.
    flow.add_arc_with_capacity_and_unit_cost(SOURCE, SINK, size, 0)
    flow.set_node_supply(SOURCE, size)
    flow.set_node_supply(SINK, -size)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"minimum-cost flow ended with {status}")
    return np.flatnonzero(flow.flows(arcs))


def _put(
    flow: SimpleMinCostFlow, tails: Numbers, heads: Numbers, capacities: Numbers, costs: Numbers
) -> Numbers:
    arcs: Numbers = flow.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), capacities, costs
    )
    return arcs
