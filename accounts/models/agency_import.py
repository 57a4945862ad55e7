"""Lists of buying units (satker): what was uploaded, what each row became, how to take it back."""

import pghistory
from django.db import models

from accounts.models.agency import Agency
from accounts.models.file_import import WHOLE, FileImport
from core.addresses import reverse


@pghistory.track()
class AgencyImport(FileImport):
    """One uploaded list of units. `decisions` holds what was said about units nobody knows:
    by the key of their name "new", "skip", or the number of the unit that is meant.
    """

    decisions = models.JSONField("keputusan", default=dict)
    unknown_count = models.PositiveIntegerField("belum dikenal", default=0)

    class Meta(FileImport.Meta):
        verbose_name = "impor satuan kerja"
        verbose_name_plural = "impor satuan kerja"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256"],
                condition=WHOLE,
                name="agencyimport_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("accounts:agency_import_detail", args=[self.pk])


class AgencyAction(models.TextChoices):
    CREATED = "created", "Baru"
    CHANGED = "changed", "Berubah"
    SKIPPED = "skipped", "Bukan satuan kota ini"


@pghistory.track()
class ImportedAgency(models.Model):
    """What saving a list did with one unit. Units that stayed as they are are only counted."""

    agency_import = models.ForeignKey(AgencyImport, on_delete=models.CASCADE, related_name="rows")
    # The first row of the unit in the file: it may have had several codes over the years.
    number = models.PositiveIntegerField("baris")
    action = models.CharField("hasil", max_length=7, choices=AgencyAction)
    # Empty for a unit left out, and for a new one that taking the import back removed.
    agency = models.ForeignKey(
        Agency, on_delete=models.SET_NULL, null=True, related_name="imported_rows"
    )
    name = models.CharField("nama di berkas", max_length=300)
    # What was stored, and what the file put in its place; keys that the unit is known by since.
    before = models.JSONField("sebelum", default=dict)
    after = models.JSONField("sesudah", default=dict)
    keys = models.JSONField("nama dan kode yang diingat", default=list)
    # Edited or used after the import, so that taking the import back left it as it is.
    is_kept = models.BooleanField("tidak dikembalikan", default=False)

    class Meta:
        verbose_name = "baris impor satuan kerja"
        verbose_name_plural = "baris impor satuan kerja"
        constraints = [
            models.UniqueConstraint(
                fields=["agency_import", "number"], name="imported_agency_number_is_unique"
            ),
        ]

    def __str__(self):
        return f"Baris {self.number}"
