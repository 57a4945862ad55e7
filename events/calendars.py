"""A forum as a calendar."""

from datetime import date, datetime

from core.calendars import calendar_file, escape, moment, stamp
from events.models import Forum


def forum_calendar(forum: Forum, *, host: str, url: str, now: datetime) -> str:
    """The days of a forum, one event each; a later file replaces the events of an earlier one.

    So an event goes by its place among the days, and stays the same when the forum moves: RFC 5545
    knows it by its UID (3.8.4.7), and takes the higher SEQUENCE (3.8.7.4).
    """
    lines = []
    for number, day in enumerate(forum.days, start=1):
        lines += event_lines(forum, number, day, host=host, url=url, now=now)
    return calendar_file(lines, host=host)


def event_lines(
    forum: Forum, number: int, day: date, *, host: str, url: str, now: datetime
) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:forum-{forum.pk}-{number}@{host}",
        f"SEQUENCE:{int(now.timestamp()) // 60}",
        f"DTSTAMP:{stamp(now)}",
        f"STATUS:{'CANCELLED' if forum.is_called_off else 'CONFIRMED'}",
        f"DTSTART:{stamp(moment(day, forum.start_time))}",
        f"DTEND:{stamp(moment(day, forum.end_time))}",
        f"SUMMARY:{escape(forum.name)}",
        f"LOCATION:{escape(forum.place)}",
        f"DESCRIPTION:{escape(f'Tiket: {url}')}",
        f"URL:{url}",
        "END:VEVENT",
    ]
