"""A forum as an iCalendar file (RFC 5545), to put into the calendar of a phone or an office."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

from events.models import Forum

LINE_OCTETS = 75


def forum_calendar(forum: Forum, *, host: str, url: str, now: datetime) -> str:
    """The days of a forum, one event each; a later file replaces the events of an earlier one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{host}//Temu Bisnis P3DN//ID"]
    for day in forum.days:
        lines += event_lines(forum, day, host=host, url=url, now=now)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def event_lines(forum: Forum, day: date, *, host: str, url: str, now: datetime) -> list[str]:
    place = ", ".join(part for part in (forum.venue, forum.venue_address) if part)
    return [
        "BEGIN:VEVENT",
        f"UID:forum-{forum.pk}-{day:%Y%m%d}@{host}",
        f"DTSTAMP:{stamp(now)}",
        f"DTSTART:{stamp(moment(day, forum.start_time))}",
        f"DTEND:{stamp(moment(day, forum.end_time))}",
        f"SUMMARY:{escape(forum.name)}",
        f"LOCATION:{escape(place)}",
        f"DESCRIPTION:{escape(f'Tiket: {url}')}",
        f"URL:{url}",
        "END:VEVENT",
    ]


def moment(day: date, clock: time) -> datetime:
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
