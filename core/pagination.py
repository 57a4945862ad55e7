"""Pages of a list, whatever stands in the address."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page as DjangoPage
from django.core.paginator import Paginator as DjangoPaginator
from django.db.models import F, Model, Q, QuerySet
from django.http import HttpRequest

from core.formats import number
from core.keys import row_key

MAX_DIGITS = 9
MAX_PAGE = 10**MAX_DIGITS
DEEP = 1_000
"""Rows before a page from which on it is cheaper to find its keys first."""


class Page(DjangoPage):
    """A page that knows which page links to show."""

    @cached_property
    def window(self) -> list[int | None]:
        """Page numbers to link: the ends and two on each side; None stands for a gap."""
        numbers = self.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)
        return [number if isinstance(number, int) else None for number in numbers]


class Paginator(DjangoPaginator):
    """Django's paginator, with pages of our kind and pages far down that cost no more."""

    object_list: Any
    first: tuple[Callable[[int, int], list], int] | None = None
    """What finds sooner the keys from one place to another of the rows that stand first, and how many
    these are."""
    light: QuerySet | None = None
    """The same rows in the same order without the joins that only shown rows need."""
    kept: Callable[[int, int], list] | None = None
    """The same rows from one place to another by a question that is put together once."""

    def _get_page(self, *args: Any, **kwargs: Any) -> Page:
        return Page(*args, **kwargs)

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        if self.first and bottom + self.per_page <= self.first[1]:
            keys = self.first[0](bottom, bottom + self.per_page)
            return Page(rows_of(self.object_list, keys), number, self)
        if self.kept and (bottom < DEEP or self.object_list is None):
            return Page(self.kept(bottom, bottom + self.per_page), number, self)
        if bottom < DEEP or isinstance(self.object_list, list):
            return Page(list(self.object_list[bottom : bottom + self.per_page]), number, self)
        top = min(bottom + self.per_page, self.count)
        light = self.object_list if self.light is None else self.light
        keys = keys_between(light, bottom, top, self.count)
        return Page(rows_of(self.object_list, keys), number, self)


def rows_of(rows: Any, keys: list) -> list:
    """The rows of the keys, in the order of the keys: of a queryset, or by what lists them for keys
    (``listed_by_key``)."""
    place = {key: number for number, key in enumerate(keys)}
    found = rows(keys) if callable(rows) else rows.order_by().filter(pk__among=keys)
    return sorted(found, key=lambda row: place[row.pk])


class KeyedPaginator(Paginator):
    """Knows the keys of all rows; the joins are made for those that are shown."""

    def __init__(self, rows: Any, keys: list, per_page: int) -> None:
        self.rows = rows
        super().__init__(keys, per_page)

    def page(self, number: int | str) -> Page:
        page = super().page(number)
        page.object_list = rows_of(self.rows, list(page.object_list))
        return page


def keys_between(rows: QuerySet, bottom: int, top: int, count: int) -> list:
    """Return the keys of ``rows[bottom:top]`` of ``count`` rows, counted from the nearer end."""
    keys = rows.values_list("pk", flat=True)
    if bottom > count - top:
        return list(keys.reverse()[count - top : count - bottom])[::-1]
    return list(keys[bottom:top])


def paginate(
    request: HttpRequest,
    queryset: QuerySet | list | Callable[[list], list] | None,
    per_page: int = 50,
    *,
    count: int | None = None,
    light: QuerySet | None = None,
    first: tuple[Callable[[int, int], list], int] | None = None,
    keys: list | None = None,
    kept: Callable[[int, int], list] | None = None,
) -> Page:
    """Return the page that ``?page=`` asks for, or the nearest one that exists.

    Costs one list query, and one count unless the caller knows the ``count``. Never raises: an address
    is no reason for an error page.

    ``light`` are the same rows without the joins that only shown rows need. Without a ``count`` all
    their keys are looked for once and counted, and the ``queryset`` may have more rows; else only
    those of pages far down. ``first`` gives the keys from one place to another at the head of the list
    where a query of their own finds them sooner, and says how many they are; ``keys`` are those of all
    rows, where they are known. ``kept`` gives the rows from one place to another by a question that is
    put together once (``listed``); pages far down ask it where there is no ``queryset``. Where every
    page is found by keys or ``kept``, what lists rows for keys (``listed_by_key``) may stand for the
    ``queryset``.
    """
    if light is not None and count is None:
        keys = list(light.values_list("pk", flat=True))
    if keys is not None:
        paginator: Paginator = KeyedPaginator(queryset, keys, per_page)
    else:
        paginator = Paginator(queryset, per_page)  # type: ignore[arg-type]  # asked for no rows then
        paginator.light, paginator.first, paginator.kept = light, first, kept
    if count is not None:
        paginator.count = count
    wanted = _page_number(request.GET.get("page", ""))
    return paginator.page(max(1, min(wanted, paginator.num_pages)))


COUNTED = 1_000
"""Rows up to which a list without page numbers is counted: more is "more than"."""


class KeyPage:
    """A page of a list that only knows its neighbours: as cheap at the end as at the start."""

    def __init__(self, rows: list, count_text: str, previous: str, following: str) -> None:
        self.object_list = rows
        self.count_text = count_text
        self.previous_url = previous
        self.next_url = following

    def __iter__(self) -> Iterator[Any]:
        return iter(self.object_list)

    def __len__(self) -> int:
        return len(self.object_list)


def paginate_by_key(
    request: HttpRequest,
    queryset: QuerySet,
    order: Sequence[str],
    per_page: int = 50,
    count: int | None = None,
    *,
    unfiltered: QuerySet | None = None,
) -> KeyPage:
    """Return the page that ``?after=<pk>`` or ``?before=<pk>`` asks for.

    ``order`` names fields, the last of them the primary key, with a minus for descending; empty
    values come last. Costs the row that is named, a page of rows, and a count that stops at
    ``COUNTED``, unless the caller knows the ``count`` or the page shows all rows. ``unfiltered`` is the
    same list without its filters, given where these are dear to ask, such as a search for words: where
    they find no more than ``COUNTED``, they are asked once, for the keys.
    """
    most = None if count is not None else COUNTED
    if count is None and unfiltered is not None:
        count, queryset = _found(queryset, unfiltered)
    before = row_key(request.GET.get("before", ""))
    after = None if before else row_key(request.GET.get("after", ""))
    here = before or after
    edge = queryset.order_by().filter(pk=here).first() if here else None
    rows = queryset.order_by(*_ordering(queryset.model, order, is_reversed=bool(before)))
    if edge is not None:
        rows = rows.filter(_beyond(edge, order, is_reversed=bool(before)))
    found = list(rows[: per_page + 1])
    shown = found[:per_page]
    has_more = len(found) > per_page
    if before:
        shown.reverse()
    has_previous = has_more if before else edge is not None
    has_next = edge is not None if before else has_more
    if count is None:
        is_all = edge is None and not has_more
        count = len(found) if is_all else _keys_up_to_most(queryset).count()
    return KeyPage(
        shown,
        number(count) if most is None or count <= most else f"Lebih dari {number(most)}",
        _address(request, before=shown[0].pk) if shown and has_previous else "",
        _address(request, after=shown[-1].pk) if shown and has_next else "",
    )


def _keys_up_to_most(queryset: QuerySet) -> QuerySet:
    return queryset.order_by().values_list("pk", flat=True)[: COUNTED + 1]


def _found(queryset: QuerySet, unfiltered: QuerySet) -> tuple[int, QuerySet]:
    """How many rows there are, up to one more than ``COUNTED``, and what finds them soonest."""
    keys = list(_keys_up_to_most(queryset))
    return len(keys), queryset if len(keys) > COUNTED else unfiltered.filter(pk__among=keys)


def _ordering(model: type[Model], order: Sequence[str], *, is_reversed: bool) -> list[Any]:
    """Empty values last, said only of fields that can be empty: else no plain index serves."""
    fields = []
    for name in order:
        plain = name.removeprefix("-")
        field = F(plain)
        is_descending = name.startswith("-") != is_reversed
        places: dict[str, bool | None] = {}
        if plain != "pk" and model._meta.get_field(plain).null:
            places = {"nulls_last": not is_reversed or None, "nulls_first": is_reversed or None}
        fields.append(field.desc(**places) if is_descending else field.asc(**places))
    return fields


def _beyond(edge: Any, order: Sequence[str], *, is_reversed: bool) -> Q:
    """What comes after the row in the order, or before it."""
    beyond, same = Q(pk__in=[]), Q()
    for name in order:
        field = name.removeprefix("-")
        value = getattr(edge, field)
        lookup = "lt" if name.startswith("-") != is_reversed else "gt"
        if value is None:
            # Empty values come last: only filled ones lie before them.
            beyond |= same & Q(**{f"{field}__isnull": False}) if is_reversed else Q(pk__in=[])
            same &= Q(**{f"{field}__isnull": True})
            continue
        further = Q(**{f"{field}__{lookup}": value})
        if not is_reversed and field != "pk" and edge._meta.get_field(field).null:
            further |= Q(**{f"{field}__isnull": True})
        beyond |= same & further
        same &= Q(**{field: value})
    return beyond


def _address(request: HttpRequest, **place: int) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    for name, key in place.items():
        query[name] = str(key)
    return f"?{query.urlencode()}"


def _page_number(text: str) -> int:
    """Return the number asked for, nearest to what can be: 1 for anything that is none."""
    text = text.strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return int(text) if len(text) <= MAX_DIGITS else MAX_PAGE
