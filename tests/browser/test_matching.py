"""From a need to a signed letter: demand, request, schedule, outcome, commitment."""

import io
import os

import pypdf
import pytest
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Slot, Table
from matching.lexicon import forget_lexicon
from matching.models import Commitment, Meeting, MeetingReport, Request
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    CategoryFactory,
    DemandFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PublishedScheduleFactory,
    VerifiedVendorFactory,
)
from vendors.models import vendor_queryset

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def product():
    forget_lexicon()
    return ProductFactory(
        vendor=VerifiedVendorFactory(name="Dapur Ratmi"),
        category=CategoryFactory(name="Snack", product_class="food_fresh"),
        name="Kotak snack tiga isi",
        unit="kotak",
        price=17_500,
        price_on="2024-02-01",
    )


@pytest.fixture
def forum(product):
    """Two slots, a table of the vendor and a shared one."""
    OfficeFactory()
    forum = ForumFactory()
    Table.objects.create(forum=forum, number=1, vendor=product.vendor)
    Table.objects.create(forum=forum, number=2)
    for hour in (9, 10):
        Slot.objects.create(
            forum=forum,
            day=forum.first_day,
            start_time=f"{hour:02}:45",
            end_time=f"{hour + 1:02}:05",
        )
    return forum


def is_wide(page):
    """Whether the page must be pushed sideways."""
    return page.locator("html").evaluate("page => page.scrollWidth > innerWidth")


def test_buyer_enters_demand_sees_why_a_vendor_fits_and_asks_for_a_meeting(
    any_page, live_server, sign_in, check, forum, product
):
    page = any_page
    buyer = sign_in(page, Role.BUYER)
    DemandFactory(agency=buyer.agency, year=2024, name="Kertas HVS", budget=1_000_000)
    page.goto(f"{live_server.url}/matching/demand/new/")
    page.get_by_label("Nama kebutuhan").fill("Snack rapat guru")
    page.locator("[name=year]").fill("2024")
    page.get_by_label("Volume").fill("1.200")
    page.get_by_label("Satuan", exact=False).first.fill("kotak")
    page.get_by_label("Pagu").fill("24.000.000")
    page.get_by_role("button", name="Simpan kebutuhan").click()

    row = page.get_by_role("row", name="Dapur Ratmi").first
    expect(row).to_contain_text("Rp17.500")
    expect(row).to_contain_text("dari 6")
    expect(page.get_by_text("Mengapa cocok:").locator("..")).to_contain_text("di bawah pagu")
    expect(page.get_by_role("link", name="Kertas HVS")).to_be_visible()
    check(page)
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("link", name="Kertas HVS")).to_be_hidden()
    assert not is_wide(page)
    page.locator("main summary", has_text="Kebutuhan").click()
    expect(page.get_by_role("link", name="Kertas HVS")).to_be_visible()
    check(page)
    row.get_by_role("link", name="Minta temu Dapur Ratmi").click()
    check(page)
    page.get_by_label("Catatan").fill("Mohon bawa contoh")
    page.get_by_role("button", name="Kirim permintaan").click()

    expect(page.get_by_text("menunggu jawaban.")).to_be_visible()
    wish = Request.objects.get()
    assert (wish.agency, wish.vendor, wish.product) == (buyer.agency, product.vendor, product)
    assert (wish.demand.name, wish.is_waiting) == ("Snack rapat guru", True)


def test_one_of_very_many_vendors_is_found_by_a_part_of_its_name(
    any_page, live_server, sign_in, check, forum, monkeypatch
):
    monkeypatch.setattr(vendor_queryset, "FEW_VENDORS", 1)
    wanted = VerifiedVendorFactory(name="Katering Bukit Tinggi")
    agency = AgencyFactory(name="Dinas Uji")
    sign_in(any_page, role=Role.STAFF)
    any_page.goto(f"{live_server.url}/matching/{forum.slug}/requests/new/")
    any_page.locator("[name=agency]").evaluate(f"select => (select.value = '{agency.pk}')")
    vendor = any_page.get_by_label("Vendor")
    vendor.press_sequentially("bukit")
    if "no-js" not in os.environ["PYTEST_CURRENT_TEST"]:
        expect(any_page.locator("datalist option")).to_have_attribute("value", wanted.name)
    check(any_page)
    any_page.get_by_role("button", name="Kirim permintaan").click()

    expect(any_page.get_by_text(wanted.name).first).to_be_visible()
    assert Request.objects.get().vendor == wanted


def test_staff_schedule_move_and_publish(any_page, live_server, sign_in, check, forum, product):
    page = any_page
    AcceptedRequestFactory.create_batch(2, forum=forum, vendor=product.vendor)
    sign_in(page)
    page.goto(f"{live_server.url}/matching/{forum.slug}/schedule/")
    page.get_by_role("button", name="Susun otomatis", exact=True).click()
    expect(page.locator(".flash-text").first).to_contain_text("2 permintaan dilayani")
    check(page)
    moved, other = Meeting.objects.order_by("slot__start_time")
    page.locator(".grid-cell.is-set").first.click()
    page.get_by_role("link", name="Pindahkan").click()
    check(page)
    page.get_by_role("button", name=f"Tukar dengan {other.agency.short_name}").click()
    expect(page.get_by_text("pindah ke sesi 10.45", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Terbitkan jadwal").click()

    expect(page.get_by_text("Jadwal terbit sebagai versi 1.")).to_be_visible()
    rows = Meeting.objects.published().order_by("slot__start_time")
    assert [row.agency for row in rows] == [other.agency, moved.agency]


def test_outcome_on_a_phone_leads_to_the_letter(
    any_page, live_server, sign_in, check, forum, product
):
    page = any_page
    page.set_viewport_size(PHONE)
    buyer = sign_in(page, Role.BUYER)
    ParticipantFactory(forum=forum, agency=buyer.agency)
    meeting = Meeting.objects.create(
        schedule=PublishedScheduleFactory(forum=forum),
        forum=forum,
        slot=forum.slots.first(),
        table=forum.tables.first(),
        agency=buyer.agency,
        vendor=product.vendor,
    )
    page.goto(f"{live_server.url}/matching/{forum.slug}/schedule/")
    check(page)
    page.get_by_role("link", name="Dapur Ratmi").first.click()
    page.get_by_role("link", name="Isi hasil").click()
    check(page)
    assert not is_wide(page)
    page.get_by_label("Komitmen").check()
    page.get_by_role("button", name="Simpan hasil").click()
    assert MeetingReport.objects.get().meeting == meeting

    page.get_by_label("Barang atau jasa").fill("Kotak snack")
    page.get_by_label("Volume").fill("1200")
    page.get_by_label("Harga satuan").fill("17500")
    page.locator("[name=planned_month]").fill("2024-04")
    page.get_by_role("button", name="Simpan minat").click()
    page.get_by_role("link", name="Jadikan komitmen").click()
    page.get_by_role("button", name="Jadikan komitmen").click()
    check(page)
    assert not is_wide(page)
    row = Commitment.objects.get()
    assert (row.status, row.value, row.meeting) == ("committed", 21_000_000, meeting)

    link = page.get_by_role("link", name="Surat komitmen").get_attribute("href")
    paper = pypdf.PdfReader(io.BytesIO(page.request.get(f"{live_server.url}{link}").body()))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    for words in ("dua puluh satu juta rupiah", "Rp21.000.000", "Dapur Ratmi", buyer.agency.name):
        assert words in text
