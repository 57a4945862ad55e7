"""What the start page shows to each role: the work list first."""

from django.utils import timezone

from accounts.models import Agency, User
from config.worklist import Task, in_order, waiting_tasks
from events.models import Forum, Participant
from events.next_steps import next_steps, preparation_counts, preparation_of
from events.reports import agency_rows, forum_figures
from procurement.reports import Achievement, achievement

FORUMS_SHOWN = 6


def dashboard(user: User) -> dict:
    """Context of the start page: the forum that comes next, its figures, and what is to do."""
    forums = Forum.objects.visible_to(user).upcoming()
    forum = (forums.annotate(**preparation_counts()) if user.is_office else forums).first()
    tasks = waiting_tasks(user)
    context: dict = {"forum": forum, "day": timezone.localdate()}
    if forum:
        participants = Participant.objects.visible_to(user).filter(forum=forum)
        context["figures"] = forum_figures(participants, forum.attendance_day)
        if user.is_office:
            tasks += forum_tasks(forum, participants, context["figures"])
    if not user.is_vendor:
        context["achievement"] = own_achievement(user)
    return context | {"tasks": in_order(tasks)}


def own_achievement(user: User) -> Achievement:
    """The city's figures; a buyer's are those of its unit and the units below."""
    if not user.is_buyer:
        return achievement()
    return achievement(frozenset(Agency.objects.visible_to(user).values_list("pk", flat=True)))


def landing() -> dict:
    """Context of the public page: the forum that comes next and the published ones."""
    published = Forum.objects.published()
    return {
        "next_forum": published.upcoming().first(),
        "forums": published.for_list()[:FORUMS_SHOWN],
        "achievement": achievement(),
    }


def forum_tasks(forum: Forum, participants, figures) -> list[Task]:
    agencies = agency_rows(forum, participants, Agency.objects.all(), forum.attendance_day)
    due = max(forum.first_day, timezone.localdate())
    return [
        Task(step.title, f"{forum}: {step.detail}", step.url, step.label, step.posts, due)
        for step in next_steps(forum, preparation_of(forum), agencies, figures)
        if not step.is_done
    ]
