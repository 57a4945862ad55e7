"""The six conditions of a match, each with the value that decides, so that a choice can be defended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.formats import date_long, number, rupiah
from matching.models import Demand
from vendors.models import LicenceStanding, is_valid_on

MET, CHECK, UNMET = "met", "check", "unmet"
# Permenperin 35/2025: only industry can hold a TKDN certificate, no trader and no caterer.
INDUSTRY = "goods_industry"
NAMES = ("Kategori", "e-Katalog", "Harga satuan", "TKDN", "Kapasitas", "Izin")
LICENCE_NAMES = {
    "halal": "Halal",
    "home_food": "SPP-IRT",
    "food_registration": "Izin BPOM",
    "kitchen_hygiene": "Laik higiene",
    "medical": "Izin edar alkes",
    "nib": "NIB",
}
NEEDED_LICENCES = {
    "food_fresh": ("halal", "kitchen_hygiene"),
    "food_packed": ("home_food", "food_registration", "halal"),
    "medical": ("medical",),
}
"""One of these is asked for; other products need the vendor's NIB."""
MINIMUM_TKDN = Decimal(25)
"""Per cent from which a product stands on the first steps of Perpres 46/2025 (art. 66)."""


@dataclass(frozen=True)
class Condition:
    """State met, check or unmet; the value that decides, and what to mind."""

    name: str
    state: str
    value: str
    note: str = ""

    @property
    def is_met(self) -> bool:
        return self.state == MET


def conditions(demand: Demand, product: Any, *, day: date) -> list[Condition]:
    """All six, in the order of NAMES; `product` is a candidates.Candidate."""
    return [
        category_condition(demand, product),
        ekatalog_condition(product),
        price_condition(demand, product),
        tkdn_condition(product, day),
        capacity_condition(demand, product),
        licence_condition(product, day),
    ]


def category_condition(demand: Demand, product: Any) -> Condition:
    same = product.affinity >= 0.5
    if same:
        return Condition("Kategori", MET, product.category_name)
    return Condition("Kategori", CHECK, product.category_name, "Kategori lain")


def ekatalog_condition(product: Any) -> Condition:
    stage = product.ekatalog_stage
    if product.ekatalog_url or stage == "listed":
        note = "" if product.ekatalog_url else "Tautan produk belum ada"
        return Condition("e-Katalog", MET, "Tayang", note)
    if stage in ("documents", "account"):
        words = {"documents": "Berkas lengkap", "account": "Akun siap"}
        return Condition("e-Katalog", CHECK, words[stage], "Belum tayang")
    return Condition("e-Katalog", UNMET, "Belum tayang")


def price_condition(demand: Demand, product: Any) -> Condition:
    limit = demand.unit_budget
    if product.price is None:
        return Condition("Harga satuan", CHECK, "Belum ada", "Minta penawaran")
    value = rupiah(product.price)
    if limit is None:
        return Condition("Harga satuan", CHECK, value, "Belum bisa dibanding pagu")
    if not same_unit(demand.unit, product.unit):
        return Condition("Harga satuan", CHECK, value, f"Per {product.unit}, satuan berbeda")
    if product.price > limit:
        return Condition("Harga satuan", UNMET, value, f"Lebih {rupiah(product.price - limit)}")
    return Condition("Harga satuan", MET, value)


def same_unit(one: str, other: str) -> bool:
    """Units are compared as words; an unknown one is taken for the same."""
    alike = {"dus": "kotak", "box": "kotak", "boks": "kotak", "pcs": "buah", "unit": "buah"}
    one, other = one.casefold().strip(), other.casefold().strip()
    return not one or not other or alike.get(one, one) == alike.get(other, other)


def tkdn_condition(product: Any, day: date) -> Condition:
    if product.origin == "import":
        return Condition("TKDN", UNMET, "Impor", "Pilih produk dalam negeri lebih dulu")
    if product.tkdn is None:
        if product.product_class == INDUSTRY:
            return Condition("TKDN", CHECK, "PDN", "Belum bersertifikat")
        return Condition("TKDN", MET, "PDN", "Sertifikat tidak diminta")
    value = number_percent(product.tkdn)
    if not is_certified(product, day):
        until, begins = product.certificate_until, product.certificate_from
        has_ended = until is not None and until < day
        note = f"Habis {date_long(until)}" if has_ended else f"Mulai {date_long(begins)}"
        return Condition("TKDN", CHECK, value, note)
    if product.tkdn < MINIMUM_TKDN:
        return Condition("TKDN", CHECK, value, "Di bawah 25%")
    return Condition("TKDN", MET, value)


def capacity_condition(demand: Demand, product: Any) -> Condition:
    needed = demand.monthly_quantity or demand.quantity
    too_few = ""
    if demand.quantity and product.minimum_order and demand.quantity < product.minimum_order:
        too_few = f"Pesan minimal {number(product.minimum_order)}"
    if product.monthly_capacity is None:
        note = too_few or "Tanyakan kepada vendor"
        return Condition("Kapasitas", CHECK, "Belum diisi", note)
    value = f"{number(product.monthly_capacity)} per bulan"
    if needed is None:
        return Condition("Kapasitas", MET, value)
    if too_few:
        return Condition("Kapasitas", CHECK, value, too_few)
    short = Decimal(needed) - product.monthly_capacity
    if short > 0:
        return Condition("Kapasitas", UNMET, value, f"Kurang {number(short.normalize())}")
    return Condition("Kapasitas", MET, value)


def licence_condition(product: Any, day: date) -> Condition:
    kinds = NEEDED_LICENCES.get(product.product_class, ("nib",))
    held = [licence for licence in product.licences if licence["kind"] in kinds]
    if not held:
        name = " atau ".join(LICENCE_NAMES[kind] for kind in kinds)
        state = UNMET if product.product_class in NEEDED_LICENCES else CHECK
        return Condition("Izin", state, "Belum ada", name)
    best = max(held, key=lambda licence: rank_of(licence, day))
    name = LICENCE_NAMES[best["kind"]]
    if not is_valid(best, day):
        until = end_of(best)
        note = f"Habis {date_long(until)}" if until else "Tidak berlaku"
        return Condition("Izin", CHECK, name, note)
    if not best["checked"]:
        return Condition("Izin", CHECK, name, "Belum diperiksa dinas")
    until = end_of(best)
    return Condition("Izin", MET, name, f"s.d. {date_long(until)}" if until else "")


def rank_of(licence: dict[str, Any], day: date) -> tuple[bool, bool]:
    return is_valid(licence, day), licence["checked"]


def end_of(licence: dict[str, Any]) -> date | None:
    return date.fromisoformat(licence["until"]) if licence["until"] else None


def is_valid(licence: dict[str, Any], day: date) -> bool:
    """Issued, and on the day begun and not run out."""
    begins = date.fromisoformat(licence["from"]) if licence["from"] else None
    return is_valid_on(licence["standing"], begins, end_of(licence), day)


def is_certified(product: Any, day: date) -> bool:
    """Whether its TKDN counts; the query leaves out what is not issued or not checked."""
    return product.tkdn is not None and is_valid_on(
        LicenceStanding.ISSUED, product.certificate_from, product.certificate_until, day
    )


def tier(product: Any, day: date) -> int:
    """The order of Perpres 46/2025: TKDN from 25, TKDN below, PDN without certificate, import."""
    if product.origin == "import":
        return 3
    if not is_certified(product, day):
        return 2
    return 0 if product.tkdn >= MINIMUM_TKDN else 1


def why(demand: Demand, product: Any, states: Sequence[Condition], words: Sequence[str]) -> str:
    """One sentence: what makes the product fit."""
    parts = []
    if states[0].is_met:
        parts.append("kategori sama")
    if words:
        parts.append(f"kata yang cocok: {', '.join(longest(words)[:3])}")
    limit = demand.unit_budget
    if states[2].is_met and limit is not None and product.price is not None:
        parts.append(f"harga {rupiah(limit - product.price)} di bawah pagu satuan")
    needed = demand.monthly_quantity or demand.quantity
    if states[4].is_met and needed:
        times = Decimal(product.monthly_capacity) / needed
        parts.append(f"kapasitas {number(round(times, 1).normalize())} kali kebutuhan")
    if states[3].is_met and product.tkdn is not None:
        parts.append(f"TKDN {number_percent(product.tkdn)}")
    if product.delivered:
        parts.append(f"{product.delivered} komitmen sudah dipenuhi")
    if product.region_name:
        parts.append(f"usaha di {product.region_name}")
    sentence = ", ".join(parts) or "dekat dengan kebutuhan ini"
    return sentence[0].upper() + sentence[1:] + "."


def longest(terms: Sequence[str]) -> list[str]:
    """Without those that stand inside another: not "gantungan" beside "gantungan kunci"."""
    return [
        one
        for one in terms
        if not any(one != more and f" {one} " in f" {more} " for more in terms)
    ]


def concern(state: Condition) -> str:
    """A doubtful condition in words, its name said once: "izin belum ada", "kategori lain"."""
    text = state.note or state.value
    name = state.name if state.name.isupper() else state.name.lower()
    text = text[0].lower() + text[1:]
    return text if text.startswith(name) else f"{name} {text}"


def mind(states: Sequence[Condition], product: Any) -> str:
    """What to ask or to mind, "" for nothing."""
    parts = [concern(state) for state in states if not state.is_met]
    if product.lead_time_days and product.lead_time_days > 7:
        parts.append(f"pesan {product.lead_time_days} hari sebelumnya")
    return ("; ".join(parts) + ".") if parts else ""


def number_percent(value: Decimal) -> str:
    return f"{number(value)}%"
