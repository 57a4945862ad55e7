"""Demand pasted from a worksheet: of one unit, or of many with the unit of each row beside it.

What schools buy from BOS stands in no RUP: lists of their own are all there is.
"""

from collections.abc import Mapping

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Agency, AgencyAlias, User
from core.spreadsheets import (
    Header,
    Row,
    guess_header,
    read_below,
    split_codes,
    split_pasted,
)
from matching.actions.demand import set_category
from matching.actions.demand_columns import LAYOUT
from matching.actions.demand_rows import Package, PackageReader
from matching.actions.pasted import Pasted, own_headers, unit_of, unused_headers
from matching.lexicon import current_lexicon
from matching.models import Demand, DemandSource

PASTED = {
    "name", "volume", "unit", "budget", "starts_on", "ends_on", "rup_code", "account_codes",
    "agency_name",
}  # fmt: skip
# What people call the columns of their own lists, where a RUP file means something else or nothing.
OWN_HEADERS = {
    "name": ["kebutuhan", "nama barang", "barang", "barang/jasa", "nama barang/jasa"],
    "volume": ["jumlah", "kuantitas", "banyaknya", "qty"],
    "budget": ["anggaran", "anggaran (rp)", "pagu (rp)", "perkiraan anggaran"],
    "starts_on": ["bulan", "waktu", "bulan pelaksanaan", "rencana bulan"],
    "agency_name": [
        "nama opd", "unit kerja", "nama unit kerja", "instansi", "sekolah", "nama sekolah",
        "sekolah/opd", "opd/sekolah",
    ],
}  # fmt: skip


@transaction.atomic
def paste(
    *, agency: Agency | None, agencies: Mapping[int, Agency], year: int, rows: str, by: User
) -> Pasted:
    """Save pasted rows as demand of the unit that each names, otherwise of `agency`.

    `agencies` are the units, by primary key, that the user may enter demand for. Raises
    ValidationError "missing_columns", "no_agency" and those of split_pasted.
    """
    cells = split_pasted(rows)
    header = read_header(cells, agency)
    used = {text: column for text, column in header.known.items() if column in PASTED}
    pasted = Pasted(unused=unused_headers(header, used))
    reader = PackageReader(year=year, user=by)
    lexicon = current_lexicon()
    known = AgencyAlias.objects.directory() if "agency_name" in used.values() else {}
    wrong: list[tuple[int, str]] = []
    for row in read_below(cells, header.number, used):
        unit, error = unit_of(row, agency, known, agencies)
        if unit is None:
            wrong.append((row.number, error))
            continue
        demand, errors = pasted_demand(reader, row, agency=unit, year=year, by=by)
        if errors:
            wrong.append((row.number, " ".join(errors)))
            continue
        set_category(demand, lexicon)
        with pghistory.context(verb="create"):
            demand.save()
        pasted.saved += 1
    pasted.keep_wrong(cells, header, wrong)
    return pasted


def read_header(cells: list[list[str]], agency: Agency | None) -> Header:
    header = guess_header(cells, LAYOUT.known_headers() | own_headers(OWN_HEADERS))
    if header is None or "name" not in header.known.values():
        raise ValidationError(
            "Baris judul kolom tidak ditemukan. Tulis judul, paling sedikit Nama kebutuhan.",
            code="missing_columns",
        )
    if agency is None and "agency_name" not in header.known.values():
        raise ValidationError(
            "Pilih OPD atau unit kerja, atau sertakan kolom OPD di baris yang ditempel.",
            code="no_agency",
        )
    return header


def pasted_demand(
    reader: PackageReader, row: Row, *, agency: Agency, year: int, by: User
) -> tuple[Demand, list[str]]:
    package = Package(row.number, row.values, year, rows=[row])
    demand = Demand(agency=agency, year=year, created_by=by)
    reader.read_values(package, demand)
    demand.source = DemandSource.PASTED
    demand.rup_codes = split_codes(row.values.get("rup_code", ""))
    errors = list(package.errors)
    try:
        demand.full_clean()
    except ValidationError as error:
        errors += error.messages
    if (
        not errors
        and Demand.objects.like(agency_id=agency.pk, year=year, name=demand.name).exists()
    ):
        errors.append(f"“{demand.name}” sudah ada.")
    return demand, errors
