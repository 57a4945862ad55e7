from decimal import Decimal

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Deferrable, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from core.addresses import reverse
from vendors.models.category import Category
from vendors.models.licence import Licence
from vendors.models.photo import Photo
from vendors.models.vendor import Vendor
from vendors.models.vendor_queryset import has_every_word


class ProductOrigin(models.TextChoices):
    CITY = "city", "Dibuat di Kota Metro"
    PROVINCE = "province", "Dibuat di Lampung"
    DOMESTIC = "domestic", "Dibuat di Indonesia"
    IMPORT = "import", "Impor"


class ProductQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and observers see all, a vendor its own, a buyer what is public."""
        if user.is_vendor:
            return self.filter(vendor__in=Vendor.objects.visible_to(user))
        return self.public() if user.is_buyer else self.filter(vendor__merged_into=None)

    def browsable_by(self, user):
        """Whose page a person may open: also the public, and other vendors, see public ones."""
        if user.is_authenticated and not (user.is_vendor or user.is_buyer):
            return self.visible_to(user)
        if user.is_authenticated and user.is_vendor:
            own = Vendor.objects.visible_to(user)
            public = Q(is_active=True, vendor__in=Vendor.objects.verified())
            return self.filter(public | Q(vendor__in=own))
        return self.public()

    def editable_by(self, user):
        return self.filter(vendor__in=Vendor.objects.editable_by(user))

    def active(self):
        return self.filter(is_active=True)

    def named(self, text):
        return self.filter(has_every_word(text))

    def public(self):
        """Offered now, by a vendor that the office has verified."""
        return self.active().filter(vendor__in=Vendor.objects.verified())

    def for_list(self):
        return self.select_related("vendor", "category", "certificate").order_by("name", "pk")

    def with_category(self):
        """The name of the category, and the class that it or the nearest above it has.

        Of a vendor with thousands of products the categories themselves would be read for each.
        """
        above = "category", "category__parent", "category__parent__parent"
        classes = [NullIf(f"{place}__product_class", Value("")) for place in above]
        return self.annotate(
            category_name=F("category__name"), product_class=Coalesce(*classes, Value(""))
        )

    def with_photo(self):
        """The number of the first photo, as `photo_pk`."""
        first = ProductPhoto.objects.filter(product=OuterRef("pk")).order_by("position")
        return self.annotate(photo_pk=Subquery(first.values("pk")[:1]))


# Every price that a product ever had, also one that a bulk load brings. Corrected on the same
# day, the day keeps the last one.
KEEP_PRICE = """
    INSERT INTO vendors_productprice (product_id, price, price_on, recorded_at)
    VALUES (NEW.id, NEW.price, NEW.price_on, now())
    ON CONFLICT (product_id, price_on) DO UPDATE SET price = EXCLUDED.price,
        recorded_at = EXCLUDED.recorded_at;
    RETURN NULL;
"""


@pghistory.track()
class Product(models.Model):
    """Goods or a service that a vendor sells."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="products"
    )
    category = models.ForeignKey(
        Category, verbose_name="kategori", on_delete=models.PROTECT, related_name="products"
    )
    name = models.CharField("nama produk", max_length=150)
    slug = models.SlugField(max_length=80, editable=False)
    description = models.TextField("uraian", max_length=2000, blank=True)
    unit = models.CharField("satuan", max_length=30, help_text="Misalnya kotak, rim, atau paket.")
    price = models.DecimalField(
        "harga satuan",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    price_on = models.DateField("harga per tanggal", null=True, editable=False)
    price_note = models.CharField(
        "keterangan harga",
        max_length=150,
        blank=True,
        help_text="Misalnya: termasuk pajak dan antar dalam Kota Metro.",
    )
    minimum_order = models.PositiveIntegerField(
        "pesanan minimum", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    monthly_capacity = models.PositiveIntegerField("kapasitas per bulan", null=True, blank=True)
    lead_time_days = models.PositiveSmallIntegerField(
        "waktu pesan (hari)",
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text="Hari dari pesanan sampai barang tiba.",
    )
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
    certificate = models.ForeignKey(
        Licence,
        verbose_name="sertifikat TKDN",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certified_products",
    )
    origin = models.CharField("asal", max_length=8, choices=ProductOrigin, blank=True)
    material = models.CharField(
        "bahan",
        max_length=300,
        blank=True,
        help_text="Bahan atau isi, misalnya benang emas, katun.",
    )
    ekatalog_url = models.URLField(
        "tautan e-Katalog", max_length=300, blank=True, help_text="Alamat produk ini di e-Katalog."
    )
    is_active = models.BooleanField("ditawarkan", default=True)
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    changed_at = models.DateTimeField("diubah pada", default=timezone.now, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = "produk"
        verbose_name_plural = "produk"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "slug"], name="product_slug_is_unique_for_vendor"
            ),
            models.CheckConstraint(
                name="product_price_is_positive",
                condition=Q(price=None) | Q(price__gt=0),
                violation_error_message="Harga harus lebih dari nol, atau kosongkan.",
                violation_error_code="price_not_positive",
            ),
            models.CheckConstraint(
                name="product_price_has_a_day",
                condition=Q(price=None, price_on=None)
                | Q(price__isnull=False, price_on__isnull=False),
            ),
            models.CheckConstraint(
                name="product_tkdn_is_a_percentage",
                condition=Q(tkdn=None) | Q(tkdn__gte=0, tkdn__lte=100),
                violation_error_message="TKDN antara 0 dan 100 persen.",
                violation_error_code="tkdn_range",
            ),
            models.CheckConstraint(
                name="product_bmp_is_limited",
                condition=Q(bmp=None) | Q(bmp__gte=0, bmp__lte=15),
                violation_error_message="BMP antara 0 dan 15 persen.",
                violation_error_code="bmp_range",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="product_price_is_kept",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("price", "price_on"),
                condition=pgtrigger.Condition("NEW.price IS NOT NULL"),
                func=KEEP_PRICE,
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("vendors:product_detail", args=[self.vendor.slug, self.slug])

    @property
    def certified_tkdn(self) -> Decimal | None:
        """The TKDN, if a certificate that counts today says so, as in the directory."""
        return self.tkdn if self._is_certified else None

    @property
    def certified_bmp(self) -> Decimal | None:
        """The BMP, which may run out before the TKDN of the same certificate does."""
        is_over = self.certificate and self.certificate.bmp_on(timezone.localdate()) is None
        return self.bmp if self._is_certified and not is_over else None

    @property
    def _is_certified(self) -> bool:
        return bool(self.certificate and self.certificate.counts_on(timezone.localdate()))


@pghistory.track()
class ProductPrice(models.Model):
    """A price that a product had from a day on; written by the trigger product_price_is_kept."""

    product = models.ForeignKey(
        Product, verbose_name="produk", on_delete=models.CASCADE, related_name="prices"
    )
    price = models.DecimalField("harga satuan", max_digits=18, decimal_places=2)
    price_on = models.DateField("sejak tanggal")
    recorded_at = models.DateTimeField("dicatat pada", default=timezone.now)

    class Meta:
        verbose_name = "harga produk"
        verbose_name_plural = "riwayat harga"
        ordering = ["-price_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "price_on"], name="product_price_is_one_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.price} ({self.price_on})"


@pghistory.track()
class ProductPhoto(Photo):
    product = models.ForeignKey(
        Product, verbose_name="produk", on_delete=models.CASCADE, related_name="photos"
    )

    class Meta(Photo.Meta):
        verbose_name = "foto produk"
        verbose_name_plural = "foto produk"
        constraints = [
            *Photo.Meta.constraints,
            models.UniqueConstraint(
                fields=["product", "position"],
                name="product_photo_position_is_unique",
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]
