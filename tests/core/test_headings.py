import pytest
from django.core.exceptions import ValidationError

from core.spreadsheets import Meanings, guess_header, header_texts, table_heading
from core.spreadsheets.headings import (
    HEAD,
    REMARK,
    SPARSE,
    SUM,
    Beside,
    divides,
    is_numbering,
    is_total,
    refuse_scaled,
)
from core.spreadsheets.tables import plain_cell
from core.spreadsheets.texts import read_html_rows

TWO_ROWS = [
    ["DAFTAR TENDER"],
    ["Kode", "Nama Paket", "Nilai (Rp)", "", "Status"],
    ["", "", "Kontrak", "PDN", ""],
    ["1001", "ATK", "10", "5", "Selesai"],
]
KNOWN = {"kdpaket": "key", "nilaikontrak": "value", "pagu": "ceiling", "status": "status"}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Kode Paket", "key"),
        ("KD_PAKET", "key"),
        ("Kode Paket Pekerjaan", "key"),
        ("Pagu (Rp)", "ceiling"),
        ("Nilai (Rp) \u2013 Kontrak", "value"),
        ("Realisasi \u2013 Status", "status"),
        ("Kode", None),
        ("Nilai", None),
        ("", None),
        ("(Rp)", None),
    ],
)
def test_meanings_are_found_in_other_spellings(text, meaning):
    assert Meanings(KNOWN).of(text) == meaning


def test_a_shortened_header_of_two_meanings_has_none():
    meanings = Meanings({"kodetoko": "shop", "kdtoko": "stall"})

    assert (meanings.of("Kode Toko"), meanings.of("Kd Toko")) == ("shop", "stall")
    assert Meanings({"nomorx": "a", "nox": "b", "y": "c"}).of("no. x (Rp)") == "b"
    assert Meanings({"tanggalx": "a", "tglx": "b"}).of("Tanggal (x) x") == "a"
    assert Meanings({"kodekodex": "a", "kdkodex": "b"}).of("kd kd x") is None


def test_a_head_of_two_rows_is_joined():
    header = guess_header(TWO_ROWS, KNOWN)

    assert header.number == 3
    assert header.known == {"Nilai (Rp) \u2013 Kontrak": "value", "Status": "status"}
    assert header_texts(table_heading(TWO_ROWS, 3)) == header.texts
    assert header.above == "DAFTAR TENDER\nKode Nama Paket Nilai (Rp) Status"


def test_a_row_that_counts_the_columns_belongs_to_the_head():
    rows = [["Nama", "Jabatan", "Status"], ["(1)", "(2)", "(3)"], ["Siti", "Staf", "Hadir"]]

    header = guess_header(rows, KNOWN)

    assert header.number == 2
    assert table_heading(rows, 2) == rows[0]
    assert guess_header([*TWO_ROWS[1:3], ["1", "2", "3", "4", "5"]], KNOWN).number == 3


def test_a_counted_head_of_two_rows_keeps_both():
    rows = [*TWO_ROWS[1:3], ["1", "2", "3", "4", "5"]]

    assert table_heading(rows, 3)[2:4] == ["Nilai (Rp) \u2013 Kontrak", "Nilai (Rp) \u2013 PDN"]


@pytest.mark.parametrize(
    "row",
    [["1", "2"], ["1", "2", "4"], ["1", "Siti", "Staf"], ["7", "8", "9"], []],
)
def test_rows_of_a_table_are_no_numbering(row):
    assert not is_numbering(row)


@pytest.mark.parametrize(
    "below",
    [
        ["1001", "ATK", "10", "5", "Selesai"],  # a row of the table
        ["", "", "10", "5", ""],  # amounts are no headers
        ["", "", "Kontrak", "", ""],  # one part divides nothing
        ["", "", "", "", "x"],  # nor does what stands below a whole header
        ["", "", "", "PDN", ""],
        [],
    ],
)
def test_rows_of_a_table_divide_no_header(below):
    assert not divides(TWO_ROWS[1], below)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["", "JUMLAH", "Rp 1.000"], True),
        (["Total keseluruhan :", "1.000", "(500)"], True),
        (["Jumlah peserta:", "18"], True),
        (["", "Jumlah", "60 orang"], True),
        (["", "Jumlah Kursi", "60 buah"], False),
        (["Sub Total", "-"], True),
        (["", "Jumlah Dinas Pendidikan dan Kebudayaan", "", "1.000"], True),
        (["TOTAL 60 PAKET", "Rp 1.000,00"], True),
        (["Jml.", "1.000"], True),
        (["Totalindo Eka", "1.000"], False),
        (["Total"], False),
        (["Jumlah", "Dinas Kesehatan", "1.000"], False),
        (["Total Persada", "CV", "1.000"], False),
        (["1", "2"], False),
    ],
)
def test_a_row_of_totals_is_told_from_others(row, expected):
    assert is_total(row) is expected


HEADS = [["No", "Nama", "Satker", "Pagu", "Status"]]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (HEADS[0], HEAD),
        (["", "Jumlah", "", "1.000", ""], SUM),
        (["", "JUMLAH :", "", "", ""], SUM),
        (["", "Jumlah Meja", "", "", ""], SPARSE),
        (["A", "Sub Kegiatan Kesenian", "", "", ""], SPARSE),
        (["", "", "", "Metro, 5 Januari 2025"], REMARK),
        (["", "Mengetahui,", "", "Metro,      Maret 2024"], REMARK),
        (["NIP. 19700101 199503 1 001", "", "", "NIP ........"], REMARK),
        (["Catatan: harga per Maret", "", "", "", ""], REMARK),
        (["Dicetak pada 6 Maret 2024", "oleh admin", "SIRUP", "Halaman 1"], REMARK),
        (["1", "CV Tertanda Jaya", "", "Metro", ""], ""),
        (["1", "Sumber Rejeki", "Dinas", "0812"], ""),
        (["1", "Jumlah Kursi", "Dinas", "1.000", "Aktif"], ""),
    ],
)
def test_rows_beside_the_data_are_told_apart(row, what):
    assert Beside(HEADS).of(row) == what


def test_in_a_narrow_table_two_cells_are_a_row():
    assert Beside([["Nama", "OPD", "HP", "NIP"]]).of(["Siti", "Dinas"]) == ""


def test_names_below_a_signature_belong_to_it_until_the_table_goes_on():
    beside = Beside([["Nama", "OPD", "HP"]])
    rows = [
        ["Budi", "Dinas A", "0811"],
        ["", "", "Kepala Dinas"],
        ["", "Mengetahui,", ""],
        ["", "", "Kepala Dinas"],
        ["", "Drs. Contoh, M.M.", "Contoh"],
        ["Siti", "Dinas B", "0812", "a", "b"],
        ["", "", "Kepala Dinas"],
    ]

    assert [beside.of(row) for row in rows] == ["", "", REMARK, REMARK, REMARK, "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "PAGU (dalam ribuan rupiah)", "Pagu (Rp juta)", "Nilai (Rp. Juta)", "dalam jutaan rupiah",
        "Anggaran (x Rp1.000)", "Pagu (Rp000)", "dlm (Milyar Rp)",
    ],
)  # fmt: skip
def test_amounts_that_are_not_in_full_are_refused(text):
    with pytest.raises(ValidationError) as caught:
        refuse_scaled([text])

    assert caught.value.code == "scaled"


@pytest.mark.parametrize(
    "text", ["Pagu (Rp)", "Juta Raya", "Total Nilai (Rp)", "Ukuran (2 x 1)", "TA 2025"]
)
def test_full_amounts_are_not_refused(text):
    refuse_scaled([text])


def test_cells_over_several_rows_of_html_keep_the_places_of_the_others():
    rows = read_html_rows(
        "<tr><th rowspan=2>No<th colspan=2>Nilai<th rowspan=2>Status"
        "<tr><th>Kontrak<th>PDN<tr><td>1<td>10<td>5<td>Selesai",
        max_rows=10,
    )

    assert rows == [
        ["No", "Nilai", "", "Status"],
        ["", "Kontrak", "PDN"],
        ["1", "10", "5", "Selesai"],
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("'0812", "0812"), ("'=1+1", "=1+1"), ("'Aisyiyah", "'Aisyiyah"), ("'", "'"), ("", "")],
)
def test_the_mark_of_text_is_taken_off_numbers(text, plain):
    assert plain_cell(text) == plain
