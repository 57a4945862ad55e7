"""Rows of a list of products, and what saving each would do. Writes nothing."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from core.fields import label_of
from core.formats import number, parse_money, parse_percent, parse_rounded, rounded_note
from core.spreadsheets import Row, header_key
from vendors.actions.importing.certificate_rows import NO_VALUE, VendorNames
from vendors.actions.importing.list_rows import ListPreview, ListRow, Outcome, plain
from vendors.category_names import CategoryNames
from vendors.models import Product, ProductOrigin, Vendor

# Fields that a list may fill, in the order of the form.
FIELDS = (
    "name", "category_id", "description", "unit", "price", "price_on", "price_note",
    "minimum_order", "monthly_capacity", "lead_time_days", "origin", "material", "tkdn", "bmp",
    "ekatalog_url",
)  # fmt: skip
FOLLOWING = {"price_on"}
TEXTS = ("name", "unit", "price_note", "material")
ORIGINS = {header_key(label): value for value, label in ProductOrigin.choices} | {
    "metro": ProductOrigin.CITY,
    "kotametro": ProductOrigin.CITY,
    "lokal": ProductOrigin.CITY,
    "lampung": ProductOrigin.PROVINCE,
    "indonesia": ProductOrigin.DOMESTIC,
    "dalamnegeri": ProductOrigin.DOMESTIC,
    "pdn": ProductOrigin.DOMESTIC,
    "import": ProductOrigin.IMPORT,
    "luarnegeri": ProductOrigin.IMPORT,
}
WITH_UNIT = re.compile(r"(.*[0-9].*?)(?:\s*/\s*|\s+per\s+)([^\W\d][^/]{0,29})")
"""A price that says what it is for: "Rp15.000 / kotak"."""
COUNT = re.compile(
    r"[^\W\d]*\.?\s*([0-9][0-9.,]*)(?:\s*(?:-|–|s/d|sampai)\s*([0-9][0-9.,]*))?\s*([^\d]{0,30})"
)
DAYS = {"hari": 1, "minggu": 7, "pekan": 7, "bulan": 30}
IS_SECURE = URLValidator(schemes=["https"])


@dataclass
class ProductRow(ListRow):
    vendor: Vendor | None = None
    product: Product | None = None

    @property
    def note(self) -> str:
        owner = self.vendor.name if self.vendor else self.values.get("vendor", "")
        unit = self.values.get("unit")
        return ", ".join(filter(None, [owner, self.values.get("price"), unit and f"per {unit}"]))

    @property
    def changed_labels(self) -> list[str]:
        if self.outcome != Outcome.CHANGED:
            return []
        return [label_of(Product, name) for name in self.after if name not in FOLLOWING]


class Owners:
    """Which vendor a row means: the one that the list is of, or the one that it names."""

    def __init__(self, only: Vendor | None) -> None:
        self.only = only
        vendors = [] if only else list(Vendor.objects.unmerged().defer("products_summary"))
        self.names = VendorNames(vendors)
        self.by_nib = {vendor.nib: vendor for vendor in vendors if vendor.nib}

    def find(self, row: ProductRow) -> Vendor | None:
        """The vendor; the row is refused when none is meant for sure."""
        if self.only:
            return self.only
        nib = re.sub(r"\D", "", row.values.get("nib", ""))
        if nib in self.by_nib:
            return self.by_nib[nib]
        name = row.values.get("vendor", "")
        if not name:
            row.refuse(f"NIB {nib} tidak ada di direktori." if nib else "Pelaku usaha kosong.")
            return None
        found, is_same = self.names.find(name)
        if is_same and len(found) == 1:
            return found[0]
        if is_same and found:
            row.refuse(f"Ada {len(found)} usaha bernama “{name[:80]}”. Tulis NIB-nya.")
            return None
        hint = f"Maksudnya {found[0]}?" if found else "Catat dulu usahanya, atau periksa ejaannya."
        row.refuse(f"“{name[:80]}” tidak ada di direktori. {hint}")
        return None


class ProductReader:
    """Reads rows against the products that are stored; those of the vendors named are fetched once."""

    def __init__(self, vendor: Vendor | None) -> None:
        self.owners = Owners(vendor)
        self.categories = CategoryNames()
        self.stored: dict[tuple[int, str], list[Product]] = {}
        self.seen: dict[Any, int] = {}
        self.named: Counter[tuple[int, str]] = Counter()
        self.today = timezone.localdate()

    def read(self, rows: Iterable[Row]) -> ListPreview[ProductRow]:
        raws = list(rows)
        found = [self.begin(raw) for raw in raws]
        pks = {row.vendor.pk for row in found if row.vendor}
        # The first of two with one name: the order of the numbers stays.
        for product in Product.objects.filter(vendor__in=pks).order_by("pk"):
            key = product.vendor_id, header_key(product.name)
            self.stored.setdefault(key, []).append(product)
        self.named = Counter((row.vendor.pk, header_key(row.title)) for row in found if row.vendor)
        for row in found:
            if not row.errors and row.vendor:
                self.settle(row, row.vendor)
            if row.errors:
                row.warnings = []
        refused = {row.number for row in found if row.errors}
        left_out = {raw.number: raw for raw in raws if raw.is_beside and raw.number in refused}
        kept = [row for row in found if row.number not in left_out]
        return ListPreview(kept, list(left_out.values()))

    def begin(self, raw: Row) -> ProductRow:
        row = ProductRow(raw.number, raw.values)
        row.vendor = self.owners.find(row)
        return row

    def settle(self, row: ProductRow, vendor: Vendor) -> None:
        """Say what becomes of a row whose vendor is known."""
        fresh = self.fresh(row, vendor)
        stored = self.twin_of(vendor, fresh)
        self.categorise(row, fresh, stored)
        self.check(row, fresh)
        if row.errors or self.is_repeated(row, stored, fresh):
            return
        if stored is None:
            row.product = fresh
            row.after = {name: plain(getattr(fresh, name)) for name in FIELDS}
        else:
            self.compare(row, stored, fresh)

    def twin_of(self, vendor: Vendor, fresh: Product) -> Product | None:
        """The stored product that the row is about: of the same name, and of several, same unit."""
        key = vendor.pk, header_key(fresh.name)
        rows = self.stored.get(key, [])
        if len(rows) == 1 and self.named[key] == 1:
            return rows[0]
        return next((one for one in rows if header_key(one.unit) == header_key(fresh.unit)), None)

    def is_repeated(self, row: ProductRow, stored: Product | None, fresh: Product) -> bool:
        """Refuse a product that stands in the file a second time."""
        keys: list[Any] = [(fresh.vendor_id, header_key(fresh.name), header_key(fresh.unit))]
        keys += [stored.pk] if stored else []
        if earlier := next((self.seen[key] for key in keys if key in self.seen), None):
            row.refuse(
                f"Produk yang sama sudah ada di baris {earlier}. Bila berbeda, bedakan namanya."
            )
            return True
        self.seen |= dict.fromkeys(keys, row.number)
        return False

    # From cells to a product

    def fresh(self, row: ProductRow, vendor: Vendor) -> Product:
        values = dict(row.values)
        if match := WITH_UNIT.fullmatch(values.get("price", "")):
            values["price"] = match[1]
            values["unit"] = values.get("unit") or match[2]
        fresh = Product(vendor=vendor, description=values.get("description", ""))
        for name in TEXTS:
            setattr(fresh, name, " ".join(values.get(name, "").split()))
        fresh.price = read(row, "Harga satuan", values.get("price", ""), parse_rounded)
        if note := rounded_note(values.get("price", "")):
            row.warnings.append(f"Harga {note}")
        fresh.price_on = None if fresh.price is None else self.today
        for name in ("minimum_order", "monthly_capacity", "lead_time_days"):
            scales = DAYS if name == "lead_time_days" else {}
            setattr(fresh, name, count(row, label_of(Product, name), values.get(name, ""), scales))
        for name in ("tkdn", "bmp"):
            share = read(row, name.upper(), values.get(name, ""), parse_percent)
            setattr(fresh, name, None if share == NO_VALUE else share)
        fresh.origin = origin(row, values.get("origin", ""))
        fresh.ekatalog_url = address(row, values.get("ekatalog_url", ""))
        return fresh

    def categorise(self, row: ProductRow, fresh: Product, stored: Product | None) -> None:
        """Set the category that is named, that of the stored product, or else the likeliest."""
        said = row.values.get("category", "")
        if found := self.categories.named(said):
            fresh.category = found
        elif stored and not said:
            fresh.category_id = stored.category_id
        elif guess := self.categories.likely(said, fresh.name, fresh.description):
            fresh.category = guess
            why = f"“{said[:40]}” bukan nama kategori. Diusulkan" if said else "Kategori diusulkan"
            row.warnings.append(f"{why}: {guess.name}.")
        elif fresh.name:
            row.refuse("Kategori belum diketahui. Isi kolom Kategori dengan nama dari direktori.")

    def check(self, row: ProductRow, fresh: Product) -> None:
        """What the model would refuse, without asking the database."""
        empty = {name for name in ("name", "unit") if not getattr(fresh, name)}
        for label in (label_of(Product, name) for name in sorted(empty)):
            row.refuse(f"{label[:1].upper()}{label[1:]} kosong.")
        try:
            fresh.clean_fields(exclude={"slug", "vendor", "category", "certificate", *empty})
        except ValidationError as error:
            for name, texts in error.message_dict.items():
                label = label_of(Product, name)
                row.refuse(f"{label[:1].upper()}{label[1:]}: {texts[0]}")

    # Against what is stored

    def compare(self, row: ProductRow, stored: Product, fresh: Product) -> None:
        """Put what the file says otherwise into `stored`; what the file leaves empty stays."""
        for name in FIELDS:
            old, new = getattr(stored, name), getattr(fresh, name)
            if new in (None, "") or old == new or name in FOLLOWING:
                continue
            if name in {"tkdn", "bmp"} and stored.certificate_id:
                shown = "belum ada" if old is None else f"{number(old, 2)}%"
                row.warnings.append(f"{name.upper()} mengikuti sertifikatnya ({shown}).")
                continue
            row.before[name], row.after[name] = plain(old), plain(new)
            setattr(stored, name, new)
        if "price" in row.after:
            row.before["price_on"] = plain(stored.price_on)
            row.after["price_on"] = plain(self.today)
            stored.price_on = self.today
        row.product = stored
        row.outcome = Outcome.CHANGED if row.after else Outcome.SAME


def read(
    row: ProductRow, label: str, text: str, parse: Callable[[str], Decimal]
) -> Decimal | None:
    """A number of a cell, None for an empty one; a cell that is none refuses the row."""
    if not text:
        return None
    try:
        return parse(text)
    except ValidationError as error:
        row.refuse(f"{label}: {error.messages[0]}")
        return None


def count(row: ProductRow, label: str, text: str, scales: dict[str, int]) -> int | None:
    """A whole number such as "20 kotak"; of "2-3 hari" the larger one, and weeks as days."""
    if not text:
        return None
    match = COUNT.fullmatch(text)
    try:
        value = parse_money((match[2] or match[1]).rstrip(".,")) if match else None
    except ValidationError:
        value = None
    if match is None or value is None or value != value.to_integral_value():
        row.refuse(f"{label[:1].upper()}{label[1:]} “{text[:30]}” tidak terbaca. Tulis angka.")
        return None
    words = re.findall(r"[a-z]+", (match[3] or "").casefold())
    return int(value) * next((scales[word] for word in words if word in scales), 1)


def origin(row: ProductRow, text: str) -> str:
    found = ORIGINS.get(header_key(text), "")
    if text and not found:
        row.warnings.append(f"Asal “{text[:40]}” tidak dikenal, dibiarkan kosong.")
    return found


def address(row: ProductRow, text: str) -> str:
    """An address of the e-Katalog, written with or without https."""
    if not text or re.fullmatch(r"(?:ya|tidak|belum|sudah|ada)", text, re.IGNORECASE):
        return ""
    full = text if "://" in text else f"https://{text}"
    try:
        IS_SECURE(full)
    except ValidationError:
        row.refuse(f"Tautan e-Katalog “{text[:40]}” bukan alamat https.")
        return ""
    return full
