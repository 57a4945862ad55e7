"""Lists of vendors, products and certificates, step by step: upload, say what columns are, save.

A vendor comes here with lists of its own products, the office with all; ``?vendor=`` says whose
products a list of the office's holds.
"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.file_imports import receive
from accounts.import_pages import (
    columns_read,
    example_file,
    map_columns,
    notes_of,
    receive_upload,
    refused_file,
    revert_page,
    steps,
)
from accounts.models import Role
from core.forms import posted, uploaded
from core.pagination import paginate
from vendors.actions.importing import KINDS
from vendors.forms import UploadForm
from vendors.models import ImportAction, Vendor


def get_kind(request, key):
    kind = KINDS.get(key)
    if kind is None or (request.user.is_vendor and not kind.own_layout):
        raise Http404
    return kind


def imports_of(request, kind):
    rows = kind.model._default_manager.for_list()
    return rows.visible_to(request.user) if kind.own_layout else rows


def get_import(request, kind, pk):
    return get_object_or_404(imports_of(request, kind), pk=pk)


def chosen_vendor(request, kind):
    """Whose list it is: of a vendor the own, of the office the one in the address, if any."""
    if not kind.own_layout:
        return None
    vendors = Vendor.objects.editable_by(request.user)
    if request.user.is_vendor:
        return get_object_or_404(vendors)
    slug = request.GET.get("vendor")
    return get_object_or_404(vendors, slug=slug) if slug else None


def next_step(kind, file_import):
    return redirect(f"vendors:import_{file_import.step}", kind.key, file_import.pk)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def import_list(request, kind):
    kind = get_kind(request, kind)
    context = {
        "kind": kind,
        "page": paginate(request, imports_of(request, kind)),
        "vendor": chosen_vendor(request, kind),
    }
    return render(request, "vendors/import_list.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
def import_create(request, kind):
    kind = get_kind(request, kind)
    vendor = chosen_vendor(request, kind)
    layout = kind.layout_for(vendor)
    whose = {"vendor": vendor} if vendor else {}
    form = UploadForm(posted(request), uploaded(request), kind=kind)
    if file_import := receive_upload(request, form, partial(receive, kind.model, layout, **whose)):
        return next_step(kind, file_import)
    context = {
        "kind": kind,
        "form": form,
        "steps": steps("Unggah"),
        "columns": layout.columns,
        "vendor": vendor,
    }
    return render(request, "vendors/import_create.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def import_template(request, kind):
    kind = get_kind(request, kind)
    columns = kind.layout_for(chosen_vendor(request, kind)).columns
    return example_file(kind.key, columns, kind.example)


@roles_allowed(Role.STAFF, Role.VENDOR)
def import_map(request, kind, pk):
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    if file_import.is_committed:
        return next_step(kind, file_import)
    form, is_kept = map_columns(request, file_import, kind.layout_of(file_import))
    if is_kept:
        return redirect("vendors:import_preview", kind.key, pk)
    context = {"kind": kind, "file_import": file_import, "form": form, "steps": steps("Kolom")}
    return render(request, "vendors/import_map.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def import_preview(request, kind, pk):
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    if file_import.is_committed or file_import.mapping is None:
        return next_step(kind, file_import)
    preview = kind.preview(file_import)
    show = request.GET.get("show", "")
    rows = [row for row in preview.problems_first if not show or row.outcome == show]
    context = {
        "kind": kind,
        "file_import": file_import,
        "preview": preview,
        "notes": notes_of(file_import.filled_rows, preview.left_out),
        "page": paginate(request, rows),
        "steps": steps("Periksa"),
        "columns": columns_read(file_import, kind.layout_of(file_import).labels),
    }
    return render(request, "vendors/import_preview.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_POST
def import_commit(request, kind, pk):
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    try:
        saved = kind.commit(file_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return next_step(kind, file_import)
    messages.success(
        request, f"{saved.new_count} {kind.noun} baru, {saved.changed_count} diperbarui."
    )
    return redirect(saved)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def import_detail(request, kind, pk):
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    if not file_import.is_committed:
        return next_step(kind, file_import)
    context = {"kind": kind, "file_import": file_import}
    if kind.record:
        rows = file_import.rows.order_by("number").select_related(kind.record)
        if request.GET.get("show") in ImportAction.values:
            rows = rows.filter(action=request.GET["show"])
        context["page"] = paginate(request, rows)
    return render(request, "vendors/import_detail.html", context)


@roles_allowed(Role.STAFF, Role.VENDOR)
@require_safe
def import_refused(request, kind, pk):
    """The rows that were not saved, to be mended and uploaded again."""
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    if not kind.record:
        raise Http404
    rows = file_import.rows.filter(action=ImportAction.REFUSED).order_by("number")
    columns = kind.layout_of(file_import).columns
    return refused_file(pk, columns, ((row.cells, row.reason) for row in rows))


@roles_allowed(Role.STAFF, Role.VENDOR)
def import_revert(request, kind, pk):
    kind = get_kind(request, kind)
    file_import = get_import(request, kind, pk)
    if not file_import.is_committed or file_import.is_reverted:
        return next_step(kind, file_import)
    return revert_page(
        request,
        file_import,
        kind.revert,
        noun=kind.noun,
        fate="dihapus bila belum dipakai",
        kept_text=f"{kind.noun} tetap: sudah dipakai atau diubah sesudah impor.",
    )
