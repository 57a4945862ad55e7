from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import may_use, roles_allowed
from accounts.disclosures import opened_form, opened_number
from accounts.import_pages import notes_of
from accounts.models import Agency, Role
from core.back import back, way_back
from core.exports import export_menu
from core.forms import ReasonForm, for_editing, posted
from core.pagination import paginate
from core.statements import ANY_KEYS, listed, listed_by_key
from events.actions.importing import preview_rows, save_rows
from events.actions.registration import (
    cancel,
    give_seat,
    register,
    replace,
    save_changes,
)
from events.filters import ParticipantFilter
from events.forms import ParticipantForm, PasteForm, ReplacementForm, empty_for_another
from events.models import Forum, Participant, ParticipantKind, Question
from events.reports import forum_figures
from events.searching import keys_by_arrival, keys_by_name
from events.texts import ticket_body
from events.views.chosen import bulk_acts
from events.views.scope import (
    day_of,
    get_forum,
    get_participant,
    questions_of,
    render_forum,
    tell_moved_up,
)
from events.views.tickets import ticket_whatsapp
from vendors.models import Vendor

ARRIVAL_ORDERS = {"arrived": "arrived_at", "-arrived": "-arrived_at"}
SHOWN = (
    "pk", "name", "position", "code", "kind", "phone", "status", "arrived_at", "present_name",
    "method", "origin_name", "forum_id", "agency_id", "vendor_id",
)  # fmt: skip
"""What a row of the list says: read as plain values, a page costs half of what records would."""
OLD_CARD = "Tanda peserta sudah dicetak dengan tulisan lama. Cetak lagi dan tarik kartu yang lama."
SIDES = [("delegate", "Utusan OPD"), ("vendor", "Vendor"), ("other", "Lainnya")]


def filter_participants(request, forum):
    """The filtered list: what the page shows is what every export holds."""
    rows = Participant.objects.visible_to(request.user).filter(forum=forum)
    rows = rows.on_day(day_of(request, forum)).order_by("name", "pk")
    # What somebody answers is known to those alone who see contacts.
    asked = forum.questions.all() if request.user.may_see_contacts else Question.objects.none()
    return ParticipantFilter(request.GET, queryset=rows, questions=asked, forum=forum)


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER, Role.VENDOR)
@require_safe
def participant_list(request, slug):
    forum = get_forum(request, slug)
    filterset = filter_participants(request, forum)
    figures = forum_figures(forum, request.user, day=day_of(request, forum))
    page = page_of(request, filterset, forum, figures)
    context = {
        "filter": filterset,
        "page": page,
        "places": forum.participants.queue_places(page.object_list),
        "figures": figures,
        "exports": exports(request, forum),
        "bulk_acts": bulk_acts(forum, figures.day),
        **row_acts(request.user, forum, figures.day),
    }
    return render_forum(request, "events/participant_list.html", forum, context)


def page_of(request, filterset, forum, figures):
    """The page, with the joins that only its rows need. All of a forum's people are counted already."""
    day, chosen = figures.day, filterset.values
    of_keys = partial(people_of_keys, day=day)
    if chosen.keys() == {"q"} and request.user.may_see_drafts:
        return paginate(request, of_keys, keys=keys_by_name(chosen["q"], forum.pk))
    found = filterset.qs
    if not filterset.form.is_valid() or "q" in chosen:
        return paginate(request, of_keys, light=found)
    if chosen.keys() - {"sort"}:
        return paginate(request, shown(found), light=found, count=found.count())
    if not request.user.may_see_drafts:
        return paginate(request, shown(found), light=found, count=figures.people)
    order, first = chosen.get("sort", [""])[0], None
    if order in ARRIVAL_ORDERS:
        # Those who came stand first, and an index has them in their order.
        first = partial(keys_by_arrival, forum.pk, day, ARRIVAL_ORDERS[order])
        first = first, figures.total.present
    kept = partial(everyone_between, forum.pk, day, order)
    return paginate(request, of_keys, light=found, count=figures.people, first=first, kept=kept)


def shown(people):
    return people.with_arrival().with_origin().values_list(*SHOWN, named=True)


@listed_by_key
def people_of_keys(day) -> QuerySet:
    return shown(Participant.objects.filter(pk__among=ANY_KEYS).on_day(day))


@listed
def everyone_between(forum, day, order, first, last) -> QuerySet:
    """All people of a forum in an order of the list, from one place to another."""
    everyone = Participant.objects.filter(forum=forum).on_day(day).order_by("name", "pk")
    return shown(ParticipantFilter({"sort": order}, queryset=everyone).qs)[first:last]


def row_acts(user, forum, day):
    """What the reader may do with a row and see in it: asked once, not for every row.

    Nobody is checked in for another day than the one that an arrival would count for.
    """
    takes_arrivals = forum.is_running and day == forum.attendance_day
    return {
        "may_bulk": may_use(user, "events:participant_bulk_check_in"),
        "may_check_in": takes_arrivals and may_use(user, "events:participant_check_in"),
        "may_edit": forum.accepts_changes and may_use(user, "events:participant_edit"),
        "shows_contacts": user.may_see_contacts,
    }


def exports(request, forum):
    """What the export menu offers, each file with the filters of the list."""
    files = [
        ("Excel (.xlsx)", "Semua kolom, siap diolah", "events:attendance_xlsx", "filetype-xlsx"),
        ("CSV (.csv)", "UTF-8, pemisah titik koma", "events:attendance_csv", "filetype-csv"),
        (
            "PDF daftar hadir (A4)",
            "Berkop dinas, kolom tanda tangan",
            "events:attendance_pdf",
            "printer",
        ),
    ]
    if may_use(request.user, "events:badge_list"):
        files.append(
            (
                "PDF tanda peserta", "8 kartu per lembar, dengan kode QR", "events:badge_list",
                "person-badge",
            )
        )  # fmt: skip
    return export_menu(request, files, [forum.slug], new_group="events:attendance_pdf")


@roles_allowed(Role.STAFF, Role.OBSERVER, Role.BUYER, Role.VENDOR)
@require_http_methods(["GET", "HEAD", "POST"])
def participant_detail(request, slug, pk):
    """One participant; a POST shows one of the masked numbers, which is kept."""
    participant = get_participant(request, slug, pk)
    names = ("nip", "phone") if request.user.may_see_contacts else ()
    arrivals = participant.attendances.select_related("recorded_by", "revoked_by")
    opened = opened_number(request, participant, names)
    day = participant.forum.attendance_day
    context = {
        "participant": participant,
        "arrivals": arrivals.order_by("-arrived_at"),
        "has_come": lambda: arrivals.standing().filter(day=day).exists(),
        "opened": opened,
        "questions": (
            questions_of(participant.forum, participant) if request.user.may_see_contacts else []
        ),
        # The link names the number, so it stands only where that has been shown, and kept.
        "ticket_whatsapp": (
            ticket_whatsapp(request, participant, ticket_body(participant))
            if opened == "phone"
            else ""
        ),
    }
    return render_forum(request, "events/participant_detail.html", participant.forum, context)


def side_of(request, participant):
    """Which of the three forms fits: asked for in the address, or what the participant is."""
    if participant.kind:
        return participant.kind if participant.kind in ("delegate", "vendor") else "other"
    side = request.GET.get("kind")
    return side if side in dict(SIDES) else "delegate"


def participant_form(request, participant, form_class=ParticipantForm):
    # Another kind was chosen: its form takes over what is typed, and nothing is saved yet.
    is_other_side = "other_side" in request.POST
    return form_class(
        None if is_other_side else posted(request),
        initial=request.POST.dict() if is_other_side else None,
        instance=participant,
        side=side_of(request, participant),
        agencies=Agency.objects.selectable(
            participant.forum.first_day, keep=participant.agency_id
        ).order_by("name"),
        vendors=Vendor.objects.visible_to(request.user).order_by("name"),
    )


@roles_allowed(Role.STAFF)
def participant_create(request, slug):
    forum = get_forum(request, slug)
    form = participant_form(request, Participant(forum=forum))
    if form.is_valid():
        try:
            participant = register(
                form.save(commit=False),
                by=request.user,
                check=form.refuse_duplicate,
                answers=form.answers(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if participant.is_registered:
                messages.success(request, f"{participant} terdaftar, kode {participant.code}.")
            else:
                messages.warning(
                    request, f"Kursi habis. {participant} masuk daftar tunggu, {participant.code}."
                )
            if "add_another" in request.POST:
                return redirect(request.get_full_path())
            return redirect("events:participant_list", forum.slug)
    context = {"form": form, "sides": SIDES, "side": form.side}
    return render_forum(request, "events/participant_create.html", forum, context)


@roles_allowed(Role.STAFF)
@transaction.atomic
def participant_edit(request, slug, pk):
    # The forum first, as everywhere: who takes locks in one order never waits in a circle.
    get_object_or_404(for_editing(request, Forum.objects.visible_to(request.user)), slug=slug)
    participant = get_participant(request, slug, pk)
    had_badge = participant.badge_printed_at is not None
    form = participant_form(request, participant)
    if form.is_valid():
        try:
            save_changes(form.save(commit=False), by=request.user, answers=form.answers())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Perubahan disimpan.")
            if had_badge and participant.badge_printed_at is None:
                messages.warning(request, OLD_CARD)
            return back(request, participant.get_absolute_url())
    opened_form(request, participant, ("nip", "phone"))
    back_url = way_back(request, participant.get_absolute_url())
    context = {"participant": participant, "form": form, "back_url": back_url}
    return render_forum(
        request, "events/participant_edit.html", participant.forum, context, form.status
    )


@roles_allowed(Role.STAFF)
@transaction.atomic
def participant_replace(request, slug, pk):
    """A colleague comes instead: the form starts empty, seat, code and meetings stay."""
    # As in participant_edit().
    get_object_or_404(for_editing(request, Forum.objects.visible_to(request.user)), slug=slug)
    participant = get_participant(request, slug, pk)
    replaced = participant.name
    seen = empty_for_another(participant)
    form = participant_form(request, participant, ReplacementForm)
    form.current = form.initial["seen"] = seen
    if form.is_valid():
        try:
            replace(form.save(commit=False), by=request.user, answers=form.answers())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request,
                f"{replaced} digantikan {participant}. Tiket dan tanda peserta lama tidak berlaku.",
            )
            return redirect(participant)
    context = {"participant": participant, "form": form, "replaced": replaced}
    return render_forum(
        request, "events/participant_replace.html", participant.forum, context, form.status
    )


@roles_allowed(Role.STAFF)
def participant_cancel(request, slug, pk):
    participant = get_participant(request, slug, pk)
    form = ReasonForm(posted(request))
    begun = timezone.now()
    if form.is_valid():
        try:
            cancelled = cancel(participant, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if cancelled:
                messages.success(request, f"Pendaftaran {participant} dibatalkan.")
            else:
                messages.info(request, f"{participant} sudah batal sebelumnya.")
            tell_moved_up(request, participant.forum, begun)
            return redirect(participant)
    origin = participant.origin or participant.get_kind_display()
    freed = "Kursinya" if participant.is_registered else "Tempatnya di daftar tunggu"
    context = {
        "form": form,
        "title": "Batalkan pendaftaran ini?",
        "text": f"{participant}, {origin}. {freed} bisa dipakai orang lain.",
        "submit": "Batalkan pendaftaran",
        "cancel_label": "Jangan batalkan",
        "cancel_url": participant.get_absolute_url(),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF)
@require_POST
def participant_give_seat(request, slug, pk):
    participant = get_participant(request, slug, pk)
    begun = timezone.now()
    try:
        given = give_seat(participant)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        if given:
            messages.success(request, f"{participant} terdaftar dan mendapat kursi.")
        else:
            messages.info(request, f"{participant} sudah terdaftar.")
        tell_moved_up(request, participant.forum, begun)
    return redirect(participant)


@roles_allowed(Role.STAFF)
def participant_paste(request, slug):
    """Paste, look at every row, then save the good ones; bad ones stay in the field."""
    forum = get_forum(request, slug)
    form = PasteForm(posted(request))
    preview = None
    if form.is_valid():
        try:
            preview = preview_rows(forum, **form.cleaned_data)
            if "confirmed" in request.POST:
                saved = save_rows(forum, by=request.user, **form.cleaned_data)
                left = ", baris yang salah masih ada di bawah" if saved.refused else ""
                messages.success(request, f"{saved.sentence}{left}.")
                if not saved.refused:
                    return redirect("events:participant_list", forum.slug)
                form = PasteForm({"kind": form.cleaned_data["kind"], "rows": saved.refused_text})
                preview = preview_rows(forum, form["kind"].value(), saved.refused_text)
        except ValidationError as error:
            form.add_error("rows", error)
    context = {
        "form": form,
        "preview": preview,
        "notes": notes_of([], preview.left_out) if preview else [],
        "kinds": ParticipantKind,
    }
    return render_forum(request, "events/participant_paste.html", forum, context)
