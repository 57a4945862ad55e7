"""A forum of 10,000 participants, half of them arrived, and last year's; 200 agencies, 1,000 vendors.

And a directory of 100,000 products of 20,000 more vendors, and a forum to come with its meetings.
"""

import sys
from datetime import date, time, timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import Agency, AgencyKind, Role, User
from bench.meetings import COMING, fill_meetings
from events.models import Attendance, CheckInMethod, Forum, Invitation, Participant
from vendors.models import Vendor

PEOPLE, AGENCIES, VENDORS, BATCH = 10_000, 200, 1_000, 1_000
FIRST = ["Agus", "Budi", "Dewi", "Eko", "Fitri", "Hendra", "Indah", "Nur", "Rina", "Siti"]
LAST = ["Hidayat", "Kusuma", "Lubis", "Pratama", "Rahayu", "Saputra", "Siregar", "Utami", "Wijaya"]


def name_of(number: int) -> str:
    return f"{FIRST[number % 10]} {LAST[number % 9]} {LAST[number // 9 % 9]}, S.E."


def add_agencies_and_vendors() -> tuple[list[Agency], list[Vendor]]:
    missing = range(1, AGENCIES - Agency.objects.count() + 1)
    Agency.objects.bulk_create(
        Agency(name=f"SD Negeri {number} Metro", short_name=f"SDN {number}",
               abbreviation=f"SD{number}", kind=AgencyKind.SCHOOL)
        for number in missing
    )  # fmt: skip
    vendors = Vendor.objects.bulk_create(
        Vendor(name=f"Usaha {LAST[number % 9]} {number}", slug=f"usaha-{number}",
               legal_form="cv", contact_name=name_of(number), phone=f"+62812{number:08}")
        for number in range(VENDORS)
    )  # fmt: skip
    return list(Agency.objects.all()), vendors


def add_people(forum: Forum, staff: User, agencies: list[Agency], vendors: list[Vendor]) -> None:
    for start in range(0, PEOPLE, BATCH):
        people = Participant.objects.bulk_create(
            Participant(
                forum=forum, kind="delegate" if number % 10 else "vendor", status="registered",
                number=number, code=f"UJI-{number:05}", name=name_of(number),
                agency=agencies[number % AGENCIES] if number % 10 else None,
                vendor=None if number % 10 else vendors[number // 10],
                nip=f"1985{number:014}", phone=f"+62813{number:08}", position="Pejabat Pengadaan",
                registered_by=staff,
            )
            for number in range(start, start + BATCH)
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(participant=person, day=forum.first_day, method=CheckInMethod.NAME,
                       arrived_at=timezone.now() - timedelta(seconds=person.number),
                       present_name=person.name, recorded_by=staff)
            for person in people[: BATCH // 2]
        )  # fmt: skip


def make_forum(day: date, **own: object) -> Forum:
    return Forum.objects.create(
        name="Forum Uji", venue="Aula", first_day=day, last_day=day, start_time=time(8),
        end_time=time(16), agency_seats=2 * PEOPLE, vendor_seats=2 * VENDORS,
        last_participant_number=PEOPLE, **own,
    )  # fmt: skip


def add_forum(
    day: date, staff: User, agencies: list[Agency], vendors: list[Vendor], **own: object
) -> Forum:
    forum = make_forum(day, **own)
    Invitation.objects.bulk_create(
        Invitation(forum=forum, agency=agency, created_by=staff) for agency in agencies
    )
    add_people(forum, staff, agencies, vendors)
    return forum


def fill() -> tuple[Forum, User]:
    now, day = timezone.now(), timezone.localdate()
    staff = User.objects.create(username="staff", role=Role.STAFF, password_changed_at=now)
    call_command("seed_directory", stdout=sys.stderr)
    agencies, vendors = add_agencies_and_vendors()
    past = {"slug": "bench-past", "status": "finished", "number": 1}
    add_forum(day - timedelta(days=365), staff, agencies, vendors, **past)
    present = {"slug": "bench", "status": "running", "number": 2}
    forum = add_forum(day, staff, agencies, vendors, **present)
    coming = make_forum(day + timedelta(days=30), slug=COMING, status="open", number=3)
    fill_meetings(coming, staff, agencies, vendors)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return forum, staff
