"""Pages of demand: who sees which, entry by hand, the board, and why a vendor fits."""

import html
import io
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from accounts.models import Role
from matching.board import LINES_SHOWN
from matching.lexicon import forget_lexicon
from matching.models import Demand, DemandSource
from tests.factories import (
    AgencyFactory,
    CategoryFactory,
    DemandFactory,
    ForumFactory,
    ProductFactory,
    RepresentativeFactory,
    RequestFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_lexicon():
    forget_lexicon()


@pytest.fixture
def buyer():
    return UserFactory(role=Role.BUYER)


def url(name, *args):
    return reverse(f"matching:{name}", args=args)


def demand_data(agency, **values):
    return {"agency": agency.pk, "year": 2024, "name": "Snack rapat"} | values


def test_list_shows_own_and_counts_what_is_counted(client, buyer):
    own = DemandFactory(agency=buyer.agency, budget=Decimal(10))
    DemandFactory(agency=buyer.agency, budget=Decimal(5), is_announced=False)
    DemandFactory(budget=Decimal(7))
    client.force_login(buyer)

    response = client.get(url("demand_list"))

    assert list(response.context["page"]) == [own]
    assert response.context["total"] == 10


@pytest.mark.parametrize("item_count", [1, 3])
def test_list_query_count(client, item_count, django_assert_num_queries):
    DemandFactory.create_batch(item_count, category=CategoryFactory())
    client.force_login(UserFactory())
    client.get(url("demand_list"))

    with django_assert_num_queries(7):
        response = client.get(url("demand_list"))

    assert len(response.context["page"]) == item_count


def test_list_filters_by_category_below_and_state(client):
    parent = CategoryFactory()
    own = DemandFactory(category=CategoryFactory(parent=parent))
    bare = DemandFactory()
    inactive = DemandFactory(is_active=False)
    client.force_login(UserFactory())

    def shown(query):
        return list(client.get(url("demand_list"), query).context["page"])

    assert shown({"category": parent.pk}) == [own]
    assert shown({"state": "uncategorised"}) == [bare]
    assert shown({"state": "uncounted"}) == [inactive]


def test_list_is_narrowed_to_units_below_and_to_what_is_planned_for(client):
    client.force_login(UserFactory())
    dinas = AgencyFactory()
    own = DemandFactory(agency=dinas, is_pdn=True, is_umk=False)
    below = DemandFactory(agency=AgencyFactory(parent=dinas), is_umk=True)
    DemandFactory(is_pdn=True)

    def listed(query):
        return set(client.get(reverse("matching:demand_list") + query).context["page"])

    assert listed(f"?agency={dinas.pk}") == {own, below}
    assert listed(f"?agency={dinas.pk}&units=no") == {own}
    assert listed(f"?agency={dinas.pk}&meant_for=pdn") == {own}
    assert listed(f"?agency={dinas.pk}&meant_for=umk") == {below}


def test_exports_hold_the_filtered_rows(client, buyer):
    DemandFactory(agency=buyer.agency, name="=Snack", budget=Decimal(10))
    DemandFactory(agency=buyer.agency, name="Kertas")
    DemandFactory(name="Snack lain")
    client.force_login(buyer)

    xlsx = b"".join(client.get(url("demand_xlsx"), {"q": "snack"}).streaming_content)
    csv = b"".join(client.get(url("demand_csv"), {"q": "snack"}).streaming_content).decode()

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx)).get_sheet_by_index(0)
    texts = [str(cell) for row in sheet.to_python() for cell in row]
    assert [text for text in texts if "Snack" in text or "Kertas" in text] == ["=Snack"]
    assert "'=Snack" in csv
    assert "Kertas" not in csv


def test_buyer_enters_demand_with_a_proposed_category(client, buyer):
    snack = CategoryFactory(name="Snack")
    client.force_login(buyer)

    client.post(
        url("demand_create"),
        demand_data(buyer.agency, budget="Rp24.000.000", quantity="1.200", unit="kotak",
                    first_month="4", last_month="6"),
    )  # fmt: skip

    demand = Demand.objects.get()
    assert (demand.agency, demand.budget, demand.quantity, demand.source) == (
        buyer.agency, Decimal(24_000_000), Decimal(1200), DemandSource.TYPED,
    )  # fmt: skip
    assert demand.category == snack
    assert not demand.category_is_confirmed
    assert demand.created_by == buyer


def test_buyer_cannot_enter_for_another_agency(client, buyer):
    client.force_login(buyer)

    response = client.post(url("demand_create"), demand_data(AgencyFactory()))

    assert response.context["form"].has_error("agency", "invalid_choice")
    assert not Demand.objects.exists()


def test_same_name_is_refused_until_it_is_said_to_be_another(client, buyer):
    DemandFactory(agency=buyer.agency, name="snack rapat")
    client.force_login(buyer)

    response = client.post(url("demand_create"), demand_data(buyer.agency))
    assert response.context["form"].has_error("__all__", "demand_twice")
    client.post(url("demand_create"), demand_data(buyer.agency, is_other="on"))

    assert Demand.objects.count() == 2


def test_month_reversed_shows_its_error(client, buyer):
    client.force_login(buyer)

    response = client.post(
        url("demand_create"), demand_data(buyer.agency, first_month="6", last_month="4")
    )

    assert response.context["form"].has_error("__all__", "months_reversed")
    assert not Demand.objects.exists()


def test_chosen_category_is_kept_when_the_name_changes(client, buyer):
    CategoryFactory(name="Snack")
    chosen = CategoryFactory(name="Dekorasi")
    demand = DemandFactory(agency=buyer.agency)
    client.force_login(buyer)

    client.post(url("demand_edit", demand.pk), demand_data(buyer.agency, category=chosen.pk))

    demand.refresh_from_db()
    assert (demand.category, demand.category_is_confirmed) == (chosen, True)


def test_why_a_need_is_not_for_small_businesses_is_typed(client, buyer):
    client.force_login(buyer)
    demand = DemandFactory(agency=buyer.agency)
    data = demand_data(buyer.agency) | {
        "is_pdn": "true", "is_umk": "false", "non_umk_reason": "Butuh alat khusus",
    }  # fmt: skip

    client.post(url("demand_edit", demand.pk), data)

    demand.refresh_from_db()
    assert (demand.is_pdn, demand.is_umk) == (True, False)
    assert "tidak, karena Butuh alat khusus" in client.get(demand.get_absolute_url()).text
    client.post(url("demand_edit", demand.pk), data | {"is_umk": "unknown", "non_umk_reason": ""})
    demand.refresh_from_db()
    assert demand.is_umk is None


@pytest.mark.parametrize("name", ["demand_detail", "demand_edit", "demand_withdraw"])
def test_foreign_demand_is_not_found(client, buyer, name):
    client.force_login(buyer)

    assert client.get(url(name, DemandFactory().pk)).status_code == 404


def test_observer_reads_and_may_not_write(client):
    demand = DemandFactory()
    client.force_login(UserFactory(role=Role.OBSERVER))

    assert client.get(url("demand_detail", demand.pk)).status_code == 200
    assert client.post(url("demand_edit", demand.pk)).status_code == 403


def test_detail_ranks_vendors_and_says_why(client, buyer):
    first = ProductFactory(name="Snack tiga isi")
    ProductFactory(name="Kue untuk snack siang", vendor=first.vendor)
    demand = DemandFactory(agency=buyer.agency, name="Snack rapat")
    client.force_login(buyer)

    response = client.get(url("demand_detail", demand.pk))

    ((row, _, _),) = response.context["rows"]
    assert row.best.product.vendor_slug == first.vendor.slug
    assert f"{row.best.product.name}, dan 1 produk lain" in response.text
    assert "Mengapa cocok" in response.content.decode()
    best_first = {"met": 0, "check": 1, "unmet": 2}
    assert len(row.best.states) == 6
    assert row.best.states == sorted(row.best.states, key=best_first.get)
    assert row.best.states.count("met") == row.best.met


def test_detail_lists_the_agencys_other_demand_of_the_year(client, buyer):
    names = {"agency": buyer.agency, "year": 2024}
    demand = DemandFactory(name="Snack rapat", budget=5, **names)
    small = DemandFactory(name="Map", budget=1, **names)
    large = DemandFactory(name="Kursi", budget=9, **names)
    DemandFactory(name="Tahun lain", agency=buyer.agency, year=2023)
    DemandFactory(name="Ditarik", is_active=False, **names)
    DemandFactory(name="OPD lain", year=2024)
    client.force_login(buyer)

    response = client.get(url("demand_detail", demand.pk))

    assert response.context["others"] == [large, small]


@pytest.mark.parametrize("item_count", [1, 3])
def test_detail_query_count(client, buyer, item_count, django_assert_max_num_queries):
    demand = DemandFactory(agency=buyer.agency, name="Snack rapat", year=2024)
    DemandFactory.create_batch(item_count, agency=buyer.agency, year=2024)
    for number in range(item_count):
        ProductFactory(name=f"Snack {number}")
    client.force_login(buyer)
    client.get(url("demand_detail", demand.pk))

    with django_assert_max_num_queries(10):
        response = client.get(url("demand_detail", demand.pk))

    assert len(response.context["others"]) == len(response.context["rows"]) == item_count


def test_a_vendor_that_is_asked_already_is_not_offered_again(client, buyer):
    demand = DemandFactory(agency=buyer.agency, name="Snack rapat", year=2024)
    asked, other, asking = (ProductFactory(name=f"Snack {n}").vendor for n in range(3))
    forum = ForumFactory()
    RequestFactory(forum=forum, agency=buyer.agency, vendor=asked, asked_by="agency")
    RequestFactory(forum=forum, agency=buyer.agency, vendor=asking, asked_by="vendor")
    RequestFactory(forum=forum, vendor=other)
    client.force_login(buyer)

    rows = client.get(url("demand_detail", demand.pk)).context["rows"]

    is_asked = {row.best.product.vendor_name: found for row, _, found in rows}
    assert is_asked == {asked.name: True, other.name: False, asking.name: False}


def test_detail_for_a_vendor_shows_no_other_vendor(client):
    ProductFactory(name="Snack tiga isi")
    demand = DemandFactory(name="Snack rapat")
    client.force_login(RepresentativeFactory().user)

    response = client.get(url("demand_detail", demand.pk))

    assert response.status_code == 200
    assert "rows" not in response.context
    assert "Snack tiga isi" not in response.content.decode()


def test_withdraw_takes_a_reason_and_restore_brings_back(client, buyer):
    demand = DemandFactory(agency=buyer.agency)
    client.force_login(buyer)

    client.post(url("demand_withdraw", demand.pk), {"reason": ""})
    assert list(Demand.objects.counted()) == [demand]
    client.post(url("demand_withdraw", demand.pk), {"reason": "Batal"})
    assert list(Demand.objects.counted()) == []
    client.post(url("demand_restore", demand.pk))
    assert list(Demand.objects.counted()) == [demand]


def test_categories_of_ticked_rows_only_and_only_own(client, buyer):
    chosen = CategoryFactory()
    own, _ = DemandFactory.create_batch(2, agency=buyer.agency)
    foreign = DemandFactory()
    client.force_login(buyer)

    client.post(url("demand_categorise"), {"ids": [foreign.pk], "category": chosen.pk})
    listed = f"{url('demand_list')}?state=uncategorised"
    data = {"ids": [own.pk], "category": chosen.pk, "next": listed}
    assert client.post(url("demand_categorise"), data).url == listed

    assert list(Demand.objects.filter(category=chosen)) == [own]
    assert Demand.objects.get(pk=own.pk).category_is_confirmed


def test_paste_saves_good_rows_and_names_bad_ones(client, buyer):
    client.force_login(buyer)
    rows = (
        "Nama kebutuhan\tVolume\tSatuan\tPagu\tKode RUP\n"
        "Snack rapat\t1.200\tkotak\t24.000.000\t\n"
        "Kertas\t10\trim\tbanyak\t\n"
        "Meja\t\t\t\t123\n"
    )

    response = client.post(
        url("demand_paste"), {"agency": buyer.agency.pk, "year": 2024, "rows": rows}
    )

    demand = Demand.objects.get()
    assert (demand.name, demand.quantity, demand.unit, demand.budget, demand.source) == (
        "Snack rapat", Decimal(1200), "kotak", Decimal(24_000_000), DemandSource.PASTED,
    )  # fmt: skip
    first, second = response.context["problems"]
    # By its place in what is left to mend, and by that alone.
    assert first == "Baris 2: Pagu “banyak” tidak terbaca. Tulis angka penuh, misalnya 8500000."
    assert second.startswith("Baris 3: ")


def test_paste_of_many_units_knows_each_by_its_row(client, buyer):
    own = AgencyFactory(name="SDN 1", parent=buyer.agency)
    AgencyFactory(name="SDN 2")
    client.force_login(buyer)
    rows = (
        "No\tSekolah\tKebutuhan\tJumlah\tSatuan\tAnggaran\tBulan\tWarna\n"
        "1\tSDN 1\tSeragam\t30\tstel\tRp 3.000.000\tJuli\tputih\n"
        "2\tSDN 2\tSeragam\t30\tstel\t3.000.000\tJuli\tputih\n"
        "3\t\tSeragam\t30\tstel\t3.000.000\tJuli\tputih\n"
    )

    response = client.post(url("demand_paste"), {"year": 2024, "rows": rows})

    demand = Demand.objects.get()
    assert (demand.agency, demand.quantity, demand.budget, demand.first_month) == (
        own, Decimal(30), Decimal(3_000_000), 7,
    )  # fmt: skip
    first, second = response.context["problems"]
    assert "SDN 2" in first
    assert second == "Baris 3: OPD belum ditulis."
    left = response.context["form"]["rows"].value().splitlines()
    assert [line.split("\t")[1] for line in left] == ["Sekolah", "SDN 2", ""]
    assert "Warna" in str(list(response.context["messages"])[1])


def test_paste_without_a_unit_asks_for_it_and_keeps_the_rows(client):
    client.force_login(UserFactory())

    response = client.post(
        url("demand_paste"), {"year": 2024, "rows": "Nama kebutuhan\tPagu\nMeja\t10"}
    )

    assert response.context["form"].errors.as_data()["agency"][0].code == "no_agency"
    assert "Meja" in response.text
    assert not Demand.objects.exists()


def test_board_adds_up_and_names_vendors(client):
    category = CategoryFactory(name="Kudapan")
    product = ProductFactory(category=category)
    agency = AgencyFactory()
    for budget in (10, 20):
        DemandFactory(agency=agency, category=category, budget=budget, first_month=2, last_month=3)
    DemandFactory(category=category, budget=99, is_active=False)
    client.force_login(UserFactory())

    response = client.get(url("demand_board"))

    (group,) = response.context["groups"]
    assert (group.category, group.count, group.budget) == (category, 2, 30)
    assert group.months[:4] == [0, 2, 2, 0]
    assert group.month_budgets[:4] == [0, 15, 15, 0]
    (line,) = group.lines
    assert (line.agency, line.count) == (agency.name, 2)
    for query in (group.query, line.query):
        rows = client.get(f"{response.context['list_url']}&{query}").context["page"]
        assert sum(row.budget for row in rows) == 30
    assert group.vendors == [(product.vendor.name, product.vendor.slug)]
    assert group.more_vendors == 0


def test_board_sums_up_the_small_ones_of_many_units(client):
    category = CategoryFactory()
    for number in range(LINES_SHOWN + 2):
        agency = AgencyFactory(name=f"Unit {number:02}")
        DemandFactory(category=category, agency=agency, budget=number or None)
    client.force_login(UserFactory())

    response = client.get(url("demand_board"))

    (group,) = response.context["groups"]
    assert [line.budget for line in group.lines] == list(range(LINES_SHOWN + 1, 1, -1))
    assert (group.rest.agency, group.rest.count, group.rest.budget) == ("2 OPD lain", 2, 1)
    assert sum(line.budget for line in group.lines) + group.rest.budget == group.budget
    assert f'category={category.pk}">2 OPD lain</a>' in response.text


def test_board_is_of_one_year_until_all_are_asked_for(client):
    client.force_login(UserFactory())
    this_year = timezone.localdate().year

    def years(query=""):
        return [group.count for group in client.get(url("demand_board") + query).context["groups"]]

    category = CategoryFactory()
    DemandFactory(category=category, year=this_year + 1)
    assert years() == [1]
    for year, count in ((this_year - 2, 2), (this_year - 1, 3), (this_year, 4)):
        DemandFactory.create_batch(count, category=category, year=year)
        assert years() == [count]
    assert years("?year=") == [10]
    assert years(f"?year={this_year - 2}") == [2]
    # The chip of the year leads to all years, not back to the same one.
    for query in ("", f"?year={this_year - 2}&q="):
        page = client.get(url("demand_board") + query).text
        (chip,) = re.findall(r'<a class="chip" href="([^"]+)"', page)
        assert years(html.unescape(chip)) == [10]


@pytest.mark.parametrize("text", ["5.1.02.01.01.0052", "5.1.02", "5.1.02 snack"])
def test_demand_is_found_by_its_account(client, text):
    wanted = DemandFactory(name="Snack rapat", account_codes=["5.1.02.01.01.0052"])
    DemandFactory(name="Snack lain", account_codes=["5.2.02.05.01.0005"])
    DemandFactory(name="Snack tanpa rekening")
    client.force_login(UserFactory())

    (group,) = client.get(url("demand_board"), {"q": text}).context["groups"]

    assert (group.count, group.budget) == (1, wanted.budget)


def test_board_counts_who_can_supply_what_is_below_a_category(client):
    above = CategoryFactory(pk=12_345, name="Konsumsi")
    below = CategoryFactory(name="Kudapan", parent=above)
    products = [ProductFactory(category=below) for _ in range(8)]
    ProductFactory(category=below, vendor=products[0].vendor)
    DemandFactory(category=above)
    client.force_login(UserFactory())

    response = client.get(url("demand_board"))

    (group,) = response.context["groups"]
    assert (len(group.vendors), group.vendor_count) == (6, 8)
    assert f'?category={above.pk}">2 lainnya</a>' in response.text


@pytest.mark.parametrize("item_count", [1, 3])
def test_board_query_count(client, item_count, django_assert_num_queries):
    for _ in range(item_count):
        DemandFactory(category=CategoryFactory())
    client.force_login(UserFactory())
    client.get(url("demand_board"))

    with django_assert_num_queries(10):
        response = client.get(url("demand_board"))

    assert len(response.context["groups"]) == item_count


def test_an_account_without_a_business_is_told_so(client):
    client.force_login(UserFactory(role=Role.VENDOR))

    response = client.get(url("demand_for_me"), follow=True)

    assert "belum terhubung dengan usaha" in response.text
    assert "Akun Anda belum terhubung dengan usaha" in client.get("/").text


def test_vendor_finds_demand_of_its_categories(client):
    representative = RepresentativeFactory()
    product = ProductFactory(vendor=representative.vendor)
    fits = DemandFactory(category=product.category)
    DemandFactory(category=CategoryFactory())
    DemandFactory(category=product.category, is_announced=False)
    client.force_login(representative.user)

    page = client.get(url("demand_for_me")).context["page"]

    assert [one.demand for one in page] == [fits]
