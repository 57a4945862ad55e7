"""The door without network: what its device holds, and the readings that it brings later."""

import json
import re

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.formats import time_short
from events.actions.scanning import deliver, ticket_hash
from events.forms import ReadingForm
from events.models import Participant, Scan, ScanOutcome
from events.views.scope import get_forum

MAX_READINGS = 100
SURROGATE = re.compile("[\ud800-\udfff]")


@roles_allowed(Role.STAFF)
@require_safe
def door_roster(request, slug):
    """Names, origins and hashes of tickets and codes: no contacts, and nothing that opens a ticket.

    With it comes the token for the delivery that follows.
    """
    forum = get_forum(request, slug)
    people = (
        Participant.objects.filter(forum=forum)
        .expected()
        .on_day(forum.attendance_day)
        .with_arrival()
        .for_list()
    )
    return JsonResponse(
        {
            "forum": forum.name,
            "at": time_short(timezone.now()),
            "running": forum.is_running,
            "token": get_token(request),
            "people": [
                [
                    ticket_hash(person.ticket_token),
                    ticket_hash(person.code),
                    person.name,
                    person.origin,
                    bool(person.arrived_at),
                ]
                for person in people
            ],
        }
    )


@roles_allowed(Role.STAFF)
@require_POST
def door_deliver(request, slug):
    """Record the readings that a device kept; say of each what became of it, by its key."""
    forum = get_forum(request, slug)
    forms = [ReadingForm(reading) for reading in readings_of(request)]
    if not forms or not all(form.is_valid() for form in forms):
        return JsonResponse({"error": "Kiriman ini tidak bisa dibaca."}, status=422)
    scans = deliver(forum, by=request.user, readings=[form.cleaned_data for form in forms])
    return JsonResponse({"scans": [told(key, scan) for key, scan in scans]})


def readings_of(request) -> list:
    """The list in the field "readings"; empty for everything that is none."""
    try:
        readings = json.loads(request.POST.get("readings", ""))
    except (ValueError, RecursionError):
        return []
    if not isinstance(readings, list) or len(readings) > MAX_READINGS:
        return []
    return readings if all(is_reading(reading) for reading in readings) else []


def is_reading(reading) -> bool:
    """Whether it holds texts alone: JSON may also hold half a character, which nothing stores."""
    return isinstance(reading, dict) and all(
        isinstance(value, str) and not SURROGATE.search(value) for value in reading.values()
    )


def told(key: str, scan: Scan) -> dict:
    return {
        "key": key,
        "outcome": ScanOutcome.NEW if scan.is_settled else scan.outcome,
        "says": scan.reason or scan.get_outcome_display(),
        "name": scan.participant.name if scan.participant else "",
        "origin": scan.participant.origin if scan.participant else "",
        "first": time_short(scan.arrival.arrived_at) if scan.arrival else "",
    }


@roles_allowed(Role.STAFF)
@require_safe
def door_manifest(request, slug):
    """What makes the page at the door an app of the phone."""
    forum = get_forum(request, slug)
    page = reverse("events:scan", args=[forum.slug])
    return JsonResponse(
        {
            "name": f"Check-in {forum.name}",
            "short_name": "Check-in",
            "lang": "id",
            "start_url": page,
            "scope": page,
            "display": "standalone",
            "background_color": "#f7f5f0",
            "theme_color": "#15305a",
            "icons": [
                {"src": static("img/logo.svg"), "sizes": "any", "type": "image/svg+xml"},
            ],
        },
        content_type="application/manifest+json",
    )


@roles_allowed(Role.STAFF)
@require_safe
def door_worker(request, slug):
    """The script that shows the page at the door without network; it reaches no other page."""
    get_forum(request, slug)
    response = render(request, "events/door_worker.js", content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
