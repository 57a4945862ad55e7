"""5,000 needs of the agencies, and for the next forum 1,500 requests and a schedule."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.db import transaction
from django.utils import timezone

from accounts.models import Agency, User
from bench.ranking import rows
from events.models import Forum, Slot, Table
from matching.actions.scheduling import Plan, make_draft
from matching.models import Demand, Request, RequestStatus, Side
from vendors.models import Category, Vendor

COMING = "bench-next"
NEEDS, TABLES, SLOTS, REQUESTS = 5_000, 100, 16, 1_500


def fill_meetings(
    forum: Forum, staff: User, agencies: list[Agency], vendors: list[Vendor]
) -> None:
    pick = Random(4)  # noqa: S311 - sample data
    add_needs(forum.first_day.year, staff, agencies, pick)
    began = datetime.combine(forum.first_day, forum.start_time)
    times = [began + number * timedelta(minutes=20) for number in range(SLOTS)]
    Slot.objects.bulk_create(
        Slot(forum=forum, day=forum.first_day, start_time=one.time(),
             end_time=(one + timedelta(minutes=15)).time())
        for one in times
    )  # fmt: skip
    seated = vendors[:TABLES]
    Table.objects.bulk_create(
        Table(forum=forum, number=number, vendor=vendor) for number, vendor in enumerate(seated, 1)
    )
    pairs = pick.sample([(agency, vendor) for agency in agencies for vendor in seated], REQUESTS)
    Request.objects.bulk_create(
        Request(forum=forum, agency=agency, vendor=vendor, asked_by=Side.AGENCY,
                priority=pick.randint(1, 3), status=RequestStatus.ACCEPTED,
                answer_by=forum.first_day, answered_at=timezone.now(), answered_by=staff,
                created_by=staff)
        for agency, vendor in pairs
    )  # fmt: skip
    with transaction.atomic():
        make_draft(forum, Plan(seconds=3), by=staff)


def add_needs(year: int, staff: User, agencies: list[Agency], pick: Random) -> None:
    names = [row["text"] for row in rows("demand.csv")]
    categories = [None, *Category.objects.filter(parent__isnull=False)]
    Demand.objects.bulk_create(
        (
            Demand(agency=pick.choice(agencies), year=year, name=f"{pick.choice(names)} {number}",
                   category=pick.choice(categories), budget=Decimal(pick.randint(1, 500)) * 10**6,
                   first_month=1 + number % 12, last_month=1 + number % 12, created_by=staff)
            for number in range(NEEDS)
        ),
        batch_size=1000,
    )  # fmt: skip


def pages() -> list[tuple[str, str, int]]:
    """What is measured; a cell of the schedule counts as a record, as does a list of vendors."""
    need = Demand.objects.order_by("pk").values_list("pk", flat=True)[0]
    forum, matching = f"/events/{COMING}/", f"/matching/{COMING}/"
    return [
        ("demand", "/matching/demand/", 0),
        ("demand, a word", "/matching/demand/?q=kertas", 0),
        ("demand, the board", "/matching/demand/board/", 0),
        ("a need with products that fit", f"/matching/demand/{need}/", 0),
        ("requests for meetings", f"{matching}requests/", 0),
        ("a new request for a meeting", f"{matching}requests/new/", 0),
        ("schedule of 100 tables", f"{matching}schedule/", TABLES * SLOTS),
        ("whom to call", f"{matching}calls/", 0),
        ("tables and their vendors", f"{forum}tables/", TABLES),
        ("whom to invite", f"{forum}invitations/choose/", 500),
    ]
