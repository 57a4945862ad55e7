"""The effect of forums: a list, and a page for each."""

from datetime import date

from django.db.models import QuerySet
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import roles_allowed
from accounts.models import Role, User
from core.addresses import reverse
from core.charts import Item, column_chart, funnel
from core.formats import rupiah_short
from core.statements import listed
from events.models import Forum
from events.views.scope import get_forum
from matching.models import Commitment
from procurement.forum_effect import DEFAULT_WINDOW, WINDOWS, conversions, effect_of
from procurement.promises import PAID_PROMISES, added_up, promises_url, with_paid
from procurement.report_tabs import report_tabs

PAIRS_SHOWN = 12
OFFICE_AND_OBSERVERS = (Role.STAFF, Role.OBSERVER)


@roles_allowed(*OFFICE_AND_OBSERVERS)
@require_safe
def forum_effect_list(request):
    today = timezone.localdate()
    forums = Forum.objects.visible_to(request.user).took_place(today)
    return render(
        request,
        "reports/forum_effect_list.html",
        {
            "forums": forums.order_by("-first_day")[:50],
            "scope_text": "Forum yang sudah berjalan",
            "tabs": report_tabs(request.user, "forum_effect_list"),
        },
    )


@roles_allowed(*OFFICE_AND_OBSERVERS)
@require_safe
def forum_effect(request, slug):
    forum, user = get_forum(request, slug), request.user
    today = timezone.localdate()
    asked = request.GET.get("days", "")
    days = next((days for days in WINDOWS if str(days) == asked), DEFAULT_WINDOW)
    effect = effect_of(forum, days, today)
    commitments = promises_of(user, user.role, user.agency_id, forum.pk)
    return render(
        request,
        "reports/forum_effect.html",
        {
            "forum": forum,
            "effect": effect,
            "took_place": Forum.objects.took_place(today).filter(pk=forum.pk).exists(),
            "tabs": report_tabs(request.user, "forum_effect_list"),
            "windows": [(one, one == days) for one in WINDOWS],
            "asked_days": days,
            "pairs": effect.pairs[: None if request.GET.get("pairs") == "all" else PAIRS_SHOWN],
            "pairs_url": f"?days={days}&pairs=all#pairs",
            "fall": -effect.difference,
            **comparison(effect),
            "steps": funnel(added_up(commitments).steps(forum=forum.pk), rupiah_short),
            "promises_url": promises_url(forum=forum.pk),
            "bought_url": bought_url(forum),
            "before_url": purchases_within(effect.window.before_from, effect.window.before_until),
            "after_url": purchases_within(effect.window.after_from, effect.window.after_until),
            "paid_note": PAID_PROMISES,
            "commitment_count": len(commitments),
            "by_agency": conversions(commitments, "agency", today),
            "by_vendor": conversions(commitments, "vendor", today),
            "overdue": [one for one in commitments if one.is_overdue(today)],
        },
    )


# What a user sees follows from the first three.
@listed
def promises_of(user: User, role: str, agency_id: int | None, forum: int) -> QuerySet[Commitment]:
    standing = Commitment.objects.visible_to(user).filter(forum=forum).standing()
    return with_paid(standing).select_related("agency", "vendor", "forum")


def bought_url(forum: Forum) -> str:
    """The purchases that fulfil the promises of a forum."""
    return reverse("procurement:purchase_list", query={"forum": forum.pk, "counted": 1})


def purchases_within(first: date, last: date) -> str:
    """The list of what counts and was bought in a span of days, by units without those below."""
    days = {"from_day": first.isoformat(), "until_day": last.isoformat()}
    return reverse("procurement:purchase_list", query={**days, "counted": 1, "units": "no"})


def comparison(effect) -> dict:
    items = [
        Item("Sebelum", effect.before, note=f"{effect.before_count} belanja"),
        Item("Sesudah", effect.after, note=f"{effect.after_count} belanja"),
    ]
    sentence = (
        f"Belanja OPD yang hadir pada vendor yang hadir: {rupiah_short(effect.before)} sebelum "
        f"forum, {rupiah_short(effect.after)} sesudahnya"
    )
    return {"chart": column_chart(items, rupiah_short), "sentence": sentence}
