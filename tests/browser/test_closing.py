"""After the forum: minutes, record, certificates, the public check, the next forum of the series."""

from datetime import date

import pytest
from playwright.sync_api import expect

from events.models import Certificate, Forum, ForumStatus, Minutes
from tests.factories import (
    AttendanceFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    TableFactory,
)


@pytest.fixture
def forum():
    OfficeFactory()
    forum = ForumFactory(status=ForumStatus.FINISHED, number=1, name="Temu Bisnis 2024")
    for number, name in ((1, "Ani Lestari"), (2, "Budi Santoso")):
        AttendanceFactory(participant=ParticipantFactory(forum=forum, name=name, number=number))
    ParticipantFactory(forum=forum, name="Tidak Datang", number=3)
    TableFactory(forum=forum, number=1)
    return forum


def starts_as_pdf(page, link):
    """Fetch what a link leads to with the session of the page."""
    answer = page.request.get(page.url.partition("/events/")[0] + link.get_attribute("href"))
    return answer.status == 200 and answer.body().startswith(b"%PDF")


def test_minutes_and_record(any_page, live_server, sign_in, forum):
    page = any_page
    sign_in(page)
    page.goto(f"{live_server.url}{forum.get_absolute_url()}")
    page.get_by_role("link", name="Naskah", exact=True).click()
    page.get_by_role("link", name="Tulis notulen").click()

    page.get_by_role("button", name="Simpan notulen").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("Pimpinan belum diisi")
    page.get_by_label("Pimpinan").fill("Kepala Dinas")
    page.get_by_label("Notulis").fill("Rina")
    page.get_by_label("Pembahasan").fill("Pokok satu\nPokok dua")
    page.get_by_label("Kesimpulan").fill("Dilanjutkan tahun depan")
    page.get_by_role("button", name="Simpan notulen").click()

    expect(page.get_by_text("Notulen disimpan.")).to_be_visible()
    assert Minutes.objects.get().discussion.splitlines() == ["Pokok satu", "Pokok dua"]
    for name in ("minutes.pdf", "record.pdf"):
        assert starts_as_pdf(page, page.locator(f"a[href$='{name}']").first)


def test_certificates_are_issued_checked_and_revoked(any_page, live_server, sign_in, forum):
    page = any_page
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/papers/certificates/")
    page.get_by_role("link", name="Terbitkan sertifikat").first.click()
    page.get_by_label("Pola nomor sertifikat").fill("tanpa tempat nomor")
    page.get_by_role("button", name="Terbitkan sertifikat").click()
    expect(page.locator("[data-error-summary]")).to_contain_text("{urut}")
    page.get_by_label("Pola nomor sertifikat").fill("500.3/{urut}/D.9/2024")
    page.get_by_role("button", name="Terbitkan sertifikat").click()

    expect(page.get_by_text("2 sertifikat terbit.")).to_be_visible()
    assert [row.name for row in Certificate.objects.order_by("sequence")] == [
        "Ani Lestari",
        "Budi Santoso",
    ]
    assert starts_as_pdf(page, page.get_by_role("link", name="Cetak semua (PDF)"))
    first = Certificate.objects.get(sequence=1)

    page.goto(f"{live_server.url}{first.get_absolute_url()}")
    expect(page.get_by_text("Asli", exact=True)).to_be_visible()
    expect(page.get_by_text("500.3/001/D.9/2024")).to_be_visible()
    page.goto(f"{live_server.url}/events/{forum.slug}/papers/certificates/")
    page.get_by_role("link", name="Cabut sertifikat Ani Lestari").click()
    page.get_by_label("Alasan").fill("Salah nama")
    page.get_by_role("button", name="Cabut sertifikat").click()
    expect(page.get_by_text("dicabut.", exact=False).first).to_be_visible()
    page.goto(f"{live_server.url}{first.get_absolute_url()}")
    expect(page.get_by_text("Dicabut", exact=True)).to_be_visible()


def test_next_forum_of_the_series(any_page, live_server, sign_in, forum):
    page = any_page
    sign_in(page)
    page.goto(f"{live_server.url}/events/{forum.slug}/copy/")
    page.get_by_label("Nama forum").fill("Temu Bisnis 2025")
    page.get_by_label("Alamat halaman").fill("temu-bisnis-2025")
    page.get_by_label("Tanggal", exact=True).fill("2025-03-05")
    page.get_by_label("Sampai tanggal").fill("2025-03-05")
    page.get_by_role("button", name="Simpan konsep").click()

    expect(page.get_by_role("heading", name="Temu Bisnis 2025")).to_be_visible()
    copy = Forum.objects.get(slug="temu-bisnis-2025")
    assert (copy.number, copy.first_day, copy.status) == (2, date(2025, 3, 5), ForumStatus.DRAFT)
    assert copy.tables.count() == 1
    assert not copy.participants.exists()


def test_who_came_across_forums(any_page, live_server, sign_in, forum):
    page = any_page
    sign_in(page)
    page.goto(f"{live_server.url}/events/")
    page.get_by_role("link", name="Kehadiran lintas forum").click()
    page.get_by_role("link", name="Per orang").click()
    expect(page.get_by_text("Tidak hadir 1 kali")).to_be_visible()
    page.get_by_label("Cari", exact=True).fill("ani lestari")
    page.get_by_role("button", name="Terapkan").click()

    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_text("Hadir 1 kali", exact=True)).to_be_visible()
