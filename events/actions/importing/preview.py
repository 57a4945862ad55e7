"""What saving a list would do, row by row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from accounts.file_imports import Layout
from core.spreadsheets import Row
from events.models import Participant, ParticipantKind


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True)
class FieldChange:
    """One value that a row changes, in words."""

    label: str
    # None of somebody new, who had none.
    old: str | None
    new: str

    def __str__(self) -> str:
        if self.old is None:
            return f"{self.label}: {self.new}"
        return f"{self.label}: {self.old or '–'} menjadi {self.new}"


@dataclass(slots=True)
class ImportRow:
    """One row of the list and what saving would do with it."""

    number: int
    values: dict[str, str]
    outcome: Outcome = Outcome.NEW
    participant: Participant | None = None
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    field_changes: list[FieldChange] = field(default_factory=list)
    # The stored values that saving replaces, and those that it puts there.
    before: dict = field(default_factory=dict)
    after: dict = field(default_factory=dict)
    # New answers to the forum's questions by their keys, and those that they replace, "" for none.
    answers: dict[int, str] = field(default_factory=dict)
    answers_before: dict[int, str] = field(default_factory=dict)
    # Whether a row with warnings is another person and may be saved.
    is_approved: bool = True

    @property
    def changes(self) -> list[str]:
        return [str(change) for change in self.field_changes]

    @property
    def has_problem(self) -> bool:
        return bool(self.errors or self.warnings)

    @property
    def is_savable(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED} and self.is_approved

    def refuse(self, reason: str) -> None:
        self.errors.append(reason)
        self.outcome = Outcome.REFUSED


@dataclass
class Preview:
    """All rows in the order of the list, and the headers that were not recognised."""

    rows: list[ImportRow]
    unknown_headers: list[str]
    layout: Layout
    # Rows that only stand beside the list: sums, signatures.
    left_out: list[Row] = field(default_factory=list)
    # Names of units that nobody knows, in the order of the list.
    unknown_units: list[str] = field(default_factory=list)

    def having(self, outcome: Outcome) -> list[ImportRow]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def new(self) -> list[ImportRow]:
        return self.having(Outcome.NEW)

    @property
    def changed(self) -> list[ImportRow]:
        return self.having(Outcome.CHANGED)

    @property
    def same(self) -> list[ImportRow]:
        return self.having(Outcome.SAME)

    @property
    def refused(self) -> list[ImportRow]:
        return self.having(Outcome.REFUSED)

    @property
    def problems(self) -> list[ImportRow]:
        return [row for row in self.rows if row.has_problem]

    @property
    def doubtful(self) -> list[ImportRow]:
        return [row for row in self.rows if row.warnings and not row.errors]

    @property
    def problems_first(self) -> list[ImportRow]:
        return sorted(self.rows, key=lambda row: (not row.errors, not row.warnings, row.number))

    @property
    def savable(self) -> int:
        return sum(row.is_savable for row in self.rows)

    @property
    def held_back(self) -> int:
        """Rows that look like somebody else's and were not approved."""
        return sum(not row.is_approved for row in self.rows)

    def new_by_kind(self) -> list[tuple[str, int]]:
        """How many new people of each kind saving would register."""
        counts = Counter(row.participant.kind for row in self.new if row.participant)
        return [(label, counts[kind]) for kind, label in ParticipantKind.choices if counts[kind]]

    def approve_only(self, numbers: Iterable[int]) -> None:
        """Hold back the rows with warnings but those of these numbers."""
        approved = set(numbers)
        for row in self.doubtful:
            row.is_approved = row.number in approved
