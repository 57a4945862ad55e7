import errno
import io
import struct
import time
import zipfile

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from core.archives import read_archive_names
from core.upload_folder import UploadFolder
from core.uploads import MAX_PIXELS, check_upload, random_name

ALL = {"pdf", "jpg", "png", "xlsx", "docx", "csv"}
PDF = b"%PDF-1.7\n"
TYPES = "[Content_Types].xml"


def png(width=10, height=10):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\2\0\0\0"


def jpg(width=10, height=10, *, before=b"\xff\xe0\0\4ab", marker=b"\xff\xc0"):
    return b"\xff\xd8" + before + marker + struct.pack(">HBHH", 8, 8, height, width) + b"\3"


def packed(*names, content=b"<a/>"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return stream.getvalue()


def xlsx(*more):
    return packed(TYPES, "xl/workbook.xml", *more)


def check(content, name, allowed=ALL, max_bytes=10**6):
    return check_upload(SimpleUploadedFile(name, content), allowed, max_bytes)


def outcome(call, *args):
    """Return the value and no code, or no value and the code of the error."""
    try:
        return call(*args), None
    except ValidationError as error:
        return None, error.code


def code_of(*args, **kwargs):
    with pytest.raises(ValidationError) as caught:
        check(*args, **kwargs)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "surat.pdf", "pdf"),
        (PDF, "SURAT.PDF", "pdf"),
        (png(), "foto.png", "png"),
        (jpg(), "foto.jpg", "jpg"),
        (jpg(), "foto.jpeg", "jpg"),
        (jpg(marker=b"\xff\xc2"), "foto.jpg", "jpg"),
        (jpg(before=b"\xff\xff\xff\xe1\0\4ab\xff\x01\xff\xc4\0\7abcde"), "foto.jpg", "jpg"),
        (xlsx(), "data.xlsx", "xlsx"),
        (packed(TYPES, "word/document.xml"), "surat.docx", "docx"),
        ("Nama;Kota\nSité;Metro".encode(), "data.csv", "csv"),
        (PDF, "surat.html.pdf", "pdf"),
    ],
)
def test_upload_of_each_kind(content, name, kind):
    assert check(content, name) == kind


def test_upload_is_left_at_its_start():
    file = SimpleUploadedFile("surat.pdf", PDF)
    file.read()

    check_upload(file, {"pdf"}, 100)

    assert file.read() == PDF


@pytest.mark.parametrize(
    "name",
    ["a.svg", "a.html", "a.pdf.html", "a", ".pdf", "a.exe", "a.gif", "a.xlsm", "a.pdf.", "a.xls"],
)
def test_upload_of_other_kinds_is_refused(name):
    assert code_of(PDF, name) == "wrong_type"


def test_upload_takes_only_what_the_place_allows():
    with pytest.raises(ValidationError) as caught:
        check(PDF, "a.pdf", allowed={"png", "jpg"})

    assert caught.value.code == "wrong_type"
    assert "Unggah JPG atau PNG." in caught.value.messages[0]


def test_upload_names_a_single_allowed_kind():
    with pytest.raises(ValidationError) as caught:
        check(png(), "a.png", allowed={"pdf"})

    assert "Unggah PDF." in caught.value.messages[0]


def test_upload_size_has_a_limit():
    assert check(PDF, "a.pdf", max_bytes=len(PDF)) == "pdf"
    assert code_of(PDF, "a.pdf", max_bytes=len(PDF) - 1) == "too_big"


def test_empty_upload():
    assert code_of(b"", "a.pdf") == "empty"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg onload=alert(1)>", "a.png"),
        (b"<html>", "a.pdf"),
        (b"<html>%PDF-1.7", "a.pdf"),
        (b" %PDF-1.7", "a.pdf"),
        (PDF, "a.png"),
        (PDF, "a.jpg"),
        (PDF, "a.xlsx"),
        (png(), "a.jpg"),
        (png()[:23], "a.png"),
        (png().replace(b"IHDR", b"IDAT"), "a.png"),
        (png(0, 10), "a.png"),
        (jpg(), "a.png"),
        (jpg()[:2], "a.jpg"),
        (jpg()[:-4], "a.jpg"),
        (jpg(10, 0), "a.jpg"),
        (b"\xff\xd8\xff", "a.jpg"),
        (b"\xff\xd8\xff\xe0\0\1aaaaaaaa", "a.jpg"),
        (b"\xff\xd8ab", "a.jpg"),
        (b"\xff\xd8" + b"\xff\xd0" * 2000, "a.jpg"),
        (packed("a.txt"), "a.xlsx"),
        (packed(TYPES), "a.xlsx"),
        (packed("xl/workbook.xml"), "a.xlsx"),
        (xlsx(), "a.docx"),
        (xlsx()[:-30], "a.xlsx"),
        (b"PK\x03\x04", "a.docx"),
        (b"a;b\0", "a.csv"),
        (b"\xef\xbb\xbf  <script>", "a.csv"),
    ],
)
def test_content_must_be_what_the_name_says(content, name):
    assert code_of(content, name) == "content_mismatch"


@pytest.mark.parametrize("image", [(png, "a.png"), (jpg, "a.jpg")])
def test_image_size_has_a_limit(image):
    make, name = image
    side = MAX_PIXELS // 40_000

    assert check(make(40_000, side), name)
    assert code_of(make(40_000, side + 1), name) == "bomb"


def test_huge_png_is_refused_by_its_header():
    assert code_of(png(2**32 - 1, 2**32 - 1), "a.png") == "bomb"


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN"])
def test_macros_are_refused(name):
    assert code_of(xlsx(name), "a.xlsx") == "macros"


def test_zip_bomb_is_refused_before_it_is_unpacked():
    content = packed(TYPES, "xl/workbook.xml", content=b" " * 60 * 1024**2)
    started = time.perf_counter()

    assert code_of(content, "a.xlsx") == "bomb"
    assert time.perf_counter() - started < 0.2


@pytest.mark.parametrize(("count", "is_bomb"), [(1000, False), (1001, True)])
def test_archive_entries_have_a_limit(count, is_bomb):
    stream = io.BytesIO(packed(*map(str, range(count))))

    if is_bomb:
        with pytest.raises(ValidationError) as caught:
            read_archive_names(stream)
        assert caught.value.code == "bomb"
    else:
        assert len(read_archive_names(stream)) == count


def test_archive_ratio_has_a_limit():
    assert read_archive_names(io.BytesIO(packed("a", content=b" " * 1024**2))) == {"a"}
    with pytest.raises(ValidationError) as caught:
        read_archive_names(io.BytesIO(packed("a", content=b" " * (1024**2 + 1))))
    assert caught.value.code == "bomb"


@given(st.binary(max_size=60), st.sampled_from(["a.pdf", "a.png", "a.jpg", "a.xlsx", "a.csv"]))
def test_any_bytes_are_known_or_refused(content, name):
    kind, code = outcome(check, b"\xff\xd8" + content, name)

    assert code in {None, "content_mismatch", "bomb"}
    assert kind is None or name.endswith(kind)


@pytest.mark.parametrize(
    ("filename", "ending"),
    [
        ("surat.pdf", ".pdf"),
        ("SURAT.PDF", ".pdf"),
        ("../../etc/passwd", ""),
        ("..\\..\\x.exe", ""),
        ("a.pdf.html", ""),
        ("a\0.pdf", ".pdf"),
        ("x" * 300 + ".png", ".png"),
        ("CON", ""),
    ],
)
def test_random_name_keeps_a_known_extension_only(filename, ending):
    folder, name = random_name(ContentType(), filename).split("/")

    assert folder == "contenttype"
    assert name.endswith(ending)
    assert len(name) == 43 + len(ending)


def test_random_names_differ():
    assert random_name(ContentType(), "a.pdf") != random_name(ContentType(), "a.pdf")


# The folder of uploads


class BreakingOff(ContentFile):
    """Content whose second half finds the disk full."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    # The second is the negative control: Django's own folder keeps the half.
    ("kind", "left"),
    [(UploadFolder, ["kept.pdf"]), (FileSystemStorage, ["kept.pdf", "lost.pdf"])],
)
def test_upload_that_finds_the_disk_full_leaves_no_half_file(tmp_path, kind, left):
    storage = kind(location=tmp_path)
    storage.save("kept.pdf", ContentFile(b"whole"))

    with pytest.raises(OSError, match="No space"):
        storage.save("lost.pdf", BreakingOff(b""))

    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert (tmp_path / "kept.pdf").read_bytes() == b"whole"
