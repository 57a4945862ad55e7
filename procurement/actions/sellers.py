"""Which seller of the files is which vendor of the directory: said once, known from then on."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from procurement.models import (
    AreaBasis,
    CommitmentPurchase,
    Purchase,
    Supplier,
    normalise_name,
)
from procurement.models.supplier import FORMS
from vendors.models import Vendor

SPELT_FORMS = ("cv", "cv.", "pt", "pt.", "ud", "ud.", "toko", "koperasi")


@transaction.atomic
def tie_to_vendor(supplier: Supplier, vendor: Vendor) -> int:
    """Remember that the seller is the vendor; also where it is spelt otherwise.

    Purchases that do not say how large the seller was get the vendor's class; where it is, the
    database notes by itself. Returns how many got a class. Raises ValidationError "other_vendor"
    when somebody else has said otherwise meanwhile.
    """
    held = Supplier.objects.select_for_update().get(pk=supplier.pk)
    if held.vendor_id not in (None, vendor.pk):
        raise ValidationError(
            "Penyedia ini sudah dikaitkan dengan vendor lain. Lepaskan kaitannya lebih dulu.",
            code="other_vendor",
        )
    with pghistory.context(verb="link_seller"):
        held.vendor = vendor
        held.size_class = held.size_class or vendor.size_class
        held.is_cooperative = held.is_cooperative or vendor.is_cooperative
        held.save(update_fields=["vendor", "size_class", "is_cooperative"])
        Supplier.objects.filter(same_as=held).exclude(vendor=vendor).update(vendor=vendor)
        return give_size(held)


def give_size(supplier: Supplier) -> int:
    """Fill in how large the seller was where no file and no person has said so."""
    unknown = Purchase.objects.filter(supplier=supplier, size_class="", is_cooperative=None)
    if not supplier.size_class and not supplier.is_cooperative:
        return 0
    return unknown.update(
        size_class=supplier.size_class, is_cooperative=supplier.is_cooperative or None
    )


@transaction.atomic
def untie_from_vendor(supplier: Supplier, *, reason: str) -> None:
    """Forget it again, and where the directory said that the seller is.

    Raises ValidationError "has_links" while a commitment rests on it.
    """
    held = Supplier.objects.select_for_update().get(pk=supplier.pk)
    links = CommitmentPurchase.objects.filter(purchase__supplier=held)
    if held.vendor_id and links.filter(commitment__vendor=held.vendor_id).exists():
        raise ValidationError(
            "Belanja dari penyedia ini memenuhi komitmen vendor itu. Lepaskan kaitan itu lebih "
            "dulu.",
            code="has_links",
        )
    with pghistory.context(verb="unlink_seller", reason=reason):
        Supplier.objects.filter(Q(pk=held.pk) | Q(same_as=held)).update(vendor=None)
        Purchase.objects.filter(supplier=held, area_basis=AreaBasis.DIRECTORY).update(
            seller_area="", area_basis=""
        )


def likely_vendors(suppliers: list[Supplier]) -> dict[int, Vendor]:
    """For sellers that nobody has tied yet: the only vendor of that number or name. Two queries."""
    waiting = [supplier for supplier in suppliers if supplier.vendor_id is None]
    numbers = {supplier.npwp for supplier in waiting if supplier.npwp}
    spellings = {text for supplier in waiting for text in spellings_of(supplier.name)}
    known = Vendor.objects.unmerged().only("name", "slug", "npwp")
    by_number = {}
    if numbers:
        by_number = {vendor.npwp: vendor for vendor in known.filter(npwp__in=numbers)}
    by_name: dict[str, list[Vendor]] = {}
    for vendor in known.alias(spelt=Lower("name")).filter(spelt__among=spellings).order_by("pk"):
        by_name.setdefault(normalise_name(vendor.name), []).append(vendor)
    found = {}
    for supplier in waiting:
        namesakes = by_name.get(supplier.normalised_name, [])
        if vendor := by_number.get(supplier.npwp or ""):
            found[supplier.pk] = vendor
        elif len(namesakes) == 1:
            found[supplier.pk] = namesakes[0]
    return found


def spellings_of(name: str) -> set[str]:
    """The name as a directory may write it: with any legal form in front, or none."""
    words = name.casefold().replace(",", " ").split()
    core = " ".join(word for word in words if word.strip(".") not in FORMS)
    return {name.casefold(), core, *(f"{form} {core}" for form in SPELT_FORMS)}
