"""The attendance report: on the page, and as the three files, each as filtered."""

from datetime import date

from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.exports import pdf_response
from core.formats import date_with_day, phone_display, time_range
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.answer_figures import COLUMNS as ANSWER_COLUMNS
from events.answer_figures import AnswersByPerson, answer_figures, figure_rows
from events.models import (
    CheckInMethod,
    Forum,
    ParticipantKind,
    ParticipantLine,
    ParticipantStatus,
)
from events.papers import attendance_paper
from events.reports import agency_rows, forum_figures
from events.views.participants import exports, filter_participants
from events.views.scope import day_of, get_forum, render_forum

COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("Kode", 12),
    SheetColumn("Nama", 32),
    SheetColumn("Jabatan", 28),
    SheetColumn("Jenis", 14),
    SheetColumn("Instansi/Usaha", 36),
    SheetColumn("Status", 14),
    SheetColumn("Kehadiran", 13),
    SheetColumn("Tiba", 17, Kind.DATETIME),
    SheetColumn("Nama yang hadir", 32),
    SheetColumn("Cara check-in", 17),
    SheetColumn("Dicatat oleh", 24),
]
CONTACT_COLUMNS = [
    SheetColumn("NIP", 20),
    SheetColumn("Nomor WhatsApp", 17),
    SheetColumn("Surel", 28),
    SheetColumn("Nomor surat tugas", 22),
]
AGENCY_COLUMNS = [
    SheetColumn("No", 6, Kind.INT),
    SheetColumn("OPD", 44),
    SheetColumn("Diundang", 10),
    SheetColumn("Terdaftar", 10, Kind.INT),
    SheetColumn("Hadir", 10, Kind.INT),
]


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def attendance_report(request, slug):
    forum = get_forum(request, slug)
    figures = forum_figures(forum, request.user, day=day_of(request, forum))
    context = {
        "figures": figures,
        "agencies": agencies_of(request, forum, figures),
        "exports": exports(request, forum),
    }
    return render_forum(request, "events/attendance_report.html", forum, context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def attendance_xlsx(request, slug):
    forum = get_forum(request, slug)
    figures = forum_figures(forum, request.user, day=day_of(request, forum))
    answers = answers_for(request.user, forum)
    columns = columns_for(request.user, answers)
    sheets = [
        Sheet("Daftar hadir", columns, rows_for(request, forum, answers), heading(forum, figures.day)),
        Sheet(
            "Rekap OPD",
            [*AGENCY_COLUMNS, SheetColumn(forum.absence, 11, Kind.INT)],
            (
                (
                    number, row.agency.name, "Ya" if row.invited else "Tidak",
                    row.figures.registered, row.figures.present, row.figures.absent,
                )
                for number, row in enumerate(agencies_of(request, forum, figures), 1)
            ),
            heading(forum, figures.day),
        ),
    ]  # fmt: skip
    if answers.columns:
        rows = figure_rows(answer_figures(forum, figures))
        sheets.append(Sheet("Rekap jawaban", ANSWER_COLUMNS, rows, heading(forum, figures.day)))
    return xlsx_download(f"{name_of(forum)}.xlsx", *sheets)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def attendance_csv(request, slug):
    forum = get_forum(request, slug)
    answers = answers_for(request.user, forum)
    return csv_download(
        f"{name_of(forum)}.csv",
        columns_for(request.user, answers),
        rows_for(request, forum, answers),
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def attendance_pdf(request, slug):
    """Daftar hadir with letterhead and signature cells, a sheet for each side."""
    forum = get_forum(request, slug)
    lines = list(filter_participants(request, forum).qs.with_arrival().lines())
    paper = attendance_paper(
        forum,
        lines,
        day=day_of(request, forum),
        with_contacts=request.user.may_see_contacts,
        printed_at=timezone.now(),
    )
    response = pdf_response(paper, name_of(forum))
    response.row_count = len(lines)
    return response


def name_of(forum: Forum) -> str:
    return f"daftar-hadir-{forum.slug}"


def agencies_of(request, forum, figures):
    rows = agency_rows(forum, figures, Agency.objects.visible_to(request.user))
    return sorted(rows, key=lambda row: row.agency.name)


def heading(forum: Forum, day: date) -> list[str]:
    return [
        f"Daftar hadir {forum.name}",
        date_with_day(day),
        f"{time_range(forum.start_time, forum.end_time)}, {forum.venue}",
    ]


def answers_for(user, forum: Forum) -> AnswersByPerson:
    """Answers are personal data: nothing of them for those who see no contacts."""
    return AnswersByPerson(forum if user.may_see_contacts else None)


def columns_for(user, answers: AnswersByPerson) -> list[SheetColumn]:
    contacts = CONTACT_COLUMNS if user.may_see_contacts else []
    return [*COLUMNS, *contacts, *answers.columns]


def rows_for(request, forum, answers: AnswersByPerson):
    """One tuple a participant, in the order and with the filters of the list."""
    with_contacts = request.user.may_see_contacts
    kinds, states, methods = (
        dict(c.choices) for c in (ParticipantKind, ParticipantStatus, CheckInMethod)
    )
    for number, row in enumerate(filter_participants(request, forum).qs.with_arrival().lines(), 1):
        yield (
            number, row.code, row.name, row.position, kinds[row.kind], row.origin,
            states[row.status], presence(row, forum.absence), row.arrived_at,
            row.present_name, methods.get(row.method), row.recorded_by_name,
            *((row.nip, row.phone and phone_display(row.phone), row.email, row.assignment_letter)
              if with_contacts else ()),
            *answers.cells(row.pk),
        )  # fmt: skip


def presence(line: ParticipantLine, absence: str) -> str:
    if line.arrived_at:
        return "Hadir"
    return absence if line.is_registered else "–"
