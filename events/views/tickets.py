"""The ticket: a page for whoever holds its address, on paper, in a message or in a QR code."""

from uuid import uuid4

import segno
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import may_use
from core.addresses import whatsapp_link
from core.exports import pdf_response
from events.calendars import forum_calendar
from events.closing_papers import certificate_paper
from events.models import Certificate, Participant


def get_ticket(token: str) -> Participant:
    return get_object_or_404(
        Participant.objects.with_table().with_certificate().for_ticket(), ticket_token=token
    )


def ticket_url(request, participant: Participant) -> str:
    """The whole address, as it stands in the QR code."""
    return request.build_absolute_uri(participant.ticket_address)


def address_of(request):
    """Of a certificate the whole address of the page that proves it, as it stands in its QR code."""
    return lambda certificate: request.build_absolute_uri(certificate.get_absolute_url())


def ticket_whatsapp(request, participant: Participant, body: str) -> str:
    """WhatsApp to the person with the text and the ticket, or "" without a number or a seat."""
    if not participant.phone or not participant.is_registered:
        return ""
    return whatsapp_link(participant.phone, f"{body}\n\n{ticket_url(request, participant)}")


@login_not_required
@require_safe
def ticket_detail(request, token):
    """Name, place and code, never contacts. An officer who opens it can record the arrival."""
    participant = get_ticket(token)
    can_scan = may_use(request.user, "events:scan_create")
    context = {
        "participant": participant,
        "forum": participant.forum,
        "place": participant.queue_place,
        "qr": segno.make(ticket_url(request, participant), error="m").svg_inline(
            border=4, omitsize=True
        ),
        "can_scan": can_scan,
        "key": uuid4(),
        "door": request.session.get("door", "") if can_scan else "",
    }
    return guard(request, render(request, "events/ticket_detail.html", context))


@login_not_required
@require_safe
def ticket_calendar(request, token):
    participant = get_ticket(token)
    content = forum_calendar(
        participant.forum,
        host=request.get_host().partition(":")[0],
        url=ticket_url(request, participant),
        now=timezone.now(),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{participant.forum.slug}.ics"'
    return guard(request, response)


@login_not_required
@require_safe
def ticket_certificate(request, token):
    """The certificate of whoever holds the ticket, once the office has issued it."""
    rows = Certificate.objects.standing().for_print()
    certificate = get_object_or_404(rows, participant__ticket_token=token)
    content = certificate_paper(certificate.forum, [certificate], address=address_of(request))
    name = f"sertifikat-{certificate.participant.code}".lower()
    return guard(request, pdf_response(content, name, is_download=True))


@login_not_required
@require_safe
def ticket_worker(request):
    """The script that shows a ticket without network; it reaches no other page from here."""
    response = render(request, "events/ticket_worker.js", content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


def guard(request, response):
    """Keep the address from search engines, other sites and shared caches.

    Only what a guest sees may stay in the device, marked by the missing no-store. An officer's
    form needs the origin of its page, which no-referrer would hide from our own check.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    if request.user.is_authenticated:
        response["Referrer-Policy"] = "same-origin"
    else:
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "private, no-cache"
    return response
