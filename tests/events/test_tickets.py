import io

import pypdf
import pytest
from django.urls import reverse

from accounts.models import Role
from events.actions.closing import issue_certificates
from events.models import Participant, ParticipantStatus, Table
from tests.factories import (
    AttendanceFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


def url(participant, name="ticket_detail"):
    return reverse(f"tickets:{name}", args=[participant.ticket_token])


def test_ticket_shows_what_the_door_needs_and_no_contact(client):
    participant = ParticipantFactory(
        name="Sari Dewi",
        nip="198704122011012001",
        phone="+6281234567890",
        email="sari@dinas.example",
    )

    response = client.get(url(participant))

    page = response.content.decode()
    for shown in (participant.name, participant.code, participant.origin, participant.forum.name):
        assert shown in page
    for hidden in (participant.nip, "812-3456", "81234567890", participant.email):
        assert hidden not in page


def test_ticket_is_kept_from_search_engines_other_sites_and_shared_caches(client):
    participant = ParticipantFactory()

    for name in ("ticket_detail", "ticket_calendar"):
        response = client.get(url(participant, name))
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("change", ["first", "last", "short", "long", "case"])
def test_ticket_with_a_changed_token_is_not_found(client, change):
    participant = ParticipantFactory(ticket_token="aB" + "x" * 40 + "Y")
    token = participant.ticket_token
    forged = {
        "first": f"A{token[1:]}",
        "last": f"{token[:-1]}A",
        "short": token[:-1],
        "long": f"{token}A",
        "case": token.swapcase(),
    }[change]

    for name in ("ticket_detail", "ticket_calendar"):
        assert client.get(reverse(f"tickets:{name}", args=[forged])).status_code == 404


def test_ticket_of_who_waits_says_their_place(client):
    first = ParticipantFactory(status=ParticipantStatus.WAITLISTED, number=7)
    same = {"forum": first.forum, "status": ParticipantStatus.WAITLISTED}
    second = ParticipantFactory(number=9, **same)
    VendorParticipantFactory(number=1, **same)
    ParticipantFactory(number=2, status=ParticipantStatus.WAITLISTED)
    ParticipantFactory(forum=first.forum, number=3)

    places = [client.get(url(one)).context["place"] for one in (first, second)]

    assert places == [1, 2]
    assert "Urutan ke-2" in client.get(url(second)).content.decode()
    first.status = ParticipantStatus.CANCELLED
    first.cancel_reason = "Sakit"
    first.save()
    assert "Urutan ke-1" in client.get(url(second)).content.decode()
    assert "Urutan" not in client.get(url(first)).content.decode()


@pytest.mark.parametrize("others", [0, 3])
def test_ticket_query_count(client, others, django_assert_num_queries):
    participant = VendorParticipantFactory()
    VendorParticipantFactory.create_batch(others, forum=participant.forum)

    with django_assert_num_queries(1):
        client.get(url(participant))


def test_ticket_of_a_vendor_names_the_own_table_of_this_forum(client):
    participant = VendorParticipantFactory()
    Table.objects.create(forum=participant.forum, number=7, vendor=participant.vendor)
    Table.objects.create(
        forum=VendorParticipantFactory().forum, number=8, vendor=participant.vendor
    )

    response = client.get(url(participant))

    assert response.context["participant"].table_number == 7
    assert "Meja 7" in response.content.decode()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ParticipantStatus.REGISTERED, "Terdaftar"),
        (ParticipantStatus.WAITLISTED, "Daftar tunggu"),
        (ParticipantStatus.CANCELLED, "tiketnya tidak berlaku"),
        (ParticipantStatus.INVITED, "Diundang"),
    ],
)
def test_ticket_says_how_things_stand(client, status, words):
    reason = "Tugas luar" if status == ParticipantStatus.CANCELLED else ""
    participant = ParticipantFactory(status=status, cancel_reason=reason)

    page = client.get(url(participant)).content.decode()

    assert words in page
    assert "Tugas luar" not in page
    # Only with a seat is there anything to show at the door, or to note.
    shown = ["ticket-qr" in page, "Tunjukkan kode QR" in page, "calendar.ics" in page]
    assert shown == [status == ParticipantStatus.REGISTERED] * 3


@pytest.mark.parametrize(
    ("role", "is_shown"),
    [
        (Role.STAFF, True),
        (Role.ADMIN, True),
        (Role.OBSERVER, False),
        (Role.BUYER, False),
        (None, False),
    ],
)
def test_ticket_offers_the_check_in_to_officers_only(client, role, is_shown):
    participant = ParticipantFactory()
    if role:
        client.force_login(UserFactory(role=role))

    response = client.get(url(participant))

    assert ("Catat hadir" in response.content.decode()) is is_shown
    assert response.context["can_scan"] is is_shown


def test_ticket_of_an_officer_is_stored_nowhere_and_its_form_names_its_origin(client):
    client.force_login(UserFactory())

    response = client.get(url(ParticipantFactory()))

    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_ticket_calendar_is_a_file_for_the_calendar(client):
    participant = ParticipantFactory()

    response = client.get(url(participant, "ticket_calendar"))

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].endswith('.ics"')
    unfolded = response.content.decode().replace("\r\n ", "")
    assert f"URL:http://testserver{url(participant)}" in unfolded


def test_worker_is_a_script_that_is_asked_for_anew(client):
    response = client.get("/tickets/worker.js")

    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"


def test_with_table_leaves_everyone_else_without():
    participant = ParticipantFactory()
    Table.objects.create(forum=participant.forum, number=1)

    assert Participant.objects.with_table().get().table_number is None


def test_who_came_takes_the_own_certificate_from_the_ticket(client):
    OfficeFactory()
    officer = UserFactory()
    row = ParticipantFactory(name="Sari Dewi")
    absent = ParticipantFactory(forum=row.forum, number=2)
    AttendanceFactory(participant=row)
    assert client.get(url(row, "ticket_certificate")).status_code == 404
    assert "Unduh sertifikat" not in client.get(url(row)).text

    issue_certificates(row.forum, by=officer, pattern="500/{urut}")

    assert "Unduh sertifikat" in client.get(url(row)).text
    answer = client.get(url(row, "ticket_certificate"))
    assert "noindex" in answer["X-Robots-Tag"]
    (page,) = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert "Sari Dewi" in page.extract_text()
    assert "Unduh sertifikat" not in client.get(url(absent)).text
    assert client.get(url(absent, "ticket_certificate")).status_code == 404
    row.certificates.get().revoke(reason="Nama salah")
    assert client.get(url(row, "ticket_certificate")).status_code == 404
    assert "Unduh sertifikat" not in client.get(url(row)).text
