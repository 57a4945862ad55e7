"""Pages for anyone: what is kept and why, and how to ask about one's own data.

No page says whether an address is known: the answer is the same, and the mail goes out, for all.
"""

from functools import wraps

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Office
from accounts.security_log import client_address
from core.spreadsheets import csv_download
from events.models import ConsentText, Participant
from events.views.invitations import posted
from privacy.actions.requests import receive_by_form, receive_by_ticket
from privacy.forms import RequestForm, TicketRequestForm
from privacy.models import KINDS, DataRequest, RetentionKind, months_of
from privacy.records import COLUMNS, copy_rows, found_for


def counted(view):
    """Let anyone in, count what is sent; keep the page out of search engines."""

    @login_not_required
    @wraps(view)
    def limited(request, *args, **kwargs):
        key = kwargs.get("token") or request.POST.get("email", "").strip().lower()[:254]
        key = key or client_address(request)
        response = consume_or_429(request, action="data_request", key=key)
        response = response or view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return limited


@login_not_required
@require_safe
def privacy_notice(request):
    """Purpose, consent texts of every version, periods, and the way to ask."""
    months = months_of()
    context = {
        "office": Office.objects.first(),
        "texts": ConsentText.objects.order_by("-is_active", "-created_at"),
        "periods": [
            (RetentionKind(kind).label, months[kind], since, why)
            for kind, (_, since, why) in KINDS.items()
        ],
    }
    return render(request, "privacy/privacy_notice.html", context)


@counted
def request_create(request):
    form = RequestForm(posted(request))
    if form.is_valid():
        receive_by_form(form.save(commit=False))
        return redirect("privacy:request_sent")
    return render(request, "privacy/request_create.html", {"form": form})


@login_not_required
@require_safe
def request_sent(request):
    return render(request, "privacy/request_sent.html")


def get_request(token):
    return get_object_or_404(DataRequest, token=token)


@counted
@require_safe
def request_status(request, token):
    """How the request stands; reading it confirms nothing, for mail scanners open links too."""
    asked = get_request(token)
    found = found_for(asked, proven_only=True) if asked.shows_copy else None
    context = {"asked": asked, "found": found, "office": Office.objects.first()}
    return render(request, "privacy/request_status.html", context)


@counted
@require_POST
def request_confirm(request, token):
    asked = get_request(token)
    if asked.confirm():
        messages.success(request, "Surel Anda dikonfirmasi. Permohonan diteruskan ke petugas.")
    return redirect("privacy:request_status", token)


@counted
@require_safe
def request_copy(request, token):
    """The copy of what is kept, for who asked for it and was told yes."""
    asked = get_request(token)
    if not asked.shows_copy:
        raise Http404
    return as_csv(copy_rows(found_for(asked, proven_only=True)))


def as_csv(rows):
    return csv_download("salinan-data.csv", COLUMNS, rows)


@counted
def ticket_request_create(request, token):
    """The same from a ticket: whoever holds it is taken for the person on it."""
    participant = get_object_or_404(
        Participant.objects.select_related("forum"), ticket_token=token
    )
    form = TicketRequestForm(posted(request))
    if form.is_valid():
        asked = receive_by_ticket(form.save(commit=False), participant=participant)
        messages.success(request, "Permohonan diterima. Simpan alamat halaman ini.")
        return redirect("privacy:request_status", asked.token)
    context = {"form": form, "participant": participant}
    return render(request, "privacy/ticket_request_create.html", context)
