"""Purchases in the browser: typed on a phone, imported by the office, closed to other agencies."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import Role
from procurement.models import Purchase, PurchaseImport
from tests.factories import AgencyFactory, PurchaseFactory, VerifiedVendorFactory
from tests.procurement.test_importing import EXCERPT

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def check(request):
    """Run the accessibility rules on a page; without JavaScript they cannot run."""

    def act(page):
        if "no-js" not in request.node.name:
            result = Axe().run(page)
            assert result.violations_count == 0, result.generate_report()

    return act


def test_buyer_enters_a_purchase_on_a_phone(any_page, live_server, sign_in, check, request):
    page = any_page
    page.set_viewport_size(PHONE)
    agency = AgencyFactory()
    VerifiedVendorFactory(name="Dapur Uji")
    sign_in(page, Role.BUYER, agency=agency)
    page.goto(f"{live_server.url}/procurement/purchases/")
    check(page)
    page.get_by_role("link", name="Catat belanja").first.click()
    check(page)

    page.get_by_label("Yang dibeli").fill("Snack rapat")
    page.get_by_label("Penyedia").fill("Dapur Uji")
    page.get_by_label("Tanggal pesan atau kontrak").fill("2024-03-20")
    page.get_by_label("Nilai belanja (Rp)").fill("1500000")
    if "no-js" in request.node.name:
        page.get_by_label("Nilai PDN (Rp)").fill("1500000")
        page.get_by_label("Nilai UMK (Rp)").fill("1500000")
    page.get_by_label("Asal produk").select_option("pdn-statement")
    page.get_by_role("button", name="Simpan belanja").click()

    # Goods without a certificate need a reason; the page opens the details and says so.
    page.get_by_label("Alasan memilih produk di bawah TKDN 25%").fill("Bukan produk industri")
    page.get_by_role("button", name="Simpan belanja").click()
    expect(page.get_by_text("tersimpan")).to_be_visible()
    check(page)
    purchase = Purchase.objects.get()
    assert (purchase.value, purchase.pdn_value, purchase.umk_value) == (1_500_000,) * 3
    assert (purchase.agency, purchase.supplier.vendor.name) == (agency, "Dapur Uji")
    width = (
        page.evaluate("document.documentElement.scrollWidth")
        if "no-js" not in (request.node.name)
        else PHONE["width"]
    )
    assert width <= PHONE["width"]


def test_staff_import_the_real_file_undo_it_and_import_again(
    any_page, live_server, sign_in, check
):
    page = any_page
    sign_in(page)

    def upload():
        page.goto(f"{live_server.url}/procurement/import/new/")
        page.locator("input[type=file]").set_input_files(EXCERPT)
        page.get_by_role("button", name="Unggah dan periksa").click()

    upload()
    expect(page.get_by_role("heading", name="Satuan kerja yang belum dikenal")).to_be_visible()
    page.get_by_role("button", name="Catat semua yang belum dipilih").click()
    check(page)
    page.get_by_role("button", name="Simpan 397 baris").click()
    expect(page.get_by_text("Berkas disimpan: 397 baru")).to_be_visible()
    assert Purchase.objects.standing().count() == 397

    page.get_by_role("link", name="Batalkan impor").click()
    page.get_by_label("Alasan").fill("Salah berkas")
    page.get_by_role("button", name="Batalkan impor").click()
    expect(page.get_by_text("Impor dibatalkan").first).to_be_visible()
    assert not Purchase.objects.standing()

    upload()
    page.get_by_role("button", name="Simpan 397 baris").click()
    expect(page.get_by_text("Berkas disimpan")).to_be_visible()
    assert Purchase.objects.standing().count() == 397
    assert PurchaseImport.objects.count() == 2


def test_buyer_of_another_agency_gets_nothing(any_page, live_server, sign_in):
    page = any_page
    purchase = PurchaseFactory(package_name="Milik dinas lain")
    sign_in(page, Role.BUYER)

    page.goto(f"{live_server.url}/procurement/purchases/")
    expect(page.get_by_text("Milik dinas lain")).to_have_count(0)
    assert page.goto(f"{live_server.url}{purchase.get_absolute_url()}").status == 404
