"""Sellers as files name them, and which vendor of the directory each of them is."""

from itertools import batched

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import may_use, roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.exports import excel_file, export_menu
from core.forms import ReasonForm, posted
from core.pagination import paginate_by_key
from core.spreadsheets import Kind, Sheet, SheetColumn, xlsx_download
from procurement.actions.sellers import likely_vendors, tie_to_vendor, untie_from_vendor
from procurement.filters import SupplierFilter
from procurement.forms import SellerForm
from procurement.models import Supplier
from procurement.reports import NOTHING, sums_by_supplier

ROWS = 25
AT_ONCE = 2_000
COLUMNS = [
    SheetColumn("Penyedia", 44),
    SheetColumn("Kota atau kabupaten", 24),
    SheetColumn("Skala usaha", 14),
    SheetColumn("Koperasi", 10),
    SheetColumn("Paket", 10, Kind.INT),
    SheetColumn("Belanja (Rp)", 20, Kind.MONEY),
    SheetColumn("Vendor direktori", 40),
]


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def supplier_list(request):
    """Those that nobody has tied to a vendor first asked for; a likely vendor beside each."""
    filterset = filter_suppliers(request)
    page = paginate_by_key(request, filterset.qs, ("name", "pk"), per_page=ROWS)
    shown = list(page)
    likely = likely_vendors(shown)
    bought = sums_by_supplier(shown)
    rows = [
        {"supplier": one, "likely": likely.get(one.pk), "bought": bought.get(one.pk)}
        for one in shown
    ]
    return render(
        request,
        "procurement/supplier_list.html",
        {
            "filter": filterset,
            "page": page,
            "rows": rows,
            "exports": export_menu(request, [excel_file("procurement:supplier")]),
            "may_tie": may_use(request.user, "procurement:supplier_edit"),
            "may_untie": may_use(request.user, "procurement:supplier_untie"),
        },
    )


def filter_suppliers(request):
    return SupplierFilter(request.GET, queryset=Supplier.objects.meant().for_list())


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def supplier_xlsx(request):
    rows = export_rows(filter_suppliers(request).qs)
    return xlsx_download("penyedia.xlsx", Sheet("Penyedia", COLUMNS, rows))


def export_rows(suppliers):
    """Sellers with what was bought from them in all years, some thousands at once."""
    for some in batched(suppliers.iterator(chunk_size=AT_ONCE), AT_ONCE, strict=False):
        bought = sums_by_supplier(some)
        for one in some:
            sums = bought.get(one.pk, NOTHING)
            yield (
                one.name, one.region, one.get_size_class_display(),
                "Ya" if one.is_cooperative else "", sums.count, sums.value,
                one.vendor.name if one.vendor else "",
            )  # fmt: skip


@roles_allowed(Role.STAFF)
@require_POST
def supplier_accept(request, pk):
    """Tie a seller to the vendor that the list proposes, if it still does."""
    supplier = get_object_or_404(Supplier.objects.meant(), pk=pk)
    vendor = likely_vendors([supplier]).get(supplier.pk)
    if vendor is None or str(vendor.pk) != request.POST.get("vendor"):
        messages.error(request, "Usulan ini sudah berubah. Pilih vendornya sendiri.")
        return redirect("procurement:supplier_edit", pk)
    tie(request, supplier, vendor)
    return redirect(f"{reverse('procurement:supplier_list')}?tied=no")


def tie(request, supplier, vendor):
    count = tie_to_vendor(supplier, vendor)
    more = f" Skala usaha {count} belanja ikut terisi." if count else ""
    messages.success(request, f"{supplier} dikaitkan dengan {vendor}.{more}")


@roles_allowed(Role.STAFF)
def supplier_edit(request, pk):
    supplier = get_object_or_404(Supplier.objects.meant().select_related("vendor"), pk=pk)
    form = SellerForm(posted(request))
    if form.is_valid():
        try:
            tie(request, supplier, form.cleaned_data["vendor"])
        except ValidationError as error:
            form.add_error("vendor", error)
        else:
            return redirect(f"{reverse('procurement:supplier_list')}?tied=no")
    context = {"supplier": supplier, "form": form}
    return render(request, "procurement/supplier_edit.html", context)


@roles_allowed(Role.STAFF)
def supplier_untie(request, pk):
    supplier = get_object_or_404(Supplier.objects.meant().exclude(vendor=None), pk=pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            untie_from_vendor(supplier, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Kaitan dilepas.")
            return redirect("procurement:supplier_list")
    context = {
        "form": form,
        "title": "Lepaskan kaitan penyedia ini?",
        "text": f"Belanja dari {supplier} tidak lagi dihitung sebagai belanja dari vendor itu.",
        "submit": "Lepaskan",
        "cancel_label": "Jangan lepaskan",
        "cancel_url": reverse("procurement:supplier_list"),
    }
    return render(request, "components/confirm.html", context)
