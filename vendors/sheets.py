"""Vendors and products as files, under the headings that the imports read: what is taken away can be
corrected and brought back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from core.formats import number
from core.spreadsheets import Kind, SheetColumn
from vendors.models import Product

VENDOR_COLUMNS = [
    SheetColumn("Nama usaha", 36),
    SheetColumn("Bentuk usaha", 20),
    SheetColumn("NIB", 16),
    SheetColumn("KBLI", 20),
    SheetColumn("Skala usaha", 12),
    SheetColumn("Skala per tanggal", 14, Kind.DATE),
    SheetColumn("Kelurahan", 20),
    SheetColumn("Kecamatan", 18),
    SheetColumn("Barang atau jasa", 40),
    SheetColumn("Jumlah produk", 10, Kind.INT),
    SheetColumn("Berdiri tahun", 10),
    SheetColumn("Dipimpin perempuan", 12),
    SheetColumn("Tahun tenaga kerja", 10),
    SheetColumn("Tenaga kerja", 10, Kind.INT),
    SheetColumn("Tenaga kerja perempuan", 12, Kind.INT),
    SheetColumn("Penyandang disabilitas", 12, Kind.INT),
    SheetColumn("Tahap e-Katalog", 16),
    SheetColumn("Tautan e-Katalog", 40),
    SheetColumn("Status", 20),
    SheetColumn("Diperiksa", 18, Kind.DATETIME),
    SheetColumn("Data dipastikan", 18, Kind.DATETIME),
]
CONTACT_COLUMNS = [
    SheetColumn("Nama kontak", 24),
    SheetColumn("Nomor WhatsApp", 18),
    SheetColumn("Surel", 28),
    SheetColumn("Alamat", 36),
]
"""For the office alone: others read the contact of one vendor on its page."""
PRODUCT_COLUMNS = [
    SheetColumn("Nama produk", 40),
    SheetColumn("Kategori", 28),
    SheetColumn("Uraian", 50),
    SheetColumn("Satuan", 12),
    SheetColumn("Harga satuan", 16, Kind.MONEY),
    SheetColumn("Harga per tanggal", 14, Kind.DATE),
    SheetColumn("Keterangan harga", 30),
    SheetColumn("Pesanan minimum", 12, Kind.INT),
    SheetColumn("Kapasitas per bulan", 12, Kind.INT),
    SheetColumn("Waktu pesan (hari)", 10, Kind.INT),
    SheetColumn("Asal", 20),
    SheetColumn("Bahan", 30),
    SheetColumn("TKDN (%)", 10),
    SheetColumn("BMP (%)", 10),
    SheetColumn("Tautan e-Katalog", 40),
    SheetColumn("Status", 12),
]
YES_NO = {True: "Ya", False: "Tidak", None: ""}


def vendor_rows(vendors: Iterable[Any], *, contacts: bool) -> Iterator[list[object]]:
    """One row for each vendor, with what `for_file()` adds; with its contact for the office."""
    for vendor in vendors:
        people = vendor.people or {}
        place = vendor.region
        row: list[object] = [
            vendor.name, vendor.get_legal_form_display(), vendor.nib,
            ", ".join(dict.fromkeys(one.code for one in vendor.kbli_codes.all())),
            vendor.get_size_class_display(), vendor.size_class_on,
            place.name if place else "", place.parent.name if place and place.parent else "",
            vendor.products_summary, vendor.product_count,
            vendor.founded_year and str(vendor.founded_year), YES_NO[vendor.woman_led],
            people.get("year") and str(people["year"]), people.get("total"),
            people.get("women"), people.get("disabled"), vendor.get_ekatalog_stage_display(),
            vendor.ekatalog_url, vendor.get_status_display(), vendor.verified_at,
            vendor.confirmed_at,
        ]  # fmt: skip
        if contacts:
            row += [vendor.contact_name, vendor.phone, vendor.email, vendor.address]
        yield row


def product_rows(products: Iterable[Product]) -> Iterator[list[object]]:
    """One row for each product that was fetched `for_list()`."""
    for product in products:
        yield [
            product.name, product.category.name, product.description, product.unit, product.price,
            product.price_on, product.price_note, product.minimum_order, product.monthly_capacity,
            product.lead_time_days, product.get_origin_display(), product.material,
            "" if product.tkdn is None else number(product.tkdn, 2),
            "" if product.bmp is None else number(product.bmp, 2),
            product.ekatalog_url, "Ditawarkan" if product.is_active else "Ditarik",
        ]  # fmt: skip
