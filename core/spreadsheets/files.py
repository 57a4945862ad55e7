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

CALLED = {
    "xlsx": ("XLSX", ".xlsx"),
    "xls": ("XLS lama", ".xls"),
    "ods": ("ODS", ".ods"),
    "html": ("halaman HTML", ".xls"),
    "text": ("teks CSV", ".csv"),
    "xml": ("XML Spreadsheet 2003", ""),
    "pdf": ("PDF", ""),
    "zip": ("ZIP", ""),
}
"""What each kind of content is called, and the extension that it may have; "" for none."""


@dataclass(frozen=True)
class SheetRead:
    """Which sheet of a workbook is read, and what somebody who opens the file may not know of it.

    ``others`` have rows and are not read; ``hidden_rows``, from 1, are read though nobody sees them.
    ``merged_down`` are the cells over several rows: column from 0, first and last row from 1.
    ``broken`` are cells read as blank, as they hold an error or a formula without its result: "B2".
    """

    name: str
    others: list[str]
    is_hidden: bool
    hidden_rows: list[int]
    merged_down: list[list[int]]
    broken: list[str]


OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(
    file: BinaryIO, name: str, *, max_bytes: int = MAX_BYTES, max_rows: int = MAX_ROWS
) -> list[list[str]]:
    """Return the cells of the sheet that holds the table, as text, from row 1 on.

    That is the first one with any, or a later one that is more than twice as wide.

    Whole numbers come without ``.0``, those with more digits than a cell holds as ``1.98E+17``,
    other numbers with a decimal point, dates as ISO,
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
    suffix = PurePath(name).suffix.lower()
    allowed = CONTENTS.get(suffix)
    if allowed is None:
        raise ValidationError(
            f"Berkas {suffix[:10] or 'tanpa akhiran nama'} tidak diterima. Buka di Excel atau "
            "LibreOffice, simpan sebagai XLSX, XLS, ODS atau CSV, lalu unggah hasilnya.",
            code="wrong_type",
        )
    content = _read(file, max_bytes)
    kind = _kind(content, file)
    if kind not in allowed:
        raise _mismatch(suffix, kind)
    return kind, content


def _mismatch(suffix: str, kind: str) -> ValidationError:
    called, own = CALLED[kind]
    todo = (
        f"Ganti akhiran namanya menjadi {own}, lalu unggah lagi."
        if own
        else "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah hasilnya."
    )
    return ValidationError(
        f"Nama berkas berakhiran {suffix}, tetapi isinya {called}. {todo}",
        code="content_mismatch",
    )


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
    # Of a table in UTF-16 every other byte is zero, and its BOM is none of ASCII.
    start = content[:2_000].decode("ascii", "ignore").replace("\0", "").lstrip()
    if not start.startswith("<"):
        return "pdf" if start.startswith("%PDF-") else "text"
    return "xml" if "urn:schemas-microsoft-com:office:spreadsheet" in start else "html"


def _decode(content: bytes) -> str:
    """Decode UTF-8 or UTF-16 with BOM, plain UTF-8, and what older Windows programs write."""
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(
        "Huruf dalam berkas ini tidak terbaca. Simpan sebagai CSV UTF-8.", code="encoding"
    )


def _encodings(content: bytes) -> list[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    # Without a BOM it is told by the zeros of its letters, of which a table begins with some.
    return ["utf-16-le"] if not content[1:20:2].strip(b"\0") else ["utf-8-sig", "cp1252"]


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
