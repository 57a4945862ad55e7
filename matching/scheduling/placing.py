"""The fewest gaps for meetings that all must be held: annealing, then from above and below."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from threading import Timer
from time import perf_counter

from matching.scheduling.annealing import Annealing
from matching.scheduling.counting import fewest_waits
from matching.scheduling.encoding import Encoding
from matching.scheduling.proving import FromAbove, FromBelow
from matching.scheduling.puzzle import Placement, Puzzle

FIRST_MOVES = 60_000
MOVES_A_MEETING = 100
"""So many moves at first, up to ``FIRST_MOVES``: a city's forum has no gaps left after them."""
FIRST_CONFLICTS, MOST_CONFLICTS = 2_000, 5_000
"""Slices of work: after each, who is ready first waits for the other."""
COUNTED_AFTER, COUNTED_FOR = 3, 0.1
"""Where so many slices did not settle it, waits are counted for so much of the time left."""
LATER_MOVES, MOST_MOVES = 5 * FIRST_MOVES, 20 * FIRST_MOVES
"""While too many gaps are left for clauses. Where full tables force waits, moves and the solver take
turns as long as best and bound are far apart; each time cools slower."""
CLOSE = 4
"""So far apart at most, only the solver finds better ones."""
MOST_COUNTED = 60
"""From above only where so few gaps are left: counting more costs more than it brings."""
VARIABLES_A_SECOND = 15_000
"""Meetings times slots that are written down as clauses in a second."""


def place(
    puzzle: Puzzle, *, start: Sequence[int] | None = None, seconds: float = 60.0, seed: int = 0
) -> Placement:
    """A slot for every meeting with the fewest gaps found in the time, and a proven bound.

    ``start`` is a legal placing to begin with; without it one is searched for.
    """
    begin = perf_counter()
    search = _Placing(_narrow(puzzle), start, begin + seconds, seed)
    search.run()
    return Placement(search.best, search.gaps, search.bound, perf_counter() - begin)


def _narrow(puzzle: Puzzle) -> Puzzle:
    """Leave only slots that people are free in and that the order of meetings allows."""
    allowed = [
        slots & ~(puzzle.busy[one] | puzzle.busy[other])
        for slots, (one, other) in zip(puzzle.allowed, puzzle.pairs, strict=True)
    ]
    changed = True
    while changed:
        changed = False
        for first, second in puzzle.before:
            early = allowed[first] & ((1 << max(0, allowed[second].bit_length() - 1)) - 1)
            lowest = early & -early
            late = allowed[second] & ~(2 * lowest - 1) if early else 0
            if (early, late) != (allowed[first], allowed[second]):
                allowed[first], allowed[second] = early, late
                changed = True
    return replace(puzzle, allowed=allowed)


class _Placing:
    def __init__(
        self, puzzle: Puzzle, start: Sequence[int] | None, deadline: float, seed: int
    ) -> None:
        self.puzzle = puzzle
        self.deadline = deadline
        self.seed = seed
        self.best = None if start is None else list(start)
        self.gaps = 0 if start is None else puzzle.gaps(start)
        self.bound: int | None = 0
        self.counted = 0
        self.later_moves = LATER_MOVES
        self.annealing: Annealing | None = None

    @property
    def is_done(self) -> bool:
        known = self.best is not None and self.gaps == self.bound
        return known or self.bound is None or perf_counter() >= self.deadline

    def run(self) -> None:
        if not all(self.puzzle.allowed):
            self.bound = None
            return
        if self.best is not None:
            self._anneal(min(FIRST_MOVES, MOVES_A_MEETING * len(self.puzzle.pairs)))
        if not self.is_done and self._has_time_to_prove():
            self._prove()
        while not self.is_done and self.best is not None:
            self._anneal(10 * FIRST_MOVES)

    def _has_time_to_prove(self) -> bool:
        """Writing the clauses down takes time too; without a start there is no other way."""
        variables = sum(slots.bit_count() for slots in self.puzzle.allowed)
        left = self.deadline - perf_counter()
        return self.best is None or variables < VARIABLES_A_SECOND * left / 3

    def _take(self, slots: list[int] | None) -> None:
        """Keep a placing if it is better and no person has more gaps than the limit."""
        if slots is None:
            return
        gaps = self.puzzle.gaps(slots)
        if self.best is None or gaps < self.gaps:
            self.best, self.gaps = slots, gaps

    def _anneal(self, moves: int) -> None:
        if self.best is None:
            return
        if self.annealing is None:
            self.annealing = Annealing(self.puzzle, self.best, self.seed)
        elif self.annealing.best_cost > self.gaps:
            self.annealing.restart(self.best)
        self.annealing.run(moves, self.deadline, self.bound or 0)
        if self.annealing.is_legal:
            self._take(self.annealing.best)

    def _prove(self) -> None:
        encoding = Encoding(self.puzzle)
        below, above = FromBelow(encoding), FromAbove(encoding, self.seed)
        conflicts = FIRST_CONFLICTS
        with self._until_deadline(below, above), ThreadPoolExecutor(1) as pool:
            for slices in count():
                if self.is_done:
                    break
                if slices == COUNTED_AFTER:
                    self._count()
                moves = self._moves(slices)
                lower = pool.submit(below.step, conflicts * max(1, moves // LATER_MOVES))
                self._look_from_above(above, conflicts, moves)
                lower.result()
                self._learn(below, above)
                conflicts = min(2 * conflicts, MOST_CONFLICTS)

    @contextmanager
    def _until_deadline(self, *searches: FromBelow | FromAbove) -> Iterator[None]:
        """Stop the searches when the time is up, wherever they are, and close them in the end."""
        timer = Timer(max(0.0, self.deadline - perf_counter()), _stop, searches)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            for search in searches:
                search.close()

    def _count(self) -> None:
        left = self.deadline - perf_counter()
        self.counted = fewest_waits(self.puzzle, seconds=COUNTED_FOR * left, seed=self.seed)

    def _moves(self, slices: int) -> int:
        """How long to anneal in this slice instead of asking the solver; 0 for not at all."""
        far = bool(self.counted) and self.gaps > (self.bound or 0) + CLOSE and slices % 2 == 1
        if self.best is None or not (far or self.gaps > MOST_COUNTED):
            return 0
        moves, self.later_moves = self.later_moves, min(2 * self.later_moves, MOST_MOVES)
        return moves

    def _look_from_above(self, above: FromAbove, conflicts: int, moves: int) -> None:
        if self.best is None:
            above.step(None, 0, 0, conflicts)
            self._take(above.found)
            if not self.is_done and self.best is None:
                self._begin_loosely(conflicts)
            self._anneal(FIRST_MOVES)
        elif moves:
            self._anneal(moves)
        else:
            above.step(self.best, self.gaps, self.bound or 0, conflicts)

    def _begin_loosely(self, conflicts: int) -> None:
        """Place everybody as if there were tables enough and nobody minded waiting, then move.

        Where nearly every table is taken in every slot, or people have to meet in most of theirs,
        clauses need minutes for a first placing, and exchanges of two slots a moment.
        """
        if self.annealing is None:
            loose = FromAbove(Encoding(replace(self.puzzle, pools=(), most_gaps=None)), self.seed)
            with self._until_deadline(loose):
                loose.step(None, 0, 0, conflicts)
            if loose.found is None:
                return
            self.annealing = Annealing(self.puzzle, loose.found, self.seed)
        self.annealing.run(LATER_MOVES, self.deadline)
        if self.annealing.is_legal:
            self._take(self.annealing.best)

    def _learn(self, below: FromBelow, above: FromAbove) -> None:
        """Put together what both searches found in this slice."""
        self._take(below.found)
        self._take(above.found)
        if below.is_impossible or (above.is_best and self.best is None):
            self.bound = None
        elif above.is_best or below.found is not None:
            self.bound = self.gaps
        else:
            bound = max(below.bound, self.counted)
            self.bound = min(bound, self.gaps) if self.best is not None else bound


def _stop(*searches: FromBelow | FromAbove) -> None:
    for search in searches:
        search.stop()
