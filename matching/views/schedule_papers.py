"""The schedule of a forum on paper: for the hall, the tables, and each party."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from matching.actions.placing import Grid
from matching.papers import agendas_paper, hall_paper, tables_paper
from matching.views.schedule import READERS, get_schedule


def pdf(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@roles_allowed(*READERS)
@require_safe
def schedule_hall(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    return pdf(hall_paper(Grid(schedule), timezone.now()), f"jadwal-temu-{slug}")


@roles_allowed(*READERS)
@require_safe
def schedule_tables(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    return pdf(tables_paper(Grid(schedule), timezone.now()), f"lembar-meja-{slug}")


@roles_allowed(*READERS)
@require_safe
def schedule_agendas(request, slug, pk):
    schedule = get_schedule(request, slug, pk)
    return pdf(agendas_paper(Grid(schedule), timezone.now()), f"agenda-peserta-{slug}")
