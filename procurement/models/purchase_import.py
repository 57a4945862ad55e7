"""Files of purchases: what was uploaded, what each row became, how to take it back."""

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, FileImport, FileImportQuerySet, Role
from core.addresses import reverse
from procurement.models.purchase import Purchase
from procurement.models.vocabulary import Source


class ImportStep(models.TextChoices):
    """Where the work on a file stands; the long steps run beside the request."""

    WAITING = "waiting", "Menunggu dibaca"
    READING = "reading", "Sedang dibaca"
    READY = "ready", "Siap diperiksa"
    SAVING = "saving", "Sedang disimpan"
    DONE = "done", "Selesai"
    FAILED = "failed", "Gagal"


class PurchaseImportQuerySet(FileImportQuerySet):
    def visible_to(self, user):
        """The office and observers; a file may hold the purchases of any agency."""
        return self if user.is_office or user.role == Role.OBSERVER else self.none()


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange(
            "step", "mapping", "committed_at", "reverted_at", "decisions"
        )
    ),
    pghistory.DeleteEvent(),
)
class PurchaseImport(FileImport):
    """A file of purchases. `decisions` holds what people said about its rows, units and sellers."""

    # Rows with a warning that nobody has approved are left out too.
    whole = WHOLE & Q(warned_count=0)
    kind = models.CharField("jenis berkas", max_length=30, blank=True)
    source = models.CharField("sumber", max_length=10, choices=Source, blank=True)
    year = models.PositiveSmallIntegerField("tahun anggaran bila tidak tertulis", null=True)
    step = models.CharField(
        "langkah", max_length=7, choices=ImportStep, default=ImportStep.WAITING
    )
    step_at = models.DateTimeField("langkah pada", null=True)
    failure = models.CharField("sebab gagal", max_length=500, blank=True)
    rows_total = models.PositiveIntegerField("jumlah baris", default=0)
    rows_done = models.PositiveIntegerField("baris selesai", default=0)
    warned_count = models.PositiveIntegerField("perlu dicek", default=0)
    merged_count = models.PositiveIntegerField("digabung", default=0)
    # Rows that the office knows to leave out: units that are not the city's.
    skipped_count = models.PositiveIntegerField("dilewati", default=0)
    file_value = models.DecimalField(
        "jumlah nilai di berkas", max_digits=22, decimal_places=2, null=True
    )
    file_pdn_value = models.DecimalField(
        "jumlah PDN di berkas", max_digits=22, decimal_places=2, null=True
    )
    file_umk_value = models.DecimalField(
        "jumlah UMK di berkas", max_digits=22, decimal_places=2, null=True
    )
    savable_value = models.DecimalField(
        "nilai yang disimpan", max_digits=22, decimal_places=2, null=True
    )
    savable_pdn_value = models.DecimalField(
        "PDN yang disimpan", max_digits=22, decimal_places=2, null=True
    )
    decisions = models.JSONField("keputusan", default=dict)
    questions = models.JSONField("satuan dan penyedia yang belum dikenal", default=dict)
    # Of packages that no row of the file names: number, and values before and after.
    changed_packages = models.JSONField("paket yang berubah oleh buktinya", default=list)

    objects = PurchaseImportQuerySet.as_manager()  # type: ignore[misc]  # narrower than the manager of FileImport

    class Meta(FileImport.Meta):
        verbose_name = "impor belanja"
        verbose_name_plural = "impor belanja"
        ordering = ["-pk"]
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256"],
                name="purchase_import_stands_once",
                condition=WHOLE & Q(warned_count=0),
            ),
        ]

    def get_absolute_url(self):
        return reverse("procurement:import_detail", args=[self.pk])


class RowOutcome(models.TextChoices):
    NEW = "new", "Baru"
    CHANGED = "changed", "Berubah"
    SAME = "same", "Sama"
    MERGED = "merged", "Digabung"
    WARNED = "warned", "Perlu dicek"
    REFUSED = "refused", "Salah"
    SKIPPED = "skipped", "Dilewati"


class PurchaseImportRow(models.Model):
    """One row of a file: what it said and what became of it. None is dropped.

    Has no history of its own: it is scratch paper until the file is saved, and evidence that
    nothing changes afterwards.
    """

    purchase_import = models.ForeignKey(
        PurchaseImport,
        verbose_name="impor",
        on_delete=models.CASCADE,
        related_name="rows",
        # The rule below serves it.
        db_index=False,
    )
    number = models.PositiveIntegerField("nomor baris")
    outcome = models.CharField("hasil", max_length=7, choices=RowOutcome)
    cells = models.JSONField("isi baris")
    messages = models.JSONField("keterangan", default=list)
    purchase = models.ForeignKey(
        Purchase,
        verbose_name="belanja",
        on_delete=models.SET_NULL,
        null=True,
        related_name="import_rows",
    )
    before = models.JSONField("nilai sebelumnya", null=True)
    after = models.JSONField("nilai sesudahnya", null=True)
    differences = models.JSONField("beda dengan isian tangan", null=True)

    class Meta:
        verbose_name = "baris impor belanja"
        verbose_name_plural = "baris impor belanja"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["purchase_import", "number"], name="purchase_import_row_is_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["purchase_import", "outcome", "number"], name="purchase_import_row_outcome"
            )
        ]

    def __str__(self):
        return f"Baris {self.number}"
