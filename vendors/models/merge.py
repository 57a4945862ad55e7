import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from vendors.models.vendor import Vendor


@pghistory.track()
class VendorMerge(models.Model):
    """That one vendor was entered twice: what was moved to the record that stays."""

    kept = models.ForeignKey(
        Vendor, verbose_name="yang dipertahankan", on_delete=models.PROTECT, related_name="+"
    )
    merged = models.ForeignKey(
        Vendor, verbose_name="yang digabung", on_delete=models.PROTECT, related_name="+"
    )
    # [app.Model, field, primary key, {field: value that had to change to fit}] of every row that was
    # moved, and of those that could not be.
    moved = models.JSONField("dipindahkan", default=list)
    left = models.JSONField("tertinggal", default=list)
    # Numbers that the kept record took over because it had none.
    taken = models.JSONField("diambil alih", default=dict)
    reason = models.CharField("alasan", max_length=300)
    merged_at = models.DateTimeField("digabung pada", default=timezone.now)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="digabung oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    undone_at = models.DateTimeField("dibatalkan pada", null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibatalkan oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    class Meta:
        verbose_name = "penggabungan vendor"
        verbose_name_plural = "penggabungan vendor"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="vendor_merge_undoing_is_whole",
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["merged"],
                condition=Q(undone_at=None),
                name="vendor_merge_is_one_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.merged} ke {self.kept}"
