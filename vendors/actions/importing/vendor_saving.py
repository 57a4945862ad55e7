"""Vendors from a list: looked at, saved all together, taken back."""

import pghistory
from django.db import transaction

from accounts.file_imports import hold_standing, rows_of
from accounts.models import User
from vendors.actions.importing.list_rows import (
    ListPreview,
    as_stored,
    from_kept,
    plain,
)
from vendors.actions.importing.list_saving import BATCH, save_list
from vendors.actions.importing.vendor_columns import LAYOUT
from vendors.actions.importing.vendor_rows import FIELDS, VendorReader, VendorRow
from vendors.actions.merging import links
from vendors.models import (
    ImportAction,
    ImportedVendor,
    Vendor,
    VendorImport,
    VendorKbli,
    VendorView,
    free_slug,
)

IMPORT_LOCK = 7304
# Rows that an imported vendor has without anybody having used it.
UNUSED_LINKS = {ImportedVendor, VendorKbli, VendorView}


def preview(vendor_import: VendorImport) -> ListPreview[VendorRow]:
    """Say for each row of the file what saving would do. Writes nothing."""
    return VendorReader().read(rows_of(vendor_import, LAYOUT))


def commit(vendor_import: VendorImport, *, by: User) -> VendorImport:
    """Save the good rows of the file: all of them or, whatever happens, none.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save", "not_saved".
    """
    return save_list(
        vendor_import,
        lock=IMPORT_LOCK,
        preview=preview,
        save_rows=save_rows,
        subject="vendor",
        by=by,
    )


def save_rows(new: list[VendorRow], changed: list[VendorRow]) -> None:
    slugs = set(Vendor.objects.values_list("slug", flat=True))
    vendors = [row.vendor for row in new if row.vendor]
    for vendor in vendors:
        vendor.slug = free_slug(vendor.name, slugs.__contains__)
        slugs.add(vendor.slug)
    Vendor.objects.bulk_create(vendors, batch_size=BATCH)
    names = {name.removesuffix("_id") for row in changed for name in row.after if name != "kbli"}
    if names:
        Vendor.objects.bulk_update(as_they_are(changed), sorted(names), batch_size=BATCH)
    VendorKbli.objects.bulk_create(
        VendorKbli(vendor=row.vendor, code=code)
        for row in (*new, *changed)
        for code in dict.fromkeys(row.kbli)
    )


def as_they_are(rows: list[VendorRow]) -> list[Vendor]:
    """The vendors of the rows, held, with what the file changes: the rest may be new by now."""
    said = [row.vendor for row in rows if row.vendor]
    held = Vendor.objects.order_by("pk").select_for_update().in_bulk([one.pk for one in said])
    for row in rows:
        if row.vendor is None:
            continue
        for name in row.after.keys() - {"kbli"}:
            setattr(held[row.vendor.pk], name, getattr(row.vendor, name))
    return list(held.values())


@transaction.atomic
def revert(vendor_import: VendorImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many vendors stay because they were edited or used since.

    New vendors that nobody has touched are removed (the history keeps them), changed ones get
    their old values back. Raises ValidationError "busy", "not_standing".
    """
    held: VendorImport = hold_standing(vendor_import, lock=IMPORT_LOCK)
    # Held: nobody edits one between the look at it and its old values.
    list(
        Vendor.objects.filter(imported_rows__vendor_import=held).order_by("pk").select_for_update()
    )
    rows = list(held.rows.exclude(vendor=None).select_related("vendor"))
    created = [row for row in rows if row.action == ImportAction.CREATED]
    pks = [row.vendor_id for row in created if row.vendor_id]
    others = VendorImport.objects.standing().exclude(pk=held.pk)
    found = ImportedVendor.objects.filter(vendor__in=pks, vendor_import__in=others)
    used = used_vendors(pks) | set(found.values_list("vendor_id", flat=True))
    kept = [row for row in created if row.vendor_id in used or is_edited(row)]
    changed = [row for row in rows if row.action == ImportAction.CHANGED]
    kept += [row for row in changed if is_edited(row)]
    stays = {row.pk for row in kept}
    with pghistory.context(verb="revert_import", reason=reason):
        remove([row.vendor_id for row in created if row.vendor_id and row.pk not in stays])
        restore([row for row in changed if row.pk not in stays])
    ImportedVendor.objects.filter(pk__in=stays).update(is_kept=True)
    held.note_taken_back(by=by, reason=reason)
    return len(kept)


def used_vendors(pks: list[int]) -> set[int]:
    """Those of the vendors that anything points at, in this app or a later one."""
    used: set[int] = set()
    for link in links():
        if link.model not in UNUSED_LINKS:
            rows = link.model._base_manager.filter(**{f"{link.name}__in": pks})
            used.update(rows.values_list(link.attname, flat=True))
    merged = Vendor.objects.filter(pk__in=pks, merged_into__isnull=False)
    return used | set(merged.values_list("pk", flat=True))


def is_edited(row: ImportedVendor) -> bool:
    """Whether somebody has changed since what the file brought."""
    return any(
        plain(getattr(row.vendor, name)) != as_stored(Vendor, name, value)
        for name, value in row.after.items()
        if name != "kbli"
    )


def remove(pks: list[int]) -> None:
    VendorKbli.objects.filter(vendor__in=pks).delete()
    VendorView.objects.filter(vendor__in=pks).delete()
    Vendor.objects.filter(pk__in=pks).delete()


def restore(rows: list[ImportedVendor]) -> None:
    vendors = []
    for row in rows:
        vendor = row.vendor
        if vendor is None:
            continue
        for name, value in row.before.items():
            if name != "kbli":
                setattr(vendor, name, from_kept(Vendor, name, value))
        vendors.append(vendor)
        VendorKbli.objects.filter(vendor=vendor, code__in=row.after.get("kbli", [])).delete()
    if vendors:
        Vendor.objects.bulk_update(
            vendors, [name.removesuffix("_id") for name in FIELDS], batch_size=BATCH
        )
