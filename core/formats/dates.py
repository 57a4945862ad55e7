"""Days and times as offices in western Indonesia write them (WIB, Asia/Jakarta)."""

import datetime
import re
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from core.formats.numbers import MISSING

JAKARTA = ZoneInfo("Asia/Jakarta")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
MONTH_NUMBERS = {name.lower(): position for position, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3].lower(): position for position, name in enumerate(MONTHS, 1)}
# English names and hand-written short forms that stand in files.
MONTH_NUMBERS |= {
    "january": 1, "february": 2, "pebruari": 2, "peb": 2, "march": 3, "may": 5, "june": 6,
    "july": 7, "august": 8, "aug": 8, "ags": 8, "agt": 8, "sept": 9, "october": 10, "oct": 10,
    "nopember": 11, "nop": 11, "december": 12, "dec": 12,
}  # fmt: skip

EXAMPLE = "Tulis misalnya 29/02/2024."
MAX_TYPED_LENGTH = 64
FIRST_YEAR, LAST_YEAR = 1900, 2100
EXCEL_EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of spreadsheet dates, counting Lotus' non-existent 29 February 1900."""

ISO = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}(?P<time>[T ][0-9:.,+\-Z ]*)?")
NUMERIC = re.compile(
    r"([0-9]{1,2})\s?([/.\-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})(?: [0-9:.]*)?"
)
WORDED = re.compile(
    r"(?:[a-z']+,?\s+)?([0-9]{1,2})[\s\-/]*([a-z]+)\.?[\s\-,/]*([0-9]{4}|[0-9]{2})", re.I
)
SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")


def day_name(day: datetime.date) -> str:
    """Return the weekday, ``Rabu``."""
    return DAYS[_local_date(day).weekday()]


def date_long(day: datetime.date | None) -> str:
    """Return ``6 Maret 2024``; an aware datetime gives its day in Jakarta."""
    if day is None:
        return MISSING
    local = _local_date(day)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def month_span(first: int, last: int) -> str:
    """Return the months of a year by their numbers, ``Januari–Juni``, or the month alone."""
    return MONTHS[first - 1] if first == last else f"{MONTHS[first - 1]}–{MONTHS[last - 1]}"


def date_with_day(day: datetime.date | None) -> str:
    """Return ``Rabu, 6 Maret 2024``."""
    return MISSING if day is None else f"{day_name(day)}, {date_long(day)}"


def time_short(moment: datetime.datetime | datetime.time | None) -> str:
    """Return ``08.30``: an aware datetime in Jakarta, a time of day as it is."""
    if moment is None:
        return MISSING
    local = _local(moment) if isinstance(moment, datetime.datetime) else moment
    return f"{local.hour:02}.{local.minute:02}"


def time_wib(moment: datetime.datetime | datetime.time | None) -> str:
    """Return ``08.30 WIB``."""
    return MISSING if moment is None else f"{time_short(moment)} WIB"


def time_range(
    start: datetime.datetime | datetime.time, end: datetime.datetime | datetime.time | None
) -> str:
    """Return ``08.30-13.00 WIB`` (with an en dash), or ``08.30 WIB s.d. selesai`` without an end."""
    if end is None:
        return f"{time_wib(start)} s.d. selesai"
    return f"{time_short(start)}\u2013{time_wib(end)}"


def date_time(moment: datetime.datetime | None) -> str:
    """Return ``6 Maret 2024, 09.05 WIB``."""
    return MISSING if moment is None else f"{date_long(moment)}, {time_wib(moment)}"


def parse_date(value: str | float | datetime.date) -> datetime.date:
    """Return the day meant by what was typed or stood in a cell.

    Reads ISO dates and datetimes, ``dd/mm/yyyy`` with ``/``, ``-`` or ``.``, ``6 Maret 2024``
    with or without weekday, ``31-Des-25`` and ``31/12/25`` (of this century), spreadsheet serial
    numbers, and date objects. Aware datetimes give their day in Jakarta. Raises codes
    ``date_invalid`` (not a date), ``date_missing`` (no such day or month), ``date_range`` (before
    1900 or after 2100).
    """
    if isinstance(value, datetime.datetime) and value.tzinfo is None:
        return _in_range(value.date())
    if isinstance(value, datetime.date):
        return _in_range(_local_date(value))
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, bool):
        raise _not_a_date(str(value))
    return _from_serial(value)


def months_named(text: str) -> list[int]:
    """Return the months that a text names, in its order: "Jan 2025 s.d. Maret" gives 1 and 3."""
    words = re.findall(r"[a-z]+", text.casefold())
    return [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]


def _parse_text(value: str) -> datetime.date:
    text = value.strip()
    if len(text) > MAX_TYPED_LENGTH:
        raise _not_a_date(text)
    if match := ISO.fullmatch(text):
        return _from_iso(text.replace(match[1], "-"), match["time"])
    if match := NUMERIC.fullmatch(text):
        return _date(_whole_year(match[4]), match[3], match[1])
    if match := WORDED.fullmatch(text):
        month = MONTH_NUMBERS.get(match[2].lower())
        if month is not None:
            return _date(_whole_year(match[3]), month, match[1])
    if SERIAL.fullmatch(text):
        return _from_serial(float(text))
    raise _not_a_date(text)


def _whole_year(year: str) -> str:
    """Spreadsheets show 31-Des-25 for a day of 2025; nothing here is older than this century."""
    return f"20{year}" if len(year) == 2 else year


def _from_iso(text: str, time_part: str | None) -> datetime.date:
    day = _date(*text[: len(text) - len(time_part or "")].split("-"))
    if not time_part:
        return day
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise _not_a_date(text) from None
    return day if moment.tzinfo is None else _local_date(moment)


def _from_serial(serial: float) -> datetime.date:
    # 1 March 1900 to 31 December 2100: before that, spreadsheets disagree on the day.
    if not 61 <= serial < 73_416:
        raise ValidationError(f"Angka ini bukan tanggal. {EXAMPLE}", code="date_range")
    return EXCEL_EPOCH + datetime.timedelta(days=int(serial))


def _date(year: str, month: str | int, day: str) -> datetime.date:
    month_number, day_number = int(month), int(day)
    if not 1 <= month_number <= 12:
        raise ValidationError(
            f"Bulan {month_number} tidak ada. Tulis hari dahulu, misalnya 29/02/2024.",
            code="date_missing",
        )
    try:
        return _in_range(datetime.date(int(year), month_number, day_number))
    except ValueError:
        name = f"{day_number} {MONTHS[month_number - 1]}"
        # 29 February exists in some years, so the year belongs to the sentence.
        shown = f"{name} {year}" if (day_number, month_number) == (29, 2) else name
        raise ValidationError(
            f"Tanggal {shown} tidak ada. {EXAMPLE}", code="date_missing"
        ) from None


def _in_range(day: datetime.date) -> datetime.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(f"Tahun {day.year} tidak mungkin. {EXAMPLE}", code="date_range")
    return day


def _not_a_date(text: str) -> ValidationError:
    return ValidationError(
        f"“%(value)s” bukan tanggal. {EXAMPLE}", code="date_invalid", params={"value": text[:40]}
    )


def _local_date(day: datetime.date) -> datetime.date:
    return _local(day).date() if isinstance(day, datetime.datetime) else day


def _local(moment: datetime.datetime) -> datetime.datetime:
    if moment.tzinfo is None:
        raise ValueError("A naive datetime has no time in Jakarta")
    return moment.astimezone(JAKARTA)
