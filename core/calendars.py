"""Files of iCalendar (RFC 5545), to put into the calendar of a phone or an office."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.utils import timezone

LINE_OCTETS = 75


def calendar_file(lines: Iterable[str], *, host: str) -> str:
    """The file with these lines: its own properties, then its events, each escaped as it needs."""
    frame = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{host}//Temu Bisnis P3DN//ID",
        *lines,
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in frame)


def moment(day: date, clock: time) -> datetime:
    """A time of day in Jakarta, aware."""
    return timezone.make_aware(datetime.combine(day, clock))


def stamp(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escape(text: str) -> str:
    """A TEXT value (3.3.11): no character of it can end the line and begin another property."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, escaped)
    kept = "\n".join(text.splitlines()).replace("\n", "\\n")
    return "".join(letter for letter in kept if letter.isprintable())


def fold(line: str) -> str:
    """Lines of at most 75 octets (3.1); a folded one goes on after a blank."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(piece)
            # The blank that begins the next line counts too.
            piece, size = "", 1
        piece += letter
        size += octets
    return "\r\n ".join([*pieces, piece])
