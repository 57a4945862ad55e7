"""Achievement against the targets: dashboard, table of agencies, indicators, details, exports."""

import io
from dataclasses import replace
from decimal import Decimal
from urllib.parse import urlencode

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import may_use, roles_allowed
from accounts.models import Agency, Office, Role
from core.charts import Item, bar_chart, column_chart, day_of_year_share, funnel, line_chart
from core.formats import MISSING, date_long, date_time, number, points, rupiah, rupiah_short
from core.formats.dates import MONTHS
from core.papers import ReportColumn, ReportPaper, Signer, report_table
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_lines, write_xlsx
from events.models import Forum
from events.papers import letterhead
from matching.models import Commitment, ProcurementMethod, ProcurementType
from procurement.models import (
    Indicator,
    OriginCluster,
    Purchase,
    Source,
    Stage,
    Target,
)
from procurement.report_forms import ReportForm
from procurement.reports import (
    NOTHING,
    agency_lines,
    breakdown,
    breakdowns,
    budget_of,
    gap_to,
    indicators,
    latest_purchase_day,
    latest_year,
    plan_of,
    step_items,
    sums_by,
    total_of,
    two_years,
    unit_tree,
)
from vendors.models import Category, SizeClass

READERS = (Role.STAFF, Role.OBSERVER, Role.BUYER)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BARS_SHOWN = 15
ROWS_SHOWN = 50
DEFINITION = (
    "Bagian UMK dan koperasi adalah nilai belanja untuk usaha mikro, usaha kecil, dan koperasi "
    "dibagi seluruh nilai belanja pengadaan yang tercatat. Paket batal tidak dihitung. Belanja "
    "yang belum dinilai ikut di penyebut dan tidak dianggap nol."
)
AGENCY_COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("Perangkat daerah", 44),
    SheetColumn("Paket", 9, Kind.INT),
    SheetColumn("Belanja (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK dan koperasi (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian UMK", 11, Kind.PERCENT),
    SheetColumn("PDN (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian PDN", 11, Kind.PERCENT),
    SheetColumn("UMK belum dinilai (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN belum dinilai (Rp)", 20, Kind.MONEY),
]


def percent_text(value: Decimal | None) -> str:
    return MISSING if value is None else f"{number(value, 1)}%"


def axis_text(value: Decimal | None) -> str:
    return MISSING if value is None else f"{number(value.normalize() if value else value)}%"


class Report:
    """What every page of the reports begins with: filters, scope, target, agencies in sight."""

    def __init__(self, request, *, is_public=False):
        agencies = Agency.objects.all() if is_public else Agency.objects.visible_to(request.user)
        self.user = request.user
        self.page = request.resolver_match.url_name
        self.units = unit_tree(agencies)
        self.form = ReportForm(request.GET, self.units, latest_year)
        scope = self.form.scope
        if scope.agencies is None and not is_public and self.user.is_buyer:
            scope = replace(scope, agencies=frozenset(self.units))
        self.scope = scope
        self.targets = Target.objects.of_year(scope.year)
        self.target = self.targets.get(Indicator.UMK)
        self.query = urlencode(
            {key: value for key, value in request.GET.items() if value and key != "page"}
        )

    @property
    def target_value(self) -> Decimal | None:
        return self.target.value if self.target else None

    @property
    def target_text(self) -> str:
        return f"Target {number(self.target.value.normalize())}%" if self.target else ""

    def url(self, name: str, *args, **changes) -> str:
        """A page of the reports with the same filters, some of them changed."""
        asked = self.form.data
        kept = {key: asked[key] for key in self.form.fields if asked.get(key)}
        kept |= {"year": self.scope.year} | changes
        kept = {key: value for key, value in kept.items() if value not in ("", None)}
        page = name if ":" in name else f"reports:{name}"
        return f"{reverse(page, args=args)}?{urlencode(kept)}"

    def lines(self):
        """Agencies in sight, rolled up; those below the chosen one, or the tops."""
        lines = agency_lines(self.units, sums_by(self.scope, "agency_id"))
        chosen = self.form.cleaned_data.get("agency")
        if chosen:
            return [line for line in lines if line.pk == chosen or line.parent_id == chosen]
        return [line for line in lines if line.parent_id is None]

    def context(self, **more) -> dict:
        return {
            "form": self.form,
            "scope": self.scope,
            "scope_text": self.form.scope_text,
            "target": self.target,
            "definition": DEFINITION,
            "tabs": self.tabs(),
            "query": self.query,
            **more,
        }

    def tabs(self) -> list[dict]:
        names = [
            ("dashboard", "Capaian"),
            ("agency_table", "Per OPD"),
            ("breakdown_page", "Rincian"),
            ("indicator_list", "Tujuh indikator"),
            ("forum_effect_list", "Dampak forum"),
        ]
        return [
            {"label": label, "url": self.url(name), "active": name == self.page}
            for name, label in names
            if may_use(self.user, f"reports:{name}")
        ]


@roles_allowed(*READERS)
@require_safe
def dashboard(request):
    report = Report(request)
    lines = report.lines()
    by_month, before = two_years(report.scope)
    spent = total_of(line.total for line in shown_once(lines))
    context = report.context(
        spent=spent,
        share=spent.umk_share,
        missing=gap_to(report.target_value, spent) if report.target_value else None,
        needed=spent.value * report.target_value / 100 if report.target_value else None,
        **differences(spent.umk_share, report.target_value),
        reached=[line for line in lines if reaches(line.total, report.target_value)],
        reporting=[line for line in lines if line.total.count],
        agency_chart=agency_chart(report, lines),
        bar_headings=["Selisih", "Belanja UMK"],
        table_url=report.url("agency_table"),
        trend=(trend := trend_chart(report, by_month)),
        trend_sentence=trend_sentence(trend),
        **year_comparison(report, spent, before),
        undated=by_month.get(0, NOTHING),
        steps=commitment_steps(report),
        data_day=latest_purchase_day(report.scope),
        exports=exports(report),
        agency_count=len(lines),
        shown_count=min(BARS_SHOWN, len([line for line in lines if line.total.count])),
    )
    return render(request, "reports/dashboard.html", context)


def differences(value: Decimal | None, target: Decimal | None) -> dict:
    """The distance to the target, as a number and in words."""
    gap = difference(value, target)
    below = "" if gap is None else f"{points(abs(gap))} di bawah target"
    return {"difference": gap, "difference_text": below}


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


def shown_once(lines):
    """Lines none of which lies below another: the chosen agency, or all tops."""
    inner = {line.pk for line in lines}
    return [line for line in lines if line.parent_id not in inner]


def difference(value: Decimal | None, target: Decimal | None) -> Decimal | None:
    return None if value is None or target is None else value - target


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
            url=report.url("purchase_list", agency=line.pk),
            cells=[
                signed_points(difference(line.total.umk_share, report.target_value)),
                rupiah_short(line.total.umk),
            ],
        )
        for line in ordered
    ]
    return bar_chart(items, axis_or_value, report.target_value, report.target_text)


def axis_or_value(value: Decimal | None) -> str:
    """Round values of the scale without a comma, shares with one digit."""
    if value is None:
        return MISSING
    return axis_text(value) if value == value.to_integral_value() else percent_text(value)


def signed_points(value: Decimal | None) -> str:
    return points(value, signed=True).removesuffix(" poin")


def trend_chart(report: Report, by_month):
    scope = report.scope
    months = range(scope.first_month, scope.last_month + 1)
    items = [
        Item(MONTHS[month - 1][:3], by_month[month].umk_share if month in by_month else None)
        for month in months
    ]
    forums = Forum.objects.visible_to(report.user).filter(first_day__year=scope.year)
    marks = [
        (place, f"Forum, {forum.first_day.day} {MONTHS[forum.first_day.month - 1]}")
        for forum in forums.order_by("first_day")[:6]
        if (place := day_of_year_share(forum.first_day, scope.first_month, scope.last_month))
        is not None
    ]
    return line_chart(items, axis_or_value, report.target_value, report.target_text, marks)


def commitment_steps(report: Report):
    """Promised at forums of the year, and how far that has come. One query."""
    rows = Commitment.objects.visible_to(report.user).standing()
    rows = rows.filter(forum__first_day__year=report.scope.year)
    if report.scope.agencies is not None:
        rows = rows.filter(agency__in=report.scope.agencies)
    return funnel(step_items(rows), rupiah_short)


def exports(report: Report) -> list[dict]:
    return [
        {"label": "Excel, per OPD", "hint": "Semua OPD dengan jumlahnya", "icon": "file-earmark-excel",
         "url": report.url("agencies_xlsx")},
        {"label": "CSV, per OPD", "hint": "Untuk diolah lagi", "icon": "file-earmark-text",
         "url": report.url("agencies_csv")},
        {"label": "PDF, per OPD", "hint": "Berkop dinas, siap ditandatangani", "icon": "file-earmark-pdf",
         "url": report.url("agencies_pdf")},
        {"label": "Excel, per paket", "hint": "Untuk Inspektorat dan BPKP", "icon": "file-earmark-excel",
         "url": report.url("packages_xlsx"), "new_group": True},
        {"label": "CSV, per paket", "hint": "Untuk Inspektorat dan BPKP", "icon": "file-earmark-text",
         "url": report.url("packages_csv")},
    ]  # fmt: skip


@roles_allowed(*READERS)
@require_safe
def agency_table(request):
    report = Report(request)
    lines = report.lines()
    spent = total_of(line.total for line in shown_once(lines))
    rows = [
        {"line": line, "url": report.url("purchase_list", agency=line.pk),
         "below_url": report.url("agency_table", agency=line.pk) if line.unit_count else "",
         "difference_text": signed_points(difference(line.total.umk_share, report.target_value))}
        for line in lines
    ]  # fmt: skip
    return render(
        request,
        "reports/agency_table.html",
        report.context(rows=rows, spent=spent, exports=exports(report)),
    )


BREAKDOWN_NAMES = {
    "method": ("Cara beli", dict(ProcurementMethod.choices)),
    "type": ("Jenis pengadaan", dict(ProcurementType.choices)),
    "size": ("Kelas usaha penyedia", {**dict(SizeClass.choices), "cooperative": "Koperasi"}),
    "origin": ("Asal produk", dict(OriginCluster.choices)),
    "source": ("Sumber data", dict(Source.choices)),
}


@roles_allowed(*READERS)
@require_safe
def breakdown_page(request):
    report = Report(request)
    tables = []
    found = breakdowns(report.scope, list(BREAKDOWN_NAMES))
    for by, (title, names) in BREAKDOWN_NAMES.items():
        tables.append(breakdown_table(title, found[by], names))
    sums = breakdown(report.scope, "category")
    names = dict(Category.objects.filter(pk__in=sums).values_list("pk", "name"))
    tables.append(breakdown_table("Kategori", sums, names))
    return render(request, "reports/breakdown_page.html", report.context(tables=tables))


def breakdown_table(title: str, sums: dict, names: dict) -> dict:
    rows = [
        {"name": names.get(key) or "Belum diketahui", "sums": value} for key, value in sums.items()
    ]
    rows.sort(key=lambda row: -row["sums"].value)
    return {"title": title, "rows": rows, "total": total_of(sums.values())}


@roles_allowed(*READERS)
@require_safe
def indicator_list(request):
    report = Report(request)
    by_stage = sums_by(report.scope, "stage")
    realised = {key: value for key, value in by_stage.items() if key == Stage.REALISED}
    plan, budget = plan_of(report.scope), budget_of(report.scope)
    pairs = zip(
        indicators(by_stage, plan, budget), indicators(realised, plan, budget), strict=True
    )
    return render(
        request,
        "reports/indicator_list.html",
        report.context(
            pairs=list(pairs),
            by_stage=[(Stage(key).label, sums) for key, sums in sorted(by_stage.items())],
            spent=total_of(by_stage.values()),
            budget=budget,
            targets=report.targets.values(),
        ),
    )


def counted_purchases(report: Report, user):
    """The rows behind the figures of the scope that the reader may see, newest first."""
    return counted_rows(report, Purchase.objects.visible_to(user))


def counted_rows(report: Report, purchases):
    rows = purchases.counted().filter(report.scope.rule())
    if not report.scope.with_self_managed:
        rows = rows.exclude(source=Source.SWAKELOLA)
    return rows.for_list().order_by("-pk")


@roles_allowed(*READERS)
@require_safe
def purchase_list(request):
    """The purchases behind a figure, by keyset: the next page begins below the last row."""
    report = Report(request)
    spent = total_of(sums_by(report.scope, "stage").values())
    rows = counted_purchases(report, request.user)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 18:
        rows = rows.filter(pk__lt=int(before))
    page = list(rows[: ROWS_SHOWN + 1])
    more = page[ROWS_SHOWN - 1].pk if len(page) > ROWS_SHOWN else None
    return render(
        request,
        "reports/purchase_list.html",
        report.context(
            purchases=page[:ROWS_SHOWN],
            spent=spent,
            next_url=report.url("purchase_list", before=more) if more else "",
            first_url=report.url("purchase_list") if before else "",
            exports=exports(report),
        ),
    )


# Files


def agency_rows(report: Report):
    """The lines of the exports, then their sum: the same figures as on the page."""
    lines = report.lines()
    for position, line in enumerate(lines, 1):
        yield [position, line.name, *sums_cells(line.total)]
    yield [None, "Jumlah", *sums_cells(total_of(line.total for line in shown_once(lines)))]


def sums_cells(sums) -> list:
    return [
        sums.count,
        sums.value,
        sums.umk,
        None if not sums.value else sums.umk / sums.value,
        sums.pdn,
        None if not sums.value else sums.pdn / sums.value,
        sums.umk_unknown,
        sums.pdn_unknown,
    ]


def file_name(report: Report, what: str, ending: str) -> str:
    scope = report.scope
    return f"p3dn-{what}-{scope.year}-{scope.first_month:02}-{scope.last_month:02}.{ending}"


def heading(report: Report, title: str) -> list[str]:
    printed = f"Dicetak {date_time(timezone.now())}. {DEFINITION}"
    return [title, report.form.scope_text, printed]


def xlsx_response(sheets: list[Sheet], name: str) -> FileResponse:
    stream = io.BytesIO()
    write_xlsx(stream, sheets)
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)


def csv_response(columns, rows, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type="text/csv")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@roles_allowed(*READERS)
@require_safe
def agencies_xlsx(request):
    report = Report(request)
    title = heading(report, "Capaian P3DN per perangkat daerah")
    sheet = Sheet("Per OPD", AGENCY_COLUMNS, agency_rows(report), title)
    return xlsx_response([sheet], file_name(report, "opd", "xlsx"))


@roles_allowed(*READERS)
@require_safe
def agencies_csv(request):
    report = Report(request)
    return csv_response(AGENCY_COLUMNS, agency_rows(report), file_name(report, "opd", "csv"))


@roles_allowed(*READERS)
@require_safe
def agencies_pdf(request):
    report = Report(request)
    *rows, total = agency_rows(report)
    office = own_office()
    day = timezone.localdate()
    paper = ReportPaper(
        letterhead=letterhead(office),
        title="REKAP CAPAIAN P3DN PER PERANGKAT DAERAH",
        facts=[
            ("Cakupan", report.form.scope_text),
            ("Target", target_sentence(report)),
            ("Data", "Belanja yang tercatat, paket batal tidak dihitung"),
        ],
        columns=PDF_COLUMNS,
        rows=[pdf_row(row) for row in rows],
        total=pdf_row(total),
        definition=DEFINITION,
        signer=Signer(
            place_and_date=f"{office.city}, {date_long(day)}",
            position=[office.signer_title],
            name=office.signer_name,
            rank=office.signer_rank,
            nip=office.signer_nip,
        ),
        printed_at=date_time(timezone.now()),
        code=f"P3DN-{report.scope.year}-{report.scope.last_month:02}",
        is_landscape=True,
    )
    response = HttpResponse(report_table(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(report, "opd", "pdf")}"'
    return response


def own_office() -> Office:
    """The dinas as its settings name it, or an empty head while nobody has filled them in."""
    return Office.objects.first() or Office(government="Pemerintah Kota", name="Dinas")


PDF_COLUMNS = [
    ReportColumn("No", 9, is_number=True),
    ReportColumn("Perangkat daerah"),
    ReportColumn("Paket", 15, is_number=True),
    ReportColumn("Belanja", 36, is_number=True),
    ReportColumn("UMK dan koperasi", 36, is_number=True),
    ReportColumn("Bagian UMK", 17, is_number=True),
    ReportColumn("PDN", 36, is_number=True),
    ReportColumn("Bagian PDN", 17, is_number=True),
    ReportColumn("UMK belum dinilai", 34, is_number=True),
]


def pdf_row(row: list) -> list[str]:
    position, name, count, value, umk, umk_share, pdn, pdn_share, umk_unknown, _ = row
    return [
        "" if position is None else str(position),
        name,
        number(count),
        rupiah(value),
        rupiah(umk),
        percent_text(None if umk_share is None else umk_share * 100),
        rupiah(pdn),
        percent_text(None if pdn_share is None else pdn_share * 100),
        rupiah(umk_unknown),
    ]


def target_sentence(report: Report) -> str:
    if report.target is None:
        return "Belum ditetapkan"
    return f"{number(report.target.value.normalize())}% ({report.target.legal_basis})"


PACKAGE_COLUMNS = [
    SheetColumn("Perangkat daerah", 36),
    SheetColumn("Kode RUP", 18),
    SheetColumn("Kode paket", 28),
    SheetColumn("Nama paket", 50),
    SheetColumn("Sumber", 16),
    SheetColumn("Metode", 20),
    SheetColumn("Jenis", 20),
    SheetColumn("Tahap", 12),
    SheetColumn("Penyedia", 32),
    SheetColumn("Tanggal", 12, Kind.DATE),
    SheetColumn("Pagu (Rp)", 18, Kind.MONEY),
    SheetColumn("Nilai kontrak (Rp)", 18, Kind.MONEY),
    SheetColumn("Nilai PDN (Rp)", 18, Kind.MONEY),
    SheetColumn("Nilai UMK (Rp)", 18, Kind.MONEY),
    SheetColumn("TKDN (%)", 10, Kind.MONEY),
    SheetColumn("BMP (%)", 10, Kind.MONEY),
    SheetColumn("Asal produk", 22),
    SheetColumn("Dasar", 22),
    SheetColumn("Bukti", 8),
]


def package_rows(report: Report, user):
    """One row for each counted purchase, read in chunks; unknown amounts stay empty."""
    for row in counted_purchases(report, user).iterator(chunk_size=2000):
        yield [
            row.agency.name,
            ", ".join(row.rup_codes),
            row.package_key,
            row.package_name,
            row.get_source_display(),
            row.get_method_display(),
            row.get_procurement_type_display(),
            row.get_stage_display(),
            row.supplier_name,
            row.recorded_on,
            row.ceiling,
            row.value,
            row.pdn_value,
            row.umk_value,
            row.tkdn,
            row.bmp,
            row.get_origin_cluster_display(),
            row.get_origin_basis_display(),
            "Ada" if row.evidence else "",
        ]


@roles_allowed(*READERS)
@require_safe
def packages_xlsx(request):
    report = Report(request)
    title = heading(report, "Rekap belanja per paket")
    sheet = Sheet("Per paket", PACKAGE_COLUMNS, package_rows(report, request.user), title)
    return xlsx_response([sheet], file_name(report, "paket", "xlsx"))


@roles_allowed(*READERS)
@require_safe
def packages_csv(request):
    report = Report(request)
    rows = package_rows(report, request.user)
    return csv_response(PACKAGE_COLUMNS, rows, file_name(report, "paket", "csv"))
