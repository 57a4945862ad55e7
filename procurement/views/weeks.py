"""The week of the agencies and their year until then: a page, and the same as Excel and PDF."""

from datetime import date, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency
from core.addresses import reverse
from core.fields import FIRST_YEAR, LAST_YEAR
from core.formats import date_long, number, percent, rupiah
from core.forms import DateInput
from core.papers import ReportColumn
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from procurement.report_papers import report_pdf
from procurement.report_tabs import report_tabs
from procurement.reports import (
    Week,
    agency_lines,
    newest_day,
    sums_of_week,
    total_of,
    unit_tree,
)
from procurement.views.report import DEFINITION, READERS

UNDATED = "Belanja tanpa tanggal dalam tahun anggarannya tidak masuk minggu mana pun, dan tidak ikut di sini."
COLUMNS = [
    SheetColumn("Perangkat daerah", 44),
    SheetColumn("Paket minggu ini", 10, Kind.INT),
    SheetColumn("Belanja minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("Belanja sampai minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK sampai minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian UMK", 11, Kind.PERCENT),
    SheetColumn("PDN sampai minggu ini (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian PDN", 11, Kind.PERCENT),
]
PDF_COLUMNS = [
    ReportColumn("Perangkat daerah"),
    ReportColumn("Paket", 13, is_number=True),
    ReportColumn("Belanja", 34, is_number=True),
    ReportColumn("UMK", 32, is_number=True),
    ReportColumn("PDN", 32, is_number=True),
    ReportColumn("Belanja s.d. minggu ini", 34, is_number=True),
    ReportColumn("Bagian UMK", 17, is_number=True),
    ReportColumn("Bagian PDN", 17, is_number=True),
]


class WeekForm(forms.Form):
    day = forms.DateField(
        label="Minggu dengan tanggal",
        widget=DateInput,
        required=False,
        validators=[
            MinValueValidator(date(FIRST_YEAR, 1, 1)),
            MaxValueValidator(date(LAST_YEAR, 12, 31)),
        ],
    )


class WeekReport:
    """What the page and its files show: the agencies at the top, with the units below them."""

    def __init__(self, request):
        user = request.user
        self.form = WeekForm(request.GET)
        asked = self.form.cleaned_data.get("day") if self.form.is_valid() else None
        self.week = Week(asked or newest_day(timezone.localdate()))
        units = unit_tree(Agency.objects.visible_to(user))
        in_week, so_far = sums_of_week(self.week, frozenset(units) if user.is_buyer else None)
        now = {line.pk: line.total for line in agency_lines(units, in_week)}
        lines = [line for line in agency_lines(units, so_far) if line.parent_id is None]
        self.rows = [(line, now[line.pk], line.total) for line in lines if line.total.count]
        self.total = [total_of(row[place] for row in self.rows) for place in (1, 2)]

    @property
    def text(self) -> str:
        return f"{date_long(self.week.first)} sampai {date_long(self.week.last)}"

    def purchases_url(self, since) -> str:
        days = {"from_day": since.isoformat(), "until_day": self.week.last.isoformat()}
        query = {"year": self.week.year, "counted": 1, **days}
        return reverse("procurement:purchase_list", query=query)


@roles_allowed(*READERS)
@require_safe
def week_table(request):
    report = WeekReport(request)
    week, page = report.week, reverse("reports:week_table")
    query = f"?day={week.first.isoformat()}"
    context = {
        "report": report,
        "form": report.form,
        "before_url": f"{page}?day={(week.first - timedelta(days=1)).isoformat()}",
        "after_url": f"{page}?day={(week.last + timedelta(days=1)).isoformat()}",
        "week_url": report.purchases_url(week.first),
        "year_url": report.purchases_url(week.first.replace(month=1, day=1)),
        "definition": f"{DEFINITION} {UNDATED}",
        "tabs": report_tabs(request.user, "week_table"),
        "exports": [
            {"label": "Excel (.xlsx)", "hint": "Semua OPD dengan jumlahnya",
             "icon": "file-earmark-excel", "url": reverse("reports:week_xlsx") + query},
            {"label": "PDF (A4)", "hint": "Berkop dinas, siap ditandatangani",
             "icon": "file-earmark-pdf", "url": reverse("reports:week_pdf") + query},
        ],
    }  # fmt: skip
    return render(request, "reports/week_table.html", context)


def cells_of(name, now, so_far) -> list:
    return [
        name, now.count, now.value, now.umk, now.pdn, so_far.value, so_far.umk,
        so_far.umk / so_far.value if so_far.value else None, so_far.pdn,
        so_far.pdn / so_far.value if so_far.value else None,
    ]  # fmt: skip


@roles_allowed(*READERS)
@require_safe
def week_xlsx(request):
    report = WeekReport(request)
    rows = [cells_of(line.name, now, so_far) for line, now, so_far in report.rows]
    rows.append(cells_of("Jumlah", *report.total))
    heading = ["Laporan mingguan P3DN", report.text, f"{DEFINITION} {UNDATED}"]
    name = f"p3dn-minggu-{report.week.first.isoformat()}.xlsx"
    return xlsx_download(name, Sheet("Mingguan", COLUMNS, rows, heading))


def words_of(name, now, so_far) -> list[str]:
    return [
        name, number(now.count), rupiah(now.value), rupiah(now.umk), rupiah(now.pdn),
        rupiah(so_far.value), percent(so_far.umk, so_far.value), percent(so_far.pdn, so_far.value),
    ]  # fmt: skip


@roles_allowed(*READERS)
@require_safe
def week_pdf(request):
    report = WeekReport(request)
    _, so_far = report.total
    return report_pdf(
        f"p3dn-minggu-{report.week.first.isoformat()}",
        title="LAPORAN MINGGUAN PENGGUNAAN PRODUK DALAM NEGERI",
        facts=[
            ("Minggu", report.text),
            ("Tahun anggaran", str(report.week.year)),
            ("Sampai minggu ini", f"{rupiah(so_far.value)} dalam {number(so_far.count)} paket"),
        ],
        columns=PDF_COLUMNS,
        rows=[words_of(line.name, now, until) for line, now, until in report.rows],
        total=words_of("Jumlah", *report.total),
        definition=f"{DEFINITION} {UNDATED}",
        code=f"P3DN-M-{report.week.first.isoformat()}",
    )
