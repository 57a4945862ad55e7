"""The wishes that the invited send after registration has ended, and the office's answers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import roles_allowed
from accounts.disclosures import keep
from accounts.models import DisclosureKind, Role
from core.formats import nip_display, nip_masked, phone_display, phone_masked
from core.keys import row_key
from core.pagination import paginate
from events.actions.invitations import accept_request, refuse_request
from events.models import ChangeRequest
from events.views.invitations import pending_requests
from events.views.scope import get_forum, render_forum, tell_moved_up

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
    context = {"page": page, "pending": pending_requests(forum).count()}
    return render_forum(request, "events/change_request_list.html", forum, context)


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


def get_change_request(request, slug, pk):
    forum = get_forum(request, slug)
    return get_object_or_404(
        ChangeRequest.objects.filter(participant__forum=forum).for_list(), pk=pk
    )


@roles_allowed(Role.STAFF)
@require_POST
def change_request_accept(request, slug, pk):
    change = get_change_request(request, slug, pk)
    begun = timezone.now()
    try:
        accepted = accept_request(change, by=request.user)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        tell_decision(request, accepted, f"Permohonan {change.participant} diterima.")
        tell_moved_up(request, change.participant.forum, begun)
    return redirect("events:change_request_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def change_request_refuse(request, slug, pk):
    change = get_change_request(request, slug, pk)
    refused = refuse_request(change, by=request.user)
    tell_decision(request, refused, f"Permohonan {change.participant} ditolak.")
    return redirect("events:change_request_list", slug)


def tell_decision(request, is_new, sentence):
    if is_new:
        messages.success(request, sentence)
    else:
        messages.info(request, "Permohonan ini sudah diputuskan sebelumnya.")
