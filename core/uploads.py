"""What an uploaded file really is, whether it may stay, and the name it is kept under."""

import io
import secrets
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePath, PurePosixPath
from typing import BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.storage import Storage
from django.db.models import Model

from core.archives import read_archive_names
from core.formats import file_size

EXTENSIONS = {
    ".pdf": "pdf",
    ".jpg": "jpg",
    ".jpeg": "jpg",
    ".png": "png",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".csv": "csv",
}
"""Extension to kind. Nothing that a browser runs (SVG, HTML) is ever among them."""

MAX_PIXELS = 80_000_000
"""Twice what phones take by default; a 30000 x 30000 picture is eleven times as much."""

MAX_SEGMENTS = 1_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Start-of-frame markers hold the size; C4, C8 and CC in that range are tables.
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


def check_upload(file: File, allowed: Collection[str], max_bytes: int) -> str:
    """Return the kind of an uploaded file: pdf, jpg, png, xlsx, docx or csv.

    ``allowed`` names the kinds that this place takes, ``max_bytes`` the size limit. Content
    and extension must agree; nothing is decoded or unpacked; the file is left at its start.
    Raises codes ``empty``, ``too_big``, ``wrong_type``, ``content_mismatch``, ``macros``,
    ``bomb`` (OWASP ASVS 5.2).
    """
    kind = EXTENSIONS.get(PurePath(file.name or "").suffix.lower())
    if kind is None or kind not in allowed:
        raise ValidationError(
            f"Jenis berkas ini tidak diterima. Unggah {_kind_list(allowed)}.", code="wrong_type"
        )
    if not file.size:
        raise ValidationError("Berkas ini kosong. Pilih berkas lain.", code="empty")
    if file.size > max_bytes:
        raise ValidationError(
            f"Berkas ini {file_size(file.size)}. Paling besar {file_size(max_bytes)}.",
            code="too_big",
        )
    stream = cast("BinaryIO", file.file)
    stream.seek(0)
    CHECKS[kind](stream)
    stream.seek(0)
    return kind


def random_name(instance: Model, filename: str) -> str:
    """Return an unguessable path below MEDIA_ROOT: model name, 256 random bits, extension.

    For ``upload_to``. Nothing of the user's file name survives but a known extension.
    """
    extension = PurePath(filename).suffix.lower()
    kept = extension if extension in EXTENSIONS else ""
    return f"{instance._meta.model_name}/{secrets.token_urlsafe(32)}{kept}"


def _kind_list(allowed: Collection[str]) -> str:
    names = [kind.upper() for kind in dict.fromkeys(EXTENSIONS.values()) if kind in allowed]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} atau {names[-1]}"


def _mismatch() -> ValidationError:
    return ValidationError(
        "Isi berkas tidak sesuai dengan nama belakangnya. Simpan ulang dari aplikasi asalnya.",
        code="content_mismatch",
    )


def _check_pdf(stream: BinaryIO) -> None:
    if stream.read(5) != b"%PDF-":
        raise _mismatch()


def _check_png(stream: BinaryIO) -> None:
    head = stream.read(24)
    if len(head) < 24 or not head.startswith(PNG_SIGNATURE) or head[12:16] != b"IHDR":
        raise _mismatch()
    _check_pixels(_number(head[16:20]), _number(head[20:24]))


def _check_jpg(stream: BinaryIO) -> None:
    if stream.read(2) != b"\xff\xd8":
        raise _mismatch()
    for _ in range(MAX_SEGMENTS):
        marker = _next_marker(stream)
        if marker in JPEG_WITHOUT_LENGTH:
            continue
        head = stream.read(7)
        if len(head) < 7 or _number(head[:2]) < 2:
            raise _mismatch()
        if marker in JPEG_FRAMES:
            _check_pixels(_number(head[5:7]), _number(head[3:5]))
            return
        stream.seek(_number(head[:2]) - len(head), io.SEEK_CUR)
    raise _mismatch()


def _next_marker(stream: BinaryIO) -> int:
    if stream.read(1) != b"\xff":
        raise _mismatch()
    marker = stream.read(1)
    while marker == b"\xff":
        marker = stream.read(1)
    if not marker:
        raise _mismatch()
    return marker[0]


def _check_pixels(width: int, height: int) -> None:
    if not width or not height:
        raise _mismatch()
    if width * height > MAX_PIXELS:
        raise ValidationError(
            f"Gambar {width} x {height} titik terlalu besar. Perkecil dahulu.", code="bomb"
        )


def _check_xlsx(stream: BinaryIO) -> None:
    _check_office(stream, "xl/workbook.xml")


def _check_docx(stream: BinaryIO) -> None:
    _check_office(stream, "word/document.xml")


def _check_office(stream: BinaryIO, main_part: str) -> None:
    names = read_archive_names(stream)
    if any("vbaproject" in name.lower() for name in names):
        raise ValidationError(
            "Berkas ini berisi makro. Simpan ulang tanpa makro, lalu unggah lagi.", code="macros"
        )
    if not {"[Content_Types].xml", main_part} <= names:
        raise _mismatch()


def _check_csv(stream: BinaryIO) -> None:
    content = stream.read()
    if b"\0" in content or content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise _mismatch()


def _number(big_endian: bytes) -> int:
    return int.from_bytes(big_endian, "big")


CHECKS: dict[str, Callable[[BinaryIO], None]] = {
    "pdf": _check_pdf,
    "jpg": _check_jpg,
    "png": _check_png,
    "xlsx": _check_xlsx,
    "docx": _check_docx,
    "csv": _check_csv,
}


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """Every uploaded file by its name in the storage, whether a folder or a bucket."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (str(PurePosixPath(folder, name)) for name in files if name)
    for name in folders:
        yield from stored_files(storage, str(PurePosixPath(folder, name)))
