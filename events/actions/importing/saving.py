"""Saving the good rows of a list in one transaction, quickly, with seats given in row order."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pghistory
from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from accounts import file_imports
from accounts.models import User
from core.spreadsheets import Column
from events.actions.importing.preview import ImportRow, Outcome, Preview
from events.actions.questions import save_answers_of
from events.actions.registration import lock_forum, move_up, rename_arrivals, seats_left
from events.models import Forum, Participant, ParticipantKind, ParticipantStatus

IMPORT_LOCK = 7301
"""First half of the advisory lock of an import; the second is the forum."""

BATCH = 500
# What a card is printed from.
ON_CARDS = {"name", "agency", "vendor", "organisation", "kind"}


@dataclass
class Saved:
    """What saving did; `refused` are the rows left over, each with its reasons."""

    created: int
    waitlisted: int
    changed: int
    same: int
    refused: list[ImportRow]
    columns: Sequence[Column]

    @property
    def refused_text(self) -> str:
        """The rows left over, ready to be pasted again."""
        return as_text(self.refused, self.columns)

    @property
    def sentence(self) -> str:
        parts = [f"{self.created} peserta baru disimpan", f"{self.changed} diperbarui"]
        if self.same:
            parts.append(f"{self.same} tidak berubah")
        if self.waitlisted:
            parts.append(f"{self.waitlisted} masuk daftar tunggu karena kursi habis")
        return ", ".join(parts)


def as_text(rows: list[ImportRow], among: Sequence[Column]) -> str:
    """The rows as they would be copied out of a spreadsheet, with a header; "" for none."""
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    columns = [column for column in among if any(row.values.get(column.name) for row in rows)]
    writer.writerow([column.label for column in columns])
    writer.writerows([[row.values[column.name] for column in columns] for row in rows])
    return text.getvalue()


def take_turn(forum: Forum) -> Forum:
    """Hold the forum until the transaction ends; one list at a time is saved into it.

    Raises ValidationError "busy" instead of waiting for another list that is being saved, and
    "forum_finished".
    """
    file_imports.take_turn(IMPORT_LOCK, forum.pk)
    with connection.cursor() as cursor:
        # A busy machine reads thousands of rows for longer than a page may leave us waiting.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
    try:
        # A savepoint, so that the transaction outlives a wait that was too long.
        with transaction.atomic():
            return lock_forum(forum.pk)
    except OperationalError as error:
        if not isinstance(error.__cause__, LockNotAvailable):
            raise
        raise file_imports.busy() from None


def save_preview(forum: Forum, preview: Preview, *, by: User) -> Saved:
    """Save the rows that may be saved. The forum must be held, see take_turn()."""
    seats = Seats(forum)
    for row in preview.rows:
        if row.is_savable:
            seats.place(row)
    saved = [row for row in preview.rows if row.is_savable]
    changed = [row for row in saved if row.outcome == Outcome.CHANGED]
    new = [row for row in saved if row.outcome == Outcome.NEW]
    created = [row.participant for row in new if row.participant]
    with pghistory.context(verb="import"):
        save_fields([(tuple(row.after), row.participant) for row in changed if row.participant])
        register_in_order(forum, created, by=by)
        answers = {row.participant.pk: row.answers for row in saved if row.participant}
        save_answers_of(forum.pk, answers, by=by)
    move_up(forum)
    return Saved(
        created=len(created),
        waitlisted=sum(
            participant.status == ParticipantStatus.WAITLISTED for participant in created
        ),
        changed=len(changed),
        same=len(preview.same),
        refused=[row for row in preview.rows if row.errors or not row.is_approved],
        columns=preview.layout.columns,
    )


class Seats:
    """The free seats of a held forum, given out row by row."""

    def __init__(self, forum: Forum):
        self.left = {kind: seats_left(forum, kind) for kind in ParticipantKind.values}

    def place(self, row: ImportRow) -> None:
        """Seat or waiting list for a new person; a change of side is refused without a seat.

        A seat that a change of side leaves goes to those who wait, not to the next row.
        """
        participant = row.participant
        if participant is None:
            return
        if row.outcome == Outcome.NEW:
            has_seat = self.take(participant.kind)
            participant.status = (
                ParticipantStatus.REGISTERED if has_seat else ParticipantStatus.WAITLISTED
            )
        elif "kind" in row.after and participant.is_registered and not self.take(participant.kind):
            row.refuse(f"Kursi {participant.get_kind_display().lower()} sudah habis.")

    def take(self, kind: str) -> bool:
        left = self.left[kind]
        if left is None:
            return True
        if left <= 0:
            return False
        self.left[kind] = left - 1
        return True


def register_in_order(forum: Forum, participants: list[Participant], *, by: User) -> None:
    """Number and save new participants who have their status already."""
    numbers = forum.next_participant_numbers(len(participants))
    for participant, number in zip(participants, numbers, strict=True):
        participant.number = number
        participant.code = f"{participant.code_prefix}-{number:03}"
        participant.registered_by = by
    Participant.objects.bulk_create(participants, batch_size=BATCH)


def save_fields(changed: list[tuple[tuple[str, ...], Participant]]) -> None:
    """Save only these fields of each participant, those with the same fields together."""
    alike: defaultdict[tuple[str, ...], list[Participant]] = defaultdict(list)
    for names, participant in changed:
        if names:  # not where answers alone are new
            alike[names].append(participant)
    for names, participants in alike.items():
        if "name" in names:
            rename_arrivals(participants)
        if ON_CARDS.intersection(names):
            Participant.objects.filter(pk__in=[row.pk for row in participants]).outdate_badges()
        Participant.objects.bulk_update(participants, names, batch_size=BATCH)
