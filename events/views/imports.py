"""Participants from a file, step by step: upload, say what the columns are, look, save."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import HeaderAlias, ImportTable, Role
from core.pagination import paginate
from core.spreadsheets import Sheet, SheetColumn, xlsx_download
from events.actions.importing import (
    COLUMNS,
    LABELS,
    approve,
    commit,
    file_headers,
    preview_import,
    receive,
    revert,
    set_mapping,
)
from events.forms import ImportForm, ImportMapForm, ReasonForm
from events.models import Forum, ImportAction, ParticipantImport
from events.views.scope import get_forum, render_forum

STEPS = ("Unggah", "Kolom", "Periksa", "Simpan")
EXAMPLE = {
    "name": "Sari Dewi, S.E.",
    "nip": "198704122011012001",
    "position": "Kepala Subbagian Umum",
    "origin": "Dinas Pendidikan",
    "phone": "0812-3456-7890",
    "email": "sari.dewi@contoh.go.id",
    "assignment_letter": "800/123/2024",
    "kind": "Utusan OPD",
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


def steps(current):
    place = STEPS.index(current)
    return [
        {
            "label": label,
            "state": "done" if number < place else "current" if number == place else "todo",
        }
        for number, label in enumerate(STEPS)
    ]


def next_step(participant_import):
    """The page on which an import goes on: no step is left out, none comes again."""
    name = "import_preview"
    if participant_import.is_committed:
        name = "import_detail"
    elif participant_import.mapping is None:
        name = "import_map"
    return redirect(f"events:{name}", participant_import.forum.slug, participant_import.pk)


@roles_allowed(Role.STAFF)
@require_safe
def import_list(request, slug):
    forum = get_forum(request, slug)
    page = paginate(request, forum.imports.for_list())
    return render_forum(request, "events/import_list.html", forum, {"page": page})


@roles_allowed(Role.STAFF)
def import_create(request, slug):
    forum = get_forum(request, slug)
    posted = request.method == "POST"
    form = ImportForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        try:
            return next_step(receive(forum, by=request.user, **form.cleaned_data))
        except ValidationError as error:
            form.add_error("file", error)
    context = {"form": form, "columns": COLUMNS, "steps": steps("Unggah")}
    return render_forum(request, "events/import_create.html", forum, context)


@roles_allowed(Role.STAFF)
@require_safe
def import_template(request, slug):
    forum = get_forum(request, slug)
    columns = [SheetColumn(column.label, 24) for column in COLUMNS]
    sheet = Sheet("Peserta", columns, [[EXAMPLE[column.name] for column in COLUMNS]])
    return xlsx_download(f"contoh-peserta-{forum.slug}.xlsx", sheet)


@roles_allowed(Role.STAFF)
def import_map(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if participant_import.is_committed:
        return next_step(participant_import)
    form = ImportMapForm(
        request.POST if request.method == "POST" else None,
        headers=file_headers(participant_import),
    )
    if form.is_valid():
        try:
            set_mapping(participant_import, form.mapping, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("events:import_preview", slug, pk)
    context = {
        "participant_import": participant_import,
        "form": form,
        "remembered": [
            (alias, LABELS.get(alias.column, "Tidak dipakai"))
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
        # Eight digits: more rows than any file has, and fewer than a column holds.
        return {
            int(text) for text in request.POST.getlist(name) if text.isdecimal() and len(text) <= 8
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
        "page": paginate(request, rows),
        "headers": [
            (text, LABELS[column])
            for text, column in participant_import.mapping.items()
            if column in LABELS
        ],
        "steps": steps("Periksa"),
    }
    return render_forum(request, "events/import_preview.html", participant_import.forum, context)


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
    columns = [SheetColumn(column.label, 24) for column in COLUMNS]
    rows = participant_import.rows.filter(action=ImportAction.REFUSED).order_by("number")
    sheet = Sheet(
        "Belum disimpan",
        [*columns, SheetColumn("Masalah", 60)],
        ([*(row.cells.get(column.name, "") for column in COLUMNS), row.reason] for row in rows),
    )
    return xlsx_download(f"belum-disimpan-{participant_import.pk}.xlsx", sheet)


@roles_allowed(Role.STAFF)
def import_revert(request, slug, pk):
    participant_import = get_import(request, slug, pk)
    if not participant_import.is_committed or participant_import.is_reverted:
        return next_step(participant_import)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            kept = revert(participant_import, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Impor dibatalkan.")
            if kept:
                messages.warning(
                    request,
                    f"{len(kept)} peserta tidak dikembalikan karena sudah diubah sesudah impor.",
                )
            return redirect(participant_import)
    context = {
        "form": form,
        "title": "Batalkan impor ini?",
        "text": (
            f"{participant_import.new_count} peserta baru dari {participant_import} menjadi "
            f"batal, {participant_import.changed_count} yang berubah kembali seperti semula."
        ),
        "submit": "Batalkan impor",
        "cancel_label": "Jangan batalkan",
        "cancel_url": reverse("events:import_detail", args=[slug, pk]),
    }
    return render(request, "components/confirm.html", context)
