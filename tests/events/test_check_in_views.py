import pytest
from django.urls import reverse

from events.models import Attendance, CheckInMethod, ForumStatus, Participant, Table
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    # The first page of a session writes when it began.
    client.get("/accounts/profile/")
    return user


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


@pytest.mark.parametrize("item_count", [1, 3])
def test_check_in_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    for participant in ParticipantFactory.create_batch(item_count, forum=forum, position="Staf"):
        AttendanceFactory(participant=participant)

    with django_assert_num_queries(7):
        response = client.get(f"{url('check_in', forum)}?q=staf")

    assert len(response.context["matches"]) == item_count


def test_check_in_page_finds_only_this_forum(client, staff):
    wanted = ParticipantFactory(name="Sari")
    ParticipantFactory(name="Sari")

    response = client.get(f"{url('check_in', wanted.forum)}?q=sari")

    assert list(response.context["matches"]) == [wanted]


def test_check_in_shows_who_is_in(client, staff):
    participant = ParticipantFactory()
    address = url("participant_check_in", participant.forum, participant.pk)

    response = client.post(address, {"method": "name"}, follow=True)

    arrival = Attendance.objects.get()
    assert (arrival.recorded_by, arrival.method) == (staff, CheckInMethod.NAME)
    assert response.context["result"] == {"arrival": arrival, "is_new": True, "questions": []}


def test_check_in_twice_says_when_it_was(client, staff):
    arrival = AttendanceFactory()
    participant = arrival.participant
    address = url("participant_check_in", participant.forum, participant.pk)

    response = client.post(address, {"method": "name"}, follow=True)

    assert response.context["result"] == {"arrival": arrival, "is_new": False, "questions": []}
    assert Attendance.objects.count() == 1


def test_check_in_by_one_tap_takes_one_statement(client, staff, django_assert_num_queries):
    participant = ParticipantFactory()
    client.get("/accounts/profile/")

    # The session, the user, and the arrival with its history.
    with django_assert_num_queries(3):
        response = client.post(
            url("participant_check_in", participant.forum, participant.pk), {"method": "name"}
        )

    arrival = Attendance.objects.get()
    assert response["Location"].endswith(f"?arrival={arrival.pk}")
    assert (arrival.participant, arrival.recorded_by) == (participant, staff)
    assert (arrival.present_name, arrival.method) == (participant.name, CheckInMethod.NAME)
    event = arrival.events.get()
    assert (event.pgh_context["verb"], event.pgh_context["user"]) == ("check_in", staff.pk)


def test_who_has_come_is_not_offered_to_come_again(client, staff):
    row = ParticipantFactory()
    arrive = f'href="{url("participant_check_in", row.forum, row.pk)}"'
    assert arrive in client.get(row.get_absolute_url()).text

    arrival = AttendanceFactory(participant=row, day=row.forum.first_day)
    assert arrive not in client.get(row.get_absolute_url()).text

    arrival.revoke(by=staff, reason="Salah orang")
    assert arrive in client.get(row.get_absolute_url()).text


def test_check_in_of_another_forums_participant_is_not_found(client, staff):
    participant = ParticipantFactory()

    response = client.post(
        url("participant_check_in", ForumFactory(), participant.pk), {"method": "name"}
    )

    assert response.status_code == 404
    assert not Attendance.objects.exists()


def test_check_in_with_an_unknown_method_counts_as_the_list(client, staff):
    participant = ParticipantFactory()

    client.post(
        url("participant_check_in", participant.forum, participant.pk), {"method": "magic"}
    )

    assert Attendance.objects.get().method == CheckInMethod.LIST


def test_check_in_of_a_deputy(client, staff):
    participant = ParticipantFactory()

    client.post(
        url("participant_check_in", participant.forum, participant.pk), {"present_name": "Budi"}
    )

    assert Attendance.objects.get().present_name == "Budi"


def test_check_in_before_the_start_says_what_to_do(client, staff):
    participant = ParticipantFactory(forum=ForumFactory(status=ForumStatus.OPEN))

    response = client.post(
        url("participant_check_in", participant.forum, participant.pk), {"method": "name"}
    )

    assert response.context["form"].has_error("__all__", "not_running")


@pytest.mark.parametrize("pk", ["0", "abc", "-1", "9" * 30, "²", "%00"])
def test_check_in_with_a_bad_arrival_shows_no_result(client, staff, pk):
    response = client.get(f"{url('check_in', ForumFactory())}?arrival={pk}")

    assert response.status_code == (400 if pk == "%00" else 200)
    assert pk == "%00" or response.context["result"] is None


def test_check_in_shows_no_result_of_another_forum(client, staff):
    foreign = AttendanceFactory()

    response = client.get(f"{url('check_in', ForumFactory())}?arrival={foreign.pk}")

    assert response.context["result"] is None


def test_walk_in_is_registered_and_in(client, staff):
    forum, agency = ForumFactory(), AgencyFactory()

    response = client.post(
        url("walk_in_create", forum),
        {"agency": agency.pk, "name": "Sari", "phone": "081234567890"},
        follow=True,
    )

    assert response.context["result"]["arrival"].participant.name == "Sari"
    assert Attendance.objects.get().method == CheckInMethod.WALK_IN


@pytest.mark.parametrize("name", ["walk_in_create", "participant_create"])
def test_another_side_takes_over_what_is_typed_and_saves_nothing(client, staff, name):
    forum, vendor = ForumFactory(), VendorFactory(name="Dapur Ratmi")
    typed = {"name": 'Ratmi "A"', "phone": "0812 3456", "position": "Pemilik", "email": "a@"}

    address = f"{url(name, forum)}?kind=vendor"
    response = client.post(address, typed | {"vendor": vendor.pk, "other_side": "1"})

    form = response.context["form"]
    assert form.side == "vendor"
    assert {field: form[field].value() for field in typed} == typed
    assert not form.errors
    assert 'value="Ratmi &quot;A&quot;"' in response.content.decode().replace("&#34;", "&quot;")
    assert not Participant.objects.exists()


def test_walk_in_without_seats_waits(client, staff):
    forum = ForumFactory(agency_seats=0)

    client.post(
        url("walk_in_create", forum),
        {"agency": AgencyFactory().pk, "name": "Sari", "phone": "081234567890"},
    )

    assert Participant.objects.get().status == "waitlisted"
    assert not Attendance.objects.exists()


def test_walk_in_before_the_start_is_refused(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN)

    response = client.post(
        url("walk_in_create", forum),
        {"agency": AgencyFactory().pk, "name": "Sari", "phone": "081234567890"},
    )

    assert response.context["form"].has_error("__all__", "not_running")
    assert not Participant.objects.exists()


def test_revoke_needs_a_reason(client, staff):
    arrival = AttendanceFactory()
    address = url("attendance_revoke", arrival.participant.forum, arrival.pk)

    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Salah orang"})

    assert refused.context["form"].has_error("reason", "required")
    arrival.refresh_from_db()
    assert (arrival.revoked_by, arrival.revoke_reason) == (staff, "Salah orang")


def test_revoke_twice_keeps_the_first_reason(client, staff):
    arrival = AttendanceFactory()
    address = url("attendance_revoke", arrival.participant.forum, arrival.pk)

    client.post(address, {"reason": "Salah orang"})
    client.post(address, {"reason": "Lagi"})

    arrival.refresh_from_db()
    assert arrival.revoke_reason == "Salah orang"


def test_revoke_of_another_forum_is_not_found(client, staff):
    arrival = AttendanceFactory()

    response = client.post(
        url("attendance_revoke", ForumFactory(), arrival.pk), {"reason": "Salah"}
    )

    assert response.status_code == 404


@pytest.mark.parametrize("typed", ["siti 3", "UJI-003"])
def test_who_is_called_just_so_stands_where_enter_marks(client, typed):
    forum = ForumFactory(status=ForumStatus.RUNNING)
    agency = AgencyFactory(abbreviation="UJI")
    for number, name in ((12, "Ani Siti 3"), (3, "Siti 3"), (31, "Siti 30")):
        ParticipantFactory(
            forum=forum, agency=agency, name=name, number=number, code=f"UJI-{number:03}",
            position=f"Petugas {typed}",
        )  # fmt: skip
    client.force_login(UserFactory())

    page = client.get(reverse("events:check_in", args=[forum.slug]), {"q": typed})

    assert next(row.name for row in page.context["matches"]) == "Siti 3"
    assert len(page.context["matches"]) == 3


@pytest.mark.parametrize("name", ["walk_in_create", "participant_create"])
def test_what_was_chosen_comes_back_with_its_kind(client, staff, name):
    forum, agency = ForumFactory(), AgencyFactory()
    typed = {"agency": agency.pk, "nip": "198704122011012001", "name": "Sari", "other_side": "1"}

    as_vendor = client.post(f"{url(name, forum)}?kind=vendor", typed)
    kept = as_vendor.context["form"].kept
    back = client.post(f"{url(name, forum)}?kind=delegate", kept | {"other_side": "1"})

    assert f'name="agency" value="{agency.pk}"' in as_vendor.text
    assert back.context["form"]["agency"].value() == str(agency.pk)
    assert back.context["form"]["nip"].value() == "198704122011012001"
    vendor = VendorFactory()
    client.post(
        f"{url('participant_create', forum)}?kind=vendor",
        {"vendor": vendor.pk, "name": "Ratmi", "phone": "081234567890", "agency": agency.pk},
    )
    assert (Participant.objects.get().agency, Participant.objects.get().nip) == (None, "")


def test_the_desk_says_the_table_of_a_vendor_and_leads_to_the_card(client, staff):
    row = VendorParticipantFactory()
    Table.objects.create(forum=row.forum, number=7, vendor=row.vendor)

    page = client.post(url("participant_check_in", row.forum, row.pk), follow=True).text

    assert "Meja 7" in page
    assert url("badge_edit", row.forum, row.pk) in page
