import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, FileImport, track_in_bulk
from core.addresses import reverse
from events.models.forum import Forum
from events.models.participant import Participant, ParticipantKind


@pghistory.track()
class ParticipantImport(FileImport):
    """One uploaded file of participants: looked at, saved, perhaps taken back."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField("jenis peserta", max_length=9, choices=ParticipantKind, blank=True)
    approved_rows = models.JSONField("baris yang bukan ganda", default=list)
    waitlisted_count = models.PositiveIntegerField("masuk daftar tunggu", default=0)

    stands_once_in = ("forum",)

    class Meta(FileImport.Meta):
        verbose_name = "impor peserta"
        verbose_name_plural = "impor peserta"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["forum", "sha256"],
                condition=WHOLE,
                name="participant_import_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("events:import_detail", args=[self.forum.slug, self.pk])


class ImportAction(models.TextChoices):
    CREATED = "created", "Baru"
    CHANGED = "changed", "Berubah"
    REFUSED = "refused", "Tidak disimpan"


@track_in_bulk
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
