"""Writes of products: offered, changed, withdrawn."""

from collections.abc import Callable
from datetime import date

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify

from accounts.models import User
from core.twice import sent_before
from vendors.models import Product

# What makes two products the same form, sent twice.
TWIN = ("vendor_id", "category_id", "name", "unit", "price")
# Pages that stand beside the products of a vendor.
RESERVED = frozenset({"new", "price-list"})


@transaction.atomic
def save_product(form, *, by: User) -> Product:
    """Save a product; a changed price gets its day, and the database keeps the former one.

    Returns the one that is there when the form of a new one was sent twice.
    """
    product = form.save(commit=False)
    if product.pk is None and (twin := sent_before(product, TWIN, by=by, at="created_at")):
        return twin
    if "price" in form.changed_data or form.cleaned_data["price_since"]:
        product.price_on = price_day(product, form.cleaned_data["price_since"])
    product.changed_at = timezone.now()
    if product.pk is None:
        own = Product.objects.filter(vendor=product.vendor)
        product.slug = free_slug(product.name, lambda base: own.filter(slug=base).exists())
    with pghistory.context(verb="edit" if product.pk else "create"):
        product.save()
    return product


def price_day(product: Product, since: date | None) -> date | None:
    return None if product.price is None else since or timezone.localdate()


def free_slug(name: str, is_taken: Callable[[str], bool]) -> str:
    """An address of its own among the products of the vendor; it stays when the name changes."""
    base = slugify(name)[:60] or "produk"
    if base in RESERVED or is_taken(base):
        base = f"{base}-{get_random_string(6, 'bcdfghjkmnpqrstvwxyz')}"
    return base


@transaction.atomic
def set_offered(product: Product, *, offered: bool) -> bool:
    """Offer a product, or withdraw it; False if it was so before."""
    with pghistory.context(verb="offer_product" if offered else "withdraw_product"):
        return bool(
            Product.objects.filter(pk=product.pk, is_active=not offered).update(
                is_active=offered, changed_at=timezone.now()
            )
        )
