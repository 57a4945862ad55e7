"""Participants from an uploaded file: look at it, save, take back."""

from typing import cast

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.file_imports import all_or_none, hold, hold_standing, nothing_to_save, rows_of
from accounts.models import User
from events.actions.importing.columns import LAYOUT
from events.actions.importing.rows import ImportRow, Outcome, Preview, RowReader
from events.actions.importing.saving import (
    BATCH,
    IMPORT_LOCK,
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

MAX_NAMED = 5


def preview_import(participant_import: ParticipantImport) -> Preview:
    """Say for each row of the file what saving would do. Writes nothing."""
    reader = RowReader(participant_import.forum, participant_import.kind)
    preview = reader.read_all(
        rows_of(participant_import, LAYOUT),
        [text for text, column in (participant_import.mapping or {}).items() if not column],
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
    with all_or_none():
        forum = take_turn(participant_import.forum)
        held: ParticipantImport = hold(participant_import, lock=IMPORT_LOCK, of=forum.pk)
        held.forum = forum
        # Read again now that nobody else can change the participants: the preview may be old.
        preview = preview_import(held)
        if not preview.savable:
            raise nothing_to_save()
        saved = save_preview(forum, preview, by=by)
        ImportedRow.objects.bulk_create(imported_rows(held, preview), batch_size=BATCH)
        held.new_count, held.changed_count = saved.created, saved.changed
        held.same_count, held.refused_count = saved.same, len(saved.refused)
        held.waitlisted_count = saved.waitlisted
        held.note_saved(by=by)
    return saved


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
def revert(participant_import: ParticipantImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many were edited since and therefore stay as they are.

    New participants are cancelled, so that their numbers stay used; changed ones get their old
    values back. Raises ValidationError "busy", "forum_finished", "not_standing", "has_arrived",
    "no_seat".
    """
    forum = take_turn(participant_import.forum)
    held: ParticipantImport = hold_standing(participant_import, lock=IMPORT_LOCK, of=forum.pk)
    refuse_arrived(held)
    with pghistory.context(verb="revert_import", reason=reason):
        cancel_created(forum, held, reason)
        kept = restore_changed(forum, held)
    held.rows.filter(pk__in=[row.pk for row in kept]).update(is_kept=True)
    move_up(forum)
    held.note_taken_back(by=by, reason=reason)
    return len(kept)


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
