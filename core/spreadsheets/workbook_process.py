"""The program that parses one workbook from stdin into JSON lines, within limits.

It runs alone (``python -I workbook_process.py MAX_ROWS [MAX_TEXT]``), so it imports nothing of ours.
"""

import datetime
import io
import json
import resource
import sys
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import BinaryIO

import python_calamine

MAX_MEMORY = 768 * 1024 * 1024
MAX_CPU_SECONDS = 30
MAX_TEXT = 100 * 1024 * 1024
"""One long shared string in a million cells multiplies: the sum of the text has a limit too."""

SEARCHED_ROWS = 50

EXIT_PASSWORD, EXIT_BROKEN, EXIT_EMPTY, EXIT_TOO_MUCH = 3, 4, 5, 6


def write_rows(
    source: BinaryIO, target: BinaryIO, max_rows: int, max_text: int | None = None
) -> int:
    """Write the sheet that holds the table as JSON lines, at most ``max_rows``; the exit code.

    The first line names that sheet and the others that have rows, which are not read.
    """
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(source)
        name, sheet, others = table_sheet(workbook)
        if sheet is not None:
            target.write(json.dumps([name, *others]).encode() + b"\n")
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

    A cover with a title and some lines stands before the table, and is narrower.
    """
    chosen, found, width = "", None, 0
    others: list[str] = []
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if not sheet.height:
            continue
        own = width_of(sheet)
        if own > 2 * width:
            others += [chosen] if found else []
            chosen, found, width = name, sheet, own
        else:
            others.append(name)
    return chosen, found, others


def width_of(sheet: python_calamine.CalamineSheet) -> int:
    """How many cells the fullest of the first rows has."""
    rows = islice(sheet.iter_rows(), SEARCHED_ROWS)
    return max(sum(cell != "" for cell in row) for row in rows)


def cell_text(value: object) -> str:
    """Return a cell as text: no ``.0``, no exponent, dates as ISO, whole days without time."""
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


def _number_text(value: float) -> str:
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
