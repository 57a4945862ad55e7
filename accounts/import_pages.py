"""What the pages of every import have in common: steps, columns, examples, taking back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from accounts.file_imports import file_headers, set_mapping
from accounts.forms import HeaderMapForm, RevertForm, UnitsForm
from accounts.models import AgencyAlias
from core.formats import number
from core.forms import posted
from core.spreadsheets import Sheet, SheetColumn, header_key, xlsx_download

MAX_NAMED = 8
MAX_OFFERED = 500
"""Units up to which the browser offers their names while one is typed."""

MAX_ASKED = 100
"""Unknown units that one page asks about; the next ones follow when these are said."""

NAMED = "name:"
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
    say_header(request, file_import.header)
    say_sheets(request, file_import)
    warn_of_year(request, file_import.title_year, getattr(file_import, "year", None))
    return file_import


def columns_read(file_import, labels):
    """In words: what each header of the file is read as, and which are not read at all."""
    mapping = file_import.mapping.items()
    said = "; ".join(f"{text} → {labels[column]}" for text, column in mapping if column in labels)
    unused = ", ".join(text for text, column in mapping if column not in labels)
    return f"{said}. Tidak dipakai: {unused}" if unused else said


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


def say_header(request, header):
    """Say which columns of two with one name are not read, and that a head may be no head at all."""
    if header.repeated:
        names = ", ".join(f"“{text}”" for text in header.repeated[:MAX_NAMED])
        messages.warning(
            request,
            f"Judul kolom {names} ada lebih dari sekali. Hanya kolom yang paling kiri yang dibaca. "
            "Beri judul yang lain bila kolom sesudahnya juga perlu.",
        )
    if not header.known:
        messages.warning(
            request,
            f"Tidak satu pun judul kolom dikenal, jadi baris {header.number} dianggap baris judul: "
            f"“{'; '.join(header.texts)[:200]}”. Bila itu sudah data, tambahkan baris judul di "
            "atasnya, lalu unggah lagi.",
        )


def say_sheets(request, file_import):
    """Say what of a workbook is not read, and what is read though nobody sees it there."""
    sheet = file_import.sheet
    if sheet is None:
        return
    if sheet.others:
        names = ", ".join(f"“{name}”" for name in sheet.others[:MAX_NAMED])
        messages.warning(
            request,
            f"Dibaca lembar “{sheet.name}”. Lembar lain tidak dibaca: {names}. "
            "Simpan lembar itu sebagai berkas sendiri bila isinya juga perlu diimpor.",
        )
    if sheet.is_hidden:
        messages.warning(
            request,
            f"Lembar “{sheet.name}” tersembunyi di berkasnya, tetapi dibaca: lembar yang tampak "
            "tidak berisi.",
        )
    if sheet.broken:
        more = ["dan lainnya"] if len(sheet.broken) > MAX_NAMED else []
        messages.warning(
            request,
            f"{number(len(sheet.broken))} sel berisi galat seperti #N/A atau rumus tanpa hasil, dan "
            f"dibaca kosong: {', '.join([*sheet.broken[:MAX_NAMED], *more])}. Perbaiki di Excel, "
            "simpan, lalu unggah lagi.",
        )
    if rows := [row for row in sheet.hidden_rows if row > file_import.header_row]:
        messages.warning(
            request,
            f"{number(len(rows))} baris tersembunyi di berkasnya, misalnya oleh saringan, dan ikut "
            f"dibaca: baris {', '.join(row_spans(rows))}. Hapus baris itu dari berkas bila tidak "
            "dimaksudkan.",
        )


def notes_of(filled_rows, left_out):
    """What a page says of rows that were read otherwise than they stand: filled, or left out.

    ``filled_rows`` are the numbers of rows, ``left_out`` rows.
    """
    said = []
    if filled_rows:
        said.append(
            "Isi sel yang digabung dipakai untuk setiap baris yang dicakupnya: "
            f"baris {', '.join(row_spans(filled_rows))}."
        )
    if left_out:
        named = [f"“{row.text}” (baris {row.number})" for row in left_out[:MAX_NAMED]]
        more = ["dan lainnya"] if len(left_out) > MAX_NAMED else []
        said.append(
            f"{number(len(left_out))} baris jumlah, tanda tangan, atau keterangan bukan data dan "
            f"tidak ikut dibaca: {', '.join([*named, *more])}."
        )
    return said


def row_spans(numbers):
    """Rows in their order as a person lists them: "5–9", "12"; of many runs the first."""
    runs = []
    for row in numbers:
        if runs and runs[-1][-1] == row - 1:
            runs[-1][-1] = row
        else:
            runs.append([row, row])
    spans = [f"{first}" if first == last else f"{first}–{last}" for first, last in runs]
    return spans if len(spans) <= MAX_NAMED else [*spans[:MAX_NAMED], "dan lainnya"]


def warn_of_year(request, said, chosen):
    """Say that the titles of a table name another year than the one that was chosen."""
    if said and chosen and said != chosen:
        messages.warning(
            request,
            f"Judul berkas menyebut tahun {said}, sedangkan yang dipilih {chosen}. "
            "Periksa dulu sebelum menyimpan.",
        )


def offered_names(agencies):
    """The names that a field for a unit suggests; none where they would fill the page."""
    names = list(agencies.order_by("name").values_list("name", flat=True)[: MAX_OFFERED + 1])
    return names if len(names) <= MAX_OFFERED else []


def named_units(request):
    """Which of our units are typed by name, by the key of the unit in the file."""
    typed = {
        name.removeprefix(NAMED)[:300]: text
        for name, text in request.POST.items()
        if name.startswith(NAMED) and text.strip() and "\0" not in name + text
    }
    known = AgencyAlias.objects.directory() if typed else {}
    found = {key: known.get(header_key(text)) for key, text in typed.items()}
    for key, agency in found.items():
        if agency is None:
            messages.warning(request, f"“{typed[key][:80]}” tidak ada di daftar perangkat daerah.")
    return {key: str(agency.pk) for key, agency in found.items() if agency}


def match_units(request, names, agencies):
    """The form that says what unknown units mean, and whether its answer has been remembered.

    It counts for every import from then on; None of a unit that is not the city's.
    """
    form = UnitsForm(posted(request), names=names[:MAX_ASKED], agencies=agencies)
    if not form.is_valid():
        return form, False
    AgencyAlias.objects.remember(form.said, by=request.user)
    messages.success(request, f"{len(form.said)} nama satuan kerja diingat.")
    return form, True


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


def what_goes_back(file_import, noun, fate):
    """What taking an import back does, as a sentence: only of what the import has done.

    ``fate`` is what becomes of new records, which ``noun`` names: "dihapus".
    """
    parts = [
        f"{number(count)} {noun} {what}"
        for count, what in (
            (file_import.new_count, f"baru {fate}"),
            (file_import.changed_count, "yang berubah kembali seperti semula"),
        )
        if count
    ]
    return f"Dari {file_import}: {', '.join(parts) or f'tidak ada {noun} yang berubah'}."


def revert_page(request, file_import, revert, *, noun, fate, kept_text, also=""):
    """Ask why, and take the import back.

    ``noun`` and ``fate`` are those of `what_goes_back`, ``also`` is one more sentence. ``revert``
    returns how many records stay as they are, which ``kept_text`` tells.
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
        "text": f"{what_goes_back(file_import, noun, fate)} {also}".strip(),
        "submit": "Batalkan impor",
        "cancel_label": "Jangan batalkan",
        "cancel_url": file_import.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)
