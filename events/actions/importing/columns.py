"""The columns of a participant list, under all the names that offices give them."""

from dataclasses import replace

from accounts.file_imports import UNUSED, Layout
from accounts.models import HeaderAlias, ImportTable
from core.spreadsheets import Column, header_key
from events.models import Forum, ParticipantKind, Question

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
            "asal instansi", "instansi asal", "asal opd", "nama instansi", "nama perusahaan",
        ],
        spans=True,
    ),
    Column(
        "phone",
        "No HP",
        [
            "nomor hp", "hp", "no whatsapp", "nomor whatsapp", "wa", "no wa", "telepon",
            "no telepon", "nomor telepon", "no hp/wa", "handphone", "whatsapp", "no telp", "telp",
        ],
    ),
    Column("email", "Surel", ["email", "e-mail", "alamat surel", "alamat email"]),
    Column("assignment_letter", "Nomor surat tugas", ["surat tugas", "no surat tugas"], spans=True),
    Column("kind", "Jenis", ["jenis peserta", "peran", "kategori"], spans=True),
    # Of our own exports: who was cancelled is not registered anew by importing one.
    Column("status", "Status", ["status peserta"]),
]  # fmt: skip
# Headers of nearly every list that say nothing about a person, those of our own refused rows, and
# those of our own exports that a list cannot change.
UNUSED_HEADERS = [
    "no",
    "nomor",
    "no urut",
    "nomor urut",
    "tanda tangan",
    "ttd",
    "paraf",
    "masalah",
    "cap waktu",
    "timestamp",
    "kode",
    "kehadiran",
    "tiba",
    "nama yang hadir",
    "cara check-in",
    "dicatat oleh",
]
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


def layout_of(forum: Forum) -> Layout:
    """What lists of people for a forum hold: our columns, and one for each of its questions.

    A question that is asked no more is read as little as in the form, and so is one that is worded
    like another column.
    """
    taken = {key for column in COLUMNS for key in column.keys}
    taken |= {header_key(text) for text in UNUSED_HEADERS}
    asked: list[Column] = []
    retired = []
    for question in forum.questions.all():
        if (key := header_key(question.text)) in taken:
            continue
        taken.add(key)
        if question.is_active:
            asked.append(answer_column(question))
        else:
            retired.append(question.text)
    return Layout(ImportTable.PARTICIPANTS, [*COLUMNS, *asked], [*UNUSED_HEADERS, *retired])


def answer_column(question: Question) -> Column:
    return Column(question.field_name, question.text, is_lasting=False)


def remembered_columns(layout: Layout) -> list[Column]:
    """The columns with the other names that the office has given them."""
    aliases = HeaderAlias.objects.filter(table=ImportTable.PARTICIPANTS).exclude(column=UNUSED)
    remembered = list(aliases.values_list("header", "column"))
    return [
        replace(
            column,
            aliases=[*column.aliases, *(text for text, name in remembered if name == column.name)],
        )
        for column in layout.columns
    ]
