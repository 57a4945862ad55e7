"""From a request to a commitment, by hand, with and without JavaScript."""

import io

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Slot, Table
from matching.models import Commitment, Meeting, Request
from tests.factories import (
    AcceptedRequestFactory,
    ForumFactory,
    OfficeFactory,
    ProductFactory,
    RepresentativeFactory,
    VerifiedVendorFactory,
)


@pytest.fixture
def hall():
    OfficeFactory()
    forum = ForumFactory()
    vendor = VerifiedVendorFactory(name="Dapur Ratmi")
    ProductFactory(
        vendor=vendor, name="Kotak snack", unit="kotak", price=17500, price_on=forum.first_day
    )
    Table.objects.create(forum=forum, number=1, vendor=vendor)
    for hour in (9, 10):
        Slot.objects.create(
            forum=forum,
            day=forum.first_day,
            start_time=f"{hour:02}:45",
            end_time=f"{hour + 1:02}:05",
        )
    return forum, vendor


def sign_out(page, live_server):
    page.context.clear_cookies()


def faults(page):
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    return [violation["id"] for violation in found.response["violations"]]


def test_from_request_to_commitment(any_page, live_server, sign_in, hall):
    page, (forum, vendor) = any_page, hall
    base = f"{live_server.url}/matching/{forum.slug}"
    seller = RepresentativeFactory(vendor=vendor)
    buyer = sign_in(page, Role.BUYER)
    page.goto(f"{base}/requests/new/?vendor={vendor.pk}")
    page.get_by_label("Catatan").fill("Snack rapat bulanan")
    page.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_text("menunggu jawaban.", exact=False)).to_be_visible()

    Request.objects.get().answer(by=seller.user, accepts=True)
    sign_out(page, live_server)
    sign_in(page, Role.STAFF)
    page.goto(f"{base}/schedule/")
    page.get_by_role("button", name="Susun otomatis", exact=True).click()
    expect(page.locator(".flash-text")).to_contain_text("1 permintaan dilayani")
    assert faults(page) == []
    page.locator(".grid-cell.is-set").click()
    page.get_by_role("link", name="Pindahkan").click()
    assert faults(page) == []
    page.get_by_role("button", name="Ke sini").first.click()
    page.get_by_role("button", name="Terbitkan jadwal").click()
    expect(page.get_by_text("Jadwal terbit sebagai versi 1.")).to_be_visible()
    meeting = Meeting.objects.published().get()
    assert meeting.slot.start_time.hour == 10

    page.goto(f"{base}/meetings/{meeting.pk}/report/")
    page.get_by_label("Komitmen").check()
    page.get_by_role("button", name="Simpan hasil").click()
    page.get_by_label("Barang atau jasa").fill("Kotak snack")
    page.get_by_label("Volume").fill("1200")
    page.get_by_label("Harga satuan").fill("17500")
    page.locator("[name=planned_month]").fill("2024-04")
    page.get_by_role("button", name="Simpan minat").click()
    page.get_by_role("link", name="Jadikan komitmen").click()
    page.get_by_role("button", name="Jadikan komitmen").click()

    row = Commitment.objects.get()
    assert (row.status, row.value, row.agency) == ("committed", 21_000_000, buyer.agency)
    assert faults(page) == []
    address = page.get_by_role("link", name="Surat komitmen").get_attribute("href")
    paper = page.request.get(f"{live_server.url}{address}").body()
    text = " ".join(pypdf.PdfReader(io.BytesIO(paper)).pages[0].extract_text().split())
    assert "dua puluh satu juta rupiah" in text


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pages_of_a_schedule_have_no_barriers(page, live_server, sign_in, hall, width):
    forum, vendor = hall
    AcceptedRequestFactory(forum=forum, vendor=vendor)
    sign_in(page, Role.STAFF)
    page.set_viewport_size({"width": width, "height": 844})
    base = f"{live_server.url}/matching/{forum.slug}"
    page.goto(f"{base}/schedule/")
    page.get_by_role("button", name="Susun otomatis", exact=True).click()

    for path in (
        "schedule", "requests", "requests/new", "vetoes", "absences", "calls", "outcomes", "live",
        "commitments", "commitments/new",
    ):  # fmt: skip
        page.goto(f"{base}/{path}/")
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
