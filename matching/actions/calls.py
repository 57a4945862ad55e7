"""Whom the office still has to reach before a forum, and about what."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Agency, User
from core.addresses import whatsapp_link
from core.statements import listed
from events.models import Forum, Participant, ParticipantKind
from events.models.participant import ParticipantQuerySet
from matching.models import Call, CallTopic, Demand, Meeting, Request, Side
from vendors.models import Product, Vendor


@dataclass
class Line:
    """One side to call about one topic; `phone` is "" where none is known."""

    topic: CallTopic
    side: str
    pk: int
    name: str
    about: str
    detail: str
    phone: str = ""
    link: str = ""
    is_done: bool = False

    @property
    def key(self) -> str:
        return f"{self.topic}-{self.side}-{self.pk}-{self.about}"


def call_lines(forum: Forum) -> list[Line]:
    """Those who are not yet called first, by topic and name."""
    lines = [*missing_demand(forum), *missing_products(forum), *unanswered(forum)]
    lines += schedule_changes(forum)
    add_phones(forum, lines)
    done = {
        (row.topic, "agency" if row.agency_id else "vendor", row.agency_id or row.vendor_id,
         row.about)
        for row in calls_made(forum.pk)
    }  # fmt: skip
    for line in lines:
        line.is_done = (line.topic, line.side, line.pk, line.about) in done
    order = list(CallTopic)
    return sorted(lines, key=lambda line: (line.is_done, order.index(line.topic), line.name))


@listed
def calls_made(forum: int) -> QuerySet[Call]:
    return Call.objects.filter(forum=forum)


def missing_demand(forum: Forum) -> list[Line]:
    return [
        Line(CallTopic.DEMAND, "agency", pk, name, "", "Belum ada kebutuhan tahun ini")
        for pk, name in agencies_without_demand(forum.pk, forum.first_day.year)
    ]


@listed
def agencies_without_demand(forum: int, year: int) -> QuerySet:
    delegates = people_of(forum).filter(kind=ParticipantKind.DELEGATE)
    known = Demand.objects.counted().in_year(year)
    rows = Agency.objects.filter(pk__in=delegates.values("agency"))
    return rows.exclude(pk__in=known.values("agency")).values_list("pk", "name")


def people_of(forum: int) -> ParticipantQuerySet:
    return Participant.objects.filter(forum=forum).expected()


def missing_products(forum: Forum) -> list[Line]:
    return [
        Line(CallTopic.PRODUCT, "vendor", pk, name, "", "Belum ada produk di direktori", phone)
        for pk, name, phone in vendors_without_products(forum.pk)
    ]


@listed
def vendors_without_products(forum: int) -> QuerySet:
    people = people_of(forum).filter(kind=ParticipantKind.VENDOR)
    offered = Product.objects.filter(is_active=True)
    rows = Vendor.objects.filter(pk__in=people.values("vendor"))
    return rows.exclude(pk__in=offered.values("vendor")).values_list("pk", "name", "phone")


def unanswered(forum: Forum) -> list[Line]:
    waiting: dict[tuple[str, int], list[Request]] = defaultdict(list)
    for row in requests_waiting(forum.pk, timezone.localdate()):
        if row.asked_by == Side.AGENCY:
            waiting["vendor", row.vendor_id].append(row)
        else:
            waiting["agency", row.agency_id].append(row)
    return [
        Line(
            CallTopic.ANSWER,
            side,
            pk,
            str(getattr(wishes[0], side)),
            digest(str(wish.pk) for wish in wishes),
            f"{len(wishes)} permintaan temu menunggu jawaban",
            phone_of(wishes[0], side),
        )
        for (side, pk), wishes in waiting.items()
    ]


@listed
def requests_waiting(forum: int, today: date) -> QuerySet[Request]:
    rows = Request.objects.filter(forum=forum).waiting(today)
    return rows.select_related("agency", "vendor").order_by("pk")


def schedule_changes(forum: Forum) -> list[Line]:
    """Those whose published meetings were changed after they were published."""
    changed: dict[tuple[str, int], list[Meeting]] = defaultdict(list)
    for row in meetings_changed(forum.pk):
        changed["agency", row.agency_id].append(row)
        changed["vendor", row.vendor_id].append(row)
    return [
        Line(
            CallTopic.SCHEDULE,
            side,
            pk,
            str(getattr(meetings[0], side)),
            digest(f"{row.uid}.{row.sequence}.{row.status}" for row in meetings),
            "; ".join(sentence(row, side) for row in meetings),
            phone_of(meetings[0], side),
        )
        for (side, pk), meetings in changed.items()
    ]


@listed
def meetings_changed(forum: int) -> QuerySet[Meeting]:
    return Meeting.objects.filter(forum=forum, sequence__gt=0).published().for_list()


def sentence(meeting: Meeting, side: str) -> str:
    other = meeting.vendor.name if side == "agency" else meeting.agency.short_name
    if not meeting.is_planned:
        return f"{other} batal"
    return f"{other} di sesi {meeting.slot.in_words(meeting.forum)}, {str(meeting.table).lower()}"


def digest(parts) -> str:
    """A short text that differs when what has to be told does."""
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def phone_of(row: Request | Meeting, side: str) -> str:
    """The vendor's own number; an agency has none."""
    return row.vendor.phone if side == "vendor" else ""


def add_phones(forum: Forum, lines: list[Line]) -> None:
    """Rather the number of a participant of the side than the vendor's own, and the link to it."""
    phones: dict[tuple[str, int], str] = {}
    for agency, vendor, phone in numbers_of_people(forum.pk):
        phones["agency" if agency else "vendor", agency or vendor] = phone
    for line in lines:
        line.phone = phones.get((line.side, line.pk), line.phone)
        if line.phone:
            text = f"Yth. {line.name}, tentang {forum}: {line.detail}."
            line.link = whatsapp_link(line.phone, text)


@listed
def numbers_of_people(forum: int) -> QuerySet:
    """The latest first: what was registered first counts."""
    people = people_of(forum).exclude(phone="").order_by("-pk")
    return people.values_list("agency", "vendor", "phone")


def tick(forum: Forum, line: Line, *, by: User) -> None:
    """Note that the side was reached; twice is as good as once."""
    Call.objects.get_or_create(
        forum=forum,
        topic=line.topic,
        about=line.about,
        **{f"{line.side}_id": line.pk},
        defaults={"done_by": by},
    )
