"""The office's pages of invitations."""

import io
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pypdf
import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.models import Disclosure
from config.worklist import waiting_tasks
from events.actions.invitations import request_change
from events.actions.mail import tell_of_seats
from events.models import (
    ChangeKind,
    ChangeRequest,
    Forum,
    ForumStatus,
    Invitation,
    Message,
    MessageKind,
    MessageStatus,
    Participant,
)
from tests.events.test_mail import NO_SERVER
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    # The first page of a session writes when it began.
    client.get("/accounts/profile/")
    return user


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def text_of(response):
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return [page.extract_text() for page in pages]


@pytest.mark.parametrize("item_count", [1, 3])
def test_invitation_list_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory(status=ForumStatus.OPEN)
    for _ in range(item_count):
        row = InvitationFactory(forum=forum)
        Message.objects.create(
            forum=forum,
            kind=MessageKind.INVITATION,
            invitation=row,
            recipient=row.email,
            subject="Undangan",
            body="Yth.",
            status=MessageStatus.FAILED,
            error="TimeoutError",
        )

    with django_assert_num_queries(9):
        response = client.get(url("invitation_list", forum))

    assert len(response.context["page"]) == item_count
    assert len(response.context["failed"]) == item_count


@pytest.mark.parametrize("item_count", [1, 3])
@pytest.mark.parametrize(
    # The call list is kept in the log of who saw whole numbers.
    ("name", "queries"),
    [("invitation_call_list", 9), ("change_request_list", 6)],
)
def test_other_lists_query_count(
    client, staff, name, queries, item_count, django_assert_num_queries
):
    forum = ForumFactory(status=ForumStatus.CLOSED)
    for number in range(item_count):
        InvitationFactory(forum=forum)
        row = ParticipantFactory(forum=forum, number=100 + number)
        request_change(row, ChangeKind.CHANGE, values={"name": "Budi"})

    with django_assert_num_queries(queries):
        response = client.get(url(name, forum))

    assert len(response.context["page"]) == item_count


def test_invitation_list_shows_status_and_link_and_no_number(client, staff):
    own = InvitationFactory(phone="+6281200003001")
    InvitationFactory(agency=AgencyFactory(name="ZZQ-B"))

    response = client.get(url("invitation_list", own.forum))

    (row,) = response.context["page"]
    assert row.link == f"http://testserver/invitations/{own.token}/"
    assert "81200003001" not in response.content.decode()
    assert "ZZQ-B" not in response.content.decode()
    counts = {count["value"]: count["count"] for count in response.context["counts"]}
    assert (counts[""], counts["invited"], counts["declined"]) == (1, 1, 0)


def test_call_list_writes_the_whatsapp_with_the_link(client, staff):
    own = InvitationFactory(phone="+6281200003001")

    (row,) = client.get(url("invitation_call_list", own.forum)).context["page"]

    target = urlsplit(row.whatsapp)
    text = parse_qs(target.query)["text"][0]
    assert target.path == "/6281200003001"
    assert text.endswith(f"http://testserver/invitations/{own.token}/")
    assert own.addressee in text


def test_invitation_list_filters_by_status_and_name(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN)
    opened = InvitationFactory(
        forum=forum, opened_at=timezone.now(), agency=AgencyFactory(name="Dinas Sosial")
    )
    InvitationFactory(forum=forum)

    for query in ("?state=opened", "?q=dinas+sosial"):
        response = client.get(url("invitation_list", forum) + query)
        assert list(response.context["page"]) == [opened]


def test_invitation_edit_keeps_numbers_as_stored(client, staff):
    row = InvitationFactory(email="", phone="")

    client.post(
        url("invitation_edit", row.forum, row.pk),
        {"seats": "3", "email": "umum@metro.example", "phone": "0812-0000-3001"},
    )

    row.refresh_from_db()
    assert (row.seats, row.email, row.phone) == (3, "umum@metro.example", "+6281200003001")


@pytest.mark.parametrize(("seats", "code"), [("0", "min_value"), ("101", "max_value")])
def test_invitation_edit_refuses_seats_that_cannot_be(client, staff, seats, code):
    row = InvitationFactory()

    response = client.post(
        url("invitation_edit", row.forum, row.pk), {"seats": seats, "email": "", "phone": ""}
    )

    assert response.context["form"].has_error("seats", code)


def test_an_invitation_of_another_forum_is_not_found(client, staff):
    row, forum = InvitationFactory(), ForumFactory()

    for name in ("invitation_edit", "invitation_letter"):
        assert client.get(url(name, forum, row.pk)).status_code == 404
    for name in ("invitation_send_one", "invitation_mark_called"):
        assert client.post(url(name, forum, row.pk)).status_code == 404


def test_send_asks_first_and_then_sends_all(client, staff, django_capture_on_commit_callbacks):
    row = InvitationFactory()
    InvitationFactory(forum=row.forum, email="")
    page = client.get(url("invitation_send", row.forum))
    assert page.context["submit"] == "Kirim undangan ke 1"
    assert mail.outbox == []

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("invitation_send", row.forum), {"confirmed": "1"})

    assert response.url == url("invitation_list", row.forum)
    assert [message.to for message in mail.outbox] == [[row.email]]
    assert f"http://testserver/invitations/{row.token}/" in mail.outbox[0].body
    assert "Kirim undangan ke" not in client.get(response.url).content.decode()


def test_remind_is_one_button_for_those_who_have_not_answered(
    client, staff, django_capture_on_commit_callbacks
):
    row = InvitationFactory()
    declined = InvitationFactory(
        forum=row.forum, declined_at=timezone.now(), decline_reason="Sakit"
    )
    listed = client.get(url("invitation_list", row.forum))
    assert "Ingatkan 1 yang belum menjawab" in listed.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("invitation_remind", row.forum), {"confirmed": "1"})

    assert [message.to for message in mail.outbox] == [[row.email]]
    assert declined.email not in str(mail.outbox[0].to)


@pytest.mark.parametrize("status", [ForumStatus.DRAFT, ForumStatus.FINISHED])
def test_nothing_is_mailed_while_the_link_leads_nowhere(client, staff, status):
    row = InvitationFactory(forum=ForumFactory(status=status))

    for name, args in (
        ("invitation_send", []),
        ("invitation_remind", []),
        ("invitation_send_one", [row.pk]),
    ):
        client.post(url(name, row.forum, *args), {"confirmed": "1"})

    assert not Message.objects.exists()


def test_one_invitation_is_sent_again_on_demand(client, staff, django_capture_on_commit_callbacks):
    row = InvitationFactory()

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url("invitation_send_one", row.forum, row.pk))

    assert len(mail.outbox) == 2


def test_failed_mail_is_shown_and_sent_again(client, staff, settings):
    first = InvitationFactory()
    InvitationFactory(forum=first.forum)
    pks = [
        Message.objects.create(
            forum=first.forum,
            kind=MessageKind.INVITATION,
            invitation=row,
            recipient=row.email,
            subject="Undangan",
            body="Yth.",
            status=MessageStatus.FAILED,
            error="ConnectionRefusedError",
            attempts=1,
        ).pk
        for row in Invitation.objects.order_by("pk")
    ]
    page = client.get(url("invitation_list", first.forum)).content.decode()
    assert "Surel yang belum terkirim" in page
    assert "ConnectionRefusedError" in page

    def send_again(**data):
        client.post(url("message_send_again", first.forum), data)
        return list(
            Message.objects.filter(pk__in=pks).order_by("pk").values_list("status", flat=True)
        )

    assert send_again(message=str(pks[0])) == ["queued", "failed"]
    assert send_again(message="x" * 20) == ["queued", "failed"]
    assert send_again() == ["queued", "queued"]


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_down_is_no_error_page(client, staff, settings):
    settings.MAILERS = NO_SERVER
    row = InvitationFactory()

    response = client.post(url("invitation_send", row.forum), {"confirmed": "1"}, follow=True)

    assert response.status_code == 200
    assert "1 surel gagal dikirim" in response.content.decode()
    assert Message.objects.get().status == MessageStatus.FAILED


def test_call_list_has_those_without_an_answer_and_a_tick(client, staff):
    row = InvitationFactory(phone="+6281200003001")
    answered = InvitationFactory(forum=row.forum)
    ParticipantFactory(forum=row.forum, agency=answered.agency)

    page = client.get(url("invitation_call_list", row.forum))
    assert list(page.context["page"]) == [row]
    assert 'href="tel:+6281200003001"' in page.content.decode()

    client.post(url("invitation_mark_called", row.forum, row.pk))
    client.post(url("invitation_mark_called", row.forum, row.pk))

    row.refresh_from_db()
    assert row.called_by == staff
    assert client.get(url("invitation_call_list", row.forum)).context["called"] == 1


def test_letters_hold_what_the_office_typed(client, staff):
    OfficeFactory(signer_name="Contoh Nama, S.E.")
    forum = ForumFactory(status=ForumStatus.OPEN)
    first = InvitationFactory(forum=forum, agency=AgencyFactory(name="Dinas Alfa"))
    second = InvitationFactory(forum=forum, agency=AgencyFactory(name="Dinas Beta"))
    client.post(
        url("letter_edit", forum),
        {
            "letter_number": "500.3/124/D.9/2024",
            "letter_date": "2024-02-19",
            "letter_nature": "Penting",
            "letter_attachment": "1 lembar",
            "copies": "Wali Kota Metro\nInspektur",
        },
    )
    assert Forum.objects.get().letter_date == date(2024, 2, 19)

    (text,) = text_of(client.get(url("invitation_letter", forum, first.pk)))
    pages = text_of(client.get(url("invitation_letters", forum)))

    for expected in (
        "500.3/124/D.9/2024",
        "Penting",
        "1 lembar",
        "Metro, 19 Februari 2024",
        "Kepala Dinas Alfa",
        "Rabu, 6 Maret 2024",
        "08.30 WIB s.d. 13.00 WIB",
        "LEC Kartikatama",
        "Contoh Nama, S.E.",
        "1. Wali Kota Metro",
        "2. Inspektur",
    ):
        assert expected in text
    assert f"/invitations/{first.token}/" in text.replace("\n", "")
    assert "\ndi\nTempat\n" in text
    assert len(pages) == 2
    assert "Dinas Beta" in pages[1]
    assert second.token in pages[1].replace("\n", "")
    assert second.token not in pages[0].replace("\n", "")


def test_each_letter_has_a_document_code_of_its_own(client, staff):
    OfficeFactory()
    forum = ForumFactory(status=ForumStatus.OPEN)
    rows = [InvitationFactory(forum=forum) for _ in range(3)]

    pages = text_of(client.get(url("invitation_letters", forum)))
    (alone,) = text_of(client.get(url("invitation_letter", forum, rows[0].pk)))

    codes = [re.findall(r"Kode dokumen ([\w-]+)$", page.strip()) for page in pages]
    assert [len(found) for found in codes] == [1, 1, 1]
    assert len({found[0] for found in codes}) == 3
    # The same letter has the same code, also when it is printed by itself.
    assert re.findall(r"Kode dokumen (\S+)", alone)[0] in {found[0] for found in codes}


def test_letters_print_hostile_text_as_typed(client, staff):
    OfficeFactory()
    forum = ForumFactory(status=ForumStatus.OPEN, theme='#panic("x") {{7*7}}', copies="*b* $x$")
    InvitationFactory(forum=forum)

    (text,) = text_of(client.get(url("invitation_letters", forum)))

    assert '#panic("x") {{7*7}}' in text
    assert "*b* $x$" in text
    # No number yet: a dotted line for the hand.
    assert "…………" in text


def test_letters_of_nobody_are_no_error(client, staff):
    forum = ForumFactory()

    assert client.get(url("invitation_letters", forum)).url == url("invitation_list", forum)


def test_guest_link_is_opened_and_closed(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN)

    client.post(url("guest_link_open", forum))
    forum.refresh_from_db()
    link = reverse("invitations:guest_create", args=[forum.guest_token])
    assert link in client.get(url("invitation_list", forum)).content.decode()
    assert client.get(link).status_code == 200

    client.post(url("guest_link_close", forum))
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("verb", "name", "is_accepted"), [("accept", "Budi", True), ("refuse", "Sari", False)]
)
def test_staff_decide_requests(client, staff, verb, name, is_accepted):
    row = ParticipantFactory(name="Sari", forum=ForumFactory(status=ForumStatus.CLOSED))
    asked = request_change(row, ChangeKind.CHANGE, values={"name": "Budi"})
    foreign = ForumFactory()
    answer = {"ids": asked.pk, "confirmed": "1"}
    client.post(url(f"change_request_{verb}", foreign), answer)
    assert ChangeRequest.objects.pending().get() == asked

    page = client.get(url("change_request_list", row.forum)).content.decode()
    assert "Sari menjadi Budi" in page
    for _ in range(2):
        response = client.post(url(f"change_request_{verb}", row.forum), answer, follow=True)

    assert Participant.objects.get().name == name
    asked.refresh_from_db()
    assert (asked.is_accepted, asked.decided_by) == (is_accepted, staff)
    assert "sudah diputuskan sebelumnya" in response.text


@pytest.mark.parametrize(
    ("verb", "names", "left"),
    [("accept", ["Baru", "Baru", "Sari 3"], 1), ("refuse", ["Sari 1", "Sari 2", "Sari 3"], 0)],
)
def test_many_requests_are_decided_at_once_and_one_that_cannot_be_waits(
    client, staff, verb, names, left
):
    forum = ForumFactory(status=ForumStatus.CLOSED)
    people = [ParticipantFactory(forum=forum, number=n, name=f"Sari {n}") for n in (1, 2, 3)]
    asked = [request_change(one, ChangeKind.CHANGE, values={"name": "Baru"}) for one in people]
    foreign = request_change(
        ParticipantFactory(forum=ForumFactory(status=ForumStatus.CLOSED), name="Asing"),
        ChangeKind.CHANGE,
        values={"name": "Baru"},
    )
    Participant.objects.filter(pk=people[2].pk).update(status="cancelled", cancel_reason="Sakit")
    data = {"ids": [one.pk for one in asked]}

    page = client.post(url(f"change_request_{verb}", forum), data)

    assert "3 permohonan?" in page.text
    assert ChangeRequest.objects.pending().count() == 4
    page = client.post(
        url(f"change_request_{verb}", forum), data | {"confirmed": "1"}, follow=True
    )
    assert list(forum.participants.order_by("number").values_list("name", flat=True)) == names
    assert ChangeRequest.objects.pending().filter(participant__forum=forum).count() == left
    assert f"{3 - left} permohonan dit" in page.text
    assert ("Sari 3: Pendaftaran orang ini sudah ditarik" in page.text) is bool(left)
    foreign.refresh_from_db()
    assert foreign.decided_at is None


def test_a_request_that_cannot_be_done_says_why(client, staff):
    row = ParticipantFactory(forum=ForumFactory(status=ForumStatus.CLOSED))
    asked = request_change(row, ChangeKind.CHANGE, values={"name": "Budi"})
    Forum.objects.update(status=ForumStatus.RUNNING)
    Forum.objects.update(status=ForumStatus.FINISHED)

    response = client.post(
        url("change_request_accept", row.forum), {"ids": asked.pk, "confirmed": "1"}, follow=True
    )

    assert "Forum ini sudah selesai" in response.content.decode()
    asked.refresh_from_db()
    assert asked.decided_at is None


def test_taking_away_a_used_invitation_says_why(client, staff):
    row = InvitationFactory(opened_at=timezone.now())

    response = client.post(url("invitation_choose", row.forum), {})

    assert response.context["form"].has_error("__all__", "invitation_used")


def test_staff_are_told_who_moved_up(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN, agency_seats=1)
    seated = ParticipantFactory(forum=forum)
    ParticipantFactory(forum=forum, status="waitlisted", name="Budi")

    response = client.post(
        url("participant_cancel", forum, seated.pk), {"reason": "Sakit"}, follow=True
    )

    assert "Budi naik dari daftar tunggu" in response.content.decode()
    listed = client.get(url("invitation_list", forum)).content.decode()
    assert "Naik dari daftar tunggu" in listed


def test_who_moved_up_without_a_mail_is_called_and_ticked_off(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN, agency_seats=1)
    seated = ParticipantFactory(forum=forum)
    budi = ParticipantFactory(
        forum=forum, status="waitlisted", name="Budi", phone="+6281200003001", email=""
    )
    client.post(url("participant_cancel", forum, seated.pk), {"reason": "Sakit"})
    mailed = VendorParticipantFactory(
        forum=forum, name="Sari", email="sari@contoh.example", moved_up_at=timezone.now()
    )
    tell_of_seats([mailed])

    (told,) = [task for task in waiting_tasks(staff) if "belum dikabari" in task.title]
    page = client.get(told.url)
    assert page.context["untold"] == [budi]
    assert f"{budi.ticket_token}" in page.context["untold"][0].whatsapp
    assert "sudah%20tersedia" in page.context["untold"][0].whatsapp
    assert "Belum dikabari" in client.get(url("invitation_list", forum)).content.decode()

    for _ in range(2):
        client.post(url("participant_mark_told", forum, budi.pk))

    budi.refresh_from_db()
    assert budi.told_by == staff
    assert client.get(told.url).context["untold"] == []
    assert "Belum dikabari" not in client.get(url("invitation_list", forum)).content.decode()


def test_only_who_moved_up_can_be_told_of_a_seat(client, staff):
    row = ParticipantFactory(email="")

    client.post(url("participant_mark_told", row.forum, row.pk))

    row.refresh_from_db()
    assert row.told_at is None
    with pytest.raises(IntegrityError, match="participant_news_is_whole"):
        Participant.objects.update(told_at=timezone.now())


def test_a_request_masks_numbers_until_they_are_opened(client, staff):
    forum = ForumFactory(status=ForumStatus.CLOSED)
    new = {"phone": "+6281200003009", "name": "Budi"}
    asked = request_change(
        ParticipantFactory(forum=forum, name="Sari", phone="+6281200003001"),
        ChangeKind.CHANGE,
        values=new,
    )
    request_change(
        ParticipantFactory(forum=forum, number=2, phone="+6281200003002"),
        ChangeKind.CHANGE,
        values={"phone": "+6281200003008"},
    )

    masked = client.get(url("change_request_list", forum)).content.decode()
    assert "0812-••••-3001 menjadi 0812-••••-3009" in masked
    assert "Sari menjadi Budi" in masked
    assert not Disclosure.objects.exists()

    opened = client.post(url("change_request_list", forum), {"number": asked.pk}).content.decode()
    assert "0812-0000-3001 menjadi 0812-0000-3009" in opened
    assert "0812-••••-3002 menjadi 0812-••••-3008" in opened
    assert Disclosure.objects.get().what == "nomor WhatsApp, di permohonan"


def contacts(rows, **values):
    """What the page of contacts sends: a row for each invitation."""
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        data |= {f"form-{number}-{name}": value for name, value in values.items()}
        data |= {f"form-{number}-invitation": row.pk}
    return data


def test_contacts_of_all_who_have_none_are_filled_on_one_page(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN)
    known = InvitationFactory(forum=forum, email="lama@contoh.test")
    first, second = (InvitationFactory(forum=forum, email="", phone="") for _ in range(2))
    assert client.get(url("invitation_list", forum)).context["without_contact"] == 2
    page = client.get(url("invitation_contacts", forum))
    assert {row for row, _ in page.context["asked"]} == {first, second}

    data = contacts([first, second]) | {
        "form-0-email": "satu@contoh.test",
        "form-0-phone": "0812-0000-3001",
    }
    client.post(url("invitation_contacts", forum), data)

    found = Invitation.objects.order_by("pk").values_list("email", "phone")
    assert list(found) == [
        (known.email, known.phone), ("satu@contoh.test", "+6281200003001"), ("", ""),
    ]  # fmt: skip


def test_a_contact_that_a_colleague_has_filled_meanwhile_stays(client, staff):
    forum, other = ForumFactory(), InvitationFactory(email="", phone="")
    row = InvitationFactory(forum=forum, email="rekan@contoh.test", phone="")

    response = client.post(
        url("invitation_contacts", forum),
        contacts([row, other], email="saya@contoh.test"),
        follow=True,
    )

    assert set(Invitation.objects.values_list("email", flat=True)) == {"rekan@contoh.test", ""}
    assert "2 undangan sudah punya kontak" in str(next(iter(response.context["messages"])))


def test_a_wrong_contact_keeps_what_was_typed_and_saves_nothing(client, staff):
    forum = ForumFactory()
    rows = [InvitationFactory(forum=forum, email="", phone="") for _ in range(2)]
    data = contacts(rows) | {"form-0-email": "satu@contoh.test", "form-1-phone": "12"}

    page = client.post(url("invitation_contacts", forum), data)

    assert page.context["formset"].forms[1].errors.keys() == {"phone"}
    assert 'value="satu@contoh.test"' in page.text
    assert not Invitation.objects.exclude(email="").exists()
