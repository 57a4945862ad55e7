"""What the invited do by their link: register, change, replace, withdraw, answer."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from core.twice import sent_before
from events.actions.mail import send_ticket, tell_of_answer
from events.actions.registration import (
    cancel,
    check_active,
    lock_forum,
    note_consent,
    register,
    replace,
    save_changes,
)
from events.models import (
    ChangeKind,
    ChangeRequest,
    ConsentText,
    Forum,
    ForumStatus,
    Invitation,
    Participant,
    ParticipantKind,
)

# What makes two guests the same form, sent twice.
TWIN_GUEST = ("forum_id", "kind", "name", "organisation", "position", "phone", "email")


def wait_longer() -> None:
    """When registration opens many come at once and take turns: worth more time than a page has."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '10s'")


def hold_in_turn(forum_id: int) -> Forum:
    """The forum, held for a form about one of its people."""
    wait_longer()
    return Forum.objects.hold(forum_id)


def hold_open_forum(forum_id: int) -> Forum:
    """The forum, held, while people may register themselves.

    Raises ValidationError "forum_finished", "registration_closed".
    """
    wait_longer()
    forum = lock_forum(forum_id)
    if not forum.takes_registrations:
        raise ValidationError(
            "Pendaftaran tidak sedang dibuka. Muat ulang halaman ini.", code="registration_closed"
        )
    return forum


@transaction.atomic
def register_by_invitation(
    invitation: Invitation,
    participant: Participant,
    *,
    consent: ConsentText,
    check: Callable[[], None] | None = None,
    answers: Mapping[int, str] | None = None,
) -> Participant:
    """Register one person more of the invited side; `check` and `answers` as in register().

    Raises ValidationError "forum_finished", "registration_closed", "invitation_full".
    """
    hold_open_forum(invitation.forum_id)
    seats = Invitation.objects.values_list("seats", flat=True).get(pk=invitation.pk)
    if Participant.objects.of_invitation(invitation).active().count() >= seats:
        raise ValidationError(
            f"Undangan ini untuk {seats} orang dan semuanya sudah terdaftar. "
            f"Pakai {invitation.replace_label} bila orangnya berbeda.",
            code="invitation_full",
        )
    participant.forum_id = invitation.forum_id
    participant.kind = invitation.kind
    participant.agency = invitation.agency
    participant.vendor = invitation.vendor
    participant.invitation = invitation
    note_consent(participant, consent)
    register(participant, by=None, check=check, answers=answers)
    send_ticket(participant)
    note_answer(invitation, declined_at=None, decline_reason="")
    return participant


@transaction.atomic
def register_guest(
    forum: Forum,
    participant: Participant,
    *,
    consent: ConsentText,
    answers: Mapping[int, str] | None = None,
) -> Participant:
    """Register a guest by the open link; return the one that is there when it was sent twice.

    Raises ValidationError "forum_finished", "registration_closed", "guests_closed".
    """
    if not hold_open_forum(forum.pk).accepts_guests:
        raise ValidationError("Pendaftaran tamu sudah ditutup.", code="guests_closed")
    participant.forum = forum
    participant.kind = ParticipantKind.GUEST
    # Everybody has the same link, so it is the forum that sends.
    if twin := sent_before(participant, TWIN_GUEST, by=forum, at="registered_at"):
        return twin
    note_consent(participant, consent)
    return register(participant, by=None, answers=answers)


def note_answer(invitation: Invitation, **values: Any) -> None:
    """Keep an answer; who answers has opened the page."""
    with pghistory.context(verb="answer"):
        Invitation.objects.filter(pk=invitation.pk).update(
            opened_at=Coalesce("opened_at", timezone.now()), **values
        )


@transaction.atomic
def change_delegate(
    participant: Participant, *, answers: Mapping[int, str] | None = None
) -> Participant:
    """Save what the invited changed of a person and of its answers.

    Raises ValidationError "forum_finished", "registration_closed", "withdrawn".
    """
    hold_open_forum(participant.forum_id)
    check_active(participant)
    return save_changes(participant, answers=answers)


@transaction.atomic
def replace_delegate(
    participant: Participant, *, consent: ConsentText, answers: Mapping[int, str] | None = None
) -> Participant:
    """Let a colleague come instead, with answers of one's own.

    Raises ValidationError "forum_finished", "registration_closed", "withdrawn", "has_arrived".
    """
    hold_open_forum(participant.forum_id)
    replace(participant, consent=consent, answers=answers)
    send_ticket(participant)
    return participant


@transaction.atomic
def withdraw_delegate(participant: Participant, *, reason: str) -> bool:
    """Give the seat back. Return False if that was done already.

    Raises ValidationError "forum_finished", "registration_closed", "has_arrived".
    """
    hold_open_forum(participant.forum_id)
    return cancel(participant, reason=reason)


@transaction.atomic
def confirm_invitation(invitation: Invitation) -> None:
    """Say for sure that the registered people will come.

    Raises ValidationError "forum_finished", "not_published", "nobody_registered".
    """
    hold_published_forum(invitation.forum_id)
    if not Participant.objects.of_invitation(invitation).active().exists():
        raise ValidationError(f"{invitation.register_label} lebih dulu.", code="nobody_registered")
    note_answer(invitation, confirmed_at=timezone.now(), declined_at=None, decline_reason="")


@transaction.atomic
def decline_invitation(invitation: Invitation, *, reason: str) -> None:
    """Say that nobody will come.

    Raises ValidationError "forum_finished", "not_published", "has_delegates".
    """
    hold_published_forum(invitation.forum_id)
    if Participant.objects.of_invitation(invitation).active().exists():
        raise ValidationError(
            f"Masih ada {invitation.noun} yang terdaftar. Tarik pendaftarannya lebih dulu.",
            code="has_delegates",
        )
    note_answer(invitation, declined_at=timezone.now(), decline_reason=reason, confirmed_at=None)


def hold_published_forum(forum_id: int) -> Forum:
    forum = lock_forum(forum_id)
    if forum.status == ForumStatus.DRAFT:
        raise ValidationError("Forum ini belum terbit.", code="not_published")
    return forum


@transaction.atomic
def request_change(
    participant: Participant, kind: ChangeKind, *, values: dict | None = None, note: str = ""
) -> ChangeRequest:
    """After registration has ended: ask the office for it.

    Raises ValidationError "forum_finished", "registration_open", "request_pending".
    """
    forum = lock_forum(participant.forum_id)
    if not forum.takes_requests:
        raise ValidationError(
            "Pendaftaran dibuka lagi. Muat ulang halaman ini.", code="registration_open"
        )
    if participant.change_requests.pending().exists():
        raise ValidationError(
            "Masih ada permohonan untuk orang ini yang menunggu jawaban petugas.",
            code="request_pending",
        )
    with pghistory.context(verb="request_change"):
        return ChangeRequest.objects.create(
            participant=participant, kind=kind, values=values or {}, note=note
        )


@transaction.atomic
def accept_request(request: ChangeRequest, *, by: User) -> bool:
    """Do what was asked for. Return False if it was decided already.

    Raises ValidationError "forum_finished", "withdrawn", "has_arrived".
    """
    lock_forum(request.participant.forum_id)
    if not decide(request, by=by, is_accepted=True):
        return False
    participant = Participant.objects.get(pk=request.participant_id)
    if request.kind == ChangeKind.WITHDRAW:
        # As read before: who withdraws has no address here any more.
        tell_of_answer(request, is_accepted=True)
        cancel(participant, reason=request.note or "Ditarik lewat undangan")
        return True
    check_active(participant)
    values = dict(request.values)
    consent = values.pop("consent", None)
    answers = {key: new for key, _text, _old, new in values.pop("answers", [])}
    for name, value in values.items():
        setattr(participant, name, value)
    if request.kind == ChangeKind.REPLACE:
        text = ConsentText.objects.get(pk=consent)
        replace(participant, consent=text, answers=answers, at=request.created_at)
    else:
        save_changes(participant, answers=answers)
    request.participant = participant
    tell_of_answer(request, is_accepted=True)
    return True


def accept_requests(requests: Iterable[ChangeRequest], *, by: User) -> tuple[int, list[str]]:
    """Do what each asks for, as far as it can be done: one that cannot keeps none of the others back.

    Return how many were done, and of those that could not be the sentence that says why. One that
    was decided already counts as neither.
    """
    accepted, refusals = 0, []
    for request in requests:
        try:
            accepted += accept_request(request, by=by)
        except ValidationError as error:
            refusals.append(f"{request.participant}: {error.messages[0]}")
    return accepted, refusals


@transaction.atomic
def refuse_request(request: ChangeRequest, *, by: User) -> bool:
    """Leave everything as it is. Return False if it was decided already."""
    if not decide(request, by=by, is_accepted=False):
        return False
    tell_of_answer(request, is_accepted=False)
    return True


def decide(request: ChangeRequest, *, by: User, is_accepted: bool) -> bool:
    with pghistory.context(verb="accept" if is_accepted else "refuse"):
        return bool(
            ChangeRequest.objects.pending()
            .filter(pk=request.pk)
            .update(decided_at=timezone.now(), decided_by=by, is_accepted=is_accepted)
        )
