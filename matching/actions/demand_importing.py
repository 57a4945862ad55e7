"""Demand from a RUP file: look at it, say what its units mean, save, take back."""

from decimal import Decimal
from typing import Any, cast

import pghistory
from django.db import transaction
from django.db.models import QuerySet

from accounts.file_imports import all_or_none, hold, hold_standing, nothing_to_save, rows_of
from accounts.models import User
from matching.actions.demand import set_category
from matching.actions.demand_columns import LAYOUT
from matching.actions.demand_rows import DemandPreview, Outcome, Package, PackageReader
from matching.lexicon import current_lexicon
from matching.models import Demand, DemandImport, ImportAction, ImportedDemand

IMPORT_LOCK = 7302
BATCH = 500
SAVED_FIELDS = [
    "agency", "rup_codes", "name", "specification", "quantity", "unit", "budget", "first_month", "last_month",
    "account_codes", "method", "procurement_type", "fund_source", "is_pdn", "is_umk",
    "non_umk_reason", "is_active", "is_announced", "category",
]  # fmt: skip


def preview_import(demand_import: DemandImport, *, user: User) -> DemandPreview:
    """Say for each package of the file what saving would do. Writes nothing."""
    rows = rows_of(demand_import, LAYOUT)
    return PackageReader(year=demand_import.year, user=user).read(rows)


def commit(demand_import: DemandImport, *, by: User) -> DemandImport:
    """Save the good packages of the file: all of them or none.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save", "not_saved".
    """
    with all_or_none():
        held: DemandImport = hold(demand_import, lock=IMPORT_LOCK)
        preview = preview_import(held, user=by)
        if not preview.savable:
            raise nothing_to_save()
        with pghistory.context(verb="import"):
            save_packages(preview, by=by)
        keep_rows(held, preview)
        held.new_count = len(preview.having(Outcome.NEW))
        held.changed_count = len(preview.having(Outcome.CHANGED))
        held.same_count = len(preview.having(Outcome.SAME))
        held.refused_count = len(preview.having(Outcome.REFUSED))
        held.skipped_count = len(preview.having(Outcome.SKIPPED))
        held.uncounted_count, held.row_count = preview.uncounted, preview.row_count
        held.note_saved(by=by)
    return held


def save_packages(preview: DemandPreview, *, by: User) -> None:
    lexicon = current_lexicon()
    new, changed = [], []
    for package in preview.packages:
        if package.demand is None or not package.is_savable:
            continue
        set_category(package.demand, lexicon)
        if package.outcome == Outcome.NEW:
            package.demand.created_by = by
            new.append(package.demand)
        else:
            changed += [one for one in (package, *package.absorbed) if one.demand]
    Demand.objects.bulk_create(new, batch_size=BATCH)
    Demand.objects.bulk_update(as_they_are(changed), SAVED_FIELDS, batch_size=BATCH)


def as_they_are(packages: list[Package]) -> list[Demand]:
    """The demand of the packages, held, with what the file changes: the rest may be new by now."""
    rows = Demand.objects.filter(pk__in=[one.demand.pk for one in packages if one.demand])
    held = {row.pk: row for row in rows.order_by("pk").select_for_update()}
    for package in packages:
        said = cast("Demand", package.demand)
        current = held[said.pk]
        for name in package.after:
            setattr(current, name, getattr(said, name))
        if not current.category_is_confirmed:
            current.category_id = said.category_id
    return list(held.values())


def keep_rows(demand_import: DemandImport, preview: DemandPreview) -> None:
    ImportedDemand.objects.bulk_create(
        [
            imported(demand_import, one)
            for package in preview.packages
            if package.outcome != Outcome.SAME
            for one in [package, *package.absorbed]
        ],
        batch_size=BATCH,
    )


def imported(demand_import: DemandImport, package: Package) -> ImportedDemand:
    row = ImportedDemand(demand_import=demand_import, number=package.number)
    if package.is_savable:
        is_new = package.outcome == Outcome.NEW
        row.action = ImportAction.CREATED if is_new else ImportAction.CHANGED
        row.demand = package.demand
        row.before, row.after = package.before, package.after
    else:
        is_refused = package.outcome == Outcome.REFUSED
        row.action = ImportAction.REFUSED if is_refused else ImportAction.SKIPPED
        row.cells = package.values
        row.reason = " ".join(package.errors or package.warnings)
    return row


@transaction.atomic
def revert(demand_import: DemandImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many were edited since and therefore stay.

    New demand is taken out of every sum, changed demand gets its old values back. Raises
    ValidationError "busy", "not_standing".
    """
    held: DemandImport = hold_standing(demand_import, lock=IMPORT_LOCK)
    with pghistory.context(verb="revert_import", reason=reason):
        created = Demand.objects.filter(
            pk__in=held.rows.filter(action=ImportAction.CREATED).values("demand")
        )
        created.update(is_active=False)
        kept = restore_changed(held, created)
    held.note_taken_back(by=by, reason=reason)
    return kept


def restore_changed(demand_import: DemandImport, created: QuerySet[Demand]) -> int:
    """Put back what the file had changed; what it created gives the codes of that up again."""
    rows = demand_import.rows.filter(action=ImportAction.CHANGED).select_related("demand")
    # Held: nobody edits one between the look at it and its old values.
    list(Demand.objects.filter(pk__in=rows.values("demand")).order_by("pk").select_for_update())
    restored, kept = [], []
    for row in rows:
        demand = cast("Demand", row.demand)
        if any(not is_same(getattr(demand, name), value) for name, value in row.after.items()):
            row.is_kept = True
            kept.append(row)
            continue
        for name, value in row.before.items():
            setattr(demand, name, value)
        restored.append(demand)
    fields = [name for name in SAVED_FIELDS if name != "category"]
    codes = {code for demand in restored for code in demand.rup_codes}
    created.filter(rup_codes__overlap=sorted(codes)).update(rup_codes=[])
    Demand.objects.bulk_update(restored, fields, batch_size=BATCH)
    ImportedDemand.objects.bulk_update(kept, ["is_kept"], batch_size=BATCH)
    return len(kept)


def is_same(stored: Any, kept: Any) -> bool:
    return stored == Decimal(kept) if isinstance(stored, Decimal) and kept else stored == kept
