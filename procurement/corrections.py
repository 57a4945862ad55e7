"""What a closed period was, what it is now, and which purchases made the difference. Reads only."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from accounts.history import event_model
from core.addresses import reverse
from core.statements import remembered
from procurement.models import ClosedFigure, Level, PeriodClosing, Purchase, PurchaseSummary
from procurement.reports import (
    NOTHING,
    ZERO,
    AgencyLine,
    Scope,
    Sums,
    Unit,
    agency_lines,
    sums_by,
    total_of,
)
from procurement.reports.summary import grouped_sums, sums_in
from procurement.reports.sums import MEASURES

ROWS_SHOWN = 200


@dataclass(frozen=True)
class Pair:
    """The same sums then and now; ``name`` says of whom."""

    name: str
    pk: int | None
    then: Sums
    now: Sums

    @property
    def difference(self) -> Decimal:
        return self.now.value - self.then.value

    @property
    def umk_difference(self) -> Decimal:
        return self.now.umk - self.then.umk

    @property
    def pdn_difference(self) -> Decimal:
        return self.now.pdn - self.then.pdn

    @property
    def is_changed(self) -> bool:
        """Whether it counts otherwise; what is paid meanwhile is progress, not a correction."""
        return self.now.promised != self.then.promised


@dataclass(frozen=True)
class Correction:
    """A purchase that counts in the period otherwise than when it was closed; None: not at all."""

    pk: int
    name: str
    agency: str
    value_then: Decimal | None
    value_now: Decimal | None
    umk_then: Decimal | None
    umk_now: Decimal | None
    pdn_then: Decimal | None
    pdn_now: Decimal | None

    @property
    def difference(self) -> Decimal:
        return (self.value_now or ZERO) - (self.value_then or ZERO)

    @property
    def what(self) -> str:
        """What has happened to it, in words."""
        if self.value_then is None:
            return "Bertambah"
        if self.value_now is None:
            return "Tidak dihitung lagi"
        return "Nilai berubah" if self.difference else "Bagian atau OPD berubah"


def scope_of(closing: PeriodClosing, agencies: frozenset[int] | None) -> Scope:
    return Scope(closing.year, closing.first_month, closing.last_month, agencies)


def closable_sums(scope: Scope) -> dict[tuple, Sums]:
    """Sums by agency, method, stage and whether self-managed: what a closing keeps. One query."""
    rows = PurchaseSummary.objects.filter(scope.rule(), level=Level.AGENCY_METHOD)
    return grouped_sums(rows, "agency_id", "method", "stage", "is_self_managed")


def frozen_by_agency(closing: PeriodClosing) -> dict[int, Sums]:
    rows = ClosedFigure.objects.filter(closing=closing)
    return {agency: sums for (agency,), sums in grouped_sums(rows, "agency_id").items()}


@dataclass(frozen=True)
class Frozen:
    """The standing closing of a period: when and by whom, and its sums under a report's filters."""

    closed_at: datetime.datetime
    closed_by: str
    url: str
    then: Sums


def frozen_in(scope: Scope) -> Frozen | None:
    """The standing closing of just this period; None where it is open. One query."""
    for row in closing_statement(scope).rows():
        url = reverse("reports:closing_detail", args=[row["pk"]])
        return Frozen(row["closed_at"], row["closed_by__name"], url, sums_in(row))
    return None


@remembered
def closing_statement(scope: Scope) -> QuerySet:
    rule = Q(figures__stage__in=scope.stages)
    if scope.method:
        rule &= Q(figures__method=scope.method)
    if scope.agencies is not None:
        rule &= Q(figures__agency__in=scope.agencies)
    if not scope.with_self_managed:
        rule &= Q(figures__is_self_managed=False)
    sums = {
        f"sum_{name}": Sum(f"figures__{column}", filter=rule, default=ZERO)
        for name, column in MEASURES.items()
    }
    return (
        PeriodClosing.objects.standing()
        .filter(year=scope.year, first_month=scope.first_month, last_month=scope.last_month)
        .order_by()
        .values("pk", "closed_at", "closed_by__name")
        .annotate(**sums)
    )


def compare(closing: PeriodClosing, units: Mapping[int, Unit]) -> tuple[Pair, list[Pair]]:
    """The whole and every agency in sight, each then and now. Two queries."""
    then = {pk: sums for pk, sums in frozen_by_agency(closing).items() if pk in units}
    now = sums_by(scope_of(closing, frozenset(units)), "agency_id")
    before = {line.pk: line for line in agency_lines(units, then)}
    lines = [pair_of(line, before[line.pk]) for line in tops(agency_lines(units, now))]
    return Pair("Jumlah", None, total_of(then.values()), total_of(now.values())), lines


def tops(lines: Iterable[AgencyLine]) -> list[AgencyLine]:
    return [line for line in lines if line.parent_id is None]


def pair_of(now: AgencyLine, then: AgencyLine | None) -> Pair:
    return Pair(now.name, now.pk, then.total if then else NOTHING, now.total)


# A row counts where its stage, its package and its period do; the same rule for then and now.
COUNTS = """
    {row}.stage IN ('contracted', 'realised') AND {row}.part_of_id IS NULL
    AND {row}.agency_id = ANY(%(agencies)s)
    AND {row}.year = %(year)s AND (%(whole)s OR {row}.month BETWEEN %(first)s AND %(last)s)
"""
COUNTS_THEN, COUNTS_NOW = COUNTS.format(row="was"), COUNTS.format(row="now_row")
MONEY = ("value", "umk_value", "pdn_value")
CORRECTIONS = f"""
    WITH touched AS (
        SELECT DISTINCT pgh_obj_id AS id FROM {{events}}
        WHERE pgh_id > %(last_event)s AND (year = %(year)s OR %(wide)s)
    ), then_row AS (
        SELECT DISTINCT ON (e.pgh_obj_id) e.pgh_obj_id AS id, e.stage, e.part_of_id, e.year,
            e.month, e.agency_id, e.value, e.umk_value, e.pdn_value
        FROM {{events}} e JOIN touched ON touched.id = e.pgh_obj_id
        WHERE e.pgh_id <= %(last_event)s
        ORDER BY e.pgh_obj_id, e.pgh_id DESC
    ), pair AS (
        SELECT now_row.id, now_row.package_name,
            COALESCE(was.agency_id, now_row.agency_id) AS agency_was, now_row.agency_id AS agency_is,
            {", ".join(f"was.{part} AS {part}_was" for part in MONEY)},
            {", ".join(f"CASE WHEN {COUNTS_NOW} THEN now_row.{part} END AS {part}_is" for part in MONEY)}
        FROM touched JOIN procurement_purchase now_row USING (id)
        LEFT JOIN then_row was ON was.id = now_row.id AND {COUNTS_THEN}
    )
    SELECT pair.id, pair.package_name, agency.name, value_was, value_is, umk_value_was,
        umk_value_is, pdn_value_was, pdn_value_is,
        count(*) OVER (), SUM(COALESCE(value_is, 0) - COALESCE(value_was, 0)) OVER ()
    FROM pair JOIN accounts_agency agency ON agency.id = pair.agency_is
    WHERE (value_was, umk_value_was, pdn_value_was) IS DISTINCT FROM
            (value_is, umk_value_is, pdn_value_is)
        OR value_is IS NOT NULL AND agency_was <> agency_is
    ORDER BY abs(COALESCE(value_is, 0) - COALESCE(value_was, 0)) DESC, pair.id
    LIMIT %(limit)s
"""  # noqa: S608 - constants of ours


@dataclass(frozen=True)
class Corrections:
    """The largest corrections, how many there are in all, and what they add up to."""

    rows: list[Correction]
    count: int
    difference: Decimal


def corrections_of(
    closing: PeriodClosing, agencies: Iterable[int], expected: Decimal, limit: int = ROWS_SHOWN
) -> Corrections:
    """The purchases that differ from what they were on closing, largest difference first.

    At first only what is of the year is read. Where that does not make the whole difference
    (``expected``), a purchase has moved to another year, and all that is newer is read.
    """
    values = {"agencies": list(agencies), "limit": limit}
    found = corrections_among(closing, values, wide=False)
    if found.difference != expected:
        found = corrections_among(closing, values, wide=True)
    return found


def corrections_among(closing: PeriodClosing, values: dict, *, wide: bool) -> Corrections:
    values |= {
        "year": closing.year,
        "first": closing.first_month,
        "last": closing.last_month,
        "whole": scope_of(closing, None).is_whole_year,
        "last_event": closing.last_event,
        "wide": wide,
    }
    with connection.cursor() as cursor:
        events = event_model(Purchase)._meta.db_table
        cursor.execute(CORRECTIONS.format(events=events), values)
        rows = cursor.fetchall()
    return Corrections(
        rows=[Correction(*row[:9]) for row in rows],
        count=rows[0][9] if rows else 0,
        difference=rows[0][10] if rows else ZERO,
    )
