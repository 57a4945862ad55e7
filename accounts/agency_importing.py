"""Lists of buying units (satker) as SiRUP has them: matched to ours, looked at, saved, taken back.

A unit keeps its own code; codes that it had before, and its names in files, are remembered as
aliases, so that files of plans and purchases find it. Units that nobody knows are left alone
until somebody says what they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import pghistory
from django.apps import apps
from django.db import models, transaction

from accounts.agency_reading import Outcome, Preview, Unit, UnitReader
from accounts.file_imports import (
    GOVERNMENT,
    UNIT_CODES,
    UNIT_NAMES,
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
)
from core.spreadsheets import Column, header_key

LAYOUT = Layout(
    ImportTable.AGENCIES,
    [
        Column(
            "name",
            "Nama satuan kerja",
            UNIT_NAMES,
            required=True,
        ),
        GOVERNMENT,
        Column("code", "Kode satuan kerja", UNIT_CODES),
        Column("number", "Nomor satuan kerja", ["kd_satker", "id satker", "satker_id"]),
        Column("years", "Tahun aktif", ["tahun_aktif"]),
        Column("npsn", "NPSN", ["no npsn", "nomor npsn", "nomor pokok sekolah nasional"]),
        Column(
            "parent",
            "Induk",
            ["dinas induk", "opd induk", "satuan induk", "perangkat daerah induk", "satker induk"],
        ),
    ],
    [
        "no", "telepon", "fax", "alamat", "kodepos", "jenis_klpd", "kd_klpd",
        "kode_eselon", "status_satker", "ket_satker", "jenis_satker", "jenis", "status",
        "bentuk pendidikan", "jenjang", "bp", "akreditasi", "kecamatan", "kelurahan",
    ],
    max_rows=20_000,
)  # fmt: skip
IMPORT_LOCK = 7307

# Rows that a unit has without anybody having used it.
UNUSED_LINKS = (AgencyAlias, ImportedAgency)


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


def stored_of(unit: Unit) -> dict[str, str | int | None]:
    """What a new unit was made of, to see later whether somebody has changed it."""
    agency = unit.agency
    if unit.outcome != Outcome.NEW or agency is None:
        return {}
    return {
        "name": agency.name,
        "npsn": agency.npsn,
        "parent_id": agency.parent_id,
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
