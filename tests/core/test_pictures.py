import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.pictures import MAX_PNG_PIXELS, read_picture

LIMIT = 10 * 1024 * 1024


def upload(image, name="foto.jpg", **options):
    buffer = io.BytesIO()
    image.save(buffer, "PNG" if name.endswith("png") else "JPEG", **options)
    return SimpleUploadedFile(name, buffer.getvalue())


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_large_photo_becomes_small_and_tells_nothing_more():
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[2] = (5.0, 6.0, 7.0)

    picture = read_picture(upload(Image.new("RGB", (3200, 1600), "red"), exif=exif), LIMIT)

    large, small = opened(picture.large), opened(picture.small)
    assert (large.size, small.size) == ((1600, 800), (480, 240))
    assert (picture.width, picture.height) == (1600, 800)
    assert large.format == "JPEG"
    assert dict(large.getexif()) == {}
    assert b"Kamera Rahasia" not in picture.large + picture.small


def test_a_photo_that_was_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    picture = read_picture(upload(Image.new("RGB", (40, 20)), exif=exif), LIMIT)

    assert (picture.width, picture.height) == (20, 40)


def test_a_small_photo_is_not_made_larger():
    picture = read_picture(upload(Image.new("RGB", (30, 20))), LIMIT)

    assert opened(picture.large).size == (30, 20)


def test_transparency_becomes_white():
    picture = read_picture(upload(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "a.png"), LIMIT)

    assert opened(picture.large).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (SimpleUploadedFile("a.svg", b"<svg/>"), "wrong_type"),
        (SimpleUploadedFile("a.png", b"<html>"), "content_mismatch"),
        (SimpleUploadedFile("a.jpg", b""), "empty"),
    ],
)
def test_what_is_no_photo_is_refused(file, code):
    with pytest.raises(ValidationError) as error:
        read_picture(file, LIMIT)

    assert error.value.code == code


def test_a_photo_that_breaks_off_is_refused():
    whole = upload(Image.effect_noise((300, 300), 90).convert("RGB")).read()

    with pytest.raises(ValidationError) as error:
        read_picture(SimpleUploadedFile("a.jpg", whole[: len(whole) // 3]), LIMIT)

    assert error.value.code == "content_mismatch"


def test_a_png_that_unpacks_too_large_is_refused_by_its_header():
    head = upload(Image.new("1", (1, 1)), "a.png").read()
    side = int(MAX_PNG_PIXELS**0.5) + 1
    size = side.to_bytes(4, "big")

    with pytest.raises(ValidationError) as error:
        read_picture(SimpleUploadedFile("a.png", head[:16] + size + size + head[24:]), LIMIT)

    assert error.value.code in {"bomb", "content_mismatch"}
