"""The figures and the purchases behind them as Excel, CSV and PDF, under the reports' filters."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from core.formats import date_time, number, rupiah
from core.papers import ReportColumn
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from procurement.models import Purchase, Source
from procurement.report_papers import closing_sentence, paid_sentence, report_pdf
from procurement.reports import total_of
from procurement.views.report import (
    DEFINITION,
    PAID,
    READERS,
    Report,
    percent_text,
    shown_once,
)

AGENCY_COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("Perangkat daerah", 44),
    SheetColumn("Paket", 9, Kind.INT),
    SheetColumn("Belanja (Rp)", 20, Kind.MONEY),
    SheetColumn("Terbayar (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK dan koperasi (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian UMK", 11, Kind.PERCENT),
    SheetColumn("PDN (Rp)", 20, Kind.MONEY),
    SheetColumn("Bagian PDN", 11, Kind.PERCENT),
    SheetColumn("UMK belum dinilai (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN belum dinilai (Rp)", 20, Kind.MONEY),
]


def counted_purchases(report: Report, user):
    """The rows behind the figures of the scope that the reader may see, newest first."""
    return counted_rows(report, Purchase.objects.visible_to(user))


def counted_rows(report: Report, purchases):
    rows = purchases.counted().filter(report.scope.rule())
    if not report.scope.with_self_managed:
        rows = rows.exclude(source=Source.SWAKELOLA)
    return rows.for_list().order_by("-pk")


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
        sums.realised,
        sums.umk,
        None if not sums.value else sums.umk / sums.value,
        sums.pdn,
        None if not sums.value else sums.pdn / sums.value,
        sums.umk_unknown,
        sums.pdn_unknown,
    ]


def file_name(report: Report, what: str) -> str:
    """The name of a file of the scope, without its ending."""
    scope = report.scope
    return f"p3dn-{what}-{scope.year}-{scope.first_month:02}-{scope.last_month:02}"


def heading(report: Report, title: str) -> list[str]:
    printed = f"Dicetak {date_time(timezone.now())}. {DEFINITION} {PAID}"
    return [title, report.form.scope_text, printed, *closing_notes(report)]


def closing_notes(report: Report) -> list[str]:
    """What closing the period means for these figures; nothing while it is open."""
    closed = closing_sentence(report.scope)
    return [closed] if closed else []


@roles_allowed(*READERS)
@require_safe
def agencies_xlsx(request):
    report = Report(request)
    title = heading(report, "Capaian P3DN per perangkat daerah")
    sheet = Sheet("Per OPD", AGENCY_COLUMNS, agency_rows(report), title)
    return xlsx_download(f"{file_name(report, 'opd')}.xlsx", sheet)


@roles_allowed(*READERS)
@require_safe
def agencies_csv(request):
    report = Report(request)
    name, rows = f"{file_name(report, 'opd')}.csv", agency_rows(report)
    return csv_download(name, AGENCY_COLUMNS, rows, closing_notes(report))


@roles_allowed(*READERS)
@require_safe
def agencies_pdf(request):
    report = Report(request)
    *rows, total = agency_rows(report)
    return report_pdf(
        file_name(report, "opd"),
        title="REKAP CAPAIAN P3DN PER PERANGKAT DAERAH",
        facts=[
            ("Cakupan", report.form.scope_text),
            ("Target", target_sentence(report)),
            ("Terbayar", paid_sentence(*total[3:5])),
            ("Data", "Belanja yang tercatat, paket batal tidak dihitung"),
            *(("Periode", note) for note in closing_notes(report)),
        ],
        columns=PDF_COLUMNS,
        rows=[pdf_row(row) for row in rows],
        total=pdf_row(total),
        definition=f"{DEFINITION} {PAID}",
        code=f"P3DN-{report.scope.year}-{report.scope.last_month:02}",
    )


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
    position, name, count, value, _, umk, umk_share, pdn, pdn_share, umk_unknown, _ = row
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
    SheetColumn("Terbayar (Rp)", 18, Kind.MONEY),
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
            row.realised_value,
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
    return xlsx_download(f"{file_name(report, 'paket')}.xlsx", sheet)


@roles_allowed(*READERS)
@require_safe
def packages_csv(request):
    report = Report(request)
    name, rows = f"{file_name(report, 'paket')}.csv", package_rows(report, request.user)
    return csv_download(name, PACKAGE_COLUMNS, rows, closing_notes(report))
