"""How fast people arrive at a forum, and when the rest will be in at that pace."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, DateTimeField, Func, Q, Value
from django.utils import timezone

from events.models.attendance import AttendanceQuerySet

STEP = timedelta(minutes=5)
RECENT = timedelta(minutes=10)
# Where steps are counted from: the clocks of all zones differ by whole five minutes.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIN_BARS, MAX_BARS = 12, 36


@dataclass(frozen=True)
class Bar:
    """Arrivals in the STEP that begins at `start`, with the bar's place in a chart of 100 x 100."""

    start: datetime
    count: int
    x: float
    width: float
    height: float

    @property
    def y(self) -> float:
        return 100 - self.height


@dataclass(frozen=True)
class Pace:
    """Arrivals over time; `per_minute` is that of the last RECENT, `finish` a forecast or None.

    `is_too_slow` says that the forecast would lie behind the end of the day.
    """

    bars: list[Bar]
    per_minute: float
    remaining: int
    finish: datetime | None
    is_too_slow: bool

    @property
    def busiest(self) -> Bar | None:
        return max(self.bars, key=lambda bar: bar.count, default=None)


class Step(NamedTuple):
    """Arrivals in the STEP that begins at `start`; `recent` of them in the last RECENT."""

    start: datetime
    people: int
    recent: int


def steps_of(arrivals: AttendanceQuerySet, now: datetime) -> list[Step]:
    """Count arrivals in steps of five minutes. One query, which reads no arrival into Python."""
    start = Func(
        Value(STEP), "arrived_at", Value(EPOCH), function="date_bin", output_field=DateTimeField()
    )
    recent = Count("pk", filter=Q(arrived_at__gt=now - RECENT, arrived_at__lte=now))
    counts = arrivals.order_by().values_list(start).annotate(people=Count("pk"), recent=recent)
    return [Step(timezone.localtime(start), *numbers) for start, *numbers in counts]


def pace_of(steps: Iterable[Step], remaining: int, now: datetime, closes: datetime) -> Pace:
    """Draw the steps and forecast when `remaining` people are in.

    The forecast carries the pace of the last ten minutes on; without arrivals in them there is
    none, nor when it lies behind `closes`. Long days keep their last three hours.
    """
    steps = list(steps)
    recent = sum(step.recent for step in steps)
    per_minute = recent / (RECENT / timedelta(minutes=1))
    finish = now + timedelta(minutes=remaining / per_minute) if recent and remaining else None
    is_too_slow = finish is not None and finish > closes
    return Pace(
        bars=bars_of(Counter({step.start: step.people for step in steps})),
        per_minute=per_minute,
        remaining=remaining,
        finish=None if is_too_slow else finish,
        is_too_slow=is_too_slow,
    )


def bars_of(counts: Counter[datetime]) -> list[Bar]:
    """Every step from the first arrival to the last, empty ones too; at least an hour of them."""
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - STEP * (MAX_BARS - 1))
    first = min(first, last - STEP * (MIN_BARS - 1))
    starts = [first + STEP * number for number in range((last - first) // STEP + 1)]
    highest = max(counts.values())
    width = 100 / len(starts)
    return [
        Bar(
            start=start,
            count=counts[start],
            x=round(number * width + width * 0.1, 3),
            width=round(width * 0.8, 3),
            height=round(100 * counts[start] / highest, 3),
        )
        for number, start in enumerate(starts)
    ]
