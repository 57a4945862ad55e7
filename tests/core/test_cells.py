"""What stands in the cells of files: nothing in other words, errors, and numbers cut short."""

import io
import zipfile

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from core.identifiers import clean_kbli, clean_nib, clean_nik, clean_nip, clean_phone
from core.spreadsheets import (
    Column,
    guess_header,
    read_table,
    read_workbook,
    says_none,
    stream_workbook,
)


def book(*rows):
    stream = io.BytesIO()
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(stream)
    return stream


def told_of(stream):
    told = []
    list(stream_workbook(stream, "a.xlsx", tell=told.append))
    return told[0]


@pytest.mark.parametrize("cell", ["-", "–", "—", "NULL", "null", "(null)", "NaN", "None", "N/A"])
def test_a_word_for_nothing_is_nothing(cell):
    (row,) = read_table(
        [["Nama", "Surel"], ["Sari", cell]], [Column("name", "Nama"), Column("email", "Surel")]
    ).rows

    assert row.values == {"name": "Sari", "email": ""}


@pytest.mark.parametrize("cell", ["0", "Nani", "tidak ada", "-5"])
def test_other_words_stay(cell):
    (row,) = read_table([["Nama"], [cell]], [Column("name", "Nama")]).rows

    assert row.values == {"name": cell}


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("", True),
        (" - ", True),
        ("Belum ada", True),
        ("tidak punya", True),
        ("08", False),
        ("ada", False),
    ],
)
def test_people_say_in_words_that_there_is_none(text, is_none):
    assert says_none(text) is is_none


def test_errors_and_formulas_without_a_result_are_told():
    stream = book(["Nama", "Nilai"], ["=A9", "#N/A"], ["Sari", "=1+1"], ["Budi", 5])

    assert told_of(stream).broken == ["A2", "B2", "B3"]


def test_a_formula_with_its_result_is_read():
    source, stream = zipfile.ZipFile(book(["Nama", "Nilai"], ["Sari", 1])), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name in source.namelist():
            whole = source.read(name).replace(
                b"<v>1</v></c></row></s", b"<f>2+3</f><v>5</v></c></row></s"
            )
            packed.writestr(name, whole)

    assert read_workbook(stream, "a.xlsx") == [["Nama", "Nilai"], ["Sari", "5"]]
    assert told_of(stream).broken == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (198001012005012003, "1.98001012005012E+17"),
        (1872010101800001, "1872010101800001"),
        (-(2**60), "-1.15292150460685E+18"),
    ],
)
def test_a_number_with_more_digits_than_a_cell_holds_is_not_made_up(value, text):
    assert read_workbook(book([value]), "a.xlsx") == [[text]]


@pytest.mark.parametrize("clean", [clean_nip, clean_nik, clean_nib, clean_phone])
@pytest.mark.parametrize("text", ["1,98001E+17", "8.12346E+10", "1e+12"])
def test_a_number_that_excel_has_cut_short_is_told_as_that(clean, text):
    with pytest.raises(ValidationError) as caught:
        clean(text)

    assert caught.value.code == "shortened"


@pytest.mark.parametrize(
    ("clean", "text", "is_told"),
    [
        (clean_nib, "220001234567", True),
        (clean_kbli, "1313", True),
        (clean_nib, "22000123456", False),
        (clean_nip, "9800101200501200", False),
    ],
)
def test_a_zero_that_excel_takes_away_is_told(clean, text, is_told):
    with pytest.raises(ValidationError, match="baru terisi") as caught:
        clean(text)

    assert ("diawali 0" in caught.value.messages[0]) is is_told


@pytest.mark.parametrize(
    "text",
    [
        "0812-3456-7014 (WA)",
        "WA 081234567014",
        "HP: 0812 3456 7014",
        "No. HP 081234567014",
        "(+62) 81234567014",
    ],
)
def test_a_phone_number_may_say_what_it_is(text):
    assert clean_phone(text) == "+6281234567014"


def test_equal_headers_are_told_once_each():
    header = guess_header([["Nama", "HP", "Nama", "HP", "Ket"]], {})

    assert header.repeated == ("Nama", "HP")


TABLE = "<table><tr><td>Nama</td></tr><tr><td>Sarí</td></tr></table>"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TABLE.encode("utf-16"), "a.xls"),
        (TABLE.encode("utf-16-le"), "a.xls"),
        ("Nama\r\nSarí\r\n".encode("utf-16-le"), "a.csv"),
    ],
)
def test_tables_in_utf_16_are_read(content, name):
    assert read_workbook(io.BytesIO(content), name) == [["Nama"], ["Sarí"]]


XML = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"Nama;HP\n", "a.xlsx", "berakhiran .xlsx, tetapi isinya teks CSV. Ganti akhiran namanya menjadi .csv"),
        (book(["Nama"]).getvalue(), "a.xls", "isinya XLSX. Ganti akhiran namanya menjadi .xlsx"),
        (b"%PDF-1.7", "a.xlsx", "isinya PDF. Buka di Excel"),
        (XML, "a.xls", "isinya XML Spreadsheet 2003. Buka di Excel"),
        (b"a", "a.xlsm", "Berkas .xlsm tidak diterima. Buka di Excel"),
        (b"a", "a", "Berkas tanpa akhiran nama tidak diterima."),
        (b"Nama\nSari\nBu\0di\n", "a.csv", "Baris 3 berisi karakter"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_said_with_what_to_do(content, name, said):
    with pytest.raises(ValidationError) as caught:
        read_workbook(io.BytesIO(content), name)

    assert said in caught.value.messages[0]
