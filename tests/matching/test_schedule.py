"""Computing, publishing and changing schedules."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from threading import Barrier

import pypdf
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.preparation import plan_slots, set_table_count
from events.models import Message, Slot, Table
from matching.actions.placing import Grid, cancel, clashes_of, free_party, move, place, set_lock
from matching.actions.publishing import publish
from matching.actions.room import rounds_gained, what_more_would_bring
from matching.actions.scheduling import Plan, copy_draft, make_draft
from matching.models import Absence, Meeting, Request, Schedule
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    CommitmentFactory,
    ForumFactory,
    MeetingReportFactory,
    OfficeFactory,
    ParticipantFactory,
    RepresentativeFactory,
    RequestFactory,
    ScheduleFactory,
    UserFactory,
    VerifiedVendorFactory,
    VetoFactory,
)

pytestmark = pytest.mark.django_db


class Hall:
    """A forum with slots of twenty minutes at each hour from nine, and a table for each vendor."""

    def __init__(self, agencies=2, vendors=2, slots=2, shared=0):
        self.forum = ForumFactory()
        self.staff = UserFactory()
        self.agencies = AgencyFactory.create_batch(agencies)
        self.vendors = VerifiedVendorFactory.create_batch(vendors)
        self.slots = [
            Slot.objects.create(
                forum=self.forum,
                day=self.forum.first_day,
                start_time=time(9 + number, 0),
                end_time=time(9 + number, 20),
            )
            for number in range(slots)
        ]
        self.tables = [
            Table.objects.create(forum=self.forum, number=number + 1, vendor=vendor)
            for number, vendor in enumerate([*self.vendors, *[None] * shared])
        ]

    def wish(self, agency, vendor, factory=AcceptedRequestFactory, **values):
        return factory(
            forum=self.forum, agency=self.agencies[agency], vendor=self.vendors[vendor], **values
        )

    def draft(self, **plan):
        return make_draft(self.forum, Plan(**plan), by=self.staff)

    def publish(self, schedule):
        return publish(schedule, by=self.staff, clashes=clashes_of)


def slots_at(starts, minutes=20):
    """Slots that begin at these times of one day, not saved and of no forum."""
    return [
        Slot(
            day=date(2026, 12, 10),
            start_time=(begin := datetime.combine(date.min, time.fromisoformat(start))).time(),
            end_time=(begin + timedelta(minutes=minutes)).time(),
        )
        for start in starts
    ]


def pairs(schedule):
    rows = schedule.meetings.planned()
    return set(rows.values_list("agency", "vendor"))


def path(name, *args):
    return reverse(f"matching:{name}", args=args)


# Computing


def test_every_request_is_served_when_there_is_room():
    hall = Hall()
    wishes = [hall.wish(a, v) for a in range(2) for v in range(2)]

    schedule = hall.draft()

    assert {row.request for row in schedule.meetings.all()} == set(wishes)
    assert (schedule.figures["served"], schedule.figures["requests"]) == (4, 4)
    assert schedule.figures["points"] == schedule.figures["points_bound"]
    assert all(row.table.vendor_id == row.vendor_id for row in schedule.meetings.all())
    assert clashes_of(schedule) == []


def test_request_that_waits_never_takes_the_place_of_an_agreed_one():
    hall = Hall(agencies=2, vendors=1, slots=1)
    hall.wish(0, 0, RequestFactory, priority=1)
    agreed = hall.wish(1, 0, priority=3)

    schedule = hall.draft()

    assert [row.request for row in schedule.meetings.all()] == [agreed]
    assert "kalah prioritas" in next(iter(schedule.figures["reasons"].values()))


@pytest.mark.parametrize("with_waiting", [True, False])
def test_waiting_requests_fill_what_is_free_only_if_wanted(with_waiting):
    hall = Hall()
    hall.wish(0, 0)
    hall.wish(1, 1, RequestFactory)

    schedule = hall.draft(with_waiting=with_waiting)

    assert schedule.meetings.count() == 1 + with_waiting


@pytest.mark.parametrize(
    ("limits", "served"), [({}, 4), ({"vendor_most": 1}, 2), ({"agency_most": 1}, 2)]
)
def test_nobody_has_more_meetings_than_the_office_allows(client, limits, served):
    hall = Hall()
    for number in range(4):
        hall.wish(number // 2, number % 2)
    client.force_login(hall.staff)

    client.post(path("schedule_compute", hall.forum.slug), {"keep": "locked"} | limits)

    schedule = Schedule.objects.get()
    assert schedule.meetings.count() == served
    reasons = set(schedule.figures["reasons"].values())
    assert any("batas pertemuan" in reason for reason in reasons) == bool(limits)


def test_the_least_that_each_is_to_have_stands_above_priorities():
    hall = Hall(agencies=2, vendors=2, slots=1)
    hall.wish(0, 0, priority=1)
    hall.wish(0, 1, priority=3)
    hall.wish(1, 0, priority=3)

    plain, fair = hall.draft(), hall.draft(agency_least=1, keeps_all=False)

    assert plain.figures["points"] >= fair.figures["points"]
    assert {row.agency for row in fair.meetings.all()} == set(hall.agencies)


def test_limits_that_contradict_each_other_are_said(client):
    hall = Hall()
    hall.wish(0, 0)
    client.force_login(hall.staff)
    data = {"keep": "locked", "agency_least": 3, "agency_most": 2}

    page = client.post(path("schedule_compute", hall.forum.slug), data, follow=True)

    assert not Schedule.objects.exists()
    assert "Paling banyak tidak boleh kurang dari paling sedikit (3)." in page.content.decode()


def test_veto_and_absence_are_obeyed():
    hall = Hall(agencies=2, vendors=1, slots=2)
    hall.wish(0, 0)
    hall.wish(1, 0)
    VetoFactory(forum=hall.forum, agency=hall.agencies[0], vendor=hall.vendors[0])
    Absence.objects.create(
        forum=hall.forum, slot=hall.slots[0], agency=hall.agencies[1], created_by=hall.staff
    )

    schedule = hall.draft()

    (meeting,) = schedule.meetings.all()
    assert (meeting.agency, meeting.slot) == (hall.agencies[1], hall.slots[1])


def test_delegates_meet_in_parallel_only_if_wanted():
    hall = Hall(agencies=1, vendors=2, slots=1)
    people = ParticipantFactory.create_batch(2, forum=hall.forum, agency=hall.agencies[0])
    for vendor in range(2):
        hall.wish(0, vendor)

    together, apart = hall.draft(), hall.draft(splits_delegates=True)

    assert together.meetings.count() == 1
    assert {row.delegate for row in apart.meetings.all()} == set(people)


def test_locked_meeting_stays_in_a_new_draft():
    hall = Hall(agencies=1, vendors=1, slots=2)
    wish = hall.wish(0, 0)
    first = hall.draft()
    meeting = first.meetings.get()
    other = next(slot for slot in hall.slots if slot != meeting.slot)
    move(meeting, other, meeting.table, by=hall.staff)
    set_lock(meeting, locked=True)

    second = hall.draft(base=first)

    kept = second.meetings.get()
    assert (kept.slot, kept.is_locked, kept.request) == (other, True, wish)


def test_nothing_to_schedule_is_said():
    hall = Hall()

    with pytest.raises(ValidationError) as refusal:
        hall.draft()

    assert refusal.value.code == "nothing_to_schedule"
    assert refusal.value.message == "Belum ada: permintaan temu."


@pytest.mark.parametrize(
    ("has_wish", "slots", "text", "link"),
    [
        (False, 2, "Belum ada: permintaan temu.", "/requests/"),
        (True, 0, "Belum ada: sesi.", "/tables/"),
        (False, 0, "Belum ada: permintaan temu, sesi.", "/requests/"),
    ],
)
def test_page_without_schedule_says_what_is_missing(client, has_wish, slots, text, link):
    hall = Hall(slots=slots)
    if has_wish:
        hall.wish(0, 0)
    client.force_login(hall.staff)

    page = client.get(path("schedule_detail", hall.forum.slug)).content.decode()

    empty = page[page.index('<div class="empty">') :]
    assert text in empty
    assert f'{link}"' in empty[: empty.index("</div>")]


def test_table_of_a_vendor_without_requests_is_not_given_away():
    hall = Hall(agencies=1, vendors=2, slots=1)
    hall.wish(0, 0)

    schedule = hall.draft()

    assert schedule.meetings.get().table == hall.tables[0]


# Publishing


def test_publishing_supersedes_and_numbers_the_changes():
    hall = Hall(agencies=2, vendors=1, slots=2)
    hall.wish(0, 0)
    first = hall.publish(hall.draft())
    one = first.meetings.get()
    report = MeetingReportFactory(meeting=one)
    commitment = CommitmentFactory(forum=hall.forum, meeting=one, agency=one.agency)
    draft = copy_draft(first, by=hall.staff)
    other = next(slot for slot in hall.slots if slot != one.slot)
    copied = draft.meetings.get()
    move(copied, other, one.table, by=hall.staff)
    added = place(draft, hall.wish(1, 0), one.slot, one.table, by=hall.staff)

    second = hall.publish(draft)

    first.refresh_from_db()
    assert (first.status, second.version) == ("superseded", 2)
    assert [row.slot for row in first.meetings.all()] == [one.slot]
    copied.refresh_from_db()
    assert (copied.uid, copied.sequence) == (one.uid, one.sequence + 1)
    added.refresh_from_db()
    assert added.sequence == 1
    report.refresh_from_db()
    commitment.refresh_from_db()
    assert report.meeting == commitment.meeting == copied


def test_meeting_that_fell_away_stays_as_cancelled():
    hall = Hall(agencies=1, vendors=1, slots=1)
    hall.wish(0, 0)
    first = hall.publish(hall.draft())
    draft = copy_draft(first, by=hall.staff)
    cancel(draft.meetings.get(), reason="Tidak jadi", by=hall.staff)
    hall.agencies.append(AgencyFactory())
    place(draft, hall.wish(1, 0), hall.slots[0], hall.tables[0], by=hall.staff)

    second = hall.publish(draft)

    gone = second.meetings.get(agency=hall.agencies[0])
    assert (gone.status, gone.sequence) == ("cancelled", 1)
    assert gone.uid == first.meetings.get().uid


def test_unchanged_meeting_keeps_its_number():
    hall = Hall()
    hall.wish(0, 0)
    first = hall.publish(hall.draft())

    second = hall.publish(copy_draft(first, by=hall.staff))

    assert second.meetings.get().sequence == 0


def test_clash_stops_publishing():
    hall = Hall()
    hall.wish(0, 0)
    schedule = hall.draft()
    VetoFactory(forum=hall.forum, agency=hall.agencies[0], vendor=hall.vendors[0])

    with pytest.raises(ValidationError) as refusal:
        hall.publish(schedule)

    assert refusal.value.code == "has_clash"
    schedule.refresh_from_db()
    assert schedule.is_draft


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_at_once_one_draft_follows_the_other():
    hall = Hall()
    hall.wish(0, 0)
    drafts = [hall.draft(), hall.draft()]
    start = Barrier(2)

    def press(draft):
        try:
            start.wait(timeout=10)
            return hall.publish(Schedule.objects.get(pk=draft.pk)).version
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        versions = list(pool.map(press, drafts))

    assert sorted(versions) == [1, 2]
    assert Schedule.objects.published().get().version == 2


# By hand


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_fill_one_cell_one_wins_and_others_are_told():
    hall = Hall(agencies=8, vendors=1, slots=1)
    schedule = ScheduleFactory(forum=hall.forum)
    wishes = [hall.wish(number, 0) for number in range(8)]
    start = Barrier(8)

    def press(wish):
        try:
            start.wait(timeout=10)
            place(schedule, Request.objects.get(pk=wish.pk), hall.slots[0], hall.tables[0],
                  by=hall.staff)  # fmt: skip
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "placed"

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(press, wishes))

    assert sorted(results) == ["illegal_cell"] * 7 + ["placed"]
    assert Meeting.objects.count() == 1


def test_cell_says_why_it_will_not_do():
    hall = Hall(agencies=2, vendors=2, slots=1)
    hall.wish(0, 0)
    schedule = hall.draft()
    grid = Grid(schedule)
    slot = hall.slots[0]

    assert grid.why_not(hall.wish(1, 0), slot, hall.tables[0]).startswith("terisi")
    assert grid.why_not(hall.wish(0, 1), slot, hall.tables[1]).endswith(str(hall.vendors[0]))
    assert grid.why_not(hall.wish(1, 1), slot, hall.tables[0]) == f"meja {hall.vendors[0]}"
    free = AcceptedRequestFactory(
        forum=hall.forum, agency=hall.agencies[1], vendor=VerifiedVendorFactory()
    )
    assert grid.why_not(free, slot, hall.tables[1]) == f"meja {hall.vendors[1]}"


def test_two_meetings_swap_their_places():
    hall = Hall(agencies=2, vendors=1, slots=2)
    hall.wish(0, 0)
    hall.wish(1, 0)
    schedule = hall.draft()
    one, two = schedule.meetings.for_list()

    move(one, two.slot, two.table, by=hall.staff)

    places = {row.agency_id: row.slot_id for row in schedule.meetings.planned()}
    assert places == {one.agency_id: two.slot_id, two.agency_id: one.slot_id}


def test_locked_meeting_is_not_swapped_away():
    hall = Hall(agencies=2, vendors=1, slots=2)
    hall.wish(0, 0)
    hall.wish(1, 0)
    schedule = hall.draft()
    one, two = schedule.meetings.for_list()
    set_lock(two, locked=True)

    with pytest.raises(ValidationError) as refusal:
        move(one, two.slot, two.table, by=hall.staff)

    assert refusal.value.code == "illegal_cell"


def test_request_that_fell_away_holds_no_cell():
    hall = Hall(agencies=2, vendors=1, slots=1)
    gone = hall.wish(0, 0)
    schedule = hall.draft()
    gone.withdraw()
    assert [clash.meeting.agency for clash in clashes_of(schedule)] == [hall.agencies[0]]

    place(schedule, hall.wish(1, 0), hall.slots[0], hall.tables[0], by=hall.staff)

    assert [row.agency for row in schedule.meetings.planned()] == [hall.agencies[1]]


def test_change_of_a_published_meeting_is_numbered():
    hall = Hall(agencies=1, vendors=1, slots=2)
    hall.wish(0, 0)
    schedule = hall.publish(hall.draft())
    meeting = schedule.meetings.get()
    other = next(slot for slot in hall.slots if slot != meeting.slot)

    move(meeting, other, meeting.table, by=hall.staff)
    meeting.refresh_from_db()
    assert meeting.sequence == 1

    cancel(meeting, reason="Sakit", by=hall.staff)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.sequence) == ("cancelled", 2)


def test_superseded_version_is_only_read():
    hall = Hall()
    hall.wish(0, 0)
    first = hall.publish(hall.draft())
    hall.publish(copy_draft(first, by=hall.staff))

    with pytest.raises(ValidationError) as refusal:
        cancel(first.meetings.get(), reason="Sakit", by=hall.staff)

    assert refusal.value.code == "superseded"


@pytest.mark.parametrize(("hour", "freed"), [(8, 2), (9, 1), (11, 0)])
def test_absent_party_frees_what_has_not_begun(hour, freed):
    hall = Hall(agencies=1, vendors=2, slots=2)
    hall.wish(0, 0)
    hall.wish(0, 1)
    schedule = hall.publish(hall.draft())
    day = date(2024, 3, 6)

    with time_machine.travel(f"{day}T{hour:02}:00:00+07:00", tick=False):
        rows = free_party(
            schedule, side="agency", pk=hall.agencies[0].pk, reason="Tidak hadir", by=hall.staff
        )

    assert len(rows) == freed
    assert schedule.meetings.planned().count() == 2 - freed


@pytest.mark.parametrize(
    ("hour", "reason"), [(8, ""), (11, "semua sesi sudah dimulai atau lewat")]
)
def test_request_that_came_after_the_last_slot_is_told_so(client, hour, reason):
    hall = Hall(agencies=1, vendors=1, slots=2)
    hall.wish(0, 0)

    with time_machine.travel(f"{hall.forum.first_day}T{hour:02}:00:00+07:00", tick=False):
        schedule = hall.draft()
        if not reason:
            schedule.meetings.all().delete()
        client.force_login(hall.staff)
        page = client.get(path("schedule_version", hall.forum.slug, schedule.pk))

    assert [why for _, _, why in page.context["unplaced"]] == [reason]


# Pages


@pytest.fixture
def hall():
    hall = Hall()
    hall.wish(0, 0)
    hall.wish(1, 1, RequestFactory)
    return hall


def test_staff_computes_and_publishes(client, hall):
    client.force_login(hall.staff)

    response = client.post(
        path("schedule_compute", hall.forum.slug), {"keep": "locked", "with_waiting": "on"}
    )

    draft = Schedule.objects.get()
    assert response.url == path("schedule_version", hall.forum.slug, draft.pk)
    page = client.get(response.url)
    assert (page.context["unplaced"], page.context["wish_count"]) == ([], 2)
    client.post(path("schedule_publish", hall.forum.slug, draft.pk))
    draft.refresh_from_db()
    assert draft.is_published


def test_staff_places_a_request_by_the_button_of_its_slot(client, hall):
    schedule = ScheduleFactory(forum=hall.forum)
    client.force_login(hall.staff)
    page = client.get(path("schedule_version", hall.forum.slug, schedule.pk))
    wish, cells, _ = page.context["unplaced"][0]
    slot, table = cells[0]
    data = {"request": wish.pk, "cell": f"{slot.pk}-{table.pk}"}

    for _ in range(2):
        client.post(path("meeting_place", hall.forum.slug, schedule.pk), data)

    meeting = schedule.meetings.get()
    assert (meeting.request, meeting.slot, meeting.table) == (wish, slot, table)


@pytest.mark.parametrize("cell", ["", "a-b", "1", "99999999999999999999-1", "-"])
def test_made_up_cell_is_not_found(client, hall, cell):
    schedule = hall.draft()
    client.force_login(hall.staff)
    data = {"request": "x", "cell": cell}
    meeting = schedule.meetings.first()

    for address in (
        path("meeting_place", hall.forum.slug, schedule.pk),
        path("meeting_move", hall.forum.slug, meeting.pk),
    ):
        assert client.post(address, data).status_code == 404


def test_move_page_offers_cells_and_moves(client):
    hall = Hall(agencies=1, vendors=1, slots=2)
    hall.wish(0, 0)
    meeting = hall.draft().meetings.get()
    client.force_login(hall.staff)
    address = path("meeting_move", hall.forum.slug, meeting.pk)
    rows = client.get(address).context["rows"]
    assert sorted(kind for _, cells in rows for _, kind, _ in cells) == ["free", "here"]
    other = next(slot for slot in hall.slots if slot != meeting.slot)

    client.post(address, {"cell": f"{other.pk}-{meeting.table_id}"})

    meeting.refresh_from_db()
    assert meeting.slot == other


def test_sides_read_only_their_own_published_meetings(client, hall):
    schedule = hall.draft()
    buyer = UserFactory(role=Role.BUYER, agency=hall.agencies[0])
    seller = RepresentativeFactory(vendor=hall.vendors[0]).user
    address = path("schedule_detail", hall.forum.slug)
    own = schedule.meetings.get(agency=hall.agencies[0])
    foreign = schedule.meetings.get(agency=hall.agencies[1])
    for user in (buyer, seller):
        client.force_login(user)
        assert list(client.get(address).context["meetings"]) == []
    hall.publish(schedule)
    for user in (buyer, seller):
        client.force_login(user)
        assert list(client.get(address).context["meetings"]) == [own]
        assert client.get(path("meeting_detail", hall.forum.slug, foreign.pk)).status_code == 404
        assert client.get(path("meeting_report", hall.forum.slug, foreign.pk)).status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_grid_query_count(client, size, django_assert_num_queries):
    hall = Hall(agencies=size, vendors=size, slots=size)
    for agency in range(size):
        for vendor in range(size):
            hall.wish(agency, vendor)
    schedule = hall.draft()
    client.force_login(hall.staff)
    client.get("/")

    with django_assert_num_queries(10):
        response = client.get(path("schedule_version", hall.forum.slug, schedule.pk))

    assert len(response.context["grid"].meetings) == size * size


def test_drafts_are_deleted_and_published_ones_are_not(client, hall):
    client.force_login(hall.staff)
    published, draft = hall.publish(hall.draft()), hall.draft()

    for schedule in (published, draft):
        client.post(path("schedule_delete", hall.forum.slug, schedule.pk))

    assert list(Schedule.objects.all()) == [published]


@pytest.mark.parametrize("name", ["schedule_hall", "schedule_tables", "schedule_agendas"])
def test_papers_hold_every_meeting(client, hall, name):
    OfficeFactory()
    hall.agencies[0].short_name = hall.agencies[0].name = "#panic() <b>"
    hall.agencies[0].save()
    schedule = hall.draft()
    client.force_login(hall.staff)

    response = client.get(path(name, hall.forum.slug, schedule.pk))

    reader = pypdf.PdfReader(io.BytesIO(response.content))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "#panic() <b>" in text
    assert hall.agencies[1].short_name in text
    assert "belum terbit" in text
    headings = {"schedule_hall": (), "schedule_tables": ("OPD", "Utusan"),
                "schedule_agendas": ("Bertemu", "Meja")}  # fmt: skip
    assert all(heading in text for heading in headings[name])
    pages = {"schedule_hall": 1, "schedule_tables": 2, "schedule_agendas": 4}
    assert len(reader.pages) == pages[name]


@pytest.mark.parametrize("side", ["agency", "vendor"])
def test_a_side_prints_its_own_meetings_alone(client, hall, side):
    OfficeFactory()
    hall.wish(0, 1)
    hall.wish(1, 0)
    agency, vendor = hall.agencies[0], hall.vendors[0]
    is_vendor = side == "vendor"
    reader = (
        RepresentativeFactory(vendor=vendor).user
        if is_vendor
        else UserFactory(role=Role.BUYER, agency=agency)
    )
    address = path("schedule_own_agenda", hall.forum.slug)
    client.force_login(reader)
    assert client.get(address).status_code == 404  # nothing is published yet
    schedule = hall.publish(hall.draft())
    own = schedule.meetings.filter(**{side: vendor if is_vendor else agency})
    assert own.count() == 2
    cancel(own.last(), reason="Sakit", by=hall.staff)

    page = client.get(path("schedule_detail", hall.forum.slug)).text
    pages = pypdf.PdfReader(io.BytesIO(client.get(address).content)).pages

    assert address in page
    (sheet,) = [one.extract_text() for one in pages]
    assert (vendor if is_vendor else agency).name in sheet
    met = {(row.agency if is_vendor else row.vendor).name for row in own.planned()}
    others = hall.agencies if is_vendor else hall.vendors
    assert {one.name for one in others if one.name in sheet} == met


def test_calendar_of_a_ticket_keeps_signs_and_shows_cancelled(client, hall):
    person = ParticipantFactory(forum=hall.forum, agency=hall.agencies[0])
    schedule = hall.publish(hall.draft())
    meeting = schedule.meetings.get(agency=hall.agencies[0])
    address = path("calendar_feed", hall.forum.slug, person.ticket_token)

    before = client.get(address).content.decode()
    cancel(meeting, reason="Sakit", by=hall.staff)
    after = client.get(address).content.decode()

    assert f"UID:meeting-{meeting.uid}@" in before
    assert "SEQUENCE:0\r\nSTATUS:CONFIRMED" in before
    assert "SEQUENCE:1\r\nSTATUS:CANCELLED" in after
    assert before.count("BEGIN:VEVENT") == 1
    assert client.get(path("calendar_feed", hall.forum.slug, "x" * 43)).status_code == 404


@pytest.mark.parametrize(
    ("clock", "current", "following"),
    [("08:59:59", None, 0), ("09:00:00", 0, 1), ("09:20:00", None, 1), ("10:20:00", None, None)],
)
def test_live_page_knows_the_round(client, hall, clock, current, following):
    hall.publish(hall.draft())
    client.force_login(hall.staff)

    with time_machine.travel(f"2024-03-06T{clock}+07:00", tick=False):
        client.force_login(hall.staff)
        state = client.get(path("live", hall.forum.slug)).context["state"]

    assert state.current == (None if current is None else hall.slots[current])
    assert state.following == (None if following is None else hall.slots[following])


def test_live_page_names_the_vendor_where_the_table_is_shared(client, hall):
    table = hall.tables[0]
    table.vendor = None
    table.save()
    (shown,) = hall.publish(hall.draft()).meetings.filter(table=table, slot=hall.slots[0])
    client.force_login(hall.staff)

    with time_machine.travel("2024-03-06T09:05:00+07:00", tick=False):
        client.force_login(hall.staff)
        answer = client.get(path("live", hall.forum.slug))

    (seat,) = (seat for seat in answer.context["state"].seats if seat.table == str(table))
    assert seat.is_shared
    assert f'<span class="row-note">{shown.vendor.name}</span>' in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?wall=1"])
def test_only_the_wall_of_the_hall_has_nothing_to_press(client, hall, query):
    hall.publish(hall.draft())

    with time_machine.travel("2024-03-06T09:05:00+07:00", tick=False):
        client.force_login(hall.staff)
        page = client.get(path("live", hall.forum.slug) + query).text

    assert str(hall.agencies[0].short_name) in page
    is_wall = bool(query)
    assert ('class="tabs"' not in page) == is_wall
    assert (
        path("party_absent", hall.forum.slug, "agency", hall.agencies[0].pk) not in page
    ) == is_wall


def test_what_has_begun_is_offered_neither_to_the_late_nor_to_those_who_wait(client, hall):
    hall.publish(hall.draft())

    with time_machine.travel("2024-03-06T09:05:00+07:00", tick=False):
        client.force_login(hall.staff)
        late = client.get(path("party_absent", hall.forum.slug, "agency", hall.agencies[0].pk))
        free = client.get(path("standby_list", hall.forum.slug)).context["offers"]

    assert list(late.context["form"].fields["arrives"].queryset) == [hall.slots[1]]
    assert {slot for slot, _, _ in free} <= {hall.slots[1]}


def test_absent_party_is_replaced_from_the_standby_list(client, hall):
    schedule = hall.publish(hall.draft())
    extra = AgencyFactory()
    stand_by = AcceptedRequestFactory(forum=hall.forum, agency=extra, vendor=hall.vendors[0])
    client.force_login(hall.staff)
    absent = schedule.meetings.get(agency=hall.agencies[0])

    response = client.post(
        path("party_absent", hall.forum.slug, "agency", absent.agency_id),
        {"confirmed": "1", "reason": "Tidak hadir"},
    )

    (offer,) = client.get(response.url).context["offers"]
    assert offer == (absent.slot, absent.table, [stand_by])


def test_slots_and_tables_of_a_schedule_are_not_lost(hall):
    schedule = hall.draft()
    last = hall.tables[-1]
    last.vendor = None
    last.save()

    with pytest.raises(ValidationError) as refusal:
        plan_slots(hall.forum, hall.forum.first_day, [])
    assert refusal.value.code == "slot_in_use"
    with pytest.raises(ValidationError) as refusal:
        set_table_count(hall.forum, len(hall.tables) - 1)
    assert refusal.value.code == "table_in_schedule"

    assert schedule.meetings.count() == 2


def test_draft_says_what_becomes_different(client, hall):
    hall.publish(hall.draft())
    draft = copy_draft(Schedule.objects.published().get(), by=hall.staff)
    kept, gone = draft.meetings.for_list()
    free = next(slot for slot in hall.slots if slot != kept.slot)
    cancel(gone, reason="Tidak jadi", by=hall.staff)
    move(kept, free, kept.table, by=hall.staff)
    client.force_login(hall.staff)

    page = client.get(path("schedule_version", hall.forum.slug, draft.pk))

    moved, left = page.context["differences"]
    assert moved.startswith(f"{kept}: dari ")
    assert left == f"{gone}: tidak ada lagi"


def test_what_more_would_bring_is_said_in_words():
    hall = Hall(agencies=3, vendors=1, slots=2)
    for agency in range(3):
        hall.wish(agency, 0)

    lines = what_more_would_bring(hall.forum)

    assert lines == [
        "Sekarang 2 dari 3 permintaan dilayani.",
        "Satu meja bersama lagi: +0 permintaan.",
        "Satu sesi lagi: +1 permintaan.",
    ]
    assert not Schedule.objects.exists()


def test_shorter_rounds_bring_more_of_them():
    hall = Hall(agencies=8, vendors=1, slots=0)
    hall.forum.slots.add(
        *slots_at(["09:00", "09:20", "09:40", "10:00", "10:20", "10:40"]), bulk=False
    )
    for agency in range(8):
        hall.wish(agency, 0)

    lines = what_more_would_bring(hall.forum)

    assert lines[-1] == "Tiap sesi 5 menit lebih pendek, jadi 2 sesi lagi: +2 permintaan."


@pytest.mark.parametrize(
    ("starts", "minutes", "gained"),
    [
        (["09:00", "09:20", "09:40", "10:00", "10:20", "10:40"], 20, 2),
        (["09:00", "09:20", "09:40", "13:00", "13:20", "13:40"], 20, 2),
        (["09:00", "09:15", "09:30", "13:00", "13:15", "13:30"], 15, 2),
        (["09:00", "09:15", "09:30"], 10, 1),
        (["09:00", "09:10"], 9, 0),
        (["09:00"], 30, 0),
        ([], 30, 0),
    ],
)
def test_rounds_gained_keeps_breaks_and_ends(starts, minutes, gained):
    slots = slots_at(starts, minutes)

    assert rounds_gained(slots, timedelta(minutes=5)) == gained


def test_thorough_search_runs_beside_the_request_and_fills_its_draft(
    client, django_capture_on_commit_callbacks
):
    hall = Hall()
    hall.wish(0, 0)
    client.force_login(hall.staff)
    data = {"keep": "nothing", "with_waiting": "on", "thorough": "1"}

    with django_capture_on_commit_callbacks() as later:
        response = client.post(path("schedule_compute", hall.forum.slug), data)
    schedule = Schedule.objects.get()
    waiting = client.get(response.url)

    assert schedule.is_computing
    assert not schedule.meetings.exists()
    assert b'http-equiv="refresh"' in waiting.content
    assert "grid" not in waiting.context
    with pytest.raises(ValidationError) as error:
        publish(schedule, by=hall.staff, clashes=clashes_of)
    assert error.value.code == "computing"

    for work in later:
        work()

    schedule.refresh_from_db()
    assert schedule.figures["served"] == 1
    assert schedule.meetings.count() == 1


def test_thorough_search_is_not_started_twice(client, django_capture_on_commit_callbacks):
    hall = Hall()
    hall.wish(0, 0)
    client.force_login(hall.staff)
    data = {"keep": "nothing", "with_waiting": "on", "thorough": "1"}

    with django_capture_on_commit_callbacks():
        client.post(path("schedule_compute", hall.forum.slug), data)
        client.post(path("schedule_compute", hall.forum.slug), data)

    assert Schedule.objects.count() == 1


def test_computing_that_stopped_says_so():
    schedule = ScheduleFactory(
        figures={"step": "computing"}, created_at=timezone.now() - timedelta(minutes=3)
    )

    assert not schedule.is_computing
    assert "terhenti" in schedule.failure


def hall_of_people():
    """Two pairs that will meet, and the address of each side."""
    hall = Hall()
    hall.wish(0, 0)
    hall.wish(1, 1)
    for number, agency in enumerate(hall.agencies):
        ParticipantFactory(
            forum=hall.forum, kind="delegate", agency=agency, email=f"opd{number}@contoh.example"
        )
    for number, vendor in enumerate(hall.vendors):
        ParticipantFactory(
            forum=hall.forum, kind="vendor", agency=None, vendor=vendor,
            email=f"vendor{number}@contoh.example",
        )  # fmt: skip
    return hall


def told():
    rows = Message.objects.filter(kind="schedule").order_by("recipient")
    return list(rows.values_list("recipient", flat=True))


def test_only_those_whose_meetings_change_are_mailed():
    hall = hall_of_people()
    first = hall.publish(hall.draft())
    assert told() == []
    draft = copy_draft(first, by=hall.staff)
    moved = draft.meetings.get(agency=hall.agencies[0])
    move(
        moved, next(slot for slot in hall.slots if slot != moved.slot), moved.table, by=hall.staff
    )

    publish(draft, by=hall.staff, clashes=clashes_of)

    assert told() == ["opd0@contoh.example", "vendor0@contoh.example"]
    assert "dari" in Message.objects.first().body


def test_hand_move_on_a_published_schedule_mails_its_two_sides():
    hall = hall_of_people()
    draft = hall.draft()
    moved = draft.meetings.get(agency=hall.agencies[0])
    here, there = sorted(hall.slots, key=lambda slot: slot != moved.slot)
    move(moved, there, moved.table, by=hall.staff)
    assert told() == []
    hall.publish(draft)

    move(moved, here, moved.table, by=hall.staff)

    assert told() == ["opd0@contoh.example", "vendor0@contoh.example"]
    assert f"dari {there}" in Message.objects.first().body


def test_cancelling_twice_mails_the_two_sides_once():
    hall = hall_of_people()
    meeting = hall.publish(hall.draft()).meetings.get(agency=hall.agencies[1])

    done = [cancel(meeting, reason="Sakit", by=hall.staff) for _ in range(2)]

    assert done == [True, False]
    assert told() == ["opd1@contoh.example", "vendor1@contoh.example"]
    assert "tidak ada lagi" in Message.objects.first().body


def test_absent_party_and_its_partner_are_mailed():
    hall = hall_of_people()
    schedule = hall.publish(hall.draft())

    free_party(schedule, side="vendor", pk=hall.vendors[0].pk, reason="Sakit", by=hall.staff)

    assert told() == ["opd0@contoh.example", "vendor0@contoh.example"]


def test_placing_on_a_published_schedule_mails_the_new_pair():
    hall = hall_of_people()
    schedule = hall.publish(hall.draft())
    wish = hall.wish(0, 1)
    slot, table = Grid(schedule).free_cells(wish)[0]

    place(schedule, wish, slot, table, by=hall.staff)

    assert told() == ["opd0@contoh.example", "vendor1@contoh.example"]


@pytest.fixture
def two_days():
    """A forum of two days with the same hours, one pair, and a slot on each day."""
    hall = Hall(agencies=1, vendors=1, slots=1)
    hall.forum.last_day = hall.forum.first_day + timedelta(days=1)
    hall.forum.save()
    first = hall.slots[0]
    hall.slots.append(
        Slot.objects.create(
            forum=hall.forum,
            day=hall.forum.last_day,
            start_time=first.start_time,
            end_time=first.end_time,
        )
    )
    hall.wish(0, 0)
    return hall


def test_of_several_days_it_is_said_which(client, two_days):
    hall = two_days
    buyer = UserFactory(role=Role.BUYER, agency=hall.agencies[0])
    with time_machine.travel(hall.forum.first_day - timedelta(days=1)):
        schedule = hall.publish(hall.draft())
        meeting = schedule.meetings.get()
        other = next(slot for slot in hall.slots if slot != meeting.slot)
        client.force_login(hall.staff)
        cell = {"cell": f"{other.pk}-{meeting.table_id}"}
        moved = client.post(
            path("meeting_move", hall.forum.slug, meeting.pk), cell, follow=True
        ).content.decode()
        labels = client.get(path("absence_edit", hall.forum.slug)).content.decode()
        calls = client.get(path("call_list", hall.forum.slug)).content.decode()
        client.force_login(buyer)
        own = client.get(path("schedule_detail", hall.forum.slug)).content.decode()

    day = f"{other.day.day} Maret 2024"
    assert f"{day}, 09.00–09.20, meja 1" in moved
    assert f"{day}, 09.00–09.20" in labels
    assert f"{day}, 09.00–09.20, meja 1" in calls
    assert f'<span class="row-note">{day}</span>' in own


def test_whom_a_change_concerns_reads_of_which_day(two_days):
    hall = two_days
    ParticipantFactory(forum=hall.forum, agency=hall.agencies[0], email="utusan@example.org")
    with time_machine.travel(hall.forum.first_day - timedelta(days=1)):
        schedule = hall.publish(hall.draft())
        meeting = schedule.meetings.get()
        other = next(slot for slot in hall.slots if slot != meeting.slot)
        move(meeting, other, meeting.table, by=hall.staff)

    body = Message.objects.get().body
    days = f"dari {meeting.slot.day.day} Maret 2024, 09.00–09.20, meja 1 ke {other.day.day} Maret"
    assert days in body


def test_who_is_absent_today_keeps_its_meeting_of_tomorrow(two_days):
    hall = two_days
    with time_machine.travel(hall.forum.first_day - timedelta(days=1)):
        schedule = hall.publish(hall.draft())
        meeting = schedule.meetings.get()
        tomorrow = hall.slots[1]
        if meeting.slot != tomorrow:
            move(meeting, tomorrow, meeting.table, by=hall.staff)
    with time_machine.travel(f"{hall.forum.first_day} 08:00+07:00"):
        freed = free_party(
            schedule, side="vendor", pk=hall.vendors[0].pk, reason="Sakit", by=hall.staff
        )

    assert freed == []
    assert Absence.objects.get().slot == hall.slots[0]


@pytest.mark.parametrize(("slots", "said"), [(0, "Sesi belum diatur"), (1, "Tidak ada sesi lagi")])
def test_live_tells_no_slots_from_none_left(client, slots, said):
    hall = Hall(slots=slots)
    client.force_login(hall.staff)

    page = client.get(path("live", hall.forum.slug))

    assert said in page.content.decode()
