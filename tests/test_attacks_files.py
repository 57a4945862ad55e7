"""Hostile files at every place that takes one, and formulas in every file that goes out.

The places come from the forms themselves: a page with a file field that is not in UPLOADS fails.
See security.md §2 nos. 7 to 12, §3 nos. 16 and 22.
"""

import csv
import errno
import io
import zipfile

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import BaseForm, FileField
from django.test import Client

from accounts.models import Role
from tests.access_table import ROLES
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    DemandFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    SupplierFactory,
    UserFactory,
    VerifiedVendorFactory,
)
from tests.test_access import all_urls, fingerprint, path_of

pytestmark = pytest.mark.django_db
PK = 999_999
PNG = b"\x89PNG\r\n\x1a\n"


def zip_of(entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


XXE = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>
<workbook>&e;</workbook>"""
HOSTILE = {
    "empty.xlsx": b"",
    "page.pdf": b"<html><script>alert(1)</script></html>",
    "page.png": PNG + b"<html><script>alert(1)</script></html>",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "program.exe": b"MZ\x90\x00",
    "surat.pdf.html": b"%PDF-1.4 <script>alert(1)</script>",
    "bomb.xlsx": zip_of({"xl/worksheets/sheet1.xml": b"0" * 120_000_000}),
    "entity.xlsx": zip_of({"[Content_Types].xml": XXE, "xl/workbook.xml": XXE}),
    "cut.png": PNG + b"\x00\x00\x00\rIHDR",
    "huge.png": PNG + b"\x00\x00\x00\rIHDR\x00\x00\x75\x30\x00\x00\x75\x30\x08\x06\x00\x00\x00",
    "../../etc/jalan.exe": b"x",
    "CON.exe": b"x",
    f"{'n' * 300}.exe": b"x",
}


@pytest.fixture
def world():
    OfficeFactory()
    vendor = VerifiedVendorFactory(slug="contoh")
    ProductFactory(vendor=vendor, slug="contoh")
    forum = ForumFactory(slug="contoh", status="open")
    PurchaseFactory(pk=PK)
    return forum


@pytest.fixture
def admin(world):
    admin = Client(raise_request_exception=False)
    admin.force_login(UserFactory(role=Role.ADMIN))
    return admin


def file_fields(admin):
    """Address and names of every form with a file field that the admin can open."""
    for name in sorted(ROLES):
        if Role.ADMIN not in ROLES[name]:
            continue
        path = path_of(name)
        page = admin.get(path)
        form = (getattr(page, "context", None) or {}).get("form")
        if not isinstance(form, BaseForm):
            continue
        fields = [field.html_name for field in form if isinstance(field.field, FileField)]
        if fields:
            yield name, path, form, fields


def stored():
    def walk(folder):
        try:
            folders, files = default_storage.listdir(folder)
        except FileNotFoundError:
            return set()
        return {f"{folder}/{name}" for name in files} | {
            path for name in folders for path in walk(f"{folder}/{name}")
        }

    return walk(".")


def filled(form, fields):
    values = {field.html_name: field.value() for field in form if field.html_name not in fields}
    return {name: value for name, value in values.items() if value or value == 0}


# In


def test_hostile_files_are_refused_wherever_files_are_taken(admin):
    places = list(file_fields(admin))
    before, files = fingerprint(), stored()

    wrong = {}
    for name, path, form, fields in places:
        for file_name, content in HOSTILE.items():
            data = filled(form, fields) | {
                field: SimpleUploadedFile(file_name, content, "application/pdf")
                for field in fields
            }
            response = admin.post(path, data)
            if response.status_code != 200:
                wrong[name, file_name[:20]] = response.status_code
            elif not response.context["form"].errors:
                wrong[name, file_name[:20]] = "no error told"

    assert wrong == {}
    assert len(places) >= 6
    assert stored() == files
    after = fingerprint()
    assert {table for table in after if after[table] != before[table]} == set()


@pytest.mark.django_db(transaction=True)
def test_full_disk_keeps_nothing_by_halves(admin, monkeypatch):
    def no_space(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = path_of("events:document_create")
    monkeypatch.setattr(type(default_storage._wrapped or default_storage), "_save", no_space)
    before = fingerprint()

    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    response = admin.post(path, {"title": "Undangan", "file": file})

    assert response.status_code == 507
    assert "penuh" in response.text
    assert fingerprint() == before


# Out

FORMULAS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\uff1d1+1"]


def exports():
    return [
        name
        for name in sorted(all_urls())
        if name.endswith(("_csv", "_xlsx")) and not name.startswith("account")
    ]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_export_makes_a_formula_of_a_name(admin, world, formula):
    agency = AgencyFactory(pk=PK, name=formula, short_name=formula)
    vendor = VerifiedVendorFactory(name=formula)
    ParticipantFactory(forum=world, agency=agency, name=formula, position=formula)
    product = ProductFactory(vendor=vendor, name=formula, description=formula)
    DemandFactory(agency=agency, name=formula)
    CommitmentFactory(forum=world, agency=agency, vendor=vendor, description=formula)
    supplier = SupplierFactory(name=formula)
    PurchaseFactory(agency=agency, package_name=formula, supplier=supplier)
    admin.post(f"/vendors/shortlist/{product.pk}/add/")

    seen = 0
    for name in exports():
        response = admin.get(path_of(name))
        if response.status_code != 200:
            continue
        content = response.getvalue()
        if content.startswith(b"PK"):
            seen += formula_in_book(name, content, formula.strip())
        else:
            seen += formula_in_csv(name, content.decode("utf-8-sig"), formula)

    assert seen >= 6


def formula_in_book(name, content, formula):
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"], name
    return any(isinstance(cell.value, str) and formula in cell.value for cell in cells)


def formula_in_csv(name, text, formula):
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
    bare = [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r", "\uff1d"))
            or (cell.startswith("-") and cell == formula)]  # fmt: skip
    assert bare == [], name
    return any(formula.strip() in cell for cell in cells)
