"""Products from a list: looked at, saved all together, taken back."""

from collections.abc import Iterable
from typing import Any

import pghistory
from django.db import connection, transaction
from django.db.models import Field
from django.utils import timezone

from accounts.file_imports import hold_standing, rows_of
from accounts.models import User
from core.bulk_writes import update_rows
from vendors.actions.importing.list_rows import ListPreview, as_stored, from_kept, plain
from vendors.actions.importing.list_saving import save_list
from vendors.actions.importing.product_columns import LAYOUT, OWN_LAYOUT
from vendors.actions.importing.product_rows import ProductReader, ProductRow
from vendors.actions.merging import links
from vendors.actions.products import free_slug
from vendors.models import (
    ImportAction,
    ImportedProduct,
    Product,
    ProductImport,
    ProductPrice,
)

IMPORT_LOCK = 7308
# Rows that an imported product has without anybody having used it.
UNUSED_LINKS = {ImportedProduct, ProductPrice}


def preview(product_import: ProductImport) -> ListPreview[ProductRow]:
    """Say for each row of the file what saving would do. Writes nothing."""
    layout = OWN_LAYOUT if product_import.vendor_id else LAYOUT
    return ProductReader(product_import.vendor).read(rows_of(product_import, layout))


def commit(product_import: ProductImport, *, by: User) -> ProductImport:
    """Save the good rows of the file: all of them or, whatever happens, none.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save", "not_saved".
    """
    return save_list(
        product_import,
        lock=IMPORT_LOCK,
        preview=preview,
        save_rows=save_rows,
        subject="product",
        by=by,
    )


def save_rows(new: list[ProductRow], changed: list[ProductRow]) -> None:
    products = [row.product for row in new if row.product]
    pks = {product.vendor_id for product in products}
    taken: dict[int, set[str]] = {}
    for pk, slug in Product.objects.filter(vendor__in=pks).values_list("vendor", "slug"):
        taken.setdefault(pk, set()).add(slug)
    for product in products:
        slugs = taken.setdefault(product.vendor_id, set())
        product.slug = free_slug(product.name, slugs.__contains__)
        slugs.add(product.slug)
    # All at once: each statement writes the directory of their vendors anew.
    Product.objects.bulk_create(products)
    update(as_they_are(changed), {name for row in changed for name in row.after})


def as_they_are(rows: list[ProductRow]) -> list[Product]:
    """The products of the rows, held, with what the file changes: the rest may be new by now."""
    said = [row.product for row in rows if row.product]
    held = Product.objects.order_by("pk").select_for_update().in_bulk([one.pk for one in said])
    for row in rows:
        if row.product is None:
            continue
        for name in row.after:
            setattr(held[row.product.pk], name, getattr(row.product, name))
    return list(held.values())


def update(products: list[Product], names: set[str]) -> None:
    """Write the named fields of the products. One statement."""
    if not products:
        return
    now = timezone.now()
    chosen = {name.removesuffix("_id") for name in names} | {"changed_at"}
    fields = {str(f.column): f for f in Product._meta.local_concrete_fields if f.name in chosen}
    for product in products:
        product.changed_at = now
    rows = [
        (product.pk, {column: as_written(field, product) for column, field in fields.items()})
        for product in products
    ]
    update_rows(Product._meta.db_table, list(fields), rows)


def as_written(field: Field, product: Product) -> Any:
    return field.get_db_prep_save(getattr(product, field.attname), connection)


@transaction.atomic
def revert(product_import: ProductImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many products stay because they were edited or used since.

    New products that nobody has touched are removed (the history keeps them), changed ones get
    their old values back. Raises ValidationError "busy", "not_standing".
    """
    held: ProductImport = hold_standing(product_import, lock=IMPORT_LOCK)
    # Held: nobody edits one between the look at it and its old values.
    list(
        Product.objects.filter(pk__in=held.rows.values("product"))
        .order_by("pk")
        .select_for_update()
    )
    rows = list(held.rows.exclude(product=None).select_related("product"))
    created = [row for row in rows if row.action == ImportAction.CREATED]
    pks = [row.product_id for row in created]
    others = ProductImport.objects.standing().exclude(pk=held.pk)
    found = ImportedProduct.objects.filter(product__in=pks, product_import__in=others)
    used = used_products(pks) | set(found.values_list("product_id", flat=True))
    stays = {row.pk for row in rows if is_edited(row)}
    stays |= {row.pk for row in created if row.product_id in used}
    with pghistory.context(verb="revert_import", reason=reason):
        gone = [row.product_id for row in created if row.product_id and row.pk not in stays]
        remove(gone)
        restore(row for row in rows if row.action == ImportAction.CHANGED and row.pk not in stays)
    ImportedProduct.objects.filter(pk__in=stays).update(is_kept=True)
    held.note_taken_back(by=by, reason=reason)
    return len(stays)


def remove(pks: list[int]) -> None:
    """Remove products that nobody uses. One statement, where deleting takes one for each hundred."""
    rows = Product.objects.filter(pk__in=pks)
    ProductPrice.objects.filter(product__in=pks).delete()
    ImportedProduct.objects.filter(product__in=pks).update(product=None)
    for link in links(Product):
        if link.primary_key:
            link.model._base_manager.filter(pk__in=pks).delete()
    # Whatever else pointed at one of them would be refused by the database.
    rows._raw_delete(rows.db)


def used_products(pks: Iterable[int | None]) -> set[int]:
    """Those of the products that anything points at, in this app or a later one."""
    chosen = list(filter(None, pks))
    used: set[int] = set()
    for link in links(Product):
        # A row with the product's own number is the product again, in words for searching.
        if link.model not in UNUSED_LINKS and not link.primary_key:
            used.update(pointed_at(link, chosen))
    return used


def pointed_at(link: Field, pks: list[int]) -> Iterable[int]:
    rows = link.model._base_manager.filter(**{f"{link.name}__in": pks})
    return rows.values_list(link.attname, flat=True)


def is_edited(row: ImportedProduct) -> bool:
    """Whether somebody has changed since what the file brought."""
    return any(
        plain(getattr(row.product, name)) != as_stored(Product, name, value)
        for name, value in row.after.items()
    )


def restore(rows: Iterable[ImportedProduct]) -> None:
    products, names = [], set[str]()
    priced: dict[str, list[int]] = {}
    for row in rows:
        product = row.product
        if product is None:
            continue
        for name, value in row.before.items():
            setattr(product, name, from_kept(Product, name, value))
        if row.after.get("price_on") not in {None, row.before.get("price_on")}:
            priced.setdefault(row.after["price_on"], []).append(product.pk)
        products.append(product)
        names |= row.before.keys()
    for day, pks in priced.items():
        # The price of the list was never the product's.
        ProductPrice.objects.filter(product__in=pks, price_on=day).delete()
    update(products, names)
