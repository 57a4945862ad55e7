"""The categories in use and the regions, by which the directory is filtered."""

from typing import NamedTuple

from django.db.models import QuerySet, Value

from accounts.models import Region, RegionLevel
from core.statements import remembered
from vendors.models import Category


class Place(NamedTuple):
    """A category or a region."""

    level: str
    pk: int
    name: str
    parent_id: int | None
    position: int


@remembered
def places() -> QuerySet:
    categories = Category.objects.active().values_list(
        Value("category"), "pk", "name", "parent_id", "position"
    )
    regions = Region.objects.values_list("level", "pk", "name", "parent_id", Value(0))
    return categories.union(regions, all=True)


class Tree:
    """The categories in use and the regions: what can be chosen. One query."""

    def __init__(self):
        rows = [Place._make(row) for row in places().tuples()]
        self.levels: dict[str, list[Place]] = {}
        for row in sorted(rows, key=lambda row: (row.position, row.name)):
            self.levels.setdefault(row.level, []).append(row)

    def of(self, group: str) -> list[Place]:
        level = {"district": RegionLevel.DISTRICT, "village": RegionLevel.VILLAGE}.get(
            group, group
        )
        return self.levels.get(level, [])

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        return {
            group: [(str(one.pk), one.name) for one in self.of(group)]
            for group in ("category", "district", "village")
        }
