"""Files as they should not be, sent through the page: a clear sentence each, nothing half written."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import Participant, ParticipantImport
from tests.factories import AgencyFactory, ForumFactory, OfficeFactory, UserFactory

pytestmark = pytest.mark.django_db

HEADER = ["Nama", "NIP", "Jabatan", "Instansi", "No HP"]
MEGABYTE = 1024**2


@pytest.fixture
def forum(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    OfficeFactory()
    AgencyFactory(name="Dinas Pendidikan", short_name="Disdik", abbreviation="DIK")
    client.force_login(UserFactory())
    return ForumFactory(agency_seats=500)


def book(*rows, merged=()):
    stream = io.BytesIO()
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    for cells in merged:
        workbook.active.merge_cells(cells)
    workbook.save(stream)
    return stream.getvalue()


def with_part(content, name, part):
    """The workbook with one of its parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, part)
    return stream.getvalue()


def send(client, forum, content, name="peserta.xlsx"):
    """Upload as a browser does; the page that answers."""
    address = reverse("events:import_create", args=[forum.slug])
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def preview(client, forum, *rows, **kwargs):
    """Upload rows below our header and open the preview."""
    response = send(client, forum, book(HEADER, *rows, **kwargs))
    assert response.resolver_match.url_name == "import_preview"
    return response.context["preview"].rows


def save(client, forum):
    (participant_import,) = ParticipantImport.objects.all()
    client.post(
        reverse("events:import_commit", args=[forum.slug, participant_import.pk]), follow=True
    )


def row(name="Sari Dewi", phone="0812-3456-7890", position="Staf", origin="Disdik"):
    return [name, "", position, origin, phone]


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
SHARED = (
    f'{ENTITY}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" '
    'uniqueCount="1"><si><t>&e;</t></si></sst>'
)
REFUSED = {
    "empty file": (b"", "a.xlsx", "kosong"),
    "no rows": (book(), "a.xlsx", "tidak ada"),
    "wrong extension": (b"%PDF-1.7", "a.pdf", "XLSX"),
    "pdf named xlsx": (b"%PDF-1.7" + b"x" * 99, "a.xlsx", "isi"),
    "script named xls": (b"<html><script>alert(1)</script></html>", "a.xls", "tabel"),
    "broken zip": (book(HEADER)[:900], "a.xlsx", "rusak"),
    "zip bomb": (
        with_part(book(HEADER), "xl/big.xml", b" " * 110 * MEGABYTE), "a.xlsx", "besar",
    ),
    "nul": (b"Nama;Instansi\nSa\0ri;Disdik", "a.csv", "karakter"),
    "too many rows": (b"Nama;Instansi\n" + b"Sari;Disdik\n" * 10_100, "a.csv", "10.000"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "name", "word"), REFUSED.values(), ids=REFUSED)
def test_file_that_is_none_is_refused_in_words(client, forum, tmp_path, content, name, word):
    response = send(client, forum, content, name)

    (sentence,) = response.context["form"].errors["file"]
    assert response.resolver_match.url_name == "import_create"
    assert word.casefold() in sentence.casefold()
    assert sentence in response.content.decode().replace("&quot;", '"')
    assert not ParticipantImport.objects.exists()
    assert not Participant.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_thirty_megabytes_are_refused_before_they_are_read(client, forum, tmp_path):
    response = send(client, forum, b"x" * 30 * MEGABYTE)

    assert response.status_code == 413
    assert "terlalu besar" in response.content.decode().casefold()
    assert not ParticipantImport.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_html_named_xls_is_read_as_the_table_that_it_is(client, forum):
    page = "<html><table><tr><td>Nama<td>Instansi<tr><td>Sari <script>x</script><td>Disdik</table>"

    response = send(client, forum, page.encode(), "a.xls")

    (one,) = response.context["preview"].rows
    assert one.participant.name.startswith("Sari")
    assert "<script>x" not in response.content.decode()


def test_an_office_merged_over_its_people_is_that_of_each(client, forum):
    second = row("Tri", "0812-0000-3002", origin="")

    rows = preview(client, forum, row(), second, merged=["D2:D3"])

    assert not rows[1].errors
    assert rows[1].participant.agency == rows[0].participant.agency


def test_merged_cells_leave_gaps_that_are_told(client, forum):
    rows = preview(client, forum, row(), row("Tri", "0812-0000-3002"), merged=["A2:A3"])

    assert not rows[0].errors
    assert rows[1].errors  # the second half of a merged cell is empty: a row without a name
    assert not Participant.objects.exists()


def test_entities_of_a_workbook_read_no_file(client, forum):
    content = with_part(book(HEADER, row()), "xl/sharedStrings.xml", SHARED.encode())

    text = send(client, forum, content).content.decode()

    assert "root:" not in text
    assert not Participant.objects.exists()


NAMES = ["Nur'aini O'Neil", "محمد علي", "Ayu 😀 Lestari", "Ni Luh “Ayu” <b>&", "ꦱꦫꦶ", "x" * 300]


def test_names_of_all_letters_come_through_every_paper(client, forum):
    people = [row(name, f"0812-0000-4{number:03}") for number, name in enumerate(NAMES)]

    assert [one.errors for one in preview(client, forum, *people)] == [[]] * len(NAMES)
    save(client, forum)

    assert sorted(Participant.objects.values_list("name", flat=True)) == sorted(NAMES)
    listed = client.get(reverse("events:participant_list", args=[forum.slug])).content.decode()
    assert "<b>&" not in listed
    file = client.get(reverse("events:attendance_csv", args=[forum.slug]))
    read = csv.DictReader(
        io.StringIO(b"".join(file.streaming_content).decode("utf-8-sig")), delimiter=";"
    )
    assert sorted(line["Nama"] for line in read) == sorted(NAMES)
    paper = client.get(reverse("events:attendance_pdf", args=[forum.slug]))
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize(("length", "fits"), [(300, True), (301, False)])
def test_name_has_three_hundred_letters_at_most(client, forum, length, fits):
    (one,) = preview(client, forum, row("x" * length))

    assert (not one.errors) is fits


SPELLINGS = [
    "081234567890", "0812-3456-7890", "0812 3456 7890", "+62 812-3456-7890", "6281234567890",
    "62 812 3456 7890", "(0812) 34567890", "0812.3456.7890", "+6281234567890", "81234567890",
]  # fmt: skip


@pytest.mark.parametrize("typed", SPELLINGS)
def test_phone_in_ten_spellings_is_one_number(client, forum, typed):
    (one,) = preview(client, forum, row(phone=typed))

    assert (one.errors, one.participant.phone) == ([], "+6281234567890")


def test_same_number_in_two_spellings_is_one_person(client, forum):
    rows = preview(client, forum, row(phone=SPELLINGS[0]), row(phone=SPELLINGS[3]))

    assert [bool(one.errors) for one in rows] == [False, True]


FORMULAS = ["=1+1", "+1", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0"]


def test_cells_like_formulas_are_text_in_and_out(client, forum):
    stream = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(HEADER)
    for number, text in enumerate(FORMULAS):
        workbook.active.append(row(f"Orang {number}", f"0812-0000-5{number:03}"))
        cell = workbook.active.cell(number + 2, 3, text)
        cell.data_type = "s"
    workbook.save(stream)
    send(client, forum, stream.getvalue())
    save(client, forum)

    assert sorted(Participant.objects.values_list("position", flat=True)) == sorted(FORMULAS)
    response = client.get(reverse("events:attendance_xlsx", args=[forum.slug]))
    page = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).worksheets[0]
    found = [cell for line in page.iter_rows() for cell in line if cell.value in FORMULAS]
    assert len(found) == len(FORMULAS)
    assert {cell.data_type for cell in found} == {"s"}
    file = client.get(reverse("events:attendance_csv", args=[forum.slug]))
    text = b"".join(file.streaming_content).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert sorted(line["Jabatan"] for line in lines) == sorted(f"'{one}" for one in FORMULAS)


def test_one_bad_row_is_held_back_and_the_rest_is_saved_whole(client, forum):
    preview(client, forum, row(), row("Budi", "12"), row("Tri", "0812-0000-3002"))
    save(client, forum)

    assert sorted(Participant.objects.values_list("name", flat=True)) == ["Sari Dewi", "Tri"]
    assert default_storage.exists(ParticipantImport.objects.get().file.name)
