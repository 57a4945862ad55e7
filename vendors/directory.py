"""What the directory shows for an address: the entries, how many there are, and the choices.

At 100,000 products no page may read them all. So a total is exact when it is known without
reading (no filter, or one) or when it is at most CAP; above, the page says "more than CAP". The
numbers beside the choices follow the same rule: exact, or not shown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import django_filters
from django.contrib.postgres.search import SearchRank
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    OrderBy,
    OuterRef,
    QuerySet,
)
from django.http import QueryDict

from core.filters import ListFilter, NamedRecordFilter
from core.statements import ANY_KEYS, listed_by_key
from vendors.models import (
    DirectoryEntry,
    EntryKind,
    FacetCount,
    ShortlistItem,
    SizeClass,
    Vendor,
)
from vendors.places import Tree
from vendors.search import Search, corrected, is_begun, neighbours, search_for

CAP = 240
PER_PAGE = 24
LAST_PAGE = CAP // PER_PAGE
SORTS = [
    ("complete", "Paling lengkap"),
    ("cheap", "Harga terendah"),
    ("dear", "Harga tertinggi"),
    ("tkdn", "TKDN tertinggi"),
    ("capacity", "Kapasitas terbesar"),
    ("name", "Nama"),
]
ORDERS = {
    "complete": ("completeness", True),
    "cheap": ("price", False),
    "dear": ("price", True),
    "tkdn": ("tkdn", True),
    "capacity": ("capacity", True),
    "name": ("name", False),
}
READY = [
    ("ekatalog", "Tayang di e-Katalog"),
    ("halal", "Halal berlaku"),
    ("verified", "Sudah diperiksa dinas"),
    ("unverified", "Belum diperiksa"),
]
OWNER = [("woman", "Dipimpin perempuan"), ("cooperative", "Koperasi")]
TKDN = [("tkdn", "Ada TKDN"), ("tkdn25", "TKDN 25% ke atas"), ("tkdn40", "TKDN 40% ke atas")]
# Groups of choices in which several are chosen as alternatives; in the others each one narrows.
EITHER = frozenset({"category", "district", "village", "size"})
GROUPS = ("category", "ready", "tkdn", "owner", "size", "district", "village")


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Choices that are keys in `facets`, written in the address without their prefix."""

    def __init__(self, *args, prefix="", either=True, **kwargs):
        self.prefix, self.either = prefix, either
        super().__init__(*args, **kwargs)

    def keys(self, value) -> list[str]:
        return [self.prefix + choice for choice in value]

    def wants_all(self, value) -> bool:
        """Whether an entry must have each of what is chosen."""
        return not self.either or len(value) == 1

    def filter(self, qs, value):
        lookup = "facets__contains" if self.wants_all(value) else "facets__overlap"
        return qs.filter(**{lookup: self.keys(value)}) if value else qs


class DirectoryFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari", method="keep", max_length=100)
    category = FacetFilter(label="Kategori", prefix="c")
    ready = FacetFilter(label="Kesiapan", choices=READY, either=False)
    tkdn = FacetFilter(label="TKDN", choices=TKDN, either=False)
    owner = FacetFilter(label="Pemilik", choices=OWNER, either=False)
    size = FacetFilter(label="Skala usaha", choices=SizeClass.choices, prefix="s:")
    district = FacetFilter(label="Kecamatan", prefix="d")
    village = FacetFilter(label="Kelurahan", prefix="v")
    price_min = django_filters.NumberFilter(
        label="Harga dari", field_name="price", lookup_expr="gte", min_value=0, max_digits=18
    )
    price_max = django_filters.NumberFilter(
        label="Harga sampai", field_name="price", lookup_expr="lte", min_value=0, max_digits=18
    )
    capacity = django_filters.NumberFilter(
        label="Kapasitas sebulan paling sedikit",
        field_name="capacity",
        lookup_expr="gte",
        min_value=0,
        max_value=2**62,
        decimal_places=0,
    )
    # Everything of one business, named in the address by its slug.
    vendor = NamedRecordFilter(
        label="Pelaku usaha", to_field_name="slug", queryset=Vendor.objects.none()
    )
    sort = django_filters.ChoiceFilter(label="Urutkan", choices=SORTS, method="keep")

    class Meta:
        model = DirectoryEntry
        fields: list[str] = []

    def __init__(self, *args, tree: Tree, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["vendor"].queryset = Vendor.objects.browsable_by(user)
        for name, choices in tree.choices().items():
            self.filters[name].extra["choices"] = choices

    def keep(self, queryset, name, value):
        """Search and order are not filters of rows: `Directory` does them."""
        return queryset

    def narrowed(self, rows: QuerySet, without: str = "") -> QuerySet:
        """Those of the entries that fit, without one of the filters.

        What they must have is asked for at once, in one look at the index.
        """
        queryset, keys = rows.all(), []
        for name, value in self.values.items():
            one = self.filters[name]
            if name == without:
                continue
            if isinstance(one, FacetFilter) and one.wants_all(value):
                keys += one.keys(value)
            else:
                queryset = one.filter(queryset, value)
        return queryset.filter(facets__contains=keys) if keys else queryset


@dataclass
class Choice:
    """One choice as the page shows it; count None is not known exactly."""

    value: str
    label: str
    count: int | None
    is_chosen: bool
    children: list["Choice"] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return self.is_chosen or self.count is None or self.count > 0


@dataclass
class Group:
    name: str
    label: str
    choices: list[Choice]


class Unindexed(Func):
    """The expression, but so that no index can serve the order.

    Of few matches it is cheaper to sort them than to walk an index until they have come by.
    """

    template = "(CASE WHEN random() >= 0 THEN %(expressions)s END)"


class Directory:
    """One page of the directory. Reads what it needs when it is asked."""

    def __init__(self, data: QueryDict, kind: EntryKind, user):
        self.kind = kind
        self.user = user
        self.tree = Tree()
        self.sees_all = user.is_authenticated and user.may_see_drafts
        rows = DirectoryEntry.objects.visible_to(user).of_kind(kind)
        self.filter = DirectoryFilter(data, queryset=rows, tree=self.tree, user=user)
        self.search: Search | None = search_for(self.filter.values.get("q", ""))
        self.corrected_words = ""
        self.matches_some_words = False
        if self.search:
            self.text_query = self.search.query()
            self._find_words(self.search)

    def _find_words(self, search: Search) -> None:
        """When nothing has all the words, try longer ones that begin with them, or else what was
        probably meant; then any of the words."""
        if self.total != 0:
            return
        near = neighbours(search.words)
        is_beginning = is_begun(near)
        better = None
        if is_beginning:
            self._ask(search, prefix=True)
        elif better := corrected(search, near):
            self._ask(better)
        if self.total == 0 and len(search.parts()) > 1:
            self.matches_some_words = True
            self._ask(better or search, every=False, prefix=is_beginning)
        if better and self.total != 0:
            self.corrected_words = " ".join(better.words)

    def _ask(self, search: Search, *, every: bool = True, prefix: bool = False) -> None:
        self.search, self.text_query = search, search.query(every=every, prefix=prefix)
        for name in ("found", "counts", "total"):
            self.__dict__.pop(name, None)

    def entries(self, without: str = ""):
        """All entries that fit, in no order."""
        rows = self.filter.narrowed(self.filter.queryset, without)
        return rows.filter(search=self.text_query) if self.search else rows

    def vendors(self) -> QuerySet[Vendor]:
        """All vendors that fit, however many."""
        return Vendor.objects.filter(pk__in=self.entries().order_by().values("vendor"))

    @property
    def chosen(self) -> dict:
        return {name: self.filter.values[name] for name in self.filter.values if name != "sort"}

    @cached_property
    def totals(self) -> dict[str, dict[str, int]]:
        """Of the whole directory by kind, without any filter; kept by triggers."""
        return FacetCount.objects.totals(only_public=not self.sees_all)

    @cached_property
    def found(self) -> dict[int, list[str]]:
        """The facets of the entries that fit, by key: of all, or of one more than CAP."""
        return facets_of(self.entries())

    @property
    def is_found_whole(self) -> bool:
        return bool(self.chosen) and len(self.found) <= CAP

    @cached_property
    def counts(self) -> dict[str, dict[str, int] | None]:
        """For each group the number of entries by key, as if the group had no choice.

        "" is the group without name: all filters on. None where there are more than CAP.
        """
        if not self.chosen:
            return {"": self.totals[self.kind]}
        counted = {"": count_facets(self.found)}
        for name in EITHER & self.chosen.keys():
            if not self.chosen.keys() - {name}:
                counted[name] = self.totals[
                    self.kind
                ]  # without this group it is everything: known
            elif self.is_found_whole:
                counted[name] = count_facets(facets_of(self.entries(name)))
            else:
                counted[name] = None  # there are not fewer with one filter less
        return counted

    @cached_property
    def total(self) -> int | None:
        """How many entries fit; None if more than CAP and not known."""
        counts = self.counts[""]
        if counts is not None:
            return counts.get("", 0)
        only = list(self.chosen.items())
        if len(only) == 1 and only[0][0] in GROUPS and len(only[0][1]) == 1:
            name, (value,) = only[0]
            return self.totals[self.kind].get(self.filter.filters[name].prefix + value, 0)
        return None

    @property
    def cap(self) -> int:
        return CAP

    @property
    def is_many(self) -> bool:
        return self.total is None or self.total > CAP

    def count_of(self, group: str, key: str) -> int | None:
        counts = self.counts.get(group, self.counts[""])
        return None if counts is None else counts.get(key, 0)

    @property
    def sort(self) -> str:
        return self.filter.values.get("sort", "") or ("best" if self.search else "complete")

    def page(self, number: int, saved_by=None) -> list[DirectoryEntry]:
        """The entries of one page; with a person, also which of them the person has saved."""
        first = (number - 1) * PER_PAGE
        if self.total == 0:
            return []
        reader = saved_by.pk if saved_by and self.kind == EntryKind.PRODUCT else None
        if self.sort != "best" and self.is_found_whole:
            return found_in_order(list(self.found), self.sort, reader, first)
        return list(shown(self.ordered(), reader)[first : first + PER_PAGE])

    def ordered(self):
        """The entries in the chosen order."""
        if self.sort == "best":
            return self._best()
        rows = self.of_keys(self.found) if self.is_found_whole else self.entries()
        if not self.is_many:
            return rows.order_by(unindexed(self.sort), "pk")
        name, is_descending = ORDERS[self.sort]
        order = F(name).desc(nulls_last=True) if is_descending else F(name).asc()
        if name == "completeness":
            order = F(name).desc()
        return rows.order_by(order, "pk")

    def of_keys(self, keys: Iterable[int]) -> QuerySet:
        """Entries that were found already: not sought by words and choices again."""
        return self.filter.queryset.filter(pk__among=list(keys))

    def _best(self):
        """By how well the words fit, names before descriptions, then by completeness.

        Of very many matches only CAP are ranked, first those that have the words in their name.
        """
        keys = list(self.found)
        if self.is_many:
            rows = self.filter.narrowed(self.filter.queryset)
            named = rows.filter(name_search=self.text_query)
            in_name = named.order_by().values_list("pk", flat=True)[: CAP // 2]
            keys = [*in_name, *keys[: CAP // 2]]
        rank = SearchRank(F("search"), self.text_query, weights=[0.1, 0.2, 0.4, 1.0])
        fit = ExpressionWrapper(rank * (1.0 + F("completeness") / 40.0), FloatField())
        return self.of_keys(keys).annotate(fit=fit).order_by("-fit", "-completeness", "pk")

    @cached_property
    def groups(self) -> list[Group]:
        """The filters with their choices and counts; a village once its kecamatan is chosen."""
        values = self.filter.values
        found = []
        for name in GROUPS:
            choices = [
                self._choice(name, value, label)
                for value, label in self.filter.filters[name].extra["choices"]
                if (name, value) != ("ready", "unverified") or self.sees_all
            ]
            if name == "category":
                choices = self._nested(choices)
            elif name == "village":
                choices = self._villages(choices, set(values.get("district", [])))
            if any(choice.is_shown for choice in choices):
                found.append(Group(name, str(self.filter.filters[name].label), choices))
        return found

    def _choice(self, group: str, value: str, label: str) -> Choice:
        key = self.filter.filters[group].prefix + value
        chosen = value in self.filter.values.get(group, [])
        return Choice(value, label, self.count_of(group, key), chosen)

    def _nested(self, choices: list[Choice]) -> list[Choice]:
        """Top categories; one that is open, because it or one below is chosen, has its children."""
        places = self.tree.of("category")
        by_pk = {int(choice.value): choice for choice in choices}
        top = [(one, by_pk[one.pk]) for one in places if one.parent_id is None]
        for one, choice in top:
            below = [by_pk[kid.pk] for kid in places if kid.parent_id == one.pk]
            if choice.is_chosen or any(kid.is_chosen for kid in below):
                choice.children = [kid for kid in below if kid.is_shown]
        return [choice for _, choice in top]

    def _villages(self, choices: list[Choice], districts: set[str]) -> list[Choice]:
        parents = {str(one.pk): str(one.parent_id) for one in self.tree.of("village")}
        return [one for one in choices if one.is_chosen or parents[one.value] in districts]

    def total_of(self, kind: EntryKind) -> int | None:
        """How many of the other kind fit the same filters.

        None if that would cost too much: where there are more than CAP of either kind, or the
        words had to be guessed.
        """
        if self.corrected_words or self.total is None:
            return None
        rows = DirectoryEntry.objects.visible_to(self.user).of_kind(kind)
        if not self.chosen:
            return self.totals[kind].get("", 0)
        other = self.filter.narrowed(rows)
        if self.search:
            other = other.filter(search=self.text_query)
        number = other.order_by()[: CAP + 1].count()
        return number if number <= CAP else None


def unindexed(sort: str) -> OrderBy:
    """An order of the directory, for few entries."""
    name, is_descending = ORDERS[sort]
    expression = Unindexed(F(name))
    return expression.desc(nulls_last=True) if is_descending else expression.asc()


def shown(entries: QuerySet, reader: int | None) -> QuerySet:
    """What a page shows of entries; for a reader, named by key, also whether it is saved."""
    rows = entries.defer("search", "name_search", "stale_on", "completeness")
    if not reader:
        return rows
    saved = ShortlistItem.objects.visible_to(reader)
    return rows.annotate(is_saved=Exists(saved.filter(product=OuterRef("product"))))


@listed_by_key
def found_in_order(sort: str, reader: int | None, first: int) -> QuerySet[DirectoryEntry]:
    """A page of entries that were found already: not sought by words and choices again."""
    rows = DirectoryEntry.objects.filter(pk__among=ANY_KEYS).order_by(unindexed(sort), "pk")
    return shown(rows, reader)[first : first + PER_PAGE]


def facets_of(rows: QuerySet) -> dict[int, list[str]]:
    """The facets of these entries by key; of very many, one more than CAP is read."""
    return dict(rows.order_by().values_list("pk", "facets")[: CAP + 1])


def count_facets(entries: dict[int, list[str]]) -> dict[str, int] | None:
    """How many of the entries have each facet, "" for all of them; None if more than CAP."""
    if len(entries) > CAP:
        return None
    return {**Counter(chain.from_iterable(entries.values())), "": len(entries)}
