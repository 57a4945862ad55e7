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
from core.spreadsheets import SUM, Column, Row, Table, header_key, read_table, read_workbook
from procurement.actions.importing.drafts import unit_keys
from procurement.models import Budget, BudgetVersion

MAX_ROWS = 2_000
COLUMNS = [
    Column("unit", "Satuan kerja", ["nama_satker", "nama satuan kerja", "opd", "perangkat daerah"]),
    Column("code", "Kode satuan kerja", ["kd_satker_str", "kd_satker", "kode satker"]),
    Column("procurement", "Belanja pengadaan", ["belanja_pengadaan", "pagu pengadaan", "pagu"],
           required=True),
    Column("goods_services", "Belanja barang dan jasa", ["belanja_barang_jasa", "barang jasa",
     "barang dan jasa"]),
    Column("capital", "Belanja modal", ["belanja_modal", "modal"]),
    Column("non_procurement", "Belanja bukan pengadaan", ["belanja_non_pengadaan"]),
    Column("year", "Tahun anggaran", ["tahun", "ta"]),
    Column("version", "Versi", ["tahapan", "tahap", "versi anggaran", "jenis apbd"]),
]  # fmt: skip
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


@dataclass(frozen=True)
class BudgetFile:
    """What a file says: its rows, its titles, and the headers that are not used."""

    rows: list[BudgetRow]
    title: str
    unused: list[str]


def read_file(file: BinaryIO, name: str, *, year: int, version: str) -> BudgetFile:
    """Read a file. Rows of another year or version than these are refused, and so are sums.

    Raises ValidationError "missing_columns", "no_unit", "scaled", and those of read_workbook.
    """
    table: Table = read_table(read_workbook(file, name, max_rows=MAX_ROWS), COLUMNS)
    if not {"unit", "code"} & table.present:
        raise ValidationError("Tidak ada kolom satuan kerja atau kodenya.", code="no_unit")
    rows = [
        BudgetRow(
            number=row.number,
            unit=row.values.get("unit", "") or row.values.get("code", ""),
            code=row.values.get("code", ""),
            amounts={name: row.values.get(name, "") for name in AMOUNTS},
            not_meant=why_not_meant(row, year, version),
        )
        for row in table.rows
    ]
    return BudgetFile(rows, table.above, table.unknown)


def why_not_meant(row: Row, year: int, version: str) -> str:
    """Why a row is none of this year and version; "" if nothing in it says so."""
    if row.aside == SUM:
        return row.is_no("pagu satu satuan kerja")[0]
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
        if row.not_meant:
            row.problem = row.not_meant
            continue
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
