"""Commitments of a forum: the list and its files, one commitment, its steps and its letter."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.exports import export_menu, pdf_response, table_files
from core.formats import rupiah
from core.forms import ReasonForm, for_editing, posted
from core.keys import row_key
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.views.scope import get_forum, render_forum
from matching.actions.commitments import record, save_changes, totals_of
from matching.filters import CommitmentFilter
from matching.forms import CommitmentForm, ContractForm, DayForm, PromiseForm
from matching.models import Commitment, CommitmentStatus, Meeting
from matching.models.commitment import TRANSITIONS
from matching.papers import commitments_paper, letter_paper, month_words, quantity_words
from vendors.models import Vendor

COLUMNS = [
    SheetColumn("Kode", 15),
    SheetColumn("OPD", 36),
    SheetColumn("Vendor", 30),
    SheetColumn("Barang atau jasa", 40),
    SheetColumn("Volume", 12, Kind.MONEY),
    SheetColumn("Satuan", 12),
    SheetColumn("Harga satuan", 16, Kind.MONEY),
    SheetColumn("Nilai", 18, Kind.MONEY),
    SheetColumn("Rencana bulan", 14),
    SheetColumn("Kode RUP", 12),
    SheetColumn("Status", 12),
    SheetColumn("Nomor kontrak", 24),
    SheetColumn("Tanggal kontrak", 14, Kind.DATE),
    SheetColumn("Alasan batal", 30),
]
# The button that saves a new commitment as no more than an interest.
AS_INTEREST = "as_interest"
STEPS = {
    "commit": ("Jadikan komitmen", "Tanggal komitmen", PromiseForm),
    "contract": ("Catat kontrak", "Kontrak atau surat pesanan", ContractForm),
    "complete": ("Tandai selesai", "Barang diterima dan dibayar", DayForm),
    "withdraw_contract": ("Tarik kontrak", "Kontrak salah catat", ReasonForm),
    "reopen": ("Buka lagi", "Belum selesai", ReasonForm),
    "cancel": ("Batalkan", "Komitmen dibatalkan", ReasonForm),
    "take_up": ("Mulai lagi sebagai minat", "Komitmen dibuka lagi", ReasonForm),
}


def get_commitment(request, slug, pk):
    return get_object_or_404(
        Commitment.objects.visible_to(request.user).select_related(
            "forum", "agency", "vendor", "demand", "product", "created_by"
        ),
        pk=pk,
        forum__slug=slug,
    )


def filtered(request, forum):
    rows = Commitment.objects.visible_to(request.user).filter(forum=forum)
    return CommitmentFilter(request.GET, queryset=rows.for_list())


@roles_allowed(*Role)
@require_safe
def commitment_list(request, slug):
    forum = get_forum(request, slug)
    rows = Commitment.objects.visible_to(request.user).filter(forum=forum)
    filterset = filtered(request, forum)
    totals = totals_of(filterset.qs)
    every = totals_of(rows)
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "totals": totals,
        "states": [
            (status.label, status.value, every.by_status[status]) for status in CommitmentStatus
        ],
        "overdue_count": every.overdue,
        "exports": exports(request, forum),
    }
    return render_forum(request, "matching/commitment_list.html", forum, context)


def exports(request, forum):
    files = [
        *table_files("matching:commitment"),
        ("PDF (A4)", "Daftar siap cetak", "matching:commitment_pdf", "printer"),
    ]
    return export_menu(request, files, [forum.slug], new_group="matching:commitment_pdf")


def rows_of(rows):
    for row in rows.iterator(chunk_size=2000):
        yield (
            row.code, row.agency.name, row.vendor.name, row.description, row.quantity, row.unit,
            row.unit_price, row.value, month_words(row), row.rup_code, row.get_status_display(),
            row.contract_number, row.contract_on, row.cancel_reason,
        )  # fmt: skip


@roles_allowed(*Role)
@require_safe
def commitment_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Komitmen belanja {forum}", forum.days_in_words]
    rows = rows_of(filtered(request, forum).qs)
    return xlsx_download(f"komitmen-{slug}.xlsx", Sheet("Komitmen", COLUMNS, rows, heading))


@roles_allowed(*Role)
@require_safe
def commitment_csv(request, slug):
    forum = get_forum(request, slug)
    return csv_download(f"komitmen-{slug}.csv", COLUMNS, rows_of(filtered(request, forum).qs))


@roles_allowed(*Role)
@require_safe
def commitment_pdf(request, slug):
    forum = get_forum(request, slug)
    rows = filtered(request, forum).qs
    totals = totals_of(rows)
    columns = [
        "Kode", "OPD", "Vendor", "Barang atau jasa", "Volume", "Nilai", "Bulan", "Kode RUP",
        "Status",
    ]  # fmt: skip
    cells = [
        [
            row.code, row.agency.name, row.vendor.name, row.description,
            quantity_words(row), rupiah(row.value), month_words(row),
            row.rup_code or "–", row.get_status_display(),
        ]
        for row in rows
    ]  # fmt: skip
    words = f"{totals.promised_count} komitmen, {rupiah(totals.value)}"
    content = commitments_paper(forum, columns, cells, words, timezone.now())
    return pdf_response(content, f"komitmen-{slug}")


def prepared(request, forum):
    """A new commitment, with what its meeting tells: parties, demand, product, price."""
    asked = row_key(request.GET.get("meeting", ""))
    if asked is None:
        return Commitment(forum=forum), {}
    meeting = get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related(
            "agency", "vendor", "request__demand", "request__product"
        ),
        pk=asked,
        forum=forum,
    )
    row = Commitment(forum=forum, meeting=meeting, agency=meeting.agency, vendor=meeting.vendor)
    wish = meeting.request
    demand, product = (wish.demand, wish.product) if wish else (None, None)
    initial = {"demand": demand, "product": product}
    if product:
        initial |= {"description": product.name, "unit": product.unit, "unit_price": product.price}
    if demand:
        initial |= {"description": demand.name[:300], "rup_code": next(iter(demand.rup_codes), "")}
    return row, initial


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
def commitment_create(request, slug):
    forum = get_forum(request, slug)
    row, initial = prepared(request, forum)
    if request.user.is_buyer:
        initial.setdefault("agency", request.user.agency_id)
    if request.user.is_vendor:
        initial.setdefault("vendor", Vendor.objects.visible_to(request.user).first())
    can_promise = may_step(request, row, "commit")
    is_promise = can_promise and AS_INTEREST not in request.POST
    form = CommitmentForm(
        posted(request), instance=row, initial=initial, user=request.user, is_promise=is_promise
    )
    if form.is_valid():
        on = timezone.localdate() if is_promise else None
        kept = record(form.save(commit=False), by=request.user, promised_on=on)
        messages.success(
            request, f"{kept.code} tersimpan sebagai {kept.get_status_display().lower()}."
        )
        return redirect(kept)
    context = {
        "form": form,
        "meeting": row.meeting,
        "earlier": row.meeting.commitments.order_by("pk")[:5] if row.meeting else [],
        "can_promise": can_promise,
    }
    return render_forum(request, "matching/commitment_create.html", forum, context)


@roles_allowed(*Role)
@require_safe
def commitment_detail(request, slug, pk):
    row = get_commitment(request, slug, pk)
    context = {
        "row": row,
        "is_overdue": row.is_overdue(timezone.localdate()),
        "steps": [
            (verb, STEPS[verb][0])
            for verb in row.allowed_transitions
            if may_step(request, row, verb)
        ],
        "month": month_words(row),
    }
    return render_forum(request, "matching/commitment_detail.html", row.forum, context)


def may_step(request, row, verb):
    """A vendor may step back until there is a contract: that only the agency and the office end."""
    return not request.user.is_vendor or (verb == "cancel" and not row.contract_number)


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
@transaction.atomic
def commitment_edit(request, slug, pk):
    get_object_or_404(for_editing(request, Commitment.objects.visible_to(request.user)), pk=pk)
    row = get_commitment(request, slug, pk)
    if request.user.is_vendor and row.status != CommitmentStatus.INTEREST:
        raise Http404
    form = CommitmentForm(posted(request), instance=row, user=request.user)
    if form.is_valid():
        try:
            changed = form.save(commit=False)
            save_changes(changed, [name for name in form.fields if name in form.Meta.fields])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Perubahan komitmen disimpan.")
            return redirect(row)
    context = {"form": form, "row": row}
    return render_forum(request, "matching/commitment_edit.html", row.forum, context, form.status)


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
def commitment_step(request, slug, pk, verb):
    """One step of the path, with what the new state needs."""
    row = get_commitment(request, slug, pk)
    if verb not in TRANSITIONS or not may_step(request, row, verb):
        raise Http404
    label, title, form_class = STEPS[verb]
    initial = {"on": timezone.localdate()} if form_class is not ReasonForm else {}
    extra = {"row": row} if form_class is PromiseForm else {}
    form: forms.Form = form_class(posted(request), initial=initial, **extra)
    if form.is_valid():
        try:
            getattr(row, verb)(**form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{row.code}: {row.get_status_display().lower()}.")
            return redirect(row)
    context = {"form": form, "row": row, "label": label, "title": title, "verb": verb}
    return render_forum(request, "matching/commitment_step.html", row.forum, context)


@roles_allowed(*Role)
@require_safe
def commitment_letter(request, slug, pk):
    row = get_commitment(request, slug, pk)
    if not row.is_promised:
        raise Http404
    return pdf_response(letter_paper(row, timezone.now()), row.code)
