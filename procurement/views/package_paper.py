"""The recap of packages as a paper with letterhead, for Inspektorat and BPKP."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from core.formats import MISSING, number, rupiah
from core.papers import ReportColumn
from procurement.report_papers import (
    closing_sentence,
    paid_sentence,
    report_pdf,
)
from procurement.reports import sums_by, total_of
from procurement.views.report import DEFINITION, PAID, READERS, Report
from procurement.views.report_files import counted_purchases, file_name

MAX_ROWS = 2_000
"""A paper of more packages is no paper any more, but a file."""

COLUMNS = [
    ReportColumn("No", 10, is_number=True),
    ReportColumn("Perangkat daerah", 26),
    ReportColumn("Paket, kode, dan tahap"),
    ReportColumn("Kode RUP", 19),
    ReportColumn("Penyedia", 28),
    ReportColumn("Pagu", 34, is_number=True),
    ReportColumn("Nilai", 34, is_number=True),
    ReportColumn("PDN", 34, is_number=True),
    ReportColumn("UMK", 34, is_number=True),
]


def row_of(place: int, purchase) -> list[str]:
    known_as = f"{purchase.package_key}, {purchase.get_stage_display().lower()}"
    return [
        str(place),
        purchase.agency.short_name,
        f"{purchase.package_name or MISSING} ({known_as})",
        ", ".join(purchase.rup_codes) or MISSING,
        purchase.supplier_name or MISSING,
        rupiah(purchase.ceiling),
        rupiah(purchase.value),
        rupiah(purchase.pdn_value),
        rupiah(purchase.umk_value),
    ]


@roles_allowed(*READERS)
@require_safe
def packages_pdf(request):
    report = Report(request)
    spent = total_of(sums_by(report.scope, "stage").values())
    if spent.count > MAX_ROWS:
        messages.error(
            request,
            f"{number(spent.count)} paket terlalu banyak untuk PDF, paling banyak "
            f"{number(MAX_ROWS)}. Pilih OPD atau periode yang lebih pendek, atau unduh Excel.",
        )
        return redirect(report.url("dashboard"))
    closed = closing_sentence(report.scope)
    rows = counted_purchases(report, request.user)
    return report_pdf(
        file_name(report, "paket"),
        title="REKAP BELANJA PER PAKET",
        facts=[
            ("Cakupan", report.form.scope_text),
            ("Data", "Paket batal tidak dihitung; tanda – berarti belum diisi, bukan nol"),
            ("Terbayar", paid_sentence(spent.value, spent.realised)),
            *([("Periode", closed)] if closed else []),
        ],
        columns=COLUMNS,
        rows=[row_of(place, purchase) for place, purchase in enumerate(rows, 1)],
        total=["", "Jumlah", f"{number(spent.count)} paket", "", "", "",
               rupiah(spent.value), rupiah(spent.pdn), rupiah(spent.umk)],
        definition=f"{DEFINITION} {PAID}",
        code=f"P3DN-PAKET-{report.scope.year}-{report.scope.last_month:02}",
    )  # fmt: skip
