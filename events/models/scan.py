import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.models.attendance import Attendance, CheckInMethod
from events.models.forum import Forum
from events.models.participant import Participant


class ScanOutcome(models.TextChoices):
    NEW = "new", "Tercatat hadir"
    REPEAT = "repeat", "Sudah check-in"
    UNKNOWN = "unknown", "Kode tidak ditemukan"
    REFUSED = "refused", "Ditolak"


class ScanQuerySet(models.QuerySet):
    def for_list(self):
        """The latest first."""
        return self.select_related(
            "participant__agency", "participant__vendor", "operator"
        ).order_by("-scanned_at", "-pk")


@pghistory.track()
class Scan(models.Model):
    """One reading of a ticket at a door. Every one is kept, refused and repeated ones too."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="scans")
    # Made by the device for each reading: the same key again is the same reading, sent again.
    key = models.CharField("kunci pengiriman", max_length=64)
    outcome = models.CharField("hasil", max_length=7, choices=ScanOutcome)
    reason = models.CharField("keterangan", max_length=300, blank=True)
    # A ticket's token is as good as a password, so what was read is kept only for typed codes.
    code = models.CharField("kode yang dibaca", max_length=40, blank=True)
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="scans"
    )
    arrival = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, null=True, blank=True, related_name="scans"
    )
    door = models.CharField("pintu", max_length=40, blank=True)
    operator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="petugas",
        on_delete=models.PROTECT,
        related_name="+",
    )
    scanned_at = models.DateTimeField("dipindai pada", default=timezone.now)
    received_at = models.DateTimeField("diterima pada", default=timezone.now)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = "pindaian"
        verbose_name_plural = "pindaian"
        indexes = [
            models.Index(fields=["forum", "-scanned_at"], name="scan_latest"),
            models.Index(fields=["forum", "key"], name="scan_by_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "key"],
                condition=Q(outcome=ScanOutcome.NEW),
                name="scan_key_arrives_once",
            ),
            models.CheckConstraint(
                name="scan_known_has_participant",
                condition=Q(outcome=ScanOutcome.UNKNOWN, participant=None)
                | (~Q(outcome=ScanOutcome.UNKNOWN) & Q(participant__isnull=False)),
            ),
            models.CheckConstraint(
                name="scan_arrival_is_for_those_who_are_in",
                condition=Q(outcome__in=[ScanOutcome.NEW, ScanOutcome.REPEAT]) | Q(arrival=None),
            ),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.participant or self.code}"

    @property
    def method(self) -> CheckInMethod:
        """How the participant was found: by the code that somebody typed, or by the ticket."""
        return CheckInMethod.CODE if self.code else CheckInMethod.SCAN

    @property
    def way(self) -> str:
        """The same in words; "" where what was read is neither a ticket nor a code of ours."""
        if self.code:
            return "Kode diketik"
        return self.method.label if self.participant_id else ""

    @property
    def is_settled(self) -> bool:
        """Whether this reading led to the arrival, now or when it was delivered before."""
        return self.outcome == ScanOutcome.NEW or (
            self.outcome == ScanOutcome.REPEAT
            and Scan.objects.filter(
                forum=self.forum, key=self.key, outcome=ScanOutcome.NEW, arrival=self.arrival
            ).exists()
        )
