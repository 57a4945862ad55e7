"""Whom the office has to call: who has a seat and does not know it, and who has not answered."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.disclosures import keep_list
from accounts.models import Role
from core.addresses import SITE, whatsapp_link
from core.pagination import paginate
from events.actions.mail import send_ticket
from events.actions.registration import record_told
from events.texts import invitation_body, reminder_body, seat_body
from events.views.invitations import (
    add_links,
    get_invitation,
    invitations_of,
)
from events.views.scope import get_forum, get_participant, render_forum, tell_how_it_went
from events.views.tickets import ticket_whatsapp


def whatsapp_to(row) -> str:
    """WhatsApp with the text filled in. It names the number: only where a view of it is kept."""
    has_been_asked = row.mail or row.called_at is not None
    body = reminder_body(row) if has_been_asked else invitation_body(row)
    return whatsapp_link(row.phone, f"{body}\n\n{row.link}")


@roles_allowed(Role.STAFF)
@require_safe
def invitation_call_list(request, slug):
    """Whom to telephone: who has a seat and does not know it, and who has not answered."""
    forum = get_forum(request, slug)
    untold = list(forum.participants.untold().select_related("forum", "agency", "vendor"))
    rows = invitations_of(forum).unanswered().select_related("agency", "vendor", "called_by")
    page = paginate(request, rows.uncalled_first())
    keep_list(request, "Daftar telepon undangan", [row for row in (*untold, *page) if row.phone])
    add_links(forum, page.object_list, SITE.get())
    for row in page:
        row.whatsapp = whatsapp_to(row) if row.phone else ""
    for person in untold:
        person.whatsapp = ticket_whatsapp(request, person, seat_body(person))
    context = {"page": page, "called": rows.called().count(), "untold": untold}
    return render_forum(request, "events/invitation_call_list.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def invitation_mark_called(request, slug, pk):
    invitation = get_invitation(request, slug, pk)
    if invitation.record_call(by=request.user):
        messages.success(request, f"{invitation.guest} tercatat sudah ditelepon.")
    else:
        messages.info(request, f"{invitation.guest} sudah ditelepon sebelumnya.")
    return redirect("events:invitation_call_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def participant_mark_told(request, slug, pk):
    participant = get_participant(request, slug, pk)
    if record_told(participant, by=request.user):
        messages.success(request, f"{participant} tercatat sudah dikabari.")
    else:
        messages.info(request, f"{participant} sudah dikabari sebelumnya.")
    return redirect("events:invitation_call_list", slug)


@roles_allowed(Role.STAFF)
@require_POST
def participant_send_ticket(request, slug, pk):
    """Mail the ticket, again if need be, to who cannot find it."""
    participant = get_participant(request, slug, pk)
    if sent := send_ticket(participant, by=request.user):
        tell_how_it_went(request, sent)
    else:
        messages.error(request, f"{participant} belum mendapat kursi, atau surelnya kosong.")
    return redirect(participant)
