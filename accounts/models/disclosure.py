"""Who took records away or saw whole numbers of persons (UU 27/2022 ps. 31 and 35)."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class DisclosureKind(models.TextChoices):
    FILE = "file", "Unduhan"
    LIST = "list", "Daftar dengan nomor lengkap"
    NUMBER = "number", "Nomor dibuka"


class DisclosureQuerySet(models.QuerySet):
    def matching(self, text):
        return self.filter(
            Q(what__icontains=text) | Q(path__icontains=text) | Q(by__name__icontains=text)
        )

    def for_list(self):
        return self.select_related("by")


@pghistory.track()
class Disclosure(models.Model):
    """One file that was downloaded, one list that was opened, or one number that was shown.

    `what` names the file, the list or the kind of number, never a person; `path` says where.
    """

    kind = models.CharField("jenis", max_length=6, choices=DisclosureKind)
    what = models.CharField("apa", max_length=300)
    path = models.CharField("halaman", max_length=2000)
    # Rows of a file or list; empty where they are not counted or the download broke off.
    row_count = models.PositiveIntegerField("jumlah baris", null=True)
    at = models.DateTimeField("pada", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="oleh",
        on_delete=models.PROTECT,
        related_name="disclosures",
    )

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = "unduhan atau pembukaan data"
        verbose_name_plural = "unduhan dan pembukaan data"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["by", "-id"], name="disclosure_by_person")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.what}"
