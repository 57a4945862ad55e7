"""From any step of the chain to the next and back."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.models import Role
from core.formats import rupiah
from procurement.chains import agency_chain, vendor_chain, vendor_record
from procurement.models import CommitmentPurchase, Purchase, Stage
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    CommitmentFactory,
    DemandFactory,
    ForumFactory,
    MeetingFactory,
    ParticipantFactory,
    ProductFactory,
    PublishedScheduleFactory,
    PurchaseFactory,
    PurchasePaymentFactory,
    RepresentativeFactory,
    RequestFactory,
    SlotFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)
from vendors.models import ShortlistItem, Vendor, VendorView

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    """A demand that was talked about, promised and bought."""
    staff = UserFactory()
    product = ProductFactory()
    vendor = product.vendor
    forum = ForumFactory(first_day=date(2024, 3, 6))
    demand = DemandFactory(budget=3_000_000, rup_codes=["12345678"])
    request = RequestFactory(forum=forum, agency=demand.agency, vendor=vendor, demand=demand)
    meeting = MeetingFactory(
        schedule=PublishedScheduleFactory(forum=forum), agency=demand.agency, vendor=vendor,
        request=request,
    )  # fmt: skip
    commitment = CommitmentFactory(
        forum=forum, agency=demand.agency, vendor=vendor, demand=demand, meeting=meeting
    )
    purchase = PurchaseFactory(
        agency=demand.agency, demand=demand, supplier=SupplierFactory(vendor=vendor),
        stage=Stage.REALISED, value=1_000_000,
    )  # fmt: skip
    CommitmentPurchase.objects.create(
        commitment=commitment, purchase=purchase, amount=400_000, created_by=staff
    )
    ShortlistItem.objects.create(user=staff, product=product)
    VendorView.objects.count_view(vendor, date(2024, 3, 1))
    VendorView.objects.count_view(vendor, date(2024, 3, 1))
    return {
        "staff": staff, "vendor": vendor, "forum": forum, "demand": demand, "meeting": meeting,
        "commitment": commitment, "purchase": purchase,
    }  # fmt: skip


def meeting_url(chain):
    return reverse("matching:meeting_detail", args=[chain["forum"].slug, chain["meeting"].pk])


def test_every_page_leads_to_the_others(client, chain):
    client.force_login(chain["staff"])
    urls = {
        name: chain[name].get_absolute_url()
        for name in ("purchase", "commitment", "demand", "vendor")
    }
    urls["meeting"] = meeting_url(chain)
    urls["card"] = reverse("reports:agency_card", args=[chain["demand"].agency_id])
    leads = {
        "purchase": {"commitment", "meeting", "demand", "vendor", "card"},
        "commitment": {"purchase", "meeting", "demand", "vendor", "card"},
        "demand": {"commitment", "purchase", "card"},
        "meeting": {"commitment", "demand", "vendor", "card"},
        "card": {"commitment", "vendor"},
    }

    for name, others in leads.items():
        page = client.get(urls[name]).text
        assert {other for other in others if f'href="{urls[other]}"' in page} == others, name


def test_vendor_sees_how_far_its_promise_is_but_not_the_record(client, chain):
    client.force_login(RepresentativeFactory(vendor=chain["vendor"]).user)

    page = client.get(chain["commitment"].get_absolute_url()).text

    assert "Rp400.000 dari Rp1.000.000" in page
    assert chain["purchase"].get_absolute_url() not in page


def test_buyers_read_what_agencies_have_bought_from_a_vendor(client, chain):
    vendor = chain["vendor"]
    PurchaseFactory(
        supplier=SupplierFactory(vendor=vendor), stage=Stage.PENDING
    )  # no contract yet
    found = vendor_record(vendor.pk, UserFactory())
    client.force_login(UserFactory(role=Role.BUYER))

    page = client.get(vendor.get_absolute_url()).content.decode()

    assert found.packages > 0
    assert f"{found.packages} paket, {found.agencies} OPD sejak {found.since}" in page
    client.force_login(UserFactory())
    assert "Pengalaman" not in client.get(vendor.get_absolute_url()).content.decode()


def test_a_new_vendor_has_no_record():
    assert vendor_record(ProductFactory().vendor_id, UserFactory()) == (0, 0, 0, 0, None)


def test_vendor_chain_counts_each_step(chain):
    other = ProductFactory()
    CommitmentFactory(vendor=other.vendor)
    CommitmentFactory(vendor=chain["vendor"], status="cancelled", cancel_reason="Batal")
    supplier = SupplierFactory(vendor=chain["vendor"])
    PurchasePaymentFactory(purchase=PurchaseFactory(supplier=supplier, value=5), amount=2)
    PurchaseFactory(supplier=supplier, value=9, stage=Stage.CANCELLED)
    future = ForumFactory(first_day=timezone.localdate() + timedelta(days=9))
    MeetingFactory(
        schedule=PublishedScheduleFactory(forum=future), vendor=chain["vendor"],
        slot=SlotFactory(forum=future, day=future.first_day),
    )  # fmt: skip

    steps = vendor_chain(chain["vendor"], chain["staff"])

    assert [(step.count, step.value) for step in steps] == [
        (2, None), (1, None), (1, None), (1, 1_000_000), (2, 1_000_005), (2, 1_000_002),
    ]  # fmt: skip


def test_a_new_vendor_has_an_empty_chain():
    assert {step.count for step in vendor_chain(VendorFactory(), UserFactory())} == {0}


def test_steps_of_a_vendor_lead_to_the_rows_behind_them(client, chain):
    client.force_login(chain["staff"])
    _, _, met, promised, ordered, paid = vendor_chain(chain["vendor"], chain["staff"])

    assert list(client.get(met.url).context["page"]) == [chain["meeting"]]
    assert list(client.get(promised.url).context["page"]) == [chain["commitment"]]
    for step in (ordered, paid):
        assert list(client.get(step.url).context["page"]) == [chain["purchase"]]
    own = vendor_chain(chain["vendor"], RepresentativeFactory(vendor=chain["vendor"]).user)
    assert [bool(step.url) for step in own] == [False, False, True, True, False, False]


@pytest.mark.parametrize(("role", "is_shown"), [("staff", True), ("own", True), ("buyer", False)])
def test_the_office_and_the_vendor_see_its_chain(client, chain, role, is_shown):
    users = {
        "staff": lambda: chain["staff"],
        "own": lambda: RepresentativeFactory(vendor=chain["vendor"]).user,
        "buyer": lambda: UserFactory(role=Role.BUYER),
    }
    client.force_login(users[role]())

    page = client.get(chain["vendor"].get_absolute_url()).text

    assert ("Dari dilihat sampai dibayar" in page) is is_shown


def other_meeting(chain):
    """The vendor has met somebody else, too, who bought something; and is planned once more."""
    MeetingFactory(schedule=chain["meeting"].schedule, vendor=chain["vendor"])
    MeetingFactory(vendor=chain["vendor"])  # of a draft
    PurchaseFactory(supplier=chain["purchase"].supplier)


@pytest.mark.parametrize(
    ("who", "counts"),
    [
        ("staff", ["Riwayat temu 2", "Belanja OPD 2"]),
        ("buyer", ["Riwayat temu 1", "Belanja OPD Anda 1"]),
        ("own", ["Riwayat temu"]),
        ("other vendor", []),
        ("nobody", []),
    ],
)
def test_a_vendor_has_tabs_of_what_the_reader_may_see(client, chain, who, counts):
    other_meeting(chain)
    Vendor.objects.filter(pk=chain["vendor"].pk).update(
        status="verified", verified_at=timezone.now(), verified_by=chain["staff"]
    )
    users = {
        "staff": lambda: chain["staff"],
        "buyer": lambda: UserFactory(role=Role.BUYER, agency=chain["demand"].agency),
        "own": lambda: RepresentativeFactory(vendor=chain["vendor"]).user,
        "other vendor": lambda: RepresentativeFactory().user,
    }
    if who in users:
        client.force_login(users[who]())
    address = reverse("matching:vendor_meeting_list", args=[chain["vendor"].slug])

    page = client.get(chain["vendor"].get_absolute_url()).text

    bar = page.partition('aria-label="Bagian data vendor"')[2].partition("</nav>")[0]
    tabs = [" ".join(strip_tags(tab).split()) for tab in bar.split("<li>")[2:]]
    assert tabs == counts
    if counts:
        meetings = client.get(address).context["page"].object_list
        assert len(meetings) == (1 if who == "buyer" else 2)
        assert chain["meeting"] in meetings
        assert f"?vendor={chain['vendor'].pk}" in page or who == "own"
    elif who != "nobody":
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", [Role.BUYER, Role.OBSERVER, Role.VENDOR])
def test_the_page_of_a_vendor_costs_ten_queries_for_everyone(
    client, chain, role, django_assert_max_num_queries
):
    seller = RepresentativeFactory(vendor=chain["vendor"]).user
    other = UserFactory(role=role) if role != Role.VENDOR else seller
    Vendor.objects.filter(pk=chain["vendor"].pk).update(
        status="verified", verified_at=timezone.now(), verified_by=chain["staff"]
    )
    client.force_login(other)
    client.get("/")

    with django_assert_max_num_queries(10):
        page = client.get(chain["vendor"].get_absolute_url())

    assert page.status_code == 200


def test_meetings_of_a_vendor_cost_the_same_however_many(
    client, chain, django_assert_max_num_queries
):
    other_meeting(chain)
    client.force_login(chain["staff"])
    client.get("/")

    with django_assert_max_num_queries(10):
        page = client.get(reverse("matching:vendor_meeting_list", args=[chain["vendor"].slug]))

    assert chain["commitment"].description in page.text


def test_agency_chain_is_of_a_year_and_its_units(chain):
    DemandFactory(agency=chain["demand"].agency, budget=1, is_active=False)
    DemandFactory(budget=5)
    agency = chain["demand"].agency
    DemandFactory(agency=AgencyFactory(parent=agency), budget=7)

    found = agency_chain(agency.pk, 2024)

    assert len(found.units) == 2
    assert [(step.count, step.value) for step in found.steps] == [
        (2, 3_000_007), (1, None), (1, 1_000_000), (0, 0), (1, 400_000),
    ]  # fmt: skip
    assert {step.count for step in agency_chain(agency.pk, 2023).steps} == {0}


def test_buyer_sees_its_chain_at_home(client, chain, time_machine):
    time_machine.move_to("2024-07-01T10:00+07:00")
    buyer = UserFactory(role=Role.BUYER, agency=chain["demand"].agency)
    client.force_login(buyer)

    page = client.get(reverse("home")).text

    assert "Dari kebutuhan sampai dibayar" in page
    assert reverse("reports:agency_card", args=[buyer.agency_id]) in page


def test_a_year_without_anything_has_no_chain_at_home(client):
    client.force_login(UserFactory(role=Role.BUYER))

    page = client.get(reverse("home"))

    assert [step.count for step in page.context["chain"].steps] == [0] * 5
    assert "Dari kebutuhan sampai dibayar" not in page.text


def test_demand_shows_only_what_its_reader_may_see(client, chain):
    other = RepresentativeFactory().user
    client.force_login(other)

    page = client.get(chain["demand"].get_absolute_url()).text

    assert "Yang terjadi dengan kebutuhan ini" not in page


def test_demand_sums_its_purchases_within_ten_queries(
    client, chain, django_assert_max_num_queries
):
    demand, bought = chain["demand"], chain["purchase"]
    ProductFactory(vendor=chain["vendor"], name=demand.name)
    PurchaseFactory(agency=demand.agency, demand=demand, value=500_000, stage="contracted")
    DemandFactory(agency=demand.agency, year=demand.year)
    client.force_login(chain["staff"])
    client.get(demand.get_absolute_url())

    with django_assert_max_num_queries(10):
        page = client.get(demand.get_absolute_url())

    assert page.context["rows"]
    assert page.context["others"]
    assert f"Dibelanjakan {rupiah(bought.value + 500_000)}" in page.text


def test_every_figure_of_reports_leads_to_its_purchases(client, chain):
    """Figure, list, purchase: two clicks from a rupiah to what it was spent on."""
    forum, agency, vendor = chain["forum"], chain["demand"].agency, chain["vendor"]
    AttendanceFactory(participant=ParticipantFactory(forum=forum, agency=agency))
    AttendanceFactory(participant=VendorParticipantFactory(forum=forum, vendor=vendor))
    Purchase.objects.filter(pk=chain["purchase"].pk).update(contracted_on=date(2024, 3, 20))
    day_before = PurchaseFactory(
        agency=agency, supplier=chain["purchase"].supplier, contracted_on=date(2024, 3, 5)
    )
    client.force_login(chain["staff"])
    pages = {
        "effect": reverse("reports:forum_effect", args=[forum.slug]),
        "card": reverse("reports:agency_card", args=[agency.pk], query={"year": 2024}),
        "indicators": reverse("reports:indicator_list", query={"year": 2024}),
    }
    lists = reverse("procurement:purchase_list")
    wanted = {
        "effect": ["forum", "counted"], "card": ["agency", "counted", "forum"],
        "indicators": ["stage"],
    }  # fmt: skip

    for name, address in pages.items():
        found = [
            url.replace("&amp;", "&")
            for url in re.findall(rf'href="({lists}[^"]+)"', client.get(address).text)
        ]
        found = [url for url in found if all(f"{key}=" in url for key in wanted[name])]
        listed = [row for url in found for row in client.get(url).context["page"]]
        assert chain["purchase"] in listed, name

    before, after = [
        url.replace("&amp;", "&")
        for url in re.findall(rf'href="({lists}[^"]+)"', client.get(pages["effect"]).text)
        if "from_day" in url
    ]
    assert list(client.get(before).context["page"]) == [day_before]
    assert list(client.get(after).context["page"]) == [chain["purchase"]]
