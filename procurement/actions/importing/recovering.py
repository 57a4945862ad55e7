"""Payments of files that were saved before each payment was kept: their rows still tell them."""

import pghistory
from django.db import transaction
from django.db.models import F

from accounts.file_imports import take_turn
from procurement.actions.importing.columns import BY_NAME
from procurement.actions.importing.drafts import Draft, DraftReader, Gatherer
from procurement.actions.importing.saving import save_payments
from procurement.actions.importing.working import IMPORT_LOCK, take_time
from procurement.models import Purchase, PurchaseImport, PurchasePayment, Stage


@transaction.atomic
def recover_payments() -> int:
    """Record the payments that saved files tell and nobody has recorded; return how many.

    A contract that they pay in full is realised, unless somebody has set its stage. Done again,
    it changes nothing. Raises ValidationError "busy" while a file is saved.
    """
    take_time()
    take_turn(IMPORT_LOCK)
    kinds = [kind.name for kind in BY_NAME.values() if kind.has_payments]
    before = PurchasePayment.objects.count()
    with pghistory.context(verb="import"):
        imports = PurchaseImport.objects.standing().filter(kind__in=kinds)
        for purchase_import in imports.order_by("committed_at"):
            save_payments(unrecorded(purchase_import), purchase_import)
        paid = Purchase.objects.filter(stage=Stage.CONTRACTED, paid_value__gte=F("value"))
        paid.exclude(hand_set__contains=["stage"]).update(stage=Stage.REALISED)
    return PurchasePayment.objects.count() - before


def unrecorded(purchase_import: PurchaseImport) -> list[Draft]:
    """The contracts of the file with those of their payments that are not recorded."""
    kind = BY_NAME[purchase_import.kind]
    reader = DraftReader(kind, purchase_import.year, purchase_import.source)
    gatherer = Gatherer(kind)
    rows = purchase_import.rows.exclude(purchase=None).order_by("number")
    for number, cells, pk in rows.values_list("number", "cells", "purchase"):
        draft = reader.read(number, cells)
        draft.purchase_id = pk
        gatherer.add(draft)
    drafts = list(gatherer.drafts.values())
    recorded = PurchasePayment.objects.filter(purchase__in=[one.purchase_id for one in drafts])
    known = set(recorded.values_list("purchase", "number"))
    for draft in drafts:
        draft.payments = {
            number: payment
            for number, payment in draft.payments.items()
            if (draft.purchase_id, number) not in known
        }
    return drafts
