"""The look into a zip file (xlsx, docx, ods) that is taken before anything unpacks it."""

import zipfile
from typing import BinaryIO

from django.core.exceptions import ValidationError

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 1_000
RATIO_FREE_BYTES = 1024 * 1024
"""Below this unpacked size the ratio says nothing: a nearly empty sheet packs very well."""


def read_archive_names(file: BinaryIO) -> set[str]:
    """Return the names inside a zip after making sure that it is no bomb.

    Reads the directory only, never the contents; leaves ``file`` at its start. Raises codes
    ``content_mismatch`` (no readable zip) and ``bomb`` (more than 100 MB
    unpacked, 100 times the packed size, or 1,000 entries).
    """
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise ValidationError(
            "Berkas rusak atau bukan berkas yang disebut namanya.", code="content_mismatch"
        ) from None
    finally:
        file.seek(0)
    if _is_bomb(entries):
        raise ValidationError(
            "Isi berkas ini terlalu besar bila dibuka. Bagi menjadi beberapa berkas.", code="bomb"
        )
    return {entry.filename for entry in entries}


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    is_dense = unpacked > RATIO_FREE_BYTES and unpacked > MAX_RATIO * packed
    return unpacked > MAX_UNPACKED_BYTES or len(entries) > MAX_ENTRIES or is_dense
