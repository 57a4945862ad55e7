"""Excel and CSV files that open right in an Indonesian office and run nothing."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import BinaryIO

import xlsxwriter

from core.spreadsheets.sheet_rows import jakarta, row_writer

MAX_SHEET_ROWS = 1_048_576
PAPER_A4 = 9
LINES_PER_CHUNK = 500
# The last four are the full-width forms, which some spreadsheets read alike.
FORMULA_STARTS = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20"))

NUMBER_FORMATS = {
    "text": "@",
    "int": "#,##0",
    "money": "#,##0.00",
    "date": "dd/mm/yyyy",
    "datetime": "dd/mm/yyyy hh:mm",
    "percent": "0.0%",
}


class Kind(StrEnum):
    """What a column holds. ``PERCENT`` takes the share itself: 0.393 is shown as 39,3%."""

    TEXT = "text"
    INT = "int"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    PERCENT = "percent"


@dataclass(frozen=True)
class SheetColumn:
    """A column to write; ``width`` in characters."""

    header: str
    width: float = 16
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Sheet:
    """A sheet to write: ``heading`` lines stand above the header, the first one bold."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[object]]
    heading: Sequence[str] = ()


def write_xlsx(stream: BinaryIO, sheets: Sequence[Sheet]) -> None:
    """Write sheets as xlsx in constant memory, ready to print on A4 landscape.

    Strings are always written as strings: no formula, link or number is made of them.
    ``None`` is an empty cell. Aware datetimes are shown in Jakarta time. Raises ValueError
    when rows don't fit on a sheet or a value is not of its column's kind.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        titles: set[str] = set()
        for sheet in sheets:
            title = _sheet_title(sheet.title, titles)
            titles.add(title.casefold())
            _write_sheet(book, book.add_worksheet(title), sheet)


def write_csv(
    stream: BinaryIO, columns: Sequence[SheetColumn], rows: Iterable[Sequence[object]]
) -> None:
    """Write rows as CSV for Excel; see ``csv_lines``."""
    for chunk in csv_lines(columns, rows):
        stream.write(chunk)


def csv_lines(
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[object]],
    notes: Sequence[str] = (),
) -> Iterator[bytes]:
    """Yield CSV in chunks: UTF-8 with BOM, ``;``, CRLF, decimal comma, ISO dates.

    Notes stand under the rows, after an empty line, where no reader takes them for a header.
    Text that a spreadsheet would run (``=``, ``+``, ``-``, ``@``, tab, line end in front)
    gets an apostrophe; numbers stay numbers.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([_csv_text(column.header) for column in columns])
    kinds = [column.kind for column in columns]
    for count, row in enumerate(rows, 1):
        # Most cells are plain texts: they are told apart here, without a call.
        writer.writerow(
            [
                value
                if type(value) is str and value.isprintable() and value[:1] not in FORMULA_STARTS
                else _csv_cell(kind, value)
                for kind, value in zip(kinds, row, strict=True)
            ]
        )
        if count % LINES_PER_CHUNK == 0:
            yield _drain(buffer)
    if notes:
        writer.writerows([[], *([_csv_text(note)] for note in notes)])
    yield _drain(buffer)


def _drain(buffer: io.StringIO) -> bytes:
    chunk = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return chunk


def _csv_cell(kind: Kind, value: object) -> str:
    if isinstance(value, str):
        return _csv_text(value)
    if value is None:
        return ""
    if isinstance(value, int) and kind == Kind.INT:
        return str(value)
    if isinstance(value, datetime.datetime):
        return jakarta(value).isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)) and kind != Kind.TEXT:
        exact = Decimal(str(value))
        if kind == Kind.PERCENT:
            return f"{(exact * 100).quantize(Decimal('0.0001')).normalize():f}%".replace(".", ",")
        return f"{exact:f}".replace(".", ",")
    return _csv_text(str(value))


def _csv_text(text: str) -> str:
    if "\0" in text:
        text = text.replace("\0", "")
    return f"'{text}" if text[:1] in FORMULA_STARTS and text else text


def _sheet_title(title: str, taken: set[str]) -> str:
    """Return a title that Excel takes: 31 characters, without ``[]:*?/\\``, unique."""
    base = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", title).strip(" '")[:31] or "Lembar"
    candidate, count = base, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{base[: 30 - len(str(count))]} {count}"
    return candidate


def _write_sheet(
    book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, sheet: Sheet
) -> None:
    bold = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({"font_color": "#4A5263"})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#EEF0F3"}
    )
    formats = {
        kind: book.add_format({"num_format": code, "valign": "top", "text_wrap": kind == "text"})
        for kind, code in NUMBER_FORMATS.items()
    }
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, formats[column.kind])
    for line_number, line in enumerate(sheet.heading):
        page.write_string(line_number, 0, line, plain if line_number else bold)
    top = len(sheet.heading) + 1 if sheet.heading else 0
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.header, head)
    last = top
    kinds = [column.kind for column in sheet.columns]
    write_row = row_writer(page, kinds, top + 1, [formats[kind] for kind in kinds])
    for last, row in enumerate(sheet.rows, top + 1):
        if last >= MAX_SHEET_ROWS:
            raise ValueError("More rows than a sheet holds")
        write_row(last, row)
    _set_up_print(page, top, last, len(sheet.columns))


def _set_up_print(
    page: xlsxwriter.worksheet.Worksheet, header: int, last: int, width: int
) -> None:
    page.freeze_panes(header + 1, 0)
    page.autofilter(header, 0, last, width - 1)
    page.repeat_rows(header)
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&L&A&RHalaman &P dari &N")
