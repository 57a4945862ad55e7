import contextlib
import datetime
import io
import json
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from core import spreadsheets
from core.spreadsheets import (
    Column,
    Kind,
    Row,
    Sheet,
    SheetColumn,
    csv_lines,
    files,
    read_table,
    read_workbook,
    split_pasted,
    stream_workbook,
    workbook_process,
    write_csv,
    write_xlsx,
)

DATA = Path(__file__).parent / "data"
NAME = Column("name", "Nama", ["Nama lengkap", "nama_peserta"], required=True)
PHONE = Column("phone", "No. HP", ["Telepon"])
FORMULAS = ["=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"]  # noqa: RUF001 - the wide sign is meant


def code_of(call, *args, **kwargs):
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return caught.value.code


def outcome(call, *args):
    """Return the value and no code, or no value and the code of the error."""
    try:
        return call(*args), None
    except ValidationError as error:
        return None, error.code


def workbook(*cells, sheets=1):
    """Return an xlsx whose last sheet has the cells (row, column, value), counted from 0."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for _ in range(sheets):
            page = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, column, value in cells:
            is_day = isinstance(value, datetime.date)
            page.write(row, column, value, *([day] if is_day else []))
    stream.seek(0)
    return stream


def archive(*entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    stream.seek(0)
    return stream


def repacked(stream, **parts):
    """Return the xlsx with some of its parts replaced, named by their file's stem."""
    with zipfile.ZipFile(stream) as packed:
        entries = [(name, packed.read(name)) for name in packed.namelist()]
    return archive(*((name, parts.get(Path(name).stem, content)) for name, content in entries))


def read_data(name):
    return read((DATA / name).read_bytes(), name)


def read(content, name="data.csv", **kwargs):
    return read_workbook(io.BytesIO(content), name, **kwargs)


def written(*columns, rows=(), **kwargs):
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("Peserta", columns, rows, **kwargs)])
    return openpyxl.load_workbook(stream).active


def sheet_rows(response):
    """What an Excel file that a page answers with holds, its heads first."""
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [[cell.value for cell in row] for row in book.active.iter_rows()]


# read_table


def test_table_is_found_below_titles_in_any_order():
    rows = [
        ["DAFTAR PESERTA"],
        [],
        ["Telepon", None, "NAMA  LENGKAP", "Catatan"],
        ["0812", "", " Siti\u00a0", "x"],
        [None, "", "  "],
        ["0813", "", "Budi"],
    ]

    table = read_table(rows, [NAME, PHONE])

    assert table.rows == [
        Row(4, {"name": "Siti", "phone": "0812"}),
        Row(6, {"name": "Budi", "phone": "0813"}),
    ]
    assert table.header_number == 3
    assert table.unknown == ["Catatan"]
    assert table.present == {"name", "phone"}


@pytest.mark.parametrize("header", ["nama", "NAMA:", "Nama_Peserta", "name", "nama-peserta"])
def test_headers_match_without_case_and_punctuation(header):
    assert read_table([[header], ["Siti"]], [NAME]).rows == [Row(2, {"name": "Siti"})]


def test_column_that_is_not_there_is_not_present():
    table = read_table([["Nama"], ["Siti"]], [NAME, PHONE])

    assert table.present == {"name"}
    assert table.rows[0].values == {"name": "Siti"}


def test_short_row_has_empty_cells():
    table = read_table([["Nama", "No HP"], ["Siti"]], [NAME, PHONE])

    assert table.rows == [Row(2, {"name": "Siti", "phone": ""})]


def test_first_of_two_equal_headers_counts():
    table = read_table([["Nama", "Nama lengkap"], ["a", "b"]], [NAME])

    assert table.rows[0].values == {"name": "a"}
    assert table.unknown == ["Nama lengkap"]


def test_title_that_looks_like_one_optional_column_is_no_header():
    columns = [Column("name", "Nama"), Column("phone", "No. HP")]

    table = read_table([["Nama"], ["Nama", "No. HP"], ["Siti", "0812"]], columns)

    assert table.rows == [Row(3, {"name": "Siti", "phone": "0812"})]


def test_header_in_the_first_rows_only():
    columns, body = [NAME], [["Nama"], ["Siti"]]

    assert read_table([[]] * 29 + body, columns).header_number == 30
    assert code_of(read_table, [[]] * 30 + body, columns) == "missing_columns"


def test_rows_beyond_the_searched_ones_are_read():
    table = read_table([["Nama"]] + [[f"N{n}"] for n in range(100)], [NAME])

    assert [row.number for row in table.rows] == list(range(2, 102))


def test_missing_columns_are_named_with_what_was_found():
    agency = Column("agency", "Instansi", required=True)

    with pytest.raises(ValidationError) as caught:
        read_table([["Nama", "Usaha"], ["Siti", "x"]], [NAME, agency])

    assert caught.value.code == "missing_columns"
    assert caught.value.messages == ["Kolom Instansi tidak ada. Kolom yang terbaca: Nama, Usaha."]


@pytest.mark.parametrize("rows", [[], [["Siti", "0812"]]])
def test_table_without_header_says_what_it_needs(rows):
    with pytest.raises(ValidationError) as caught:
        read_table(rows, [NAME, PHONE])

    assert caught.value.code == "missing_columns"
    assert "Kolom yang diperlukan: Nama." in caught.value.messages[0]


def test_missing_columns_without_required_ones_names_all():
    with pytest.raises(ValidationError) as caught:
        read_table([["x"]], [Column("name", "Nama"), PHONE])

    assert "Nama, No. HP." in caught.value.messages[0]


def test_rows_without_header_are_read_by_position():
    table = read_table([["Siti", "0812"], [], ["Budi", "", ""]], [NAME, PHONE], has_header=False)

    assert table.rows == [
        Row(1, {"name": "Siti", "phone": "0812"}),
        Row(3, {"name": "Budi", "phone": ""}),
    ]
    assert (table.header_number, table.unknown) == (None, [])


def test_rows_without_header_may_not_be_wider_than_the_columns():
    rows = [["Siti", "0812", "x"]]

    assert code_of(read_table, rows, [NAME, PHONE], has_header=False) == "too_many_columns"


def test_table_refuses_nul_and_says_where():
    with pytest.raises(ValidationError) as caught:
        read_table([["Nama"], ["Si\0ti"]], [NAME])

    assert caught.value.code == "control_characters"
    assert "Baris 2" in caught.value.messages[0]


# split_pasted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Nama\tHP\nSiti\t0812\n", [["Nama", "HP"], ["Siti", "0812"]]),
        ("Nama;HP\r\nSiti;0812", [["Nama", "HP"], ["Siti", "0812"]]),
        ("Nama,HP\rSiti,0812", [["Nama", "HP"], ["Siti", "0812"]]),
        ("Siti", [["Siti"]]),
        ("a\n\nb", [["a"], [], ["b"]]),
        ("Nama;Gelar\nSiti;S.E., M.M.\nBudi;S.T., M.T., Ph.D.", None),
        ('"Jalan A\nNo. 1"\tx\ny\tz', [["Jalan A\nNo. 1", "x"], ["y", "z"]]),
        ('"CV ""Maju"" Jaya"\tx', [['CV "Maju" Jaya', "x"]]),
        ('Pipa 2"\tx\nPipa 3\ty', [['Pipa 2"', "x"], ["Pipa 3", "y"]]),
        ('"Pipa\tx\nPipa 3\ty', [['"Pipa', "x"], ["Pipa 3", "y"]]),
        ("\tx\n", [["", "x"]]),
    ],
)
def test_pasted_rows(text, rows):
    expected = rows or [["Nama", "Gelar"], ["Siti", "S.E., M.M."], ["Budi", "S.T., M.T., Ph.D."]]

    assert split_pasted(text) == expected


@pytest.mark.parametrize("text", ["a\0b", "a\x08b", "a\x1bb", "a\x7fb"])
def test_pasted_control_characters_are_refused(text):
    assert code_of(split_pasted, text) == "control_characters"


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_nothing_pasted(text):
    assert code_of(split_pasted, text) == "empty"


def test_pasted_rows_have_a_limit():
    assert len(split_pasted("a\tb\n" * 3, max_rows=3)) == 3
    assert code_of(split_pasted, "a\tb\n" * 4, max_rows=3) == "too_many_rows"


def test_pasted_columns_have_a_limit():
    assert len(split_pasted("a\t" * 255 + "a")[0]) == 256
    assert code_of(split_pasted, "a\t" * 256 + "a") == "too_many_columns"


def test_pasted_cell_has_a_limit():
    assert code_of(split_pasted, '"' + "a" * 200_000 + '"\tb') == "broken_text"


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_pasted_text_is_split_or_refused(rows):
    text = "\n".join("\t".join(row) for row in rows)
    read, code = outcome(split_pasted, text)

    assert code in {None, "empty"}
    assert read is None or 1 <= len(read) <= text.count("\n") + 1


@pytest.mark.parametrize("text", ['"' * 100_001, ";" * 100_000, "\n" * 100_000 + "a"])
def test_hostile_pasted_text_is_answered_fast(text):
    started = time.perf_counter()

    with contextlib.suppress(ValidationError):
        split_pasted(text)

    assert time.perf_counter() - started < 0.5


# read_workbook


def test_real_csv_of_inaproc():
    rows = read_data("inaproc-realisasi.csv")
    columns = [Column("package", "Kode Paket", required=True), Column("rup", "Kode RUP")]

    table = read_table(rows, columns)

    assert [len(row) for row in rows] == [14] * 5
    assert table.rows[0] == Row(2, {"package": "01KSH1MS7QQXJM7S4MZ4TP3MM0", "rup": "66586755"})
    assert table.rows[2].values["rup"] == "66911673;67175292"


def test_real_xlsx_of_sirup_keeps_leading_zeros():
    rows = read_data("rup-master-satker.xlsx")

    table = read_table(rows, [Column("code", "kd_satker_str"), Column("id", "kd_satker")])

    assert table.rows[2].values == {"code": "050302", "id": "152933"}


def test_html_named_xls_gives_cells_and_runs_nothing():
    rows = read_data("tkdn.xls")

    assert rows == [
        ["Daftar Sertifikat TKDN & BMP", "", ""],
        ["No", "Nama Perusahaan", "Nilai TKDN"],
        ["1", "PT Contoh Satu", "40,25"],
        ["2", "PT Contoh Dua", ""],
    ]


@pytest.mark.parametrize("markup", [b"<html>kosong</html>", b"<td>a</td>", b"</script><p>"])
def test_html_without_table(markup):
    assert code_of(read, markup, "a.xls") == "empty"


def test_html_span_has_a_limit():
    assert read(b"<tr><td colspan=999999999>a<td>b", "a.xls") == [["a", "b"]]


@pytest.mark.parametrize(
    "content",
    [
        "Nama;Kota\nSité;Metro".encode(),
        "Nama;Kota\nSité;Metro".encode("utf-8-sig"),
        "Nama;Kota\nSité;Metro".encode("cp1252"),
        "Nama;Kota\nSité;Metro".encode("utf-16"),
        "Nama\tKota\nSité\tMetro".encode(),
        b"Nama,Kota\nSit\xc3\xa9,Metro",
    ],
)
def test_csv_in_any_usual_encoding(content):
    assert read(content) == [["Nama", "Kota"], ["Sité", "Metro"]]


def test_csv_in_no_known_encoding():
    assert code_of(read, b"a;\x81\x8d") == "encoding"


def test_workbook_cells_become_text():
    stream = workbook(
        (1, 1, "0012"),
        (2, 1, 12.0),
        (2, 2, 1.234),
        (3, 1, 1e17),
        (3, 2, 0.5),
        (3, 3, datetime.date(2024, 3, 6)),
        (3, 4, datetime.datetime(2024, 3, 6, 8, 30)),  # noqa: DTZ001 - spreadsheets know no zones
        (4, 1, True),
    )

    assert read_workbook(stream, "a.XLSX") == [
        [],
        ["", "0012"],
        ["", "12", "1.2340"],
        ["", "1E+17", "0.5", "2024-03-06", "2024-03-06 08:30:00"],
        ["", "True"],
    ]


def test_first_sheet_with_rows_is_read():
    assert read_workbook(workbook((0, 0, "a"), sheets=3), "a.xlsx") == [["a"]]


def test_workbook_without_rows():
    assert code_of(read_workbook, workbook(), "a.xlsx") == "empty"


def test_workbook_rows_have_a_limit():
    stream = workbook(*((row, 0, "a") for row in range(4)))

    assert len(read_workbook(stream, "a.xlsx", max_rows=4)) == 4
    assert code_of(read_workbook, stream, "a.xlsx", max_rows=3) == "too_many_rows"


def test_file_size_has_a_limit():
    assert read(b"a;b;", max_bytes=4)
    assert code_of(read, b"a;b;c", max_bytes=4) == "too_big"


@pytest.mark.parametrize("content", [b"", b" \r\n"])
def test_empty_file(content):
    assert code_of(read, content) == "empty"


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.xlsm", "a.csv.exe", ""])
def test_other_files_are_not_taken(name):
    assert code_of(read, b"a;b", name) == "wrong_type"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"a;b", "a.xlsx"),
        (b"<table>", "a.xlsx"),
        (b"<table>", "a.csv"),
        (workbook((0, 0, "a")).getvalue(), "a.csv"),
        (workbook((0, 0, "a")).getvalue(), "a.xls"),
        (archive(("a.txt", b"a")).getvalue(), "a.xlsx"),
        (archive(("content.xml", b"a")).getvalue(), "a.xlsx"),
        (archive(("content.xml", b"a")).getvalue(), "a.ods"),
        (files.OLE_SIGNATURE + b"x" * 600, "a.xlsx"),
        (files.OLE_SIGNATURE + b"x" * 600, "a.xls"),
        (b"PK\x03\x04" + b"x" * 600, "a.xlsx"),
        (archive(("xl/workbook.xml", b"<a")).getvalue(), "a.xlsx"),
    ],
)
def test_content_must_be_what_the_name_says(content, name):
    assert code_of(read, content, name) == "content_mismatch"


def test_zip_bomb_is_refused_before_it_is_unpacked():
    stream = archive(("xl/workbook.xml", b"<a/>"), ("xl/big.xml", b" " * 110 * 1024**2))
    started = time.perf_counter()

    assert code_of(read_workbook, stream, "a.xlsx") == "bomb"
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize("corner", [(99_999, 255), (1_048_575, 16_383)])
def test_cells_in_far_corners_cost_this_upload_only(corner):
    stream = workbook((0, 0, "a"), (*corner, "b"))

    assert len(stream.getvalue()) < 10_000
    assert code_of(read_workbook, stream, "a.xlsx") == "bomb"


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE a [<!ENTITY f "xxxxxxxx"><!ENTITY e "&f;&f;&f;&f;">]>',
    ],
)
def test_entities_are_not_expanded(declaration):
    head = b'<?xml version="1.0"?>'
    body = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" '
        b'uniqueCount="1"><si><t>[&e;]</t></si></sst>'
    )
    stream = repacked(workbook((0, 0, "a")), sharedStrings=head + declaration + body)

    rows, code = outcome(read_workbook, stream, "a.xlsx")

    assert code in {None, "content_mismatch"}
    assert "root" not in str(rows)
    assert "xxxx" not in str(rows)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (f"raise SystemExit({workbook_process.EXIT_PASSWORD})", "password"),
        (f"raise SystemExit({workbook_process.EXIT_TOO_MUCH})", "bomb"),
        ("import os; os.abort()", "bomb"),
        ("raise RuntimeError", "content_mismatch"),
        ("import time; time.sleep(60)", "bomb"),
    ],
)
def test_every_end_of_the_program_has_its_answer(monkeypatch, tmp_path, program, code):
    path = tmp_path / "program.py"
    path.write_text(program)
    monkeypatch.setattr(workbook_process, "__file__", str(path))
    monkeypatch.setattr(files, "PARSE_SECONDS", 1)

    assert code_of(read_workbook, workbook((0, 0, "a")), "a.xlsx") == code


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.txt", "a.xls"]))
def test_any_bytes_are_read_or_refused(content, name):
    if content.startswith((files.OLE_SIGNATURE, b"PK")):
        return
    rows, code = outcome(read, content, name)

    assert (rows is None) != (code is None)
    assert all(isinstance(cell, str) for row in rows or [] for cell in row)


# The parsing program


def test_program_writes_json_lines():
    target = io.BytesIO()

    code = workbook_process.write_rows(workbook((0, 0, "a"), (1, 1, 2)), target, 10)

    told, *rows = target.getvalue().splitlines()
    assert (code, rows) == (0, [b'["a"]', b'["", "2"]'])
    assert json.loads(told) == {
        "name": "Sheet1", "is_hidden": False, "others": [], "hidden_rows": [], "merged_down": [],
        "broken": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0012", "0012"),
        (12, "12"),
        (12.0, "12"),
        (1.234, "1.2340"),
        (0.5, "0.5"),
        (1e-7, "0.0000001"),
        (datetime.date(2024, 3, 6), "2024-03-06"),
        (datetime.datetime(2024, 3, 6), "2024-03-06"),  # noqa: DTZ001 - spreadsheets know no zones
        (datetime.datetime(2024, 3, 6, 8, 30), "2024-03-06 08:30:00"),  # noqa: DTZ001 - spreadsheets know no zones
        (datetime.time(8, 30), "08:30:00"),
    ],
)
def test_program_writes_cells_as_text(value, text):
    assert workbook_process.cell_text(value) == text


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (workbook(), workbook_process.EXIT_EMPTY),
        (io.BytesIO(b"x" * 100), workbook_process.EXIT_BROKEN),
        (archive(("xl/workbook.xml", b"<a")), workbook_process.EXIT_BROKEN),
    ],
)
def test_program_tells_why_there_are_no_rows(stream, code):
    target = io.BytesIO()

    assert workbook_process.write_rows(stream, target, 10) == code
    assert target.getvalue() == b""


def test_program_tells_a_password(monkeypatch):
    def refuse(_source):
        raise workbook_process.python_calamine.PasswordError

    locked = type("Locked", (), {"from_filelike": staticmethod(refuse)})
    monkeypatch.setattr(workbook_process.python_calamine, "CalamineWorkbook", locked)

    code = workbook_process.write_rows(io.BytesIO(), io.BytesIO(), 10)

    assert code == workbook_process.EXIT_PASSWORD


def test_program_stops_at_the_row_limit():
    target = io.BytesIO()

    workbook_process.write_rows(workbook((0, 0, "a"), (1, 0, "b")), target, 1)

    assert target.getvalue().splitlines()[1:] == [b'["a"]']


def test_program_limits_the_text(monkeypatch):
    stream = workbook((0, 0, "a" * 50), (1, 0, "b" * 50))
    monkeypatch.setattr(workbook_process, "MAX_TEXT", 100)

    code = workbook_process.write_rows(stream, io.BytesIO(), 10)

    assert code == workbook_process.EXIT_TOO_MUCH


# Writing


def test_xlsx_holds_values_of_each_kind():
    columns = [
        SheetColumn("Teks", 30),
        SheetColumn("Jumlah", 10, Kind.INT),
        SheetColumn("Uang", 20, Kind.MONEY),
        SheetColumn("Tanggal", 12, Kind.DATE),
        SheetColumn("Saat", 18, Kind.DATETIME),
        SheetColumn("Persen", 10, Kind.PERCENT),
    ]
    moment = datetime.datetime(2024, 3, 6, 2, 5, tzinfo=datetime.UTC)
    row = ["0012", 7, Decimal("1336777027.98"), datetime.date(2024, 3, 6), moment, 0.393]

    sheet = written(*columns, rows=[row, [None] * 6], heading=["Peserta", "Saringan: hadir"])

    assert sheet["A1"].value == "Peserta"
    assert sheet["A2"].value == "Saringan: hadir"
    assert [cell.value for cell in sheet[4]] == [column.header for column in columns]
    assert [cell.value for cell in sheet[5]] == [
        "0012",
        7,
        1336777027.98,
        datetime.datetime(2024, 3, 6),  # noqa: DTZ001 - spreadsheets know no zones
        datetime.datetime(2024, 3, 6, 9, 5),  # noqa: DTZ001 - spreadsheets know no zones
        0.393,
    ]
    assert [cell.value for cell in sheet[6]] == [None] * 6
    assert sheet["C5"].number_format == "#,##0.00"


def test_xlsx_is_ready_to_read_and_to_print():
    sheet = written(SheetColumn("Nama", 30), rows=[["Siti"]], heading=["Peserta"])

    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:A4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert round(sheet.column_dimensions["A"].width) == 31


def test_xlsx_says_how_far_it_goes():
    stream = io.BytesIO()
    write_xlsx(
        stream, [Sheet("Daftar", [SheetColumn("Nama"), SheetColumn("OPD")], [["a", "b"]] * 3)]
    )

    page = openpyxl.load_workbook(stream, read_only=True).active

    assert (page.max_row, page.max_column) == (4, 2)


@pytest.mark.parametrize("text", ["_x0041_", "a\x01b", " tepi ", "\ufffe", "😀" * 9, "a\nb"])
def test_xlsx_keeps_odd_letters(text):
    value = written(SheetColumn("Nama"), rows=[[text]])["A2"].value

    assert unescape(value) == text


def test_xlsx_cuts_by_the_units_that_excel_counts():
    value = written(SheetColumn("Nama"), rows=[["😀" * 20_000]])["A2"].value

    assert value == "😀" * 16_383 + "…"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_xlsx_refuses_what_is_no_number(value):
    with pytest.raises(ValueError, match="in a column of kind money"):
        written(SheetColumn("Uang", kind=Kind.MONEY), rows=[[value]])


def test_xlsx_without_rows_has_its_header():
    sheet = written(SheetColumn("Nama"))

    assert [[cell.value for cell in row] for row in sheet] == [["Nama"]]


@pytest.mark.parametrize("text", [*FORMULAS, "http://x.id", "007", "1e5", "<b>&", "{=1}", ""])
def test_xlsx_text_stays_text(text):
    cell = written(SheetColumn("Nama"), rows=[[text]])["A2"]

    if text:
        assert cell.data_type == "s"
        assert cell.value == text.replace("\r", "_x000D_")
    assert cell.hyperlink is None


@pytest.mark.parametrize(("length", "ending"), [(32_767, "aa"), (32_768, "a…")])
def test_xlsx_cuts_what_a_cell_cannot_hold(length, ending):
    value = written(SheetColumn("Nama"), rows=[["a" * length]])["A2"].value

    assert len(value) == 32_767
    assert value.endswith(ending)


def test_xlsx_titles_are_made_to_fit():
    stream = io.BytesIO()
    titles = ["Utusan [OPD]: 1/2", "a" * 40, "A" * 40, "", "?"]

    write_xlsx(stream, [Sheet(title, [SheetColumn("x")], []) for title in titles])

    assert openpyxl.load_workbook(stream).sheetnames == [
        "Utusan  OPD  1 2",
        "a" * 31,
        "A" * 29 + " 2",
        "Lembar",
        "Lembar 2",
    ]


def test_xlsx_refuses_a_value_of_another_kind():
    with pytest.raises(ValueError, match="str in a column of kind int"):
        written(SheetColumn("Jumlah", kind=Kind.INT), rows=[["7"]])


def test_xlsx_refuses_a_row_of_another_width():
    with pytest.raises(ValueError, match="zip"):
        written(SheetColumn("Nama"), rows=[["a", "b"]])


def test_xlsx_refuses_more_rows_than_a_sheet_holds(monkeypatch):
    monkeypatch.setattr(spreadsheets.writing, "MAX_SHEET_ROWS", 3)

    assert written(SheetColumn("Nama"), rows=[["a"], ["b"]]).max_row == 3
    with pytest.raises(ValueError, match="More rows"):
        written(SheetColumn("Nama"), rows=[["a"], ["b"], ["c"]])


def test_naive_moments_are_refused():
    naive = datetime.datetime(2024, 3, 6, 8, 30)  # noqa: DTZ001 - spreadsheets know no zones

    with pytest.raises(ValueError, match="naive"):
        written(SheetColumn("Saat", kind=Kind.DATETIME), rows=[[naive]])


def csv_text(*columns, rows):
    stream = io.BytesIO()
    write_csv(stream, columns, rows)
    return stream.getvalue().decode()


def test_csv_opens_right_in_an_indonesian_office():
    moment = datetime.datetime(2024, 3, 6, 2, 5, tzinfo=datetime.UTC)
    columns = [
        SheetColumn("Nama"),
        SheetColumn("Uang", kind=Kind.MONEY),
        SheetColumn("Persen", kind=Kind.PERCENT),
        SheetColumn("Tanggal", kind=Kind.DATE),
        SheetColumn("Saat", kind=Kind.DATETIME),
    ]
    rows = [
        ['CV "A"; B', Decimal("-1234.50"), Decimal("0.393"), moment.date(), moment],
        [None, 10**6, 1 / 3, None, None],
    ]

    assert csv_text(*columns, rows=rows) == (
        "\ufeffNama;Uang;Persen;Tanggal;Saat\r\n"
        '"CV ""A""; B";-1234,50;39,3%;2024-03-06;2024-03-06 09:05\r\n'
        ";1000000;33,3333%;;\r\n"
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_neutralises_formulas(text):
    rows = read(csv_text(SheetColumn(text), SheetColumn("x"), rows=[[text, "y"]]).encode())

    assert [row[0][0] for row in rows] == ["'", "'"]


def test_csv_leaves_other_text_alone():
    rows = [["0012", "a-b", "", "'x"]]
    columns = [SheetColumn("Nama")] * 4

    assert csv_text(*columns, rows=rows).splitlines()[1] == "0012;a-b;;'x"


def test_csv_number_in_a_text_column_is_text():
    assert csv_text(SheetColumn("x"), SheetColumn("y"), rows=[[-1, "a\0b"]]).endswith("'-1;ab\r\n")


def test_csv_comes_in_chunks():
    chunks = list(csv_lines([SheetColumn("Nama")], ([f"N{n}"] for n in range(1001))))

    assert len(chunks) == 3
    assert b"".join(chunks).count(b"\r\n") == 1002


def test_csv_refuses_a_row_of_another_width():
    with pytest.raises(ValueError, match="zip"):
        csv_text(SheetColumn("Nama"), rows=[["a", "b"]])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_xlsx_gives_back_what_was_written(texts):
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("x", [SheetColumn("Nama")], [[text] for text in texts])])

    read = [row[0].value for row in openpyxl.load_workbook(stream).active][1:]

    assert [value or "" for value in read] == texts


# Streaming


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xef\xbb\xbfNama;Nilai\n01;2\n;\n03;4\n"),
        ("a.xls", b"<table><tr><td>Nama</td><td>Nilai</td></tr><tr><td>01</td></tr></table>"),
    ],
)
def test_streamed_rows_are_those_that_are_read(name, content):
    assert list(stream_workbook(io.BytesIO(content), name)) == read_workbook(
        io.BytesIO(content), name
    )


def test_streamed_workbook_is_what_is_read():
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("A", [SheetColumn("Nama")], [["01"], ["02"]])])

    assert list(stream_workbook(stream, "a.xlsx")) == read_workbook(stream, "a.xlsx")


def test_streaming_stops_at_the_limit():
    rows = stream_workbook(io.BytesIO(b"a;b\nc;d\ne;f\n"), "a.csv", max_rows=2)

    assert [next(rows), next(rows)] == [["a", "b"], ["c", "d"]]
    with pytest.raises(ValidationError) as caught:
        next(rows)
    assert caught.value.code == "too_many_rows"


def test_titles_and_a_head_may_stand_on_top_of_as_many_rows_as_are_allowed():
    def count(rows):
        stream = io.BytesIO(b"a;b\n" * rows)
        return len(list(stream_workbook(stream, "a.csv", max_rows=3, spare=2)))

    assert count(5) == 5
    with pytest.raises(ValidationError) as caught:
        count(6)
    assert caught.value.messages == ["Lebih dari 3 baris. Bagi menjadi beberapa bagian."]


def test_streamed_workbook_may_be_left_in_the_middle():
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("A", [SheetColumn("Nama")], ([str(n)] for n in range(5000)))])
    rows = stream_workbook(stream, "a.xlsx")

    assert next(rows) == ["Nama"]
    rows.close()


def test_streamed_broken_workbook_is_refused():
    stream = io.BytesIO()
    write_xlsx(stream, [Sheet("A", [SheetColumn("Nama")], [])])
    broken = stream.getvalue().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet2.xml")

    with pytest.raises(ValidationError) as caught:
        list(stream_workbook(io.BytesIO(broken), "a.xlsx"))
    assert caught.value.code in {"content_mismatch", "empty"}


def sheets_of(*widths):
    """A workbook whose sheets A, B, … have two rows of as many cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for place, width in enumerate(widths):
            page = book.add_worksheet("ABCDEF"[place])
            for row in range(2):
                page.write_row(row, 0, [f"{'ABCDEF'[place]}{row}"] * width)
    stream.seek(0)
    return stream


@pytest.mark.parametrize(
    ("widths", "told"),
    [
        ((4,), ["A"]),
        ((1, 6), ["B", "A"]),
        ((0, 3, 1), ["B", "C"]),
        ((3, 6), ["A", "B"]),
        ((1, 3, 9), ["C", "A", "B"]),
    ],
)
def test_the_sheet_with_the_table_is_read_and_the_others_are_named(widths, told):
    sheets = []

    rows = list(stream_workbook(sheets_of(*widths), "a.xlsx", tell=sheets.append))

    assert [[sheet.name, *sheet.others] for sheet in sheets] == [told]
    assert {row[0][0] for row in rows} == {told[0]}


def open_document(tables):
    """A workbook of the kind ods with these tables, as its own tags."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": "<a/>",
    }
    return archive(*parts.items())


def told_of(stream, name="a.xlsx"):
    """What is told of the sheet that is read, with its rows."""
    told = []
    rows = list(stream_workbook(stream, name, tell=told.append))
    return told[0], rows


def test_hidden_rows_are_read_and_told():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Kosong")
        page = book.add_worksheet("Data & isi")
        for row in (0, 1, 2, 4):
            page.write_row(row, 0, [f"baris {row + 1}", "x"])
        # The fourth is blank: hiding it hides nothing.
        for row in (1, 3, 4):
            page.set_row(row, None, None, {"hidden": True})

    told, rows = told_of(stream)

    assert (told.name, told.hidden_rows) == ("Data & isi", [2, 5])
    assert [row[0] for row in rows if row] == ["baris 1", "baris 2", "baris 3", "baris 5"]


def formatted_below(ending):
    """A workbook with one row, and below it a thousand that are merely formatted."""
    if ending == "ods":
        cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
        blank = '<table:table-row table:style-name="ro1"/>' * 1000
        row = f"<table:table-row>{cell}</table:table-row>"
        return open_document(f'<table:table table:name="Data">{row}{blank}</table:table>')
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet("Data")
        page.write(0, 0, "a")
        for row in range(1, 1001):
            page.set_row(row, 20)
    stream.seek(0)
    return stream


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_rows_below_the_last_filled_one_are_not_looked_through(ending, monkeypatch):
    looked_at, tags = [], workbook_process.tags

    def counted(*args):
        for tag in tags(*args):
            looked_at.append(tag)
            yield tag

    stream = formatted_below(ending)
    monkeypatch.setattr(workbook_process, "tags", counted)
    monkeypatch.setattr(workbook_process, "merged_down", lambda *_: [])

    assert workbook_process.write_rows(stream, io.BytesIO(), 10) == 0
    assert 0 < len(looked_at) < 50


def test_rows_hidden_in_the_other_kind_of_workbook_are_told():
    cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    table = (
        '<table:table table:name="Lain"><table:table-row table:visibility="collapse"/>'
        f'</table:table><table:table table:name="Data"><table:table-row>{cell}</table:table-row>'
        f'<table:table-row table:visibility="filter" table:number-rows-repeated="2">{cell}'
        f"</table:table-row><table:table-row>{cell}</table:table-row></table:table>"
    )
    told, rows = told_of(open_document(table), "a.ods")

    assert (told.name, told.hidden_rows, len(rows)) == ("Data", [2, 3], 4)


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"Terlihat"}, ("Terlihat", False, [])),
        ({"Terlihat", "Pilihan"}, ("Terlihat", False, ["Pilihan (tersembunyi)"])),
        ({"Pilihan"}, ("Pilihan", True, [])),
    ],
)
def test_a_hidden_sheet_is_read_only_where_no_other_has_rows(filled, told):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        hidden, seen = (book.add_worksheet(name) for name in ("Pilihan", "Terlihat"))
        seen.activate()
        hidden.hide()
        for page in (hidden, seen):
            if page.name in filled:
                page.write_row(0, 0, ["a"] * (9 if page is hidden else 2))

    sheet, _ = told_of(stream)

    assert (sheet.name, sheet.is_hidden, sheet.others) == told
