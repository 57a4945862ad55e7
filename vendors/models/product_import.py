from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, FileImport, FileImportQuerySet
from core.addresses import reverse
from vendors.models.product import Product
from vendors.models.vendor import Vendor
from vendors.models.vendor_import import ImportAction, ImportedRow


class ProductImportQuerySet(FileImportQuerySet):
    def visible_to(self, user):
        """The office sees all, a vendor the lists of its own products."""
        if user.is_vendor:
            return self.filter(vendor__in=Vendor.objects.editable_by(user))
        return self

    def for_list(self):
        return super().for_list().select_related("vendor")


@pghistory.track()
class ProductImport(FileImport):
    """One uploaded list of products: looked at, saved, perhaps taken back."""

    # Whose products the list holds; empty for a list of the office's that names the vendors.
    vendor = models.ForeignKey(
        Vendor,
        verbose_name="vendor",
        on_delete=models.PROTECT,
        null=True,
        related_name="product_imports",
    )

    objects: ClassVar = ProductImportQuerySet.as_manager()
    stands_once_in = ("vendor",)

    class Meta(FileImport.Meta):
        verbose_name = "impor produk"
        verbose_name_plural = "impor produk"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256", "vendor"],
                condition=WHOLE,
                name="productimport_file_stands_once",
                nulls_distinct=False,
            ),
        ]

    def get_absolute_url(self):
        return reverse("vendors:import_detail", args=["products", self.pk])


@pghistory.track()
class ImportedProduct(ImportedRow):
    product_import = models.ForeignKey(
        ProductImport, on_delete=models.CASCADE, related_name="rows"
    )
    # Empty for a refused row, and for a new product that taking the import back removed.
    product = models.ForeignKey(
        Product, on_delete=models.SET_NULL, null=True, related_name="imported_rows"
    )

    class Meta:
        verbose_name = "baris impor produk"
        verbose_name_plural = "baris impor produk"
        constraints = [
            models.UniqueConstraint(
                fields=["product_import", "number"], name="imported_product_number_is_unique"
            ),
            models.CheckConstraint(
                name="imported_product_refused_has_reason",
                condition=(Q(action=ImportAction.REFUSED, product=None) & ~Q(reason=""))
                | (~Q(action=ImportAction.REFUSED) & Q(reason="")),
            ),
        ]

    @property
    def record(self):
        return self.product
