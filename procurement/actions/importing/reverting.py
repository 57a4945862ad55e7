"""Take an import back, as a whole."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.file_imports import hold_standing
from accounts.models import User
from procurement.actions.checking import check_import_soon
from procurement.actions.importing.comparing import FIELDS, as_json
from procurement.actions.importing.saving import update_fields
from procurement.actions.importing.working import IMPORT_LOCK, take_time
from procurement.models import Purchase, PurchaseImport, PurchaseImportRow, RowOutcome, Stage

CONFIRMED = (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.SAME)


@transaction.atomic
def revert(purchase_import: PurchaseImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many purchases were edited since and stay as they are.

    New purchases are withdrawn, so that their history stays; changed ones get their old values
    back. Raises ValidationError "busy", "not_standing", "has_later".
    """
    take_time()
    held: PurchaseImport = hold_standing(purchase_import, lock=IMPORT_LOCK)
    refuse_built_upon(held)
    with pghistory.context(verb="revert_import", reason=reason):
        held.note_taken_back(by=by, reason=reason)
        held.payments.all().delete()
        kept = withdraw_created(held)
        kept += restore_changed(held)
    check_import_soon(held.pk)
    return kept


def refuse_built_upon(held: PurchaseImport) -> None:
    """The newest import is taken back first: a later one may rest on this one."""
    later = (
        PurchaseImport.objects.standing()
        .filter(
            committed_at__gt=held.committed_at,
            rows__outcome__in=CONFIRMED,
            rows__purchase__import_rows__purchase_import=held,
        )
        .order_by("-committed_at")
        .first()
    )
    if later:
        raise ValidationError(
            f"Impor {later} disimpan sesudahnya dan memuat paket yang sama. "
            "Batalkan impor itu lebih dulu.",
            code="has_later",
        )


def withdraw_created(held: PurchaseImport) -> int:
    created = Purchase.objects.filter(file_import=held)
    edited = created.exclude(hand_set=[])
    kept = edited.count()
    created.filter(hand_set=[]).update(stage=Stage.WITHDRAWN)
    return kept


def restore_changed(held: PurchaseImport) -> int:
    """Put the old values back; return how many purchases were edited since."""
    rows = PurchaseImportRow.objects.filter(
        purchase_import=held, outcome=RowOutcome.CHANGED, purchase__isnull=False
    )
    # Held: nobody edits one between the look at it and its old values.
    list(
        Purchase.objects.filter(pk__in=rows.values("purchase"))
        .order_by("pk")
        .select_for_update()
        .values_list("pk")
    )
    kept = 0
    sets: dict[tuple[str, ...], list[tuple[int | None, dict]]] = {}
    current = rows.values_list(
        "purchase_id", "before", "after", *(f"purchase__{f}" for f in FIELDS)
    )
    for pk, before, after, *values in current.iterator(chunk_size=5000):
        now = dict(zip(FIELDS, map(as_json, values), strict=True))
        # The seller may have been new: then it had no number when the row was compared.
        names = [name for name in after if name != "supplier_id"]
        if any(now[name] != after[name] for name in names):
            kept += 1
            continue
        sets.setdefault(tuple(sorted(before)), []).append((pk, before))
    # Of some only payments were new.
    sets.pop((), None)
    for changed, pairs in sets.items():
        update_fields(changed, pairs)
    return kept
