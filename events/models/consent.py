import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ConsentTextQuerySet(models.QuerySet):
    def current(self):
        """The text that people are asked to agree to now."""
        return self.get(is_active=True)


@pghistory.track()
class ConsentText(models.Model):
    """What people read about their data before they agree to it (UU 27/2022 ps. 21).

    A text that someone has agreed to is never rewritten; another version takes its place.
    """

    version = models.CharField("versi", max_length=20, unique=True)
    text = models.TextField("isi")
    is_active = models.BooleanField("berlaku", default=False)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = "teks persetujuan"
        verbose_name_plural = "teks persetujuan"
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"],
                condition=Q(is_active=True),
                name="consent_text_active_is_one",
                violation_error_message="Hanya satu teks yang boleh berlaku.",
                violation_error_code="second_active",
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="consent_text_stays_as_read", fields=["version", "text"])
        ]

    def __str__(self):
        return f"versi {self.version}"

    @property
    def paragraphs(self) -> list[str]:
        return [part.strip() for part in self.text.split("\n\n") if part.strip()]
