"""The list of purchases, what stands behind every figure, and its files."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import may_use, roles_allowed
from accounts.models import Agency, Role
from core.addresses import reverse
from core.exports import PLACES, export_menu
from core.pagination import paginate_by_key
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.models import Forum
from procurement.filters import FURTHER, PurchaseFilter
from procurement.models import Purchase, Stage, Supplier
from vendors.models import Vendor

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
    SheetColumn("Dibayar", 18, Kind.MONEY),
    SheetColumn("Nilai PDN", 18, Kind.MONEY),
    SheetColumn("Nilai UMK", 18, Kind.MONEY),
    SheetColumn("TKDN (%)", 10, Kind.MONEY),
    SheetColumn("BMP (%)", 10, Kind.MONEY),
    SheetColumn("Asal produk", 24),
    SheetColumn("Dasar", 24),
    SheetColumn("Lokasi penyedia", 24),
]


def filter_purchases(request):
    """The filtered list: what the page shows is what every export holds."""
    user = request.user
    rows = Purchase.objects.visible_to(user)
    sellers = Supplier.objects.all()
    if user.is_buyer:
        # Whom others buy from is not told by asking for every number.
        sellers = sellers.filter(Exists(rows.filter(supplier=OuterRef("pk"))))
    # Imports that were taken back are looked for by name only.
    if request.GET.get("stage") != Stage.WITHDRAWN:
        rows = rows.standing()
    found = PurchaseFilter(
        request.GET,
        queryset=rows.for_list(),
        agencies=Agency.objects.visible_to(user).order_by("name"),
    )
    found.filters["vendor"].queryset = Vendor.objects.visible_to(user)
    found.filters["supplier"].queryset = sellers
    found.filters["forum"].queryset = Forum.objects.visible_to(user).order_by("-first_day")
    return found


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_list(request):
    filterset = filter_purchases(request)
    order = ORDERS.get(request.GET.get("sort", ""), ORDERS[""])
    sums = filterset.sums(request.user)
    page = paginate_by_key(
        request,
        filterset.qs.for_page(),
        order,
        count=filterset.count_in(sums),
        unfiltered=Purchase.objects.for_page() if "q" in filterset.asked else None,
    )
    context = {
        "filter": filterset,
        "further": " ".join(FURTHER),
        "sums": sums,
        "part": filterset.part_of(sums),
        "page": page,
        "exports": exports_of(request),
        "bulk_acts": [
            {"label": label, "url": reverse(f"procurement:{name}"), "icon": icon, "danger": danger}
            for label, name, icon, danger in BULK_ACTS
            if may_use(request.user, f"procurement:{name}")
        ],
    }
    return render(request, "procurement/purchase_list.html", context)


BULK_ACTS = [
    ("Isi kategori", "purchase_bulk_categorise", "tag", False),
    ("Nilai PDN dan UMK", "purchase_bulk_assess", "check2-square", False),
    ("Batalkan", "purchase_bulk_cancel", "x-lg", True),
]


def exports_of(request):
    files = [
        ("Excel (.xlsx)", "Siap diolah", "procurement:purchase_xlsx", "filetype-xlsx"),
        ("CSV (.csv)", "UTF-8, titik koma, tanpa batas baris", "procurement:purchase_csv",
         "filetype-csv"),
    ]  # fmt: skip
    return export_menu(request, files, without=(*PLACES, "sort"))


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
            purchase.paid_value,
            purchase.pdn_value,
            purchase.umk_value,
            purchase.tkdn,
            purchase.bmp,
            purchase.get_origin_cluster_display(),
            purchase.get_origin_basis_display(),
            purchase.get_seller_area_display(),
        ]


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def purchase_csv(request):
    rows = filter_purchases(request).qs.order_by("pk")
    return csv_download(f"belanja-{timezone.localdate()}.csv", COLUMNS, export_rows(rows))


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
    sheet = Sheet("Belanja", COLUMNS, export_rows(rows))
    return xlsx_download(f"belanja-{timezone.localdate()}.xlsx", sheet)
