"""What the start page shows to each role: the work list first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from accounts.models import Agency, User
from events.models import Forum, Participant
from events.next_steps import next_steps, preparation_of
from events.reports import agency_rows, forum_figures
from procurement.reports import Achievement, achievement
from vendors.models import Vendor

FORUMS_SHOWN = 6


@dataclass(frozen=True)
class Task:
    """A line of the work list; `posts` says that `url` is an act without a page."""

    title: str
    detail: str
    url: str
    label: str
    posts: bool = False


def dashboard(user: User) -> dict:
    """Context of the start page: the forum that comes next, its figures, and what is to do."""
    forum = Forum.objects.visible_to(user).upcoming().first()
    context: dict = {"forum": forum, "day": timezone.localdate(), "tasks": []}
    if forum:
        participants = Participant.objects.visible_to(user).filter(forum=forum)
        context["figures"] = forum_figures(participants, forum.attendance_day)
        if user.is_office:
            context["tasks"] += forum_tasks(forum, participants, context["figures"])
    if user.is_office:
        context["tasks"] += register_tasks(user)
    if not user.is_vendor:
        context["achievement"] = own_achievement(user)
    return context


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
    return [
        Task(step.title, f"{forum}: {step.detail}", step.url, step.label, step.posts)
        for step in next_steps(forum, preparation_of(forum), agencies, figures)
        if not step.is_done
    ]


def register_tasks(user: User) -> list[Task]:
    """What waits outside any forum: vendors to check and, for the admin, agencies to confirm."""
    tasks = []
    if waiting := Vendor.objects.waiting_for_check().count():
        tasks.append(
            Task(
                f"{waiting} vendor menunggu pemeriksaan",
                "Cocokkan data dan dokumennya, lalu nyatakan sudah diperiksa.",
                reverse("vendors:check_list"),
                "Periksa",
            )
        )
    if user.is_admin and (unconfirmed := Agency.objects.unconfirmed().count()):
        tasks.append(
            Task(
                f"{unconfirmed} perangkat daerah belum dipastikan",
                "Satuan yang belum dipastikan tidak bisa dipilih.",
                f"{reverse('accounts:agency_list')}?confirmed=False",
                "Pastikan",
            )
        )
    return tasks
