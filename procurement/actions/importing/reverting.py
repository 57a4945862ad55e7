"""Take an import back, as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

import pghistory
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.file_imports import hold_standing
from accounts.models import User
from procurement.actions.checking import check_import_soon
from procurement.actions.importing.comparing import FIELDS
from procurement.actions.importing.saving import update_fields, values_as_json
from procurement.actions.importing.working import IMPORT_LOCK, take_time
from procurement.actions.linking import promises_follow
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
    with promises_follow(reason=reason), pghistory.context(verb="revert_import", reason=reason):
        held.note_taken_back(by=by, reason=reason)
        held.payments.all().delete()
        kept = withdraw_created(held)
        kept += restore_changed(held)
        add_up_again(held)
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
    """Withdraw what nobody has edited since; a package stays while receipts of others stand."""
    created = Purchase.objects.filter(file_import=held)
    edited = created.exclude(hand_set=[])
    kept = edited.count()
    others = Purchase.objects.filter(part_of__file_import=held).exclude(file_import=held)
    standing = others.exclude(stage=Stage.WITHDRAWN).values("part_of")
    taken = created.filter(hand_set=[]).exclude(pk__among=ArraySubquery(standing))
    taken.update(stage=Stage.WITHDRAWN)
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
    # The seller may have been new: then it had no number when the row was compared.
    changes = values_since(rows.values_list("purchase_id", "before", "after"))
    for pk, before, after, now in changes:
        if any(now[name] != after[name] for name in after if name != "supplier_id"):
            kept += 1
        else:
            sets.setdefault(tuple(sorted(before)), []).append((pk, before))
    # The value of a package follows its receipts, see add_up_again.
    for pk, before, after, now in values_since(held.changed_packages):
        if all(now[name] == after[name] for name in after if name not in {"supplier_id", "value"}):
            sets.setdefault(tuple(sorted(before)), []).append((pk, before))
    # Of some only payments were new.
    sets.pop((), None)
    for changed, pairs in sets.items():
        update_fields(changed, pairs)
    return kept


def values_since(changes: Iterable[Sequence[Any]]) -> Iterator[tuple[int, dict, dict, dict]]:
    """Number, values before and after an import, and values now, of purchases that it changed."""
    for some in batched(changes, 5000, strict=False):
        rows = Purchase.objects.filter(pk__in=[pk for pk, *_ in some]).values("pk", *FIELDS)
        now = {row["pk"]: values_as_json(row) for row in rows}
        for pk, before, after in some:
            yield pk, before, after, now[pk]


def add_up_again(held: PurchaseImport) -> None:
    """Packages whose receipts are taken back are worth what stands, or nothing stands of them.

    What is left without receipts no longer has any: only then its seller is counted by it again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE procurement_purchase package SET
                value = CASE WHEN package.is_sum_of_parts AND parts.standing > 0
                    THEN parts.value ELSE package.value END,
                has_parts = parts.standing > 0,
                stage = CASE WHEN package.is_sum_of_parts AND parts.standing = 0
                    AND package.hand_set = '{}' THEN 'withdrawn' ELSE package.stage END
            FROM (
                SELECT part_of_id, sum(value) FILTER (WHERE stage <> 'withdrawn') AS value,
                    count(*) FILTER (WHERE stage <> 'withdrawn') AS standing
                FROM procurement_purchase
                WHERE part_of_id IN (
                    SELECT part.part_of_id FROM procurement_purchase part
                    WHERE part.file_import_id = %(pk)s AND part.part_of_id IS NOT NULL
                    UNION
                    SELECT part.part_of_id FROM procurement_purchaseimportrow row
                    JOIN procurement_purchase part ON part.id = row.purchase_id
                    WHERE row.purchase_import_id = %(pk)s AND part.part_of_id IS NOT NULL
                )
                GROUP BY part_of_id
            ) parts
            WHERE package.id = parts.part_of_id AND package.stage <> 'withdrawn'
            """,
            {"pk": held.pk},
        )
