"""A buyer and the public in the directory, with and without JavaScript.

No axe here: its promises never end in a page without JavaScript. The walk over all pages
(test_accessibility.py) looks for barriers.
"""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from accounts.models import Agency, Role
from vendors.models import Product, Vendor


def test_a_buyer_finds_snack_rapat_and_reaches_a_caterer(any_page, demo, live_server, sign_in):
    page = any_page
    sign_in(page, role=Role.BUYER, agency=Agency.objects.first())

    page.goto(f"{live_server.url}/vendors/")
    page.get_by_label("Cari produk atau usaha").fill("snack rapat")
    page.get_by_role("button", name="Cari", exact=True).click()
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
    page.goto(f"{live_server.url}/vendors/shortlist/")
    page.get_by_role("button", name="Hapus Kotak snack tiga isi").click()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
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
    # On a phone the filters are folded away as soon as something is asked for.
    if not page.get_by_label(re.compile("^Makanan dan minuman")).is_visible():
        page.get_by_text("Saringan", exact=True).click()
    page.get_by_label(re.compile("^Makanan dan minuman")).check()
    page.get_by_role("button", name="Terapkan saringan").click()
    chip = page.get_by_role("link", name="Hapus saringan Makanan dan minuman")
    expect(chip).to_be_visible()
    chip.click()
    expect(chip).to_have_count(0)


def test_the_empty_directory_fits_a_small_phone(any_page, live_server):
    page = any_page
    page.set_viewport_size({"width": 320, "height": 800})

    page.goto(f"{live_server.url}/vendors/")

    expect(page.get_by_text("Direktori belum berisi")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_keyboard_reaches_the_results_past_the_choices(page, live_server):
    page.goto(f"{live_server.url}/vendors/")
    page.get_by_role("button", name="Cari", exact=True).focus()

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke hasil")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Pelaku usaha")).to_be_focused()
