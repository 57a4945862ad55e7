from collections.abc import Callable

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from accounts.models import Region
from core.addresses import reverse
from core.identifiers import clean_nib, clean_nik, clean_npwp, clean_phone
from core.names import LEGAL_WORDS
from vendors.models.size import SizeBasis, SizeClass, size_class_of
from vendors.models.vendor_choices import (
    PERSONAL_FORMS,
    DeliveryArea,
    EkatalogStage,
    LegalForm,
    PaymentMethod,
    VendorStatus,
)
from vendors.models.vendor_queryset import VendorQuerySet

# What the office compares with papers; a change of it asks for a new look.
TO_BE_SUBMITTED = {VendorStatus.DRAFT, VendorStatus.RETURNED}
CHECKED_FIELDS = frozenset({"name", "legal_form", "nib", "nik", "npwp"})

# Kept by the database, so that imports and bulk writes cannot forget it; the Python twin is
# core.names.business_key.
DERIVED = f"""
    NEW.is_cooperative := NEW.legal_form = 'koperasi';
    words := trim(regexp_replace(lower(NEW.name), '[^a-z0-9]+', ' ', 'g'));
    NEW.name_key := left(replace(COALESCE(NULLIF(trim(regexp_replace(
        words, '\\m({"|".join(LEGAL_WORDS)})\\M', ' ', 'g')), ''), words), ' ', ''), 200);
    RETURN NEW;
"""


@pghistory.track()
class Vendor(models.Model):
    """A local micro or small business or cooperative that sells to the city's agencies."""

    name = models.CharField("nama usaha", max_length=200)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    name_key = models.CharField(
        "nama untuk dibandingkan", max_length=200, default="", editable=False
    )
    legal_form = models.CharField("bentuk usaha", max_length=13, choices=LegalForm)
    is_cooperative = models.BooleanField("koperasi", default=False, editable=False)
    founded_year = models.PositiveSmallIntegerField(
        "berdiri tahun",
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2200)],
    )
    products_summary = models.CharField(
        "barang atau jasa", max_length=200, blank=True, help_text="Misalnya: snack dan nasi kotak."
    )
    description = models.TextField("tentang usaha", max_length=2000, blank=True)

    nib = models.CharField(
        "NIB",
        max_length=13,
        unique=True,
        null=True,
        blank=True,
        validators=[clean_nib],
        error_messages={"unique": "NIB ini sudah dipakai vendor lain."},
        help_text="13 angka dari OSS.",
    )
    npwp = models.CharField(
        "NPWP",
        max_length=16,
        blank=True,
        validators=[clean_npwp],
        help_text="15 atau 16 angka. NPWP lama disimpan dengan 0 di depan.",
    )
    nik = models.CharField(
        "NIK pemilik",
        max_length=16,
        blank=True,
        validators=[clean_nik],
        help_text="Hanya bila usaha ini milik perseorangan.",
    )
    is_taxable = models.BooleanField(
        "pengusaha kena pajak (PKP)", null=True, blank=True, help_text="Kosong: belum diketahui."
    )
    has_business_account = models.BooleanField("rekening atas nama usaha", null=True, blank=True)

    size_class = models.CharField(
        "skala usaha", max_length=6, choices=SizeClass, blank=True, editable=False
    )
    size_class_on = models.DateField("skala usaha per tanggal", null=True, editable=False)
    size_basis = models.CharField("dasar skala usaha", max_length=7, choices=SizeBasis, blank=True)
    capital = models.DecimalField(
        "modal usaha",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Di luar tanah dan bangunan.",
    )
    annual_sales = models.DecimalField(
        "penjualan setahun",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    woman_led = models.BooleanField("dipimpin perempuan", null=True, blank=True)

    contact_name = models.CharField("nama kontak", max_length=150)
    phone = models.CharField("nomor WhatsApp", max_length=16, validators=[clean_phone])
    email = models.EmailField("surel", blank=True)
    address = models.CharField("alamat", max_length=300, blank=True)
    region = models.ForeignKey(
        Region, verbose_name="kelurahan", on_delete=models.PROTECT, null=True, blank=True
    )
    # Consent of the vendor (UU 27/2022 ps. 20), each for itself; without it only the office
    # and the agencies see the contact.
    publishes_name = models.BooleanField("nama kontak tampil untuk umum", default=False)
    publishes_phone = models.BooleanField("nomor WhatsApp tampil untuk umum", default=False)
    publishes_email = models.BooleanField("surel tampil untuk umum", default=False)
    publishes_address = models.BooleanField("alamat tampil untuk umum", default=False)

    capacity_note = models.CharField(
        "kapasitas", max_length=200, blank=True, help_text="Misalnya: 400 kotak per hari."
    )
    lead_time_note = models.CharField(
        "waktu pesan", max_length=100, blank=True, help_text="Misalnya: paling lambat H-2."
    )
    delivery_area = models.CharField(
        "wilayah antar", max_length=10, choices=DeliveryArea, blank=True
    )
    payment_methods = ArrayField(
        models.CharField(max_length=8, choices=PaymentMethod),
        verbose_name="cara pembayaran",
        default=list,
        blank=True,
    )

    ekatalog_url = models.URLField(
        "tautan penyedia di e-Katalog",
        max_length=300,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
    )
    ekatalog_stage = models.CharField(
        "tahap e-Katalog",
        max_length=9,
        choices=EkatalogStage,
        default=EkatalogStage.NONE,
        editable=False,
    )

    status = models.CharField(
        "status", max_length=9, choices=VendorStatus, default=VendorStatus.DRAFT, editable=False
    )
    status_reason = models.CharField("alasan status", max_length=1000, blank=True, editable=False)
    submitted_at = models.DateTimeField("diajukan pada", null=True, editable=False)
    # Set when a verified vendor changes what the office has checked; it stays verified meanwhile.
    recheck_since = models.DateTimeField("perlu diperiksa ulang sejak", null=True, editable=False)
    verified_at = models.DateTimeField("diperiksa pada", null=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diperiksa oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    confirmed_at = models.DateTimeField("data dipastikan pada", null=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="digabung ke",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="merged",
    )
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)

    objects = VendorQuerySet.as_manager()
    contact_fields = frozenset(
        {"contact_name", "phone", "email", "address", "nik", "npwp", "capital", "annual_sales"}
    )

    class Meta:
        verbose_name = "vendor"
        verbose_name_plural = "vendor"
        ordering = ["name"]
        indexes = [
            models.Index(fields=["name_key"], name="vendor_name_key"),
            models.Index(fields=["npwp"], name="vendor_npwp", condition=~Q(npwp="")),
            models.Index(fields=["status", "submitted_at"], name="vendor_status"),
            models.Index(
                fields=["recheck_since"],
                name="vendor_to_recheck",
                condition=Q(recheck_since__isnull=False),
            ),
        ]
        constraints = [
            # A record that was merged into another keeps its name and number.
            models.UniqueConstraint(
                Lower("name"),
                "phone",
                name="vendor_name_and_phone_are_unique",
                violation_error_message="Vendor dengan nama dan nomor WhatsApp ini sudah ada.",
                violation_error_code="vendor_exists",
            ),
            models.CheckConstraint(
                name="vendor_verification_is_whole",
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
            ),
            # A suspended vendor keeps the day of its check: it returns when the reason is gone.
            models.CheckConstraint(
                name="vendor_status_fits_verification",
                condition=Q(status=VendorStatus.SUSPENDED)
                | Q(status=VendorStatus.VERIFIED, verified_at__isnull=False)
                | (~Q(status=VendorStatus.VERIFIED) & Q(verified_at=None)),
            ),
            models.CheckConstraint(
                name="vendor_return_and_suspension_have_a_reason",
                condition=~Q(status__in=[VendorStatus.RETURNED, VendorStatus.SUSPENDED])
                | ~Q(status_reason=""),
            ),
            models.CheckConstraint(
                name="vendor_size_class_has_a_day",
                condition=Q(size_class="", size_class_on=None)
                | (~Q(size_class="") & Q(size_class_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="vendor_amounts_are_not_negative",
                condition=(Q(capital=None) | Q(capital__gte=0))
                & (Q(annual_sales=None) | Q(annual_sales__gte=0)),
            ),
            models.CheckConstraint(
                name="vendor_is_not_merged_into_itself",
                condition=Q(merged_into=None) | ~Q(merged_into=models.F("pk")),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="vendor_derived",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("words", "TEXT")],
                func=DERIVED,
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("vendors:vendor_detail", args=[self.slug])

    @property
    def is_verified(self) -> bool:
        return self.status == VendorStatus.VERIFIED

    @property
    def is_suspended(self) -> bool:
        return self.status == VendorStatus.SUSPENDED

    @property
    def payment_method_labels(self) -> list[str]:
        return [str(PaymentMethod(value).label) for value in self.payment_methods]

    @property
    def is_own_person(self) -> bool:
        return self.legal_form in PERSONAL_FORMS

    def is_editable_by(self, user) -> bool:
        if not user.is_authenticated:
            return False
        return user.is_office or (
            user.is_vendor and self.representatives.filter(user=user).exists()
        )

    def contacts_for(self, user, *, is_own: bool) -> dict[str, str]:
        """The contacts that the person may see: all at work, else those with consent."""
        sees_all = is_own or (user.is_authenticated and (user.is_office or user.is_buyer))
        consents = {
            "contact_name": self.publishes_name,
            "phone": self.publishes_phone,
            "email": self.publishes_email,
            "address": self.publishes_address,
        }
        return {name: getattr(self, name) for name, given in consents.items() if sees_all or given}

    def set_size_class(self) -> None:
        """Compute the class from the chosen amount, and keep the day on which it changed."""
        amount = self.capital if self.size_basis == SizeBasis.CAPITAL else self.annual_sales
        found = size_class_of(self.size_basis, amount)
        if found != self.size_class:
            self.size_class = found
            self.size_class_on = timezone.localdate() if found else None

    @transaction.atomic
    def save_new(self) -> None:
        """Save a new vendor under an address of its own, which stays when the name changes."""
        self.slug = free_slug(self.name, lambda slug: Vendor.objects.filter(slug=slug).exists())
        with pghistory.context(verb="create"):
            self.save(force_insert=True)

    @property
    def is_to_be_submitted(self) -> bool:
        """Whether the office's check waits for the profile to be handed in."""
        return self.status in TO_BE_SUBMITTED

    @transaction.atomic
    def submit(self) -> bool:
        """Hand the profile in for the office's check. False if it waits or is checked already."""
        with pghistory.context(verb="submit"):
            return self._move(
                TO_BE_SUBMITTED,
                status=VendorStatus.SUBMITTED,
                status_reason="",
                submitted_at=timezone.now(),
            )

    @property
    def waits_for_check(self) -> bool:
        return self.status != VendorStatus.VERIFIED or self.recheck_since is not None

    @transaction.atomic
    def verify(self, *, by, reason: str = "") -> bool:
        """Record that an officer has checked identity and licences. False if it was before.

        `reason` says why it was done although something was missing.
        """
        needs_it = ~Q(status__in=[VendorStatus.VERIFIED, VendorStatus.SUSPENDED])
        with pghistory.context(verb="verify", reason=reason):
            rows = Vendor.objects.unmerged().filter(
                needs_it | Q(status=VendorStatus.VERIFIED, recheck_since__isnull=False),
                pk=self.pk,
            )
            return bool(
                rows.update(
                    status=VendorStatus.VERIFIED,
                    status_reason="",
                    recheck_since=None,
                    verified_at=timezone.now(),
                    verified_by=by,
                )
            )

    @transaction.atomic
    def give_back(self, *, reason: str) -> bool:
        """Ask the vendor to correct the profile; buyers do not see it until then."""
        with pghistory.context(verb="return", reason=reason):
            return self._move(
                {VendorStatus.DRAFT, VendorStatus.SUBMITTED, VendorStatus.VERIFIED},
                status=VendorStatus.RETURNED,
                status_reason=reason,
                recheck_since=None,
                verified_at=None,
                verified_by=None,
            )

    @transaction.atomic
    def suspend(self, *, reason: str) -> bool:
        """Hide the vendor from buyers until the reason is gone."""
        with pghistory.context(verb="suspend", reason=reason):
            return self._move(
                set(VendorStatus) - {VendorStatus.SUSPENDED},
                status=VendorStatus.SUSPENDED,
                status_reason=reason,
            )

    @transaction.atomic
    def lift_suspension(self) -> bool:
        """Back to where it was: checked, if it had been, otherwise waiting to be handed in."""
        after = VendorStatus.VERIFIED if self.verified_at else VendorStatus.DRAFT
        with pghistory.context(verb="lift_suspension"):
            return self._move({VendorStatus.SUSPENDED}, status=after, status_reason="")

    @property
    def is_confirmed(self) -> bool:
        """Whether the business itself has said lately that its data hold."""
        limit = timezone.now() - settings.PROFILE_CONFIRMED_FOR
        return self.confirmed_at is not None and self.confirmed_at >= limit

    @transaction.atomic
    def confirm(self, *, way: str = "") -> None:
        """Record that the business says that its data still hold; `way` says how it did."""
        with pghistory.context(verb="confirm_profile", reason=way):
            Vendor.objects.unmerged().filter(pk=self.pk).update(confirmed_at=timezone.now())

    @transaction.atomic
    def set_stage(self, stage: str) -> bool:
        """Record how far the vendor is on its way into e-Katalog. False if it was there."""
        with pghistory.context(verb="set_stage", reason=EkatalogStage(stage).label):
            rows = Vendor.objects.filter(pk=self.pk).exclude(ekatalog_stage=stage)
            return bool(rows.update(ekatalog_stage=stage))

    def _move(self, before: set, **values) -> bool:
        """One conditional UPDATE: of two people only one makes the step."""
        rows = Vendor.objects.unmerged().filter(pk=self.pk, status__in=before)
        return bool(rows.update(**values))


# First parts of addresses below /vendors/ that are pages: no vendor's address may be one.
RESERVED_SLUGS = frozenset(
    {
        "categories", "certificates", "claim", "compare", "confirm", "directory", "duplicates", "import",
        "imports", "licences", "mine", "names", "new", "price-list", "products", "readiness", "search",
        "shortlist", "suggest", "verification",
    }
)  # fmt: skip


def free_slug(name: str, is_taken: Callable[[str], bool]) -> str:
    """An address for a new vendor; letters of its own where a page or another vendor has it."""
    base = slugify(name)[:60] or "vendor"
    if base in RESERVED_SLUGS or is_taken(base):
        return f"{base}-{get_random_string(6, 'bcdfghjkmnpqrstvwxyz')}"
    return base
