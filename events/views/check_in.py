from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.forms import ReasonForm, posted
from core.keys import row_key
from core.pagination import rows_of
from core.statements import ANY_KEYS, listed, listed_by_key
from events.actions.check_in import arrive, register_at_door
from events.actions.check_in import check_in as record_arrival
from events.actions.scanning import find_participant, is_ticket
from events.forms import ArrivalForm, CheckInSearchForm
from events.models import Attendance, CheckInMethod, Participant
from events.reports import forum_figures
from events.searching import keys_nearest_first
from events.views.participants import SIDES, participant_form
from events.views.scope import get_forum, get_participant, questions_of, render_forum

RESULTS_SHOWN = 20
RECENT_SHOWN = 6


@roles_allowed(Role.STAFF)
def check_in(request, slug):
    """The door: one field, the matches, the last result, who came lately."""
    forum = get_forum(request, slug)
    form = CheckInSearchForm(request.GET)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    matches = []
    read = find_participant(forum, query) if is_ticket(query) else None
    if query:
        keys = [read.pk] if read else keys_nearest_first(query, forum.pk, RESULTS_SHOWN + 1)
        matches = rows_of(partial(people_of_keys, day=forum.attendance_day), keys)
    context = {
        "form": form,
        # What a scanner read is as good as a password, so it is not shown.
        "query": "tiket ini" if is_ticket(query) else query,
        "typed": "" if is_ticket(query) else query,
        "door": request.session.get("door", ""),
        "read": read,
        "key": uuid4(),
        "matches": matches[:RESULTS_SHOWN],
        "has_more": len(matches) > RESULTS_SHOWN,
        "method": CheckInMethod.CODE if is_code(query, matches) else CheckInMethod.NAME,
        "figures": forum_figures(forum),
        "recent": latest_arrivals(forum.pk, forum.attendance_day),
        "result": last_result(request, forum),
        "refused": last_refusal(request, forum),
    }
    return render_forum(request, "events/check_in.html", forum, context)


@listed_by_key
def people_of_keys(day) -> QuerySet:
    people = Participant.objects.filter(pk__among=ANY_KEYS)
    return people.on_day(day).with_arrival().with_origin()


@listed
def latest_arrivals(forum, day) -> QuerySet:
    came = Attendance.objects.standing().filter(participant__forum=forum, day=day)
    return came.latest_first()[:RECENT_SHOWN]


def is_code(query, matches):
    return any(match.code == query.upper() for match in matches)


def last_refusal(request, forum):
    """The scan that the address names, if it led to no arrival."""
    pk = row_key(request.GET.get("scan", ""))
    return pk and forum.scans.filter(pk=pk, arrival=None).select_related("participant").first()


def last_result(request, forum):
    """The arrival that the address names, whether it was new, and what its person is asked.

    None without one, or if it is foreign.
    """
    pk = row_key(request.GET.get("arrival", ""))
    if pk is None:
        return None
    arrival = (
        Attendance.objects.standing()
        .filter(pk=pk, participant__forum=forum)
        .with_table()
        .select_related("participant__agency", "participant__vendor", "recorded_by")
        .first()
    )
    return arrival and {
        "arrival": arrival,
        "is_new": request.GET.get("repeat") != "1",
        "questions": questions_of(forum, arrival.participant),
    }


def result_url(slug, arrival, *, is_new):
    repeat = "" if is_new else "&repeat=1"
    return f"{reverse('events:check_in', args=[slug])}?arrival={arrival.pk}{repeat}"


def method_of(request) -> CheckInMethod:
    method = request.POST.get("method")
    return CheckInMethod(method) if method in CheckInMethod else CheckInMethod.LIST


def one_tap(request, slug, pk) -> Attendance | None:
    """The new arrival of the person, where no other name was posted: most people at the door."""
    if request.method != "POST" or "present_name" in request.POST:
        return None
    return arrive(pk, by=request.user, method=method_of(request), slug=slug)


@roles_allowed(Role.STAFF)
def participant_check_in(request, slug, pk):
    """One tap at the door posts here; opened by itself it asks who really came."""
    if arrival := one_tap(request, slug, pk):
        return redirect(result_url(slug, arrival, is_new=True))
    participant = get_participant(request, slug, pk)
    data = {"present_name": participant.name, **request.POST.dict()}
    form = ArrivalForm(
        data if request.method == "POST" else None, initial={"present_name": participant.name}
    )
    if form.is_valid():
        try:
            arrival, is_new = record_arrival(
                participant,
                by=request.user,
                method=method_of(request),
                present_name=form.cleaned_data["present_name"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(result_url(slug, arrival, is_new=is_new))
    context = {
        "participant": participant,
        "form": form,
        "questions": questions_of(participant.forum, participant),
    }
    return render_forum(request, "events/participant_check_in.html", participant.forum, context)


@roles_allowed(Role.STAFF)
def walk_in_create(request, slug):
    """Register at the door and check in, in one act."""
    forum = get_forum(request, slug)
    form = participant_form(request, Participant(forum=forum))
    if form.is_valid():
        try:
            participant, is_in = register_at_door(
                form.save(commit=False),
                by=request.user,
                check=form.refuse_duplicate,
                answers=form.answers(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if is_in:
                arrival = participant.attendances.standing().get()
                return redirect(result_url(slug, arrival, is_new=True))
            messages.warning(
                request,
                f"Kursi habis. {participant} masuk daftar tunggu. Arahkan ke meja panitia.",
            )
            return redirect("events:check_in", forum.slug)
    context = {"form": form, "sides": SIDES, "side": form.side}
    return render_forum(request, "events/walk_in_create.html", forum, context)


@roles_allowed(Role.STAFF)
def attendance_revoke(request, slug, pk):
    forum = get_forum(request, slug)
    arrival = get_object_or_404(
        Attendance.objects.select_related("participant__agency", "participant__vendor"),
        pk=pk,
        participant__forum=forum,
    )
    form = ReasonForm(posted(request))
    if form.is_valid():
        if arrival.revoke(by=request.user, reason=form.cleaned_data["reason"]):
            messages.success(request, f"Check-in {arrival.participant} dibatalkan.")
        else:
            messages.info(request, "Check-in ini sudah dibatalkan sebelumnya.")
        return redirect("events:check_in", forum.slug)
    context = {
        "form": form,
        "title": "Batalkan check-in ini?",
        "text": f"{arrival.present_name} dari {arrival.participant.origin} kembali belum hadir.",
        "submit": "Batalkan check-in",
        "cancel_label": "Jangan batalkan",
        "cancel_url": reverse("events:check_in", args=[forum.slug]),
    }
    return render(request, "components/confirm.html", context)
