"""Invitations: their status, what the invited may do, and many who come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from accounts.history import events_of
from accounts.models import AgencyKind
from events.actions import registration
from events.actions.invitations import (
    accept_request,
    change_delegate,
    confirm_invitation,
    decline_invitation,
    refuse_request,
    register_by_invitation,
    register_guest,
    replace_delegate,
    request_change,
    withdraw_delegate,
)
from events.actions.preparation import set_invitations
from events.actions.registration import register
from events.models import (
    ChangeKind,
    ChangeRequest,
    ConsentText,
    Forum,
    ForumStatus,
    Invitation,
    InvitationStatus,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

MINUTE = timedelta(minutes=1)


def join(invitation, name="Sari", **values):
    return register_by_invitation(
        invitation, Participant(name=name, **values), consent=ConsentTextFactory()
    )


def status_of(invitation):
    return Invitation.objects.with_status().get(pk=invitation.pk).status


def close(forum):
    forum.registration_closes_at = timezone.now() - MINUTE
    forum.save(update_fields=["registration_closes_at"])


@pytest.mark.django_db
def test_status_follows_the_way_of_an_invitation():
    invitation = InvitationFactory()
    ParticipantFactory(forum=invitation.forum, number=900)
    ParticipantFactory(agency=invitation.agency)
    assert status_of(invitation) == InvitationStatus.INVITED

    assert invitation.record_opened() is True
    assert invitation.record_opened() is False
    assert status_of(invitation) == InvitationStatus.OPENED

    delegate = join(invitation)
    assert status_of(invitation) == InvitationStatus.REGISTERED

    confirm_invitation(invitation)
    assert status_of(invitation) == InvitationStatus.CONFIRMED

    withdraw_delegate(delegate, reason="Sakit")
    assert status_of(invitation) == InvitationStatus.OPENED

    decline_invitation(invitation, reason="Tugas luar")
    assert status_of(invitation) == InvitationStatus.DECLINED

    join(invitation, "Budi")
    assert status_of(invitation) == InvitationStatus.REGISTERED


@pytest.mark.django_db
def test_a_delegate_that_the_office_typed_counts_as_an_answer():
    invitation = InvitationFactory()
    ParticipantFactory(forum=invitation.forum, agency=invitation.agency)

    assert status_of(invitation) == InvitationStatus.REGISTERED
    assert not Invitation.objects.with_status().unanswered().exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "name", "addressee"),
    [
        (AgencyKind.DEPARTMENT, "Dinas Sosial", "Kepala Dinas Sosial"),
        (AgencyKind.DISTRICT, "Kecamatan Metro Pusat", "Camat Metro Pusat"),
        (AgencyKind.VILLAGE, "Kelurahan Yosomulyo", "Lurah Yosomulyo"),
        (AgencyKind.SECRETARIAT, "Sekretariat DPRD", "Sekretaris DPRD"),
        (AgencyKind.INSPECTORATE, "Inspektorat", "Inspektur"),
        (AgencyKind.HOSPITAL, "RSUD Ahmad Yani", "Direktur RSUD Ahmad Yani"),
    ],
)
def test_letters_go_to_the_head(kind, name, addressee):
    invitation = InvitationFactory(agency=AgencyFactory(kind=kind, name=name))

    assert invitation.addressee == addressee


@pytest.mark.django_db
def test_letters_to_vendors_go_to_the_management():
    invitation = InvitationFactory(agency=None, vendor=VendorFactory(name="Roti Sari"))

    assert invitation.addressee == "Pimpinan Roti Sari"


@pytest.mark.django_db
def test_registration_keeps_the_consent_and_the_invitation():
    invitation = InvitationFactory()

    delegate = join(invitation)

    delegate.refresh_from_db()
    assert delegate.consent.version == "1"
    assert delegate.consented_at is not None
    assert (delegate.invitation, delegate.registered_by) == (invitation, None)
    assert (delegate.kind, delegate.agency) == (ParticipantKind.DELEGATE, invitation.agency)
    assert delegate.is_registered


@pytest.mark.django_db
def test_a_vendor_registers_on_its_own_side():
    vendor = VendorFactory()
    invitation = InvitationFactory(agency=None, vendor=vendor)
    VendorParticipantFactory(forum=invitation.forum, number=900)

    delegate = join(invitation)

    assert (delegate.kind, delegate.vendor) == (ParticipantKind.VENDOR, vendor)
    assert list(Participant.objects.of_invitation(invitation)) == [delegate]


@pytest.mark.django_db
def test_an_invitation_has_as_many_seats_as_it_says():
    invitation = InvitationFactory(seats=2)
    join(invitation, "Sari")
    second = join(invitation, "Budi")

    with pytest.raises(ValidationError) as error:
        join(invitation, "Citra")
    assert error.value.code == "invitation_full"

    withdraw_delegate(second, reason="Sakit")
    assert join(invitation, "Citra").is_registered


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [
        (None, None, True),
        (-1, 1, True),
        (1, 2, False),
        (-2, -1, False),
    ],
)
def test_registration_is_open_inside_its_window(opens, closes, is_open):
    now = timezone.now()
    forum = ForumFactory(
        status=ForumStatus.OPEN,
        registration_opens_at=now + opens * MINUTE if opens else None,
        registration_closes_at=now + closes * MINUTE if closes else None,
    )
    invitation = InvitationFactory(forum=forum)

    if is_open:
        assert join(invitation).is_registered
    else:
        with pytest.raises(ValidationError) as error:
            join(invitation)
        assert error.value.code == "registration_closed"


@pytest.mark.django_db
def test_the_deadline_itself_is_too_late(time_machine):
    invitation = InvitationFactory()
    closes = timezone.now() + MINUTE
    Forum.objects.update(registration_closes_at=closes)

    time_machine.move_to(closes - timedelta(seconds=1), tick=False)
    forum = Forum.objects.get()
    assert (forum.takes_registrations, forum.takes_requests) == (True, False)

    time_machine.move_to(closes, tick=False)
    assert (forum.takes_registrations, forum.takes_requests) == (False, True)
    with pytest.raises(ValidationError):
        join(invitation)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "registrations", "requests"),
    [
        (ForumStatus.DRAFT, False, False),
        (ForumStatus.OPEN, True, False),
        (ForumStatus.CLOSED, False, True),
        (ForumStatus.RUNNING, False, True),
        (ForumStatus.FINISHED, False, False),
    ],
)
def test_status_decides_what_the_invited_may_do(status, registrations, requests):
    forum = ForumFactory(status=status)

    assert (forum.takes_registrations, forum.takes_requests) == (registrations, requests)


@pytest.mark.django_db
def test_a_colleague_takes_the_seat_and_the_code_but_not_the_ticket():
    invitation = InvitationFactory()
    delegate = join(invitation, "Sari")
    code, token = delegate.code, delegate.ticket_token
    delegate.name = "Budi"

    replace_delegate(delegate, consent=ConsentTextFactory())

    after = Participant.objects.get()
    assert (after.name, after.code) == ("Budi", code)
    assert after.ticket_token != token
    history = list(events_of(Participant, after.pk))
    assert history[0].pgh_context["verb"] == "replace"
    assert [event.name for event in history] == ["Budi", "Sari"]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["has_arrived", "withdrawn"])
def test_who_has_come_or_gone_is_not_replaced(what):
    delegate = join(InvitationFactory())
    if what == "has_arrived":
        AttendanceFactory(participant=delegate)
    else:
        withdraw_delegate(Participant.objects.get(), reason="Sakit")
    delegate.name = "Budi"

    with pytest.raises(ValidationError) as error:
        replace_delegate(delegate, consent=ConsentTextFactory())

    assert error.value.code == what
    assert Participant.objects.get().name == "Sari"


@pytest.mark.django_db
def test_a_change_is_saved_at_once_while_registration_is_open():
    delegate = join(InvitationFactory())
    delegate.position = "Kasubbag"

    change_delegate(delegate)

    assert Participant.objects.get().position == "Kasubbag"


@pytest.mark.django_db
@pytest.mark.parametrize("act", [change_delegate, lambda row: withdraw_delegate(row, reason="x")])
def test_after_the_deadline_nothing_changes_by_itself(act):
    delegate = join(InvitationFactory())
    close(delegate.forum)

    with pytest.raises(ValidationError) as error:
        act(delegate)

    assert error.value.code == "registration_closed"
    assert Participant.objects.get().is_registered


@pytest.mark.django_db
def test_requests_are_for_the_time_after_the_deadline():
    delegate = join(InvitationFactory())

    with pytest.raises(ValidationError) as error:
        request_change(delegate, ChangeKind.WITHDRAW, note="Sakit")

    assert error.value.code == "registration_open"


@pytest.mark.django_db
def test_accepted_requests_are_carried_out():
    staff, consent = UserFactory(), ConsentTextFactory()
    invitation = InvitationFactory(seats=3)
    changed, replaced, withdrawn = (join(invitation, name) for name in ("A", "B", "C"))
    old_ticket = replaced.ticket_token
    close(invitation.forum)
    requests = [
        request_change(changed, ChangeKind.CHANGE, values={"position": "Staf"}),
        request_change(
            replaced, ChangeKind.REPLACE, values={"name": "Dewi", "consent": consent.pk}
        ),
        request_change(withdrawn, ChangeKind.WITHDRAW, note="Sakit"),
    ]
    assert Participant.objects.get(pk=changed.pk).position == ""

    assert [accept_request(row, by=staff) for row in requests] == [True, True, True]

    for row in (changed, replaced, withdrawn):
        row.refresh_from_db()
    assert changed.position == "Staf"
    assert replaced.name == "Dewi"
    assert replaced.ticket_token != old_ticket
    assert replaced.consented_at == requests[1].created_at
    assert (withdrawn.is_cancelled, withdrawn.cancel_reason) == (True, "Sakit")
    assert accept_request(requests[0], by=staff) is False
    assert refuse_request(requests[0], by=staff) is False


@pytest.mark.django_db
def test_a_refused_request_changes_nothing():
    delegate = join(InvitationFactory())
    close(delegate.forum)
    asked = request_change(delegate, ChangeKind.CHANGE, values={"name": "Budi"})

    assert refuse_request(asked, by=UserFactory()) is True

    assert Participant.objects.get().name == "Sari"
    asked.refresh_from_db()
    assert asked.is_accepted is False


@pytest.mark.django_db
def test_a_request_that_cannot_be_done_stays_pending():
    delegate = join(InvitationFactory())
    close(delegate.forum)
    asked = request_change(delegate, ChangeKind.WITHDRAW, note="Sakit")
    AttendanceFactory(participant=delegate)

    with pytest.raises(ValidationError) as error:
        accept_request(asked, by=UserFactory())

    assert error.value.code == "has_arrived"
    assert list(ChangeRequest.objects.pending()) == [asked]


@pytest.mark.django_db
def test_one_request_a_person_waits_at_a_time():
    delegate = join(InvitationFactory())
    close(delegate.forum)
    request_change(delegate, ChangeKind.WITHDRAW, note="Sakit")

    with pytest.raises(ValidationError) as error:
        request_change(delegate, ChangeKind.WITHDRAW, note="Sakit")

    assert error.value.code == "request_pending"


@pytest.mark.django_db
def test_a_request_says_what_would_change_and_until_when_to_answer():
    delegate = join(InvitationFactory())
    close(delegate.forum)

    asked = request_change(
        delegate, ChangeKind.CHANGE, values={"name": "Sari", "position": "Staf"}
    )

    assert asked.changes == [("position", "jabatan", "", "Staf")]
    assert asked.answer_by - asked.created_at == timedelta(days=3)


@pytest.mark.django_db
def test_nobody_confirms_an_empty_delegation_or_declines_a_full_one():
    invitation = InvitationFactory()
    with pytest.raises(ValidationError) as error:
        confirm_invitation(invitation)
    assert error.value.code == "nobody_registered"

    join(invitation)
    with pytest.raises(ValidationError) as error:
        decline_invitation(invitation, reason="Sakit")
    assert error.value.code == "has_delegates"


@pytest.mark.django_db(transaction=True)
def test_a_guest_who_sends_the_form_ten_times_is_one_guest():
    forum, consent = ForumFactory(status=ForumStatus.OPEN), ConsentTextFactory()
    forum.open_guest_link()

    def send(name):
        try:
            guest = Participant(name=name, organisation="Unila", phone="+6281200003005")
            return register_guest(forum, guest, consent=consent).code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(send, ["Tamu"] * 10))

    assert set(codes) == {"TAM-001"}
    assert send("Tamu lain") == "TAM-002"
    Participant.objects.update(registered_at=timezone.now() - timedelta(minutes=1))
    assert send("Tamu") == "TAM-003"


@pytest.mark.django_db
def test_guests_register_while_staff_allow_it():
    forum, consent = ForumFactory(status=ForumStatus.OPEN), ConsentTextFactory()
    guest = Participant(name="Tamu", organisation="Unila")
    with pytest.raises(ValidationError) as error:
        register_guest(forum, guest, consent=consent)
    assert error.value.code == "guests_closed"

    assert forum.open_guest_link() is True
    assert forum.open_guest_link() is False
    register_guest(forum, guest, consent=consent)

    assert (guest.kind, guest.code) == (ParticipantKind.GUEST, "TAM-001")
    first = Forum.objects.get().guest_token
    assert forum.close_guest_link() is True
    forum.open_guest_link()
    assert Forum.objects.get().guest_token not in (None, first)


@pytest.mark.django_db
def test_an_invitation_that_was_used_is_not_taken_away():
    staff, invitation = UserFactory(), InvitationFactory()
    unused = InvitationFactory(forum=invitation.forum)
    join(invitation)

    with pytest.raises(ValidationError) as error:
        set_invitations(invitation.forum, by=staff, agencies=[], vendors=[])
    assert error.value.code == "invitation_used"
    assert Invitation.objects.count() == 2

    kept = [invitation.agency]
    assert set_invitations(invitation.forum, by=staff, agencies=kept, vendors=[]) == (0, 1)
    assert not Invitation.objects.filter(pk=unused.pk).exists()


@pytest.mark.django_db
def test_contacts_come_from_the_last_invitation_or_the_vendor():
    earlier = InvitationFactory(email="lama@metro.example", phone="")
    vendor = VendorFactory(email="roti@metro.example")
    forum = ForumFactory()

    set_invitations(forum, by=UserFactory(), agencies=[earlier.agency], vendors=[vendor])

    emails = {row.guest: row.email for row in forum.invitations.all()}
    assert emails == {str(earlier.agency): "lama@metro.example", vendor.name: "roti@metro.example"}


# Constraints


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("invitation_has_a_seat", {"seats": 0}),
        ("invitation_answers_one_way", {"decline_reason": "Sakit"}),
        (
            "invitation_answers_one_way",
            {
                "declined_at": timezone.now(),
                "decline_reason": "Sakit",
                "confirmed_at": timezone.now(),
            },
        ),
        ("invitation_call_is_whole", {"called_at": timezone.now()}),
        ("invitation_is_for_one", {"agency": None}),
    ],
)
def test_database_refuses_an_impossible_invitation(name, values):
    with pytest.raises(IntegrityError, match=name):
        InvitationFactory(**values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("participant_self_registered_consented", {"registered_by": None}),
        ("participant_consent_is_whole", {"consented_at": timezone.now()}),
    ],
)
def test_database_refuses_a_person_without_consent_or_officer(name, values):
    with pytest.raises(IntegrityError, match=name):
        ParticipantFactory(**values)


@pytest.mark.django_db
def test_database_refuses_a_guest_link_without_token():
    with pytest.raises(IntegrityError, match="forum_guest_link_has_token"):
        ForumFactory(accepts_guests=True)


@pytest.mark.django_db
def test_database_keeps_consent_texts_as_they_were_read():
    text = ConsentTextFactory()
    with pytest.raises(IntegrityError, match="consent_text_active_is_one"), transaction.atomic():
        ConsentTextFactory(version="2")

    text.text = "Lain"
    with pytest.raises(ProgrammingError, match="Cannot update rows"):
        text.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("change_request_decision_is_whole", {"is_accepted": True}),
        ("change_request_pending_is_one", {}),
    ],
)
def test_database_refuses_an_impossible_request(name, values):
    participant = ParticipantFactory()
    ChangeRequest.objects.create(participant=participant, kind=ChangeKind.WITHDRAW)

    with pytest.raises(IntegrityError, match=name):
        ChangeRequest.objects.create(participant=participant, kind=ChangeKind.WITHDRAW, **values)


# Many at once


def join_from_many_connections(forum, count, act):
    """`count` agencies register one person each at the same moment, over connections of their own."""
    invitations = [InvitationFactory(forum=forum) for _ in range(count)]
    ConsentTextFactory()
    start = Barrier(count)

    def join_one(invitation):
        try:
            ConsentText.objects.current()
            start.wait(timeout=30)
            return act(invitation).status
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(join_one, invitations))


@pytest.mark.django_db(transaction=True)
def test_forty_registrations_for_ten_seats():
    forum = ForumFactory(status=ForumStatus.OPEN, agency_seats=10)

    statuses = join_from_many_connections(forum, 40, join)

    assert statuses.count(ParticipantStatus.REGISTERED) == 10
    assert statuses.count(ParticipantStatus.WAITLISTED) == 30
    in_order = Participant.objects.order_by("number")
    assert list(in_order.values_list("number", flat=True)) == list(range(1, 41))
    # In order of arrival: the first ten have the seats, and the waiting list goes on from there.
    assert [row.is_registered for row in in_order] == [True] * 10 + [False] * 30
    waiting = Participant.objects.waiting(ParticipantKind.DELEGATE)
    assert [row.number for row in waiting] == list(range(11, 41))


@pytest.mark.django_db(transaction=True)
def test_forty_registrations_without_the_lock_fail(monkeypatch):
    """The negative control: the lock is what the test above rests on."""
    forum = ForumFactory(status=ForumStatus.OPEN, agency_seats=10)

    def unlocked(pk):
        return Forum.objects.get(pk=pk)

    monkeypatch.setattr(registration, "lock_forum", unlocked)
    monkeypatch.setattr("events.actions.invitations.lock_forum", unlocked)

    with pytest.raises(IntegrityError, match="forum_agency_seats_not_oversold"):
        join_from_many_connections(forum, 40, join)


@pytest.mark.django_db(transaction=True)
def test_one_invitation_pressed_by_many_gives_no_seat_too_many():
    invitation = InvitationFactory(seats=2)
    consent = ConsentTextFactory()
    start = Barrier(8)

    def press(number):
        try:
            start.wait(timeout=30)
            register_by_invitation(invitation, Participant(name=f"P{number}"), consent=consent)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "registered"

    with ThreadPoolExecutor(8) as pool:
        results = sorted(pool.map(press, range(8)))

    assert results == ["invitation_full"] * 6 + ["registered"] * 2


@pytest.mark.django_db
def test_the_office_still_registers_without_consent():
    participant = register(
        Participant(
            forum=ForumFactory(), kind=ParticipantKind.DELEGATE, agency=AgencyFactory(), name="S"
        ),
        by=UserFactory(),
    )

    assert participant.consent is None
