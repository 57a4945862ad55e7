import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, FileImport
from core.addresses import reverse
from vendors.models.vendor import Vendor


@pghistory.track()
class VendorImport(FileImport):
    """One uploaded list of vendors: looked at, saved, perhaps taken back."""

    class Meta(FileImport.Meta):
        verbose_name = "impor vendor"
        verbose_name_plural = "impor vendor"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256"],
                condition=WHOLE,
                name="vendorimport_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("vendors:import_detail", args=["vendors", self.pk])


class ImportAction(models.TextChoices):
    CREATED = "created", "Baru"
    CHANGED = "changed", "Berubah"
    SAME = "same", "Sama"
    REFUSED = "refused", "Tidak disimpan"


class ImportedRow(models.Model):
    """What saving a list did with one of its rows."""

    number = models.PositiveIntegerField("baris")
    action = models.CharField("hasil", max_length=7, choices=ImportAction)
    # What was stored, and what the file put in its place.
    before = models.JSONField("sebelum", default=dict)
    after = models.JSONField("sesudah", default=dict)
    # Of a refused row: its cells by column, and why.
    cells = models.JSONField("isi baris", default=dict)
    reason = models.TextField("alasan", blank=True)
    # Edited or used after the import, so that taking the import back left it as it is.
    is_kept = models.BooleanField("tidak dikembalikan", default=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"Baris {self.number}"


@pghistory.track()
class ImportedVendor(ImportedRow):
    """A row of a list of vendors; "kbli" holds the codes that were added."""

    vendor_import = models.ForeignKey(VendorImport, on_delete=models.CASCADE, related_name="rows")
    # Empty for a refused row, and for a new vendor that taking the import back removed.
    vendor = models.ForeignKey(
        Vendor, on_delete=models.SET_NULL, null=True, related_name="imported_rows"
    )

    contact_fields = frozenset({"before", "after", "cells", "reason"})

    class Meta:
        verbose_name = "baris impor vendor"
        verbose_name_plural = "baris impor vendor"
        constraints = [
            models.UniqueConstraint(
                fields=["vendor_import", "number"], name="imported_vendor_number_is_unique"
            ),
            models.CheckConstraint(
                name="imported_vendor_refused_has_reason",
                condition=(Q(action=ImportAction.REFUSED, vendor=None) & ~Q(reason=""))
                | (~Q(action=ImportAction.REFUSED) & Q(reason="")),
            ),
        ]

    @property
    def record(self):
        return self.vendor
