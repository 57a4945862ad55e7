from decimal import Decimal

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import WHOLE, FileImport
from core.addresses import reverse
from vendors.models.licence import Licence
from vendors.models.product import Product
from vendors.models.vendor import Vendor


@pghistory.track()
class CertificateImport(FileImport):
    """One list of TKDN certificates from Kemenperin; what is about our vendors becomes proposals.

    new_count are proposals, same_count what was known before.
    """

    unmatched_count = models.PositiveIntegerField("bukan vendor kota ini", default=0)

    class Meta(FileImport.Meta):
        verbose_name = "impor sertifikat"
        verbose_name_plural = "impor sertifikat"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256"],
                condition=WHOLE,
                name="certificateimport_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("vendors:import_detail", args=["certificates", self.pk])


class ProposalStatus(models.TextChoices):
    WAITING = "waiting", "Menunggu keputusan"
    ACCEPTED = "accepted", "Diterima"
    DISMISSED = "dismissed", "Diabaikan"


class CertificateProposalQuerySet(models.QuerySet):
    def open(self):
        """What may be accepted: not yet decided, or dismissed before."""
        return self.exclude(status=ProposalStatus.ACCEPTED).filter(vendor__merged_into=None)

    def waiting(self):
        return self.filter(status=ProposalStatus.WAITING, vendor__merged_into=None)

    def for_list(self):
        """Those that wait first, then the dismissed, then the accepted."""
        rows = self.filter(vendor__merged_into=None).select_related(
            "vendor", "product", "licence", "decided_by"
        )
        return rows.order_by("-status", "vendor__name", "number", "pk")


@pghistory.track()
class CertificateProposal(models.Model):
    """A certificate of the ministry's list that seems to be one of our vendors'."""

    certificate_import = models.ForeignKey(
        CertificateImport, on_delete=models.PROTECT, related_name="proposals"
    )
    number = models.PositiveIntegerField("baris")
    vendor = models.ForeignKey(
        Vendor,
        verbose_name="vendor",
        on_delete=models.PROTECT,
        related_name="certificate_proposals",
    )
    product = models.ForeignKey(
        Product,
        verbose_name="produk",
        on_delete=models.PROTECT,
        null=True,
        related_name="certificate_proposals",
    )
    # The name in the list is spelt like the vendor's, or one letter away from it.
    is_exact = models.BooleanField("nama sama")
    company = models.CharField("nama perusahaan", max_length=200)
    address = models.CharField("alamat", max_length=300, blank=True)
    goods = models.CharField("produk di daftar", max_length=300)
    specification = models.CharField("spesifikasi", max_length=500, blank=True)
    brand = models.CharField("merek", max_length=100, blank=True)
    hs_code = models.CharField("kode HS", max_length=8, blank=True)
    kbli = models.CharField("KBLI", max_length=5, blank=True)
    certificate_number = models.CharField("nomor sertifikat", max_length=60, blank=True)
    tkdn = models.DecimalField(
        "TKDN (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    bmp = models.DecimalField(
        "BMP (%)",
        max_digits=4,
        decimal_places=2,
        null=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(15))],
    )
    expires_on = models.DateField("berlaku sampai", null=True)
    # What makes two rows of two files one certificate: the same never waits twice.
    fingerprint = models.CharField("sidik", max_length=64, unique=True)
    status = models.CharField(
        "status", max_length=9, choices=ProposalStatus, default=ProposalStatus.WAITING
    )
    licence = models.ForeignKey(
        Licence, verbose_name="sertifikat", on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField("diputuskan pada", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diputuskan oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    created_at = models.DateTimeField("dicatat pada", default=timezone.now)

    objects = CertificateProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "usulan sertifikat"
        verbose_name_plural = "usulan sertifikat"
        ordering = ["pk"]
        indexes = [models.Index(fields=["status"], name="certificate_proposal_status")]
        constraints = [
            models.CheckConstraint(
                name="certificate_proposal_tkdn_is_a_percentage",
                condition=Q(tkdn=None) | Q(tkdn__gte=0, tkdn__lte=100),
            ),
            # At most 15 % (Permenperin 35/2025 ps. 21).
            models.CheckConstraint(
                name="certificate_proposal_bmp_is_limited",
                condition=Q(bmp=None) | Q(bmp__gte=0, bmp__lte=15),
            ),
            models.CheckConstraint(
                name="certificate_proposal_decision_is_whole",
                condition=Q(
                    status=ProposalStatus.WAITING, decided_at=None, decided_by=None, licence=None
                )
                | Q(
                    status=ProposalStatus.ACCEPTED,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    licence__isnull=False,
                )
                | Q(
                    status=ProposalStatus.DISMISSED,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    licence=None,
                ),
            ),
        ]

    def __str__(self):
        return f"{self.goods} ({self.company})"

    @property
    def has_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()
