"""Setting up a forum: several rows in one act."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, ProtectedError, Q

from accounts.models import Agency, User
from core.twice import sent_before
from events.models import (
    AgendaItem,
    Document,
    Forum,
    Invitation,
    Participant,
    Question,
    Slot,
    Table,
)
from vendors.models import Vendor

# What makes two uploads of one person the same form, sent twice.
TWIN_DOCUMENT = ("uploaded_by_id", "forum_id", "title", "original_name", "size", "is_public")


# How the agenda tells of the hall, as in "Temu bisnis, 6 sesi di 10 meja".
HALL_WORDS = re.compile(r"[0-9]+ sesi di [0-9]+ meja")


@transaction.atomic
def save_agenda(
    forum: Forum, changed: Iterable[AgendaItem], deleted: Iterable[AgendaItem]
) -> None:
    for item in deleted:
        item.delete()
    for item in changed:
        item.forum = forum
        item.save()


@transaction.atomic
def set_table_count(forum: Forum, count: int) -> None:
    """Add tables at the end, or take the last ones away.

    Raises ValidationError "table_in_use" when a table to be taken away belongs to a vendor,
    "table_in_schedule" when meetings are planned at it.
    """
    Forum.objects.hold(forum.pk)
    surplus = forum.tables.filter(number__gt=count)
    if surplus.filter(vendor__isnull=False).exists():
        raise ValidationError(
            "Meja yang akan dihapus masih dipakai vendor. Kosongkan dulu meja itu.",
            code="table_in_use",
        )
    try:
        surplus.delete()
    except ProtectedError as error:
        raise ValidationError(
            "Meja yang akan dihapus masih dipakai jadwal temu. Pindahkan dulu pertemuannya.",
            code="table_in_schedule",
        ) from error
    present = set(forum.tables.values_list("number", flat=True))
    Table.objects.bulk_create(
        Table(forum=forum, number=number)
        for number in range(1, count + 1)
        if number not in present
    )
    retell_hall(forum)


@transaction.atomic
def save_tables(forum: Forum, vendors: Mapping[int, Vendor | None]) -> int:
    """Give tables of the forum, by primary key, to vendors; vendors may swap tables.

    Return how many printed cards name another table now: they count as not printed.
    """
    Forum.objects.hold(forum.pk)
    tables = list(forum.tables.filter(pk__in=vendors))
    changed = [table for table in tables if table.vendor != vendors[table.pk]]
    moved = {table.vendor for table in changed} | {vendors[table.pk] for table in changed}
    # Freed first: a vendor may have one table only at any moment.
    Table.objects.filter(pk__in=[table.pk for table in changed]).update(vendor=None)
    for table in changed:
        table.vendor = vendors[table.pk]
    Table.objects.bulk_update(changed, ["vendor"])
    return forum.participants.filter(vendor__in=moved - {None}).outdate_badges()


@transaction.atomic
def plan_slots(forum: Forum, day: date, slots: list[Slot]) -> None:
    """Replace the slots of one day.

    Raises ValidationError "slot_in_use" when meetings are planned in them: none is lost silently.
    """
    Forum.objects.hold(forum.pk)
    try:
        forum.slots.filter(day=day).delete()
    except ProtectedError as error:
        raise ValidationError(
            "Sesi pada tanggal ini sudah dipakai jadwal temu. Hapus konsep jadwalnya lebih dulu. "
            "Sesi jadwal yang sudah terbit tidak bisa diganti.",
            code="slot_in_use",
        ) from error
    Slot.objects.bulk_create(slots)
    retell_hall(forum)


def retell_hall(forum: Forum) -> None:
    """Let items of the agenda that tell of slots and tables tell how many there are now."""
    tables = forum.tables.count()
    for item in forum.agenda.filter(title__regex=HALL_WORDS.pattern):
        slots = forum.slots.filter(day=item.day).count()
        title = HALL_WORDS.sub(f"{slots} sesi di {tables} meja", item.title)
        if slots and tables and title != item.title:
            item.title = title
            item.save(update_fields=["title"])


@transaction.atomic
def set_invitations(
    forum: Forum, *, by: User, agencies: Iterable[Agency], vendors: Iterable[Vendor]
) -> tuple[int, int]:
    """Make these the invited ones; return how many were added and how many taken away.

    Raises ValidationError "invitation_used" when one to be taken away was mailed or answered.
    """
    Forum.objects.hold(forum.pk)
    agencies, vendors = list(agencies), list(vendors)
    wanted = {("agency_id", agency.pk) for agency in agencies}
    wanted |= {("vendor_id", vendor.pk) for vendor in vendors}
    present = {
        ("agency_id", row.agency_id) if row.agency_id else ("vendor_id", row.vendor_id): row.pk
        for row in forum.invitations.all()
    }
    removed = forum.invitations.filter(
        pk__in=[pk for key, pk in present.items() if key not in wanted]
    )
    used = list(removed.used().select_related("agency", "vendor"))
    if used:
        names = ", ".join(row.guest for row in used)
        raise ValidationError(
            f"Undangan ini sudah dikirim atau dijawab dan tetap disimpan: {names}.",
            code="invitation_used",
        )
    removed_count = len(set(present) - wanted)
    removed.delete()
    contacts = known_contacts(agencies, vendors)
    added = [
        Invitation(forum=forum, created_by=by, **{side: pk}, **contacts.get((side, pk), {}))
        for side, pk in sorted(wanted - set(present))
    ]
    Invitation.objects.bulk_create(added)
    return len(added), removed_count


@transaction.atomic
def save_invitation(invitation: Invitation, fields: Iterable[str]) -> None:
    """Save the edited fields of an invitation, and no other: its answer may come meanwhile.

    Raises ValidationError on "seats" below the people who are registered by it.
    """
    Forum.objects.hold(invitation.forum_id)
    people = Participant.objects.of_invitation(invitation).active().count()
    if invitation.seats < people:
        raise ValidationError(
            {"seats": f"Sudah {people} orang terdaftar. Tulis {people} atau lebih."},
            code="seats_oversold",
        )
    with pghistory.context(verb="edit"):
        invitation.save(update_fields=list(fields))


@transaction.atomic
def fill_contacts(forum: Forum, contacts: Mapping[int, Mapping[str, str]]) -> int:
    """Note how invited ones are reached, by primary key; return for how many it was noted.

    Who has got an address or a number meanwhile keeps it.
    """
    Forum.objects.hold(forum.pk)
    rows = list(forum.invitations.without_contact().filter(pk__in=contacts))
    for row in rows:
        row.email, row.phone = contacts[row.pk]["email"], contacts[row.pk]["phone"]
    Invitation.objects.bulk_update(rows, ["email", "phone"])
    return len(rows)


def known_contacts(
    agencies: list[Agency], vendors: list[Vendor]
) -> dict[tuple[str, int], dict[str, str]]:
    """Addresses from each one's latest invitation, otherwise those of the vendor itself."""
    contacts = {
        ("vendor_id", vendor.pk): {"email": vendor.email, "phone": vendor.phone}
        for vendor in vendors
    }
    earlier = Invitation.objects.filter(Q(agency__in=agencies) | Q(vendor__in=vendors))
    for row in earlier.with_contact().order_by("pk"):
        key = ("agency_id", row.agency_id) if row.agency_id else ("vendor_id", row.vendor_id)
        contacts[key] = {"email": row.email, "phone": row.phone}
    return contacts


@transaction.atomic
def copy_forum(source: Forum, forum: Forum, *, by: User) -> Forum:
    """Save a new forum with the agenda, tables, slots, questions and invited of an earlier one.

    Times move along with the start of the first day; what would fall after the last day, or
    beyond midnight, stays behind, as do people, documents, letter numbers and questions that are
    asked no more. Agencies and vendors that are no longer active are not invited again.
    """
    forum.letter_nature, forum.letter_attachment = source.letter_nature, source.letter_attachment
    forum.copies = source.copies
    with pghistory.context(verb="copy_forum"):
        forum.save(force_insert=True)
        for model in (AgendaItem, Slot):
            model.objects.bulk_create(moved_to(forum, model, source))
        Table.objects.bulk_create(
            Table(forum=forum, number=table.number) for table in source.tables.all()
        )
        Question.objects.bulk_create(
            Question(
                forum=forum,
                text=row.text,
                kind=row.kind,
                choices=row.choices,
                side=row.side,
                is_required=row.is_required,
                position=row.position,
            )
            for row in source.questions.filter(is_active=True)
        )
        Invitation.objects.bulk_create(
            Invitation(
                forum=forum, agency=row.agency, vendor=row.vendor, seats=row.seats,
                email=row.email, phone=row.phone, created_by=by,
            )
            for row in invited_again(source, forum)
        )  # fmt: skip
    return forum


def moved_to(forum: Forum, model: type[AgendaItem | Slot], source: Forum) -> Iterator:
    """Copies of the rows of a day, as long after the start of the new forum as of the old one."""
    shift = beginning(forum) - beginning(source)
    for row in model.objects.filter(forum=source):
        start, end = (moved(row.day, at, shift) for at in (row.start_time, row.end_time))
        if forum.first_day <= start.date() == end.date() <= forum.last_day:
            row.pk, row.forum, row.day = None, forum, start.date()
            row.start_time, row.end_time = start.time(), end.time()
            row._state.adding = True
            yield row


def beginning(forum: Forum) -> datetime:
    return datetime.combine(forum.first_day, forum.start_time)


def moved(day: date, at: time, shift: timedelta) -> datetime:
    return datetime.combine(day, at) + shift


def invited_again(source: Forum, forum: Forum):
    agencies = Agency.objects.selectable(forum.first_day)
    return source.invitations.select_related("agency", "vendor").filter(
        Q(agency__in=agencies) | Q(vendor__isnull=False)
    )


def next_number(series: str) -> int:
    """The place of the next forum in a series, counted from 1."""
    last = Forum.objects.filter(series=series).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def copied_values(source: Forum, names: Iterable[str]) -> dict:
    """What the form of the next forum starts with: all that stays from one year to the next.

    A name that ends in the year of the source ends in the one after the latest of its series.
    """
    series = Forum.objects.filter(series=source.series)
    latest = series.aggregate(day=Max("first_day"))["day"]
    left = {"slug", "first_day", "last_day", "registration_opens_at", "registration_closes_at"}
    stays = {name: getattr(source, name) for name in names if name not in left}
    name = source.name.removesuffix(str(source.first_day.year))
    if name != source.name:
        stays["name"] = f"{name}{(latest or source.first_day).year + 1}"
    return stays | {"number": next_number(source.series)}


@transaction.atomic
def keep_document(document: Document, *, by: User) -> Document:
    """Save an uploaded document; the one that is there when the same form was sent twice."""
    document.uploaded_by = by
    twin = sent_before(document, TWIN_DOCUMENT, by=by, at="uploaded_at")
    if twin is None:
        document.save(force_insert=True)
    return twin or document
