"""How many waits the tables alone force, whoever meets whom.

Where nearly every table is taken in nearly every slot, people must wait so that no slot is left
empty: a few numbers say so at once, and clauses only after minutes. Counted are people who are
alike, each kind by the sets of slots it may be busy in (a cutting-stock model after Gilmore and
Gomory 1961, here with all patterns written down).
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from matching.scheduling.integers import Model
from matching.scheduling.puzzle import Puzzle, gaps_of

MOST_SLOTS = 12
"""Of so many slots all sets are tried, 4,096 at most. A longer day leaves tables empty anyway."""
ROUNDING = 1e-6


def fewest_waits(puzzle: Puzzle, *, seconds: float, seed: int = 0) -> int:
    """A proven bound: no placing of these meetings has fewer gaps.

    It is 0 where counting says nothing: on long days, with tables of more than one kind, with
    people who are busy elsewhere, or with no limit of gaps per person.
    """
    if not _can_count(puzzle):
        return 0
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
    short = puzzle.slots <= MOST_SLOTS and puzzle.most_gaps is not None
    return one_kind and short and not any(puzzle.busy)


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
