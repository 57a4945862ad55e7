"""A puzzle as clauses, after Bofill et al. (JAIR 2022): its strongest model, with both implied ones.

``x`` says that a meeting is in a slot, ``used`` that a person has a meeting then, ``held`` that
the person had one before, ``gap`` that a wait ends. Implied and worth it: a person uses exactly as
many slots as it has meetings, and at most two people per table are busy. Counting is done by
totalizers (Bailleux and Boufkhad 2003), sequential counters (Sinz 2005) where the bound is small.
"""

from collections.abc import Sequence
from itertools import pairwise

from pysat.card import CardEnc, EncType
from pysat.formula import IDPool

from matching.scheduling.puzzle import Puzzle

PAIRWISE_UP_TO = 6
"""So many literals exclude each other pair by pair; more with a counter."""


class Encoding:
    """Hard clauses, and the literals that are true where a wait ends."""

    def __init__(self, puzzle: Puzzle) -> None:
        self.puzzle = puzzle
        self.ids = IDPool()
        self.clauses: list[list[int]] = []
        self.x: list[dict[int, int]] = [
            {
                slot: self.ids.id(("x", meeting, slot))
                for slot in range(puzzle.slots)
                if allowed >> slot & 1
            }
            for meeting, allowed in enumerate(puzzle.allowed)
        ]
        self.used: list[dict[int, int]] = []
        self.gaps: list[int] = []
        self._meetings()
        self._people()
        self._tables()
        self._order()
        for person in range(puzzle.people):
            self._gaps_of(person)

    def slots(self, model: Sequence[int]) -> list[int]:
        """The placing that a model of the clauses means; variable ``n`` is at ``n - 1``."""
        return [
            next(slot for slot, variable in variables.items() if model[variable - 1] > 0)
            for variables in self.x
        ]

    def _at_most(self, literals: list[int], bound: int) -> None:
        if len(literals) <= bound:
            return
        if bound == 0:
            self.clauses += [[-literal] for literal in literals]
            return
        if bound == 1:
            few = len(literals) <= PAIRWISE_UP_TO
            kind = EncType.pairwise if few else EncType.seqcounter
        else:
            kind = EncType.totalizer
        self.clauses += CardEnc.atmost(
            lits=literals, bound=bound, vpool=self.ids, encoding=kind
        ).clauses

    def _meetings(self) -> None:
        for variables in self.x:
            self.clauses.append(list(variables.values()))
            literals = list(variables.values())
            self.clauses += [
                [-one, -other]
                for place, one in enumerate(literals)
                for other in literals[place + 1 :]
            ]

    def _people(self) -> None:
        for person, meetings in enumerate(self.puzzle.meetings_of):
            used: dict[int, int] = {}
            for slot in range(self.puzzle.slots):
                there = [self.x[one][slot] for one in meetings if slot in self.x[one]]
                if not there:
                    continue
                used[slot] = self.ids.id(("used", person, slot))
                self.clauses.append([-used[slot], *there])
                self.clauses += [[-literal, used[slot]] for literal in there]
                self._at_most(there, 1)
            self.used.append(used)
            if len(used) < len(meetings):
                self.clauses += [[self.ids.id("never")], [-self.ids.id("never")]]
            elif used:
                self.clauses += CardEnc.equals(
                    lits=list(used.values()), bound=len(meetings),
                    vpool=self.ids, encoding=EncType.totalizer,
                ).clauses  # fmt: skip

    def _tables(self) -> None:
        for pool in self.puzzle.pools:
            members = set(pool.meetings)
            people = {person for one in members for person in self.puzzle.pairs[one]}
            # Only then is every busy person at one of these tables.
            whole = all(members.issuperset(self.puzzle.meetings_of[one]) for one in people)
            for slot, room in enumerate(pool.room):
                here = [self.x[one][slot] for one in pool.meetings if slot in self.x[one]]
                self._at_most(here, max(0, room))
                if whole:
                    busy = [
                        self.used[one][slot] for one in sorted(people) if slot in self.used[one]
                    ]
                    self._at_most(busy, max(0, 2 * room))

    def _order(self) -> None:
        for first, second in self.puzzle.before:
            for early, one in self.x[first].items():
                self.clauses += [
                    [-one, -other] for late, other in self.x[second].items() if late <= early
                ]

    def _gaps_of(self, person: int) -> None:
        """A wait ends where a person is busy, was idle just before, and was busy before that."""
        busy = self.puzzle.busy[person]
        if len(self.puzzle.meetings_of[person]) + busy.bit_count() < 2:
            return
        ends: list[int] = []
        for session in self.puzzle.sessions:
            slots = [slot for slot in range(self.puzzle.slots) if session >> slot & 1]
            ends += self._ends_in(person, busy, slots)
        self.gaps += ends
        if self.puzzle.most_gaps is not None and self.puzzle.meetings_of[person]:
            self._at_most(ends, self.puzzle.most_gaps)

    def _ends_in(self, person: int, busy: int, slots: list[int]) -> list[int]:
        used = self.used[person]
        ends: list[int] = []
        before: int | None = None
        for slot, after in pairwise(slots):
            held = self.ids.id(("held", person, slot))
            if before is not None:
                self.clauses.append([-before, held])
            before = held
            if busy >> slot & 1:
                self.clauses.append([held])
                continue  # busy here: no wait ends in the next slot
            if slot in used:
                self.clauses.append([-used[slot], held])
            if after in used or busy >> after & 1:
                end = self.ids.id(("gap", person, after))
                here = [used[slot]] if slot in used else []
                there = [-used[after]] if after in used else []
                self.clauses.append([-held, *here, *there, end])
                ends.append(end)
        return ends
