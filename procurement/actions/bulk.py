"""What is done to chosen purchases, one or many: to all of them or none."""

from collections.abc import Iterable
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction

from procurement.actions.checking import check_purchases
from procurement.models import CommitmentPurchase, OriginBasis, OriginCluster, Purchase, Stage
from vendors.models import Category


class Part(models.TextChoices):
    """How much of the value is domestic, or bought from small businesses."""

    KEEP = "", "Biarkan seperti sekarang"
    ALL = "all", "Seluruh nilai belanja"
    NOTHING = "nothing", "Nol"
    UNKNOWN = "unknown", "Belum dinilai"

    def of(self, value: Decimal) -> Decimal | None:
        return {Part.ALL: value, Part.NOTHING: Decimal(0)}.get(self)


def held(purchases: Iterable[Purchase]) -> list[Purchase]:
    """The purchases as they are now, kept from others until the end of the transaction.

    Raises ValidationError "already_cancelled" if one of them does not count any more.
    """
    rows = Purchase.objects.filter(pk__in=[purchase.pk for purchase in purchases])
    found = list(rows.order_by("pk").select_for_update())
    for purchase in found:
        if purchase.stage in (Stage.CANCELLED, Stage.WITHDRAWN):
            raise ValidationError(f"{purchase} sudah dibatalkan.", code="already_cancelled")
    return found


@transaction.atomic
def categorise_many(purchases: Iterable[Purchase], *, category: Category) -> int:
    """Say what was bought. Returns how many were something else before."""
    changed = [row for row in held(purchases) if row.category_id != category.pk]
    for purchase in changed:
        purchase.category = category
    return keep(changed, ["category"], verb="edit")


@transaction.atomic
def assess_many(purchases: Iterable[Purchase], *, pdn: Part, umk: Part) -> int:
    """Say how much of each is domestic and of small businesses; origin follows the domestic part.

    A certified product keeps its certificate. Returns how many have changed.
    """
    changed = []
    for purchase in held(purchases):
        before = purchase.pdn_value, purchase.umk_value, purchase.origin_cluster
        if pdn != Part.KEEP:
            purchase.pdn_value = pdn.of(purchase.value)
            set_origin(purchase, pdn)
        if umk != Part.KEEP:
            purchase.umk_value = umk.of(purchase.value)
        if before != (purchase.pdn_value, purchase.umk_value, purchase.origin_cluster):
            changed.append(purchase)
    names = ["pdn_value", "origin_cluster", "origin_basis"] if pdn != Part.KEEP else []
    return keep(changed, [*names, *(["umk_value"] if umk != Part.KEEP else [])], verb="edit")


def set_origin(purchase: Purchase, pdn: Part) -> None:
    if pdn == Part.UNKNOWN:
        purchase.origin_cluster, purchase.origin_basis = OriginCluster.UNKNOWN, ""
    elif pdn == Part.ALL and purchase.origin_cluster != OriginCluster.TKDN:
        purchase.origin_cluster, purchase.origin_basis = OriginCluster.PDN, OriginBasis.ESTIMATE


@transaction.atomic
def cancel_many(purchases: Iterable[Purchase], *, reason: str) -> int:
    """Take purchases out of every sum. Raises ValidationError "already_cancelled", "has_links"."""
    rows = held(purchases)
    linked = CommitmentPurchase.objects.filter(purchase__in=rows).select_related("purchase")
    if link := linked.order_by("pk").first():
        raise ValidationError(
            f"{link.purchase} memenuhi komitmen. Lepaskan kaitannya lebih dulu.", code="has_links"
        )
    for purchase in rows:
        purchase.stage, purchase.cancel_reason = Stage.CANCELLED, reason
    return keep(rows, ["stage", "cancel_reason"], verb="cancel", reason=reason)


def keep(purchases: list[Purchase], names: list[str], *, verb: str, reason: str = "") -> int:
    """Save the fields and look through the purchases again; from now on imports leave them alone."""
    by_hand = {name for name in names if name != "cancel_reason"}
    for purchase in purchases:
        if not purchase.is_typed:
            purchase.hand_set = sorted({*purchase.hand_set, *by_hand})
    with pghistory.context(verb=verb, **({"reason": reason} if reason else {})):
        Purchase.objects.bulk_update(purchases, [*names, "hand_set"], batch_size=500)
    check_purchases(purchases)
    return len(purchases)
