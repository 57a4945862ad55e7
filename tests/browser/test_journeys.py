import csv
import io

import openpyxl
import pypdf
import pytest
from playwright.sync_api import expect

from accounts.models import Agency
from events.models import Attendance, Forum, ForumStatus, Participant
from tests.factories import AgencyFactory, ForumFactory, ParticipantFactory

PASTED = """Nama\tNIP\tJabatan\tInstansi\tNo HP
Sari Dewi, S.E.\t198704122011012001\tKasubbag Umum\tDikbud\t0812-0000-3001
Tri Hartono\t\tStaf\tDinas Kesehatan\t0812-0000-3002
Ani Lestari\t\tBendahara\tBappeda\t0812-0000-3003
Budi Wibowo\t12345\tStaf\tDikbud\t0812-0000-3004
Citra Ayu\t\tStaf\tInspektorat\t
Dedi Irawan\t\tStaf\tDinas Sosial\t0812-0000-3006
Eka Putri\t\tStaf\tKantor Pos Besar\t0812-0000-3007
Fajar Nur\t\tStaf\tBPKAD\t0812-0000-3008
Gita Sari\t\tStaf\tBKPSDM\t0812-0000-3009
Hadi Susilo\t\tStaf\tDLH\t0812-0000-3010
Indra Jaya\t\tStaf\tDisdag\t0812-0000-3011
Juwita\t\tStaf\tDiskop UMKM\t0812-0000-3012
"""


def test_staff_runs_a_forum_from_nothing_to_the_report(any_page, live_server, sign_in):
    page = any_page
    AgencyFactory(name="Dinas Pendidikan", abbreviation="DIK")
    sign_in(page)

    page.goto(f"{live_server.url}/events/")
    page.locator(".page-actions").get_by_role("link", name="Buat forum").click()
    page.get_by_label("nomor", exact=False).first.fill("2")
    page.get_by_label("Nama forum").fill("Business Matching P3DN 2025")
    page.get_by_label("Alamat halaman").fill("business-matching-p3dn-2025")
    page.locator("[name=first_day]").fill("2025-03-05")
    page.locator("[name=last_day]").fill("2025-03-05")
    page.locator("[name=start_time]").fill("08:30")
    page.locator("[name=end_time]").fill("13:00")
    page.get_by_label("Tempat", exact=True).fill("LEC Kartikatama")
    page.get_by_label("Kursi utusan OPD").fill("2")
    page.get_by_label("Kursi vendor").fill("1")
    page.get_by_role("button", name="Simpan konsep").click()
    page.locator(".page-actions").get_by_role("button", name="Terbitkan").click()

    page.get_by_role("link", name="Tambah peserta").click()
    page.locator("select[name=agency]").select_option(label="Dinas Pendidikan", force=True)
    page.get_by_label("Nama lengkap dan gelar").fill("Sari Dewi, S.E.")
    page.get_by_label("Nomor WhatsApp").fill("0812-0000-3001")
    page.get_by_role("button", name="Daftarkan", exact=True).click()
    expect(page.get_by_text("Sari Dewi, S.E. terdaftar, kode DIK-001.")).to_be_visible()

    page.get_by_role("link", name="Ringkasan").click()
    page.locator(".page-actions").get_by_role("button", name="Mulai forum").click()
    page.get_by_role("link", name="Check-in", exact=True).click()
    page.locator("#id_q").fill("sari")
    page.get_by_role("button", name="Cari", exact=True).click()
    page.get_by_role("button", name="Hadir Sari Dewi, S.E.").click()

    expect(page.locator(".result-title")).to_have_text("Sari Dewi, S.E. tercatat hadir")
    assert Attendance.objects.get().participant.code == "DIK-001"
    assert Forum.objects.get().status == ForumStatus.RUNNING


def test_registration_shows_every_error_at_its_field(any_page, live_server, sign_in):
    page = any_page
    agency, forum = AgencyFactory(name="Dinas Kesehatan"), ForumFactory()
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/participants/new/")
    page.locator("select[name=agency]").select_option(label=agency.name, force=True)
    page.get_by_label("Nama lengkap dan gelar").fill("Yusuf Maulana")
    page.get_by_label("NIP").fill("1987 0412 2011 0110")

    page.get_by_role("button", name="Daftarkan", exact=True).click()

    summary = page.locator("[data-error-summary]")
    expect(summary).to_contain_text("Ada 2 isian yang perlu diperbaiki")
    expect(summary.get_by_role("link")).to_have_count(2)
    expect(page).to_have_title("Galat: Tambah peserta – " + forum.name + " · Temu Bisnis P3DN")
    expect(page.get_by_label("Nama lengkap dan gelar")).to_have_value("Yusuf Maulana")
    expect(page.get_by_label("NIP")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("NIP harus 18 angka, baru terisi 16").last).to_be_visible()


def test_paste_of_twelve_rows_with_two_errors(any_page, demo, sign_in):
    page = any_page
    sign_in(page)
    page.goto(f"{demo}/participants/paste/")
    page.locator("textarea[name=rows]").fill(PASTED)
    before = Participant.objects.count()

    page.get_by_role("button", name="Periksa", exact=True).click()

    expect(page.locator(".row-bad")).to_have_count(2)
    expect(page.get_by_text("NIP harus 18 angka, baru terisi 5")).to_be_visible()
    expect(page.get_by_text("OPD “Kantor Pos Besar” tidak ada di daftar.")).to_be_visible()
    assert Participant.objects.count() == before

    page.get_by_role("button", name="Simpan 10 baris").click()

    expect(page.get_by_text("10 peserta baru disimpan", exact=False)).to_be_visible()
    assert Participant.objects.count() == before + 10
    # Only the two bad rows are left; mended, they can be saved too.
    rows = page.locator("form:has(button:text('Periksa ulang')) textarea[name=rows]")
    left = rows.input_value()
    assert left.count("\n") == 3
    rows.fill(left.replace("12345", "").replace("Kantor Pos Besar", "Dinkes"))
    page.get_by_role("button", name="Periksa ulang").click()
    page.get_by_role("button", name="Simpan 2 baris").click()
    page.wait_for_url(f"{demo}/participants/")
    assert Participant.objects.count() == before + 12


def test_check_in_on_a_phone(new_context, demo, sign_in):
    forum = Forum.objects.get()
    agency = Agency.objects.get(abbreviation="KMP")
    ParticipantFactory(
        forum=forum, name="Bambang Baru, S.Sos.", agency=agency, number=99, code="KMP-099"
    )
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    sign_in(page)

    page.goto(f"{demo}/check-in/")
    page.locator("#id_q").fill("bambang baru")
    page.get_by_role("button", name="Cari", exact=True).tap()
    button = page.get_by_role("button", name="Hadir Bambang Baru, S.Sos.")
    assert button.bounding_box()["height"] >= 44
    button.tap()

    result = page.locator(".result")
    expect(result).to_contain_text("Bambang Baru, S.Sos. tercatat hadir")
    box = result.bounding_box()
    assert box["width"] == 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("link", name="Berikutnya").tap()
    expect(page.locator("#id_q")).to_be_focused()

    # The same person again: nothing changes, and the page says when it was.
    page.goto(f"{demo}/participants/?q=KMP-099")
    participant = Participant.objects.get(code="KMP-099")
    page.goto(f"{demo}/participants/{participant.pk}/check-in/")
    page.get_by_role("button", name="Catat hadir").tap()
    expect(page.locator(".result")).to_contain_text("sudah check-in")

    # Undo asks for a reason, and the door can record the arrival anew.
    page.get_by_role("link", name="Batalkan check-in ini").tap()
    page.get_by_label("Alasan").fill("Salah orang")
    page.get_by_role("button", name="Batalkan check-in").tap()
    expect(page.get_by_text("Check-in Bambang Baru, S.Sos. dibatalkan.")).to_be_visible()
    assert not participant.attendances.standing().exists()


def test_enter_marks_the_top_row(page, live_server, sign_in):
    participant = ParticipantFactory(name="Hendra Gunawan")
    sign_in(page)
    page.goto(f"{live_server.url}/events/{participant.forum.slug}/check-in/")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("/")
    page.keyboard.type("hendra")
    page.keyboard.press("Enter")
    expect(page.locator(".check-in-list .is-top")).to_contain_text("Hendra Gunawan")

    page.keyboard.press("Enter")

    expect(page.locator(".result-title")).to_have_text("Hendra Gunawan tercatat hadir")
    expect(page.locator("#id_q")).to_be_focused()


def test_not_found_leads_to_a_walk_in(any_page, demo, sign_in):
    page = any_page
    sign_in(page)
    page.goto(f"{demo}/check-in/?q=BM23-118")
    expect(page.get_by_text("Tidak ada peserta yang cocok dengan “BM23-118”")).to_be_visible()

    page.locator(".page-actions").get_by_role("link", name="Daftarkan di tempat").click()
    page.get_by_label("Nama lengkap dan gelar").fill("Orang Baru")
    page.get_by_label("Nomor WhatsApp").fill("0812-0000-3999")
    page.get_by_role("button", name="Vendor", exact=True).click()
    expect(page.get_by_label("Nama lengkap dan gelar")).to_have_value("Orang Baru")
    page.get_by_role("button", name="Utusan OPD").click()
    page.locator("select[name=agency]").select_option(label="Inspektorat", force=True)
    # Enter saves, as everywhere: it does not change the side.
    page.get_by_label("Nomor WhatsApp").press("Enter")

    expect(page.locator(".result-title")).to_have_text("Orang Baru tercatat hadir")


@pytest.mark.parametrize("label", ["Excel", "CSV"])
def test_exports_follow_the_filter(any_page, demo, sign_in, label):
    page = any_page
    sign_in(page)
    page.goto(f"{demo}/participants/")
    page.locator("select[name=kind]").select_option("vendor")
    page.get_by_role("button", name="Terapkan").click()
    page.get_by_text("Ekspor").click()
    expect(page.locator(".menu-panel:visible")).to_contain_text("10 peserta")

    with page.expect_download() as download:
        page.get_by_role("link", name=label).click()

    content = download.value.path().read_bytes()
    if label == "CSV":
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        kinds = [row["Jenis"] for row in rows]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        kinds = [cell.value for row in sheet.iter_rows() for cell in row if cell.value == "Vendor"]
    assert kinds == ["Vendor"] * 10


def test_attendance_list_as_pdf(any_page, demo, sign_in):
    page = any_page
    sign_in(page)
    page.goto(f"{demo}/attendance/")
    page.get_by_text("Ekspor").click()
    address = page.get_by_role("link", name="PDF daftar hadir").get_attribute("href")

    response = page.request.get(
        address if "://" in address else f"{demo.split('/events')[0]}{address}"
    )

    pages = pypdf.PdfReader(io.BytesIO(response.body())).pages
    text = "\n".join(pdf_page.extract_text() for pdf_page in pages)
    assert "Terdaftar 45 orang, hadir 45 orang" in text
    assert "Terdaftar 10 orang, hadir 10 orang" in text


def test_bulk_cancel_asks_on_a_page_of_its_own(any_page, live_server, sign_in):
    page = any_page
    chosen = ParticipantFactory(name="Eko Prasetyo")
    left = ParticipantFactory(name="Hendra Gunawan", forum=chosen.forum)
    sign_in(page)
    page.goto(f"{live_server.url}/events/{chosen.forum.slug}/participants/")
    page.get_by_label("Pilih Eko Prasetyo").check()

    page.get_by_role("button", name="Batalkan", exact=True).click()
    expect(page.get_by_role("heading", name="Batalkan 1 peserta?").first).to_be_visible()
    page.get_by_label("Alasan").fill("Tugas luar")
    page.get_by_role("button", name="Batalkan 1 peserta").click()

    expect(page.get_by_text("1 peserta dibatalkan.")).to_be_visible()
    assert list(Participant.objects.active()) == [left]
