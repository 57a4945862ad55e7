"""What the pages of every import have in common: steps, columns, examples, taking back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from accounts.file_imports import file_headers, set_mapping
from accounts.forms import HeaderMapForm, RevertForm
from core.forms import posted
from core.spreadsheets import Sheet, SheetColumn, xlsx_download

MAX_NAMED = 8
STEPS = ("Unggah", "Kolom", "Periksa", "Simpan")


def steps(current, names=STEPS):
    place = names.index(current)
    states = ["done"] * place + ["current"] + ["todo"] * (len(names) - place - 1)
    return [{"label": label, "state": state} for label, state in zip(names, states, strict=True)]


def receive_upload(request, form, receive):
    """What ``receive`` makes of the file of an upload form; None where form or file are not valid."""
    if not form.is_valid():
        return None
    try:
        file_import = receive(by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("file", error)
        return None
    say_sheets(request, file_import)
    warn_of_year(request, file_import.title_year, getattr(file_import, "year", None))
    return file_import


def read_headers(file_import, layout):
    """The headers of the file that are used, each with the column that it means."""
    labels = layout.labels
    mapping = file_import.mapping.items()
    return [(text, labels[column]) for text, column in mapping if column in labels]


def map_columns(request, file_import, layout, *, save=set_mapping, **also):
    """The form of a mapping page, and whether its answer has been kept."""
    form = HeaderMapForm(
        posted(request),
        headers=file_headers(file_import, layout),
        layout=layout,
    )
    if not form.is_valid():
        return form, False
    try:
        save(file_import, layout, form.mapping, by=request.user, **also)
    except ValidationError as error:
        form.add_error(None, error)
        return form, False
    return form, True


def say_sheets(request, file_import):
    """Say which sheet of a workbook is read, if others have rows as well."""
    if file_import.other_sheets:
        names = ", ".join(f"“{name}”" for name in file_import.other_sheets[:MAX_NAMED])
        messages.warning(
            request,
            f"Dibaca lembar “{file_import.read_sheet}”. Lembar lain tidak dibaca: {names}. "
            "Simpan lembar itu sebagai berkas sendiri bila isinya juga perlu diimpor.",
        )


def warn_of_year(request, said, chosen):
    """Say that the titles of a table name another year than the one that was chosen."""
    if said and chosen and said != chosen:
        messages.warning(
            request,
            f"Judul berkas menyebut tahun {said}, sedangkan yang dipilih {chosen}. "
            "Periksa dulu sebelum menyimpan.",
        )


def example_file(name, columns, example):
    heads = [SheetColumn(column.label, 24) for column in columns]
    body = [[example[column.name] for column in columns]]
    return xlsx_download(f"contoh-{name}.xlsx", Sheet("Contoh", heads, body))


def refused_file(pk, columns, rows):
    """The rows that were not saved, to be mended and uploaded again: pairs of cells and reason."""
    heads = [SheetColumn(column.label, 24) for column in columns]
    body = ([*(cells.get(column.name, "") for column in columns), why] for cells, why in rows)
    sheet = Sheet("Belum disimpan", [*heads, SheetColumn("Masalah", 60)], body)
    return xlsx_download(f"belum-disimpan-{pk}.xlsx", sheet)


def revert_page(request, file_import, revert, *, text, kept_text):
    """Ask why, and take the import back.

    ``revert`` returns how many records stay as they are, which ``kept_text`` tells.
    """
    form = RevertForm(posted(request))
    if form.is_valid():
        try:
            kept = revert(file_import, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Impor dibatalkan.")
            if kept:
                messages.warning(request, f"{kept} {kept_text}")
            return redirect(file_import)
    context = {
        "form": form,
        "title": f"Batalkan {file_import._meta.verbose_name} ini?",
        "text": text,
        "submit": "Batalkan impor",
        "cancel_label": "Jangan batalkan",
        "cancel_url": file_import.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
