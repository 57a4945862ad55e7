"""The schedule of a forum on paper: for the hall, the tables, and each party."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.exports import pdf_response
from events.views.scope import get_forum
from matching.actions.placing import Grid
from matching.papers import agendas_paper, hall_paper, tables_paper
from matching.views.schedule import READERS, get_schedule, own_meetings


@roles_allowed(*READERS)
@require_safe
def schedule_hall(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    return pdf_response(hall_paper(Grid(schedule), timezone.now()), f"jadwal-temu-{slug}")


@roles_allowed(*READERS)
@require_safe
def schedule_tables(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    return pdf_response(tables_paper(Grid(schedule), timezone.now()), f"lembar-meja-{slug}")


@roles_allowed(*READERS)
@require_safe
def schedule_agendas(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    paper = agendas_paper(schedule, Grid(schedule).meetings, timezone.now())
    return pdf_response(paper, f"agenda-peserta-{slug}")


@roles_allowed(Role.BUYER, Role.VENDOR)
@require_safe
def schedule_own_agenda(request, slug):
    """The meetings of the reader's own side on paper."""
    forum = get_forum(request, slug)
    schedule = get_object_or_404(forum.schedules.published())
    schedule.forum = forum
    meetings = [row for row in own_meetings(request.user, forum) if row.is_planned]
    side = ("vendor",) if request.user.is_vendor else ("agency",)
    return pdf_response(
        agendas_paper(schedule, meetings, timezone.now(), sides=side), f"agenda-{slug}"
    )
