from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from events.models.forum import Forum
from events.models.invitation import Invitation
from events.models.participant import Participant

# A message that still waits after so long was lost with the process that should have sent it.
PATIENCE = timedelta(minutes=10)


class MessageKind(models.TextChoices):
    INVITATION = "invitation", "Undangan"
    REMINDER = "reminder", "Pengingat"
    TICKET = "ticket", "Tiket"
    SEAT = "seat", "Kursi tersedia"
    ANSWER = "answer", "Jawaban permohonan"
    AFTERWARDS = "afterwards", "Sesudah acara"
    SCHEDULE = "schedule", "Jadwal temu berubah"
    CHANGE = "change", "Perubahan acara"


ABOUT_A_TICKET = {
    MessageKind.TICKET, MessageKind.SEAT, MessageKind.ANSWER, MessageKind.CHANGE,
}  # fmt: skip


class MessageStatus(models.TextChoices):
    QUEUED = "queued", "Menunggu dikirim"
    SENT = "sent", "Terkirim"
    FAILED = "failed", "Gagal"


class MessageQuerySet(models.QuerySet):
    def repeatable(self):
        """Those that failed, or were left lying."""
        return self.filter(
            Q(status=MessageStatus.FAILED)
            | Q(status=MessageStatus.QUEUED, queued_at__lt=Now() - PATIENCE)
        )

    def last_to(self, invitations):
        """The last mail to each of the invitations by key: what it was and what became of it."""
        rows = self.filter(invitation__among=invitations)
        last = rows.order_by("invitation", "-pk").distinct("invitation")
        return last.only("invitation", "kind", "status", "queued_at")

    def for_list(self):
        """The newest first; of whom it is to only the name."""
        rows = self.select_related("invitation__agency", "invitation__vendor", "participant")
        return rows.only(
            "forum", "kind", "recipient", "status", "error", "attempts", "queued_at",
            "invitation__agency__name", "invitation__vendor__name", "participant__name",
        ).order_by("-pk")  # fmt: skip


@pghistory.track()
class Message(models.Model):
    """A mail of a forum, from the moment it is wanted until it is sent.

    `body` never holds a link: links grant something and are put in when the mail leaves.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField("jenis", max_length=10, choices=MessageKind)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.PROTECT, null=True, related_name="messages"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="messages"
    )
    recipient = models.EmailField("penerima")
    subject = models.CharField("judul", max_length=250)
    body = models.TextField("isi")
    status = models.CharField(
        "status", max_length=6, choices=MessageStatus, default=MessageStatus.QUEUED
    )
    error = models.CharField("galat", max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField("percobaan", default=0)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    queued_at = models.DateTimeField("antre sejak", default=timezone.now)
    sent_at = models.DateTimeField("terkirim pada", null=True)

    objects = MessageQuerySet.as_manager()
    contact_fields = frozenset({"recipient"})

    class Meta:
        verbose_name = "surel"
        verbose_name_plural = "surel"
        indexes = [models.Index(fields=["forum", "status"], name="message_by_status")]
        constraints = [
            models.CheckConstraint(
                name="message_is_about_one",
                condition=Q(invitation__isnull=False, participant=None)
                | Q(invitation=None, participant__isnull=False),
            ),
            models.CheckConstraint(
                name="message_sent_has_time",
                condition=Q(status=MessageStatus.SENT, sent_at__isnull=False)
                | (~Q(status=MessageStatus.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="message_failed_has_error",
                condition=Q(status=MessageStatus.FAILED) ^ Q(error=""),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def outcome(self) -> str:
        """What it was and what became of it, in words."""
        return f"{self.get_kind_display()}: {self.get_status_display().lower()}"

    @property
    def link(self) -> str:
        """What the mail leads to, without the site: the invitation, or the ticket of who has a seat.

        Only for the person whom it was written to: another one may come in their place by now.
        """
        if self.invitation:
            return self.invitation.get_absolute_url()
        person = self.participant
        if person is None or person.email != self.recipient or not person.is_registered:
            return ""
        if self.kind in ABOUT_A_TICKET or self.brings_certificate:
            return person.ticket_address
        return ""

    @property
    def brings_certificate(self) -> bool:
        """Whether it is to one who came and whose certificate waits on the page of the ticket."""
        person = self.participant
        if person is None or self.kind != MessageKind.AFTERWARDS:
            return False
        return Participant.objects.with_certificate().get(pk=person.pk).has_certificate

    @property
    def addressee(self) -> str:
        """Who the mail is for, in words."""
        return self.invitation.guest if self.invitation else str(self.participant)

    def record_sent(self) -> None:
        self._record(status=MessageStatus.SENT, sent_at=timezone.now(), error="")

    def record_failure(self, error: Exception) -> None:
        """Keep the kind of error alone: what a mail server answers may name people."""
        self._record(status=MessageStatus.FAILED, error=type(error).__name__)

    def _record(self, **values) -> None:
        Message.objects.filter(pk=self.pk).update(attempts=F("attempts") + 1, **values)

    def requeue(self) -> bool:
        """Put a failed or forgotten message back. Return False if another person was quicker."""
        # One conditional UPDATE: of two people only one sends it again.
        return bool(
            Message.objects.repeatable()
            .filter(pk=self.pk)
            .update(status=MessageStatus.QUEUED, error="", queued_at=timezone.now())
        )
