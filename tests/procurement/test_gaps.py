"""Where demand and supply miss each other."""

import io

import openpyxl
import pytest
from django.urls import reverse

from procurement.gaps import gaps_of
from procurement.models import Stage
from tests.factories import (
    CategoryFactory,
    DemandFactory,
    ProductFactory,
    PurchaseFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    """Snacks are sold here and bought elsewhere, desks are planned and sold by nobody."""
    snacks, desks, cloth = (CategoryFactory(name=name) for name in ("Snack", "Meja", "Kain"))
    ProductFactory(category=snacks)
    idle = ProductFactory(category=cloth).vendor
    here = {"supplier": SupplierFactory(), "seller_area": "city", "area_basis": "file"}
    PurchaseFactory(category=snacks, value=10, **here)
    PurchaseFactory(category=snacks, supplier=SupplierFactory(), value=20)
    PurchaseFactory(category=snacks, value=30)
    PurchaseFactory(category=snacks, value=99, stage=Stage.CANCELLED)
    PurchaseFactory(category=snacks, value=99, year=2023)
    PurchaseFactory(category=desks, value=99)
    PurchaseFactory(category=cloth, value=5, **here)
    DemandFactory(category=snacks, budget=100)
    DemandFactory(category=desks, budget=70)
    DemandFactory(category=desks, budget=None)
    DemandFactory(category=desks, budget=99, is_active=False)
    DemandFactory(budget=3)
    return {"snacks": snacks, "desks": desks, "cloth": cloth, "idle": idle}


def test_bought_elsewhere_though_sold_here(market):
    (gap,) = gaps_of(2024).outside

    assert (gap.pk, gap.count, gap.value, gap.total, gap.vendors) == (
        market["snacks"].pk, 2, 50, 60, 1,
    )  # fmt: skip


def test_where_the_seller_is_decides_not_whether_the_directory_has_it(market):
    """Of the city without being in the directory; in the directory, but of elsewhere."""
    said = {"category": market["snacks"], "area_basis": "officer"}
    PurchaseFactory(value=400, seller_area="city", **said)
    listed = SupplierFactory(vendor=VendorFactory())
    PurchaseFactory(value=7, seller_area="province", supplier=listed, **said)
    PurchaseFactory(value=8, seller_area="nation", **said)

    (gap,) = gaps_of(2024).outside

    assert (gap.count, gap.value, gap.total) == (4, 65, 475)
    assert (gap.far, gap.unplaced, gaps_of(2024).far_value) == (15, 50, 15)


def test_planned_and_sold_by_nobody(market):
    found = gaps_of(2024).unmet

    assert [(gap.pk, gap.count, gap.value) for gap in found] == [
        (market["desks"].pk, 2, 70),
        (None, 1, 3),
    ]


def test_sold_and_planned_by_nobody(market):
    gaps = gaps_of(2024)

    assert [(one.name, one.categories, one.spent) for one in gaps.idle] == [
        (market["idle"].name, "Kain", 5)
    ]
    assert gaps.idle_count == 1


def test_vendors_below_a_category_sell_it(market):
    top = CategoryFactory(name="Makanan")
    market["snacks"].parent = top
    market["snacks"].save()
    DemandFactory(category=top, budget=1)

    assert top.pk not in {gap.pk for gap in gaps_of(2024).unmet}


def test_vendor_with_something_planned_beside_is_not_idle(market):
    ProductFactory(vendor=market["idle"], category=market["snacks"])

    assert gaps_of(2024).idle == []


def test_vendor_of_a_kind_above_a_planned_one_is_not_idle(market):
    kind = CategoryFactory(name="Busana")
    ProductFactory(category=kind)
    DemandFactory(category=CategoryFactory(name="Seragam", parent=kind), year=2024)

    assert [one.name for one in gaps_of(2024).idle] == [market["idle"].name]


def test_a_year_without_anything_is_no_gap():
    gaps = gaps_of(2031)

    assert (gaps.outside, gaps.unmet, gaps.idle, gaps.idle_count) == ([], [], [], 0)


def test_a_page_with_nothing_to_compare_brings_no_good_news(client):
    client.force_login(UserFactory())
    address = reverse("reports:gap_list", query={"year": 2024})
    praise = ("Semua belanja berkategori", "Semua kategori kebutuhan", "Setiap vendor")

    empty = client.get(address).text
    assert [words for words in praise if words in empty] == []
    assert "Belum ada kebutuhan tahun ini" in empty
    assert "Belum ada belanja berkategori tahun ini" in empty
    assert "Belum ada vendor berproduk" in empty

    category = CategoryFactory()
    ProductFactory(category=category)
    DemandFactory(category=category)
    PurchaseFactory(
        category=category, supplier=SupplierFactory(), seller_area="city", area_basis="file"
    )
    full = client.get(address).text
    assert [words for words in praise if words in full] == list(praise)


def test_page_and_file_hold_the_same_with_the_way_out(client, market):
    client.force_login(UserFactory())
    query = {"year": 2024}

    page = client.get(reverse("reports:gap_list", query=query))
    book = client.get(reverse("reports:gap_xlsx", query=query)).getvalue()

    assert f"?category={market['snacks'].pk}" in page.text
    assert f"category={market['desks'].pk}" in page.text
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    assert [cell.value for cell in sheets.worksheets[0][2]] == ["Snack", 2, 50, 0, 50, 60, 1]
    assert [cell.value for cell in sheets.worksheets[1][2]] == ["Meja", 2, 70]
    assert sheets.worksheets[2].max_row == 2


@pytest.mark.parametrize("count", [1, 3])
def test_page_query_count(client, count, django_assert_max_num_queries):
    for _ in range(count):
        category = CategoryFactory()
        PurchaseFactory(category=category)
        DemandFactory(category=category)
    client.force_login(UserFactory())
    client.get(reverse("reports:gap_list"))  # the first request of a session also writes it

    with django_assert_max_num_queries(10):
        response = client.get(reverse("reports:gap_list"))

    assert len(response.context["gaps"].unmet) == count
