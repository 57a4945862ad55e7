"""What the database refuses, whoever writes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from matching.models import (
    Absence,
    Call,
    Commitment,
    CommitmentStatus,
    Meeting,
    MeetingReport,
    MeetingStatus,
    Request,
    RequestStatus,
    Schedule,
    ScheduleStatus,
)
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    CommitmentFactory,
    ForumFactory,
    InterestFactory,
    MeetingFactory,
    MeetingReportFactory,
    ParticipantFactory,
    PublishedScheduleFactory,
    RequestFactory,
    ScheduleFactory,
    SlotFactory,
    TableFactory,
    UserFactory,
    VerifiedVendorFactory,
    VetoFactory,
)

pytestmark = pytest.mark.django_db


def refused(name):
    return pytest.raises((IntegrityError, ProgrammingError), match=name)


# Requests


def test_pair_has_one_standing_request_a_forum():
    first = AcceptedRequestFactory()
    pair = {"forum": first.forum, "agency": first.agency, "vendor": first.vendor}
    RequestFactory(**pair, status=RequestStatus.WITHDRAWN)
    RequestFactory(**pair | {"forum": ForumFactory()})

    with refused("request_pair_stands_once"):
        RequestFactory(**pair)


@pytest.mark.parametrize(
    "values",
    [
        {"status": RequestStatus.ACCEPTED},
        {"status": RequestStatus.DECLINED, "answered_at": timezone.now()},
        {"answer_note": "Ya"},
    ],
)
def test_request_answer_is_whole(values):
    row = RequestFactory()

    with refused("request_answer_is_whole"):
        Request.objects.filter(pk=row.pk).update(**values)


def test_request_priority_is_known():
    with refused("request_priority_is_known"):
        RequestFactory(priority=4)


def test_pair_is_vetoed_once():
    veto = VetoFactory()

    with refused("veto_pair_is_unique"):
        VetoFactory(forum=veto.forum, agency=veto.agency, vendor=veto.vendor)


def test_absence_is_of_exactly_one():
    slot, user = SlotFactory(), UserFactory()
    sides = {"agency": AgencyFactory(), "vendor": VerifiedVendorFactory()}
    for values in ({}, sides):
        with refused("absence_is_of_one"), transaction.atomic():
            Absence.objects.create(forum=slot.forum, slot=slot, created_by=user, **values)


@pytest.mark.parametrize("side", ["agency", "vendor", "participant"])
def test_absence_is_written_once(side):
    slot, user = SlotFactory(), UserFactory()
    factory = {
        "agency": AgencyFactory,
        "vendor": VerifiedVendorFactory,
        "participant": ParticipantFactory,
    }[side]
    values = {"forum": slot.forum, "slot": slot, "created_by": user, side: factory()}
    Absence.objects.create(**values)

    with refused(f"absence_{side}_is_unique"):
        Absence.objects.create(**values)


@pytest.mark.parametrize("side", ["agency", "vendor"])
def test_call_is_ticked_once(side):
    factory = {"agency": AgencyFactory, "vendor": VerifiedVendorFactory}[side]
    values = {"forum": ForumFactory(), "topic": "demand", side: factory()}
    values["done_by"] = UserFactory()
    Call.objects.create(**values)

    with refused(f"call_{side}_is_unique"):
        Call.objects.create(**values)


def test_call_is_to_one_side():
    with refused("call_is_to_one"):
        Call.objects.create(forum=ForumFactory(), topic="demand", done_by=UserFactory())


# Schedules and meetings


def test_forum_has_one_published_schedule():
    published = PublishedScheduleFactory()
    ScheduleFactory(forum=published.forum)

    with refused("schedule_published_is_one_in_forum"):
        PublishedScheduleFactory(forum=published.forum, version=2)


@pytest.mark.parametrize("field", ["number", "version"])
def test_schedule_numbers_are_unique_in_the_forum(field):
    first = PublishedScheduleFactory(status=ScheduleStatus.SUPERSEDED)
    values = {"forum": first.forum, "version": 2} | {field: getattr(first, field)}

    with refused(f"schedule_{field}_is_unique_in_forum"):
        PublishedScheduleFactory(**values)


def test_schedule_publication_is_whole():
    with refused("schedule_publication_is_whole"):
        ScheduleFactory(version=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [("published", "draft"), ("superseded", "published"), ("draft", "superseded")],
)
def test_schedule_goes_one_way(before, after):
    row = ScheduleFactory() if before == "draft" else PublishedScheduleFactory(status=before)

    with refused("Invalid transition"):
        Schedule.objects.filter(pk=row.pk).update(status=after)


def same_slot(first, **values):
    return MeetingFactory(schedule=first.schedule, slot=first.slot, **values)


def test_table_has_one_meeting_a_slot():
    first = MeetingFactory()
    same_slot(first)
    MeetingFactory(schedule=first.schedule, table=first.table)
    MeetingFactory(schedule=ScheduleFactory(forum=first.forum), slot=first.slot, table=first.table)

    with refused("meeting_table_once_in_slot"):
        same_slot(first, table=first.table)


def test_vendor_has_one_meeting_a_slot():
    first = MeetingFactory()

    with refused("meeting_vendor_once_in_slot"):
        same_slot(first, vendor=first.vendor)


def test_delegate_has_one_meeting_a_slot():
    delegate = ParticipantFactory()
    first = MeetingFactory(agency=delegate.agency, delegate=delegate)
    colleague = ParticipantFactory(agency=delegate.agency)
    same_slot(first, agency=delegate.agency, delegate=colleague)

    with refused("meeting_delegate_once_in_slot"):
        same_slot(first, agency=delegate.agency, delegate=delegate)


def test_agency_without_named_delegates_has_one_meeting_a_slot():
    first = MeetingFactory()

    with refused("meeting_agency_once_in_slot"):
        same_slot(first, agency=first.agency)


def test_agency_cannot_meet_as_a_whole_and_with_a_delegate_at_once():
    delegate = ParticipantFactory()
    first = MeetingFactory(agency=delegate.agency, delegate=delegate)

    with refused("meeting_agency_once_in_slot"):
        same_slot(first, agency=delegate.agency)


def test_pair_meets_once_a_schedule():
    first = MeetingFactory()

    with refused("meeting_pair_once_in_schedule"):
        MeetingFactory(schedule=first.schedule, agency=first.agency, vendor=first.vendor)


def test_cancelled_meeting_frees_its_place():
    first = MeetingFactory(status=MeetingStatus.CANCELLED, cancel_reason="Sakit")

    same_slot(first, table=first.table, agency=first.agency, vendor=first.vendor)

    with refused("meeting_table_once_in_slot|meeting_agency_once_in_slot|meeting_pair"):
        Meeting.objects.filter(pk=first.pk).update(status="planned", cancel_reason="")


@pytest.mark.parametrize("part", ["slot", "table", "forum"])
def test_meeting_stays_in_its_forum(part):
    other = {"slot": SlotFactory, "table": TableFactory, "forum": ForumFactory}[part]()
    schedule = ScheduleFactory()
    values = {
        "slot": SlotFactory(forum=schedule.forum),
        "table": TableFactory(forum=schedule.forum),
    } | {part: other}

    with refused("meeting_stays_in_its_forum"):
        MeetingFactory(schedule=schedule, **values)


def test_cancelled_meeting_has_a_reason():
    with refused("meeting_cancel_has_reason"):
        MeetingFactory(status=MeetingStatus.CANCELLED)


def test_meeting_keeps_its_sign_once_a_schedule():
    first = MeetingFactory()

    with refused("meeting_uid_is_unique_in_schedule"):
        MeetingFactory(schedule=first.schedule, uid=first.uid)


def test_decision_has_a_person():
    with refused("meeting_decision_is_whole"):
        MeetingFactory(decision="none")


def test_side_reports_once():
    first = MeetingReportFactory()

    with refused("meeting_report_once_a_side"):
        MeetingReportFactory(meeting=first.meeting)


@pytest.mark.parametrize(
    "values",
    [
        {"held": False, "outcome": "interest"},
        {"held": False, "rating": 3},
        {"held": True, "missing": "vendor"},
    ],
)
def test_meeting_that_was_not_held_has_no_outcome(values):
    report = MeetingReportFactory()

    with refused("meeting_report_unheld_has_no_outcome"):
        MeetingReport.objects.filter(pk=report.pk).update(**values)


@pytest.mark.parametrize(("rating", "fits"), [(0, False), (1, True), (5, True), (6, False)])
def test_rating_is_in_range(rating, fits):
    report = MeetingReportFactory()
    rows = MeetingReport.objects.filter(pk=report.pk)
    if fits:
        assert rows.update(rating=rating)
        return

    with refused("meeting_report_rating_is_in_range"):
        rows.update(rating=rating)


# Commitments


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("cancel_has_reason", {"status": "cancelled"}),
        ("cancel_has_reason", {"cancel_reason": "Anggaran digeser"}),
        ("amounts_are_positive", {"quantity": None, "value": Decimal("-1")}),
        ("amounts_are_positive", {"quantity": Decimal(0), "unit_price": None}),
        ("amounts_are_positive", {"unit_price": Decimal(0), "quantity": None}),
        ("value_is_quantity_times_price", {"value": Decimal("999999.99")}),
        ("value_is_quantity_times_price", {"value": Decimal("1000000.01")}),
        ("month_is_its_first_day", {"planned_month": date(2024, 3, 2)}),
        ("rup_code_has_8_digits", {"rup_code": "1234567"}),
        ("rup_code_has_8_digits", {"rup_code": "1234567A"}),
        ("promise_is_whole", {"planned_month": None}),
        ("promise_is_whole", {"committed_on": None}),
        ("promise_is_whole", {"value": None, "quantity": None}),
        ("contract_is_whole", {"status": "contracted"}),
        ("contract_is_whole", {"contract_number": "027/1", "contract_on": date(2024, 4, 1)}),
        ("contract_is_whole", {"status": "contracted", "contract_number": "027/1"}),
        ("completion_has_a_day", {"completed_on": date(2024, 4, 1)}),
    ],
)
def test_commitment_holds_together(name, values):
    row = CommitmentFactory()

    with refused(f"commitment_{name}"):
        Commitment.objects.filter(pk=row.pk).update(**values)


def test_commitment_without_price_takes_any_value():
    row = CommitmentFactory(unit_price=None, value=Decimal("123.45"))

    row.refresh_from_db()
    assert row.value == Decimal("123.45")


def test_commitment_rounds_the_product_half_up():
    row = CommitmentFactory.build(quantity=Decimal("0.50"), unit_price=Decimal("0.01"))

    assert row.computed_value() == Decimal("0.01")
    CommitmentFactory(
        quantity=Decimal("0.50"), unit_price=Decimal("0.01"), value=row.computed_value()
    )


def test_commitment_number_is_unique_in_the_forum():
    first = CommitmentFactory()
    CommitmentFactory(number=first.number)

    with refused("commitment_number_is_unique_in_forum"):
        CommitmentFactory(forum=first.forum, number=first.number)


def test_interest_needs_neither_value_nor_month():
    assert InterestFactory().status == CommitmentStatus.INTEREST


@pytest.mark.parametrize(
    ("before", "after"),
    [("interest", "contracted"), ("committed", "completed"), ("committed", "interest")],
)
def test_commitment_skips_no_step(before, after):
    row = CommitmentFactory(status=before)
    today = timezone.localdate() - timedelta(days=1)
    values = {"contract_number": "027/1", "contract_on": today}
    values |= {"completed_on": today} if after == "completed" else {}

    with refused("Invalid transition"):
        Commitment.objects.filter(pk=row.pk).update(
            status=after, **values if after != "interest" else {}
        )
