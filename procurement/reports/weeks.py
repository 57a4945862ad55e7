"""What was bought in a week, and in its budget year up to then: the weekly figures of the agencies.

The inspectorate of the ministry, BPKP and the city look at the use of domestic goods each week
(SE bersama Mendagri-LKPP 027/1022/SJ).
"""

import datetime
from dataclasses import dataclass

from django.db.models import BooleanField, Case, F, Q, Value, When

from procurement.models import Purchase
from procurement.reports.summary import rows_in, sums_by, sums_of_rows
from procurement.reports.sums import Scope, Sums, total_of


@dataclass(frozen=True)
class Week:
    """From Monday to Sunday, as far as it lies in the budget year of ``day``."""

    day: datetime.date

    @property
    def year(self) -> int:
        return self.day.year

    @property
    def first(self) -> datetime.date:
        monday = self.day - datetime.timedelta(days=self.day.weekday())
        return max(monday, datetime.date(self.year, 1, 1))

    @property
    def last(self) -> datetime.date:
        sunday = self.day + datetime.timedelta(days=6 - self.day.weekday())
        return min(sunday, datetime.date(self.year, 12, 31))


def sums_of_week(
    week: Week, agencies: frozenset[int] | None
) -> tuple[dict[int, Sums], dict[int, Sums]]:
    """Sums by agency: of the week, and of the year until its last day. Two queries.

    Purchases without a date in their budget year are in neither.
    """
    month = week.last.replace(day=1)
    scope = Scope(week.year, last_month=max(month.month - 1, 1), agencies=agencies)
    # Only what is dated in its budget year has a month. Asked for the year itself, PostgreSQL would
    # read the index of the whole year beside that of the days.
    rows = rows_in(Scope(week.year, agencies=agencies)).filter(
        month__isnull=False, recorded_on__range=(min(month, week.first), week.last)
    )
    found = sums_of_rows(
        rows, "agency_id", is_so(recorded_on__gte=week.first), is_so(recorded_on__gte=month)
    )
    before = sums_by(scope, "agency_id") if month.month > 1 else {}
    in_week: dict[int, list[Sums]] = {}
    so_far = {pk: [sums] for pk, sums in before.items()}
    for (pk, is_of_week, is_of_month), sums in found.items():
        if is_of_week:
            in_week.setdefault(pk, []).append(sums)
        if is_of_month:
            so_far.setdefault(pk, []).append(sums)
    return added(in_week), added(so_far)


def is_so(**rule: object) -> Case:
    return Case(
        When(Q(**rule), then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


def added(parts: dict[int, list[Sums]]) -> dict[int, Sums]:
    return {pk: total_of(sums) for pk, sums in parts.items()}


def newest_day(today: datetime.date) -> datetime.date:
    """The day of the last purchase up to today, or today: the week that is shown first."""
    dated = Purchase.objects.counted().filter(recorded_on__lte=today)
    # In the order of the index purchase_recorded: otherwise all purchases are read.
    newest = dated.order_by(F("recorded_on").desc(nulls_last=True), "-pk")
    return newest.values_list("recorded_on", flat=True).first() or today
