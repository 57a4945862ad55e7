"""Where the parts of a chart stand, for the SVG templates in templates/components.

Every place is a percentage of the drawing, written for an SVG attribute ("43.25%"), so a chart
fills its box on a phone as on a wall while its letters keep their size. Nothing here knows
colours: the templates give classes. An unknown value leaves a gap; it is never drawn as zero.
"""

import datetime
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from core.formats import MISSING

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
TICKS = 4
INSIDE = 14
"""A bar at least this long, in per cent of the drawing, holds its own label."""

EDGE = 12
"""Nearer to an edge than this, a label grows away from it."""

type Write = Callable[[Decimal | None], str]


@dataclass(frozen=True)
class Tick:
    """A line of the scale with its label."""

    text: str
    place: str


@dataclass(frozen=True)
class Axis:
    """A scale from ``low`` to ``high``; zero is always on it."""

    low: Decimal
    high: Decimal
    step: Decimal

    def share(self, value: Decimal) -> Decimal:
        """How far along the scale a value lies, 0 to 100, never outside."""
        span = self.high - self.low
        return min(Decimal(100), max(Decimal(0), (value - self.low) / span * 100))

    def ticks(self, write: Write, *, downwards: bool = False) -> list[Tick]:
        count = int((self.high - self.low) / self.step) + 1
        values = [self.low + self.step * number for number in range(count)]
        return [Tick(write(value), place(self.share(value), downwards)) for value in values]


@dataclass(frozen=True)
class Target:
    """A line that is to be reached."""

    value: Decimal
    text: str
    place: str


@dataclass(frozen=True)
class Item:
    """What a chart is to show: ``cells`` are further texts for the row of the table."""

    label: str
    value: Decimal | None
    url: str = ""
    note: str = ""
    cells: Sequence[str] = ()


@dataclass(frozen=True)
class Bar:
    """One bar; the start and length run along the scale, from the zero line."""

    item: Item
    text: str
    start: str
    length: str
    text_place: str
    is_text_inside: bool
    is_reached: bool


@dataclass(frozen=True)
class BarChart:
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    zero: str
    target: Target | None


@dataclass(frozen=True)
class Point:
    """One value over time; ``is_key`` are the few that keep their label on a phone."""

    label: str
    text: str
    x: str
    y: str
    is_known: bool
    is_key: bool
    has_text_below: bool


@dataclass(frozen=True)
class Segment:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Mark:
    """An event on the time line; ``anchor`` is SVG's text-anchor."""

    label: str
    x: str
    anchor: str


@dataclass(frozen=True)
class LineChart:
    points: Sequence[Point]
    segments: Sequence[Segment]
    ticks: Sequence[Tick]
    marks: Sequence[Mark]
    target: Target | None

    @property
    def is_empty(self) -> bool:
        return not any(point.is_known for point in self.points)


@dataclass(frozen=True)
class Column:
    """An upright bar, with the middle for its labels."""

    item: Item
    text: str
    x: str
    width: str
    y: str
    height: str
    middle: str
    is_reached: bool


@dataclass(frozen=True)
class ColumnChart:
    columns: Sequence[Column]
    zero: str
    target: Target | None

    @property
    def is_empty(self) -> bool:
        return all(column.item.value is None for column in self.columns)


@dataclass(frozen=True)
class Stage:
    """A step of a funnel: its share of the first step is None if that is unknown or zero."""

    item: Item
    text: str
    length: str
    share: Decimal | None


def place(share: Decimal, downwards: bool = False) -> str:
    """A share of 100 as an attribute; ``downwards`` because SVG counts from the top."""
    return f"{100 - share if downwards else share:.2f}%"


def axis_for(values: Iterable[Decimal | None], least: Decimal = Decimal(1)) -> Axis:
    """A scale with round steps that holds zero, all known values, and at least ``least``."""
    known = [value for value in values if value is not None]
    high, low = max([least, *known]), min([Decimal(0), *known])
    rough = (high - low) / TICKS
    scale = Decimal(1).scaleb(rough.adjusted())
    step = next(factor * scale for factor in STEPS if factor * scale >= rough)
    return Axis(_floor(low, step), -_floor(-high, step), step)


def _floor(value: Decimal, step: Decimal) -> Decimal:
    """The largest multiple of the step that is not above the value."""
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def bar_chart(
    items: Sequence[Item], write: Write, target: Decimal | None = None, target_text: str = ""
) -> BarChart:
    """Horizontal bars on one scale, in the order given."""
    axis = axis_for([*(item.value for item in items), target])
    zero = axis.share(Decimal(0))
    return BarChart(
        bars=[_bar(item, axis, zero, write, target) for item in items],
        ticks=axis.ticks(write),
        zero=place(zero),
        target=_target(axis, target, target_text),
    )


def _bar(item: Item, axis: Axis, zero: Decimal, write: Write, target: Decimal | None) -> Bar:
    end = zero if item.value is None else axis.share(item.value)
    start, length = min(zero, end), abs(end - zero)
    inside = length >= INSIDE
    return Bar(
        item=item,
        text=write(item.value),
        start=place(start),
        length=place(length),
        text_place=place(start if inside else start + length),
        is_text_inside=inside,
        is_reached=_reached(item.value, target),
    )


def line_chart(
    items: Sequence[Item],
    write: Write,
    target: Decimal | None = None,
    target_text: str = "",
    marks: Sequence[tuple[Decimal, str]] = (),
) -> LineChart:
    """Values over time, one place for each item; marks are a share of the time line (0 to 1)."""
    axis = axis_for([*(item.value for item in items), target])
    known = [number for number, item in enumerate(items) if item.value is not None]
    keys = {known[0], known[-1]} if known else set()
    points = [_point(items, number, axis, write, keys, target) for number in range(len(items))]
    pairs = [pair for pair in pairwise(points) if pair[0].is_known and pair[1].is_known]
    return LineChart(
        points=points,
        segments=[Segment(one.x, one.y, two.x, two.y) for one, two in pairs],
        ticks=axis.ticks(write, downwards=True),
        marks=[_mark(share, label) for share, label in marks],
        target=_target(axis, target, target_text, downwards=True),
    )


def _point(
    items: Sequence[Item],
    number: int,
    axis: Axis,
    write: Write,
    keys: set[int],
    target: Decimal | None,
) -> Point:
    item = items[number]
    height = axis.share(item.value or Decimal(0))
    is_low = item.value is not None and target is not None and item.value < target
    return Point(
        label=item.label,
        text=write(item.value),
        x=place(_middle(number, len(items))),
        y=place(height, downwards=True),
        is_known=item.value is not None,
        is_key=number in keys,
        # Below the target line the label hangs, unless it would run into the months.
        has_text_below=is_low and height > EDGE,
    )


def _mark(share: Decimal, label: str) -> Mark:
    x = min(Decimal(100), max(Decimal(0), share * 100))
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    return Mark(label, place(x), anchor)


def column_chart(
    items: Sequence[Item],
    write: Write,
    target: Decimal | None = None,
    target_text: str = "",
    *,
    fill: Decimal = Decimal("0.6"),
) -> ColumnChart:
    """Upright bars; ``fill`` is how much of its place a bar takes."""
    axis = axis_for([*(item.value for item in items), target])
    zero = axis.share(Decimal(0))
    columns = []
    for number, item in enumerate(items):
        end = zero if item.value is None else axis.share(item.value)
        room = Decimal(100) / len(items)
        columns.append(
            Column(
                item=item,
                text=write(item.value),
                x=place(room * number + room * (1 - fill) / 2),
                width=place(room * fill),
                y=place(max(zero, end), downwards=True),
                height=place(abs(end - zero)),
                middle=place(_middle(number, len(items))),
                is_reached=_reached(item.value, target),
            )
        )
    return ColumnChart(
        columns,
        place(zero, downwards=True),
        _target(axis, target, target_text, downwards=True),
    )


def funnel(items: Sequence[Item], write: Write) -> list[Stage]:
    """Steps that follow each other, on the scale of the largest; each with its share of the first."""
    largest = max([item.value for item in items if item.value is not None], default=Decimal(0))
    first = items[0].value if items else None
    return [
        Stage(
            item=item,
            text=write(item.value),
            length=place(_part(item.value, largest) or Decimal(0)),
            share=_part(item.value, first),
        )
        for item in items
    ]


def day_of_year_share(day: datetime.date, first_month: int, last_month: int) -> Decimal | None:
    """Where a day stands on a line of whole months, 0 to 1; None if it is not on it."""
    if not first_month <= day.month <= last_month:
        return None
    month_days = monthrange(day.year, day.month)[1]
    passed = Decimal(day.month - first_month) + Decimal(day.day - 1) / month_days
    return passed / (last_month - first_month + 1)


def _part(value: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if value is None or not whole else value / whole * 100


def _middle(number: int, count: int) -> Decimal:
    return (Decimal(number) + Decimal("0.5")) / count * 100


def _reached(value: Decimal | None, target: Decimal | None) -> bool:
    return value is not None and (target is None or value >= target)


def _target(
    axis: Axis, value: Decimal | None, text: str, *, downwards: bool = False
) -> Target | None:
    if value is None:
        return None
    return Target(value, text or MISSING, place(axis.share(value), downwards))
