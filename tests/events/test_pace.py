from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from events.models import Attendance, Invitation
from events.pace import MAX_BARS, MIN_BARS, pace_of, steps_of
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
)

NOW = datetime(2024, 3, 6, 1, 30, tzinfo=UTC)
CLOSES = NOW + timedelta(hours=3)


pytestmark = pytest.mark.django_db


def ago(*minutes):
    """The steps of arrivals so many minutes before NOW."""
    for minute in minutes:
        AttendanceFactory(arrived_at=NOW - timedelta(minutes=minute))
    return steps_of(Attendance.objects.all(), NOW)


def test_pace_counts_the_last_ten_minutes():
    pace = pace_of(ago(0, 5, 9.9, 10, 30), remaining=6, now=NOW, closes=CLOSES)

    assert pace.per_minute == pytest.approx(0.3)
    assert pace.finish == NOW + timedelta(minutes=20)


@pytest.mark.parametrize(("minutes", "remaining"), [((11, 20), 5), ((1, 2), 0), ((), 5)])
def test_pace_makes_no_forecast_without_pace_or_need(minutes, remaining):
    assert pace_of(ago(*minutes), remaining=remaining, now=NOW, closes=CLOSES).finish is None


@pytest.mark.parametrize(("remaining", "is_too_slow"), [(18, False), (19, True)])
def test_pace_makes_no_forecast_behind_the_end_of_the_day(remaining, is_too_slow):
    pace = pace_of(ago(1), remaining=remaining, now=NOW, closes=CLOSES)

    assert (pace.finish is None, pace.is_too_slow) == (is_too_slow, is_too_slow)


def test_bars_cover_every_step_in_local_time():
    pace = pace_of(ago(0, 1, 16), remaining=0, now=NOW, closes=CLOSES)

    assert {bar.count for bar in pace.bars[:-5]} == {0}
    assert len(pace.bars) == MIN_BARS
    assert [(f"{bar.start:%H.%M}", bar.count) for bar in pace.bars[-5:]] == [
        ("08.10", 1),
        ("08.15", 0),
        ("08.20", 0),
        ("08.25", 1),
        ("08.30", 1),
    ]
    assert pace.busiest.height == 100


def test_bars_of_a_long_day_keep_the_latest():
    pace = pace_of(ago(0, 600), remaining=0, now=NOW, closes=CLOSES)

    assert len(pace.bars) == MAX_BARS
    assert pace.bars[-1].count == 1


def test_no_arrivals_no_bars():
    pace = pace_of([], remaining=3, now=NOW, closes=CLOSES)

    assert (pace.bars, pace.busiest) == ([], None)


@pytest.mark.parametrize("item_count", [1, 3])
def test_arrival_board_query_count(client, item_count, django_assert_num_queries):
    forum = ForumFactory()
    for participant in ParticipantFactory.create_batch(item_count, forum=forum):
        AttendanceFactory(participant=participant)
    client.force_login(UserFactory())
    client.get("/accounts/profile/")

    with django_assert_num_queries(7):
        response = client.get(reverse("events:arrival_board", args=[forum.slug]))

    assert len(response.context["latest"]) == item_count


def test_arrival_board_lists_who_is_missing_most_first(client):
    forum, staff = ForumFactory(), UserFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum))
    one = ParticipantFactory(forum=forum).agency
    two = ParticipantFactory(forum=forum).agency
    ParticipantFactory(forum=forum, agency=two)
    silent = AgencyFactory()
    Invitation.objects.create(forum=forum, agency=silent, created_by=staff)
    client.force_login(staff)

    response = client.get(reverse("events:arrival_board", args=[forum.slug]))

    missing = [row.agency.pk for row in response.context["missing"]]
    assert missing == [two.pk, one.pk, silent.pk]


def test_arrival_board_refreshes_itself_alone(client):
    forum = ForumFactory()
    client.force_login(UserFactory(role=Role.OBSERVER))

    response = client.get(
        reverse("events:arrival_board", args=[forum.slug]), headers={"HX-Request": "true"}
    )

    assert b"<html" not in response.content
    assert b'id="board"' in response.content
