"""Registering people, and what keeps seats true while many register at once."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from core.tokens import new_token
from events.actions.mail import send_ticket, tell_of_seats
from events.actions.questions import save_answers
from events.models import (
    Attendance,
    ConsentText,
    Forum,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)


def seats_left(forum: Forum, kind: str) -> int | None:
    """Free seats on the side that `kind` belongs to; None where no seats are counted."""
    if kind == ParticipantKind.DELEGATE:
        return forum.agency_seats_left
    if kind == ParticipantKind.VENDOR:
        return forum.vendor_seats_left
    return None


def lock_forum(forum_id: int) -> Forum:
    """The forum with its row held until the transaction ends, so that seats are given in turn.

    Raises ValidationError "forum_finished" when nobody may be added or changed any more.
    """
    forum = Forum.objects.hold(forum_id)
    if not forum.accepts_changes:
        end = "dibatalkan" if forum.is_called_off else "sudah selesai"
        raise ValidationError(
            f"Forum ini {end}. Pesertanya tidak bisa diubah lagi.", code="forum_finished"
        )
    return forum


def placement(forum: Forum, kind: str) -> ParticipantStatus:
    """Registered while a seat is free, otherwise on the waiting list."""
    if seats_left(forum, kind) == 0:
        return ParticipantStatus.WAITLISTED
    return ParticipantStatus.REGISTERED


@transaction.atomic
def register(
    participant: Participant,
    *,
    by: User | None,
    check: Callable[[], None] | None = None,
    answers: Mapping[int, str] | None = None,
) -> Participant:
    """Save a new participant with a number, a code, and a seat or a place on the waiting list.

    `by` is None for people who register themselves; they have agreed to a consent text.
    `check` is asked once nobody else can register here, and raises ValidationError to refuse.
    `answers` to the forum's questions are as in save_answers().
    Raises ValidationError "forum_finished".
    """
    forum = lock_forum(participant.forum_id)
    if check:
        check()
    participant.number = forum.next_participant_number()
    participant.code = f"{participant.code_prefix}-{participant.number:03}"
    participant.status = placement(forum, participant.kind)
    participant.registered_by = by
    with pghistory.context(verb="register"):
        participant.save(force_insert=True)
    save_answers(participant, answers or {}, by=by)
    return participant


@transaction.atomic
def save_changes(
    participant: Participant, *, by: User | None = None, answers: Mapping[int, str] | None = None
) -> Participant:
    """Save an edited participant with its answers; a change of side needs a free seat there.

    A card that was printed with other words counts as not printed.

    Raises ValidationError "forum_finished", "no_seat".
    """
    forum = lock_forum(participant.forum_id)
    before = Participant.objects.get(pk=participant.pk)
    keep_place(participant, before)
    changes_side = before.kind != participant.kind and before.is_registered
    if changes_side and seats_left(forum, participant.kind) == 0:
        raise ValidationError(
            f"Kursi {participant.get_kind_display().lower()} sudah habis. "
            "Tambah kursi di pengaturan forum.",
            code="no_seat",
        )
    with pghistory.context(verb="edit"):
        if participant.name != before.name:
            rename_arrivals([participant])
        if participant.card_text != before.card_text:
            participant.badge_printed_at = None
        participant.save()
    save_answers(participant, answers or {}, by=by)
    move_up(forum)
    return participant


def rename_arrivals(participants: Iterable[Participant]) -> None:
    """Give the arrivals of participants the names that are about to be saved for them.

    A deputy who came instead keeps their own.
    """
    names = {participant.pk: participant.name for participant in participants}
    came = Attendance.objects.standing().filter(
        participant__among=names, present_name=F("participant__name")
    )
    arrivals = list(came)
    for arrival in arrivals:
        arrival.present_name = names[arrival.participant_id]
    Attendance.objects.bulk_update(arrivals, ["present_name"], batch_size=500)


def keep_place(participant: Participant, current: Participant) -> None:
    """Keep what is not part of a form and may have changed meanwhile: a seat given, for instance."""
    for name in ("status", "cancel_reason", "moved_up_at", "told_at", "told_by_id"):
        setattr(participant, name, getattr(current, name))


def note_consent(
    participant: Participant, consent: ConsentText | None, at: datetime | None = None
) -> None:
    """Keep what the person agreed to and when; None where the office wrote the person down."""
    participant.consent = consent
    participant.consented_at = (at or timezone.now()) if consent else None


def check_active(participant: Participant) -> None:
    if Participant.objects.get(pk=participant.pk).is_cancelled:
        raise ValidationError(
            "Pendaftaran orang ini sudah ditarik. Muat ulang halaman ini.", code="withdrawn"
        )


@transaction.atomic
def replace(
    participant: Participant,
    *,
    by: User | None = None,
    consent: ConsentText | None = None,
    answers: Mapping[int, str] | None = None,
    at: datetime | None = None,
) -> Participant:
    """Another person on the same row: seat and code stay, ticket and answers of the former go.

    By the invited with the `consent` of the colleague, or `by` the office, which mails the ticket.
    Raises ValidationError "forum_finished", "withdrawn", "has_arrived".
    """
    lock_forum(participant.forum_id)
    # Held like at the door, so that nobody arrives between the look and the replacing.
    current = Participant.objects.select_for_update().get(pk=participant.pk)
    check_active(current)
    if participant.attendances.standing().exists():
        raise ValidationError(
            "Orang ini sudah check-in dan tidak bisa diganti.", code="has_arrived"
        )
    participant.ticket_token = new_token()
    participant.badge_name = participant.badge_origin = ""
    participant.badge_printed_at = None
    note_consent(participant, consent, at)
    if by:
        participant.registered_by = by
    keep_place(participant, current)
    with pghistory.context(verb="replace"):
        participant.save()
        # Who comes instead is asked anew.
        participant.answers.all().delete()
    save_answers(participant, answers or {}, by=by)
    if by:
        send_ticket(participant, by=by)
    return participant


@transaction.atomic
def cancel(participant: Participant, *, reason: str) -> bool:
    """Give the seat back, to the next who waits. Return False if it was cancelled already.

    Raises ValidationError "forum_finished"; "has_arrived" for a person who is checked in.
    """
    forum = lock_forum(participant.forum_id)
    # Held like at the door, so that nobody is checked in between the look and the cancelling.
    Participant.objects.select_for_update().get(pk=participant.pk)
    if participant.attendances.standing().exists():
        raise ValidationError(
            f"{participant} sudah check-in. Batalkan check-in lebih dulu.", code="has_arrived"
        )
    with pghistory.context(verb="cancel", reason=reason):
        cancelled = (
            Participant.objects.filter(pk=participant.pk)
            .active()
            .update(status=ParticipantStatus.CANCELLED, cancel_reason=reason)
        )
    move_up(forum)
    return bool(cancelled)


def move_up(forum: Forum) -> list[Participant]:
    """Give free seats to those who wait, first come first, and tell them; return them.

    The forum's row must be held: nobody else may take the seats meanwhile.
    """
    forum.refresh_from_db(fields=["agency_seats_taken", "vendor_seats_taken"])
    moved = []
    for kind in (ParticipantKind.DELEGATE, ParticipantKind.VENDOR):
        moved += forum.participants.waiting(kind)[: seats_left(forum, kind)]
    with pghistory.context(verb="move_up"):
        for participant in moved:
            participant.status = ParticipantStatus.REGISTERED
            participant.moved_up_at = timezone.now()
            participant.save(update_fields=["status", "moved_up_at"])
    tell_of_seats(moved)
    return moved


@transaction.atomic
def record_told(participant: Participant, *, by: User) -> bool:
    """Note that a person who moved up was told of the seat. Return False if it was noted already."""
    with pghistory.context(verb="tell"):
        return bool(
            Participant.objects.untold()
            .filter(pk=participant.pk)
            .update(told_at=timezone.now(), told_by=by)
        )


@transaction.atomic
def give_seat(participant: Participant) -> bool:
    """Register one who was cancelled or waits, who is told. Return False when registered already.

    Raises ValidationError "forum_finished", "no_seat".
    """
    forum = lock_forum(participant.forum_id)
    current = Participant.objects.get(pk=participant.pk)
    if current.is_registered:
        return False
    if seats_left(forum, current.kind) == 0:
        raise ValidationError(
            "Tidak ada kursi kosong. Tambah kursi di pengaturan forum.", code="no_seat"
        )
    has_waited = current.status == ParticipantStatus.WAITLISTED
    current.status = ParticipantStatus.REGISTERED
    current.cancel_reason = ""
    if has_waited:
        current.moved_up_at = timezone.now()
    with pghistory.context(verb="give_seat"):
        current.save(update_fields=["status", "cancel_reason", "moved_up_at"])
    if has_waited:
        tell_of_seats([current])
    participant.refresh_from_db()
    return True


@transaction.atomic
def cancel_many(participants: Iterable[Participant], *, reason: str) -> int:
    """Cancel several in one act; return how many seats or places that freed.

    Raises ValidationError "has_arrived" for the first who is checked in; then none is cancelled.
    """
    ordered = sorted(participants, key=lambda participant: participant.pk)
    return sum(cancel(participant, reason=reason) for participant in ordered)
