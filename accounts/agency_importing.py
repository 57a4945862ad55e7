"""Lists of buying units (satker) as SiRUP has them: matched to ours, looked at, saved, taken back.

A unit keeps its own code; codes that it had before, and its names in files, are remembered as
aliases, so that files of plans and purchases find it. Units that nobody knows are left alone
until somebody says what they are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pghistory
from django.apps import apps
from django.db import models, transaction

from accounts.agency_names import likeliest
from accounts.file_imports import (
    Layout,
    all_or_none,
    hold,
    hold_standing,
    nothing_to_save,
    rows_of,
)
from accounts.models import (
    Agency,
    AgencyAction,
    AgencyAlias,
    AgencyImport,
    ImportedAgency,
    ImportTable,
    User,
    kind_of_name,
)
from core.spreadsheets import Column, Row, header_key

LAYOUT = Layout(
    ImportTable.AGENCIES,
    [
        Column(
            "name",
            "Nama satuan kerja",
            ["nama_satker", "satuan kerja", "satker", "nama opd", "opd", "nama perangkat daerah"],
            required=True,
        ),
        Column(
            "code", "Kode satuan kerja", ["kd_satker_str", "kode satker", "kode opd", "kode skpd"]
        ),
        Column("number", "Nomor satuan kerja", ["kd_satker", "id satker", "satker_id"]),
        Column("years", "Tahun aktif", ["tahun_aktif"]),
    ],
    [
        "no", "telepon", "fax", "alamat", "kodepos", "jenis_klpd", "kd_klpd", "nama_klpd",
        "kode_eselon", "status_satker", "ket_satker", "jenis_satker",
    ],
    max_rows=20_000,
)  # fmt: skip
IMPORT_LOCK = 7307
NEW, SKIP = "new", "skip"
MAX_GUESSED = 300
"""Unknown units up to which each is compared with all of ours."""

# Rows that a unit has without anybody having used it.
UNUSED_LINKS = (AgencyAlias, ImportedAgency)


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
    spellings: list[str] = field(default_factory=list)
    agency: Agency | None = None
    # The key by which somebody says what it is; "" for a unit that is known by itself.
    asked: str = ""
    guess: int | None = None
    outcome: Outcome = Outcome.UNKNOWN
    errors: list[str] = field(default_factory=list)
    before: dict[str, str | None] = field(default_factory=dict)
    after: dict[str, str | None] = field(default_factory=dict)
    learned: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return max(self.codes, key=lambda each: each[0])[1] if self.codes else ""

    @property
    def note(self) -> str:
        years = sorted(self.years)
        span = " sampai ".join(map(str, dict.fromkeys([*years[:1], *years[-1:]])))
        return ", ".join(filter(None, [self.code, span]))

    @property
    def changes(self) -> list[str]:
        said = {"satker_code": "Kode satuan kerja", "active_until": "Aktif sampai"}
        texts = [
            f"{said[name]}: {self.before[name] or 'kosong'} menjadi {value}"
            for name, value in self.after.items()
        ]
        known = [f"Dikenal juga sebagai {text}" for text in self.learned if self.agency]
        return [*texts, *known]


@dataclass
class Preview:
    """All units of the file in its order."""

    units: list[Unit]

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
        self.units: dict[str, Unit] = {}
        self.last_year = 0

    def read(self, rows: Iterable[Row]) -> Preview:
        for row in rows:
            self.add(row)
        for unit in self.units.values():
            self.decide(unit)
        self.guess()
        return Preview(list(self.units.values()))

    def add(self, row: Row) -> None:
        """Rows of one name, or of one unit that is known, are one unit."""
        name = " ".join(row.values["name"].split())[:300]
        code = row.values.get("code", "")[:40]
        number = row.values.get("number", "")[:40]
        if not header_key(name):
            error = Unit(f"row{row.number}", name, row.number, errors=["Nama kosong."])
            error.outcome = Outcome.REFUSED
            self.units[error.key] = error
            return
        known = self.meant(code, number, name)
        agency = known or self.said(name)
        key = f"unit{agency.pk}" if agency else header_key(name)
        unit = self.units.setdefault(key, Unit(key, name, row.number, agency=agency))
        unit.asked = unit.asked or ("" if known else header_key(name))
        years = {
            int(year) for year in re.findall(r"\b(?:19|20)[0-9]{2}\b", row.values.get("years", ""))
        }
        unit.years |= years
        self.last_year = max(self.last_year, *years, 0)
        if code:
            unit.codes.append((max(years, default=0), code))
        unit.spellings += [text for text in (code, number, name) if text]

    def meant(self, *texts: str) -> Agency | None:
        """Our unit of the first of these codes and names that is known."""
        return next(filter(None, (self.known.get(header_key(text)) for text in texts)), None)

    def said(self, name: str) -> Agency | None:
        said = self.decisions.get(header_key(name), "")
        return self.agencies.get(int(said)) if said.isdecimal() else None

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
        if agency.active_until is None and (end := self.end_of(unit)):
            self.change(unit, "active_until", end.isoformat())

    def change(self, unit: Unit, name: str, value: str) -> None:
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
                unit.guess = likeliest(unit.key, names)

    def new_agency(self, unit: Unit) -> Agency:
        return Agency(
            name=unit.name[:200],
            short_name=unit.name[:40],
            kind=kind_of_name(unit.name),
            satker_code=unit.code or None,
            active_from=date(min(unit.years), 1, 1) if unit.years else None,
            active_until=self.end_of(unit),
            source="Daftar satuan kerja (SiRUP)",
        )


def preview(agency_import: AgencyImport) -> Preview:
    """Say for each unit of the file what saving would do. Writes nothing."""
    return UnitReader(agency_import.decisions).read(rows_of(agency_import, LAYOUT))


def decide(agency_import: AgencyImport, said: dict[str, str]) -> None:
    """Note what units nobody knows are: "new", "skip", the number of one of ours, or "" again."""
    agency_import.decisions = {
        key: text for key, text in (agency_import.decisions | said).items() if text
    }
    AgencyImport.objects.filter(pk=agency_import.pk, committed_at=None).update(
        decisions=agency_import.decisions
    )


def commit(agency_import: AgencyImport, *, by: User) -> AgencyImport:
    """Save what is known or was decided: all of it or, whatever happens, nothing.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save", "not_saved".
    """
    with all_or_none(), pghistory.context(verb="import"):
        held: AgencyImport = hold(agency_import, lock=IMPORT_LOCK)
        reader = UnitReader(held.decisions)
        found = reader.read(rows_of(held, LAYOUT))
        if not found.savable:
            raise nothing_to_save()
        save_units(held, reader, found, by=by)
        counts = found.counts
        held.new_count, held.changed_count = counts[Outcome.NEW], counts[Outcome.CHANGED]
        held.same_count, held.refused_count = counts[Outcome.SAME], counts[Outcome.REFUSED]
        held.unknown_count = counts[Outcome.UNKNOWN]
        held.note_saved(by=by)
    return held


def save_units(held: AgencyImport, reader: UnitReader, found: Preview, *, by: User) -> None:
    new, changed = found.having(Outcome.NEW), found.having(Outcome.CHANGED)
    for unit in new:
        unit.agency = reader.new_agency(unit)
    # A code may go from one unit to another: no two have it at any moment.
    moved = [unit.agency for unit in changed if unit.agency and "satker_code" in unit.after]
    Agency.objects.filter(pk__in=[agency.pk for agency in moved]).update(satker_code=None)
    Agency.objects.add_new([unit.agency for unit in new if unit.agency])
    put(changed, "after")
    learned = {
        text: unit.agency
        for unit in (*new, *changed, *found.newly_skipped)
        for text in unit.learned
    }
    AgencyAlias.objects.remember(learned, by=by)
    actions = (
        (AgencyAction.CREATED, new),
        (AgencyAction.CHANGED, changed),
        (AgencyAction.SKIPPED, found.newly_skipped),
    )
    ImportedAgency.objects.bulk_create(
        ImportedAgency(
            agency_import=held,
            number=unit.number,
            action=action,
            agency=unit.agency,
            name=unit.name,
            before=unit.before,
            after=unit.after or stored_of(unit),
            keys=[header_key(text) for text in unit.learned],
        )
        for action, units in actions
        for unit in units
    )


def stored_of(unit: Unit) -> dict[str, str | None]:
    """What a new unit was made of, to see later whether somebody has changed it."""
    agency = unit.agency
    if unit.outcome != Outcome.NEW or agency is None:
        return {}
    return {
        "name": agency.name,
        "short_name": agency.short_name,
        "satker_code": agency.satker_code,
    }


def put(changes: Iterable[Unit | ImportedAgency], side: str) -> None:
    """Give units the values from one side of what was changed."""
    for change in changes:
        if change.agency and (values := getattr(change, side)):
            for name, value in values.items():
                is_day = name == "active_until" and value
                setattr(change.agency, name, date.fromisoformat(value) if is_day else value)
            change.agency.save(update_fields=list(values))


@transaction.atomic
def revert(agency_import: AgencyImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many units stay because they were edited or used since.

    New units that nobody has used are removed (the history keeps them), changed ones get their
    old code back, names and codes learned are forgotten. Raises ValidationError "busy",
    "not_standing".
    """
    held: AgencyImport = hold_standing(agency_import, lock=IMPORT_LOCK)
    rows = list(held.rows.select_related("agency"))
    used = used_agencies([row for row in rows if row.action == AgencyAction.CREATED])
    kept = [row for row in rows if row.agency_id in used or is_edited(row)]
    stays = {row.pk for row in kept}
    with pghistory.context(verb="revert_import", reason=reason):
        taken = [row for row in rows if row.pk not in stays]
        forget(taken)
        changed = [row for row in taken if row.action == AgencyAction.CHANGED]
        moved = [row.agency_id or 0 for row in changed if "satker_code" in row.after]
        Agency.objects.filter(pk__in=moved).update(satker_code=None)
        created = [row.agency_id or 0 for row in taken if row.action == AgencyAction.CREATED]
        Agency.objects.filter(pk__in=created).delete()
        put(changed, "before")
    held.rows.filter(pk__in=stays).update(is_kept=True)
    held.note_taken_back(by=by, reason=reason)
    return len(kept)


def forget(rows: Iterable[ImportedAgency]) -> None:
    """Remove the aliases that the import brought and that still mean the same unit."""
    keys: dict[int | None, list[str]] = defaultdict(list)
    for row in rows:
        keys[row.agency_id] += row.keys
    for agency_id, own in keys.items():
        AgencyAlias.objects.filter(key__in=own, agency=agency_id).delete()


def is_edited(row: ImportedAgency) -> bool:
    """Whether somebody has changed since what the file brought."""
    for name, value in row.after.items():
        stored = getattr(row.agency, name, None)
        if (stored.isoformat() if isinstance(stored, date) else stored) != value:
            return True
    return False


def used_agencies(created: list[ImportedAgency]) -> set[int]:
    """Those of the new units that anything points at, in this app or a later one."""
    pks = [row.agency_id for row in created]
    keys = [key for row in created for key in row.keys]
    later = AgencyAlias.objects.filter(agency__in=pks).exclude(key__in=keys)
    used = set(later.values_list("agency_id", flat=True))
    for link in links_to_agencies():
        rows = link.model._base_manager.filter(**{f"{link.name}__in": pks})
        used.update(rows.values_list(link.attname, flat=True))
    return used


def links_to_agencies() -> Iterator[models.Field]:
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") or issubclass(model, UNUSED_LINKS):
            continue
        for link in model._meta.concrete_fields:
            if link.related_model is Agency:
                yield link
