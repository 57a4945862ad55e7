from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from events.actions.scanning import record_scan
from events.models import (
    Attendance,
    CheckInMethod,
    ForumStatus,
    ParticipantStatus,
    Scan,
    ScanOutcome,
)
from tests.factories import ForumFactory, ParticipantFactory, UserFactory


def scan(participant, text, key="k1", **values):
    return record_scan(participant.forum, by=UserFactory(), text=text, key=key, **values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "spelling",
    [
        "{token}",
        "https://temu.example/tickets/{token}/",
        "https://temu.example/tickets/{token}",
        "  {token}\n",
        "{code}",
        "{lower}",
    ],
)
def test_scan_finds_the_ticket_however_it_is_read(spelling):
    participant = ParticipantFactory(code="KMP-017")
    text = spelling.format(
        token=participant.ticket_token, code=participant.code, lower=participant.code.lower()
    )

    result = scan(participant, text, door="Pintu utama")

    assert (result.outcome, result.participant) == (ScanOutcome.NEW, participant)
    assert result.arrival == Attendance.objects.get()
    assert result.door == "Pintu utama"


@pytest.mark.django_db
def test_scan_keeps_a_typed_code_but_never_a_token():
    participant = ParticipantFactory(code="KMP-017")

    by_code = scan(participant, "kmp-017")
    by_token = scan(participant, participant.ticket_token, key="k2")

    assert (by_code.code, by_token.code) == ("KMP-017", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "method", "way"),
    [
        ("{code}", CheckInMethod.CODE, "Kode diketik"),
        ("{token}", CheckInMethod.SCAN, "Pindai QR"),
    ],
)
def test_scan_says_whether_it_was_typed(text, method, way):
    participant = ParticipantFactory()

    result = scan(participant, text.format(code=participant.code, token=participant.ticket_token))

    assert (result.arrival.method, result.way) == (method, way)


@pytest.mark.django_db
def test_a_code_that_stands_for_a_ticket_was_not_typed():
    participant = ParticipantFactory()

    result = record_scan(
        participant.forum, by=UserFactory(), text=participant.code, key="meja-0001", is_read=True
    )

    assert (result.arrival.method, result.way, result.code) == (
        CheckInMethod.SCAN,
        "Pindai QR",
        "",
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "way"), [("KMP-999", "Kode diketik"), ("Sari", "")])
def test_scan_of_what_is_unknown_claims_no_ticket(text, way):
    assert scan(ParticipantFactory(), text).way == way


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["first", "last", "short", "long"])
def test_scan_of_a_forged_token_is_unknown_and_kept(change):
    participant = ParticipantFactory()
    token = participant.ticket_token
    forged = {
        "first": ("A" if token[0] != "A" else "B") + token[1:],
        "last": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "short": token[:-1],
        "long": token + "A",
    }[change]

    result = scan(participant, forged)

    assert (result.outcome, result.participant) == (ScanOutcome.UNKNOWN, None)
    assert list(Scan.objects.all()) == [result]
    assert not Attendance.objects.exists()


@pytest.mark.django_db
def test_scan_of_another_forums_ticket_says_where_it_belongs():
    participant, other = ParticipantFactory(), ParticipantFactory()

    result = scan(participant, other.ticket_token)

    assert result.outcome == ScanOutcome.UNKNOWN
    assert str(other.forum) in result.reason
    assert not Attendance.objects.exists()


@pytest.mark.django_db
def test_scan_of_one_without_a_seat_is_refused_and_kept():
    waiting = ParticipantFactory(status=ParticipantStatus.WAITLISTED)

    result = scan(waiting, waiting.code)

    assert (result.outcome, result.arrival) == (ScanOutcome.REFUSED, None)
    assert "daftar tunggu" in result.reason


@pytest.mark.django_db
def test_scan_before_the_start_is_refused_and_kept():
    participant = ParticipantFactory(forum=ForumFactory(status=ForumStatus.OPEN))

    assert scan(participant, participant.code).outcome == ScanOutcome.REFUSED


@pytest.mark.django_db
def test_scan_delivered_again_keeps_its_first_answer():
    participant = ParticipantFactory()
    scan(participant, participant.code, key="same")

    again = scan(participant, participant.code, key="same")
    another = scan(participant, participant.code, key="other")

    assert (again.outcome, again.is_settled) == (ScanOutcome.REPEAT, True)
    assert (another.outcome, another.is_settled) == (ScanOutcome.REPEAT, False)
    assert Attendance.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "is_kept"),
    [
        (timedelta(minutes=5), True),
        (timedelta(hours=23, minutes=59), True),
        (timedelta(hours=25), False),
        (timedelta(minutes=-5), False),
    ],
)
def test_scan_believes_a_plausible_device_time_only(age, is_kept):
    participant = ParticipantFactory()
    moment = timezone.now() - age

    result = scan(participant, participant.code, scanned_at=moment)

    assert (result.arrival.arrived_at == moment) == is_kept
    assert result.scanned_at <= timezone.now()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keys", [["same"] * 10, [f"k{n}" for n in range(10)]])
def test_ten_scans_at_once_make_one_arrival_and_nine_repeats(keys):
    participant = ParticipantFactory()
    operator = UserFactory()
    start = Barrier(10)

    def read(key):
        try:
            start.wait(timeout=10)
            return record_scan(
                participant.forum, by=operator, text=participant.ticket_token, key=key
            ).outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(read, keys))

    assert outcomes.count(ScanOutcome.NEW) == 1
    assert outcomes.count(ScanOutcome.REPEAT) == 9
    assert (Attendance.objects.count(), Scan.objects.count()) == (1, 10)
