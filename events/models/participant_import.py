import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from core.uploads import random_name
from events.models.forum import Forum
from events.models.participant import Participant, ParticipantKind


class ParticipantImportQuerySet(models.QuerySet):
    def committed(self):
        return self.filter(committed_at__isnull=False)

    def standing(self):
        """Saved and not taken back: the same file must not be saved again."""
        return self.committed().filter(reverted_at=None)

    def abandoned(self, before):
        """Uploaded before that time and never saved."""
        return self.filter(committed_at=None, created_at__lt=before)

    def for_list(self):
        return self.select_related("created_by", "committed_by", "reverted_by").order_by("-pk")


@pghistory.track()
class ParticipantImport(models.Model):
    """One uploaded file of participants: looked at, saved, perhaps taken back."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="imports")
    file = models.FileField("berkas", upload_to=random_name, max_length=200)
    original_name = models.CharField("nama berkas", max_length=255)
    sha256 = models.CharField("sidik berkas", max_length=64)
    size = models.PositiveIntegerField("ukuran dalam byte")
    kind = models.CharField("jenis peserta", max_length=9, choices=ParticipantKind, blank=True)
    header_row = models.PositiveIntegerField("baris judul kolom")
    # Header of the file to column of ours, "" for one that is not used; null until it is known.
    mapping = models.JSONField("arti judul kolom", null=True)
    approved_rows = models.JSONField("baris yang bukan ganda", default=list)
    new_count = models.PositiveIntegerField("baru", default=0)
    changed_count = models.PositiveIntegerField("berubah", default=0)
    same_count = models.PositiveIntegerField("sama", default=0)
    refused_count = models.PositiveIntegerField("tidak disimpan", default=0)
    waitlisted_count = models.PositiveIntegerField("masuk daftar tunggu", default=0)
    created_at = models.DateTimeField("diunggah pada", default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diunggah oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    committed_at = models.DateTimeField("disimpan pada", null=True)
    committed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disimpan oleh",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    reverted_at = models.DateTimeField("dibatalkan pada", null=True)
    reverted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibatalkan oleh",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
    )
    revert_reason = models.CharField("alasan dibatalkan", max_length=300, blank=True)

    objects = ParticipantImportQuerySet.as_manager()

    class Meta:
        verbose_name = "impor peserta"
        verbose_name_plural = "impor peserta"
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "sha256"],
                condition=Q(committed_at__isnull=False, reverted_at=None),
                name="participant_import_file_stands_once",
            ),
            models.CheckConstraint(
                name="participant_import_commit_is_whole",
                condition=Q(committed_at=None, committed_by=None)
                | Q(committed_at__isnull=False, committed_by__isnull=False, mapping__isnull=False),
            ),
            models.CheckConstraint(
                name="participant_import_revert_is_whole",
                condition=Q(reverted_at=None, reverted_by=None, revert_reason="")
                | (
                    Q(reverted_at__isnull=False, reverted_by__isnull=False)
                    & Q(committed_at__isnull=False)
                    & ~Q(revert_reason="")
                ),
            ),
        ]

    def __str__(self):
        return self.original_name

    def get_absolute_url(self):
        return reverse("events:import_detail", args=[self.forum.slug, self.pk])

    @property
    def is_committed(self) -> bool:
        return self.committed_at is not None

    @property
    def is_reverted(self) -> bool:
        return self.reverted_at is not None


class ImportAction(models.TextChoices):
    CREATED = "created", "Baru"
    CHANGED = "changed", "Berubah"
    REFUSED = "refused", "Tidak disimpan"


@pghistory.track()
class ImportedRow(models.Model):
    """What saving a file did with one of its rows. Rows that changed nothing are only counted."""

    participant_import = models.ForeignKey(
        ParticipantImport, on_delete=models.CASCADE, related_name="rows"
    )
    number = models.PositiveIntegerField("baris")
    action = models.CharField("hasil", max_length=7, choices=ImportAction)
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, related_name="imported_rows"
    )
    # Of a changed participant: what was stored, and what the file put in its place.
    before = models.JSONField("sebelum", default=dict)
    after = models.JSONField("sesudah", default=dict)
    # Of a refused row: its cells by column, and why.
    cells = models.JSONField("isi baris", default=dict)
    reason = models.TextField("alasan", blank=True)
    # Edited after the import, so that taking the import back left it as it is.
    is_kept = models.BooleanField("tidak dikembalikan", default=False)

    contact_fields = frozenset({"before", "after", "cells", "reason"})

    class Meta:
        verbose_name = "baris impor"
        verbose_name_plural = "baris impor"
        constraints = [
            models.UniqueConstraint(
                fields=["participant_import", "number"], name="imported_row_number_is_unique"
            ),
            models.CheckConstraint(
                name="imported_row_refused_has_reason",
                condition=(Q(action=ImportAction.REFUSED, participant=None) & ~Q(reason=""))
                | (~Q(action=ImportAction.REFUSED) & Q(participant__isnull=False, reason="")),
            ),
        ]

    def __str__(self):
        return f"Baris {self.number}"


@pghistory.track()
class HeaderAlias(models.Model):
    """What the office says that a header of its files means."""

    key = models.CharField("kunci", max_length=200, unique=True)
    header = models.CharField("judul kolom", max_length=200)
    column = models.CharField("kolom", max_length=30, blank=True)
    saved_at = models.DateTimeField("disimpan pada", default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disimpan oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = "judul kolom yang diingat"
        verbose_name_plural = "judul kolom yang diingat"
        ordering = ["header"]

    def __str__(self):
        return self.header
