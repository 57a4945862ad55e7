"""A vendor hands a licence in; an officer returns it, then declares the vendor checked."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from tests.factories import (
    FILLED,
    CategoryFactory,
    ProductFactory,
    RegionFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedVendorFactory,
)
from vendors.models import Representative, Vendor, VendorStatus

PDF = b"%PDF-1.7 contoh"
CERTIFICATES = Path(__file__).parents[1] / "data" / "vendors" / "sertifikat-kemenperin.xls"


@pytest.fixture
def pages(new_context, request, live_server, sign_in):
    """A page of the vendor's representative and one of an officer."""
    scripts = request.param
    vendor = VendorFactory(
        name="Dapur Ratmi", slug="dapur-ratmi", region=RegionFactory(), **FILLED
    )
    ProductFactory(
        vendor=vendor,
        category=CategoryFactory(product_class="food_fresh"),
        price=25_000,
        price_on=timezone.localdate(),
    )
    VendorKbliFactory(vendor=vendor, code="56210", risk="medium_low")
    own = new_context(java_script_enabled=scripts).new_page()
    user = sign_in(own, Role.VENDOR)
    Representative.objects.create(user=user, vendor=vendor)
    office = new_context(java_script_enabled=scripts).new_page()
    sign_in(office, Role.STAFF)
    return own, office, vendor, f"{live_server.url}/vendors/dapur-ratmi"


@pytest.mark.parametrize("pages", [True, False], indirect=True, ids=["js", "no-js"])
def test_a_licence_is_handed_in_returned_corrected_and_verified(pages, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    own, office, vendor, base = pages

    own.get_by_role("link", name="Usaha saya").first.click()
    own.get_by_role("link", name="Izin dan sertifikat").first.click()
    own.get_by_role("link", name="Tambah dokumen").first.click()
    own.get_by_role("link", name="Sertifikat halal", exact=True).click()
    expect(own.get_by_label("TKDN (%)")).to_have_count(0)
    own.get_by_label("Nomor", exact=False).first.fill("ID1811")
    own.locator("[name=upload]").set_input_files(
        {"name": "halal.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    own.get_by_role("button", name="Kirim untuk diperiksa").click()
    expect(own.get_by_text("Sertifikat halal disimpan dan menunggu pemeriksaan.")).to_be_visible()
    expect(own.get_by_text("Perlu dicek").first).to_be_visible()
    own.get_by_role("link", name="Ke profil untuk mengajukan").click()
    own.locator(".page-actions").get_by_role("button", name="Ajukan untuk diperiksa").click()
    expect(own.get_by_text("Profil diajukan.")).to_be_visible()

    office.goto(f"{base.rsplit('/', 1)[0]}/verification/")
    office.get_by_role("link", name="Periksa Dapur Ratmi").click()
    with office.expect_download() as download:
        office.get_by_role("link", name="Berkas").first.click()
    assert download.value.suggested_filename == "halal.pdf"
    office.get_by_role("link", name="Kembalikan Sertifikat halal").click()
    office.get_by_label("Alasan").fill("Nomor kurang lengkap")
    office.get_by_role("button", name="Kembalikan", exact=True).click()
    expect(office.get_by_text("dikembalikan untuk diperbaiki")).to_be_visible()

    own.goto(f"{base}/licences/")
    expect(own.get_by_text("Nomor kurang lengkap")).to_be_visible()
    own.get_by_role("link", name="Ubah Sertifikat halal").click()
    own.locator("[name=number]").fill("ID18110001164391122")
    own.get_by_role("button", name="Kirim untuk diperiksa").click()

    office.goto(f"{base}/check/")
    office.get_by_role("button", name="Sesuai Sertifikat halal").click()
    office.get_by_role("button", name="Nyatakan sudah diperiksa").click()

    expect(office.get_by_text("Dapur Ratmi ditandai sudah diperiksa.")).to_be_visible()
    vendor.refresh_from_db()
    assert vendor.status == VendorStatus.VERIFIED
    assert vendor.licences.get().is_verified


def test_an_officer_imports_a_list_and_takes_it_back(any_page, live_server, sign_in):
    page = any_page
    sign_in(page, Role.STAFF)
    rows = "Nama usaha;Pemilik;No HP;Usaha apa\nWarung Uji;Budi;081300000002;Nasi\n;Ani;;\n"

    page.goto(f"{live_server.url}/vendors/imports/vendors/new/")
    page.locator("[name=file]").set_input_files(
        {"name": "umkm.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_label("Usaha apa").select_option(label="Barang atau jasa")
    page.get_by_role("button", name="Lanjut periksa").click()
    expect(page.get_by_text("Nomor WhatsApp kosong.")).to_be_visible()
    page.get_by_role("button", name="Simpan 1 vendor").click()
    expect(page.get_by_text("1 vendor baru, 0 diperbarui.")).to_be_visible()
    vendor = Vendor.objects.get()
    assert (vendor.name, vendor.products_summary) == ("Warung Uji", "Nasi")
    page.get_by_role("link", name="Batalkan impor").click()
    page.get_by_label("Alasan").fill("Salah berkas")
    page.get_by_role("button", name="Batalkan impor").click()

    expect(page.get_by_text("Impor dibatalkan.")).to_be_visible()
    assert not Vendor.objects.exists()


def test_an_officer_accepts_a_certificate_of_the_ministry(any_page, live_server, sign_in):
    page = any_page
    sign_in(page, Role.STAFF)
    vendor = VerifiedVendorFactory(name="CV Ukir Uji Mandiri")
    ProductFactory(vendor=vendor, name="Plakat kayu")

    page.goto(f"{live_server.url}/vendors/certificates/")
    page.get_by_role("link", name="Impor daftar").first.click()
    page.locator("[name=file]").set_input_files(CERTIFICATES)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_role("button", name="Simpan 2 usulan").click()
    page.get_by_role("link", name="Putuskan usulan").click()
    page.get_by_role("button", name="Terima Plakat Kayu dari CV. UKIR UJI MANDIRI").click()
    expect(page.get_by_text("1 sertifikat diterima")).to_be_visible()
    page.get_by_label("Centang Kotak Pena dari Ukir Uji Mandiri, CV").check()
    page.get_by_role("button", name="Abaikan", exact=True).click()

    expect(page.get_by_text("1 usulan diabaikan.")).to_be_visible()
    assert vendor.products.get().tkdn == Decimal("62.35")
