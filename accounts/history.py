"""The history of one record in words: who changed what, when and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, F, Q

from accounts.models import User
from core import formats
from core.spreadsheets import Kind, SheetColumn

# What the trigger saw, and what the person did, in words.
LABELS = {"insert": "Dibuat", "update": "Diubah", "delete": "Dihapus"}
VERBS = {
    "accept": "Permintaan diterima",
    "accept_certificate": "Sertifikat diterima",
    "add_number": "Nomor dicatat",
    "dismiss_certificate": "Sertifikat diabaikan",
    "answer": "Undangan dijawab",
    "answer_question": "Pertanyaan dijawab",
    "ask_again": "Ditanyakan lagi",
    "order_questions": "Urutan pertanyaan diubah",
    "retire_question": "Tidak ditanyakan lagi",
    "call": "Ditelepon",
    "call_off": "Forum dibatalkan",
    "close_guest_link": "Tautan tamu ditutup",
    "open_guest_link": "Tautan tamu dibuka",
    "open_invitation": "Undangan dibuka",
    "refuse": "Ditolak",
    "replace": "Diganti orang lain",
    "request_change": "Perubahan dimohon",
    "cancel": "Dibatalkan",
    "change_standing": "Keadaan diubah",
    "check_findings": "Diperiksa sistem",
    "settle_finding": "Tindak lanjut dicatat",
    "close_period": "Periode ditutup",
    "reopen_period": "Periode dibuka lagi",
    "review_period": "Catatan reviu ditulis",
    "change_password": "Kata sandi diganti",
    "check_in": "Check-in",
    "carry_over_targets": "Disalin dari tahun lalu",
    "copy_forum": "Disalin dari forum lama",
    "issue_certificates": "Sertifikat terbit",
    "revoke_certificate": "Sertifikat dicabut",
    "commitment_cancel": "Komitmen dibatalkan",
    "commitment_commit": "Menjadi komitmen",
    "commitment_complete": "Komitmen selesai",
    "commitment_contract": "Kontrak dicatat",
    "commitment_reopen": "Belum selesai",
    "commitment_take_up": "Dibuka lagi",
    "commitment_withdraw_contract": "Kontrak ditarik",
    "choose_category": "Kategori dipilih",
    "claim": "Profil diambil alih wakil vendor",
    "close_registration": "Pendaftaran ditutup",
    "create": "Dibuat",
    "decide": "Hasil diputuskan",
    "decline": "Permintaan ditolak",
    "answer_data_request": "Permohonan data dijawab",
    "work_off_data_request": "Tindakan atas permohonan data dicatat",
    "confirm_data_request": "Surel dikonfirmasi",
    "confirm_profile": "Data dipastikan masih benar",
    "pseudonymise": "Data disamarkan",
    "withdraw_publication": "Kontak tidak tampil lagi untuk umum",
    "deactivate": "Akun dinonaktifkan",
    "edit": "Diubah",
    "expire": "Kedaluwarsa",
    "finish": "Forum diakhiri",
    "give_seat": "Diberi kursi",
    "move_meeting": "Pertemuan dipindah",
    "merge": "Digabung",
    "move_up": "Naik dari daftar tunggu",
    "import": "Diimpor",
    "lift_suspension": "Pembekuan dicabut",
    "load_master_data": "Data awal dimuat",
    "master_data": "Data induk diubah",
    "print_badge": "Tanda peserta dicetak",
    "place_meeting": "Pertemuan ditempatkan",
    "welcome_party": "Kedatangan dicatat",
    "publish_schedule": "Jadwal terbit",
    "offer_product": "Ditawarkan lagi",
    "publish": "Forum dibuka",
    "reactivate": "Akun diaktifkan lagi",
    "cancel_meeting": "Pertemuan dibatalkan",
    "report_meeting": "Hasil dilaporkan",
    "solve_schedule": "Jadwal disusun",
    "register": "Didaftarkan",
    "reopen_registration": "Pendaftaran dibuka lagi",
    "resume": "Forum dilanjutkan",
    "revive": "Forum dipulihkan",
    "revert_import": "Impor dibatalkan",
    "return": "Dikembalikan",
    "revoke": "Check-in dibatalkan",
    "set_first_password": "Kata sandi awal dibuat",
    "set_stage": "Tahap e-Katalog diubah",
    "start": "Forum dimulai",
    "submit": "Diajukan untuk diperiksa",
    "tell": "Dikabari",
    "suspend": "Dibekukan",
    "unpublish": "Forum kembali ke konsep",
    "restore_demand": "Dihitung lagi",
    "link_seller": "Dikaitkan dengan vendor direktori",
    "unlink_seller": "Kaitan dengan vendor dilepas",
    "link_purchase": "Dikaitkan dengan komitmen",
    "unlink_purchase": "Kaitan dilepas",
    "verify": "Diperiksa",
    "withdraw_demand": "Ditarik",
    "withdraw": "Permintaan ditarik",
    "unmerge": "Penggabungan dibatalkan",
    "withdraw_product": "Ditarik dari penawaran",
    "withdraw_verification": "Pemeriksaan ditarik",
}
MASK = "disembunyikan"
# Numbers of persons stay masked for those too who may see contacts: the page itself opens them.
MASKED = {
    "nik": formats.number_masked,
    "npwp": formats.number_masked,
    "nip": formats.nip_masked,
    "phone": formats.phone_masked,
}
NOTHING = formats.MISSING
# Smaller numbers may be years or numbers in a series, which are written without points.
FIRST_GROUPED = 10_000


@dataclass(frozen=True)
class FieldChange:
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One event: times are aware, texts are ready to show."""

    at: datetime
    who: str
    what: str
    reason: str
    page: str
    fields: list[FieldChange]


def tracked_model(app_label: str, model_name: str) -> type[models.Model]:
    """The model of that name if its history is kept. Raises LookupError."""
    model = apps.get_model(app_label, model_name)
    if not hasattr(model, "pgh_event_models"):
        raise LookupError(f"{app_label}.{model_name} has no history")
    return model


def tracked_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if hasattr(model, "pgh_event_models")]


def event_model(model: type[models.Model]) -> Any:
    return next(iter(model.pgh_event_models.values()))  # type: ignore[attr-defined]  # pghistory has no types


def ever_had(model: type[models.Model], field: str) -> set[str]:
    """Texts of a field in lower case, of the rows that are and of all that ever were."""
    return {
        text.lower()
        for one in (model, event_model(model))
        for text in one._default_manager.values_list(field, flat=True)
    }


def written_only_by(model: type[models.Model], verb: str) -> set[int]:
    """Numbers of the rows that nothing but this act has ever written."""
    written = event_model(model).objects.values("pgh_obj_id").order_by()
    counted = written.annotate(
        every=Count("pk"), ours=Count("pk", filter=Q(pgh_context__verb=verb))
    )
    return set(counted.filter(every=F("ours")).values_list("pgh_obj_id", flat=True))


def events_of(model: type[models.Model], pk: int) -> models.QuerySet:
    return event_model(model).objects.filter(pgh_obj_id=pk).order_by("-pgh_id")


def changes(model: type[models.Model], events: list[Any], *, hide_contacts: bool) -> list[Change]:
    """Events, newest first, as changes; each is compared with the one that follows it.

    The oldest is shown as made from nothing, unless it is an update: then there is nothing to
    compare it with, and it is left out.
    """
    names = Names(model, events)
    hidden = frozenset(getattr(model, "contact_fields", ())) if hide_contacts else frozenset()
    older: Iterable[Any] = [*events[1:], None]
    return [
        change(names, event, before, hidden)
        for event, before in zip(events, older, strict=True)
        if before is not None or event.pgh_label == "insert"
    ]


def change(names: "Names", event: Any, before: Any, hidden: frozenset[str]) -> Change:
    context = event.pgh_context or {}
    return Change(
        at=event.pgh_created_at,
        who=names.person(context.get("user")),
        what=VERBS.get(context.get("verb", ""), LABELS[event.pgh_label]),
        reason=context.get("reason", ""),
        page=context.get("url", ""),
        fields=list(field_changes(names, event, before, hidden)),
    )


def field_changes(
    names: "Names", event: Any, before: Any, hidden: frozenset[str]
) -> Iterator[FieldChange]:
    for field in names.fields:
        old = getattr(before, field.attname) if before else None
        new = getattr(event, field.attname)
        if old == new or (before is None and new in (None, "", [])):
            continue
        yield FieldChange(
            label=str(field.verbose_name),
            old=MASK if field.name in hidden and old else names.text(field, old),
            new=MASK if field.name in hidden and new else names.text(field, new),
        )


class Names:
    """What ids and stored values are called; one query for each kind of record named."""

    def __init__(self, model: type[models.Model], events: list[Any]) -> None:
        kept = {field.name for field in event_model(model)._meta.fields}
        self.contacts = frozenset(getattr(model, "contact_fields", ()))
        self.fields = [
            field
            for field in model._meta.concrete_fields
            if field.name in kept and not field.primary_key
        ]
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for event in events:
            wanted[User].add((event.pgh_context or {}).get("user"))
            for field in self.fields:
                if field.related_model:
                    wanted[field.related_model].add(getattr(event, field.attname))
        self.known = {
            related: related._base_manager.in_bulk(ids - {None}) for related, ids in wanted.items()
        }

    def person(self, pk: int | None) -> str:
        return "Sistem" if pk is None else str(self.known[User].get(pk, f"Pengguna {pk}"))

    def text(self, field: models.Field, value: Any) -> str:
        if value is None or value in ("", []):
            return NOTHING
        if field.name in self.contacts and field.name in MASKED:
            return MASKED[field.name](value)
        if field.name in self.contacts and isinstance(value, dict):
            return MASK
        if isinstance(value, list):
            inner: Any = getattr(field, "base_field", field)
            return ", ".join(self.text(inner, item) for item in value)
        if field.related_model:
            return str(self.known[field.related_model].get(value, f"nomor {value}"))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return plain(value)


def plain(value: Any) -> str:
    """A stored value as the office writes it."""
    match value:
        case bool():
            return "ya" if value else "tidak"
        case datetime():
            return formats.date_time(value)
        case date():
            return formats.date_long(value)
        case time():
            return formats.time_short(value)
        case Decimal() | int() if abs(Decimal(value)) >= FIRST_GROUPED:
            return formats.number(value)
        case _:
            return str(value)


CSV_COLUMNS = [
    SheetColumn("Waktu", kind=Kind.DATETIME),
    SheetColumn("Siapa"),
    SheetColumn("Tindakan"),
    SheetColumn("Alasan"),
    SheetColumn("Halaman"),
    SheetColumn("Bagian"),
    SheetColumn("Sebelum"),
    SheetColumn("Sesudah"),
]
NO_FIELDS = [FieldChange("", "", "")]


def csv_rows(changes: list[Change]) -> Iterator[list[Any]]:
    """One row per changed field."""
    for item in changes:
        for field in item.fields or NO_FIELDS:
            yield [
                item.at,
                item.who,
                item.what,
                item.reason,
                item.page,
                field.label,
                field.old,
                field.new,
            ]
