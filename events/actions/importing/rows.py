"""One row of a list, read against a forum: what saving it would do, and what is wrong with it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from django.core.exceptions import ValidationError

from accounts.agency_names import likeliest
from accounts.file_imports import Layout
from accounts.history import MASKED
from accounts.models import AgencyAlias
from core.fields import label_of
from core.identifiers import clean_nip, clean_phone
from core.spreadsheets import Row, header_key, says_none
from events.actions.importing.answers import AnswerReader
from events.actions.importing.columns import KIND_WORDS
from events.actions.importing.preview import FieldChange, ImportRow, Outcome, Preview
from events.models import Forum, Participant, ParticipantKind, ParticipantStatus
from vendors.models import Vendor

MAX_SUGGESTIONS = 200
"""Looking for a near name takes time, so a file of nothing but wrong names gets no more."""

WORDS = re.compile(r"[^\W_]+")
PLACE = ("kind", "agency_id", "vendor_id")
# What is taken as it stands, and what is checked first.
TEXTS = ("name", "position", "email", "assignment_letter")
COMPARED = (*TEXTS, "nip", "phone", "organisation")


# Of the people of the forum: what a row is compared with, and what says who they are.
LOADED = (*COMPARED, "forum", "kind", "agency", "vendor", "status", "number", "code")


NOT_OURS = (
    "“{}” tercatat bukan perangkat daerah kota ini. Bila ia tamu, isi kolom Jenis dengan “Tamu”."
)


class Units:
    """The units of the day by what lists call them, and what this list calls none of them."""

    def __init__(self, day: date) -> None:
        directory = AgencyAlias.objects.directory()
        self.known = {
            key: agency
            for key, agency in directory.items()
            if agency and agency.is_confirmed and agency.exists_on(day)
        }
        self.foreign = {key for key, one in directory.items() if one is None}
        self.unknown: dict[str, None] = {}


class RowReader:
    """Reads rows against one forum: agencies, vendors and participants are fetched once."""

    def __init__(self, forum: Forum, kind: str, layout: Layout):
        self.forum = forum
        self.kind = kind
        self.layout = layout
        self.answers = AnswerReader(forum, layout.columns)
        self.units = Units(forum.first_day)
        self.vendors = {header_key(vendor.name): vendor for vendor in Vendor.objects.only("name")}
        self.suggestions: dict[tuple[str, str], str] = {}
        self.by_nip: dict[str, Participant] = {}
        self.by_phone: dict[str, Participant] = {}
        self.by_name: defaultdict[str, list[Participant]] = defaultdict(list)
        # Thousands of people: no more of each than is compared, and no rows beside them.
        for other in forum.participants.active().with_origin().only(*LOADED):
            self.by_nip[other.nip] = self.by_phone[other.phone] = other
            self.by_name[key(other.name)].append(other)
        # Row numbers by what a row says of a person, and by the participant that it means.
        self.seen: dict[object, int] = {}
        self.kind_words = {label.lower(): kind for kind, label in ParticipantKind.choices}
        self.kind_words |= KIND_WORDS

    def read(self, row: Row) -> ImportRow:
        values = {column.name: row.values.get(column.name, "") for column in self.layout.columns}
        result = ImportRow(row.number, values)
        participant = Participant(forum=self.forum)
        self.fill_identity(participant, result)
        if header_key(values["status"]) == header_key(ParticipantStatus.CANCELLED.label):
            result.errors.append("Batal menurut kolom Status, jadi tidak didaftarkan.")
        elif participant.name:
            # All that is wrong is said at once; a row without a name stands beside the list.
            self.place(participant, result)
        if not result.errors:
            self.compare(participant, result)
        if result.errors:
            result.outcome = Outcome.REFUSED
        return result

    def read_all(self, rows: Iterable[Row], unknown_headers: list[str]) -> Preview:
        """All rows of a list; those that only stand beside it are left out."""
        preview = Preview([], unknown_headers, self.layout)
        for row in rows:
            result = self.read(row)
            if result.errors and row.is_beside:
                preview.left_out.append(row)
            else:
                preview.rows.append(result)
        preview.unknown_units = list(self.units.unknown)
        return preview

    def fill_identity(self, participant: Participant, result: ImportRow) -> None:
        """Name, numbers and addresses, each checked like in the form."""
        values = result.values
        for name in TEXTS:
            setattr(participant, name, values[name])
        if says_none(participant.email):
            participant.email = ""
        participant.nip = cleaned(clean_nip, values["nip"], result)
        participant.phone = cleaned(clean_phone, values["phone"], result)
        try:
            participant.clean_fields(exclude={*OTHER_FIELDS, "nip", "phone"})
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                result.errors += [f"{heading_of(name)}: {text}" for text in messages]

    def place(self, participant: Participant, result: ImportRow) -> None:
        """Kind of participant, and the agency or business that it comes from."""
        origin = result.values["origin"]
        asked = header_key(origin)
        agency, vendor = self.units.known.get(asked), self.vendors.get(asked)
        kind = self.kind_of(result, agency, vendor)
        if kind is None:
            return
        participant.kind = kind
        if kind == ParticipantKind.DELEGATE:
            participant.agency = self.found(agency, origin, "OPD", self.units.known, result)
        elif kind == ParticipantKind.VENDOR:
            participant.vendor = self.found(vendor, origin, "Vendor", self.vendors, result)
        else:
            participant.agency = agency
            participant.organisation = "" if agency else origin[:200]

    def kind_of(self, result: ImportRow, agency, vendor) -> str | None:
        typed = result.values["kind"]
        if typed:
            kind = self.kind_words.get(typed.lower())
            if kind is None:
                result.errors.append(
                    f"Jenis “{typed}” tidak dikenal. Pakai salah satu: "
                    f"{', '.join(ParticipantKind.labels)}."
                )
            return kind
        if self.kind:
            return self.kind
        if vendor and not agency:
            return ParticipantKind.VENDOR
        return ParticipantKind.DELEGATE

    def found(self, row, origin, noun, known, result):
        """The agency or vendor, or an error with the nearest name that there is."""
        if row:
            return row
        if not origin:
            result.errors.append(f"{noun} belum diisi.")
            return None
        if known is self.units.known:
            # Also of one that was said to be none of ours: that can be said otherwise.
            self.units.unknown[origin] = None
            if header_key(origin) in self.units.foreign:
                result.errors.append(NOT_OURS.format(origin))
                return None
        hint = self.suggestion(origin, noun, known)
        result.errors.append(f"{noun} “{origin}” tidak ada di daftar. {hint}")
        return None

    def suggestion(self, origin: str, noun: str, known: dict) -> str:
        asked = (noun, header_key(origin))
        if asked not in self.suggestions:
            if len(self.suggestions) >= MAX_SUGGESTIONS:
                return "Periksa ejaannya."
            near = likeliest(asked[1], known)
            self.suggestions[asked] = f"Maksudnya {near}?" if near else "Periksa ejaannya."
        return self.suggestions[asked]

    def compare(self, participant: Participant, result: ImportRow) -> None:
        """Tell new rows from changed and unchanged ones, and refuse one that comes twice."""
        identity = (key(participant.name), participant.nip, participant.phone)
        if self.comes_again(identity, result):
            return
        if participant.nip and self.comes_again(("nip", participant.nip), result):
            return
        twin = self.twin_of(participant)
        if twin is None:
            result.participant = participant
            self.answers.read(participant, result)
            self.warn(participant, result)
            return
        if self.comes_again(("twin", twin.pk), result):
            return
        merge(participant, twin, result)
        self.answers.read(twin, result)
        is_changed = result.after or result.answers
        result.outcome = Outcome.CHANGED if is_changed else Outcome.SAME
        result.participant = twin

    def comes_again(self, identity: tuple, result: ImportRow) -> bool:
        first = self.seen.setdefault(identity, result.number)
        if first == result.number:
            return False
        result.errors.append(f"Sama dengan baris {first}.")
        return True

    def twin_of(self, participant: Participant) -> Participant | None:
        """The same person in this forum: same NIP; or same name from the same place.

        Of several such namesakes it is the one with the same phone number, else the first.
        """
        if participant.nip and participant.nip in self.by_nip:
            return self.by_nip[participant.nip]
        twins = [
            other
            for other in self.by_name[key(participant.name)]
            if not (participant.nip and other.nip) and participant.origin == other.origin
        ]
        return min(twins, key=lambda twin: twin.phone != participant.phone, default=None)

    def warn(self, participant: Participant, result: ImportRow) -> None:
        """Say who else has this phone number or name: perhaps the same person after all."""
        if participant.phone and (other := self.by_phone.get(participant.phone)):
            result.warnings.append(f"Nomor WhatsApp sama dengan {other} ({other.code}).")
        # One named is enough: 500 rows against 500 namesakes would make 250,000 sentences.
        if namesakes := self.by_name[key(participant.name)]:
            more = f", dan {len(namesakes) - 1} orang lagi" if len(namesakes) > 1 else ""
            other = namesakes[0]
            result.warnings.append(f"Nama sama dengan {other} dari {other.origin}{more}.")
        if participant.phone:
            first = self.seen.setdefault(("phone", participant.phone), result.number)
            if first != result.number:
                result.warnings.append(f"Nomor WhatsApp sama dengan baris {first}.")
        namesake = (key(participant.name), participant.agency_id, participant.vendor_id)
        first = self.seen.setdefault(namesake, result.number)
        if first != result.number:
            result.warnings.append(f"Nama dan asal sama dengan baris {first}.")


OTHER_FIELDS = {
    field.name
    for field in Participant._meta.get_fields()
    if field.name not in {*TEXTS, "nip", "phone"}
}


def heading_of(name: str) -> str:
    return label_of(Participant, name).capitalize()


def key(text: str) -> str:
    """A name without case, punctuation and doubled blanks, for comparing."""
    return " ".join(WORDS.findall(text.lower()))


def cleaned(clean: Callable[[str], str], value: str, result: ImportRow) -> str:
    if says_none(value):
        return ""
    try:
        return clean(value)
    except ValidationError as error:
        result.errors += error.messages
        return ""


def merge(participant: Participant, twin: Participant, result: ImportRow) -> None:
    """Take over into `twin` what the row says and the twin lacks or has otherwise; note it.

    An empty cell keeps what is stored.
    """
    for name in COMPARED:
        before, after = getattr(twin, name), getattr(participant, name)
        if after and after != before:
            shown = MASKED.get(name, str)
            change = FieldChange(heading_of(name), before and shown(before), shown(after))
            result.field_changes.append(change)
            replace_value(twin, name, after, result)
    place = {name: getattr(participant, name) for name in PLACE}
    if place != {name: getattr(twin, name) for name in PLACE}:
        result.field_changes.append(FieldChange("Asal", twin.origin, participant.origin))
        for name, after in place.items():
            if after != getattr(twin, name):
                replace_value(twin, name, after, result)


def replace_value(twin: Participant, name: str, after: object, result: ImportRow) -> None:
    result.before[name], result.after[name] = getattr(twin, name), after
    setattr(twin, name, after)
