"""What every import of a file has in common, whatever its rows become."""

from collections.abc import Sequence
from typing import ClassVar

import pghistory
from django.conf import settings
from django.core.files import File
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.spreadsheets import Header, SheetRead, header_key
from core.uploads import random_name


class ImportTable(models.TextChoices):
    """The kinds of rows that files bring; each remembers its own headers."""

    PARTICIPANTS = "participants", "Peserta"
    VENDORS = "vendors", "Vendor"
    CERTIFICATES = "certificates", "Sertifikat TKDN"
    DEMAND = "demand", "Kebutuhan (RUP)"
    PURCHASES = "purchases", "Realisasi belanja"
    AGENCIES = "agencies", "Satuan kerja"
    PRODUCTS = "products", "Produk"
    BUDGETS = "budgets", "Pagu anggaran"


class HeaderAliasQuerySet(models.QuerySet):
    def meanings(self, table: ImportTable) -> dict[str, str]:
        """What the office has said that headers mean in files of this kind, by header_key."""
        return dict(self.filter(table=table).values_list("key", "column"))

    def remember(self, table: ImportTable, mapping: dict[str, str], *, by) -> None:
        """Keep what the headers of a file mean; the newest word counts."""
        rows = {header_key(header): (header, column) for header, column in mapping.items()}
        self.bulk_create(
            [
                self.model(table=table, key=key, header=header[:200], column=column, saved_by=by)
                for key, (header, column) in rows.items()
                if len(key) <= HeaderAlias.MAX_KEY
            ],
            update_conflicts=True,
            unique_fields=["table", "key"],
            update_fields=["header", "column", "saved_at", "saved_by"],
        )


@pghistory.track()
class HeaderAlias(models.Model):
    """What the office says that a header of its files means; column "" is not used."""

    MAX_KEY = 200

    table = models.CharField("isi berkas", max_length=12, choices=ImportTable)
    key = models.CharField("kunci", max_length=MAX_KEY)
    header = models.CharField("judul kolom", max_length=200)
    column = models.CharField("kolom", max_length=40, blank=True)
    saved_at = models.DateTimeField("disimpan pada", default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disimpan oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = HeaderAliasQuerySet.as_manager()

    class Meta:
        verbose_name = "judul kolom yang diingat"
        verbose_name_plural = "judul kolom yang diingat"
        ordering = ["table", "header"]
        constraints = [
            models.UniqueConstraint(fields=["table", "key"], name="header_alias_is_unique")
        ]

    def __str__(self):
        return self.header


class FileImportQuerySet(models.QuerySet):
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


class UploadGoneError(FileNotFoundError):
    """The storage has no longer what was uploaded: a folder that was not brought back, say."""


# Standing with every row: of a file that has some left out, these may be read again.
WHOLE = Q(committed_at__isnull=False, reverted_at=None, refused_count=0)


class FileImport(models.Model):
    """One uploaded file: looked at, saved, perhaps taken back.

    Subclasses inherit Meta (`class Meta(FileImport.Meta)`), so that the states stay whole, and add
    their own rule for the same file twice.
    """

    file = models.FileField("berkas", upload_to=random_name, max_length=200)
    original_name = models.CharField("nama berkas", max_length=255)
    sha256 = models.CharField("sidik berkas", max_length=64)
    size = models.PositiveIntegerField("ukuran dalam byte")
    header_row = models.PositiveIntegerField("baris judul kolom")
    # Header of the file to column of ours, "" for one that is not used; null until it is known.
    mapping = models.JSONField("arti judul kolom", null=True)
    new_count = models.PositiveIntegerField("baru", default=0)
    changed_count = models.PositiveIntegerField("berubah", default=0)
    same_count = models.PositiveIntegerField("sama", default=0)
    refused_count = models.PositiveIntegerField("tidak disimpan", default=0)
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

    objects = FileImportQuerySet.as_manager()
    # Known while a workbook is received: which of its sheets is read, and what is hidden in it.
    sheet: SheetRead | None = None
    # And the titles of its table, with the year that they name.
    titles: str = ""
    title_year: int | None = None
    header: Header | None = None
    # Known once its rows were read: those that got what a merged cell says.
    filled_rows: Sequence[int] = ()
    # The same file may stand whole once for each value of these fields.
    stands_once_in: tuple[str, ...] = ()
    whole: ClassVar[Q] = WHOLE

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_commit_is_whole",
                condition=Q(committed_at=None, committed_by=None)
                | Q(committed_at__isnull=False, committed_by__isnull=False, mapping__isnull=False),
            ),
            models.CheckConstraint(
                name="%(class)s_revert_is_whole",
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

    def open(self) -> File:
        """The file as it was uploaded. Raises UploadGoneError."""
        try:
            return self.file.open()
        except FileNotFoundError as error:
            raise UploadGoneError(error.errno, error.strerror, error.filename) from error

    @property
    def is_committed(self) -> bool:
        return self.committed_at is not None

    @property
    def is_reverted(self) -> bool:
        return self.reverted_at is not None

    @property
    def step(self) -> str:
        """The page on which it goes on: no step is left out, none comes again."""
        if self.is_committed:
            return "detail"
        return "map" if self.mapping is None else "preview"

    def standing_twin(self):
        """An import of the same file that stands with every row; None if there is none."""
        scope = {name: getattr(self, name) for name in self.stands_once_in}
        whole = type(self)._default_manager.filter(self.whole, sha256=self.sha256, **scope)
        return whole.select_related("committed_by").first()

    def note_saved(self, *, by) -> None:
        """Keep that it is saved, with the counts that the caller has set."""
        self.committed_at, self.committed_by = timezone.now(), by
        self.save()

    def note_taken_back(self, *, by, reason: str) -> None:
        self.reverted_at, self.reverted_by, self.revert_reason = timezone.now(), by, reason
        self.save(update_fields=["reverted_at", "reverted_by", "revert_reason"])
