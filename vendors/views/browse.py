"""The directory: searched, filtered, compared, saved and printed."""

from math import ceil
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.back import back
from core.exports import pdf_response
from core.formats import date_long
from core.keys import row_key, row_keys
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from vendors.directory import LAST_PAGE, PER_PAGE, SORTS, Directory
from vendors.models import EntryKind, Product, ShortlistItem, Vendor, refresh_stale
from vendors.price_list import MAX_LISTED, extent, price_list_paper
from vendors.sheets import CONTACT_COLUMNS, VENDOR_COLUMNS, vendor_rows
from vendors.views.names import names_that_fit

MAX_COMPARED = 4
# The day for which this process has seen to it that licences that ran out count no more.
caught_up = {"day": None}


def catch_up():
    """Let what the calendar changed show, once a day: a licence that began or ended."""
    today = timezone.localdate()
    if caught_up["day"] != today:
        refresh_stale(today)
        caught_up["day"] = today


def shown_kind(request):
    return EntryKind.PRODUCT if request.GET.get("show") == EntryKind.PRODUCT else EntryKind.VENDOR


def page_number(request, last):
    return max(1, min(row_key(request.GET.get("page", "")) or 1, last))


@login_not_required
@require_safe
def vendor_list(request):
    """The directory, the same for the public and for who has signed in."""
    catch_up()
    kind = shown_kind(request)
    directory = Directory(request.GET, kind, request.user)
    last = LAST_PAGE if directory.is_many else max(1, ceil(directory.total / PER_PAGE))
    number = page_number(request, last)
    entries = directory.page(number, saved_by=request.user if may_save(request.user) else None)
    other = EntryKind.PRODUCT if kind == EntryKind.VENDOR else EntryKind.VENDOR
    context = {
        "directory": directory,
        "filter": directory.filter,
        "kind": kind,
        "noun": "produk" if kind == EntryKind.PRODUCT else "vendor",
        "page": entries,
        "number": number,
        "first": (number - 1) * PER_PAGE + 1,
        "last_shown": (number - 1) * PER_PAGE + len(entries),
        "previous": number - 1,
        "next": number + 1 if number < last else 0,
        "other": other,
        "other_total": directory.total_of(other),
        "may_save": may_save(request.user),
        "sorts": SORTS,
        "parameters": list(request.GET.lists()),
    }
    return render(request, "vendors/vendor_list.html", context)


def may_save(user):
    return user.is_authenticated and user.may_use(shortlist_add)


@login_not_required
@require_safe
def product_compare(request):
    """Up to four products side by side, named in the address."""
    chosen = list(dict.fromkeys(row_keys(request.GET.getlist("product"))))
    found = {
        product.pk: product
        for product in Product.objects.browsable_by(request.user)
        .filter(pk__in=chosen[: MAX_COMPARED * 5])
        .select_related("vendor__region__parent", "category", "certificate", "directory_entry")
    }
    products = [found[pk] for pk in chosen if pk in found]
    if len(products) > MAX_COMPARED:
        messages.info(request, f"Yang dibandingkan paling banyak {MAX_COMPARED} produk.")
    products = products[:MAX_COMPARED]
    prices = [product.price for product in products if product.price is not None]
    columns = [
        {
            "product": product,
            "entry": getattr(product, "directory_entry", None),
            "contacts": product.vendor.contacts_for(request.user, is_own=False),
            "without": "?" + urlencode([("product", p.pk) for p in products if p != product]),
            "is_cheapest": len(prices) > 1
            and product.price == min(prices)
            and prices.count(product.price) == 1,
        }
        for product in products
    ]
    return render(request, "vendors/product_compare.html", {"columns": columns})


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def shortlist(request):
    items = ShortlistItem.objects.visible_to(request.user).for_list()[:200]
    rows = [
        {
            "item": item,
            "entry": getattr(item.product, "directory_entry", None),
            "contacts": item.product.vendor.contacts_for(request.user, is_own=False),
        }
        for item in items
    ]
    return render(request, "vendors/shortlist.html", {"rows": rows})


@roles_allowed(Role.STAFF, Role.BUYER)
@require_safe
def vendor_names(request):
    """Names that fit what somebody types into a form: those that begin with it come first."""
    return names_that_fit(request, Vendor.objects.visible_to(request.user))


def posted_product(request):
    if (pk := row_key(request.POST.get("product", ""))) is None:
        raise BadRequest
    return get_object_or_404(Product.objects.browsable_by(request.user), pk=pk)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_POST
def shortlist_add(request):
    product = posted_product(request)
    _, is_new = ShortlistItem.objects.get_or_create(user=request.user, product=product)
    if is_new:
        messages.success(request, f"{product} disimpan.")
    else:
        messages.info(request, f"{product} sudah disimpan sebelumnya.")
    return back(request, "vendors:shortlist")


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_POST
def shortlist_remove(request, pk):
    item = get_object_or_404(
        ShortlistItem.objects.visible_to(request.user).select_related("product"), pk=pk
    )
    item.delete()
    messages.success(request, f"{item.product} dihapus dari daftar simpanan.")
    return back(request, "vendors:shortlist")


COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("Produk", 40),
    SheetColumn("Pelaku usaha", 34),
    SheetColumn("Kategori", 28),
    SheetColumn("Kecamatan", 18),
    SheetColumn("Satuan", 14),
    SheetColumn("Harga", 16, Kind.MONEY),
    SheetColumn("Pesanan minimum", 12, Kind.INT),
    SheetColumn("Kapasitas sebulan", 12, Kind.INT),
    SheetColumn("TKDN", 10, Kind.PERCENT),
    SheetColumn("e-Katalog", 10),
    SheetColumn("Halal", 8),
]


def listed_entries(request):
    """What the price list holds: the saved products, or the directory as it is filtered.

    One more than is listed, where there are more.
    """
    end = MAX_LISTED + 1
    if request.GET.get("saved"):
        items = ShortlistItem.objects.visible_to(request.user).for_list()
        rows = [getattr(item.product, "directory_entry", None) for item in items[:end]]
        return [row for row in rows if row]
    directory = Directory(request.GET, EntryKind.PRODUCT, request.user)
    return list(directory.ordered()[:end]) if directory.total != 0 else []


def price_rows(entries):
    for number, entry in enumerate(entries, 1):
        card = entry.card
        yield (
            number, entry.name, card["vendor"], card["category"], card["place"], card["unit"],
            entry.price, card["minimum"], entry.capacity,
            None if entry.tkdn is None else entry.tkdn / 100,
            "Ya" if entry.is_on_ekatalog else "", "Ya" if entry.is_halal else "",
        )  # fmt: skip


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def price_list_xlsx(request):
    entries = listed_entries(request)
    day = date_long(timezone.localdate())
    heading = ["Daftar harga produk lokal", f"Per {day}, {extent(entries)}"]
    sheet = Sheet("Daftar harga", COLUMNS, price_rows(entries[:MAX_LISTED]), heading)
    return xlsx_download("daftar-harga.xlsx", sheet)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def price_list_pdf(request):
    paper = price_list_paper(listed_entries(request), printed_at=timezone.now())
    return pdf_response(paper, "daftar-harga")


def vendor_file(request):
    """The columns and rows of the directory's vendors as it is filtered; contacts for the office."""
    is_office = request.user.is_office
    vendors = Directory(request.GET, EntryKind.VENDOR, request.user).vendors()
    columns = [*VENDOR_COLUMNS, *(CONTACT_COLUMNS if is_office else [])]
    return columns, vendor_rows(vendors.for_file(), contacts=is_office)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def vendor_xlsx(request):
    return xlsx_download("vendor.xlsx", Sheet("Vendor", *vendor_file(request)))


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER)
@require_safe
def vendor_csv(request):
    return csv_download("vendor.csv", *vendor_file(request))
