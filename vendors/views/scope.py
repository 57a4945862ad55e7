"""Which vendor a page is about, and the frame of the pages of its profile."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from vendors.completeness import missing_for_check, next_part, profile_parts
from vendors.models import Vendor


def get_vendor(request, slug):
    """A vendor whose page the person may open."""
    vendors = Vendor.objects.browsable_by(request.user)
    return get_object_or_404(vendors.select_related("region__parent", "verified_by"), slug=slug)


def get_own_vendor(request, slug):
    """A vendor whose profile the person may change."""
    return get_object_or_404(Vendor.objects.editable_by(request.user), slug=slug)


def render_profile(request, template, vendor, part, context=None, status=None):
    """A page of the profile: its parts at the side, the open one marked."""
    described = Vendor.objects.editable_by(request.user).with_parts().filter(pk=vendor.pk).first()
    if described is None:
        raise Http404
    parts = profile_parts(described)
    frame = {
        "vendor": vendor,
        "parts": parts,
        "open_part": part,
        "next_part": next_part(parts),
        "missing_for_check": missing_for_check(parts),
        "complete_count": sum(item.is_complete for item in parts),
    }
    return render(request, template, frame | (context or {}), status=status)


def ending_of(vendor):
    """The licences that the vendor must renew, the first to end on top."""
    return vendor.licences.ending(timezone.localdate()).order_by("expires_on", "pk")
