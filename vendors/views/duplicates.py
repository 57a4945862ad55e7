"""Vendors that were entered twice."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.forms import posted
from vendors.actions.merging import duplicate_groups, link_counts, merge, unmerge
from vendors.forms import MergeForm
from vendors.models import VendorMerge
from vendors.views.scope import get_own_vendor

MERGES_SHOWN = 20


@roles_allowed(Role.STAFF)
@require_safe
def duplicate_list(request):
    merges = VendorMerge.objects.select_related("kept", "merged", "merged_by", "undone_by")
    context = {"groups": duplicate_groups(), "merges": merges[:MERGES_SHOWN]}
    return render(request, "vendors/duplicate_list.html", context)


@roles_allowed(Role.STAFF)
def vendor_merge(request, slug, other_slug):
    """The vendor of the address stays, the other one is merged into it."""
    kept, merged = get_own_vendor(request, slug), get_own_vendor(request, other_slug)
    form = MergeForm(posted(request))
    if form.is_valid():
        try:
            record = merge(
                kept=kept, merged=merged, reason=form.cleaned_data["reason"], by=request.user
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, f"{merged} digabung ke {kept}: {len(record.moved)} data dipindahkan."
            )
            if record.left:
                messages.warning(
                    request,
                    f"{len(record.left)} data tetap pada rekaman lama, karena vendor yang "
                    "dipertahankan sudah punya yang sama.",
                )
            return redirect("vendors:duplicate_list")
    context = {
        "kept": kept,
        "merged": merged,
        "form": form,
        "hides_vendor": merged.is_verified and not kept.is_verified,
        "kept_links": link_counts(kept),
        "merged_links": link_counts(merged),
    }
    return render(request, "vendors/vendor_merge.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def merge_undo(request, pk):
    record = get_object_or_404(VendorMerge, pk=pk)
    try:
        returned = unmerge(record, by=request.user)
    except ValidationError as error:
        messages.info(request, error.message)
    else:
        messages.success(request, f"Penggabungan dibatalkan, {returned} data dikembalikan.")
    return redirect("vendors:duplicate_list")
