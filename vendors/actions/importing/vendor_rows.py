"""Rows of a list of vendors, and what saving each would do. Writes nothing."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from accounts.models import Region, RegionLevel
from core.fields import label_of
from core.formats import parse_rounded, rounded_note
from core.identifiers import clean_kbli, clean_nib, clean_nik, clean_npwp, clean_phone
from core.names import business_key
from core.spreadsheets import Row, header_key, says_none
from vendors.actions.importing.list_rows import ListPreview, ListRow, Outcome, plain
from vendors.models import LegalForm, SizeBasis, Vendor, VendorKbli

FORM_WORDS = {header_key(label): value for value, label in LegalForm.choices} | {
    "perorangan": LegalForm.INDIVIDUAL,
    "perseorangan": LegalForm.INDIVIDUAL,
    "usahaperorangan": LegalForm.INDIVIDUAL,
    "umkm": LegalForm.INDIVIDUAL,
    "ikm": LegalForm.INDIVIDUAL,
    "fa": LegalForm.FIRM,
    "kop": LegalForm.COOPERATIVE,
}
# A name that says the form itself: "CV. Sinar", "Koperasi Tani".
FORM_IN_NAME = re.compile(r"\b(pt|cv|ud|fa|firma|koperasi)\b", re.IGNORECASE)
YES = {"ya", "y", "1", "true", "pkp", "perempuan", "p"}
NO = {"tidak", "t", "0", "false", "nonpkp", "bukan", "lakilaki", "l"}
# Fields that a list may fill, in the order of the form.
FIELDS = (
    "name", "legal_form", "nib", "npwp", "nik", "contact_name", "phone", "email", "address",
    "region_id", "products_summary", "founded_year", "capital", "annual_sales", "size_basis",
    "size_class", "size_class_on", "woman_led", "is_taxable", "ekatalog_url",
)  # fmt: skip
FOLLOWING = {"size_basis", "size_class", "size_class_on"}
LABELS = {"region_id": "kelurahan", "kbli": "KBLI"}


@dataclass
class VendorRow(ListRow):
    vendor: Vendor | None = None
    kbli: list[str] = field(default_factory=list)

    @property
    def note(self) -> str:
        return ", ".join(
            text
            for name in ("contact_name", "products_summary")
            if (text := self.values.get(name))
        )

    @property
    def changed_labels(self) -> list[str]:
        if self.outcome != Outcome.CHANGED:
            return []
        return [
            LABELS.get(name) or label_of(Vendor, name)
            for name in self.after
            if name not in FOLLOWING
        ]


class Known:
    """The vendors that are stored, by what tells them apart. A merged record leads to its heir."""

    def __init__(self) -> None:
        vendors = Vendor.objects.in_bulk()
        self.by_nib: dict[str, Vendor] = {}
        self.by_npwp: dict[str, list[Vendor]] = {}
        self.by_name: dict[str, list[Vendor]] = {}
        self.by_contact: dict[tuple[str, str], Vendor] = {}
        self.owners: dict[tuple[str, str], int] = {}
        self.codes: dict[int, set[str]] = {}
        # A merged record keeps its NIB, which no other vendor may have.
        self.kept_nibs = {one.nib for one in vendors.values() if one.merged_into_id and one.nib}
        for vendor in vendors.values():
            heir = heir_of(vendor, vendors)
            if vendor.nib:
                self.by_nib[vendor.nib] = heir
            if vendor.npwp and vendor is heir:
                self.by_npwp.setdefault(vendor.npwp, []).append(heir)
            if vendor is heir:
                self.by_name.setdefault(vendor.name_key, []).append(heir)
            self.by_contact[vendor.name_key, vendor.phone] = heir
            self.owners[vendor.name.lower(), vendor.phone] = vendor.pk
        for pk, code in VendorKbli.objects.values_list("vendor", "code"):
            self.codes.setdefault(pk, set()).add(code)

    def find(self, row: VendorRow, fresh: Vendor) -> Vendor | None:
        """The stored vendor that the row is about; the row is refused when that is not sure."""
        if fresh.nib and fresh.nib in self.by_nib:
            return self.by_nib[fresh.nib]
        same_tax = self.by_npwp.get(fresh.npwp, []) if fresh.npwp else []
        if len(same_tax) == 1 and not differ(same_tax[0].nib, fresh.nib):
            return same_tax[0]
        key = business_key(fresh.name)
        found = self.by_contact.get((key, fresh.phone))
        if found and not differ(found.nib, fresh.nib):
            return found
        doubtful = [one for one in self.by_name.get(key, []) if not differ(one.nib, fresh.nib)]
        if doubtful:
            row.refuse(
                f"Nama sama dengan {doubtful[0]} yang sudah tercatat. Bila usahanya sama, tulis "
                "NIB atau nomor WhatsApp yang tercatat. Bila berbeda, tulis NIB-nya."
            )
        return None


def heir_of(vendor: Vendor, vendors: dict[int, Vendor]) -> Vendor:
    while vendor.merged_into_id:
        vendor = vendors[vendor.merged_into_id]
    return vendor


def differ(one: str | None, other: str | None) -> bool:
    """Whether two numbers are both known and not the same: then it is another business."""
    return bool(one and other and one != other)


class VendorReader:
    """Reads rows against the vendors that are stored; those are fetched once."""

    def __init__(self) -> None:
        self.known = Known()
        self.seen: dict[Any, int] = {}
        villages = Region.objects.filter(level=RegionLevel.VILLAGE).select_related("parent")
        self.villages = {header_key(village.name): village for village in villages}

    def read(self, rows: Iterable[Row]) -> ListPreview[VendorRow]:
        found, left_out = [], []
        for raw in rows:
            row = self.read_row(raw)
            if row.errors and raw.is_beside:
                left_out.append(raw)
            else:
                found.append(row)
        return ListPreview(found, left_out)

    def read_row(self, raw: Row) -> VendorRow:
        row = VendorRow(raw.number, raw.values)
        fresh = self.fresh(row)
        self.check(row, fresh)
        if row.errors:
            row.outcome = Outcome.REFUSED
            return row
        stored = self.known.find(row, fresh)
        if row.errors or self.is_repeated(row, stored, fresh):
            return row
        if stored is None:
            row.vendor = fresh
            row.after = {name: plain(getattr(fresh, name)) for name in FIELDS}
            row.after["kbli"] = row.kbli
        else:
            self.compare(row, stored, fresh)
        return row

    def is_repeated(self, row: VendorRow, stored: Vendor | None, fresh: Vendor) -> bool:
        """Refuse a vendor that stands in the file a second time."""
        keys: list[Any] = [(business_key(fresh.name), fresh.phone)]
        keys += [fresh.nib] if fresh.nib else []
        keys += [stored.pk] if stored else []
        earlier = next((self.seen[key] for key in keys if key in self.seen), None)
        if earlier:
            row.refuse(f"Vendor yang sama sudah ada di baris {earlier}.")
            return True
        self.seen |= dict.fromkeys(keys, row.number)
        return False

    # From cells to a vendor

    def fresh(self, row: VendorRow) -> Vendor:
        values = {name: " ".join(text.split()) for name, text in row.values.items()}
        values["email"] = "" if says_none(values.get("email", "")) else values["email"]
        vendor = Vendor(
            **{
                name: values.get(name, "")
                for name in ("name", "contact_name", "email", "address", "products_summary",
                             "ekatalog_url")
            },
            legal_form=self.legal_form(row, values),
            nib=self.cleaned(row, values.get("nib"), clean_nib) or None,
            npwp=self.cleaned(row, values.get("npwp"), clean_npwp),
            nik=self.cleaned(row, values.get("nik"), clean_nik),
            phone=self.cleaned(row, values.get("phone"), clean_phone),
            region=self.village(row, values),
            founded_year=self.year(row, values.get("founded_year", "")),
            capital=self.amount(row, "Modal usaha", values.get("capital", "")),
            annual_sales=self.amount(row, "Penjualan setahun", values.get("annual_sales", "")),
            woman_led=self.answer(row, "Dipimpin perempuan", values.get("woman_led", "")),
            is_taxable=self.answer(row, "PKP", values.get("is_taxable", "")),
        )  # fmt: skip
        codes = "" if says_none(values.get("kbli", "")) else values["kbli"]
        for code in re.split(r"[;,/\s]+", codes.removesuffix(".0")):
            if found := self.cleaned(row, code, clean_kbli):
                row.kbli.append(found)
        if vendor.annual_sales is not None or vendor.capital is not None:
            by_sales = vendor.annual_sales is not None
            vendor.size_basis = SizeBasis.SALES if by_sales else SizeBasis.CAPITAL
            vendor.set_size_class()
        return vendor

    def cleaned(self, row: VendorRow, text: str | None, clean: Callable[[str], str]) -> str:
        if not text or says_none(text):
            return ""
        try:
            return clean(text)
        except ValidationError as error:
            row.refuse(error.messages[0])
            return ""

    def legal_form(self, row: VendorRow, values: dict[str, str]) -> str:
        text = values.get("legal_form", "")
        if text:
            form = FORM_WORDS.get(header_key(text), "")
            if not form:
                row.refuse(f"Bentuk usaha “{text[:30]}” tidak dikenal.")
            return form
        said = FORM_IN_NAME.search(values.get("name", ""))
        return FORM_WORDS[said[1].lower()] if said else LegalForm.INDIVIDUAL

    def village(self, row: VendorRow, values: dict[str, str]) -> Region | None:
        text = values.get("village", "")
        own = re.sub(r"^(?:kelurahan|kel\.?|desa)\s+", "", text, flags=re.IGNORECASE)
        village = self.villages.get(header_key(own)) if header_key(own) else None
        if text and village is None:
            row.warnings.append(f"Kelurahan “{text[:40]}” tidak dikenal, dibiarkan kosong.")
        district = values.get("district", "")
        if village and village.parent and header_key(district) not in {"", *names_of(village)}:
            row.warnings.append(f"{village.name} ada di Kecamatan {village.parent.name}.")
        return village

    def year(self, row: VendorRow, text: str) -> int | None:
        if not text:
            return None
        if re.fullmatch(r"(19|20|21)\d\d", text.removesuffix(".0")):
            return int(text.removesuffix(".0"))
        row.refuse(f"Tahun “{text[:20]}” tidak terbaca.")
        return None

    def amount(self, row: VendorRow, label: str, text: str) -> Decimal | None:
        if not text:
            return None
        if note := rounded_note(text):
            row.warnings.append(f"{label} {note}")
        try:
            return parse_rounded(text)
        except ValidationError:
            row.refuse(
                f"{label} “{text[:30]}” tidak terbaca. Tulis angka penuh, misalnya 8500000."
            )
            return None

    def answer(self, row: VendorRow, label: str, text: str) -> bool | None:
        key = header_key(text)
        if key in YES | NO:
            return key in YES
        if key:
            row.refuse(f"{label}: tulis Ya atau Tidak, bukan “{text[:20]}”.")
        return None

    def check(self, row: VendorRow, fresh: Vendor) -> None:
        """What the model would refuse, without asking the database."""
        for name, label in (("contact_name", "Nama kontak"), ("phone", "Nomor WhatsApp")):
            if not row.values.get(name, "").strip(" -–"):
                row.refuse(f"{label} kosong.")
        try:
            fresh.clean_fields(exclude={"slug", "phone", "contact_name", "legal_form"})
        except ValidationError as error:
            for name, texts in error.message_dict.items():
                label = label_of(Vendor, name)
                row.refuse(f"{label[:1].upper()}{label[1:]}: {texts[0]}")

    # Against what is stored

    def compare(self, row: VendorRow, stored: Vendor, fresh: Vendor) -> None:
        """Put what the file says otherwise into `stored`; what the file leaves empty stays."""
        said_form = bool(row.values.get("legal_form")) or FORM_IN_NAME.search(fresh.name)
        for name in FIELDS:
            old, new = getattr(stored, name), getattr(fresh, name)
            is_silent = new in (None, "") or (name == "legal_form" and not said_form)
            if is_silent or old == new or name in FOLLOWING:
                continue
            if name == "nib" and new in self.known.kept_nibs:
                continue
            row.before[name], row.after[name] = plain(old), plain(new)
            setattr(stored, name, new)
        self.follow(row, stored, fresh)
        added = [code for code in row.kbli if code not in self.known.codes.get(stored.pk, set())]
        if added:
            row.before["kbli"], row.after["kbli"] = [], added
        row.vendor, row.kbli = stored, added
        row.outcome = Outcome.CHANGED if row.after else Outcome.SAME
        owner = self.known.owners.get((stored.name.lower(), stored.phone))
        if owner is not None and owner != stored.pk:
            row.refuse("Vendor lain sudah memakai nama dan nomor WhatsApp ini.")

    def follow(self, row: VendorRow, stored: Vendor, fresh: Vendor) -> None:
        """The size class follows from a new amount, and keeps its day when it stays the same."""
        if not {"capital", "annual_sales"} & row.after.keys():
            return
        kept = {name: getattr(stored, name) for name in FOLLOWING}
        stored.size_basis = fresh.size_basis
        stored.set_size_class()
        for name in FOLLOWING:
            if getattr(stored, name) != kept[name]:
                row.before[name] = plain(kept[name])
                row.after[name] = plain(getattr(stored, name))


def names_of(village: Region) -> set[str]:
    """The ways to write the kecamatan of a kelurahan: "Metro Pusat", "Kecamatan Metro Pusat"."""
    key = header_key(village.parent.name) if village.parent else ""
    return {key, f"kecamatan{key}", f"kec{key}"}
