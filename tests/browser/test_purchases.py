"""Purchases in the browser: typed on a phone, imported by the office, closed to other agencies."""

from playwright.sync_api import expect

from accounts.models import Role
from procurement.models import Purchase, PurchaseImport
from tests.factories import (
    AgencyFactory,
    DemandFactory,
    PurchaseFactory,
    TargetFactory,
    VerifiedVendorFactory,
)
from tests.procurement.test_importing import EXCERPT

PHONE = {"width": 390, "height": 844}


def test_buyer_enters_a_purchase_on_a_phone(any_page, live_server, sign_in, check, request):
    page, is_js = any_page, "no-js" not in request.node.name
    page.set_viewport_size(PHONE)
    agency = AgencyFactory()
    VerifiedVendorFactory(name="Dapur Uji")
    DemandFactory(agency=agency, year=2024, name="Makan dan minum rapat", rup_codes=["12345678"])
    TargetFactory(year=2024)
    PurchaseFactory(agency=agency, value=1_500_000, umk_value=0)
    sign_in(page, Role.BUYER, agency=agency)
    report = f"{live_server.url}/procurement/reports/?year=2024"
    page.goto(report)
    expect(page.locator(".achievement-value")).to_have_text("0,0%")
    page.goto(f"{live_server.url}/procurement/purchases/")
    check(page)
    page.get_by_role("link", name="Catat belanja").first.click()
    check(page)

    if is_js:
        page.get_by_label("Kebutuhan di RUP").first.fill("minum")
        page.get_by_role("option", name="Makan dan minum rapat").click()
    else:
        page.get_by_label("Kebutuhan di RUP").select_option(index=1)
    page.locator("[name=seller]").fill("Dapur Uji")
    page.get_by_label("Tanggal pesan atau kontrak").fill("2024-03-20")
    page.get_by_label("Nilai belanja (Rp)").fill("1500000")
    if not is_js:
        page.get_by_label("Nilai PDN (Rp)").fill("1500000")
        page.get_by_label("Nilai UMK (Rp)").fill("1500000")
    page.get_by_label("Asal produk").select_option("pdn-statement")
    page.get_by_role("button", name="Simpan belanja").click()

    # Nothing tells that it is a product of industry: no reason is asked for.
    expect(page.get_by_text("tersimpan")).to_be_visible()
    check(page)
    purchase = Purchase.objects.latest("pk")
    assert (purchase.value, purchase.pdn_value, purchase.umk_value) == (1_500_000,) * 3
    assert (purchase.agency, purchase.supplier.vendor.name) == (agency, "Dapur Uji")
    assert (purchase.package_name, purchase.rup_codes) == ("Makan dan minum rapat", ["12345678"])
    page.goto(report)
    expect(page.locator(".achievement-value")).to_have_text("50,0%")
    if is_js:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_parts_follow_a_value_that_is_put_right(page, live_server, sign_in):
    sign_in(page, Role.BUYER)
    page.goto(f"{live_server.url}/procurement/purchases/new/")
    page.get_by_label("Nilai belanja (Rp)").fill("1,5 juta")
    page.get_by_role("button", name="Simpan belanja").click()
    expect(page.get_by_text("Nilai UMK (Rp): Tulis angka penuh")).to_be_visible()

    page.get_by_label("Nilai belanja (Rp)").fill("1500000")

    for name in ("PDN", "UMK"):
        expect(page.get_by_label(f"Nilai {name} (Rp)")).to_have_value("1500000")


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


def test_leader_drills_from_the_citys_figure_to_one_purchase(any_page, live_server, sign_in):
    page = any_page
    dinas = AgencyFactory(name="Dinas Kesehatan")
    TargetFactory(year=2024)
    PurchaseFactory(agency=dinas, package_name="Obat generik", value=2_000_000, umk_value=500_000)
    PurchaseFactory(package_name="Milik yang lain", value=6_000_000, umk_value=3_500_000)
    sign_in(page, Role.OBSERVER)
    page.goto(f"{live_server.url}/")
    page.goto(f"{live_server.url}/procurement/reports/?year=2024")
    expect(page.locator(".achievement-value")).to_have_text("50,0%")

    page.get_by_role("link", name="Lihat tabel semua OPD").click()
    page.get_by_role("link", name="paket Dinas Kesehatan").click()
    expect(page.get_by_text("1 paket, Rp2.000.000")).to_be_visible()
    expect(page.get_by_text("25,0%")).to_be_visible()
    expect(page.get_by_text("Milik yang lain")).to_have_count(0)
    page.get_by_role("link", name="Obat generik").click()

    expect(page.get_by_role("heading", name="Obat generik")).to_be_visible()
    expect(page.get_by_role("link", name="Ubah belanja")).to_have_count(0)


def test_buyer_cancels_several_at_once(any_page, live_server, sign_in, check):
    page = any_page
    agency = AgencyFactory()
    for name in ("Dobel satu", "Dobel dua", "Benar"):
        PurchaseFactory(agency=agency, package_name=name)
    sign_in(page, Role.BUYER, agency=agency)
    page.goto(f"{live_server.url}/procurement/purchases/?year=2024")

    page.get_by_label("Pilih Dobel satu").check()
    page.get_by_label("Pilih Dobel dua").check()
    page.get_by_role("button", name="Batalkan").click()
    expect(page.get_by_role("heading", name="Batalkan 2 belanja?")).to_be_visible()
    check(page)
    page.get_by_label("Alasan").fill("Tercatat dua kali")
    page.get_by_role("button", name="Batalkan 2 belanja").click()

    expect(page.get_by_text("2 belanja dibatalkan")).to_be_visible()
    assert page.url.endswith("?year=2024")
    assert Purchase.objects.counted().get().package_name == "Benar"


def test_filters_stand_beside_the_search_and_fold_on_a_phone(any_page, live_server, sign_in):
    page = any_page
    PurchaseFactory()
    sign_in(page)
    page.goto(f"{live_server.url}/procurement/purchases/")
    stage, search = (
        page.get_by_label("Tahap", exact=True),
        page.get_by_role("button", name="Terapkan"),
    )

    assert stage.bounding_box()["y"] == search.first.bounding_box()["y"]

    page.set_viewport_size(PHONE)
    expect(stage).to_be_hidden()
    page.locator(".filter-beside > summary").click()
    stage.select_option(label="Selesai")
    search.first.click()

    expect(page.get_by_role("list", name="Saringan aktif")).to_contain_text("Tahap: Selesai")


def test_a_keyboard_goes_on_at_the_demand_of_the_chosen_agency(
    any_page, live_server, sign_in, request
):
    page, is_js = any_page, "no-js" not in request.node.name
    AgencyFactory(name="Dinas Lain")
    agency = AgencyFactory(name="Dinas Satu")
    sign_in(page, Role.STAFF)
    page.goto(f"{live_server.url}/procurement/purchases/new/")

    page.get_by_label("Perangkat daerah").first.focus()
    page.keyboard.type("Dinas Satu")
    page.keyboard.press("Enter" if is_js else "Tab")
    if not is_js:
        page.keyboard.press("Enter")

    expect(page.get_by_label("Kebutuhan di RUP").first).to_be_focused()
    assert page.locator("[name=agency]").input_value() == str(agency.pk)
