"""The next forum of a series starts with what stays."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from events.actions.preparation import plan_slots, set_table_count
from events.models import AgendaItem, Forum, ForumStatus, Slot, Table
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
)

FIRST = date(2024, 3, 6)
NEXT = date(2025, 4, 9)


@pytest.fixture
def source(db):
    forum = ForumFactory(first_day=FIRST, last_day=FIRST + timedelta(days=1), copies="Wali Kota")
    for day in (FIRST, FIRST + timedelta(days=1)):
        AgendaItem.objects.create(
            forum=forum, day=day, start_time=time(8), end_time=time(9), title=f"Acara {day.day}"
        )
    Slot.objects.create(forum=forum, day=FIRST, start_time=time(10), end_time=time(10, 20))
    Table.objects.create(forum=forum, number=1, vendor=VendorFactory())
    InvitationFactory(forum=forum, seats=3)
    InvitationFactory(forum=forum, agency=AgencyFactory(active_until=date(2024, 12, 31)))
    ParticipantFactory(forum=forum)
    return forum


def post(client, source, **values):
    address = reverse("events:forum_copy", args=[source.slug])
    initial = client.get(address).context["form"].initial
    data = {name: value for name, value in initial.items() if value is not None}
    data |= {"slug": "forum-2025", "first_day": NEXT, "last_day": NEXT}
    return client.post(address, data | values)


def test_copy_takes_what_stays_and_moves_the_days(client, source):
    client.force_login(UserFactory())

    post(client, source, name="Temu Bisnis 2025")

    forum = Forum.objects.get(slug="forum-2025")
    assert (forum.series, forum.number) == (source.series, source.number + 1)
    assert forum.status == ForumStatus.DRAFT
    assert forum.copies == "Wali Kota"
    # The second day does not exist in the new forum.
    assert list(forum.agenda.values_list("day", "title")) == [(NEXT, "Acara 6")]
    assert [slot.day for slot in forum.slots.all()] == [NEXT]
    assert [(table.number, table.vendor) for table in forum.tables.all()] == [(1, None)]
    assert [row.seats for row in forum.invitations.all()] == [3]
    assert not forum.participants.exists()


@pytest.mark.parametrize(
    ("hour", "times"),
    [
        (6, [(time(5), time(6)), (time(7), time(7, 20))]),
        (22, [(time(21), time(22)), (time(23), time(23, 20))]),
        # The session would be on the day after the last one.
        (23, [(time(22), time(23))]),
    ],
)
def test_copy_moves_the_times_along_with_the_start(hour, times, client, source):
    Forum.objects.filter(pk=source.pk).update(start_time=time(9), end_time=time(13))
    Slot.objects.filter(forum=source).update(start_time=time(10), end_time=time(10, 20))
    client.force_login(UserFactory())

    post(client, source, start_time=time(hour), end_time=time(23, 59))

    forum = Forum.objects.get(slug="forum-2025")
    rows = [*forum.agenda.all(), *forum.slots.all()]
    assert [(row.start_time, row.end_time) for row in rows] == times


def test_copy_gives_new_links_and_leaves_the_old_forum_alone(client, source):
    client.force_login(UserFactory())
    before = set(source.invitations.values_list("token", flat=True))

    post(client, source)

    new = set(Forum.objects.get(slug="forum-2025").invitations.values_list("token", flat=True))
    assert not before & new
    assert source.agenda.count() == 2
    assert set(source.invitations.values_list("token", flat=True)) == before


def test_copy_with_a_wrong_number_saves_nothing(client, source):
    client.force_login(UserFactory())

    response = post(client, source, number=source.number)

    assert response.context["form"].errors
    assert list(Forum.objects.all()) == [source]


def test_copy_asks_for_little_more_than_the_date(client, source):
    """The name ends in the next year, and what follows from it need not be typed."""
    Forum.objects.filter(pk=source.pk).update(name="Temu Bisnis 2024")
    client.force_login(UserFactory())

    post(client, source, slug="", last_day="")

    forum = Forum.objects.get(name="Temu Bisnis 2025")
    assert (forum.slug, forum.last_day) == ("temu-bisnis-2025", NEXT)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "!!!", "slug": ""}, "slug"),
        ({"name": "", "slug": ""}, "name"),
        ({"first_day": "", "last_day": ""}, "first_day"),
    ],
)
def test_what_nothing_follows_from_is_asked_for(client, source, values, field):
    client.force_login(UserFactory())

    form = post(client, source, **values).context["form"]

    assert list(form.errors) == [field]


def test_an_address_made_from_a_name_must_be_free_too(client, source):
    client.force_login(UserFactory())

    form = post(client, source, name=source.slug.replace("-", " "), slug="").context["form"]

    assert list(form.errors) == ["slug"]


def test_the_name_ends_in_the_year_after_the_latest_of_the_series(client, source):
    client.force_login(UserFactory())
    Forum.objects.filter(pk=source.pk).update(name="Temu Bisnis 2024")
    ForumFactory(series=source.series, number=source.number + 1, first_day=date(2026, 4, 1))
    ForumFactory(series="Seri lain", first_day=date(2030, 4, 1))

    form = client.get(reverse("events:forum_copy", args=[source.slug])).context["form"]

    assert form.initial["name"] == "Temu Bisnis 2027"


def test_the_agenda_tells_how_many_tables_and_slots_there_are(source):
    hall = AgendaItem.objects.create(
        forum=source, day=FIRST, start_time=time(10), end_time=time(12),
        title="Temu bisnis, 6 sesi di 10 meja",
    )  # fmt: skip

    set_table_count(source, 4)
    hall.refresh_from_db()
    assert hall.title == "Temu bisnis, 1 sesi di 4 meja"

    slots = [
        Slot(forum=source, day=FIRST, start_time=time(hour), end_time=time(hour, 20))
        for hour in (10, 11)
    ]
    plan_slots(source, FIRST, slots)
    hall.refresh_from_db()
    assert hall.title == "Temu bisnis, 2 sesi di 4 meja"
    assert source.agenda.filter(title="Acara 6").exists()
