"""Parts of a vendor that come in several: business classes, workforce by year, photos."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Deferrable, F, Q

from core.identifiers import clean_kbli
from vendors.models.photo import Photo
from vendors.models.vendor import Vendor


class KbliVersion(models.TextChoices):
    V2020 = "2020", "KBLI 2020"
    V2025 = "2025", "KBLI 2025"


class Risk(models.TextChoices):
    """Risk of the business class: which licence it needs (PP 5/2021, PP 28/2025)."""

    LOW = "low", "Rendah"
    MEDIUM_LOW = "medium_low", "Menengah rendah"
    MEDIUM_HIGH = "medium_high", "Menengah tinggi"
    HIGH = "high", "Tinggi"


# Divisions of category C (industri pengolahan), alike in KBLI 2020 and 2025: only these can
# have a TKDN certificate; traders and caterers cannot.
INDUSTRY_DIVISIONS = range(10, 34)


def is_industry_code(code: str) -> bool:
    """Whether a KBLI is one of industry."""
    return f"{INDUSTRY_DIVISIONS.start}" <= code[:2] < f"{INDUSTRY_DIVISIONS.stop}"


@pghistory.track()
class VendorKbli(models.Model):
    """A business class (KBLI) in the vendor's NIB."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="kbli_codes"
    )
    code = models.CharField("kode KBLI", max_length=5, validators=[clean_kbli])
    version = models.CharField(
        "versi", max_length=4, choices=KbliVersion, default=KbliVersion.V2020
    )
    title = models.CharField("judul", max_length=200, blank=True)
    risk = models.CharField("risiko", max_length=11, choices=Risk, blank=True)

    class Meta:
        verbose_name = "KBLI vendor"
        verbose_name_plural = "KBLI vendor"
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "code", "version"],
                name="vendor_kbli_is_unique",
                violation_error_message="KBLI ini sudah tercatat.",
                violation_error_code="kbli_exists",
            ),
            models.CheckConstraint(
                name="vendor_kbli_has_five_digits", condition=Q(code__regex=r"^[0-9]{5}$")
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_industry(self) -> bool:
        return is_industry_code(self.code)


@pghistory.track()
class Workforce(models.Model):
    """The people who work at a vendor in one year; jobs are what the programme is for."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="workforce"
    )
    year = models.PositiveSmallIntegerField(
        "tahun", validators=[MinValueValidator(2000), MaxValueValidator(2200)]
    )
    men = models.PositiveIntegerField("laki-laki", validators=[MaxValueValidator(100_000)])
    women = models.PositiveIntegerField("perempuan", validators=[MaxValueValidator(100_000)])
    disabled = models.PositiveIntegerField(
        "di antaranya penyandang disabilitas", default=0, validators=[MaxValueValidator(100_000)]
    )

    class Meta:
        verbose_name = "tenaga kerja"
        verbose_name_plural = "tenaga kerja"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "year"],
                name="workforce_year_is_unique",
                violation_error_message="Tahun ini sudah tercatat.",
                violation_error_code="year_exists",
            ),
            models.CheckConstraint(
                name="workforce_disabled_are_part_of_all",
                condition=Q(disabled__lte=F("men") + F("women")),
                violation_error_message="Penyandang disabilitas tidak bisa lebih dari seluruh tenaga kerja.",
                violation_error_code="too_many_disabled",
            ),
        ]

    def __str__(self):
        return f"{self.year}: {self.total}"

    @property
    def total(self) -> int:
        return self.men + self.women


@pghistory.track()
class VendorPhoto(Photo):
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="photos"
    )

    class Meta(Photo.Meta):
        verbose_name = "foto usaha"
        verbose_name_plural = "foto usaha"
        constraints = [
            *Photo.Meta.constraints,
            models.UniqueConstraint(
                fields=["vendor", "position"],
                name="vendor_photo_position_is_unique",
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]
