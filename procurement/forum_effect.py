"""What came of a forum: who of those present bought from whom, before and after.

Two windows of the same length, before the first and after the last day of the forum. A comparison
in time, not a proof: seasons and budgets differ, and the page says so.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, Min, OuterRef, Q, QuerySet, Sum, Value

from accounts.models import Agency
from core.addresses import reverse
from core.statements import listed
from events.models import Attendance, Forum, HeadCount, Participant, ParticipantKind
from matching.models import Commitment
from procurement.models import Purchase
from procurement.promises import PromiseSums, added_up
from procurement.reports import ZERO
from vendors.models import Vendor

WINDOWS = (30, 60, 90, 180)
DEFAULT_WINDOW = 90

type Pair = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """Two spans of as many days; ``is_over`` is false while the second one still runs."""

    days: int
    before_from: datetime.date
    before_until: datetime.date
    after_from: datetime.date
    after_until: datetime.date
    is_over: bool


@dataclass(frozen=True)
class PairLine:
    """One agency and one vendor that both came."""

    agency: str
    vendor: str
    before: Decimal
    after: Decimal
    is_first: bool
    agency_pk: int
    vendor_pk: int
    vendor_slug: str


@dataclass(frozen=True)
class Effect:
    window: Window
    agency_count: int
    vendor_count: int
    before: Decimal
    after: Decimal
    before_count: int
    after_count: int
    pairs: list[PairLine]

    @property
    def first_time(self) -> list[PairLine]:
        return [pair for pair in self.pairs if pair.is_first and pair.after]

    @property
    def difference(self) -> Decimal:
        return self.after - self.before

    @property
    def growing(self) -> int:
        """Pairs that spent more after the forum than before."""
        return sum(pair.after > pair.before for pair in self.pairs)

    @property
    def possible_pairs(self) -> int:
        return self.agency_count * self.vendor_count


def window_of(forum: Forum, days: int, today: datetime.date) -> Window:
    """The longest two equal spans up to ``days`` of which both have begun and passed.

    While fewer days have passed since the forum, both spans are as short as that.
    """
    passed = (today - forum.last_day).days
    length = max(0, min(days, passed))
    return Window(
        days=length,
        before_from=forum.first_day - datetime.timedelta(days=length),
        before_until=forum.first_day - datetime.timedelta(days=1),
        after_from=forum.last_day + datetime.timedelta(days=1),
        after_until=forum.last_day + datetime.timedelta(days=length),
        is_over=passed >= days,
    )


def attending(forum: Forum) -> tuple[frozenset[int], frozenset[int]]:
    """Agencies and vendors of which somebody was checked in. One query."""
    present = present_at(forum.pk)
    agencies = frozenset(agency for agency, _ in present if agency)
    return agencies, frozenset(vendor for _, vendor in present if vendor)


@listed
def present_at(forum: int) -> QuerySet:
    """Those of agencies are counted already; vendors have few people each."""
    counted = HeadCount.objects.filter(forum=forum, day__isnull=False, agency__isnull=False)
    agencies = counted.order_by().values("agency").annotate(present=Sum("people"))
    arrived = Attendance.objects.standing().filter(participant=OuterRef("pk"))
    people = Participant.objects.filter(Exists(arrived), forum=forum, kind=ParticipantKind.VENDOR)
    nobody = Value(None, BigIntegerField())
    return (
        agencies.filter(present__gt=0)
        .values_list("agency", nobody)
        .union(people.order_by().values_list(nobody, "vendor"), all=True)
    )


def effect_of(forum: Forum, days: int, today: datetime.date) -> Effect:
    """Two queries, whatever the size."""
    window = window_of(forum, days, today)
    agencies, vendors = attending(forum)
    rows = sales_by_pair(window, agencies, vendors)
    pairs = [
        PairLine(
            agency=row["agency__name"],
            vendor=row["supplier__vendor__name"],
            before=row["before"],
            after=row["after"],
            is_first=row["first"] > forum.last_day,
            agency_pk=row["agency"],
            vendor_pk=row["supplier__vendor"],
            vendor_slug=row["supplier__vendor__slug"],
        )
        for row in rows
        if row["before"] or row["after"]
    ]
    return Effect(
        window=window,
        agency_count=len(agencies),
        vendor_count=len(vendors),
        before=sum((row["before"] for row in rows), ZERO),
        after=sum((row["after"] for row in rows), ZERO),
        before_count=sum(row["before_count"] for row in rows),
        after_count=sum(row["after_count"] for row in rows),
        pairs=sorted(pairs, key=lambda pair: (-pair.after, pair.agency, pair.vendor)),
    )


@listed
def sales_by_pair(
    window: Window, agencies: frozenset[int], vendors: frozenset[int]
) -> QuerySet[Purchase, dict[str, Any]]:
    """What each of these agencies bought from each of these vendors, before and after. One query."""
    sales = Purchase.objects.by_supplier().filter(
        agency__among=agencies, supplier__vendor__among=vendors, recorded_on__isnull=False
    )
    before = Q(recorded_on__range=(window.before_from, window.before_until))
    after = Q(recorded_on__range=(window.after_from, window.after_until))
    return (
        sales.order_by()
        .values(
            "agency",
            "agency__name",
            "supplier__vendor",
            "supplier__vendor__name",
            "supplier__vendor__slug",
        )
        .annotate(
            before=Sum("value", filter=before, default=ZERO),
            after=Sum("value", filter=after, default=ZERO),
            before_count=Count("pk", filter=before),
            after_count=Count("pk", filter=after),
            first=Min("recorded_on"),
        )
    )


@dataclass(frozen=True)
class Conversion:
    """How far the promises of an agency or vendor have come; how many are late. ``query`` is its filter."""

    name: str
    url: str
    query: str
    sums: PromiseSums
    overdue: int


def party_url(party: Agency | Vendor) -> str:
    """The card of an agency, the page of a vendor."""
    if isinstance(party, Agency):
        return reverse("reports:agency_card", args=[party.pk])
    return party.get_absolute_url()


def conversions(
    commitments: Iterable[Commitment], by: str, today: datetime.date
) -> list[Conversion]:
    """Sums of the standing commitments of a forum by "agency" or "vendor", largest first.

    Needs what ``with_paid`` adds to them.
    """
    promises: dict[Agency | Vendor, list[Commitment]] = {}
    for one in commitments:
        promises.setdefault(getattr(one, by), []).append(one)
    found = [
        Conversion(
            name=str(party),
            url=party_url(party),
            query=f"{by}={party.pk}",
            sums=added_up(rows),
            overdue=sum(one.is_overdue(today) for one in rows),
        )
        for party, rows in promises.items()
    ]
    return sorted(found, key=lambda line: (-line.sums.promised, line.name))
