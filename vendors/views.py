from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.forms import for_editing
from core.pagination import paginate
from vendors.filters import VendorFilter
from vendors.forms import VendorForm, WithdrawVerificationForm
from vendors.models import Vendor


def get_vendor(request, slug):
    return get_object_or_404(
        Vendor.objects.visible_to(request.user).select_related("region", "verified_by"), slug=slug
    )


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER, Role.VENDOR)
@require_safe
def vendor_list(request):
    vendors = VendorFilter(
        request.GET, queryset=Vendor.objects.visible_to(request.user).for_list()
    )
    page = paginate(request, vendors.qs)
    return render(request, "vendors/vendor_list.html", {"filter": vendors, "page": page})


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER, Role.VENDOR)
@require_safe
def vendor_detail(request, slug):
    return render(request, "vendors/vendor_detail.html", {"vendor": get_vendor(request, slug)})


@roles_allowed(Role.STAFF)
def vendor_create(request):
    form = VendorForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        vendor = form.save(commit=False)
        vendor.save_new()
        messages.success(request, f"{vendor} tersimpan.")
        return redirect(vendor)
    return render(request, "vendors/vendor_create.html", {"form": form})


@roles_allowed(Role.STAFF)
@transaction.atomic
def vendor_edit(request, slug):
    vendors = for_editing(request, Vendor.objects.visible_to(request.user))
    vendor = get_object_or_404(vendors, slug=slug)
    form = VendorForm(request.POST if request.method == "POST" else None, instance=vendor)
    if form.is_valid():
        form.save()
        messages.success(request, "Perubahan disimpan.")
        return redirect(vendor)
    context = {"vendor": vendor, "form": form}
    return render(request, "vendors/vendor_edit.html", context, status=form.status)


@roles_allowed(Role.STAFF)
@require_POST
def vendor_verify(request, slug):
    vendor = get_vendor(request, slug)
    if vendor.verify(by=request.user):
        messages.success(request, f"{vendor} ditandai sudah diperiksa.")
    else:
        messages.info(request, f"{vendor} sudah diperiksa sebelumnya.")
    return redirect(vendor)


@roles_allowed(Role.STAFF)
def vendor_withdraw_verification(request, slug):
    vendor = get_vendor(request, slug)
    form = WithdrawVerificationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        vendor.withdraw_verification(reason=form.cleaned_data["reason"])
        messages.success(request, f"Tanda sudah diperiksa pada {vendor} dicabut.")
        return redirect(vendor)
    context = {
        "form": form,
        "title": "Cabut tanda sudah diperiksa?",
        "text": f"{vendor} tidak tampil lagi bagi pembeli OPD sampai diperiksa ulang.",
        "submit": "Cabut pemeriksaan",
        "cancel_label": "Jangan cabut",
        "cancel_url": vendor.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
