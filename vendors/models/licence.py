from datetime import date
from decimal import Decimal

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from core.fingerprints import fingerprint_of_all
from core.identifiers import clean_kbli
from core.uploads import random_name
from vendors.models.licence_checks import Doubt, doubts_about
from vendors.models.vendor import Vendor


class LicenceKind(models.TextChoices):
    NIB = "nib", "NIB (OSS RBA)"
    STANDARD = "standard", "Sertifikat Standar"
    STANDARD_VERIFIED = "standard_verified", "Sertifikat Standar terverifikasi"
    PERMIT = "permit", "Izin"
    TAX_NUMBER = "tax_number", "NPWP"
    TAX_STATUS = "tax_status", "Surat PKP atau non-PKP"
    DEED = "deed", "Akta usaha"
    HOME_FOOD = "home_food", "SPP-IRT"
    FOOD_REGISTRATION = "food_registration", "Izin edar BPOM"
    HALAL = "halal", "Sertifikat halal"
    KITCHEN_HYGIENE = "kitchen_hygiene", "SLHS (laik higiene sanitasi)"
    TKDN = "tkdn", "Sertifikat TKDN"
    TKDN_SMALL = "tkdn_small", "TKDN Industri Kecil"
    SNI = "sni", "SPPT-SNI"
    BRAND = "brand", "Merek dagang"
    MEDICAL = "medical", "Izin edar alat kesehatan"
    SIINAS = "siinas", "Akun SIINas"
    COOPERATIVE = "cooperative", "NIK koperasi"
    TRAINING = "training", "Sertifikat pelatihan"
    OTHER = "other", "Lainnya"


TKDN_KINDS = (LicenceKind.TKDN, LicenceKind.TKDN_SMALL)
NO_NUMBER = "(nomor belum dicatat)"
"""Of a certificate of the ministry's list, which names no numbers, until an officer adds it."""
# Evidence that a buyer may open. The others carry home addresses, NIK or NPWP of the owner.
OPEN_KINDS = frozenset(
    {
        LicenceKind.HOME_FOOD, LicenceKind.FOOD_REGISTRATION, LicenceKind.HALAL,
        LicenceKind.KITCHEN_HYGIENE, LicenceKind.TKDN, LicenceKind.TKDN_SMALL, LicenceKind.SNI,
        LicenceKind.BRAND, LicenceKind.MEDICAL,
    }
)  # fmt: skip


class LicenceStanding(models.TextChoices):
    """What its issuer did with it; whether it has run out follows from the dates."""

    APPLIED = "applied", "Diajukan"
    ISSUED = "issued", "Terbit"
    SUSPENDED = "suspended", "Dibekukan"
    REVOKED = "revoked", "Dicabut"


class LicenceState(models.TextChoices):
    """What it is worth on a day."""

    APPLIED = "applied", "Diajukan"
    VALID = "valid", "Berlaku"
    EXPIRING = "expiring", "Segera berakhir"
    EXPIRED = "expired", "Kedaluwarsa"
    SUSPENDED = "suspended", "Dibekukan"
    REVOKED = "revoked", "Dicabut"


def is_valid_on(standing: str, begins: date | None, ends: date | None, day: date) -> bool:
    """Issued, and on the day begun and not run out; `valid_on` and `valid_sql` say the same."""
    return (
        standing == LicenceStanding.ISSUED
        and (begins is None or begins <= day)
        and (ends is None or ends >= day)
    )


def valid_sql(licence: str, day: str) -> str:
    """`is_valid_on` as SQL: of the alias of a licence, and a day as SQL."""
    return (
        f"({licence}.standing = 'issued'"
        f" AND ({licence}.issued_on IS NULL OR {licence}.issued_on <= {day})"
        f" AND ({licence}.expires_on IS NULL OR {licence}.expires_on >= {day}))"
    )


class LicenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the vendors that the user sees; a buyer sees those that the office checked."""
        rows = self.filter(vendor__in=Vendor.objects.visible_to(user))
        return rows.verified() if user.is_buyer else rows

    def verified(self):
        return self.filter(verified_at__isnull=False)

    def unverified(self):
        return self.filter(verified_at=None)

    def valid_on(self, day: date):
        """Issued, neither suspended nor revoked, and not run out on the day."""
        return self.filter(
            Q(issued_on=None) | Q(issued_on__lte=day),
            Q(expires_on=None) | Q(expires_on__gte=day),
            standing=LicenceStanding.ISSUED,
        )

    def expiring(self, day: date):
        """Valid on the day, but not for long any more."""
        return self.valid_on(day).filter(expires_on__lte=day + settings.LICENCE_EXPIRES_SOON)

    def expired(self, day: date):
        return self.filter(standing=LicenceStanding.ISSUED, expires_on__lt=day)

    def waiting(self):
        """For the office to look at: neither checked nor given back."""
        return self.unverified().filter(return_reason="", vendor__merged_into=None)

    def current(self):
        """Without those that a checked renewal has replaced."""
        return self.exclude(renewal__verified_at__isnull=False)

    def ending(self, day: date):
        """Run out, or about to, with nothing newer handed in: what someone must renew."""
        return self.filter(
            standing=LicenceStanding.ISSUED,
            expires_on__lte=day + settings.LICENCE_EXPIRES_SOON,
            renewal=None,
            vendor__merged_into=None,
        )

    def for_vendor(self):
        """For a page about one vendor, which they share with all that was read of it."""
        return self.select_related("product", "verified_by", "renewal").order_by("kind", "pk")

    def for_list(self):
        return self.for_vendor().select_related("vendor")


@pghistory.track()
class Licence(models.Model):
    """A licence or certificate (izin atau sertifikat) of a vendor or of one of its products."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="licences"
    )
    product = models.ForeignKey(
        "vendors.Product",
        verbose_name="produk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="licences",
        help_text="Kosong: berlaku untuk seluruh usaha.",
    )
    replaces = models.OneToOneField(
        "self",
        verbose_name="menggantikan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renewal",
        editable=False,
    )
    kind = models.CharField("jenis", max_length=17, choices=LicenceKind)
    number = models.CharField("nomor", max_length=60, blank=True)
    issuer = models.CharField("penerbit", max_length=150, blank=True)
    issued_on = models.DateField("tanggal terbit", null=True, blank=True)
    expires_on = models.DateField("berlaku sampai", null=True, blank=True)
    tkdn = models.DecimalField(
        "TKDN (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    bmp = models.DecimalField(
        "BMP (%)",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(15))],
    )
    # BMP runs from the first certificate that shows it, so it ends on a day of its own
    # (Permenperin 35/2025 ps. 45).
    bmp_expires_on = models.DateField("BMP berlaku sampai", null=True, blank=True)
    hs_code = models.CharField(
        "kode HS",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"\A\d{8}\Z", "Kode HS terdiri dari 8 angka.")],
    )
    brand = models.CharField("merek", max_length=100, blank=True)
    kbli = models.CharField("KBLI", max_length=5, blank=True, validators=[clean_kbli])
    scan = models.FileField("berkas", upload_to=random_name, max_length=200, blank=True)
    scan_name = models.CharField("nama berkas", max_length=200, blank=True, editable=False)
    scan_size = models.PositiveIntegerField("ukuran berkas", null=True, editable=False)
    standing = models.CharField(
        "keadaan", max_length=9, choices=LicenceStanding, default=LicenceStanding.ISSUED
    )
    standing_reason = models.CharField("alasan keadaan", max_length=300, blank=True)
    # Doubts about the format that an officer has looked into, by their codes.
    confirmed_warnings = ArrayField(
        models.CharField(max_length=40),
        verbose_name="keraguan yang sudah dipastikan",
        default=list,
        blank=True,
        editable=False,
    )
    return_reason = models.CharField("alasan dikembalikan", max_length=300, blank=True)
    verified_at = models.DateTimeField("diperiksa pada", null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diperiksa oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)

    objects = LicenceQuerySet.as_manager()

    class Meta:
        verbose_name = "izin atau sertifikat"
        verbose_name_plural = "izin dan sertifikat"
        ordering = ["kind", "pk"]
        indexes = [
            models.Index(fields=["expires_on"], name="licence_expires_on"),
            models.Index(
                fields=["vendor"],
                name="licence_to_check",
                condition=Q(verified_at=None, return_reason=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="licence_tkdn_is_a_percentage",
                condition=Q(tkdn=None) | Q(tkdn__gte=0, tkdn__lte=100),
                violation_error_message="TKDN antara 0 dan 100 persen.",
                violation_error_code="tkdn_range",
            ),
            # At most 15 % (Permenperin 35/2025 ps. 21).
            models.CheckConstraint(
                name="licence_bmp_is_limited",
                condition=Q(bmp=None) | Q(bmp__gte=0, bmp__lte=15),
                violation_error_message="BMP antara 0 dan 15 persen.",
                violation_error_code="bmp_range",
            ),
            models.CheckConstraint(
                name="licence_values_are_on_tkdn_certificates",
                condition=Q(kind__in=TKDN_KINDS) | Q(tkdn=None, bmp=None, bmp_expires_on=None),
                violation_error_message="Hanya sertifikat TKDN yang memuat nilai TKDN dan BMP.",
                violation_error_code="values_elsewhere",
            ),
            models.CheckConstraint(
                name="licence_bmp_expiry_has_bmp",
                condition=Q(bmp_expires_on=None) | Q(bmp__isnull=False),
                violation_error_message="Isi nilai BMP, atau kosongkan masa berlakunya.",
                violation_error_code="bmp_missing",
            ),
            models.CheckConstraint(
                name="licence_days_are_ordered",
                condition=Q(issued_on=None)
                | Q(expires_on=None)
                | Q(expires_on__gte=F("issued_on")),
                violation_error_message="Masa berlaku tidak boleh berakhir sebelum tanggal terbit.",
                violation_error_code="days_reversed",
            ),
            models.CheckConstraint(
                name="licence_verification_is_whole",
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
            ),
            models.CheckConstraint(
                name="licence_number_is_known_once_issued",
                condition=~Q(number="") | Q(standing=LicenceStanding.APPLIED),
                violation_error_message="Isi nomor, atau tandai masih diajukan.",
                violation_error_code="number_missing",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}".rstrip()

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    def state_on(self, day: date) -> LicenceState:
        """What it is worth on the day: its own last day counts as valid."""
        if self.standing != LicenceStanding.ISSUED:
            return LicenceState(self.standing)
        return expiry_state(self.expires_on, day)

    def counts_on(self, day: date) -> bool:
        """Whether the office has checked it and it is valid on the day."""
        is_valid = is_valid_on(self.standing, self.issued_on, self.expires_on, day)
        return self.is_verified and is_valid

    def bmp_on(self, day: date) -> Decimal | None:
        """The BMP value if it still counts on the day; it may end before the TKDN does."""
        is_over = self.bmp_expires_on is not None and self.bmp_expires_on < day
        return None if is_over else self.bmp

    @property
    def is_editable(self) -> bool:
        """A checked licence stays as it was checked; a newer paper is a renewal."""
        return not self.is_verified

    @property
    def is_replaced(self) -> bool:
        """Whether a checked renewal stands for it."""
        renewal: Licence | None = getattr(self, "renewal", None)
        return renewal is not None and renewal.is_verified

    @property
    def is_open(self) -> bool:
        """Whether a buyer may open the scan: checked, and nothing personal on it."""
        return self.is_verified and self.kind in OPEN_KINDS

    def warnings(self) -> list[Doubt]:
        """Doubts about the format that no officer has looked into."""
        return [doubt for doubt in doubts_about(self) if doubt.code not in self.confirmed_warnings]

    @property
    def mark(self) -> str:
        """Differs when anything of it does."""
        return fingerprint_of_all([self])

    @transaction.atomic
    def verify(self, *, by) -> bool:
        """Record that an officer has compared it with the paper. False if it was before."""
        confirmed = sorted(
            {*self.confirmed_warnings, *(doubt.code for doubt in doubts_about(self))}
        )
        with pghistory.context(verb="verify"):
            verified = (
                Licence.objects.unverified()
                .filter(pk=self.pk)
                .update(
                    verified_at=timezone.now(),
                    verified_by=by,
                    confirmed_warnings=confirmed,
                    return_reason="",
                )
            )
        return bool(verified)

    @transaction.atomic
    def give_back(self, *, reason: str) -> bool:
        """Ask the vendor to correct it. False if it is checked already."""
        with pghistory.context(verb="return", reason=reason):
            rows = Licence.objects.unverified().filter(pk=self.pk)
            return bool(rows.update(return_reason=reason))

    @transaction.atomic
    def change_standing(self, standing: str, *, reason: str) -> None:
        """Record that its issuer suspended or revoked it, or took that back."""
        with pghistory.context(verb="change_standing", reason=reason):
            Licence.objects.filter(pk=self.pk).update(standing=standing, standing_reason=reason)

    @property
    def lacks_number(self) -> bool:
        return self.number == NO_NUMBER

    @transaction.atomic
    def add_number(self, number: str) -> bool:
        """Add the number that was not known when it was checked. False if it has one."""
        with pghistory.context(verb="add_number"):
            rows = Licence.objects.filter(pk=self.pk, number=NO_NUMBER)
            return bool(rows.update(number=number))

    @property
    def state(self) -> LicenceState:
        return self.state_on(timezone.localdate())

    @property
    def days_left(self) -> int | None:
        """Days until it runs out; None if it never does."""
        return None if self.expires_on is None else (self.expires_on - timezone.localdate()).days


def expiry_state(expires_on: date | None, day: date) -> LicenceState:
    if expires_on is None or expires_on - day > settings.LICENCE_EXPIRES_SOON:
        return LicenceState.VALID
    return LicenceState.EXPIRED if expires_on < day else LicenceState.EXPIRING
