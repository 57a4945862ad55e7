"""How fast forums of several sizes are scheduled: ``python -m bench.scheduling``.

The forums are made up. "Choice" is the time to the proven optimum of goal 1 where nobody is absent,
"all" the time for a whole schedule within the limit.
"""

import random
import sys
from dataclasses import dataclass
from time import perf_counter

from matching.scheduling import Calendar, Party, Problem, Request, Slot, Table, check, solve
from matching.scheduling.board import set_up
from matching.scheduling.choosing import choose


@dataclass(frozen=True, slots=True)
class Size:
    agencies: int
    vendors: int
    slots: int
    requests: int
    absent: float = 0.0
    seconds: float | None = 5.0
    """Limit of the whole schedule; None measures the choice alone."""


SIZES = [
    Size(45, 10, 8, 200, seconds=1.0),
    Size(200, 100, 16, 2_500),
    Size(500, 200, 20, 5_000),
    Size(200, 60, 16, 1_200, absent=0.1, seconds=9.0),
    Size(20_000, 5_000, 24, 300_000, seconds=None),
]


def make(size: Size, seed: int = 0) -> Problem:
    """A forum of that size: every vendor at its own table, weights 1 to 5."""
    draw = random.Random(seed)  # noqa: S311 - cases to try, no secret

    def party(key: int) -> Party:
        away = frozenset(slot for slot in range(size.slots) if draw.random() < size.absent)
        return Party(key, (Calendar(0, away),))

    pairs = draw.sample(range(size.agencies * size.vendors), size.requests)
    return Problem(
        agencies=tuple(map(party, range(size.agencies))),
        vendors=tuple(map(party, range(size.vendors))),
        slots=tuple(map(Slot, range(size.slots))),
        tables=tuple(Table(key, key) for key in range(size.vendors)),
        requests=tuple(
            Request(pair // size.vendors, pair % size.vendors, draw.randint(1, 5))
            for pair in pairs
        ),
    )


def measure(size: Size) -> str:
    problem = make(size)
    begin = perf_counter()
    choose(set_up(problem))
    text = f"{size.agencies:6} x {size.vendors:5} x {size.slots:2}, {size.requests:6} requests"
    text += f", {size.absent:3.0%} absent: choice {perf_counter() - begin:5.2f} s"
    if size.seconds is None:
        return text
    solution = solve(problem, seconds=size.seconds)
    figures = solution.figures
    share = figures.points / figures.points_bound if figures.points_bound else 1
    verdict = "legal" if not check(problem, solution) else "ILLEGAL"
    return (
        f"{text}, all {figures.seconds:5.2f} s, served {figures.served} ({share:.1%} of the bound), "
        f"gaps {figures.gaps} (bound {figures.gaps_bound}), {verdict}"
    )


if __name__ == "__main__":
    for one in SIZES:
        sys.stdout.write(measure(one) + "\n")
        sys.stdout.flush()
