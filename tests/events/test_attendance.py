import csv
import io
from datetime import date, datetime, timedelta

import openpyxl
import pypdf
import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, Role
from events.actions.registration import cancel
from events.models import Forum, ForumStatus, Invitation, ParticipantKind
from events.reports import agency_rows, forum_figures
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    OfficeFactory()
    user = UserFactory()
    client.force_login(user)
    return user


def url(name, forum):
    return reverse(f"events:{name}", args=[forum.slug])


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(response):
    text = content_of(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def xlsx_rows(response, sheet=0):
    book = openpyxl.load_workbook(io.BytesIO(content_of(response)))
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


def pdf_text(response):
    pages = pypdf.PdfReader(io.BytesIO(content_of(response))).pages
    return "\n".join(page.extract_text() for page in pages)


def test_figures_count_each_person_once():
    forum = ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum))
    revoked = AttendanceFactory(participant=ParticipantFactory(forum=forum))
    revoked.revoke(by=UserFactory(), reason="Salah")
    cancel(ParticipantFactory(forum=forum), reason="Sakit")
    VendorParticipantFactory(forum=forum)

    figures = forum_figures(forum)

    assert (figures.delegates.registered, figures.delegates.present) == (2, 1)
    assert (figures.delegates.absent, figures.delegates.cancelled) == (1, 1)
    assert (figures.total.registered, figures.total.present) == (3, 1)


def test_agency_rows_count_invited_registered_present_and_absent():
    forum, staff = ForumFactory(), UserFactory()
    both = AttendanceFactory(participant=ParticipantFactory(forum=forum)).participant.agency
    ParticipantFactory(forum=forum, agency=both)
    Invitation.objects.create(forum=forum, agency=both, created_by=staff)
    invited = AgencyFactory()
    Invitation.objects.create(forum=forum, agency=invited, created_by=staff)
    AgencyFactory()

    figures = forum_figures(forum)
    rows = agency_rows(forum, figures, Agency.objects.all())

    assert [
        (row.agency.pk, row.invited, row.figures.registered, row.figures.present) for row in rows
    ] == [(invited.pk, True, 0, 0), (both.pk, True, 2, 1)]
    assert [row.figures.absent for row in rows] == [0, 1]


def test_csv_holds_what_the_list_shows(client, staff):
    forum = ForumFactory()
    arrival = AttendanceFactory(
        participant=ParticipantFactory(forum=forum, name="Sari", phone="+6281234564471"),
        arrived_at=datetime.fromisoformat("2024-03-06T08:46+07:00"),
    )
    ParticipantFactory(forum=forum, name="Tri")

    response = client.get(f"{url('attendance_csv', forum)}?state=present")

    assert content_of(response).startswith(b"\xef\xbb\xbf")
    (row,) = csv_rows(client.get(f"{url('attendance_csv', forum)}?state=present"))
    assert row["Nama"] == "Sari"
    assert row["Kehadiran"] == "Hadir"
    assert row["Tiba"] == "2024-03-06 08:46"
    assert row["Dicatat oleh"] == arrival.recorded_by.name
    assert row["Nomor WhatsApp"] == "0812-3456-4471"


@pytest.mark.parametrize(
    ("status", "days_ago", "word"),
    [
        (ForumStatus.OPEN, 0, "Belum hadir"),
        (ForumStatus.RUNNING, 0, "Belum hadir"),
        (ForumStatus.RUNNING, 1, "Tidak hadir"),
        (ForumStatus.FINISHED, 0, "Tidak hadir"),
    ],
)
def test_nobody_is_absent_for_good_before_the_end(client, staff, status, days_ago, word):
    day = timezone.localdate() - timedelta(days=days_ago)
    forum = ForumFactory(status=status, first_day=day)
    ParticipantFactory(forum=forum, phone="")

    (row,) = csv_rows(client.get(url("attendance_csv", forum)))

    assert (row["Kehadiran"], row["Nomor WhatsApp"]) == (word, "")
    agencies = xlsx_rows(client.get(url("attendance_xlsx", forum)), sheet=1)
    assert word in [row[-1] for row in agencies]
    assert f">{word}</th>" in client.get(url("attendance_report", forum)).content.decode()


def test_exports_make_no_formula_of_a_name(client, staff):
    forum = ForumFactory()
    for name in ("=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)"):
        ParticipantFactory(forum=forum, name=name)

    rows = csv_rows(client.get(url("attendance_csv", forum)))
    cells = xlsx_rows(client.get(url("attendance_xlsx", forum)))

    assert all(row["Nama"].startswith("'") for row in rows)
    flat = [cell for row in cells for cell in row]
    assert "=cmd|' /C calc'!A0" in flat
    book = client.get(url("attendance_xlsx", forum))
    sheet = openpyxl.load_workbook(io.BytesIO(content_of(book))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_xlsx_has_people_and_agencies(client, staff):
    forum = ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum, agency__name="Dinas Uji"))

    response = client.get(url("attendance_xlsx", forum))

    book = openpyxl.load_workbook(io.BytesIO(content_of(response)))
    assert book.sheetnames == ["Daftar hadir", "Rekap OPD"]
    assert [1, "Dinas Uji", "Tidak", 1, 1, 0] in [
        [cell.value for cell in row] for row in book["Rekap OPD"].iter_rows()
    ]


def test_exports_for_an_observer_hold_no_contacts(client):
    OfficeFactory()
    forum = ForumFactory()
    ParticipantFactory(
        forum=forum, phone="+6281234564471", nip="198704122011012001", email="x@y.example"
    )
    client.force_login(UserFactory(role=Role.OBSERVER))

    texts = [
        str(csv_rows(client.get(url("attendance_csv", forum)))),
        str(xlsx_rows(client.get(url("attendance_xlsx", forum)))),
        pdf_text(client.get(url("attendance_pdf", forum))),
    ]

    for text in texts:
        assert "4471" not in text
        assert "1987" not in text
        assert "y.example" not in text


def test_pdf_prints_names_as_typed(client, staff):
    forum = ForumFactory()
    ParticipantFactory(forum=forum, name="#panic() {{7*7}} $x$")

    text = pdf_text(client.get(url("attendance_pdf", forum)))

    assert "#panic() {{7*7}} $x$" in text


def test_pdf_leaves_out_those_without_a_seat(client, staff):
    forum = ForumFactory()
    ParticipantFactory(forum=forum, name="Sari")
    cancel(ParticipantFactory(forum=forum, name="Batal Datang"), reason="Sakit")
    ParticipantFactory(forum=forum, kind=ParticipantKind.GUEST, agency=None, name="Tamu Kota")

    text = pdf_text(client.get(url("attendance_pdf", forum)))

    assert "Sari" in text
    assert "Tamu Kota" in text
    assert "Batal Datang" not in text


@pytest.fixture
def demo_forum(settings, client):
    settings.DEMO = True
    call_command("load_master_data", verbosity=0)
    call_command("load_demo_forum", verbosity=0)
    client.force_login(UserFactory())
    return Forum.objects.get(slug="business-matching-p3dn-2024")


def test_demo_forum_reports_45_delegates_and_10_vendors(client, demo_forum):
    figures = client.get(url("attendance_report", demo_forum)).context["figures"]
    rows = csv_rows(client.get(url("attendance_csv", demo_forum)))
    cells = xlsx_rows(client.get(url("attendance_xlsx", demo_forum)))
    text = pdf_text(client.get(url("attendance_pdf", demo_forum)))

    assert (figures.delegates.present, figures.vendors.present) == (45, 10)
    kinds = [row["Jenis"] for row in rows]
    assert (kinds.count("Utusan OPD"), kinds.count("Vendor")) == (45, 10)
    assert all(row["Kehadiran"] == "Hadir" for row in rows)
    flat = [cell for row in cells for cell in row]
    assert (flat.count("Utusan OPD"), flat.count("Vendor")) == (45, 10)
    assert "Terdaftar 45 orang, hadir 45 orang" in text
    assert "Terdaftar 10 orang, hadir 10 orang" in text
    assert "DAFTAR HADIR UTUSAN OPD" in text
    assert "DAFTAR HADIR PELAKU USAHA" in text


def test_demo_forum_has_minutes_and_certificates(client, demo_forum):
    text = pdf_text(client.get(reverse("events:minutes_pdf", args=[demo_forum.slug])))
    certificates = demo_forum.certificates.order_by("sequence")

    assert "Contoh isi notulen" in text
    assert certificates.count() == 55
    assert certificates.first().number == "CONTOH/001/2024"


def test_demo_forum_is_loaded_once(demo_forum, capsys):
    before = list(demo_forum.participants.values())

    call_command("load_demo_forum")

    assert list(demo_forum.participants.values()) == before
    assert "left as it is" in capsys.readouterr().out


def test_demo_forum_is_refused_outside_demo_mode(settings):
    settings.DEMO = False

    with pytest.raises(Exception, match="demo mode"):
        call_command("load_demo_forum")


@pytest.fixture
def two_days():
    """A forum of two days that is over: Sari came on the first of them, Tri on the second."""
    forum = ForumFactory(last_day=date(2024, 3, 7))
    sari, tri = (ParticipantFactory(forum=forum, name=name) for name in ("Sari", "Tri"))
    AttendanceFactory(participant=sari)
    AttendanceFactory(participant=tri, day=forum.last_day)
    return forum


@pytest.mark.parametrize(
    ("day", "came"),
    [
        ("", "Sari"),
        ("2024-03-06", "Sari"),
        ("2024-03-07", "Tri"),
        ("2024-03-08", "Sari"),
        ("x", "Sari"),
    ],
)
def test_files_hold_the_arrivals_of_the_day_that_is_asked_for(client, staff, two_days, day, came):
    asked = {"day": day}

    rows = csv_rows(client.get(url("attendance_csv", two_days), asked))
    sheet = xlsx_rows(client.get(url("attendance_xlsx", two_days), asked))
    paper = pdf_text(client.get(url("attendance_pdf", two_days), asked))

    assert [row["Nama"] for row in rows if row["Kehadiran"] == "Hadir"] == [came]
    told = "Kamis, 7 Maret 2024" if came == "Tri" else "Rabu, 6 Maret 2024"
    assert [told] in [[cell for cell in row if cell] for row in sheet]
    assert told in paper


def test_report_and_list_offer_each_day(client, staff, two_days):
    report = client.get(url("attendance_report", two_days), {"day": "2024-03-07"})
    people = client.get(url("participant_list", two_days), {"day": "2024-03-07"})
    first = client.get(url("participant_list", two_days), {"state": "present"})

    assert report.context["figures"].day == two_days.last_day
    assert '?day=2024-03-07" aria-current="true"' in report.content.decode()
    assert all("day=2024-03-07" in item["url"] for item in report.context["exports"])
    assert {row.name: row.arrived_at is not None for row in people.context["page"]} == {
        "Sari": False,
        "Tri": True,
    }
    assert [row.name for row in first.context["page"]] == ["Sari"]
    check_in = reverse("events:participant_bulk_check_in", args=[two_days.slug])
    assert (check_in in first.content.decode(), check_in in people.content.decode()) == (
        True,
        False,
    )
    assert (first.context["may_check_in"], people.context["may_check_in"]) == (True, False)


def test_forum_of_one_day_asks_for_none(client, staff):
    page = client.get(url("participant_list", ForumFactory()))

    assert "day" not in page.context["filter"].form.fields
