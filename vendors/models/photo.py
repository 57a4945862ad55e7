"""What the photos of vendors and of their products have in common."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from core.uploads import random_name

MAX_PHOTOS = 8


class Photo(models.Model):
    """A picture that was made anew from an upload: small enough, without hidden data.

    At most MAX_PHOTOS for each owner, because each has a place of its own from 1 to MAX_PHOTOS.
    """

    image = models.FileField("foto", upload_to=random_name, max_length=200)
    thumbnail = models.FileField("foto kecil", upload_to=random_name, max_length=200)
    width = models.PositiveSmallIntegerField("lebar")
    height = models.PositiveSmallIntegerField("tinggi")
    position = models.PositiveSmallIntegerField(
        "urutan", validators=[MinValueValidator(1), MaxValueValidator(MAX_PHOTOS)]
    )
    caption = models.CharField("keterangan", max_length=150, blank=True)
    uploaded_at = models.DateTimeField("diunggah pada", default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diunggah oleh",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_count_is_limited",
                condition=models.Q(position__gte=1, position__lte=MAX_PHOTOS),
                violation_error_message=f"Paling banyak {MAX_PHOTOS} foto.",
                violation_error_code="too_many_photos",
            )
        ]

    def __str__(self):
        return self.caption or f"Foto {self.position}"
