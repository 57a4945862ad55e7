"""Demand, requests, a schedule, outcomes and commitments of the demo forum. All invented."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from events.models import Forum, ParticipantKind
from matching.actions.placing import clashes_of
from matching.actions.publishing import publish
from matching.actions.scheduling import Plan, make_draft
from matching.models import (
    Commitment,
    CommitmentStatus,
    Demand,
    Meeting,
    MeetingReport,
    Outcome,
    Priority,
    ReportSide,
    Request,
    RequestStatus,
    Side,
)
from vendors.models import Product

SLUG = "business-matching-p3dn-2024"
ASKED_ON = date(2024, 2, 26)
PLANNED = [date(2024, month, 1) for month in (4, 5, 6, 8)]
OUTCOMES = [Outcome.COMMITMENT, Outcome.INTEREST, Outcome.COMMITMENT, Outcome.NONE]


def moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


class Command(BaseCommand):
    help = "Load matching data of the demo forum; keeps what was entered."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demo data belongs into demo mode only: set DEMO=1.")
        forum = Forum.objects.filter(slug=SLUG).first()
        if forum is None or forum.requests.exists():
            self.stdout.write("Demo matching: already there or no demo forum, left as it is.")
            return
        staff = User.objects.get(username="staff")
        add_requests(forum, staff)
        draft = make_draft(forum, Plan(), by=staff)
        schedule = publish(draft, by=staff, clashes=clashes_of)
        meetings = list(schedule.meetings.planned().for_list())
        add_reports(meetings, staff)
        count = add_commitments(forum, meetings, staff)
        self.stdout.write(
            f"Demo matching: {len(meetings)} meetings and {count} commitments loaded."
        )


def products_by_vendor(forum: Forum) -> list[list[Product]]:
    """What each vendor at a table sells, in the order of the tables."""
    vendors = [table.vendor_id for table in forum.tables.exclude(vendor=None)]
    rows = list(Product.objects.filter(vendor__in=vendors).order_by("pk").select_related("vendor"))
    groups = [[row for row in rows if row.vendor_id == vendor] for vendor in vendors]
    return [group for group in groups if group]


def add_requests(forum, staff):
    """Each agency asks two vendors, some vendors ask back, a few have not been answered."""
    groups = products_by_vendor(forum)
    delegates = forum.participants.expected().filter(kind=ParticipantKind.DELEGATE)
    agencies = list(dict.fromkeys(row.agency for row in delegates.order_by("number")))
    requests = []
    for number, agency in enumerate(agencies if groups else []):
        for choice in (number % len(groups), (number * 3 + 1 + number // 10) % len(groups)):
            group = groups[choice]
            product = group[number % len(group)]
            if any(
                (row.agency_id, row.vendor_id) == (agency.pk, product.vendor_id)
                for row in requests
            ):
                continue
            waits = len(requests) % 15 == 7
            requests.append(
                Request(
                    forum=forum,
                    agency=agency,
                    vendor=product.vendor,
                    demand=demand_for(agency, product, number, staff),
                    product=product,
                    asked_by=Side.VENDOR if number % 6 == 5 else Side.AGENCY,
                    priority=Priority.MUST if choice == number % len(groups) else Priority.NORMAL,
                    note=f"Perlu {product.name.lower()}, mohon bawa contoh.",
                    status=RequestStatus.WAITING if waits else RequestStatus.ACCEPTED,
                    # Still open, so that the demo shows one that waits.
                    answer_by=timezone.localdate() + timedelta(days=60) if waits else ASKED_ON,
                    answered_at=None if waits else moment(ASKED_ON + timedelta(days=2), 9),
                    answered_by=None if waits else staff,
                    created_at=moment(ASKED_ON, 10),
                    created_by=staff,
                )
            )
    Request.objects.bulk_create(requests)


def demand_for(agency, product, number, staff):
    """The agency's demand of that name, made if it is not there."""
    quantity = Decimal(20 + number * 7 % 180)
    first = 4 + number % 4
    demand, _ = Demand.objects.get_or_create(
        agency=agency,
        year=2024,
        name=f"{product.name} untuk kegiatan kantor",
        defaults={
            "category_id": product.category_id,
            "quantity": quantity,
            "unit": product.unit,
            "budget": (quantity * (product.price or 0) * Decimal("1.15")).quantize(Decimal(1)),
            "first_month": first,
            "last_month": first + 2,
            "created_by": staff,
        },
    )
    return demand


def add_reports(meetings: list[Meeting], staff: User) -> None:
    """All but the last six have an outcome; in one the sides disagree."""
    reports = []
    for number, meeting in enumerate(meetings[:-6]):
        outcome = OUTCOMES[number % len(OUTCOMES)]
        for side in (ReportSide.AGENCY, ReportSide.VENDOR):
            said = outcome
            if number == 1 and side == ReportSide.VENDOR:
                said = Outcome.COMMITMENT
            reports.append(
                MeetingReport(
                    meeting=meeting,
                    side=side,
                    outcome=said,
                    rating=4 + number % 2,
                    reported_at=moment(meeting.slot.day, 12),
                    reported_by=staff,
                )
            )
    MeetingReport.objects.bulk_create(reports)


def add_commitments(forum, meetings, staff):
    rows = []
    for number, meeting in enumerate(meetings[:-6]):
        outcome = OUTCOMES[number % len(OUTCOMES)]
        if outcome == Outcome.NONE or not meeting.request or not meeting.request.product:
            continue
        rows.append(commitment(forum, meeting, len(rows) + 1, outcome, staff))
    Commitment.objects.bulk_create(rows)
    return len(rows)


def commitment(forum, meeting, number, outcome, staff):
    product = meeting.request.product
    row = Commitment(
        forum=forum,
        number=number,
        meeting=meeting,
        agency=meeting.agency,
        vendor=meeting.vendor,
        demand=meeting.request.demand,
        product=product,
        description=product.name,
        quantity=Decimal(10 + number * 13 % 90),
        unit=product.unit,
        unit_price=product.price,
        planned_month=PLANNED[number % len(PLANNED)],
        rup_code=f"{47_000_000 + number * 1713}" if number % 3 else "",
        created_at=moment(forum.first_day, 12),
        created_by=staff,
    )
    row.value = row.computed_value()
    if outcome == Outcome.INTEREST or row.value is None:
        return row
    row.committed_on = forum.first_day
    row.status = CommitmentStatus.COMMITTED
    if number % 4 in (1, 2):
        row.status = CommitmentStatus.CONTRACTED
        row.contract_number = f"027/{number:03}/SP/2024"
        row.contract_on = row.planned_month + timedelta(days=9)
    if number % 8 == 1:
        row.status = CommitmentStatus.COMPLETED
        row.completed_on = row.planned_month + timedelta(days=24)
    if number % 11 == 5:
        row.status = CommitmentStatus.CANCELLED
        row.cancel_reason = "Anggaran digeser pada APBD Perubahan."
        row.contract_number, row.contract_on, row.completed_on = "", None, None
    return row
