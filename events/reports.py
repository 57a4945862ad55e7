"""Figures of a forum: querysets in, dataclasses out. Nothing here writes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Value

from accounts.models import Agency
from events.models import Forum, Invitation, Participant, ParticipantKind, ParticipantStatus

REGISTERED = Q(status=ParticipantStatus.REGISTERED)
PRESENT = "present"
NOBODY = {"registered": 0, "waitlisted": 0, "present": 0}


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


@dataclass
class AgencyRow:
    """One agency at a forum; `absent` are registered delegates who did not arrive."""

    agency: Agency
    invited: bool
    registered: int = 0
    waitlisted: int = 0
    present: int = 0
    delegates: list[Participant] = field(default_factory=list)

    @property
    def absent(self) -> int:
        return self.registered - self.present

    @property
    def needs_action(self) -> bool:
        return self.registered == 0


def participant_counts(rows):
    """Add the counts of AttendanceFigures to a grouped participant queryset with on_day()."""
    return rows.annotate(
        registered=Count("pk", filter=REGISTERED),
        present=Count("today"),
        waitlisted=Count("pk", filter=Q(status=ParticipantStatus.WAITLISTED)),
        cancelled=Count("pk", filter=Q(status=ParticipantStatus.CANCELLED)),
    )


def forum_figures(participants, day: date) -> ForumFigures:
    """Count the participants of one forum that the reader may see. One query."""
    rows = participants.order_by()
    by_status = rows.values_list("kind", "status").annotate(people=Count("pk"))
    arrived = rows.on_day(day).present().values_list("kind", Value(PRESENT))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, name, people in by_status.union(arrived.annotate(people=Count("pk")), all=True):
        counts[kind][name] = people
    names = ("registered", "present", "waitlisted", "cancelled")
    by_kind = {
        kind: AttendanceFigures(**{name: found.get(name, 0) for name in names})
        for kind, found in counts.items()
    }
    total = AttendanceFigures(
        **{name: sum(getattr(figures, name) for figures in by_kind.values()) for name in names}
    )
    return ForumFigures(day=day, total=total, by_kind=by_kind)


def agency_rows(forum: Forum, participants, agencies, day: date) -> list[AgencyRow]:
    """Agencies that were invited or sent someone; those without a delegate first, then by name.

    `participants` and `agencies` are what the reader may see. Two queries, whatever the size.
    """
    delegates = participants.filter(forum=forum, kind=ParticipantKind.DELEGATE).on_day(day)
    counts = {
        row["agency"]: row
        for row in participant_counts(delegates.active().order_by().values("agency"))
    }
    invitations = Invitation.objects.filter(forum=forum, agency=OuterRef("pk"))
    concerned = agencies.annotate(is_invited=Exists(invitations)).filter(
        Q(is_invited=True) | Q(pk__in=list(counts))
    )
    rows = [
        AgencyRow(
            agency=agency,
            invited=agency.is_invited,
            registered=counts.get(agency.pk, NOBODY)["registered"],
            waitlisted=counts.get(agency.pk, NOBODY)["waitlisted"],
            present=counts.get(agency.pk, NOBODY)["present"],
        )
        for agency in concerned.order_by("name")
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
