"""What ranking reads of products: derived rows, written by triggers (0002_offers_and_codes)."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from vendors.models import Category, Product, Vendor

# As the trigger writes one.
WRITE_MISSING = """
    INSERT INTO matching_offer (product_id, vendor_id, category_id, is_open, words)
    SELECT product.id, product.vendor_id, product.category_id,
        product.is_active AND vendor.status = 'verified' AND vendor.merged_into_id IS NULL,
        matching_words_of(product.name, product.description || ' ' || product.material)
    FROM vendors_product product JOIN vendors_vendor vendor ON vendor.id = product.vendor_id
    ON CONFLICT DO NOTHING
"""


class OfferManager(models.Manager):
    def write_missing(self) -> None:
        """Write the offers of products that were loaded without triggers. One statement."""
        with connection.cursor() as cursor:
            cursor.execute(WRITE_MISSING)
            cursor.execute("ANALYZE matching_offer")


class Offer(models.Model):
    """A product in the words of its vendor, ready to be searched."""

    product = models.OneToOneField(
        Product,
        verbose_name="produk",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="offer",
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="offers"
    )
    category = models.ForeignKey(
        Category, verbose_name="kategori", on_delete=models.CASCADE, related_name="offers"
    )
    # On offer, and its vendor is one that buyers may see.
    is_open = models.BooleanField("ditawarkan")
    words = SearchVectorField("kata")

    objects = OfferManager()

    class Meta:
        verbose_name = "penawaran"
        verbose_name_plural = "penawaran"
        indexes = [GinIndex(fields=["words"], name="offer_words", fastupdate=False)]

    def __str__(self):
        return str(self.product)
