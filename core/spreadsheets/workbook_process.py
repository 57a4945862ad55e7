"""The program that parses one workbook from stdin into JSON lines, within limits.

It runs alone (``python -I workbook_process.py MAX_ROWS [MAX_TEXT]``), so it imports nothing of ours.
"""

import datetime
import html
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

import python_calamine

MAX_MEMORY = 768 * 1024 * 1024
MAX_CPU_SECONDS = 30
MAX_TEXT = 100 * 1024 * 1024
"""One long shared string in a million cells multiplies: the sum of the text has a limit too."""

SEARCHED_ROWS = 50
MAX_EXACT = 2**53
"""From here on a cell of a number has not all of its digits."""

MAX_MERGED = 20_000
"""Merged cells that are told of: more are no list that somebody typed."""

MAX_BROKEN = 1_000
"""Cells without a result that are told of."""

EXIT_PASSWORD, EXIT_BROKEN, EXIT_EMPTY, EXIT_TOO_MUCH = 3, 4, 5, 6


def write_rows(
    source: BinaryIO, target: BinaryIO, max_rows: int, max_text: int | None = None
) -> int:
    """Write the sheet that holds the table as JSON lines, at most ``max_rows``; the exit code.

    The first line says which sheet it is, which others have rows and are not read, which rows
    nobody sees who opens the file, and which cells are merged over several rows.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(source)
        name, sheet, others = table_sheet(workbook)
        if sheet is not None:
            hidden = {one.name for one in workbook.sheets_metadata if is_hidden(one)}
            told = {
                "name": name,
                "is_hidden": name in hidden,
                "others": [f"{one} (tersembunyi)" if one in hidden else one for one in others],
                "hidden_rows": filled_among(sheet, hidden_rows(source, sheet, max_rows)),
                "merged_down": merged_down(source, sheet)[:MAX_MERGED],
                "broken": list(islice(broken_cells(source, sheet), MAX_BROKEN)),
            }
            target.write(json.dumps(told).encode() + b"\n")
            # iter_rows starts at row 1, but at the first column that is filled.
            margin = [""] * (sheet.start[1] if sheet.start else 0)
            rows = ([*margin, *map(cell_text, row)] for row in sheet.iter_rows())
            return _write(rows, target, max_rows, max_text or MAX_TEXT)
    except python_calamine.PasswordError:
        return EXIT_PASSWORD
    except python_calamine.CalamineError:
        return EXIT_BROKEN
    return EXIT_EMPTY


def table_sheet(
    workbook: python_calamine.CalamineWorkbook,
) -> tuple[str, python_calamine.CalamineSheet | None, list[str]]:
    """Return the first sheet that has rows, or a later one more than twice as wide, and the others.

    A cover with a title and some lines stands before the table, and is narrower. A hidden sheet is
    read only where no other has rows: it holds the lists of choices, or an older state.
    """
    chosen, found, width = "", None, 0
    others: list[str] = []
    for about in sorted(workbook.sheets_metadata, key=is_hidden):
        name = about.name
        sheet = workbook.get_sheet_by_name(name)
        if not sheet.height:
            continue
        if found is not None and is_hidden(about):
            others.append(name)
            continue
        own = width_of(sheet)
        if own > 2 * width:
            others += [chosen] if found else []
            chosen, found, width = name, sheet, own
        else:
            others.append(name)
    return chosen, found, others


def is_hidden(about: python_calamine.SheetMetadata) -> bool:
    return about.visible != python_calamine.SheetVisibleEnum.Visible


def filled_among(sheet: python_calamine.CalamineSheet, numbers: set[int]) -> list[int]:
    """Those of the rows, counted from 1, that have a cell filled."""
    if not numbers:
        return []
    rows = enumerate(sheet.iter_rows(), 1)
    return [number for number, row in rows if number in numbers and any(c != "" for c in row)]


def merged_down(
    source: BinaryIO, sheet: python_calamine.CalamineSheet
) -> list[tuple[int, int, int]]:
    """Column from 0, first and last row from 1, of the cells that go over several rows."""
    # What the parser does not tell of an ods, its tags do.
    found = sheet.merged_cell_ranges
    if found is None:
        with zipfile.ZipFile(source) as archive:
            return list(merged_of_table(archive, sheet.name))
    last = sheet.end[0] + 1 if sheet.end else 0
    return sorted(
        (left, top + 1, min(bottom + 1, last))
        for (top, left), (bottom, _) in found
        if top < min(bottom, last - 1)
    )


BROKEN = re.compile(
    rb"""<c\s[^<>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^<>]*>"""
    rb"""(?:<f[^<>]*/>|<f[^<>]*>[^<>]*</f>)(?:<v\s*/>|<v></v>)?</c>"""
    rb"""|<c\s(?=[^<>]*\bt="e")[^<>]*?\br="([A-Z]{1,3}[0-9]{1,7})\""""
)
TAG = re.compile(rb"<(?:\w+:)?(row|table|table-row|sheet|Relationship)(?![\w:-])([^<>]*)>")
CELL = re.compile(rb"<(?:\w+:)?(table|table-row|table-cell|covered-table-cell)(?![\w:-])([^<>]*)>")
ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CHUNK = 1 << 20


def hidden_rows(source: BinaryIO, sheet: python_calamine.CalamineSheet, max_rows: int) -> set[int]:
    """The rows of a sheet, from 1, that are hidden or filtered away; none of a file that is no xlsx or ods.

    The parser does not tell, so the tags are looked through, as far as there is something to read:
    below it Excel may keep a million rows that are merely formatted.
    """
    name, last = sheet.name, min(sheet.end[0] + 1 if sheet.end else 0, max_rows)
    source.seek(0)
    if not zipfile.is_zipfile(source):
        return set()
    with zipfile.ZipFile(source) as archive:
        if "content.xml" in archive.namelist():
            return set(hidden_of_table(archive, name, last))
        if path := path_of_sheet(archive, name):
            return set(hidden_of_sheet(archive, path, last))
    return set()


def broken_cells(source: BinaryIO, sheet: python_calamine.CalamineSheet) -> Iterator[str]:
    """The cells of an xlsx sheet that the parser gives as blank though they are not: "B2".

    They hold an error such as #REF!, or a formula whose result the program that wrote it left out.
    """
    source.seek(0)
    if not zipfile.is_zipfile(source):
        return
    with zipfile.ZipFile(source) as archive:
        if not (path := path_of_sheet(archive, sheet.name)):
            return
        rest = b""
        with archive.open(path) as part:
            while len(rest) < CHUNK and (chunk := part.read(CHUNK)):
                text = rest + chunk
                end = text.rfind(b"</row>") + 1
                # Most sheets have neither, and to look for two words is quick.
                if b"<f" in text or b't="e"' in text:
                    for found in BROKEN.finditer(text, 0, end):
                        yield (found[1] or found[2]).decode()
                rest = text[end:]


def tags(
    archive: zipfile.ZipFile, path: str, wanted: re.Pattern[bytes] = TAG
) -> Iterator[tuple[bytes, dict[bytes, str]]]:
    """The tags of interest in a part of the archive with their attributes, in its order."""
    rest = b""
    with archive.open(path) as part:
        # What has no end within a chunk is no tag of a spreadsheet.
        while len(rest) < CHUNK and (chunk := part.read(CHUNK)):
            text = rest + chunk
            end = text.rfind(b">") + 1
            for found in wanted.finditer(text, 0, end):
                pairs = ATTRIBUTE.findall(found[2])
                yield (
                    found[1],
                    {
                        key.rpartition(b":")[2]: html.unescape(
                            (one or other).decode("utf-8", "replace")
                        )
                        for key, one, other in pairs
                    },
                )
            rest = text[end:]


def path_of_sheet(archive: zipfile.ZipFile, name: str) -> str:
    """Where a sheet of an xlsx stands in the archive; "" if nowhere."""
    parts = set(archive.namelist())
    links = "xl/_rels/workbook.xml.rels"
    if not {"xl/workbook.xml", links} <= parts:
        return ""
    book = tags(archive, "xl/workbook.xml")
    number = next((about.get(b"id") for _, about in book if about.get(b"name") == name), None)
    rels = (about for kind, about in tags(archive, links) if kind == b"Relationship")
    target = next((about.get(b"Target", "") for about in rels if about.get(b"Id") == number), "")
    path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return path if path in parts else ""


def hidden_of_sheet(archive: zipfile.ZipFile, path: str, last: int) -> Iterator[int]:
    number = 0
    for kind, about in tags(archive, path):
        if kind == b"row":
            told = about.get(b"r", "")
            number = int(told) if told.isdecimal() else number + 1
            if number > last:
                return
            if about.get(b"hidden") in ("1", "true"):
                yield number


def hidden_of_table(archive: zipfile.ZipFile, name: str, last: int) -> Iterator[int]:
    number, is_ours = 0, False
    for kind, about in tags(archive, "content.xml"):
        if kind == b"table":
            number, is_ours = 0, about.get(b"name") == name
        elif kind == b"table-row" and is_ours:
            if number >= last:
                return
            count = whole(about.get(b"number-rows-repeated"))
            # A million blank rows end each table: no row of data comes again so often.
            if about.get(b"visibility") in ("collapse", "filter") and count < 10_000:
                yield from range(number + 1, number + count + 1)
            number += count


def merged_of_table(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, int, int]]:
    number, step, place, is_ours = 0, 1, 0, False
    for kind, about in tags(archive, "content.xml", CELL):
        if kind == b"table":
            number, step, is_ours = 0, 1, about.get(b"name") == name
        elif kind == b"table-row":
            number, place = number + step, 0
            step = whole(about.get(b"number-rows-repeated"))
        elif is_ours:
            if (height := whole(about.get(b"number-rows-spanned"))) > 1:
                yield place, number, number + height - 1
            place += whole(about.get(b"number-columns-repeated"))


def whole(text: str | None) -> int:
    """A count that an attribute says, one where it says none."""
    return int(text) if text and text.isdecimal() else 1


def width_of(sheet: python_calamine.CalamineSheet) -> int:
    """How many cells the fullest of the first rows has."""
    rows = islice(sheet.iter_rows(), SEARCHED_ROWS)
    return max(sum(cell != "" for cell in row) for row in rows)


def cell_text(value: object) -> str:
    """Return a cell as text: no ``.0``, dates as ISO, whole days without time.

    A number with more digits than a cell can hold keeps its exponent, so that nobody takes the
    zeros that stand for the others as part of a NIP.
    """
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


def _number_text(value: float) -> str:
    if abs(value) >= MAX_EXACT:
        return f"{value:.15G}"
    if value.is_integer():
        return str(int(value))
    text = f"{Decimal(repr(value)):f}"
    # 1.234 would be read as 1,234 with a thousands dot; 1.2340 can't.
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _write(rows: Iterable[list[str]], target: BinaryIO, max_rows: int, max_text: int) -> int:
    total = 0
    for count, row in enumerate(rows, 1):
        while row and not row[-1]:
            row.pop()
        line = json.dumps(row, ensure_ascii=True).encode() + b"\n"
        total += len(line)
        if total > max_text:
            return EXIT_TOO_MUCH
        target.write(line)
        if count == max_rows:
            break
    return 0


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_CPU_SECONDS, MAX_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    source = io.BytesIO(sys.stdin.buffer.read())
    return write_rows(source, sys.stdout.buffer, *map(int, sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
