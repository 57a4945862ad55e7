"""Pages behind the link of an invitation: no account, the token alone."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.formats import date_time
from events.models import (
    ChangeKind,
    ChangeRequest,
    Forum,
    ForumStatus,
    Invitation,
    Participant,
    ParticipantKind,
)
from tests.factories import (
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
)

pytestmark = pytest.mark.django_db
PERSON = {
    "name": "Sari Dewi, S.E.",
    "nip": "198704122011012001",
    "position": "Kasubbag",
    "phone": "0812-0000-3001",
    "email": "sari@metro.example",
    "assignment_letter": "",
}
AGREED = PERSON | {"is_consented": "on"}


@pytest.fixture(autouse=True)
def consent():
    OfficeFactory(help_phone="0821-0000-1200")
    return ConsentTextFactory()


@pytest.fixture
def invitation():
    return InvitationFactory()


def url(name, invitation, *args):
    return reverse(f"invitations:{name}", args=[invitation.token, *args])


def delegate_of(invitation, **values):
    values.setdefault("number", 900)
    return ParticipantFactory(forum=invitation.forum, agency=invitation.agency, **values)


def close(forum):
    forum.registration_closes_at = timezone.now() - timedelta(minutes=1)
    forum.save(update_fields=["registration_closes_at"])


def words(response):
    return response.content.decode()


# The page


def test_page_shows_the_forum_and_its_own_people_alone(client, invitation):
    delegate_of(invitation, name="Milik sendiri")
    ParticipantFactory(forum=invitation.forum, name="ZZQ-B")
    ParticipantFactory(agency=invitation.agency, name="ZZQ-C")

    response = client.get(invitation.get_absolute_url())

    assert [row.name for row in response.context["people"]] == ["Milik sendiri"]
    assert "ZZQ" not in words(response)
    assert "1 dari 2 orang" in words(response)
    assert "0821-0000-1200" in words(response)


def test_page_stays_out_of_search_engines_and_caches(client, invitation):
    response = client.get(invitation.get_absolute_url())

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.django_db(transaction=True)
def test_two_presses_register_one_person(invitation):
    def press(_number):
        try:
            return Client().post(url("delegate_create", invitation), AGREED).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        # Both have looked for a double before either may write.
        with transaction.atomic():
            Forum.objects.hold(invitation.forum_id)
            answers = [pool.submit(press, number) for number in range(2)]
            wait(answers, timeout=1.5)
        statuses = sorted(answer.result() for answer in answers)

    assert statuses == [200, 302]
    assert Participant.objects.count() == 1


@pytest.mark.parametrize("item_count", [1, 3])
def test_page_query_count(client, invitation, item_count, django_assert_num_queries):
    for number in range(item_count):
        delegate_of(invitation, number=100 + number)

    with django_assert_num_queries(4):
        response = client.get(invitation.get_absolute_url())

    assert len(response.context["people"]) == item_count


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("invitation_detail", []),
        ("invitation_decline", []),
        ("delegate_create", []),
        ("delegate_edit", [1]),
        ("delegate_replace", [1]),
        ("delegate_withdraw", [1]),
    ],
)
def test_a_wrong_token_is_not_found(client, invitation, name, args):
    path = reverse(f"invitations:{name}", args=[invitation.token[:-1] + "-", *args])

    assert client.get(path).status_code == 404
    if name != "invitation_detail":
        assert client.post(path, AGREED).status_code == 404
    assert Participant.objects.count() == 0


def test_reading_changes_nothing_and_opening_is_told_by_a_post(client, invitation):
    client.get(invitation.get_absolute_url())
    invitation.refresh_from_db()
    assert invitation.opened_at is None

    assert client.post(url("invitation_opened", invitation)).status_code == 204
    invitation.refresh_from_db()
    first = invitation.opened_at
    client.post(url("invitation_opened", invitation))

    invitation.refresh_from_db()
    assert invitation.opened_at == first is not None


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (ForumStatus.DRAFT, "Pendaftaran belum dibuka"),
        (ForumStatus.FINISHED, "Forum ini sudah selesai"),
    ],
)
def test_outside_of_its_time_the_page_says_so_and_takes_nothing(client, status, sentence):
    invitation = InvitationFactory(forum=ForumFactory(status=status))
    delegate = delegate_of(invitation)

    response = client.get(invitation.get_absolute_url())
    assert sentence in words(response)
    for name, args in (
        ("delegate_create", []),
        ("delegate_edit", [delegate.pk]),
        ("delegate_replace", [delegate.pk]),
        ("delegate_withdraw", [delegate.pk]),
        ("invitation_decline", []),
    ):
        answer = client.post(url(name, invitation, *args), AGREED | {"reason": "Sakit"})
        assert answer.url == invitation.get_absolute_url()
    client.post(url("invitation_confirm", invitation))

    assert Participant.objects.count() == 1
    assert not ChangeRequest.objects.exists()
    invitation.refresh_from_db()
    assert invitation.confirmed_at is None


def test_before_the_window_the_page_says_so(client):
    opens = timezone.now() + timedelta(days=1)
    forum = ForumFactory(status=ForumStatus.OPEN, registration_opens_at=opens)

    response = client.get(InvitationFactory(forum=forum).get_absolute_url())

    assert "Pendaftaran belum dibuka" in words(response)


# Registering


def test_registration_without_an_account(client, invitation, consent):
    page = client.get(url("delegate_create", invitation))
    assert consent.paragraphs[0] in words(page)

    response = client.post(url("delegate_create", invitation), AGREED, follow=True)

    delegate = Participant.objects.get()
    assert (delegate.name, delegate.phone) == ("Sari Dewi, S.E.", "+6281200003001")
    assert (delegate.agency, delegate.consent) == (invitation.agency, consent)
    assert f"terdaftar, kode {delegate.code}" in words(response)


def test_registration_ignores_what_the_form_does_not_ask(client, invitation):
    other = InvitationFactory()
    extra = {"kind": "official", "agency": other.agency_id, "status": "registered", "number": 7}

    client.post(url("delegate_create", invitation), AGREED | extra)

    delegate = Participant.objects.get()
    assert (delegate.kind, delegate.agency) == (ParticipantKind.DELEGATE, invitation.agency)
    assert delegate.number == 1


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"is_consented": ""}, "is_consented", "required"),
        ({"name": ""}, "name", "required"),
        ({"phone": ""}, "phone", "required"),
        ({"nip": "1987 0412 2011 0110"}, "nip", "nip_length"),
    ],
)
def test_registration_shows_what_is_missing(client, invitation, change, field, code):
    response = client.post(url("delegate_create", invitation), AGREED | change)

    assert response.context["form"].errors.as_data()[field]
    assert "perlu diperbaiki" in words(response)
    assert not Participant.objects.exists()


def test_a_vendor_registers_its_own_people(client):
    invitation = InvitationFactory(agency=None, vendor=VendorFactory())

    assert "Daftarkan wakil usaha" in words(client.get(invitation.get_absolute_url()))
    client.post(
        url("delegate_create", invitation),
        {"name": "Ibu Roti", "phone": "0812-0000-3009", "is_consented": "on"},
    )

    delegate = Participant.objects.get()
    assert (delegate.kind, delegate.vendor) == (ParticipantKind.VENDOR, invitation.vendor)


def test_a_full_forum_leads_to_the_waiting_list(client):
    forum = ForumFactory(status=ForumStatus.OPEN, agency_seats=0)
    invitation = InvitationFactory(forum=forum)

    response = client.post(url("delegate_create", invitation), AGREED, follow=True)

    assert "daftar tunggu" in words(response)
    assert "Urutan ke-1" in words(response)
    assert not Participant.objects.get().is_registered


@pytest.mark.django_db(transaction=True)
def test_a_ticket_is_mailed_to_whom_a_colleague_registers(client):
    invitation = InvitationFactory(
        forum=ForumFactory(status=ForumStatus.OPEN, agency_seats=1), seats=2
    )
    data = AGREED | {"email": "sari@metro.example"}
    client.post(url("delegate_create", invitation), data)
    person = Participant.objects.get()
    ticket = person.ticket_token

    client.post(
        url("delegate_replace", invitation, person.pk),
        AGREED | {"name": "Budi", "email": "budi@metro.example"},
    )
    other = {"name": "Tri", "nip": "", "phone": "081200003007", "email": "tri@metro.example"}
    client.post(url("delegate_create", invitation), AGREED | other)

    person.refresh_from_db()
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [
        (["sari@metro.example"], f"Tiket Anda untuk {invitation.forum}"),
        (["budi@metro.example"], f"Tiket Anda untuk {invitation.forum}"),
    ]
    assert f"/tickets/{ticket}/" in mail.outbox[0].body
    assert f"/tickets/{person.ticket_token}/" in mail.outbox[1].body
    assert Participant.objects.get(name="Tri").status == "waitlisted"


def test_people_of_a_vendor_are_no_delegates(client):
    invitation = InvitationFactory(agency=None, vendor=VendorFactory(), seats=1)
    pages = [client.post(url("invitation_confirm", invitation), follow=True)]
    person = ParticipantFactory(
        forum=invitation.forum, kind=ParticipantKind.VENDOR, agency=None, vendor=invitation.vendor
    )

    pages += [
        client.get(invitation.get_absolute_url()),
        client.get(url("delegate_create", invitation)),
        client.get(url("delegate_replace", invitation, person.pk)),
        client.post(url("invitation_decline", invitation), {"reason": "x"}),
    ]

    assert "Daftarkan wakil usaha" in words(pages[0])
    for page in pages[1:4]:
        assert "Ganti wakil usaha" in words(page)
    assert "Masih ada wakil usaha" in words(pages[4])
    assert not any("utusan" in words(page).lower() for page in pages)


def test_a_full_invitation_says_who_is_registered_and_the_way_out(client, invitation):
    first = delegate_of(invitation, number=100, name="Fitri Handayani")
    delegate_of(invitation, number=101)

    response = client.post(url("delegate_create", invitation), AGREED)

    assert response.context["form"].has_error("__all__", "invitation_full")
    assert "Fitri Handayani" in words(response)
    assert url("delegate_replace", invitation, first.pk) in words(response)
    assert Participant.objects.count() == 2


def test_a_likely_double_of_the_same_office_is_asked_about(client, invitation):
    delegate_of(invitation, name="Sari Dewi, S.E.")
    response = client.post(url("delegate_create", invitation), AGREED)
    assert response.context["form"].has_error("name", "duplicate")

    client.post(url("delegate_create", invitation), AGREED | {"is_not_duplicate": "on"})

    assert Participant.objects.count() == 2


def test_the_form_tells_nothing_about_other_people(client, invitation):
    ParticipantFactory(forum=invitation.forum, number=900, phone="+6281200003001", name="ZZQ-B")

    response = client.post(url("delegate_create", invitation), AGREED)

    assert response.status_code == 302
    assert Participant.objects.count() == 2


def test_what_is_sent_too_late_is_said_to_be_lost(client, invitation):
    close(invitation.forum)

    page = words(client.post(url("delegate_create", invitation), AGREED, follow=True))

    assert "isian Anda tidak tersimpan" in page
    assert "masih ingin mendaftarkan orang" in page
    assert "menjadi permohonan" not in page
    assert not Participant.objects.exists()


# Changing, replacing, withdrawing


@pytest.mark.parametrize("name", ["delegate_edit", "delegate_replace", "delegate_withdraw"])
def test_a_second_press_on_who_has_withdrawn_leads_back(client, invitation, name):
    delegate = delegate_of(invitation, name="Sari Dewi")
    client.post(url("delegate_withdraw", invitation, delegate.pk), {"reason": "Sakit"})
    client.get(invitation.get_absolute_url())

    for press in (client.get, client.post):
        response = press(url(name, invitation, delegate.pk), AGREED | {"reason": "x"}, follow=True)

        assert response.redirect_chain[-1][0] == invitation.get_absolute_url()
        assert f"Pendaftaran {delegate.code} sudah ditarik." in words(response)
        assert "Sari Dewi" not in words(response)
    delegate.refresh_from_db()
    assert delegate.cancel_reason == "Sakit"


@pytest.mark.parametrize("name", ["delegate_edit", "delegate_replace", "delegate_withdraw"])
def test_people_of_another_invitation_are_not_found(client, invitation, name):
    other = delegate_of(InvitationFactory(forum=invitation.forum), name="ZZQ-B")

    path = url(name, invitation, other.pk)

    assert client.get(path).status_code == 404
    assert client.post(path, AGREED | {"reason": "x"}).status_code == 404
    assert Participant.objects.get().name == "ZZQ-B"


def test_an_edit_is_saved_without_asking_for_consent_again(client, invitation):
    delegate = delegate_of(invitation)

    client.post(url("delegate_edit", invitation, delegate.pk), PERSON)

    delegate.refresh_from_db()
    assert (delegate.name, delegate.consent) == ("Sari Dewi, S.E.", None)


def test_a_colleague_agrees_and_gets_the_seat(client, invitation, consent):
    delegate = delegate_of(invitation, name="Budi", phone="+6281200009999")
    page = client.get(url("delegate_replace", invitation, delegate.pk))
    assert "6281200009999" not in words(page)
    path = url("delegate_replace", invitation, delegate.pk)
    assert client.post(path, PERSON).context["form"].has_error("is_consented", "required")

    response = client.post(path, AGREED, follow=True)

    after = Participant.objects.get()
    assert (after.name, after.code, after.consent) == ("Sari Dewi, S.E.", delegate.code, consent)
    assert after.ticket_token != delegate.ticket_token
    assert "Budi digantikan Sari Dewi, S.E." in words(response)


def test_withdrawing_gives_the_seat_to_who_waits(client, invitation):
    delegate = delegate_of(invitation)
    path = url("delegate_withdraw", invitation, delegate.pk)
    assert client.post(path, {"reason": ""}).context["form"].has_error("reason", "required")

    client.post(path, {"reason": "Sakit"})

    delegate.refresh_from_db()
    assert (delegate.is_cancelled, delegate.cancel_reason) == (True, "Sakit")


def test_after_the_deadline_forms_become_requests(client, invitation, consent):
    edited, replaced, withdrawn = (
        delegate_of(invitation, number=number, name=f"Nama {number}") for number in (1, 2, 3)
    )
    close(invitation.forum)
    assert "menjadi permohonan" in words(client.get(invitation.get_absolute_url()))

    client.post(url("delegate_edit", invitation, edited.pk), PERSON)
    client.post(
        url("delegate_replace", invitation, replaced.pk), AGREED | {"name": "Lain", "nip": ""}
    )
    client.post(url("delegate_withdraw", invitation, withdrawn.pk), {"reason": "Sakit"})

    kinds = {row.participant: row for row in ChangeRequest.objects.all()}
    assert kinds[edited].kind == ChangeKind.CHANGE
    assert kinds[edited].values["phone"] == "+6281200003001"
    assert kinds[replaced].values["consent"] == consent.pk
    assert (kinds[withdrawn].kind, kinds[withdrawn].note) == (ChangeKind.WITHDRAW, "Sakit")
    assert [row.name for row in Participant.objects.order_by("number")] == [
        "Nama 1",
        "Nama 2",
        "Nama 3",
    ]
    page = client.get(invitation.get_absolute_url())
    assert page.context["asked"] == {edited.pk, replaced.pk, withdrawn.pk}
    again = client.post(url("delegate_edit", invitation, edited.pk), PERSON)
    assert again.context["form"].has_error("__all__", "request_pending")


@pytest.mark.parametrize("verb", ["accept", "refuse"])
def test_who_lets_a_seat_go_is_told_who_got_it(client, invitation, verb):
    person, forum = delegate_of(invitation), invitation.forum
    ParticipantFactory(forum=forum, name="Joni", status="waitlisted", number=9)
    Forum.objects.filter(pk=forum.pk).update(agency_seats=1)
    close(forum)
    client.post(url("delegate_withdraw", invitation, person.pk), {"reason": "Sakit"})
    client.force_login(UserFactory())
    wish = ChangeRequest.objects.get()

    page = client.post(
        reverse(f"events:change_request_{verb}", args=[forum.slug]),
        {"ids": wish.pk, "confirmed": "1"},
        follow=True,
    )

    assert ("Joni naik dari daftar tunggu" in words(page)) is (verb == "accept")


@pytest.mark.parametrize("verb", ["accept", "refuse"])
@pytest.mark.parametrize("kind", ["change", "replace", "withdraw"])
def test_who_asked_after_the_deadline_is_told_the_answer(
    client, invitation, consent, verb, kind, django_capture_on_commit_callbacks
):
    person = delegate_of(invitation, name="Sari", email="sari@metro.example")
    close(invitation.forum)
    forms = {
        "change": ("delegate_edit", PERSON | {"email": "sari@metro.example"}),
        "replace": ("delegate_replace", AGREED | {"name": "Budi", "email": "budi@metro.example"}),
        "withdraw": ("delegate_withdraw", {"reason": "Sakit"}),
    }
    name, data = forms[kind]
    client.post(url(name, invitation, person.pk), data)
    wish = ChangeRequest.objects.get()
    client.force_login(UserFactory())

    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):  # pressed twice, told once
            client.post(
                reverse(f"events:change_request_{verb}", args=[invitation.forum.slug]),
                {"ids": wish.pk, "confirmed": "1"},
            )

    (sent,) = mail.outbox
    is_new = (kind, verb) == ("replace", "accept")
    assert sent.to == ["budi@metro.example" if is_new else "sari@metro.example"]
    assert ("diterima. Datanya" in sent.body) is (verb == "accept")
    page = client.get(invitation.get_absolute_url()).text
    assert ("tidak diterima petugas" in page) is (verb == "refuse")


def test_nobody_without_a_seat_is_asked_to_come_for_sure(client, invitation):
    waiting = delegate_of(invitation, status="waitlisted")
    assert "Pastikan hadir" not in client.get(invitation.get_absolute_url()).text

    delegate_of(invitation, number=2)

    assert waiting.name in client.get(invitation.get_absolute_url()).text
    assert "Pastikan hadir" in client.get(invitation.get_absolute_url()).text


def test_after_the_deadline_nobody_new_is_registered(client, invitation):
    close(invitation.forum)

    response = client.post(url("delegate_create", invitation), AGREED)

    assert response.url == invitation.get_absolute_url()
    assert not Participant.objects.exists()


# Answers


def test_confirming_and_declining(client, invitation):
    response = client.post(url("invitation_confirm", invitation), follow=True)
    assert "Daftarkan utusan lebih dulu" in words(response)

    client.post(url("invitation_decline", invitation), {"reason": "Tugas luar"})
    invitation.refresh_from_db()
    assert invitation.decline_reason == "Tugas luar"
    assert "Tugas luar" in words(client.get(invitation.get_absolute_url()))

    client.post(url("delegate_create", invitation), AGREED)
    client.post(url("invitation_confirm", invitation))
    invitation.refresh_from_db()
    assert invitation.declined_at is None
    assert invitation.confirmed_at is not None
    assert "Kehadiran sudah dipastikan" in words(client.get(invitation.get_absolute_url()))

    refused = client.post(url("invitation_decline", invitation), {"reason": "Sakit"})
    assert refused.context["form"].has_error("__all__", "has_delegates")


def test_the_page_leads_to_the_tickets_of_its_people(client, invitation):
    own = delegate_of(invitation)
    other = ParticipantFactory(forum=invitation.forum, number=901)

    page = words(client.get(invitation.get_absolute_url()))

    assert reverse("tickets:ticket_detail", args=[own.ticket_token]) in page
    assert other.ticket_token not in page


# Guests


def test_a_guest_registers_by_the_open_link(client, consent):
    forum = ForumFactory(status=ForumStatus.OPEN)
    forum.open_guest_link()
    path = reverse("invitations:guest_create", args=[Forum.objects.get().guest_token])
    guest = {"name": "Tamu", "organisation": "Unila", "phone": "081200003005"}
    assert client.post(path, guest).context["form"].has_error("is_consented", "required")

    response = client.post(path, guest | {"is_consented": "on"}, follow=True)

    row = Participant.objects.get()
    assert (row.kind, row.organisation, row.consent) == (ParticipantKind.GUEST, "Unila", consent)
    assert "terdaftar, kode TAM-001" in words(response)
    # What a guest takes along is the ticket.
    assert response.redirect_chain[-1][0] == reverse(
        "tickets:ticket_detail", args=[row.ticket_token]
    )


def test_guests_come_no_more_after_the_deadline(client):
    forum = ForumFactory(status=ForumStatus.OPEN)
    forum.open_guest_link()
    forum.refresh_from_db()
    close(forum)
    path = reverse("invitations:guest_create", args=[forum.guest_token])

    response = client.post(path, {"name": "Tamu", "phone": "081200003005", "is_consented": "on"})

    assert not Participant.objects.exists()
    assert "Pendaftaran tidak sedang dibuka" in words(response)


# Limits


def test_too_many_attempts_are_refused(client, invitation, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invitation": "120/m/ip,3/5m/key"}
    cache.clear()
    path = url("delegate_create", invitation)

    answers = [client.post(path, PERSON).status_code for _ in range(4)]

    assert answers == [200, 200, 200, 429]
    assert client.get(path).status_code == 200
    other = url("delegate_create", InvitationFactory())
    assert client.post(other, PERSON).status_code == 200


def test_guessing_links_is_refused_by_address(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invitation": "3/m/ip,40/5m/key"}
    cache.clear()

    answers = [
        client.post(reverse("invitations:invitation_opened", args=[f"tebakan-{n}"])).status_code
        for n in range(4)
    ]

    assert answers == [404, 404, 404, 429]
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    ("status", "is_told"), [(ForumStatus.OPEN, True), (ForumStatus.CLOSED, False)]
)
def test_invitation_names_no_deadline_once_registration_is_closed(client, status, is_told):
    closes = timezone.now() + timedelta(days=3)
    invitation = InvitationFactory(
        forum=ForumFactory(status=status, registration_closes_at=closes)
    )

    page = client.get(invitation.get_absolute_url()).text

    assert (f"Pendaftaran ditutup {date_time(closes)}" in page) is is_told
    assert ("Pendaftaran sudah ditutup" in page) is not is_told
