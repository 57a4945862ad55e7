"""Rows of a RUP file put together to packages, and what saving each would do. Writes nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import F

from accounts.models import Agency, AgencyAlias, User
from core.fields import label_of
from core.formats import months_named, parse_date, parse_money, parse_rounded, rounded_note
from core.spreadsheets import Row, header_key, split_codes
from matching.models import Demand, DemandCode, DemandSource, ProcurementMethod, ProcurementType

RUP_CODE = re.compile(r"(?<!\d)\d{8}(?!\d)")
VOLUME = re.compile(r"\A\(?\s*(\d[\d.,]*)\s*,?\s*([A-Za-z][A-Za-z /]{0,38})")
TRUE = {"true", "1", "ya", "aktif", "t", "y"}
METHODS = {header_key(label): value for value, label in ProcurementMethod.choices} | {
    "epurchasing": ProcurementMethod.E_PURCHASING,
    "sayembara": ProcurementMethod.CONTEST,
    "kontes": ProcurementMethod.CONTEST,
}
TYPES = (
    ("konstruksiterintegrasi", ProcurementType.MIXED),
    ("terintegrasi", ProcurementType.MIXED),
    ("konsultansi", ProcurementType.CONSULTING),
    ("konstruksi", ProcurementType.WORKS),
    ("barang", ProcurementType.GOODS),
    ("jasa", ProcurementType.SERVICES),
)
COMPARED = (
    "agency_id", "rup_codes", "name", "specification", "quantity", "unit", "budget", "first_month",
    "last_month", "account_codes", "method", "procurement_type", "fund_source", "is_pdn", "is_umk",
    "non_umk_reason", "is_active", "is_announced",
)  # fmt: skip


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(eq=False)
class Package:
    """All rows that share a RUP code, and what saving would do with them."""

    number: int
    values: dict[str, str]
    year: int
    codes: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    # Told by number or, without one, by all cells: the same budget line counts once.
    lines: set[Any] = field(default_factory=set)
    demand: Demand | None = None
    fresh: Demand | None = None
    # Demand that was of one of the codes alone; this package stands in its place.
    absorbed: list["Package"] = field(default_factory=list)
    outcome: Outcome = Outcome.NEW
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    def place_of(self, code: str) -> int:
        return self.codes.index(code) if code in self.codes else len(self.codes)

    def add(self, row: Row, codes: Iterable[str]) -> None:
        """Take a row in, unless it is a budget line that the package has already."""
        self.codes = list(dict.fromkeys([*self.codes, *codes]))
        line = row.values.get("line_id") or tuple(sorted(row.values.items()))
        if line in self.lines:
            self.warnings.append(f"Baris {row.number} sama dengan baris lain, dihitung sekali.")
            return
        self.lines.add(line)
        self.rows.append(row)

    @property
    def is_savable(self) -> bool:
        return self.outcome in {Outcome.NEW, Outcome.CHANGED}

    @property
    def changed_labels(self) -> list[str]:
        return [label_of(Demand, name.removesuffix("_id")) for name in self.after]


@dataclass
class DemandPreview:
    packages: list[Package]
    unknown_units: list[str]
    row_count: int
    # Demand of an earlier file, of the units and years of this one, that this one has no more.
    missing: list[Demand] = field(default_factory=list)
    # Rows that only stand beside the table: sums, signatures, names of its parts.
    left_out: list[Row] = field(default_factory=list)

    def having(self, outcome: Outcome) -> list[Package]:
        return [package for package in self.packages if package.outcome == outcome]

    @property
    def savable(self) -> int:
        return sum(package.is_savable for package in self.packages)

    @property
    def counts(self) -> dict[str, int]:
        return {outcome.value: len(self.having(outcome)) for outcome in Outcome}

    @property
    def uncounted(self) -> int:
        """Packages that are kept but stand in no sum: inactive, deleted, not announced."""
        return sum(
            package.demand is not None and not package.demand.is_counted
            for package in self.packages
        )

    @property
    def budget(self) -> Decimal:
        """What the file brings into the sums."""
        return sum(
            (
                package.demand.budget or Decimal(0)
                for package in self.packages
                if package.demand and package.demand.is_counted
            ),
            Decimal(0),
        )

    @property
    def problems_first(self) -> list[Package]:
        order = [Outcome.REFUSED, Outcome.SKIPPED, Outcome.CHANGED, Outcome.NEW, Outcome.SAME]
        return sorted(
            self.packages, key=lambda package: (order.index(package.outcome), package.number)
        )


class PackageReader:
    """Reads rows against the demand that is stored; units and demand are fetched once."""

    def __init__(self, *, year: int, user: User):
        self.year = year
        self.units = AgencyAlias.objects.directory()
        self.allowed = None
        if user.is_buyer:
            self.allowed = set(Agency.objects.visible_to(user).values_list("pk", flat=True))
        self.unknown: dict[str, None] = {}
        self.left_out: list[Row] = []

    def read(self, rows: Iterable[Row]) -> DemandPreview:
        rows = list(rows)
        packages = self.group(rows)
        for package in packages:
            self.fill(package)
        self.pair([package for package in packages if package.fresh])
        return DemandPreview(
            packages,
            list(self.unknown),
            len(rows) - len(self.left_out),
            missing_from(packages),
            self.left_out,
        )

    def group(self, rows: list[Row]) -> list[Package]:
        """One package for all rows that share a code, straight or by way of another row.

        So no budget is counted twice and none is lost, however the codes stand in the cells.
        Lines without a code are packages of their own, to be refused.
        """
        found: dict[tuple[int, str], Package] = {}
        refused = []
        for row in rows:
            codes = list(dict.fromkeys(RUP_CODE.findall(row.values.get("rup_code", ""))))
            first = Package(row.number, row.values, self.year)
            year = self.whole(row.values.get("year", ""), self.year, first)
            first.year = year
            if not codes:
                first.errors.append("Kode RUP bukan 8 angka.")
            if first.errors:
                if row.aside:
                    self.left_out.append(row)
                    continue
                first.add(row, codes)
                refused.append(first)
                continue
            joined = {found[year, code] for code in codes if (year, code) in found}
            package = min(joined, key=lambda one: one.number, default=first)
            for other in joined - {package}:
                merge(package, other)
            package.add(row, codes)
            found |= {(year, code): package for code in package.codes}
        return sorted({*found.values(), *refused}, key=lambda one: one.number)

    def fill(self, package: Package) -> None:
        """Read what the rows say, unless they are refused or left out."""
        agency = None if package.errors else self.unit_of(package)
        if agency:
            fresh = Demand(agency=agency, year=package.year, rup_codes=package.codes)
            self.read_values(package, fresh)
            package.fresh = None if package.errors else fresh
        if package.errors:
            package.outcome = Outcome.REFUSED

    def pair(self, packages: list[Package]) -> None:
        """Find the stored demand of each package by its codes.

        Demand whose codes the file has in several packages goes on as the package of the first
        of them; of several that the file has as one, the first goes on and the others end.
        """
        holder = {(package.year, code): package for package in packages for code in package.codes}
        theirs: dict[Package, list[Demand]] = {package: [] for package in packages}
        known = DemandCode.objects.filter(code__in={code for _, code in holder})
        for demand in Demand.objects.filter(pk__in=known.values("demand")).order_by("pk"):
            keys = ((demand.year, code) for code in demand.rup_codes)
            owner = next((holder[key] for key in keys if key in holder), None)
            if owner:
                theirs[owner].append(demand)
        for package, stored in theirs.items():
            fresh = cast("Demand", package.fresh)
            if not stored:
                fresh.name = fresh.name or f"Paket RUP {', '.join(package.codes)}"[:500]
                fresh.source = DemandSource.RUP
                package.demand = fresh
                continue
            stored.sort(key=lambda one: min(map(package.place_of, one.rup_codes)))
            compare(package, stored[0], fresh)
            for demand in stored[1:]:
                absorb(package, demand)

    def unit_of(self, package: Package) -> Agency | None:
        """The unit by code, then by name; None with the outcome set when there is none."""
        values = package.values
        name, code = self.units.told_apart(
            values.get("agency_name", ""),
            values.get("agency_code", ""),
            values.get("government", ""),
        )
        for text in (code, name):
            if header_key(text) in self.units:
                agency = self.units[header_key(text)]
                if agency is None:
                    package.outcome = Outcome.SKIPPED
                    package.warnings.append("Bukan satuan kerja kota ini.")
                elif self.allowed is not None and agency.pk not in self.allowed:
                    package.outcome = Outcome.REFUSED
                    package.errors.append(f"{agency} bukan OPD Anda atau satuan di bawahnya.")
                    return None
                return agency
        package.outcome = Outcome.REFUSED
        if name := name or code:
            self.unknown[name] = None
            package.errors.append(f"Satuan kerja “{name}” belum dikenal.")
        else:
            package.errors.append("Satuan kerja kosong.")
        return None

    def read_values(self, package: Package, demand: Demand) -> None:
        values = package.values
        demand.name = " ".join(values.get("name", "").split())[:500]
        demand.specification = "\n".join(
            text for name in ("specification", "details") if (text := values.get(name, "").strip())
        )[:4000]
        demand.budget = self.summed(package)
        demand.account_codes = account_codes(package.rows)
        demand.method = METHODS.get(header_key(values.get("method", "")), "")
        if values.get("self_managed"):
            demand.method = ProcurementMethod.SELF_MANAGED
        kind = header_key(values.get("procurement_type", ""))
        demand.procurement_type = next((value for word, value in TYPES if word in kind), "")
        funds = dict.fromkeys(row.values.get("fund_source", "") for row in package.rows)
        demand.fund_source = ", ".join(filter(None, funds))[:60]
        demand.quantity, demand.unit = volume(values)
        demand.first_month, demand.last_month = months(values)
        demand.is_pdn, demand.is_umk = yes(values.get("pdn")), yes(values.get("umk"))
        demand.non_umk_reason = values.get("non_umk_reason", "")[:500]
        demand.is_active = all(
            is_true(row.values.get("active"), default=True)
            and not is_true(row.values.get("deleted"), default=False)
            for row in package.rows
        )
        demand.is_announced = header_key(values.get("announced", "")) in {"", "terumumkan", "true"}

    def whole(self, text: str, default: int, package: Package) -> int:
        if not text:
            return default
        year = text.removesuffix(".0")
        if re.fullmatch(r"2[01]\d\d", year):
            return int(year)
        package.errors.append(f"Tahun “{text[:20]}” tidak terbaca.")
        return default

    def summed(self, package: Package) -> Decimal | None:
        """The budgets of all lines together; None if no line has one."""
        amounts = [
            self.amount(text, row.number, package)
            for row in package.rows
            if (text := row.values.get("budget", ""))
        ]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if known else None

    def amount(self, text: str, number: int, package: Package) -> Decimal | None:
        # A package of one row is named by that row already.
        place = f" di baris {number}" if len(package.rows) > 1 else ""
        try:
            amount = parse_rounded(text)
        except ValidationError:
            package.errors.append(
                f"Pagu “{text[:30]}”{place} tidak terbaca. Tulis angka penuh, misalnya 8500000."
            )
            return None
        if amount < 0:
            package.errors.append(f"Pagu{place} kurang dari 0.")
            return None
        if note := rounded_note(text):
            package.warnings.append(f"Pagu {note}")
        return amount


def missing_from(packages: list[Package]) -> list[Demand]:
    """What files have brought before of the same units, years and kind of RUP, the dearest first.

    Plans of work that agencies do themselves come in files of their own. Nothing is changed: only
    a person can say whether a package was given up or the file is cut off.
    """
    fresh = [package.fresh for package in packages if package.fresh]
    scope = {(one.agency_id, one.year, is_own_work(one)) for one in fresh}
    codes = {(package.year, code) for package in packages for code in package.codes}
    stored = Demand.objects.counted().filter(
        source=DemandSource.RUP,
        agency__in={agency for agency, *_ in scope},
        year__in={year for _, year, _ in scope},
    )
    return [
        demand
        for demand in stored.select_related("agency").order_by(F("budget").desc(nulls_last=True))
        if (demand.agency_id, demand.year, is_own_work(demand)) in scope
        and demand.rup_codes
        and not any((demand.year, code) in codes for code in demand.rup_codes)
    ]


def is_own_work(demand: Demand) -> bool:
    return demand.method == ProcurementMethod.SELF_MANAGED


def merge(package: Package, other: Package) -> None:
    """Put the rows of `other` to `package`: a later row has named a code of both."""
    package.warnings += other.warnings
    for row in other.rows:
        package.add(row, other.codes)


def compare(package: Package, stored: Demand, fresh: Demand) -> None:
    """Put what the file says otherwise into `stored`; what the file leaves empty stays."""
    for name in COMPARED:
        old, new = getattr(stored, name), getattr(fresh, name)
        if new in (None, "", []) or is_equal(old, new):
            continue
        package.before[name], package.after[name] = plain(old), plain(new)
        setattr(stored, name, new)
    package.demand = stored
    package.outcome = Outcome.CHANGED if package.after else Outcome.SAME


def absorb(package: Package, demand: Demand) -> None:
    """Take demand out of every sum whose codes and money the package has now."""
    empty = Demand(rup_codes=[], is_active=False)
    gone = Package(package.number, package.values, package.year, demand=demand)
    for name in ("rup_codes", "is_active"):
        old, new = getattr(demand, name), getattr(empty, name)
        if old != new:
            gone.before[name], gone.after[name] = old, new
            setattr(demand, name, new)
    gone.outcome = Outcome.CHANGED
    package.absorbed.append(gone)
    package.warnings.append(f"“{demand}” kini menjadi bagian paket ini dan tidak dihitung lagi.")


def is_equal(old: Any, new: Any) -> bool:
    """Whether two values say the same; the order of codes says nothing."""
    if isinstance(old, list) and isinstance(new, list):
        return sorted(old) == sorted(new)
    return bool(old == new)


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return str(value) if isinstance(value, Decimal) else value


def account_codes(rows: list[Row]) -> list[str]:
    texts = (text for row in rows for text in split_codes(row.values.get("account_codes", "")))
    return list(dict.fromkeys(filter(None, (text.strip(".")[:60] for text in texts))))


def volume(values: dict[str, str]) -> tuple[Decimal | None, str]:
    """Quantity and unit where they are said plainly, such as 120 set; otherwise nothing."""
    found = VOLUME.match(values.get("volume", ""))
    unit = values.get("unit", "").strip()[:40]
    text = found[1] if found else values.get("volume", "")
    try:
        quantity = parse_money(text.rstrip(".,")) if text else None
    except ValidationError:
        quantity = None
    if not quantity or not 0 < quantity < Decimal(10) ** 13:
        return None, unit
    return quantity, unit or (found[2].strip() if found else "")


def months(values: dict[str, str]) -> tuple[int | None, int | None]:
    """First and last month; one cell may name both, as in "Juli s.d. Agustus 2025"."""
    starts, ends = months_of(values.get("starts_on", "")), months_of(values.get("ends_on", ""))
    if not starts:
        return None, None
    first, last = starts[0], (ends or starts)[-1]
    return (first, last) if first <= last else (None, None)


def months_of(text: str) -> list[int]:
    if text.isdecimal() and 1 <= int(text) <= 12:
        return [int(text)]
    if named := months_named(text):
        return named
    try:
        return [parse_date(text[:10]).month] if text else []
    except ValidationError:
        return []


def is_true(text: str | None, *, default: bool) -> bool:
    return header_key(text) in TRUE if text else default


def yes(text: str | None) -> bool | None:
    """True when the status names it (PDN, UKM), False for another word, None when empty."""
    if not text or not header_key(text):
        return None
    return header_key(text) in {*TRUE, "pdn", "ukm", "umk", "umkk"}
