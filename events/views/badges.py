from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.models import Role
from core.addresses import reverse
from core.back import back, way_back
from core.exports import pdf_response
from core.forms import for_editing, posted
from events.actions.badges import CARDS_A_FILE, print_badges
from events.forms import BadgeForm
from events.models import Forum, Participant
from events.views.chosen import chosen_participants
from events.views.participants import filter_participants
from events.views.scope import get_forum, get_participant, render_forum
from events.views.tickets import ticket_url


def cards_of(request, forum):
    """Who gets a card: those with a seat, filtered and sorted like the list."""
    return filter_participants(request, forum).qs.expected().with_table().with_origin()


def badge_file(request, forum: Forum, participants: list[Participant], *, again=False):
    """The cards as a download. Raises ValidationError like print_badges."""
    paper = print_badges(
        forum, participants, ticket_url=lambda row: ticket_url(request, row), again=again
    )
    return pdf_response(paper, f"tanda-peserta-{forum.slug}", is_download=True)


def list_url(request, forum):
    """The page of the cards, with the filters that the request came with."""
    query = request.GET.copy()
    query.pop("page", None)
    tail = f"?{query.urlencode()}" if query else ""
    return f"{reverse('events:badge_list', args=[forum.slug])}{tail}"


@roles_allowed(Role.STAFF)
@require_safe
def badge_list(request, slug):
    """What is still to be printed, and what was printed and may be chosen again."""
    forum = get_forum(request, slug)
    cards = cards_of(request, forum)
    new = cards.without_badge().order_by().count()
    context = {
        "new": min(new, CARDS_A_FILE),
        "later": max(new - CARDS_A_FILE, 0),
        "printed": cards.exclude(badge_printed_at=None)[:CARDS_A_FILE],
        "query": request.GET.urlencode(),
    }
    return render_forum(request, "events/badge_list.html", forum, context)


@roles_allowed(Role.STAFF)
@require_POST
def badge_pdf(request, slug):
    """Print the cards that were never printed."""
    forum = get_forum(request, slug)
    try:
        return badge_file(
            request, forum, list(cards_of(request, forum).without_badge()[:CARDS_A_FILE])
        )
    except ValidationError as error:
        messages.warning(request, error.message)
        return redirect(list_url(request, forum))


@roles_allowed(Role.STAFF)
@require_POST
def badge_reprint(request, slug):
    """First POST, from the list: ask. Second POST, with `confirmed`: print again."""
    forum = get_forum(request, slug)
    try:
        chosen = chosen_participants(request, forum).expected().with_table().for_list()
        participants = list(chosen)
        if "confirmed" in request.POST:
            return badge_file(request, forum, participants, again=True)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(list_url(request, forum))
    printed = sum(one.badge_printed_at is not None for one in participants)
    act = f"Cetak {'ulang ' if printed == len(participants) else ''}{len(participants)} tanda peserta"
    context = {
        "title": f"{act}?",
        "text": printed
        and f"{printed} sudah pernah dicetak. Tarik kartu yang lama, supaya tidak ada dua kartu untuk satu orang.",
        "objects": participants,
        "hidden_name": "ids",
        "submit": act,
        "kind": "primary",
        "cancel_label": "Kembali ke tanda peserta",
        "cancel_url": list_url(request, forum),
    }
    return render(request, "components/confirm.html", context)


@roles_allowed(Role.STAFF)
@transaction.atomic
def badge_edit(request, slug, pk):
    """Correct the text of one card at the door; the list of participants stays as it is."""
    # As in participant_edit().
    get_object_or_404(for_editing(request, Forum.objects.visible_to(request.user)), slug=slug)
    participant = get_participant(request, slug, pk)
    form = BadgeForm(posted(request), instance=participant)
    if form.is_valid():
        if set(form.changed_data) & set(BadgeForm.Meta.fields):
            participant.badge_printed_at = None
        participant.save(update_fields=[*BadgeForm.Meta.fields, "badge_printed_at"])
        if "print" in request.POST:
            rows = Participant.objects.filter(pk=participant.pk).with_table().for_ticket()
            return badge_file(request, participant.forum, list(rows), again=True)
        messages.success(request, "Tulisan di tanda peserta disimpan.")
        return back(request, participant.get_absolute_url())
    context = {
        "participant": participant,
        "form": form,
        "back_url": way_back(request, participant.get_absolute_url()),
    }
    return render_forum(request, "events/badge_edit.html", participant.forum, context, form.status)
