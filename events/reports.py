"""Figures of a forum: querysets in, dataclasses out. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db import router
from django.db.models import Count, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from accounts.models import Agency, User
from core.statements import compiled, is_whole, remembered
from events.models import (
    Attendance,
    Document,
    Forum,
    HeadCount,
    Invitation,
    Participant,
    ParticipantKind,
    ParticipantStatus,
    Question,
)


class AttendanceFigures(NamedTuple):
    """People of one kind, or of all: numbers of persons."""

    registered: int = 0
    present: int = 0
    waitlisted: int = 0
    cancelled: int = 0

    @property
    def absent(self) -> int:
        return self.registered - self.present

    @property
    def everyone(self) -> int:
        return self.registered + self.waitlisted + self.cancelled


@dataclass(frozen=True)
class ForumFigures:
    """Attendance of a forum on one day, in all and by kind of participant."""

    day: date
    people: int
    """Everyone on the list, whatever the status."""
    total: AttendanceFigures
    by_kind: dict[str, AttendanceFigures]
    by_agency: dict[int, AttendanceFigures]
    """Of delegates who have not cancelled, by the key of their agency."""

    @property
    def labelled(self) -> list[tuple[str, AttendanceFigures]]:
        """Delegates and vendors always, other kinds where there are any."""
        always = {ParticipantKind.DELEGATE, ParticipantKind.VENDOR}
        return [
            (kind.label, self.by_kind.get(kind, AttendanceFigures()))
            for kind in ParticipantKind
            if kind in self.by_kind or kind in always
        ]

    @property
    def delegates(self) -> AttendanceFigures:
        return self.by_kind.get(ParticipantKind.DELEGATE, AttendanceFigures())

    @property
    def vendors(self) -> AttendanceFigures:
        return self.by_kind.get(ParticipantKind.VENDOR, AttendanceFigures())


class AgencyName(NamedTuple):
    pk: int
    name: str
    short_name: str

    def has_words(self, words: Iterable[str]) -> bool:
        """Whether each word, in small letters, is a part of its names."""
        names = f"{self.name} {self.short_name}".casefold()
        return all(word in names for word in words)


DELEGATES_SHOWN = 2


class Delegate(NamedTuple):
    pk: int
    name: str
    position: str


@dataclass
class AgencyRow:
    """One agency at a forum, with the figures of its delegates."""

    agency: AgencyName
    invited: bool
    figures: AttendanceFigures
    opened_at: datetime | None = None
    """When its invitation was first opened."""
    has_declined: bool = False
    delegate_count: int = 0
    delegates: list[Delegate] = field(default_factory=list)
    """The first of them by name."""

    @property
    def needs_action(self) -> bool:
        return self.figures.registered == 0 and not self.has_declined


def forum_figures(
    forum: Forum, viewer: User | None = None, *, day: date | None = None
) -> ForumFigures:
    """Count the people of a forum that the viewer may see, or all. One query.

    `day` is whose arrivals count, that of Forum.attendance_day unless it is given.
    Whatever the size of the forum: read from the counts that triggers keep. Only the few people of a
    vendor are counted one by one.
    """
    day = day or forum.attendance_day
    if viewer and viewer.is_vendor:
        counts = counted(Participant.objects.visible_to(viewer).filter(forum=forum), day)
    elif viewer and viewer.is_buyer:
        counts = HeadCount.objects.visible_to(viewer).filter(forum=forum).on_day(day)
    else:
        counts = head_counts(forum.pk, day).tuples()
    return figures_of(counts, day)


def number_of(rows: QuerySet, number: Count | Sum | None = None) -> Coalesce:
    """How many of these rows a forum has, or another sum of them: an annotation of forums."""
    per_forum = rows.filter(forum=OuterRef("pk")).order_by().values("forum")
    # Of rows and not of keys, which an index of the forum alone does not hold.
    return Coalesce(Subquery(per_forum.values(number=number or Count("*"))), 0)


def people_who_came() -> Coalesce:
    """How many people came to a forum on any of its days: an annotation of forums."""
    came = Attendance.objects.standing().filter(participant__forum=OuterRef("pk"))
    per_forum = came.order_by().values("participant__forum")
    return Coalesce(Subquery(per_forum.values(number=Count("participant", distinct=True))), 0)


TAB_COUNTS = ("participant_count", "invitation_count", "document_count", "question_count")


def tab_counts() -> dict[str, Coalesce]:
    """What the tabs of a forum count, as annotations of forums."""
    seated = HeadCount.objects.filter(day=None, status=ParticipantStatus.REGISTERED)
    counts = (
        number_of(seated, Sum("people")),
        number_of(Invitation.objects.all()),
        number_of(Document.objects.all()),
        number_of(Question.objects.filter(is_active=True)),
    )
    return dict(zip(TAB_COUNTS, counts, strict=True))


@remembered
def counted_forum(slug: str) -> QuerySet:
    """The fields of the forum and what its tabs count."""
    fields = [field.attname for field in Forum._meta.concrete_fields]
    forums = Forum.objects.order_by().filter(slug=slug).annotate(**tab_counts())
    return forums.values(*fields, *tab_counts())


def forum_by_slug(slug: str) -> Forum | None:
    """The forum with what its tabs count as `tab_counts`; None if there is none. One query."""
    rows = counted_forum(slug).rows()
    if not rows:
        return None
    counts = {name: rows[0].pop(name) for name in TAB_COUNTS}
    forum = Forum.from_db(router.db_for_read(Forum), list(rows[0]), list(rows[0].values()))
    forum.tab_counts = counts
    return forum


@remembered
def head_counts(forum: int, day: date) -> QuerySet:
    return HeadCount.objects.filter(forum=forum).on_day(day)


def counted(participants, day: date):
    """(kind, status, agency, people, present on the day), of these participants."""
    return (
        participants.order_by()
        .on_day(day)
        .values_list("kind", "status", "agency")
        .annotate(people=Count("*"), present=Count("today__participant"))
    )


def figures_of(counts: Iterable[tuple], day: date) -> ForumFigures:
    by_kind: dict[str, list[int]] = defaultdict(lambda: [0] * COLUMNS)
    by_agency: dict[int, list[int]] = defaultdict(lambda: [0] * COLUMNS)
    everyone = 0
    for kind, status, agency, people, present in counts:
        if not people and not present:  # They have another status now.
            continue
        everyone += people
        add(by_kind[kind], status, people, present)
        if kind == ParticipantKind.DELEGATE and status != ParticipantStatus.CANCELLED:
            add(by_agency[agency], status, people, present)
    return ForumFigures(
        day=day,
        people=everyone,
        total=AttendanceFigures(*map(sum, zip(*by_kind.values(), strict=True))),
        by_kind={kind: AttendanceFigures._make(found) for kind, found in by_kind.items()},
        by_agency={agency: AttendanceFigures._make(found) for agency, found in by_agency.items()},
    )


COLUMNS = len(AttendanceFigures._fields)
PRESENT = AttendanceFigures._fields.index("present")
COLUMN_OF: dict[str, int] = {
    status: AttendanceFigures._fields.index(status)
    for status in (
        ParticipantStatus.REGISTERED,
        ParticipantStatus.WAITLISTED,
        ParticipantStatus.CANCELLED,
    )
}


def add(figures: list[int], status: str, people: int, present: int) -> None:
    """Add people of a status to figures in the order of AttendanceFigures."""
    if status in COLUMN_OF:
        figures[COLUMN_OF[status]] += people
    figures[PRESENT] += present


def agency_rows(forum: Forum, figures: ForumFigures, agencies) -> list[AgencyRow]:
    """Agencies that were invited or sent someone; those without a delegate first, then by name.

    `figures` and `agencies` are what the reader may see. One query, whatever the size.
    """
    asked = all_asked(forum.pk) if is_whole(agencies) else compiled(asked_of(agencies, forum.pk))
    nobody = AttendanceFigures()
    rows = [
        AgencyRow(
            AgencyName._make(name),
            invitation is not None,
            figures.by_agency.get(name[0], nobody),
            opened_at,
            declined_at is not None and name[0] not in figures.by_agency,
        )
        for invitation, opened_at, declined_at, *name in asked.tuples()
        if invitation is not None or name[0] in figures.by_agency
    ]
    return sorted(rows, key=lambda row: not row.needs_action)


def asked_of(agencies: QuerySet, forum: int) -> QuerySet:
    """The invitation of each of the agencies to a forum, if it has one, and what it is called."""
    asked = FilteredRelation("invitation", condition=Q(invitation__forum=forum))
    named = agencies.alias(asked=asked).order_by("name")
    return named.values_list(
        "asked", "asked__opened_at", "asked__declined_at", *AgencyName._fields
    )


@remembered
def all_asked(forum: int) -> QuerySet:
    return asked_of(Agency.objects.all(), forum)


def add_delegates(rows: list[AgencyRow], participants) -> None:
    """Fill in who comes for these agencies: how many, and the first of them. One query."""
    by_agency = defaultdict(list)
    chosen = participants.active().filter(
        kind=ParticipantKind.DELEGATE, agency__in=[row.agency.pk for row in rows]
    )
    delegates = chosen.order_by("name", "pk").values_list("agency", *Delegate._fields)
    for agency, *delegate in delegates:
        by_agency[agency].append(delegate)
    for row in rows:
        found = by_agency[row.agency.pk]
        row.delegate_count = len(found)
        row.delegates = [Delegate._make(delegate) for delegate in found[:DELEGATES_SHOWN]]
