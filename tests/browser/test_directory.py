"""A buyer and the public in the directory, with and without JavaScript."""

import re
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import Agency, Role
from vendors.models import Product, Vendor

AXE = Axe()


def assert_no_barrier(page):
    report = AXE.run(page, options={"resultTypes": ["violations"], "preload": False})
    assert report.response["violations"] == []


def test_a_buyer_finds_snack_rapat_and_reaches_a_caterer(any_page, demo, live_server, sign_in):
    page = any_page
    sign_in(page, role=Role.BUYER, agency=Agency.objects.first())

    page.goto(f"{live_server.url}/vendors/")
    page.get_by_label("Cari produk atau usaha").fill("snack rapat")
    page.get_by_role("button", name="Cari", exact=True).click()
    assert_no_barrier(page)
    page.locator(".entries").get_by_role("link", name="Dapur Ratmi").click()

    link = page.locator(".page-actions").get_by_role("link", name="Hubungi")
    address = link.get_attribute("href")
    assert address.startswith("https://wa.me/6281200000201?text=")
    assert "Dapur Ratmi" in unquote(address)


def test_a_buyer_saves_and_compares(any_page, demo, live_server, sign_in):
    page = any_page
    user = sign_in(page, role=Role.BUYER, agency=Agency.objects.first())

    page.goto(f"{live_server.url}/vendors/?show=product&q=kotak+snack")
    page.get_by_role("button", name="Simpan Kotak snack tiga isi").click()
    expect(page.get_by_text("Kotak snack tiga isi disimpan.")).to_be_visible()
    assert user.shortlist.count() == 1
    page.get_by_label("Bandingkan Kotak snack tiga isi").check()
    page.get_by_label("Bandingkan Kotak snack lima isi").check()
    page.get_by_role("button", name="Bandingkan yang dipilih").click()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    assert_no_barrier(page)
    page.goto(f"{live_server.url}/vendors/shortlist/")
    assert_no_barrier(page)
    page.get_by_role("button", name="Hapus Kotak snack tiga isi").click()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_public_sees_no_hidden_contact(any_page, demo, live_server, width):
    page = any_page
    page.set_viewport_size({"width": width, "height": 800})
    hidden = Vendor.objects.filter(publishes_phone=False).first()
    phone = hidden.phone.removeprefix("+")
    item = Product.objects.filter(vendor=hidden).first()

    for path in (
        "/vendors/", "/vendors/?show=product", f"/vendors/?q={hidden.name}",
        hidden.get_absolute_url(), item.get_absolute_url(), f"/vendors/compare/?product={item.pk}",
    ):  # fmt: skip
        page.goto(f"{live_server.url}{path}")
        content = page.content()
        assert phone not in content
        assert hidden.contact_name not in content
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{live_server.url}/vendors/?show=product")
    assert_no_barrier(page)
    if width == 360 and not page.get_by_label("Makanan dan minuman").is_visible():
        page.get_by_text("Saringan", exact=True).click()
    page.get_by_label(re.compile("^Makanan dan minuman")).check()
    page.get_by_role("button", name="Terapkan saringan").click()
    expect(page.get_by_role("link", name="Hapus saringan Makanan dan minuman")).to_be_visible()
    page.get_by_role("link", name="Hapus saringan Makanan dan minuman").click()
    expect(page.get_by_role("link", name="Hapus saringan Makanan dan minuman")).to_have_count(0)
