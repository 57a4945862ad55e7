"""Demand from a RUP file: receive, say what its headers and units mean, look, save, take back."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO, cast

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import AgencyAlias, HeaderAlias, ImportTable, User
from core.formats import date_time
from core.spreadsheets import (
    Row,
    guess_header,
    read_below,
    read_workbook,
    split_codes,
    split_pasted,
)
from matching.actions.demand import set_category
from matching.actions.demand_columns import COLUMNS, known_headers
from matching.actions.demand_rows import DemandPreview, Outcome, Package, PackageReader
from matching.lexicon import current_lexicon
from matching.models import Demand, DemandImport, DemandSource, ImportAction, ImportedDemand

MAX_FILE_ROWS = 50_000
IMPORT_LOCK = 7302
SAMPLES = 3
BATCH = 500
SAVED_FIELDS = [
    "agency", "rup_codes", "name", "specification", "quantity", "unit", "budget", "first_month", "last_month",
    "account_codes", "method", "procurement_type", "fund_source", "is_pdn", "is_umk",
    "non_umk_reason", "is_active", "is_announced", "category",
]  # fmt: skip


@dataclass(frozen=True)
class FileHeader:
    """A header of the file, some of its values, and the column that it seems to mean."""

    text: str
    samples: list[str]
    column: str | None


def read_cells(file: File, name: str) -> list[list[str]]:
    return read_workbook(
        cast("BinaryIO", file), name, max_bytes=settings.UPLOAD_MAX_BYTES, max_rows=MAX_FILE_ROWS
    )


def receive(*, by: User, file: File, year: int) -> DemandImport:
    """Keep an uploaded file, and what its headers mean if all of them are known.

    Raises ValidationError "already_imported", "empty", and those of read_workbook.
    """
    name = file.name or ""
    cells = read_cells(file, name)
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    refuse_again(digest)
    header = guess_header(cells, known_headers())
    if header is None:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    columns = [column for column in header.known.values() if column]
    is_understood = (
        len(header.known) == len(header.texts)
        and len(columns) == len(set(columns))
        and "rup_code" in columns
    )
    return DemandImport.objects.create(
        file=file,
        original_name=name,
        sha256=digest,
        size=file.size,
        year=year,
        header_row=header.number,
        mapping=header.known if is_understood else None,
        created_by=by,
    )


def refuse_again(digest: str) -> None:
    """Raises ValidationError "already_imported" when the same file stands."""
    standing = DemandImport.objects.standing().select_related("committed_by")
    if earlier := standing.filter(sha256=digest).first():
        raise ValidationError(
            f"Berkas ini sudah diimpor pada {date_time(earlier.committed_at)} oleh "
            f"{earlier.committed_by}. Tidak ada yang diubah.",
            code="already_imported",
        )


def cells_of(demand_import: DemandImport) -> list[list[str]]:
    with demand_import.file.open() as file:
        return read_cells(file, demand_import.original_name)


def file_headers(demand_import: DemandImport) -> list[FileHeader]:
    """The headers from the left; of two that mean the same, the left one counts."""
    cells = cells_of(demand_import)
    top = demand_import.header_row
    known = demand_import.mapping
    if known is None:
        header = guess_header(cells[top - 1 : top], known_headers())
        known = header.known if header else {}
    texts = [text.replace("\u00a0", " ").strip() for text in cells[top - 1]]
    taken: set[str] = set()
    headers = []
    for text in dict.fromkeys(filter(None, texts)):
        place = texts.index(text)
        column = known.get(text)
        if column in taken:
            column = ""
        if column:
            taken.add(column)
        filled = (row[place] for row in cells[top : top + 200] if place < len(row) and row[place])
        samples = [value for value, _ in zip(filled, range(SAMPLES), strict=False)]
        headers.append(FileHeader(text, samples, column))
    return headers


@transaction.atomic
def set_mapping(demand_import: DemandImport, mapping: dict[str, str], *, by: User) -> None:
    """Say what the headers mean, and remember it. Raises ValidationError "already_committed"."""
    changed = DemandImport.objects.filter(pk=demand_import.pk, committed_at=None).update(
        mapping=mapping
    )
    if not changed:
        raise already_committed()
    HeaderAlias.objects.remember(ImportTable.DEMAND, mapping, by=by)


def already_committed() -> ValidationError:
    return ValidationError("Berkas ini sudah disimpan.", code="already_committed")


def preview_import(demand_import: DemandImport, *, user: User) -> DemandPreview:
    """Say for each package of the file what saving would do. Writes nothing."""
    mapping: dict[str, str] = demand_import.mapping or {}
    used = {text: column for text, column in mapping.items() if column}
    rows = read_below(cells_of(demand_import), demand_import.header_row, used)
    return PackageReader(year=demand_import.year, user=user).read(rows)


def set_units(said: dict[str, Any], *, by: User) -> None:
    """Remember which unit each name of a file means; None for one to leave out."""
    AgencyAlias.objects.remember(said, by=by)


def take_turn() -> None:
    """One import of demand at a time. Raises ValidationError "busy"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s::int, 0)", [IMPORT_LOCK])
        (is_ours,) = cursor.fetchone()
    if not is_ours:
        raise ValidationError(
            "Kebutuhan sedang diimpor orang lain. Tunggu sebentar, lalu coba lagi.", code="busy"
        )


@transaction.atomic
def commit(demand_import: DemandImport, *, by: User) -> DemandImport:
    """Save the good packages of the file: all of them or none.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save".
    """
    take_turn()
    held = DemandImport.objects.select_for_update().get(pk=demand_import.pk)
    if held.is_committed:
        raise already_committed()
    refuse_again(held.sha256)
    if held.mapping is None:
        raise ValidationError("Pilih dulu arti judul kolom.", code="not_mapped")
    preview = preview_import(held, user=by)
    if not preview.savable:
        raise ValidationError("Tidak ada baris yang bisa disimpan.", code="nothing_to_save")
    with pghistory.context(verb="import"):
        save_packages(preview, by=by)
    keep_rows(held, preview)
    held.new_count = len(preview.having(Outcome.NEW))
    held.changed_count = len(preview.having(Outcome.CHANGED))
    held.same_count = len(preview.having(Outcome.SAME))
    held.refused_count = len(preview.having(Outcome.REFUSED))
    held.skipped_count = len(preview.having(Outcome.SKIPPED))
    held.uncounted_count, held.row_count = preview.uncounted, preview.row_count
    held.committed_at, held.committed_by = timezone.now(), by
    held.save()
    return held


def save_packages(preview: DemandPreview, *, by: User) -> None:
    lexicon = current_lexicon()
    new, changed = [], []
    for package in preview.packages:
        if package.demand is None or not package.is_savable:
            continue
        set_category(package.demand, lexicon)
        if package.outcome == Outcome.NEW:
            package.demand.created_by = by
            new.append(package.demand)
        else:
            changed.append(package.demand)
            changed += [one.demand for one in package.absorbed if one.demand]
    Demand.objects.bulk_create(new, batch_size=BATCH)
    Demand.objects.bulk_update(changed, SAVED_FIELDS, batch_size=BATCH)


def keep_rows(demand_import: DemandImport, preview: DemandPreview) -> None:
    ImportedDemand.objects.bulk_create(
        [
            imported(demand_import, one)
            for package in preview.packages
            if package.outcome != Outcome.SAME
            for one in [package, *package.absorbed]
        ],
        batch_size=BATCH,
    )


def imported(demand_import: DemandImport, package: Package) -> ImportedDemand:
    row = ImportedDemand(demand_import=demand_import, number=package.number)
    if package.is_savable:
        is_new = package.outcome == Outcome.NEW
        row.action = ImportAction.CREATED if is_new else ImportAction.CHANGED
        row.demand = package.demand
        row.before, row.after = package.before, package.after
    else:
        is_refused = package.outcome == Outcome.REFUSED
        row.action = ImportAction.REFUSED if is_refused else ImportAction.SKIPPED
        row.cells = package.values
        row.reason = " ".join(package.errors or package.warnings)
    return row


@transaction.atomic
def revert(demand_import: DemandImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many were edited since and therefore stay.

    New demand is taken out of every sum, changed demand gets its old values back. Raises
    ValidationError "busy", "not_standing".
    """
    take_turn()
    held = DemandImport.objects.select_for_update().get(pk=demand_import.pk)
    if not held.is_committed or held.is_reverted:
        raise ValidationError("Impor ini sudah dibatalkan.", code="not_standing")
    with pghistory.context(verb="revert_import", reason=reason):
        created = Demand.objects.filter(
            pk__in=held.rows.filter(action=ImportAction.CREATED).values("demand")
        )
        created.update(is_active=False)
        kept = restore_changed(held, created)
    held.reverted_at, held.reverted_by, held.revert_reason = timezone.now(), by, reason
    held.save(update_fields=["reverted_at", "reverted_by", "revert_reason"])
    return kept


def restore_changed(demand_import: DemandImport, created: QuerySet[Demand]) -> int:
    """Put back what the file had changed; what it created gives the codes of that up again."""
    rows = demand_import.rows.filter(action=ImportAction.CHANGED).select_related("demand")
    restored, kept = [], []
    for row in rows:
        demand = cast("Demand", row.demand)
        if any(not is_same(getattr(demand, name), value) for name, value in row.after.items()):
            row.is_kept = True
            kept.append(row)
            continue
        for name, value in row.before.items():
            setattr(demand, name, value)
        restored.append(demand)
    fields = [name for name in SAVED_FIELDS if name != "category"]
    codes = {code for demand in restored for code in demand.rup_codes}
    created.filter(rup_codes__overlap=sorted(codes)).update(rup_codes=[])
    Demand.objects.bulk_update(restored, fields, batch_size=BATCH)
    ImportedDemand.objects.bulk_update(kept, ["is_kept"], batch_size=BATCH)
    return len(kept)


def is_same(stored: Any, kept: Any) -> bool:
    return stored == Decimal(kept) if isinstance(stored, Decimal) and kept else stored == kept


# Pasted rows


PASTED = {"name", "volume", "unit", "budget", "starts_on", "ends_on", "rup_code", "account_codes"}


@transaction.atomic
def paste(*, agency, year: int, rows: str, by: User) -> tuple[int, list[str]]:
    """Save pasted rows as demand of one unit; return how many, and what is wrong with the others.

    Raises ValidationError "missing_columns" and those of split_pasted.
    """
    cells = split_pasted(rows)
    known = known_headers()
    header = guess_header(cells, known)
    meanings = header.known if header else {}
    if header is None or "name" not in meanings.values():
        raise ValidationError(
            "Baris judul kolom tidak ditemukan. Tulis judul, paling sedikit Nama paket.",
            code="missing_columns",
        )
    used = {text: column for text, column in meanings.items() if column in PASTED}
    reader = PackageReader(year=year, user=by)
    saved, problems = 0, []
    lexicon = current_lexicon()
    for row in read_below(cells, header.number, used):
        demand, errors = pasted_demand(reader, row, agency=agency, year=year, by=by)
        if errors:
            problems.append(f"Baris {row.number}: {' '.join(errors)}")
            continue
        set_category(demand, lexicon)
        with pghistory.context(verb="create"):
            demand.save()
        saved += 1
    return saved, problems


def pasted_demand(reader, row: Row, *, agency, year, by) -> tuple[Demand, list[str]]:
    package = Package(row.number, row.values, year, rows=[row])
    demand = Demand(agency=agency, year=year, created_by=by)
    reader.read_values(package, demand)
    demand.source = DemandSource.PASTED
    demand.rup_codes = split_codes(row.values.get("rup_code", ""))
    errors = list(package.errors)
    try:
        demand.full_clean()
    except ValidationError as error:
        errors += error.messages
    if (
        not errors
        and Demand.objects.like(agency_id=agency.pk, year=year, name=demand.name).exists()
    ):
        errors.append(f"“{demand.name}” sudah ada.")
    return demand, errors


__all__ = [
    "COLUMNS", "commit", "file_headers", "paste", "preview_import", "receive", "revert",
    "set_mapping", "set_units",
]  # fmt: skip
