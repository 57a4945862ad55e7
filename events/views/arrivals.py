from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Agency, Role
from core.calendars import moment
from events.models import Attendance
from events.pace import pace_of, steps_of
from events.reports import agency_rows, forum_figures
from events.views.scope import day_of, get_forum, render_forum

MISSING_SHOWN = 12


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def arrival_board(request, slug):
    """For a screen on the wall: who is in, how fast they come, who is missing."""
    forum = get_forum(request, slug)
    day = day_of(request, forum)
    figures = forum_figures(forum, request.user, day=day)
    arrivals = Attendance.objects.standing().filter(participant__forum=forum, day=day)
    now = timezone.now()
    closes = moment(day, forum.end_time)
    agencies = agency_rows(forum, figures, Agency.objects.visible_to(request.user))
    missing = sorted(
        (row for row in agencies if row.figures.absent or row.needs_action),
        key=lambda row: -row.figures.absent,
    )
    context = {
        "figures": figures,
        "pace": pace_of(steps_of(arrivals, now), figures.total.absent, now, closes),
        "missing": missing[:MISSING_SHOWN],
        "missing_count": len(missing),
        "latest": arrivals.latest_first()[:5],
        "now": now,
    }
    template = "events/arrival_board.html"
    return render_forum(
        request,
        f"{template}#board" if "HX-Request" in request.headers else template,
        forum,
        context,
    )
