"""The schedule of a forum: who meets whom, when and at which table. Pure Python, no database.

``solve(problem)`` makes a schedule, ``check(problem, solution)`` proves it legal, ``compare``
shows what changed, ``what_if`` tries more tables or slots, ``fit`` finds a place for one meeting
with the fewest others moved.
"""

from matching.scheduling.board import ProblemError
from matching.scheduling.changes import Changes, Move, compare
from matching.scheduling.checking import Rule, Violation, check, check_meetings
from matching.scheduling.fitting import fit
from matching.scheduling.larger import WhatIf, what_if
from matching.scheduling.model import (
    Calendar,
    Figures,
    Meeting,
    Party,
    Problem,
    Reason,
    Request,
    Slot,
    Solution,
    Table,
    Unserved,
)
from matching.scheduling.solve import solve

__all__ = [
    "Calendar",
    "Changes",
    "Figures",
    "Meeting",
    "Move",
    "Party",
    "Problem",
    "ProblemError",
    "Reason",
    "Request",
    "Rule",
    "Slot",
    "Solution",
    "Table",
    "Unserved",
    "Violation",
    "WhatIf",
    "check",
    "check_meetings",
    "compare",
    "fit",
    "solve",
    "what_if",
]
