import io

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.forms import for_editing
from core.pagination import paginate_by_key
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_lines, write_xlsx
from matching.models import Demand
from procurement.actions.entering import cancel, record, save_changes
from procurement.filters import PurchaseFilter
from procurement.forms import USUAL_REASONS, PurchaseForm, ReasonForm
from procurement.models import Purchase, Stage
from vendors.models import Vendor

MAX_SELLERS = 500
MAX_XLSX_ROWS = 200_000
ORDERS = {
    "": ("-pk",),
    "value": ("-value", "-pk"),
    "-value": ("value", "pk"),
    "recorded_on": ("-recorded_on", "-pk"),
}
COLUMNS = [
    SheetColumn("OPD", 36),
    SheetColumn("Tahun", 8),
    SheetColumn("Sumber"),
    SheetColumn("Kode paket", 28),
    SheetColumn("Nomor bukti", 20),
    SheetColumn("Kode RUP", 18),
    SheetColumn("Nama paket", 50),
    SheetColumn("Penyedia", 32),
    SheetColumn("Metode", 20),
    SheetColumn("Jenis", 20),
    SheetColumn("Tahap", 14),
    SheetColumn("Tanggal", 12, Kind.DATE),
    SheetColumn("Nilai", 18, Kind.MONEY),
    SheetColumn("Nilai PDN", 18, Kind.MONEY),
    SheetColumn("Nilai UMK", 18, Kind.MONEY),
    SheetColumn("TKDN (%)", 10, Kind.MONEY),
    SheetColumn("BMP (%)", 10, Kind.MONEY),
    SheetColumn("Asal produk", 24),
    SheetColumn("Dasar", 24),
]


def get_purchase(request, pk):
    return get_object_or_404(Purchase.objects.visible_to(request.user).for_list(), pk=pk)


def filter_purchases(request):
    """The filtered list: what the page shows is what every export holds."""
    rows = Purchase.objects.visible_to(request.user).for_list()
    # Imports that were taken back are looked for by name only.
    if request.GET.get("stage") != Stage.WITHDRAWN:
        rows = rows.standing()
    agencies = Agency.objects.visible_to(request.user).order_by("name")
    return PurchaseFilter(request.GET, queryset=rows, agencies=agencies)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_list(request):
    filterset = filter_purchases(request)
    order = ORDERS.get(request.GET.get("sort", ""), ORDERS[""])
    query = request.GET.copy()
    for name in ("after", "before", "sort"):
        query.pop(name, None)
    exports = [
        {
            "label": label,
            "hint": hint,
            "url": f"{reverse(f'procurement:{name}')}?{query.urlencode()}",
            "icon": icon,
        }
        for label, hint, name, icon in (
            ("Excel (.xlsx)", "Siap diolah", "purchase_xlsx", "filetype-xlsx"),
            ("CSV (.csv)", "UTF-8, titik koma, tanpa batas baris", "purchase_csv", "filetype-csv"),
        )
    ]
    context = {
        "filter": filterset,
        "page": paginate_by_key(request, filterset.qs, order),
        "exports": exports,
    }
    return render(request, "procurement/purchase_list.html", context)


def export_rows(rows):
    for purchase in rows.iterator(chunk_size=2000):
        yield [
            purchase.agency.name,
            str(purchase.year),
            purchase.get_source_display(),
            purchase.package_key,
            purchase.version,
            " ".join(purchase.rup_codes),
            purchase.package_name,
            purchase.supplier_name,
            purchase.get_method_display(),
            purchase.get_procurement_type_display(),
            purchase.get_stage_display(),
            purchase.recorded_on,
            purchase.value,
            purchase.pdn_value,
            purchase.umk_value,
            purchase.tkdn,
            purchase.bmp,
            purchase.get_origin_cluster_display(),
            purchase.get_origin_basis_display(),
        ]


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_csv(request):
    rows = filter_purchases(request).qs.order_by("pk")
    response = StreamingHttpResponse(
        csv_lines(COLUMNS, export_rows(rows)), content_type="text/csv"
    )
    response["Content-Disposition"] = f'attachment; filename="belanja-{timezone.localdate()}.csv"'
    return response


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_xlsx(request):
    rows = filter_purchases(request).qs.order_by("pk")
    if rows[MAX_XLSX_ROWS : MAX_XLSX_ROWS + 1].exists():
        messages.error(
            request,
            f"Lebih dari {MAX_XLSX_ROWS} baris. Persempit saringan, atau unduh sebagai CSV.",
        )
        return redirect("procurement:purchase_list")
    file = io.BytesIO()
    write_xlsx(file, [Sheet("Belanja", COLUMNS, export_rows(rows))])
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"belanja-{timezone.localdate()}.xlsx")


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_detail(request, pk):
    purchase = get_object_or_404(
        Purchase.objects.visible_to(request.user).select_related(
            "agency", "supplier__vendor", "demand", "category", "part_of", "file_import",
            "created_by",
        ),
        pk=pk,
    )  # fmt: skip
    context = {
        "purchase": purchase,
        "parts": purchase.parts.standing().select_related("supplier").order_by("pk")[:200],
        "links": purchase.commitment_links.select_related(
            "commitment__agency", "commitment__vendor", "commitment__forum"
        ),
        "is_cancelled": purchase.stage in (Stage.CANCELLED, Stage.WITHDRAWN),
    }
    return render(request, "procurement/purchase_detail.html", context)


def choices_for(request, purchase=None):
    """Units and demand that the person may name: the own, and what the purchase names already."""
    agencies = Agency.objects.visible_to(request.user).selectable(
        keep=purchase.agency_id if purchase else None
    )
    demands = Demand.objects.visible_to(request.user).counted()
    year = purchase.year if purchase else timezone.localdate().year
    demands = demands.filter(year__in=[year - 2, year - 1, year]).order_by("name")
    if purchase and purchase.demand_id:
        demands = demands | Demand.objects.filter(pk=purchase.demand_id)
    return {"agencies": agencies.order_by("name"), "demands": demands}


def form_context(form, **rest):
    vendors = Vendor.objects.verified().order_by("name").values_list("name", flat=True)
    return {"form": form, "sellers": vendors[:MAX_SELLERS], "reasons": USUAL_REASONS, **rest}


@roles_allowed(Role.STAFF, Role.BUYER)
def purchase_create(request):
    posted = request.method == "POST"
    form = PurchaseForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        initial={"demand": demand_asked_for(request), "origin": "pdn-estimate"},
        **choices_for(request),
    )
    if form.is_valid():
        purchase = form.save(commit=False)
        record(purchase, by=request.user)
        messages.success(request, f"{purchase} tersimpan.")
        return redirect(purchase)
    return render(request, "procurement/purchase_create.html", form_context(form))


def demand_asked_for(request):
    wanted = request.GET.get("demand", "")
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 10):
        return None
    return Demand.objects.visible_to(request.user).filter(pk=wanted).first()


@roles_allowed(Role.STAFF, Role.BUYER)
@transaction.atomic
def purchase_edit(request, pk):
    rows = for_editing(request, Purchase.objects.visible_to(request.user).for_list())
    purchase = get_object_or_404(rows, pk=pk)
    posted = request.method == "POST"
    form = PurchaseForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        instance=purchase,
        **choices_for(request, purchase),
    )
    if form.is_valid():
        save_changes(form.save(commit=False), form.changed_names)
        messages.success(request, "Perubahan disimpan.")
        return redirect(purchase)
    context = form_context(form, purchase=purchase)
    return render(request, "procurement/purchase_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF, Role.BUYER)
def purchase_cancel(request, pk):
    purchase = get_purchase(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            cancel(purchase, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{purchase} dibatalkan dan tidak dihitung lagi.")
            return redirect(purchase)
    context = {
        "form": form,
        "title": "Batalkan belanja ini?",
        "text": f"{purchase} tidak dihitung lagi di semua laporan. Catatannya tetap ada.",
        "submit": "Batalkan belanja",
        "cancel_label": "Jangan batalkan",
        "cancel_url": purchase.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_evidence(request, pk):
    purchase = get_purchase(request, pk)
    if not purchase.evidence:
        raise Http404
    return FileResponse(
        purchase.evidence.open(), as_attachment=True, filename=purchase.evidence_name
    )
