import pghistory
from django.db import models
from django.db.models import Q


@pghistory.track()
class Office(models.Model):
    """The dinas itself: letterhead (kop surat) and signing officer of its papers. One row."""

    government = models.CharField("pemerintah daerah", max_length=100)
    name = models.CharField("nama dinas", max_length=150)
    city = models.CharField("kota tempat surat ditandatangani", max_length=60)
    address = models.CharField("alamat", max_length=200, blank=True)
    phone = models.CharField("telepon", max_length=40, blank=True)
    email = models.EmailField("surel", blank=True)
    website = models.CharField("laman", max_length=100, blank=True)
    help_phone = models.CharField(
        "nomor WhatsApp petugas", max_length=20, blank=True, help_text="Tampil di halaman publik."
    )
    signer_title = models.CharField("jabatan penanda tangan", max_length=150)
    signer_name = models.CharField("nama penanda tangan", max_length=150, blank=True)
    signer_rank = models.CharField("pangkat dan golongan", max_length=100, blank=True)
    signer_nip = models.CharField("NIP penanda tangan", max_length=18, blank=True)

    class Meta:
        verbose_name = "pengaturan dinas"
        verbose_name_plural = "pengaturan dinas"
        constraints = [
            models.CheckConstraint(
                name="office_is_one",
                condition=Q(pk=1),
                violation_error_message="Pengaturan dinas hanya satu.",
                violation_error_code="second_office",
            )
        ]

    def __str__(self):
        return self.name
