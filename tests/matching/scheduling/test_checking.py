from dataclasses import replace

import pytest

from matching.scheduling import (
    Calendar,
    Meeting,
    Party,
    ProblemError,
    Reason,
    Request,
    Rule,
    Table,
    check,
    check_meetings,
    solve,
)
from tests.matching.scheduling.forums import forum


def rules(problem, *meetings):
    return sorted({violation.rule for violation in check_meetings(problem, meetings)})


@pytest.mark.parametrize(
    ("meeting", "rule"),
    [
        (Meeting(9, 0, 0, 0), Rule.UNKNOWN),
        (Meeting(0, 9, 0, 0), Rule.UNKNOWN),
        (Meeting(0, 0, 9, 0), Rule.UNKNOWN),
        (Meeting(0, 0, 0, 9), Rule.UNKNOWN),
        (Meeting(0, 0, 0, 0, agency_calendar=9), Rule.UNKNOWN),
        (Meeting(0, 0, 0, 0, vendor_calendar=9), Rule.UNKNOWN),
        (Meeting(0, 0, 0, 1), Rule.TABLE_OF_OTHER),
        (Meeting(0, 0, 0, 2), Rule.TABLE_OF_OTHER),
        (Meeting(0, 0, 1, 0), Rule.TABLE_CLOSED),
        (Meeting(0, 1, 0, 1), Rule.VENDOR_ABSENT),
        (Meeting(1, 0, 0, 0), Rule.AGENCY_ABSENT),
        (Meeting(1, 1, 1, 1), Rule.VETOED),
        (Meeting(0, 1, 1, 1), Rule.WRONG_SLOT),
        (Meeting(2, 0, 0, 0), Rule.NOT_ASKED),
        (Meeting(2, 1, 1, 1, agency_calendar=1), Rule.WRONG_DELEGATE),
    ],
)
def test_each_rule_is_seen(meeting, rule):
    problem = forum(
        agencies=3, vendors=2, slots=2,
        agency_parties=[
            Party(0),
            Party(1, (Calendar(0, frozenset({0})),)),
            Party(2, (Calendar(0), Calendar(1))),
        ],
        vendor_parties=[Party(0), Party(1, (Calendar(0, frozenset({0})),))],
        tables=(Table(0, 0, frozenset({1})), Table(1, 1), Table(2)),
        requests=[
            Request(0, 0), Request(1, 0), Request(1, 1),
            Request(0, 1, slots=frozenset({0})), Request(2, 1, calendar=0),
        ],
        vetoes=frozenset({(1, 1)}),
    )  # fmt: skip

    assert rules(problem, meeting) == [rule]


def test_legal_meetings_break_no_rule():
    assert rules(forum(), Meeting(0, 0, 0, 0), Meeting(1, 1, 0, 1), Meeting(0, 1, 1, 1)) == []


@pytest.mark.parametrize(
    ("second", "broken"),
    [
        (Meeting(0, 0, 1, 0), [Rule.TWICE]),
        (Meeting(0, 1, 0, 1), [Rule.AGENCY_BUSY]),
        (Meeting(1, 0, 0, 0), [Rule.TABLE_BUSY, Rule.VENDOR_BUSY]),
    ],
)
def test_clashes_are_seen(second, broken):
    assert rules(forum(), Meeting(0, 0, 0, 0), second) == broken


def test_maximum_and_lost_locked_meeting_are_seen():
    locked = Meeting(0, 0, 0, 0)
    problem = replace(forum(locked=(locked,)), vendors=(Party(0), Party(1, maximum=0)))

    assert rules(problem, Meeting(0, 1, 1, 1)) == [Rule.LOCKED_LOST, Rule.MAXIMUM]


@pytest.mark.parametrize(
    "name",
    ["requests", "served", "points", "shortfall", "gaps", "spread", "left_out", "table_changes"],
)
def test_false_figures_are_seen(name):
    problem = forum()
    solution = solve(problem)
    wrong = replace(solution.figures, **{name: getattr(solution.figures, name) + 1})

    violations = check(problem, replace(solution, figures=wrong))

    assert {violation.rule for violation in violations} == {Rule.FIGURES}
    assert any(violation.detail.startswith(name) for violation in violations)


def test_missing_explanation_is_seen():
    problem = forum(agencies=2, vendors=1, slots=1)
    solution = solve(problem)

    assert check(problem, solution) == []
    assert check(problem, replace(solution, unserved=()))


@pytest.mark.parametrize(
    "changes",
    [
        {"requests": (Request(0, 0), Request(0, 0))},
        {"requests": (Request(0, 9),)},
        {"tables": (Table(0), Table(0))},
        {"locked": (Meeting(0, 0, 0, 0), Meeting(1, 0, 0, 0))},
        {"locked": (Meeting(0, 0, 9, 0),)},
    ],
)
def test_contradictions_are_refused(changes):
    with pytest.raises(ProblemError) as caught:
        solve(replace(forum(), **changes))

    assert caught.value.violations


def reasons(problem):
    return {one.request.pair: one.reason for one in solve(problem).unserved}


def test_reason_is_a_full_vendor_or_a_heavier_request():
    even = forum(agencies=2, vendors=1, slots=1)
    uneven = forum(agencies=2, vendors=1, slots=1, requests=[(0, 0, 2), (1, 0, 1)])

    assert list(reasons(even).values()) == [Reason.VENDOR_FULL]
    assert reasons(uneven) == {(1, 0): Reason.OUTWEIGHED}
    assert solve(uneven).unserved[0].cutoff == 200


def test_reason_is_a_full_agency():
    assert list(reasons(forum(agencies=1, vendors=2, slots=1)).values()) == [Reason.AGENCY_FULL]


def test_reason_is_full_tables():
    problem = forum(agencies=2, vendors=2, slots=1, shared=1, requests=[(0, 0), (1, 1)])

    assert list(reasons(problem).values()) == [Reason.TABLES_FULL]


def test_reason_is_absence():
    away = Party(0, (Calendar(0, frozenset({0, 1})),))

    assert reasons(forum(agencies=1, vendors=1, agency_parties=[away])) == {(0, 0): Reason.ABSENT}


def test_reason_is_the_maximum():
    problem = forum(agencies=1, vendors=2, agency_parties=[Party(0, maximum=1)])
    other = forum(agencies=2, vendors=1, vendor_parties=[Party(0, maximum=1)])

    assert list(reasons(problem).values()) == [Reason.AGENCY_MAXIMUM]
    assert list(reasons(other).values()) == [Reason.VENDOR_MAXIMUM]


def test_minimum_stands_above_weight():
    problem = forum(
        agencies=2, vendors=1, slots=1, requests=[(0, 0, 9), (1, 0, 1)],
        agency_parties=[Party(0), Party(1, minimum=1)],
    )  # fmt: skip

    solution = solve(problem)

    assert [meeting.agency for meeting in solution.meetings] == [1]
    assert solution.figures.shortfall == 0
