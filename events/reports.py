"""Figures of a forum: querysets in, dataclasses out. Nothing here writes."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from events.models import Forum, Invitation, Participant, ParticipantKind, ParticipantStatus

PRESENT = "present"


@dataclass(frozen=True)
class AttendanceFigures:
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


@dataclass
class AgencyRow:
    """One agency at a forum, with the figures of its delegates."""

    agency: AgencyName
    invited: bool
    figures: AttendanceFigures
    delegates: list[Participant] = field(default_factory=list)

    @property
    def needs_action(self) -> bool:
        return self.figures.registered == 0


def forum_figures(participants, day: date) -> ForumFigures:
    """Count the participants of one forum that the reader may see. One query, from indexes alone."""
    counts = (
        participants.order_by()
        .on_day(day)
        .values_list("kind", "status", "agency")
        .annotate(people=Count("*"), present=Count("today__participant"))
    )
    by_kind: dict[str, Counter] = defaultdict(Counter)
    by_agency: dict[int, Counter] = defaultdict(Counter)
    for kind, status, agency, people, present in counts:
        found = Counter({status: people, PRESENT: present})
        by_kind[kind] += found
        if kind == ParticipantKind.DELEGATE and status != ParticipantStatus.CANCELLED:
            by_agency[agency] += found
    return ForumFigures(
        day=day,
        total=attendance_of(sum(by_kind.values(), Counter())),
        by_kind={kind: attendance_of(found) for kind, found in by_kind.items()},
        by_agency={agency: attendance_of(found) for agency, found in by_agency.items()},
    )


def attendance_of(found: Counter) -> AttendanceFigures:
    return AttendanceFigures(
        registered=found[ParticipantStatus.REGISTERED],
        present=found[PRESENT],
        waitlisted=found[ParticipantStatus.WAITLISTED],
        cancelled=found[ParticipantStatus.CANCELLED],
    )


def agency_rows(forum: Forum, figures: ForumFigures, agencies) -> list[AgencyRow]:
    """Agencies that were invited or sent someone; those without a delegate first, then by name.

    `figures` and `agencies` are what the reader may see. One query, whatever the size.
    """
    invitations = Invitation.objects.filter(forum=forum, agency=OuterRef("pk"))
    concerned = agencies.annotate(is_invited=Exists(invitations)).filter(
        Q(is_invited=True) | Q(pk__in=list(figures.by_agency))
    )
    names = concerned.order_by("name").values_list("is_invited", *AgencyName._fields)
    nobody = AttendanceFigures()
    rows = [
        AgencyRow(AgencyName(*name), is_invited, figures.by_agency.get(name[0], nobody))
        for is_invited, *name in names
    ]
    return sorted(rows, key=lambda row: not row.needs_action)


def add_delegates(rows: list[AgencyRow], participants) -> None:
    """Fill in who comes for these agencies. One query."""
    by_agency = defaultdict(list)
    chosen = participants.active().filter(
        kind=ParticipantKind.DELEGATE, agency__in=[row.agency.pk for row in rows]
    )
    for delegate in chosen.order_by("name", "pk"):
        by_agency[delegate.agency_id].append(delegate)
    for row in rows:
        row.delegates = by_agency[row.agency.pk]
