"""One agency on one card: who came, whom it met, what it promised, and what it bought. Reads only."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import (
    Case,
    Count,
    Exists,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Agency, User
from core.charts import Item
from core.statements import listed, remembered
from events.models import Attendance, Participant, ParticipantKind
from matching.models import Commitment, Meeting
from procurement.models import COUNTED, FindingCount, Indicator, Level, PurchaseSummary, Target
from procurement.promises import promises_url, with_paid
from procurement.reports import (
    NOTHING,
    ZERO,
    Scope,
    Sums,
    at_or_below,
    gap_to,
    sums_by,
    total_of,
    unit_tree,
)
from procurement.reports.summary import newest_years, sums_of, with_sums

YEARS_SHOWN = 5
COMMITMENTS_READ = 2_000
BELOW = ("pk", "parent", "parent__parent", "parent__parent__parent")

type ByYear = Mapping[int, Mapping[int, Sums]]


@dataclass
class Delegate:
    """Someone whom the agency sent; ``has_come`` on any day of the forum."""

    name: str
    position: str
    has_come: bool


@dataclass
class ForumLine:
    """What the agency did at one forum, and what came of it, in rupiah."""

    pk: int
    name: str
    slug: str
    day: datetime.date
    delegates: list[Delegate] = field(default_factory=list)
    meetings: int = 0
    commitments: int = 0
    promised: Decimal = ZERO
    contracted: Decimal = ZERO
    paid: Decimal = ZERO

    @property
    def query(self) -> str:
        """Of lists of promises and purchases, what narrows them to the forum."""
        return f"forum={self.pk}"

    @property
    def present(self) -> int:
        return sum(delegate.has_come for delegate in self.delegates)


@dataclass(frozen=True)
class Rank:
    """The place among the units beside it that have spent, by share of small businesses."""

    place: int | None
    among: int


@dataclass(frozen=True)
class AgencyCard:
    """``spent`` is of the year, with all units below; ``by_year`` has the years before it too."""

    agency: Agency
    year: int
    spent: Sums
    before: Sums
    by_year: list[tuple[int, Sums]]
    by_month: dict[int, Sums]
    rank: Rank
    target: Target | None
    forums: list[ForumLine]
    commitments: list[Commitment]
    late: list[Commitment]
    unsettled: int
    unit_count: int

    @property
    def missing(self) -> Decimal | None:
        return gap_to(self.target.value, self.spent) if self.target else None

    @property
    def steps(self) -> list[Item]:
        """From the promise to the payment, over all forums."""
        sums = [
            ("Komitmen di forum", sum((line.promised for line in self.forums), ZERO), "promised"),
            ("Berkontrak", sum((line.contracted for line in self.forums), ZERO), "contracted"),
            ("Terbayar", sum((line.paid for line in self.forums), ZERO), "paid"),
        ]
        return [
            Item(label, value, promises_url(agency=self.agency.pk, reached=reached))
            for label, value, reached in sums
        ]


def with_unsettled(agencies):
    """Agencies with the number of findings of theirs, and of units below, still to be done."""
    below = Q(pk__in=[])
    for path in BELOW:
        below |= Q(**{path: OuterRef(OuterRef("pk"))})
    units = Agency.objects.filter(below).order_by().values("pk")
    # A plain function, not an aggregate: the sum over all rows needs no group.
    number = Coalesce(Func("findings", function="SUM"), 0, output_field=IntegerField())
    found = FindingCount.objects.filter(agency__in=units).annotate(total=number)
    return agencies.select_related("parent").annotate(unsettled=Subquery(found.values("total")))


# What a user sees follows from the first three.
@listed
def agency_to_show(user: User, role: str, agency_id: int | None, agency: int) -> QuerySet[Agency]:
    return with_unsettled(Agency.objects.visible_to(user).filter(pk=agency))


def card_of(agency: Agency, user: User, year: int | None, unsettled: int = 0) -> AgencyCard:
    """The card for a year, the newest one with purchases of the city if none is named.

    ``unsettled`` is what ``with_unsettled`` found. Seven queries, whatever the size.
    """
    units = unit_tree(Agency.objects.all())
    below = at_or_below(units, agency.pk)
    of_years, of_units = sums_of_years(year, below)
    year = year or max(of_years, default=timezone.localdate().year)
    of_years[year] = total_of(of_units[pk] for pk in below & of_units.keys())
    commitments = commitments_of(user, user.role, user.agency_id, below)
    today = timezone.localdate()
    return AgencyCard(
        agency=agency,
        year=year,
        spent=of_years.get(year, NOTHING),
        before=of_years.get(year - 1, NOTHING),
        by_year=[(one, of_years.get(one, NOTHING)) for one in range(year - YEARS_SHOWN + 1, year + 1)],
        by_month=sums_by(Scope(year, agencies=below), "month"),
        rank=rank_of(agency, units, of_units),
        target=Target.objects.of_year(year).get(Indicator.UMK),
        forums=forum_lines(below, user, commitments),
        commitments=commitments,
        late=[one for one in commitments if one.is_overdue(today)],
        unsettled=unsettled,
        unit_count=len(below) - 1,
    )  # fmt: skip


# What a user sees follows from the first three.
@listed
def commitments_of(
    user: User, role: str, agency_id: int | None, below: frozenset[int]
) -> QuerySet[Commitment]:
    return (
        with_paid(Commitment.objects.visible_to(user))
        .filter(agency__in=below)
        .select_related("agency", "vendor", "forum")
        .order_by("-forum__first_day", "planned_month", "pk")[:COMMITMENTS_READ]
    )


def sums_of_years(
    year: int | None, below: frozenset[int]
) -> tuple[dict[int, Sums], dict[int, Sums]]:
    """Sums of the units below by year until one, the newest if none is named; then of every unit.

    In that last year itself the units are told apart, for the rank, and its own sum is left out.
    One query.
    """
    of_years: dict[int, Sums] = {}
    of_units: dict[int, Sums] = {}
    for (one, unit), sums in sums_of(years_until(year, below), "year", "unit").items():
        if unit and sums.count:
            of_units[unit] = sums
        of_years[one] = NOTHING if unit else sums
    return of_years, of_units


@remembered
def years_until(year: int | None, below: frozenset[int]) -> QuerySet:
    last = Value(year) if year else Subquery(newest_years()[:1])
    rows = PurchaseSummary.objects.filter(
        Q(agency__in=below) | Q(year=last),
        level=Level.AGENCY_TYPE,
        year__lte=last,
        stage__in=COUNTED,
    )
    unit = Case(When(year=last, then="agency_id"), default=0)
    return with_sums(rows.annotate(unit=unit), "year", "unit")


def rank_of(agency: Agency, units, sums: Mapping[int, Sums]) -> Rank:
    parent = units[agency.pk].parent_id
    shares = {}
    for unit in units.values():
        if unit.parent_id == parent:
            spent = total_of(sums[pk] for pk in at_or_below(units, unit.pk) & sums.keys())
            shares[unit.pk] = spent.umk_share
    known = sorted((share for share in shares.values() if share is not None), reverse=True)
    own = shares[agency.pk]
    return Rank(None if own is None else known.index(own) + 1, len(known))


FORUM = ("forum_id", "forum__name", "forum__slug", "forum__first_day")


def forum_lines(below, user: User, commitments: list[Commitment]) -> list[ForumLine]:
    """The forums at which the agency was in any way, the latest first. Two queries."""
    lines: dict[int, ForumLine] = {}
    people = delegates_of(user, user.role, user.agency_id, below)
    for *forum, name, position, has_come in people:
        line = line_of(lines, *forum)
        line.delegates.append(Delegate(name, position, has_come))
    for *forum, count in meeting_counts(below):
        line_of(lines, *forum).meetings = count
    for one in commitments:
        forum = one.forum
        add(line_of(lines, forum.pk, forum.name, forum.slug, forum.first_day), one)
    return sorted(lines.values(), key=lambda line: line.day, reverse=True)


@listed
def delegates_of(user: User, role: str, agency_id: int | None, below: frozenset[int]) -> QuerySet:
    came = Attendance.objects.standing().filter(participant=OuterRef("pk"))
    people = Participant.objects.visible_to(user).expected()
    return (
        people.filter(agency__in=below, kind=ParticipantKind.DELEGATE)
        .annotate(has_come=Exists(came))
        .order_by("name", "pk")
        .values_list(*FORUM, "name", "position", "has_come")
    )


@listed
def meeting_counts(below: frozenset[int]) -> QuerySet:
    meetings = Meeting.objects.published().planned().filter(agency__in=below).order_by()
    return meetings.values_list(*FORUM).annotate(Count("pk"))


def line_of(lines: dict[int, ForumLine], pk: int, name: str, slug: str, day) -> ForumLine:
    return lines.setdefault(pk, ForumLine(pk, name, slug, day))


def add(line: ForumLine, commitment: Commitment) -> None:
    """Count a promise that stands, with what ``with_paid`` adds; others are none."""
    if not commitment.is_promised:
        return
    value = commitment.value or ZERO
    line.commitments += 1
    line.promised += value
    line.contracted += value if commitment.contract_number else ZERO
    line.paid += commitment.paid  # type: ignore[attr-defined]  # with_paid() adds it
