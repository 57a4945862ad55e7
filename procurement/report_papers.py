"""What every paper of the reports carries: the office at its head, and who signs."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from accounts.letterhead import letterhead, signer
from accounts.models import Office
from core.exports import pdf_response
from core.formats import date_long, date_time, percent, rupiah
from core.papers import ReportPaper, report_table
from procurement.corrections import frozen_in
from procurement.reports import Scope


def report_pdf(name: str, **parts: Any) -> HttpResponse:
    """A table of the reports as a paper with letterhead and signer, to be shown as ``name``.pdf.

    ``parts`` are the title, facts, columns, rows, total, definition and code of a `ReportPaper`.
    """
    office = own_office()
    paper = ReportPaper(
        letterhead=letterhead(office),
        signer=signer(office, timezone.localdate()),
        printed_at=date_time(timezone.now()),
        is_landscape=True,
        **parts,
    )
    return pdf_response(report_table(paper), name)


def own_office() -> Office:
    """The dinas as its settings name it, or an empty head while nobody has filled them in."""
    return Office.objects.first() or Office(government="Pemerintah Kota", name="Dinas")


def paid_sentence(value: Decimal, paid: Decimal) -> str:
    """How much of the spending in rupiah is paid: a paper has no room for one more column."""
    return f"{rupiah(paid)} dari {rupiah(value)} ({percent(paid, value)})"


def closing_sentence(scope: Scope) -> str:
    """What every file of a closed period says; "" where the period is open. One query."""
    frozen = frozen_in(scope)
    if frozen is None:
        return ""
    then = frozen.then
    return (
        f"Periode ini ditutup {date_long(timezone.localdate(frozen.closed_at))} oleh "
        f"{frozen.closed_by}; saat itu UMK dan koperasi {rupiah(then.umk)} dari "
        f"{rupiah(then.value)} ({percent(then.umk, then.value)}). Angka di sini adalah angka "
        "sekarang, sesudah koreksi."
    )
