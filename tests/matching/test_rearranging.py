"""Places where none is free: what the solver proposes, and accepting it."""

import pytest
import time_machine
from django.core.exceptions import ValidationError

from events.models import Message
from matching.actions.placing import Grid, cancel, free_party, place, set_lock
from matching.actions.rearranging import best_use, rearrange, way_to
from matching.models import Absence, Meeting, Request
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ParticipantFactory,
    ScheduleFactory,
    VerifiedVendorFactory,
)
from tests.matching.test_schedule import Hall, hall_of_people, path

pytestmark = pytest.mark.django_db


def ring():
    """Three agencies, one after the other with one vendor, whose slots are full."""
    hall = Hall(agencies=3, vendors=1, slots=3)
    schedule = ScheduleFactory(forum=hall.forum)
    for number in range(3):
        place(schedule, hall.wish(number, 0), hall.slots[number], hall.tables[0], by=hall.staff)
    return hall, schedule


def away(hall, agency, slot):
    Absence.objects.create(
        forum=hall.forum,
        slot=hall.slots[slot],
        agency=hall.agencies[agency],
        created_by=hall.staff,
    )


def places(schedule):
    return dict(schedule.meetings.planned().values_list("agency", "slot"))


def way(hall, schedule, agency, slot):
    meeting = schedule.meetings.get(agency=hall.agencies[agency])
    return way_to(Grid(schedule), meeting, hall.slots[slot], hall.tables[0])


def test_way_goes_round_where_a_swap_will_not_do():
    hall, schedule = ring()
    away(hall, 1, 0)  # the second cannot take the first one's slot

    steps = way(hall, schedule, 0, 1)

    rearrange(schedule, [step.key for step in steps], by=hall.staff)
    assert len(steps) == 3
    assert steps[0].party.agency == hall.agencies[0]
    assert places(schedule) == {
        hall.agencies[0].pk: hall.slots[1].pk,
        hall.agencies[1].pk: hall.slots[2].pk,
        hall.agencies[2].pk: hall.slots[0].pk,
    }


def test_way_moves_no_more_than_it_must():
    hall, schedule = ring()

    steps = way(hall, schedule, 0, 1)

    assert [step.party.agency for step in steps] == hall.agencies[:2]


def test_way_never_moves_what_is_locked():
    hall, schedule = ring()
    away(hall, 1, 0)
    set_lock(schedule.meetings.get(agency=hall.agencies[2]), locked=True)

    assert way(hall, schedule, 0, 1) == []


def test_way_never_moves_what_has_begun():
    hall, schedule = ring()
    away(hall, 2, 1)  # without the first slot, which has begun, there is no way for the third
    assert way(hall, schedule, 1, 2)

    with time_machine.travel("2024-03-06T09:05:00+07:00", tick=False):
        assert way(hall, schedule, 1, 2) == []


def test_no_way_is_sought_for_a_meeting_whose_request_fell_away():
    hall, schedule = ring()
    assert way(hall, schedule, 0, 1)

    assert Request.objects.get(agency=hall.agencies[0]).withdraw()

    assert way(hall, schedule, 0, 1) == []


def test_meeting_at_a_shared_table_stays_there():
    hall = Hall(agencies=3, vendors=0, slots=1, shared=3)
    hall.vendors = VerifiedVendorFactory.create_batch(3)
    schedule = ScheduleFactory(forum=hall.forum)
    for number in range(2):
        place(schedule, hall.wish(number, number), hall.slots[0], hall.tables[2 - number],
              by=hall.staff)  # fmt: skip
    wish = hall.wish(2, 2)

    (step,) = best_use(Grid(schedule), [wish])

    assert (step.party, step.table) == (wish, hall.tables[0])


def test_accepting_twice_does_it_once_and_mails_once():
    hall = hall_of_people()
    schedule = hall.publish(hall.draft())
    meeting = schedule.meetings.get(agency=hall.agencies[0])
    other = next(slot for slot in hall.slots if slot != meeting.slot)
    keys = [step.key for step in way_to(Grid(schedule), meeting, other, meeting.table)]

    done = [rearrange(schedule, keys, by=hall.staff) for _ in range(2)]

    assert done == [1, 0]
    assert Message.objects.count() == 2
    meeting.refresh_from_db()
    assert (meeting.slot, meeting.sequence) == (other, 1)


def test_proposal_that_no_longer_fits_is_refused_whole():
    hall, schedule = ring()
    before = places(schedule)
    keys = [step.key for step in way(hall, schedule, 0, 1)]
    away(hall, 1, 0)

    with pytest.raises(ValidationError) as refusal:
        rearrange(schedule, keys, by=hall.staff)

    assert refusal.value.code == "changed"
    assert places(schedule) == before


def test_proposal_about_a_cancelled_meeting_is_refused():
    hall, schedule = ring()
    keys = [step.key for step in way(hall, schedule, 0, 1)]
    cancel(schedule.meetings.get(agency=hall.agencies[1]), reason="Sakit", by=hall.staff)

    with pytest.raises(ValidationError) as refusal:
        rearrange(schedule, keys, by=hall.staff)

    assert refusal.value.code == "changed"


def test_standby_request_gets_a_place_by_moving_the_fewest():
    hall, schedule = ring()
    cancel(schedule.meetings.get(agency=hall.agencies[2]), reason="Sakit", by=hall.staff)
    hall.agencies.append(AgencyFactory())
    wish = hall.wish(3, 0)
    away(hall, 3, 2)  # the free slot is the one in which the walk-in cannot come

    steps = best_use(Grid(schedule), [wish])

    assert [step.is_move for step in steps] == [False, True]
    rearrange(schedule, [step.key for step in steps], by=hall.staff)
    assert len(places(schedule)) == 3


def test_no_meeting_is_given_up_for_a_weightier_request():
    hall = Hall(agencies=2, vendors=1, slots=1)
    schedule = ScheduleFactory(forum=hall.forum)
    place(schedule, hall.wish(0, 0, priority=3), hall.slots[0], hall.tables[0], by=hall.staff)

    assert best_use(Grid(schedule), [hall.wish(1, 0, priority=1)]) == []


def test_late_party_keeps_what_comes_after_and_finds_later_slots():
    hall = Hall(agencies=1, vendors=2, slots=3)
    schedule = ScheduleFactory(forum=hall.forum)
    for number in range(2):
        place(schedule, hall.wish(0, number), hall.slots[number], hall.tables[number],
              by=hall.staff)  # fmt: skip
    schedule = hall.publish(schedule)
    wishes = [row.request for row in schedule.meetings.for_list()]

    freed = free_party(
        schedule, side="agency", pk=hall.agencies[0].pk, reason="Macet", by=hall.staff,
        arrives=hall.slots[1],
    )  # fmt: skip

    assert [row.slot for row in freed] == [hall.slots[0]]
    (step,) = best_use(Grid(schedule), wishes[:1])
    assert (step.party, step.slot) == (wishes[0], hall.slots[2])


def test_absent_party_is_proposed_nowhere():
    hall = Hall(agencies=1, vendors=1, slots=3)
    wish = hall.wish(0, 0)
    schedule = hall.publish(hall.draft())

    free_party(schedule, side="agency", pk=wish.agency_id, reason="Sakit", by=hall.staff)

    assert best_use(Grid(schedule), [wish]) == []


# Pages


def test_move_page_finds_a_way_and_one_tap_takes_it(client):
    hall, schedule = ring()
    away(hall, 1, 0)
    meeting = schedule.meetings.get(agency=hall.agencies[0])
    client.force_login(hall.staff)
    address = path("meeting_move", hall.forum.slug, meeting.pk)
    cell = f"{hall.slots[1].pk}-{hall.tables[0].pk}"
    page = client.get(address)
    assert f"?cell={cell}" in page.content.decode()

    shown = client.get(address, {"cell": cell})
    refused = client.post(address, {"cell": cell})

    keys = [step.key for step in shown.context["steps"]]
    assert keys == [step.key for step in refused.context["steps"]]
    for _ in range(2):
        client.post(path("schedule_rearrange", hall.forum.slug, schedule.pk), {"step": keys})
    assert places(schedule)[hall.agencies[0].pk] == hall.slots[1].pk


@pytest.mark.parametrize("step", ["", "x", "meeting-1-1-1", "request-1-1-1", "meeting-٣-1-1"])
def test_made_up_steps_change_nothing(client, step):
    hall, schedule = ring()
    before = places(schedule)
    client.force_login(hall.staff)

    response = client.post(
        path("schedule_rearrange", hall.forum.slug, schedule.pk), {"step": [step]}
    )

    assert response.status_code == 302
    assert places(schedule) == before


def test_late_party_on_the_live_day_from_tap_to_tap(client):
    hall = Hall(agencies=2, vendors=1, slots=2)
    schedule = ScheduleFactory(forum=hall.forum)
    for number in range(2):
        place(schedule, hall.wish(number, 0), hall.slots[number], hall.tables[0], by=hall.staff)
    schedule = hall.publish(schedule)
    client.force_login(hall.staff)

    freed = client.post(
        path("party_absent", hall.forum.slug, "agency", hall.agencies[0].pk),
        {"confirmed": "1", "reason": "Macet", "arrives": hall.slots[1].pk},
    )
    page = client.get(freed.url)
    keys = [step.key for step in page.context["steps"]]
    response = client.post(
        path("schedule_rearrange", hall.forum.slug, schedule.pk), {"step": keys, "standby": "1"}
    )

    assert response.url == path("standby_list", hall.forum.slug)
    assert places(schedule) == {
        hall.agencies[0].pk: hall.slots[1].pk,
        hall.agencies[1].pk: hall.slots[0].pk,
    }
    assert Meeting.objects.filter(schedule=schedule, status="cancelled").count() == 1


def arrived(client, hall, side, pk):
    return client.post(path("party_arrived", hall.forum.slug, side, pk))


def test_walk_in_party_is_placed_from_tap_to_tap(client):
    hall, schedule = ring()
    late = hall.agencies[2]
    cancel(schedule.meetings.get(agency=late), reason="Tidak hadir", by=hall.staff)
    away(hall, 2, 2)
    schedule = hall.publish(schedule)
    ParticipantFactory(forum=hall.forum, agency=late)
    client.force_login(hall.staff)

    for _ in range(2):  # pressed twice, it is done once
        page = client.get(arrived(client, hall, "agency", late.pk).url)
    [step] = page.context["steps"]
    client.post(
        path("schedule_rearrange", hall.forum.slug, schedule.pk),
        {"step": [step.key], "standby": "1"},
    )

    assert not Absence.objects.exists()
    assert places(schedule)[late.pk] == hall.slots[2].pk
    assert len(places(schedule)) == 3


def test_walk_in_party_is_offered_its_own_requests_only_and_told_if_it_has_none(client):
    hall = Hall(agencies=3, vendors=1, slots=2)
    schedule = ScheduleFactory(forum=hall.forum)
    place(schedule, hall.wish(2, 0), hall.slots[0], hall.tables[0], by=hall.staff)
    schedule = hall.publish(schedule)
    hall.wish(0, 0)
    ParticipantFactory(forum=hall.forum, agency=hall.agencies[1])
    client.force_login(hall.staff)

    page = client.get(arrived(client, hall, "agency", hall.agencies[1].pk).url)

    assert schedule.is_published
    assert page.context["steps"] == []
    assert "tidak punya permintaan yang menunggu" in page.content.decode()
    asking = f"{path('request_create', hall.forum.slug)}?then=standby&agency={hall.agencies[1].pk}"
    assert asking.replace("&", "&amp;") in page.text
    wish = {
        "agency": hall.agencies[1].pk, "vendor": hall.vendors[0].pk, "priority": 2,
        "answer_by": "2099-12-31",
    }  # fmt: skip
    back = client.post(asking, wish).url
    assert back == f"{path('standby_list', hall.forum.slug)}?plan=1&agency={hall.agencies[1].pk}"


def test_only_parties_of_the_forum_arrive(client):
    hall = Hall(agencies=1, vendors=1, slots=1)
    schedule = ScheduleFactory(forum=hall.forum)
    place(schedule, hall.wish(0, 0), hall.slots[0], hall.tables[0], by=hall.staff)
    hall.publish(schedule)
    client.force_login(hall.staff)

    assert arrived(client, hall, "agency", hall.agencies[0].pk).status_code == 404
    assert arrived(client, hall, "table", hall.agencies[0].pk).status_code == 404
    assert client.get(path("standby_list", hall.forum.slug), {"agency": "1"}).status_code == 404


def test_live_page_names_those_who_came_and_are_not_expected(
    client, django_assert_max_num_queries
):
    hall = Hall(agencies=3, vendors=1, slots=2)
    schedule = ScheduleFactory(forum=hall.forum)
    for number in range(2):
        place(schedule, hall.wish(number, 0), hall.slots[number], hall.tables[0], by=hall.staff)
    hall.publish(schedule)
    away(hall, 1, 1)
    for agency in hall.agencies:
        person = ParticipantFactory(forum=hall.forum, agency=agency)
        AttendanceFactory(participant=person, day=hall.forum.first_day)
    with time_machine.travel("2024-03-06T08:55+07:00", tick=False):
        client.force_login(hall.staff)
        client.get(path("live", hall.forum.slug))
        with django_assert_max_num_queries(10):
            page = client.get(path("live", hall.forum.slug))

    assert {pk for _, pk, _ in page.context["state"].arrived} == {
        hall.agencies[1].pk, hall.agencies[2].pk,
    }  # fmt: skip
    assert "Carikan sesi" in page.content.decode()


def test_free_shared_tables_of_a_slot_are_offered_once(client):
    hall = Hall(agencies=2, vendors=1, slots=2, shared=3)
    hall.forum.tables.update(vendor=None)
    schedule = ScheduleFactory(forum=hall.forum)
    table = hall.forum.tables.first()
    place(schedule, hall.wish(0, 0), hall.slots[0], table, by=hall.staff)
    hall.publish(schedule)
    hall.wish(1, 0)
    client.force_login(hall.staff)

    page = client.get(path("standby_list", hall.forum.slug))

    [(slot, _, [wish], more)] = page.context["fitting"]
    assert (slot, wish.agency, more) == (hall.slots[1], hall.agencies[1], 3)
    assert "atau 3 meja lain" in page.text
