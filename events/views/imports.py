"""Participants from a file, step by step: upload, say what the columns are, look, save."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.file_imports import receive
from accounts.import_pages import (
    columns_read,
    example_file,
    map_columns,
    match_units,
    notes_of,
    receive_upload,
    refused_file,
    revert_page,
    steps,
)
from accounts.models import Agency, HeaderAlias, ImportTable, Role
from core.forms import posted, uploaded
from core.keys import row_keys
from core.pagination import paginate
from events.actions.importing import approve, commit, layout_of, preview_import, revert
from events.forms import ImportForm
from events.models import Forum, ImportAction, ParticipantImport
from events.views.scope import get_forum, render_forum

EXAMPLE = {
    "name": "Sari Dewi, S.E.",
    "nip": "198704122011012001",
    "position": "Kepala Subbagian Umum",
    "origin": "Dinas Pendidikan",
    "phone": "0812-3456-7890",
    "email": "sari.dewi@contoh.go.id",
    "assignment_letter": "800/123/2024",
    "kind": "Utusan OPD",
    "status": "Terdaftar",
}


def get_import(request, slug, pk):
    return get_object_or_404(
        ParticipantImport.objects.select_related(
            "forum", "created_by", "committed_by", "reverted_by"
        ),
        pk=pk,
        forum__in=Forum.objects.visible_to(request.user),
        forum__slug=slug,
    )


def next_step(participant_import):
    name = f"events:import_{participant_import.step}"
    return redirect(name, participant_import.forum.slug, participant_import.pk)


@roles_allowed(Role.STAFF)
@require_safe
def import_list(request, slug):
    forum = get_forum(request, slug)
    page = paginate(request, forum.imports.for_list())
    return render_forum(request, "events/import_list.html", forum, {"page": page})


@roles_allowed(Role.STAFF)
def import_create(request, slug):
    forum = get_forum(request, slug)
    form = ImportForm(posted(request), uploaded(request))
    layout = layout_of(forum)
    receive_here = partial(receive, ParticipantImport, layout, forum=forum)
    if participant_import := receive_upload(request, form, receive_here):
        return next_step(participant_import)
    context = {"form": form, "columns": layout.columns, "steps": steps("Unggah")}
    return render_forum(request, "events/import_create.html", forum, context)


@roles_allowed(Role.STAFF)
@require_safe
def import_template(request, slug):
    forum = get_forum(request, slug)
    answers = {
        question.field_name: next(iter(question.options), "") for question in forum.questions.all()
    }
    return example_file(f"peserta-{forum.slug}", layout_of(forum).columns, EXAMPLE | answers)


@roles_allowed(Role.STAFF)
def import_map(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if participant_import.is_committed:
        return next_step(participant_import)
    layout = layout_of(participant_import.forum)
    form, is_kept = map_columns(request, participant_import, layout, approved_rows=[])
    if is_kept:
        return redirect("events:import_preview", slug, pk)
    context = {
        "participant_import": participant_import,
        "form": form,
        "remembered": [
            (alias, layout.labels.get(alias.column, "Tidak dipakai"))
            for alias in HeaderAlias.objects.filter(table=ImportTable.PARTICIPANTS)
        ],
        "steps": steps("Kolom"),
    }
    return render_forum(request, "events/import_map.html", participant_import.forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def header_alias_delete(request, slug, pk):
    """Forget what a header means; the next file that has it asks again."""
    forum = get_forum(request, slug)
    alias = get_object_or_404(HeaderAlias, table=ImportTable.PARTICIPANTS, pk=pk)
    alias.delete()
    messages.success(request, f"Judul kolom “{alias}” tidak diingat lagi.")
    return redirect("events:import_list", forum.slug)


def ticks(request):
    """The rows with warnings that the page showed, and those of them that were ticked."""

    def numbers(name):
        return {
            key for key in row_keys(request.POST.getlist(name)) if key <= settings.IMPORT_MAX_ROWS
        }

    shown = numbers("shown")
    return {"shown": shown, "ticked": numbers("approved") & shown}


@roles_allowed(Role.STAFF)
def import_preview(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if participant_import.is_committed or participant_import.mapping is None:
        return next_step(participant_import)
    if request.method == "POST":
        save_ticks(request, participant_import)
        return redirect(request.get_full_path())
    preview = preview_import(participant_import)
    lists = {
        "problem": preview.problems,
        "new": preview.new,
        "changed": preview.changed,
        "same": preview.same,
    }
    rows = lists.get(request.GET.get("show", ""), preview.problems_first)
    context = {
        "participant_import": participant_import,
        "preview": preview,
        "notes": notes_of(participant_import.filled_rows, preview.left_out),
        "page": paginate(request, rows),
        "columns": columns_read(participant_import, preview.layout.labels),
        "steps": steps("Periksa"),
    }
    return render_forum(request, "events/import_preview.html", participant_import.forum, context)


@roles_allowed(Role.STAFF)
def import_units(request, slug, pk):
    """Say once which unit each unknown name means; it is remembered for every import."""
    participant_import = get_import(request, slug, pk)
    if participant_import.is_committed or participant_import.mapping is None:
        return next_step(participant_import)
    forum = participant_import.forum
    names = preview_import(participant_import).unknown_units
    agencies = Agency.objects.selectable(forum.first_day).order_by("name")
    form, is_kept = match_units(request, names, agencies)
    if is_kept:
        return redirect("events:import_preview", slug, pk)
    context = {
        "participant_import": participant_import,
        "form": form,
        "steps": steps("Periksa"),
    }
    return render_forum(request, "events/import_units.html", forum, context)


def save_ticks(request, participant_import):
    if "approve_all" in request.POST:
        everyone = {row.number for row in preview_import(participant_import).doubtful}
        approve(participant_import, shown=everyone, ticked=everyone)
    else:
        approve(participant_import, **ticks(request))


@roles_allowed(Role.STAFF)
@require_POST
def import_commit(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if participant_import.is_committed:
        messages.info(request, "Berkas ini sudah disimpan.")
    elif participant_import.mapping is not None:
        # The button stands under the ticks of the page, so these count too.
        approve(participant_import, **ticks(request))
        try:
            saved = commit(participant_import, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"{saved.sentence}.")
            return redirect(participant_import)
    return next_step(participant_import)


@roles_allowed(Role.STAFF)
@require_safe
def import_detail(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if not participant_import.is_committed:
        return next_step(participant_import)
    rows = participant_import.rows.order_by("number").select_related(
        "participant__agency", "participant__vendor"
    )
    if request.GET.get("show") in ImportAction.values:
        rows = rows.filter(action=request.GET["show"])
    elif request.GET.get("show") == "kept":
        rows = rows.filter(is_kept=True)
    context = {
        "participant_import": participant_import,
        "page": paginate(request, rows),
        "row_count": participant_import.rows.count(),
        "kept_count": participant_import.rows.filter(is_kept=True).count(),
    }
    return render_forum(request, "events/import_detail.html", participant_import.forum, context)


@roles_allowed(Role.STAFF)
@require_safe
def import_refused(request, slug, pk):
    """The rows that were not saved, to be mended and uploaded again."""
    participant_import = get_import(request, slug, pk)
    rows = participant_import.rows.filter(action=ImportAction.REFUSED).order_by("number")
    layout = layout_of(participant_import.forum)
    return refused_file(pk, layout.columns, ((row.cells, row.reason) for row in rows))


@roles_allowed(Role.STAFF)
def import_revert(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if not participant_import.is_committed or participant_import.is_reverted:
        return next_step(participant_import)
    return revert_page(
        request,
        participant_import,
        revert,
        noun="peserta",
        fate="menjadi batal",
        kept_text="peserta tidak dikembalikan karena sudah diubah sesudah impor.",
    )
