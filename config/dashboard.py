"""What the start page shows to each role: the work list first."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Agency, Role, User
from config.activity import latest_activity
from config.worklist import Task, in_order, waiting_tasks
from core.addresses import reverse
from core.statements import listed
from events.models import Forum
from events.next_steps import next_steps, preparation_of
from events.reports import ForumFigures, agency_rows, forum_figures
from procurement.chains import agency_chain
from procurement.reports import achievement
from vendors.models import Category, DirectoryEntry, EntryKind, FacetCount

FORUMS_SHOWN = 6
VENDORS_SHOWN = 4
KINDS_SHOWN = 4
# Whose arrivals are counted for those who see only their own people.
PRESENT_LABELS: dict[str, str] = {
    Role.BUYER: "Utusan OPD Anda yang hadir",
    Role.VENDOR: "Wakil usaha Anda yang hadir",
}


def dashboard(user: User) -> dict:
    """Context of the start page: the forum that comes next, its figures, and what is to do."""
    is_public = not user.may_see_drafts
    forum = next(iter(next_forum(timezone.localdate(), is_public=is_public)), None)
    tasks = waiting_tasks(user)
    context: dict = {
        "forum": forum,
        "day": timezone.localdate(),
        "present_label": PRESENT_LABELS.get(user.role, "Sudah hadir"),
    }
    if forum:
        context["figures"] = forum_figures(forum, user)
        if user.is_office:
            tasks += forum_tasks(forum, context["figures"])
    if user.is_buyer and user.agency_id:  # always set: user_buyer_has_agency
        chain = agency_chain(user.agency_id, context["day"].year)
        context |= {"chain": chain, "achievement": achievement(chain.units)}
    elif not user.is_vendor:
        context["achievement"] = achievement()
    if achieved := context.get("achievement"):
        query = {"year": achieved.year, "counted": 1}
        context["purchases_url"] = reverse("procurement:purchase_list", query=query)
    if user.is_office:
        context["activity"] = latest_activity()
    return context | {"tasks": in_order(tasks)}


def landing() -> dict:
    """Context of the public page: the forum that comes next, the published ones, who sells what."""
    return shop_window() | {
        "next_forum": next(iter(next_forum(timezone.localdate(), is_public=True)), None),
        "forums": latest_forums(),
        "achievement": achievement(),
    }


def shop_window() -> dict:
    """Some vendors of the directory, how many there are, and the categories most of them sell."""
    totals = FacetCount.objects.totals(only_public=True)[EntryKind.VENDOR]
    common = sorted(kinds_of_goods(), key=lambda kind: (-totals.get(f"c{kind[0]}", 0), kind[1]))
    return {
        "vendors": fullest_profiles(),
        "vendor_count": totals.get("", 0),
        "common_kinds": [kind for kind in common[:KINDS_SHOWN] if totals.get(f"c{kind[0]}")],
    }


# Which one is next follows from the day.
@listed
def next_forum(day: date, *, is_public: bool) -> QuerySet[Forum]:
    forums = Forum.objects.published() if is_public else Forum.objects.all()
    return forums.upcoming()[:1]


@listed
def latest_forums() -> QuerySet[Forum]:
    return Forum.objects.published().for_list()[:FORUMS_SHOWN]


@listed
def fullest_profiles() -> QuerySet[DirectoryEntry]:
    entries = DirectoryEntry.objects.of_kind(EntryKind.VENDOR).filter(is_public=True)
    return entries.order_by("-completeness", "pk")[:VENDORS_SHOWN]


@listed
def kinds_of_goods() -> QuerySet[Category, tuple[int, str]]:
    return Category.objects.active().filter(parent__isnull=False).values_list("pk", "name")


def forum_tasks(forum: Forum, figures: ForumFigures) -> list[Task]:
    agencies = agency_rows(forum, figures, Agency.objects.all())
    due = max(forum.first_day, timezone.localdate())
    return [
        Task(step.title, f"{forum}: {step.detail}", step.url, step.label, step.posts, due)
        for step in next_steps(forum, preparation_of(forum), agencies, figures)
        if not step.is_done
    ]
