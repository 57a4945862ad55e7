import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from vendors.models.vendor import Vendor


class HiddenNumber(models.TextChoices):
    """Numbers of a person that are shown masked until someone asks for them."""

    NIK = "nik", "NIK"
    NPWP = "npwp", "NPWP"


@pghistory.track()
class NumberOpening(models.Model):
    """That someone looked at a number in full (UU 27/2022: access to personal data is logged)."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="number_openings"
    )
    number = models.CharField("nomor", max_length=4, choices=HiddenNumber)
    opened_at = models.DateTimeField("dibuka pada", default=timezone.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibuka oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "pembukaan nomor"
        verbose_name_plural = "pembukaan nomor"
        ordering = ["-opened_at"]

    def __str__(self):
        return f"{self.get_number_display()} {self.vendor}"
