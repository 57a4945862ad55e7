"""What importing any file begins with: keep it, find its headers, say and remember what they mean."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import FileImport, HeaderAlias, ImportTable, User
from core.formats import date_time
from core.spreadsheets import (
    Column,
    Header,
    Row,
    guess_header,
    header_key,
    read_below,
    read_workbook,
)

UNUSED = ""
SAMPLES = 3
SAMPLED_ROWS = 200
KEPT_UNSAVED = timedelta(days=1)
"""How long an uploaded file that nobody saves is kept."""


@dataclass(frozen=True)
class Layout:
    """What files of one kind hold; `unused` are headers known to say nothing."""

    table: ImportTable
    columns: Sequence[Column]
    unused: Sequence[str] = ()
    max_rows: int = 10_000

    @property
    def labels(self) -> dict[str, str]:
        return {column.name: column.label for column in self.columns}

    @property
    def required(self) -> set[str]:
        return {column.name for column in self.columns if column.required}

    def born_known(self) -> dict[str, str]:
        """What headers mean without anybody having said so, by header_key."""
        known = {header_key(text): UNUSED for text in self.unused}
        return known | {key: column.name for column in self.columns for key in column.keys}

    def known_headers(self) -> dict[str, str]:
        """What headers mean, by header_key; what the office has said goes first."""
        return self.born_known() | HeaderAlias.objects.meanings(self.table)

    def understands(self, header: Header) -> bool:
        """Whether every header is known, none means the same as another, and none is missing."""
        columns = [column for column in header.known.values() if column]
        return (
            len(header.known) == len(header.texts)
            and len(columns) == len(set(columns))
            and self.required <= set(columns)
        )


@dataclass(frozen=True)
class FileHeader:
    """A header of the file, some of its values, and the column that it seems to mean."""

    text: str
    samples: list[str]
    column: str | None


def receive(model: type[FileImport], layout: Layout, *, by: User, file: File) -> Any:
    """Keep an uploaded file, and what its headers mean if all of them are known.

    Raises ValidationError "already_imported", "empty", and those of read_workbook.
    """
    name = file.name or ""
    cells = _read(file, name, layout)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    refuse_again(model, digest)
    header = guess_header(cells, layout.known_headers())
    if header is None:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    return model._default_manager.create(
        file=file,
        original_name=name,
        sha256=digest,
        size=file.size,
        header_row=header.number,
        mapping=header.known if layout.understands(header) else None,
        created_by=by,
    )


def refuse_again(model: type[FileImport], digest: str) -> None:
    """Say when and by whom the same file was saved. Raises ValidationError "already_imported"."""
    standing = model.objects.standing().select_related("committed_by")
    if earlier := standing.filter(sha256=digest).first():
        raise ValidationError(
            f"Berkas ini sudah diimpor pada {date_time(earlier.committed_at)} oleh "
            f"{earlier.committed_by}. Tidak ada yang diubah.",
            code="already_imported",
        )


def _read(file: Any, name: str, layout: Layout) -> list[list[str]]:
    return read_workbook(
        cast("BinaryIO", file),
        name,
        max_bytes=settings.UPLOAD_MAX_BYTES,
        max_rows=layout.max_rows,
    )


def _cells_of(file_import: FileImport, layout: Layout) -> list[list[str]]:
    with file_import.file.open() as file:
        return _read(file, file_import.original_name, layout)


def file_headers(file_import: FileImport, layout: Layout) -> list[FileHeader]:
    """The headers from the left; of two that mean the same, the left one counts."""
    cells = _cells_of(file_import, layout)
    top = file_import.header_row
    known = file_import.mapping
    if known is None:
        header = guess_header(cells[top - 1 : top], layout.known_headers())
        known = header.known if header else {}
    texts = [text.replace("\u00a0", " ").strip() for text in cells[top - 1]]
    taken: set[str] = set()
    headers = []
    for text in dict.fromkeys(filter(None, texts)):
        place, column = texts.index(text), known.get(text)
        if column in taken:
            column = UNUSED
        if column:
            taken.add(column)
        body = cells[top : top + SAMPLED_ROWS]
        filled = (row[place] for row in body if place < len(row) and row[place].strip())
        samples = [value for value, _ in zip(filled, range(SAMPLES), strict=False)]
        headers.append(FileHeader(text, samples, column))
    return headers


@transaction.atomic
def set_mapping(
    file_import: FileImport, layout: Layout, mapping: dict[str, str], *, by: User
) -> None:
    """Say what the headers of the file mean, and remember what was not known of itself.

    Raises ValidationError "already_committed".
    """
    rows = type(file_import)._default_manager.filter(pk=file_import.pk, committed_at=None)
    if not rows.update(mapping=mapping):
        raise already_committed()
    born = layout.born_known()
    said = {text: column for text, column in mapping.items() if header_key(text)}
    as_born = {text for text, column in said.items() if born.get(header_key(text)) == column}
    aliases = HeaderAlias.objects.filter(table=layout.table)
    aliases.filter(key__in=[header_key(text) for text in as_born]).delete()
    HeaderAlias.objects.remember(
        layout.table,
        {text: column for text, column in said.items() if text not in as_born},
        by=by,
    )


def rows_of(file_import: FileImport, layout: Layout) -> list[Row]:
    """The rows under the header, with the columns that its headers mean."""
    mapping: dict[str, str] = file_import.mapping or {}
    used = {text: column for text, column in mapping.items() if column}
    return read_below(_cells_of(file_import, layout), file_import.header_row, used)


def hold(file_import: FileImport, *, lock: int) -> Any:
    """The import, held for saving; one file of its kind at a time. `lock` is the kind's number.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped".
    """
    take_turn(lock)
    held = type(file_import)._default_manager.select_for_update().get(pk=file_import.pk)
    if held.is_committed:
        raise already_committed()
    refuse_again(type(file_import), held.sha256)
    if held.mapping is None:
        raise ValidationError("Pilih dulu arti judul kolom.", code="not_mapped")
    return held


def hold_standing(file_import: FileImport, *, lock: int) -> Any:
    """The import, held for taking it back. Raises ValidationError "busy", "not_standing"."""
    take_turn(lock)
    held = type(file_import)._default_manager.select_for_update().get(pk=file_import.pk)
    if not held.is_committed or held.is_reverted:
        raise ValidationError("Impor ini sudah dibatalkan.", code="not_standing")
    return held


def take_turn(lock: int) -> None:
    """Wait for nobody: raises ValidationError "busy" while another file of the kind is saved."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s::int, 0)", [lock])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise ValidationError(
            "Berkas lain sedang disimpan. Tunggu sebentar, lalu coba lagi.", code="busy"
        )


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
