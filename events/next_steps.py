"""What the office has to do next for a forum, computed from the forum's own data."""

from dataclasses import dataclass, fields
from enum import IntEnum

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from core.addresses import reverse
from core.formats import date_long, date_with_day, number
from core.statements import remembered
from events.models import (
    AgendaItem,
    Certificate,
    Forum,
    ForumStatus,
    Invitation,
    Minutes,
    Participant,
    Slot,
    Table,
)
from events.reports import AgencyRow, ForumFigures, number_of


class Phase(IntEnum):
    """When a step is taken; a later app's steps find their place by it."""

    BEFORE, DAY, AFTER = range(3)


@dataclass(frozen=True)
class Step:
    """One line of the list; `url` solves it: a page, or with `posts` an act without a page."""

    title: str
    detail: str
    is_done: bool
    url: str
    label: str
    posts: bool = False
    phase: Phase = Phase.BEFORE


@dataclass(frozen=True)
class Preparation:
    """Counts that decide which steps are done."""

    invitation_count: int
    agenda_count: int
    table_count: int
    free_table_count: int
    slot_count: int
    minutes_count: int
    certificate_count: int
    badge_count: int


def preparation_counts() -> dict[str, Coalesce]:
    """What `Preparation` counts, as annotations of forums."""
    return {
        "invitation_count": number_of(Invitation.objects.all()),
        "agenda_count": number_of(AgendaItem.objects.all()),
        "table_count": number_of(Table.objects.all()),
        "free_table_count": number_of(Table.objects.filter(vendor=None)),
        "slot_count": number_of(Slot.objects.all()),
        "minutes_count": number_of(Minutes.objects.all()),
        "certificate_count": number_of(Certificate.objects.all()),
        "badge_count": number_of(Participant.objects.expected().without_badge()),
    }


def preparation_of(forum: Forum) -> Preparation:
    """What has been prepared. One query."""
    return Preparation(**counting(forum.pk).rows()[0])


@remembered
def counting(pk: int) -> QuerySet:
    rows = Forum.objects.filter(pk=pk).annotate(**preparation_counts())
    return rows.values(*(field.name for field in fields(Preparation)))


def next_steps(
    forum: Forum, preparation: Preparation, agencies: list[AgencyRow], figures: ForumFigures
) -> list[Step]:
    """The steps in the order of the work, done ones too; none when the forum is called off."""
    if forum.is_called_off:
        return []
    return [
        *preparing(forum, preparation),
        *registering(forum, agencies, figures),
        *printing(forum, preparation, figures),
        *finishing(forum, figures),
        *closing(forum, preparation),
    ]


def preparing(forum: Forum, preparation: Preparation) -> list[Step]:
    return [
        Step(
            title="Susun agenda",
            detail=f"{number(preparation.agenda_count)} mata acara",
            is_done=preparation.agenda_count > 0,
            url=reverse("events:agenda_edit", args=[forum.slug]),
            label="Susun",
        ),
        Step(
            title="Tetapkan meja dan sesi temu",
            detail=table_detail(preparation),
            is_done=bool(preparation.table_count and preparation.slot_count),
            url=reverse("events:table_list", args=[forum.slug]),
            label="Atur meja",
        ),
        Step(
            title="Tetapkan OPD dan vendor yang diundang",
            detail=f"{number(preparation.invitation_count)} undangan tercatat",
            is_done=preparation.invitation_count > 0,
            url=reverse("events:invitation_choose", args=[forum.slug]),
            label="Pilih",
        ),
        Step(
            title="Terbitkan forum dan buka pendaftaran",
            detail=forum.get_status_display(),
            is_done=forum.status != ForumStatus.DRAFT,
            url=reverse("events:forum_change_status", args=[forum.slug, "publish"]),
            label="Terbitkan",
            posts=True,
        ),
    ]


def table_detail(preparation: Preparation) -> str:
    """Tables without a vendor of their own are shared: more vendors than tables is usual."""
    shared = preparation.free_table_count
    tables = f"{preparation.table_count} meja"
    return f"{tables}{f' ({shared} dipakai bersama)' if shared else ''}, {preparation.slot_count} sesi temu"


def registering(forum: Forum, agencies: list[AgencyRow], figures: ForumFigures) -> list[Step]:
    """Who is still missing; once the forum is over, nobody can be registered any more."""
    over = forum.status == ForumStatus.FINISHED
    missing = [row.agency.short_name for row in agencies if row.invited and row.needs_action]
    names = ", ".join(missing[:3]) + (f", dan {len(missing) - 3} lagi" if len(missing) > 3 else "")
    title = "Semua OPD yang diundang sudah mendaftar"
    if missing and over:
        title = f"{len(missing)} OPD yang diundang tidak mendaftar"
    elif missing:
        title = f"Ingatkan {len(missing)} OPD yang belum mendaftar"
    return [
        Step(
            title=title,
            detail=names or f"{number(figures.delegates.registered)} utusan terdaftar",
            is_done=over or (bool(agencies) and not missing),
            url=reverse("events:invitation_list", args=[forum.slug]),
            label="Ingatkan",
        ),
    ]


def printing(forum: Forum, preparation: Preparation, figures: ForumFigures) -> list[Step]:
    """Cards for all who have a seat; whoever comes late, or changes the name, asks for it again."""
    count = preparation.badge_count
    if forum.is_running:
        # Who has come in needs none any more.
        count = min(count, figures.total.absent)
    over = forum.status == ForumStatus.FINISHED or (preparation.badge_count and not count)
    if over or not figures.total.registered:
        return []
    return [
        Step(
            title=f"Cetak {number(count)} tanda peserta"
            if count
            else "Tanda peserta sudah dicetak",
            detail=f"{number(figures.total.registered)} peserta terdaftar, 8 kartu per lembar",
            is_done=not count,
            url=reverse("events:badge_list", args=[forum.slug]),
            label="Cetak",
        )
    ]


def finishing(forum: Forum, figures: ForumFigures) -> list[Step]:
    over = forum.status == ForumStatus.FINISHED
    return [
        Step(
            title="Mulai forum dan catat kehadiran",
            detail=f"{date_with_day(figures.day)}, {number(figures.total.present)} orang tercatat hadir",
            is_done=over or forum.is_running,
            url=reverse("events:forum_change_status", args=[forum.slug, "start"]),
            label="Mulai",
            posts=True,
            phase=Phase.DAY,
        ),
        Step(
            title="Selesaikan forum dan unduh laporan kehadiran",
            detail=f"Selesai {date_long(forum.last_day)}",
            is_done=over,
            url=reverse("events:attendance_report", args=[forum.slug]),
            label="Buka laporan",
            phase=Phase.AFTER,
        ),
    ]


def closing(forum: Forum, preparation: Preparation) -> list[Step]:
    """The papers that are left when everybody has gone home."""
    if forum.status != ForumStatus.FINISHED:
        return []
    written = "Notulen ditulis" if preparation.minutes_count else "Notulen belum ditulis"
    return [
        Step(
            title="Tulis notulen dan terbitkan sertifikat",
            detail=f"{written}, {number(preparation.certificate_count)} sertifikat terbit",
            is_done=bool(preparation.minutes_count and preparation.certificate_count),
            url=reverse("events:paper_list", args=[forum.slug]),
            label="Buka naskah",
            phase=Phase.AFTER,
        )
    ]
