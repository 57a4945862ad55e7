"""Pages of a list, whatever stands in the address."""

from functools import cached_property
from typing import Any, cast

from django.core.paginator import Page as DjangoPage
from django.core.paginator import Paginator as DjangoPaginator
from django.db.models import QuerySet
from django.http import HttpRequest

MAX_DIGITS = 9
MAX_PAGE = 10**MAX_DIGITS


class Page(DjangoPage):
    """A page that knows which page links to show."""

    @cached_property
    def window(self) -> list[int | None]:
        """Page numbers to link: the ends and two on each side; None stands for a gap."""
        numbers = self.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)
        return [number if isinstance(number, int) else None for number in numbers]


class Paginator(DjangoPaginator):
    """Django's paginator, with pages of our kind."""

    def _get_page(self, *args: Any, **kwargs: Any) -> Page:
        return Page(*args, **kwargs)


def paginate(request: HttpRequest, queryset: QuerySet, per_page: int = 50) -> Page:
    """Return the page that ``?page=`` asks for, or the nearest one that exists.

    Costs one count and one list query. Never raises: an address is no reason for an error
    page.
    """
    paginator = Paginator(queryset, per_page)
    wanted = _page_number(request.GET.get("page", ""))
    return cast("Page", paginator.page(max(1, min(wanted, paginator.num_pages))))


def _page_number(text: str) -> int:
    """Return the number asked for, nearest to what can be: 1 for anything that is none."""
    text = text.strip()
    if not text.isascii() or not text.isdigit():
        return 1
    return int(text) if len(text) <= MAX_DIGITS else MAX_PAGE
