"""What rows of lists have in common, whether they become vendors, products or proposals."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import models

from core.fields import own_field
from core.spreadsheets import Row


class Outcome(StrEnum):
    REFUSED = "refused"
    CHANGED = "changed"
    NEW = "new"
    SAME = "same"
    # A certificate of nobody whom we know.
    UNMATCHED = "unmatched"


@dataclass
class ListRow:
    """One row of the file, and what saving it would do."""

    number: int
    values: dict[str, str]
    outcome: Outcome = Outcome.NEW
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    @property
    def is_savable(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    def refuse(self, text: str) -> None:
        self.errors.append(text)
        self.outcome = Outcome.REFUSED

    @property
    def title(self) -> str:
        return self.values.get("name", "") or "–"


@dataclass
class ListPreview[R: ListRow]:
    """The rows of a list; ``left_out`` are those that only stand beside it."""

    rows: list[R]
    left_out: list[Row] = field(default_factory=list)

    def having(self, outcome: Outcome) -> list[R]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def counts(self) -> dict[str, int]:
        return {outcome.value: len(self.having(outcome)) for outcome in Outcome}

    @property
    def savable(self) -> int:
        return sum(row.is_savable for row in self.rows)

    @property
    def problems_first(self) -> list[R]:
        order = list(Outcome)
        return sorted(self.rows, key=lambda row: (order.index(row.outcome), row.number))


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value if value is None or isinstance(value, bool | int) else str(value)


def as_stored(model: type[models.Model], name: str, value: Any) -> Any:
    """A kept value as the database gives it back: a number with all its decimals."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.DecimalField) or not value:
        return value
    return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))


def from_kept(model: type[models.Model], name: str, value: Any) -> Any:
    """What a field held, from what JSON kept of it."""
    field = own_field(model, name)
    if isinstance(field, models.DateField) and value:
        return date.fromisoformat(value)
    return field.to_python(value)
