"""What importing any file begins with: keep it, find its headers, say and remember what they mean."""

import hashlib
import re
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import FileImport, HeaderAlias, ImportTable, User
from core.formats import date_time
from core.spreadsheets import (
    Column,
    Header,
    Meanings,
    MergedCells,
    Row,
    SheetRead,
    guess_header,
    header_key,
    header_texts,
    read_below,
    refuse_scaled,
    stream_workbook,
    table_heading,
    title_year,
)
from core.spreadsheets.tables import HEADER_SEARCH_ROWS

UNUSED = ""
GOVERNMENT = Column(
    "government", "Instansi", ("nama instansi", "nama_klpd", "klpd", "k/l/pd"), spans=True
)
"""Whose units the rows are of: files may hold those of other governments too."""
UNIT_NAMES = (
    "nama satuan kerja", "satuan kerja", "nama satker", "satker", "nama opd", "opd", "nama skpd",
    "skpd", "perangkat daerah", "nama perangkat daerah", "nama unit kerja", "unit kerja",
    "nama unit", "nama sekolah", "sekolah", "satuan pendidikan",
    "nama satuan pendidikan",
)  # fmt: skip
UNIT_CODES = (
    "kd_satker_str", "kode satker", "kode satuan kerja", "kode opd", "kode skpd",
    "kode perangkat daerah", "kode unit kerja",
)  # fmt: skip
"""What files call the name and the code of one of our units."""
VAGUE = frozenset(
    ("bentuk", "jenis", "jumlah", "kategori", "metode", "nama", "nilai", "satuan", "tanggal",
     "total", "usaha")
)  # fmt: skip
"""Words that within a longer header say nothing: "Jumlah produk" is no amount of money."""
SAMPLES = 3
SAMPLED_ROWS = 200
MAX_NAME = 255
KEPT_UNSAVED = timedelta(days=1)
"""How long an uploaded file that nobody saves is kept."""


@dataclass(frozen=True)
class Layout:
    """What files of one kind hold; `unused` are headers known to say nothing."""

    table: ImportTable
    columns: Sequence[Column]
    unused: Sequence[str] = ()
    max_rows: int = 10_000
    # Of each of these one column is enough, and needed.
    either: Sequence[Sequence[str]] = ()
    # What to do where a needed column is not in the file at all, by its name.
    advice: Mapping[str, str] = field(default_factory=dict)
    # A file that may be too large to be held is read only as far as its header at first.
    is_large: bool = False

    @property
    def labels(self) -> dict[str, str]:
        return {column.name: column.label for column in self.columns}

    @property
    def spanning(self) -> set[str]:
        """The columns of which one cell merged over several rows is meant for each of them."""
        return {column.name for column in self.columns if column.spans}

    def missing(self, chosen: Collection[str]) -> list[str]:
        """The labels of the columns that are needed and not among these."""
        needed = [c.label for c in self.columns if c.required and c.name not in chosen]
        lacking = (names for names in self.either if not set(names) & set(chosen))
        labels = self.labels
        return needed + [" atau ".join(labels[name] for name in names) for names in lacking]

    def why_missing(self, chosen: Collection[str]) -> str:
        """Which columns are missing, and what to do where the file has none; "" if none is."""
        if not (missing := self.missing(chosen)):
            return ""
        names = [[column.name] for column in self.columns if column.required]
        lacking = (each for each in [*names, *self.either] if not set(each) & set(chosen))
        advised = (self.advice.get(each[0], "") for each in lacking)
        return " ".join(filter(None, [f"Pilih kolom untuk: {', '.join(missing)}.", *advised]))

    def born_known(self) -> dict[str, str]:
        """What headers mean without anybody having said so, by header_key."""
        known = {header_key(text): UNUSED for text in self.unused}
        return known | {key: column.name for column in self.columns for key in column.keys}

    def known_headers(self) -> dict[str, str]:
        """What headers mean, by header_key; what the office has said goes first."""
        return self.born_known() | HeaderAlias.objects.meanings(self.table)

    def known_mapping(self, texts: Sequence[str]) -> dict[str, str] | None:
        """What headers mean; None unless all are known, no two mean the same, none is missing."""
        meanings = Meanings(self.known_headers())
        found = {text: meanings.of(text) for text in texts}
        mapping = {text: column for text, column in found.items() if column is not None}
        columns = [column for column in mapping.values() if column]
        is_whole = len(mapping) == len(texts) and len(columns) == len(set(columns))
        return mapping if is_whole and not self.missing(columns) else None


@dataclass(frozen=True)
class FileHeader:
    """A header of the file, some of its values, and the column that it seems to mean."""

    text: str
    samples: list[str]
    column: str | None


def receive(
    model: type[FileImport], layout: Layout, *, by: User, file: File, **fields: Any
) -> Any:
    """Keep an uploaded file, and what its headers mean if all of them are known.

    Raises ValidationError "already_imported" and those of header_of.
    """
    file_import = uploaded(model, by=by, file=file, **fields)
    header = header_of(file, file_import, layout, layout.known_headers())
    file_import.mapping = layout.known_mapping(header.texts)
    file_import.save()
    return file_import


def header_of(
    file: File, file_import: FileImport, layout: Layout, known: Mapping[str, str]
) -> Header:
    """The likeliest header of an uploaded file; its row is noted.

    Raises ValidationError "empty", "scaled", "no_rows", and those of read_workbook.
    """

    told: list[SheetRead] = []
    with closing(stream(file, file_import.original_name, layout, told.append)) as rows:
        cells = list(islice(rows, HEADER_SEARCH_ROWS if layout.is_large else None))
    header = guess_header(cells, known)
    if header is None:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    if not any(map(any, cells[header.number :])) and len(cells) < HEADER_SEARCH_ROWS:
        raise ValidationError(
            f"Berkas ini hanya berisi judul kolom di baris {header.number}. Isi barisnya, lalu "
            "unggah lagi.",
            code="no_rows",
        )
    refuse_scaled([header.above, *header.texts])
    file_import.header_row = header.number
    file_import.sheet, file_import.header = told[0] if told else None, header
    file_import.titles, file_import.title_year = header.above, title_year(header.above)
    return header


def uploaded(model: type[FileImport], *, by: User, file: File, **fields: Any) -> Any:
    """An import of the file, not yet kept. Raises ValidationError "already_imported"."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    name = (file.name or "")[-MAX_NAME:]
    file_import = model(
        file=file, original_name=name, sha256=digest, size=file.size, created_by=by, **fields
    )
    refuse_again(file_import)
    return file_import


def refuse_again(file_import: FileImport) -> None:
    """Say when and by whom the same file was saved. Raises ValidationError "already_imported"."""
    if earlier := file_import.standing_twin():
        raise ValidationError(
            f"Berkas ini sudah diimpor oleh {earlier.committed_by} pada "
            f"{date_time(earlier.committed_at)}. Tidak ada yang diubah. Agar dibaca lagi, buka "
            "impor itu di riwayat dan batalkan lebih dulu.",
            code="already_imported",
        )


def stream(
    file: Any, name: str, layout: Layout, tell: Callable[[SheetRead], None] | None = None
) -> Generator[list[str], None, None]:
    """The cells of a file row by row. Raises the codes of read_workbook, some of them late."""
    return stream_workbook(
        cast("BinaryIO", file),
        name,
        max_bytes=settings.IMPORT_MAX_BYTES if layout.is_large else settings.UPLOAD_MAX_BYTES,
        max_rows=layout.max_rows,
        # A list of as many rows has its titles and its head on top.
        spare=HEADER_SEARCH_ROWS,
        tell=tell,
    )


def _cells_of(
    file_import: FileImport, layout: Layout, count: int | None = None
) -> list[list[str]]:
    """The first rows of the file, or all."""
    with (
        file_import.open() as file,
        closing(stream(file, file_import.original_name, layout)) as rows,
    ):
        return list(islice(rows, count))


def file_headers(file_import: FileImport, layout: Layout) -> list[FileHeader]:
    """The headers from the left; of two that mean the same, the left one counts."""
    top = file_import.header_row
    cells = _cells_of(file_import, layout, top + SAMPLED_ROWS)
    places = table_heading(cells, top)
    known = file_import.mapping
    if known is None:
        known = guesses(header_texts(places), layout)
    taken: set[str] = set()
    headers = []
    for text in header_texts(places):
        place, column = places.index(text), known.get(text)
        if column in taken:
            column = UNUSED
        if column:
            taken.add(column)
        filled = (row[place] for row in cells[top:] if place < len(row) and row[place].strip())
        samples = [value for value, _ in zip(filled, range(SAMPLES), strict=False)]
        headers.append(FileHeader(text, samples, column))
    return headers


def guesses(texts: Sequence[str], layout: Layout) -> dict[str, str | None]:
    """What headers seem to mean: as they are known, else by the known name within their words.

    "Nama lengkap beserta gelar" seems to mean what "Nama lengkap" means, if nothing else does.
    """
    known = layout.known_headers()
    meanings = Meanings(known)
    found = {text: meanings.of(text) for text in texts}
    taken = {column for column in found.values() if column}
    names = [
        (f" {words_of(name)} ", column.name)
        for column in layout.columns
        for name in (column.label, *column.aliases)
        if words_of(name) not in VAGUE
    ]
    names.sort(key=lambda pair: -len(pair[0]))
    for text in texts:
        if found[text] is None:
            words = f" {words_of(text)} "
            fitting = (column for name, column in names if name in words and column not in taken)
            if column := next(fitting, None):
                found[text] = column
                taken.add(column)
    return found


def words_of(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


@transaction.atomic
def set_mapping(
    file_import: FileImport, layout: Layout, mapping: dict[str, str], *, by: User, **also: Any
) -> None:
    """Say what the headers of the file mean, and remember what was not known of itself.

    ``also`` holds other fields of the import that begin anew. Raises ValidationError
    "already_committed".
    """
    rows = type(file_import)._default_manager.filter(pk=file_import.pk, committed_at=None)
    if not rows.update(mapping=mapping, **also):
        raise already_committed()
    born = layout.born_known()
    passing = {column.name for column in layout.columns if not column.is_lasting}
    said = {
        text: column
        for text, column in mapping.items()
        if header_key(text) and column not in passing
    }
    as_born = {text for text, column in said.items() if born.get(header_key(text)) == column}
    aliases = HeaderAlias.objects.filter(table=layout.table)
    aliases.filter(key__in=[header_key(text) for text in as_born]).delete()
    HeaderAlias.objects.remember(
        layout.table,
        {text: column for text, column in said.items() if text not in as_born},
        by=by,
    )


def rows_of(file_import: FileImport, layout: Layout) -> Iterator[Row]:
    """Yield the rows under the header, with the columns that its headers mean, as they are read.

    What merged cells cover is filled in the columns that span rows; see ``filled_rows``.
    """
    mapping: dict[str, str] = file_import.mapping or {}
    used = {text: column for text, column in mapping.items() if column}
    told: list[SheetRead] = []
    merged = MergedCells(told, layout.spanning)
    file_import.filled_rows = merged.filled
    with (
        file_import.open() as file,
        closing(stream(file, file_import.original_name, layout, told.append)) as cells,
    ):
        yield from read_below(cells, file_import.header_row, used, merged)


def hold(file_import: FileImport, *, lock: int, of: int = 0) -> Any:
    """The import, held for saving; one file of its kind at a time.

    ``lock`` is the kind's number, ``of`` that of the record which the kind is kept apart by.
    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped".
    """
    take_turn(lock, of)
    held = type(file_import)._default_manager.select_for_update().get(pk=file_import.pk)
    if held.is_committed:
        raise already_committed()
    refuse_again(held)
    if held.mapping is None:
        raise ValidationError("Pilih dulu arti judul kolom.", code="not_mapped")
    return held


def hold_standing(file_import: FileImport, *, lock: int, of: int = 0) -> Any:
    """The import, held for taking it back. Raises ValidationError "busy", "not_standing"."""
    take_turn(lock, of)
    held = type(file_import)._default_manager.select_for_update().get(pk=file_import.pk)
    if not held.is_committed or held.is_reverted:
        raise ValidationError("Impor ini sudah dibatalkan.", code="not_standing")
    return held


def take_turn(lock: int, of: int = 0) -> None:
    """Wait for nobody: raises ValidationError "busy" while another file of the kind is saved."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s::int, %s::int)", [lock, of])
        (is_ours,) = cursor.fetchone()
        # Ten thousand rows are read between two statements, and their triggers work for seconds.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SET LOCAL statement_timeout = 0")
    if not is_ours:
        raise busy()


def busy() -> ValidationError:
    return ValidationError(
        "Berkas lain sedang disimpan. Tunggu sebentar, lalu coba lagi.", code="busy"
    )


@contextmanager
def all_or_none() -> Iterator[None]:
    """One transaction; what the database refuses is said in words.

    Raises ValidationError "not_saved".
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise ValidationError(
            "Ada baris yang ditolak basis data, jadi tidak satu pun disimpan. "
            "Periksa ulang, lalu coba lagi.",
            code="not_saved",
        ) from None


def nothing_to_save() -> ValidationError:
    return ValidationError("Tidak ada baris yang bisa disimpan.", code="nothing_to_save")


def already_committed() -> ValidationError:
    return ValidationError("Berkas ini sudah disimpan.", code="already_committed")


def delete_abandoned(model: type[FileImport], life: timedelta) -> int:
    """Remove files that were uploaded longer ago and never saved; return how many."""
    count = 0
    for old in model.objects.abandoned(timezone.now() - life):
        with transaction.atomic():
            # Somebody may be saving it at this moment: then it is no longer abandoned.
            rows = model._default_manager.filter(pk=old.pk, committed_at=None)
            if not rows.delete()[0]:
                continue
            transaction.on_commit(partial(old.file.storage.delete, old.file.name))
        count += 1
    return count
