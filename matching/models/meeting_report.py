"""What each side says came of a meeting."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from matching.models.schedule import Decision, Meeting, Outcome


class ReportSide(models.TextChoices):
    AGENCY = "agency", "OPD"
    VENDOR = "vendor", "Vendor"
    STEWARD = "steward", "Petugas meja"


class MeetingReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Each side reads its own report; the office and observers read all."""
        if user.is_buyer:
            return self.filter(side=ReportSide.AGENCY)
        if user.is_vendor:
            return self.filter(side=ReportSide.VENDOR)
        return self

    def disagreeing(self):
        """Meetings of which not all who reported say the same: the same as `Result.is_disputed`."""
        said = Case(When(held=False, then=Value(Decision.NOT_HELD)), default=F("outcome"))
        counted = self.order_by().values("meeting").annotate(said=Count(said, distinct=True))
        return counted.filter(said__gt=1)


@pghistory.track()
class MeetingReport(models.Model):
    """What one side says came of a meeting; may be changed, the newest word counts."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reports")
    side = models.CharField("dari", max_length=7, choices=ReportSide, editable=False)
    held = models.BooleanField("jadi bertemu", default=True)
    missing = models.CharField(
        "yang tidak datang",
        max_length=6,
        choices=[("agency", "OPD"), ("vendor", "Vendor")],
        blank=True,
    )
    outcome = models.CharField("hasil", max_length=10, choices=Outcome, default=Outcome.NONE)
    rating = models.PositiveSmallIntegerField(
        "penilaian",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    note = models.CharField("catatan", max_length=500, blank=True)
    reported_at = models.DateTimeField("dilaporkan pada", default=timezone.now, editable=False)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dilaporkan oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    objects = MeetingReportQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan pertemuan"
        verbose_name_plural = "laporan pertemuan"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "side"], name="meeting_report_once_a_side"),
            models.CheckConstraint(
                name="meeting_report_unheld_has_no_outcome",
                condition=Q(held=True, missing="")
                | Q(held=False, outcome=Outcome.NONE, rating=None),
            ),
            models.CheckConstraint(
                name="meeting_report_rating_is_in_range",
                condition=Q(rating=None) | Q(rating__range=(1, 5)),
            ),
        ]

    def __str__(self):
        return f"{self.get_side_display()}: {self.get_outcome_display()}"

    @property
    def decision(self) -> Decision:
        """The report in the words of a decision."""
        return Decision(self.outcome) if self.held else Decision.NOT_HELD
