from datetime import datetime, timedelta

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat, Lower
from django.utils import timezone

from core.addresses import reverse
from core.formats import date_time
from core.identifiers import clean_phone
from core.tokens import new_token
from events.models import Participant
from events.models.change_request import ANSWER_TIME


class RequestKind(models.TextChoices):
    """The rights of UU 27/2022 ps. 6 to 9 that a person uses with one form."""

    ACCESS = "access", "Minta salinan data saya"
    CORRECTION = "correction", "Perbaiki data saya"
    WITHDRAWAL = "withdrawal", "Tarik persetujuan saya"
    ERASURE = "erasure", "Hapus data saya"


# What is granted only by doing something to the data.
CHANGING = (RequestKind.CORRECTION, RequestKind.WITHDRAWAL, RequestKind.ERASURE)


class RequestChannel(models.TextChoices):
    FORM = "form", "Formulir di laman"
    TICKET = "ticket", "Tautan tiket"
    LETTER = "letter", "Surat"
    PHONE = "phone", "Telepon atau WhatsApp"
    VISIT = "visit", "Datang ke dinas"


# What an officer types in; the other two come from the person's own hand.
OFFICE_CHANNELS = (RequestChannel.LETTER, RequestChannel.PHONE, RequestChannel.VISIT)


class RequestStatus(models.TextChoices):
    UNCONFIRMED = "unconfirmed", "Surel belum dikonfirmasi"
    OPEN = "open", "Menunggu jawaban"
    DONE = "done", "Dipenuhi"
    REFUSED = "refused", "Ditolak"


# How long the link of a granted request leads to the copy of the data.
COPY_TIME = timedelta(days=30)
ANSWERED = (RequestStatus.DONE, RequestStatus.REFUSED)


class DataRequestQuerySet(models.QuerySet):
    def open(self):
        """Those that the office must answer."""
        return self.filter(status=RequestStatus.OPEN)

    def overdue(self):
        """Open for longer than the law allows."""
        return self.open().filter(received_at__lt=timezone.now() - ANSWER_TIME)

    def matching(self, text):
        return self.filter(
            Q(name__icontains=text) | Q(email__icontains=text) | Q(phone__contains=text)
        )

    def for_list(self):
        """Open ones first, the longest waiting on top; then the latest answered."""
        is_open = Case(When(status=RequestStatus.OPEN, then=Value(0)), default=Value(1))
        return self.select_related("answered_by").order_by(
            is_open, F("answered_at").desc(nulls_first=True), "received_at", "pk"
        )


@pghistory.track(exclude=["token"])
class DataRequest(models.Model):
    """What a person asks about their own data, and what the office answered."""

    kind = models.CharField("permohonan", max_length=10, choices=RequestKind)
    channel = models.CharField("lewat", max_length=6, choices=RequestChannel)
    status = models.CharField(
        "status", max_length=11, choices=RequestStatus, default=RequestStatus.OPEN, editable=False
    )
    name = models.CharField("nama lengkap", max_length=300)
    email = models.EmailField("surel", blank=True)
    phone = models.CharField("nomor WhatsApp", max_length=16, blank=True, validators=[clean_phone])
    text = models.TextField("isi permohonan", max_length=2000, blank=True)
    # The person showed this ticket, which is as good as showing a card.
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    received_at = models.DateTimeField("diterima pada", default=timezone.now)
    confirmed_at = models.DateTimeField("surel dikonfirmasi pada", null=True, editable=False)
    mailed_at = models.DateTimeField("surel terakhir dikirim", null=True, editable=False)
    mail_error = models.CharField("galat surel", max_length=100, blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dicatat oleh",
        on_delete=models.PROTECT, null=True, related_name="+", editable=False,
    )  # fmt: skip
    answer = models.TextField("jawaban", max_length=4000, blank=True, editable=False)
    # One line for each thing that was done to the data, by the pages or as an officer states it.
    deeds = models.TextField("yang dilakukan", blank=True, editable=False)
    answered_at = models.DateTimeField("dijawab pada", null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dijawab oleh",
        on_delete=models.PROTECT, null=True, related_name="+", editable=False,
    )  # fmt: skip

    objects = DataRequestQuerySet.as_manager()
    contact_fields = frozenset({"email", "phone", "text", "answer", "deeds"})

    class Meta:
        verbose_name = "permohonan data pribadi"
        verbose_name_plural = "permohonan data pribadi"
        indexes = [
            models.Index(fields=["status", "received_at"], name="data_request_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                name="data_request_answer_is_whole",
                condition=(
                    Q(status__in=ANSWERED, answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(answer="")
                )
                | (~Q(status__in=ANSWERED) & Q(answered_at=None, answered_by=None, answer="")),
            ),
            models.CheckConstraint(
                name="data_request_granted_is_done",
                condition=~Q(status=RequestStatus.DONE, kind__in=CHANGING) | ~Q(deeds=""),
            ),
            models.CheckConstraint(
                name="data_request_form_is_confirmed_by_mail",
                condition=Q(status=RequestStatus.UNCONFIRMED, channel=RequestChannel.FORM,
                            confirmed_at=None)
                | (~Q(status=RequestStatus.UNCONFIRMED) & ~Q(channel=RequestChannel.FORM))
                | (~Q(status=RequestStatus.UNCONFIRMED) & Q(confirmed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="data_request_office_entry_names_who",
                condition=Q(channel__in=OFFICE_CHANNELS, entered_by__isnull=False)
                | (~Q(channel__in=OFFICE_CHANNELS) & Q(entered_by=None)),
            ),
            models.CheckConstraint(
                name="data_request_ticket_has_participant",
                condition=Q(channel=RequestChannel.TICKET, participant__isnull=False)
                | (~Q(channel=RequestChannel.TICKET) & Q(participant=None)),
            ),
            # The same form sent twice is one request.
            models.UniqueConstraint(
                Lower("email"), "kind",
                condition=Q(status=RequestStatus.UNCONFIRMED),
                name="data_request_unconfirmed_is_one",
            ),
            models.UniqueConstraint(
                fields=["participant", "kind"],
                condition=Q(status=RequestStatus.OPEN, participant__isnull=False),
                name="data_request_of_ticket_is_one",
            ),
            models.UniqueConstraint(
                Lower("name"), "kind", "channel", "received_at",
                condition=Q(channel__in=OFFICE_CHANNELS),
                name="data_request_entered_once",
                violation_error_message="Permohonan ini sudah dicatat.",
                violation_error_code="entered",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name}"

    def get_absolute_url(self):
        return reverse("privacy:request_detail", args=[self.pk])

    @property
    def answer_by(self) -> datetime:
        """Until when the law wants an answer (UU 27/2022 ps. 30 and 40: 3 x 24 hours)."""
        return self.received_at + ANSWER_TIME

    @property
    def is_open(self) -> bool:
        return self.status == RequestStatus.OPEN

    @property
    def is_answered(self) -> bool:
        return self.status in ANSWERED

    @property
    def needs_deed(self) -> bool:
        """Whether granting it takes more than an answer."""
        return self.kind in CHANGING

    @property
    def is_late(self) -> bool:
        """Answered, or still open, after the time was up."""
        return (self.answered_at or timezone.now()) > self.answer_by

    @property
    def hours_left(self) -> int:
        """Whole hours until the answer is due; negative once it is late."""
        return int((self.answer_by - timezone.now()).total_seconds() // 3600)

    @property
    def shows_copy(self) -> bool:
        """Whether the link shows the copy of the data: asked for, granted, and not long ago."""
        return (
            self.kind == RequestKind.ACCESS
            and self.status == RequestStatus.DONE
            and self.is_proven
            and self.answered_at is not None
            and timezone.now() - self.answered_at < COPY_TIME
        )

    @property
    def is_proven(self) -> bool:
        """Whether the person showed a ticket or reads the mail of that address."""
        return self.confirmed_at is not None or self.channel == RequestChannel.TICKET

    @transaction.atomic
    def confirm(self) -> bool:
        """The person reads that mail. Return False if that was known already."""
        with pghistory.context(verb="confirm_data_request"):
            return bool(
                DataRequest.objects.filter(pk=self.pk, status=RequestStatus.UNCONFIRMED).update(
                    status=RequestStatus.OPEN, confirmed_at=timezone.now()
                )
            )

    @transaction.atomic
    def note_deed(self, text: str) -> None:
        """Keep what was just done to the data of the person, with the time."""
        line = f"{date_time(timezone.localtime())}: {text}\n"
        with pghistory.context(verb="work_off_data_request"):
            rows = DataRequest.objects.filter(pk=self.pk)
            rows.update(deeds=Concat("deeds", Value(line)))
        self.refresh_from_db(fields=["deeds"])

    @transaction.atomic
    def give_answer(self, *, status: RequestStatus, answer: str, by) -> None:
        """Close the request.

        Raises ValidationError "answered" if another person was quicker, "nothing_done" when a
        change of data is said to be granted of which nothing was noted.
        """
        rows = DataRequest.objects.open().filter(pk=self.pk)
        if status == RequestStatus.DONE and rows.filter(kind__in=CHANGING, deeds="").exists():
            raise ValidationError(
                "Belum ada yang dilakukan pada datanya. Lakukan dulu lewat tombol di atas, atau "
                "tulis apa yang sudah dilakukan di tempat lain.",
                code="nothing_done",
            )
        with pghistory.context(verb="answer_data_request"):
            closed = rows.update(
                status=status, answer=answer, answered_at=timezone.now(), answered_by=by
            )
        if not closed:
            raise ValidationError("Permohonan ini sudah dijawab.", code="answered")
