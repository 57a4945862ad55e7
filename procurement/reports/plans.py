"""Plans, budgets and promises beside what was spent: the seven indicators."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from accounts.models import Agency
from matching.models import Demand, ProcurementMethod
from procurement.models import Budget, BudgetVersion, Indicator, OriginCluster, Target
from procurement.reports.agencies import at_or_below, unit_tree
from procurement.reports.summary import sums_by, sums_of_latest_year
from procurement.reports.sums import NOTHING, ZERO, Scope, Share, Sums, gap_to, total_of


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


def indicators(done: Sums, plan: Plan, budget: BudgetBase) -> list[Share]:
    """The seven figures of the reports; ``done`` is what the scope counts, or what is paid of it."""
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


@dataclass(frozen=True)
class TargetLine:
    """A target of the year, how far it is reached, and the same share of the year before."""

    target: Target
    now: Share
    before: Share

    @property
    def difference(self) -> Decimal | None:
        """Percentage points above the target; None where there is no share yet."""
        return None if self.now.value is None else self.now.value - self.target.value

    @property
    def is_reached(self) -> bool:
        """An upper bound is reached by staying at or below it."""
        gap = self.difference
        return gap is not None and (gap <= 0 if self.target.is_maximum else gap >= 0)


def target_lines(
    targets: Iterable[Target], now: Mapping[str, Sums], before: Mapping[str, Sums]
) -> list[TargetLine]:
    """Each target beside what was spent in its year and a year before; both sums by origin."""
    shares, former = shares_aimed_at(now), shares_aimed_at(before)
    return [TargetLine(one, shares[one.indicator], former[one.indicator]) for one in targets]


def shares_aimed_at(by_origin: Mapping[str, Sums]) -> dict[str, Share]:
    """The share of all spending that each kind of target is set for."""
    spent = total_of(by_origin.values())
    imported = by_origin.get(OriginCluster.IMPORT, NOTHING).value
    parts = {Indicator.UMK: spent.umk, Indicator.PDN: spent.pdn, Indicator.IMPORT: imported}
    return {
        kind.value: Share(kind.label, "", part, spent.value, "Belanja tercatat", kind.value)
        for kind, part in parts.items()
    }


@dataclass(frozen=True)
class Achievement:
    """How far the city, or one agency with its units, is from the target of a year."""

    year: int
    spent: Sums
    target: Decimal | None
    # When the last purchase was entered; None without purchases.
    data_day: datetime.date | None

    @property
    def missing(self) -> Decimal | None:
        return None if self.target is None else gap_to(self.target, self.spent)

    @property
    def points_missing(self) -> Decimal | None:
        """The distance in percentage points; None where there is nothing to compare."""
        if self.target is None or self.spent.umk_share is None:
            return None
        return max(ZERO, self.target - self.spent.umk_share)

    @property
    def points_over(self) -> Decimal | None:
        """How far above the target, in percentage points; None where nothing is to be compared."""
        if self.target is None or self.spent.umk_share is None:
            return None
        return max(ZERO, self.spent.umk_share - self.target)


def sums_of_unit(pk: int, year: int) -> Sums:
    """What a unit and all below it have bought in a year. Two queries."""
    below = at_or_below(unit_tree(Agency.objects.all()), pk)
    return total_of(sums_by(Scope(year, agencies=below), "year").values())


def achievement(agencies: frozenset[int] | None = None) -> Achievement:
    """The newest year's figures for the start pages. Two queries."""
    year, spent, data_day = sums_of_latest_year(agencies)
    target = Target.objects.of_year(year).get(Indicator.UMK)
    return Achievement(year, spent, target.value if target else None, data_day)
