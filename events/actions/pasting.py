"""Participants from rows that were copied out of a spreadsheet: look first, then save."""

import csv
import difflib
import io
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Agency, User
from core.identifiers import clean_nip, clean_phone
from core.spreadsheets import Column, Row, read_table, split_pasted
from events.actions.registration import lock_forum, register, save_changes
from events.models import Forum, Participant, ParticipantKind
from vendors.models import Vendor

MAX_ROWS = 500
HEADER_ROWS = 1
COLUMNS = [
    Column(
        "name",
        "Nama",
        ["nama lengkap", "nama peserta", "nama lengkap dan gelar", "nama pegawai", "peserta"],
        required=True,
    ),
    Column("nip", "NIP", ["nip/nik", "nomor induk pegawai", "no nip"]),
    Column("position", "Jabatan", ["jabatan/posisi", "posisi"]),
    Column(
        "origin",
        "Instansi",
        [
            "opd", "instansi/usaha", "unit kerja", "opd atau unit kerja", "perangkat daerah",
            "nama opd", "skpd", "dinas", "usaha", "nama usaha", "vendor", "asal", "perusahaan",
        ],
    ),
    Column(
        "phone",
        "No HP",
        [
            "nomor hp", "hp", "no whatsapp", "nomor whatsapp", "wa", "no wa", "telepon",
            "no telepon", "nomor telepon", "no hp/wa", "handphone",
        ],
    ),
    Column("email", "Surel", ["email", "e-mail", "alamat surel"]),
    Column("assignment_letter", "Nomor surat tugas", ["surat tugas", "no surat tugas"]),
    Column("kind", "Jenis", ["jenis peserta", "peran", "kategori"]),
]  # fmt: skip
# Other words for a kind of participant than its own label.
KIND_WORDS = {
    "opd": ParticipantKind.DELEGATE,
    "utusan": ParticipantKind.DELEGATE,
    "pelaku usaha": ParticipantKind.VENDOR,
    "umkm": ParticipantKind.VENDOR,
    "ikm": ParticipantKind.VENDOR,
    "penyedia": ParticipantKind.VENDOR,
    "pembicara": ParticipantKind.SPEAKER,
    "undangan": ParticipantKind.GUEST,
    "wartawan": ParticipantKind.MEDIA,
}
COMPARED = ("name", "nip", "position", "phone", "email", "assignment_letter", "organisation")


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass
class PastedRow:
    """One pasted row and what saving would do with it."""

    number: int
    values: dict[str, str]
    outcome: Outcome = Outcome.NEW
    participant: Participant | None = None
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)


@dataclass
class Preview:
    """All rows in the order of the paste, and the headers that were not recognised."""

    rows: list[PastedRow]
    unknown_headers: list[str]

    def having(self, outcome: Outcome) -> list[PastedRow]:
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def new(self) -> list[PastedRow]:
        return self.having(Outcome.NEW)

    @property
    def changed(self) -> list[PastedRow]:
        return self.having(Outcome.CHANGED)

    @property
    def same(self) -> list[PastedRow]:
        return self.having(Outcome.SAME)

    @property
    def refused(self) -> list[PastedRow]:
        return self.having(Outcome.REFUSED)

    @property
    def problems_first(self) -> list[PastedRow]:
        return sorted(self.rows, key=lambda row: (not row.errors, not row.warnings, row.number))

    @property
    def savable(self) -> int:
        return len(self.new) + len(self.changed)


@dataclass
class Saved:
    """What saving did; `refused_text` are the rows left over, ready to be pasted again."""

    created: int
    waitlisted: int
    changed: int
    same: int
    refused_text: str

    @property
    def sentence(self) -> str:
        parts = [f"{self.created} peserta baru disimpan", f"{self.changed} diperbarui"]
        if self.same:
            parts.append(f"{self.same} tidak berubah")
        if self.waitlisted:
            parts.append(f"{self.waitlisted} masuk daftar tunggu karena kursi habis")
        if self.refused_text:
            parts.append("baris yang salah masih ada di bawah")
        return ", ".join(parts) + "."


def preview_rows(forum: Forum, kind: str, rows: str) -> Preview:
    """Read pasted text and say for each row what saving would do. Writes nothing.

    `kind` is a ParticipantKind, or "" to tell it from the row. Raises ValidationError with the
    codes of core.spreadsheets.split_pasted and read_table.
    """
    table = read_table(split_pasted(rows, max_rows=MAX_ROWS + HEADER_ROWS), COLUMNS)
    reader = RowReader(forum, kind)
    return Preview([reader.read(row) for row in table.rows], table.unknown)


@transaction.atomic
def save_rows(forum: Forum, *, by: User, kind: str, rows: str) -> Saved:
    """Save the good rows in one transaction; the same rows a second time change nothing.

    Raises ValidationError "forum_finished", and those of preview_rows.
    """
    # Held first, so that of two people who save the same rows the second finds them there.
    lock_forum(forum.pk)
    preview = preview_rows(forum, kind, rows)
    created = [register(row.participant, by=by) for row in preview.new if row.participant]
    for row in preview.changed:
        if row.participant:
            save_changes(row.participant)
    return Saved(
        created=len(created),
        waitlisted=sum(not participant.is_registered for participant in created),
        changed=len(preview.changed),
        same=len(preview.same),
        refused_text=as_text(preview.refused),
    )


def as_text(rows: list[PastedRow]) -> str:
    """The rows as they would be copied out of a spreadsheet, with a header; "" for none."""
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    columns = [column for column in COLUMNS if any(row.values.get(column.name) for row in rows)]
    writer.writerow([column.label for column in columns])
    writer.writerows([[row.values[column.name] for column in columns] for row in rows])
    return text.getvalue()


class RowReader:
    """Reads rows against one forum: agencies, vendors and participants are fetched once."""

    def __init__(self, forum: Forum, kind: str):
        self.forum = forum
        self.kind = kind
        self.agencies = {
            key(name): agency
            for agency in Agency.objects.selectable(forum.first_day)
            for name in (agency.abbreviation, agency.short_name, agency.name)
        }
        self.vendors = {key(vendor.name): vendor for vendor in Vendor.objects.all()}
        self.by_nip: dict[str, Participant] = {}
        self.by_phone: dict[str, Participant] = {}
        self.by_name: defaultdict[str, list[Participant]] = defaultdict(list)
        for other in forum.participants.active().select_related("agency", "vendor", "forum"):
            self.by_nip[other.nip] = self.by_phone[other.phone] = other
            self.by_name[key(other.name)].append(other)
        self.seen: dict[tuple, int] = {}

    def read(self, row: Row) -> PastedRow:
        values = {column.name: row.values.get(column.name, "") for column in COLUMNS}
        result = PastedRow(row.number, values)
        participant = Participant(forum=self.forum)
        self.fill_identity(participant, result)
        if not result.errors:
            self.place(participant, result)
        if not result.errors:
            self.compare(participant, result)
        if result.errors:
            result.outcome = Outcome.REFUSED
        return result

    def fill_identity(self, participant: Participant, result: PastedRow) -> None:
        """Name, numbers and addresses, each checked like in the form."""
        values = result.values
        for name in ("name", "position", "email", "assignment_letter"):
            setattr(participant, name, values[name])
        participant.nip = cleaned(clean_nip, values["nip"], result)
        participant.phone = cleaned(clean_phone, values["phone"], result)
        try:
            participant.clean_fields(exclude={*OTHER_FIELDS, "nip", "phone"})
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                result.errors += [f"{label_of(name)}: {text}" for text in messages]

    def place(self, participant: Participant, result: PastedRow) -> None:
        """Kind of participant, and the agency or business that it comes from."""
        origin = result.values["origin"]
        agency, vendor = self.agencies.get(key(origin)), self.vendors.get(key(origin))
        kind = self.kind_of(result, agency, vendor)
        if kind is None:
            return
        participant.kind = kind
        if kind == ParticipantKind.DELEGATE:
            participant.agency = self.found(agency, origin, "OPD", self.agencies, result)
        elif kind == ParticipantKind.VENDOR:
            participant.vendor = self.found(vendor, origin, "Vendor", self.vendors, result)
        else:
            participant.agency = agency
            participant.organisation = "" if agency else origin[:200]

    def kind_of(self, result: PastedRow, agency, vendor) -> str | None:
        typed = result.values["kind"]
        if typed:
            words = {label.lower(): value for value, label in ParticipantKind.choices} | KIND_WORDS
            kind = words.get(typed.lower())
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
        near = difflib.get_close_matches(key(origin), known, n=1, cutoff=0.6)
        hint = f" Maksudnya {known[near[0]]}?" if near else " Periksa ejaannya."
        result.errors.append(f"{noun} “{origin}” tidak ada di daftar.{hint}")
        return None

    def compare(self, participant: Participant, result: PastedRow) -> None:
        """Tell new rows from changed and unchanged ones, and refuse one that comes twice."""
        identity = (key(participant.name), participant.nip, participant.phone)
        first = self.seen.setdefault(identity, result.number)
        if first != result.number:
            result.errors.append(f"Sama dengan baris {first}.")
            return
        twin = self.twin_of(participant)
        if twin is None:
            result.participant = participant
            self.warn(participant, result)
            return
        result.changes = merge(participant, twin)
        result.outcome = Outcome.CHANGED if result.changes else Outcome.SAME
        result.participant = twin

    def twin_of(self, participant: Participant) -> Participant | None:
        """The same person in this forum: same NIP; or same name from the same place."""
        if participant.nip and participant.nip in self.by_nip:
            return self.by_nip[participant.nip]
        for other in self.by_name[key(participant.name)]:
            other_nip = participant.nip and other.nip
            if not other_nip and participant.origin == other.origin:
                return other
        return None

    def warn(self, participant: Participant, result: PastedRow) -> None:
        """Say who else has this phone number or name: perhaps the same person after all."""
        if participant.phone and (other := self.by_phone.get(participant.phone)):
            result.warnings.append(f"Nomor WhatsApp sama dengan {other} ({other.code}).")
        # One named is enough: 500 rows against 500 namesakes would make 250,000 sentences.
        if namesakes := self.by_name[key(participant.name)]:
            more = f", dan {len(namesakes) - 1} orang lagi" if len(namesakes) > 1 else ""
            first = namesakes[0]
            result.warnings.append(f"Nama sama dengan {first} dari {first.origin}{more}.")


OTHER_FIELDS = {
    field.name
    for field in Participant._meta.get_fields()
    if field.name not in {"name", "position", "email", "assignment_letter", "nip", "phone"}
}


def label_of(name: str) -> str:
    return str(Participant._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def key(text: str) -> str:
    """A name without case, punctuation and doubled blanks, for comparing."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def cleaned(clean: Callable[[str], str], value: str, result: PastedRow) -> str:
    if not value.strip(" -–"):
        return ""
    try:
        return clean(value)
    except ValidationError as error:
        result.errors += error.messages
        return ""


def merge(participant: Participant, twin: Participant) -> list[str]:
    """Take over into `twin` what the row says and the twin lacks or has otherwise; say it.

    An empty cell keeps what is stored.
    """
    changes = []
    for name in COMPARED:
        before, after = getattr(twin, name), getattr(participant, name)
        if after and after != before:
            changes.append(f"{label_of(name)}: {before or '–'} menjadi {after}")
            setattr(twin, name, after)
    if (participant.agency, participant.vendor, participant.kind) != (
        twin.agency,
        twin.vendor,
        twin.kind,
    ):
        changes.append(f"Asal: {twin.origin} menjadi {participant.origin}")
        twin.agency, twin.vendor = participant.agency, participant.vendor
        twin.kind = participant.kind
    return changes
