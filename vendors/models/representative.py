import pghistory
from django.conf import settings
from django.db import models

from vendors.models.vendor import Vendor


@pghistory.track()
class Representative(models.Model):
    """A user who speaks for one vendor."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.PROTECT,
        related_name="represents",
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="representatives"
    )

    class Meta:
        verbose_name = "wakil vendor"
        verbose_name_plural = "wakil vendor"

    def __str__(self):
        return f"{self.user} ({self.vendor})"
