"""The columns of a participant list, under all the names that offices give them."""

from dataclasses import replace

from accounts.file_imports import UNUSED, Layout
from accounts.models import HeaderAlias, ImportTable
from core.spreadsheets import Column
from events.models import ParticipantKind

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
    Column("assignment_letter", "Nomor surat tugas", ["surat tugas", "no surat tugas"]),
    Column("kind", "Jenis", ["jenis peserta", "peran", "kategori"]),
]  # fmt: skip
# Headers of nearly every list that say nothing about a person, and that of our own refused rows.
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
]
LAYOUT = Layout(ImportTable.PARTICIPANTS, COLUMNS, UNUSED_HEADERS)
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


def remembered_columns() -> list[Column]:
    """Our columns with the other names that the office has given them."""
    aliases = HeaderAlias.objects.filter(table=ImportTable.PARTICIPANTS).exclude(column=UNUSED)
    remembered = list(aliases.values_list("header", "column"))
    return [
        replace(
            column,
            aliases=[*column.aliases, *(text for text, name in remembered if name == column.name)],
        )
        for column in COLUMNS
    ]
