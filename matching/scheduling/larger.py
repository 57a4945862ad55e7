"""What more room would bring: one more table, one more round."""

from dataclasses import dataclass, replace

from matching.scheduling.model import Figures, Problem, Slot, Table
from matching.scheduling.solve import solve


@dataclass(frozen=True, slots=True)
class WhatIf:
    figures: Figures
    more_served: int
    more_points: int
    more_gaps: int


def what_if(
    problem: Problem,
    now: Figures,
    *,
    tables: int = 0,
    slots: int = 0,
    seconds: float = 4.0,
    seed: int = 0,
) -> WhatIf:
    """What more shared tables, or more slots at the end of the day, would bring."""
    table_key = max((table.key for table in problem.tables), default=0)
    slot_key = max((slot.key for slot in problem.slots), default=0)
    session = problem.slots[-1].session if problem.slots else 0
    larger = replace(
        problem,
        tables=problem.tables + tuple(Table(table_key + 1 + more) for more in range(tables)),
        slots=problem.slots + tuple(Slot(slot_key + 1 + more, session) for more in range(slots)),
    )
    figures = solve(larger, seconds=seconds, seed=seed).figures
    return WhatIf(
        figures,
        more_served=figures.served - now.served,
        more_points=figures.points - now.points,
        more_gaps=figures.gaps - now.gaps,
    )
