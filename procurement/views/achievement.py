"""Achievement against the targets: dashboard, table of agencies, indicators, details."""

from decimal import Decimal

from django.db.models import QuerySet
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import User
from core.addresses import reverse
from core.charts import Item, bar_chart, column_chart, day_of_year_share, funnel, line_chart
from core.formats import rupiah, rupiah_short
from core.formats.dates import MONTHS
from core.statements import listed
from events.models import Forum
from matching.models import Commitment, ProcurementMethod, ProcurementType
from procurement.filters import NONE, SIZES
from procurement.models import Indicator, OriginCluster, Source, Stage
from procurement.promises import PromiseSums, sums_of_promises
from procurement.reports import (
    NOTHING,
    Sums,
    breakdowns,
    budget_of,
    indicators,
    plan_of,
    sums_by_origin,
    target_lines,
    total_of,
    two_years,
)
from procurement.views.report import (
    PAID,
    READERS,
    Report,
    difference,
    exports,
    percent_text,
    scale_text,
    shown_once,
    signed_points,
)
from vendors.models import Category

BARS_SHOWN, FORUMS_MARKED = 15, 6
# Places in the keys of sums_by_origin.
STAGE, ORIGIN = 1, 2


@roles_allowed(*READERS)
@require_safe
def dashboard(request):
    report = Report(request)
    lines = report.lines()
    reporting = [line for line in lines if line.total.count]
    by_month, before = two_years(report.scope)
    spent = total_of(line.total for line in shown_once(lines))
    context = report.context(
        **report.standing(spent),
        reached=[line for line in lines if reaches(line.total, report.target_value)],
        reporting=reporting,
        agency_chart=agency_chart(report, lines),
        bar_headings=["Selisih", "Belanja UMK"],
        table_url=report.url("agency_table"),
        trend=(trend := trend_chart(report, by_month)),
        trend_sentence=trend_sentence(trend),
        **year_comparison(report, spent, before),
        undated=by_month.get(0, NOTHING),
        steps=commitment_steps(report),
        exports=exports(report),
        shown_count=min(BARS_SHOWN, len(reporting)),
    )
    return render(request, "reports/dashboard.html", context)


def trend_sentence(trend) -> str:
    known = [f"{point.label} {point.text}" for point in trend.points if point.is_known]
    return f"Bagian UMK dan koperasi per bulan: {', '.join(known)}"


def year_comparison(report: "Report", spent, before) -> dict:
    """This year beside the last one, over the same months."""
    years = [(report.scope.year - 1, before), (report.scope.year, spent)]
    items = [Item(str(year), sums.umk_share, note=rupiah(sums.value)) for year, sums in years]
    chart = column_chart(items, percent_text, report.target_value, report.target_text)
    texts = [f"{column.item.label} {column.text}" for column in chart.columns]
    return {"last_year": before, "year_chart": chart, "year_sentence": ", ".join(texts)}


def reaches(sums, target: Decimal | None) -> bool:
    return target is not None and sums.umk_share is not None and sums.umk_share >= target


def agency_chart(report: Report, lines):
    """The agencies with the largest spending, best share first."""
    largest = [line for line in lines if line.total.count][:BARS_SHOWN]
    ordered = sorted(largest, key=lambda line: -(line.total.umk_share or Decimal(-1)))
    items = [
        Item(
            label=line.name,
            value=line.total.umk_share,
            url=report.purchases_url(agency=line.pk),
            cells=[
                signed_points(difference(line.total.umk_share, report.target_value)),
                rupiah_short(line.total.umk),
            ],
        )
        for line in ordered
    ]
    return bar_chart(items, scale_text, report.target_value, report.target_text)


def trend_chart(report: Report, by_month):
    scope = report.scope
    months = range(scope.first_month, scope.last_month + 1)
    items = [
        Item(MONTHS[month - 1][:3], by_month[month].umk_share if month in by_month else None)
        for month in months
    ]
    marks = [
        (place, f"Forum, {day.day} {MONTHS[day.month - 1]}")
        for day in days_of_forums(report.user, report.user.role, scope.year)
        if (place := day_of_year_share(day, scope.first_month, scope.last_month)) is not None
    ]
    return line_chart(items, scale_text, report.target_value, report.target_text, marks)


# What a user sees follows from the first two or three.
@listed
def days_of_forums(user: User, role: str, year: int) -> QuerySet:
    forums = Forum.objects.visible_to(user).filter(first_day__year=year).order_by("first_day")
    return forums.values_list("first_day", flat=True)[:FORUMS_MARKED]


@listed
def promised(
    user: User, role: str, agency_id: int | None, year: int, agencies: frozenset[int] | None
) -> QuerySet:
    rows = Commitment.objects.visible_to(user).filter(forum__first_day__year=year)
    return sums_of_promises(rows if agencies is None else rows.filter(agency__in=agencies))


def commitment_steps(report: Report):
    """Promised at forums of the year, and how far that has come. One query."""
    user, scope = report.user, report.scope
    (sums,) = promised(user, user.role, user.agency_id, scope.year, scope.agencies)
    asked = {key: report.asked[key] for key in ("year", "agency") if key in report.asked}
    return funnel(PromiseSums(*sums).steps(**asked), rupiah_short)


@roles_allowed(*READERS)
@require_safe
def agency_table(request):
    report = Report(request)
    lines = report.lines()
    spent = total_of(line.total for line in shown_once(lines))
    purchases_of = report.purchases_of_each("agency")
    rows = [
        {"line": line, "url": purchases_of(line.pk),
         "below_url": report.url("agency_table", agency=line.pk) if line.unit_count else "",
         "difference_text": signed_points(difference(line.total.umk_share, report.target_value))}
        for line in lines
    ]  # fmt: skip
    return render(
        request,
        "reports/agency_table.html",
        report.context(rows=rows, spent=spent, paid_note=PAID, exports=exports(report)),
    )


# Each breakdown: its title, the words for its keys, and the filter of the list of purchases.
BREAKDOWN_NAMES = {
    "method": ("Cara beli", dict(ProcurementMethod.choices), "method"),
    "type": ("Jenis pengadaan", dict(ProcurementType.choices), "procurement_type"),
    "size": ("Skala usaha penyedia", dict(SIZES), "size"),
    "origin": ("Asal produk", dict(OriginCluster.choices), "origin_cluster"),
    "source": ("Sumber data", dict(Source.choices), "source"),
}


@roles_allowed(*READERS)
@require_safe
def breakdown_page(request):
    report = Report(request)
    found = breakdowns(report.scope, [*BREAKDOWN_NAMES, "category"])
    categories = dict(Category.objects.values_list("pk", "name"))
    parts = BREAKDOWN_NAMES | {"category": ("Kategori", categories, "category")}
    tables = [
        breakdown_table(report, title, found[by], names, param)
        for by, (title, names, param) in parts.items()
    ]
    return render(request, "reports/breakdown_page.html", report.context(tables=tables))


def breakdown_table(report: Report, title: str, sums: dict, names: dict, param: str) -> dict:
    purchases_of = report.purchases_of_each(param)
    rows = [
        {
            "name": names.get(key) or "Belum diketahui",
            "sums": value,
            "url": purchases_of(key or NONE),
        }
        for key, value in sums.items()
    ]
    rows.sort(key=lambda row: -row["sums"].value)
    return {"title": title, "rows": rows, "total": total_of(sums.values())}


@roles_allowed(*READERS)
@require_safe
def indicator_list(request):
    report = Report(request)
    year = report.scope.year
    found = sums_by_origin(report.scope, (year - 1, year))
    by_stage = grouped(found, year, STAGE)
    spent = total_of(by_stage.values())
    plan, budget = plan_of(report.scope), budget_of(report.scope)
    lines = target_lines(
        report.targets.values(), grouped(found, year, ORIGIN), grouped(found, year - 1, ORIGIN)
    )
    pairs = zip(indicators(spent, plan, budget), indicators(spent.paid, plan, budget), strict=True)
    urls = urls_of_parts(report)
    return render(
        request,
        "reports/indicator_list.html",
        report.context(
            pairs=[(one, paid, [urls[part] for part in BEHIND[one.key]]) for one, paid in pairs],
            by_stage=[
                (Stage(key).label, sums, report.purchases_url(stage=key))
                for key, sums in sorted(by_stage.items())
            ],
            spent=spent,
            paid_note=PAID,
            budget=budget,
            targets=[target_row(report, line) for line in lines],
        ),
    )


# What stands behind numerator and denominator of each indicator.
BEHIND = {
    "pdn_plan": ("plan_pdn", "plan"),
    "coverage": ("plan", "budget"),
    "pdn": ("pdn", "spent"),
    "progress": ("pdn", "plan_pdn"),
    "pdn_budget": ("pdn", "budget"),
    "umk": ("umk", "spent"),
    "umk_plan": ("plan_umk", "budget"),
}


def urls_of_parts(report: Report) -> dict[str, str]:
    """The lists behind the indicators; none of plans where the list of plans can't be narrowed as the report is."""
    asked = {key: report.asked[key] for key in ("year", "agency") if key in report.asked}
    is_listed = not report.scope.method and report.scope.with_self_managed
    plans = reverse("matching:demand_list", query=asked) if is_listed else ""
    marked = f"{plans}&meant_for=" if plans else ""
    budgets = "" if "agency" in asked else reverse("procurement:budget_list", query=asked)
    return {
        "spent": report.purchases_url(),
        "pdn": report.purchases_url(part="pdn"),
        "umk": report.purchases_url(part="umk"),
        "plan": plans,
        "plan_pdn": marked and f"{marked}pdn",
        "plan_umk": marked and f"{marked}umk",
        "budget": budgets,
    }


def grouped(found: dict[tuple, Sums], year: int, place: int) -> dict[str, Sums]:
    """Of sums by year, stage and origin those of a year, by one of the others."""
    keys = {key[place] for key in found if key[0] == year}
    return {
        key: total_of(sums for one, sums in found.items() if one[0] == year and one[place] == key)
        for key in keys
    }


def target_row(report: Report, line) -> dict:
    """A target with its words, and the purchases behind the part that is aimed at."""
    parts: dict[Indicator, dict[str, str]] = {
        Indicator.UMK: {"part": "umk"},
        Indicator.PDN: {"part": "pdn"},
        Indicator.IMPORT: {"origin_cluster": OriginCluster.IMPORT},
    }
    return {
        "line": line,
        "difference_text": signed_points(line.difference),
        "url": report.purchases_url(**parts[Indicator(line.target.indicator)]),
    }
