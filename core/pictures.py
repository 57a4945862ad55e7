"""Photos that people upload, made anew: small enough, upright, and without hidden data."""

import io
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files import File
from PIL import Image, ImageOps

from core.uploads import check_upload

LARGE_EDGE = 1_600
SMALL_EDGE = 480
QUALITY = 82
MAX_PNG_PIXELS = 24_000_000
"""A PNG is decoded whole, three bytes a point; a JPEG can be read at a fraction of its size."""


@dataclass(frozen=True)
class Picture:
    """A photo as JPEG in two sizes; `width` and `height` are those of the large one."""

    large: bytes
    small: bytes
    width: int
    height: int


def read_picture(file: File, max_bytes: int) -> Picture:
    """Return an uploaded JPEG or PNG as a new JPEG of at most 1600 points and a small one.

    Size and header are checked before anything is decoded. Place, time and device that a camera
    writes into a file are not taken over. Raises the codes of `check_upload`.
    """
    check_upload(file, {"jpg", "png"}, max_bytes)
    stream = cast("BinaryIO", file.file)
    try:
        with Image.open(stream, formats=["JPEG", "PNG"]) as source:
            return _pictures(source)
    except (OSError, SyntaxError, ValueError, EOFError):
        raise ValidationError(
            "Gambar ini rusak. Simpan ulang atau ambil foto lain.", code="content_mismatch"
        ) from None
    finally:
        stream.seek(0)


def _pictures(source: Image.Image) -> Picture:
    if source.format == "PNG" and source.width * source.height > MAX_PNG_PIXELS:
        raise ValidationError(
            f"Gambar {source.width} x {source.height} titik terlalu besar. Perkecil dahulu.",
            code="bomb",
        )
    source.draft("RGB", (LARGE_EDGE, LARGE_EDGE))
    upright = _on_white(ImageOps.exif_transpose(source))
    upright.thumbnail((LARGE_EDGE, LARGE_EDGE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((SMALL_EDGE, SMALL_EDGE), Image.Resampling.LANCZOS)
    return Picture(_jpeg(upright), _jpeg(small), upright.width, upright.height)


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, which JPEG has not."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    # A fresh picture: Pillow would otherwise carry over colour profile and comments.
    Image.frombytes("RGB", image.size, image.tobytes()).save(
        buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True
    )
    return buffer.getvalue()
