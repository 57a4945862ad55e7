"""Mail of a forum: written down first, sent once, never lost when it fails."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from core.addresses import SITE as SITE_ADDRESS
from core.addresses import whatsapp_link
from events.actions.mail import send_again, send_invitations, send_messages, send_reminders
from events.actions.registration import cancel, register
from events.models import (
    Forum,
    ForumStatus,
    Invitation,
    Message,
    MessageKind,
    MessageStatus,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from events.texts import invitation_body, reminder_body, seat_body
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
SITE = "https://temubisnis.example"
# Nothing listens there: the connection is refused at once.
NO_SERVER = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 2},
    }
}


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """Call something as a transaction that is committed."""

    def act(function, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    before = SITE_ADDRESS.set(SITE)
    yield act
    SITE_ADDRESS.reset(before)


def statuses():
    return list(Message.objects.order_by("pk").values_list("status", flat=True))


def test_a_line_break_in_the_name_of_a_forum_does_not_keep_its_mail_back(commit):
    forum = ForumFactory(name="Temu bisnis\r\nBcc: c@d.example", status=ForumStatus.OPEN)
    invitation = InvitationFactory(forum=forum, email="umum@metro.example")

    commit(send_invitations, forum, [invitation], by=UserFactory())

    assert statuses() == [MessageStatus.SENT]
    assert mail.outbox[0].recipients() == ["umum@metro.example"]
    assert "Temu bisnis Bcc: c@d.example" in mail.outbox[0].subject


def test_invitations_are_sent_after_the_commit(commit, django_capture_on_commit_callbacks):
    invitation = InvitationFactory(email="umum@metro.example")
    with django_capture_on_commit_callbacks():
        send_invitations(invitation.forum, [invitation], by=UserFactory())
    assert mail.outbox == []
    assert statuses() == [MessageStatus.QUEUED]

    Message.objects.all().delete()
    commit(send_invitations, invitation.forum, [invitation], by=UserFactory())

    (sent,) = mail.outbox
    assert sent.to == ["umum@metro.example"]
    assert sent.subject == f"Undangan {invitation.forum}"
    assert f"{SITE}/invitations/{invitation.token}/" in sent.body
    message = Message.objects.get()
    assert (message.status, message.attempts) == (MessageStatus.SENT, 1)
    assert message.sent_at is not None


def test_the_mail_log_and_its_history_hold_no_token(commit):
    invitation = InvitationFactory()

    commit(send_invitations, invitation.forum, [invitation], by=UserFactory())

    assert invitation.token not in Message.objects.get().body


def test_only_those_with_an_address_are_mailed_and_each_once(commit):
    first = InvitationFactory()
    silent = InvitationFactory(forum=first.forum, email="")
    staff = UserFactory()
    rows = [first, silent]

    commit(send_invitations, first.forum, rows, by=staff)
    commit(send_invitations, first.forum, rows, by=staff)

    assert [row.invitation for row in Message.objects.all()] == [first]
    commit(send_invitations, first.forum, rows, by=staff, again=True)
    assert len(mail.outbox) == 2


def test_reminders_go_to_those_who_have_not_answered_and_not_twice_an_hour(commit):
    waiting, answered = InvitationFactory(), None
    answered = InvitationFactory(forum=waiting.forum)
    ParticipantFactory(forum=waiting.forum, agency=answered.agency)
    rows, staff = Invitation.objects.all(), UserFactory()

    commit(send_reminders, waiting.forum, rows, by=staff)
    commit(send_reminders, waiting.forum, rows, by=staff)

    assert [row.invitation for row in Message.objects.all()] == [waiting]
    Message.objects.update(queued_at=timezone.now() - timedelta(hours=2))
    commit(send_reminders, waiting.forum, rows, by=staff)
    assert Message.objects.filter(kind=MessageKind.REMINDER).count() == 2


def test_mail_that_fails_is_kept_and_sent_again(commit, settings):
    invitation = InvitationFactory()
    other = InvitationFactory(forum=invitation.forum)
    working, settings.MAILERS = settings.MAILERS, NO_SERVER
    commit(send_invitations, invitation.forum, [invitation, other], by=UserFactory())
    assert statuses() == [MessageStatus.FAILED] * 2
    assert {row.error for row in Message.objects.all()} == {"ConnectionRefusedError"}

    settings.MAILERS = working
    assert commit(send_again, list(Message.objects.repeatable())) == 2

    assert statuses() == [MessageStatus.SENT] * 2
    assert {row.attempts for row in Message.objects.all()} == {2}
    assert len(mail.outbox) == 2
    assert invitation.token in mail.outbox[0].body


def test_one_address_that_cannot_be_written_does_not_stop_the_others(commit):
    bad = InvitationFactory(email="a\nb@metro.example")
    good = InvitationFactory(forum=bad.forum)

    commit(send_invitations, bad.forum, [bad, good], by=UserFactory())

    assert statuses() == [MessageStatus.FAILED, MessageStatus.SENT]


def test_two_people_who_send_again_send_once(commit):
    message = Message.objects.create(
        forum=ForumFactory(),
        kind=MessageKind.INVITATION,
        invitation=InvitationFactory(),
        recipient="a@metro.example",
        subject="Undangan",
        body="Yth.",
        status=MessageStatus.FAILED,
        error="TimeoutError",
    )

    assert commit(send_again, [message]) == 1
    assert commit(send_again, [message]) == 0

    assert len(mail.outbox) == 1


def test_a_message_left_lying_can_be_sent_again():
    invitation = InvitationFactory()
    send_invitations(invitation.forum, [invitation], by=UserFactory())
    assert not Message.objects.repeatable().exists()

    Message.objects.update(queued_at=timezone.now() - timedelta(minutes=11))

    assert Message.objects.repeatable().count() == 1


def test_the_task_runs_where_it_is_called():
    result = send_messages.enqueue([], SITE)

    assert result.status == "SUCCESSFUL"


def test_who_moves_up_is_told(commit):
    forum = ForumFactory(agency_seats=1, status=ForumStatus.OPEN)
    staff = UserFactory()

    def add(name, **values):
        return register(
            Participant(
                forum=forum,
                kind=ParticipantKind.DELEGATE,
                agency=AgencyFactory(),
                name=name,
                **values,
            ),
            by=staff,
        )

    seated = add("Sari")
    add("Budi", email="budi@metro.example")

    commit(cancel, seated, reason="Sakit")

    (sent,) = mail.outbox
    assert sent.to == ["budi@metro.example"]
    assert "Yth. Budi" in sent.body
    ticket = Participant.objects.get(name="Budi").ticket_token
    assert sent.body.endswith(f"\n\n{SITE}/tickets/{ticket}/")
    assert ticket not in Message.objects.get().body
    moved = Participant.objects.moved_up().get()
    assert (moved.name, moved.is_registered) == ("Budi", True)
    assert Message.objects.get().kind == MessageKind.SEAT


def test_a_ticket_goes_to_nobody_but_its_person():
    person = ParticipantFactory(email="budi@metro.example")
    message = Message(kind=MessageKind.SEAT, participant=person, recipient=person.email)
    assert message.link == person.ticket_address

    person.email = "sari@metro.example"  # who came instead
    assert message.link == ""

    message.recipient = person.email
    person.status = ParticipantStatus.CANCELLED
    assert message.link == ""
    person.status = ParticipantStatus.REGISTERED
    message.kind = MessageKind.AFTERWARDS
    assert message.link == ""


@pytest.mark.django_db(transaction=True)
def test_the_mail_of_a_page_leads_to_the_site_of_that_page(client, settings):
    settings.ALLOWED_HOSTS = ["temubisnis.example"]
    forum = ForumFactory(status=ForumStatus.OPEN)
    waiting = ParticipantFactory(
        forum=forum, status=ParticipantStatus.WAITLISTED, email="budi@metro.example"
    )
    client.force_login(UserFactory())

    client.post(
        reverse("events:participant_give_seat", args=[forum.slug, waiting.pk]),
        headers={"host": "temubisnis.example"},
    )

    assert f"http://temubisnis.example/tickets/{waiting.ticket_token}/" in mail.outbox[0].body


def test_who_moves_up_without_an_address_moves_up_all_the_same(commit):
    forum = ForumFactory(agency_seats=0)
    waiting = register(
        Participant(
            forum=forum, kind=ParticipantKind.DELEGATE, agency=AgencyFactory(), name="Budi"
        ),
        by=UserFactory(),
    )
    seated = ParticipantFactory(forum=ForumFactory())
    Forum.objects.filter(pk=forum.pk).update(agency_seats=2)
    other = ParticipantFactory(forum=forum, number=900)

    commit(cancel, other, reason="Sakit")

    waiting.refresh_from_db()
    assert waiting.is_registered
    assert not Message.objects.exists()
    assert seated.is_registered


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("message_is_about_one", {"invitation": None}),
        ("message_sent_has_time", {"status": MessageStatus.SENT}),
        ("message_failed_has_error", {"status": MessageStatus.FAILED}),
    ],
)
def test_database_refuses_an_impossible_message(name, values):
    invitation = InvitationFactory()
    message = {
        "forum": invitation.forum,
        "kind": MessageKind.INVITATION,
        "invitation": invitation,
        "recipient": "a@metro.example",
        "subject": "Undangan",
        "body": "Yth.",
    }

    with pytest.raises(IntegrityError, match=name):
        Message.objects.create(**(message | values))


def test_whatsapp_text_survives_the_address():
    text = "Yth. Kepala Dinas A & B #1?\n\n50% lebih + 1 = ya, “kutip” https://x.example/?a=b"

    link = whatsapp_link("+6281200003001", text)

    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/6281200003001")
    assert parse_qs(parts.query) == {"text": [text]}
    assert "\n" not in link


def test_texts_name_day_time_place_and_deadline():
    invitation = InvitationFactory(
        seats=3,
        forum=ForumFactory(
            name="Temu Bisnis {{7*7}}",
            registration_closes_at=timezone.make_aware(timezone.datetime(2024, 3, 1, 16, 0)),
        ),
    )

    for body in (invitation_body(invitation), reminder_body(invitation)):
        assert "Rabu, 6 Maret 2024" in body
        assert "LEC Kartikatama" in body
        assert "paling lambat 1 Maret 2024" in body
        assert "Temu Bisnis {{7*7}}" in body
    assert "paling banyak 3 orang" in invitation_body(invitation)
    assert "Kode peserta: UJI" in seat_body(ParticipantFactory())


def test_days_of_a_longer_forum_are_both_named():
    forum = ForumFactory(last_day=ForumFactory().first_day + timedelta(days=1))

    assert "Rabu, 6 Maret 2024 s.d. Kamis, 7 Maret 2024" in invitation_body(
        InvitationFactory(forum=forum)
    )
