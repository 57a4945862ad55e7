"""Participants from an uploaded file: look at it, save, take back."""

from typing import cast

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.file_imports import all_or_none, hold, hold_standing, nothing_to_save, rows_of
from accounts.models import User
from events.actions.importing.columns import layout_of
from events.actions.importing.preview import ImportRow, Outcome, Preview
from events.actions.importing.rows import RowReader
from events.actions.importing.saving import (
    BATCH,
    IMPORT_LOCK,
    Saved,
    Seats,
    save_fields,
    save_preview,
    take_turn,
)
from events.actions.questions import save_answers_of
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
ANSWER = "question_"
"""What the name of the field of an answer begins with, see Question.field_name."""


def preview_import(participant_import: ParticipantImport) -> Preview:
    """Say for each row of the file what saving would do. Writes nothing."""
    layout = layout_of(participant_import.forum)
    reader = RowReader(participant_import.forum, participant_import.kind, layout)
    preview = reader.read_all(rows_of(participant_import, layout), [])
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
        is_new = row.outcome == Outcome.NEW
        kept.action = ImportAction.CREATED if is_new else ImportAction.CHANGED
        kept.participant = row.participant
        # Answers stand beside the values, by the name of their field in every form.
        kept.before = row.before | fields_of(row.answers_before)
        kept.after = row.after | fields_of(row.answers)
    else:
        kept.action = ImportAction.REFUSED
        kept.cells = row.values
        kept.reason = " ".join(row.errors or row.warnings)
    return kept


def fields_of(answers: dict[int, str]) -> dict[str, str]:
    return {f"{ANSWER}{question}": text for question, text in answers.items()}


def answers_of(values: dict) -> dict[int, str]:
    """Those among the values of an imported row, by key of their question."""
    return {
        int(name.removeprefix(ANSWER)): text
        for name, text in values.items()
        if name.startswith(ANSWER)
    }


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
        kept = restore_changed(forum, held, by=by)
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


def restore_changed(
    forum: Forum, participant_import: ParticipantImport, *, by: User
) -> list[ImportedRow]:
    """Put the old values back; return the rows whose participant was edited since."""
    forum.refresh_from_db(fields=["agency_seats_taken", "vendor_seats_taken"])
    seats = Seats(forum)
    restored, kept = [], []
    answers: dict[int, dict[int, str]] = {}
    rows = participant_import.rows.filter(action=ImportAction.CHANGED).order_by("number")
    for row in rows.select_related("participant").prefetch_related("participant__answers"):
        participant = cast("Participant", row.participant)
        if was_edited(participant, row.after):
            kept.append(row)
            continue
        before = without_answers(row.before)
        for name, value in before.items():
            setattr(participant, name, value)
        if "kind" in before and participant.is_registered:
            require_seat(seats, participant)
        restored.append((tuple(before), participant))
        answers[participant.pk] = answers_of(row.before)
    save_fields(restored)
    save_answers_of(forum.pk, answers, by=by)
    return kept


def without_answers(values: dict) -> dict:
    return {name: value for name, value in values.items() if not name.startswith(ANSWER)}


def was_edited(participant: Participant, after: dict) -> bool:
    """Whether any value or answer is no longer what the import had put there."""
    given = {answer.question_id: answer.text for answer in participant.answers.all()}
    return any(
        getattr(participant, name) != value for name, value in without_answers(after).items()
    ) or any(given.get(question, "") != text for question, text in answers_of(after).items())


def require_seat(seats: Seats, participant: Participant) -> None:
    if not seats.take(participant.kind):
        raise ValidationError(
            f"Tidak ada kursi {participant.get_kind_display().lower()} bagi {participant}. "
            "Tambah kursi di pengaturan forum.",
            code="no_seat",
        )
