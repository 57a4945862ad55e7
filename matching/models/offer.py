"""What ranking reads of products. The rows are derived: triggers of migration 0004 write them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from vendors.models import Category, Product, Vendor


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

    class Meta:
        verbose_name = "penawaran"
        verbose_name_plural = "penawaran"
        indexes = [GinIndex(fields=["words"], name="offer_words", fastupdate=False)]

    def __str__(self):
        return str(self.product)
