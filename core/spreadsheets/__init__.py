"""Tables in and out: pasted rows, CSV, Excel and OpenDocument files."""

from core.spreadsheets.downloads import csv_download, xlsx_download
from core.spreadsheets.files import SheetRead, read_workbook, stream_workbook
from core.spreadsheets.headings import (
    HEAD,
    SPARSE,
    SUM,
    Beside,
    Meanings,
    header_key,
    heads_of,
    refuse_scaled,
    short_key,
    title_year,
)
from core.spreadsheets.merges import MergedCells
from core.spreadsheets.tables import (
    Column,
    Header,
    Row,
    Table,
    guess_header,
    header_texts,
    plain_cell,
    read_below,
    read_table,
    says_none,
    table_heading,
    value_of,
)
from core.spreadsheets.texts import join_pasted, split_codes, split_pasted
from core.spreadsheets.writing import Kind, Sheet, SheetColumn, csv_lines, write_csv, write_xlsx

__all__ = [
    "HEAD",
    "SPARSE",
    "SUM",
    "Beside",
    "Column",
    "Header",
    "Kind",
    "Meanings",
    "MergedCells",
    "Row",
    "Sheet",
    "SheetColumn",
    "SheetRead",
    "Table",
    "csv_download",
    "csv_lines",
    "guess_header",
    "header_key",
    "header_texts",
    "heads_of",
    "join_pasted",
    "plain_cell",
    "read_below",
    "read_table",
    "read_workbook",
    "refuse_scaled",
    "says_none",
    "short_key",
    "split_codes",
    "split_pasted",
    "stream_workbook",
    "table_heading",
    "title_year",
    "value_of",
    "write_csv",
    "write_xlsx",
    "xlsx_download",
]
