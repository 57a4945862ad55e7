"""Sums of a scope, from the summary that the database keeps."""

import datetime
from dataclasses import replace

from django.db.models import Case, Count, Q, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from procurement.models import Level, Purchase, PurchaseSummary, Source
from procurement.reports.sums import (
    FIRST_MONTH,
    LAST_MONTH,
    MEASURES,
    NOTHING,
    ZERO,
    Scope,
    Sums,
)


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


def latest_purchase_day(scope: Scope) -> datetime.date | None:
    """When the last purchase of the scope was entered: the date of the figures."""
    rows = Purchase.objects.filter(year=scope.year)
    if scope.agencies is not None:
        rows = rows.filter(agency__in=scope.agencies)
    latest = rows.order_by("-pk").values_list("created_at", flat=True).first()
    return latest.date() if latest else None


def latest_year() -> int:
    """The newest year with purchases that count, or this one."""
    years = PurchaseSummary.objects.filter(level=Level.MONTH_METHOD).order_by("-year")
    return years.values_list("year", flat=True).first() or timezone.localdate().year
