"""Another cell for a meeting, with the fewest others moved."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from matching.scheduling import (
    Calendar,
    Meeting,
    Party,
    Problem,
    Request,
    Slot,
    Table,
    check_meetings,
    compare,
    fit,
)

SLOTS = 3


@st.composite
def schedules(draw):
    """Up to seven meetings of three agencies and three vendors, each at its own table."""
    away = draw(st.sets(st.tuples(st.integers(0, 2), st.integers(1, SLOTS)), max_size=3))
    pairs = draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), unique=True, min_size=1)
    )
    problem = Problem(
        agencies=tuple(
            Party(key, (Calendar(0, frozenset(slot for one, slot in away if one == key)),))
            for key in range(3)
        ),
        vendors=tuple(Party(key) for key in range(3)),
        slots=tuple(Slot(key) for key in range(1, SLOTS + 1)),
        tables=tuple(Table(key + 1, key) for key in range(3)),
        requests=tuple(Request(*pair) for pair in pairs),
    )
    meetings: list[Meeting] = []
    for agency, vendor in pairs[:7]:
        for slot in draw(st.permutations(range(1, SLOTS + 1))):
            one = Meeting(agency, vendor, slot, vendor + 1)
            if not check_meetings(problem, [*meetings, one]):
                meetings.append(one)
                break
    locked = tuple(one for one in meetings[1:] if draw(st.integers(0, 4)) == 0)
    return replace(problem, locked=locked), meetings


def fewest(problem, meetings, newcomer):
    """By trying everything: how few others must move; None if nothing will do."""
    others = [one for one in meetings if one.pair != newcomer.pair]
    counts = [
        sum(one.slot != slot for one, slot in zip(others, slots, strict=True))
        for slots in product(range(1, SLOTS + 1), repeat=len(others))
        if not check_meetings(
            problem,
            [newcomer]
            + [replace(one, slot=slot) for one, slot in zip(others, slots, strict=True)],
        )
    ]
    return min(counts, default=None)


@given(schedules(), st.integers(1, SLOTS))
def test_nothing_moves_less(schedule, slot):
    problem, meetings = schedule
    if not meetings or slot in problem.agencies[meetings[0].agency].calendars[0].absent:
        return
    newcomer = replace(meetings[0], slot=slot)

    found = fit(problem, meetings, newcomer, most=9, seconds=20)

    best = fewest(problem, meetings, newcomer)
    if best is None:
        assert found is None
        return
    changes = compare(meetings, found)
    assert not check_meetings(problem, found)
    assert newcomer in found
    assert len(changes.moved) == best + (newcomer != meetings[0])


def test_newcomer_may_sit_anywhere():
    problem = Problem(
        agencies=(Party(0), Party(1, (Calendar(0, frozenset({2})),))),
        vendors=(Party(0),),
        slots=(Slot(1), Slot(2)),
        tables=(Table(7),),
        requests=(Request(0, 0), Request(1, 0)),
    )
    sits = Meeting(0, 0, 1, 7)

    found = fit(problem, [sits], Meeting(1, 0, 0, 0), anywhere=True)

    assert set(found) == {Meeting(1, 0, 1, 7), replace(sits, slot=2)}
    assert fit(problem, [sits], Meeting(1, 0, 0, 0), anywhere=True, most=0) is None


def test_full_side_has_no_room():
    problem = Problem(
        agencies=(Party(0), Party(1)), vendors=(Party(0),), slots=(Slot(1),), tables=(Table(7),),
        requests=(Request(0, 0), Request(1, 0)),
    )  # fmt: skip

    assert fit(problem, [Meeting(0, 0, 1, 7)], Meeting(1, 0, 0, 0), anywhere=True) is None


def test_meeting_stays_at_its_shared_table():
    problem = Problem(
        agencies=(Party(0), Party(1)), vendors=(Party(0), Party(1)), slots=(Slot(1),),
        tables=(Table(7), Table(8)), requests=(Request(0, 0), Request(1, 1)),
    )  # fmt: skip
    sits = Meeting(0, 0, 1, 8)

    found = fit(problem, [sits], Meeting(1, 1, 0, 0), anywhere=True)

    assert set(found) == {sits, Meeting(1, 1, 1, 7)}


def test_newcomer_goes_to_the_table_where_its_vendor_sits():
    problem = Problem(
        agencies=(Party(0), Party(1)), vendors=(Party(0),), slots=(Slot(1), Slot(2)),
        tables=(Table(7), Table(8)), requests=(Request(0, 0), Request(1, 0)),
    )  # fmt: skip
    sits = Meeting(0, 0, 1, 8)

    found = fit(problem, [sits], Meeting(1, 0, 0, 0), anywhere=True)

    assert set(found) == {sits, Meeting(1, 0, 2, 8)}


def test_newcomer_takes_the_table_of_whom_it_pushes_out():
    problem = Problem(
        agencies=(Party(0), Party(1, (Calendar(0, frozenset({2})),))),
        vendors=(Party(0),),
        slots=(Slot(1), Slot(2)),
        tables=(Table(7), Table(8)),
        requests=(Request(0, 0), Request(1, 0)),
    )

    found = fit(problem, [Meeting(0, 0, 1, 8)], Meeting(1, 0, 0, 0), anywhere=True)

    assert Meeting(1, 0, 1, 8) in found
