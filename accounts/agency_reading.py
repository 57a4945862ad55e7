"""A list of buying units read row by row: what each unit in it is to us, and what saving would do.

Schools are units of their own: their lists name the NPSN and the dinas that they stand below.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accounts.agency_names import likeliest
from accounts.models import Agency, AgencyAlias, AgencyKind, kind_of_name
from accounts.models.agency import MAX_DEPTH
from core.keys import row_key
from core.spreadsheets import Row, header_key

NEW, SKIP = "new", "skip"
MAX_GUESSED = 300
"""Unknown units up to which each is compared with all of ours."""


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    REFUSED = "refused"


@dataclass(eq=False)
class Unit:
    """All rows of the file that mean one unit, and what saving would do with it."""

    key: str
    name: str
    number: int
    # The code of each row with its last year: the latest is the unit's own.
    codes: list[tuple[int, str]] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    npsn: str = ""
    parent: Agency | None = None
    spellings: list[str] = field(default_factory=list)
    agency: Agency | None = None
    # The key by which somebody says what it is; "" for a unit that is known by itself.
    asked: str = ""
    # The unit of ours whose name is most like that of an unknown one.
    guess: Agency | None = None
    outcome: Outcome = Outcome.UNKNOWN
    errors: list[str] = field(default_factory=list)
    before: dict[str, str | int | None] = field(default_factory=dict)
    after: dict[str, str | int | None] = field(default_factory=dict)
    learned: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return max(self.codes, key=lambda each: each[0])[1] if self.codes else ""

    @property
    def note(self) -> str:
        years = sorted(self.years)
        span = " sampai ".join(map(str, dict.fromkeys([*years[:1], *years[-1:]])))
        npsn = self.npsn and f"NPSN {self.npsn}"
        below = f"di bawah {self.parent}" if self.parent else ""
        return ", ".join(filter(None, [self.code, npsn, span, below]))

    @property
    def changes(self) -> list[str]:
        said = {
            "satker_code": "Kode satuan kerja",
            "active_until": "Aktif sampai",
            "npsn": "NPSN",
            "parent_id": "Induk",
        }
        texts = [
            f"{said[name]}: {self.before[name] or 'kosong'} menjadi "
            f"{self.parent if name == 'parent_id' else value}"
            for name, value in self.after.items()
        ]
        known = [f"Dikenal juga sebagai {text}" for text in self.learned if self.agency]
        return [*texts, *known]


@dataclass
class Preview:
    """All units of the file in its order."""

    units: list[Unit]
    # Rows that only stand beside the list: sums, signatures.
    left_out: list[Row] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        found = {outcome.value: 0 for outcome in Outcome}
        for unit in self.units:
            found[unit.outcome] += 1
        return found

    def having(self, *outcomes: str) -> list[Unit]:
        return [unit for unit in self.units if unit.outcome in outcomes]

    @property
    def problems_first(self) -> list[Unit]:
        first = (Outcome.REFUSED, Outcome.UNKNOWN)
        return sorted(self.units, key=lambda unit: (unit.outcome not in first, unit.number))

    @property
    def savable(self) -> int:
        return len(self.having(Outcome.NEW, Outcome.CHANGED)) + len(self.newly_skipped)

    @property
    def newly_skipped(self) -> list[Unit]:
        """Units that are to be left out from now on, in files of purchases too."""
        return [unit for unit in self.having(Outcome.SKIPPED) if unit.learned]


class UnitReader:
    """Puts the rows of a file together to units and compares them with ours."""

    def __init__(self, decisions: dict[str, str]) -> None:
        self.decisions = decisions
        self.known = AgencyAlias.objects.directory()
        self.agencies = {agency.pk: agency for agency in Agency.objects.all()}
        self.with_children = {agency.parent_id for agency in self.agencies.values()}
        self.units: dict[str, Unit] = {}
        self.last_year = 0
        self.left_out: list[Row] = []

    def read(self, rows: Iterable[Row]) -> Preview:
        for row in rows:
            self.add(row)
        for unit in self.units.values():
            self.decide(unit)
        self.refuse_equal_codes()
        self.guess()
        return Preview(list(self.units.values()), self.left_out)

    def add(self, row: Row) -> None:
        """Rows of one name, one NPSN, or one unit that is known, are one unit."""
        name, code = self.known.told_apart(
            " ".join(row.values["name"].split())[:300],
            row.values.get("code", "")[:40],
            row.values.get("government", ""),
        )
        number = row.values.get("number", "")[:40]
        npsn = "".join(row.values.get("npsn", "").split())
        above = " ".join(row.values.get("parent", "").split())
        parent = self.known.get(header_key(above)) if above else None
        if errors := list(self.errors_of(name, npsn, above, parent)):
            if row.is_beside:
                self.left_out.append(row)
                return
            error = Unit(f"row{row.number}", name, row.number, errors=errors)
            error.outcome = Outcome.REFUSED
            self.units[error.key] = error
            return
        known = self.meant(npsn, code, number, "" if self.is_another(name, npsn) else name)
        own_key = npsn or header_key(name)
        agency = known or self.said(own_key)
        key = f"unit{agency.pk}" if agency else own_key
        unit = self.units.setdefault(key, Unit(key, name, row.number, agency=agency))
        unit.asked = unit.asked or ("" if known else own_key)
        unit.npsn, unit.parent = npsn or unit.npsn, parent or unit.parent
        years = {
            int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", row.values.get("years", ""))
        }
        unit.years |= years
        self.last_year = max(self.last_year, *years, 0)
        if code:
            unit.codes.append((max(years, default=0), code))
        unit.spellings += [text for text in (code, number, name) if text]

    def errors_of(self, name: str, npsn: str, above: str, parent: Agency | None) -> Iterator[str]:
        """What is wrong with a row; `above` is what it calls the unit above it."""
        if not header_key(name):
            yield "Nama kosong."
        if npsn and not re.fullmatch(r"[0-9]{8}", npsn):
            yield f"NPSN {npsn[:40]} tidak terdiri dari 8 angka."
        if above and parent is None:
            yield (
                f"Induk {above[:100]} belum dikenal. Tulis namanya seperti di daftar perangkat "
                "daerah, atau tambahkan dulu."
            )
        elif parent and self.depth_of(parent) >= MAX_DEPTH:
            yield f"{parent} sudah di tingkat paling bawah. Pilih induk yang lebih atas."

    def depth_of(self, agency: Agency) -> int:
        """At which level a unit of ours stands, counted from 1 at the top."""
        depth = 1
        while agency.parent_id and depth < MAX_DEPTH:
            agency, depth = self.agencies[agency.parent_id], depth + 1
        return depth

    def is_another(self, name: str, npsn: str) -> bool:
        """Whether a school of ours has the same name and an NPSN of its own."""
        known = self.known.get(header_key(name))
        return bool(npsn and known and known.npsn and known.npsn != npsn)

    def meant(self, *texts: str) -> Agency | None:
        """Our unit of the first of these codes and names that is known."""
        return next(filter(None, (self.known.get(header_key(text)) for text in texts)), None)

    def said(self, key: str) -> Agency | None:
        return self.agencies.get(row_key(self.decisions.get(key, "")) or 0)

    def decide(self, unit: Unit) -> None:
        if unit.errors:
            return
        unit.learned = list(self.unknown_spellings(unit))
        if unit.agency is None:
            said = self.decisions.get(unit.key, "")
            if any(self.is_left_out(text) for text in unit.spellings):
                said, unit.asked = SKIP, ""
            unit.outcome = {NEW: Outcome.NEW, SKIP: Outcome.SKIPPED}.get(said, Outcome.UNKNOWN)
            return
        self.compare(unit, unit.agency)
        is_changed = unit.after or unit.learned
        unit.outcome = Outcome.CHANGED if is_changed else Outcome.SAME

    def refuse_equal_codes(self) -> None:
        """Of two units that the file would give one code, only the first can have it."""
        first: dict[str, Unit] = {}
        for unit in self.units.values():
            if unit.outcome not in (Outcome.NEW, Outcome.CHANGED):
                continue
            code = unit.code if unit.outcome == Outcome.NEW else unit.after.get("satker_code")
            if code and (other := first.setdefault(str(code), unit)) is not unit:
                unit.errors.append(
                    f"Kode {code} juga kode {other.name} di baris {other.number}. Bila satuannya "
                    "sama, pilih satuan itu; bila berbeda, perbaiki kodenya di berkas."
                )
                unit.outcome = Outcome.REFUSED

    def unknown_spellings(self, unit: Unit) -> Iterator[str]:
        """Codes and names that no file could be matched by until now; its own code is none."""
        seen = {header_key(unit.code)} if unit.code else set()
        for text in unit.spellings:
            key = header_key(text)
            if key and key not in seen and key not in self.known:
                seen.add(key)
                yield text

    def is_left_out(self, text: str) -> bool:
        key = header_key(text)
        return key in self.known and self.known[key] is None

    def compare(self, unit: Unit, agency: Agency) -> None:
        codes = {code for _, code in unit.codes}
        if unit.code and unit.code != agency.satker_code:
            self.change(unit, "satker_code", unit.code)
            if agency.satker_code and agency.satker_code not in codes:
                unit.learned.append(agency.satker_code)
        if unit.npsn and agency.npsn is None and agency.kind == AgencyKind.SCHOOL:
            self.change(unit, "npsn", unit.npsn)
        if unit.parent and agency.parent_id is None and self.can_stand_below(unit.parent, agency):
            self.change(unit, "parent_id", unit.parent.pk)
        if agency.active_until is None and (end := self.end_of(unit)):
            self.change(unit, "active_until", end.isoformat())

    def can_stand_below(self, parent: Agency, agency: Agency) -> bool:
        """Whether a unit without one can have this unit above it: it has none below itself."""
        return parent != agency and agency.pk not in self.with_children

    def change(self, unit: Unit, name: str, value: str | int) -> None:
        stored = getattr(unit.agency, name)
        unit.before[name] = stored.isoformat() if isinstance(stored, date) else stored
        unit.after[name] = value

    def end_of(self, unit: Unit) -> date | None:
        """The last day of a unit that later years of the same list no longer have."""
        last = max(unit.years, default=0)
        return date(last, 12, 31) if 0 < last < self.last_year else None

    def guess(self) -> None:
        unknown = [unit for unit in self.units.values() if unit.outcome == Outcome.UNKNOWN]
        if len(unknown) <= MAX_GUESSED:
            names = {header_key(agency.name): agency for agency in self.agencies.values()}
            for unit in unknown:
                unit.guess = likeliest(header_key(unit.name), names)

    def new_agency(self, unit: Unit) -> Agency:
        return Agency(
            name=unit.name[:200],
            short_name=unit.name[:40],
            kind=AgencyKind.SCHOOL if unit.npsn else kind_of_name(unit.name),
            parent=unit.parent,
            npsn=unit.npsn or None,
            satker_code=unit.code or None,
            active_from=date(min(unit.years), 1, 1) if unit.years else None,
            active_until=self.end_of(unit),
            source="Daftar sekolah" if unit.npsn else "Daftar satuan kerja (SiRUP)",
        )
