"""The next forum of a series, from the old one to the money: what joins the parts of the story."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Attendance, Forum, ForumStatus
from matching.models import Commitment
from procurement.models import Purchase
from tests.factories import (
    AgencyFactory,
    ConsentTextFactory,
    DemandFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ProductFactory,
    VerifiedVendorFactory,
)

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def agency():
    """An agency that the first forum had invited and that has plans, as another has."""
    OfficeFactory()
    ConsentTextFactory()
    agency = AgencyFactory(name="Dinas Kesehatan", abbreviation="DKS")
    forum = ForumFactory(status=ForumStatus.FINISHED, name="Temu Bisnis 2024")
    InvitationFactory(forum=forum, agency=agency)
    year = timezone.localdate().year
    DemandFactory(agency=agency, year=year, name="Snack rapat", rup_codes=["12345678"])
    DemandFactory(agency=AgencyFactory(name="Dinas Sosial"), year=year, name="Tenda")
    return agency


def test_from_the_copy_to_the_papers(any_page, new_context, live_server, sign_in, agency, check):
    page = any_page
    sign_in(page)
    page.goto(f"{live_server.url}{Forum.objects.get().get_absolute_url()}")
    page.get_by_role("link", name="Salin", exact=True).click()
    page.get_by_label("Tanggal", exact=True).fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_role("button", name="Simpan konsep").click()
    page.locator(".page-actions").get_by_role("button", name="Terbitkan").click()
    forum = Forum.objects.get(slug="temu-bisnis-2025")

    # Who is invited registers on a phone, without an account, and takes the ticket along.
    guest = new_context(viewport=PHONE).new_page()
    guest.goto(f"{live_server.url}{forum.invitations.get().get_absolute_url()}")
    guest.get_by_role("link", name="Daftarkan utusan").click()
    guest.get_by_label("Nama lengkap dan gelar").fill("Sari Dewi, S.E.")
    guest.get_by_label("Nomor WhatsApp").fill("0812-0000-3001")
    guest.get_by_label("Saya sudah membaca").check()
    guest.get_by_role("button", name="Daftarkan", exact=True).click()
    guest.get_by_role("link", name="Tiket Sari Dewi, S.E.").click()
    expect(guest.get_by_text("DKS-001")).to_be_visible()
    check(guest)

    page.reload()
    page.locator(".page-actions").get_by_role("button", name="Mulai forum").click()
    page.goto(guest.url)
    page.get_by_role("button", name="Catat hadir").click()
    expect(page.get_by_text("Berhasil, tercatat hadir")).to_be_visible()
    assert Attendance.objects.get().participant.name == "Sari Dewi, S.E."

    page.goto(f"{live_server.url}{forum.get_absolute_url()}")
    page.locator(".page-actions").get_by_role("button", name="Selesaikan forum").click()
    check(page)
    page.get_by_role("link", name="Buka naskah").click()
    expect(page.get_by_text("1 yang hadir belum punya", exact=False)).to_be_visible()


def test_from_the_promise_to_the_purchase(any_page, live_server, sign_in, agency, check, request):
    page, is_js = any_page, "no-js" not in request.node.name
    vendor = VerifiedVendorFactory(name="Dapur Uji")
    ProductFactory(vendor=vendor)
    forum = ForumFactory()
    sign_in(page)
    page.goto(f"{live_server.url}/matching/{forum.slug}/commitments/new/")
    page.locator("select[name=agency]").select_option(label=agency.name, force=True)
    page.locator("select[name=vendor]").select_option(label=vendor.name, force=True)
    page.get_by_label("Barang atau jasa").fill("Snack box")
    page.get_by_label("Volume").fill("1.200")
    page.get_by_label("Harga satuan").fill("Rp18.500")
    page.get_by_role("button", name="Simpan minat").click()
    expect(page.get_by_text("tersimpan sebagai minat", exact=False)).to_be_visible()
    assert Commitment.objects.get().value == 22_200_000

    # Of thousands of plans only those of the chosen agency are offered.
    page.goto(f"{live_server.url}/procurement/purchases/new/")
    if is_js:
        page.get_by_label("Perangkat daerah").first.fill("kesehatan")
        page.get_by_role("option", name=agency.name).click()
    else:
        page.get_by_label("Perangkat daerah").select_option(label=agency.name)
        page.get_by_role("button", name="Tampilkan kebutuhan OPD ini").click()
    demand = page.locator("select[name=demand] option")
    expect(demand).to_have_text(["Tidak ada di RUP, tulis sendiri", "Snack rapat, RUP 12345678"])
    check(page)
    plan = page.get_by_label("Kebutuhan di RUP").first
    if is_js:
        plan.fill("snack")
        page.get_by_role("option", name="Snack rapat, RUP 12345678").click()
    else:
        plan.select_option(label="Snack rapat, RUP 12345678")
    page.locator("[name=seller]").fill(vendor.name)
    page.get_by_label("Tanggal pesan atau kontrak").fill(f"{timezone.localdate():%Y-%m-%d}")
    page.get_by_label("Nilai belanja (Rp)").fill("22.200.000")
    page.get_by_label("Asal produk").select_option(label="Belum dinilai")
    # Enter saves; it does not ask for the demand again.
    page.get_by_label("Nilai belanja (Rp)").press("Enter")
    expect(page.get_by_text("Snack rapat tersimpan.")).to_be_visible()
    purchase = Purchase.objects.get()
    assert (purchase.agency, purchase.demand.name) == (agency, "Snack rapat")
    assert purchase.supplier.vendor == vendor


def test_who_was_seen_stands_on_the_start_page(page, live_server, sign_in, agency, check):
    user = sign_in(page, Role.STAFF)
    page.goto(f"{live_server.url}/vendors/new/")
    page.get_by_label("Nama usaha").fill("Toko Baru Uji")
    page.get_by_label("Bentuk usaha").select_option(index=1)
    page.get_by_label("Nama kontak").fill("Pemilik Uji")
    page.get_by_label("Nomor WhatsApp").fill("0812-0000-3001")
    page.get_by_role("button", name="Simpan vendor").click()
    page.goto(live_server.url)

    line = page.locator("li", has_text="Toko Baru Uji")
    expect(line).to_contain_text(f"oleh {user.name}")
    check(page)
    line.get_by_role("link", name="Toko Baru Uji").click()
    expect(page.get_by_role("heading", name="Riwayat vendor")).to_be_visible()
