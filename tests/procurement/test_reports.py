"""Figures of purchases, on the pages and in the files."""

import csv
import html
import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Role
from core.formats import date_long, rupiah, rupiah_short
from procurement.models import Indicator, Purchase, Source, Stage
from procurement.reports import (
    BREAKDOWNS,
    Scope,
    at_or_below,
    breakdown,
    breakdowns,
    budget_of,
    indicators,
    plan_of,
    sums_by,
    total_of,
    unit_tree,
)
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import (
    AgencyFactory,
    BudgetFactory,
    DemandFactory,
    OfficeFactory,
    PurchaseFactory,
    PurchasePaymentFactory,
    TargetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
PAGES = ["dashboard", "agency_table", "breakdown_page", "indicator_list"]


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


@pytest.fixture
def city(staff):
    """A dinas with a unit below it, and another dinas; one purchase each that counts, two not."""
    dinas = AgencyFactory(name="Dinas Pendidikan")
    school = AgencyFactory(name="SD Uji", parent=dinas)
    other = AgencyFactory(name="Dinas Sosial")
    values = {"created_by": staff, "method": "e_purchasing"}
    PurchaseFactory(
        agency=dinas,
        value="100.50",
        umk_value="100.50",
        pdn_value=50,
        contracted_on="2024-02-03",
        **values,
    )
    PurchaseFactory(
        agency=school, value=200, umk_value=0, contracted_on="2024-05-03",
        stage=Stage.REALISED, **values,
    )  # fmt: skip
    PurchaseFactory(agency=other, value=300, source=Source.SWAKELOLA, created_by=staff)
    PurchaseFactory(agency=other, value=999, stage=Stage.CANCELLED, created_by=staff)
    PurchaseFactory(agency=other, value=999, year=2023, created_by=staff)
    TargetFactory(indicator=Indicator.UMK, value=40)
    OfficeFactory()
    return {"dinas": dinas, "school": school, "other": other}


def url(name, **query):
    return reverse(f"reports:{name}", query={"year": 2024, **query})


def test_sums_leave_out_what_is_cancelled_or_of_another_year(city):
    spent = total_of(sums_by(Scope(2024), "stage").values())

    assert (spent.count, spent.value, spent.umk, spent.pdn) == (
        3,
        Decimal("600.50"),
        Decimal("100.50"),
        50,
    )
    assert (spent.umk_unknown_count, spent.umk_unknown) == (1, 300)
    assert (spent.pdn_unknown_count, spent.pdn_unknown) == (2, 500)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "600.50"),
        ({"first_month": 2, "last_month": 5}, "300.50"),
        ({"first_month": 1, "last_month": 2}, "100.50"),
        ({"first_month": 6, "last_month": 12}, "0"),
        ({"method": "e_purchasing"}, "300.50"),
        ({"method": "tender"}, "0"),
        ({"with_self_managed": False}, "300.50"),
        ({"stages": (Stage.REALISED,)}, "200"),
        ({"year": 2025}, "0"),
    ],
)
def test_scope_is_the_same_in_every_grouping(city, changes, expected):
    scope = Scope(**{"year": 2024, **changes})
    agencies = frozenset(agency.pk for agency in city.values())
    scopes = [scope, Scope(**{**vars(scope), "agencies": agencies})]

    for one in scopes:
        for by in ("agency_id", "month", "stage"):
            assert total_of(sums_by(one, by).values()).value == Decimal(expected)
        for by in BREAKDOWNS:
            assert total_of(breakdown(one, by).values()).value == Decimal(expected)


def test_breakdowns_in_one_query_are_those_one_by_one(city):
    names = list(BREAKDOWNS)

    found = breakdowns(Scope(2024), names)

    assert found == {name: breakdown(Scope(2024), name) for name in names}
    assert found["source"][Source.SWAKELOLA].value == 300


def test_tree_holds_the_units_below(city, staff):
    units = unit_tree(type(city["dinas"]).objects.visible_to(staff))

    assert at_or_below(units, city["dinas"].pk) == {city["dinas"].pk, city["school"].pk}


def test_seven_indicators_keep_both_parts(city):
    DemandFactory(agency=city["dinas"], budget=1000, is_pdn=True, is_umk=False)
    DemandFactory(agency=city["other"], budget=500, is_umk=True)
    DemandFactory(agency=city["other"], budget=700, is_pdn=True, is_announced=False)
    BudgetFactory(agency=city["dinas"], procurement=3000)
    scope = Scope(2024)

    found = indicators(
        total_of(sums_by(scope, "stage").values()), plan_of(scope), budget_of(scope)
    )

    assert [(one.key, one.numerator, one.denominator) for one in found] == [
        ("pdn_plan", 1000, 1500),
        ("coverage", 1500, 3000),
        ("pdn", 50, Decimal("600.50")),
        ("progress", 50, 1000),
        ("pdn_budget", 50, 3000),
        ("umk", Decimal("100.50"), Decimal("600.50")),
        ("umk_plan", 500, 3000),
    ]
    assert "Pagu APBD" in found[1].source


def test_indicators_of_what_is_paid_take_payments_before_stages(client, staff):
    values = {"value": 300, "pdn_value": 100, "umk_value": 300}
    for amount in (50, 51):
        part = PurchasePaymentFactory(purchase=PurchaseFactory(**values), amount=amount)
    PurchasePaymentFactory(purchase=part.purchase, amount=999)
    PurchaseFactory(**values, stage=Stage.REALISED)
    PurchaseFactory(**values)

    page = client.get(reverse("reports:indicator_list", query={"year": 2024}))

    spent = page.context["spent"]
    done = {one.key: (one.numerator, one.denominator) for _, one, _ in page.context["pairs"]}
    # 50 of 300, all of the one paid above its contract, all of the one that is over.
    assert (spent.value, spent.realised) == (1200, 650)
    assert done["umk"] == (650, 650)
    assert done["pdn"] == (Decimal("216.67"), 650)
    assert "Rp216,67" in page.content.decode()


def test_each_target_stands_beside_what_was_reached_and_the_year_before(client, staff):
    for indicator, value in (("umk", 40), ("pdn", 95), ("import", 5)):
        TargetFactory(indicator=indicator, value=value)
    unit = AgencyFactory()
    values = {"value": 100, "umk_value": 40, "pdn_value": 94, "origin_basis": "team", "agency": unit,
              "contracted_on": date(2024, 3, 1)}  # fmt: skip
    PurchaseFactory(**values, origin_cluster="pdn")
    PurchaseFactory(**values | {"origin_cluster": "import", "pdn_value": 0, "umk_value": 40})
    PurchaseFactory(
        **values | {"contracted_on": date(2023, 3, 1)}, origin_cluster="pdn", year=2023
    )

    page = client.get(url("indicator_list"))

    lines = {row["line"].target.indicator: row["line"] for row in page.context["targets"]}
    found = {
        key: (line.now.numerator, line.now.denominator, line.before.value, line.is_reached)
        for key, line in lines.items()
    }
    assert found == {
        "umk": (80, 200, 40, True),
        "pdn": (94, 200, 94, False),
        "import": (100, 200, 0, False),
    }
    # The rows of some months of a unit are read themselves.
    of_unit = client.get(url("indicator_list", agency=unit.pk, period="1-6")).context
    assert {row["line"].target.indicator: row["line"] for row in of_unit["targets"]} == lines
    (listed,) = client.get(page.context["targets"][0]["url"]).context["page"]
    assert listed.value == 100


@pytest.mark.parametrize(("share", "is_reached"), [(5, True), ("5.01", False)])
def test_the_bound_of_imports_is_reached_from_below(client, staff, share, is_reached):
    TargetFactory(indicator="import", value=5)
    PurchaseFactory(value=share, origin_cluster="import", origin_basis="team")
    PurchaseFactory(value=100 - Decimal(share), origin_cluster="pdn", origin_basis="team")

    (row,) = client.get(url("indicator_list")).context["targets"]

    assert row["line"].is_reached is is_reached


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_the_day_of_its_figures(client, city, name):
    today = date_long(timezone.localdate())

    assert f"Data sampai {today}" in client.get(url(name)).text
    assert "Data sampai" not in client.get(url(name, year=2019)).text


def test_unknown_parts_have_no_share():
    scope = Scope(2024)

    found = indicators(
        total_of(sums_by(scope, "stage").values()), plan_of(scope), budget_of(scope)
    )

    assert [one.value for one in found] == [None] * 7


def test_changed_budget_replaces_the_first(city):
    BudgetFactory(agency=city["dinas"], procurement=3000)
    BudgetFactory(agency=city["dinas"], procurement=2000, version="apbdp")
    BudgetFactory(agency=city["other"], procurement=500)

    assert vars(budget_of(Scope(2024))) == {
        "procurement": 2500,
        "versions": "APBD dan APBD Perubahan",
    }


def test_dashboard_says_what_is_missing(client, city):
    response = client.get(url("dashboard"))

    assert response.context["missing"] == Decimal("139.70")
    assert "Rp140 lagi untuk 40%" in response.content.decode()
    assert "3 paket" in response.content.decode()


@pytest.mark.parametrize(("umk", "reached"), [("240.19", 0), ("240.20", 1)])
def test_target_is_reached_from_the_bound_on(client, staff, umk, reached):
    TargetFactory(value=40)
    PurchaseFactory(value="600.50", umk_value=umk)

    assert len(client.get(url("dashboard")).context["reached"]) == reached


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("query", [{}, {"year": ""}])
@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_few_questions(client, staff, name, count, query, django_assert_max_num_queries):
    for _ in range(count):
        PurchaseFactory(value=100, umk_value=50, contracted_on=date(2024, 3, 1))
    TargetFactory()
    # The first page after a while also notes in the session that the person is there.
    page = url(name, **query)
    client.get(page)

    with django_assert_max_num_queries(10):
        response = client.get(page)

    assert response.status_code == 200


def test_the_newest_year_brings_the_day_of_its_figures_of_whoever_is_meant(client, staff):
    early = PurchaseFactory(contracted_on=date(2024, 3, 1))
    PurchaseFactory(contracted_on=date(2024, 3, 1))
    Purchase.objects.filter(pk=early.pk).update(created_at=datetime(2024, 3, 5, tzinfo=UTC))

    days = [
        client.get(url("dashboard", year=year, agency=agency)).context["data_day"]
        for agency in ("", early.agency_id)
        for year in ("", 2024)
    ]

    assert days == [timezone.localdate(), timezone.localdate(), date(2024, 3, 5), date(2024, 3, 5)]


@pytest.mark.parametrize("name", PAGES)
def test_pages_show_an_empty_year(client, staff, name):
    assert client.get(url(name, year=2019)).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?year=abc",
        "?period=99-1",
        "?agency=0",
        "?agency=x&method=x",
        "?stage=cancelled",
        "?before=x",
    ],
)
def test_nonsense_in_the_address_is_no_error(client, city, query):
    for page in PAGES:
        assert client.get(reverse(f"reports:{page}") + query).status_code == 200


@pytest.mark.parametrize("name", [*PAGES, "agencies_xlsx", "packages_csv"])
def test_vendors_have_no_reports(client, city, name):
    client.force_login(UserFactory(role=Role.VENDOR))

    assert client.get(url(name)).status_code == 403


def test_buyer_sees_own_unit_and_those_below_alone(client, city):
    client.force_login(UserFactory(role=Role.BUYER, agency=city["dinas"]))

    for page in PAGES:
        content = client.get(url(page)).content.decode()
        assert "Dinas Sosial" not in content
        assert "300,50" in content or "Rp301" in content or page == "breakdown_page"
    other = client.get(url("agency_table", agency=city["other"].pk))
    assert other.context["spent"].value == Decimal("300.50")
    rows = b"".join(client.get(url("packages_csv")).streaming_content).decode()
    assert "Dinas Sosial" not in rows
    assert rows.count("\r\n") == 3


@pytest.mark.parametrize("query", ["", "?period=3-3", "?swakelola=no", "?stage=realised"])
def test_every_part_leads_to_the_purchases_that_add_up_to_it(client, city, query):
    PurchaseFactory(value=7, stage=Stage.PENDING, agency=city["dinas"])
    tables = client.get(url("breakdown_page") + query).context["tables"]

    assert len(tables) == 6
    for row in (row for table in tables for row in table["rows"]):
        response = client.get(row["url"])

        assert sum(one.value for one in response.context["page"]) == row["sums"].value
        assert response.context["sums"] == row["sums"]


AMOUNT = re.compile(r'<a href="([^"]+)">(Rp[^<]+)</a>')


@pytest.mark.parametrize("query", ["", "?period=1-3", "?swakelola=no", "?stage=realised"])
@pytest.mark.parametrize("name", PAGES)
def test_every_rupiah_leads_to_the_purchases_behind_it(client, city, name, query):
    paid = PurchaseFactory(agency=city["other"], value=40, umk_value=40, pdn_value=40)
    PurchasePaymentFactory(purchase=paid, amount=10)
    PurchaseFactory(value=7, stage=Stage.PENDING, agency=city["dinas"])
    purchases = reverse("procurement:purchase_list")

    page = client.get(url(name) + query.replace("?", "&")).content.decode()
    found = {(html.unescape(address), text) for address, text in AMOUNT.findall(page)}
    found = {one for one in found if one[0].startswith(purchases)}

    assert len(found) >= (1 if query else 4)
    for address, text in found:
        context = client.get(address).context
        part, sums = context["part"], context["sums"]
        shown = part[1] if part else sums.value
        assert text in (rupiah(shown), rupiah_short(shown)), address
        assert list(context["page"]), address
        if not part:
            assert sum(one.value for one in context["page"]) == shown


def test_agency_leads_to_its_purchases_and_those_below(client, city):
    lines = client.get(url("agency_table")).context["rows"]
    (own,) = [row for row in lines if row["line"].pk == city["dinas"].pk]

    response = client.get(own["url"])

    assert sum(one.value for one in response.context["page"]) == Decimal("300.50")
    assert response.context["sums"] == own["line"].total


def csv_rows(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_page_and_files_agree_to_the_sen(client, city):
    page = client.get(url("agency_table")).context["spent"]
    *_, total = sheet_rows(client.get(url("agencies_xlsx")))
    *_, csv_total = csv_rows(client.get(url("agencies_csv")))
    packages = csv_rows(client.get(url("packages_csv")))
    package_sheet = sheet_rows(client.get(url("packages_xlsx")))
    pdf = PdfReader(io.BytesIO(client.get(url("agencies_pdf")).content))

    assert (total[2], Decimal(str(total[3])), Decimal(str(total[5]))) == (
        page.count,
        page.value,
        page.umk,
    )
    assert csv_total[3] == "600.50".replace(".", ",")
    value = packages[0].index("Nilai kontrak (Rp)")
    assert sum(Decimal(row[value].replace(",", ".")) for row in packages[1:]) == page.value
    assert sum(Decimal(str(row[value])) for row in package_sheet[5:]) == page.value
    text = pdf.pages[0].extract_text().replace("\u200b", "")
    assert "Rp600,50" in text
    assert "REKAP CAPAIAN P3DN" in text


def test_unknown_amounts_stay_empty_in_the_files(client, city):
    rows = csv_rows(client.get(url("packages_csv", agency=city["other"].pk)))
    pdn = rows[0].index("Nilai PDN (Rp)")

    assert [row[pdn] for row in rows[1:]] == [""]
