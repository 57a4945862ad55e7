import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, FileImport
from core.addresses import reverse
from matching.models.demand import Demand


@pghistory.track()
class DemandImport(FileImport):
    """One uploaded RUP file: looked at, saved, perhaps taken back."""

    # For files that do not say the year.
    year = models.PositiveSmallIntegerField("tahun anggaran")
    # Rows that the office knows to leave out: units that are not the city's.
    skipped_count = models.PositiveIntegerField("dilewati", default=0)
    uncounted_count = models.PositiveIntegerField("tidak dihitung", default=0)
    row_count = models.PositiveIntegerField("baris di berkas", default=0)

    class Meta(FileImport.Meta):
        verbose_name = "impor kebutuhan"
        verbose_name_plural = "impor kebutuhan"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256"],
                condition=WHOLE,
                name="demandimport_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("matching:demand_import_detail", args=[self.pk])


class ImportAction(models.TextChoices):
    CREATED = "created", "Baru"
    CHANGED = "changed", "Berubah"
    REFUSED = "refused", "Tidak disimpan"
    SKIPPED = "skipped", "Dilewati"


@pghistory.track()
class ImportedDemand(models.Model):
    """What saving a file did with one package. Packages that changed nothing are only counted."""

    demand_import = models.ForeignKey(DemandImport, on_delete=models.CASCADE, related_name="rows")
    # The first row of the package in the file; several budget lines are one package.
    number = models.PositiveIntegerField("baris")
    action = models.CharField("hasil", max_length=7, choices=ImportAction)
    demand = models.ForeignKey(
        Demand, on_delete=models.PROTECT, null=True, related_name="imported_rows"
    )
    # Of a changed demand: what was stored, and what the file put in its place.
    before = models.JSONField("sebelum", default=dict)
    after = models.JSONField("sesudah", default=dict)
    # Of a row that was not saved: its cells by column, and why.
    cells = models.JSONField("isi baris", default=dict)
    reason = models.TextField("alasan", blank=True)
    # Edited or used after the import, so that taking the import back left it as it is.
    is_kept = models.BooleanField("tidak dikembalikan", default=False)

    class Meta:
        verbose_name = "baris impor kebutuhan"
        verbose_name_plural = "baris impor kebutuhan"
        constraints = [
            # A package that takes in what stood as several demand changes each of them.
            models.UniqueConstraint(
                fields=["demand_import", "number", "demand"],
                name="imported_demand_number_is_unique",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="imported_demand_unsaved_has_reason",
                condition=(
                    Q(action__in=[ImportAction.REFUSED, ImportAction.SKIPPED], demand=None)
                    & ~Q(reason="")
                )
                | (
                    Q(action__in=[ImportAction.CREATED, ImportAction.CHANGED])
                    & Q(demand__isnull=False, reason="")
                ),
            ),
        ]

    def __str__(self):
        return f"Baris {self.number}"
