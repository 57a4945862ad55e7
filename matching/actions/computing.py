"""A thorough schedule is worked out beside the request: an empty draft first, filled later."""

from dataclasses import fields
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.tasks import task

from accounts.models import User
from events.models import Forum
from matching.actions.scheduling import Plan, fill_draft, new_draft, wishes_of, work_out
from matching.models import Schedule
from matching.models.schedule import COMPUTING


@transaction.atomic
def compute_later(forum: Forum, plan: Plan, *, by: User) -> Schedule:
    """A draft whose meetings follow within `plan.seconds` and a little.

    Raises ValidationError "already_computing", "nothing_to_schedule".
    """
    Forum.objects.hold(forum.pk)
    if forum.schedules.computing().exists():
        raise ValidationError(
            "Jadwal lain sedang disusun. Tunggu sampai selesai.", code="already_computing"
        )
    wishes_of(forum, plan)
    schedule = new_draft(forum, by, {"step": COMPUTING})
    transaction.on_commit(
        partial(
            compute_beside.enqueue,
            schedule.pk,
            plan.base.pk if plan.base else None,
            {
                field.name: getattr(plan, field.name)
                for field in fields(plan)
                if field.name != "base"
            },
        ),
        # robust: the draft stays, and says that it got no answer.
        robust=True,
    )
    return schedule


@task
def compute_beside(pk: int, base_pk: int | None, values: dict) -> None:
    """Work the draft out; it may have been thrown away meanwhile, or changed by hand."""
    schedule = Schedule.objects.select_related("forum").get(pk=pk)
    base = Schedule.objects.filter(pk=base_pk).first() if base_pk else None
    try:
        answer = work_out(schedule.forum, Plan(base=base, **values))
    except ValidationError as error:
        Schedule.objects.filter(pk=pk).update(figures={"failure": error.messages[0]})
        return
    with transaction.atomic():
        draft = Schedule.objects.drafts().select_for_update().filter(pk=pk).first()
        if draft and draft.figures.get("step") == COMPUTING and not draft.meetings.exists():
            fill_draft(draft, answer)
