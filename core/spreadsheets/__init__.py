"""Tables in and out: pasted rows, CSV, Excel and OpenDocument files."""

from core.spreadsheets.downloads import csv_download, xlsx_download
from core.spreadsheets.files import read_workbook, stream_workbook
from core.spreadsheets.headings import Meanings, header_key, is_total, short_key
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
    table_heading,
)
from core.spreadsheets.texts import split_codes, split_pasted
from core.spreadsheets.writing import Kind, Sheet, SheetColumn, csv_lines, write_csv, write_xlsx

__all__ = [
    "Column",
    "Header",
    "Kind",
    "Meanings",
    "Row",
    "Sheet",
    "SheetColumn",
    "Table",
    "csv_download",
    "csv_lines",
    "guess_header",
    "header_key",
    "header_texts",
    "is_total",
    "plain_cell",
    "read_below",
    "read_table",
    "read_workbook",
    "short_key",
    "split_codes",
    "split_pasted",
    "stream_workbook",
    "table_heading",
    "write_csv",
    "write_xlsx",
    "xlsx_download",
]
