import csv
import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import Agency, Role
from events.models import Forum, ForumStatus, Invitation, Participant
from events.track_record import PersonRecords, Streak, agency_records, streak
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


def held(year, **kwargs):
    return ForumFactory(first_day=date(year, 3, 6), status=ForumStatus.FINISHED, **kwargs)


def send(forum, agency, *, came, **kwargs):
    person = ParticipantFactory(forum=forum, agency=agency, **kwargs)
    if came:
        AttendanceFactory(participant=person)
    return person


def invite(forum, agency):
    Invitation.objects.create(forum=forum, agency=agency, created_by=UserFactory())


def forums():
    return list(Forum.objects.held().for_list())


def records():
    return agency_records(Agency.objects.all(), Participant.objects.all(), forums())


def people(search=""):
    return list(PersonRecords(Participant.objects.all(), forums(), search))


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ([], None),
        ([True], Streak(True, 1)),
        ([True, True, False, True], Streak(True, 2)),
        ([False, False, False], Streak(False, 3)),
        ([False, True], Streak(False, 1)),
    ],
)
def test_streak_counts_back_from_the_latest(came, expected):
    assert streak(came) == expected


def test_streak_is_said_in_words():
    assert str(Streak(False, 2)) == "Tidak hadir 2 kali"


def test_agency_is_expected_where_invited_or_registered():
    agency, other = AgencyFactory(name="Dinas A"), AgencyFactory(name="Dinas B")
    AgencyFactory(name="Tidak pernah")
    first, second, third = held(2023), held(2024), held(2025)
    send(first, agency, came=True)
    send(first, agency, came=False)
    send(second, agency, came=False)
    invite(third, agency)
    send(third, other, came=True)

    late, good = records()

    assert (late.agency, good.agency) == (agency, other)
    assert [visit.forum for visit in late.visits] == [third, second, first]
    assert (late.expected, late.registered, late.came, late.missed) == (3, 2, 1, 2)
    assert (late.last_came_on, late.streak) == (first.first_day, Streak(False, 2))
    assert [(visit.registered, visit.present) for visit in late.visits] == [(0, 0), (1, 0), (2, 1)]
    assert [visit.invited for visit in late.visits] == [True, False, False]
    assert good.streak == Streak(True, 1)


def test_only_forums_that_are_over_count():
    agency = AgencyFactory()
    for status, day in [
        (ForumStatus.DRAFT, date(2024, 3, 6)),
        (ForumStatus.OPEN, date(2024, 3, 6)),
        (ForumStatus.RUNNING, date(2099, 3, 6)),
    ]:
        send(ForumFactory(status=status, first_day=day), agency, came=False)

    assert records() == []
    over = ForumFactory(status=ForumStatus.RUNNING, first_day=date(2024, 3, 6))
    send(over, agency, came=True)
    assert [visit.forum for visit in records()[0].visits] == [over]


def test_revoked_arrivals_and_cancelled_people_do_not_count():
    forum, agency = held(2024), AgencyFactory()
    arrival = AttendanceFactory(participant=send(forum, agency, came=False))
    arrival.revoke(by=UserFactory(), reason="Salah orang")
    gone = send(forum, agency, came=False, status="cancelled", cancel_reason="Sakit")

    (record,) = records()

    assert (record.visits[0].registered, record.visits[0].present) == (1, 0)
    assert gone.name not in [person.name for person in people()]


def test_person_is_known_by_nip_then_number_then_name_and_origin():
    agency, other = AgencyFactory(), AgencyFactory()
    first, second = held(2023), held(2024)
    send(first, agency, came=True, name="Siti", nip="198503122010011001")
    send(second, other, came=False, name="Siti R.", nip="198503122010011001")
    send(first, agency, came=False, name="Budi", phone="+6281300000001")
    send(second, agency, came=False, name="Budi S.", phone="+6281300000001")
    send(first, agency, came=True, name="Ani")
    send(second, agency, came=True, name="ANI")
    send(second, other, came=True, name="Ani")

    rows = [(row.name, row.origin, row.came, row.missed, row.streak) for row in people()]

    assert rows == [
        ("Budi S.", agency.name, 0, 2, Streak(False, 2)),
        ("Siti R.", other.name, 1, 1, Streak(False, 1)),
        ("ANI", agency.name, 2, 0, Streak(True, 2)),
        ("Ani", other.name, 1, 0, Streak(True, 1)),
    ]


def test_person_twice_at_a_forum_was_there_once():
    forum, agency = held(2024), AgencyFactory()
    send(forum, agency, came=False, nip="198503122010011001")
    send(forum, agency, came=True, nip="198503122010011001", kind="speaker")

    (row,) = people()

    assert (row.registered, row.came, row.missed) == (1, 1, 0)


def test_search_keeps_what_the_person_did_elsewhere():
    agency, other = AgencyFactory(name="Dinas Pendidikan"), AgencyFactory(name="Bappeda")
    send(held(2023), agency, came=True, name="Siti", nip="198503122010011001")
    send(held(2024), other, came=False, name="Siti", nip="198503122010011001")
    send(held(2022), other, came=True, name="Lain")

    (row,) = people("pendidikan")

    assert (row.name, row.registered) == ("Siti", 2)


@pytest.fixture
def story(client):
    """Two agencies at two forums, and a vendor; the office is signed in."""
    own, foreign = AgencyFactory(name="Dinas Sendiri"), AgencyFactory(name="Dinas ZZQ-B")
    for year, came in ((2023, True), (2024, False)):
        forum = held(year)
        send(forum, own, came=came, name="Ani Sendiri")
        send(forum, foreign, came=came, name="=ZZQ-B orang")
    VendorParticipantFactory(forum=forum, name="Pak Vendor")
    client.force_login(UserFactory())
    return own, foreign


def page(client, name, *args, query=""):
    return client.get(reverse(f"attendance:{name}", args=args) + query)


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(response):
    text = content_of(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_lists_filter_by_year(client, story):
    rows = page(client, "agency_list", query="?year=2023").context["page"].object_list
    names = [row.name for row in page(client, "person_list", query="?year=2023").context["page"]]

    assert {(row.agency, row.came, row.missed) for row in rows} == {
        (story[0], 1, 0),
        (story[1], 1, 0),
    }
    assert names == ["=ZZQ-B orang", "Ani Sendiri"]


@pytest.mark.parametrize("query", ["?year=1999", "?year=abc", "?q=" + "%27%25" * 20, "?page=-1"])
def test_lists_answer_odd_addresses(client, story, query):
    for name in ("agency_list", "person_list", "agency_csv", "person_csv"):
        assert page(client, name, query=query).status_code == 200


def test_files_hold_what_the_lists_show(client, story):
    agencies = csv_rows(page(client, "agency_csv", query="?q=sendiri"))
    persons = csv_rows(page(client, "person_csv", query="?q=zzq"))
    book = openpyxl.load_workbook(io.BytesIO(content_of(page(client, "person_xlsx"))))
    cells = [cell for row in book.active.iter_rows() for cell in row]

    assert [(row["OPD"], row["Hadir"], row["Tidak hadir"]) for row in agencies] == [
        ("Dinas Sendiri", "1", "1")
    ]
    assert [row["Nama"] for row in persons] == ["'=ZZQ-B orang"]
    assert persons[0]["Terakhir hadir"] == "2023-03-06"
    assert persons[0]["Berturut-turut"] == "Tidak hadir 1 kali"
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert len(list(book.active.iter_rows())) == 2 + 1 + 3
    assert page(client, "agency_xlsx").status_code == 200


def test_buyer_sees_only_its_own_agency(client, story):
    client.force_login(UserFactory(role=Role.BUYER, agency=story[0]))

    for name in ("agency_list", "person_list", "agency_csv", "person_csv"):
        text = content_of(page(client, name)).decode()
        assert "Sendiri" in text
        assert "ZZQ-B" not in text
        assert "Pak Vendor" not in text
    assert page(client, "agency_detail", story[0].pk).status_code == 200
    assert page(client, "agency_detail", story[1].pk).status_code == 404


def test_agency_page_names_who_came(client, story):
    text = page(client, "agency_detail", story[0].pk).content.decode()

    assert "Ani Sendiri: hadir" in " ".join(text.split())
    assert "Ani Sendiri: <strong>tidak hadir</strong>" in " ".join(text.split())
    assert "ZZQ-B" not in text


def test_agency_without_a_forum_says_so(client, story):
    assert (
        "Belum ada forum yang selesai"
        in page(client, "agency_detail", AgencyFactory().pk).content.decode()
    )


@pytest.mark.parametrize("count", [1, 3])
def test_query_counts(client, django_assert_num_queries, count):
    agency = AgencyFactory()
    for number in range(count):
        send(held(2020 + number), AgencyFactory(), came=True)
        send(held(2030 + number), agency, came=True)
    client.force_login(UserFactory())
    page(client, "agency_list")

    with django_assert_num_queries(6):
        page(client, "agency_list")
    with django_assert_num_queries(5):
        page(client, "person_list")
    with django_assert_num_queries(8):
        page(client, "agency_detail", agency.pk)


def test_pages_far_down_are_cut_in_the_database(client):
    forum = held(2024)
    for number in range(60):
        send(forum, None, came=False, kind="guest", name=f"Tamu {number:02}")
    client.force_login(UserFactory())

    response = page(client, "person_list", query="?page=2")

    assert [row.name for row in response.context["page"]] == [f"Tamu {n}" for n in range(50, 60)]


def test_links_lead_there(client, story):
    assert reverse("attendance:agency_list") in client.get("/events/").content.decode()
    client.force_login(UserFactory(role=Role.ADMIN))
    agency = client.get(story[0].get_absolute_url()).content.decode()
    assert reverse("attendance:agency_detail", args=[story[0].pk]) in agency
