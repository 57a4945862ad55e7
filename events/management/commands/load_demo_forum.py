"""The forum of 6 March 2024 for demonstration. The forum is real, its people are invented."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from accounts.models import Agency, Region, Role, User
from events.actions.closing import issue_certificates
from events.actions.preparation import plan_slots, set_invitations
from events.actions.questions import add_question
from events.actions.registration import register
from events.models import (
    AgendaItem,
    Attendance,
    CheckInMethod,
    Forum,
    Minutes,
    Participant,
    ParticipantKind,
    Question,
    QuestionKind,
    Slot,
    Table,
)
from vendors.models import Representative, Vendor

DATA_DIR = Path(__file__).resolve().parents[2] / "data"
SLUG = "business-matching-p3dn-2024"
DAY = date(2024, 3, 6)
FORUM = {
    "series": "Business Matching P3DN",
    "number": 1,
    "name": "Business Matching P3DN 2024",
    "slug": SLUG,
    "theme": "Belanja pemerintah untuk produk dalam negeri dan usaha lokal Kota Metro",
    "legal_basis": (
        "Inpres Nomor 2 Tahun 2022\nPerpres Nomor 12 Tahun 2021\nPP Nomor 7 Tahun 2021"
    ),
    "first_day": DAY,
    "last_day": DAY,
    "start_time": time(8, 30),
    "end_time": time(13, 0),
    "venue": "LEC Kartikatama",
    "venue_address": "Kota Metro",
    "opened_by": "Asisten Perekonomian dan Pembangunan",
    # Room for walk-ins, so that the door can be tried: 45 and 10 came.
    "agency_seats": 60,
    "vendor_seats": 15,
}
# What was said that day is not known: this is an example of how minutes look.
MINUTES = {
    "led_by": "Asisten Perekonomian dan Pembangunan",
    "written_by": "Rina Wulandari (nama rekaan)",
    "discussion": (
        "Contoh isi notulen, bukan catatan rapat yang sebenarnya.\n"
        "Utusan OPD menyampaikan kebutuhan makan minum rapat, cetakan, dan alat tulis.\n"
        "Pelaku usaha menjelaskan harga, kapasitas, dan waktu pengiriman.\n"
        "Sebagian produk belum tayang di e-Katalog."
    ),
    "conclusions": (
        "OPD mengutamakan produk usaha lokal yang sudah tayang di e-Katalog.\n"
        "Dinas mendampingi pelaku usaha yang produknya belum tayang."
    ),
    "follow_up": (
        "Pelaku usaha melengkapi berkas e-Katalog, paling lambat 30 April 2024.\n"
        "Dinas memantau realisasi komitmen setiap triwulan."
    ),
}
QUESTIONS: tuple[dict, ...] = (
    {
        "text": "Pilihan makan siang",
        "kind": QuestionKind.CHOICE,
        "choices": "Nasi kotak ayam\nNasi kotak ikan\nNasi kotak vegetarian",
        "is_required": True,
    },
    {
        "text": "Perlu bantuan akses (kursi roda, juru bahasa isyarat)?",
        "kind": QuestionKind.YES_NO,
    },
)
# Of each five invented people, by question; "" is left open.
ANSWERS = (
    ("Nasi kotak ayam", "Nasi kotak ikan", "", "Nasi kotak ayam", "Nasi kotak vegetarian"),
    ("Tidak", "Tidak", "Tidak", "", "Tidak"),
)
CERTIFICATE_NUMBER = "CONTOH/{urut}/2024"
USERS = [
    ("admin", Role.ADMIN, "Yuni Astuti", None),
    ("staff", Role.STAFF, "Rina Wulandari", None),
    ("buyer", Role.BUYER, "Fitri Handayani, S.K.M.", "KES"),
    ("vendor", Role.VENDOR, "Indah Permatasari", None),
    ("observer", Role.OBSERVER, "Haryanto, M.Si.", None),
]
VENDOR_OF_USER = "Dapur Ratmi"


def read_rows(name):
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(day: date, at: str) -> datetime:
    """The aware moment of "08:46" in WIB."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(at)))


def add_users():
    for username, role, name, agency in USERS:
        if User.objects.filter(username=username).exists():
            continue
        user = User(
            username=username,
            role=role,
            name=name,
            agency=Agency.objects.get(abbreviation=agency) if agency else None,
            password_changed_at=timezone.now(),
        )
        user.set_password(settings.DEMO_PASSWORD)
        user.save()


def add_vendors(staff) -> dict[str, Vendor]:
    vendors = {}
    for row in read_rows("demo_vendors.csv"):
        region = Region.objects.get(kemendagri_code=row.pop("region"))
        vendor = Vendor(region=region, **row)
        vendor.save_new()
        vendor.verify(by=staff)
        vendors[vendor.name] = vendor
    return vendors


def add_forum(staff, vendors):
    forum = Forum.objects.create(**FORUM)
    AgendaItem.objects.bulk_create(
        AgendaItem(forum=forum, day=DAY, **row) for row in read_rows("demo_agenda.csv")
    )
    Table.objects.bulk_create(
        Table(forum=forum, number=number, vendor=vendor)
        for number, vendor in enumerate(vendors.values(), 1)
    )
    first = datetime.combine(DAY, time(9, 45))
    plan_slots(
        forum,
        DAY,
        [
            Slot(
                forum=forum,
                day=DAY,
                start_time=(first + timedelta(minutes=20 * number)).time(),
                end_time=(first + timedelta(minutes=20 * number + 20)).time(),
            )
            for number in range(6)
        ],
    )
    people = read_rows("demo_participants.csv")
    invited = {row["origin"] for row in people if row["kind"] == ParticipantKind.DELEGATE}
    set_invitations(
        forum,
        by=staff,
        agencies=Agency.objects.filter(abbreviation__in=invited),
        vendors=vendors.values(),
    )
    for values in QUESTIONS:
        add_question(Question(forum=forum, **values))
    forum.change_status("publish")
    return forum


def add_participants(forum, staff, vendors):
    agencies = {agency.abbreviation: agency for agency in Agency.objects.all()}
    questions = list(forum.questions.values_list("pk", flat=True))
    arrivals = []
    for place, row in enumerate(read_rows("demo_participants.csv")):
        arrived, origin = row.pop("arrived"), row.pop("origin")
        participant = register(
            Participant(
                forum=forum,
                agency=agencies.get(origin),
                vendor=vendors.get(origin),
                registered_at=moment(DAY - timedelta(days=7), "10:00"),
                **row,
            ),
            by=staff,
            answers={
                question: answers[place % len(answers)]
                for question, answers in zip(questions, ANSWERS, strict=True)
            },
        )
        arrivals.append(
            Attendance(
                participant=participant,
                day=DAY,
                arrived_at=moment(DAY, arrived),
                method=CheckInMethod.NAME,
                present_name=participant.name,
                recorded_by=staff,
            )
        )
    forum.change_status("start")
    Attendance.objects.bulk_create(arrivals)


def add_closing(forum, staff):
    """Minutes, and a certificate for each who came."""
    Minutes.objects.create(forum=forum, **MINUTES)
    issue_certificates(forum, by=staff, pattern=CERTIFICATE_NUMBER)


class Command(BaseCommand):
    help = "Load the demo users and the demo forum of 6 March 2024; keeps what was entered."

    @transaction.atomic
    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demo data belongs into demo mode only: set DEMO=1.")
        add_users()
        if Forum.objects.filter(slug=SLUG).exists():
            self.stdout.write("Demo forum: already there, left as it is.")
            call_command("load_demo_products", stdout=self.stdout)
            return
        staff = User.objects.get(username="staff")
        vendors = add_vendors(staff)
        call_command("load_demo_products", stdout=self.stdout)
        Representative.objects.create(
            user=User.objects.get(username="vendor"),
            vendor=vendors[VENDOR_OF_USER],
        )
        forum = add_forum(staff, vendors)
        add_participants(forum, staff, vendors)
        add_closing(forum, staff)
        self.stdout.write(f"Demo forum: {forum.participants.count()} participants loaded.")
