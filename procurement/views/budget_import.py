"""Budgets of all agencies from one file: uploaded, looked at, saved, perhaps taken back."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.file_imports import receive
from accounts.import_pages import (
    columns_read,
    example_file,
    map_columns,
    named_units,
    notes_of,
    offered_names,
    receive_upload,
    revert_page,
    steps,
)
from accounts.models import Agency, Role
from core.addresses import reverse
from core.forms import posted, uploaded
from core.pagination import paginate
from procurement.actions.budgets import EXAMPLE, LAYOUT, commit, decide, preview, revert
from procurement.forms import BudgetImportForm
from procurement.models import BudgetImport, BudgetVersion


def get_import(pk):
    return get_object_or_404(BudgetImport.objects.for_list(), pk=pk)


def next_step(budget_import):
    return redirect(f"procurement:budget_import_{budget_import.step}", budget_import.pk)


@roles_allowed(Role.STAFF)
@require_safe
def budget_import_list(request):
    page = paginate(request, BudgetImport.objects.for_list())
    return render(request, "procurement/budget_import_list.html", {"page": page})


@roles_allowed(Role.STAFF)
def budget_import_create(request):
    form = BudgetImportForm(posted(request), uploaded(request))
    if budget_import := receive_upload(request, form, partial(receive, BudgetImport, LAYOUT)):
        warn_of_title(request, budget_import)
        return next_step(budget_import)
    context = {"form": form, "columns": LAYOUT.columns, "steps": steps("Unggah")}
    return render(request, "procurement/budget_import_create.html", context)


def warn_of_title(request, budget_import):
    """Say that the titles of the file name another version than the chosen one."""
    is_changed = "perubahan" in budget_import.titles.casefold()
    if is_changed and budget_import.version == BudgetVersion.APBD:
        messages.warning(
            request,
            "Judul berkas menyebut anggaran perubahan, sedangkan yang dipilih APBD. "
            "Periksa dulu sebelum menyimpan.",
        )


@roles_allowed(Role.STAFF)
@require_safe
def budget_import_template(request):
    return example_file("pagu", LAYOUT.columns, EXAMPLE)


@roles_allowed(Role.STAFF)
def budget_import_map(request, pk):
    budget_import = get_import(pk)
    if budget_import.is_committed:
        return next_step(budget_import)
    form, is_kept = map_columns(request, budget_import, LAYOUT)
    if is_kept:
        return redirect("procurement:budget_import_preview", pk)
    context = {"budget_import": budget_import, "form": form, "steps": steps("Kolom")}
    return render(request, "procurement/budget_import_map.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def budget_import_preview(request, pk):
    """What each row would become; those of unknown units and with problems stand first."""
    budget_import = get_import(pk)
    if budget_import.is_committed or budget_import.mapping is None:
        return next_step(budget_import)
    found = preview(budget_import)
    rows = found.rows
    problems_first = sorted(rows, key=lambda row: (row.is_saved, not row.is_unknown, row.number))
    context = {
        "budget_import": budget_import,
        "rows": rows,
        "notes": notes_of(budget_import.filled_rows, found.left_out),
        "page": paginate(request, problems_first),
        "saved": [row for row in rows if row.is_saved],
        "waiting": [row for row in rows if row.is_unknown],
        "names": offered_names(Agency.objects.selectable()),
        "columns": columns_read(budget_import, LAYOUT.labels),
        "steps": steps("Periksa"),
    }
    return render(request, "procurement/budget_import_preview.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def budget_import_commit(request, pk):
    """Keep which units were named, then save, unless only another look is asked for."""
    budget_import = get_import(pk)
    if budget_import.is_committed or budget_import.mapping is None:
        return next_step(budget_import)
    decide(budget_import, named_units(request))
    if "save" not in request.POST:
        address = reverse("procurement:budget_import_preview", args=[pk])
        return redirect(f"{address}?{request.GET.urlencode()}")
    try:
        saved = commit(budget_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return next_step(budget_import)
    messages.success(
        request, f"Pagu {saved.year}: {saved.new_count} baru, {saved.changed_count} berubah."
    )
    return redirect(saved)


@roles_allowed(Role.STAFF)
@require_safe
def budget_import_detail(request, pk):
    budget_import = get_import(pk)
    if not budget_import.is_committed:
        return next_step(budget_import)
    rows = budget_import.rows.order_by("number").select_related("agency")
    context = {"file_import": budget_import, "page": paginate(request, rows)}
    return render(request, "procurement/budget_import_detail.html", context)


@roles_allowed(Role.STAFF)
def budget_import_revert(request, pk):
    budget_import = get_import(pk)
    if not budget_import.is_committed or budget_import.is_reverted:
        return next_step(budget_import)
    return revert_page(
        request,
        budget_import,
        revert,
        noun="pagu",
        fate="dihapus",
        kept_text="pagu tetap: sudah diubah sesudah impor.",
    )
