"""How fast people arrive at a forum, and when the rest will be in at that pace."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

STEP = timedelta(minutes=5)
RECENT = timedelta(minutes=10)
MAX_BARS = 36


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
    """Arrivals over time; `per_minute` is that of the last RECENT, `finish` a forecast or None."""

    bars: list[Bar]
    per_minute: float
    remaining: int
    finish: datetime | None

    @property
    def busiest(self) -> Bar | None:
        return max(self.bars, key=lambda bar: bar.count, default=None)


def pace_of(arrivals: Iterable[datetime], remaining: int, now: datetime) -> Pace:
    """Count arrivals in steps of five minutes and forecast when `remaining` people are in.

    The forecast carries the pace of the last ten minutes on; without arrivals in them there is
    none. Long days keep their last three hours.
    """
    moments = list(arrivals)
    recent = sum(now - RECENT < moment <= now for moment in moments)
    per_minute = recent / (RECENT / timedelta(minutes=1))
    finish = now + timedelta(minutes=remaining / per_minute) if recent and remaining else None
    return Pace(
        bars=bars_of(steps_of(moments)),
        per_minute=per_minute,
        remaining=remaining,
        finish=finish,
    )


def steps_of(moments: Iterable[datetime]) -> Counter[datetime]:
    """How many fall into each five minutes, by its start in local time.

    Counted in seconds since 1970: the clocks of all zones differ by whole five minutes.
    """
    length = int(STEP.total_seconds())
    counts = Counter(int(moment.timestamp()) // length for moment in moments)
    return Counter(
        {
            timezone.localtime(datetime.fromtimestamp(number * length, UTC)): count
            for number, count in counts.items()
        }
    )


def bars_of(counts: Counter[datetime]) -> list[Bar]:
    """Every step from the first arrival to the last, empty ones too."""
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - STEP * (MAX_BARS - 1))
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
