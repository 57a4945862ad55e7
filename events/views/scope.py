"""The forum that a page is about, fetched in scope, and the head that all its pages share."""

from datetime import date
from functools import lru_cache

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, render

from accounts.access import role_may_use
from core.addresses import reverse
from events.models import Forum, Message, MessageStatus, Participant, Question
from events.reports import forum_by_slug

# Names, not views: tabs of apps to the right of this one stand here too.
TABS = [
    ("Ringkasan", "events:forum_detail"),
    ("Peserta", "events:participant_list"),
    ("Undangan", "events:invitation_list"),
    ("Check-in", "events:check_in"),
    ("Kedatangan", "events:arrival_board"),
    ("Kehadiran", "events:attendance_report"),
    ("Meja dan sesi", "events:table_list"),
    ("Pertanyaan", "events:question_list"),
    ("Permintaan temu", "matching:request_list"),
    ("Jadwal temu", "matching:schedule_detail"),
    ("Komitmen", "matching:commitment_list"),
    ("Naskah", "events:paper_list"),
    ("Dokumen", "events:document_list"),
]
# What a tab counts, for those who see all of it.
COUNTS = {
    "participant_list": "participant_count",
    "invitation_list": "invitation_count",
    "document_list": "document_count",
    "question_list": "question_count",
}
# Pages that have no tab of their own, and the tab that they belong to.
PARTS = {
    "forum_edit": "forum_detail",
    "forum_call_off": "forum_detail",
    "forum_revive": "forum_detail",
    "agenda_edit": "forum_detail",
    "forum_copy": "forum_detail",
    "invitation_choose": "invitation_list",
    "invitation_contacts": "invitation_list",
    "invitation_edit": "invitation_list",
    "invitation_call_list": "invitation_list",
    "change_request_list": "invitation_list",
    "letter_edit": "invitation_list",
    "import_list": "participant_list",
    "import_create": "participant_list",
    "import_map": "participant_list",
    "import_preview": "participant_list",
    "import_detail": "participant_list",
    "badge_list": "participant_list",
    "badge_edit": "participant_list",
    "scan_list": "check_in",
    "minutes_edit": "paper_list",
    "certificate_list": "paper_list",
    "certificate_issue": "paper_list",
    "afterwards_send": "paper_list",
    "vendor_readiness_list": "participant_list",
    "participant_create": "participant_list",
    "participant_paste": "participant_list",
    "participant_detail": "participant_list",
    "participant_edit": "participant_list",
    "participant_replace": "participant_list",
    "participant_answer": "participant_list",
    "participant_check_in": "check_in",
    "walk_in_create": "check_in",
    "table_count": "table_list",
    "slot_plan": "table_list",
    "question_create": "question_list",
    "question_edit": "question_list",
    "document_create": "document_list",
    "request_create": "request_list",
    "request_paste": "request_list",
    "request_edit": "request_list",
    "veto_list": "request_list",
    "absence_edit": "request_list",
    "call_list": "request_list",
    "schedule_version": "schedule_detail",
    "meeting_detail": "schedule_detail",
    "meeting_move": "schedule_detail",
    "meeting_report": "schedule_detail",
    "outcome_list": "schedule_detail",
    "standby_list": "schedule_detail",
    "live": "schedule_detail",
    "commitment_create": "commitment_list",
    "commitment_detail": "commitment_list",
    "commitment_edit": "commitment_list",
    "commitment_step": "commitment_list",
}


def get_forum(request: HttpRequest, slug: str) -> Forum:
    if request.user.is_authenticated and request.user.may_see_drafts:
        # Sees every forum: found by the statement that is put together once.
        if forum := forum_by_slug(slug):
            return forum
        raise Http404
    return get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)


def day_of(request: HttpRequest, forum: Forum) -> date:
    """The day of the forum that ?day= asks for, else that of Forum.attendance_day."""
    asked = request.GET.get("day", "")
    return next((day for day in forum.days if f"{day}" == asked), forum.attendance_day)


def get_participant(request: HttpRequest, slug: str, pk: int) -> Participant:
    return get_object_or_404(
        Participant.objects.visible_to(request.user).select_related("forum", "agency", "vendor"),
        pk=pk,
        forum__slug=slug,
    )


def questions_of(forum: Forum, participant: Participant) -> list[Question]:
    """What a participant is asked, with its answers.

    Without a query where the forum is known to ask nothing, as mostly at the door.
    """
    if hasattr(forum, "tab_counts") and not forum.tab_counts["question_count"]:
        return []
    return list(Question.objects.of_participant(participant))


def forum_tabs(request, forum):
    """The tabs that the reader may open, for components/_tabs.html."""
    if not request.user.is_authenticated:
        return []
    current = request.resolver_match.url_name
    current = PARTS.get(current, current)
    # A form that is refused has already written what was typed into the forum: its address stands.
    slug = request.resolver_match.kwargs.get("slug", forum.slug)
    counts = counts_of(request.user, forum, slug)
    return [
        {
            "label": label,
            "url": url,
            "active": name == current,
            "count": counts.get(COUNTS.get(name)),
        }
        for label, name, url in tabs_of_role(request.user.role, slug)
    ]


def counts_of(user, forum, slug):
    """What the tabs count: it came with the forum, or with another look at it."""
    if not user.may_see_drafts:
        return {}
    if not hasattr(forum, "tab_counts"):
        forum = forum_by_slug(slug)
    return forum.tab_counts if forum else {}


@lru_cache(maxsize=500)
def tabs_of_role(role: str, slug: str) -> list[tuple[str, str, str]]:
    """Label, name and address of each tab that the role may open."""
    return [
        (label, name.partition(":")[2], reverse(name, args=[slug]))
        for label, name in TABS
        if role_may_use(role, name)
    ]


def render_forum(request: HttpRequest, template: str, forum: Forum, context: dict, status=200):
    """Render a page of a forum: the same head and tabs round every one."""
    shell = {"forum": forum, "tabs": forum_tabs(request, forum)}
    return render(request, template, shell | context, status=status)


def tell_moved_up(request: HttpRequest, forum: Forum, since) -> None:
    """Say who got a seat from the waiting list by what was just done."""
    for participant in forum.participants.moved_up(since):
        told = (
            "dikabari lewat surel"
            if participant.email
            else "belum dikabari karena surelnya tidak ada: lihat Telepon dan WhatsApp di Undangan"
        )
        messages.info(request, f"{participant} naik dari daftar tunggu, {told}.")


def tell_how_it_went(request: HttpRequest, sent: list[Message]) -> None:
    """Say what became of the messages, as far as it is known by now."""
    found = dict(
        Message.objects.filter(pk__in=[message.pk for message in sent])
        .order_by()
        .values_list("status")
        .annotate(number=Count("pk"))
    )
    if failed := found.get(MessageStatus.FAILED):
        messages.error(
            request, f"{failed} surel gagal dikirim. Kirim ulang dari daftar di halaman Undangan."
        )
    if done := found.get(MessageStatus.SENT):
        messages.success(request, f"{done} surel terkirim.")
    if waiting := found.get(MessageStatus.QUEUED):
        messages.info(request, f"{waiting} surel menunggu dikirim.")
