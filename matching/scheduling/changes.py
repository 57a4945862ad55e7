"""What is different between two schedules, and who must be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.scheduling.model import Meeting


@dataclass(frozen=True, slots=True)
class Move:
    before: Meeting
    after: Meeting


@dataclass(frozen=True, slots=True)
class Changes:
    added: tuple[Meeting, ...]
    removed: tuple[Meeting, ...]
    moved: tuple[Move, ...]
    kept: tuple[Meeting, ...]

    @property
    def agencies(self) -> frozenset[int]:
        """The agencies whose schedule is another one."""
        return frozenset(meeting.agency for meeting in self._touched())

    @property
    def vendors(self) -> frozenset[int]:
        return frozenset(meeting.vendor for meeting in self._touched())

    def _touched(self) -> list[Meeting]:
        return [*self.added, *self.removed, *(move.after for move in self.moved)]


def compare(former: Iterable[Meeting], current: Iterable[Meeting]) -> Changes:
    """The way from one schedule to another, pair by pair."""
    before = {meeting.pair: meeting for meeting in former}
    after = {meeting.pair: meeting for meeting in current}
    both = [pair for pair in before if pair in after]
    return Changes(
        added=tuple(meeting for pair, meeting in after.items() if pair not in before),
        removed=tuple(meeting for pair, meeting in before.items() if pair not in after),
        moved=tuple(
            Move(before[pair], after[pair]) for pair in both if before[pair] != after[pair]
        ),
        kept=tuple(before[pair] for pair in both if before[pair] == after[pair]),
    )
