import csv
import io
from uuid import uuid4

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import Role
from events.actions.scanning import record_scan
from events.models import (
    Attendance,
    CheckInMethod,
    ForumStatus,
    ParticipantStatus,
    Scan,
    ScanOutcome,
    Table,
)
from tests.factories import (
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    client.get("/accounts/profile/")
    return user


def url(name, forum):
    return reverse(f"events:{name}", args=[forum.slug])


def post(client, participant, text=None, *, script=True, **data):
    headers = {"X-Partial": "1"} if script else {}
    return client.post(
        url("scan_create", participant.forum),
        {"text": text or participant.ticket_token, "key": str(uuid4()), **data},
        headers=headers,
    )


def scan(participant, text=None, by=None, **values):
    return record_scan(
        participant.forum,
        by=by or UserFactory(),
        text=text or participant.ticket_token,
        key=str(uuid4()),
        **values,
    )


# One reading


def test_scan_records_the_arrival_with_door_and_operator(client, staff):
    participant = VendorParticipantFactory()
    Table.objects.create(forum=participant.forum, number=6, vendor=participant.vendor)

    response = post(client, participant, door="Pintu utama")

    row = Scan.objects.get()
    assert (row.outcome, row.door, row.operator) == (ScanOutcome.NEW, "Pintu utama", staff)
    assert row.arrival.method == CheckInMethod.SCAN
    assert response.context["is_new"] is True
    page = response.content.decode()
    for shown in ("Berhasil, tercatat hadir", participant.name, participant.code, "Meja"):
        assert shown in page
    assert participant.ticket_token not in page
    assert "<html" not in page


def test_scan_again_says_when_by_whom_and_at_which_door(client, staff):
    participant = ParticipantFactory()
    first = scan(participant, door="timur", by=UserFactory(name="Yuni Astuti"))

    response = post(client, participant)

    assert (response.context["is_new"], response.context["first_door"]) == (False, "timur")
    assert "oleh Yuni Astuti, pintu timur" in response.content.decode()
    assert response.context["scan"].arrival == first.arrival
    assert Attendance.objects.count() == 1


def test_scan_sent_twice_keeps_its_first_answer(client, staff):
    participant = ParticipantFactory()
    key = str(uuid4())

    answers = [post(client, participant, key=key).context["is_new"] for _ in range(3)]

    assert answers == [True, True, True]
    assert (Attendance.objects.count(), Scan.objects.count()) == (1, 3)


def test_key_of_another_ticket_is_a_reading_of_its_own(client, staff):
    first = ParticipantFactory()
    second = ParticipantFactory(forum=first.forum)
    key = str(uuid4())
    post(client, first, key=key)

    response = post(client, second, key=key)
    late = post(client, first, key=key)

    assert response.context["is_new"] is True
    assert late.context["is_new"] is True
    assert Attendance.objects.count() == 2


def test_key_of_another_ticket_that_is_in_already_is_a_repeat(client, staff):
    first = ParticipantFactory()
    second = ParticipantFactory(forum=first.forum)
    scan(second)
    key = str(uuid4())
    post(client, first, key=key)

    assert post(client, second, key=key).context["is_new"] is False


def test_scan_of_an_unknown_code_says_what_to_do(client, staff):
    participant = ParticipantFactory()

    response = post(client, participant, "BM23-118")

    assert response.context["scan"].outcome == ScanOutcome.UNKNOWN
    page = response.content.decode()
    assert "Kode tidak ditemukan" in page
    assert "BM23-118" in page


def test_scan_of_one_who_waits_is_refused_with_the_reason(client, staff):
    participant = ParticipantFactory(status=ParticipantStatus.WAITLISTED)

    response = post(client, participant)

    assert "daftar tunggu" in response.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("status", "button"),
    [(ForumStatus.OPEN, "Mulai forum"), (ForumStatus.FINISHED, "Lanjutkan forum")],
)
def test_scan_before_the_start_or_after_the_end_is_refused(client, staff, status, button):
    participant = ParticipantFactory(forum=ForumFactory(status=status))

    scanned = post(client, participant).context["scan"]

    assert scanned.outcome == ScanOutcome.REFUSED
    assert f"tekan {button}" in scanned.reason.replace("Tekan", "tekan")
    for page in ("scan", "check_in"):
        assert scanned.reason in client.get(url(page, participant.forum)).content.decode()


@pytest.mark.parametrize(
    ("data", "field"),
    [({"text": " "}, "text"), ({"text": "x" * 301}, "text"), ({"key": "a b"}, "key"),
     ({"key": "k" * 41}, "key"), ({"door": "d" * 41}, "door")],
)  # fmt: skip
def test_scan_with_bad_fields_is_not_read(client, staff, data, field):
    participant = ParticipantFactory()

    response = post(client, participant, **{"text": "UJI-1", **data})

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert post(client, participant, script=False, **{"text": "UJI-1", **data}).status_code == 302
    assert not Scan.objects.exists()


def test_scan_without_script_leads_to_its_result(client, staff):
    participant = ParticipantFactory()

    sent = post(client, participant, participant.code, script=False, door="barat", key="")
    response = client.get(sent.url)

    row = Scan.objects.get()
    assert sent.url == f"{url('scan', participant.forum)}?scan={row.pk}&door=barat"
    assert (response.context["scan"], response.context["is_new"]) == (row, True)


def test_scan_from_the_desk_leads_back_to_it(client, staff):
    participant = ParticipantFactory()

    first = client.get(post(client, participant, script=False, back="desk").url)
    again = client.get(post(client, participant, script=False, back="desk").url)
    unknown = client.get(post(client, participant, "XYZ-999", script=False, back="desk").url)

    arrival = Attendance.objects.get()
    assert first.context["result"] == {"arrival": arrival, "is_new": True, "questions": []}
    assert again.context["result"] == {"arrival": arrival, "is_new": False, "questions": []}
    assert unknown.context["refused"].outcome == ScanOutcome.UNKNOWN


def test_desk_shows_no_refusal_of_another_forum(client, staff):
    foreign = scan(ParticipantFactory(), "XYZ-999")

    response = client.get(f"{url('check_in', ForumFactory())}?scan={foreign.pk}")

    assert not response.context["refused"]


# The phone page


@pytest.mark.parametrize("item_count", [1, 3])
def test_scan_page_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    for participant in ParticipantFactory.create_batch(item_count, forum=forum):
        scan(participant)

    with django_assert_num_queries(5):
        response = client.get(url("scan", forum))

    assert response.context["figures"] == {"registered": item_count, "present": item_count}


def test_scan_page_shows_no_scan_of_another_forum(client, staff):
    foreign = scan(ParticipantFactory())

    response = client.get(f"{url('scan', ForumFactory())}?scan={foreign.pk}")

    assert "scan" not in response.context


@pytest.mark.parametrize("pk", ["0", "abc", "-1", "9" * 30, "²"])
def test_scan_page_bears_any_number(client, staff, pk):
    assert client.get(f"{url('scan', ForumFactory())}?scan={pk}").status_code == 200


def test_door_is_remembered_until_another_one_is_named(client, staff):
    participant = ParticipantFactory()
    post(client, participant, door="timur")

    assert client.get(url("scan", participant.forum)).context["door"] == "timur"
    assert client.get(f"{url('scan', participant.forum)}?door=barat").context["door"] == "barat"
    assert client.get(reverse("tickets:ticket_detail", args=[participant.ticket_token])).context[
        "door"
    ] == ("timur")


# The desk without script


def test_search_for_a_ticket_shows_its_holder_and_changes_nothing(client, staff):
    participant = ParticipantFactory()
    ParticipantFactory(forum=participant.forum)
    address = f"http://testserver/tickets/{participant.ticket_token}/"

    response = client.get(url("check_in", participant.forum), {"q": address})

    assert list(response.context["matches"]) == [participant]
    assert participant.ticket_token not in response.content.decode()
    assert not Scan.objects.exists()
    assert not Attendance.objects.exists()


def test_search_for_a_foreign_ticket_finds_nobody_and_hides_it(client, staff):
    foreign = ParticipantFactory()

    response = client.get(url("check_in", ForumFactory()), {"q": foreign.ticket_token})

    assert list(response.context["matches"]) == []
    assert foreign.ticket_token not in response.content.decode()


# The list and its files


@pytest.mark.parametrize("item_count", [1, 3])
def test_scan_list_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    for participant in ParticipantFactory.create_batch(item_count, forum=forum):
        scan(participant)

    with django_assert_num_queries(7):
        response = client.get(url("scan_list", forum))

    assert len(response.context["page"]) == item_count


def test_scan_list_says_of_a_guest_from_nowhere_what_he_is(client, staff):
    guest = ParticipantFactory(kind="guest", agency=None)
    scan(guest)

    page = client.get(url("scan_list", guest.forum)).content.decode()

    assert f'<span class="row-note">Tamu, {guest.code}</span>' in page


def test_scan_list_filters(client, staff):
    participant = ParticipantFactory()
    operator = UserFactory()
    first = scan(participant, door="timur", by=operator)
    repeat = scan(participant, door="barat")
    unknown = scan(participant, "XYZ-999", door="barat")
    scan(ParticipantFactory())

    def rows(**query):
        return list(client.get(url("scan_list", participant.forum), query).context["page"])

    assert rows() == [unknown, repeat, first]
    assert rows(outcome="repeat") == [repeat]
    assert rows(door="barat") == [unknown, repeat]
    assert rows(operator=operator.pk) == [first]


def test_scan_files_hold_every_scan_and_no_token(client):
    client.force_login(UserFactory(role=Role.OBSERVER))
    participant = ParticipantFactory(name="=Sari")
    scan(participant, door="timur")
    scan(participant, "XYZ-999")
    forum = participant.forum

    text = b"".join(client.get(url("scan_csv", forum)).streaming_content).decode("utf-8-sig")
    workbook = b"".join(client.get(url("scan_xlsx", forum)).streaming_content)

    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Hasil"] for row in rows] == ["Kode tidak ditemukan", "Tercatat hadir"]
    assert (rows[1]["Pintu"], rows[1]["Kode peserta"]) == ("timur", participant.code)
    assert [row["Cara"] for row in rows] == ["Kode diketik", "Pindai QR"]
    assert rows[1]["Peserta"].startswith("'")
    assert rows[0]["Kode yang diketik"] == "XYZ-999"
    cells = [
        cell.value
        for row in openpyxl.load_workbook(io.BytesIO(workbook)).active.iter_rows()
        for cell in row
    ]
    assert "=Sari" in cells
    assert participant.ticket_token not in f"{text}{cells}"


def test_scan_files_follow_the_filter(client, staff):
    participant = ParticipantFactory()
    scan(participant)
    scan(participant, "XYZ-999")

    content = client.get(url("scan_csv", participant.forum), {"outcome": "unknown"})

    assert b"".join(content.streaming_content).count(b"\r\n") == 2
