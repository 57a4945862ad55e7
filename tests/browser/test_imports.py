import io

import xlsxwriter
from playwright.sync_api import expect

from events.models import Participant, ParticipantStatus
from tests.factories import AgencyFactory, ForumFactory, ParticipantFactory

ROWS = [
    ["Orangnya", "NIP", "Jabatan", "OPD", "No HP"],
    ["Sari Dewi", "198704122011012001", "Kasubbag", "Dinas Pendidikan", "0812-0000-3001"],
    ["Tri Hartono", "", "Staf", "Dinas Pendidikn", "0812-0000-3002"],
    ["Ani Lestari", "", "Bendahara", "Dinas Pendidikan", "0812-0000-3003"],
]


def workbook():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return {
        "name": "peserta.xlsx",
        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "buffer": stream.getvalue(),
    }


def test_staff_imports_a_file_and_takes_it_back(any_page, live_server, sign_in, check):
    page = any_page
    AgencyFactory(name="Dinas Pendidikan", abbreviation="DIK")
    forum = ForumFactory()
    ParticipantFactory(forum=forum, name="Ani Lestari", number=90)
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/participants/")

    page.get_by_role("link", name="Impor berkas").click()
    check(page)
    page.locator("input[type=file]").set_input_files(workbook())
    page.get_by_role("button", name="Unggah dan periksa").click()

    expect(page.get_by_text("Pilihan Anda diingat")).to_be_visible()
    check(page)
    page.get_by_label("Orangnya", exact=True).select_option(label="Nama")
    page.get_by_role("button", name="Lanjut periksa").click()

    expect(page.locator(".row-bad")).to_have_count(1)
    expect(page.get_by_text("Maksudnya Dinas Pendidikan?")).to_be_visible()
    check(page)
    assert Participant.objects.count() == 1
    page.get_by_label("Bukan ganda, simpan juga").check()
    page.get_by_role("button", name="Simpan 1 baris dan yang dicentang").click()

    expect(page.get_by_text("2 peserta baru disimpan", exact=False)).to_be_visible()
    check(page)
    assert Participant.objects.count() == 3
    page.get_by_role("link", name="Batalkan impor").click()
    page.get_by_label("Alasan").fill("Salah berkas")
    page.get_by_role("button", name="Batalkan impor").click()

    expect(page.get_by_text("Impor dibatalkan.")).to_be_visible()
    assert Participant.objects.filter(status=ParticipantStatus.CANCELLED).count() == 2
    page.goto(f"{live_server.url}/events/{forum.slug}/participants/imports/")
    expect(page.get_by_role("link", name="peserta.xlsx")).to_be_visible()
    check(page)
