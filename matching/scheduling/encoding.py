"""A puzzle as clauses, after Bofill et al. (JAIR 2022), with waits counted person by person.

``x`` says that a meeting is in a slot, ``used`` that a person has a meeting then, ``held`` that
the person has begun by then, ``ahead`` that a meeting is still to come, ``end`` that a wait ends.
Implied and worth it, from the paper: a person uses exactly as many slots as it has meetings, and at
most two people per table are busy. Ours: the goal counts waits of a person (none, one, two), not
of a person and slot, and who never waits is busy from the first meeting to the last, which takes
as many slots as there are meetings. So one guess places a whole person, and a proof speaks of
people. Counting is done by totalizers (Bailleux and Boufkhad 2003), sequential counters (Sinz
2005) where the bound is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pysat.card import CardEnc, EncType, ITotalizer
from pysat.formula import IDPool

from matching.scheduling.puzzle import Puzzle

PAIRWISE_UP_TO = 6
"""So many literals exclude each other pair by pair; more with a counter."""


class Encoding:
    """Hard clauses, and literals of which as many are true as there are waits, or more."""

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
        self.waits: list[list[int]] = []
        """Per person, literals of which k are true where it waits k times, the first ones first."""
        self._meetings()
        self._people()
        self._tables()
        self._order()
        for person in range(puzzle.people):
            self.waits.append(self._waits_of(person))
        self.gaps = [wait for waits in self.waits for wait in waits]

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
            # Then each busy person is at one of these tables, two at each: fewer literals say it.
            whole = all(members.issuperset(self.puzzle.meetings_of[one]) for one in people)
            for slot, room in enumerate(pool.room):
                if whole:
                    busy = [
                        self.used[one][slot] for one in sorted(people) if slot in self.used[one]
                    ]
                    self._at_most(busy, max(0, 2 * room))
                else:
                    here = [self.x[one][slot] for one in pool.meetings if slot in self.x[one]]
                    self._at_most(here, max(0, room))

    def _order(self) -> None:
        for first, second in self.puzzle.before:
            for early, one in self.x[first].items():
                self.clauses += [
                    [-one, -other] for late, other in self.x[second].items() if late <= early
                ]

    def _waits_of(self, person: int) -> list[int]:
        """Literals of which k at least are true where the person waits k times."""
        meetings, busy = len(self.puzzle.meetings_of[person]), self.puzzle.busy[person]
        total = meetings + busy.bit_count()
        if total < 2:
            return []
        spans = [
            _Span([slot for slot in range(self.puzzle.slots) if session >> slot & 1])
            for session in self.puzzle.sessions
        ]
        ends: list[int] = []
        for span in spans:
            self._hold(person, span)
            ends += self._ends_in(person, span)
        if not ends:
            return []
        waits = self._count(ends, total - 1, self.puzzle.most_gaps if meetings else None)
        for span in spans:
            self._in_one_piece(person, span, waits[0] if waits else None)
            if len(span.slots) == self.puzzle.slots >= total:
                self._as_long_as(total, span, waits[0] if waits else None)
        return waits

    def _hold(self, person: int, span: "_Span") -> None:
        """Say since when the person has begun and until when meetings are ahead, both exactly."""
        span.held = [self.ids.id(("held", person, slot)) for slot in span.slots]
        span.ahead = [self.ids.id(("ahead", person, slot)) for slot in span.slots]
        for line in (span.held, span.ahead[::-1]):
            self.clauses += [[-before, after] for before, after in pairwise(line)]
        for place, slot in enumerate(span.slots):
            held, ahead = span.held[place], span.ahead[place]
            if self.puzzle.busy[person] >> slot & 1:
                self.clauses += [[held], [ahead]]
                continue
            here = self._used_at(person, slot)
            self.clauses += [[-held, *here, *span.held[max(0, place - 1) : place]]]
            self.clauses += [[-ahead, *here, *span.ahead[place + 1 : place + 2]]]
            self.clauses += [[-used, both] for used in here for both in (held, ahead)]

    def _used_at(self, person: int, slot: int) -> list[int]:
        used = self.used[person]
        return [used[slot]] if slot in used else []

    def _ends_in(self, person: int, span: "_Span") -> list[int]:
        """A wait ends where a person is busy, was idle just before, and was busy before that."""
        busy = self.puzzle.busy[person]
        ends: list[int] = []
        for place, (slot, after) in enumerate(pairwise(span.slots)):
            there = self._used_at(person, after)
            if busy >> slot & 1 or not (there or busy >> after & 1):
                continue
            end = self.ids.id(("end", person, after))
            here = self._used_at(person, slot)
            self.clauses.append([-span.held[place], *here, *(-used for used in there), end])
            ends.append(end)
        return ends

    def _count(self, ends: list[int], most: int, limit: int | None) -> list[int]:
        """Counting by person makes the sets of waits that exclude each other small."""
        if len(ends) > 1:
            counter = ITotalizer(lits=ends, ubound=min(most, len(ends)), top_id=self.ids.top)
            self.ids.top = max(self.ids.top, counter.top_id)
            self.clauses += counter.cnf.clauses
            ends = list(counter.rhs)
        if limit is not None:
            self.clauses += [[-wait] for wait in ends[limit:]]
            most = min(most, limit)
        return ends[:most]

    def _in_one_piece(self, person: int, span: "_Span", wait: int | None) -> None:
        """Who never waits is busy from the first meeting to the last."""
        or_waits = [] if wait is None else [wait]
        for slot, held, ahead in zip(span.slots, span.held, span.ahead, strict=True):
            if not self.puzzle.busy[person] >> slot & 1:
                self.clauses.append([-held, -ahead, *self._used_at(person, slot), *or_waits])

    def _as_long_as(self, total: int, span: "_Span", wait: int | None) -> None:
        """From the first meeting to the last it takes as many slots as there are, or more."""
        or_waits = [] if wait is None else [wait]
        self.clauses += [[span.held[-total]], [span.ahead[total - 1]]]
        for held, ahead in zip(span.held, span.ahead[total:], strict=False):
            self.clauses += [[held, ahead], [-held, -ahead, *or_waits]]


@dataclass(slots=True)
class _Span:
    """The slots of a session, and literals per slot: a person has begun, has meetings to come."""

    slots: list[int]
    held: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
