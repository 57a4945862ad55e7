import base64
import io
import re
import time

import pypdf
import pytest
import typst

from core import papers
from core.papers import (
    AttendancePaper,
    AttendanceRow,
    AttendanceSheet,
    Letterhead,
    Signer,
    attendance_list,
    compile_paper,
)

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HOSTILE = [
    "{{7*7}} {0.__class__} %(x)s",
    '#panic("x")',
    ']#read("/etc/passwd")[',
    "*b* _i_ $x$ `c` // d /* e */",
    "<script>alert(1)</script> @ref",
    "\\ \\u{1F600} \\n",
    "محمد علي",
    "ꦗꦮ",
    "😀" * 50,
    "a\u202eb\u200d",
    "a\0b",
    "O'Neil",
    "",
]


def sheet(*rows, title="DAFTAR HADIR UTUSAN OPD", **kwargs):
    return AttendanceSheet(title, rows, **kwargs)


def paper(*sheets, arms=None, signer_name="Contoh Nama, S.E."):
    return AttendancePaper(
        letterhead=Letterhead("PEMERINTAH KOTA METRO", "DINAS KOPERASI", ["Jl. Satu"], arms),
        activity="Business Matching P3DN 2024",
        place="LEC Kartikatama",
        day="Rabu, 6 Maret 2024",
        time="08.30–13.00 WIB",
        sheets=sheets,
        signer=Signer(
            "Metro, 6 Maret 2024",
            ["Kepala Dinas"],
            signer_name,
            "Pembina",
            "19790402 200501 1 002",
        ),
        printed_at="6 Maret 2024, 09.05 WIB",
        code="DH-2024-003-A",
    )


def person(number, arrived="08.33"):
    return AttendanceRow(
        f"Orang{number}", "19790402 200501 1 002", "PPK", "Bappeda", "0812-3456-4471", arrived
    )


def pages(pdf):
    """Return the text of each page, blanks squeezed, soft breaks taken out."""
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [re.sub(r"\s+", " ", text.replace("\u200b", "")) for text in texts]


def test_attendance_list_shows_everything():
    (text,) = pages(attendance_list(paper(sheet(person(1), person(2, arrived="")))))

    for part in [
        "PEMERINTAH KOTA METRO", "DINAS KOPERASI", "Jl. Satu", "DAFTAR HADIR UTUSAN OPD",
        "Business Matching P3DN 2024", "LEC Kartikatama", "Rabu, 6 Maret 2024",
        "08.30–13.00 WIB", "Nama dan NIP", "Jabatan", "Instansi", "No. HP", "Tiba",
        "Tanda tangan", "Orang1", "19790402 200501 1 002", "PPK", "Bappeda", "0812-3456-4471",
        "08.33", "Terdaftar 2 orang, hadir 1 orang, belum hadir 1 orang", "Metro, 6 Maret 2024",
        "Kepala Dinas", "Contoh Nama, S.E.", "Pembina", "NIP 19790402 200501 1 002",
        "Dicetak dari Temu Bisnis P3DN, 6 Maret 2024, 09.05 WIB. Kode dokumen DH-2024-003-A",
        "Halaman 1 dari 1",
    ]:  # fmt: skip
        assert part in text


def test_arrival_is_blank_before_anyone_has_come():
    (before,) = pages(attendance_list(paper(sheet(person(1, arrived="")))))
    (during,) = pages(attendance_list(paper(sheet(person(1), person(2, arrived="")))))

    assert "0812-3456-4471 –" not in before
    assert "0812-3456-4471 –" in during
    assert "Terdaftar 1 orang" in before
    assert "hadir 1" not in before


def test_metadata_names_title_and_language():
    reader = pypdf.PdfReader(io.BytesIO(attendance_list(paper(sheet(person(1))))))

    assert reader.metadata.title == "Daftar hadir Business Matching P3DN 2024"
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]


def test_only_our_fonts_are_used():
    reader = pypdf.PdfReader(io.BytesIO(attendance_list(paper(sheet(person(1))))))

    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2].partition("-")[0]
        for font in reader.pages[0]["/Resources"]["/Font"].values()
    }
    assert fonts == {"PlusJakartaSans"}


def test_every_sheet_counts_its_own_pages_and_repeats_the_header():
    texts = pages(
        attendance_list(
            paper(sheet(*map(person, range(40))), sheet(person(1), title="DAFTAR HADIR TAMU"))
        )
    )

    assert [re.search(r"Halaman \d dari \d", text)[0] for text in texts] == [
        "Halaman 1 dari 3",
        "Halaman 2 dari 3",
        "Halaman 3 dari 3",
        "Halaman 1 dari 1",
    ]
    assert all("Tanda tangan" in text for text in texts)
    assert ["PEMERINTAH" in text for text in texts] == [True, False, False, True]
    assert "DAFTAR HADIR UTUSAN OPD" in texts[1]
    assert "DAFTAR HADIR UTUSAN OPD" not in texts[3]


@pytest.mark.parametrize("count", range(12, 22))
def test_signature_never_stands_on_a_page_without_names(count):
    last = pages(attendance_list(paper(sheet(*map(person, range(count))))))[-1]

    assert "Kepala Dinas" in last
    assert f"Orang{count - 1}" in last
    assert f"Orang{count - 2}" in last


@pytest.mark.parametrize("count", [0, 1, 2])
def test_short_lists_have_their_signature(count):
    (text,) = pages(attendance_list(paper(sheet(*map(person, range(count))))))

    assert f"Terdaftar {count} orang" in text
    assert "Kepala Dinas" in text


def test_blank_rows_go_on_counting():
    (text,) = pages(attendance_list(paper(sheet(person(1), blank_rows=3))))

    assert re.findall(r"\b(\d)\. ", text)[-4:] == ["1", "2", "3", "4"]
    assert "Terdaftar 1 orang" in text


def test_sheet_without_phones_has_no_column_for_them():
    (text,) = pages(
        attendance_list(
            paper(
                sheet(
                    person(1), has_phone=False, name_heading="Nama", organisation_heading="Usaha"
                )
            )
        )
    )

    assert "No. HP" not in text
    assert "0812" not in text
    assert "Usaha" in text


def test_signer_may_be_unknown():
    (text,) = pages(attendance_list(paper(sheet(person(1)), signer_name="")))

    assert "Contoh Nama" not in text
    assert "NIP 1979" in text


def test_arms_stand_in_the_place_of_the_box():
    (without,) = pages(attendance_list(paper(sheet(person(1)))))
    (with_arms,) = pages(attendance_list(paper(sheet(person(1)), arms=DOT)))

    assert "Lambang" in without
    assert "Lambang" not in with_arms


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(text):
    row = AttendanceRow(text, text, text, text, text, text)

    (printed,) = pages(attendance_list(paper(sheet(row))))

    if text.isascii() and text.isprintable():
        assert " ".join(text.split()) in printed


@pytest.mark.parametrize("name", ["x" * 300, "kata " * 60, "A. " * 100])
def test_long_names_wrap_inside_their_column(name):
    row = AttendanceRow(name, name, name, name, "0812", "08.33")
    right_edges = []

    def note(text, place, _matrix, _font, size):
        if "x" in text or "kata" in text or "A." in text:
            right_edges.append(place[4] + len(text.strip()) * size * 0.3)

    reader = pypdf.PdfReader(io.BytesIO(attendance_list(paper(sheet(row)))))
    for page in reader.pages:
        page.extract_text(visitor_text=note)

    assert right_edges
    assert max(right_edges) < 540


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Siti \U0001f389 Rahayu", "Siti Rahayu"),
        ("Siti \u26bd\u2705\U0001f44d\U0001f3fd", "Siti"),
        ("Ratmi \U0001f468\u200d\U0001f373, S.E.", "Ratmi, S.E."),
        ("Siti \u2605 Rahayu \u2713", "Siti \u2605 Rahayu \u2713"),
        ("Sönke Žižek", "Sönke Žižek"),
    ],
)
def test_pictures_that_no_font_draws_are_left_out(typed, printed):
    (text,) = pages(attendance_list(paper(sheet(AttendanceRow(typed, position="PPK")))))

    assert f"1 {printed} PPK" in text


def test_two_thousand_rows_take_seconds():
    started = time.perf_counter()

    count = pages_count(attendance_list(paper(sheet(*map(person, range(2000))))))

    assert count > 80
    assert time.perf_counter() - started < 15


def pages_count(pdf):
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("name", ["nothing", "../papers", "", "attendance_list.typ"])
def test_unknown_template_is_refused(name):
    with pytest.raises(ValueError, match="No paper template"):
        compile_paper(name, {})


def test_data_that_does_not_fit_is_refused():
    with pytest.raises(typst.TypstError):
        compile_paper("attendance_list", {"title": "x"})


def test_licence_stands_beside_the_fonts():
    names = {path.name for path in papers.paper_process.FONTS.iterdir()}

    assert "OFL.txt" in names
    assert sum(name.endswith(".ttf") for name in names) == 4


def test_a_long_list_is_compiled_apart_and_signed_once(monkeypatch):
    monkeypatch.setattr(papers, "MAX_DATA_HERE", 50_000)
    rows = [person(number, arrived="") for number in range(1, 601)]

    texts = pages(attendance_list(paper(sheet(*rows))))

    whole = " ".join(texts)
    assert all(f"Orang{number} " in whole for number in (1, 250, 251, 500, 501, 600))
    assert " 600. " in f"{whole} "
    assert whole.count("Contoh Nama, S.E.") == 1
    assert "Orang600" in texts[-1]
    assert f"Halaman 2 dari {len(texts)}" in texts[1]


def test_a_paper_that_does_not_compile_apart_says_so(monkeypatch):
    monkeypatch.setattr(papers, "MAX_DATA_HERE", 0)

    with pytest.raises(RuntimeError, match="attendance_list was not compiled"):
        compile_paper("attendance_list", {})
