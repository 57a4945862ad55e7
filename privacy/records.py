"""What is kept about the person who asks: found by ticket, e-mail and phone number."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q
from django.utils.timezone import localtime

from accounts.history import event_model
from accounts.models import User
from core.fields import label_of
from core.formats import date_time, nip_masked, number_masked, phone_masked
from core.spreadsheets import SheetColumn
from events.models import Participant
from privacy.models import DataRequest
from vendors.models import Vendor

COLUMNS = [SheetColumn("Catatan", 40), SheetColumn("Bagian", 30), SheetColumn("Isi", 60)]
MOST = 50

PARTICIPANT_FIELDS = [
    "name", "kind", "status", "code", "position", "organisation", "nip", "phone", "email",
    "assignment_letter", "registered_at", "consented_at",
]  # fmt: skip
VENDOR_FIELDS = [
    "name", "legal_form", "nib", "npwp", "nik", "capital", "annual_sales", "contact_name",
    "phone", "email", "address", "created_at",
]  # fmt: skip
USER_FIELDS = ["username", "name", "role", "nip", "phone", "email", "created_at", "last_login"]
# Whoever finds the link of a copy shall not have the number of an identity card with it.
COPY_MASKS = {"nik": number_masked, "npwp": number_masked}
PAGE_MASKS = COPY_MASKS | {"nip": nip_masked, "phone": phone_masked}


@dataclass(frozen=True)
class Record:
    """A row about the person; `found_by` says in words what it was recognised by."""

    title: str
    row: Model
    found_by: str
    fields: list[str]
    answers: tuple[tuple[str, str], ...] = ()
    """Question and answer of a participant."""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and value of what is kept, without what is empty; numbers masked."""
        return self.told(PAGE_MASKS)

    def told(self, masks: Mapping[str, Callable[[str], str]]) -> list[tuple[str, str]]:
        fields = [
            (label_of(self.row, name), masks.get(name, str)(text))
            for name in self.fields
            if (text := value_of(self.row, name))
        ]
        return fields + list(self.answers)


@dataclass(frozen=True)
class Found:
    participants: list[Record]
    vendors: list[Record]
    users: list[Record]

    @property
    def all(self) -> list[Record]:
        return [*self.participants, *self.vendors, *self.users]


def value_of(row: Model, name: str) -> str:
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    if value in (None, ""):
        return ""
    return date_time(localtime(value)) if isinstance(value, datetime) else str(value)


def found_for(request: DataRequest, *, proven_only: bool = False) -> Found:
    """The rows that belong to who asks, at most 50 of each kind.

    With `proven_only` only those of a confirmed e-mail address or of the ticket that was shown:
    what the person may see without an officer's look at a card.
    """
    if proven_only and not request.is_proven:
        return Found([], [], [])
    email = request.email if not proven_only or request.confirmed_at else ""
    phone = "" if proven_only else request.phone
    same = Q(pk__in=[])
    if email:
        same |= Q(email__iexact=email)
    if phone:
        same |= Q(phone=phone)
    of_ticket = Q(pk=request.participant_id) if request.participant_id else Q(pk__in=[])
    people = (
        Participant.objects.filter(same | of_ticket)
        .select_related("forum", "agency", "vendor", "consent")
        .prefetch_related("answers__question")
    )
    return Found(
        [
            Record(
                f"Peserta {row.forum}",
                row,
                how(request, row),
                PARTICIPANT_FIELDS,
                tuple((str(answer.question), answer.text) for answer in row.answers.all()),
            )
            for row in people.order_by("-pk")[:MOST]
        ],
        [
            Record(f"Vendor {row}", row, how(request, row), VENDOR_FIELDS)
            for row in Vendor.objects.unmerged().filter(same).order_by("pk")[:MOST]
        ],
        [
            Record(f"Akun {row.username}", row, how(request, row), USER_FIELDS)
            for row in User.objects.filter(same).order_by("pk")[:MOST]
        ],
    )


def corrected_since(request: DataRequest, found: Found) -> list[str]:
    """What of the person's records was changed after the request came in, in words. Three queries."""
    said = []
    for records in (found.participants, found.vendors, found.users):
        if not records:
            continue
        events = event_model(type(records[0].row)).objects.filter(
            pgh_obj_id__in=[record.row.pk for record in records],
            pgh_created_at__gt=request.received_at,
            pgh_label="update",
        )
        changed = set(events.values_list("pgh_obj_id", flat=True))
        said += [f"data {record.title} diubah." for record in records if record.row.pk in changed]
    return said


def how(request: DataRequest, row: Participant | Vendor | User) -> str:
    if isinstance(row, Participant) and row.pk == request.participant_id:
        return "tiket"
    words = []
    if request.email and row.email.lower() == request.email.lower():
        words.append("surel")
    if request.phone and row.phone == request.phone:
        words.append("nomor WhatsApp")
    return " dan ".join(words)


def copy_rows(found: Found) -> Iterator[list[str]]:
    """The copy that the person asks for, one row for each value."""
    for record in found.all:
        for label, text in record.told(COPY_MASKS):
            yield [record.title, label, text]
