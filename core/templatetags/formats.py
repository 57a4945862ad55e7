"""The formats of ``core.formats`` for templates; an unknown value is a dash."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


@register.filter
def shortened(text: str, length: int) -> str:
    """At most ``length`` characters, the last an ellipsis where some are left out."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


@register.filter
def highlight(value: object, query: str) -> SafeString:
    """Escape ``value`` and wrap each word of ``query`` that occurs in it in ``<mark>``."""
    words = sorted(set(str(query)[:MAX_QUERY_LENGTH].split()), key=len, reverse=True)
    if not words:
        return format_html("{}", "".join(str(value)))
    pattern = f"({'|'.join(map(re.escape, words))})"
    # split with one group: the matches stand at the odd places, as plain str to be escaped.
    pieces = re.split(pattern, str(value), flags=re.IGNORECASE)
    marked = (
        format_html("<mark>{}</mark>", piece) if place % 2 else piece
        for place, piece in enumerate(pieces)
    )
    return format_html_join("", "{}", ((piece,) for piece in marked))
