"""Sums of a scope, from the summary that the database keeps."""

import datetime
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Case, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.fields import FIRST_YEAR
from core.statements import Statement, compiled, listed, remembered
from procurement.models import Level, Purchase, PurchaseSummary, Source
from procurement.models.summary import REALISED, REALISED_PDN, REALISED_UMK
from procurement.reports.sums import (
    FIRST_MONTH,
    LAST_MONTH,
    MEASURES,
    NOTHING,
    Scope,
    Sums,
    total_of,
)


def sums_by(scope: Scope, by: str) -> dict:
    """Sums in the scope, grouped by "agency_id", "month", "stage" or "year". One query."""
    return {key: sums for (key,), sums in sums_of(scope_statement(scope, by), by).items()}


def sums_by_many(scope: Scope, years: list[int]) -> dict[tuple[int, int], Sums]:
    """Sums by year and month in several years. One query."""
    return sums_of(years_statement(scope, tuple(years)), "year", "month")


def sums_by_origin(scope: Scope, years: tuple[int, ...]) -> dict[tuple[int, str, str], Sums]:
    """Sums in several years, by year, stage and origin. One query."""
    if scope.agencies is not None and not scope.is_whole_year:
        return origins_of_rows(scope, years)
    return sums_of(origins_statement(scope, years), "year", "stage", "name")


def sums_by_place(year: int) -> dict[int, dict[str, Sums]]:
    """Sums of each category, 0 for none, by where the sellers are: "" unknown. One query."""
    found: dict[int, dict[str, Sums]] = {}
    for (category, place), sums in sums_of(place_statement(year), "key", "name").items():
        if sums.count:
            found.setdefault(category, {})[place] = sums
    return found


def sums_by_supplier(suppliers) -> dict[int, Sums]:
    """Sums of each seller over all years, every rupiah at whom it went to. One query."""
    rows = PurchaseSummary.objects.filter(
        level=Level.SUPPLIER, key__in=[one.pk for one in suppliers]
    )
    return {key: sums for (key,), sums in grouped_sums(rows, "key").items() if sums.count}


@remembered
def scope_statement(scope: Scope, by: str) -> QuerySet:
    rows = summary_rows(scope, by_agency=by == "agency_id", by_month=by == "month")
    return with_sums(rows.filter(scope.rule()), by)


@remembered
def years_statement(scope: Scope, years: tuple[int, ...]) -> QuerySet:
    rows = summary_rows(scope, by_agency=False, by_month=True)
    return with_sums(rows.filter(scope.rule_without_year(), year__in=years), "year", "month")


@remembered
def origins_statement(scope: Scope, years: tuple[int, ...]) -> QuerySet:
    level = Level.CLUSTER if scope.agencies is None else Level.AGENCY_CLUSTER
    rows = PurchaseSummary.objects.filter(scope.rule_without_year(), level=level, year__in=years)
    if not scope.with_self_managed:
        rows = rows.filter(is_self_managed=False)
    return with_sums(rows, "year", "stage", "name")


@remembered
def place_statement(year: int) -> QuerySet:
    rows = PurchaseSummary.objects.filter(Scope(year).rule(), level=Level.CATEGORY_PLACE)
    return with_sums(rows, "key", "name")


def summary_rows(scope: Scope, *, by_agency: bool, by_month: bool) -> QuerySet:
    """The rows of the smallest level that answers the question, with months where they count."""
    level = Level.MONTH_METHOD
    if by_agency or scope.agencies is not None:
        level = Level.AGENCY_METHOD if scope.method else Level.MONTH_AGENCY
        if scope.is_whole_year and not by_month:
            level = Level.AGENCY_TYPE
    rows = PurchaseSummary.objects.filter(level=level)
    return rows if scope.with_self_managed else rows.filter(is_self_managed=False)


def with_sums(rows: QuerySet, *by: str) -> QuerySet:
    """The groups of summary rows, each with the sum of every measure."""
    sums = {f"sum_{name}": Sum(column) for name, column in MEASURES.items()}
    return rows.order_by().values(*by).annotate(**sums)


def sums_of(statement: Statement, *by: str) -> dict[tuple, Sums]:
    """What a statement of ``with_sums`` finds, by the values of the group."""
    return {tuple(row[name] for name in by): sums_in(row) for row in statement.rows()}


def grouped_sums(rows: QuerySet, *by: str) -> dict[tuple, Sums]:
    return sums_of(compiled(with_sums(rows, *by)), *by)


def sums_in(row: dict[str, Any]) -> Sums:
    """The sums that stand in a row; the driver brings counts as Decimal."""
    return Sums(
        count=int(row["sum_count"]),
        value=row["sum_value"],
        pdn=row["sum_pdn"],
        umk=row["sum_umk"],
        pdn_unknown_count=int(row["sum_pdn_unknown_count"]),
        pdn_unknown=row["sum_pdn_unknown"],
        umk_unknown_count=int(row["sum_umk_unknown_count"]),
        umk_unknown=row["sum_umk_unknown"],
        realised=row["sum_realised"],
        realised_pdn=row["sum_realised_pdn"],
        realised_umk=row["sum_realised_umk"],
    )


# Breakdowns: the level that holds the word and its column there; then what the rows call it.
BREAKDOWNS: dict[str, tuple[Level, str]] = {
    "method": (Level.MONTH_METHOD, "word_method"),
    "type": (Level.TYPE, "name"),
    "size": (Level.SIZE, "name"),
    "origin": (Level.CLUSTER, "name"),
    "source": (Level.SOURCE, "name"),
    "category": (Level.CATEGORY, "key"),
}


ROW_KEYS: dict[str, Any] = {
    "method": "method",
    "type": "procurement_type",
    "size": Case(When(is_cooperative=True, then=Value("cooperative")), default="size_class"),
    "origin": "origin_cluster",
    "source": "source",
    "category": "category_id",
}


# The same of agencies: whole years only.
OF_AGENCIES = {
    "method": Level.AGENCY_METHOD,
    "type": Level.AGENCY_TYPE,
    "size": Level.AGENCY_SIZE,
    "origin": Level.AGENCY_CLUSTER,
    "source": Level.AGENCY_SOURCE,
    "category": Level.AGENCY_CATEGORY,
}


def breakdown(scope: Scope, by: str) -> dict:
    """Sums by method, type, size, origin, source or category. One query."""
    return breakdowns(scope, [by])[by]


def breakdowns(scope: Scope, names: list[str]) -> dict[str, dict]:
    """Several breakdowns. One query.

    For some months of some agencies the rows themselves are read: they are few, and found by index.
    """
    if scope.agencies is not None and not scope.is_whole_year:
        return breakdowns_of_rows(scope, names)
    found: dict[str, dict] = {name: {} for name in names}
    levels = {name: BREAKDOWNS[name][0] for name in names}
    if scope.agencies is not None:
        levels = {name: OF_AGENCIES[name] for name in names}
    by_level = {levels[name]: name for name in names}
    statement = breakdown_statement(scope, tuple(by_level))
    for (level, *words), sums in sums_of(statement, "level", *WORDS).items():
        name = by_level[Level(level)]
        if sums.count:
            found[name][words[WORDS.index(BREAKDOWNS[name][1])]] = sums
    return found


# The columns that hold the word of a breakdown. Other levels than those of methods divide further by
# the method, which is not asked for there.
WORDS = ("word_method", "name", "key")


@remembered
def breakdown_statement(scope: Scope, levels: tuple[Level, ...]) -> QuerySet:
    rows = PurchaseSummary.objects.filter(scope.rule(), level__in=levels)
    if not scope.with_self_managed:
        rows = rows.filter(is_self_managed=False)
    is_of_method = When(level__in=(Level.MONTH_METHOD, Level.AGENCY_METHOD), then="method")
    return with_sums(rows.annotate(word_method=Case(is_of_method)), "level", *WORDS)


# What the database adds up for each group of rows, in the order of MEASURES.
ROW_SUMS = f"""
    count(*), sum(value), coalesce(sum(pdn_value), 0), coalesce(sum(umk_value), 0),
    count(*) FILTER (WHERE pdn_value IS NULL),
    coalesce(sum(value) FILTER (WHERE pdn_value IS NULL), 0),
    count(*) FILTER (WHERE umk_value IS NULL),
    coalesce(sum(value) FILTER (WHERE umk_value IS NULL), 0),
    sum({REALISED}), sum({REALISED_PDN}), sum({REALISED_UMK})
"""
ROW_COLUMNS = ("value", "pdn_value", "umk_value", "stage", "paid_value")


def rows_in(scope: Scope) -> QuerySet[Purchase]:
    """The purchases of a scope, in whatever year."""
    rows = Purchase.objects.counted().filter(scope.rule_without_year())
    return rows if scope.with_self_managed else rows.exclude(source=Source.SWAKELOLA)


def sums_of_rows(rows: QuerySet[Purchase], *by: str | Combinable) -> dict[tuple, Sums]:
    """Sums of purchases, grouped by columns or expressions of them. One query."""
    sql, params = rows.order_by().values_list(*by, *ROW_COLUMNS).query.sql_with_params()
    keys = ", ".join(f"key{place}" for place in range(len(by)))
    query = f"""
        SELECT {keys}, {ROW_SUMS}
        FROM ({sql}) AS rows ({keys}, {", ".join(ROW_COLUMNS)}) GROUP BY {keys}
    """  # noqa: S608 - names of ours and what Django has compiled
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return {row[: len(by)]: Sums(*row[len(by) :]) for row in cursor}


def origins_of_rows(scope: Scope, years: tuple[int, ...]) -> dict[tuple[int, str, str], Sums]:
    """The same as `sums_by_origin`, from the purchases."""
    rows = rows_in(scope).filter(year__in=years)
    # An expression: a column is named once.
    return sums_of_rows(rows, "year", Coalesce("stage", Value("")), "origin_cluster")


def breakdowns_of_rows(scope: Scope, names: list[str]) -> dict[str, dict]:
    """The same from the purchases, all breakdowns in one reading of the rows."""
    rows = rows_in(scope).filter(year=scope.year)
    rows = rows.order_by().values_list(*(ROW_KEYS[name] for name in names), *ROW_COLUMNS)
    sql, params = rows.query.sql_with_params()
    keys = [f"key{place}" for place in range(len(names))]
    columns = ", ".join([*keys, *ROW_COLUMNS])
    query = f"""
        SELECT {", ".join(f"grouping({key})" for key in keys)}, {", ".join(keys)}, {ROW_SUMS}
        FROM ({sql}) AS rows ({columns})
        GROUP BY GROUPING SETS ({", ".join(f"({key})" for key in keys)})
    """  # noqa: S608 - names of ours and what Django has compiled
    found: dict[str, dict] = {name: {} for name in names}
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        for row in cursor:
            place = row.index(0)
            key, amounts = row[len(names) + place], row[2 * len(names) :]
            sums = Sums(**dict(zip(MEASURES, amounts, strict=True)))
            found[names[place]][0 if key is None else key] = sums
    return found


def two_years(scope: Scope) -> tuple[dict[int, Sums], Sums]:
    """By month in the year of the scope, 0 for what has no date; and the same period a year before."""
    by_month: dict[int, Sums] = {}
    before = []
    whole = replace(scope, first_month=FIRST_MONTH, last_month=LAST_MONTH)
    months = range(scope.first_month, scope.last_month + 1)
    for (year, month), sums in sums_by_many(whole, [scope.year, scope.year - 1]).items():
        if year == scope.year:
            by_month[month] = sums
        elif scope.is_whole_year or month in months:
            before.append(sums)
    return by_month, total_of(before)


def latest_purchase_day(scope: Scope) -> datetime.date | None:
    """When the last purchase of the scope was entered: the date of the figures."""
    newest = next(iter(last_entered(scope.year, scope.agencies)), None)
    return newest and timezone.localdate(newest)


@listed
def last_entered(year: int, agencies: frozenset[int] | None) -> QuerySet:
    return newest_first(year, agencies).values_list("created_at", flat=True)[:1]


def newest_first(year: int | Combinable, agencies: frozenset[int] | None) -> QuerySet[Purchase]:
    rows = Purchase.objects.filter(year=year)
    if agencies is not None:
        rows = rows.filter(agency__in=agencies)
    return rows.order_by("-pk")


def newest_years():
    """The years with purchases, the newest first."""
    return (
        PurchaseSummary.objects.filter(level=Level.MONTH_METHOD).order_by("-year").values("year")
    )


def newest_figures(agencies: frozenset[int] | None) -> tuple[int, datetime.date | None] | None:
    """The city's newest year and when the last purchase of the agencies was entered in it. One query."""
    for year, entered in newest_entered(agencies):
        return year, entered and timezone.localdate(entered)
    return None


@listed
def newest_entered(agencies: frozenset[int] | None) -> QuerySet:
    entered = newest_first(OuterRef("year"), agencies).values("created_at")[:1]
    return newest_years().annotate(entered=Subquery(entered)).values_list("year", "entered")[:1]


def latest_year() -> int:
    """The newest year with purchases that count, or this one."""
    newest = newest_years().first()
    return newest["year"] if newest else timezone.localdate().year


def sums_of_latest_year(
    agencies: frozenset[int] | None,
) -> tuple[int, Sums, datetime.date | None]:
    """The city's newest year, its sums of the whole city or of the agencies, and the date of these
    figures. One query.

    Two where the agencies have bought nothing that counts in that year; then there is no date.
    """
    for (year, entered), sums in sums_of(latest_statement(agencies), "year", "entered").items():
        return year, sums, entered and timezone.localdate(entered)
    return timezone.localdate().year if agencies is None else latest_year(), NOTHING, None


@remembered
def latest_statement(agencies: frozenset[int] | None) -> QuerySet:
    scope = Scope(FIRST_YEAR, agencies=agencies)
    rows = summary_rows(scope, by_agency=False, by_month=False)
    newest = Subquery(newest_years()[:1])
    entered = Subquery(newest_first(newest, agencies).values("created_at")[:1])
    found = rows.filter(scope.rule_without_year(), year=newest).annotate(entered=entered)
    return with_sums(found, "year", "entered")
