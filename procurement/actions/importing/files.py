"""A file of purchases: receive it, say what its headers and rows mean."""

import hashlib
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from accounts.models import HeaderAlias, ImportTable, User
from core.formats import date_time
from core.spreadsheets import guess_header, header_key, stream_workbook
from core.spreadsheets.tables import HEADER_SEARCH_ROWS
from procurement.actions.importing.columns import (
    COLUMNS,
    born_known,
    kind_of,
    known_headers,
    telling_headers,
)
from procurement.models import ImportStep, PurchaseImport

SAMPLES = 3


def rows_of(file: BinaryIO, name: str):
    return stream_workbook(
        file,
        name,
        max_bytes=settings.IMPORT_MAX_BYTES,
        max_rows=settings.IMPORT_MAX_ROWS,
    )


def receive(*, by: User, file: File, year: int | None, source: str = "") -> PurchaseImport:
    """Keep an uploaded file; what its headers mean is known if it comes from a national system.

    Raises ValidationError "already_imported", "empty", and those of read_workbook.
    """
    name = file.name or ""
    rows = rows_of(cast("BinaryIO", file), name)
    head = list(islice(rows, HEADER_SEARCH_ROWS))
    rows.close()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    refuse_again(digest)
    header = guess_header(head, telling_headers())
    if header is None:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    kind = kind_of(header.texts)
    known = kind.meanings or known_headers()
    mapping = {text: known.get(header_key(text), "") for text in header.texts}
    if kind.name == "other":
        mapping = {text: column for text, column in mapping.items() if header_key(text) in known}
    is_known = kind.name != "other" or is_understood(header.texts, mapping)
    return PurchaseImport.objects.create(
        file=file,
        original_name=name[-255:],
        sha256=digest,
        size=file.size,
        kind=kind.name,
        source=kind.source or source,
        year=year,
        header_row=header.number,
        mapping=mapping if is_known else None,
        created_by=by,
    )


def refuse_again(digest: str) -> None:
    """Say when and by whom the same file was saved. Raises ValidationError "already_imported"."""
    standing = PurchaseImport.objects.standing().select_related("committed_by")
    if earlier := standing.filter(sha256=digest).first():
        raise ValidationError(
            f"Berkas ini sudah diimpor pada {date_time(earlier.committed_at)} oleh "
            f"{earlier.committed_by}. Tidak ada yang diubah.",
            code="already_imported",
        )


def is_understood(texts: list[str], mapping: dict[str, str]) -> bool:
    """Whether every header is known, none means the same as another, and none is missing."""
    columns = [column for column in mapping.values() if column]
    required = {column.name for column in COLUMNS if column.required}
    return (
        len(mapping) == len(texts)
        and len(columns) == len(set(columns))
        and required <= set(columns)
        and bool({"unit_name", "unit_code"} & set(columns))
    )


@dataclass(frozen=True)
class FileHeader:
    """A header of the file, some of its values, and the column that it seems to mean."""

    text: str
    samples: list[str]
    column: str | None


def file_headers(purchase_import: PurchaseImport) -> list[FileHeader]:
    """The headers of the file from the left, each with values from its first filled rows."""
    with purchase_import.file.open() as file:
        rows = rows_of(cast("BinaryIO", file), purchase_import.original_name)
        cells = list(islice(rows, purchase_import.header_row + 20))
        rows.close()
    top = purchase_import.header_row
    known = known_headers()
    said = purchase_import.mapping or {}
    texts = [text.replace("\u00a0", " ").strip() for text in cells[top - 1]]
    taken: set[str] = set()
    headers = []
    for text in dict.fromkeys(filter(None, texts)):
        place = texts.index(text)
        column = said.get(text, known.get(header_key(text)))
        # Of two headers that mean the same, the left one counts.
        column = "" if column in taken else column
        taken |= {column} if column else set()
        values = (row[place] for row in cells[top:] if place < len(row) and row[place].strip())
        headers.append(FileHeader(text, list(islice(values, SAMPLES)), column))
    return headers


@transaction.atomic
def set_mapping(purchase_import: PurchaseImport, mapping: dict[str, str], *, by: User) -> None:
    """Say what the headers of the file mean, and remember it for the next file.

    Raises ValidationError "already_committed".
    """
    changed = PurchaseImport.objects.filter(pk=purchase_import.pk, committed_at=None).update(
        mapping=mapping, decisions={}, step=ImportStep.WAITING, kind="other"
    )
    if not changed:
        raise already_committed()
    purchase_import.refresh_from_db()
    born = born_known()
    new = {
        text: column for text, column in mapping.items() if born.get(header_key(text)) != column
    }
    HeaderAlias.objects.remember(ImportTable.PURCHASES, new, by=by)


def decide(purchase_import: PurchaseImport, **said) -> None:
    """Note what somebody said about rows, units and sellers of a file; the next reading heeds it.

    `fixes` maps row numbers to cells, `units` and `sellers` map keys to an id, "new" or "skip";
    `shown` and `approved` are rows with warnings; `accepted` are rows whose values replace those
    set by hand.
    """
    decisions = purchase_import.decisions
    for name in ("units", "sellers"):
        decisions[name] = decisions.get(name, {}) | said.get(name, {})
    fixes = decisions.setdefault("fixes", {})
    for number, cells in said.get("fixes", {}).items():
        fixes[number] = fixes.get(number, {}) | cells
    for name in ("approved", "accepted"):
        shown = set(said.get(f"shown_{name}", ()))
        decisions[name] = sorted(set(decisions.get(name, ())) - shown | set(said.get(name, ())))
    if said.get("approve_all"):
        decisions["approve_all"] = True
    purchase_import.decisions = decisions
    PurchaseImport.objects.filter(pk=purchase_import.pk, committed_at=None).update(
        decisions=decisions
    )


def already_committed() -> ValidationError:
    return ValidationError("Berkas ini sudah disimpan.", code="already_committed")
