"""Open data held against the official schema of OCDS 1.1.5."""

import datetime
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from procurement.ocds import (
    Party,
    Publication,
    PublishedPayment,
    PublishedPurchase,
    release,
    release_package,
)

DATA = Path(__file__).parent / "data"
RELEASE = json.loads((DATA / "ocds-release-schema-1.1.5.json").read_text())
PACKAGE = json.loads((DATA / "ocds-release-package-schema-1.1.5.json").read_text())
AT = datetime.datetime(2024, 7, 5, 3, 30, tzinfo=datetime.UTC)
AGENCY = Party("metro-agency-7", "Dinas Pendidikan dan Kebudayaan")
SELLER = Party("metro-supplier-9", "CV Contoh Rekaan", "small")


PAYMENTS = [
    PublishedPayment("metro-12-3", Decimal(10), datetime.date(2024, 4, 1)),
    PublishedPayment("metro-12-4", Decimal("2.50"), None),
]


def validator():
    registry = Registry().with_resource(
        RELEASE["id"], Resource.from_contents(RELEASE, default_specification=DRAFT4)
    )
    return Draft4Validator(PACKAGE, registry=registry, format_checker=FormatChecker())


def errors_of(package):
    through_json = json.loads(json.dumps(package))
    return [error.message for error in validator().iter_errors(through_json)]


def publication(**values):
    defaults = {
        "uri": "https://contoh.example/open-data/releases.json",
        "publisher": "Pemerintah Kota Metro",
        "publisher_uri": "https://contoh.example/",
        "published_at": AT,
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "policy": "https://contoh.example/open-data/",
        "ocid_prefix": "ocds-abc123",
    }
    return Publication(**{**defaults, **values})


def purchase(**values):
    defaults = {
        "id": "metro-12",
        "title": "Belanja makan minum rapat",
        "buyer": AGENCY,
        "recorded_at": AT,
        "value": Decimal("1336777027.98"),
        "is_realised": True,
        "realised_value": Decimal("1336777027.98"),
    }
    return PublishedPurchase(**{**defaults, **values})


@pytest.mark.parametrize(
    "one",
    [
        purchase(),
        purchase(
            supplier=SELLER,
            pdn_value=Decimal(0),
            umk_value=Decimal("10.50"),
            method="E-Purchasing",
            procurement_type="Barang",
            signed_on=datetime.date(2024, 3, 6),
            paid_on=datetime.date(2024, 4, 1),
            rup_codes=["12345678", "12345679"],
        ),
        purchase(is_realised=False, method="Cara yang belum dikenal", title=""),
        purchase(is_realised=False, payments=PAYMENTS, realised_value=Decimal("12.50")),
    ],
    ids=["least", "everything", "not realised", "paid in part"],
)
def test_package_holds_against_the_official_schema(one):
    assert (
        errors_of(release_package(publication(next_uri="https://contoh.example/?a=1"), [one]))
        == []
    )


def test_schema_would_notice():
    package = release_package(publication(), [purchase()])
    del package["releases"][0]["ocid"]
    package["releases"][0]["contracts"][0]["status"] = "selesai"
    package["publishedDate"] = "5 Juli 2024"

    assert len(errors_of(package)) == 3


@given(
    st.builds(
        PublishedPurchase,
        id=st.from_regex(r"\Ametro-[0-9]{1,9}\Z"),
        title=st.text(max_size=50),
        buyer=st.just(AGENCY),
        supplier=st.one_of(st.none(), st.just(SELLER)),
        recorded_at=st.datetimes(
            timezones=st.just(datetime.UTC),
            min_value=datetime.datetime.fromisoformat("2000-01-02"),
        ),
        value=st.decimals(0, 10**13, places=2),
        pdn_value=st.one_of(st.none(), st.decimals(0, 10**13, places=2)),
        method=st.sampled_from(["", "Tender", "Pengadaan Langsung", "Swakelola"]),
        procurement_type=st.sampled_from(["", "Barang", "Pekerjaan Konstruksi", "Jasa Lainnya"]),
        signed_on=st.one_of(st.none(), st.dates(min_value=datetime.date(2000, 1, 2))),
        paid_on=st.one_of(st.none(), st.dates(min_value=datetime.date(2000, 1, 2))),
        is_realised=st.booleans(),
        realised_value=st.decimals(0, 10**13, places=2),
        payments=st.sampled_from([[], PAYMENTS]),
    )
)
def test_any_purchase_holds_against_the_official_schema(one):
    assert errors_of(release_package(publication(), [one])) == []


def test_amounts_keep_their_sen_and_unknown_ones_stay_away():
    contract = release(purchase(pdn_value=Decimal("0.00")), "ocds-abc123")["contracts"][0]

    assert json.dumps(contract["value"]) == '{"amount": 1336777027.98, "currency": "IDR"}'
    assert json.dumps(contract["pdnValue"]) == '{"amount": 0, "currency": "IDR"}'
    assert "umkValue" not in contract


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("Barang", "goods"),
        ("Pekerjaan Konstruksi", "works"),
        ("Jasa Konsultansi Badan Usaha Konstruksi", "services"),
        ("", None),
    ],
)
def test_kind_of_procurement_gets_the_standards_word(kind, category):
    tender = release(purchase(procurement_type=kind), "ocds-abc123")["tender"]

    assert tender.get("mainProcurementCategory") == category


def test_only_a_realised_purchase_is_over():
    running = release(purchase(is_realised=False, paid_on=datetime.date(2024, 4, 1)), "p")
    over = release(purchase(paid_on=datetime.date(2024, 4, 1)), "p")

    assert running["tag"] == ["award", "contract"]
    assert "implementation" not in running["contracts"][0]
    assert over["tag"] == ["award", "contract", "implementation"]
    assert over["contracts"][0]["implementation"]["transactions"][0]["date"] == (
        "2024-04-01T00:00:00+07:00"
    )


def test_recorded_payments_are_the_transactions():
    over = {"is_realised": True, "paid_on": datetime.date(2024, 5, 1)}
    running = purchase(is_realised=False, payments=PAYMENTS, realised_value=Decimal("12.50"))

    for one in (running, purchase(**over, payments=PAYMENTS)):
        process = release(one, "p")
        transactions = process["contracts"][0]["implementation"]["transactions"]
        assert "implementation" in process["tag"]
        assert transactions == [
            {"id": "metro-12-3", "value": {"amount": 10, "currency": "IDR"},
             "date": "2024-04-01T00:00:00+07:00"},
            {"id": "metro-12-4", "value": {"amount": 2.5, "currency": "IDR"}},
        ]  # fmt: skip
    contract = release(running, "p")["contracts"][0]
    assert (contract["status"], contract["paidValue"]["amount"]) == ("active", 12.5)
