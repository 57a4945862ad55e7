import pghistory
from django.db import models
from django.db.models import Q


class RegionLevel(models.TextChoices):
    DISTRICT = "kecamatan", "Kecamatan"
    VILLAGE = "kelurahan", "Kelurahan"


class RegionQuerySet(models.QuerySet):
    def districts(self):
        """The kecamatan, each with its kelurahan."""
        return self.filter(level=RegionLevel.DISTRICT).prefetch_related("villages")


@pghistory.track()
class Region(models.Model):
    """A kecamatan or kelurahan. The two code systems number kelurahan differently."""

    level = models.CharField("tingkat", max_length=9, choices=RegionLevel)
    name = models.CharField("nama", max_length=100)
    parent = models.ForeignKey(
        "self",
        verbose_name="kecamatan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="villages",
    )
    kemendagri_code = models.CharField("kode Kemendagri", max_length=13, unique=True)
    bps_code = models.CharField("kode BPS", max_length=10, unique=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ["kemendagri_code"]
        constraints = [
            models.CheckConstraint(
                name="region_village_has_district",
                condition=Q(level=RegionLevel.DISTRICT, parent=None)
                | Q(level=RegionLevel.VILLAGE, parent__isnull=False),
                violation_error_message="Kelurahan harus berada di sebuah kecamatan.",
                violation_error_code="village_without_district",
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()} {self.name}"
