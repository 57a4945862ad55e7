"""What buyers keep for later, and how often vendors are looked at."""

from datetime import date

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from vendors.models.product import Product
from vendors.models.vendor import Vendor


class ShortlistItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A shortlist is its owner's alone."""
        return self.filter(user=user)

    def for_list(self):
        return self.select_related(
            "product__vendor__region__parent", "product__category", "product__directory_entry"
        ).order_by("-pk")


class ShortlistItem(models.Model):
    """A product that a user has saved for later."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="pengguna",
        on_delete=models.CASCADE,
        related_name="shortlist",
    )
    product = models.ForeignKey(
        Product, verbose_name="produk", on_delete=models.CASCADE, related_name="shortlisted"
    )
    created_at = models.DateTimeField("disimpan pada", default=timezone.now)

    objects = ShortlistItemQuerySet.as_manager()

    class Meta:
        verbose_name = "produk yang disimpan"
        verbose_name_plural = "produk yang disimpan"
        constraints = [
            models.UniqueConstraint(fields=["user", "product"], name="shortlist_item_is_unique")
        ]

    def __str__(self):
        return str(self.product)


class VendorViewQuerySet(models.QuerySet):
    def count_view(self, vendor: Vendor, day: date) -> None:
        """One more look at the vendor's page. Nothing is kept of who looked."""
        with connection.cursor() as cursor:
            cursor.execute(
                """
                INSERT INTO vendors_vendorview (vendor_id, day, views) VALUES (%s, %s, 1)
                ON CONFLICT (vendor_id, day)
                DO UPDATE SET views = vendors_vendorview.views + 1
                """,
                [vendor.pk, day],
            )


class VendorView(models.Model):
    """How often a vendor's page was looked at on a day."""

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="views"
    )
    day = models.DateField("hari")
    views = models.PositiveIntegerField("dilihat")

    objects = VendorViewQuerySet.as_manager()

    class Meta:
        verbose_name = "kunjungan halaman vendor"
        verbose_name_plural = "kunjungan halaman vendor"
        constraints = [
            models.UniqueConstraint(fields=["vendor", "day"], name="vendor_view_is_one_a_day")
        ]

    def __str__(self):
        return f"{self.vendor_id}, {self.day}: {self.views}"
