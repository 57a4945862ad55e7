"""Two who act on one thing at the same moment, in every order that hurts; rules are asked after.

`behind` lets the second act begin while the first is done and not yet committed: what the second
has read before is old by then. No sleeping and no luck: the same order on every run. The plain
races, many at once, are in the tests of the apps.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from events.actions.badges import note_printed
from events.actions.check_in import check_in
from events.actions.invitations import accept_request, replace_delegate
from events.models import (
    Attendance,
    ChangeKind,
    ChangeRequest,
    CheckInMethod,
    ForumStatus,
    Participant,
)
from matching.actions.commitments import record as record_commitment
from matching.actions.outcomes import decide, report
from matching.models import Commitment, Decision, MeetingReport
from procurement.actions.bulk import cancel_many
from procurement.actions.importing.drafts import Draft
from procurement.actions.importing.saving import update_purchases
from procurement.actions.linking import link
from procurement.models import CommitmentPurchase, Purchase, Stage
from tests.factories import (
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    UserFactory,
    VendorFactory,
)
from tests.invariants import broken
from tests.matching.test_schedule import Hall
from tests.procurement.test_linking import bought, committed
from vendors.actions.claims import claim_profile
from vendors.actions.merging import merge
from vendors.models import ProfileInvitation, Representative, Vendor

pytestmark = pytest.mark.django_db(transaction=True)


def behind(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What the second act says, begun after the first was done and before it was committed."""

    def act():
        try:
            return second()
        except ValidationError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            answer = pool.submit(act)
            wait_for(answer)
        return answer.result(timeout=30)


def wait_for(answer: Future) -> None:
    """Until the other has an answer, or waits for what is held here."""
    while not answer.done():
        with connection.cursor() as cursor, suppress(TimeoutError):
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchone():
                return
            answer.exception(timeout=0.01)


def holds() -> None:
    assert broken() == {}


# Promises and purchases


@pytest.fixture
def promise():
    commitment = committed()
    return SimpleNamespace(
        commitment=commitment, purchase=bought(commitment, stage="realised"), by=UserFactory()
    )


def tie(promise, purchase=None, amount=1000):
    return link(
        commitment=Commitment.objects.get(pk=promise.commitment.pk),
        purchase=purchase or promise.purchase,
        amount=Decimal(amount),
        by=promise.by,
    )


def test_a_purchase_that_is_just_cancelled_fulfils_nothing(promise):
    said = behind(lambda: cancel_many([promise.purchase], reason="Batal"), lambda: tie(promise))

    assert said == "not_counted"
    holds()


def test_a_purchase_that_just_fulfils_a_promise_is_not_cancelled(promise):
    said = behind(lambda: tie(promise), lambda: cancel_many([promise.purchase], reason="Batal"))

    assert said == "has_links"
    holds()


def test_a_promise_that_is_just_given_up_is_not_fulfilled(promise):
    said = behind(lambda: promise.commitment.cancel(reason="Batal"), lambda: tie(promise))

    assert said == "not_promised"
    holds()


def test_two_purchases_that_fill_a_promise_together_complete_it(promise):
    other = bought(promise.commitment, stage="realised", supplier=promise.purchase.supplier)
    promise.commitment.contract(number="SP-1", on=date(2024, 4, 1))

    behind(lambda: tie(promise, amount=400), lambda: tie(promise, other, amount=600))

    assert CommitmentPurchase.objects.count() == 2
    promise.commitment.refresh_from_db()
    assert promise.commitment.status == "completed"
    holds()


def test_what_somebody_has_just_typed_stays_when_a_file_is_saved():
    purchase = PurchaseFactory(pdn_value=None)
    typed = Purchase.objects.get(pk=purchase.pk)

    def type_in():
        typed.pdn_value, typed.hand_set = Decimal(5), ["pdn_value"]
        typed.save()

    draft = Draft(1, purchase_id=purchase.pk, after={"pdn_value": Decimal(7)})

    def save_file():
        with transaction.atomic():
            update_purchases([draft])

    behind(type_in, save_file)

    purchase.refresh_from_db()
    assert purchase.pdn_value == 5
    holds()


# People


@pytest.fixture
def invited():
    """A delegate who was registered by the link of an invitation; the forum takes registrations."""
    OfficeFactory()
    invitation = InvitationFactory()
    person = ParticipantFactory(
        forum=invitation.forum, agency=invitation.agency, invitation=invitation,
        name="Siti", phone="+6281200000001",
    )  # fmt: skip
    return SimpleNamespace(invitation=invitation, person=person, consent=ConsentTextFactory())


def put_in_place(invited, name="Budi"):
    colleague = Participant.objects.get(pk=invited.person.pk)
    colleague.name, colleague.nip, colleague.phone = name, "", "+6281200000002"
    return replace_delegate(colleague, consent=invited.consent)


def test_a_change_sent_while_the_person_is_replaced_brings_nobody_back(invited):
    path = reverse("invitations:delegate_edit", args=[invited.invitation.token, invited.person.pk])
    page = Client().get(path)
    values = {bound.html_name: bound.value() or "" for bound in page.context["form"]}

    response = behind(
        lambda: put_in_place(invited),
        lambda: Client().post(path, values | {"position": "Kepala Seksi"}),
    )

    now = Participant.objects.get(pk=invited.person.pk)
    assert response.status_code == 409
    assert (now.name, now.phone) == ("Budi", "+6281200000002")
    assert now.ticket_token != invited.person.ticket_token
    holds()


def test_a_person_who_has_just_arrived_is_not_replaced():
    forum = ForumFactory(status=ForumStatus.RUNNING)
    person, officer = ParticipantFactory(forum=forum), UserFactory()
    wish = ChangeRequest.objects.create(
        participant=person,
        kind=ChangeKind.REPLACE,
        values={"name": "Budi", "consent": ConsentTextFactory().pk},
    )

    said = behind(
        lambda: check_in(person, by=officer, method=CheckInMethod.SCAN),
        lambda: accept_request(wish, by=officer),
    )

    person.refresh_from_db()
    assert said == "has_arrived"
    assert person.name == Attendance.objects.get().present_name
    holds()


def test_a_card_drawn_before_the_person_was_replaced_does_not_count_as_printed(invited):
    drawn = [Participant.objects.get(pk=invited.person.pk)]

    said = behind(lambda: put_in_place(invited), lambda: note_printed(drawn, again=False))

    assert said == "printed_meanwhile"
    assert Participant.objects.get(pk=invited.person.pk).badge_printed_at is None


# Meetings


@pytest.fixture
def hall():
    """A published schedule of one meeting, and a draft with the same meeting to follow it."""
    hall = Hall()
    wish = hall.wish(0, 0)
    hall.meeting = hall.publish(hall.draft()).meetings.get(request=wish)
    hall.next = hall.draft()
    return hall


def test_a_report_written_while_a_schedule_is_published_is_not_lost(hall):
    behind(
        lambda: hall.publish(hall.next),
        lambda: report(
            hall.meeting, MeetingReport(held=True, outcome="interest"), by=UserFactory()
        ),
    )

    assert MeetingReport.objects.get().meeting.schedule_id == hall.next.pk
    holds()


def test_a_decision_made_while_a_schedule_is_published_is_not_lost(hall):
    behind(
        lambda: hall.publish(hall.next),
        lambda: decide(hall.meeting, Decision.INTEREST, by=UserFactory()),
    )

    assert hall.next.meetings.get(uid=hall.meeting.uid).decision == Decision.INTEREST


def test_a_commitment_written_while_a_schedule_is_published_follows(hall):
    row = Commitment(
        forum=hall.forum, meeting=hall.meeting, agency=hall.meeting.agency,
        vendor=hall.meeting.vendor, description="Snack rapat",
    )  # fmt: skip

    behind(lambda: hall.publish(hall.next), lambda: record_commitment(row, by=UserFactory()))

    assert Commitment.objects.get().meeting.schedule_id == hall.next.pk
    holds()


# Vendors


@pytest.fixture
def pair():
    kept, merged = VendorFactory(), VendorFactory(slug="ganda")
    by = UserFactory(role=Role.ADMIN)

    def act():
        merge(kept=kept, merged=Vendor.objects.get(pk=merged.pk), reason="Ganda", by=by)

    return SimpleNamespace(kept=kept, merged=merged, by=by, merge=act)


def test_a_product_saved_while_its_vendor_is_merged_is_not_left_behind(pair):
    category = ProductFactory().category
    browser = Client()
    browser.force_login(pair.by)
    data = {"name": "Keripik", "category": category.pk, "unit": "bungkus", "price": "10000"}
    path = reverse("vendors:product_create", args=["ganda"])

    response = behind(pair.merge, lambda: browser.post(path, data))

    assert response.status_code < 500
    holds()


def test_every_table_that_names_a_vendor_follows_merges():
    """Derived rows follow their product; a merge names both for good."""
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT conrelid::regclass::text FROM pg_constraint
            WHERE confrelid = 'vendors_vendor'::regclass AND conrelid <> confrelid
                AND NOT EXISTS (
                    SELECT 1 FROM pg_trigger WHERE tgrelid = conrelid
                        AND tgname = 'vendor_follows_merge'
                )
        """)
        without = {table for (table,) in cursor.fetchall()}

    assert without == {"matching_offer", "vendors_directoryentry", "vendors_vendormerge"}


def test_a_profile_claimed_while_its_vendor_is_merged_is_not_left_behind(pair):
    ProfileInvitation.issue(pair.merged, by=pair.by)
    invitation = ProfileInvitation.objects.get()
    user = UserFactory.build(role=Role.VENDOR, username="wakil")

    behind(
        pair.merge,
        lambda: claim_profile(invitation, user=user, password="kebun singkong sore hari"),
    )

    assert not Representative.objects.filter(vendor=pair.merged).exists()
    holds()


# The questions themselves


def test_broken_rules_would_be_seen(promise):
    """The negative control: each of these breaks one rule."""
    tie(promise)
    Purchase.objects.filter(pk=promise.purchase.pk).update(stage=Stage.CANCELLED)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_headcount SET people = 7")
        cursor.execute("UPDATE procurement_purchasesummary SET value = value + 1")

    assert {"no cancelled purchase fulfils a commitment", "sums of purchases are right"} <= set(
        broken()
    )
