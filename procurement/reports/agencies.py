"""The tree of buying units, and what each has spent with the units below it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from procurement.reports.sums import NOTHING, Sums, total_of


@dataclass(frozen=True)
class AgencyLine:
    """An agency with all units below it; ``own`` is what it spent itself."""

    pk: int
    name: str
    parent_id: int | None
    own: Sums
    total: Sums
    unit_count: int = 0


@dataclass
class Unit:
    """An agency in the tree."""

    pk: int
    name: str
    parent_id: int | None
    children: list[int] = field(default_factory=list)


def unit_tree(agencies) -> dict[int, Unit]:
    """All units that the reader may see; a parent that cannot be seen counts as none."""
    rows = list(agencies.order_by("name").values_list("pk", "name", "parent_id"))
    units = {pk: Unit(pk, name, parent) for pk, name, parent in rows}
    for unit in units.values():
        if unit.parent_id in units:
            units[unit.parent_id].children.append(unit.pk)
        else:
            unit.parent_id = None
    return units


def at_or_below(units: Mapping[int, Unit], pk: int) -> frozenset[int]:
    found, waiting = set(), [pk]
    while waiting:
        here = waiting.pop()
        found.add(here)
        waiting += units[here].children
    return frozenset(found)


def agency_lines(units: Mapping[int, Unit], sums: Mapping[int, Sums]) -> list[AgencyLine]:
    """Every unit with its own and rolled-up sums, largest spending first."""
    lines = []
    for unit in units.values():
        own = total = sums.get(unit.pk, NOTHING)
        unit_count = 0
        if unit.children:
            below = at_or_below(units, unit.pk)
            total = total_of(sums[pk] for pk in below if pk in sums)
            unit_count = len(below) - 1
        lines.append(AgencyLine(unit.pk, unit.name, unit.parent_id, own, total, unit_count))
    return sorted(lines, key=lambda line: (-line.total.value, line.name))
