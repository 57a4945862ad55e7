"""Pages of a list, whatever stands in the address."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page as DjangoPage
from django.core.paginator import Paginator as DjangoPaginator
from django.db.models import QuerySet
from django.http import HttpRequest

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

    def _get_page(self, *args: Any, **kwargs: Any) -> Page:
        return Page(*args, **kwargs)

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        if bottom < DEEP or not isinstance(self.object_list, QuerySet):
            return Page(list(self.object_list[bottom : bottom + self.per_page]), number, self)
        top = min(bottom + self.per_page, self.count)
        return Page(rows_between(self.object_list, bottom, top, self.count), number, self)


def rows_between(rows: QuerySet, bottom: int, top: int, count: int) -> list:
    """Return ``rows[bottom:top]`` of ``count`` rows, counted from the nearer end.

    Only keys are read up to there; the joins are made for the rows that are shown.
    """
    keys = rows.values_list("pk", flat=True)
    if bottom > count - top:
        wanted = list(keys.reverse()[count - top : count - bottom])[::-1]
    else:
        wanted = list(keys[bottom:top])
    place = {key: number for number, key in enumerate(wanted)}
    return sorted(rows.filter(pk__in=wanted), key=lambda row: place[row.pk])


def paginate(request: HttpRequest, queryset: QuerySet, per_page: int = 50) -> Page:
    """Return the page that ``?page=`` asks for, or the nearest one that exists.

    Costs one count and one list query. Never raises: an address is no reason for an error
    page.
    """
    paginator = Paginator(queryset, per_page)
    wanted = _page_number(request.GET.get("page", ""))
    return paginator.page(max(1, min(wanted, paginator.num_pages)))


def _page_number(text: str) -> int:
    """Return the number asked for, nearest to what can be: 1 for anything that is none."""
    text = text.strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return int(text) if len(text) <= MAX_DIGITS else MAX_PAGE
