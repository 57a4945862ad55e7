"""From a problem to a schedule, goal by goal.

1. The largest weighted sum of requests (with as few meetings short of a minimum as possible).
2. Fairness: of all such choices the one that shares meetings out most evenly.
3. The fewest gaps of the chosen meetings, then the fewest changes of table.
"""

from time import perf_counter

from matching.scheduling.board import Board, meetings_of, set_up
from matching.scheduling.choosing import choose
from matching.scheduling.colouring import Timetable, colour, put_if_free
from matching.scheduling.covering import cover
from matching.scheduling.measuring import explain, measure
from matching.scheduling.model import Problem, Solution
from matching.scheduling.placing import place
from matching.scheduling.tables import seat

SHARE_OF_CHOICE = 0.6
"""Of the time, where people are absent: serving more requests comes before closing gaps."""


def solve(problem: Problem, *, seconds: float = 5.0, seed: int = 0) -> Solution:
    """The best schedule found in the time. Raise ``ProblemError`` on contradictions.

    It ends sooner when everything is proven. The same seed gives the same schedule as long as no
    step runs out of time.
    """
    start = perf_counter()
    board = set_up(problem)
    choice = choose(board)
    table = colour(board, choice.chosen)
    points_bound = choice.points
    if table.left_out:
        _fill(table)
        if choice.has_minimum:
            points_bound = max(choice.points, choose(board, with_minimum=False).points)
        left = seconds - (perf_counter() - start)
        table, points_bound = cover(
            table, points_bound=points_bound,
            seconds=max(0.05, left * SHARE_OF_CHOICE), seed=seed,
        )  # fmt: skip
    gaps_bound = close_gaps(table, seconds=seconds - (perf_counter() - start), seed=seed)
    return finish(board, table, points_bound, gaps_bound, start)


def _fill(table: Timetable) -> None:
    """Give what fitted nowhere, and whatever else is open, a slot that is still free."""
    board = table.board
    served = {one.request for one in table.meetings()}
    counts: dict[tuple[bool, int], int] = {}
    for one in served:
        for key in ((True, board.agency_of[one]), (False, board.vendor_of[one])):
            counts[key] = counts.get(key, 0) + 1
    waiting = [number for number in range(len(board.requests)) if number not in served]
    for request in sorted(waiting, key=lambda one: -board.points[one]):
        agency, vendor = board.agency_of[request], board.vendor_of[request]
        has_room = (
            counts.get((True, agency), 0) < board.agencies.room[agency]
            and counts.get((False, vendor), 0) < board.vendors.room[vendor]
        )
        if has_room and put_if_free(table, request):
            for key in ((True, agency), (False, vendor)):
                counts[key] = counts.get(key, 0) + 1


def close_gaps(table: Timetable, *, seconds: float, seed: int) -> int:
    """Move the meetings to slots with fewer gaps. Return how few gaps are possible at least."""
    puzzle, placed = table.puzzle()
    if not placed:
        return 0
    slots = [one.slot for one in placed]
    placement = place(puzzle, start=slots, seconds=seconds, seed=seed)
    table.rearrange(placed, placement.slots or slots)
    return placement.bound or 0


def finish(
    board: Board, table: Timetable, points_bound: int, gaps_bound: int, start: float
) -> Solution:
    placed = table.meetings()
    seated = seat(board, placed)
    meetings = [
        *board.problem.kept,
        *meetings_of(
            board,
            ((one.request, one.agency, one.vendor, one.slot, where) for one, where in seated),
        ),
    ]
    place = {slot.key: number for number, slot in enumerate(board.problem.slots)}
    meetings.sort(key=lambda one: (place[one.slot], one.table))
    unserved = explain(board, table)
    figures = measure(
        board, placed, meetings,
        points_bound=points_bound, gaps_bound=gaps_bound, seconds=perf_counter() - start,
    )  # fmt: skip
    return Solution(tuple(meetings), tuple(unserved), figures)
