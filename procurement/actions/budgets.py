"""Budgets from the file "struktur anggaran" of the national systems, or one of the office's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.agency_names import likeliest
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
from accounts.models import Agency, AgencyAlias, ImportTable, UnitDirectory, User
from core.formats import parse_rounded, rounded_note
from core.spreadsheets import SUM, Column, Row, header_key
from procurement.actions.importing.drafts import NOT_OURS, unit_keys
from procurement.models import Budget, BudgetImport, BudgetVersion, ImportedBudget
from vendors.models import ImportAction

LAYOUT = Layout(
    ImportTable.BUDGETS,
    [
        Column("unit", "Satuan kerja", UNIT_NAMES, spans=True),
        Column("code", "Kode satuan kerja", [*UNIT_CODES, "kd_satker"], spans=True),
        GOVERNMENT,
        Column("procurement", "Belanja pengadaan", ["belanja_pengadaan", "pagu pengadaan", "pagu"],
               required=True),
        Column("goods_services", "Belanja barang dan jasa", ["belanja_barang_jasa", "barang jasa",
         "barang dan jasa", "belanja barang jasa"]),
        Column("capital", "Belanja modal", ["belanja_modal", "modal"]),
        Column("non_procurement", "Belanja bukan pengadaan", ["belanja_non_pengadaan"]),
        Column("year", "Tahun anggaran", ["tahun", "ta"]),
        Column("version", "Versi", ["tahapan", "tahap", "versi anggaran", "jenis apbd"]),
    ],
    unused=(
        "no", "nomor", "no urut", "kd_klpd", "jenis_klpd", "belanja_operasi",
        "belanja_btt", "total_belanja", "belanja pegawai", "keterangan", "ket",
    ),
    max_rows=2_000,
    either=[["unit", "code"]],
    advice={
        "procurement": "Laporan realisasi per rekening, misalnya dari SIPD, tidak memuat pagu "
        "pengadaan per satuan kerja: unduh “struktur anggaran” dari data.inaproc.id."
    },
)  # fmt: skip
EXAMPLE = {
    "unit": "Dinas Contoh",
    "code": "",
    "government": "",
    "procurement": "1.500.000.000",
    "goods_services": "900.000.000",
    "capital": "600.000.000",
    "non_procurement": "",
    "year": "",
    "version": "",
}
IMPORT_LOCK = 7309
MAX_GUESSED = 100
"""Unknown units up to which each is compared with all of ours."""
INITIAL = {"apbd", "apbdmurni", "murni", "induk", "apbdinduk", "pokok", "apbdpokok", "penetapan"}
AMOUNTS = ("procurement", "goods_services", "capital", "non_procurement")


@dataclass
class BudgetRow:
    """A row of the file: the unit as it is written there, amounts as text, "" for unknown."""

    number: int
    unit: str
    code: str
    amounts: dict[str, str]
    # Why the row is none of what is being saved, as the file itself says.
    not_meant: str = ""
    agency: Agency | None = None
    problem: str = ""
    # The unit of ours whose name is most like that of an unknown one.
    guess: Agency | None = None
    is_new: bool = False
    changes: dict[str, tuple[Decimal | None, Decimal]] = field(default_factory=dict)
    budget: Budget | None = None

    @property
    def is_unknown(self) -> bool:
        return not self.agency and not self.problem

    @property
    def is_saved(self) -> bool:
        return bool(self.agency and not self.problem and (self.is_new or self.changes))

    @property
    def notes(self) -> list[str]:
        return [note for text in self.amounts.values() if (note := rounded_note(text))]

    @property
    def values(self) -> dict[str, Decimal]:
        """What the file says; empty cells say nothing. Raises ValidationError of parse_rounded."""
        return {name: parse_rounded(text) for name, text in self.amounts.items() if text}


@dataclass
class BudgetPreview:
    """The rows of a file; ``left_out`` are those that only stand beside its table."""

    rows: list[BudgetRow]
    left_out: list[Row]


def preview(budget_import: BudgetImport) -> BudgetPreview:
    """Say of each row of the file what saving would do. Writes nothing."""
    year, version = budget_import.year, budget_import.version
    read = list(rows_of(budget_import, LAYOUT))
    left_out = [row for row in read if is_no_budget(row)]
    known = AgencyAlias.objects.directory()
    rows = [budget_row(row, year, version, known) for row in read if not is_no_budget(row)]
    compare(rows, known, year=year, version=version, said=budget_import.decisions)
    return BudgetPreview(rows, left_out)


def is_no_budget(row: Row) -> bool:
    """Whether a row is a sum, or one without amounts that only stands beside the table."""
    return row.aside == SUM or (row.is_beside and not has_amounts(row))


def has_amounts(row: Row) -> bool:
    return any(row.values.get(name) for name in AMOUNTS)


def budget_row(row: Row, year: int, version: str, known: UnitDirectory) -> BudgetRow:
    unit, code = known.told_apart(
        row.values.get("unit", ""), row.values.get("code", ""), row.values.get("government", "")
    )
    return BudgetRow(
        number=row.number,
        unit=(unit or code)[:300],
        code=code,
        amounts={name: row.values.get(name, "") for name in AMOUNTS},
        not_meant=why_not_meant(row, year, version),
    )


def decide(budget_import: BudgetImport, said: Mapping[str, str]) -> None:
    """Note which units names of the file mean, by their numbers; other names are left aside."""
    rows = preview(budget_import).rows if said else []
    asked = {row.unit for row in rows if row.is_unknown}
    named = {text: int(pk) for text, pk in said.items() if text in asked}
    budget_import.decisions = budget_import.decisions | named
    BudgetImport.objects.filter(pk=budget_import.pk, committed_at=None).update(
        decisions=budget_import.decisions
    )


def why_not_meant(row: Row, year: int, version: str) -> str:
    """Why a row is none of this year and version; "" if nothing in it says so."""
    if not has_amounts(row):
        return "Semua kolom kosong, tidak ada yang disimpan."
    said_year = row.values.get("year", "").removesuffix(".0")
    if said_year and said_year != str(year):
        return f"Baris ini untuk tahun {said_year[:20]}, sedangkan yang dipilih {year}."
    text = row.values.get("version", "")
    if text and (said := version_of(text)) != version:
        chosen = BudgetVersion(version).label
        named = BudgetVersion(said).label if said else f"“{text[:40]}”"
        return f"Baris ini untuk {named}, sedangkan yang dipilih {chosen}."
    return ""


def version_of(text: str) -> str:
    """The version that words such as "APBD Murni" or "P-APBD" mean; "" for others."""
    key = header_key(text)
    if "ubah" in key or key in {"apbdp", "papbd", "p"}:
        return str(BudgetVersion.APBDP)
    return str(BudgetVersion.APBD) if key in INITIAL else ""


def compare(
    rows: list[BudgetRow],
    known: UnitDirectory,
    *,
    year: int,
    version: str,
    said: dict[str, int],
) -> None:
    """Say of each row whose budget it is and what saving it would change. Writes nothing.

    ``said`` names units by the text of the file. Of two rows of one unit the second is refused.
    """
    chosen = Agency.objects.in_bulk(said.values())
    stored = {
        budget.agency_id: budget for budget in Budget.objects.filter(year=year, version=version)
    }
    seen: dict[int, int] = {}
    for row in rows:
        if row.not_meant:
            row.problem = row.not_meant
            continue
        keys = [key for key in unit_keys(row.unit, row.code) if key in known]
        row.agency = chosen.get(said.get(row.unit, 0)) or (known[keys[0]] if keys else None)
        if row.agency is None:
            row.problem = NOT_OURS if keys else ""
            continue
        row.problem = problem_of(row, seen)
        if not row.problem:
            set_changes(row, stored.get(row.agency.pk))
    guess([row for row in rows if row.is_unknown])


def guess(unknown: list[BudgetRow]) -> None:
    if 0 < len(unknown) <= MAX_GUESSED:
        names = {header_key(agency.name): agency for agency in Agency.objects.selectable()}
        for row in unknown:
            row.guess = likeliest(header_key(row.unit), names)


def problem_of(row: BudgetRow, seen: dict[int, int]) -> str:
    if row.agency and (first := seen.setdefault(row.agency.pk, row.number)) != row.number:
        return f"Satuan ini sudah ada di baris {first}."
    try:
        values = row.values
    except ValidationError as error:
        return error.messages[0]
    if any(value < 0 for value in values.values()):
        return "Pagu tidak boleh kurang dari nol."
    return ""


def set_changes(row: BudgetRow, stored: Budget | None) -> None:
    row.is_new = stored is None
    row.changes = {
        name: (getattr(stored, name, None), value)
        for name, value in row.values.items()
        if getattr(stored, name, None) != value
    }


def commit(budget_import: BudgetImport, *, by: User) -> BudgetImport:
    """Save what has changed, and remember the units that were named: all of it or nothing.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save", "not_saved".
    """
    with all_or_none(), pghistory.context(verb="import"):
        held: BudgetImport = hold(budget_import, lock=IMPORT_LOCK)
        list(Budget.objects.filter(year=held.year, version=held.version).select_for_update())
        rows = preview(held).rows
        saved = [row for row in rows if row.is_saved]
        if not saved:
            raise nothing_to_save()
        for row in saved:
            row.budget, _ = Budget.objects.update_or_create(
                agency=row.agency, year=held.year, version=held.version, defaults=row.values
            )
        remember(held, by=by)
        unsaved = [row for row in rows if row.problem or row.is_unknown]
        ImportedBudget.objects.bulk_create(imported(held, row) for row in [*saved, *unsaved])
        held.new_count = sum(row.is_new for row in saved)
        held.changed_count = len(saved) - held.new_count
        held.refused_count = len(unsaved)
        held.same_count = len(rows) - len(saved) - len(unsaved)
        held.note_saved(by=by)
    return held


def remember(budget_import: BudgetImport, *, by: User) -> None:
    units = Agency.objects.in_bulk(budget_import.decisions.values())
    said = budget_import.decisions.items()
    learned: dict[str, Agency | None] = {text: units[pk] for text, pk in said if pk in units}
    AgencyAlias.objects.remember(learned, by=by)


def imported(budget_import: BudgetImport, row: BudgetRow) -> ImportedBudget:
    kept = ImportedBudget(
        budget_import=budget_import,
        number=row.number,
        agency=row.agency,
        cells={"unit": row.unit, **row.amounts},
    )
    if not row.is_saved:
        kept.action = ImportAction.REFUSED
        kept.reason = row.problem or "Satuan kerja belum dikenal."
        return kept
    kept.action = ImportAction.CREATED if row.is_new else ImportAction.CHANGED
    kept.budget = row.budget
    kept.before = {name: as_text(old) for name, (old, _) in row.changes.items()}
    kept.after = {name: as_text(new) for name, (_, new) in row.changes.items()}
    return kept


def as_text(amount: Decimal | None) -> str | None:
    """An amount as JSON keeps it."""
    return None if amount is None else f"{amount:.2f}"


@transaction.atomic
def revert(budget_import: BudgetImport, *, by: User, reason: str) -> int:
    """Take an import back; return how many budgets stay because they were edited since.

    New budgets are removed (the history keeps them), changed ones get their old amounts back.
    Raises ValidationError "busy", "not_standing".
    """
    held: BudgetImport = hold_standing(budget_import, lock=IMPORT_LOCK)
    list(Budget.objects.filter(imported_rows__budget_import=held).select_for_update())
    rows = list(held.rows.exclude(budget=None).select_related("budget"))
    kept = {row.pk for row in rows if is_edited(row)}
    with pghistory.context(verb="revert_import", reason=reason):
        for row in rows:
            if row.pk not in kept and row.budget:
                take_back(row.budget, row)
    held.rows.filter(pk__in=kept).update(is_kept=True)
    held.note_taken_back(by=by, reason=reason)
    return len(kept)


def is_edited(row: ImportedBudget) -> bool:
    """Whether somebody has changed since what the file brought, or written a note to it."""
    is_noted = row.action == ImportAction.CREATED and row.budget and row.budget.note
    return bool(is_noted) or any(
        as_text(getattr(row.budget, name)) != amount for name, amount in row.after.items()
    )


def take_back(budget: Budget, row: ImportedBudget) -> None:
    if row.action == ImportAction.CREATED:
        budget.delete()
        return
    for name, amount in row.before.items():
        setattr(budget, name, None if amount is None else Decimal(amount))
    budget.save(update_fields=list(row.before))
