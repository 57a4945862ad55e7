"""The formats of ``core.formats`` for templates; an unknown value is a dash."""

import re
from decimal import Decimal
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe
from markupsafe import escape

from core import formats

MAX_QUERY_LENGTH = 100

register = template.Library()

register.filter("rupiah", formats.rupiah)
register.filter("rupiah_short", formats.rupiah_short)
register.filter("number", formats.number)
register.filter("points", formats.points)
register.filter("date_long", formats.date_long)
register.filter("date_with_day", formats.date_with_day)
register.filter("time_wib", formats.time_wib)
register.filter("time_short", formats.time_short)
register.filter("date_time", formats.date_time)
register.filter("phone", formats.phone_display)
register.filter("phone_masked", formats.phone_masked)
register.filter("nip", formats.nip_display)
register.filter("nip_masked", formats.nip_masked)
register.filter("number_masked", formats.number_masked)
register.filter("file_size", formats.file_size)
register.simple_tag(formats.percent, name="percent")
register.simple_tag(formats.time_range, name="time_range")


@register.simple_tag
def amount(value: Decimal | None, url: str, more: str = "", *, short: bool = False) -> str:
    """Rupiah that lead to the rows behind them: the list at ``url``, narrowed by ``more``.

    Nothing has no rows, and where there is no list (``url`` is empty) the amount stands alone.
    """
    text = (formats.rupiah_short if short else formats.rupiah)(value)
    if not (value and url):
        return text
    address = f"{url}{'&' if '?' in url else '?'}{more}" if more else url
    # An amount has nothing to escape, and a table shows a thousand of them.
    return mark_safe(f'<a href="{escape(address)}">{text}</a>')  # noqa: S308 - the address is escaped


@register.filter
def shortened(text: str, length: int) -> str:
    """At most ``length`` characters, the last an ellipsis where some are left out."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


@lru_cache(maxsize=64)
def words_of(query: str) -> re.Pattern[str] | None:
    """What finds any word of the query, the longest first; None for an empty one."""
    words = sorted(set(query.split()), key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, words))})", re.IGNORECASE) if words else None


@register.filter
def highlight(value: object, query: str) -> SafeString:
    """Escape ``value`` and wrap each word of ``query`` that occurs in it in ``<mark>``."""
    # As plain str: what is marked as safe is escaped too, for a mark may stand inside a tag.
    text, pattern = "".join(str(value)), words_of(str(query)[:MAX_QUERY_LENGTH])
    # split with one group: the matches stand at the odd places.
    pieces: list[str] = [escape(piece) for piece in (pattern.split(text) if pattern else [text])]
    pieces[1::2] = [f"<mark>{piece}</mark>" for piece in pieces[1::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped
