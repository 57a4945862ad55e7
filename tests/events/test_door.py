"""The door without network: its roster, and readings that arrive late, twice or in conflict."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.scanning import ticket_hash
from events.models import Attendance, CheckInMethod, Scan
from tests.factories import ForumFactory, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    client.get("/accounts/profile/")
    return user


def url(name, forum):
    return reverse(f"events:{name}", args=[forum.slug])


def reading(participant, key="pindaian-1", **values):
    return {
        "key": key,
        "hash": ticket_hash(participant.ticket_token),
        "door": "utama",
        "at": timezone.now().isoformat(),
    } | values


def deliver(client, forum, *readings):
    return client.post(url("door_deliver", forum), {"readings": json.dumps(readings)})


def test_roster_holds_names_origins_and_hashes_and_nothing_more(client, staff):
    participant = ParticipantFactory(phone="+6281234567890", nip="198704122011012001")
    ParticipantFactory(forum=participant.forum, status="waitlisted")
    ParticipantFactory()

    response = client.get(url("door_roster", participant.forum))

    assert response.json()["people"] == [
        [
            ticket_hash(participant.ticket_token),
            ticket_hash(participant.code),
            participant.name,
            participant.origin,
            False,
        ]
    ]
    content = response.content.decode()
    for secret in (participant.ticket_token, participant.phone, participant.nip):
        assert secret not in content
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3])
def test_roster_query_count(client, staff, count, django_assert_num_queries):
    forum = ForumFactory()
    ParticipantFactory.create_batch(count, forum=forum)

    with django_assert_num_queries(4):
        response = client.get(url("door_roster", forum))

    assert len(response.json()["people"]) == count


def test_a_reading_that_arrives_late_keeps_the_time_of_the_door(client, staff):
    participant = ParticipantFactory()
    at = timezone.now() - timedelta(minutes=40)

    response = deliver(client, participant.forum, reading(participant, at=at.isoformat()))

    arrival = Attendance.objects.get()
    assert arrival.arrived_at == at
    assert (arrival.participant, arrival.recorded_by) == (participant, staff)
    assert response.json()["scans"][0]["outcome"] == "new"
    assert Scan.objects.get().door == "utama"


def test_a_code_typed_without_network_counts_like_the_ticket(client, staff):
    participant = ParticipantFactory()

    deliver(client, participant.forum, reading(participant, hash=ticket_hash(participant.code)))

    arrival = Attendance.objects.get()
    assert (arrival.participant, arrival.method) == (participant, CheckInMethod.CODE)
    assert Scan.objects.get().way == "Kode diketik"


def test_the_same_delivery_twice_makes_one_arrival_and_no_conflict(client, staff):
    participant = ParticipantFactory()
    deliver(client, participant.forum, reading(participant))

    again = deliver(client, participant.forum, reading(participant))

    assert Attendance.objects.count() == 1
    assert again.json()["scans"][0]["outcome"] == "new"
    assert sorted(Scan.objects.values_list("outcome", flat=True)) == ["new", "repeat"]


def test_what_another_door_recorded_comes_back_as_a_conflict(client, staff):
    participant = ParticipantFactory()
    deliver(client, participant.forum, reading(participant, key="pintu-satu"))

    response = deliver(client, participant.forum, reading(participant, key="pintu-dua"))

    told = response.json()["scans"][0]
    assert (told["outcome"], told["name"]) == ("repeat", participant.name)
    assert told["first"]


def test_an_unknown_ticket_and_a_cancelled_one_are_kept_and_told(client, staff):
    cancelled = ParticipantFactory(status="cancelled", cancel_reason="Tugas luar")

    response = deliver(
        client,
        cancelled.forum,
        reading(cancelled),
        reading(ParticipantFactory(), key="pindaian-2"),
    )

    assert [row["outcome"] for row in response.json()["scans"]] == ["refused", "unknown"]
    assert Scan.objects.count() == 2
    assert Attendance.objects.count() == 0


READING = {"key": "pindaian-1", "hash": "a" * 64, "door": "", "at": "2026-01-01T00:00:00+00:00"}


@pytest.mark.parametrize(
    "readings",
    [
        "",
        "{",
        "[]",
        "[1]",
        '{"key": 1}',
        "[" * 100_000,
        json.dumps([{"key": "pindaian-1", "hash": "x", "at": "kemarin"}]),
        json.dumps([{"key": "pindaian-1", "hash": "a" * 64, "at": "0001-01-01T00:00:00+00:00"}]),
        json.dumps([{"key": "k" * 8}] * 101),
        json.dumps([READING | {"door": "\ud800"}]),
        json.dumps([READING | {"door": "\0"}]),
        json.dumps([READING | {"at": 1e308}]),
        json.dumps([READING | {"hash": ["a"] * 64}]),
    ],
)
def test_a_delivery_that_cannot_be_read_records_nothing(client, staff, readings):
    forum = ForumFactory()

    response = client.post(url("door_deliver", forum), {"readings": readings})

    assert response.status_code in {200, 422}
    assert Attendance.objects.count() == 0
    if response.status_code == 422:
        assert Scan.objects.count() == 0


@pytest.mark.parametrize("name", ["door_roster", "door_manifest", "door_worker"])
@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR, Role.OBSERVER])
def test_the_door_is_for_the_office(client, name, role):
    forum = ForumFactory()
    client.force_login(UserFactory(role=role))

    assert client.get(url(name, forum)).status_code == 403


def test_the_page_is_an_app_of_its_own(client, staff):
    forum = ForumFactory()

    manifest = client.get(url("door_manifest", forum)).json()
    worker = client.get(url("door_worker", forum))

    assert manifest["start_url"] == manifest["scope"] == url("scan", forum)
    assert worker["Content-Type"].startswith("text/javascript")
    assert url("door_worker", forum).startswith(manifest["scope"])


def test_an_expired_session_leaves_the_readings_in_the_device(client, staff, settings):
    forum = ForumFactory()
    settings.SESSION_IDLE = timedelta(0)

    response = client.get(url("door_roster", forum))

    assert response.status_code == 302
    assert response["Clear-Site-Data"] == '"cache"'
