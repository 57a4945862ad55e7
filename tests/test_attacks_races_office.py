"""More of tests/test_attacks_races.py: what the office does while somebody else acts on the same."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from itertools import permutations

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from events.actions.check_in import check_in
from events.actions.closing import issue_certificates
from events.actions.invitations import decline_invitation, register_by_invitation
from events.actions.registration import cancel as cancel_participant
from events.actions.registration import give_seat, move_up
from events.models import CheckInMethod, Forum, ForumStatus, Participant
from matching.actions.outcomes import decide
from matching.actions.placing import cancel as cancel_meeting
from matching.models import Commitment, Decision, Meeting
from privacy.actions.retention import make_person_nameless
from procurement.actions.bulk import cancel_many
from procurement.actions.closing import close_period, reopen_period
from procurement.actions.entering import record as record_purchase
from procurement.actions.linking import link, unlink
from procurement.models import CommitmentPurchase, PeriodClosing, Purchase
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    LicenceFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    UserFactory,
    VendorFactory,
)
from tests.matching.test_schedule import Hall
from tests.procurement.test_linking import bought, committed
from tests.test_attacks_races import behind, holds, wait_for
from vendors.actions.merging import merge, unmerge
from vendors.models import Product, Vendor

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(role=Role.ADMIN):
    browser = Client(raise_request_exception=False)
    browser.force_login(UserFactory(role=role))
    return browser


def opened(browser, path):
    """What the form of a page would send back as it is."""
    form = browser.get(path).context["form"]
    return {bound.html_name: value for bound in form if (value := bound.value()) not in (None, "")}


# Invitations


@pytest.fixture
def invitation():
    OfficeFactory()
    return InvitationFactory(seats=2)


def edit_of(invitation, **changes):
    browser = signed_in()
    path = reverse("events:invitation_edit", args=[invitation.forum.slug, invitation.pk])
    values = opened(browser, path) | changes
    return lambda: browser.post(path, values)


def register(invitation, name):
    person = ParticipantFactory.build(forum=None, agency=None, name=name)
    consent = ConsentTextFactory()
    return lambda: register_by_invitation(invitation, person, consent=consent)


def test_an_answer_given_while_the_office_edits_the_invitation_stays(invitation):
    behind(
        lambda: decline_invitation(invitation, reason="Ada rapat lain"),
        edit_of(invitation, email="dinas@contoh.example"),
    )

    invitation.refresh_from_db()
    assert invitation.decline_reason == "Ada rapat lain"
    assert invitation.email == "dinas@contoh.example"
    holds()


def test_seats_of_an_invitation_are_not_taken_away_from_who_has_just_registered(invitation):
    register(invitation, "Siti")()

    response = behind(register(invitation, "Budi"), edit_of(invitation, seats="1"))

    assert "Sudah 2 orang terdaftar" in response.content.decode()
    holds()


def test_nobody_registers_beyond_the_seats_that_the_office_has_just_set(invitation):
    register(invitation, "Siti")()

    said = behind(edit_of(invitation, seats="1"), register(invitation, "Budi"))

    assert said == "invitation_full"
    holds()


# Who asked to be forgotten


@pytest.fixture
def person():
    OfficeFactory()
    return ParticipantFactory(
        forum=ForumFactory(status=ForumStatus.RUNNING), name="Sitoresmi", email="s@contoh.example",
        phone="+6281200000001",
    )  # fmt: skip


def forget(person):
    by = UserFactory(role=Role.ADMIN)
    return lambda: make_person_nameless(Participant.objects.get(pk=person.pk), by=by)


def is_forgotten(person):
    """Whether no row tells the name: those of the history follow with the next retention run."""
    rows = [
        *Participant.objects.filter(pk=person.pk).values_list("name", "badge_name"),
        *person.attendances.values_list("present_name", flat=True),
        *person.forum.certificates.values_list("name", flat=True),
        *person.forum.messages.values_list("body", flat=True),
    ]
    return "Sitoresmi" not in str(rows)


@pytest.mark.parametrize("name", ["participant_edit", "badge_edit"])
def test_who_is_just_forgotten_does_not_come_back_from_an_open_form(person, name):
    browser = signed_in()
    path = reverse(f"events:{name}", args=[person.forum.slug, person.pk])
    values = opened(browser, path)

    behind(forget(person), lambda: browser.post(path, values))

    assert is_forgotten(person)


def test_who_is_just_forgotten_gets_no_certificate_of_the_old_name(person):
    AttendanceFactory(participant=person)
    by = UserFactory()

    def issue():
        return issue_certificates(person.forum, by=by, pattern="1/{urut}/2024")

    behind(forget(person), issue)

    assert is_forgotten(person)


def test_a_certificate_that_was_just_issued_is_forgotten_too(person):
    AttendanceFactory(participant=person)
    by = UserFactory()

    behind(
        lambda: issue_certificates(person.forum, by=by, pattern="1/{urut}/2024"), forget(person)
    )

    assert is_forgotten(person)


@pytest.mark.parametrize("is_first", [True, False])
def test_who_arrives_while_being_forgotten_leaves_no_name(person, is_first):
    by = UserFactory()
    acts = [
        lambda: check_in(person, by=by, method=CheckInMethod.SCAN),
        forget(person),
    ]

    behind(*(acts if is_first else reversed(acts)))

    assert is_forgotten(person)


def test_who_moves_up_while_being_forgotten_leaves_no_name_in_mail(person):
    Participant.objects.filter(pk=person.pk).update(status="cancelled", cancel_reason="x")
    Participant.objects.filter(pk=person.pk).update(status="waitlisted", cancel_reason="")
    forum = Forum.objects.get(pk=person.forum_id)

    def up():
        with transaction.atomic():
            move_up(Forum.objects.hold(forum.pk))

    behind(up, forget(person))

    assert is_forgotten(person)


# Seats


def test_a_seat_given_to_who_is_just_cancelled_counts(person):
    behind(
        lambda: cancel_participant(person, reason="Sakit"),
        lambda: give_seat(Participant.objects.get(pk=person.pk)),
    )
    holds()


# Accounts


def test_a_new_first_password_does_not_bring_back_who_was_just_deactivated():
    admin, user = UserFactory(role=Role.ADMIN), UserFactory()
    browser = signed_in()
    path = reverse("accounts:user_reset_password", args=[user.pk])

    behind(lambda: User.objects.get(pk=user.pk).deactivate(by=admin), lambda: browser.post(path))

    user.refresh_from_db()
    assert not user.is_active


def test_an_edit_does_not_bring_back_who_was_just_deactivated():
    admin, user = UserFactory(role=Role.ADMIN), UserFactory()
    browser = signed_in()
    path = reverse("accounts:user_edit", args=[user.pk])
    values = opened(browser, path) | {"position": "Kepala"}

    behind(
        lambda: User.objects.get(pk=user.pk).deactivate(by=admin),
        lambda: browser.post(path, values),
    )

    user.refresh_from_db()
    assert not user.is_active


def test_two_admins_who_deactivate_each_other_leave_one():
    User.objects.filter(role=Role.ADMIN).delete()
    one, two = UserFactory(role=Role.ADMIN), UserFactory(role=Role.ADMIN)
    behind(
        lambda: User.objects.get(pk=one.pk).deactivate(by=two),
        lambda: User.objects.get(pk=two.pk).deactivate(by=one),
    )
    holds()


# Vendors


def test_rows_that_go_back_from_a_merge_do_not_go_on_to_another_vendor():
    middle, merged, last = (
        VendorFactory(slug="b"),
        VendorFactory(slug="a"),
        VendorFactory(slug="c"),
    )
    product, by = ProductFactory(vendor=merged), UserFactory(role=Role.ADMIN)
    record = merge(kept=middle, merged=merged, reason="Ganda", by=by)

    behind(
        lambda: unmerge(record, by=by),
        lambda: merge(kept=last, merged=Vendor.objects.get(pk=middle.pk), reason="Ganda", by=by),
    )

    assert Product.objects.get(pk=product.pk).vendor_id == merged.pk
    holds()


def test_a_licence_that_is_just_checked_is_not_changed(person):
    licence = LicenceFactory(number="0220123456789")
    browser = signed_in()
    path = reverse("vendors:licence_edit", args=[licence.vendor.slug, licence.pk])
    values = opened(browser, path) | {"number": "9120123456789"}
    by = UserFactory()

    behind(lambda: licence.verify(by=by), lambda: browser.post(path, values))

    licence.refresh_from_db()
    assert (licence.is_verified, licence.number) == (True, "0220123456789")


def test_a_profile_that_is_just_suspended_is_not_verified_by_its_edit():
    vendor = VendorFactory(
        status="verified", verified_at=timezone.now(), verified_by=UserFactory()
    )
    browser = signed_in()
    path = reverse("vendors:vendor_part_edit", args=[vendor.slug, "identity"])
    values = opened(browser, path)

    behind(
        lambda: Vendor.objects.get(pk=vendor.pk).suspend(reason="x"),
        lambda: browser.post(path, values),
    )

    vendor.refresh_from_db()
    assert vendor.is_suspended


# Meetings


def test_a_meeting_that_is_just_cancelled_has_no_decision():
    hall = Hall()
    wish = hall.wish(0, 0)
    meeting = hall.publish(hall.draft()).meetings.get(request=wish)
    by = UserFactory()

    said = behind(
        lambda: cancel_meeting(Meeting.objects.get(pk=meeting.pk), reason="x", by=by),
        lambda: decide(meeting, Decision.INTEREST, by=by),
    )

    meeting.refresh_from_db()
    assert said == "cancelled"
    assert (meeting.status, meeting.decision) == ("cancelled", "")


# Commitments and purchases


STEPS = {
    "cancel": lambda row: row.cancel(reason="Batal"),
    "complete": lambda row: row.complete(on=timezone.localdate()),
    "withdraw_contract": lambda row: row.withdraw_contract(reason="Keliru"),
}


@pytest.mark.parametrize(("first", "second"), list(permutations(STEPS, 2)))
def test_of_two_steps_of_one_promise_the_second_is_told(first, second):
    commitment = committed()
    commitment.contract(number="SP-1", on=timezone.localdate())
    one, two = (Commitment.objects.get(pk=commitment.pk) for _ in range(2))

    said = behind(lambda: STEPS[first](one), lambda: STEPS[second](two))

    # What is withdrawn is still promised, and may be cancelled.
    assert said == (None if (first, second) == ("withdraw_contract", "cancel") else "not_allowed")
    holds()


def test_a_purchase_that_was_just_linked_is_not_edited_away():
    commitment = committed()
    purchase = bought(commitment, stage="realised")
    browser = signed_in()
    path = reverse("procurement:purchase_edit", args=[purchase.pk])
    values = opened(browser, path) | {"value": "500"}
    by = UserFactory()

    response = behind(
        lambda: link(commitment=commitment, purchase=purchase, amount=Decimal(1000), by=by),
        lambda: browser.post(path, values),
    )

    assert response.status_code < 500
    holds()


def test_a_purchase_that_was_just_cancelled_is_not_edited_back():
    purchase = PurchaseFactory(stage="realised")
    browser = signed_in()
    path = reverse("procurement:purchase_edit", args=[purchase.pk])
    values = opened(browser, path) | {"package_name": "Lain"}

    response = behind(
        lambda: cancel_many([purchase], reason="x"), lambda: browser.post(path, values)
    )

    purchase.refresh_from_db()
    assert purchase.stage == "cancelled", response.status_code
    holds()


def test_a_link_is_taken_away_once():
    commitment = committed()
    purchase = bought(commitment, stage="realised")
    by = UserFactory()
    link(commitment=commitment, purchase=purchase, amount=Decimal(1000), by=by)
    one = CommitmentPurchase.objects.get()
    two = CommitmentPurchase.objects.get()

    behind(lambda: unlink(one, reason="x"), lambda: unlink(two, reason="y"))

    holds()


def test_a_purchase_linked_while_a_file_changes_it_waits_and_holds_nothing():
    """A file holds its purchases and goes on to the promises that they fulfil."""
    commitment = committed()
    kept = bought(commitment, stage="realised")
    more = bought(commitment, stage="realised", supplier=kept.supplier)
    by = UserFactory()
    link(commitment=commitment, purchase=kept, amount=Decimal(400), by=by)
    row = CommitmentPurchase.objects.get()

    def change_by_file():
        list(Purchase.objects.order_by("pk").select_for_update())
        answer = other.submit(tie_more)
        wait_for(answer)
        unlink(row, reason="x")
        return answer

    def tie_more():
        try:
            return link(commitment=commitment, purchase=more, amount=Decimal(600), by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            answer = change_by_file()
        assert answer.result(timeout=30) is None

    assert CommitmentPurchase.objects.filter(purchase=more).exists()
    holds()


def test_a_purchase_entered_while_its_period_is_closed_is_in_the_frozen_figures_or_after():
    purchase = PurchaseFactory.build(
        agency=AgencyFactory(),
        value=500,
        contracted_on=timezone.localdate().replace(year=2024),
    )
    by = UserFactory(role=Role.ADMIN)

    behind(
        lambda: close_period(year=2024, first_month=1, last_month=12, note="", by=by),
        lambda: record_purchase(purchase, by=by),
    )
    closing = PeriodClosing.objects.get()
    said = behind(
        lambda: reopen_period(closing, reason="x", by=by),
        lambda: reopen_period(closing, reason="y", by=by),
    )
    assert said == "not_closed"
    holds()
