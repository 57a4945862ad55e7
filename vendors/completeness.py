"""The parts of a vendor's profile, which are filled, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.addresses import reverse


@dataclass(frozen=True)
class Part:
    """A part of the profile; `todo` says what is missing, empty when nothing is.

    `todo_for_check` says what of it must be there before the office can check the profile.
    """

    key: str
    label: str
    url: str
    todo: str
    todo_for_check: str

    @property
    def is_complete(self) -> bool:
        return not self.todo


def all_of(*wanted: tuple[Any, str]) -> str:
    """What to do for all that is not there yet: nobody shall come back for the next."""
    return " ".join(todo for has, todo in wanted if not has)


def identity_todo(vendor: Any) -> str:
    return all_of(
        (vendor.nib, "Isi NIB. Belum punya? Daftar gratis di oss.go.id."),
        (vendor.nik or not vendor.is_own_person, "Isi NIK pemilik usaha."),
        (vendor.products_summary, "Tulis barang atau jasa yang dijual."),
    )


def kbli_todo(vendor: Any) -> str:
    if not vendor.has_kbli:
        return "Isi KBLI dan risikonya seperti di NIB."
    return "Pilih risiko setiap KBLI, seperti di NIB." if vendor.lacks_risk else ""


def product_todo(vendor: Any) -> str:
    if not vendor.has_product:
        return "Tambah produk pertama beserta harganya."
    return "" if vendor.has_priced_product else "Isi harga sedikitnya satu produk."


def licence_todo(vendor: Any) -> str:
    if not vendor.has_licence:
        return "Unggah izin dan sertifikat yang sudah dimiliki."
    return "Perbarui izin yang kedaluwarsa." if vendor.has_expired_licence else ""


def supply_todo(vendor: Any) -> str:
    return all_of(
        (vendor.capacity_note, "Tulis kapasitas, misalnya 400 kotak per hari."),
        (vendor.delivery_area, "Pilih wilayah antar."),
        (vendor.payment_methods, "Pilih cara pembayaran yang diterima."),
    )


def contact_todo(vendor: Any) -> str:
    return "" if vendor.address and vendor.region_id else "Lengkapi alamat dan kelurahan."


def npwp_todo(vendor: Any) -> str:
    return "" if vendor.npwp else "Isi NPWP."


def tax_todo(vendor: Any) -> str:
    return all_of(
        (vendor.npwp, npwp_todo(vendor)),
        (vendor.is_taxable is not None, "Pilih PKP atau bukan PKP."),
        (vendor.has_business_account, "Siapkan rekening bank atas nama usaha."),
    )


# Key, label and what is missing, in the order of the side list. A part with rows of its own is
# a page of that name; the others are parts of one form page.
PARTS: list[tuple[str, str, Callable[[Any], str]]] = [
    ("identity", "Data usaha", identity_todo),
    ("kbli", "KBLI", kbli_todo),
    ("licences", "Izin dan sertifikat", licence_todo),
    ("products", "Produk", product_todo),
    ("supply", "Kemampuan pasok", supply_todo),
    ("contact", "Kontak dan alamat", contact_todo),
    ("tax", "Rekening dan pajak", tax_todo),
    ("size", "Skala usaha", lambda v: "" if v.size_class else "Isi modal atau penjualan setahun."),
    ("workforce", "Tenaga kerja", lambda v: "" if v.has_workforce else "Isi tenaga kerja terbaru."),
    ("photos", "Foto usaha", lambda v: "" if v.has_photo else "Unggah foto tempat atau hasil usaha."),
    ("ekatalog", "e-Katalog", lambda v: "" if v.ekatalog_url else "Isi tautan setelah tayang di e-Katalog."),
]  # fmt: skip
PAGES = {
    "licences": "vendors:licence_list",
    "products": "vendors:product_list",
    "kbli": "vendors:kbli_edit",
    "workforce": "vendors:workforce_edit",
    "photos": "vendors:vendor_photo_list",
}


# What the office's check cannot begin without: who it is, where, one thing that is sold, and the
# KBLI with their risk, on which it depends which licences are asked for (PP 28/2025).
NEEDED_FOR_CHECK: dict[str, Callable[[Any], str]] = {
    "identity": identity_todo,
    "kbli": kbli_todo,
    "products": product_todo,
    "contact": contact_todo,
    "tax": npwp_todo,
}


def profile_parts(vendor: Any) -> list[Part]:
    """Every part, of a vendor that was fetched `with_parts()`."""
    return [
        Part(
            key,
            label,
            part_url(vendor, key),
            missing(vendor),
            NEEDED_FOR_CHECK[key](vendor) if key in NEEDED_FOR_CHECK else "",
        )
        for key, label, missing in PARTS
    ]


def part_url(vendor: Any, key: str) -> str:
    if key in PAGES:
        return reverse(PAGES[key], args=[vendor.slug])
    return reverse("vendors:vendor_part_edit", args=[vendor.slug, key])


def next_part(parts: list[Part]) -> Part | None:
    return next((part for part in parts if not part.is_complete), None)


def missing_for_check(parts: list[Part]) -> list[Part]:
    """The parts to fill before a profile can be handed in, in the order of the side list."""
    return [part for part in parts if part.todo_for_check]
