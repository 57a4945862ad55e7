"""Demand from a RUP file, step by step: upload, say what columns and units are, look, save."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.file_imports import receive
from accounts.import_pages import (
    columns_read,
    map_columns,
    match_units,
    notes_of,
    receive_upload,
    revert_page,
    steps,
)
from accounts.models import Role
from core.formats import number
from core.forms import posted, uploaded
from core.pagination import paginate
from matching.actions.demand_columns import LAYOUT
from matching.actions.demand_importing import commit, preview_import, revert
from matching.actions.demand_rows import Outcome
from matching.demand_forms import DemandUploadForm
from matching.models import DemandImport, ImportAction
from matching.views.demand import EDITORS, agencies_for

MAX_MISSING = 100


def imports_of(user):
    """The office sees every import, a buyer its own."""
    rows = DemandImport.objects.for_list()
    return rows.filter(created_by=user) if user.is_buyer else rows


def get_import(request, pk):
    return get_object_or_404(imports_of(request.user), pk=pk)


def next_step(demand_import):
    return redirect(f"matching:demand_import_{demand_import.step}", demand_import.pk)


@roles_allowed(*EDITORS)
@require_safe
def demand_import_list(request):
    page = paginate(request, imports_of(request.user))
    return render(request, "matching/demand_import_list.html", {"page": page})


@roles_allowed(*EDITORS)
def demand_import_create(request):
    form = DemandUploadForm(posted(request), uploaded(request))
    if demand_import := receive_upload(request, form, partial(receive, DemandImport, LAYOUT)):
        return next_step(demand_import)
    context = {"form": form, "columns": LAYOUT.columns, "steps": steps("Unggah")}
    return render(request, "matching/demand_import_create.html", context)


@roles_allowed(*EDITORS)
def demand_import_map(request, pk):
    demand_import = get_import(request, pk)
    if demand_import.is_committed:
        return next_step(demand_import)
    form, is_kept = map_columns(request, demand_import, LAYOUT)
    if is_kept:
        return redirect("matching:demand_import_preview", pk)
    context = {"demand_import": demand_import, "form": form, "steps": steps("Kolom")}
    return render(request, "matching/demand_import_map.html", context)


@roles_allowed(*EDITORS)
@require_safe
def demand_import_preview(request, pk):
    demand_import = get_import(request, pk)
    if demand_import.is_committed or demand_import.mapping is None:
        return next_step(demand_import)
    preview = preview_import(demand_import, user=request.user)
    show = request.GET.get("show", "")
    rows = preview.problems_first
    if show in {outcome.value for outcome in Outcome}:
        rows = preview.having(Outcome(show))
    context = {
        "demand_import": demand_import,
        "preview": preview,
        "notes": notes_of(demand_import.filled_rows, preview.left_out),
        "missing": preview.missing[:MAX_MISSING],
        "page": paginate(request, rows),
        "steps": steps("Periksa"),
        "columns": columns_read(demand_import, LAYOUT.labels),
    }
    return render(request, "matching/demand_import_preview.html", context)


@roles_allowed(Role.STAFF)
def demand_import_units(request, pk):
    """Say once which unit each unknown name means; it is remembered for every import."""
    demand_import = get_import(request, pk)
    if demand_import.is_committed or demand_import.mapping is None:
        return next_step(demand_import)
    names = preview_import(demand_import, user=request.user).unknown_units
    form, is_kept = match_units(request, names, agencies_for(request.user).order_by("name"))
    if is_kept:
        return redirect("matching:demand_import_preview", pk)
    context = {"demand_import": demand_import, "form": form, "steps": steps("Periksa")}
    return render(request, "matching/demand_import_units.html", context)


@roles_allowed(*EDITORS)
@require_POST
def demand_import_commit(request, pk):
    demand_import = get_import(request, pk)
    try:
        saved = commit(demand_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return next_step(demand_import)
    new, changed = number(saved.new_count), number(saved.changed_count)
    messages.success(request, f"{new} kebutuhan baru, {changed} diperbarui.")
    return redirect(saved)


@roles_allowed(*EDITORS)
@require_safe
def demand_import_detail(request, pk):
    demand_import = get_import(request, pk)
    if not demand_import.is_committed:
        return next_step(demand_import)
    rows = demand_import.rows.order_by("number").select_related("demand__agency")
    if request.GET.get("show") in ImportAction.values:
        rows = rows.filter(action=request.GET["show"])
    context = {"file_import": demand_import, "page": paginate(request, rows)}
    return render(request, "matching/demand_import_detail.html", context)


@roles_allowed(*EDITORS)
def demand_import_revert(request, pk):
    demand_import = get_import(request, pk)
    if not demand_import.is_committed or demand_import.is_reverted:
        return next_step(demand_import)
    return revert_page(
        request,
        demand_import,
        revert,
        noun="kebutuhan",
        fate="tidak dihitung lagi",
        kept_text="kebutuhan tetap: sudah diubah sesudah impor.",
    )
