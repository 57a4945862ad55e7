"""The schedule of a forum: computing, reading, changing by hand, publishing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.formats import number
from core.forms import ReasonForm, posted
from core.keys import row_key
from events.models import Participant
from events.views.scope import get_forum, render_forum
from matching.actions.computing import compute_later
from matching.actions.outcomes import report_side
from matching.actions.placing import (
    Grid,
    cancel,
    clashes_of,
    move,
    place,
    set_lock,
    swap_obstacle,
    unplaced,
)
from matching.actions.publishing import changes_between, planned, publish
from matching.actions.rearranging import rearrange, way_to
from matching.actions.room import what_more_would_bring
from matching.actions.scheduling import (
    QUICK,
    THOROUGH,
    Plan,
    copy_draft,
    delete_draft,
    lacking,
    make_draft,
)
from matching.forms import ComputeForm
from matching.models import Meeting, MeetingReport, Request, Schedule

LOCKS = {"on": True, "off": False}
READERS = (Role.STAFF, Role.OBSERVER)


def get_schedule(request, slug, pk):
    return get_object_or_404(
        Schedule.objects.visible_to(request.user).select_related("forum"),
        pk=pk,
        forum__slug=slug,
    )


def get_meeting(request, slug, pk):
    return get_object_or_404(
        Meeting.objects.visible_to(request.user).select_related(
            "schedule", "forum", "slot", "table", "agency", "vendor", "request", "delegate"
        ),
        pk=pk,
        forum__slug=slug,
    )


@roles_allowed(*Role)
@require_safe
def schedule_detail(request, slug):
    """The office's newest schedule as a grid; for the sides their own meetings."""
    forum = get_forum(request, slug)
    if request.user.is_buyer or request.user.is_vendor:
        return own_agenda(request, forum)
    schedules = versions_of(forum)
    drafts = [row for row in schedules if row.is_draft]
    return grid_page(request, forum, next(iter(drafts or schedules), None), schedules)


@roles_allowed(*READERS)
@require_safe
def schedule_version(request, slug, pk):
    rows = Schedule.objects.visible_to(request.user).filter(forum__slug=slug)
    schedules = list(rows.select_related("forum", "created_by").with_wish_count())
    schedule = next((row for row in schedules if row.pk == pk), None)
    if schedule is None:
        raise Http404
    return grid_page(request, schedule.forum, schedule, schedules)


def versions_of(forum):
    """All drafts and versions, the newest first."""
    return list(forum.schedules.select_related("created_by").with_wish_count())


def own_meetings(user, forum):
    return Meeting.objects.visible_to(user).filter(forum=forum).for_list()


def own_agenda(request, forum):
    """The meetings of the reader's own side, as published, with what that side said of each."""
    said = MeetingReport.objects.filter(side=report_side(request.user))
    meetings = own_meetings(request.user, forum).prefetch_related(
        Prefetch("reports", said, to_attr="own_reports")
    )
    tokens = (
        Participant.objects.visible_to(request.user)
        .filter(forum=forum)
        .expected()
        .order_by("name")[:5]
    )
    feeds = [
        (
            person,
            request.build_absolute_uri(
                reverse("matching:calendar_feed", args=[forum.slug, person.ticket_token])
            ),
        )
        for person in tokens
    ]
    context = {"meetings": meetings, "feeds": feeds}
    return render_forum(request, "matching/schedule_own.html", forum, context)


def grid_page(request, forum, schedule, schedules):
    published = next((row for row in schedules if row.is_published), None)
    context = {
        "schedule": schedule,
        "published": published,
        "compute_form": ComputeForm(),
        "versions": [(row, figure_words(row.figures)) for row in schedules],
        "can_edit": request.user.is_office
        and schedule
        and not (schedule.is_superseded or schedule.is_computing),
    }
    if schedule is None:
        context["lacks"] = lacking(forum, Request.objects.filter(forum=forum).standing().exists())
    elif not schedule.is_computing:
        schedule.forum = forum
        grid = Grid(schedule)
        context |= grid_context(grid)
        if schedule.is_draft and published:
            context["differences"] = [
                change.text for change in changes_between(planned(published), grid.meetings)
            ]
    return render_forum(request, "matching/schedule_detail.html", forum, context)


def grid_context(grid):
    """Rows of cells, clashes, and requests that have no meeting."""
    clashes = grid.clashes()
    clashing = {clash.meeting.pk: clash.text for clash in clashes}
    rows = [
        (slot, [(table, cell_of(grid, clashing, slot, table)) for table in grid.tables])
        for slot in grid.slots
    ]
    reasons = grid.schedule.figures.get("reasons", {})
    wishes = unplaced(grid.schedule).order_by("priority", "pk")
    open_wishes = [(wish, grid.free_cells(wish)) for wish in wishes]
    return {
        "grid": grid,
        "rows": rows,
        "with_days": grid.forum.has_several_days,
        "meetings_url": reverse("matching:meeting_detail", args=[grid.forum.slug, 0]).removesuffix(
            "0/"
        ),
        "clashes": clashes,
        "cell_count": len(grid.slots) * len(grid.tables),
        "wish_count": grid.schedule.wish_count,
        "has_free_cell": any(cells for _, cells in open_wishes),
        "unplaced": [
            (wish, cells, "" if cells else grid.why_nowhere(wish, reasons.get(str(wish.pk))))
            for wish, cells in open_wishes
        ],
        "figures": figure_words(grid.schedule.figures),
    }


def cell_of(grid, clashing, slot, table):
    meeting = grid.at.get((slot.pk, table.pk))
    if meeting:
        meeting.clash = clashing.get(meeting.pk, "")
        meeting.is_waiting = bool(meeting.request and meeting.request.is_waiting)
    return meeting


def figure_words(figures):
    """What the solver says about its answer, in words; nothing for a schedule made by hand."""
    if "points" not in figures:
        return []
    proven = figures["points"] == figures["points_bound"]
    bound = (
        "terbukti terbaik" if proven else f"batas atas {number(figures['points_bound'] // 100)}"
    )
    gap_word = "" if figures["gaps"] != figures["gaps_bound"] else ", terbukti paling sedikit"
    return [
        ("Permintaan dilayani", f"{figures['served']} dari {figures['requests']}"),
        ("Bobot", f"{number(figures['points'] // 100)}, {bound}"),
        ("Jeda menunggu", f"{figures['gaps']} sesi{gap_word}"),
        ("Pemerataan", f"selisih {figures['spread']} pertemuan antar-OPD"),
        ("OPD tanpa pertemuan", str(figures["left_out"])),
        ("Pindah meja", f"{figures['table_changes']} kali"),
        ("Waktu hitung", f"{str(figures['seconds']).replace('.', ',')} detik"),
    ]


@roles_allowed(Role.STAFF)
@require_POST
def schedule_compute(request, slug):
    """One button: a new draft. The second button looks longer, beside the request."""
    forum = get_forum(request, slug)
    form = ComputeForm(request.POST)
    rows = Schedule.objects.filter(forum=forum)
    if form.is_valid():
        data = form.cleaned_data
        # The published one is what people know; without it the newest draft.
        base = rows.published().first() or rows.drafts().first()
        plan = Plan(
            base=None if data["keep"] == "nothing" else base,
            keeps_all=data["keep"] == "all",
            with_waiting=data["with_waiting"],
            splits_delegates=data["splits_delegates"],
            agency_least=data["agency_least"] or 0,
            agency_most=data["agency_most"],
            vendor_least=data["vendor_least"] or 0,
            vendor_most=data["vendor_most"],
            seconds=THOROUGH if "thorough" in request.POST else QUICK,
        )
        try:
            if plan.seconds == THOROUGH:
                schedule = compute_later(forum, plan, by=request.user)
            else:
                schedule = make_draft(forum, plan, by=request.user)
                served = schedule.figures["served"]
                messages.success(request, f"{schedule} tersusun: {served} permintaan dilayani.")
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            return redirect("matching:schedule_version", forum.slug, schedule.pk)
    for field, errors in form.errors.items():
        messages.error(request, f"{form.fields[field].label}: {errors[0]}")
    return redirect("matching:schedule_detail", forum.slug)


@roles_allowed(Role.STAFF)
@require_POST
def schedule_what_if(request, slug):
    forum = get_forum(request, slug)
    if lines := what_more_would_bring(forum):
        messages.info(request, " ".join(lines))
    else:
        messages.info(request, "Belum ada permintaan atau sesi untuk dihitung.")
    return redirect("matching:schedule_detail", forum.slug)


@roles_allowed(Role.STAFF)
@require_POST
def schedule_publish(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    try:
        schedule = publish(schedule, by=request.user, clashes=clashes_of)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"Jadwal terbit sebagai {str(schedule).lower()}.")
        if schedule.meetings.filter(sequence__gt=0).exists():
            messages.info(
                request,
                "Ada perubahan dari versi lama. Yang bersangkutan dikabari lewat surel;"
                " yang tanpa surel ada di daftar hubungi.",
            )
    return redirect("matching:schedule_version", slug, pk)


@roles_allowed(Role.STAFF)
@require_POST
def schedule_copy(request, slug, pk):
    draft = copy_draft(get_schedule(request, slug, pk), by=request.user)
    messages.success(request, f"{draft} dibuat. Ubah, lalu terbitkan.")
    return redirect("matching:schedule_version", slug, draft.pk)


@roles_allowed(Role.STAFF)
@require_POST
def schedule_delete(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    if delete_draft(schedule):
        messages.success(request, f"{schedule} dihapus.")
    else:
        messages.error(request, "Jadwal yang sudah terbit tidak bisa dihapus.")
    return redirect("matching:schedule_detail", slug)


def chosen_cell(forum, data):
    """The slot and table named by a button's value, such as "12-7"."""
    slot, _, table = data.get("cell", "").partition("-")
    return (
        get_object_or_404(forum.slots, pk=row_key(slot)),
        get_object_or_404(forum.tables, pk=row_key(table)),
    )


@roles_allowed(Role.STAFF)
@require_POST
def meeting_place(request, slug, pk):
    """Give a request without a meeting one of the free cells."""
    schedule = get_schedule(request, slug, pk)
    wish = get_object_or_404(
        Request.objects.select_related("agency", "vendor"),
        pk=row_key(request.POST.get("request", "")),
        forum=schedule.forum,
    )
    slot, table = chosen_cell(schedule.forum, request.POST)
    try:
        place(schedule, wish, slot, table, by=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(
            request,
            f"{wish} ditempatkan di sesi {slot.in_words(schedule.forum)}, {str(table).lower()}.",
        )
    return redirect("matching:schedule_version", slug, pk)


@roles_allowed(Role.STAFF)
@require_POST
def schedule_rearrange(request, slug, pk):
    """Accept what the solver proposed: all of its steps at once."""
    schedule = get_schedule(request, slug, pk)
    try:
        done = rearrange(schedule, request.POST.getlist("step"), by=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        text = f"{done} pertemuan ditempatkan." if done else "Susunan ini sudah dipakai."
        messages.success(request, text)
    if "standby" in request.POST:
        return redirect("matching:standby_list", slug)
    return redirect("matching:schedule_version", slug, pk)


@roles_allowed(Role.STAFF)
def meeting_move(request, slug, pk):
    """Every cell with a button, a way that moves others too (?cell=), or why it will not do."""
    meeting = get_meeting(request, slug, pk)
    meeting.schedule.forum = meeting.forum
    wanted = chosen_cell(meeting.forum, request.GET) if "cell" in request.GET else None
    if request.method == "POST":
        slot, table = wanted = chosen_cell(meeting.forum, request.POST)
        try:
            move(meeting, slot, table, by=request.user)
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            text = (
                f"{meeting} pindah ke sesi {slot.in_words(meeting.forum)}, {str(table).lower()}."
            )
            messages.success(request, text)
            return redirect("matching:schedule_version", slug, meeting.schedule_id)
    grid = Grid(meeting.schedule)
    rows = [
        (slot, [(table, *option(grid, meeting, slot, table)) for table in grid.tables])
        for slot in grid.slots
    ]
    context = {"meeting": meeting, "rows": rows, "grid": grid, "wanted": wanted}
    if wanted and meeting.is_planned:
        context["steps"] = way_to(grid, meeting, *wanted)
    return render_forum(request, "matching/meeting_move.html", meeting.forum, context)


def option(grid, meeting, slot, table):
    """What can be done with a cell, and the words for it.

    "here"; "free"; "swap" with the one who sits there; "ask" the solver, if others may move; "no".
    """
    if (slot.pk, table.pk) == (meeting.slot_id, meeting.table_id):
        return "here", "di sini sekarang"
    if reason := next(grid.obstacles(meeting, slot, table), ""):
        return "no", reason
    reason = grid.why_not(meeting, slot, table, moving=(meeting.pk,))
    if not reason:
        return "free", ""
    other = grid.at.get((slot.pk, table.pk))
    if other and not swap_obstacle(grid, meeting, other):
        return "swap", str(other.agency.short_name)
    return "no" if meeting.is_locked else "ask", reason


@roles_allowed(Role.STAFF)
@require_POST
def meeting_lock(request, slug, pk, verb):
    meeting = get_meeting(request, slug, pk)
    if verb not in LOCKS:
        raise Http404
    try:
        set_lock(meeting, locked=LOCKS[verb])
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        word = "dikunci" if LOCKS[verb] else "dilepas kuncinya"
        messages.success(request, f"{meeting} {word}.")
    return redirect("matching:meeting_detail", slug, pk)


@roles_allowed(Role.STAFF)
def meeting_cancel(request, slug, pk):
    meeting = get_meeting(request, slug, pk)
    form = ReasonForm(posted(request))
    if form.is_valid():
        try:
            cancelled = cancel(meeting, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            text = "dibatalkan" if cancelled else "sudah batal sebelumnya"
            messages.success(request, f"Pertemuan {meeting} {text}.")
            return redirect("matching:schedule_version", slug, meeting.schedule_id)
    context = {
        "form": form,
        "title": "Batalkan pertemuan ini?",
        "text": f"{meeting}, sesi {meeting.slot.in_words(meeting.forum)}, {str(meeting.table).lower()}.",
        "submit": "Batalkan pertemuan",
        "cancel_label": "Jangan batalkan",
        "cancel_url": reverse("matching:schedule_version", args=[slug, meeting.schedule_id]),
    }
    return render(request, "components/confirm.html", context)
