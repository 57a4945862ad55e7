"""What waits for a person: what, by when, and the page that solves it. One query for all of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateField,
    F,
    IntegerField,
    Min,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import Role, User
from config import waiting
from core.addresses import reverse
from core.formats import number
from core.statements import remembered
from events.models.change_request import ANSWER_TIME

SOON = timedelta(days=3)
OFFICE = {Role.ADMIN, Role.STAFF}


@dataclass(frozen=True)
class Task:
    """A line of the work list; `posts` says that `url` is an act without a page."""

    title: str
    detail: str
    url: str
    label: str
    posts: bool = False
    due: date | None = None

    @property
    def urgency(self) -> str:
        """As the kinds of badges: "bad" when it is late, "warn" when it is near, else "info"."""
        if self.due is None:
            return "info"
        left = self.due - timezone.localdate()
        return "bad" if left < timedelta(0) else "warn" if left <= SOON else "info"


@dataclass(frozen=True)
class Source:
    """Rows that wait for somebody, and how the work list speaks of them.

    `due` is the day by which a row must be dealt with, `place` the slug that its page needs and
    `place_name` how people call it; where they are left out, all rows are one line.
    """

    roles: set[Role]
    rows: Callable[[User, date], QuerySet]
    title: str
    detail: str
    view: str
    label: str
    query: str = ""
    due: Any = None
    place: str = ""
    place_name: str = ""
    args: tuple[str, ...] = ()

    def lines(self, number: int, user: User, today: date) -> QuerySet:
        """Number of this source, how many rows, the first day, and where: a row for each place."""
        due = F(self.due) if isinstance(self.due, str) else self.due or Value(None)
        rows = self.rows(user, today).order_by()
        rows = rows.values(
            task_source=Value(number, IntegerField()),
            task_place=F(self.place) if self.place else Value("", CharField()),
            task_named=F(self.place_name) if self.place_name else Value("", CharField()),
        )
        return rows.annotate(
            task_rows=Count("pk", distinct=True), task_first=Min(Cast(due, DateField()))
        )

    def task(self, line: dict) -> Task:
        rows = line["task_rows"]
        count = f"Lebih dari {number(waiting.MOST)}" if rows > waiting.MOST else number(rows)
        words = {"count": count, "place": line["task_named"]}
        args = [line["task_place"]] if self.place else self.args
        return Task(
            self.title.format(**words),
            self.detail.format(**words),
            reverse(self.view, args=args) + self.query,
            self.label,
            due=line["task_first"],
        )


SOURCES = (
    Source(
        OFFICE,
        waiting.data_requests_to_answer,
        "{count} permohonan data pribadi menunggu jawaban",
        "Jawaban wajib dalam 3 x 24 jam (UU 27/2022).",
        "privacy:request_list",
        "Jawab",
        query="?status=open",
        due=F("received_at") + ANSWER_TIME,
    ),
    Source(
        OFFICE,
        waiting.changes_to_answer,
        "{count} permohonan perubahan data menunggu jawaban",
        "{place}: jawaban wajib dalam 3 x 24 jam.",
        "events:change_request_list",
        "Jawab",
        due=F("created_at") + ANSWER_TIME,
        place="participant__forum__slug",
        place_name="participant__forum__name",
    ),
    Source(
        OFFICE,
        waiting.seats_to_tell,
        "{count} orang naik dari daftar tunggu belum dikabari",
        "{place}: surelnya tidak ada. Telepon atau kirim WhatsApp.",
        "events:invitation_call_list",
        "Kabari",
        due="forum__first_day",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        OFFICE | {Role.BUYER},
        waiting.findings_open,
        "{count} temuan pemeriksaan belum selesai",
        "Perbaiki catatannya, atau terima dengan alasan.",
        "reports:finding_list",
        "Lihat temuan",
    ),
    Source(
        {Role.OBSERVER},
        waiting.findings_open,
        "{count} temuan pemeriksaan belum selesai",
        "Menunggu perbaikan OPD atau keputusan petugas.",
        "reports:finding_list",
        "Lihat temuan",
    ),
    Source(
        OFFICE | {Role.BUYER, Role.VENDOR},
        waiting.requests_to_answer,
        "{count} permintaan temu menunggu jawaban",
        "{place}: yang lewat batasnya dianggap kedaluwarsa.",
        "matching:request_list",
        "Jawab",
        query="?state=waiting",
        due="answer_by",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        {Role.BUYER, Role.VENDOR},
        waiting.meetings_to_report,
        "{count} pertemuan belum ada hasilnya",
        "{place}: isi minat, komitmen, atau tidak ada hasil.",
        "matching:schedule_detail",
        "Isi hasil",
        due="slot__day",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        OFFICE,
        waiting.meetings_to_decide,
        "{count} pertemuan dilaporkan berbeda oleh OPD dan vendor",
        "{place}: tanyakan keduanya, lalu putuskan yang benar.",
        "matching:outcome_list",
        "Putuskan",
        query="?result=disputed",
        due="slot__day",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        OFFICE,
        waiting.meetings_without_outcome,
        "{count} pertemuan belum dilaporkan kedua pihak",
        "{place}: tanyakan hasilnya, lalu catat.",
        "matching:outcome_list",
        "Catat hasil",
        due="slot__day",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        OFFICE | {Role.BUYER, Role.OBSERVER},
        waiting.commitments_overdue,
        "{count} komitmen lewat waktunya tanpa kontrak",
        "{place}: tagih, catat kontraknya, atau batalkan dengan alasan.",
        "matching:commitment_list",
        "Lihat komitmen",
        query="?overdue=1",
        due="planned_month",
        place="forum__slug",
        place_name="forum__name",
    ),
    Source(
        OFFICE | {Role.BUYER},
        waiting.commitments_without_purchase,
        "{count} komitmen berkontrak belum dikaitkan dengan belanja",
        "Tanpa kaitan, komitmen tidak dihitung dibelanjakan.",
        "procurement:link_list",
        "Kaitkan",
    ),
    Source(
        {Role.VENDOR},
        waiting.vendors_to_mend,
        "Profil usaha dikembalikan untuk diperbaiki",
        "{place}: catatan petugas ada di halaman profil.",
        "vendors:vendor_profile",
        "Perbaiki",
        place="slug",
        place_name="name",
    ),
    Source(
        {Role.VENDOR},
        waiting.vendors_to_hand_in,
        "Profil usaha belum diajukan untuk diperiksa",
        "{place}: pembeli hanya melihat usaha yang sudah diperiksa.",
        "vendors:vendor_profile",
        "Lengkapi",
        place="slug",
        place_name="name",
    ),
    Source(
        {Role.VENDOR},
        waiting.licences_to_mend,
        "{count} dokumen dikembalikan petugas",
        "{place}: perbaiki menurut catatannya, lalu unggah lagi.",
        "vendors:licence_list",
        "Perbaiki",
        place="vendor__slug",
        place_name="vendor__name",
    ),
    Source(
        {Role.VENDOR},
        waiting.licences_to_renew,
        "{count} dokumen habis atau segera habis masa berlakunya",
        "{place}: unggah pembaruannya sebelum tanggal itu.",
        "vendors:licence_list",
        "Perbarui",
        due="expires_on",
        place="vendor__slug",
        place_name="vendor__name",
    ),
    Source(
        OFFICE,
        waiting.licences_to_renew,
        "{count} izin vendor habis atau segera habis masa berlakunya",
        "Hubungi vendornya agar memperbarui.",
        "vendors:ending_licence_list",
        "Lihat izin",
        due="expires_on",
    ),
    Source(
        OFFICE,
        waiting.vendors_to_check,
        "{count} vendor menunggu pemeriksaan",
        "Cocokkan data dan dokumennya, lalu nyatakan sudah diperiksa.",
        "vendors:check_list",
        "Periksa",
    ),
    Source(
        {Role.BUYER},
        waiting.agencies_without_demand,
        "Kebutuhan tahun ini belum diisi",
        "Impor dari RUP atau ketik; dari kebutuhan itulah vendor dicarikan.",
        "matching:demand_list",
        "Isi kebutuhan",
    ),
    Source(
        OFFICE | {Role.BUYER},
        waiting.demand_without_category,
        "{count} kebutuhan belum berkategori",
        "Tanpa kategori, vendor yang cocok sulit ditemukan.",
        "matching:demand_list",
        "Pilih kategori",
        query="?state=uncategorised",
    ),
    Source(
        OFFICE | {Role.BUYER},
        waiting.findings_of_mine,
        "{count} temuan yang Anda tangani belum tuntas",
        "Betulkan datanya, atau terima dengan alasan.",
        "reports:finding_list",
        "Lihat temuan",
        query="?owner=me",
    ),
    Source(
        OFFICE,
        waiting.imports_to_finish,
        "{count} impor belanja Anda belum disimpan",
        "Periksa barisnya, lalu simpan atau biarkan terhapus.",
        "procurement:import_list",
        "Lanjutkan",
    ),
    Source(
        {Role.VENDOR},
        waiting.accounts_without_business,
        "Akun Anda belum terhubung dengan usaha",
        "Minta dinas mengirim tautan undangan untuk usaha Anda.",
        "vendors:own_vendor",
        "Lihat caranya",
    ),
    Source(
        {Role.ADMIN},
        waiting.office_without_address,
        "Kop surat dan penanda tangan belum lengkap",
        "Keduanya tercetak di undangan, daftar hadir, dan berita acara.",
        "accounts:office_edit",
        "Isi pengaturan dinas",
    ),
    Source(
        {Role.ADMIN},
        waiting.admin_alone,
        "Baru Anda yang punya akun",
        "Buat akun petugas dinas dan pembeli OPD. Vendor diundang dari profilnya.",
        "accounts:user_create",
        "Tambah pengguna",
    ),
    Source(
        {Role.ADMIN},
        waiting.targets_to_carry_over,
        "{count} target P3DN tahun ini belum ditetapkan",
        "Salin dari tahun lalu, lalu sesuaikan dengan aturan yang baru.",
        "procurement:target_list",
        "Tetapkan target",
    ),
    Source(
        OFFICE,
        waiting.budgets_to_renew,
        "Pagu anggaran tahun ini belum diisi",
        "Tanpa pagu, bagian belanja terhadap anggaran tidak bisa dihitung.",
        "procurement:budget_import_create",
        "Impor pagu",
    ),
    Source(
        OFFICE,
        waiting.office_without_vendors,
        "Belum ada vendor",
        "Impor daftar vendor, atau tambah satu per satu.",
        "vendors:import_create",
        "Impor vendor",
        args=("vendors",),
    ),
    Source(
        {Role.ADMIN},
        waiting.agencies_to_confirm,
        "{count} perangkat daerah belum dipastikan",
        "Satuan yang belum dipastikan tidak bisa dipilih.",
        "accounts:agency_list",
        "Pastikan",
        query="?confirmed=False",
    ),
)


def waiting_tasks(user: User) -> list[Task]:
    """What waits for the person outside the preparation of a forum, in one query."""
    lines = lines_for(user, user.role, user.agency_id, timezone.localdate()).rows()
    # Rows that are not told apart by a place are counted even where there are none.
    return in_order(
        [SOURCES[line["task_source"]].task(line) for line in lines if line["task_rows"]]
    )


@remembered
def lines_for(user: User, role: str, agency_id: int | None, today: date) -> QuerySet:
    """The question of `waiting_tasks`; what a user sees follows from these four alone."""
    lines = [
        source.lines(number, user, today)
        for number, source in enumerate(SOURCES)
        if role in source.roles
    ]
    # Without the order of the first model, whose columns are not among those asked for.
    return (lines[0].union(*lines[1:], all=True) if len(lines) > 1 else lines[0]).order_by()


def in_order(tasks: list[Task]) -> list[Task]:
    """What is due first comes first, what has no day last; else as the sources stand."""
    return sorted(tasks, key=lambda task: (task.due is None, task.due or date.max))
