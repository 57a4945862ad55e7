"""The wishes that the invited send after registration has ended, and the office's answers."""

from django import forms
from django.contrib import messages
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.disclosures import keep
from accounts.models import DisclosureKind, Role
from core.addresses import reverse
from core.chosen import chosen_rows, confirmed
from core.formats import nip_display, nip_masked, phone_display, phone_masked
from core.keys import row_key
from core.pagination import paginate
from events.actions.invitations import accept_requests, refuse_request
from events.models import ChangeRequest
from events.views.chosen import confirm_of_forum
from events.views.invitations import pending_requests
from events.views.scope import get_forum, render_forum

# Numbers of persons: how they are written, and how masked.
NUMBERS = {"nip": (nip_display, nip_masked), "phone": (phone_display, phone_masked)}


@roles_allowed(Role.STAFF)
def change_request_list(request, slug):
    """The wishes, with numbers masked; a POST shows those of one wish, which is kept."""
    forum = get_forum(request, slug)
    rows = ChangeRequest.objects.filter(participant__forum=forum).for_list()
    page = paginate(request, rows)
    opened = row_key(request.POST.get("number", ""))
    for change in page:
        show_changes(request, change, is_opened=change.pk == opened)
    context = {
        "page": page,
        "pending": pending_requests(forum).count(),
        "bulk_acts": bulk_acts(forum),
    }
    return render_forum(request, "events/change_request_list.html", forum, context)


def bulk_acts(forum):
    return [
        {
            "label": label,
            "url": reverse(f"events:{name}", args=[forum.slug]),
            "icon": icon,
            "danger": name == "change_request_refuse",
        }
        for label, name, icon in (
            ("Terima", "change_request_accept", "check-lg"),
            ("Tolak", "change_request_refuse", "slash-circle"),
        )
    ]


def show_changes(request, change, *, is_opened):
    """Give the request the lines that its row shows, and whether numbers are masked in them."""
    wished = [] if change.decided_at else change.changes
    labels = [label for name, label, _, _ in wished if name in NUMBERS]
    if labels and is_opened:
        keep(request, DisclosureKind.NUMBER, f"{', '.join(labels)}, di permohonan")
    change.is_masked = bool(labels) and not is_opened
    change.lines = [
        (label, shown(name, old, is_opened), shown(name, new, is_opened))
        for name, label, old, new in wished
    ]


def shown(name, value, is_opened):
    """The value as it is written; a number of a person masked unless it was opened."""
    if name not in NUMBERS:
        return value
    whole, masked = NUMBERS[name]
    return whole(value) if is_opened else masked(value)


@roles_allowed(Role.STAFF)
@require_POST
def change_request_accept(request, slug):
    """Do what the ticked ones ask for; the button of a row has ticked its own and confirmed it."""

    def act(changes, data):
        accepted, refusals = accept_requests(changes, by=request.user)
        for refusal in refusals:
            messages.error(request, refusal)
        return told(request, accepted, "diterima", is_whole=not refusals)

    wording = {"title": "Terima {} permohonan?", "submit": "Terima {} permohonan"}
    return decide_chosen(request, slug, act, wording | {"kind": "primary"})


@roles_allowed(Role.STAFF)
@require_POST
def change_request_refuse(request, slug):
    def act(changes, data):
        refused = sum(refuse_request(change, by=request.user) for change in changes)
        return told(request, refused, "ditolak")

    wording = {"title": "Tolak {} permohonan?", "submit": "Tolak {} permohonan"}
    return decide_chosen(request, slug, act, wording)


def decide_chosen(request, slug, act, wording):
    forum = get_forum(request, slug)
    form, back = forms.Form(confirmed(request)), reverse("events:change_request_list", args=[slug])
    return confirm_of_forum(request, forum, chosen_changes, form, act, wording, back)


def chosen_changes(request, forum):
    """The ticked wishes. Raises ValidationError as `chosen_rows` does."""
    rows = ChangeRequest.objects.filter(participant__forum=forum).for_list()
    return list(chosen_rows(request, rows, "Centang permohonan lebih dulu."))


def told(request, count, verb, *, is_whole=True):
    """What was decided, in words; that nothing was left to decide is said here."""
    if not count and is_whole:
        messages.info(request, "Permohonan ini sudah diputuskan sebelumnya.")
    return f"{count} permohonan {verb}." if count else ""
