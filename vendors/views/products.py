from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.exports import export_menu
from core.forms import for_editing, posted, uploaded
from core.pagination import paginate
from core.spreadsheets import Sheet, xlsx_download
from vendors.actions.products import save_product, set_offered
from vendors.actions.profile import put_first
from vendors.filters import ProductFilter
from vendors.forms import PhotoForm, ProductForm
from vendors.models import MAX_PHOTOS, Product
from vendors.sheets import PRODUCT_COLUMNS, product_rows
from vendors.views.files import serve_photo
from vendors.views.names import names_that_fit
from vendors.views.profile import photo_delete_page, save_photo
from vendors.views.scope import get_own_vendor, render_profile

EXCEL = (
    "Excel (.xlsx)",
    "Bisa dibetulkan lalu diimpor lagi",
    "vendors:product_xlsx",
    "filetype-xlsx",
)


def get_own_product(request, slug, product_slug, rows=None):
    """A product that the person may change."""
    # Not `rows or`: to ask whether there are any would read them all.
    products = Product.objects.all() if rows is None else rows
    return get_object_or_404(
        products.editable_by(request.user).select_related("vendor"),
        vendor__slug=slug,
        slug=product_slug,
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def product_list(request, slug):
    vendor = get_own_vendor(request, slug)
    products = filtered(request, vendor)
    context = {
        "filter": products,
        "page": paginate(request, products.qs.with_photo()),
        "exports": export_menu(request, [EXCEL], [vendor.slug]),
    }
    return render_profile(request, "vendors/product_list.html", vendor, "products", context)


def filtered(request, vendor):
    return ProductFilter(request.GET, queryset=vendor.products.for_list())


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def product_xlsx(request, slug):
    """The vendor's own list, under the headings that its import reads."""
    vendor = get_own_vendor(request, slug)
    rows = product_rows(filtered(request, vendor).qs.iterator(chunk_size=2000))
    return xlsx_download(f"produk-{vendor.slug}.xlsx", Sheet("Produk", PRODUCT_COLUMNS, rows))


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def product_names(request, slug):
    """Names of a vendor's products that fit what somebody types into a form."""
    return names_that_fit(request, get_own_vendor(request, slug).products.all())


def product_form_page(request, product, title):
    form = ProductForm(posted(request), instance=product)
    if form.is_valid():
        is_new = product.pk is None
        saved = save_product(form, by=request.user)
        messages.success(request, f"{saved} disimpan.")
        if is_new:
            return redirect("vendors:product_photo_list", saved.vendor.slug, saved.slug)
        return redirect(saved)
    context = {"form": form, "title": title, "product": product}
    return render_profile(
        request, "vendors/product_edit.html", product.vendor, "products", context, form.status
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
def product_create(request, slug):
    vendor = get_own_vendor(request, slug)
    return product_form_page(request, Product(vendor=vendor), "Tambah produk")


@roles_allowed(Role.STAFF, Role.VENDOR)
@transaction.atomic
def product_edit(request, slug, product_slug):
    rows = for_editing(request, Product.objects.all())
    product = get_own_product(request, slug, product_slug, rows)
    return product_form_page(request, product, f"Ubah {product}")


@login_not_required
@require_safe
def product_detail(request, slug, product_slug):
    """The page of a product as buyers and the public see it."""
    products = Product.objects.browsable_by(request.user).filter(slug=product_slug)
    shown = products.select_related(
        "vendor__region__parent", "category__parent", "certificate__renewal"
    )
    product = shown.filter(vendor__slug=slug).first()
    if product is None:
        # Its vendor was merged: the old address leads to the one that stands for it.
        return redirect(get_object_or_404(products, vendor__merged__slug=slug))
    user = request.user
    is_editable = (
        user.is_authenticated and Product.objects.editable_by(user).filter(pk=product.pk).exists()
    )
    context = {
        "product": product,
        "vendor": product.vendor,
        "photos": product.photos.all(),
        "prices": product.prices.all()[:10],
        "is_editable": is_editable,
        "contacts": product.vendor.contacts_for(user, is_own=is_editable),
        "is_saved": user.is_authenticated and product.shortlisted.visible_to(user).exists(),
    }
    return render(request, "vendors/product_detail.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def product_offer(request, slug, product_slug):
    product = get_own_product(request, slug, product_slug)
    if set_offered(product, offered=True):
        messages.success(request, f"{product} ditawarkan lagi.")
    return redirect("vendors:product_list", slug)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def product_withdraw(request, slug, product_slug):
    product = get_own_product(request, slug, product_slug)
    if set_offered(product, offered=False):
        messages.success(request, f"{product} tidak ditawarkan lagi. Datanya tetap tersimpan.")
    return redirect("vendors:product_list", slug)


@roles_allowed(Role.STAFF, Role.VENDOR)
def product_photo_list(request, slug, product_slug):
    product = get_own_product(request, slug, product_slug)
    form = PhotoForm(posted(request), uploaded(request), max_bytes=settings.UPLOAD_MAX_BYTES)
    if form.is_valid() and save_photo(request, product, form):
        messages.success(request, "Foto ditambahkan.")
        return redirect("vendors:product_photo_list", slug, product_slug)
    context = {
        "form": form,
        "product": product,
        "photos": product.photos.all(),
        "limit": MAX_PHOTOS,
    }
    return render_profile(
        request, "vendors/product_photo_list.html", product.vendor, "products", context
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
def product_photo_delete(request, slug, product_slug, pk):
    product = get_own_product(request, slug, product_slug)
    photo = get_object_or_404(product.photos, pk=pk)
    address = reverse("vendors:product_photo_list", args=[slug, product_slug])
    return photo_delete_page(request, photo, f"foto {product}", address)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def product_photo_put_first(request, slug, product_slug, pk):
    product = get_own_product(request, slug, product_slug)
    put_first(get_object_or_404(product.photos, pk=pk), of=product)
    messages.success(request, "Foto utama diganti.")
    return redirect("vendors:product_photo_list", slug, product_slug)


@login_not_required
@require_safe
def product_photo(request, slug, product_slug, pk, size):
    products = Product.objects.browsable_by(request.user).select_related("vendor")
    product = get_object_or_404(products, vendor__slug=slug, slug=product_slug)
    is_public = product.is_active and product.vendor.is_verified
    return serve_photo(get_object_or_404(product.photos, pk=pk), size, is_public)
