"""Write what an import found: by COPY, in the transaction of its caller."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg import sql
from psycopg.types.json import Jsonb

from accounts.models import User
from procurement.actions.importing.comparing import FIELDS, as_json, said_by
from procurement.actions.importing.drafts import Draft
from procurement.models import OriginCluster, Purchase, PurchaseImport, PurchaseImportRow

UNSAID = {
    "supplier_name": "", "supplier_code": "", "size_class": "", "rup_codes": [],
    "account_codes": [], "package_name": "", "method": "", "procurement_type": "",
    "fund_source": "", "status_text": "", "contract_number": "", "addendum": 0,
    "is_sum_of_parts": False, "has_parts": False, "origin_cluster": OriginCluster.UNKNOWN,
    "origin_basis": "", "seller_area": "", "area_basis": "",
}  # fmt: skip
FIXED = {
    "cancel_reason": "", "evidence": "", "evidence_name": "", "tier": "", "available_tier": "",
    "tier_reason": "", "note": "", "hand_set": [],
}  # fmt: skip
COPIED = (
    "id", "source", "package_key", "version", "part_of_id", "file_import_id", "created_at",
    "created_by_id", *FIELDS, *FIXED,
)  # fmt: skip
ARRAYS = frozenset({"rup_codes", "account_codes", "hand_set"})


def copy(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(statement) as target,
    ):
        for row in rows:
            target.write_row(row)


def next_ids(count: int) -> list[int]:
    """Numbers for new purchases, taken from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [Purchase._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_purchases(drafts: list[Draft], purchase_import: PurchaseImport, by: User) -> None:
    for draft, pk in zip(drafts, next_ids(len(drafts)), strict=True):
        draft.purchase_id = pk
    now = timezone.now()
    copy(
        Purchase._meta.db_table,
        COPIED,
        (inserted(draft, purchase_import, by, now) for draft in drafts),
    )


def inserted(draft: Draft, purchase_import: PurchaseImport, by: User, now: Any) -> list[Any]:
    said = UNSAID | said_by(draft)
    return [
        draft.purchase_id, draft.source, draft.package_key, draft.version, None,
        purchase_import.pk, now, by.pk,
        *(said.get(name) for name in FIELDS),
        *FIXED.values(),
    ]  # fmt: skip


def update_purchases(drafts: list[Draft]) -> None:
    """Write the changed fields of many purchases, those of one set of fields together."""
    sets: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        after = draft.after or {}
        if "supplier_id" in after:
            after["supplier_id"] = draft.supplier.pk if draft.supplier else None
        sets.setdefault(tuple(sorted(after)), []).append(draft)
    for names, same in sets.items():
        update_fields(names, [(draft.purchase_id, draft.after or {}) for draft in same])


def update_fields(names: Sequence[str], rows: Sequence[tuple[int | None, dict[str, Any]]]) -> None:
    """Set the named fields of purchases from their values, by way of a table of the session."""
    identifiers = [sql.Identifier(name) for name in names]
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS changed_purchase")
        create = sql.SQL(
            "CREATE TEMP TABLE changed_purchase ON COMMIT DROP AS SELECT id, {} FROM {} LIMIT 0"
        ).format(sql.SQL(", ").join(identifiers), sql.Identifier(Purchase._meta.db_table))
        cursor.execute(create.as_string())
        copy(
            "changed_purchase",
            ["id", *names],
            ([pk, *(values[name] for name in names)] for pk, values in rows),
        )
        update = sql.SQL("UPDATE {} p SET {} FROM changed_purchase c WHERE p.id = c.id").format(
            sql.Identifier(Purchase._meta.db_table),
            sql.SQL(", ").join(
                sql.SQL("{0} = c.{0}").format(identifier) for identifier in identifiers
            ),
        )
        # As text: the history's wrapper puts who and why in front of it.
        cursor.execute(update.as_string())


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


def tie_to_demand(purchase_import: PurchaseImport) -> None:
    """Tie new purchases to the RUP line with the first of their codes that is known.

    The category of the line is taken over.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE procurement_purchase purchase
            SET demand_id = plan.demand_id, category_id = plan.category_id
            FROM (
                SELECT DISTINCT ON (bought.id) bought.id, demand.id AS demand_id, demand.category_id
                FROM procurement_purchase bought
                JOIN matching_demandcode known
                    ON known.year = bought.year AND known.code = ANY(bought.rup_codes)
                JOIN matching_demand demand ON demand.id = known.demand_id
                WHERE bought.file_import_id = %s AND bought.demand_id IS NULL
                ORDER BY bought.id, array_position(bought.rup_codes, known.code)
            ) plan
            WHERE purchase.id = plan.id
            """,
            [purchase_import.pk],
        )


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


def as_jsonb(value: Any) -> Jsonb | None:
    return None if value is None else Jsonb(value)


def after_as_json(draft: Draft) -> Jsonb | None:
    if draft.after is None:
        return None
    return Jsonb({name: as_json(value) for name, value in draft.after.items()})


def json_text(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
