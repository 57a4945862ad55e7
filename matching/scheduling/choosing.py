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
from functools import reduce
from math import gcd

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.scheduling.board import Board, Side


@dataclass(frozen=True, slots=True)
class Choice:
    chosen: list[int]
    """Numbers of open requests."""
    points: int
    has_minimum: bool


class _Network:
    """Arcs collected in lists; a flow of the least cost, not of the largest size."""

    def __init__(self) -> None:
        self.nodes = 2
        self.tails: list[int] = []
        self.heads: list[int] = []
        self.capacities: list[int] = []
        self.costs: list[int] = []

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def arc(self, tail: int, head: int, capacity: int, cost: int = 0) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.capacities.append(capacity)
        self.costs.append(cost)


SOURCE, SINK = 0, 1


def choose(board: Board, *, with_minimum: bool = True) -> Choice:
    """The requests of the largest total weight, shared out as evenly as that allows.

    ``with_minimum=False`` leaves the minima of the parties aside; its points bound any schedule.
    """
    has_minimum = any(missing > 0 for missing in board.agencies.missing + board.vendors.missing)
    wanted = [number for number in range(len(board.requests)) if _common(board, number)]
    if not wanted:
        return Choice([], 0, has_minimum)
    network = _Network()
    unit = reduce(gcd, (board.points[number] for number in wanted)) or 1
    locked = max(mask.bit_count() for mask in board.busy)
    scale = 2 * (max(_depth(board, wanted)) + board.slots + locked + 1)
    top = scale * max(board.points[number] for number in wanted) // unit
    bonus = (
        top * 2 * (len(board.agencies.keys) + len(board.vendors.keys))
        if has_minimum and with_minimum
        else 0
    )
    tails, heads = _add_parties(board, network, wanted, bonus)
    costs = -(np.array(board.points, dtype=np.int64)[wanted] // unit) * scale
    served = _solve(network, tails, heads, costs)
    chosen = [wanted[place] for place in served]
    points = sum(board.points[number] for number in chosen)
    return Choice(chosen, points, has_minimum)


def _common(board: Board, number: int) -> int:
    """Slots in which a request could be held at all."""
    agency, vendor = board.agency_of[number], board.vendor_of[number]
    delegate = board.delegate[number]
    if delegate >= 0:
        there = board.free[delegate]
    else:
        there = _any_free(board, board.agencies.people[agency])
    there &= _any_free(board, board.vendors.people[vendor]) & board.allowed[number]
    return there


def _any_free(board: Board, people: list[int]) -> int:
    if len(people) == 1:
        return board.free[people[0]]
    union = 0
    for person in people:
        union |= board.free[person]
    return union


def _depth(board: Board, wanted: list[int]) -> list[int]:
    """How many requests each agency has: it needs no more arcs than that."""
    depth = [0] * len(board.agencies.keys)
    for number in wanted:
        depth[board.agency_of[number]] += 1
    return depth


def _capacity(board: Board, side: Side, party: int) -> int:
    """Meetings that a party can hold in all slots, by its calendars, tables and maximum."""
    people = side.people[party]
    if side is board.vendors and board.group_of[party]:
        room = board.groups[board.group_of[party]].room
        held = sum(
            min(room[slot], sum(board.free[person] >> slot & 1 for person in people))
            for slot in range(board.slots)
        )
    else:
        held = sum(board.free[person].bit_count() for person in people)
    return max(0, min(held, side.room[party]))


def _add_parties(
    board: Board, network: _Network, wanted: list[int], bonus: int
) -> tuple[list[int], list[int]]:
    """Arcs from the source to agencies and from vendors to the sink; where requests attach."""
    depth = _depth(board, wanted)
    agency_nodes: list[int] = []
    for agency, requests in enumerate(depth):
        node = network.node()
        agency_nodes.append(node)
        capacity = min(requests, _capacity(board, board.agencies, agency))
        locked = sum(board.busy[person].bit_count() for person in board.agencies.people[agency])
        missing = board.agencies.missing[agency]
        for step in range(capacity):
            cost = locked + step + 1 - (bonus if step < missing else 0)
            network.arc(SOURCE, node, 1, cost)
    delegate_nodes = _add_delegates(board, network, wanted, agency_nodes)
    vendor_nodes = _add_vendors(board, network, bonus)
    tails = [
        delegate_nodes.get((board.agency_of[number], board.delegate[number]))
        or agency_nodes[board.agency_of[number]]
        for number in wanted
    ]
    return tails, [vendor_nodes[board.vendor_of[number]] for number in wanted]


def _add_delegates(
    board: Board, network: _Network, wanted: list[int], agency_nodes: list[int]
) -> dict[tuple[int, int], int]:
    """Where a request names its delegate, the agency's meetings run through the delegates."""
    naming = {board.agency_of[number] for number in wanted if board.delegate[number] >= 0}
    nodes: dict[tuple[int, int], int] = {}
    for agency in naming:
        anyone = nodes[agency, -1] = network.node()
        for person in board.agencies.people[agency]:
            node = nodes[agency, person] = network.node()
            capacity = board.free[person].bit_count()
            network.arc(agency_nodes[agency], node, capacity)
            network.arc(node, anyone, capacity)
    return nodes


def _add_vendors(board: Board, network: _Network, bonus: int) -> list[int]:
    shared = network.node()
    network.arc(shared, SINK, sum(max(0, room) for room in board.groups[0].room))
    nodes: list[int] = []
    for vendor, missing in enumerate(board.vendors.missing):
        node = network.node()
        nodes.append(node)
        target = SINK if board.group_of[vendor] else shared
        capacity = _capacity(board, board.vendors, vendor)
        needed = min(capacity, max(0, missing)) if bonus else 0
        if needed:
            network.arc(node, target, needed, -bonus)
        network.arc(node, target, capacity - needed)
    return nodes


def _solve(
    network: _Network,
    tails: list[int],
    heads: list[int],
    costs: "np.ndarray[tuple[int], np.dtype[np.int64]]",
) -> list[int]:
    """Which of the request arcs carry flow in a circulation of the least cost."""
    flow = SimpleMinCostFlow()
    size = len(tails)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        np.array(tails, dtype=np.int32), np.array(heads, dtype=np.int32),
        np.ones(size, dtype=np.int64), costs,
    )  # fmt: skip
    flow.add_arcs_with_capacity_and_unit_cost(
        np.array(network.tails, dtype=np.int32), np.array(network.heads, dtype=np.int32),
        np.array(network.capacities, dtype=np.int64), np.array(network.costs, dtype=np.int64),
    )  # fmt: skip
    # What is not worth its cost goes back unused: the flow's size is free.
    flow.add_arc_with_capacity_and_unit_cost(SOURCE, SINK, size, 0)
    flow.set_node_supply(SOURCE, size)
    flow.set_node_supply(SINK, -size)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"minimum-cost flow ended with {status}")
    return np.flatnonzero(flow.flows(arcs)).tolist()
