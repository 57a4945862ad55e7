"""Badges (tanda peserta): printed once, and again only for those that are chosen."""

from collections.abc import Callable, Sequence

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from events.models import Forum, Participant
from events.papers import badge_paper

# What one file holds: fifty sheets. More come with the next press.
CARDS_A_FILE = 400


def print_badges(
    forum: Forum,
    participants: Sequence[Participant],
    *,
    ticket_url: Callable[[Participant], str],
    again: bool = False,
) -> bytes:
    """Return the cards as PDF and note that they were printed; `again` allows printed ones.

    Raises ValidationError "nothing_to_print", "printed_meanwhile".
    """
    if not participants:
        raise ValidationError(
            "Tidak ada tanda peserta yang perlu dicetak.", code="nothing_to_print"
        )
    # Drawn first: a card that can't be drawn must not count as printed.
    paper = badge_paper(forum, participants, ticket_url=ticket_url)
    note_printed(participants, again=again)
    return paper


@transaction.atomic
def note_printed(participants: Sequence[Participant], *, again: bool) -> None:
    """Note the printing of all of them, or of none when one was printed or replaced meanwhile."""
    # With a ticket that is no longer good, another person comes instead: the card is not theirs.
    tickets = [row.ticket_token for row in participants]
    rows = Participant.objects.filter(ticket_token__in=tickets)
    if not again:
        rows = rows.without_badge()
    with pghistory.context(verb="print_badge"):
        updated = rows.update(badge_printed_at=timezone.now())
    if updated != len(participants):
        # The exception takes the update back.
        raise ValidationError(
            "Sebagian baru saja dicetak petugas lain atau diganti orangnya. Muat ulang halaman.",
            code="printed_meanwhile",
        )
