"""Certificates for those who came, and mail to them and to those who did not."""

from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery

from accounts.models import User
from events.actions.mail import queue
from events.models import (
    Attendance,
    Certificate,
    Forum,
    Message,
    MessageKind,
    ParticipantKind,
)

PLACE = "{urut}"
BATCH = 500


def certificate_candidates(forum: Forum):
    """Those who came on any day and have no certificate that counts, in the order of their numbers.

    With the name of who really came first, as `came_as`: that may be a deputy.
    """
    arrivals = Attendance.objects.standing().filter(participant=OuterRef("pk")).order_by("day")
    return (
        forum.participants.active()
        .with_certificate()
        .filter(attended(), has_certificate=False)
        .annotate(came_as=Subquery(arrivals.values("present_name")[:1]))
        .select_related("agency", "vendor")
        .order_by("number")
    )


def last_pattern(forum: Forum) -> str:
    """The pattern of the last number given out here; empty where none can be read from it."""
    last = forum.certificates.order_by("sequence").last()
    counter = f"{last.sequence:03}" if last else ""
    if last is None or last.number.count(counter) != 1:
        return ""
    return last.number.replace(counter, PLACE)


@transaction.atomic
def issue_certificates(forum: Forum, *, by: User, pattern: str) -> int:
    """Give everyone who came a certificate under a number of its own; return how many are new.

    `pattern` is the number as the office writes it, with {urut} where the running number stands.
    Raises ValidationError "no_place" without it, "number_taken".
    """
    if PLACE not in pattern:
        raise ValidationError(
            f"Tulis {PLACE} di tempat nomor urut, misalnya 500.3/{PLACE}/D.9/2024.",
            code="no_place",
        )
    # Held, so that two people who press at once do not both count from the same number.
    Forum.objects.hold(forum.pk)
    last = forum.certificates.aggregate(last=Max("sequence"))["last"] or 0
    new = [
        certificate(forum, participant, sequence, pattern, by)
        for sequence, participant in enumerate(certificate_candidates(forum), last + 1)
    ]
    if Certificate.objects.filter(number__in=[row.number for row in new]).exists():
        raise ValidationError(
            "Ada nomor yang sudah dipakai sertifikat lain. Ubah polanya.", code="number_taken"
        )
    with pghistory.context(verb="issue_certificates"):
        Certificate.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def certificate(
    forum: Forum, participant: Any, sequence: int, pattern: str, by: User
) -> Certificate:
    """A certificate for one of certificate_candidates(), not saved."""
    return Certificate(
        forum=forum,
        participant=participant,
        sequence=sequence,
        number=pattern.replace(PLACE, f"{sequence:03}"),
        name=participant.came_as,
        origin=participant.origin[:200],
        role=ParticipantKind(participant.kind).label,
        issued_by=by,
    )


def attended() -> Exists:
    return Exists(Attendance.objects.standing().filter(participant=OuterRef("pk")))


def audience(forum: Forum, *, came: bool):
    """Registered people with an address: those who came on any day, or those who never did."""
    rows = forum.participants.expected().exclude(email="")
    return rows.filter(attended() if came else ~attended()).order_by("pk")


def audience_counts(forum: Forum) -> dict[str, int]:
    """How many of each audience there are, as `came` and `missed`. One query."""
    rows = forum.participants.expected().exclude(email="")
    return rows.aggregate(
        came=Count("pk", filter=Q(attended())), missed=Count("pk", filter=Q(~attended()))
    )


@transaction.atomic
def send_afterwards(
    forum: Forum, *, by: User, came: bool, subject: str, body: str
) -> list[Message]:
    """Mail those who came, or those who did not; return the messages.

    Nobody gets the same subject twice. Raises ValidationError "not_held" while some may still come.
    """
    if not Forum.objects.hold(forum.pk).is_held:
        raise ValidationError(
            "Forum ini belum selesai. Surel sesudah acara ditulis setelah forum diselesaikan.",
            code="not_held",
        )
    told = forum.messages.filter(kind=MessageKind.AFTERWARDS, subject=subject)
    rows = audience(forum, came=came).exclude(pk__in=told.values("participant"))
    return queue(
        Message(
            forum=forum,
            kind=MessageKind.AFTERWARDS,
            participant=participant,
            recipient=participant.email,
            subject=subject,
            body=body,
            created_by=by,
        )
        for participant in rows
    )
