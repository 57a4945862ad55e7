"""Fewest gaps by MaxSAT, from below and from above, in slices of work.

From below: core-guided search. Suppose nobody waits; where that is impossible the SAT solver names
a set of waits of which one must happen, the bound rises by one, and from then on one of that set is
free (OLL: Andres, Kaufmann, Matheis and Schaub 2012, for MaxSAT Morgado, Dodaro and Marques-Silva
2014; the totalizers that count are lazily extended as in RC2: Ignatiev, Morgado and Marques-Silva
2019). From above: ask for fewer gaps than the best placing has, with most of it kept. The SAT
solver is Glucose 4 (Audemard and Simon 2009) through PySAT. Published: RC2's kind beats CP and MIP
on this problem (Bofill et al. 2022).

Each ``step`` ends after so many conflicts, so that two searches can run side by side, in step, and
end with the same answer every time.
"""

import random
from collections.abc import Sequence

from pysat.card import ITotalizer
from pysat.solvers import Solver

from matching.scheduling.encoding import Encoding
from matching.scheduling.puzzle import gaps_of

SOLVER = "glucose4"
FIRST_SHARE, SHARE_STEP = 0.4, 1.03
"""Of all meetings, how many are let free at first, and by how much more where that was too few."""
CONFLICTS_A_TRY, LEAST_A_TRY = 100, 5
"""What helps is found soon or not at all. A try without a conflict takes time, too."""
SIDEWAYS = 0.5
"""Share of tries in which one person must wait less, and others may wait in its stead."""
TRIMS = 3
"""So often an unsatisfiable core is tried again on its own: it often shrinks."""


class _Search:
    """A SAT solver on the encoding that can be stopped from another thread."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self.solver = Solver(name=SOLVER, bootstrap_with=encoding.clauses)
        self.top = encoding.ids.top
        self.found: list[int] | None = None
        self.is_stopped = False

    def stop(self) -> None:
        self.is_stopped = True
        self.solver.interrupt()

    def close(self) -> None:
        self.solver.delete()

    def _solve(self, assumptions: Sequence[int], conflicts: int) -> bool | None:
        self.solver.conf_budget(conflicts)
        answer: bool | None = self.solver.solve_limited(
            assumptions=assumptions, expect_interrupt=True
        )
        return answer

    def _conflicts(self) -> int:
        return int(self.solver.accum_stats()["conflicts"])

    def _add_totalizer(self, literals: list[int], bound: int) -> ITotalizer:
        counter = ITotalizer(lits=literals, ubound=bound, top_id=self.top)
        self._take(counter, counter.cnf.clauses)
        return counter

    def _take(self, counter: ITotalizer, clauses: list[list[int]]) -> None:
        self.top = max(self.top, counter.top_id)
        for clause in clauses:
            self.solver.add_clause(clause)


class FromBelow(_Search):
    """Raises ``bound`` until the waits that it allows are enough; then ``found`` is optimal."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__(encoding)
        self.bound = 0
        self.is_impossible = False
        # Each assumption with the counter behind it and how many it lets through.
        self.assumed: dict[int, tuple[ITotalizer, int] | None] = {
            -gap: None for gap in encoding.gaps
        }

    def step(self, conflicts: int) -> None:
        """Raise the bound until an optimal placing is found or the slice of work ends."""
        end = self._conflicts() + conflicts
        while not self.is_over and (left := end - self._conflicts()) > 0:
            if not self._step(left):
                return

    def _step(self, conflicts: int) -> bool:
        answer = self._solve(list(self.assumed), conflicts)
        if answer:
            self.found = self.encoding.slots(self.solver.get_model())
        elif answer is False:
            core = self._trim(self.solver.get_core() or [], conflicts)
            if core:
                self._relax(core)
            else:
                self.is_impossible = True
        return answer is not None

    @property
    def is_over(self) -> bool:
        return self.is_impossible or self.found is not None

    def _trim(self, core: list[int], conflicts: int) -> list[int]:
        for _ in range(TRIMS):
            if len(core) <= 1 or self._solve(core, conflicts) is not False:
                return core
            smaller = self.solver.get_core() or []
            if len(smaller) == len(core):
                return core
            core = smaller
        return core

    def _relax(self, core: list[int]) -> None:
        self.bound += 1
        for literal in core:
            counter = self.assumed.pop(literal)
            if counter is not None:
                self._let_one_more_through(*counter)
        if len(core) > 1:
            totalizer = self._add_totalizer([-literal for literal in core], 1)
            self.assumed[-totalizer.rhs[1]] = (totalizer, 1)

    def _let_one_more_through(self, totalizer: ITotalizer, bound: int) -> None:
        bound += 1
        if bound >= len(totalizer.lits):
            return
        totalizer.increase(ubound=bound, top_id=self.top)
        added = totalizer.nof_new
        self._take(totalizer, totalizer.cnf.clauses[-added:] if added else [])
        self.assumed[-totalizer.rhs[bound]] = (totalizer, bound)


class FromAbove(_Search):
    """Looks for a placing with fewer gaps than the best known one, or for a first one.

    Most meetings stay where they are while the solver moves the others: around people who wait,
    or within some slots. How many are let free follows how hard that was (large neighbourhood
    search: Shaw 1998). Half of the tries hand a wait on to others: so it leaves placings behind
    that nothing near them betters. Where all were free and nothing was found, the placing is
    proven best.
    """

    def __init__(self, encoding: Encoding, seed: int) -> None:
        super().__init__(encoding)
        self.is_best = False
        self.counter: ITotalizer | None = None
        self.now: Sequence[int] | None = None
        self.ways = (self._around, self._at_the_time_of)
        self.shares = [FIRST_SHARE] * len(self.ways)
        self.random = random.Random(seed)  # noqa: S311 - a search that can be repeated, no secret

    def step(self, best: Sequence[int] | None, gaps: int, bound: int, conflicts: int) -> None:
        """Find better and better placings until the bound is met or the slice of work ends."""
        if self.now is None or best is None or self.encoding.puzzle.gaps(self.now) != gaps:
            self.now = best
        left = conflicts
        while not self.is_best and not self.is_stopped and left > 0:
            before = self._conflicts()
            if self._try(gaps, left):
                gaps = self._keep_found(gaps)
                if gaps <= bound:
                    return
            left -= max(LEAST_A_TRY, self._conflicts() - before)

    def _keep_found(self, gaps: int) -> int:
        """Go on from what the solver found, and keep it if it is better. Return the fewest gaps."""
        self.now = self.encoding.slots(self.solver.get_model())
        found = self.encoding.puzzle.gaps(self.now)
        if self.found is None or found < gaps:
            self.found = self.now
        return found

    def _try(self, gaps: int, left: int) -> bool:
        if self.now is None:
            answer = self._solve([], left)
            self.is_best = answer is False
            return bool(answer)
        way = self.random.randrange(len(self.ways))
        person, counted = self._choose(self.now)
        free = self.ways[way](person, self.now, self.shares[way])
        kept = self._hold(self.now, free)
        if counted and kept and self.random.random() < SIDEWAYS:
            wanted = [*self._at_most(gaps), -self.encoding.waits[person][counted - 1]]
        else:
            wanted = self._at_most(gaps - 1)
        answer = self._solve(wanted + kept, min(left, CONFLICTS_A_TRY))
        if not answer:
            self.is_best = answer is False and not kept
            self.shares[way] *= 1 / SHARE_STEP if answer is None else SHARE_STEP
        return bool(answer)

    def _choose(self, now: Sequence[int]) -> tuple[int, int]:
        """Somebody who waits, and how often; anybody where nobody does whose meetings can move."""
        puzzle = self.encoding.puzzle
        counts = [gaps_of(used, puzzle.sessions) for used in puzzle.used(now)]
        waiting = [one for one, count in enumerate(counts) if count and puzzle.meetings_of[one]]
        if not waiting:
            return self.random.randrange(puzzle.people), 0
        person = self.random.choice(waiting)
        return person, counts[person]

    def _at_most(self, gaps: int) -> list[int]:
        if self.counter is None:
            self.counter = self._add_totalizer(list(self.encoding.gaps), gaps)
        return [-self.counter.rhs[gaps]] if gaps < len(self.counter.rhs) else []

    def _hold(self, now: Sequence[int], free: set[int]) -> list[int]:
        return [
            self.encoding.x[meeting][slot]
            for meeting, slot in enumerate(now)
            if meeting not in free
        ]

    def _around(self, person: int, now: Sequence[int], share: float) -> set[int]:
        """Meetings of the person, of some whom it meets, of some whom they meet, until so many."""
        puzzle = self.encoding.puzzle
        many = share * len(now)
        free: set[int] = set()
        seen, waiting = {person}, [person]
        while len(free) < min(many, len(puzzle.pairs)):
            if not waiting:
                waiting.append(self.random.randrange(puzzle.people))
            one = waiting.pop(self.random.randrange(len(waiting)))
            free.update(puzzle.meetings_of[one])
            for meeting in puzzle.meetings_of[one]:
                other = sum(puzzle.pairs[meeting]) - one
                if other not in seen and self.random.random() < 0.5:
                    seen.add(other)
                    waiting.append(other)
        return free

    def _at_the_time_of(self, person: int, now: Sequence[int], share: float) -> set[int]:
        """Meetings in slots side by side, around one that the person has."""
        puzzle = self.encoding.puzzle
        width = max(2, round(share * puzzle.slots))
        own = puzzle.meetings_of[person]
        centre = now[self.random.choice(own)] if own else self.random.randrange(puzzle.slots)
        first = max(0, min(puzzle.slots - width, centre - self.random.randrange(width)))
        return {meeting for meeting, slot in enumerate(now) if first <= slot < first + width}
