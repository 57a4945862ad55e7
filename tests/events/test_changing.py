"""A forum that moves to another day or place, and one that is called off."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.changing import call_off, revive, save_forum
from events.actions.check_in import check_in
from events.actions.registration import cancel, register
from events.models import CheckInMethod, Forum, ForumStatus, Message, Participant, ParticipantKind
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    SlotFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def staff():
    return UserFactory(role=Role.STAFF)


@pytest.fixture
def forum():
    return ForumFactory(status=ForumStatus.OPEN, venue="LEC Kartikatama")


def move(forum, shift, *, by, tells=False):
    forum.first_day += shift
    forum.last_day += shift
    return save_forum(forum, ["first_day", "last_day"], by=by, tells=tells)


def add_item(forum, day):
    return forum.agenda.create(day=day, start_time=time(8), end_time=time(9), title="Pembukaan")


@pytest.mark.parametrize("shift", [-1, 1, 7])
def test_agenda_and_sessions_move_with_the_days(forum, staff, shift):
    forum.last_day += timedelta(days=1)
    forum.save()
    days = forum.days
    for day in days:
        add_item(forum, day)
        SlotFactory(forum=forum, day=day, start_time=time(9), end_time=time(9, 20))

    move(forum, timedelta(days=shift), by=staff)

    moved = [day + timedelta(days=shift) for day in days]
    for rows in (forum.agenda, forum.slots):
        assert list(rows.order_by("day").values_list("day", flat=True)) == moved


def test_a_day_on_which_people_came_stays(staff):
    forum = ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum), day=forum.first_day)

    with pytest.raises(ValidationError) as error:
        move(forum, WEEK, by=staff)

    assert error.value.error_dict["first_day"][0].code == "has_arrivals"
    assert Forum.objects.get().first_day == date(2024, 3, 6)


def test_a_day_with_a_session_is_not_cut_off(forum, staff):
    forum.last_day += timedelta(days=1)
    forum.save()
    SlotFactory(forum=forum, day=forum.last_day)

    forum.last_day = forum.first_day
    with pytest.raises(ValidationError) as error:
        save_forum(forum, ["last_day"], by=staff)

    assert error.value.error_dict["last_day"][0].code == "days_left_out"


def test_those_who_know_of_it_are_told_once(forum, staff):
    person = ParticipantFactory(forum=forum, email="sari@contoh.example")
    gone = ParticipantFactory(forum=forum, email="gone@contoh.example")
    cancel(gone, reason="Sakit")
    now = timezone.now()
    InvitationFactory(forum=forum, email="opened@contoh.example", opened_at=now)
    InvitationFactory(forum=forum, email="unsent@contoh.example")
    InvitationFactory(
        forum=forum, email="no@contoh.example", opened_at=now, declined_at=now,
        decline_reason="Dinas luar",
    )  # fmt: skip
    InvitationFactory(forum=forum, email="Sari@contoh.example", opened_at=now)

    sent = move(forum, WEEK, by=staff, tells=True)

    assert [one.recipient for one in sent] == ["sari@contoh.example", "opened@contoh.example"]
    assert sent[0].link == person.ticket_address
    for body in (one.body for one in sent):
        old, new = body.index("Rabu, 6 Maret 2024"), body.index("Rabu, 13 Maret 2024")
        assert old < new


@pytest.mark.parametrize("tells", [True, False])
def test_nothing_is_told_when_nothing_changes_or_nobody_asks(forum, staff, tells):
    ParticipantFactory(forum=forum, email="sari@contoh.example")

    if tells:
        forum.theme = "Bangga buatan Metro"
        save_forum(forum, ["theme"], by=staff, tells=True)
    else:
        move(forum, WEEK, by=staff)

    assert not Message.objects.exists()


def test_the_edit_page_tells(client, forum, staff, django_capture_on_commit_callbacks):
    ParticipantFactory(forum=forum, email="sari@contoh.example")
    client.force_login(staff)
    url = reverse("events:forum_edit", args=[forum.slug])
    form = client.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"venue": "Aula Pemkot"}

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, data)

    assert response.status_code == 302, response.context["form"].errors
    assert "Tempat: Aula Pemkot" in mail.outbox[0].body


def test_slots_outside_the_new_hours_are_told_of(client, forum, staff):
    for start, end in ((time(8, 30), time(9)), (time(9), time(13))):
        SlotFactory(forum=forum, day=forum.first_day, start_time=start, end_time=end)
    client.force_login(staff)
    address = reverse("events:forum_edit", args=[forum.slug])

    def saved(**hours):
        form = client.get(address).context["form"]
        data = {name: form[name].value() or "" for name in form.fields}
        return client.post(address, data | hours, follow=True).text

    assert "di luar jam forum" not in saved(start_time="08:30", end_time="13:00")
    assert "1 sesi temu di luar jam forum" in saved(start_time="09:00", end_time="13:00")
    table_page = client.get(reverse("events:table_list", args=[forum.slug])).text
    assert "1 sesi di luar jam forum, 09.00–13.00 WIB" in table_page
    assert "2 sesi temu di luar jam forum" in saved(start_time="09:00", end_time="12:00")


def test_a_draft_has_nobody_to_tell(client, staff):
    client.force_login(staff)
    forum = ForumFactory(status=ForumStatus.DRAFT)

    page = client.get(reverse("events:forum_edit", args=[forum.slug]))

    assert "tells" not in page.context["form"].fields


def test_calling_off_says_why_on_every_page(client, forum, staff):
    person = ParticipantFactory(forum=forum, email="sari@contoh.example")
    invitation = InvitationFactory(forum=forum, opened_at=timezone.now())
    client.force_login(staff)
    url = reverse("events:forum_call_off", args=[forum.slug])
    assert client.get(url).status_code == 200

    client.post(url, {"reason": "Banjir di sekitar tempat acara", "tells": "on"})

    sent = Message.objects.order_by("pk")
    assert [one.recipient for one in sent] == ["sari@contoh.example", invitation.email]
    assert "Banjir di sekitar tempat acara" in sent[0].body
    client.logout()
    for address in (
        forum.get_absolute_url(),
        invitation.get_absolute_url(),
        person.ticket_address,
    ):
        page = client.get(address).content.decode()
        assert "dibatalkan" in page.lower(), address
        assert "Banjir di sekitar tempat acara" in page, address
    assert "ticket-qr" not in page
    assert "STATUS:CANCELLED" in client.get(f"{address}calendar.ics").content.decode()


def test_nobody_registers_or_arrives_at_what_is_called_off(forum, staff):
    person = ParticipantFactory(forum=forum)
    call_off(forum, reason="Banjir", by=staff)

    with pytest.raises(ValidationError) as error:
        register(
            Participant(
                forum=forum, kind=ParticipantKind.DELEGATE, agency=AgencyFactory(), name="Sari"
            ),
            by=staff,
        )
    assert error.value.code == "forum_finished"
    assert "dibatalkan" in error.value.message
    with pytest.raises(ValidationError) as error:
        check_in(person, by=staff, method=CheckInMethod.NAME)
    assert error.value.code == "not_running"
    assert not Forum.objects.upcoming().exists()


def test_it_can_be_revived_as_it_was(client, forum, staff):
    ParticipantFactory(forum=forum, email="sari@contoh.example")
    call_off(forum, reason="Banjir", by=staff)
    client.force_login(staff)

    client.post(reverse("events:forum_revive", args=[forum.slug]), {"tells": "on"})

    forum.refresh_from_db()
    assert (forum.status, forum.called_off_because) == (ForumStatus.CLOSED, "")
    assert "jadi dilaksanakan" in Message.objects.get().body
    history = client.get(reverse("accounts:record_history", args=["events", "forum", forum.pk]))
    for words in ("Forum dibatalkan", "Forum dipulihkan"):
        assert words in history.content.decode()


@pytest.mark.parametrize("status", [ForumStatus.DRAFT, ForumStatus.RUNNING, ForumStatus.FINISHED])
def test_only_what_is_announced_and_has_not_begun_is_called_off(client, staff, status):
    forum = ForumFactory(status=status)
    client.force_login(staff)

    client.post(reverse("events:forum_call_off", args=[forum.slug]), {"reason": "Banjir"})

    assert Forum.objects.get().status == status
    with pytest.raises(ValidationError):
        revive(forum, by=staff)


def test_database_wants_a_reason(forum):
    with pytest.raises(IntegrityError), transaction.atomic():
        Forum.objects.update(status=ForumStatus.CALLED_OFF)


def test_no_step_without_its_page_calls_off(client, forum, staff):
    client.force_login(staff)

    response = client.post(reverse("events:forum_change_status", args=[forum.slug, "call_off"]))

    assert response.status_code == 404
