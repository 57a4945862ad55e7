"""A buyer enters demand and sees why vendors fit; the office imports a plan and takes it back."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from matching.lexicon import forget_lexicon
from matching.models import Demand
from tests.factories import AgencyFactory, CategoryFactory, DemandFactory, ProductFactory

PLAN = (
    "kd_rup;nama_paket;nama_satker;pagu;Catatan kami\n"
    "48000001;Snack rapat;Dinas Antah;1.000.000;x\n"
)


@pytest.fixture(autouse=True)
def files_and_words(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    forget_lexicon()


def test_buyer_enters_demand_and_sees_ranked_vendors(any_page, live_server, sign_in, check):
    page = any_page
    snack = CategoryFactory(name="Snack", product_class="food_fresh")
    ProductFactory(name="Kotak snack tiga isi", category=snack, unit="kotak")
    ProductFactory(name="Kursi kerja")
    agency = AgencyFactory(name="Dinas Pendidikan")
    sign_in(page, Role.BUYER, agency=agency)

    page.goto(f"{live_server.url}/matching/demand/")
    page.get_by_role("link", name="Tambah kebutuhan").first.click()
    check(page)
    page.get_by_label("Nama kebutuhan").fill("Snack rapat guru")
    page.get_by_label("Volume").fill("1.200")
    page.get_by_label("Satuan", exact=False).first.fill("kotak")
    page.get_by_label("Pagu").fill("24.000.000")
    page.get_by_role("button", name="Simpan kebutuhan").click()

    expect(page.get_by_role("heading", name="Vendor yang cocok")).to_be_visible()
    expect(page.get_by_text("Kotak snack tiga isi")).to_be_visible()
    expect(page.get_by_text("Mengapa cocok:")).to_be_visible()
    expect(page.get_by_text("Kursi kerja")).to_have_count(0)
    check(page)
    demand = Demand.objects.get()
    assert (demand.agency, demand.category, demand.unit_budget) == (agency, snack, Decimal(20_000))


def test_one_long_word_stays_inside_a_small_phone(page, live_server, sign_in):
    trade = CategoryFactory(name="99999Perindustrianperkoperasian")
    ProductFactory(name="Kotak", category=trade)
    demand = DemandFactory(name="Kotak", category=trade)
    sign_in(page)
    page.set_viewport_size({"width": 320, "height": 800})

    page.goto(f"{live_server.url}{demand.get_absolute_url()}")

    said = page.locator("td .cell-with-icon").filter(has_text=trade.name)
    over = "e => e.getBoundingClientRect().right - e.parentElement.getBoundingClientRect().right"
    assert said.evaluate(over) <= 0


def test_office_imports_a_plan_and_takes_it_back(any_page, live_server, sign_in, check):
    page = any_page
    AgencyFactory(name="Dinas Sosial")
    sign_in(page)

    page.goto(f"{live_server.url}/matching/demand/imports/new/")
    check(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "rup.csv", "mimeType": "text/csv", "buffer": PLAN.encode()}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_text("Pilihan Anda diingat")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Lanjut periksa").click()
    expect(page.get_by_text("belum dikenal")).to_be_visible()
    check(page)
    page.get_by_role("link", name="Cocokkan 1 satuan kerja").click()
    check(page)
    page.get_by_label("Dinas Antah").select_option(label="Dinas Sosial")
    page.get_by_role("button", name="Simpan dan periksa lagi").click()
    page.get_by_role("button", name="Simpan 1 paket").click()
    check(page)
    assert Demand.objects.counted().get().budget == 1_000_000
    page.get_by_role("link", name="Batalkan impor").click()
    page.get_by_label("Alasan").fill("Salah berkas")
    page.get_by_role("button", name="Batalkan impor").click()

    expect(page.get_by_text("Impor dibatalkan.")).to_be_visible()
    assert not Demand.objects.counted().exists()
