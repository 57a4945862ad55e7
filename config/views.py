import errno
import logging
import sys
from http import HTTPStatus
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from accounts.access import EVERYONE, roles_allowed
from accounts.models import Role, UploadGoneError
from accounts.security_log import log_event
from config.activity import ActivityForm, activity_page
from config.dashboard import dashboard, landing
from config.gallery import sample_data
from config.help import GUIDES
from config.search import PARTICIPANTS, Question, SearchForm, participants, search_everything
from core.pagination import paginate

logger = logging.getLogger(__name__)
PLAIN_TEXT = "text/plain; charset=utf-8"
NO_SPACE = {errno.ENOSPC, errno.EDQUOT}
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def error_page(request, status):
    """One page per status, rendered without request or user: it must work when nothing else does."""
    response = HttpResponse(render_to_string(f"{status:d}.html"), status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "5"
    return response


@login_not_required
def bad_request(request, exception=None):
    too_large = isinstance(exception, TOO_LARGE)
    return error_page(
        request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_large else HTTPStatus.BAD_REQUEST
    )


@login_not_required
def permission_denied(request, exception=None):
    log_event("access_denied", request, level=logging.WARNING)
    return error_page(request, HTTPStatus.FORBIDDEN)


@login_not_required
def page_not_found(request, exception=None):
    return error_page(request, HTTPStatus.NOT_FOUND)


@login_not_required
def server_error(request):
    """500; or what really happened in the database, wherever that shows.

    503 when it is away or a row is held too long; 409 when of two people who save the same at
    once, or two presses of one button, this is the second. And in the storage: 410 when an
    uploaded file is no longer there, 507 when the disk is full.
    """
    error = sys.exception()
    if isinstance(error, (OperationalError, InterfaceError)):
        return error_page(request, HTTPStatus.SERVICE_UNAVAILABLE)
    if isinstance(error, IntegrityError):
        return error_page(request, HTTPStatus.CONFLICT)
    if isinstance(error, UploadGoneError):
        logger.error("uploaded_file_missing", extra={"path": str(error.filename)[-40:]})
        return error_page(request, HTTPStatus.GONE)
    if isinstance(error, OSError) and error.errno in NO_SPACE:
        logger.error("disk_full")
        return error_page(request, HTTPStatus.INSUFFICIENT_STORAGE)
    return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


@login_not_required
def csrf_failure(request, reason=""):
    log_event("csrf_failed", request, level=logging.WARNING)
    return error_page(request, HTTPStatus.FORBIDDEN)


@login_not_required
def too_many_requests(request, exception=None):
    log_event("rate_limited", request, level=logging.WARNING)
    response = error_page(request, HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = "300"
    return response


@login_not_required
@require_safe
def healthz(request):
    """200 while the database answers, 503 otherwise; for load balancers and monitors."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse(
            "database", content_type=PLAIN_TEXT, status=HTTPStatus.SERVICE_UNAVAILABLE
        )
    return HttpResponse("ok", content_type=PLAIN_TEXT)


@login_not_required
@require_safe
def favicon(request):
    """What browsers ask for where a page names no icon: Django's admin, a PDF in a tab of its own."""
    return redirect(static("img/logo.svg"))


@login_not_required
def home(request):
    """The public landing page, or the dashboard of the role."""
    if request.user.is_authenticated:
        return render(request, "home/dashboard.html", dashboard(request.user))
    try:
        return render(request, "home/landing.html", landing())
    except (OperationalError, InterfaceError):
        # The public page stands without its figures while the database is away.
        logger.exception("landing_without_database")
        return render(request, "home/landing.html", {})


@roles_allowed(*EVERYONE)
@require_safe
def search(request):
    """Everything of the words in the address that the role may see; `only` lists the people."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    context: dict = {"form": form}
    if form.is_valid():
        text = form.cleaned_data["q"]
        if request.GET.get("only") == PARTICIPANTS:
            people = (
                participants(Question(request.user, text)).with_origin().select_related("forum")
            )
            context["page"] = paginate(request, people)
        else:
            context["groups"] = search_everything(request.user, text)
    return render(request, "home/search.html", context)


@roles_allowed(Role.STAFF)
@require_safe
def activity_list(request):
    """What was done, newest first: all of it, or what was done to one kind of record."""
    form = ActivityForm(request.GET)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    before = request.GET.get("before", "")
    page = activity_page(kind, before)
    query = {"kind": kind} if kind else {}
    context = {
        "filter": {"form": form},
        "page": page,
        "is_narrowed": bool(query or before),
        "newest_url": before and f"{request.path}?{urlencode(query)}",
        "older_url": page.older and f"?{urlencode(query | {'before': page.older})}",
    }
    return render(request, "home/activity_list.html", context)


@login_not_required
@require_safe
def help_page(request, guide):
    """The guide of a role. Open to everyone: it tells how, and nothing of anyone."""
    current = next((one for one in GUIDES if one.slug == guide), None)
    if current is None:
        raise Http404
    context = {"guide": current, "guides": GUIDES}
    return render(request, f"help/{current.slug}.html", context)


@roles_allowed(Role.STAFF)
def component_gallery(request):
    """The living page of all template parts, to look at them all at once."""
    return render(request, "components/gallery.html", sample_data(request))
