import random
from dataclasses import replace
from itertools import product
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.b2b import count_breaks, faults
from bench.dzn import read_puzzle
from matching.scheduling import counting
from matching.scheduling.annealing import Annealing
from matching.scheduling.counting import fewest_waits
from matching.scheduling.placing import _Placing, place
from matching.scheduling.puzzle import Pool, Puzzle, gaps_of

INSTANCES = Path(__file__).parents[2] / "data" / "b2b"


@st.composite
def puzzles(draw):
    """So small that every placing can be tried; people of one kind, not of two sides."""
    people, slots = draw(st.integers(2, 5)), draw(st.integers(1, 5))
    pair = st.sampled_from([(one, two) for two in range(people) for one in range(two)])
    pairs = draw(st.lists(pair, max_size=5, unique=True))
    some_slots = st.integers(0, 2**slots - 1) | st.just(2**slots - 1)
    numbers = st.integers(0, len(pairs) - 1)
    before = draw(st.lists(st.tuples(numbers, numbers), max_size=1)) if pairs else []
    return Puzzle(
        people=people,
        slots=slots,
        pairs=pairs,
        allowed=[draw(some_slots) for _ in pairs],
        pools=[Pool(range(len(pairs)), [draw(st.integers(0, 3)) for _ in range(slots)])],
        before=[(one, two) for one, two in before if one != two],
        busy=[draw(st.integers(0, 2**slots - 1)) & draw(some_slots) for _ in range(people)],
        sessions=[0b10101 & (2**slots - 1), 0b01010 & (2**slots - 1)]
        if draw(st.booleans())
        else (),
        most_gaps=draw(st.none() | st.integers(0, 2)),
    )


def every_gap_count(puzzle):
    """The gaps of each legal placing."""
    for slots in product(range(puzzle.slots), repeat=len(puzzle.pairs)):
        used = list(puzzle.busy)
        legal = all(slots[one] < slots[two] for one, two in puzzle.before) and all(
            sum(slots[one] == slot for one in pool.meetings) <= room
            for pool in puzzle.pools
            for slot, room in enumerate(pool.room)
        )
        for meeting, slot in enumerate(slots):
            legal &= bool(puzzle.allowed[meeting] >> slot & 1)
            for person in puzzle.pairs[meeting]:
                legal &= not used[person] >> slot & 1
                used[person] |= 1 << slot
        gaps = [gaps_of(mask, puzzle.sessions) for mask in used]
        moved = [gap for gap, own in zip(gaps, puzzle.meetings_of, strict=True) if own]
        limit = puzzle.most_gaps
        if legal and (limit is None or all(gap <= limit for gap in moved)):
            yield sum(gaps)


@given(puzzles(), st.booleans())
@settings(max_examples=80, deadline=None)
def test_placing_has_the_fewest_gaps_of_all(puzzle, with_start):
    counts = list(every_gap_count(puzzle))

    placement = place(puzzle, seconds=20)

    assert placement.is_proven
    assert (placement.slots is None) == (not counts)
    if counts:
        assert placement.gaps == placement.bound == min(counts)
        assert puzzle.gaps(placement.slots) == placement.gaps
        if with_start:
            assert place(puzzle, start=placement.slots).gaps == placement.gaps


@given(st.integers(0, 2**12 - 1))
def test_gaps_are_the_idle_runs_between_meetings(used):
    times = [slot for slot in range(12) if used >> slot & 1]

    assert gaps_of(used, [2**12 - 1]) == count_breaks(times)


def test_gaps_between_sessions_do_not_count():
    assert gaps_of(0b1001, [0b1111]) == 1
    assert gaps_of(0b1001, [0b0011, 0b1100]) == 0
    assert gaps_of(0b10001, [0b10101, 0b01010]) == 1


@pytest.mark.parametrize(
    ("name", "optimum"),
    [("tic-12", 0), ("tic-13crafc", 4), ("tic-14crafa", 0), ("forumt-14", 5), ("forum-13", 0)],
)
def test_published_instance_is_solved_to_its_optimum(name, optimum):
    puzzle = read_puzzle(INSTANCES / f"{name}.dzn")

    placement = place(puzzle)

    assert faults(puzzle, placement.slots) == []
    assert (placement.gaps, placement.bound) == (optimum, optimum)


def test_comments_and_ranges_of_slots_are_read(tmp_path):
    text = (INSTANCES / "forumt-14.dzn").read_text()
    path = tmp_path / "same.dzn"
    path.write_text("/* first\n line */\n" + text.replace("{1,2}", "{1 .. 2}") + "\n% end")
    assert read_puzzle(path) == read_puzzle(INSTANCES / "forumt-14.dzn")

    small = """
        nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
        /* person 1 is away
           in the morning */
        requested = [| 1, 2, 3 | 2, 3, 3 |]; forbidden = [{1..2}, {}, {4}];
    """
    path.write_text(small)
    assert read_puzzle(path).allowed == [0b1100, 0b0111]


def test_same_seed_gives_the_same_placing():
    puzzle = read_puzzle(INSTANCES / "forumt-14.dzn")

    assert place(puzzle, seed=3).slots == place(puzzle, seed=3).slots


def test_placing_ends_when_the_time_is_up():
    puzzle = read_puzzle(INSTANCES / "forum-13.dzn")
    begin = perf_counter()

    placement = place(puzzle, seconds=0.0)

    assert perf_counter() - begin < 30
    assert (placement.slots, placement.bound) == (None, 0)


@given(puzzles())
@settings(max_examples=60, deadline=None)
def test_counting_never_says_more_than_the_fewest_gaps(puzzle):
    puzzle = replace(puzzle, busy=(), most_gaps=2)

    counted = fewest_waits(puzzle, seconds=10)

    assert counted <= min(every_gap_count(puzzle), default=counted)


def test_counting_proves_what_full_tables_force():
    """With 18 tables instead of 19 for 180 meetings in 10 slots no place stays empty."""
    puzzle = read_puzzle(INSTANCES / "tic-13crafc.dzn")
    full = replace(puzzle, pools=[Pool(puzzle.pools[0].meetings, [18] * puzzle.slots)])

    assert fewest_waits(full, seconds=20) == 13


@given(puzzles())
@settings(max_examples=60, deadline=None)
def test_prices_never_say_more_than_the_fewest_gaps(puzzle):
    """As on long days, where the sets of slots are too many to count."""
    puzzle = replace(puzzle, busy=(), sessions=(), most_gaps=2)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "MOST_SLOTS", 0)
        patch.setattr(counting, "FULL", 0)
        priced = fewest_waits(puzzle, seconds=10)

    assert priced <= min(every_gap_count(puzzle), default=priced)


def test_prices_prove_what_full_tables_force_on_a_long_day():
    """Two tables, 13 slots and 26 meetings of four people who meet in every slot but one."""
    whole = 2**13 - 1
    puzzle = Puzzle(
        people=4,
        slots=13,
        pairs=[(0, 1), (2, 3)] * 12,
        allowed=[whole & ~(1 << 6)] * 24,
        pools=[Pool(range(24), [2] * 13)],
        most_gaps=2,
    )

    assert fewest_waits(puzzle, seconds=20) == 4


def test_annealing_finds_tables_where_too_many_meet_at_once():
    puzzle = read_puzzle(INSTANCES / "forum-13.dzn")
    loose = place(replace(puzzle, pools=()), seconds=30).slots
    full = replace(puzzle, pools=[Pool(puzzle.pools[0].meetings, [9] * puzzle.slots)])
    annealing = Annealing(full, loose, seed=0)
    assert full.overfull(loose) > 0
    assert not annealing.is_legal

    annealing.run(60_000, float("inf"))

    assert annealing.is_legal
    assert faults(full, annealing.best) == []


def crowded(people: int, slots: int) -> Puzzle:
    """Everybody meets in most slots, some in a set order, and waits twice at most."""
    draw = random.Random(1)  # noqa: S311 - cases to try, no secret
    when: dict[tuple[int, int], int] = {}
    taken: list[set[int]] = [set() for _ in range(people)]
    couples = [(one, other) for one in range(people) for other in range(one)]
    for one, other in draw.sample(couples, len(couples)):
        free = [slot for slot in range(slots) if slot not in taken[one] | taken[other]]
        if free and max(len(taken[one]), len(taken[other])) <= 0.6 * slots:
            when[one, other] = draw.choice(free)
            taken[one].add(when[one, other])
            taken[other].add(when[one, other])
    pairs, slot_of = list(when), list(when.values())
    drawn = [draw.sample(range(len(pairs)), 2) for _ in range(len(pairs) // 4)]
    return Puzzle(
        people=people,
        slots=slots,
        pairs=pairs,
        allowed=[(1 << slots) - 1] * len(pairs),
        before=[(first, last) for first, last in drawn if slot_of[first] < slot_of[last]],
        most_gaps=2,
    )


def test_a_first_placing_is_found_where_people_meet_in_most_slots():
    puzzle = crowded(40, 22)
    search = _Placing(puzzle, None, perf_counter() + 300, 0)

    search._begin_loosely(2_000)

    assert search.best is not None
    assert not faults(puzzle, search.best)


def test_a_first_placing_is_not_sought_past_the_limit():
    search = _Placing(crowded(40, 22), None, perf_counter(), 0)

    search._begin_loosely(10**9)

    assert search.best is None
