"""Lists of vendors and of certificates, step by step: upload, say what columns are, look, save."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.file_imports import receive
from accounts.import_pages import (
    example_file,
    map_columns,
    read_headers,
    receive_upload,
    refused_file,
    revert_page,
    steps,
)
from accounts.models import Role
from core.forms import posted
from core.pagination import paginate
from vendors.actions.importing import KINDS
from vendors.forms import UploadForm
from vendors.models import ImportAction, ImportedVendor
from vendors.views.scope import uploaded


def get_kind(key):
    if key not in KINDS:
        raise Http404
    return KINDS[key]


def get_import(kind, pk):
    return get_object_or_404(kind.model._default_manager.for_list(), pk=pk)


def next_step(kind, file_import):
    return redirect(f"vendors:import_{file_import.step}", kind.key, file_import.pk)


@roles_allowed(Role.STAFF)
@require_safe
def import_list(request, kind):
    kind = get_kind(kind)
    page = paginate(request, kind.model._default_manager.for_list())
    return render(request, "vendors/import_list.html", {"kind": kind, "page": page})


@roles_allowed(Role.STAFF)
def import_create(request, kind):
    kind = get_kind(kind)
    form = UploadForm(posted(request), uploaded(request), kind=kind)
    if file_import := receive_upload(request, form, partial(receive, kind.model, kind.layout)):
        return next_step(kind, file_import)
    context = {"kind": kind, "form": form, "steps": steps("Unggah")}
    return render(request, "vendors/import_create.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def import_template(request, kind):
    kind = get_kind(kind)
    return example_file(kind.key, kind.layout.columns, kind.example)


@roles_allowed(Role.STAFF)
def import_map(request, kind, pk):
    kind = get_kind(kind)
    file_import = get_import(kind, pk)
    if file_import.is_committed:
        return next_step(kind, file_import)
    form, is_kept = map_columns(request, file_import, kind.layout)
    if is_kept:
        return redirect("vendors:import_preview", kind.key, pk)
    context = {"kind": kind, "file_import": file_import, "form": form, "steps": steps("Kolom")}
    return render(request, "vendors/import_map.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def import_preview(request, kind, pk):
    kind = get_kind(kind)
    file_import = get_import(kind, pk)
    if file_import.is_committed or file_import.mapping is None:
        return next_step(kind, file_import)
    preview = kind.preview(file_import)
    show = request.GET.get("show", "")
    rows = [row for row in preview.problems_first if not show or row.outcome == show]
    context = {
        "kind": kind,
        "file_import": file_import,
        "preview": preview,
        "page": paginate(request, rows),
        "steps": steps("Periksa"),
        "headers": read_headers(file_import, kind.layout),
    }
    return render(request, "vendors/import_preview.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def import_commit(request, kind, pk):
    kind = get_kind(kind)
    file_import = get_import(kind, pk)
    try:
        saved = kind.commit(file_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return next_step(kind, file_import)
    messages.success(
        request, f"{saved.new_count} {kind.noun} baru, {saved.changed_count} diperbarui."
    )
    return redirect(saved)


@roles_allowed(Role.STAFF)
@require_safe
def import_detail(request, kind, pk):
    kind = get_kind(kind)
    file_import = get_import(kind, pk)
    if not file_import.is_committed:
        return next_step(kind, file_import)
    context = {"kind": kind, "file_import": file_import}
    if kind.key == "vendors":
        rows = file_import.rows.order_by("number").select_related("vendor")
        if request.GET.get("show") in ImportAction.values:
            rows = rows.filter(action=request.GET["show"])
        context["page"] = paginate(request, rows)
    return render(request, "vendors/import_detail.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def import_refused(request, kind, pk):
    """The rows that were not saved, to be mended and uploaded again."""
    kind = get_kind(kind)
    rows = ImportedVendor.objects.filter(
        vendor_import=get_import(kind, pk).pk if kind.key == "vendors" else None,
        action=ImportAction.REFUSED,
    ).order_by("number")
    return refused_file(pk, kind.layout.columns, ((row.cells, row.reason) for row in rows))


@roles_allowed(Role.STAFF)
def import_revert(request, kind, pk):
    kind = get_kind(kind)
    file_import = get_import(kind, pk)
    if not file_import.is_committed or file_import.is_reverted:
        return next_step(kind, file_import)
    return revert_page(
        request,
        file_import,
        kind.revert,
        text=f"{file_import.new_count} {kind.noun} baru dari {file_import} dihapus bila belum "
        f"dipakai, {file_import.changed_count} yang berubah kembali seperti semula.",
        kept_text=f"{kind.noun} tetap: sudah dipakai atau diubah sesudah impor.",
    )
