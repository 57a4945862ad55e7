"""What demand and meetings add to a forum's own pages: reads only."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connections, router
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from core.addresses import reverse
from core.formats import number
from core.statements import remembered
from events.models import Forum, ForumStatus, Participant, ParticipantStatus, Slot, Table
from events.next_steps import Phase, Step
from events.reports import AgencyRow, number_of
from matching.models import Demand, Meeting, MeetingReport, Request, Schedule
from matching.models.schedule import MeetingQuerySet


class AgencyPlans(NamedTuple):
    """An agency before a forum: demand of that year, rupiah of its known budgets, meetings."""

    demands: int = 0
    budget: Decimal | None = None
    meetings: int = 0


@dataclass
class ForumMeetings:
    """Meetings of the published schedule, and what waits for one. Numbers of meetings, requests."""

    capacity: int
    """Tables times slots."""
    meetings: int
    is_published: bool
    unplaced: int
    """Requests that stand and have no meeting."""
    unreported: int
    """Meetings that are over and of which nobody has said anything."""
    by_agency: dict[int, AgencyPlans] = field(default_factory=dict)


def published_meetings() -> MeetingQuerySet:
    return Meeting.objects.published().planned()


def meeting_counts(today: date) -> dict:
    """The numbers of `ForumMeetings`, as annotations of forums."""
    met = published_meetings().filter(
        forum=OuterRef("forum"), agency=OuterRef("agency"), vendor=OuterRef("vendor")
    )
    silent = published_meetings().over().filter(decision="")
    said = MeetingReport.objects.filter(meeting=OuterRef("pk"))
    return {
        "slot_count": number_of(Slot.objects.all()),
        "table_count": number_of(Table.objects.all()),
        "meeting_count": number_of(published_meetings()),
        "has_schedule": Exists(Schedule.objects.published().filter(forum=OuterRef("pk"))),
        "unplaced_count": number_of(Request.objects.standing(today).filter(~Exists(met))),
        "unreported_count": number_of(silent.filter(~Exists(said))),
    }


@remembered
def counting(forum: int, year: int, agencies: tuple[int, ...], today: date) -> QuerySet:
    demands = Demand.objects.counted().in_year(year).filter(agency__in=agencies)
    meetings = published_meetings().filter(forum=forum, agency__in=agencies)
    numbers = meeting_counts(today)
    return (
        Forum.objects.filter(pk=forum)
        .annotate(
            **numbers,
            plans_json=by_agency(demands, budget=Cast(Sum("budget"), TextField())),
            met_json=by_agency(meetings),
        )
        .values(*numbers, "plans_json", "met_json")
    )


def forum_meetings(forum: Forum, rows: list[AgencyRow]) -> ForumMeetings:
    """What the overview of a forum says of meetings, and of these agencies. One query."""
    agencies = tuple(row.agency.pk for row in rows)
    (found,) = counting(forum.pk, forum.first_day.year, agencies, timezone.localdate()).rows()
    plans = {
        row["agency"]: AgencyPlans(row["count"], row["budget"] and Decimal(row["budget"]))
        for row in map(json.loads, found["plans_json"] or [])
    }
    for row in map(json.loads, found["met_json"] or []):
        plan = plans.get(row["agency"], AgencyPlans())
        plans[row["agency"]] = plan._replace(meetings=row["count"])
    return ForumMeetings(
        capacity=found["slot_count"] * found["table_count"],
        meetings=found["meeting_count"],
        is_published=found["has_schedule"],
        unplaced=found["unplaced_count"],
        unreported=found["unreported_count"],
        by_agency=plans,
    )


def by_agency(rows: QuerySet, **sums) -> ArraySubquery:
    """Objects of an agency, how many of these rows it has, and sums of them."""
    grouped = rows.order_by().values("agency").annotate(count=Count("pk"), **sums)
    return ArraySubquery(
        grouped.values(
            json=JSONObject(agency="agency", count="count", **{name: name for name in sums})
        )
    )


def meeting_steps(forum: Forum, figures: ForumMeetings) -> list[Step]:
    """What the office has to do for the meetings: place them, then ask what came of them."""
    if forum.is_called_off:
        return []
    over = forum.status == ForumStatus.FINISHED
    title, detail = "Susun dan terbitkan jadwal temu", "Belum ada jadwal yang terbit"
    if figures.is_published:
        detail = f"{number(figures.meetings)} pertemuan terbit"
    if figures.is_published and figures.unplaced and not over:
        title = f"Tempatkan {number(figures.unplaced)} permintaan ke sesi kosong"
        detail = f"{number(figures.capacity - figures.meetings)} sesi meja masih kosong"
    steps = [
        Step(
            title=title,
            detail=detail,
            is_done=over or (figures.is_published and not figures.unplaced),
            url=reverse("matching:schedule_detail", args=[forum.slug]),
            label="Atur jadwal",
        )
    ]
    if figures.meetings and (forum.is_running or over):
        left = f"{number(figures.unreported)} pertemuan belum ada hasilnya"
        steps.append(
            Step(
                title="Catat hasil tiap pertemuan",
                detail=left if figures.unreported else "Semua pertemuan yang selesai ada hasilnya",
                is_done=not figures.unreported and over,
                url=reverse("matching:outcome_list", args=[forum.slug]),
                label="Catat hasil",
                phase=Phase.DAY,
            )
        )
    return steps


# As published_meetings() says it: the list of people is opened too often to put it together anew.
MEETINGS_OF_PEOPLE = """
    SELECT meeting.agency_id, meeting.delegate_id, meeting.vendor_id, count(*)
    FROM matching_meeting meeting
    JOIN matching_schedule schedule ON schedule.id = meeting.schedule_id
    WHERE meeting.forum_id = %s AND schedule.status = 'published' AND meeting.status = 'planned'
        AND (meeting.agency_id = ANY(%s) OR meeting.vendor_id = ANY(%s))
    GROUP BY 1, 2, 3
"""


def meetings_of_people(people: Sequence[Any]) -> dict[int, int]:
    """How many published meetings each of these people of one forum sits in. One query.

    They are participants, or rows of a list with the same fields. An agency's meeting is of the delegate that it names, or of all its delegates.
    """
    if not people:
        return {}
    agencies = [one.agency_id for one in people if one.agency_id]
    vendors = [one.vendor_id for one in people if one.vendor_id]
    with connections[router.db_for_read(Meeting)].cursor() as cursor:
        cursor.execute(MEETINGS_OF_PEOPLE, [people[0].forum_id, agencies, vendors])
        rows = cursor.fetchall()
    parties: Counter[tuple[str, int | None]] = Counter()
    for agency, delegate, vendor, count in rows:
        side = ("delegate", delegate) if delegate else ("agency", agency)
        parties[side] += count
        parties["vendor", vendor] += count
    return {
        one.pk: parties["vendor", one.vendor_id]
        if one.vendor_id
        else parties["delegate", one.pk] + parties["agency", one.agency_id]
        for one in people
        if one.status == ParticipantStatus.REGISTERED
    }


def meetings_of(participant: Participant) -> QuerySet:
    """The published meetings that the participant sits in on the day of the forum, by the clock."""
    if participant.vendor_id:
        own = Q(vendor=participant.vendor_id)
    else:
        own = Q(agency=participant.agency_id) & (Q(delegate=None) | Q(delegate=participant.pk))
    rows = published_meetings().filter(own, forum=participant.forum_id)
    return rows.select_related("slot", "table", "agency", "vendor").in_order()
