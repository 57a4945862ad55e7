"""Where and when the parties of a forum meet: the tables of the hall and the slots of the day."""

from datetime import timedelta

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.calendars import moment
from core.formats import date_long
from events.models.forum import Forum
from vendors.models import Vendor


@pghistory.track()
class Table(models.Model):
    """A meeting table. With a vendor it is that vendor's; without, vendors share it."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(
        "nomor meja", validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, null=True, blank=True
    )

    class Meta:
        verbose_name = "meja"
        verbose_name_plural = "meja"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"], name="table_number_is_unique_in_forum"
            ),
            models.UniqueConstraint(
                fields=["forum", "vendor"],
                name="table_vendor_has_one",
                violation_error_message="Satu vendor hanya punya satu meja.",
                violation_error_code="vendor_has_table",
            ),
        ]

    def __str__(self):
        return f"Meja {self.number}"


@pghistory.track()
class Slot(models.Model):
    """A time in which one meeting per table takes place."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="slots")
    day = models.DateField("tanggal")
    start_time = models.TimeField("mulai")
    end_time = models.TimeField("selesai")

    class Meta:
        verbose_name = "sesi temu"
        verbose_name_plural = "sesi temu"
        ordering = ["day", "start_time"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "day", "start_time"], name="slot_start_is_unique_in_forum"
            ),
            models.CheckConstraint(
                name="slot_times_are_ordered",
                condition=Q(end_time__gt=F("start_time")),
            ),
        ]

    def __str__(self):
        return f"{self.start_time:%H.%M}–{self.end_time:%H.%M}"

    @property
    def has_come(self) -> bool:
        """Whether it has started, today or on a day before."""
        now = timezone.localtime()
        return (self.day, self.start_time) <= (now.date(), now.time())

    def in_words(self, forum: Forum) -> str:
        """Its time, with the day where the forum has several; `forum` is its own, at hand."""
        return f"{date_long(self.day)}, {self}" if forum.has_several_days else str(self)

    @property
    def length(self) -> timedelta:
        return moment(self.day, self.end_time) - moment(self.day, self.start_time)
