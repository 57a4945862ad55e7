"""Periods that were closed: what the figures were on that day, kept beside what they become."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from core.addresses import reverse
from core.formats.dates import month_span
from procurement.models.summary import Measures
from procurement.models.target import YEARS, year_rule


class PeriodClosingQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody has opened again."""
        return self.filter(reopened_at=None)

    def holding(self, year, month):
        """Standing ones that count a purchase of this month; of None, those of the whole year."""
        months = {"first_month": 1, "last_month": 12}
        if month is not None:
            months = {"first_month__lte": month, "last_month__gte": month}
        return self.standing().filter(year=year, **months)

    def for_list(self):
        """With how many reviews each has."""
        rows = self.select_related("closed_by", "reopened_by").order_by("-closed_at", "-pk")
        return rows.annotate(review_count=models.Count("reviews"))


@pghistory.track()
class PeriodClosing(models.Model):
    """The months of a budget year whose figures were reported; a whole year holds undated ones too.

    ``last_event`` is the newest entry in the history of purchases on closing: what is newer is
    a correction.
    """

    year = models.PositiveSmallIntegerField("tahun anggaran", validators=YEARS)
    first_month = models.PositiveSmallIntegerField("bulan awal")
    last_month = models.PositiveSmallIntegerField("bulan akhir")
    note = models.CharField("catatan", max_length=300, blank=True)
    umk_target = models.DecimalField(
        "target UMK saat itu", max_digits=5, decimal_places=2, null=True, editable=False
    )
    last_event = models.BigIntegerField("entri riwayat terakhir", editable=False)
    closed_at = models.DateTimeField("ditutup pada", default=timezone.now, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="ditutup oleh", on_delete=models.PROTECT,
        editable=False, related_name="+",
    )  # fmt: skip
    reopened_at = models.DateTimeField("dibuka lagi pada", null=True, editable=False)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuka lagi oleh", on_delete=models.PROTECT,
        null=True, editable=False, related_name="+",
    )  # fmt: skip
    reopen_reason = models.CharField("alasan dibuka lagi", max_length=300, blank=True)

    objects = PeriodClosingQuerySet.as_manager()

    class Meta:
        verbose_name = "penutupan periode"
        verbose_name_plural = "penutupan periode"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "first_month", "last_month"],
                condition=Q(reopened_at=None),
                name="period_is_closed_once",
                violation_error_message="Periode ini sudah ditutup.",
                violation_error_code="already_closed",
            ),
            models.CheckConstraint(
                name="period_months_are_ordered",
                condition=Q(
                    first_month__gte=1, last_month__lte=12, last_month__gte=models.F("first_month")
                ),
                violation_error_message="Bulan akhir tidak boleh sebelum bulan awal.",
                violation_error_code="months_reversed",
            ),
            models.CheckConstraint(
                name="period_reopening_is_whole",
                condition=Q(reopened_at=None, reopened_by=None, reopen_reason="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopen_reason="")),
                violation_error_message="Tulis alasan membuka periode ini lagi.",
                violation_error_code="reason_missing",
            ),
            year_rule("period_year_is_plausible"),
        ]

    def __str__(self):
        return f"{month_span(self.first_month, self.last_month)} {self.year}"

    def get_absolute_url(self):
        return reverse("reports:closing_detail", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        return self.reopened_at is None


@pghistory.track(pghistory.InsertEvent())
class PeriodReview(models.Model):
    """What an inspector (APIP) says of a closed period. Written once: nobody changes or deletes it."""

    closing = models.ForeignKey(PeriodClosing, on_delete=models.PROTECT, related_name="reviews")
    text = models.TextField(
        "catatan reviu",
        max_length=4000,
        help_text="Tidak bisa diubah lagi. Yang keliru dijelaskan dalam catatan berikutnya.",
    )
    written_at = models.DateTimeField("ditulis pada", default=timezone.now, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="ditulis oleh", on_delete=models.PROTECT,
        editable=False, related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = "catatan reviu"
        verbose_name_plural = "catatan reviu"
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="review_stays_as_written", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self):
        return f"{self.closing}, {self.written_by}"


class ClosedFigure(Measures):
    """A sum of a closed period, fine enough for every filter of the reports. Never changed."""

    closing = models.ForeignKey(PeriodClosing, on_delete=models.CASCADE, related_name="figures")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=12, blank=True)
    stage = models.CharField(max_length=10)
    is_self_managed = models.BooleanField()

    class Meta:
        verbose_name = "angka periode tertutup"
        verbose_name_plural = "angka periode tertutup"
        constraints = [
            models.UniqueConstraint(
                fields=["closing", "agency", "method", "stage", "is_self_managed"],
                name="closed_figure_is_one_of_its_kind",
            )
        ]

    def __str__(self):
        return f"{self.closing}, {self.agency}"
