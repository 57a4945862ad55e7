"""From rows of a file to purchases that could be saved: one draft for each identity."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from accounts.models import Agency
from core.formats import rounded_note, rupiah
from core.identifiers import refuse_shortened
from core.spreadsheets import header_key, split_codes
from procurement.actions.importing import cells
from procurement.actions.importing.columns import LABELS, FileKind
from procurement.actions.importing.recognising import source_of_key
from procurement.models import Source, Stage, Supplier, normalise_name

OWN_KEY = "R-"
"""What keys begin with that were made here, for lists without keys."""
NOT_OURS = "Bukan satuan kerja kota ini, dilewati."
NO_KEY = "Nomor kontrak, kode RUP, dan nomor bukti kosong. Isi salah satunya di berkas."

# In these one package has one seller, whatever its name is spelled like.
ONE_SELLER = frozenset({Source.EKATALOG5, Source.EKATALOG6, Source.TOKODARING})


class Payment(NamedTuple):
    """What was paid, in rupiah, and when."""

    amount: Decimal
    paid_on: date | None


NO_PAYMENTS: Mapping[str, Payment] = MappingProxyType({})


@dataclass(slots=True)
class Draft:
    """A purchase as the file has it. `number` is the row it stands in, 0 for a sum of receipts.

    A hundred thousand of them are held at once: most have no errors, warnings or payments, and a list
    of their own for each would take as much room as all else that they say.
    """

    number: int
    source: str = ""
    package_key: str = ""
    version: str = ""
    unit: str = ""
    unit_code: str = ""
    government: str = ""
    year: int = 0
    npwp: str | None = None
    supplier_name: str = ""
    supplier_code: str = ""
    size_class: str = ""
    legal_form: str = ""
    region: str = ""
    rup_codes: list[str] = field(default_factory=list)
    account_codes: list[str] = field(default_factory=list)
    package_name: str = ""
    method: str = ""
    procurement_type: str = ""
    fund_source: str = ""
    status_text: str = ""
    stage: str = ""
    contract_number: str = ""
    ordered_on: date | None = None
    contracted_on: date | None = None
    paid_on: date | None = None
    ceiling: Decimal | None = None
    value: Decimal | None = None
    pdn_value: Decimal | None = None
    umk_value: Decimal | None = None
    tkdn: Decimal | None = None
    bmp: Decimal | None = None
    addendum: int = 0
    is_sum_of_parts: bool = False
    has_parts: bool = False
    # What was paid, by the number of the payment.
    payment_number: str = ""
    paid: Decimal | None = None
    payments: Mapping[str, Payment] = NO_PAYMENTS
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    # Filled when units and sellers are looked up and stored purchases compared.
    agency: Agency | None = None
    supplier: Supplier | None = None
    seller_area: str = ""
    area_basis: str = ""
    purchase_id: int | None = None
    hand_set: Sequence[str] = ()
    outcome: str = ""
    before: dict | None = None
    after: dict | None = None
    differences: dict | None = None

    def refuse(self, why: str) -> None:
        self.errors = (*self.errors, why)

    def warn(self, of: str) -> None:
        self.warnings = (*self.warnings, of)

    @property
    def identity(self) -> tuple:
        seller = "" if self.source in ONE_SELLER else self.npwp or normalised(self.supplier_name)
        return (self.source, self.package_key, seller, self.version)


@lru_cache(maxsize=50_000)
def normalised(name: str) -> str:
    return normalise_name(name)


REALISED, CONTRACTED = str(Stage.REALISED), str(Stage.CONTRACTED)


def key(text: str) -> str:
    """The key of a package as it is compared. Raises ValidationError "shortened"."""
    refuse_shortened(text, "Kode")
    return whole_code(text.replace(" ", "")[:40].upper())


def whole_code(text: str) -> str:
    """Digits as they were before a program took them for a number: "51234561.0"."""
    bare = text.removesuffix(".0")
    return bare if bare.isdecimal() else text


def short(read: Callable[[str], str], length: int) -> Callable[[str], str]:
    return lambda text: read(text)[:length]


MONEY = ("value", "pdn_value", "umk_value", "ceiling", "paid")
# What a column fills of a draft, and how; columns that are read together stand in DraftReader.
READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "package_key": ("package_key", key),
    "unit_code": ("unit_code", str),
    "unit_name": ("unit", cells.repeated),
    "government": ("government", short(cells.repeated, 100)),
    "source": ("source", cells.source),
    "package_name": ("package_name", short(cells.plain, 1000)),
    "supplier_name": ("supplier_name", short(cells.repeated, Supplier.MAX_NAME)),
    "supplier_code": ("supplier_code", short(str, 40)),
    "method": ("method", cells.method),
    "procurement_type": ("procurement_type", cells.procurement_type),
    "fund_source": ("fund_source", cells.fund_source),
    "account_codes": ("account_codes", cells.accounts),
    "contract_number": ("contract_number", short(cells.plain, 150)),
    "receipt_number": ("version", short(cells.plain, 150)),
    "qualification": ("size_class", cells.size_class),
    "legal_form": ("legal_form", short(cells.repeated, 80)),
    "region": ("region", short(cells.repeated, 100)),
    "payment_number": ("payment_number", short(cells.plain, 150)),
    **{name: (name, cells.money) for name in MONEY},
    **{name: (name, cells.day) for name in ("ordered_on", "contracted_on", "paid_on")},
    **{name: (name, cells.percentage) for name in ("tkdn", "bmp")},
}


class DraftReader:
    """Reads the cells of one row after the other."""

    def __init__(
        self,
        kind: FileKind,
        year: int | None,
        source: str = "",
        *,
        unit: str = "",
        has_keys: bool = True,
    ) -> None:
        self.kind = kind
        self.year = year
        # Whose purchases all rows are, where no column says it.
        self.unit = unit
        self.has_keys = has_keys
        self.source = str(kind.source or source or "")

    def read(self, number: int, row: dict[str, str]) -> Draft:
        draft = Draft(number)
        for name, text in row.items():
            if text and name in READERS:
                attribute, read = READERS[name]
                try:
                    setattr(draft, attribute, read(text))
                except ValidationError as error:
                    draft.refuse(f"{LABELS[name]}: {error.messages[0]}")
                # Digits alone are the rule, and say nothing in words.
                if name in MONEY and text[-1].isalpha() and (note := rounded_note(text)):
                    draft.warn(f"{LABELS[name]} {note}")
        draft.unit = draft.unit or draft.unit_code or self.unit
        draft.source = draft.source or self.source or source_of_key(draft.package_key)
        draft.npwp = cells.npwp(row.get("npwp", ""), row.get("npwp_old", ""))
        draft.year = self.whole(draft, "year", row.get("year")) or self.year or 0
        draft.addendum = self.whole(draft, "addendum", row.get("addendum"))
        if self.kind.has_payments:
            read_payment(draft)
        else:
            self.read_status(draft, row.get("status") or self.kind.status)
        self.read_rup(draft, row.get("rup_codes", ""))
        if self.kind.has_receipts and not draft.version:
            # A receipt without a number is told apart by its day and amount.
            draft.version = f"{draft.paid_on or ''} {draft.value or ''}".strip() or "tanpa nomor"
        if not self.has_keys:
            give_key(draft)
        check(draft)
        return draft

    def whole(self, draft: Draft, name: str, text: str | None) -> int:
        try:
            return cells.whole(text) if text else 0
        except ValidationError:
            draft.refuse(f"{LABELS[name]}: “{(text or '')[:40]}” bukan angka.")
            return 0

    def read_status(self, draft: Draft, text: str) -> None:
        draft.status_text = cells.status(text)
        # A blank status is what Toko Daring and lists of receipts have: the money is spent.
        draft.stage = cells.stage(text) if text else REALISED
        if not draft.stage:
            draft.stage = CONTRACTED
            draft.warn(f"Status “{draft.status_text}” belum dikenal, dihitung sebagai berkontrak.")

    def read_rup(self, draft: Draft, text: str) -> None:
        if len(text) == 8 and text.isdecimal():
            draft.rup_codes = [text]
            return
        found = [whole_code(code) for code in split_codes(text)]
        draft.rup_codes = [code for code in found if len(code) == 8 and code.isdecimal()]
        wrong = [code for code in found if code not in draft.rup_codes and code.strip("0-")]
        if wrong:
            draft.warn(
                f"Kode RUP “{', '.join(wrong)[:60]}” bukan 8 angka, disimpan tanpa kode itu."
            )


def give_key(draft: Draft) -> None:
    """A key for a purchase of an office's own list, which has none: the same row, the same key.

    It is known again by the number of its contract or, without one, by its RUP, name and day, or
    else by the number of what was paid with (SP2D, kuitansi), which may pay for several things.
    """
    if draft.contract_number:
        told = [draft.contract_number]
    elif draft.rup_codes:
        day = draft.contracted_on or draft.ordered_on or draft.paid_on
        told = [*draft.rup_codes, draft.package_name, str(day or "")]
    elif draft.version:
        told = [draft.version, draft.package_name]
    else:
        draft.refuse(NO_KEY)
        return
    text = "|".join(map(header_key, [draft.unit, str(draft.year), *told]))
    draft.package_key = f"{OWN_KEY}{sha256(text.encode()).hexdigest()[:16].upper()}"


def read_payment(draft: Draft) -> None:
    """How far the contract is, only all its payments say: see Comparer."""
    if draft.paid is None:
        draft.refuse("Nilai pembayaran kosong.")
    elif draft.paid < 0:
        draft.refuse("Nilai pembayaran kurang dari nol.")
    else:
        # A payment without a number is told apart by its day and amount.
        number = draft.payment_number or f"{draft.paid_on or 'tanpa tanggal'} {draft.paid:.2f}"
        draft.payments = {number: Payment(draft.paid, draft.paid_on)}


def check(draft: Draft) -> None:
    """What would make the database refuse the row, in words."""
    if not draft.package_key and NO_KEY not in draft.errors:
        draft.refuse("Kode paket kosong.")
    if not draft.unit:
        draft.refuse("Nama satuan kerja kosong.")
    if not 2000 <= draft.year <= 2100:
        draft.refuse(
            "Tahun anggaran kosong atau tidak mungkin. Isi di sini, atau saat mengunggah berkas."
        )
    if draft.value is None:
        is_told = any(error.startswith(LABELS["value"]) for error in draft.errors)
        if not draft.payments and not is_told:
            draft.refuse(
                "Nilai kosong. Kosong bukan nol: isi nilainya, atau biarkan tidak disimpan."
            )
    elif draft.value < 0:
        draft.refuse("Nilai kurang dari nol.")
    else:
        check_parts(draft, draft.value)


def check_parts(draft: Draft, value: Decimal) -> None:
    for part, label in ((draft.pdn_value, "Nilai PDN"), (draft.umk_value, "Nilai UMK")):
        if part is not None and not 0 <= part <= value:
            draft.refuse(f"{label} {rupiah(part)} di luar 0 sampai {rupiah(value)}.")
    if draft.tkdn is not None and not 0 <= draft.tkdn <= 100:
        draft.refuse("TKDN harus antara 0 dan 100 persen.")
    if draft.bmp is not None and not 0 <= draft.bmp <= 15:
        draft.refuse("BMP harus antara 0 dan 15 persen.")


SAME_FIELDS = ("value", "pdn_value", "umk_value", "stage", "year", "unit")


class Gatherer:
    """Makes one draft of the rows that mean the same; says of each row where it went."""

    def __init__(self, kind: FileKind) -> None:
        self.kind = kind
        self.drafts: dict[tuple, Draft] = {}
        self.refused: list[Draft] = []
        # Row number to the identity that it was merged into.
        self.merged: dict[int, tuple[tuple, str]] = {}

    def add(self, draft: Draft) -> None:
        if draft.errors:
            self.refused.append(draft)
            return
        identity = draft.identity
        first = self.drafts.get(identity)
        if first is None:
            self.drafts[identity] = draft
        elif self.kind.has_payments:
            self.merged[draft.number] = (identity, add_payment(first, draft))
        elif self.kind.adds_up:
            add_product(first, draft)
            self.merged[draft.number] = (identity, f"Dijumlahkan dengan baris {first.number}.")
        elif draft.addendum != first.addendum:
            self.keep_latest(identity, first, draft)
        elif all(getattr(first, name) == getattr(draft, name) for name in SAME_FIELDS):
            add_codes(first, draft)
            self.merged[draft.number] = (
                identity,
                f"Sama dengan baris {first.number}, dihitung sekali.",
            )
        else:
            draft.refuse(
                f"Kode paket dan penyedianya sama dengan baris {first.number}, tetapi isinya beda. "
                "Satukan keduanya di berkas bila itu satu paket, atau perbaiki kodenya."
            )
            self.refused.append(draft)

    def keep_latest(self, identity: tuple, first: Draft, draft: Draft) -> None:
        """The latest addendum counts once."""
        old, new = (first, draft) if draft.addendum > first.addendum else (draft, first)
        add_codes(new, old)
        self.drafts[identity] = new
        self.merged[old.number] = (
            identity,
            f"Addendum {old.addendum}, diganti addendum {new.addendum} di baris {new.number}.",
        )

    def packages_of_receipts(self) -> Iterator[Draft]:
        """A draft for each package of which the file has receipts only."""
        packages: dict[tuple, Draft] = {}
        for part in self.drafts.values():
            key = (part.source, part.package_key)
            package = packages.get(key)
            if package is None:
                packages[key] = package_of(part)
            else:
                add_receipt(package, part)
        yield from packages.values()


def add_payment(first: Draft, draft: Draft) -> str:
    """Add a payment of the same contract; say what became of the row."""
    if draft.payments.items() <= first.payments.items():
        return f"Sama dengan pembayaran di baris {first.number}, dihitung sekali."
    paid = dict(first.payments)
    for number, payment in draft.payments.items():
        known = paid.get(number)
        paid[number] = payment._replace(amount=known.amount + payment.amount) if known else payment
    first.payments = paid
    first.paid_on = max(filter(None, (first.paid_on, draft.paid_on)), default=None)
    return f"Dijumlahkan dengan pembayaran di baris {first.number}."


def add_codes(first: Draft, draft: Draft) -> None:
    first.rup_codes = list(dict.fromkeys([*first.rup_codes, *draft.rup_codes]))
    first.account_codes = list(dict.fromkeys([*first.account_codes, *draft.account_codes]))[:50]


def add_product(first: Draft, draft: Draft) -> None:
    add_codes(first, draft)
    first.value = (first.value or Decimal(0)) + (draft.value or Decimal(0))
    for name in ("pdn_value", "umk_value"):
        known = [part for part in (getattr(first, name), getattr(draft, name)) if part is not None]
        # One product that nobody has judged leaves the package not judged.
        setattr(first, name, sum(known) if len(known) == 2 else None)


def package_of(part: Draft) -> Draft:
    return Draft(
        0,
        source=part.source, package_key=part.package_key, unit=part.unit, unit_code=part.unit_code, year=part.year,
        npwp=part.npwp, supplier_name=part.supplier_name, rup_codes=part.rup_codes,
        account_codes=part.account_codes, package_name=part.package_name, method=part.method,
        procurement_type=part.procurement_type, fund_source=part.fund_source, stage=part.stage,
        ceiling=part.ceiling, value=part.value, paid_on=part.paid_on, is_sum_of_parts=True,
        has_parts=True,
    )  # fmt: skip


def add_receipt(package: Draft, part: Draft) -> None:
    add_codes(package, part)
    package.value = (package.value or Decimal(0)) + (part.value or Decimal(0))
    package.paid_on = max(filter(None, (package.paid_on, part.paid_on)), default=None)
    if normalised(package.supplier_name) != normalised(part.supplier_name):
        # Several sellers: the receipts say who got what.
        package.supplier_name, package.npwp = "", None


@lru_cache(maxsize=10_000)
def unit_keys(text: str, own_code: str = "") -> list[str]:
    """What a unit may be known by: all of "DINAS X - 694682", without the code, the code."""
    name, dash, code = text.rpartition(" - ")
    parts = [text, name, code] if dash else [text]
    return [key for part in (*parts, own_code) if (key := header_key(part))]
