"""How Indonesian offices write numbers, money, dates, times and contacts, and read them."""

from core.formats.contacts import (
    nip_display,
    nip_masked,
    number_masked,
    phone_display,
    phone_masked,
)
from core.formats.dates import (
    date_long,
    date_time,
    date_with_day,
    day_name,
    months_named,
    parse_date,
    time_range,
    time_short,
    time_wib,
)
from core.formats.numbers import (
    MISSING,
    file_size,
    number,
    parse_money,
    parse_percent,
    percent,
    points,
    rupiah,
    rupiah_short,
)
from core.formats.words import terbilang, terbilang_date, terbilang_rupiah

__all__ = [
    "MISSING",
    "date_long",
    "date_time",
    "date_with_day",
    "day_name",
    "file_size",
    "months_named",
    "nip_display",
    "nip_masked",
    "number",
    "number_masked",
    "parse_date",
    "parse_money",
    "parse_percent",
    "percent",
    "phone_display",
    "phone_masked",
    "points",
    "rupiah",
    "rupiah_short",
    "terbilang",
    "terbilang_date",
    "terbilang_rupiah",
    "time_range",
    "time_short",
    "time_wib",
]
