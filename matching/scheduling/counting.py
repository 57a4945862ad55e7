"""How many waits the tables alone force, whoever meets whom.

Where nearly every table is taken in nearly every slot, people must wait so that no slot is left
empty: a few numbers say so at once, and clauses only after minutes. Counted are people who are
alike, each kind by the sets of slots it may be busy in (a cutting-stock model after Gilmore and
Gomory 1961, here with all patterns written down). On long days, where the sets are too many for
a solver, each slot has a price instead that everybody pays who is busy then, and the prices move
until the tables' worth is highest (Lagrangian relaxation: Held and Karp 1971).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import ceil, comb
from time import perf_counter
from typing import Any

import numpy as np

from matching.scheduling.integers import Model
from matching.scheduling.puzzle import Puzzle, gaps_of

MOST_SLOTS = 12
"""Of so many slots all sets are tried, 4,096 at most; of more only what has few gaps."""
MOST_PATTERNS = 1_000_000
"""Sets of slots, over all kinds of people, that are held for long days: 90 bytes each."""
FULL = 0.8
"""Of all tables in all slots: with fewer taken, prices say nothing."""
ROUNDS, PATIENCE = 300, 10
"""So often prices move; after so many times in vain by half as much."""
ROUNDING, PRICES_ROUNDING = 1e-6, 1e-3

type Table = np.ndarray[Any, np.dtype[np.float32]]
type Numbers = np.ndarray[Any, np.dtype[np.float64]]
"""One for each slot."""


def fewest_waits(puzzle: Puzzle, *, seconds: float, seed: int = 0) -> int:
    """A proven bound: no placing of these meetings has fewer gaps.

    It is 0 where counting says nothing: on long days with tables to spare, with tables of more than
    one kind, with people who are busy elsewhere, or with no limit of gaps per person.
    """
    if not _can_count(puzzle):
        return 0
    if puzzle.slots > MOST_SLOTS:
        return _by_prices(puzzle, seconds) if _is_full(puzzle) else 0
    model = Model()
    here: list[list[int]] = [[] for _ in range(puzzle.slots)]
    for kind, people in _kinds(puzzle).items():
        options: list[int] = []
        for used in _patterns(puzzle, kind):
            option = model.variable(gaps_of(used, puzzle.sessions), highest=people)
            options.append(option)
            for slot in range(puzzle.slots):
                if used >> slot & 1:
                    here[slot].append(option)
        model.limit(options, [1] * len(options), people, people)
    for options, tables in zip(here, puzzle.pools[0].room, strict=True):
        model.limit(options, [1] * len(options), 0, 2 * max(0, tables))
    values, _, bound = model.solve(seconds, seed)
    return max(0, ceil(bound - ROUNDING)) if values else 0


def _can_count(puzzle: Puzzle) -> bool:
    one_kind = len(puzzle.pools) == 1 and len(puzzle.pools[0].meetings) == len(puzzle.pairs)
    limited = puzzle.most_gaps is not None
    short = puzzle.slots <= MOST_SLOTS or len(puzzle.sessions) == 1
    return one_kind and limited and short and not any(puzzle.busy)


def _is_full(puzzle: Puzzle) -> bool:
    room = sum(max(0, tables) for tables in puzzle.pools[0].room)
    return len(puzzle.pairs) >= FULL * room and sum(
        _how_many(puzzle, len(kind)) for kind in _kinds(puzzle)
    ) <= MOST_PATTERNS  # fmt: skip


def _how_many(puzzle: Puzzle, meetings: int) -> int:
    """Sets of that many slots in runs with at most the gaps that are allowed."""
    runs = range(1, (puzzle.most_gaps or 0) + 2)
    return sum(
        comb(meetings - 1, run - 1) * comb(max(0, puzzle.slots - meetings + 1), run)
        for run in runs
    )


def _by_prices(puzzle: Puzzle, seconds: float) -> int:
    """Whatever the prices, nobody pays less than for the cheapest set, and tables are not more.

    So the gaps and prices of the cheapest sets, less what all tables are worth, bound the gaps.
    """
    until = perf_counter() + seconds
    days: dict[int, tuple[Table, Table]] = {}
    kinds = []
    for kind, people in _kinds(puzzle).items():
        if len(kind) not in days:
            days[len(kind)] = _days(puzzle, len(kind))
        busy, gaps = days[len(kind)]
        fits = _fits(busy, kind)
        kinds.append((busy[fits], gaps[fits], people))
    if not all(len(gaps) for _, gaps, _ in kinds):
        return 0
    room = np.array([2.0 * max(0, tables) for tables in puzzle.pools[0].room])
    prices = best_prices = np.zeros(puzzle.slots)
    best, step, waited = 0.0, 1.0, 0
    for _ in range(ROUNDS):
        bound, slope = _worth(kinds, room, prices)
        if bound > best:
            best, best_prices, waited = bound, prices, 0
        elif waited == PATIENCE:
            prices, step, waited = best_prices, step / 2, 0
        waited += 1
        size = float(slope @ slope)
        if not size or perf_counter() > until:
            break
        prices = np.maximum(0, prices + step * (1 + abs(best) / 20) / size * slope)
    return max(0, ceil(best - PRICES_ROUNDING))


def _worth(
    kinds: Sequence[tuple[Table, Table, int]], room: Numbers, prices: Numbers
) -> tuple[float, Numbers]:
    """The bound that follows from these prices, and where they would have to go."""
    bound, slope = -float(prices @ room), -room
    for busy, gaps, people in kinds:
        costs = gaps + busy @ prices.astype(np.float32)
        cheapest = int(costs.argmin())
        bound += people * float(costs[cheapest])
        slope = slope + people * busy[cheapest]
    return bound, slope


def _days(puzzle: Puzzle, meetings: int) -> tuple[Table, Table]:
    """All ways to spend the day: a row of slots busy or not each, and the gaps of each."""
    busy: list[int] = []
    for runs in range(1, min(meetings, (puzzle.most_gaps or 0) + 1) + 1):
        cuts = [(0, *cut, meetings) for cut in combinations(range(1, meetings), runs - 1)]
        for idle in combinations(range(puzzle.slots - meetings + 1), runs):
            busy += [
                sum(
                    ((1 << cut[run + 1] - cut[run]) - 1) << idle[run] + cut[run]
                    for run in range(runs)
                )
                for cut in cuts
            ]
    rows = np.array(busy, dtype=np.int64)[:, None] >> np.arange(puzzle.slots) & 1
    gaps = [gaps_of(used, puzzle.sessions) for used in busy]
    return rows.astype(np.float32), np.array(gaps, dtype=np.float32)


def _fits(busy: Table, kind: Sequence[int]) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Which days have a slot for each meeting, by the sets of slots that will do."""
    slots = busy.shape[1]
    union = 0
    for allowed in kind:
        union |= allowed
    closed = [slot for slot in range(slots) if not union >> slot & 1]
    fits = busy[:, closed].sum(axis=1) == 0
    for allowed in set(kind):
        there = [slot for slot in range(slots) if allowed >> slot & 1]
        many = sum(other & ~allowed == 0 for other in kind)
        fits &= busy[:, there].sum(axis=1) >= many
    return fits


def _kinds(puzzle: Puzzle) -> Counter[tuple[int, ...]]:
    """The slots that will do for each of a person's meetings, and how many people are so."""
    return Counter(
        tuple(sorted(puzzle.allowed[meeting] for meeting in meetings))
        for meetings in puzzle.meetings_of
        if meetings
    )


def _patterns(puzzle: Puzzle, allowed: Sequence[int]) -> list[int]:
    """The sets of slots in which somebody with these meetings can be busy."""
    wanted = [
        (slots, sum(other & ~slots == 0 for other in allowed)) for slots in sorted(set(allowed))
    ]
    union = 0
    for slots in allowed:
        union |= slots
    most = puzzle.most_gaps or 0
    return [
        used
        for used in range(1 << puzzle.slots)
        if used.bit_count() == len(allowed)
        and not used & ~union
        and gaps_of(used, puzzle.sessions) <= most
        and all((used & slots).bit_count() >= many for slots, many in wanted)
    ]
