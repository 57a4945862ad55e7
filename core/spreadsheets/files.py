"""Rows from an uploaded file: xlsx, xls, ods, csv, and HTML that calls itself .xls."""

import codecs
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO, BinaryIO, cast

from django.core.exceptions import ValidationError

from core.archives import read_archive_names
from core.formats import file_size
from core.spreadsheets import workbook_process
from core.spreadsheets.texts import (
    MAX_COLUMNS,
    check_size,
    iter_pasted,
    read_html_rows,
    split_pasted,
    too_many_columns,
    too_many_rows,
)

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 200_000
PARSE_SECONDS = 60
MAX_STREAMED_TEXT = 400 * 1024 * 1024
"""Text of a whole workbook when its rows are never held together."""

CONTENTS = {
    ".xlsx": {"xlsx"},
    ".xls": {"xls", "html"},
    ".ods": {"ods"},
    ".csv": {"text"},
    ".txt": {"text"},
}
"""What may be inside a file of each extension."""


@dataclass(frozen=True)
class SheetRead:
    """Which sheet of a workbook is read, and what somebody who opens the file may not know of it.

    ``others`` have rows and are not read; ``hidden_rows``, from 1, are read though nobody sees them.
    ``merged_down`` are the cells over several rows: column from 0, first and last row from 1.
    """

    name: str
    others: list[str]
    is_hidden: bool
    hidden_rows: list[int]
    merged_down: list[list[int]]


OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(
    file: BinaryIO, name: str, *, max_bytes: int = MAX_BYTES, max_rows: int = MAX_ROWS
) -> list[list[str]]:
    """Return the cells of the sheet that holds the table, as text, from row 1 on.

    That is the first one with any, or a later one that is more than twice as wide.

    Whole numbers come without ``.0``, other numbers with a decimal point, dates as ISO,
    text as it is (leading zeros stay). Raises codes ``wrong_type``, ``empty``, ``too_big``,
    ``content_mismatch``, ``bomb``, ``password``, ``encoding``, ``too_many_rows``,
    ``too_many_columns``, ``control_characters``, ``broken_text``.
    """
    kind, content = _content(file, name, max_bytes)
    if kind == "text":
        return split_pasted(_decode(content), max_rows=max_rows)
    if kind == "html":
        return read_html_rows(_decode(content), max_rows=max_rows)
    return check_size(_parse_workbook(content, max_rows + 1), max_rows)


def stream_workbook(
    file: BinaryIO,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    max_rows: int = MAX_ROWS,
    spare: int = 0,
    tell: Callable[[SheetRead], None] | None = None,
) -> Generator[list[str], None, None]:
    """Yield what read_workbook returns row by row, so that a large file is never held whole.

    ``spare`` rows more than ``max_rows`` may be there: titles and the head of a table. ``tell`` is
    given what there is to know of the sheet that is read. Raises the same codes, some of them only
    when the row in question is reached.
    """
    limit = max_rows + spare
    kind, content = _content(file, name, max_bytes)
    rows: Iterable[list[str]]
    if kind == "text":
        rows = iter_pasted(_decode(content))
    elif kind == "html":
        rows = read_html_rows(_decode(content), max_rows=limit)
    else:
        rows = _stream_workbook(content, limit + 1, tell)
    del content
    for count, row in enumerate(rows, 1):
        if count > limit:
            raise too_many_rows(max_rows)
        if len(row) > MAX_COLUMNS:
            raise too_many_columns()
        yield row


def _content(file: BinaryIO, name: str, max_bytes: int) -> tuple[str, bytes]:
    """Return the kind of the content and the content; raise if the name promises another."""
    allowed = CONTENTS.get(PurePath(name).suffix.lower())
    if allowed is None:
        raise ValidationError(
            "Berkas ini tidak diterima. Unggah XLSX, XLS, ODS atau CSV.", code="wrong_type"
        )
    content = _read(file, max_bytes)
    kind = _kind(content, file)
    if kind not in allowed:
        raise ValidationError(
            "Isi berkas tidak sesuai dengan nama belakangnya. Simpan ulang dari aplikasi asalnya.",
            code="content_mismatch",
        )
    return kind, content


def _read(file: BinaryIO, max_bytes: int) -> bytes:
    file.seek(0)
    content = file.read(max_bytes + 1)
    if not content.strip():
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.", code="empty")
    if len(content) > max_bytes:
        raise ValidationError(
            f"Berkas ini terlalu besar. Paling besar {file_size(max_bytes)}.", code="too_big"
        )
    return content


def _kind(content: bytes, file: BinaryIO) -> str:
    if content.startswith(OLE_SIGNATURE):
        # Excel packs a workbook with a password into the older container, whatever its name.
        if ENCRYPTED in content:
            raise _has_password()
        return "xls"
    if content.startswith(b"PK\x03\x04"):
        names = read_archive_names(file)
        return "xlsx" if "xl/workbook.xml" in names else "ods" if "content.xml" in names else "zip"
    if content.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
        return "html"
    return "text"


def _decode(content: bytes) -> str:
    """Decode UTF-8 or UTF-16 with BOM, plain UTF-8, and what older Windows programs write."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(
        "Huruf dalam berkas ini tidak terbaca. Simpan sebagai CSV UTF-8.", code="encoding"
    )


def _parse_workbook(content: bytes, max_rows: int) -> list[list[str]]:
    """Parse in a process of its own with limits on memory and time.

    Two cells in opposite corners, 5 KB of file, make the parser ask for gigabytes and abort:
    that must cost this one upload, not the server.
    """
    command = [sys.executable, "-I", str(Path(workbook_process.__file__)), str(max_rows)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file and an int
            command, input=content, capture_output=True, timeout=PARSE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise _too_much() from None
    _check_exit(done.returncode)
    return [json.loads(line) for line in done.stdout.splitlines()[1:]]


def _stream_workbook(
    content: bytes, max_rows: int, tell: Callable[[SheetRead], None] | None
) -> Iterator[list[str]]:
    """Yield rows while the process of its own parses on; see _parse_workbook."""
    command = [
        sys.executable, "-I", str(Path(workbook_process.__file__)), str(max_rows),
        str(MAX_STREAMED_TEXT),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - our own file and two ints
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    clock = threading.Timer(PARSE_SECONDS, process.kill)
    clock.start()
    try:
        # It reads everything before it writes anything, so the two pipes can't block each other.
        with cast("IO[bytes]", process.stdin) as stdin:
            stdin.write(content)
        with cast("IO[bytes]", process.stdout) as stdout:
            sheets = stdout.readline()
            if sheets and tell:
                tell(SheetRead(**json.loads(sheets)))
            for line in stdout:
                yield json.loads(line)
        _check_exit(process.wait())
    except BrokenPipeError:
        _check_exit(process.wait())
        raise _too_much() from None
    finally:
        clock.cancel()
        process.kill()
        process.wait()


def _check_exit(code: int) -> None:
    if code == workbook_process.EXIT_PASSWORD:
        raise _has_password()
    # 1 is what Python ends with when the parser panics.
    if code in (1, workbook_process.EXIT_BROKEN):
        raise ValidationError("Berkas ini rusak atau tidak terbaca.", code="content_mismatch")
    if code == workbook_process.EXIT_EMPTY:
        raise ValidationError("Tidak ada baris di dalam berkas ini.", code="empty")
    if code:
        raise _too_much()


def _has_password() -> ValidationError:
    return ValidationError(
        "Berkas ini memakai kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
        code="password",
    )


def _too_much() -> ValidationError:
    return ValidationError(
        "Isi berkas ini terlalu besar bila dibuka. Bagi menjadi beberapa berkas.", code="bomb"
    )
