import pytest
from playwright.sync_api import expect

from events.actions.invitations import request_change
from events.models import ChangeKind, ForumStatus, Invitation, Message, MessageKind, Participant
from tests.browser.barriers import barriers
from tests.factories import (
    AgencyFactory,
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
)


@pytest.fixture
def invitation():
    OfficeFactory(help_phone="0821-0000-1200")
    ConsentTextFactory()
    return InvitationFactory(agency=AgencyFactory(name="Dinas Kesehatan", abbreviation="DKS"))


def fill_person(page, name, phone):
    page.get_by_label("Nama lengkap dan gelar").fill(name)
    page.get_by_label("Nomor WhatsApp").fill(phone)
    page.get_by_label("Saya sudah membaca").check()


def test_the_form_stands_in_sight_and_what_is_agreed_to_opens(any_page, live_server, invitation):
    page = any_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}{invitation.get_absolute_url()}people/new/")
    what_for = page.get_by_text("Untuk apa:", exact=False)

    assert page.get_by_label("Nama lengkap dan gelar").bounding_box()["y"] < 422
    expect(what_for).to_be_hidden()
    page.get_by_text("Baca sebelum menyetujui").click()
    expect(what_for).to_be_visible()


def test_an_agency_registers_replaces_and_withdraws(any_page, live_server, invitation):
    page = any_page
    page.goto(f"{live_server.url}{invitation.get_absolute_url()}")
    expect(page.get_by_text("Belum ada yang terdaftar dari undangan ini.")).to_be_visible()

    page.get_by_role("link", name="Daftarkan utusan").click()
    page.get_by_label("Nama lengkap dan gelar").fill("Fitri Handayani, S.K.M.")
    page.get_by_role("button", name="Daftarkan", exact=True).click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_contain_text("Centang persetujuan untuk mendaftar")
    expect(page.get_by_label("Nama lengkap dan gelar")).to_have_value("Fitri Handayani, S.K.M.")
    fill_person(page, "Fitri Handayani, S.K.M.", "0812-0000-3001")
    page.get_by_role("button", name="Daftarkan", exact=True).click()
    expect(page.get_by_text("Fitri Handayani, S.K.M. terdaftar, kode DKS-001.")).to_be_visible()

    page.get_by_role("link", name="Daftarkan orang berikutnya").click()
    fill_person(page, "Yusuf Maulana", "0812-0000-3002")
    page.get_by_role("button", name="Daftarkan", exact=True).click()
    expect(page.get_by_text("Semua 2 orang sudah terdaftar.", exact=False)).to_be_visible()

    page.get_by_role("link", name="Ganti utusan Yusuf Maulana").click()
    fill_person(page, "Rina Astuti", "0812-0000-3003")
    page.get_by_role("button", name="Ganti utusan", exact=True).click()
    expect(page.get_by_text("Yusuf Maulana digantikan Rina Astuti.", exact=False)).to_be_visible()

    page.get_by_role("link", name="Tarik pendaftaran Fitri Handayani, S.K.M.").click()
    page.get_by_label("Alasan").fill("Tugas luar")
    page.get_by_role("button", name="Tarik pendaftaran").click()
    expect(page.get_by_text("Pendaftaran Fitri Handayani, S.K.M. ditarik.")).to_be_visible()

    page.get_by_role("button", name="Pastikan hadir").click()
    expect(page.get_by_text("Kehadiran sudah dipastikan.", exact=True)).to_be_visible()
    assert [row.name for row in Participant.objects.active()] == ["Rina Astuti"]
    assert Participant.objects.active().get().code == "DKS-002"


def test_a_page_that_a_person_sees_counts_as_opened(page, live_server, invitation):
    with page.expect_response(lambda response: response.url.endswith("/opened/")) as told:
        page.goto(f"{live_server.url}{invitation.get_absolute_url()}")

    assert told.value.status == 204
    assert Invitation.objects.get().opened_at is not None


def test_pages_behind_the_link_are_accessible(page, live_server, invitation):
    delegate = ParticipantFactory(forum=invitation.forum, agency=invitation.agency, number=900)
    invitation.forum.open_guest_link()
    invitation.forum.refresh_from_db()
    start = f"{live_server.url}{invitation.get_absolute_url()}"
    addresses = [
        start,
        f"{start}people/new/",
        f"{start}people/{delegate.pk}/edit/",
        f"{start}people/{delegate.pk}/replace/",
        f"{start}people/{delegate.pk}/withdraw/",
        f"{start}decline/",
        f"{live_server.url}/invitations/guest/{invitation.forum.guest_token}/",
    ]

    for address in addresses:
        page.goto(address)
        assert barriers(page) == [], address
    page.set_viewport_size({"width": 360, "height": 800})
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address


def test_office_pages_of_invitations_are_accessible(page, live_server, sign_in, invitation):
    forum = invitation.forum
    Message.objects.create(
        forum=forum,
        kind=MessageKind.INVITATION,
        invitation=invitation,
        recipient=invitation.email,
        subject="Undangan",
        body="Yth.",
        status="failed",
        error="TimeoutError",
    )
    closed = ForumFactory(status=ForumStatus.CLOSED)
    request_change(ParticipantFactory(forum=closed), ChangeKind.WITHDRAW, note="Sakit")
    sign_in(page)

    for path in (
        f"{forum.slug}/invitations/",
        f"{forum.slug}/invitations/calls/",
        f"{forum.slug}/invitations/contacts/",
        f"{forum.slug}/invitations/letter/",
        f"{forum.slug}/invitations/remind/",
        f"{forum.slug}/invitations/{invitation.pk}/",
        f"{closed.slug}/requests/",
    ):
        page.goto(f"{live_server.url}/events/{path}")
        assert barriers(page) == [], path
