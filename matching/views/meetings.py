"""One meeting, its outcome, and the day itself: who is next, who is late, what came of it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.exports import export_menu, table_files
from core.forms import posted
from core.keys import row_key
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.models import Participant
from events.views.scope import get_forum, render_forum
from matching.actions.outcomes import decide, report, report_side, result_of
from matching.actions.placing import Grid, free_party, replacements, unplaced, welcome_party
from matching.actions.rearranging import best_use
from matching.calendars import meeting_calendar
from matching.filters import OutcomeFilter
from matching.forms import AbsentForm, MeetingReportForm
from matching.live import live_state
from matching.models import Decision, Meeting, MeetingReport, ReportSide, Schedule
from matching.views.schedule import get_meeting
from vendors.models import Vendor

SIDES = ("agency", "vendor")
OUTCOME_WORDS = {"disputed": "Perlu diputuskan", "open": "Belum dilaporkan"} | dict(
    Decision.choices
)
COLUMNS = [
    SheetColumn("Tanggal", 12, Kind.DATE),
    SheetColumn("Sesi", 14),
    SheetColumn("Meja", 12),
    SheetColumn("OPD", 36),
    SheetColumn("Vendor", 30),
    SheetColumn("Hasil", 18),
    SheetColumn("Menurut OPD", 18),
    SheetColumn("Menurut vendor", 18),
    SheetColumn("Menurut petugas meja", 20),
    SheetColumn("Catatan", 50),
    SheetColumn("Komitmen", 10, Kind.INT),
]


@roles_allowed(*Role)
@require_safe
def meeting_detail(request, slug, pk):
    meeting = get_meeting(request, slug, pk)
    reports = MeetingReport.objects.visible_to(request.user).filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "reports": reports.select_related("reported_by").order_by("side"),
        "result": result_of(meeting),
        "commitments": meeting.commitments.all(),
        "decisions": Decision.choices,
        "can_report": (
            meeting.is_planned
            and meeting.schedule.is_published
            and meeting.slot.day <= timezone.localdate()
        ),
        "can_edit": not meeting.schedule.is_superseded and meeting.is_planned,
    }
    return render_forum(request, "matching/meeting_detail.html", meeting.forum, context)


@roles_allowed(Role.STAFF, Role.BUYER, Role.VENDOR)
def meeting_report(request, slug, pk):
    """Three taps: did you meet, what came of it, save."""
    meeting = get_meeting(request, slug, pk)
    side = report_side(request.user)
    entry = MeetingReport.objects.filter(meeting=meeting, side=side).first()
    form = MeetingReportForm(
        posted(request),
        instance=entry or MeetingReport(meeting=meeting, side=side, reported_by=request.user),
    )
    if form.is_valid():
        try:
            kept = report(meeting, form.save(commit=False), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Hasil {meeting} tersimpan.")
            if kept.decision == Decision.COMMITMENT and not kept.meeting.commitments.exists():
                address = reverse("matching:commitment_create", args=[slug])
                return redirect(f"{address}?meeting={kept.meeting_id}")
            # Back to the others that still wait for a result.
            return redirect(
                "matching:outcome_list" if request.user.is_office else "matching:schedule_detail",
                slug,
            )
    context = {"form": form, "meeting": meeting}
    return render_forum(request, "matching/meeting_report.html", meeting.forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def meeting_decide(request, slug, pk):
    meeting = get_meeting(request, slug, pk)
    choice = forms.ChoiceField(choices=Decision.choices)
    try:
        decision = choice.clean(request.POST.get("decision", ""))
    except ValidationError:
        messages.error(request, "Pilih hasil pertemuan lebih dulu.")
    else:
        try:
            decide(meeting, Decision(decision), by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"Hasil {meeting} diputuskan: {Decision(decision).label}.")
            # Back to the others that the sides tell differently.
            return redirect("matching:outcome_list", slug)
    return redirect("matching:meeting_detail", slug, pk)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def outcome_list(request, slug):
    """The meetings of the published schedule with what came of them, disagreements first."""
    forum = get_forum(request, slug)
    filterset = filter_meetings(request, forum)
    results = outcomes(filterset.qs)
    context = {
        "filter": filterset,
        "page": paginate(request, asked_for(request, results)),
        "counts": outcome_counts([result.state for _, result in results]),
        "exports": export_menu(request, table_files("matching:outcome"), [forum.slug]),
    }
    return render_forum(request, "matching/outcome_list.html", forum, context)


def filter_meetings(request, forum):
    """Meetings of the published schedule as the address asks for them; results are told apart after."""
    rows = Meeting.objects.filter(forum=forum).published().planned().for_list()
    return OutcomeFilter(request.GET, queryset=rows)


def outcomes(meetings):
    """Meetings with their results, disagreements first."""
    rows = meetings.prefetch_related("reports", "commitments")
    results = [(row, result_of(row)) for row in rows]
    return sorted(results, key=lambda pair: not pair[1].is_disputed)


def asked_for(request, results):
    """Those with the result that the address names."""
    kept = request.GET.get("result", "")
    return [pair for pair in results if kept in ("", pair[1].state)]


def file_rows(request, forum):
    """What the list shows, on all of its pages, as rows of its files."""
    return outcome_rows(asked_for(request, outcomes(filter_meetings(request, forum).qs)))


def outcome_rows(results):
    for meeting, result in results:
        said = {report.side: report for report in result.reports}
        reports = [said.get(side) for side in ReportSide]
        yield (
            meeting.slot.day, str(meeting.slot), str(meeting.table), meeting.agency.name,
            meeting.vendor.name, OUTCOME_WORDS[result.state],
            *(report.decision.label if report else "" for report in reports),
            "; ".join(report.note for report in reports if report and report.note),
            len(meeting.commitments.all()),
        )  # fmt: skip


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def outcome_xlsx(request, slug):
    forum = get_forum(request, slug)
    heading = [f"Hasil pertemuan {forum}", forum.days_in_words]
    rows = file_rows(request, forum)
    return xlsx_download(
        f"hasil-pertemuan-{slug}.xlsx", Sheet("Hasil pertemuan", COLUMNS, rows, heading)
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def outcome_csv(request, slug):
    rows = file_rows(request, get_forum(request, slug))
    return csv_download(f"hasil-pertemuan-{slug}.csv", COLUMNS, rows)


@roles_allowed(*Role)
@require_safe
def vendor_meeting_list(request, slug):
    """Whom a vendor has met at forums, and what came of it: of those, whom the reader may see."""
    vendors = Vendor.objects.browsable_by(request.user)
    if request.user.is_vendor:
        vendors = vendors.editable_by(request.user)
    vendor = get_object_or_404(vendors, slug=slug)
    meetings = Meeting.objects.visible_to(request.user).published().planned().filter(vendor=vendor)
    rows = meetings.for_list().order_by("-slot__day", "-slot__start_time", "-pk")
    page = paginate(request, rows.prefetch_related("reports", "commitments"))
    context = {
        "vendor": vendor,
        "vendor_key": str(vendor.pk),
        "is_editable": not request.user.is_buyer,
        "page": page,
        "results": [(row, result_of(row)) for row in page],
    }
    return render(request, "matching/vendor_meeting_list.html", context)


def outcome_counts(states):
    """The quick counts of the states that occur, after the one of all meetings."""
    counts = [("", "Semua", len(states))]
    return counts + [
        (value, label, states.count(value))
        for value, label in OUTCOME_WORDS.items()
        if value in states
    ]


@roles_allowed(Role.STAFF)
def party_absent(request, slug, side, pk):
    """Late or absent: confirm, free the slots, then offer the best for each."""
    forum = get_forum(request, slug)
    schedule = get_object_or_404(Schedule.objects.published(), forum=forum)
    if side not in SIDES:
        raise Http404
    rows = schedule.meetings.planned().for_list().filter(**{side: pk})
    first = get_object_or_404(rows[:1])
    party = getattr(first, side)
    form = AbsentForm(
        posted(request),
        forum=forum,
        initial={"reason": "Tidak hadir"},
    )
    if form.is_valid():
        freed = free_party(schedule, side=side, pk=pk, by=request.user, **form.cleaned_data)
        messages.success(request, f"{len(freed)} sesi {party} dikosongkan.")
        cells = ",".join(f"{row.slot_id}-{row.table_id}" for row in freed)
        address = reverse("matching:standby_list", args=[slug])
        return redirect(f"{address}?plan=1&cells={cells}")
    context = {
        "form": form,
        "title": f"{party} tidak hadir?",
        "text": "Sesinya yang belum dimulai dikosongkan. Yang sudah dimulai tetap.",
        "submit": "Kosongkan sesinya",
        "cancel_label": "Jangan kosongkan",
        "cancel_url": reverse("matching:live", args=[slug]),
    }
    return render(request, "components/confirm.html", context)


def party_in(forum, side, pk):
    """The agency or vendor of a forum's participants; 404 for any other."""
    if side not in SIDES:
        raise Http404
    people = Participant.objects.active().filter(forum=forum).select_related(side)
    return getattr(get_object_or_404(people.filter(**{side: pk}).order_by("pk")[:1]), side)


@roles_allowed(Role.STAFF)
@require_POST
def party_arrived(request, slug, side, pk):
    """A walk-in, or one who came after all: offer places for what it asked for."""
    forum = get_forum(request, slug)
    schedule = get_object_or_404(Schedule.objects.published(), forum=forum)
    party = party_in(forum, side, pk)
    welcome_party(schedule, side=side, pk=pk)
    messages.success(request, f"{party} tercatat sudah datang.")
    return redirect(f"{reverse('matching:standby_list', args=[slug])}?plan=1&{side}={pk}")


def asked_side(request, forum):
    """The party that ?agency= or ?vendor= asks places for: its side and itself, or ("", None)."""
    for side in SIDES:
        if asked := row_key(request.GET.get(side, "")):
            return side, party_in(forum, side, asked)
    return "", None


def told_once(offers):
    """The first of the tables of a slot where the same can sit, and how many more there are."""
    found = {}
    for slot, table, wishes in offers:
        if wishes:
            found.setdefault((slot, *wishes), []).append(table)
    return [
        (slot, tables[0], wishes, len(tables) - 1) for (slot, *wishes), tables in found.items()
    ]


@roles_allowed(Role.STAFF)
@require_safe
def standby_list(request, slug):
    """Free cells of the published schedule, each with those who would fit best.

    With ?plan the solver's answer for all of them at once, which may move others.
    """
    forum = get_forum(request, slug)
    schedule = get_object_or_404(Schedule.objects.published(), forum=forum)
    schedule.forum = forum
    grid = Grid(schedule)
    wishes = list(unplaced(schedule))
    side, party = asked_side(request, forum)
    if party:
        wishes = [wish for wish in wishes if getattr(wish, f"{side}_id") == party.pk]
    freed = set(request.GET.get("cells", "").split(","))
    offers = [
        (slot, table, replacements(grid, slot, table, wishes)[:3])
        for slot in grid.slots
        for table in grid.tables
        if slot.pk not in grid.begun
        and (slot.pk, table.pk) not in grid.at
        and (not freed - {""} or f"{slot.pk}-{table.pk}" in freed)
    ]
    context = {
        "offers": offers,
        "fitting": told_once(offers),
        "left_over": [offer for offer in offers if not offer[2]],
        "schedule": schedule,
        "is_planned": "plan" in request.GET,
        "side": side,
        "party": party,
    }
    if context["is_planned"]:
        context["steps"] = best_use(grid, wishes)
    return render_forum(request, "matching/standby_list.html", forum, context)


@roles_allowed(*Role)
@require_safe
def live(request, slug):
    """The wall of the hall: the round, who sits where now and next, who is missing."""
    forum = get_forum(request, slug)
    schedule = Schedule.objects.published().filter(forum=forum).first()
    context = {"state": live_state(forum, schedule, timezone.localtime()), "schedule": schedule}
    return render_forum(request, "matching/live.html", forum, context)


@login_not_required
@require_safe
def calendar_feed(request, slug, token):
    """The meetings of whoever holds this ticket; its address is as good as a password."""
    person = get_object_or_404(
        Participant.objects.active().select_related("agency", "vendor"),
        ticket_token=token,
        forum__slug=slug,
    )
    rows = Meeting.objects.filter(forum=person.forum_id).published().for_list()
    if person.agency_id:
        rows = rows.filter(agency=person.agency_id)
        rows = rows.filter(delegate=None) | rows.filter(delegate=person)
    elif person.vendor_id:
        rows = rows.filter(vendor=person.vendor_id)
    else:
        rows = rows.none()
    host = request.get_host().partition(":")[0]
    content = meeting_calendar(person, rows, host=host, now=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="temu-{slug}.ics"'
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
