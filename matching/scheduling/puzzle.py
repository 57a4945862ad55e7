"""Meetings whose people are known and that all must get a slot: the placing problem on its own.

People need not be of two sides. This is the "business-to-business meeting scheduling" of Bofill,
Coll, Garcia, Giráldez-Cru, Pesant, Suy and Villaret, "Constraint Solving Approaches to the
Business-to-Business Meeting Scheduling Problem", JAIR 74 (2022), doi 10.1613/jair.1.12670.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pool:
    """Meetings that draw on the same tables, and how many tables there are in each slot."""

    meetings: Sequence[int]
    room: Sequence[int]


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Sets of slots are bits of an int, the first slot lowest."""

    people: int
    slots: int
    pairs: Sequence[tuple[int, int]]
    """Who meets, per meeting."""
    allowed: Sequence[int]
    """The slots that will do, per meeting: people's absences, sessions and fixed slots in one."""
    pools: Sequence[Pool] = ()
    before: Sequence[tuple[int, int]] = ()
    """Meetings that must be earlier than another one."""
    busy: Sequence[int] = ()
    """Per person, slots taken by meetings that do not move."""
    sessions: Sequence[int] = ()
    """Waiting counts inside a session only. None given: one session."""
    most_gaps: int | None = None
    """The most gaps that one person may have."""
    meetings_of: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        meetings_of: list[list[int]] = [[] for _ in range(self.people)]
        for meeting, pair in enumerate(self.pairs):
            for person in pair:
                meetings_of[person].append(meeting)
        object.__setattr__(self, "meetings_of", meetings_of)
        if not self.busy:
            object.__setattr__(self, "busy", (0,) * self.people)
        if not self.sessions:
            object.__setattr__(self, "sessions", ((1 << self.slots) - 1,))

    def used(self, slots: Sequence[int]) -> list[int]:
        """Per person, the slots with a meeting."""
        used = list(self.busy)
        for pair, slot in zip(self.pairs, slots, strict=True):
            for person in pair:
                used[person] |= 1 << slot
        return used

    def overfull(self, slots: Sequence[int]) -> int:
        """Meetings above the tables that there are, of all slots."""
        over = 0
        for pool in self.pools:
            taken = Counter(slots[meeting] for meeting in pool.meetings)
            over += sum(max(0, many - pool.room[slot]) for slot, many in taken.items())
        return over

    def gaps(self, slots: Sequence[int]) -> int:
        return sum(gaps_of(mask, self.sessions) for mask in self.used(slots))


@dataclass(frozen=True, slots=True)
class Placement:
    """``slots`` is None if none was found; then ``bound`` is None if it is proven impossible."""

    slots: list[int] | None
    gaps: int
    bound: int | None
    seconds: float

    @property
    def is_proven(self) -> bool:
        return self.bound is None or (self.slots is not None and self.gaps == self.bound)


def gaps_of(used: int, sessions: Sequence[int]) -> int:
    """Runs of idle slots between used ones, session by session.

    A run of used slots starts where the slot before is idle; between n runs lie n - 1 gaps.
    """
    gaps = 0
    for session in sessions:
        here = _squeeze(used, session)
        if here:
            gaps += (here & ~(here << 1)).bit_count() - 1
    return gaps


def _squeeze(used: int, session: int) -> int:
    """The session's slots side by side, where others lie between them."""
    if session & (session + (session & -session)) == 0:
        return used & session
    packed = place = 0
    while session:
        low = session & -session
        packed |= bool(used & low) << place
        place += 1
        session ^= low
    return packed
