"""Findings: the list and its files, one finding and what becomes of it, and the check itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import may_use, roles_allowed
from accounts.history import changes, events_of
from accounts.models import Agency, Role
from core.addresses import reverse
from core.back import back, way_back
from core.exports import export_menu
from core.forms import for_editing, posted
from core.keys import row_keys
from core.pagination import paginate_by_key
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from procurement.actions.checking import check_findings, settle, settle_many
from procurement.finding_filters import UNSETTLED_CHOICE, FindingFilter
from procurement.finding_forms import FindingForm, SettleManyForm
from procurement.models import Finding, FindingCheck, FindingCount, FindingKind
from procurement.report_tabs import report_tabs
from procurement.views.report import READERS

MAX_XLSX_ROWS = 200_000
MANY = 200
COLUMNS = [
    SheetColumn("Jenis", 32),
    SheetColumn("Status", 20),
    SheetColumn("Tahun", 8),
    SheetColumn("OPD", 36),
    SheetColumn("Tentang", 50),
    SheetColumn("Kode RUP", 18),
    SheetColumn("Kode paket", 28),
    SheetColumn("Penyedia", 32),
    SheetColumn("Nilai (Rp)", 18, Kind.MONEY),
    SheetColumn("Batas (Rp)", 18, Kind.MONEY),
    SheetColumn("Ditangani", 24),
    SheetColumn("Catatan", 50),
    SheetColumn("Ditemukan", 18, Kind.DATETIME),
    SheetColumn("Selesai", 18, Kind.DATETIME),
]


def filter_findings(request) -> FindingFilter:
    """The filtered list: the page and every export hold the same. At first what is unsettled."""
    asked = request.GET.copy()
    asked.setdefault("state", UNSETTLED_CHOICE)
    rows = Finding.objects.visible_to(request.user).for_list()
    agencies = Agency.objects.visible_to(request.user).order_by("name")
    return FindingFilter(asked, queryset=rows, agencies=agencies, user=request.user)


@roles_allowed(*READERS)
@require_safe
def finding_list(request):
    filterset = filter_findings(request)
    kinds = kind_counts(request)
    context = {
        "filter": filterset,
        "page": paginate_by_key(request, filterset.qs.for_page(), ("-pk",)),
        "kinds": kinds,
        "clean_kinds": "; ".join(kind["label"] for kind in kinds if not kind["count"]),
        "last_check": FindingCheck.objects.select_related("by").first(),
        "exports": exports(request),
        "may_settle": may_use(request.user, "reports:finding_settle"),
        "bulk_acts": [
            {"label": "Catat tindak lanjut", "url": reverse("reports:finding_settle")},
        ],
        "tabs": report_tabs(request.user, "finding_list"),
    }
    return render(request, "reports/finding_list.html", context)


def kind_counts(request) -> list[dict]:
    """How many unsettled findings of each kind the reader may see, with their money. One query."""
    rows = FindingCount.objects.visible_to(request.user).values_list("kind")
    sums = rows.annotate(number=Sum("findings"), total=Sum("amount"))
    found = {kind: (count, amount) for kind, count, amount in sums}
    query = request.GET.copy()
    for name in ("after", "before", "kind"):
        query.pop(name, None)
    kinds = []
    for kind in FindingKind:
        count, amount = found.get(kind.value, (0, None))
        address = query.copy()
        address["kind"] = kind.value
        kinds.append(
            {"label": kind.label, "count": count, "amount": amount,
             "url": f"?{address.urlencode()}", "active": request.GET.get("kind") == kind.value}
        )  # fmt: skip
    return sorted(kinds, key=lambda row: -row["count"])


def exports(request) -> list[dict]:
    files = [
        ("Excel (.xlsx)", "Siap diolah", "reports:finding_xlsx", "filetype-xlsx"),
        ("CSV (.csv)", "UTF-8, titik koma", "reports:finding_csv", "filetype-csv"),
    ]
    return export_menu(request, files)


def export_rows(rows):
    for finding in rows.iterator(chunk_size=2000):
        purchase, demand = finding.purchase, finding.demand
        codes = purchase.rup_codes if purchase else demand.rup_codes if demand else []
        yield [
            finding.get_kind_display(),
            finding.get_state_display(),
            str(finding.year),
            finding.agency.name if finding.agency else "",
            finding.about,
            " ".join(codes),
            purchase.package_key if purchase else "",
            finding.supplier.name if finding.supplier else "",
            finding.amount,
            finding.bound,
            finding.owner.name if finding.owner else "",
            finding.note,
            finding.found_at,
            finding.solved_at,
        ]


@roles_allowed(*READERS)
@require_safe
def finding_csv(request):
    rows = filter_findings(request).qs.order_by("pk")
    return csv_download(f"temuan-{timezone.localdate()}.csv", COLUMNS, export_rows(rows))


@roles_allowed(*READERS)
@require_safe
def finding_xlsx(request):
    rows = filter_findings(request).qs.order_by("pk")
    if rows[MAX_XLSX_ROWS : MAX_XLSX_ROWS + 1].exists():
        messages.error(
            request,
            f"Lebih dari {MAX_XLSX_ROWS} temuan. Persempit saringan, atau unduh sebagai CSV.",
        )
        return redirect("reports:finding_list")
    sheet = Sheet("Temuan", COLUMNS, export_rows(rows))
    return xlsx_download(f"temuan-{timezone.localdate()}.xlsx", sheet)


@roles_allowed(*READERS)
@require_safe
def finding_detail(request, pk):
    finding = get_object_or_404(Finding.objects.visible_to(request.user).for_list(), pk=pk)
    events = list(events_of(Finding, finding.pk)[:50])
    context = {
        "finding": finding,
        "history": changes(Finding, events, hide_contacts=False),
        "tabs": report_tabs(request.user, "finding_list"),
    }
    return render(request, "reports/finding_detail.html", context)


@roles_allowed(Role.STAFF, Role.BUYER)
@transaction.atomic
def finding_edit(request, pk):
    rows = Finding.objects.visible_to(request.user).for_list()
    finding = get_object_or_404(for_editing(request, rows), pk=pk)
    if finding.is_solved:
        messages.info(request, "Temuan ini sudah selesai, datanya sudah benar.")
        return redirect(finding)
    form = FindingForm(posted(request), instance=finding)
    if form.is_valid():
        data = form.cleaned_data
        settle(finding, state=data["state"], owner=data["owner"], note=data["note"])
        messages.success(request, "Tindak lanjut tercatat.")
        return redirect(finding)
    context = {"form": form, "finding": finding}
    return render(request, "reports/finding_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF, Role.BUYER)
@require_POST
def finding_settle(request):
    """One answer to the findings that are ticked: first the question, then the answer."""
    rows = Finding.objects.visible_to(request.user).unsettled().for_list()
    rows = list(rows.filter(pk__in=row_keys(request.POST.getlist("ids"))[:MANY]))
    if not rows:
        messages.warning(request, "Centang dulu temuan yang belum tuntas.")
        return back(request, "reports:finding_list")
    is_answer = "state" in request.POST
    form = SettleManyForm(
        request.POST if is_answer else None, initial={"ids": [row.pk for row in rows]}, rows=rows
    )
    if is_answer and form.is_valid():
        done = settle_many(
            rows, state=form.cleaned_data["state"], note=form.cleaned_data["note"], by=request.user
        )
        messages.success(request, f"Tindak lanjut {done} temuan tercatat.")
        return back(request, "reports:finding_list")
    context = {
        "form": form,
        "rows": rows,
        "back": way_back(request, reverse("reports:finding_list")),
    }
    return render(request, "reports/finding_settle.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def finding_check(request):
    try:
        done = check_findings(by=request.user)
    except ValidationError as error:
        messages.info(request, error.messages[0])
    else:
        messages.success(
            request,
            f"Selesai diperiksa: {done.found_count} temuan, {done.new_count} baru, "
            f"{done.solved_count} sudah dibetulkan.",
        )
    return redirect("reports:finding_list")
