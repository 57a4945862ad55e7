from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vendors.models import LicenceKind, LicenceRule, Vendor, VendorView
from vendors.requirements import Dossier, readiness

PRODUCTS_SHOWN = 8
BUYER, PUBLIC = "buyer", "public"
"""As whom the vendor and the office can look at the page: ?as=buyer."""


@login_not_required
@require_safe
def vendor_detail(request, slug):
    """The page of a vendor as buyers and the public see it."""
    user = request.user
    vendors = Vendor.objects.browsable_by(user).with_dossier().with_people()
    vendor = vendors.select_related("region__parent", "verified_by").filter(slug=slug).first()
    if vendor is None:
        # A record that was merged: its old address leads to the one that stands for it.
        return redirect(get_object_or_404(Vendor.objects.all(), merged__slug=slug))
    is_own = vendor.is_editable_by(user)
    is_insider = user.is_authenticated and user.may_see_drafts
    if request.method == "GET" and not is_own and not is_insider:
        VendorView.objects.count_view(vendor, timezone.localdate())
    preview = request.GET.get("as", "")
    preview = preview if is_own and preview in {BUYER, PUBLIC} else ""
    dossier = Dossier(vendor, LicenceRule.objects.active(), timezone.localdate())
    context = {
        "vendor": vendor,
        "is_own": is_own,
        "preview": preview,
        "products": dossier.products[:PRODUCTS_SHOWN],
        "product_count": len(dossier.products),
        "prices_on": max((one.price_on for one in dossier.products if one.price_on), default=None),
        "best_tkdn": max(
            (one.certified_tkdn for one in dossier.products if one.certified_tkdn is not None),
            default=None,
        ),
        "photos": vendor.photos.all(),
    }
    context |= what_is_shown(dossier, user, is_own, preview)
    return render(request, "vendors/vendor_detail.html", context)


def what_is_shown(dossier, user, is_own, preview) -> dict[str, Any]:
    """What differs by who looks, or by as whom they look."""
    vendor = dossier.vendor
    reader: Any = AnonymousUser() if preview == PUBLIC else user
    is_editable = is_own and not preview
    is_buyer = preview == BUYER
    is_at_work = reader.is_authenticated and (is_own or not reader.is_vendor)
    licences = shown_licences(vendor, is_editable)
    conditions = readiness(dossier) if is_at_work else []
    return {
        "is_editable": is_editable,
        "contacts": vendor.contacts_for(reader, is_own=is_editable or is_buyer),
        "licences": licences,
        "has_nib_paper": any(licence.kind == LicenceKind.NIB for licence in licences),
        "may_open_scans": is_at_work,
        "shows_way": is_editable
        or (not preview and user.is_authenticated and user.may_see_drafts),
        "conditions": conditions,
        "met_count": sum(item.is_met for item in conditions),
    }


def shown_licences(vendor, is_editable):
    """Checked ones that no checked renewal stands for; whoever may change them sees all."""
    return [
        licence
        for licence in vendor.licences.all()
        if is_editable or (licence.is_verified and not licence.is_replaced)
    ]
