"""What looks odd about a licence. Nothing here refuses it: an officer looks at the scan.

Sources of the formats are weak (regional files, press), so a doubt is a question, not an error.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from vendors.models.details import is_industry_code

# Kind of licence: pattern of its number, and how it usually looks.
NUMBERS = {
    "halal": (r"ID[0-9]{17}", "ID dan 17 angka, misalnya ID18110001164391122"),
    "food_registration": (
        r"(?:BPOM RI )?M[DL] ?(?:[0-9]{12}|[0-9]{15})",
        "MD atau ML dan 12 atau 15 angka",
    ),
    "tkdn": (
        r"[0-9]{1,5}/SJ-IND\.[0-9]+/TKDN/(?:[0-9]{1,2}/)?[0-9]{4}",
        "misalnya 4623/SJ-IND.8/TKDN/7/2021",
    ),
    "brand": (r"IDM[0-9]{9}", "IDM dan 9 angka"),
    "medical": (r"(?:AK[DL] ?[0-9]{11}|PB-UMKU ?[0-9]{13,})", "AKD atau AKL dan 11 angka"),
}
CITY_IN_PIRT = slice(3, 7)


@dataclass(frozen=True)
class Doubt:
    """`code` is what an officer's confirmation is kept under."""

    code: str
    text: str


def doubts_about(licence: Any) -> list[Doubt]:
    """Everything odd about a licence, of its number, its dates and its values."""
    checks = (number_doubts, pirt_doubts, validity_doubts, tkdn_doubts, maker_doubts)
    return [doubt for check in checks for doubt in check(licence)]


def number_doubts(licence: Any) -> list[Doubt]:
    pattern, usual = NUMBERS.get(licence.kind, ("", ""))
    if not pattern or not licence.number or re.fullmatch(pattern, licence.number, re.IGNORECASE):
        return []
    return [Doubt("number_format", f"Nomor biasanya {usual}.")]


def pirt_doubts(licence: Any) -> list[Doubt]:
    """A home-food number holds the city that gave it and the year in which it ends."""
    if licence.kind != "home_food" or len(licence.number) < 16:
        return []
    doubts = []
    if licence.number[CITY_IN_PIRT] != settings.CITY_BPS_CODE:
        doubts.append(Doubt("pirt_city", "Nomor SPP-IRT ini terbitan kota atau kabupaten lain."))
    year = licence.number[-2:]
    if licence.expires_on and f"{licence.expires_on:%y}" != year:
        doubts.append(
            Doubt(
                "pirt_year", f"Nomor SPP-IRT menunjuk tahun berakhir 20{year}, tanggalnya tidak."
            )
        )
    return doubts


def validity_doubts(licence: Any) -> list[Doubt]:
    years = settings.LICENCE_VALID_YEARS.get(licence.kind)
    if years is None:
        return []
    if not licence.expires_on:
        return [Doubt("expiry_missing", "Dokumen ini biasanya punya tanggal berakhir.")]
    if licence.issued_on and licence.expires_on.year - licence.issued_on.year > years:
        return [Doubt("validity_long", f"Masa berlaku biasanya {years} tahun.")]
    return []


def tkdn_doubts(licence: Any) -> list[Doubt]:
    if licence.kind not in {"tkdn", "tkdn_small"}:
        return []
    doubts = []
    if licence.tkdn is None:
        doubts.append(Doubt("tkdn_missing", "Nilai TKDN belum diisi."))
    if licence.product_id is None:
        doubts.append(
            Doubt(
                "product_missing",
                "TKDN dihitung per produk: pilih produknya, atau pilih sertifikat ini di halaman tiap "
                "produk.",
            )
        )
    if not licence.hs_code:
        doubts.append(Doubt("hs_missing", "Kode HS 8 angka tercantum pada sertifikat TKDN."))
    if licence.bmp is not None and licence.bmp_expires_on is None:
        doubts.append(Doubt("bmp_expiry_missing", "Masa berlaku BMP belum diisi."))
    return doubts


def maker_doubts(licence: Any) -> list[Doubt]:
    """TKDN is of who makes things, not of traders and caterers; and that of small industry is for
    small ones only (Permenperin 35/2025 ps. 1 no. 9 and 26), here by the vendor's class of size.
    """
    if licence.kind not in {"tkdn", "tkdn_small"}:
        return []
    doubts = []
    codes = (
        [licence.kbli] if licence.kbli else [one.code for one in licence.vendor.kbli_codes.all()]
    )
    if codes and not any(map(is_industry_code, codes)):
        whose = "Hanya KBLI industri (10 sampai 33) yang bisa ber-TKDN."
        if not licence.kbli:
            whose = f"{whose} Vendor ini tidak mencatat satu pun."
        doubts.append(Doubt("kbli_not_industry", whose))
    if licence.kind == "tkdn_small" and licence.vendor.size_class in {"medium", "large"}:
        size = licence.vendor.get_size_class_display().lower()
        doubts.append(
            Doubt("not_small", f"TKDN Industri Kecil untuk usaha kecil; vendor ini usaha {size}.")
        )
    return doubts
