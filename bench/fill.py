"""A forum of 10,000 participants, half of them arrived; 200 agencies and 1,000 vendors."""

import random
from datetime import time, timedelta

from django.db import connection
from django.utils import timezone

from accounts.models import Agency, AgencyKind, Role, User
from events.models import (
    Attendance,
    CheckInMethod,
    Forum,
    ForumStatus,
    Invitation,
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from vendors.models import Vendor

PEOPLE, AGENCIES, VENDORS, BATCH = 10_000, 200, 1_000, 1_000
FIRST = [
    "Agus",
    "Ani",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Fitri",
    "Hendra",
    "Indah",
    "Joko",
    "Lestari",
    "Made",
    "Nur",
    "Putri",
    "Rina",
    "Siti",
]
LAST = [
    "Hidayat",
    "Kusuma",
    "Lubis",
    "Nasution",
    "Pratama",
    "Rahayu",
    "Saputra",
    "Siregar",
    "Utami",
    "Wibowo",
    "Wijaya",
]


def add_agencies() -> list[Agency]:
    missing = AGENCIES - Agency.objects.count()
    Agency.objects.bulk_create(
        Agency(
            name=f"Sekolah Dasar Negeri {number} Metro",
            short_name=f"SDN {number}",
            abbreviation=f"SD{number}",
            kind=AgencyKind.SCHOOL,
        )
        for number in range(1, missing + 1)
    )
    return list(Agency.objects.all())


def add_vendors() -> list[Vendor]:
    return Vendor.objects.bulk_create(
        Vendor(
            name=f"Usaha {LAST[number % 11]} {number}",
            slug=f"usaha-{number}",
            legal_form="cv",
            contact_name=f"{FIRST[number % 16]} {LAST[number % 11]}",
            phone=f"+62812{number:08}",
        )
        for number in range(VENDORS)
    )


def add_forum(staff: User, agencies: list[Agency], vendors: list[Vendor]) -> Forum:
    today = timezone.localdate()
    forum = Forum.objects.create(
        number=1, name="Forum Uji Kecepatan", slug="bench", venue="Aula", first_day=today,
        last_day=today, start_time=time(8), end_time=time(16), agency_seats=2 * PEOPLE,
        vendor_seats=2 * VENDORS, status=ForumStatus.RUNNING, last_participant_number=PEOPLE,
    )  # fmt: skip
    Invitation.objects.bulk_create(
        [Invitation(forum=forum, agency=agency, created_by=staff) for agency in agencies]
        + [Invitation(forum=forum, vendor=vendor, created_by=staff) for vendor in vendors]
    )
    return forum


def new_participant(number: int, **fields) -> Participant:
    rng = random.Random(number)  # noqa: S311 - the same names in every run
    return Participant(
        number=number,
        code=f"UJI-{number:05}",
        name=f"{rng.choice(FIRST)} {rng.choice(LAST)} {rng.choice(LAST)}, S.E.",
        nip=f"1985{number:014}",
        phone=f"+62813{number:08}",
        position=rng.choice(["Pejabat Pengadaan", "PPK", "Bendahara", "Kepala Seksi"]),
        status=ParticipantStatus.REGISTERED,
        **fields,
    )


def add_people(forum: Forum, staff: User, agencies: list[Agency], vendors: list[Vendor]) -> None:
    for start in range(0, PEOPLE, BATCH):
        people = Participant.objects.bulk_create(
            new_participant(
                number, forum=forum, registered_by=staff,
                **({"kind": ParticipantKind.VENDOR, "vendor": vendors[number // 10]}
                   if number % 10 == 0
                   else {"kind": ParticipantKind.DELEGATE, "agency": agencies[number % AGENCIES]}),
            )
            for number in range(start, start + BATCH)
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(
                participant=person, day=forum.first_day, method=CheckInMethod.NAME,
                arrived_at=timezone.now() - timedelta(seconds=person.number),
                present_name=person.name, recorded_by=staff,
            )
            for person in people[::2]
        )  # fmt: skip


def fill() -> tuple[Forum, User]:
    users = User.objects.bulk_create(
        [User(username="staff", name="Rina Wulandari", role=Role.STAFF,
              password_changed_at=timezone.now())]
        + [User(username=f"user{number}", name=f"Pengguna {number}", role=Role.OBSERVER)
           for number in range(500)]
    )  # fmt: skip
    agencies, vendors = add_agencies(), add_vendors()
    forum = add_forum(users[0], agencies, vendors)
    add_people(forum, users[0], agencies, vendors)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return forum, users[0]
