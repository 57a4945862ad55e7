import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from events.models import Forum, Participant, Slot
from matching.models.demand import Demand
from matching.models.parties import PartyQuerySet
from vendors.models import Product, Vendor


class Side(models.TextChoices):
    AGENCY = "agency", "OPD"
    VENDOR = "vendor", "Vendor"
    OFFICE = "office", "Dinas"


class Priority(models.IntegerChoices):
    MUST = 1, "Utama"
    NORMAL = 2, "Biasa"
    SPARE = 3, "Bila sempat"


class RequestStatus(models.TextChoices):
    WAITING = "waiting", "Menunggu jawaban"
    ACCEPTED = "accepted", "Diterima"
    DECLINED = "declined", "Ditolak"
    EXPIRED = "expired", "Kedaluwarsa"
    WITHDRAWN = "withdrawn", "Ditarik"


ANSWERS = (RequestStatus.ACCEPTED, RequestStatus.DECLINED)


class RequestQuerySet(PartyQuerySet):
    def accepted(self):
        return self.filter(status=RequestStatus.ACCEPTED)

    def declined(self):
        return self.filter(status=RequestStatus.DECLINED)

    def waiting(self, on=None):
        """Those that still can be answered on the day."""
        return self.filter(status=RequestStatus.WAITING, answer_by__gte=on or timezone.localdate())

    def expired(self, on=None):
        """Those that nobody answered in time, whether or not someone has written that down."""
        return self.filter(
            Q(status=RequestStatus.EXPIRED)
            | Q(status=RequestStatus.WAITING, answer_by__lt=on or timezone.localdate())
        )

    def standing(self, on=None):
        """Accepted ones and those that still wait: what a schedule tries to serve."""
        return self.accepted() | self.waiting(on)

    def in_state(self, state):
        """Those whose `state` is this today."""
        if state == RequestStatus.WAITING:
            return self.waiting()
        if state == RequestStatus.EXPIRED:
            return self.expired()
        return self.filter(status=state)

    def to_answer(self, user):
        """Those that wait for an answer of the user's own side."""
        rows = self.visible_to(user).waiting()
        if user.is_buyer:
            return rows.filter(asked_by=Side.VENDOR)
        if user.is_vendor:
            return rows.filter(asked_by=Side.AGENCY)
        return rows

    def for_list(self):
        """The latest first, and of the other records what they are called, which is what rows show."""
        names = (
            "agency__name",
            "agency__short_name",
            "vendor__name",
            "demand__name",
            "product__name",
        )
        own = [field.name for field in self.model._meta.concrete_fields]
        rows = self.select_related("agency", "vendor", "demand", "product").only(*own, *names)
        return rows.order_by("-created_at", "-pk")


@pghistory.track()
class Request(models.Model):
    """That one side wants to meet the other at a forum, and what the other side says."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="requests")
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, related_name="requests"
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="requests"
    )
    demand = models.ForeignKey(
        Demand,
        verbose_name="kebutuhan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
    )
    product = models.ForeignKey(
        Product,
        verbose_name="produk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
    )
    asked_by = models.CharField("diminta oleh", max_length=6, choices=Side, editable=False)
    priority = models.PositiveSmallIntegerField(
        "prioritas", choices=Priority, default=Priority.NORMAL
    )
    note = models.CharField(
        "catatan", max_length=500, blank=True, help_text="Apa yang ingin dibicarakan."
    )
    status = models.CharField(
        "status",
        max_length=9,
        choices=RequestStatus,
        default=RequestStatus.WAITING,
        editable=False,
    )
    answer_by = models.DateField("jawab paling lambat")
    answered_at = models.DateTimeField("dijawab pada", null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dijawab oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    answer_note = models.CharField("catatan jawaban", max_length=500, blank=True, editable=False)
    created_at = models.DateTimeField("diminta pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "permintaan temu"
        verbose_name_plural = "permintaan temu"
        indexes = [
            models.Index(fields=["forum", "-created_at", "-id"], name="request_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "agency", "vendor"],
                condition=Q(status__in=[RequestStatus.WAITING, RequestStatus.ACCEPTED]),
                name="request_pair_stands_once",
                violation_error_message="OPD dan vendor ini sudah punya permintaan temu.",
                violation_error_code="already_asked",
            ),
            models.CheckConstraint(
                name="request_answer_is_whole",
                condition=Q(
                    status__in=ANSWERS, answered_at__isnull=False, answered_by__isnull=False
                )
                | (~Q(status__in=ANSWERS) & Q(answered_at=None, answered_by=None, answer_note="")),
            ),
            models.CheckConstraint(
                name="request_priority_is_known", condition=Q(priority__in=Priority.values)
            ),
        ]

    def __str__(self):
        return f"{self.agency.short_name} dan {self.vendor}"

    @property
    def subject(self) -> str:
        """What the meeting is to be about, if that is known."""
        return str(self.demand or self.product or "")

    @property
    def is_expired(self) -> bool:
        return self.status == RequestStatus.EXPIRED or (
            self.status == RequestStatus.WAITING and self.answer_by < timezone.localdate()
        )

    @property
    def state(self) -> RequestStatus:
        """The status as of today: nobody has to write down that a day has passed."""
        return RequestStatus.EXPIRED if self.is_expired else RequestStatus(self.status)

    @property
    def is_waiting(self) -> bool:
        return self.state == RequestStatus.WAITING

    @property
    def is_accepted(self) -> bool:
        return self.status == RequestStatus.ACCEPTED

    @property
    def stands(self) -> bool:
        return self.state in {RequestStatus.WAITING, RequestStatus.ACCEPTED}

    def may_be_answered_by(self, user) -> bool:
        """The other side answers; the office may answer for both."""
        if user.is_buyer:
            return self.asked_by == Side.VENDOR
        if user.is_vendor:
            return self.asked_by == Side.AGENCY
        return user.is_office

    def may_be_changed_by(self, user) -> bool:
        """The side that asked may change or withdraw; the office may for both."""
        if user.is_buyer:
            return self.asked_by == Side.AGENCY
        if user.is_vendor:
            return self.asked_by == Side.VENDOR
        return user.is_office

    @transaction.atomic
    def answer(self, *, by, accepts: bool, note: str = "") -> None:
        """Accept or decline; an answer may be changed for as long as nobody withdraws.

        Raises ValidationError "not_open" when the request was withdrawn or has expired.
        """
        after = RequestStatus.ACCEPTED if accepts else RequestStatus.DECLINED
        open_or_answered = Q(
            status=RequestStatus.WAITING, answer_by__gte=timezone.localdate()
        ) | Q(status__in=ANSWERS)
        with pghistory.context(verb="accept" if accepts else "decline", reason=note):
            answered = (
                Request.objects.filter(pk=self.pk)
                .filter(open_or_answered)
                .update(status=after, answered_at=timezone.now(), answered_by=by, answer_note=note)
            )
        if not answered:
            raise ValidationError(
                "Permintaan ini sudah ditarik atau lewat batas jawabnya. Buat permintaan baru.",
                code="not_open",
            )
        self.refresh_from_db()

    @transaction.atomic
    def withdraw(self, *, reason: str = "") -> bool:
        """Take the request back. Return False if it stood no longer."""
        with pghistory.context(verb="withdraw", reason=reason):
            withdrawn = Request.objects.filter(
                pk=self.pk, status__in=[RequestStatus.WAITING, RequestStatus.ACCEPTED]
            ).update(
                status=RequestStatus.WITHDRAWN, answered_at=None, answered_by=None, answer_note=""
            )
        return bool(withdrawn)


@pghistory.track()
class Veto(models.Model):
    """That the office does not want these two to be scheduled together. It always wins."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="vetoes")
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, related_name="+"
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("alasan", max_length=300)
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "larangan jadwal"
        verbose_name_plural = "larangan jadwal"
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "agency", "vendor"],
                name="veto_pair_is_unique",
                violation_error_message="Pasangan ini sudah dilarang.",
                violation_error_code="already_vetoed",
            )
        ]

    def __str__(self):
        return f"{self.agency.short_name} dan {self.vendor}"


@pghistory.track()
class Absence(models.Model):
    """That an agency, a vendor or one participant cannot come to a slot."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="absences")
    slot = models.ForeignKey(
        Slot, verbose_name="sesi", on_delete=models.CASCADE, related_name="absences"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    participant = models.ForeignKey(
        Participant, verbose_name="peserta", on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "ketidakhadiran di sesi"
        verbose_name_plural = "ketidakhadiran di sesi"
        constraints = [
            models.CheckConstraint(
                name="absence_is_of_one",
                condition=Q(agency__isnull=False, vendor=None, participant=None)
                | Q(agency=None, vendor__isnull=False, participant=None)
                | Q(agency=None, vendor=None, participant__isnull=False),
            ),
            models.UniqueConstraint(fields=["slot", "agency"], name="absence_agency_is_unique"),
            models.UniqueConstraint(fields=["slot", "vendor"], name="absence_vendor_is_unique"),
            models.UniqueConstraint(
                fields=["slot", "participant"], name="absence_participant_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.agency or self.vendor or self.participant}: {self.slot}"


class CallTopic(models.TextChoices):
    DEMAND = "demand", "Kebutuhan belum diisi"
    PRODUCT = "product", "Produk belum diisi"
    ANSWER = "answer", "Permintaan belum dijawab"
    SCHEDULE = "schedule", "Jadwal berubah"


@pghistory.track()
class Call(models.Model):
    """A tick on the call list: that the office has reached this side about this topic."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="calls")
    topic = models.CharField("perihal", max_length=8, choices=CallTopic)
    # What the person was told, so that a later change puts the line back on the list.
    about = models.CharField("isi", max_length=64, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, null=True, related_name="+"
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, null=True, related_name="+"
    )
    done_at = models.DateTimeField("dihubungi pada", default=timezone.now, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dihubungi oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = "catatan hubungi"
        verbose_name_plural = "catatan hubungi"
        constraints = [
            models.CheckConstraint(
                name="call_is_to_one",
                condition=Q(agency__isnull=False, vendor=None)
                | Q(agency=None, vendor__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["forum", "topic", "about", "agency"], name="call_agency_is_unique"
            ),
            models.UniqueConstraint(
                fields=["forum", "topic", "about", "vendor"], name="call_vendor_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.get_topic_display()}: {self.agency or self.vendor}"
