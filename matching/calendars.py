"""A participant's meetings as a calendar that is fetched again and again."""

from collections.abc import Iterable
from datetime import datetime

from core.calendars import calendar_file, escape, moment, stamp
from events.models import Participant
from matching.models import Meeting


def meeting_calendar(
    participant: Participant, meetings: Iterable[Meeting], *, host: str, now: datetime
) -> str:
    """One event a meeting. UID stays and SEQUENCE grows, so that a change replaces the old one."""
    lines = [
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(f'Temu bisnis {participant.origin}')}",
    ]
    for meeting in meetings:
        lines += event_lines(participant, meeting, host=host, now=now)
    return calendar_file(lines, host=host)


def event_lines(
    participant: Participant, meeting: Meeting, *, host: str, now: datetime
) -> list[str]:
    other = meeting.vendor.name if participant.agency_id else meeting.agency.name
    slot = meeting.slot
    return [
        "BEGIN:VEVENT",
        f"UID:meeting-{meeting.uid}@{host}",
        f"SEQUENCE:{meeting.sequence}",
        f"STATUS:{'CONFIRMED' if meeting.is_planned else 'CANCELLED'}",
        f"DTSTAMP:{stamp(now)}",
        f"DTSTART:{stamp(moment(slot.day, slot.start_time))}",
        f"DTEND:{stamp(moment(slot.day, slot.end_time))}",
        f"SUMMARY:{escape(f'Temu {other}')}",
        f"LOCATION:{escape(f'{meeting.table}, {meeting.forum.venue}')}",
        "END:VEVENT",
    ]
