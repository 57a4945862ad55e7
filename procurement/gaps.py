"""Where demand and supply of the city miss each other, with the money at stake. Reads only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum, Window

from core.addresses import reverse
from matching.models import Demand
from procurement.models import SellerArea
from procurement.reports import NOTHING, ZERO, Sums, sums_by_place, total_of
from vendors.models import Category, DirectoryEntry, EntryKind, FacetCount

VENDORS_SHOWN = 50
UNKNOWN = "Belum berkategori"


@dataclass(frozen=True)
class CategoryGap:
    """A category of the city's spending or plans: how many packages, of what value in rupiah.

    ``total`` is the whole spending of the category, ``vendors`` how many of the directory list it,
    ``far`` the part of ``value`` whose sellers are known to be of elsewhere; of the rest nobody
    knows where they are.
    """

    pk: int | None
    name: str
    count: int
    value: Decimal | None
    total: Decimal | None
    vendors: int
    far: Decimal = ZERO

    @property
    def unplaced(self) -> Decimal:
        return (self.value or ZERO) - self.far


@dataclass(frozen=True)
class IdleVendor:
    """A verified vendor whose categories nobody has planned to buy; ``spent`` on them this year."""

    name: str
    url: str
    categories: str
    spent: Decimal


@dataclass(frozen=True)
class Gaps:
    """What was found, and whether there was anything to compare: nothing is no good news."""

    outside: list[CategoryGap]
    unmet: list[CategoryGap]
    idle: list[IdleVendor]
    idle_count: int
    has_spending: bool
    has_plans: bool
    has_vendors: bool

    @property
    def outside_value(self) -> Decimal:
        return sum((gap.value or ZERO for gap in self.outside), ZERO)

    @property
    def far_value(self) -> Decimal:
        return sum((gap.far for gap in self.outside), ZERO)

    @property
    def unmet_value(self) -> Decimal:
        return sum((gap.value or ZERO for gap in self.unmet), ZERO)


def gaps_of(year: int) -> Gaps:
    """Five queries, whatever the size; the year is a budget year."""
    tree = {
        pk: (name, parent)
        for pk, name, parent in Category.objects.values_list("pk", "name", "parent")
    }
    names = {pk: name for pk, (name, _) in tree.items()}
    totals = FacetCount.objects.totals(only_public=True)[EntryKind.VENDOR]
    vendors = {pk: totals.get(f"c{pk}", 0) for pk in names}
    places = sums_by_place(year)
    demanded = list(
        Demand.objects.counted()
        .in_year(year)
        .order_by()
        .values_list("category")
        .annotate(Count("pk"), Sum("budget"))
    )
    spent = {pk: total_of(sums.values()).value for pk, sums in places.items()}
    wanted = {pk for pk, *_ in demanded if pk}
    unwanted = tree.keys() - with_those_above(wanted, tree)
    idle, idle_count = idle_vendors(wanted, unwanted, names, spent)
    return Gaps(
        outside=outside_gaps(places, names, vendors),
        unmet=unmet_gaps(demanded, names, vendors),
        idle=idle,
        idle_count=idle_count,
        has_spending=bool(places),
        has_plans=bool(demanded),
        has_vendors=any(vendors.values()),
    )


def outside_gaps(
    places: Mapping[int, Mapping[str, Sums]], names: Mapping, vendors: Mapping
) -> list[CategoryGap]:
    """Categories bought from sellers of elsewhere though vendors of the directory list them.

    Largest first; what lies nobody knows where counts as of elsewhere.
    """
    found = []
    for pk, vendor_count in vendors.items():
        by_place = places.get(pk, {})
        whole = total_of(by_place.values())
        here = by_place.get(SellerArea.CITY, NOTHING)
        unplaced = by_place.get("", NOTHING)
        count, value = whole.count - here.count, whole.value - here.value
        if vendor_count and count:
            far = value - unplaced.value
            found.append(CategoryGap(pk, names[pk], count, value, whole.value, vendor_count, far))
    return sorted(found, key=lambda gap: (-(gap.value or ZERO), gap.name))


def unmet_gaps(demanded: list, names: Mapping, vendors: Mapping) -> list[CategoryGap]:
    """Planned categories that no vendor of the directory lists; what has no category comes last."""
    found = [
        CategoryGap(pk, names.get(pk, UNKNOWN), count, budget, None, 0)
        for pk, count, budget in demanded
        if not vendors.get(pk)
    ]
    return sorted(found, key=lambda gap: (gap.pk is None, -(gap.value or ZERO), gap.name))


def with_those_above(keys: Iterable[int], tree: Mapping[int, tuple[str, int | None]]) -> set[int]:
    """The categories and all that they lie under."""
    found: set[int] = set()
    for pk in keys:
        above: int | None = pk
        while above is not None and above not in found:
            found.add(above)
            above = tree[above][1]
    return found


def idle_vendors(
    wanted: set[int], unwanted: set[int], names: Mapping, spent: Mapping
) -> tuple[list, int]:
    """Vendors none of whose categories is planned, and how many; most spending first."""
    # First those of categories without a plan, which an index finds: few, in a year full of plans.
    rows = DirectoryEntry.objects.of_kind(EntryKind.VENDOR).filter(is_public=True)
    rows = rows.filter(facets__overlap=facets_of(unwanted))
    if wanted:
        rows = rows.exclude(facets__overlap=facets_of(wanted))
    rows = rows.only("name", "facets", "card").annotate(number=Window(Count("pk")))
    found, count = [], 0
    for entry in rows.order_by("-completeness", "pk")[:VENDORS_SHOWN]:
        count = entry.number
        keys = [int(key[1:]) for key in entry.facets if key[0] == "c" and key[1:].isdecimal()]
        own = [pk for pk in keys if pk in names]
        found.append(
            IdleVendor(
                name=entry.name,
                url=reverse("vendors:vendor_detail", args=[entry.card["slug"]]),
                categories=", ".join(sorted(names[pk] for pk in own)),
                spent=sum((spent.get(pk, ZERO) for pk in own), ZERO),
            )
        )
    return sorted(found, key=lambda vendor: (-vendor.spent, vendor.name)), count


def facets_of(categories: Iterable[int]) -> list[str]:
    return [f"c{pk}" for pk in categories]
