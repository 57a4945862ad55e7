"""Budgets from the file "struktur anggaran" of the national systems, or one of the office's own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import BinaryIO

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Agency, AgencyAlias, User
from core.formats import parse_money
from core.spreadsheets import Column, read_table, read_workbook
from procurement.actions.importing.drafts import unit_keys
from procurement.models import Budget

MAX_ROWS = 2_000
COLUMNS = [
    Column("unit", "Satuan kerja", ["nama_satker", "nama satuan kerja", "opd", "perangkat daerah"]),
    Column("code", "Kode satuan kerja", ["kd_satker_str", "kd_satker", "kode satker"]),
    Column("procurement", "Belanja pengadaan", ["belanja_pengadaan", "pagu pengadaan", "pagu"],
           required=True),
    Column("goods_services", "Belanja barang dan jasa", ["belanja_barang_jasa", "barang jasa"]),
    Column("capital", "Belanja modal", ["belanja_modal", "modal"]),
    Column("non_procurement", "Belanja bukan pengadaan", ["belanja_non_pengadaan"]),
]  # fmt: skip
AMOUNTS = ("procurement", "goods_services", "capital", "non_procurement")


@dataclass
class BudgetRow:
    """A row of the file: the unit as it is written there, amounts as text, "" for unknown."""

    number: int
    unit: str
    code: str
    amounts: dict[str, str]
    agency: Agency | None = None
    problem: str = ""
    is_new: bool = False
    changes: dict[str, tuple[Decimal | None, Decimal]] = field(default_factory=dict)

    @property
    def is_unknown(self) -> bool:
        return not self.agency and not self.problem

    @property
    def is_saved(self) -> bool:
        return bool(self.agency and not self.problem and (self.is_new or self.changes))

    @property
    def values(self) -> dict[str, Decimal]:
        """What the file says; empty cells say nothing. Raises ValidationError of parse_money."""
        return {name: parse_money(text) for name, text in self.amounts.items() if text}


def read_rows(file: BinaryIO, name: str) -> list[BudgetRow]:
    """Read a file. Raises ValidationError "missing_columns", "no_unit", and of read_workbook."""
    table = read_table(read_workbook(file, name, max_rows=MAX_ROWS), COLUMNS)
    if not {"unit", "code"} & table.present:
        raise ValidationError("Tidak ada kolom satuan kerja atau kodenya.", code="no_unit")
    return [
        BudgetRow(
            number=row.number,
            unit=row.values.get("unit", "") or row.values.get("code", ""),
            code=row.values.get("code", ""),
            amounts={name: row.values.get(name, "") for name in AMOUNTS},
        )
        for row in table.rows
    ]


def compare(
    rows: Iterable[BudgetRow], *, year: int, version: str, said: dict[str, int]
) -> list[BudgetRow]:
    """Say of each row whose budget it is and what saving it would change. Writes nothing.

    ``said`` names units by the text of the file. Of two rows of one unit the second is refused.
    """
    found = list(rows)
    known = AgencyAlias.objects.directory()
    chosen = Agency.objects.in_bulk(said.values())
    stored = {
        budget.agency_id: budget for budget in Budget.objects.filter(year=year, version=version)
    }
    seen: dict[int, int] = {}
    for row in found:
        keys = [key for key in unit_keys(row.unit, row.code) if key in known]
        row.agency = chosen.get(said.get(row.unit, 0)) or (known[keys[0]] if keys else None)
        if row.agency is None:
            row.problem = "Bukan satuan kerja kota ini, dilewati." if keys else ""
            continue
        row.problem = problem_of(row, seen)
        if not row.problem:
            set_changes(row, stored.get(row.agency.pk))
    return found


def problem_of(row: BudgetRow, seen: dict[int, int]) -> str:
    if row.agency and (first := seen.setdefault(row.agency.pk, row.number)) != row.number:
        return f"Satuan ini sudah ada di baris {first}."
    try:
        values = row.values
    except ValidationError as error:
        return error.messages[0]
    if any(value < 0 for value in values.values()):
        return "Pagu tidak boleh kurang dari nol."
    return "" if values else "Semua kolom kosong, tidak ada yang disimpan."


def set_changes(row: BudgetRow, stored: Budget | None) -> None:
    row.is_new = stored is None
    row.changes = {
        name: (getattr(stored, name, None), value)
        for name, value in row.values.items()
        if getattr(stored, name, None) != value
    }


@transaction.atomic
def save_rows(
    rows: Iterable[BudgetRow], *, year: int, version: str, said: dict[str, int], by: User
) -> tuple[int, int]:
    """Save what has changed, and remember the units that were named. Returns new and changed.

    The same file twice changes nothing.
    """
    list(Budget.objects.filter(year=year, version=version).select_for_update())
    saved = [row for row in compare(rows, year=year, version=version, said=said) if row.is_saved]
    with pghistory.context(verb="import"):
        for row in saved:
            Budget.objects.update_or_create(
                agency=row.agency, year=year, version=version, defaults=row.values
            )
    units = Agency.objects.in_bulk(said.values())
    AgencyAlias.objects.remember(
        {text: units[pk] for text, pk in said.items() if pk in units}, by=by
    )
    new = sum(row.is_new for row in saved)
    return new, len(saved) - new
