"""Closing, findings and the card of an agency, as people use them; and every page of the reports."""

from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Role
from procurement.actions.checking import check_findings
from procurement.actions.closing import close_period
from procurement.models import Finding, PeriodClosing, Purchase
from tests.browser.test_accessibility import Inspection
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    OfficeFactory,
    PurchaseFactory,
    TargetFactory,
)

LONG = "Pengadaan " + "bahan-kegiatan-pembinaan-" * 12


@pytest.fixture
def books():
    """An agency with a purchase that lacks its domestic part, and one of a long name."""
    agency = AgencyFactory(name="Dinas Pendidikan", short_name="Dikbud")
    TargetFactory(value=40)
    OfficeFactory()
    values = {"agency": agency, "rup_codes": ["12345678"], "contracted_on": "2024-02-01"}
    PurchaseFactory(package_name="Snack rapat", value=2_000_000, umk_value=2_000_000, **values)
    PurchaseFactory(package_name=LONG[:300], value=3_000_000, umk_value=0, pdn_value=0, **values)
    CommitmentFactory(agency=agency, planned_month=date(2024, 4, 1))
    return agency


def test_buyer_follows_a_finding_to_its_end(any_page, live_server, sign_in, books):
    page = any_page
    check_findings()
    sign_in(page, Role.BUYER, agency=books)

    page.goto(f"{live_server.url}/procurement/reports/findings/?kind=pdn_empty")
    page.get_by_role("link", name="Snack rapat").first.click()
    expect(page.get_by_text("Kosong tidak sama dengan nol")).to_be_visible()
    page.get_by_role("link", name="Catat tindak lanjut").click()
    page.get_by_label("Status").select_option(label="Diterima dengan alasan")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Tulis alasan menerima temuan ini").first).to_be_visible()
    page.get_by_label("Catatan").fill("Jasa tanpa produk")
    page.get_by_role("button", name="Simpan").click()

    expect(page.get_by_text("Tindak lanjut tercatat")).to_be_visible()
    expect(page.get_by_text("Terbuka menjadi Diterima dengan alasan")).to_be_visible()
    assert Finding.objects.get(kind="pdn_empty").note == "Jasa tanpa produk"


def test_staff_answer_several_findings_at_once(any_page, live_server, sign_in, books):
    page = any_page
    sign_in(page)

    page.goto(f"{live_server.url}/procurement/reports/findings/")
    page.get_by_role("button", name="Periksa sekarang").click()
    expect(page.get_by_text("2 temuan, 2 baru")).to_be_visible()
    for box in page.locator("[data-bulk-item]").all():
        box.check()
    page.get_by_role("button", name="Catat tindak lanjut").click()
    page.get_by_label("Status").select_option(label="Ditindaklanjuti")
    page.get_by_role("button", name="Simpan").click()

    expect(page.get_by_text("Tindak lanjut 2 temuan tercatat")).to_be_visible()
    assert Finding.objects.filter(state="followed").count() == 2


def test_staff_close_a_quarter_and_see_what_is_corrected(any_page, live_server, sign_in, books):
    page = any_page
    sign_in(page)

    page.goto(f"{live_server.url}/procurement/reports/closings/")
    page.get_by_role("link", name="Tutup periode").last.click()
    page.get_by_label("Tahun anggaran").select_option("2024")
    page.get_by_label("Periode").select_option(label="Triwulan I")
    page.get_by_role("button", name="Tutup periode").click()
    expect(page.get_by_text("Belum ada yang berubah sejak periode ini ditutup")).to_be_visible()
    Purchase.objects.filter(package_name="Snack rapat").update(value=2_500_000)
    page.reload()
    expect(page.get_by_role("cell", name="Nilai berubah")).to_be_visible()
    page.get_by_role("link", name="Buka laporannya").click()
    expect(page.get_by_text("Periode ini ditutup")).to_be_visible()

    page.goto(f"{live_server.url}{PeriodClosing.objects.get().get_absolute_url()}")
    page.get_by_role("link", name="Buka lagi").click()
    page.get_by_label("Alasan").fill("Impor susulan")
    page.get_by_role("button", name="Buka lagi").click()

    expect(page.get_by_text("Impor susulan")).to_be_visible()


def test_buyer_opens_its_card_from_home_on_a_phone(any_page, live_server, sign_in, books):
    page = any_page
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, Role.BUYER, agency=books)

    page.get_by_role("link", name="Buka kartu OPD").click()
    page.get_by_label("Tahun anggaran").get_by_role("link", name="2024").click()
    expect(page.get_by_text("1 dari 1")).to_be_visible()
    page.get_by_role("link", name="Snack rapat").click()

    expect(page.get_by_role("heading", name="Belanja yang memenuhi")).to_be_visible()


@pytest.mark.parametrize("is_filled", [True, False], ids=["filled", "empty"])
def test_pages_have_no_barrier(is_filled, page, live_server, sign_in, books):
    inspection = Inspection(page, live_server.url)
    user = sign_in(page, Role.ADMIN)
    names = ["finding_list", "closing_list", "closing_create", "gap_list", "forum_effect_list"]
    addresses = [reverse(f"reports:{name}") for name in names]
    if is_filled:
        check_findings()
        closing = close_period(year=2024, first_month=1, last_month=3, note="", by=user)
        PurchaseFactory(agency=books, contracted_on="2024-03-01", package_name=LONG[:300])
        found = Finding.objects.get(kind="pdn_empty")
        addresses += [
            found.get_absolute_url(),
            reverse("reports:finding_edit", args=[found.pk]),
            closing.get_absolute_url(),
            reverse("reports:closing_reopen", args=[closing.pk]),
            reverse("reports:agency_card", args=[books.pk]) + "?year=2024",
        ]

    for address in [*addresses, reverse("reports:agency_card", args=[AgencyFactory().pk])]:
        inspection.open(address)

    inspection.report()


def test_effect_of_the_demo_forum_has_no_barrier(page, live_server, sign_in, demo):
    call_command("load_demo_matching", verbosity=0)
    call_command("load_demo_purchases", verbosity=0)
    inspection = Inspection(page, live_server.url)
    sign_in(page, Role.STAFF)
    slug = demo.rsplit("/", 1)[1]

    for name, arguments in (("forum_effect", [slug]), ("gap_list", []), ("finding_list", [])):
        inspection.open(reverse(f"reports:{name}", args=arguments))

    inspection.report()
