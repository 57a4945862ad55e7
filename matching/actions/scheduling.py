"""From a forum to the solver's problem, and from its answer to a draft that can be published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from events.models import Forum, Participant, ParticipantKind, Slot
from matching import scheduling
from matching.models import (
    Absence,
    Meeting,
    MeetingReport,
    MeetingStatus,
    Priority,
    Request,
    Schedule,
    Veto,
)
from matching.models.schedule import has_begun

# An agreed request counts more than any two that still wait: it is never given up for them.
POINTS = {Priority.MUST: 9, Priority.NORMAL: 3, Priority.SPARE: 1}
AGREED = 20
QUICK, THOROUGH = 2.0, 20.0
REASONS = {
    scheduling.Reason.VETOED: "pasangan ini dilarang dijadwalkan",
    scheduling.Reason.ABSENT: "tidak ada sesi yang dihadiri keduanya",
    scheduling.Reason.AGENCY_MAXIMUM: "batas pertemuan OPD tercapai",
    scheduling.Reason.VENDOR_MAXIMUM: "batas pertemuan vendor tercapai",
    scheduling.Reason.OUTWEIGHED: "kalah prioritas dari permintaan lain",
    scheduling.Reason.VENDOR_FULL: "semua sesi vendor sudah terisi",
    scheduling.Reason.AGENCY_FULL: "semua sesi OPD sudah terisi",
    scheduling.Reason.BOTH_BUSY: "tidak ada sesi kosong yang sama",
    scheduling.Reason.TABLES_FULL: "semua meja bersama terisi",
    scheduling.Reason.NOT_FOUND: "belum ditemukan tempat, coba cari lebih lama",
}


@dataclass(frozen=True)
class Plan:
    """How a draft is to be made."""

    base: Schedule | None = None
    keeps_all: bool = False
    with_waiting: bool = True
    splits_delegates: bool = False
    # Meetings of each agency and each vendor: never more than most, at least so many if possible.
    agency_least: int = 0
    agency_most: int | None = None
    vendor_least: int = 0
    vendor_most: int | None = None
    seconds: float = QUICK


@dataclass
class Absent:
    """Slots in which someone is not there."""

    agencies: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    vendors: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    participants: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


def absent_in(forum: Forum) -> Absent:
    absent = Absent()
    for row in Absence.objects.filter(forum=forum):
        if row.agency_id:
            absent.agencies[row.agency_id].add(row.slot_id)
        elif row.vendor_id:
            absent.vendors[row.vendor_id].add(row.slot_id)
        elif row.participant_id:
            absent.participants[row.participant_id].add(row.slot_id)
    if not absent.participants:
        return absent
    for (kind, party), people in people_of(forum).items():
        # A side is away when each of its people is.
        away = set.intersection(*(absent.participants[pk] for pk in people))
        (absent.agencies if kind == ParticipantKind.DELEGATE else absent.vendors)[party] |= away
    return absent


def people_of(forum: Forum) -> dict[tuple[str, int], list[int]]:
    """The registered people of each agency and vendor."""
    people: dict[tuple[str, int], list[int]] = defaultdict(list)
    rows = Participant.objects.filter(
        forum=forum, kind__in=[ParticipantKind.DELEGATE, ParticipantKind.VENDOR]
    ).expected()
    for pk, kind, agency, vendor in rows.order_by("pk").values_list(
        "pk", "kind", "agency", "vendor"
    ):
        people[kind, agency or vendor].append(pk)
    return people


def kept_meetings(plan: Plan) -> list[Meeting]:
    """Meetings of the base that stay where they are: locked, begun or reported, or all."""
    if plan.base is None:
        return []
    reported = set(
        MeetingReport.objects.filter(meeting__schedule=plan.base).values_list("meeting", flat=True)
    )
    return [
        meeting
        for meeting in plan.base.meetings.planned().for_list()
        if meeting.is_locked
        or meeting.has_begun
        or meeting.pk in reported
        or (plan.keeps_all and (meeting.request is None or meeting.request.stands))
    ]


def problem_of(
    forum: Forum, plan: Plan, wishes: list[Request], kept: list[Meeting]
) -> scheduling.Problem:
    absent = absent_in(forum)
    slots = list(forum.slots.all())
    days = {day: number for number, day in enumerate(sorted({slot.day for slot in slots}))}
    met = met_before(forum)
    vendors = {wish.vendor_id for wish in wishes} | {meeting.vendor_id for meeting in kept}
    return scheduling.Problem(
        agencies=agency_parties(forum, plan, wishes, kept, absent),
        vendors=tuple(
            scheduling.Party(
                pk,
                (scheduling.Calendar(0, frozenset(absent.vendors[pk])),),
                minimum=plan.vendor_least,
                maximum=plan.vendor_most,
            )
            for pk in sorted(vendors)
        ),
        slots=tuple(scheduling.Slot(slot.pk, days[slot.day]) for slot in slots),
        tables=solver_tables(forum, vendors, slots),
        requests=tuple(
            scheduling.Request(
                wish.agency_id,
                wish.vendor_id,
                POINTS[Priority(wish.priority)] * (AGREED if wish.is_accepted else 1),
                (wish.agency_id, wish.vendor_id) in met,
            )
            for wish in wishes
        ),
        locked=tuple(as_solver_meeting(meeting, with_named_delegates(kept)) for meeting in kept),
        vetoes=frozenset(Veto.objects.filter(forum=forum).values_list("agency", "vendor")),
    )


def with_named_delegates(kept: list[Meeting]) -> set[int]:
    """Agencies whose kept meetings all say which delegate comes."""
    shared = {meeting.agency_id for meeting in kept if meeting.delegate_id is None}
    return {meeting.agency_id for meeting in kept if meeting.delegate_id} - shared


def agency_parties(
    forum: Forum, plan: Plan, wishes: list[Request], kept: list[Meeting], absent: Absent
) -> tuple[scheduling.Party, ...]:
    """Each agency with one calendar, or with one for each of its delegates."""
    people = people_of(forum)
    shared = {meeting.agency_id for meeting in kept if meeting.delegate_id is None}
    named = with_named_delegates(kept)

    def calendars(pk: int) -> tuple[scheduling.Calendar, ...]:
        delegates = people.get((ParticipantKind.DELEGATE, pk), [])
        away = frozenset(absent.agencies[pk])
        splits = (plan.splits_delegates or pk in named) and pk not in shared
        if splits and (delegates or pk in named):
            keys = set(delegates) | {m.delegate_id for m in kept if m.agency_id == pk}
            return tuple(
                scheduling.Calendar(key, away | frozenset(absent.participants[key]))
                for key in sorted(key for key in keys if key)
            )
        return (scheduling.Calendar(0, away),)

    agencies = {wish.agency_id for wish in wishes} | {meeting.agency_id for meeting in kept}
    return tuple(
        scheduling.Party(pk, calendars(pk), minimum=plan.agency_least, maximum=plan.agency_most)
        for pk in sorted(agencies)
    )


def solver_tables(
    forum: Forum, vendors: set[int], slots: list[Slot]
) -> tuple[scheduling.Table, ...]:
    """The tables, closed in slots that have begun.

    A table whose vendor has no part in this is left out: it stays that vendor's.
    """
    begun = frozenset(slot.pk for slot in slots if has_begun(forum, slot))
    return tuple(
        scheduling.Table(table.pk, table.vendor_id, closed=begun)
        for table in forum.tables.all()
        if table.vendor_id is None or table.vendor_id in vendors
    )


def as_solver_meeting(meeting: Meeting, named: Iterable[int]) -> scheduling.Meeting:
    calendar = meeting.delegate_id if meeting.agency_id in named else 0
    return scheduling.Meeting(
        meeting.agency_id, meeting.vendor_id, meeting.slot_id, meeting.table_id, calendar or 0
    )


def met_before(forum: Forum) -> set[tuple[int, int]]:
    """Pairs that met at the forum of the series before this one."""
    before = (
        Forum.objects.filter(series=forum.series, first_day__lt=forum.first_day)
        .order_by("-first_day")
        .first()
    )
    rows = Meeting.objects.filter(forum=before).published().planned()
    return set(rows.values_list("agency", "vendor"))


def make_draft(forum: Forum, plan: Plan, *, by: User) -> Schedule:
    """Compute a schedule and keep it as a draft.

    The solver runs outside any transaction; what changed meanwhile shows as a clash.
    Raises ValidationError "nothing_to_schedule", "impossible".
    """
    answer = work_out(forum, plan)
    with transaction.atomic():
        schedule = new_draft(forum, by, {})
        fill_draft(schedule, answer)
    return schedule


@dataclass(frozen=True)
class Answer:
    """What the solver found, and what it was asked."""

    wishes: list[Request]
    kept: list[Meeting]
    solution: scheduling.Solution


def wishes_of(forum: Forum, plan: Plan) -> list[Request]:
    """The requests to be scheduled. Raises ValidationError "nothing_to_schedule"."""
    rows = Request.objects.filter(forum=forum).select_related("agency", "vendor")
    wishes = list((rows.standing() if plan.with_waiting else rows.accepted()).order_by("pk"))
    if lacks := lacking(forum, bool(wishes)):
        raise ValidationError(f"Belum ada: {', '.join(lacks)}.", code="nothing_to_schedule")
    return wishes


def lacking(forum: Forum, has_wishes: bool) -> list[str]:
    """In words, what a schedule still needs before it can be computed."""
    there = {
        "permintaan temu": has_wishes,
        "meja": forum.tables.exists(),
        "sesi": forum.slots.exists(),
    }
    return [word for word, is_there in there.items() if not is_there]


def work_out(forum: Forum, plan: Plan) -> Answer:
    """Ask the solver; takes `plan.seconds`. Raises ValidationError as make_draft does."""
    wishes = wishes_of(forum, plan)
    kept = kept_meetings(plan)
    try:
        solution = scheduling.solve(problem_of(forum, plan, wishes, kept), seconds=plan.seconds)
    except scheduling.ProblemError as error:
        raise ValidationError(
            "Pertemuan yang dikunci saling bertentangan. Lepas kuncinya, lalu susun lagi.",
            code="impossible",
        ) from error
    return Answer(wishes, kept, solution)


def fill_draft(schedule: Schedule, answer: Answer) -> None:
    """Write the meetings and figures of an answer into an empty draft."""
    known = {(meeting.agency_id, meeting.vendor_id): meeting for meeting in answer.kept}
    wish_of = {(wish.agency_id, wish.vendor_id): wish for wish in answer.wishes}
    signs = dict_of_signs(schedule.forum)
    meetings = []
    for placed in answer.solution.meetings:
        old = known.get(placed.pair)
        meetings.append(
            Meeting(
                schedule=schedule,
                forum=schedule.forum,
                slot_id=placed.slot,
                table_id=placed.table,
                agency_id=placed.agency,
                delegate_id=old.delegate_id if old else placed.agency_calendar or None,
                vendor_id=placed.vendor,
                request=old.request if old else wish_of.get(placed.pair),
                is_locked=old.is_locked if old else False,
                **signs.get(placed.pair, {}),
            )
        )
    schedule.figures = figures_of(answer.solution, answer.wishes)
    with pghistory.context(verb="solve_schedule"):
        schedule.save(update_fields=["figures"])
        Meeting.objects.bulk_create(meetings)


def new_draft(forum: Forum, by: User, figures: dict[str, Any]) -> Schedule:
    """A draft with the next number; the forum's row is held until the transaction ends."""
    Forum.objects.hold(forum.pk)
    last = forum.schedules.aggregate(last=Max("number"))["last"] or 0
    return Schedule.objects.create(forum=forum, number=last + 1, figures=figures, created_by=by)


def dict_of_signs(forum: Forum) -> dict[tuple[int, int], dict[str, Any]]:
    """The lasting sign of each pair in the published version, which its calendar entry keeps."""
    rows = Meeting.objects.filter(forum=forum).published().order_by("-status", "pk")
    # Planned ones come last and win over cancelled ones of the same pair.
    return {
        (agency, vendor): {"uid": uid}
        for agency, vendor, uid, _ in sorted(
            rows.values_list("agency", "vendor", "uid", "status"),
            key=lambda row: row[3] == MeetingStatus.PLANNED,
        )
    }


def figures_of(solution: scheduling.Solution, wishes: list[Request]) -> dict[str, Any]:
    """The figures of an answer as JSON, and why each request got nothing."""
    number_of = {(wish.agency_id, wish.vendor_id): wish.pk for wish in wishes}
    got = solution.figures
    return {
        "requests": got.requests,
        "served": got.served,
        "points": got.points,
        "points_bound": got.points_bound,
        "gaps": got.gaps,
        "gaps_bound": got.gaps_bound,
        "spread": got.spread,
        "left_out": got.left_out,
        "table_changes": got.table_changes,
        "seconds": round(got.seconds, 3),
        "reasons": {
            str(number_of[one.request.pair]): REASONS[one.reason]
            for one in solution.unserved
            if one.request.pair in number_of
        },
    }


@transaction.atomic
def copy_draft(schedule: Schedule, *, by: User) -> Schedule:
    """A draft with the same meetings, to be changed by hand."""
    draft = new_draft(schedule.forum, by, schedule.figures)
    rows = list(schedule.meetings.planned())
    for row in rows:
        row.pk = None
        row._state.adding = True
        row.schedule = draft
        row.decision, row.decided_by = "", None
    Meeting.objects.bulk_create(rows)
    return draft


@transaction.atomic
def delete_draft(schedule: Schedule) -> bool:
    """Throw a draft away. Return False if it was published or gone."""
    deleted, _ = Schedule.objects.drafts().filter(pk=schedule.pk).delete()
    return bool(deleted)
