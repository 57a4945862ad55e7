from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.exports import export_menu, table_files
from core.forms import for_editing, posted
from core.pagination import paginate
from core.spreadsheets import Kind, Sheet, SheetColumn, csv_download, xlsx_download
from events.actions.changing import call_off, revive, save_forum
from events.actions.preparation import copied_values, copy_forum, next_number
from events.filters import ForumFilter
from events.forms import CallOffForm, ForumChangeForm, ForumForm, ReviveForm
from events.models import Document, Forum, ForumStatus, Participant
from events.next_steps import next_steps, preparation_of
from events.reports import add_delegates, agency_rows, forum_figures, people_who_came
from events.views.scope import get_forum, render_forum, tell_how_it_went, tell_moved_up

AGENCIES_SHOWN = 12
COLUMNS = [
    SheetColumn("Seri", 28),
    SheetColumn("Nomor", 8, Kind.INT),
    SheetColumn("Forum", 40),
    SheetColumn("Tema", 44),
    SheetColumn("Tanggal", 14, Kind.DATE),
    SheetColumn("Sampai", 14, Kind.DATE),
    SheetColumn("Tempat", 40),
    SheetColumn("Status", 20),
    SheetColumn("Kursi utusan OPD", 12, Kind.INT),
    SheetColumn("Utusan OPD terdaftar", 12, Kind.INT),
    SheetColumn("Kursi vendor", 12, Kind.INT),
    SheetColumn("Vendor terdaftar", 12, Kind.INT),
    SheetColumn("Orang yang hadir", 12, Kind.INT),
]
DONE = {
    "publish": "Forum terbit dan pendaftaran dibuka.",
    "unpublish": "Forum kembali menjadi konsep.",
    "close_registration": "Pendaftaran ditutup.",
    "reopen_registration": "Pendaftaran dibuka lagi.",
    "start": "Forum dimulai. Kehadiran sudah bisa dicatat.",
    "finish": "Forum selesai. Laporan kehadiran siap diunduh.",
    "resume": "Forum dilanjutkan.",
}


def filter_forums(request):
    return ForumFilter(request.GET, queryset=Forum.objects.visible_to(request.user).for_list())


@login_not_required
@require_safe
def forum_list(request):
    forums = filter_forums(request)
    context = {
        "filter": forums,
        "page": paginate(request, forums.qs),
        "exports": export_menu(request, table_files("events:forum")),
    }
    return render(request, "events/forum_list.html", context)


def export_rows(request):
    """One tuple a forum, in the order and with the filters of the list."""
    for forum in filter_forums(request).qs.annotate(came_count=people_who_came()):
        yield (
            forum.series, forum.number, forum.name, forum.theme, forum.first_day, forum.last_day,
            forum.place, forum.get_status_display(), forum.agency_seats, forum.agency_seats_taken,
            forum.vendor_seats, forum.vendor_seats_taken, forum.came_count,
        )  # fmt: skip


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def forum_xlsx(request):
    sheet = Sheet("Forum", COLUMNS, export_rows(request), ["Daftar forum"])
    return xlsx_download("forum.xlsx", sheet)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def forum_csv(request):
    return csv_download("forum.csv", COLUMNS, export_rows(request))


@login_not_required
@require_safe
def forum_detail(request, slug):
    """The overview: public facts for everyone, the office's work list for the office."""
    forum = get_forum(request, slug)
    context = {
        "agenda": forum.agenda.all(),
        "documents": Document.objects.visible_to(request.user).filter(forum=forum),
    }
    if request.user.is_authenticated:
        context |= overview(request, forum)
    return render_forum(request, "events/forum_detail.html", forum, context)


def overview(request, forum):
    """What people who have signed in see beside the public facts."""
    participants = Participant.objects.visible_to(request.user).filter(forum=forum)
    figures = forum_figures(forum, request.user)
    agencies = agency_rows(forum, figures, Agency.objects.visible_to(request.user))
    asked = request.GET.get("agency", "").strip()[:100]
    words = asked.casefold().split()
    shown = [row for row in agencies if row.agency.has_words(words)][:AGENCIES_SHOWN]
    add_delegates(shown, participants)
    context = {
        "figures": figures,
        "agencies": shown,
        "agency_count": len(agencies),
        "asked_agency": asked,
        "shows_arrivals": forum.is_running or figures.total.present > 0,
    }
    if not request.user.may_see_drafts:
        own = forum.invitations.to_user(request.user).with_status().for_list()
        context["own_invitations"] = own
    if request.user.is_office:
        context["steps"] = next_steps(forum, preparation_of(forum), agencies, figures)
    return context


@roles_allowed(Role.STAFF)
def forum_create(request):
    usual = Forum._meta.get_field("series").default
    form = ForumForm(posted(request), initial={"number": next_number(usual)})
    if form.is_valid():
        forum = form.save()
        messages.success(request, f"{forum} tersimpan sebagai konsep.")
        return redirect(forum)
    return render(request, "events/forum_create.html", {"form": form})


@roles_allowed(Role.STAFF)
def forum_copy(request, slug):
    """The next forum of a series: the form starts with what stays, the rest is copied on saving."""
    source = get_forum(request, slug)
    form = ForumForm(
        posted(request),
        initial=copied_values(source, ForumForm.Meta.fields),
    )
    if form.is_valid():
        forum = copy_forum(source, form.save(commit=False), by=request.user)
        messages.success(
            request,
            f"{forum} tersimpan sebagai konsep dengan agenda, meja, sesi, pertanyaan, dan undangan lama.",
        )
        return redirect(forum)
    return render_forum(request, "events/forum_copy.html", source, {"form": form})


@roles_allowed(Role.STAFF)
@transaction.atomic
def forum_edit(request, slug):
    forums = for_editing(request, Forum.objects.visible_to(request.user))
    forum = get_object_or_404(forums, slug=slug)
    is_known = forum.accepts_changes and forum.status != ForumStatus.DRAFT
    form = (ForumChangeForm if is_known else ForumForm)(posted(request), instance=forum)
    begun = timezone.now()
    if form.is_valid():
        try:
            mails = save_forum(
                form.save(commit=False),
                form.Meta.fields,
                by=request.user,
                tells=form.cleaned_data.get("tells", False),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Perubahan forum disimpan.")
            tell_how_it_went(request, mails)
            tell_moved_up(request, forum, begun)
            if outside := forum.slots_outside_hours.count():
                messages.warning(
                    request,
                    f"{outside} sesi temu di luar jam forum. Susun ulang di Meja dan sesi.",
                )
            return redirect(forum)
    return render_forum(request, "events/forum_edit.html", forum, {"form": form}, form.status)


@roles_allowed(Role.STAFF)
@transaction.atomic
def forum_call_off(request, slug):
    """Ask why, and whether people shall be told, before a forum is called off."""
    forum = get_forum(request, slug)
    form = CallOffForm(posted(request), forum=forum)
    if form.is_valid():
        reason, tells = form.cleaned_data["reason"], form.cleaned_data["tells"]
        try:
            mails = call_off(forum, reason=reason, by=request.user, tells=tells)
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, "Forum dibatalkan.")
            tell_how_it_went(request, mails)
        return redirect(forum)
    return render_forum(request, "events/forum_call_off.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
@transaction.atomic
def forum_revive(request, slug):
    forum = get_forum(request, slug)
    form = ReviveForm(posted(request), forum=forum)
    if form.is_valid():
        try:
            mails = revive(forum, by=request.user, tells=form.cleaned_data["tells"])
        except ValidationError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, "Forum dipulihkan. Pendaftaran masih ditutup.")
            tell_how_it_went(request, mails)
        return redirect(forum)
    return render_forum(request, "events/forum_revive.html", forum, {"form": form})


@roles_allowed(Role.STAFF)
@require_POST
def forum_change_status(request, slug, verb):
    forum = get_forum(request, slug)
    if verb not in DONE:
        raise Http404
    try:
        forum.change_status(verb)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, DONE[verb])
    return redirect(forum)
