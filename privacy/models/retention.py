"""How long personal data is kept, and what was made nameless when."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone


class RetentionKind(models.TextChoices):
    CONTACTS = "contacts", "Kontak dan jawaban peserta, undangan, isi surel"
    PARTICIPANTS = "participants", "Nama peserta, kehadiran, sertifikat"
    FILES = "files", "Berkas impor dan isi barisnya"
    PURCHASES = "purchases", "Berkas impor belanja dan isi barisnya"
    USERS = "users", "Akun yang dinonaktifkan"
    VENDORS = "vendors", "Kontak vendor tanpa kegiatan"
    ADDRESSES = "addresses", "Alamat IP di riwayat perubahan"
    REQUESTS = "requests", "Permohonan data pribadi"


# Default period in months, from when it counts, and why so long.
KINDS: dict[str, tuple[int, str, str]] = {
    RetentionKind.CONTACTS: (
        24, "hari terakhir forum", "cukup untuk undangan dan tindak lanjut forum berikutnya",
    ),
    RetentionKind.PARTICIPANTS: (
        60, "hari terakhir forum", "bukti pertanggungjawaban kegiatan",
    ),
    RetentionKind.FILES: (12, "berkas diunggah", "cukup untuk memeriksa dan membatalkan impor"),
    RetentionKind.PURCHASES: (120, "berkas diunggah", "bukti pengadaan bagi pemeriksa"),
    RetentionKind.USERS: (24, "akun dinonaktifkan", "pertanggungjawaban atas yang dicatatnya"),
    RetentionKind.VENDORS: (60, "kegiatan terakhir vendor", "bukti kerja sama dengan OPD"),
    RetentionKind.ADDRESSES: (12, "perubahan dicatat", "penelusuran penyalahgunaan akun"),
    RetentionKind.REQUESTS: (24, "permohonan dijawab", "bukti bahwa permohonan dijawab"),
}  # fmt: skip


@pghistory.track()
class RetentionPeriod(models.Model):
    """A period that the office set; a kind without a row has the default of KINDS."""

    kind = models.CharField("data", max_length=12, choices=RetentionKind, unique=True)
    months = models.PositiveSmallIntegerField(
        "lama simpan (bulan)", validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    saved_at = models.DateTimeField("disimpan pada", auto_now=True)

    class Meta:
        verbose_name = "masa simpan"
        verbose_name_plural = "masa simpan"
        constraints = [
            models.CheckConstraint(
                name="retention_period_is_sensible",
                condition=models.Q(months__gte=1, months__lte=600),
                violation_error_message="Isi 1 sampai 600 bulan.",
                violation_error_code="months_range",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.months} bulan"


def months_of() -> dict[str, int]:
    """The period of every kind in months, as set or by default."""
    set_by_office = dict(RetentionPeriod.objects.values_list("kind", "months"))
    return {kind: set_by_office.get(kind, default[0]) for kind, default in KINDS.items()}


@pghistory.track()
class RetentionRun(models.Model):
    """One run: how many records of each kind were made nameless. Never whose."""

    ran_at = models.DateTimeField("dijalankan pada", default=timezone.now)
    counts = models.JSONField("jumlah", default=dict)

    class Meta:
        verbose_name = "penyamaran data"
        verbose_name_plural = "penyamaran data"
        ordering = ["-pk"]

    def __str__(self):
        return f"Penyamaran {self.ran_at:%Y-%m-%d}"

    @property
    def lines(self) -> list[tuple[str, int]]:
        return [(RetentionKind(kind).label, count) for kind, count in self.counts.items() if count]


@pghistory.track()
class Pseudonymisation(models.Model):
    """That a record was made nameless, so that it is not done again every day.

    `by` is the officer who did it because the person asked before the period was over. The web
    may not touch the history, so `history_at` stays empty until `manage.py retain` has run.
    """

    kind = models.CharField("data", max_length=12, choices=RetentionKind)
    record = models.CharField("catatan", max_length=60)
    record_pk = models.BigIntegerField("nomor catatan")
    at = models.DateTimeField("pada")
    history_at = models.DateTimeField("riwayatnya pada", null=True)
    run = models.ForeignKey(
        RetentionRun, on_delete=models.PROTECT, null=True, related_name="records"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "catatan yang disamarkan"
        verbose_name_plural = "catatan yang disamarkan"
        indexes = [
            models.Index(fields=["kind", "record", "record_pk"], name="pseudonymisation_of_record")
        ]

    def __str__(self):
        return f"{self.record} {self.record_pk}"
