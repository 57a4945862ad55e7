"""Write what an import found: by COPY, in the transaction of its caller."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.models import User
from core.bulk_writes import copy, update_rows
from matching.models import DemandCode
from procurement.actions.importing.comparing import FIELDS, as_json, values_of
from procurement.actions.importing.drafts import Draft
from procurement.actions.importing.resolving import any_of
from procurement.models import (
    OriginCluster,
    Purchase,
    PurchaseImport,
    PurchaseImportRow,
    PurchasePayment,
)

NOBODY_KNOWS = str(OriginCluster.UNKNOWN)
FIXED = {
    "cancel_reason": "", "evidence": "", "evidence_name": "", "tier": "", "available_tier": "",
    "tier_reason": "", "note": "", "hand_set": "{}",
}  # fmt: skip
COPIED = (
    "id", "source", "package_key", "version", "part_of_id", "file_import_id", "created_at",
    "created_by_id", "demand_id", "category_id", *FIELDS, *FIXED,
)  # fmt: skip


def next_ids(count: int) -> list[int]:
    """Numbers for new purchases, taken from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT nextval(own.sequence)
            FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence) own,
                generate_series(1, %s)
            """,
            [Purchase._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_purchases(drafts: list[Draft], purchase_import: PurchaseImport, by: User) -> None:
    for draft, pk in zip(drafts, next_ids(len(drafts)), strict=True):
        draft.purchase_id = pk
    fixed = [purchase_import.pk, timezone.now().isoformat(), by.pk]
    demand = demand_of(drafts)
    rows = (inserted(draft, fixed, first_known(draft, demand)) for draft in drafts)
    copy(Purchase._meta.db_table, COPIED, rows)


def first_known(
    draft: Draft, demand: dict[tuple[int, str], tuple[int, int | None]]
) -> tuple[int | None, int | None]:
    """The RUP line that has the first of the codes that is known, and its category."""
    for code in draft.rup_codes:
        if found := demand.get((draft.year, code)):
            return found
    return None, None


def inserted(draft: Draft, fixed: list[Any], demand: tuple[int | None, int | None]) -> list[Any]:
    values = {"origin_cluster": NOBODY_KNOWS, "origin_basis": ""} | values_of(draft)
    for name in ("rup_codes", "account_codes"):
        values[name] = array_text(values[name])
    return [
        draft.purchase_id, draft.source, draft.package_key, draft.version, None, *fixed,
        *demand, *(values[name] for name in FIELDS),
        *FIXED.values(),
    ]  # fmt: skip


def array_text(texts: Sequence[str]) -> str:
    """Texts as PostgreSQL writes an array of them; psycopg takes twenty times as long."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in quoted) + "}"


def update_purchases(drafts: list[Draft]) -> None:
    """Write the changed fields of many purchases, those of one set of fields together.

    What somebody has typed since the purchases were compared stays.
    """
    typed = typed_since(drafts)
    sets: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        after = draft.after or {}
        for name in [one for one in after if one.removesuffix("_id") in typed[draft.purchase_id]]:
            del after[name]
        if "supplier_id" in after:
            after["supplier_id"] = draft.supplier.pk if draft.supplier else None
        sets.setdefault(tuple(sorted(after)), []).append(draft)
    # Of some only payments are new.
    sets.pop((), None)
    for names, same in sets.items():
        update_fields(names, [(draft.purchase_id, draft.after or {}) for draft in same])


def typed_since(drafts: list[Draft]) -> dict[int | None, set[str]]:
    """Hold the purchases; return by number what was set by hand since they were compared."""
    known = {draft.purchase_id: set(draft.hand_set) for draft in drafts}
    held = Purchase.objects.filter(pk__in=list(known)).order_by("pk").select_for_update()
    return {pk: set(names) - known[pk] for pk, names in held.values_list("pk", "hand_set")}


def update_fields(names: Sequence[str], rows: Sequence[tuple[int | None, dict[str, Any]]]) -> None:
    """Set the named fields of purchases, given by number, to their values. One statement."""
    update_rows(Purchase._meta.db_table, names, rows)


def save_payments(drafts: Iterable[Draft], purchase_import: PurchaseImport) -> None:
    """Record what was paid on the purchases of the drafts."""
    PurchasePayment.objects.bulk_create(
        (
            PurchasePayment(
                purchase_id=draft.purchase_id,
                number=number,
                paid_on=payment.paid_on,
                amount=payment.amount,
                file_import=purchase_import,
            )
            for draft in drafts
            if draft.purchase_id
            for number, payment in draft.payments.items()
        ),
        batch_size=1000,
    )


def attach_receipts(drafts: Iterable[Draft]) -> None:
    """Tie receipts to their package and let a package known by them alone be worth their sum."""
    packages = {
        (draft.source, draft.package_key): draft.purchase_id
        for draft in drafts
        if not draft.number
    }
    parts = [
        (draft.purchase_id, {"part_of_id": packages[draft.source, draft.package_key]})
        for draft in drafts
        if draft.number and (draft.source, draft.package_key) in packages
    ]
    if not parts:
        return
    update_fields(["part_of_id"], parts)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE procurement_purchase package SET value = parts.value
            FROM (
                SELECT part_of_id, sum(value) AS value FROM procurement_purchase
                WHERE part_of_id = ANY(%s) AND stage <> 'withdrawn' GROUP BY part_of_id
            ) parts
            WHERE package.id = parts.part_of_id AND package.is_sum_of_parts
                AND package.value <> parts.value
            """,
            [list({values["part_of_id"] for _, values in parts})],
        )


def demand_of(drafts: Iterable[Draft]) -> dict[tuple[int, str], tuple[int, int | None]]:
    """The RUP line and its category that purchases carry a code of, by year and code."""
    codes = {code for draft in drafts for code in draft.rup_codes}
    return {
        (year, code): (pk, category)
        for year, code, pk, category in DemandCode.objects.filter(
            code__in=any_of(codes)
        ).values_list("year", "code", "demand", "demand__category")
    }


ROW_COLUMNS = (
    "purchase_import_id", "number", "outcome", "cells", "messages", "purchase_id", "before",
    "after", "differences",
)  # fmt: skip


def replace_rows(purchase_import: PurchaseImport, rows: Iterator[Sequence[Any]]) -> None:
    """Write down what became of each row, instead of what was written before."""
    PurchaseImportRow.objects.filter(purchase_import=purchase_import)._raw_delete(
        PurchaseImportRow.objects.db
    )
    copy(PurchaseImportRow._meta.db_table, ROW_COLUMNS, rows)


json_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_or_null(values: Any) -> str | None:
    return None if values is None else json_text(values)


def values_as_json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: as_json(value) for name, value in values.items()}


def after_as_json(draft: Draft) -> str | None:
    if draft.after is None:
        return None
    return json_text(values_as_json(draft.after))
