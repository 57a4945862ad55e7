import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client

from events.actions import registration
from events.actions.changing import save_forum
from events.actions.check_in import check_in
from events.actions.registration import cancel, cancel_many, give_seat, register, save_changes
from events.models import (
    CheckInMethod,
    Forum,
    ForumStatus,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)


def new_delegate(forum, name="Sari"):
    return Participant(
        forum=forum, kind=ParticipantKind.DELEGATE, agency=AgencyFactory(), name=name
    )


@pytest.mark.django_db
def test_register_gives_number_code_and_seat():
    forum, staff = ForumFactory(), UserFactory()
    agency = AgencyFactory(abbreviation="DIK")

    participant = register(
        Participant(forum=forum, kind=ParticipantKind.DELEGATE, agency=agency, name="Sari"),
        by=staff,
    )

    participant.refresh_from_db()
    assert participant.code == "DIK-001"
    assert participant.status == ParticipantStatus.REGISTERED
    assert participant.registered_by == staff
    forum.refresh_from_db()
    assert (forum.agency_seats_taken, forum.vendor_seats_taken) == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "prefix"), [(ParticipantKind.GUEST, "TAM"), (ParticipantKind.MEDIA, "MED")]
)
def test_register_takes_no_seat_for_other_kinds(kind, prefix):
    forum = ForumFactory(agency_seats=0, vendor_seats=0)

    participant = register(Participant(forum=forum, kind=kind, name="Tamu"), by=UserFactory())

    assert participant.is_registered
    assert participant.code == f"{prefix}-001"
    forum.refresh_from_db()
    assert (forum.agency_seats_taken, forum.vendor_seats_taken) == (0, 0)


@pytest.mark.django_db
def test_register_past_the_last_seat_waits():
    forum, staff = ForumFactory(agency_seats=1), UserFactory()

    first = register(new_delegate(forum), by=staff)
    second = register(new_delegate(forum, "Tri"), by=staff)

    assert first.status == ParticipantStatus.REGISTERED
    assert second.status == ParticipantStatus.WAITLISTED
    assert second.number == 2


@pytest.mark.django_db
def test_register_in_a_finished_forum_is_refused():
    forum = ForumFactory(status=ForumStatus.FINISHED)

    with pytest.raises(ValidationError) as error:
        register(new_delegate(forum), by=UserFactory())

    assert error.value.code == "forum_finished"
    assert not Participant.objects.exists()


@pytest.mark.django_db
def test_seats_cannot_be_oversold_past_the_actions():
    forum = ForumFactory(agency_seats=1)
    ParticipantFactory(forum=forum)

    with pytest.raises(IntegrityError, match="forum_agency_seats_not_oversold"):
        ParticipantFactory(forum=forum)


@pytest.mark.django_db
def test_seat_count_follows_bulk_writes():
    forum = ForumFactory()
    ParticipantFactory.create_batch(3, forum=forum)
    VendorParticipantFactory(forum=forum)

    Participant.objects.filter(kind=ParticipantKind.DELEGATE).update(
        status=ParticipantStatus.WAITLISTED
    )
    Participant.objects.filter(kind=ParticipantKind.VENDOR).delete()

    forum.refresh_from_db()
    assert (forum.agency_seats_taken, forum.vendor_seats_taken) == (0, 0)


@pytest.mark.django_db
def test_cancel_frees_the_seat_and_keeps_the_reason():
    participant = ParticipantFactory()

    assert cancel(participant, reason="Tugas luar kota") is True

    participant.refresh_from_db()
    assert participant.is_cancelled
    assert participant.cancel_reason == "Tugas luar kota"
    assert participant.forum.__class__.objects.get().agency_seats_taken == 0


@pytest.mark.django_db
def test_cancel_twice_keeps_the_first_reason():
    participant = ParticipantFactory()
    cancel(participant, reason="Sakit")

    assert cancel(participant, reason="Lain") is False

    participant.refresh_from_db()
    assert participant.cancel_reason == "Sakit"


@pytest.mark.django_db
def test_cancel_many_is_all_or_nothing():
    present = AttendanceFactory().participant
    absent = ParticipantFactory(forum=present.forum)

    with pytest.raises(ValidationError) as error:
        cancel_many([absent, present], reason="Batal")

    assert error.value.code == "has_arrived"
    assert list(Participant.objects.active().order_by("pk")) == [present, absent]


@pytest.mark.django_db
def test_give_seat_restores_a_cancelled_participant():
    participant = ParticipantFactory()
    cancel(participant, reason="Sakit")

    assert give_seat(participant) is True
    assert give_seat(participant) is False

    assert participant.is_registered
    assert participant.cancel_reason == ""


@pytest.mark.django_db
def test_give_seat_without_a_free_seat_is_refused():
    forum = ForumFactory(agency_seats=1)
    ParticipantFactory(forum=forum)
    waiting = ParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED)

    with pytest.raises(ValidationError) as error:
        give_seat(waiting)

    assert error.value.code == "no_seat"


@pytest.mark.django_db
def test_save_changes_to_a_full_side_is_refused():
    forum = ForumFactory(vendor_seats=0)
    participant = ParticipantFactory(forum=forum)
    participant.kind, participant.agency = ParticipantKind.VENDOR, None
    participant.vendor = VendorFactory()

    with pytest.raises(ValidationError) as error:
        save_changes(participant)

    assert error.value.code == "no_seat"
    assert Participant.objects.get().kind == ParticipantKind.DELEGATE


def waiting_list(forum, count):
    return [
        ParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED) for _ in range(count)
    ]


@pytest.mark.django_db
def test_a_freed_seat_goes_to_the_one_who_waits_longest():
    forum = ForumFactory(agency_seats=1)
    seated = ParticipantFactory(forum=forum)
    first, second = waiting_list(forum, 2)
    VendorParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED, number=1)

    cancel(seated, reason="Sakit")

    assert list(Participant.objects.waiting(ParticipantKind.DELEGATE)) == [second]
    first.refresh_from_db()
    assert first.is_registered


@pytest.mark.django_db
def test_added_seats_go_to_those_who_wait():
    forum = ForumFactory(agency_seats=0)
    first, second, third = waiting_list(forum, 3)
    forum.agency_seats = 2

    save_forum(forum, ["agency_seats"], by=UserFactory())

    assert list(Participant.objects.waiting(ParticipantKind.DELEGATE)) == [third]
    assert set(Participant.objects.expected()) == {first, second}


@pytest.mark.django_db
def test_a_change_of_side_frees_the_seat():
    forum = ForumFactory(agency_seats=1)
    seated = ParticipantFactory(forum=forum)
    (waiting,) = waiting_list(forum, 1)
    seated.kind, seated.agency = ParticipantKind.GUEST, None

    save_changes(seated)

    waiting.refresh_from_db()
    assert waiting.is_registered


@pytest.mark.django_db
def test_cancel_in_a_finished_forum_is_refused():
    participant = ParticipantFactory(forum=ForumFactory(status=ForumStatus.FINISHED))

    with pytest.raises(ValidationError) as error:
        cancel(participant, reason="Sakit")

    assert error.value.code == "forum_finished"


def register_from_many_connections(forum, count):
    """Register `count` people at the same moment, each over a connection of its own."""
    staff = UserFactory()
    agencies = AgencyFactory.create_batch(count)
    start = Barrier(count)

    def register_one(agency):
        try:
            start.wait(timeout=10)
            return register(
                Participant(
                    forum=forum, kind=ParticipantKind.DELEGATE, agency=agency, name="Sari"
                ),
                by=staff,
            ).status
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(register_one, agencies))


@pytest.mark.django_db(transaction=True)
def test_concurrent_registrations_never_oversell():
    forum = ForumFactory(agency_seats=3)

    statuses = register_from_many_connections(forum, 12)

    assert statuses.count(ParticipantStatus.REGISTERED) == 3
    assert statuses.count(ParticipantStatus.WAITLISTED) == 9
    numbers = Participant.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 13))
    waiting = Participant.objects.filter(status=ParticipantStatus.WAITLISTED)
    assert min(waiting.values_list("number", flat=True)) == 4


@pytest.mark.django_db(transaction=True)
def test_concurrent_registrations_without_the_lock_fail(monkeypatch):
    """The negative control: the lock is what the test above rests on."""
    forum = ForumFactory(agency_seats=3)
    monkeypatch.setattr(registration, "lock_forum", lambda pk: Forum.objects.get(pk=pk))

    with pytest.raises(IntegrityError, match="forum_agency_seats_not_oversold"):
        register_from_many_connections(forum, 12)


@pytest.mark.django_db
def test_edit_of_one_who_was_cancelled_meanwhile_keeps_the_reason():
    participant = ParticipantFactory()
    opened = Participant.objects.get(pk=participant.pk)
    cancel(participant, reason="Sakit")

    opened.position = "Kasubbag"
    save_changes(opened)

    participant.refresh_from_db()
    assert participant.is_cancelled
    assert participant.cancel_reason == "Sakit"
    assert participant.position == "Kasubbag"


@pytest.mark.django_db(transaction=True)
def test_cancel_waits_for_a_check_in_that_has_begun():
    participant, officer = ParticipantFactory(), UserFactory()

    def give_up():
        try:
            cancel(participant, reason="Sakit")
        except ValidationError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            check_in(participant, by=officer, method=CheckInMethod.NAME)
            other_desk = pool.submit(give_up)
            wait_for_lock()

        assert other_desk.result(timeout=10) == "has_arrived"


def wait_for_lock():
    """Until another connection waits for a row that this one holds."""
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_one_form_sent_by_eight_at_once_makes_one_participant():
    forum, staff, agency = ForumFactory(), UserFactory(), AgencyFactory()
    data = {"agency": agency.pk, "name": "Sari", "phone": "081234567890"}
    start = Barrier(8)

    def send(_):
        browser = Client()
        browser.force_login(staff)
        start.wait(timeout=10)
        try:
            return browser.post(f"/events/{forum.slug}/participants/new/", data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(send, range(8)))

    assert sorted(statuses) == [200] * 7 + [302]
    assert Participant.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("came_as", "shown"), [("Siti", "Siti Nurjanah"), ("Budi", "Budi")])
def test_a_corrected_name_is_that_of_who_came(came_as, shown):
    participant = ParticipantFactory(name="Siti")
    arrival = AttendanceFactory(participant=participant, present_name=came_as)

    participant.name = "Siti Nurjanah"
    save_changes(participant, by=UserFactory())

    arrival.refresh_from_db()
    assert arrival.present_name == shown
