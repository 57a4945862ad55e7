"""Figures and the scope that they are of: what reports reckon with. No database.

Every share keeps its two parts. Unknown parts are counted apart and never as zero: spending whose
share nobody has assessed stands in the denominator, so a share can only be too low.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db.models import Q

from procurement.models import COUNTED

FIRST_MONTH, LAST_MONTH = 1, 12
ZERO = Decimal(0)
MEASURES = {
    "count": "purchase_count",
    "value": "value",
    "pdn": "pdn_value",
    "umk": "umk_value",
    "pdn_unknown_count": "pdn_unknown_count",
    "pdn_unknown": "pdn_unknown_value",
    "umk_unknown_count": "umk_unknown_count",
    "umk_unknown": "umk_unknown_value",
    "realised": "realised_value",
    "realised_pdn": "realised_pdn_value",
    "realised_umk": "realised_umk_value",
}


@dataclass(frozen=True)
class Sums:
    """Counted purchases: how many, their value, the parts that are known and unknown, and what is paid."""

    count: int = 0
    value: Decimal = ZERO
    pdn: Decimal = ZERO
    umk: Decimal = ZERO
    pdn_unknown_count: int = 0
    pdn_unknown: Decimal = ZERO
    umk_unknown_count: int = 0
    umk_unknown: Decimal = ZERO
    realised: Decimal = ZERO
    realised_pdn: Decimal = ZERO
    realised_umk: Decimal = ZERO

    @property
    def paid(self) -> "Sums":
        """The same purchases by what is paid of them; parts that nobody has assessed are left out."""
        return Sums(
            self.count,
            self.realised,
            self.realised_pdn,
            self.realised_umk,
            realised=self.realised,
            realised_pdn=self.realised_pdn,
            realised_umk=self.realised_umk,
        )

    @property
    def promised(self) -> "Sums":
        """The same without what is paid, which goes on after a period is closed."""
        return replace(self, realised=ZERO, realised_pdn=ZERO, realised_umk=ZERO)

    @property
    def umk_share(self) -> Decimal | None:
        return share(self.umk, self.value)

    @property
    def pdn_share(self) -> Decimal | None:
        return share(self.pdn, self.value)

    @property
    def highest_umk_share(self) -> Decimal | None:
        """What the share would be if all that is not assessed were of small businesses."""
        return share(self.umk + self.umk_unknown, self.value)


NOTHING = Sums()
figures_of = attrgetter(*MEASURES)


@dataclass(frozen=True)
class Scope:
    """Which purchases are meant: of a budget year, and of whom, when and how they were bought.

    ``agencies`` is None for the whole city. Months leave out what has no date unless the whole
    year is meant.
    """

    year: int
    first_month: int = FIRST_MONTH
    last_month: int = LAST_MONTH
    agencies: frozenset[int] | None = None
    method: str = ""
    with_self_managed: bool = True
    stages: tuple[str, ...] = tuple(COUNTED)

    @property
    def is_whole_year(self) -> bool:
        return (self.first_month, self.last_month) == (FIRST_MONTH, LAST_MONTH)

    def rule(self) -> Q:
        """The filter that summary and rows share."""
        return self.rule_without_year() & Q(year=self.year)

    def rule_without_year(self) -> Q:
        rule = Q(stage__in=self.stages)
        if not self.is_whole_year:
            rule &= Q(month__gte=self.first_month, month__lte=self.last_month)
        if self.method:
            rule &= Q(method=self.method)
        if self.agencies is not None:
            rule &= Q(agency__in=self.agencies)
        return rule


@dataclass(frozen=True)
class Share:
    """An indicator: both parts, what each is, and from where."""

    name: str
    formula: str
    numerator: Decimal | None
    denominator: Decimal | None
    source: str
    key: str = ""

    @property
    def value(self) -> Decimal | None:
        return share(self.numerator, self.denominator)


def share(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Per cent; None where a part is unknown or there is nothing to share."""
    if numerator is None or not denominator:
        return None
    return numerator / denominator * 100


def gap_to(target: Decimal, sums: Sums) -> Decimal:
    """The rupiah that are missing to the target; none if it is reached."""
    return max(ZERO, sums.value * target / 100 - sums.umk)


def total_of(sums: Iterable[Sums]) -> Sums:
    parts = [*sums]
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    columns: Any = zip(*map(figures_of, parts), strict=True)
    totals: Any = map(sum, columns)
    return Sums(*totals)
