"""A vendor hands a licence in; an officer returns it, then declares the vendor checked."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from accounts.models import Role
from tests.factories import CategoryFactory, ProductFactory, VendorFactory
from vendors.models import Representative, VendorStatus

PDF = b"%PDF-1.7 contoh"
AXE = Axe()


@pytest.fixture
def pages(new_context, request, live_server, sign_in):
    """A page of the vendor's representative and one of an officer."""
    scripts = request.param
    vendor = VendorFactory(name="Dapur Ratmi", slug="dapur-ratmi")
    ProductFactory(vendor=vendor, category=CategoryFactory(product_class="food_fresh"))
    own = new_context(java_script_enabled=scripts).new_page()
    user = sign_in(own, Role.VENDOR)
    Representative.objects.create(user=user, vendor=vendor)
    office = new_context(java_script_enabled=scripts).new_page()
    sign_in(office, Role.STAFF)
    return own, office, vendor, f"{live_server.url}/vendors/dapur-ratmi"


def is_clean(page):
    violations = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert violations == [], page.url


@pytest.mark.parametrize("pages", [True, False], indirect=True, ids=["js", "no-js"])
def test_a_licence_is_handed_in_returned_corrected_and_verified(
    pages, request, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    own, office, vendor, base = pages
    has_scripts = "no-js" not in request.node.name

    own.get_by_role("link", name="Usaha saya").first.click()
    own.get_by_role("link", name="Izin dan sertifikat").first.click()
    own.get_by_role("link", name="Tambah dokumen").first.click()
    own.locator("[name=kind]").select_option("halal")
    own.get_by_label("Nomor", exact=False).first.fill("ID1811")
    own.locator("[name=upload]").set_input_files(
        {"name": "halal.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    own.get_by_role("button", name="Kirim untuk diperiksa").click()
    expect(own.get_by_text("Sertifikat halal disimpan dan menunggu pemeriksaan.")).to_be_visible()
    expect(own.get_by_text("Perlu dicek").first).to_be_visible()
    own.locator(".page-actions").get_by_role("button", name="Ajukan untuk diperiksa").click()
    expect(own.get_by_text("Profil diajukan.")).to_be_visible()
    if has_scripts:
        is_clean(own)

    office.goto(f"{base.rsplit('/', 1)[0]}/verification/")
    office.get_by_role("link", name="Periksa Dapur Ratmi").click()
    if has_scripts:
        is_clean(office)
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
    office.get_by_label("Alasan tetap dinyatakan sesuai").fill("Berkas kertas lengkap")
    office.get_by_role("button", name="Nyatakan sudah diperiksa").click()

    expect(office.get_by_text("Dapur Ratmi ditandai sudah diperiksa.")).to_be_visible()
    vendor.refresh_from_db()
    assert vendor.status == VendorStatus.VERIFIED
    assert vendor.licences.get().is_verified
