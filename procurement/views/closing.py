"""Closing of periods: the list, the figures then and now, files, and the two acts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.addresses import reverse
from core.formats import MISSING, date_long, date_time, number, percent, rupiah
from core.forms import ReasonForm, posted
from core.pagination import paginate
from core.papers import ReportColumn
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from procurement.actions.closing import close_period, reopen_period, write_review
from procurement.closing_forms import ClosingForm, ReviewForm
from procurement.corrections import compare, corrections_of
from procurement.models import PeriodClosing, PeriodReview
from procurement.report_papers import report_pdf
from procurement.report_tabs import report_tabs
from procurement.reports import unit_tree
from procurement.views.report import READERS

IN_FILES = 50_000
FROZEN = (
    "Angka saat periode ditutup tidak berubah lagi. Belanja yang dicatat, diubah, atau dibatalkan "
    "sesudahnya tampak sebagai koreksi, dengan kedua angkanya. Pembayaran yang datang sesudahnya "
    "bukan koreksi: terbayar saat ditutup dan sekarang ditulis berdampingan."
)
AGENCY_COLUMNS = [
    SheetColumn("Perangkat daerah", 44),
    SheetColumn("Paket saat ditutup", 12, Kind.INT),
    SheetColumn("Belanja saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("Terbayar saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("Belanja sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("Terbayar sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("Koreksi belanja (Rp)", 20, Kind.MONEY),
    SheetColumn("Koreksi UMK (Rp)", 20, Kind.MONEY),
    SheetColumn("Koreksi PDN (Rp)", 20, Kind.MONEY),
]
CORRECTION_COLUMNS = [
    SheetColumn("Paket", 50),
    SheetColumn("Perangkat daerah", 36),
    SheetColumn("Yang terjadi", 24),
    SheetColumn("Belanja saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("Belanja sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("UMK sekarang (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN saat ditutup (Rp)", 20, Kind.MONEY),
    SheetColumn("PDN sekarang (Rp)", 20, Kind.MONEY),
]
REVIEW_COLUMNS = [
    SheetColumn("Waktu", 18, Kind.DATETIME),
    SheetColumn("Ditulis oleh", 30),
    SheetColumn("Catatan reviu", 100),
]
PDF_COLUMNS = [
    ReportColumn("No", 9, is_number=True),
    ReportColumn("Perangkat daerah"),
    ReportColumn("Paket", 15, is_number=True),
    ReportColumn("Belanja", 38, is_number=True),
    ReportColumn("UMK dan koperasi", 38, is_number=True),
    ReportColumn("Bagian UMK", 17, is_number=True),
    ReportColumn("PDN", 38, is_number=True),
    ReportColumn("Koreksi belanja", 36, is_number=True),
]


@roles_allowed(*READERS)
@require_safe
def closing_list(request):
    context = {
        "page": paginate(request, PeriodClosing.objects.for_list()),
        "tabs": report_tabs(request.user, "closing_list"),
    }
    return render(request, "reports/closing_list.html", context)


@roles_allowed(Role.STAFF)
def closing_create(request):
    today = timezone.localdate()
    initial = {"year": today.year if today.month > 1 else today.year - 1}
    form = ClosingForm(posted(request), initial=initial)
    if form.is_valid():
        first, last = form.months
        data = form.cleaned_data
        try:
            closing = close_period(
                year=data["year"], first_month=first, last_month=last, note=data["note"],
                by=request.user,
            )  # fmt: skip
        except ValidationError as error:
            form.add_error(None, error)
        except IntegrityError:
            # A second press of the button: the first has closed it.
            return redirect("reports:closing_list")
        else:
            messages.success(request, f"Periode {closing} ditutup dengan angka hari ini.")
            return redirect(closing)
    context = {"form": form, "standing": standing_closing(form)}
    return render(request, "reports/closing_create.html", context)


def standing_closing(form):
    """The closing that already stands for the period asked for."""
    if not form.has_error("__all__", "already_closed"):
        return None
    first, last = form.months
    closings = PeriodClosing.objects.for_list().standing()
    return closings.filter(
        year=form.cleaned_data["year"], first_month=first, last_month=last
    ).first()


def get_closing(request, pk):
    return get_object_or_404(PeriodClosing.objects.for_list(), pk=pk)


def reviews_of(closing):
    return closing.reviews.select_related("written_by")


def compared(request, closing):
    units = unit_tree(Agency.objects.visible_to(request.user))
    total, lines = compare(closing, units)
    return units, total, [line for line in lines if line.then.count or line.now.count]


@roles_allowed(*READERS)
@require_safe
def closing_detail(request, pk):
    closing = get_closing(request, pk)
    units, total, lines = compared(request, closing)
    context = {
        "closing": closing,
        "total": total,
        "lines": lines,
        "corrections": corrections_of(closing, units, total.difference),
        "frozen_note": FROZEN,
        "report_url": f"{reverse('reports:dashboard')}?year={closing.year}"
        f"&period={closing.first_month}-{closing.last_month}",
        "exports": [
            {"label": "Excel (.xlsx)", "hint": "Angka per OPD dan semua koreksi",
             "icon": "filetype-xlsx", "url": reverse("reports:closing_xlsx", args=[closing.pk])},
            {"label": "PDF (A4)", "hint": "Berkop dinas, siap ditandatangani",
             "icon": "file-earmark-pdf", "url": reverse("reports:closing_pdf", args=[closing.pk])},
        ],
        "tabs": report_tabs(request.user, "closing_list"),
    }  # fmt: skip
    return render(request, "reports/closing_detail.html", context)


@roles_allowed(Role.STAFF)
def closing_reopen(request, pk):
    closing = get_closing(request, pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            reopen_period(closing, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Periode {closing} dibuka lagi. Angka lamanya tetap ada.")
            return redirect(closing)
    context = {
        "form": form,
        "title": f"Buka lagi periode {closing}?",
        "text": "Laporan periode ini tidak lagi tertulis ditutup. Angka saat ditutup tetap "
        "tersimpan, dan periodenya bisa ditutup lagi.",
        "submit": "Buka lagi",
        "cancel_label": "Biarkan tertutup",
        "cancel_url": closing.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(*READERS)
@require_safe
def review_list(request, pk):
    closing = get_closing(request, pk)
    context = {"closing": closing, "reviews": reviews_of(closing)}
    return render(request, "reports/review_list.html", context)


@roles_allowed(Role.OBSERVER)
def closing_review(request, pk):
    """What an inspector says of the period: the one thing that observers write."""
    closing = get_closing(request, pk)
    form = ReviewForm(posted(request), instance=PeriodReview(closing=closing))
    if form.is_valid():
        write_review(form.save(commit=False), by=request.user)
        messages.success(request, "Catatan reviu tersimpan. Dinas dan semua OPD membacanya.")
        return redirect("reports:review_list", pk)
    return render(request, "reports/closing_review.html", {"form": form, "closing": closing})


def review_cells(reviews) -> list:
    return [[row.written_at, str(row.written_by), row.text] for row in reviews]


def heading(closing) -> list[str]:
    state = f"Ditutup {date_time(closing.closed_at)} oleh {closing.closed_by}"
    if not closing.is_standing:
        state += f", dibuka lagi {date_time(closing.reopened_at)}: {closing.reopen_reason}"
    return [f"Rekap P3DN {closing}", state, FROZEN]


def agency_cells(pair) -> list:
    return [
        pair.name, pair.then.count, pair.then.value, pair.then.umk, pair.then.pdn,
        pair.then.realised, pair.now.value, pair.now.umk, pair.now.pdn, pair.now.realised,
        pair.difference, pair.umk_difference, pair.pdn_difference,
    ]  # fmt: skip


@roles_allowed(*READERS)
@require_safe
def closing_xlsx(request, pk):
    closing = get_closing(request, pk)
    units, total, lines = compared(request, closing)
    found = corrections_of(closing, units, total.difference, IN_FILES)
    corrections = [
        [row.name, row.agency, row.what, row.value_then, row.value_now, row.umk_then, row.umk_now,
         row.pdn_then, row.pdn_now]
        for row in found.rows
    ]  # fmt: skip
    top = heading(closing)
    rows = [agency_cells(pair) for pair in [*lines, total]]
    return xlsx_download(
        f"{file_name(closing)}.xlsx",
        Sheet("Per OPD", AGENCY_COLUMNS, rows, top),
        Sheet("Koreksi", CORRECTION_COLUMNS, corrections, top),
        Sheet("Reviu", REVIEW_COLUMNS, review_cells(reviews_of(closing)), top),
    )


def file_name(closing) -> str:
    return f"p3dn-penutupan-{closing.year}-{closing.first_month:02}-{closing.last_month:02}"


def pdf_row(position: str, pair) -> list[str]:
    return [
        position,
        pair.name,
        number(pair.then.count),
        rupiah(pair.then.value),
        rupiah(pair.then.umk),
        percent(pair.then.umk, pair.then.value),
        rupiah(pair.then.pdn),
        rupiah(pair.difference) if pair.difference else MISSING,
    ]


@roles_allowed(*READERS)
@require_safe
def closing_pdf(request, pk):
    closing = get_closing(request, pk)
    _, total, lines = compared(request, closing)
    return report_pdf(
        file_name(closing),
        title="REKAP CAPAIAN P3DN PERIODE TERTUTUP",
        facts=[
            ("Periode", str(closing)),
            ("Ditutup", heading(closing)[1].removeprefix("Ditutup ")),
            ("Koreksi", f"sampai {date_long(timezone.localdate())}, lihat kolom terakhir"),
        ],
        columns=PDF_COLUMNS,
        rows=[pdf_row(str(place), pair) for place, pair in enumerate(lines, 1)],
        total=pdf_row("", total),
        definition=FROZEN,
        code=f"P3DN-TUTUP-{closing.pk}",
    )
