"""Mail of a forum: a row first, sent by a task once that is committed, repeated when it fails."""

from collections.abc import Iterable
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, mailers
from django.db import transaction
from django.db.models import QuerySet
from django.tasks import task

from accounts.models import User
from core.addresses import SITE
from events.models import ChangeRequest, Forum, Invitation, Message, MessageKind, Participant
from events.models.invitation import InvitationQuerySet
from events.texts import (
    CERTIFICATE_LINE,
    answer_body,
    answer_subject,
    change_body,
    change_subject,
    invitation_body,
    invitation_subject,
    reminder_body,
    reminder_subject,
    seat_body,
    seat_subject,
    ticket_body,
    ticket_subject,
)


def queue(messages: Iterable[Message]) -> list[Message]:
    """Keep new messages and send them once the transaction is committed."""
    created = Message.objects.bulk_create(messages)
    send_later([message.pk for message in created])
    return created


def send_later(pks: list[int]) -> None:
    if pks:
        # robust: what was saved stays saved, whatever becomes of the task.
        transaction.on_commit(partial(send_messages.enqueue, pks, SITE.get()), robust=True)


@task
def send_messages(pks: list[int], site: str) -> None:
    """Send each message and keep how that went; a broken connection fails the rest at once."""
    mailer = mailers["default"]
    broken: OSError | None = None
    messages = Message.objects.filter(pk__in=pks).select_related("invitation", "participant")
    for message in messages.order_by("pk"):
        try:
            if broken:
                raise broken
            mailer.open()
            mailer.send_messages([as_mail(message, site)])
        except (SMTPRecipientsRefused, SMTPResponseException, ValueError) as error:
            message.record_failure(error)
        except OSError as error:
            broken = error
            message.record_failure(error)
        else:
            message.record_sent()
    if not broken:
        mailer.close()


def as_mail(message: Message, site: str) -> EmailMessage:
    body = message.body
    if message.brings_certificate:
        body += f"\n\n{CERTIFICATE_LINE}"
    if link := message.link:
        body += f"\n\n{site}{link}"
    # A subject is one line: mail with a line break in it is refused, however often it is sent again.
    return EmailMessage(" ".join(message.subject.split()), body, to=[message.recipient])


@transaction.atomic
def send_invitations(
    forum: Forum, invitations: Iterable[Invitation], *, by: User, again: bool = False
) -> list[Message]:
    """Mail those who were not mailed yet, or with `again` all of them."""
    rows = addressees(forum, invitations)
    if not again:
        rows = rows.never_mailed()
    return queue(about(row, MessageKind.INVITATION, by) for row in rows)


@transaction.atomic
def send_reminders(forum: Forum, invitations: Iterable[Invitation], *, by: User) -> list[Message]:
    """Mail those who have not answered and were not reminded just now."""
    rows = addressees(forum, invitations).with_status().unanswered().not_reminded_lately()
    return queue(about(row, MessageKind.REMINDER, by) for row in rows)


def addressees(forum: Forum, invitations: Iterable[Invitation]) -> InvitationQuerySet:
    """The same invitations, read anew while nobody else can send to them."""
    Forum.objects.hold(forum.pk)
    rows = Invitation.objects.filter(pk__in=[row.pk for row in invitations])
    return rows.reachable().select_related("forum", "agency", "vendor").order_by("pk")


def about(invitation: Invitation, kind: MessageKind, by: User) -> Message:
    """An invitation or a reminder of it, not saved."""
    is_reminder = kind == MessageKind.REMINDER
    subject = (reminder_subject if is_reminder else invitation_subject)(invitation.forum)
    body = (reminder_body if is_reminder else invitation_body)(invitation)
    return to_invited(invitation, kind, subject, body, by=by)


def to_invited(
    invitation: Invitation, kind: MessageKind, subject: str, body: str, *, by: User
) -> Message:
    """A new message to an invited agency or business with an address, not saved."""
    return Message(
        forum=invitation.forum,
        kind=kind,
        invitation=invitation,
        recipient=invitation.email,
        subject=subject,
        body=body,
        created_by=by,
    )


def tell_of_seats(participants: Iterable[Participant]) -> list[Message]:
    """Tell those who got a seat from the waiting list and whose address is known."""
    return queue(
        to_person(row, MessageKind.SEAT, seat_subject(row.forum), seat_body(row))
        for row in participants
        if row.email
    )


def send_tickets(participants: Iterable[Participant], *, by: User | None = None) -> list[Message]:
    """Mail each the ticket, whoever registered them, if there is a seat and an address."""
    return queue(ticket_mail(row, by) for row in participants if row.email and row.is_registered)


def send_ticket(participant: Participant, *, by: User | None = None) -> list[Message]:
    return send_tickets([participant], by=by)


def ticket_mail(participant: Participant, by: User | None) -> Message:
    subject, body = ticket_subject(participant.forum), ticket_body(participant)
    return to_person(participant, MessageKind.TICKET, subject, body, by=by)


def to_person(
    participant: Participant,
    kind: MessageKind,
    subject: str,
    body: str,
    *,
    by: User | None = None,
) -> Message:
    """A new message to a participant with an address, not saved."""
    return Message(
        forum=participant.forum,
        kind=kind,
        participant=participant,
        recipient=participant.email,
        subject=subject,
        body=body,
        created_by=by,
    )


def tell_of_answer(request: ChangeRequest, *, is_accepted: bool) -> list[Message]:
    """Tell a person whose address is known what became of a wish sent after the deadline."""
    participant = request.participant
    if not participant.email:
        return []
    subject = answer_subject(participant.forum)
    body = answer_body(request, is_accepted=is_accepted)
    return queue([to_person(participant, MessageKind.ANSWER, subject, body)])


def told_of_change(forum: Forum) -> tuple[QuerySet[Participant], InvitationQuerySet]:
    """Those with an address who know of a forum: its people, but for the cancelled, and the
    invited whom the invitation has reached and who have not declined."""
    people = forum.participants.active().exclude(email="").order_by("number")
    return people, forum.invitations.reachable().reached().filter(declined_at=None)


@transaction.atomic
def tell_of_change(forum: Forum, news: str, *, by: User) -> list[Message]:
    """Mail what is new about a forum to all who know of it, each address once."""
    people, invited = told_of_change(forum)
    subject, kind = change_subject(forum), MessageKind.CHANGE
    # A person's own mail, which leads to the ticket, before that of the office.
    messages = {}
    for one in people.select_related("forum"):
        body = change_body(forum, str(one), news)
        messages[one.email.lower()] = to_person(one, kind, subject, body, by=by)
    for row in addressees(forum, invited):
        body = change_body(forum, row.addressee, news)
        messages.setdefault(row.email.lower(), to_invited(row, kind, subject, body, by=by))
    return queue(messages.values())


@transaction.atomic
def send_again(messages: Iterable[Message]) -> int:
    """Send failed or forgotten messages once more; return how many."""
    requeued = [message.pk for message in messages if message.requeue()]
    send_later(requeued)
    return len(requeued)
