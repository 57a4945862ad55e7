"""Writes of licences: handed in, corrected, renewed, checked."""

import pghistory
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from core.twice import sent_before
from vendors.models import TKDN_KINDS, Licence, Product

# What makes two papers the same form, sent twice.
TWIN = ("vendor_id", "product_id", "replaces_id", "kind", "number", "standing", "scan_name",
        "expires_on")  # fmt: skip


@transaction.atomic
def save_licence(form, *, by: User) -> Licence:
    """Save a licence that was handed in or corrected; a new file takes the place of the old.

    Returns the one that is there when the same form was sent twice.
    The file that was there stays in storage: the history of the row names it.
    """
    licence = form.save(commit=False)
    if upload := form.cleaned_data["upload"]:
        licence.scan = upload
        licence.scan_name = upload.name[-200:]
        licence.scan_size = upload.size
    # Corrected, it waits for the officer again.
    licence.return_reason = ""
    if licence.pk is None and (twin := sent_before(licence, TWIN, by=by, at="created_at")):
        return twin
    with pghistory.context(verb="edit" if licence.pk else "create"):
        licence.save()
    return licence


@transaction.atomic
def verify_licence(licence: Licence, *, by: User) -> bool:
    """Record that an officer has compared it with the paper. False if it was before.

    A TKDN certificate that counts today goes to the products that it is for.
    """
    if not licence.verify(by=by):
        return False
    licence.refresh_from_db()
    if licence.kind in TKDN_KINDS and licence.counts_on(timezone.localdate()):
        mark_products(licence)
    return True


def mark_products(licence: Licence) -> None:
    """Give its values to the products that a certificate is for, also those of the one it replaces."""
    meant = Q(certificate=licence) | Q(pk=licence.product_id)
    if licence.replaces_id:
        meant |= Q(certificate=licence.replaces_id)
    Product.objects.filter(meant, vendor=licence.vendor_id).update(
        certificate=licence, tkdn=licence.tkdn, bmp=licence.bmp, changed_at=timezone.now()
    )
