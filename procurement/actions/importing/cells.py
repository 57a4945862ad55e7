"""What stands in the cells of the files, in our words."""

import html
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.core.exceptions import ValidationError

from core.formats import parse_date, parse_percent, parse_rounded
from core.identifiers import clean_npwp
from core.spreadsheets import split_codes
from matching.models import ProcurementMethod, ProcurementType
from procurement.models import Source, Stage
from vendors.models import SizeClass

TAG = re.compile(r"<[^>]{0,200}>")
SOURCES = {
    "ekatalog60": Source.EKATALOG6, "ekatalog6": Source.EKATALOG6, "ekatalog50": Source.EKATALOG5,
    "ekatalog5": Source.EKATALOG5, "ekatalog": Source.EKATALOG6, "nontender": Source.NONTENDER,
    "tender": Source.TENDER, "pencatatan": Source.RECORDING,
    "pencatatannontender": Source.RECORDING, "swakelola": Source.SWAKELOLA,
    "pencatatanswakelola": Source.SWAKELOLA, "tokodaring": Source.TOKODARING,
    "siplah": Source.SIPLAH,
}  # fmt: skip
METHODS = {
    "epurchasing": ProcurementMethod.E_PURCHASING,
    "pengadaanlangsung": ProcurementMethod.DIRECT,
    "penunjukanlangsung": ProcurementMethod.APPOINTMENT,
    "tender": ProcurementMethod.TENDER,
    "tendercepat": ProcurementMethod.FAST_TENDER,
    "seleksi": ProcurementMethod.SELECTION,
    "dikecualikan": ProcurementMethod.EXEMPT,
    "kontes": ProcurementMethod.CONTEST,
    "sayembara": ProcurementMethod.CONTEST,
    "swakelola": ProcurementMethod.SELF_MANAGED,
}
TYPES = {
    "barang": ProcurementType.GOODS, "pengadaanbarang": ProcurementType.GOODS,
    "pekerjaankonstruksi": ProcurementType.WORKS, "jasalainnya": ProcurementType.SERVICES,
    "pekerjaankonstruksiterintegrasi": ProcurementType.MIXED,
    "terintegrasi": ProcurementType.MIXED,
}  # fmt: skip
# How far each status of the systems is, then what people write; see stage().
STAGES = {
    "completed": Stage.REALISED, "paymentoutsidesystem": Stage.REALISED,
    "selesai": Stage.REALISED, "paketselesai": Stage.REALISED, "kontrakselesai": Stage.REALISED,
    "onprocess": Stage.CONTRACTED, "onaddendum": Stage.CONTRACTED,
    "berlangsung": Stage.CONTRACTED, "paketsedangberjalan": Stage.CONTRACTED,
    "paketproses": Stage.CONTRACTED, "kontraksedangberjalan": Stage.CONTRACTED,
    "melakukanpengirimandanpenerimaan": Stage.CONTRACTED, "aktif": Stage.CONTRACTED,
    "verified": Stage.REALISED, "terverifikasi": Stage.REALISED,
    "proseskontrakppk": Stage.PENDING, "onnegotiation": Stage.PENDING,
    "esigninprogress": Stage.PENDING, "draft": Stage.PENDING,
    "paketdibatalkan": Stage.CANCELLED, "dibatalkan": Stage.CANCELLED, "batal": Stage.CANCELLED,
    "ditutup": Stage.CANCELLED, "ditolak": Stage.CANCELLED, "gagal": Stage.CANCELLED,
    "dalamproses": Stage.CONTRACTED, "proses": Stage.CONTRACTED, "berjalan": Stage.CONTRACTED,
    "sedangberjalan": Stage.CONTRACTED, "lunas": Stage.REALISED, "dibayar": Stage.REALISED,
    "sudahdibayar": Stage.REALISED, "diterima": Stage.REALISED, "pesananselesai": Stage.REALISED,
}  # fmt: skip
SIZES = {
    "kecil": SizeClass.SMALL, "mikro": SizeClass.MICRO, "menengah": SizeClass.MEDIUM,
    "besar": SizeClass.LARGE, "usahakecil": SizeClass.SMALL, "usahamikro": SizeClass.MICRO,
}  # fmt: skip


def word_key(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def word(meanings: Mapping[str, str], key: str) -> str:
    """What a word means; "" for one that nobody knows. Plain text, which COPY writes quickly."""
    return str(meanings.get(key, ""))


def plain(text: str) -> str:
    """Text of a cell without markup, line breaks and trailing blanks."""
    if "<" in text or "&" in text:
        text = html.unescape(TAG.sub(" ", text))
    return " ".join(text.split())


# The same amount often stands in several columns of a row.
@lru_cache(maxsize=1_000)
def money(text: str) -> Decimal | None:
    """An amount, or None for an empty cell: null is not zero. Raises the codes of parse_rounded."""
    if not text:
        return None
    if text.isdecimal() and text.isascii() and len(text) < 17:
        return Decimal(text)
    return parse_rounded(text)


def whole(text: str) -> int:
    """A small number such as a year, 0 for an empty cell. Raises the codes of parse_rounded."""
    if len(text) < 10 and text.isdecimal() and text.isascii():
        return int(text)
    return int(money(text) or 0)


@lru_cache(maxsize=10_000)
def day(text: str) -> date | None:
    return parse_date(text) if text else None


def percentage(text: str) -> Decimal | None:
    """A share in per cent; 999.99 means "not available" in the ministry's lists."""
    value = parse_percent(text) if text else None
    return None if value is None or value > 900 else value


@lru_cache(maxsize=50_000)
def repeated(text: str) -> str:
    """Plain text that a large file has again and again: one copy of it is kept."""
    return plain(text)


def accounts(text: str) -> list[str]:
    return [code.rstrip(".")[:80] for code in split_codes(text)][:50]


def npwp(*texts: str) -> str | None:
    """The first number that is one; masked, broken and all-zero numbers are none."""
    for text in texts:
        try:
            number = clean_npwp(text) if text else ""
        except ValidationError:
            continue
        if number and set(number) != {"0"}:
            return str(number)
    return None


@lru_cache(maxsize=1_000)
def source(text: str) -> str:
    return word(SOURCES, word_key(text))


@lru_cache(maxsize=1_000)
def method(text: str) -> str:
    return word(METHODS, word_key(text))


@lru_cache(maxsize=1_000)
def procurement_type(text: str) -> str:
    key = word_key(text)
    is_consulting = key.startswith("jasakonsultan")
    return str(ProcurementType.CONSULTING) if is_consulting else word(TYPES, key)


@lru_cache(maxsize=1_000)
def status(text: str) -> str:
    return " ".join(text.replace("_", " ").split())[:80]


@lru_cache(maxsize=1_000)
def fund_source(text: str) -> str:
    return ", ".join(split_codes(text))[:80]


@lru_cache(maxsize=1_000)
def stage(text: str) -> str:
    """How far a status is; "" for one that nobody knows."""
    key = word_key(text)
    if key.startswith(("cancel", "batal", "dibatal")) or key.endswith("dibatalkan"):
        return str(Stage.CANCELLED)
    return str(Stage.PENDING) if key.startswith("waiting") else word(STAGES, key)


@lru_cache(maxsize=1_000)
def size_class(text: str) -> str:
    return word(SIZES, word_key(text))
