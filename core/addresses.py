"""Addresses of pages as Django puts them together, but once for each page: a list shows dozens of one.

Each namespace of ours is used once, so an address does not depend on the page that it stands on.
"""

import re
from collections.abc import Collection, Sequence
from contextvars import ContextVar
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from django.http import QueryDict
from django.urls import get_script_prefix, get_urlconf
from django.urls import reverse as django_reverse

SITE: ContextVar[str] = ContextVar("SITE", default="")
"""The address of this installation, which links in mail begin with: of the page that is asked for,
"" outside of one."""

# What stands in an address as it is, and means nothing in a pattern of addresses.
PLAIN = re.compile(r"[A-Za-z0-9_-]+")


@cache
def _form(urlconf: str | None, prefix: str, name: str, are_digits: tuple[bool, ...]) -> str:
    """The address with ``{}`` for each of its parts; Django's quotes leave no braces of its own."""
    parts = [f"9081726354{n}" if digits else f"part-{n}" for n, digits in enumerate(are_digits)]
    address = django_reverse(name, args=parts)
    return re.sub("|".join(parts), "{}", address) if parts else address


def reverse(name: str, args: Sequence[Any] = (), **more: Any) -> str:
    """As Django's, for names and arguments by their place. Raises NoReverseMatch as it does."""
    texts = [str(one) for one in args]
    if more or not all(map(PLAIN.fullmatch, texts)):
        return django_reverse(name, args=args, **more)
    are_digits = tuple([text.isdigit() for text in texts])
    return _form(get_urlconf(), get_script_prefix(), name, are_digits).format(*texts)


def query_without(
    query: QueryDict, names: Collection[str], more: Sequence[tuple[str, str]] = ()
) -> str:
    """The query of an address, beginning with "?", without these parameters and with more at its end."""
    kept = [
        (name, value) for name, values in query.lists() if name not in names for value in values
    ]
    return f"?{urlencode([*kept, *more])}"


def whatsapp_link(phone: str, text: str) -> str:
    """The address that opens WhatsApp with the text filled in; ``phone`` as stored, +62…"""
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text, safe='')}"
