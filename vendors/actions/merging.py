"""One vendor entered twice: found, merged with all that points at it, and taken apart again."""

from collections.abc import Iterator
from typing import Any

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, models, transaction
from django.db.models import Count, F
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.models import User
from vendors.models import MAX_PHOTOS, DirectoryEntry, Product, Vendor, VendorMerge, VendorPhoto

type Row = list[Any]
# Written by the database from other rows: it follows by itself.
DERIVED = {DirectoryEntry}
# Where merges are kept: these name both vendors for good.
RECORDS = {VendorMerge}
NUMBERS = ("nib", "npwp", "nik")
GROUPS_SHOWN = 50
REFUSED = (IntegrityError, InternalError)
"""What rules of the database say, its triggers too; a row that is held by somebody else is no refusal."""


def duplicate_groups() -> list[dict[str, Any]]:
    """Vendors that share a taxpayer number or a name, with what they share; checked ones first.

    The NIB is unique in the database, so no two vendors can share it.
    """
    found = []
    for field, label in (("npwp", "NPWP sama"), ("name_key", "Nama sama")):
        shared = (
            Vendor.objects.unmerged()
            .exclude(**{field: ""})
            .order_by(field)
            .values(field)
            .annotate(count=Count("pk"))
            .filter(count__gt=1)[:GROUPS_SHOWN]
        )
        keys = [row[field] for row in shared]
        vendors = (
            Vendor.objects.unmerged().filter(**{f"{field}__in": keys}).select_related("region")
        )
        groups: dict[str, list[Vendor]] = {key: [] for key in keys}
        for vendor in vendors.order_by(F("verified_at").asc(nulls_last=True), "pk"):
            groups[getattr(vendor, field)].append(vendor)
        found += [{"label": label, "vendors": group} for group in groups.values()]
    return found


def links(to: type[models.Model] = Vendor) -> Iterator[models.Field]:
    """Every foreign key to a vendor or other record, of this app and of later ones."""
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or model in DERIVED | RECORDS:
            continue
        for field in model._meta.concrete_fields:
            if field.related_model is to:
                yield field


def link_counts(vendor: Vendor) -> list[tuple[str, int]]:
    """What hangs on a vendor, by the name of its kind."""
    counted = [
        (
            str(field.model._meta.verbose_name_plural),
            field.model._base_manager.filter(**{field.name: vendor}).count(),
        )
        for field in links()
    ]
    return [(name, count) for name, count in counted if count]


@transaction.atomic
def merge(*, kept: Vendor, merged: Vendor, reason: str, by: User) -> VendorMerge:
    """Let `kept` stand for `merged`: every link is moved, the merged record stays, hidden.

    A link that cannot be moved, because the kept vendor has its like already or its record is
    closed, stays where it was and is counted. Raises ValidationError "same", "merged_before".
    """
    kept, merged = hold(kept, merged)
    record = VendorMerge(kept=kept, merged=merged, reason=reason, merged_by=by)
    with pghistory.context(verb="merge", reason=reason):
        for field in links():
            for row in field.model._base_manager.filter(**{field.name: merged}).order_by("pk"):
                before = {name: getattr(row, name) for name in ROOM.get(type(row), [])}
                target = record.moved if move(row, field, kept) else record.left
                target.append([field.model._meta.label, field.name, row.pk, before])
        record.taken = take_numbers(kept, merged)
        Vendor.objects.filter(pk=merged.pk).update(merged_into=kept)
        record.save(force_insert=True)
    return record


def hold(kept: Vendor, merged: Vendor) -> list[Vendor]:
    """Both rows, locked in one order, so that two officers cannot merge crosswise."""
    if kept.pk == merged.pk:
        raise ValidationError("Pilih dua vendor yang berbeda.", code="same")
    rows = {row.pk: row for row in both(kept.pk, merged.pk)}
    if any(row.merged_into_id for row in rows.values()):
        raise ValidationError("Salah satu vendor ini sudah digabung.", code="merged_before")
    return [rows[kept.pk], rows[merged.pk]]


def both(*pks: int) -> models.QuerySet[Vendor]:
    return Vendor.objects.select_for_update().order_by("pk").filter(pk__in=pks)


def move(row: Any, field: models.Field, vendor: Vendor) -> bool:
    """Point a row at another vendor; False when the database refuses."""
    try:
        with transaction.atomic():
            make_room(row, vendor)
            setattr(row, field.name, vendor)
            row.save(update_fields={field.name, *ROOM.get(type(row), [])})
    except REFUSED:
        return False
    return True


# What may have to change, so that the row fits among those of the other vendor.
ROOM: dict[type, list[str]] = {Product: ["slug"], VendorPhoto: ["position"]}


def make_room(row: Any, vendor: Vendor) -> None:
    if isinstance(row, Product) and vendor.products.filter(slug=row.slug).exists():
        row.slug = f"{row.slug[:70]}-{get_random_string(6, 'bcdfghjkmnpqrstvwxyz')}"
    if isinstance(row, VendorPhoto):
        taken = set(vendor.photos.values_list("position", flat=True))
        free = [place for place in range(1, MAX_PHOTOS + 1) if place not in taken]
        row.position = free[0] if free else row.position


def take_numbers(kept: Vendor, merged: Vendor) -> dict[str, str]:
    """Give the kept vendor the numbers that only the other one had."""
    taken = {
        name: getattr(merged, name)
        for name in NUMBERS
        if getattr(merged, name) and not getattr(kept, name)
    }
    if taken:
        # First taken from one: no two vendors may have one NIB at any moment.
        Vendor.objects.filter(pk=merged.pk).update(**{name: empty(name) for name in taken})
        Vendor.objects.filter(pk=kept.pk).update(**taken)
    return taken


def empty(name: str) -> str | None:
    return None if name == "nib" else ""


@transaction.atomic
def unmerge(record: VendorMerge, *, by: User) -> int:
    """Take a merge apart: what was moved and has not gone elsewhere since goes back.

    Return the number of rows. Raises ValidationError "undone_before".
    """
    record = VendorMerge.objects.select_for_update().get(pk=record.pk)
    if record.undone_at:
        raise ValidationError("Penggabungan ini sudah dibatalkan.", code="undone_before")
    # Both vendors, in the order of merge(): what goes back must not go on to a third meanwhile.
    list(both(record.kept_id, record.merged_id))
    with pghistory.context(verb="unmerge"):
        Vendor.objects.filter(pk=record.merged_id).update(merged_into=None)
        give_numbers_back(record)
        returned = sum(move_back(record, *row) for row in record.moved)
        record.undone_at, record.undone_by = timezone.now(), by
        record.save(update_fields=["undone_at", "undone_by"])
    return returned


def give_numbers_back(record: VendorMerge) -> None:
    for name, value in record.taken.items():
        kept = Vendor.objects.filter(pk=record.kept_id, **{name: value})
        if kept.update(**{name: empty(name)}):
            Vendor.objects.filter(pk=record.merged_id).update(**{name: value})


def move_back(
    record: VendorMerge, label: str, name: str, pk: Any, before: dict[str, Any] | None = None
) -> bool:
    """Point a row at the vendor it came from, with what it had to change `before` it fitted."""
    model = apps.get_model(label)
    try:
        with transaction.atomic():
            rows = model._base_manager.filter(pk=pk, **{name: record.kept_id})
            return bool(rows.update(**{name: record.merged_id, **(before or {})}))
    except REFUSED:
        return False
