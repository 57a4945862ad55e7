import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendars import escape, fold
from events.calendars import forum_calendar
from events.models import Forum
from tests.factories import ForumFactory

NOW = datetime(2024, 2, 1, 3, 4, 5, tzinfo=UTC)


def calendar(forum, now=NOW):
    return forum_calendar(
        forum, host="temu.example", url="https://temu.example/tickets/abc/", now=now
    )


def unfold(text):
    return text.replace("\r\n ", "")


@pytest.mark.django_db
def test_calendar_holds_the_day_in_utc():
    forum = ForumFactory(name="Temu; bisnis, satu")

    lines = unfold(calendar(forum)).split("\r\n")

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTAMP:20240201T030405Z" in lines
    assert "DTSTART:20240306T013000Z" in lines
    assert "DTEND:20240306T060000Z" in lines
    assert "SUMMARY:Temu\\; bisnis\\, satu" in lines
    assert "URL:https://temu.example/tickets/abc/" in lines


@pytest.mark.django_db
def test_calendar_has_an_event_a_day_with_names_that_stay():
    forum = ForumFactory(last_day=date(2024, 3, 7))

    first = re.findall(r"UID:(.*)\r", calendar(forum))
    later = re.findall(r"UID:(.*)\r", calendar(forum, datetime(2024, 3, 1, tzinfo=UTC)))

    assert first == later
    assert first == [f"forum-{forum.pk}-{number}@temu.example" for number in (1, 2)]


@pytest.mark.django_db
def test_a_later_file_replaces_an_earlier_one_though_the_day_moved():
    forum = ForumFactory()
    before = calendar(forum)
    forum.first_day = forum.last_day = date(2024, 3, 13)

    after = calendar(forum, datetime(2024, 2, 2, tzinfo=UTC))

    names, numbers = (
        [re.search(rf"{key}:(.*)\r", text)[1] for text in (before, after)]
        for key in ("UID", "SEQUENCE")
    )
    assert names[0] == names[1]
    assert int(numbers[0]) < int(numbers[1])


@given(st.text(max_size=300))
def test_no_name_breaks_out_of_its_line(name):
    lines = calendar(
        Forum(
            pk=1,
            name=name,
            venue=name,
            first_day=date(2024, 3, 6),
            last_day=date(2024, 3, 6),
            start_time=datetime(2024, 3, 6, 8, 30).time(),  # noqa: DTZ001 - a time of day
            end_time=datetime(2024, 3, 6, 13).time(),  # noqa: DTZ001 - a time of day
        )
    ).split("\r\n")

    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert max(len(line.encode()) for line in lines) <= 75
    assert [line for line in unfold("\r\n".join(lines)).split("\r\n") if line[:3] == "BEG"] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
    ]


@pytest.mark.parametrize("length", [74, 75, 76, 200])
def test_fold_keeps_the_text_and_no_line_is_too_long(length):
    line = "é" * (length // 2) + "a" * (length % 2)

    folded = fold(line)

    assert unfold(folded) == line
    assert ("\r\n " in folded) == (length > 75)
    assert max(len(part.encode()) for part in folded.split("\r\n")) <= 75


def test_escape_turns_lines_into_their_sign():
    assert escape("a\r\nb\\;,\x07") == "a\\nb\\\\\\;\\,"
