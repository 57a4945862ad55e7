"""What demand and meetings say on the pages of a forum and its people."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, Role
from events.models import ForumStatus, ParticipantStatus
from events.reports import agency_rows, forum_figures
from matching.forum_figures import (
    AgencyPlans,
    forum_meetings,
    meeting_steps,
    meetings_of,
    meetings_of_people,
)
from matching.models import MeetingStatus
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    AttendanceFactory,
    DemandFactory,
    ForumFactory,
    InvitationFactory,
    MeetingFactory,
    MeetingReportFactory,
    ParticipantFactory,
    PublishedScheduleFactory,
    RequestFactory,
    ScheduleFactory,
    SlotFactory,
    TableFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


def figures_of(forum):
    rows = agency_rows(forum, forum_figures(forum), Agency.objects.all())
    return forum_meetings(forum, rows)


@pytest.fixture
def published():
    return PublishedScheduleFactory()


def test_agencies_have_the_demand_of_the_year_and_their_published_meetings(published):
    forum = published.forum
    invited, quiet = AgencyFactory.create_batch(2)
    for agency in (invited, quiet):
        InvitationFactory(forum=forum, agency=agency)
    year = forum.first_day.year
    DemandFactory(agency=invited, year=year, budget=Decimal("1500000.50"))
    DemandFactory(agency=invited, year=year, budget=None)
    DemandFactory(agency=invited, year=year - 1, budget=7)
    DemandFactory(agency=invited, year=year, budget=7, is_active=False)
    MeetingFactory(schedule=published, agency=invited)
    MeetingFactory(
        schedule=published, agency=quiet, status=MeetingStatus.CANCELLED, cancel_reason="Sakit"
    )
    MeetingFactory(schedule=ScheduleFactory(forum=forum, number=9), agency=quiet)

    plans = figures_of(forum).by_agency

    assert plans == {invited.pk: AgencyPlans(2, Decimal("1500000.50"), 1)}


def test_unknown_budgets_stay_unknown(published):
    agency = InvitationFactory(forum=published.forum, agency=AgencyFactory()).agency
    DemandFactory(agency=agency, year=published.forum.first_day.year, budget=None)

    assert figures_of(published.forum).by_agency[agency.pk].budget is None


def test_requests_wait_until_their_pair_meets(published):
    forum = published.forum
    met, waiting = AcceptedRequestFactory(forum=forum), RequestFactory(forum=forum)
    RequestFactory(forum=forum, answer_by=timezone.localdate() - timedelta(days=1))  # expired
    MeetingFactory(schedule=published, agency=met.agency, vendor=met.vendor)
    SlotFactory(forum=forum)
    TableFactory(forum=forum)

    figures = figures_of(forum)

    assert (figures.meetings, figures.unplaced, figures.capacity) == (1, 1, 4)
    assert meeting_steps(forum, figures)[0].title == "Tempatkan 1 permintaan ke sesi kosong"

    MeetingFactory(schedule=published, agency=waiting.agency, vendor=waiting.vendor)

    assert meeting_steps(forum, figures_of(forum))[0].is_done


def test_schedule_is_a_step_until_it_is_published():
    forum = ForumFactory()
    draft = ScheduleFactory(forum=forum)

    assert [step.is_done for step in meeting_steps(forum, figures_of(forum))] == [False]

    draft.delete()
    PublishedScheduleFactory(forum=forum)

    assert [step.is_done for step in meeting_steps(forum, figures_of(forum))] == [True]


def test_meetings_that_are_over_wait_for_their_result(published):
    forum = published.forum
    yesterday = timezone.localdate() - timedelta(days=1)
    silent = MeetingFactory(schedule=published, slot=SlotFactory(forum=forum, day=yesterday))
    tomorrow = timezone.localdate() + timedelta(days=1)
    MeetingFactory(schedule=published, slot=SlotFactory(forum=forum, day=tomorrow))
    forum.status = ForumStatus.RUNNING

    assert figures_of(forum).unreported == 1
    assert [step.label for step in meeting_steps(forum, figures_of(forum))][1:] == ["Catat hasil"]

    MeetingReportFactory(meeting=silent)
    forum.status = ForumStatus.FINISHED

    assert [step.is_done for step in meeting_steps(forum, figures_of(forum))] == [True, True]


def test_steps_of_meetings_stand_in_their_phase(client, published):
    forum = published.forum
    MeetingFactory(schedule=published)
    type(forum).objects.filter(pk=forum.pk).update(status=ForumStatus.RUNNING)
    client.force_login(UserFactory())

    page = client.get(forum.get_absolute_url()).content.decode()

    titles = [
        "Susun agenda",
        "jadwal temu</span>",
        "Mulai forum dan",
        "Catat hasil tiap",
        "Selesaikan forum dan",
    ]
    places = [page.index(title) for title in titles]
    assert places == sorted(places)


def test_buyer_reads_the_plans_of_its_own_agency_alone(client, published):
    buyer = UserFactory(role=Role.BUYER)
    forum = published.forum
    year = forum.first_day.year
    for agency, budget in ((buyer.agency, 111_000), (AgencyFactory(), 222_000)):
        ParticipantFactory(forum=forum, agency=agency)
        DemandFactory(agency=agency, year=year, budget=budget)
    client.force_login(buyer)

    page = client.get(forum.get_absolute_url()).content.decode()

    assert "Rp111.000" in page
    assert "Rp222.000" not in page


def test_meeting_of_a_named_delegate_is_not_that_of_a_colleague(published):
    forum = published.forum
    agency = AgencyFactory()
    named, colleague = ParticipantFactory.create_batch(2, forum=forum, agency=agency)
    gone = ParticipantFactory(
        forum=forum, agency=agency, status=ParticipantStatus.CANCELLED, cancel_reason="Sakit"
    )
    meeting = MeetingFactory(schedule=published, agency=agency, delegate=named)
    seller = VendorParticipantFactory(forum=forum, vendor=meeting.vendor)
    MeetingFactory(schedule=published, vendor=meeting.vendor)

    found = meetings_of_people([named, colleague, gone, seller])

    assert found == {named.pk: 1, colleague.pk: 0, seller.pk: 2}
    assert [len(meetings_of(one)) for one in (named, colleague, seller)] == [1, 0, 2]


def test_guest_without_a_side_meets_nobody(published):
    MeetingFactory(schedule=published)
    guest = ParticipantFactory(forum=published.forum, kind="guest", agency=None)

    assert meetings_of_people([guest]) == {guest.pk: 0}
    assert list(meetings_of(guest)) == []


def test_list_of_participants_counts_their_meetings(client, published):
    person = ParticipantFactory(forum=published.forum)
    MeetingFactory(schedule=published, agency=person.agency)
    client.force_login(UserFactory())

    page = client.get(reverse("events:participant_list", args=[published.forum.slug]))

    assert "1 sesi" in page.content.decode()


def test_door_says_whom_the_arrived_will_meet(client, published):
    arrival = AttendanceFactory(participant__forum=published.forum)
    MeetingFactory(schedule=published, agency=arrival.participant.agency, vendor__name="Dapur ZZQ")
    MeetingFactory(schedule=published, vendor__name="Vendor lain")
    client.force_login(UserFactory())

    door = reverse("events:check_in", args=[published.forum.slug])
    page = client.get(f"{door}?arrival={arrival.pk}").content.decode()

    assert "Dapur ZZQ" in page
    assert "Vendor lain" not in page


def test_tabs_count_for_those_who_see_all(client):
    person = ParticipantFactory()
    ParticipantFactory(
        forum=person.forum, status=ParticipantStatus.CANCELLED, cancel_reason="Sakit"
    )
    seen = {}
    for role in (Role.STAFF, Role.BUYER):
        client.force_login(UserFactory(role=role))
        tabs = client.get(person.forum.get_absolute_url()).context["tabs"]
        seen[role] = {tab["label"]: tab["count"] for tab in tabs}["Peserta"]

    assert seen == {Role.STAFF: 1, Role.BUYER: None}


def test_a_forum_without_requests_does_not_say_that_all_are_served(client):
    forum = ForumFactory()
    TableFactory(forum=forum)
    SlotFactory(forum=forum)
    client.force_login(UserFactory(role=Role.STAFF))

    page = client.get(forum.get_absolute_url()).content.decode()

    assert "Belum ada yang dijadwalkan" in page
    assert "Semua permintaan mendapat sesi" not in page
