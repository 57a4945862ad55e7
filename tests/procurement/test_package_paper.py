"""The recaps for Inspektorat and BPKP say the same on screen, as Excel, as CSV and on paper."""

import csv
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from procurement.actions.closing import close_period
from procurement.models import Stage
from procurement.views import package_paper
from tests.factories import AgencyFactory, OfficeFactory, PurchaseFactory, UserFactory

pytestmark = pytest.mark.django_db
QUERY = {"year": 2024, "period": "1-3"}
TOTALS = {
    "value": Decimal("1336777028.00"),
    "pdn": Decimal("50.50"),
    "umk": Decimal("1336777027.98"),
}


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    OfficeFactory()
    values = {"agency": AgencyFactory(name="Dinas Satu"), "contracted_on": "2024-02-01"}
    PurchaseFactory(value="1336777027.98", umk_value="1336777027.98", **values)
    PurchaseFactory(value="0.02", **values)
    PurchaseFactory(value=0, pdn_value=0, umk_value=0, **values)
    PurchaseFactory(value=9, stage=Stage.CANCELLED, **values)
    PurchaseFactory(value=9, contracted_on="2024-04-01")
    package = PurchaseFactory(
        agency=AgencyFactory(), value=0, pdn_value=0, has_parts=True, contracted_on="2024-03-01"
    )
    PurchaseFactory(agency=package.agency, part_of=package, value=7, contracted_on="2024-03-01")
    type(package).objects.filter(value="1336777027.98").update(pdn_value="50.50")
    return user


def pdf_text(response):
    reader = PdfReader(io.BytesIO(response.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def address(name, **more):
    return reverse(f"reports:{name}", query=QUERY | more)


def as_decimal(text):
    return Decimal(text.replace(",", ".")) if text else Decimal(0)


@pytest.mark.parametrize(("kind", "value", "umk"), [("agencies", 3, 5), ("packages", 11, 14)])
def test_screen_and_files_agree_to_the_sen(client, staff, kind, value, umk):
    spent = client.get(address("agency_table")).context["spent"]
    text = client.get(address(f"{kind}_csv")).getvalue().decode("utf-8-sig")
    book = client.get(address(f"{kind}_xlsx")).getvalue()
    paper = pdf_text(client.get(address(f"{kind}_pdf")))

    assert (spent.value, spent.pdn, spent.umk) == tuple(TOTALS.values())
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))[1:]
    cells = list(openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))
    numbered = [row for row in cells if isinstance(row[value], int | float)]
    if kind == "agencies":
        rows, numbered = rows[-1:], numbered[-1:]
    assert sum(as_decimal(row[value]) for row in rows) == TOTALS["value"]
    assert sum(as_decimal(row[umk]) for row in rows) == TOTALS["umk"]
    assert sum(Decimal(str(row[value])) for row in numbered) == TOTALS["value"]
    assert "Rp1.336.777.028" in paper
    assert "Rp1.336.777.027,98" in paper


def test_paper_tells_unknown_from_nothing(client, staff):
    paper = pdf_text(client.get(address("packages_pdf")))

    assert "Rp0,02 – –" in paper
    assert "Rp0 Rp0 Rp0" in paper
    assert "4 paket" in paper


def test_paper_of_a_closed_period_says_so(client, staff):
    close_period(year=2024, first_month=1, last_month=3, note="", by=staff)

    for name in ("packages_pdf", "agencies_pdf"):
        assert "Periode ini ditutup" in pdf_text(client.get(address(name)))


def test_too_many_packages_are_sent_to_a_file(client, staff, monkeypatch):
    monkeypatch.setattr(package_paper, "MAX_ROWS", 3)

    response = client.get(address("packages_pdf"), follow=True)

    assert response.redirect_chain[0][0].startswith(reverse("reports:dashboard"))
    assert "terlalu banyak untuk PDF" in response.text
