from dataclasses import replace

import pytest
from hypothesis import given, settings

from matching.scheduling import Party, Request, check, solve
from tests.matching.scheduling.forums import all_schedules, forum, forums, value


@given(forums())
@settings(max_examples=80, deadline=None)
def test_choice_is_the_best_of_all_schedules(problem):
    solution = solve(problem)

    assert check(problem, solution) == []
    assert solution.figures.points == solution.figures.points_bound
    best = max(value(problem, meetings) for meetings in all_schedules(problem))
    assert value(problem, solution.meetings) == best


def test_choice_prefers_the_heavier_request():
    problem = forum(agencies=2, vendors=1, slots=1, requests=[(0, 0, 1), (1, 0, 2)])

    assert [meeting.agency for meeting in solve(problem).meetings] == [1]


def test_choice_counts_less_for_a_pair_that_met_last_time():
    requests = [Request(0, 0, 3, met_before=True), Request(1, 0, 2)]
    problem = forum(agencies=2, vendors=1, slots=1, requests=requests)

    assert [meeting.agency for meeting in solve(problem).meetings] == [1]


def test_choice_leaves_no_agency_empty_where_weights_are_equal():
    problem = forum(agencies=3, vendors=3, slots=1)

    solution = solve(problem)

    assert sorted(meeting.agency for meeting in solution.meetings) == [0, 1, 2]
    assert (solution.figures.spread, solution.figures.left_out) == (0, 0)


@pytest.mark.parametrize(("maximum", "served"), [(0, 0), (1, 1), (2, 2), (None, 2)])
def test_maximum_of_a_party_is_kept(maximum, served):
    problem = replace(forum(agencies=1, vendors=2, slots=2), agencies=(Party(0, maximum=maximum),))

    assert solve(problem).figures.served == served
