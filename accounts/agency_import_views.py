"""Lists of buying units, step by step: upload, say what columns and units are, look, save."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.agency_importing import LAYOUT, commit, decide, preview, revert
from accounts.agency_reading import NEW, SKIP, Outcome
from accounts.file_imports import receive
from accounts.forms import AgencyUploadForm
from accounts.import_pages import (
    columns_read,
    map_columns,
    named_units,
    notes_of,
    offered_names,
    receive_upload,
    revert_page,
    steps,
)
from accounts.models import Agency, AgencyImport, Role
from core.addresses import reverse
from core.forms import posted, uploaded
from core.keys import row_key
from core.pagination import paginate

ASKED = "unit:"


def get_import(pk):
    return get_object_or_404(AgencyImport.objects.for_list(), pk=pk)


def next_step(agency_import):
    return redirect(f"accounts:agency_import_{agency_import.step}", agency_import.pk)


@roles_allowed(Role.ADMIN)
@require_safe
def agency_import_list(request):
    page = paginate(request, AgencyImport.objects.for_list())
    return render(request, "accounts/agency_import_list.html", {"page": page})


@roles_allowed(Role.ADMIN)
def agency_import_create(request):
    form = AgencyUploadForm(posted(request), uploaded(request))
    if agency_import := receive_upload(request, form, partial(receive, AgencyImport, LAYOUT)):
        return next_step(agency_import)
    context = {"form": form, "columns": LAYOUT.columns, "steps": steps("Unggah")}
    return render(request, "accounts/agency_import_create.html", context)


@roles_allowed(Role.ADMIN)
def agency_import_map(request, pk):
    agency_import = get_import(pk)
    if agency_import.is_committed:
        return next_step(agency_import)
    form, is_kept = map_columns(request, agency_import, LAYOUT)
    if is_kept:
        return redirect("accounts:agency_import_preview", pk)
    context = {"agency_import": agency_import, "form": form, "steps": steps("Kolom")}
    return render(request, "accounts/agency_import_map.html", context)


@roles_allowed(Role.ADMIN)
@require_safe
def agency_import_preview(request, pk):
    """What each unit of the file would become; those that nobody knows stand first."""
    agency_import = get_import(pk)
    if agency_import.is_committed or agency_import.mapping is None:
        return next_step(agency_import)
    found = preview(agency_import)
    show = request.GET.get("show", "")
    units = found.having(show) if show in list(Outcome) else found.problems_first
    context = {
        "agency_import": agency_import,
        "preview": found,
        "notes": notes_of(agency_import.filled_rows, found.left_out),
        "page": paginate(request, units),
        "names": offered_names(Agency.objects.all()),
        "columns": columns_read(agency_import, LAYOUT.labels),
        "steps": steps("Periksa"),
    }
    return render(request, "accounts/agency_import_preview.html", context)


@roles_allowed(Role.ADMIN)
@require_POST
def agency_import_decide(request, pk):
    """Keep what was said about units that nobody knows, and look again."""
    agency_import = get_import(pk)
    if agency_import.is_committed:
        return next_step(agency_import)
    said = {
        name.removeprefix(ASKED)[:300]: text
        for name, text in request.POST.items()
        if name.startswith(ASKED)
        # Kept as JSON, which holds no NUL.
        and "\0" not in name
        and (text in ("", NEW, SKIP) or row_key(text))
    }
    said |= named_units(request)
    if "all_new" in request.POST:
        unknown = preview(agency_import).having(Outcome.UNKNOWN)
        said |= {unit.key: NEW for unit in unknown if not said.get(unit.key)}
    decide(agency_import, said)
    address = reverse("accounts:agency_import_preview", args=[pk])
    return redirect(f"{address}?{request.GET.urlencode()}")


@roles_allowed(Role.ADMIN)
@require_POST
def agency_import_commit(request, pk):
    agency_import = get_import(pk)
    try:
        saved = commit(agency_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return next_step(agency_import)
    messages.success(request, f"{saved.new_count} satuan baru, {saved.changed_count} diperbarui.")
    return redirect(saved)


@roles_allowed(Role.ADMIN)
@require_safe
def agency_import_detail(request, pk):
    agency_import = get_import(pk)
    if not agency_import.is_committed:
        return next_step(agency_import)
    rows = agency_import.rows.order_by("number").select_related("agency")
    context = {"file_import": agency_import, "page": paginate(request, rows)}
    return render(request, "accounts/agency_import_detail.html", context)


@roles_allowed(Role.ADMIN)
def agency_import_revert(request, pk):
    agency_import = get_import(pk)
    if not agency_import.is_committed or agency_import.is_reverted:
        return next_step(agency_import)
    return revert_page(
        request,
        agency_import,
        revert,
        noun="satuan",
        fate="dihapus bila belum dipakai",
        kept_text="satuan tetap: sudah dipakai atau diubah sesudah impor.",
    )
