"""A forum as a calendar."""

from datetime import date, datetime

from core.calendars import calendar_file, escape, moment, stamp
from events.models import Forum


def forum_calendar(forum: Forum, *, host: str, url: str, now: datetime) -> str:
    """The days of a forum, one event each; a later file replaces the events of an earlier one."""
    lines = []
    for day in forum.days:
        lines += event_lines(forum, day, host=host, url=url, now=now)
    return calendar_file(lines, host=host)


def event_lines(forum: Forum, day: date, *, host: str, url: str, now: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:forum-{forum.pk}-{day:%Y%m%d}@{host}",
        f"DTSTAMP:{stamp(now)}",
        f"DTSTART:{stamp(moment(day, forum.start_time))}",
        f"DTEND:{stamp(moment(day, forum.end_time))}",
        f"SUMMARY:{escape(forum.name)}",
        f"LOCATION:{escape(forum.place)}",
        f"DESCRIPTION:{escape(f'Tiket: {url}')}",
        f"URL:{url}",
        "END:VEVENT",
    ]
