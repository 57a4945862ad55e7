"""Participants from an uploaded file: receive, say what its headers mean, look, save, take back."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO, cast

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import HeaderAlias, ImportTable, User
from core.formats import date_time
from core.spreadsheets import Header, guess_header, header_key, read_below, read_workbook
from events.actions.importing.columns import COLUMNS, born_known, known_headers
from events.actions.importing.rows import ImportRow, Outcome, Preview, RowReader
from events.actions.importing.saving import (
    BATCH,
    Saved,
    Seats,
    save_fields,
    save_preview,
    take_turn,
)
from events.actions.registration import move_up
from events.models import (
    Forum,
    ImportAction,
    ImportedRow,
    Participant,
    ParticipantImport,
    ParticipantStatus,
)

MAX_FILE_ROWS = 10_020
"""10,000 participants, with titles and headings above them."""

SAMPLES = 3
MAX_NAMED = 5


@dataclass(frozen=True)
class FileHeader:
    """A header of the file, some of its values, and the column that it seems to mean."""

    text: str
    samples: list[str]
    column: str | None


def receive(forum: Forum, *, by: User, file: File, kind: str) -> ParticipantImport:
    """Keep an uploaded file, and what its headers mean if all of them are known. Saves nobody.

    Raises ValidationError "already_imported", "empty", and those of read_workbook.
    """
    name = file.name or ""
    cells = read_workbook(
        cast("BinaryIO", file), name, max_bytes=settings.UPLOAD_MAX_BYTES, max_rows=MAX_FILE_ROWS
    )
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    refuse_again(forum, digest)
    header = guess_header(cells, known_headers())
    if header is None:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    return ParticipantImport.objects.create(
        forum=forum,
        file=file,
        original_name=name,
        sha256=digest,
        size=file.size,
        kind=kind,
        header_row=header.number,
        mapping=header.known if is_understood(header) else None,
        created_by=by,
    )


def refuse_again(forum: Forum, digest: str) -> None:
    """Say when and by whom the same file was saved. Raises ValidationError "already_imported"."""
    standing = forum.imports.standing().select_related("committed_by")
    if earlier := standing.filter(sha256=digest).first():
        raise ValidationError(
            f"Berkas ini sudah diimpor pada {date_time(earlier.committed_at)} oleh "
            f"{earlier.committed_by}. Tidak ada yang diubah.",
            code="already_imported",
        )


def is_understood(header: Header) -> bool:
    """Whether every header is known, none means the same as another, and none is missing."""
    columns = [column for column in header.known.values() if column]
    required = {column.name for column in COLUMNS if column.required}
    return (
        len(header.known) == len(header.texts)
        and len(columns) == len(set(columns))
        and required <= set(columns)
    )


def cells_of(participant_import: ParticipantImport) -> list[list[str]]:
    with participant_import.file.open() as file:
        return read_workbook(
            cast("BinaryIO", file),
            participant_import.original_name,
            max_bytes=settings.UPLOAD_MAX_BYTES,
            max_rows=MAX_FILE_ROWS,
        )


def file_headers(participant_import: ParticipantImport) -> list[FileHeader]:
    """The headers of the file from the left, each with values from its first filled rows."""
    cells = cells_of(participant_import)
    top = participant_import.header_row
    known = participant_import.mapping
    if known is None:
        header = guess_header(cells[top - 1 : top], known_headers())
        known = header.known if header else {}
    texts = [text.replace("\u00a0", " ").strip() for text in cells[top - 1]]
    taken: set[str] = set()
    headers = []
    for text in dict.fromkeys(filter(None, texts)):
        place = texts.index(text)
        column = known.get(text)
        # Of two headers that mean the same, the left one counts.
        if column in taken:
            column = ""
        if column:
            taken.add(column)
        values = (row[place] for row in cells[top:] if place < len(row) and row[place].strip())
        headers.append(
            FileHeader(
                text, [value for value, _ in zip(values, range(SAMPLES), strict=False)], column
            )
        )
    return headers


@transaction.atomic
def set_mapping(
    participant_import: ParticipantImport, mapping: dict[str, str], *, by: User
) -> None:
    """Say what the headers of the file mean, and remember what was not known of itself.

    Raises ValidationError "already_committed".
    """
    changed = ParticipantImport.objects.filter(pk=participant_import.pk, committed_at=None).update(
        mapping=mapping, approved_rows=[]
    )
    if not changed:
        raise already_committed()
    born = born_known()
    said = {text: column for text, column in mapping.items() if header_key(text)}
    as_born = {text for text, column in said.items() if born.get(header_key(text)) == column}
    HeaderAlias.objects.filter(
        table=ImportTable.PARTICIPANTS, key__in=[header_key(text) for text in as_born]
    ).delete()
    HeaderAlias.objects.remember(
        ImportTable.PARTICIPANTS,
        {text: column for text, column in said.items() if text not in as_born},
        by=by,
    )


def preview_import(participant_import: ParticipantImport) -> Preview:
    """Say for each row of the file what saving would do. Writes nothing."""
    mapping: dict[str, str] = participant_import.mapping or {}
    rows = read_below(
        cells_of(participant_import),
        participant_import.header_row,
        {text: column for text, column in mapping.items() if column},
    )
    reader = RowReader(participant_import.forum, participant_import.kind)
    preview = Preview(
        [reader.read(row) for row in rows],
        [text for text, column in mapping.items() if not column],
    )
    preview.approve_only(participant_import.approved_rows)
    return preview


def approve(participant_import: ParticipantImport, *, shown: set[int], ticked: set[int]) -> None:
    """Note which of the rows shown are other people although they look like somebody known."""
    approved = (set(participant_import.approved_rows) - shown) | ticked
    participant_import.approved_rows = sorted(approved)
    ParticipantImport.objects.filter(pk=participant_import.pk, committed_at=None).update(
        approved_rows=participant_import.approved_rows
    )


def commit(participant_import: ParticipantImport, *, by: User) -> Saved:
    """Save the good rows of the file: all of them or, whatever happens, none.

    Raises ValidationError "busy", "forum_finished", "already_committed", "already_imported",
    "not_mapped", "nothing_to_save", "not_saved".
    """
    try:
        return commit_in_turn(participant_import, by=by)
    except IntegrityError:
        raise ValidationError(
            "Ada baris yang ditolak basis data, jadi tidak satu pun disimpan. "
            "Periksa ulang, lalu coba lagi.",
            code="not_saved",
        ) from None


@transaction.atomic
def commit_in_turn(participant_import: ParticipantImport, *, by: User) -> Saved:
    forum = take_turn(participant_import.forum)
    held = ParticipantImport.objects.select_for_update().get(pk=participant_import.pk)
    held.forum = forum
    if held.is_committed:
        raise already_committed()
    refuse_again(forum, held.sha256)
    if held.mapping is None:
        raise ValidationError("Pilih dulu arti judul kolom.", code="not_mapped")
    # Read again now that nobody else can change the participants: the preview may be old.
    preview = preview_import(held)
    if not preview.savable:
        raise ValidationError("Tidak ada baris yang bisa disimpan.", code="nothing_to_save")
    saved = save_preview(forum, preview, by=by)
    ImportedRow.objects.bulk_create(imported_rows(held, preview), batch_size=BATCH)
    held.new_count, held.changed_count, held.same_count = saved.created, saved.changed, saved.same
    held.refused_count, held.waitlisted_count = len(saved.refused), saved.waitlisted
    held.committed_at, held.committed_by = timezone.now(), by
    held.save()
    return saved


def already_committed() -> ValidationError:
    return ValidationError("Berkas ini sudah disimpan.", code="already_committed")


def imported_rows(participant_import: ParticipantImport, preview: Preview) -> list[ImportedRow]:
    return [
        imported_row(participant_import, row)
        for row in preview.rows
        if row.outcome != Outcome.SAME
    ]


def imported_row(participant_import: ParticipantImport, row: ImportRow) -> ImportedRow:
    kept = ImportedRow(participant_import=participant_import, number=row.number)
    if row.is_savable:
        kept.action = ImportAction.CHANGED if row.after else ImportAction.CREATED
        kept.participant = row.participant
        kept.before, kept.after = row.before, row.after
    else:
        kept.action = ImportAction.REFUSED
        kept.cells = row.values
        kept.reason = " ".join(row.errors or row.warnings)
    return kept


@transaction.atomic
def revert(participant_import: ParticipantImport, *, by: User, reason: str) -> list[Participant]:
    """Take an import back; return those who were edited since and therefore stay as they are.

    New participants are cancelled, so that their numbers stay used; changed ones get their old
    values back. Raises ValidationError "busy", "forum_finished", "not_standing", "has_arrived",
    "no_seat".
    """
    forum = take_turn(participant_import.forum)
    held = ParticipantImport.objects.select_for_update().get(pk=participant_import.pk)
    if not held.is_committed or held.is_reverted:
        raise ValidationError("Impor ini sudah dibatalkan.", code="not_standing")
    refuse_arrived(held)
    with pghistory.context(verb="revert_import", reason=reason):
        cancel_created(forum, held, reason)
        kept = restore_changed(forum, held)
    held.rows.filter(pk__in=[row.pk for row in kept]).update(is_kept=True)
    move_up(forum)
    held.reverted_at, held.reverted_by, held.revert_reason = timezone.now(), by, reason
    held.save(update_fields=["reverted_at", "reverted_by", "revert_reason"])
    return [row.participant for row in kept if row.participant]


def refuse_arrived(participant_import: ParticipantImport) -> None:
    arrived = (
        Participant.objects.filter(
            imported_rows__participant_import=participant_import,
            attendances__revoked_at=None,
            attendances__isnull=False,
        )
        .order_by("name", "pk")
        .distinct()
    )
    names = list(arrived.values_list("name", flat=True)[: MAX_NAMED + 1])
    if names:
        more = " dan lainnya" if len(names) > MAX_NAMED else ""
        raise ValidationError(
            f"Sudah check-in: {', '.join(names[:MAX_NAMED])}{more}. Batalkan check-in lebih dulu.",
            code="has_arrived",
        )


def cancel_created(forum: Forum, participant_import: ParticipantImport, reason: str) -> None:
    created = participant_import.rows.filter(action=ImportAction.CREATED)
    forum.participants.active().filter(pk__in=created.values("participant")).update(
        status=ParticipantStatus.CANCELLED, cancel_reason=reason
    )


def restore_changed(forum: Forum, participant_import: ParticipantImport) -> list[ImportedRow]:
    """Put the old values back; return the rows whose participant was edited since."""
    forum.refresh_from_db(fields=["agency_seats_taken", "vendor_seats_taken"])
    seats = Seats(forum)
    restored, kept = [], []
    rows = participant_import.rows.filter(action=ImportAction.CHANGED).order_by("number")
    for row in rows.select_related("participant"):
        participant = cast("Participant", row.participant)
        if any(getattr(participant, name) != value for name, value in row.after.items()):
            kept.append(row)
            continue
        for name, value in row.before.items():
            setattr(participant, name, value)
        if "kind" in row.before and participant.is_registered:
            require_seat(seats, participant)
        restored.append((tuple(row.before), participant))
    save_fields(restored)
    return kept


def require_seat(seats: Seats, participant: Participant) -> None:
    if not seats.take(participant.kind):
        raise ValidationError(
            f"Tidak ada kursi {participant.get_kind_display().lower()} bagi {participant}. "
            "Tambah kursi di pengaturan forum.",
            code="no_seat",
        )
