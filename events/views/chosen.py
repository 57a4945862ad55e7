"""What the office does with the ticked rows of the list of participants."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.back import back
from core.chosen import chosen_rows, confirm_chosen, confirmed
from core.forms import ReasonForm
from events.actions.check_in import check_in_many
from events.actions.mail import send_tickets
from events.actions.registration import cancel_many
from events.models import Participant
from events.views.scope import get_forum, tell_how_it_went, tell_moved_up


def bulk_acts(forum, day):
    acts = [
        {
            "label": "Tandai hadir",
            "url": reverse("events:participant_bulk_check_in", args=[forum.slug]),
            "icon": "person-check",
        },
        {
            "label": "Cetak tanda peserta",
            "url": reverse("events:badge_reprint", args=[forum.slug]),
            "icon": "person-badge",
        },
        {
            "label": "Kirim tiket",
            "url": reverse("events:participant_bulk_send_ticket", args=[forum.slug]),
            "icon": "envelope",
        },
        {
            "label": "Batalkan",
            "url": reverse("events:participant_bulk_cancel", args=[forum.slug]),
            "icon": "slash-circle",
            "danger": True,
        },
    ]
    return acts if day == forum.attendance_day else acts[1:]


def chosen_participants(request, forum):
    """The ticked rows of the list. Raises ValidationError as `chosen_rows` does."""
    people = Participant.objects.visible_to(request.user).filter(forum=forum)
    rows = people.select_related("agency", "vendor")
    return chosen_rows(request, rows, "Pilih peserta lebih dulu.")


@roles_allowed(Role.STAFF)
@require_POST
def participant_bulk_check_in(request, slug):
    def act(participants, data):
        return f"{check_in_many(participants, by=request.user)} peserta tercatat hadir."

    wording = {"title": "Tandai {} peserta hadir?", "submit": "Tandai {} peserta hadir"}
    return confirm_people(request, slug, forms.Form, act, wording | {"kind": "primary"})


@roles_allowed(Role.STAFF)
@require_POST
def participant_bulk_cancel(request, slug):
    def act(participants, data):
        return f"{cancel_many(participants, reason=data['reason'])} peserta dibatalkan."

    wording = {"title": "Batalkan {} peserta?", "submit": "Batalkan {} peserta"}
    return confirm_people(request, slug, ReasonForm, act, wording)


@roles_allowed(Role.STAFF)
@require_POST
def participant_bulk_send_ticket(request, slug):
    """Mail the chosen their tickets, again if need be; who has no seat or no address gets none."""

    def act(participants, data):
        people = list(participants)
        sent = send_tickets(people, by=request.user)
        tell_how_it_went(request, sent)
        if left := len(people) - len(sent):
            messages.info(
                request, f"{left} dilewati karena belum mendapat kursi atau surelnya kosong."
            )
        return ""

    wording = {"title": "Kirim tiket kepada {} peserta?", "submit": "Kirim {} tiket"}
    return confirm_people(request, slug, forms.Form, act, wording | {"kind": "primary"})


def confirm_people(request, slug, form_class, act, wording):
    forum = get_forum(request, slug)
    form, list_url = (
        form_class(confirmed(request)),
        reverse("events:participant_list", args=[slug]),
    )
    return confirm_of_forum(request, forum, chosen_participants, form, act, wording, list_url)


def confirm_of_forum(request, forum, choose, form, act, wording, list_url):
    """As `confirm_chosen`, of the rows that ``choose`` finds; then say also who has moved up from
    the waiting list."""
    try:
        rows = choose(request, forum)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return back(request, list_url)
    begun = timezone.now()
    response = confirm_chosen(request, rows, form, act, wording, list_url)
    if response.status_code == HTTPStatus.FOUND:
        tell_moved_up(request, forum, begun)
    return response
