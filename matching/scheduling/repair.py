"""After the schedule is published: somebody drops out or walks in, and what else could be."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from matching.scheduling.checking import Rule, check_meetings
from matching.scheduling.model import Figures, Meeting, Problem, Slot, Solution, Table
from matching.scheduling.solve import solve, solve_near


def repair(
    problem: Problem,
    former: Collection[Meeting],
    *,
    begun: frozenset[int] = frozenset(),
    may_move: bool = False,
    seconds: float = 5.0,
    seed: int = 0,
) -> Solution:
    """Mend a schedule after the problem changed; ``compare`` with the former one shows how.

    ``problem`` is as things are now: who is absent from which slot, the requests of the stand-by
    list among the others. Slots that have ``begun`` stay as they are. Former meetings stay where
    they are while they can, and free slots go to the best open requests. ``may_move`` lets others
    move if more requests are served that way, but as few as possible.
    """
    whole = [meeting for meeting in former if _still_stands(problem, meeting)]
    held = [meeting for meeting in whole if meeting.slot in begun or not may_move]
    locked = (*problem.locked, *(one for one in held if one not in problem.locked))
    later = frozenset(slot.key for slot in problem.slots) - begun
    requests = tuple(
        replace(one, slots=later if one.slots is None else one.slots & later)
        for one in problem.requests
    )
    now = replace(problem, locked=locked, requests=requests)
    moving = whole if may_move else []
    solution = solve_near(now, moving, seconds=seconds, seed=seed)
    asked = {request.pair: request for request in problem.requests}
    unserved = tuple(replace(one, request=asked[one.request.pair]) for one in solution.unserved)
    return replace(solution, unserved=unserved)


def _still_stands(problem: Problem, meeting: Meeting) -> bool:
    return not any(
        violation.meeting == meeting
        for violation in check_meetings(problem, [meeting])
        if violation.rule is not Rule.LOCKED_LOST
    )


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
