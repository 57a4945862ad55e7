"""What everyone may know, and that it is what the office sees."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from procurement.models import Stage
from procurement.views import open_data
from tests.factories import (
    AgencyFactory,
    OfficeFactory,
    PurchaseFactory,
    SupplierFactory,
    TargetFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from tests.procurement.test_ocds import errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def purchases():
    OfficeFactory()
    TargetFactory(value=40)
    agency = AgencyFactory(name="Dinas Kesehatan")
    firm = SupplierFactory(name="CV Rekaan", legal_form="CV", npwp="0012345678901000")
    person = SupplierFactory(name="Budi Rekaan", legal_form="Orang Perseorangan")
    return [
        PurchaseFactory(agency=agency, supplier=firm, value="1000.25", umk_value="500.25",
                        contracted_on="2024-03-06", rup_codes=["12345678"]),
        PurchaseFactory(agency=agency, supplier=person, value=500, stage=Stage.REALISED,
                        paid_on="2024-04-06"),
        PurchaseFactory(agency=agency, value=900, stage=Stage.CANCELLED),
    ]  # fmt: skip


def url(name, **query):
    return reverse(f"open_data:{name}", query={"year": 2024, **query})


def test_page_shows_no_door_that_is_locked(client, purchases):
    targets = reverse("procurement:target_list")
    for_everyone = client.get(url("figures")).content.decode()
    client.force_login(UserFactory())

    assert targets not in for_everyone
    assert targets in client.get(url("figures")).content.decode()


def test_page_json_csv_releases_and_office_agree(client, purchases):
    page = client.get(url("figures"))
    data = client.get(url("figures_json")).json()
    text = b"".join(client.get(url("packages_csv")).streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    package = client.get(url("releases")).json()
    client.force_login(UserFactory())
    office = client.get(reverse("reports:dashboard", query={"year": 2024})).context["spent"]

    total = Decimal("1500.25")
    assert page.context["spent"].value == office.value == Decimal(data["total"]["value"]) == total
    assert sum(Decimal(row["Nilai (Rp)"].replace(",", ".")) for row in rows) == total
    amounts = [one["contracts"][0]["value"]["amount"] for one in package["releases"]]
    assert sum(Decimal(str(amount)) for amount in amounts) == total
    assert "Rp1.500,25" in page.content.decode()


def test_releases_hold_against_the_official_schema(client, purchases):
    package = client.get(url("releases")).json()

    assert errors_of(package) == []
    assert [one["ocid"] for one in package["releases"]] == [
        f"ocds-000000-{purchase.pk}" for purchase in purchases[:2]
    ]


def test_releases_come_in_parts(client, purchases, monkeypatch):
    monkeypatch.setattr(open_data, "RELEASES_A_PAGE", 1)

    first = client.get(url("releases")).json()
    second = client.get(first["links"]["next"]).json()

    found = [one["ocid"] for part in (first, second) for one in part["releases"]]
    assert found == [f"ocds-000000-{purchase.pk}" for purchase in purchases[:2]]
    assert "links" not in second


def test_no_person_and_no_tax_number_is_published(client, purchases):
    pages = [client.get(url(name)).content for name in ("figures", "figures_json", "releases")]
    pages.append(b"".join(client.get(url("packages_csv")).streaming_content))
    text = b"".join(pages).decode()

    assert "Budi" not in text
    assert "0012345678901000" not in text
    assert "Penyedia perorangan" in text
    assert "CV Rekaan" in text


def test_start_pages_show_how_far_the_city_is(client, purchases):
    landing = client.get("/").content.decode()
    client.force_login(UserFactory())
    dashboard = client.get("/").content.decode()

    for content in (landing, dashboard):
        assert "33,3%" in content
        assert "Target 40%" in content


@pytest.mark.parametrize(
    ("seller", "vendor", "is_named"),
    [
        ({"legal_form": "CV", "npwp": "0012345678901000"}, None, True),
        ({"legal_form": "CV"}, None, True),
        ({"npwp": "1872015508800001"}, None, False),
        ({"legal_form": "Orang Perseorangan"}, None, False),
        ({}, {"legal_form": "ud"}, False),
        ({}, {"legal_form": "cv"}, True),
        # What the public directory shows by its name is no secret.
        ({"npwp": "1872015508800001"}, {"legal_form": "ud", "is_checked": True}, True),
    ],
)
def test_who_is_named_in_public(client, seller, vendor, is_named):
    OfficeFactory()
    if vendor is not None:
        is_checked = vendor.pop("is_checked", False)
        seller["vendor"] = (VerifiedVendorFactory if is_checked else VendorFactory)(**vendor)
    PurchaseFactory(supplier=SupplierFactory(name="Budi Rekaan", **seller))

    text = b"".join(client.get(url("packages_csv")).streaming_content).decode()
    parties = client.get(url("releases")).json()["releases"][0]["parties"]

    assert ("Budi Rekaan" in text) is is_named
    assert ("Budi Rekaan" in str(parties)) is is_named
