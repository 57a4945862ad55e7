from hypothesis import given, settings

from matching.scheduling import (
    Calendar,
    Meeting,
    Party,
    Reason,
    Request,
    Table,
    check,
    solve,
    what_if,
)
from matching.scheduling.board import set_up
from matching.scheduling.choosing import choose
from matching.scheduling.colouring import empty
from matching.scheduling.covering import cover
from tests.matching.scheduling.forums import all_schedules, forum, forums, value


@given(forums(absences=True))
@settings(max_examples=60, deadline=None)
def test_choice_is_the_best_with_absences(problem):
    solution = solve(problem, seconds=20)

    assert check(problem, solution) == []
    best = max(value(problem, meetings) for meetings in all_schedules(problem))
    assert value(problem, solution.meetings)[:2] == best[:2]


@given(forums(absences=True))
@settings(max_examples=60, deadline=None)
def test_covering_finds_the_best_from_nothing(problem):
    board = set_up(problem)
    bound = choose(board, with_minimum=False).points

    table, proven = cover(empty(board), points_bound=bound, seconds=20, seed=0)

    best = max(value(problem, meetings) for meetings in all_schedules(problem))
    meetings = [
        Meeting(*board.requests[placed.request].pair, placed.slot, 0)
        for placed in table.meetings()
    ]
    assert value(problem, meetings) == best
    assert proven == best[1]


def absent(key, *slots):
    return Party(key, (Calendar(0, frozenset(slots)),))


def test_absent_people_are_not_met():
    problem = forum(agencies=1, vendors=1, slots=2, agency_parties=[absent(0, 0)])

    assert [meeting.slot for meeting in solve(problem).meetings] == [1]


def test_closed_table_is_not_used():
    problem = forum(
        agencies=1,
        vendors=1,
        slots=2,
        tables=(Table(0, None, frozenset({0})), Table(1, 0, frozenset({0}))),
    )

    assert [(one.slot, one.table) for one in solve(problem).meetings] == [(1, 1)]


def test_delegates_meet_in_parallel():
    parallel = Party(0, (Calendar(7), Calendar(8)))
    problem = forum(agencies=1, vendors=2, slots=1, agency_parties=[parallel])

    solution = solve(problem)

    assert {one.agency_calendar for one in solution.meetings} == {7, 8}
    assert check(problem, solution) == []


def test_named_delegate_comes():
    parallel = Party(0, (Calendar(7), Calendar(8)))
    requests = [Request(0, 0, calendar=8), Request(0, 1, calendar=8)]
    problem = forum(agencies=1, vendors=2, slots=2, agency_parties=[parallel], requests=requests)

    solution = solve(problem)

    assert {one.agency_calendar for one in solution.meetings} == {8}
    assert len(solution.meetings) == 2


def test_locked_meeting_stays_and_a_veto_wins():
    stays, goes = Meeting(0, 0, 1, 0), Meeting(1, 1, 0, 1)
    problem = forum(locked=(stays, goes), vetoes=frozenset({(1, 1)}))

    solution = solve(problem)

    assert stays in solution.meetings
    assert (1, 1) not in {one.pair for one in solution.meetings}
    assert [one.reason for one in solution.unserved] == [Reason.VETOED]
    assert check(problem, solution) == []


def test_locked_meeting_with_absences_around_it_is_proven():
    problem = forum(agencies=3, vendors=2, slots=3, locked=(Meeting(0, 0, 2, 0),))

    solution = solve(problem)

    assert solution.figures.points == solution.figures.points_bound
    assert solution.figures.served == 6


def test_what_if_counts_what_more_room_brings():
    problem = forum(agencies=4, vendors=4, slots=2, shared=2)
    now = solve(problem).figures

    table, slot = what_if(problem, now, tables=1), what_if(problem, now, slots=1)
    nothing = what_if(problem, now)

    assert (now.served, table.more_served, slot.more_served) == (4, 2, 2)
    assert (nothing.more_served, nothing.more_points, nothing.more_gaps) == (0, 0, 0)
