"""Pages on which the office or the vendor itself changes a profile, one part at a time."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import roles_allowed
from accounts.disclosures import opened_form, opened_number
from accounts.models import Role
from core.addresses import reverse
from core.forms import for_editing, posted, uploaded
from core.pictures import read_picture
from vendors.actions.profile import add_photo, delete_photo, put_first, save_part, save_rows
from vendors.forms import (
    ContactForm,
    EkatalogForm,
    IdentityForm,
    KbliFormSet,
    PhotoForm,
    SizeForm,
    SupplyForm,
    TaxForm,
    VendorForm,
    WorkforceFormSet,
)
from vendors.models import MAX_PHOTOS, ProductPhoto, Vendor
from vendors.views.files import serve_photo
from vendors.views.scope import ending_of, get_own_vendor, get_vendor, render_profile

PART_FORMS = {
    "identity": IdentityForm,
    "size": SizeForm,
    "supply": SupplyForm,
    "contact": ContactForm,
    "tax": TaxForm,
    "ekatalog": EkatalogForm,
}
PART_TITLES = {
    "identity": "Data usaha",
    "size": "Skala usaha",
    "supply": "Kemampuan pasok",
    "contact": "Kontak dan alamat",
    "tax": "Rekening dan pajak",
    "ekatalog": "e-Katalog",
}


@roles_allowed(Role.STAFF)
def vendor_create(request):
    form = VendorForm(posted(request))
    if form.is_valid():
        vendor = form.save(commit=False)
        vendor.save_new()
        messages.success(request, f"{vendor} tersimpan.")
        if twin := Vendor.objects.namesakes_of(vendor.pk).first():
            messages.warning(
                request,
                f"{twin} sudah ada dengan nama yang sama. Bila usahanya sama, gabungkan di tab "
                "Vendor ganda.",
            )
        return redirect("vendors:vendor_profile", vendor.slug)
    return render(request, "vendors/vendor_create.html", {"form": form})


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_http_methods(["GET", "HEAD", "POST"])
def vendor_profile(request, slug):
    """The whole profile; a POST shows one of the masked numbers, which is kept."""
    vendor = get_own_vendor(request, slug)
    opened = opened_number(request, vendor, ("nik", "npwp", "phone"))
    context = {"opened": opened, "ending": ending_of(vendor)}
    return render_profile(request, "vendors/vendor_profile.html", vendor, "", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@transaction.atomic
def vendor_part_edit(request, slug, part):
    if part not in PART_FORMS:
        raise Http404
    vendors = for_editing(request, Vendor.objects.editable_by(request.user))
    vendor = get_object_or_404(vendors, slug=slug)
    form = PART_FORMS[part](posted(request), instance=vendor)
    if form.is_valid():
        save_part(form, by=request.user)
        messages.success(request, f"{PART_TITLES[part]} disimpan.")
        return redirect("vendors:vendor_profile", vendor.slug)
    if request.user.is_office and "phone" in form.fields:
        opened_form(request, vendor, ("phone",))
    context = {"form": form, "title": PART_TITLES[part]}
    return render_profile(
        request, "vendors/vendor_part_edit.html", vendor, part, context, status=form.status
    )


def edit_rows(request, slug, *, formset_class, part, template, is_checked):
    vendor = get_own_vendor(request, slug)
    formset = formset_class(posted(request), instance=vendor)
    if formset.is_valid():
        save_rows(formset, vendor, by=request.user, is_checked=is_checked)
        messages.success(request, "Perubahan disimpan.")
        return redirect("vendors:vendor_profile", vendor.slug)
    return render_profile(request, template, vendor, part, {"formset": formset})


@roles_allowed(Role.STAFF, Role.VENDOR)
def kbli_edit(request, slug):
    return edit_rows(
        request,
        slug,
        formset_class=KbliFormSet,
        part="kbli",
        template="vendors/kbli_edit.html",
        is_checked=True,
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
def workforce_edit(request, slug):
    return edit_rows(
        request,
        slug,
        formset_class=WorkforceFormSet,
        part="workforce",
        template="vendors/workforce_edit.html",
        is_checked=False,
    )


@roles_allowed(Role.STAFF, Role.VENDOR)
def vendor_photo_list(request, slug):
    vendor = get_own_vendor(request, slug)
    form = PhotoForm(posted(request), uploaded(request), max_bytes=settings.UPLOAD_MAX_BYTES)
    if form.is_valid() and save_photo(request, vendor, form):
        messages.success(request, "Foto ditambahkan.")
        return redirect("vendors:vendor_photo_list", vendor.slug)
    context = {"form": form, "photos": vendor.photos.all(), "limit": MAX_PHOTOS}
    return render_profile(request, "vendors/vendor_photo_list.html", vendor, "photos", context)


def save_photo(request, owner, form) -> bool:
    """Read and keep an uploaded photo; what is wrong with it goes to its field."""
    try:
        picture = read_picture(form.cleaned_data["photo"], settings.UPLOAD_MAX_BYTES)
        add_photo(owner, picture, caption=form.cleaned_data["caption"], by=request.user)
    except ValidationError as error:
        form.add_error("photo", error)
        return False
    return True


@roles_allowed(Role.STAFF, Role.VENDOR)
def vendor_photo_delete(request, slug, pk):
    vendor = get_own_vendor(request, slug)
    photo = get_object_or_404(vendor.photos, pk=pk)
    address = reverse("vendors:vendor_photo_list", args=[vendor.slug])
    return photo_delete_page(request, photo, "foto usaha", address)


def photo_delete_page(request, photo, noun, address):
    """Asks whether the photo is to go, and leads to the photos of the address."""
    if request.method == "POST":
        delete_photo(photo)
        messages.success(request, "Foto dihapus.")
        return redirect(address)
    context = {
        "title": f"Hapus {noun} ini?",
        "text": f"{photo} tidak tampil lagi.",
        "submit": "Hapus foto",
        "cancel_label": "Jangan hapus",
        "cancel_url": address,
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def vendor_photo_put_first(request, slug, pk):
    vendor = get_own_vendor(request, slug)
    put_first(get_object_or_404(vendor.photos, pk=pk), of=vendor)
    messages.success(request, "Foto utama diganti.")
    return redirect("vendors:vendor_photo_list", slug)


@login_not_required
@require_safe
def vendor_card_photo(request, slug, pk):
    """What a vendor's card in the directory shows: a photo of one of its products."""
    vendor = get_vendor(request, slug)
    photos = ProductPhoto.objects.filter(product__vendor=vendor, product__is_active=True)
    return serve_photo(get_object_or_404(photos, pk=pk), "small", vendor.is_verified)


@login_not_required
@require_safe
def vendor_photo(request, slug, pk, size):
    vendor = get_vendor(request, slug)
    return serve_photo(get_object_or_404(vendor.photos, pk=pk), size, vendor.is_verified)
