import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from core.uploads import random_name
from events.models.forum import Forum


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Documents that are not public are for people who have signed in."""
        if user.is_authenticated:
            return self
        return self.filter(is_public=True)


@pghistory.track()
class Document(models.Model):
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField("judul", max_length=200)
    file = models.FileField("berkas", upload_to=random_name, max_length=200)
    original_name = models.CharField("nama berkas", max_length=200, editable=False)
    format = models.CharField("format", max_length=4, editable=False)
    size = models.PositiveIntegerField("ukuran dalam byte", editable=False)
    is_public = models.BooleanField(
        "tampil untuk umum", default=False, help_text="Siapa pun bisa mengunduh tanpa masuk."
    )
    uploaded_at = models.DateTimeField("diunggah pada", default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title
