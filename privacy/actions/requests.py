"""How a request comes in and is worked off (UU 27/2022 ps. 6 to 9, 30 and 40)."""

from collections.abc import Iterable
from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from events.models import Participant
from privacy.actions.mail import mail_later
from privacy.actions.retention import make_person_nameless
from privacy.models import DataRequest, RequestChannel, RequestStatus
from vendors.models import Vendor

# Nobody's mailbox is filled by sending the form again and again.
MAIL_AGAIN_AFTER = timedelta(minutes=10)


@transaction.atomic
def receive_by_form(request: DataRequest) -> None:
    """Keep a request from the public form and mail the link that confirms it.

    The same form again is the same request: the mail is repeated, at most every 10 minutes.
    """
    # One at a time for an address, so that a doubled click sends one mail.
    waiting = (
        DataRequest.objects.select_for_update()
        .filter(email__iexact=request.email, kind=request.kind, status=RequestStatus.UNCONFIRMED)
        .first()
    )
    if waiting:
        if timezone.now() - (waiting.mailed_at or waiting.received_at) > MAIL_AGAIN_AFTER:
            mail_later(waiting)
        return
    request.channel, request.status = RequestChannel.FORM, RequestStatus.UNCONFIRMED
    try:
        with transaction.atomic(), pghistory.context(verb="create"):
            request.save(force_insert=True)
    except IntegrityError:
        return  # the other click of a doubled one was quicker
    mail_later(request)


@transaction.atomic
def receive_by_ticket(request: DataRequest, *, participant: Participant) -> DataRequest:
    """Keep a request of who holds the ticket; return it, or the open one of the same kind."""
    request.channel, request.participant = RequestChannel.TICKET, participant
    request.name = participant.name
    try:
        with transaction.atomic(), pghistory.context(verb="create"):
            request.save(force_insert=True)
    except IntegrityError:
        return DataRequest.objects.open().get(participant=participant, kind=request.kind)
    mail_later(request)
    return request


@transaction.atomic
def enter_request(request: DataRequest, *, by: User) -> None:
    """Keep a request that reached the office by letter, phone or visit.

    Raises ValidationError "entered" for one that stands there already.
    """
    request.entered_by = by
    try:
        with transaction.atomic(), pghistory.context(verb="create"):
            request.save(force_insert=True)
    except IntegrityError:
        raise ValidationError("Permohonan ini sudah dicatat.", code="entered") from None
    mail_later(request)


@transaction.atomic
def answer_request(
    request: DataRequest,
    *,
    status: RequestStatus,
    answer: str,
    by: User,
    done: Iterable[str] = (),
) -> None:
    """Close a request and mail the answer, with what is ``done`` besides what is noted already.

    Raises ValidationError "answered", "nothing_done".
    """
    if request.is_open and status == RequestStatus.DONE:
        for text in done:
            request.note_deed(text)
    request.give_answer(status=status, answer=answer, by=by)
    mail_later(request)


@transaction.atomic
def hide_person(request: DataRequest, participant: Participant, *, by: User) -> None:
    """Make a registration nameless because its person asks for it, and note that."""
    make_person_nameless(participant, by=by)
    request.note_deed(f"data peserta {participant.forum} disamarkan.")


@transaction.atomic
def hide_contacts(request: DataRequest, vendor: Vendor) -> bool:
    """Take a vendor's contacts off the public pages and note that. False if none were shown."""
    was_shown = withdraw_publication(vendor)
    if was_shown:
        request.note_deed(f"kontak {vendor} tidak tampil lagi untuk umum.")
    return was_shown


@transaction.atomic
def withdraw_publication(vendor: Vendor) -> bool:
    """Take back the consent to show contacts on public pages. False if none was given."""
    fields = ["publishes_name", "publishes_phone", "publishes_email", "publishes_address"]
    shown = Vendor.objects.filter(pk=vendor.pk)
    with pghistory.context(verb="withdraw_publication"):
        return bool(
            shown.exclude(**dict.fromkeys(fields, False)).update(**dict.fromkeys(fields, False))
        )
