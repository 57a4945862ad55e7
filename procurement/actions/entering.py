"""Purchases that people enter and change here."""

import secrets

import pghistory
from django.db import transaction

from accounts.models import User
from core.twice import sent_before
from procurement.actions.checking import check_purchases
from procurement.actions.linking import check_links, promises_follow
from procurement.models import (
    AreaBasis,
    Purchase,
    SellerArea,
    Source,
    Supplier,
    normalise_name,
)
from vendors.models import Vendor

# What makes two purchases of one person the same form, sent twice.
TWIN = ("created_by_id", "agency_id", "year", "package_name", "value", "contracted_on",
        "contract_number", "category_id")  # fmt: skip


def seller_named(name: str) -> Supplier | None:
    """The known seller of that name, or a new one, not saved; None for no name.

    A vendor of the directory with the name is linked if there is only one.
    """
    if not name:
        return None
    known = Supplier.objects.named(name).select_related("same_as").order_by("pk").first()
    if known:
        return known.same_as or known
    supplier = Supplier(name=name, normalised_name=normalise_name(name))
    vendors = list(Vendor.objects.filter(name__iexact=name)[:2])
    if len(vendors) == 1:
        supplier.vendor = vendors[0]
        supplier.size_class = vendors[0].size_class
        supplier.is_cooperative = vendors[0].is_cooperative
        supplier.npwp = vendors[0].npwp or None
    return supplier


@transaction.atomic
def record(purchase: Purchase, *, by: User) -> Purchase:
    """Save a purchase that was typed in; the one that is there when it was sent twice."""
    purchase.created_by = by
    if twin := sent_before(purchase, TWIN, by=by, at="created_at"):
        return twin
    with pghistory.context(verb="create"):
        keep_seller(purchase)
        purchase.source = Source.MANUAL
        purchase.package_key = f"M-{secrets.token_hex(6).upper()}"
        purchase.save(force_insert=True)
        check_purchases([purchase])
    return purchase


def keep_seller(purchase: Purchase) -> None:
    supplier = purchase.supplier
    if supplier is None:
        return
    if supplier.pk is None:
        supplier.save()
        purchase.supplier = supplier
    purchase.supplier_name = supplier.name
    purchase.size_class = supplier.size_class
    purchase.is_cooperative = supplier.is_cooperative or None


def set_area(purchase: Purchase, area: str) -> None:
    """Note how far away the seller is: as somebody says, else as the directory does.

    A vendor with an address in one of the city's kelurahan is of the city.
    """
    supplier = purchase.supplier
    vendor = supplier.vendor if supplier else None
    if area:
        purchase.seller_area, purchase.area_basis = area, AreaBasis.OFFICER
    elif vendor and vendor.region_id:
        purchase.seller_area, purchase.area_basis = SellerArea.CITY, AreaBasis.DIRECTORY
    else:
        purchase.seller_area = purchase.area_basis = ""


@transaction.atomic
def save_changes(purchase: Purchase, changed: list[str]) -> None:
    """Save an edited purchase; what was set here stays when a file says otherwise.

    Raises what ``check_links`` raises when it fulfils commitments.
    """
    check_links(purchase)
    with (
        promises_follow(reason="Belanja yang memenuhinya diubah", purchases=[purchase.pk]),
        pghistory.context(verb="edit"),
    ):
        if "supplier" in changed:
            keep_seller(purchase)
        if not purchase.is_typed:
            purchase.hand_set = sorted({*purchase.hand_set, *changed})
        purchase.save()
        check_purchases([purchase])
