import pghistory
from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from accounts.models import Region
from core.identifiers import clean_nib, clean_phone


class LegalForm(models.TextChoices):
    """Bentuk usaha as SPSE lists it, with UD, which the city's own lists use."""

    COMPANY = "pt", "PT"
    SOLE_COMPANY = "pt_perorangan", "PT Perorangan"
    PARTNERSHIP = "cv", "CV"
    FIRM = "firma", "Firma"
    TRADER = "ud", "UD"
    COOPERATIVE = "koperasi", "Koperasi"
    INDIVIDUAL = "perseorangan", "Usaha perseorangan"


class VendorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and observers see all, a vendor its own, a buyer those that are verified."""
        if user.is_vendor:
            return self.filter(representatives__user=user)
        if user.is_buyer:
            return self.verified()
        return self

    def verified(self):
        return self.filter(verified_at__isnull=False)

    def unverified(self):
        return self.filter(verified_at=None)

    def for_list(self):
        return self.select_related("region").order_by("name", "pk")


@pghistory.track()
class Vendor(models.Model):
    """A local micro or small business or cooperative that sells to the city's agencies."""

    name = models.CharField("nama usaha", max_length=200)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    legal_form = models.CharField("bentuk usaha", max_length=13, choices=LegalForm)
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
    products_summary = models.CharField(
        "barang atau jasa", max_length=200, blank=True, help_text="Misalnya: snack dan nasi kotak."
    )
    contact_name = models.CharField("nama kontak", max_length=150)
    phone = models.CharField("nomor WhatsApp", max_length=16, validators=[clean_phone])
    email = models.EmailField("surel", blank=True)
    address = models.CharField("alamat", max_length=300, blank=True)
    region = models.ForeignKey(
        Region, verbose_name="kelurahan", on_delete=models.PROTECT, null=True, blank=True
    )
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

    objects = VendorQuerySet.as_manager()
    contact_fields = frozenset({"contact_name", "phone", "email", "address"})

    class Meta:
        verbose_name = "vendor"
        verbose_name_plural = "vendor"
        ordering = ["name"]
        constraints = [
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
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("vendors:vendor_detail", args=[self.slug])

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None

    @transaction.atomic
    def save_new(self) -> None:
        """Save a new vendor under an address of its own, which stays when the name changes."""
        base = slugify(self.name)[:60] or "vendor"
        # "new" is a page; a name that another vendor has gets some letters to tell them apart.
        if base == "new" or Vendor.objects.filter(slug=base).exists():
            base = f"{base}-{get_random_string(6, 'bcdfghjkmnpqrstvwxyz')}"
        self.slug = base
        with pghistory.context(verb="create"):
            self.save(force_insert=True)

    @transaction.atomic
    def verify(self, *, by) -> bool:
        """Record that an officer has checked identity and licences. False if it was before."""
        with pghistory.context(verb="verify"):
            verified = (
                Vendor.objects.unverified()
                .filter(pk=self.pk)
                .update(verified_at=timezone.now(), verified_by=by)
            )
        return bool(verified)

    @transaction.atomic
    def withdraw_verification(self, *, reason: str) -> None:
        with pghistory.context(verb="withdraw_verification", reason=reason):
            Vendor.objects.filter(pk=self.pk).update(verified_at=None, verified_by=None)


@pghistory.track()
class Representative(models.Model):
    """A user who speaks for one vendor."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.PROTECT,
        related_name="represents",
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="representatives"
    )

    class Meta:
        verbose_name = "wakil vendor"
        verbose_name_plural = "wakil vendor"

    def __str__(self):
        return f"{self.user} ({self.vendor})"
