"""What the agencies need, added up for the table before a forum: by category, unit and month."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from matching.models import Offer
from vendors.models import Category

VENDORS_SHOWN = 6


@dataclass
class BoardLine:
    """One unit's demand of a category."""

    agency: str
    count: int
    budget: Decimal | None


@dataclass
class BoardGroup:
    """A category: its demand and the vendors who can supply it."""

    category: Category | None
    count: int = 0
    budget: Decimal | None = None
    months: list[int] = field(default_factory=lambda: [0] * 12)
    lines: list[BoardLine] = field(default_factory=list)
    vendors: list[tuple[str, str]] = field(default_factory=list)
    vendor_count: int = 0


def board(demands: QuerySet) -> list[BoardGroup]:
    """Groups by category, the largest budget first; three queries whatever the number of rows."""
    groups: dict[int | None, BoardGroup] = {}
    plain = demands.order_by()
    rows = plain.values("category", "agency__name").annotate(count=Count("pk"), sum=Sum("budget"))
    categories = Category.objects.select_related("parent").in_bulk(
        {row["category"] for row in rows} - {None}
    )
    for row in rows.order_by("agency__name"):
        pk = row["category"]
        group = groups.setdefault(pk, BoardGroup(categories.get(pk)))
        group.count += row["count"]
        if row["sum"] is not None:
            group.budget = (group.budget or 0) + row["sum"]
        group.lines.append(BoardLine(row["agency__name"], row["count"], row["sum"]))
    add_months(groups, plain)
    add_vendors(groups)
    return sorted(groups.values(), key=lambda group: (-(group.budget or 0), -group.count))


def add_months(groups: dict[int | None, BoardGroup], demands: QuerySet) -> None:
    known = demands.filter(first_month__isnull=False)
    rows = known.values_list("category", "first_month", "last_month").annotate(Count("pk"))
    for category, first, last, count in rows:
        for month in range(first, last + 1):
            groups[category].months[month - 1] += count


def add_vendors(groups: dict[int | None, BoardGroup]) -> None:
    rows = (
        Offer.objects.filter(is_open=True, category__in=[pk for pk in groups if pk])
        .values_list("category", "vendor__name", "vendor__slug")
        .distinct()
        .order_by("vendor__name")
    )
    for category, name, slug in rows:
        group = groups[category]
        group.vendor_count += 1
        if len(group.vendors) < VENDORS_SHOWN:
            group.vendors.append((name, slug))
