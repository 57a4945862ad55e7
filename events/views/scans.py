"""Scanning tickets at the door, and the list of every scan."""

from uuid import uuid4

from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role, User
from core.addresses import reverse
from core.exports import export_menu
from core.keys import row_key
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.actions.scanning import record_scan
from events.filters import ScanFilter
from events.forms import ScanForm
from events.models import Attendance, Forum, Participant, Scan, ScanOutcome
from events.views.check_in import result_url
from events.views.scope import get_forum, questions_of, render_forum

COLUMNS = [
    SheetColumn("Waktu pindai", 17, Kind.DATETIME),
    SheetColumn("Waktu diterima", 17, Kind.DATETIME),
    SheetColumn("Pintu", 20),
    SheetColumn("Petugas", 28),
    SheetColumn("Cara", 14),
    SheetColumn("Hasil", 20),
    SheetColumn("Keterangan", 44),
    SheetColumn("Peserta", 32),
    SheetColumn("Instansi/Usaha", 36),
    SheetColumn("Kode peserta", 14),
    SheetColumn("Kode yang diketik", 16),
]


@roles_allowed(Role.STAFF)
@require_safe
def scan(request, slug):
    """The phone at the door: the camera, a field for the code, and the last result."""
    forum = get_forum(request, slug)
    pk = row_key(request.GET.get("scan", ""))
    shown = pk and scans_of(forum).filter(pk=pk).first()
    day = forum.attendance_day
    participants = Participant.objects.filter(forum=forum)
    arrivals = Attendance.objects.standing().filter(participant__forum=forum, day=day)
    context = {
        "door": door_of(request),
        "form": ScanForm(),
        "key": uuid4(),
        "figures": participants.on_day(day).expected().aggregate(
            registered=Count("pk"), present=Count("pk", filter=Q(today__isnull=False))
        ),
        "last": arrivals.select_related("participant__agency", "participant__vendor")
        .order_by("-arrived_at")
        .first(),
        **(result_of(forum, shown) if shown else {}),
    }  # fmt: skip
    return render_forum(request, "events/scan.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def scan_create(request, slug):
    """Record one reading. A script gets the result alone, everyone else is led to its page."""
    forum = get_forum(request, slug)
    form = ScanForm(request.POST)
    is_script = "X-Partial" in request.headers
    if not form.is_valid():
        context = {"forum": forum, "form": form, "door": door_of(request)}
        if is_script:
            return render(request, "events/_scan_result.html", context, status=422)
        return redirect("events:scan", forum.slug)
    data = form.cleaned_data
    if request.session.get("door", "") != data["door"]:
        request.session["door"] = data["door"]
    done = record_scan(
        forum,
        by=request.user,
        text=data["text"],
        key=data["key"] or str(uuid4()),
        door=data["door"],
        is_read=data["is_read"],
    )
    if is_script:
        context = {"forum": forum, "door": data["door"], **result_of(forum, done)}
        return render(request, "events/_scan_result.html", context)
    return redirect(after_scan(request, done))


def after_scan(request, done: Scan) -> str:
    """The page that shows the result: the laptop's, if it came from there, or the phone's."""
    forum = done.forum
    if request.POST.get("back") != "desk":
        query = urlencode({"scan": str(done.pk), "door": done.door})
        return f"{reverse('events:scan', args=[forum.slug])}?{query}"
    if done.arrival:
        return result_url(forum.slug, done.arrival, is_new=done.is_settled)
    return f"{reverse('events:check_in', args=[forum.slug])}?scan={done.pk}"


def door_of(request) -> str:
    """The door that the address names, or the one of the last scan of this session."""
    return request.GET.get("door", request.session.get("door", ""))[:40]


def scans_of(forum: Forum):
    return Scan.objects.filter(forum=forum).select_related(
        "forum", "participant", "arrival__recorded_by"
    )


def result_of(forum: Forum, done: Scan) -> dict:
    """What the result page says: the scan, its participant with table and answers, the first door."""
    participant = None
    if done.participant_id:
        people = Participant.objects.filter(pk=done.participant_id)
        participant = people.with_table().with_origin().get()
        participant.forum = forum
    first = (
        done.arrival.scans.filter(outcome=ScanOutcome.NEW).values_list("door", flat=True).first()
        if done.arrival and done.outcome == ScanOutcome.REPEAT
        else None
    )
    return {
        "scan": done,
        "participant": participant,
        "questions": questions_of(forum, participant) if participant and done.arrival_id else [],
        "is_new": done.is_settled,
        "first_door": first or "",
    }


def filter_scans(request, forum):
    rows = Scan.objects.filter(forum=forum)
    doors = rows.exclude(door="").order_by("door").values_list("door", flat=True).distinct()
    operators = User.objects.filter(pk__in=rows.values("operator")).order_by("name")
    return ScanFilter(
        request.GET,
        queryset=rows.for_list(),
        doors=[(door, door) for door in doors],
        operators=[(user.pk, user.name) for user in operators],
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def scan_list(request, slug):
    forum = get_forum(request, slug)
    filterset = filter_scans(request, forum)
    files = [
        ("Excel (.xlsx)", "", "events:scan_xlsx", "filetype-xlsx"),
        ("CSV (.csv)", "", "events:scan_csv", "filetype-csv"),
    ]
    context = {
        "filter": filterset,
        "page": paginate(request, filterset.qs),
        "exports": export_menu(request, files, [forum.slug]),
    }
    return render_forum(request, "events/scan_list.html", forum, context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def scan_csv(request, slug):
    forum = get_forum(request, slug)
    return csv_download(f"pindaian-{forum.slug}.csv", COLUMNS, rows_of(request, forum))


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def scan_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Pindaian di pintu, {forum.name}", forum.days_in_words, forum.venue]
    sheet = Sheet("Pindaian", COLUMNS, rows_of(request, forum), heading)
    return xlsx_download(f"pindaian-{forum.slug}.xlsx", sheet)


def rows_of(request, forum):
    """One tuple a scan, with the filters of the list."""
    for row in filter_scans(request, forum).qs.iterator(chunk_size=2000):
        participant = row.participant
        yield (
            row.scanned_at, row.received_at, row.door, row.operator.name,
            row.way, row.get_outcome_display(), row.reason, participant and participant.name,
            participant and participant.origin, participant and participant.code, row.code,
        )  # fmt: skip
