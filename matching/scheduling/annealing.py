"""Fewer gaps by exchanging two slots along Kempe chains, accepted as simulated annealing does.

A move takes a meeting to another slot; whoever is in its way comes back the other way, and so on
(Morgenstern and Shapiro 1989 for the chains; Kirkpatrick, Gelatt and Vecchi 1983 for annealing).
Everyone inside the chain has a meeting in both slots before and after, so only the people at its
two ends gain or lose gaps: a move costs microseconds.
"""

import random
from collections.abc import Sequence
from math import exp
from time import perf_counter

from matching.scheduling.puzzle import Puzzle, gaps_of

HOT, COLD = 0.5, 0.08
"""Temperatures between which each round cools: from "one gap more is often taken" to "never"."""
AIMED = 0.9
"""Share of moves that take a meeting beside another one of a person: only there can a gap close."""
OVER_LIMIT = 4
"""What a gap above a person's limit costs."""
OVERFULL = 1
"""What a meeting above the tables of a slot costs: little, it is the way past full slots."""


class Annealing:
    """A placing that gets better. ``best`` is the best one seen.

    It may start with more meetings in a slot than there are tables, and gaps above the limit.
    """

    def __init__(self, puzzle: Puzzle, start: Sequence[int], seed: int) -> None:
        self.puzzle = puzzle
        self.random = random.Random(seed)  # noqa: S311 - a search that can be repeated, no secret
        self.costs: dict[int, int] = {}
        self.pool_of = [-1] * len(puzzle.pairs)
        for number, pool in enumerate(puzzle.pools):
            for meeting in pool.meetings:
                self.pool_of[meeting] = number
        self.earlier: list[list[int]] = [[] for _ in puzzle.pairs]
        self.later: list[list[int]] = [[] for _ in puzzle.pairs]
        for first, second in puzzle.before:
            self.later[first].append(second)
            self.earlier[second].append(first)
        self.choices = [
            [slot for slot in range(puzzle.slots) if allowed >> slot & 1]
            for allowed in puzzle.allowed
        ]
        self.movable = [one for one, slots in enumerate(self.choices) if len(slots) > 1]
        self.restart(start)
        self.best = list(start)
        self.best_cost = self.cost + len(puzzle.pairs) * self.over

    def restart(self, slots: Sequence[int]) -> None:
        puzzle = self.puzzle
        self.slot = list(slots)
        self.at = [[-1] * puzzle.slots for _ in range(puzzle.people)]
        for meeting, (one, other) in enumerate(puzzle.pairs):
            self.at[one][self.slot[meeting]] = meeting
            self.at[other][self.slot[meeting]] = meeting
        self.used = puzzle.used(self.slot)
        self.room = [list(pool.room) for pool in puzzle.pools]
        for meeting, pool in enumerate(self.pool_of):
            if pool >= 0:
                self.room[pool][self.slot[meeting]] -= 1
        self.over = puzzle.overfull(self.slot)
        self.cost = sum(map(self._cost_of, self.used)) + OVERFULL * self.over

    @property
    def is_legal(self) -> bool:
        """Whether the best placing has tables for all, and nobody above the limit of gaps."""
        puzzle = self.puzzle
        limit = puzzle.most_gaps
        fair = limit is None or all(
            not own or gaps_of(used, puzzle.sessions) <= limit
            for used, own in zip(puzzle.used(self.best), puzzle.meetings_of, strict=True)
        )
        return fair and not puzzle.overfull(self.best)

    def _cost_of(self, used: int) -> int:
        cost = self.costs.get(used)
        if cost is None:
            cost = gaps_of(used, self.puzzle.sessions)
            limit = self.puzzle.most_gaps
            if limit is not None and cost > limit:
                cost += OVER_LIMIT * (cost - limit)
            self.costs[used] = cost
        return cost

    def run(self, moves: int, deadline: float, target: int = 0) -> None:
        """Cool down once over so many moves. Stop early at the target or the deadline."""
        if not self.movable:
            return
        draw, movable = self.random.random, self.movable
        count, ratio = len(movable), COLD / HOT
        for batch in range(0, moves, 512):
            if self.best_cost <= target or perf_counter() > deadline:
                return
            heat = HOT * ratio ** (batch / moves)
            for _ in range(512):
                meeting = movable[int(draw() * count)]
                here = self.slot[meeting]
                there = self._beside(meeting, here) if draw() < AIMED else self._anywhere(meeting)
                if there != here:
                    self._try(meeting, here, there, heat)

    def _anywhere(self, meeting: int) -> int:
        slots = self.choices[meeting]
        return slots[int(self.random.random() * len(slots))]

    def _beside(self, meeting: int, here: int) -> int:
        """A slot before or after another meeting of one of the two people; ``here`` if none is."""
        draw = self.random.random
        one, other = self.puzzle.pairs[meeting]
        used = self.used[one if draw() < 0.5 else other] & ~(1 << here)
        near = (used << 1 | used >> 1) & ~used & self.puzzle.allowed[meeting]
        if not near:
            return here
        for _ in range(int(draw() * near.bit_count())):
            near &= near - 1
        return (near & -near).bit_length() - 1

    def _try(self, meeting: int, here: int, there: int, heat: float) -> None:
        ends: list[tuple[int, int]] = []
        chain = self._chain(meeting, here, there, ends)
        if chain is None:
            return
        swapped = 1 << here | 1 << there
        used, cost_of = self.used, self._cost_of
        delta = 0
        for person, _ in ends:
            mask = used[person]
            delta += cost_of(mask ^ swapped) - cost_of(mask)
        if delta > 0 and not self.over and self.random.random() >= exp(-delta / heat):
            return
        over = self._overfull(chain, here, there)
        worse = OVERFULL * over + (delta if self.over else 0)
        if worse > 0 and self.random.random() >= exp(-worse / heat):
            return
        if not self._in_order(chain, here, there):
            return
        for person, _ in ends:
            used[person] ^= swapped
        self._swap(chain, here, there)
        self.over += over
        self.cost += delta + OVERFULL * over
        if self.cost < self.best_cost and not self.over:
            self.best_cost = self.cost
            self.best = self.slot[:]

    def _chain(
        self, meeting: int, here: int, there: int, ends: list[tuple[int, int]]
    ) -> list[int] | None:
        """The meetings that change slots; ``ends`` gets the people who lose one slot and gain one."""
        puzzle, at, slot = self.puzzle, self.at, self.slot
        pairs, allowed, busy = puzzle.pairs, puzzle.allowed, puzzle.busy
        chain = [meeting]
        for person in pairs[meeting]:
            target = there
            while True:
                found = at[person][target]
                if found < 0:
                    if busy[person] >> target & 1:
                        return None
                    ends.append((person, target))
                    break
                if found == meeting:
                    return chain  # the path came back: a ring, which has no ends
                source = there if slot[found] == here else here
                if not allowed[found] >> source & 1:
                    return None
                chain.append(found)
                one, other = pairs[found]
                person = other if one == person else one
                target = source
        return chain

    def _overfull(self, chain: list[int], here: int, there: int) -> int:
        """How many more meetings than now would be above the tables of the two slots."""
        nets: dict[int, int] = {}
        for one in chain:
            pool = self.pool_of[one]
            nets[pool] = nets.get(pool, 0) + (1 if self.slot[one] == here else -1)
        more = 0
        for pool, net in nets.items():
            if net and pool >= 0:
                back, forth = self.room[pool][here], self.room[pool][there]
                more += max(0, net - forth) - max(0, -forth)
                more += max(0, -net - back) - max(0, -back)
        return more

    def _in_order(self, chain: list[int], here: int, there: int) -> bool:
        if not self.puzzle.before:
            return True
        new = {one: there if self.slot[one] == here else here for one in chain}
        slot = self.slot
        for one, when in new.items():
            if any(new.get(first, slot[first]) >= when for first in self.earlier[one]):
                return False
            if any(new.get(last, slot[last]) <= when for last in self.later[one]):
                return False
        return True

    def _swap(self, chain: list[int], here: int, there: int) -> None:
        slot, at, pairs = self.slot, self.at, self.puzzle.pairs
        for meeting in chain:
            one, other = pairs[meeting]
            old = slot[meeting]
            if at[one][old] == meeting:
                at[one][old] = -1
            if at[other][old] == meeting:
                at[other][old] = -1
            new = there if old == here else here
            slot[meeting] = new
            pool = self.pool_of[meeting]
            if pool >= 0:
                self.room[pool][old] += 1
                self.room[pool][new] -= 1
            at[one][new] = meeting
            at[other][new] = meeting
