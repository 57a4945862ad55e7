"""Packages of an earlier file of the same kind that are no longer in a later one."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F

from core.formats import date_time
from procurement.actions.importing.drafts import Draft
from procurement.models import Purchase, PurchaseImport, PurchaseImportRow, Stage

COMPARED = 1_000
"""Known purchases of a file by which the file before it is found."""

LISTED = 100


def missing_packages(
    purchase_import: PurchaseImport, drafts: Iterable[Draft]
) -> dict[str, Any] | None:
    """What the last file of the same kind has of the same units and years, and this one has not.

    That file is one that has a package of this one in it: a list of another month is no earlier
    state. Returns its name, how many packages, their value in rupiah as text, and the first of them
    as number, name and value; None if none is missing. Nothing is changed: only a person can say
    whether a package has ended or the file is cut off.
    """
    scope, keys = set(), set()
    known: list[int] = []
    for draft in drafts:
        keys.add(draft.package_key)
        if draft.agency and draft.agency.pk:
            scope.add((draft.agency.pk, draft.year))
        if draft.purchase_id and len(known) < COMPARED:
            known.append(draft.purchase_id)
    earlier = last_before(purchase_import, known)
    if earlier is None:
        return None
    gone = [
        (pk, name or key, value)
        for pk, key, name, value, agency, year in packages_of(earlier)
        if key not in keys and (agency, year) in scope
    ]
    if not gone:
        return None
    return {
        "file": f"{earlier}, disimpan {date_time(earlier.committed_at)}",
        "count": len(gone),
        "value": str(sum((value for *_, value in gone), Decimal(0))),
        "rows": [[pk, name, str(value)] for pk, name, value in gone[:LISTED]],
    }


def last_before(purchase_import: PurchaseImport, known: list[int]) -> PurchaseImport | None:
    rows = PurchaseImportRow.objects.filter(purchase__in=known)
    imports = PurchaseImport.objects.standing().filter(
        kind=purchase_import.kind, pk__in=rows.values("purchase_import")
    )
    # This one itself, once it is saved, is not before it.
    return imports.exclude(pk=purchase_import.pk).order_by("-committed_at").first()


def packages_of(earlier: PurchaseImport) -> Iterable[tuple[Any, ...]]:
    """Number, key, name, value, unit and year of what the file brought and what still stands."""
    rows = PurchaseImportRow.objects.filter(purchase_import=earlier, purchase__isnull=False)
    standing = Purchase.objects.filter(pk__among=ArraySubquery(rows.values("purchase")))
    return (
        standing.filter(part_of=None)
        .exclude(stage__in=[Stage.CANCELLED, Stage.WITHDRAWN])
        .order_by(F("value").desc(), "pk")
        .values_list("pk", "package_key", "package_name", "value", "agency", "year")
    )
