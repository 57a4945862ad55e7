"""Business size by capital or by sales (PP 7/2021 ps. 35); the limits are in the settings."""

from decimal import Decimal

from django.conf import settings
from django.db import models


class SizeClass(models.TextChoices):
    MICRO = "micro", "Mikro"
    SMALL = "small", "Kecil"
    MEDIUM = "medium", "Menengah"
    LARGE = "large", "Besar"


class SizeBasis(models.TextChoices):
    CAPITAL = "capital", "Modal usaha"
    SALES = "sales", "Penjualan setahun"


def size_class_of(basis: str, amount: Decimal | None) -> str:
    """Return the class of an amount in rupiah; "" when the basis or the amount is unknown."""
    if amount is None or not basis:
        return ""
    for name, limit in settings.BUSINESS_SIZE_LIMITS[basis]:
        if amount <= limit:
            return SizeClass(name)
    return SizeClass.LARGE
