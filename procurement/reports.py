"""Figures of purchases: a scope in, dataclasses out. Nothing here writes.

Every share keeps its two parts. Unknown parts are counted apart and never as zero: spending whose
share nobody has assessed stands in the denominator, so a share can only be too low.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Case, Count, Q, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.charts import Item
from matching.models import Demand, ProcurementMethod
from procurement.models import (
    COUNTED,
    Budget,
    BudgetVersion,
    Indicator,
    Level,
    Purchase,
    PurchaseSummary,
    Source,
    Stage,
    Target,
)

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
}


@dataclass(frozen=True)
class Sums:
    """Counted purchases: how many, their value, and the parts that are known and unknown."""

    count: int = 0
    value: Decimal = ZERO
    pdn: Decimal = ZERO
    umk: Decimal = ZERO
    pdn_unknown_count: int = 0
    pdn_unknown: Decimal = ZERO
    umk_unknown_count: int = 0
    umk_unknown: Decimal = ZERO

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(**{name: getattr(self, name) + getattr(other, name) for name in MEASURES})

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


@dataclass(frozen=True)
class AgencyLine:
    """An agency with all units below it; ``own`` is what it spent itself."""

    pk: int
    name: str
    parent_id: int | None
    own: Sums
    total: Sums
    unit_count: int = 0


@dataclass
class Unit:
    """An agency in the tree."""

    pk: int
    name: str
    parent_id: int | None
    children: list[int] = field(default_factory=list)


def share(numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """Per cent; None where a part is unknown or there is nothing to share."""
    if numerator is None or not denominator:
        return None
    return numerator / denominator * 100


def gap_to(target: Decimal, sums: Sums) -> Decimal:
    """The rupiah that are missing to the target; none if it is reached."""
    return max(ZERO, sums.value * target / 100 - sums.umk)


# The tree of agencies


def unit_tree(agencies) -> dict[int, Unit]:
    """All units that the reader may see; a parent that cannot be seen counts as none."""
    rows = list(agencies.order_by("name").values_list("pk", "name", "parent_id"))
    units = {pk: Unit(pk, name, parent) for pk, name, parent in rows}
    for unit in units.values():
        if unit.parent_id in units:
            units[unit.parent_id].children.append(unit.pk)
        else:
            unit.parent_id = None
    return units


def at_or_below(units: Mapping[int, Unit], pk: int) -> frozenset[int]:
    found, waiting = set(), [pk]
    while waiting:
        here = waiting.pop()
        found.add(here)
        waiting += units[here].children
    return frozenset(found)


def agency_lines(units: Mapping[int, Unit], sums: Mapping[int, Sums]) -> list[AgencyLine]:
    """Every unit with its own and rolled-up sums, largest spending first."""
    lines = []
    for unit in units.values():
        below = at_or_below(units, unit.pk)
        lines.append(
            AgencyLine(
                pk=unit.pk,
                name=unit.name,
                parent_id=unit.parent_id,
                own=sums.get(unit.pk, NOTHING),
                total=total_of(sums[pk] for pk in below if pk in sums),
                unit_count=len(below) - 1,
            )
        )
    return sorted(lines, key=lambda line: (-line.total.value, line.name))


def total_of(sums: Iterable[Sums]) -> Sums:
    return sum(sums, NOTHING)


# Sums from the summary that the database keeps


def sums_by(scope: Scope, by: str) -> dict:
    """Sums in the scope, grouped by "agency_id", "month", "stage" or "year". One query."""
    rows = summary_rows(scope, by == "agency_id").filter(scope.rule())
    return {key: sums for (key,), sums in grouped_sums(rows, by).items()}


def sums_by_many(scope: Scope, years: list[int]) -> dict[tuple[int, int], Sums]:
    """Sums by year and month in several years. One query."""
    rows = summary_rows(scope, by_agency=False).filter(scope.rule_without_year(), year__in=years)
    return grouped_sums(rows, "year", "month")


def summary_rows(scope: Scope, by_agency: bool):
    """The rows of the smallest level that answers the question."""
    level = Level.MONTH_METHOD
    if by_agency or scope.agencies is not None:
        level = Level.AGENCY_METHOD if scope.method else Level.MONTH_AGENCY
    rows = PurchaseSummary.objects.filter(level=level)
    return rows if scope.with_self_managed else rows.filter(is_self_managed=False)


def grouped_sums(rows, *by: str) -> dict[tuple, Sums]:
    sums = {name: Sum(column) for name, column in ALIASES.items()}
    return {
        tuple(row[name] for name in by): Sums(**{name: row[f"sum_{name}"] for name in MEASURES})
        for row in rows.order_by().values(*by).annotate(**sums)
    }


ALIASES = {f"sum_{name}": column for name, column in MEASURES.items()}
# Breakdowns: the level that holds the word, its column there, and the column of the rows.
BREAKDOWNS = {
    "method": (Level.MONTH_METHOD, "method", "method"),
    "type": (Level.TYPE, "name", "procurement_type"),
    "size": (Level.SIZE, "name", "size_class"),
    "origin": (Level.CLUSTER, "name", "origin_cluster"),
    "source": (Level.SOURCE, "name", "source"),
    "category": (Level.CATEGORY, "key", "category_id"),
}


def breakdown(scope: Scope, by: str) -> dict:
    """Sums by method, type, size, origin, source or category. One query.

    For some agencies only, the rows themselves are read: they are few, and found by index.
    """
    level, column, row_column = BREAKDOWNS[by]
    if scope.agencies is not None:
        return breakdown_of_rows(scope, by, row_column)
    rows = PurchaseSummary.objects.filter(scope.rule(), level=level)
    if not scope.with_self_managed:
        rows = rows.filter(is_self_managed=False)
    return {key: sums for (key,), sums in grouped_sums(rows, column).items() if sums.count}


def breakdowns(scope: Scope, names: list[str]) -> dict[str, dict]:
    """Several breakdowns; those that hold a word in one query."""
    if scope.agencies is not None:
        return {name: breakdown(scope, name) for name in names}
    by_level = {BREAKDOWNS[name][0]: name for name in names if BREAKDOWNS[name][1] == "name"}
    found: dict[str, dict] = {
        name: {} if BREAKDOWNS[name][1] == "name" else breakdown(scope, name) for name in names
    }
    rows = PurchaseSummary.objects.filter(scope.rule(), level__in=by_level)
    if not scope.with_self_managed:
        rows = rows.filter(is_self_managed=False)
    for (level, word), sums in grouped_sums(rows, "level", "name").items():
        if sums.count:
            found[by_level[Level(level)]][word] = sums
    return found


def breakdown_of_rows(scope: Scope, by: str, column: str) -> dict:
    rows = Purchase.objects.counted().filter(scope.rule())
    if not scope.with_self_managed:
        rows = rows.exclude(source=Source.SWAKELOLA)
    if by == "size":
        rows = rows.annotate(
            word=Case(When(is_cooperative=True, then=Value("cooperative")), default="size_class")
        )
        column = "word"
    grouped = (
        rows.order_by()
        .values(column)
        .annotate(
            count=Count("pk"),
            sum_value=Sum("value"),
            pdn=Coalesce(Sum("pdn_value"), ZERO),
            umk=Coalesce(Sum("umk_value"), ZERO),
            pdn_unknown_count=Count("pk", filter=Q(pdn_value=None)),
            pdn_unknown=Coalesce(Sum("value", filter=Q(pdn_value=None)), ZERO),
            umk_unknown_count=Count("pk", filter=Q(umk_value=None)),
            umk_unknown=Coalesce(Sum("value", filter=Q(umk_value=None)), ZERO),
        )
    )
    result = {}
    for row in grouped:
        key = row.pop(column)
        value = row.pop("sum_value")
        key = 0 if by == "category" and key is None else key
        result[key] = Sums(value=value, **row)
    return result


def two_years(scope: Scope) -> tuple[dict[int, Sums], Sums]:
    """By month in the year of the scope, 0 for what has no date; and the same period a year before."""
    by_month: dict[int, Sums] = {}
    before = NOTHING
    whole = replace(scope, first_month=FIRST_MONTH, last_month=LAST_MONTH)
    months = range(scope.first_month, scope.last_month + 1)
    for (year, month), sums in sums_by_many(whole, [scope.year, scope.year - 1]).items():
        if year == scope.year:
            by_month[month] = sums
        elif scope.is_whole_year or month in months:
            before += sums
    return by_month, before


# Plans and budgets


@dataclass(frozen=True)
class Plan:
    """The RUP of a year, as far as it is active and announced: sums of budgets (pagu)."""

    total: Decimal | None
    pdn: Decimal | None
    umk: Decimal | None


def plan_of(scope: Scope) -> Plan:
    """One query. Months do not narrow a plan: it is made for the whole year."""
    rows = Demand.objects.counted().in_year(scope.year)
    if scope.agencies is not None:
        rows = rows.filter(agency__in=scope.agencies)
    if scope.method:
        rows = rows.filter(method=scope.method)
    if not scope.with_self_managed:
        rows = rows.exclude(method=ProcurementMethod.SELF_MANAGED)
    return Plan(
        **rows.aggregate(
            total=Sum("budget"),
            pdn=Sum("budget", filter=Q(is_pdn=True)),
            umk=Sum("budget", filter=Q(is_umk=True)),
        )
    )


@dataclass(frozen=True)
class BudgetBase:
    """What may be spent on procurement in a year, and the versions that this was taken from."""

    procurement: Decimal | None
    versions: str


def budget_of(scope: Scope) -> BudgetBase:
    """One query: of every unit the budget in force."""
    budgets = Budget.objects.in_force(scope.year)
    if scope.agencies is not None:
        budgets = budgets.filter(agency__in=scope.agencies)
    rows = list(budgets.values_list("version", "procurement"))
    known = [amount for _, amount in rows if amount is not None]
    names = [label for value, label in BudgetVersion.choices if value in {row[0] for row in rows}]
    return BudgetBase(sum(known, ZERO) if known else None, " dan ".join(names))


def indicators(spent: Mapping[str, Sums], plan: Plan, budget: BudgetBase) -> list[Share]:
    """The seven figures of the reports; ``spent`` is by stage, of what the scope counts."""
    done = total_of(spent.values())
    purchases = "Belanja tercatat"
    rup = "RUP aktif dan terumumkan"
    base = f"Pagu {budget.versions}" if budget.versions else "Pagu anggaran"
    return [
        Share("Komitmen PDN", "pagu RUP bertanda PDN : seluruh pagu RUP",
              plan.pdn, plan.total, rup, "pdn_plan"),
        Share("Cakupan RUP", "seluruh pagu RUP : pagu belanja pengadaan",
              plan.total, budget.procurement, f"{rup}; {base}", "coverage"),
        Share("Realisasi PDN", "nilai PDN : seluruh belanja",
              done.pdn, done.value, purchases, "pdn"),
        Share("Kemajuan komitmen PDN", "nilai PDN : pagu RUP bertanda PDN",
              done.pdn, plan.pdn, f"{purchases}; {rup}", "progress"),
        Share("PDN terhadap pagu", "nilai PDN : pagu belanja pengadaan",
              done.pdn, budget.procurement, f"{purchases}; {base}", "pdn_budget"),
        Share("Bagian UMK dan koperasi, realisasi", "nilai UMK dan koperasi : seluruh belanja",
              done.umk, done.value, purchases, "umk"),
        Share("Bagian UMK dan koperasi, rencana",
              "pagu RUP bertanda UMK : pagu belanja pengadaan",
              plan.umk, budget.procurement, f"{rup}; {base}", "umk_plan"),
    ]  # fmt: skip


def latest_purchase_day(scope: Scope) -> datetime.date | None:
    """When the last purchase of the scope was entered: the date of the figures."""
    rows = Purchase.objects.filter(year=scope.year)
    if scope.agencies is not None:
        rows = rows.filter(agency__in=scope.agencies)
    latest = rows.order_by("-pk").values_list("created_at", flat=True).first()
    return latest.date() if latest else None


STAGE_CHOICES = {
    "all": tuple(COUNTED),
    Stage.REALISED.value: (Stage.REALISED,),
    Stage.CONTRACTED.value: (Stage.CONTRACTED,),
}


# Commitments


def step_items(commitments) -> list[Item]:
    """From the promise to the payment: four sums of one queryset, in one query."""
    sums = commitments.standing().aggregate(
        promised=Sum("value", default=ZERO),
        planned=Sum("value", filter=~Q(rup_code=""), default=ZERO),
        contracted=Sum("value", filter=~Q(contract_number=""), default=ZERO),
        completed=Sum("value", filter=Q(completed_on__isnull=False), default=ZERO),
    )
    return [
        Item("Komitmen di forum", sums["promised"]),
        Item("Punya kode RUP", sums["planned"]),
        Item("Berkontrak", sums["contracted"]),
        Item("Selesai dibayar", sums["completed"]),
    ]


@dataclass(frozen=True)
class Achievement:
    """How far the city, or one agency with its units, is from the target of a year."""

    year: int
    spent: Sums
    target: Decimal | None

    @property
    def missing(self) -> Decimal | None:
        return None if self.target is None else gap_to(self.target, self.spent)

    @property
    def points_missing(self) -> Decimal | None:
        """The distance in percentage points; None where there is nothing to compare."""
        if self.target is None or self.spent.umk_share is None:
            return None
        return max(ZERO, self.target - self.spent.umk_share)


def latest_year() -> int:
    """The newest year with purchases that count, or this one."""
    years = PurchaseSummary.objects.filter(level=Level.MONTH_METHOD).order_by("-year")
    return years.values_list("year", flat=True).first() or timezone.localdate().year


def achievement(agencies: frozenset[int] | None = None) -> Achievement:
    """The newest year's figures for the start pages. Three queries."""
    year = latest_year()
    target = Target.objects.of_year(year).get(Indicator.UMK)
    spent = total_of(sums_by(Scope(year, agencies=agencies), "stage").values())
    return Achievement(year, spent, target.value if target else None)
