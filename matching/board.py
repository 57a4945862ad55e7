"""What the agencies need, added up for the table before a forum: by category, unit and month."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import JSONObject

from matching.models import Offer
from vendors.models import Category, EntryKind, FacetCount

LINES_SHOWN, VENDORS_SHOWN, OFFERS_READ = 15, 6, 60


def query_of(category: int | None) -> str:
    """What narrows the list of demand to a category, or to what has none."""
    return f"category={category}" if category else "state=uncategorised"


@dataclass
class BoardLine:
    """One unit's demand of a category, without the units below; ``query`` narrows the list to it."""

    agency: str
    count: int
    budget: Decimal | None
    query: str


@dataclass
class BoardGroup:
    """A category: its demand and the vendors who can supply it."""

    category: Category | None = None
    count: int = 0
    budget: Decimal | None = None
    months: list[int] = field(default_factory=lambda: [0] * 12)
    # Rupiah of each month: a budget is spread evenly over the months of its need.
    month_budgets: list[Decimal] = field(default_factory=lambda: [Decimal(0)] * 12)
    # The units with the largest budgets; what the others need stands in one sum.
    lines: list[BoardLine] = field(default_factory=list)
    rest: BoardLine | None = None
    vendors: list[tuple[str, str]] = field(default_factory=list)
    vendor_count: int = 0

    @property
    def query(self) -> str:
        """What narrows the list of demand to the group."""
        return query_of(self.category.pk if self.category else None)

    @property
    def more_vendors(self) -> int:
        return self.vendor_count - len(self.vendors)


def board(demands: QuerySet) -> list[BoardGroup]:
    """Groups by category, the largest budget first; four queries whatever the number of rows."""
    groups: dict[int | None, BoardGroup] = {}
    plain = demands.order_by()
    rows = plain.values("category", "agency", "agency__name").annotate(
        count=Count("pk"), sum=Sum("budget")
    )
    for row in rows.order_by("agency__name"):
        group = groups.setdefault(row["category"], BoardGroup())
        group.count += row["count"]
        if row["sum"] is not None:
            group.budget = (group.budget or 0) + row["sum"]
        query = f"{query_of(row['category'])}&agency={row['agency']}&units=no"
        group.lines.append(BoardLine(row["agency__name"], row["count"], row["sum"], query))
    add_months(groups, plain)
    add_categories(groups)
    for group in groups.values():
        sum_up_small(group)
    return sorted(groups.values(), key=lambda group: (-(group.budget or 0), -group.count))


def sum_up_small(group: BoardGroup) -> None:
    """Leave the lines with the largest budgets, and one sum for all others: there may be hundreds."""
    lines = sorted(group.lines, key=lambda line: (-(line.budget or 0), line.agency))
    group.lines, others = lines[:LINES_SHOWN], lines[LINES_SHOWN:]
    if others:
        known = [line.budget for line in others if line.budget is not None]
        group.rest = BoardLine(
            agency=f"{len(others)} OPD lain",
            count=sum(line.count for line in others),
            budget=sum(known, Decimal(0)) if known else None,
            query=group.query,
        )


def add_months(groups: dict[int | None, BoardGroup], demands: QuerySet) -> None:
    known = demands.filter(first_month__isnull=False)
    spans = known.values_list("category", "first_month", "last_month")
    for category, first, last, count, budget in spans.annotate(Count("pk"), Sum("budget")):
        group, share = groups[category], (budget or Decimal(0)) / (last - first + 1)
        for place in range(first - 1, last):
            group.months[place] += count
            group.month_budgets[place] += share


def add_categories(groups: dict[int | None, BoardGroup]) -> None:
    """Say what each category is, and who can supply it or one below it: how many, some by name.

    The directory knows how many; to name them all, the offers of thousands would be read.
    """
    numbers = FacetCount.objects.totals(only_public=True)[EntryKind.VENDOR]
    supplier = JSONObject(name="vendor__name", slug="vendor__slug")
    some = Offer.objects.filter(is_open=True, category=OuterRef("pk")).values(json=supplier)
    asked = groups.keys() - {None}
    wanted = Q(pk__in=asked) | Q(parent__in=asked) | Q(parent__parent__in=asked)
    suppliers: dict[int | None, set[tuple[str, str]]] = defaultdict(set)
    categories = Category.objects.filter(wanted).select_related("parent")
    for category in categories.annotate(some=ArraySubquery(some[:OFFERS_READ])):
        above = category.parent.parent_id if category.parent else None
        for pk in (category.pk, category.parent_id, above):
            suppliers[pk].update((one["name"], one["slug"]) for one in category.some)
        if category.pk in groups:
            groups[category.pk].category = category
            groups[category.pk].vendor_count = numbers.get(f"c{category.pk}", 0)
    for pk in asked:
        groups[pk].vendors = sorted(suppliers[pk])[:VENDORS_SHOWN]
