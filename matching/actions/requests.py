"""Asking for a meeting, by either side or by the office for both."""

from datetime import date, timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from events.models import Forum
from matching.models import Request, RequestStatus, Side, Veto

DAYS_TO_ANSWER = 3


def default_answer_by(forum: Forum) -> date:
    """Three days from now, but not after the forum; never a day that is over."""
    today = timezone.localdate()
    return max(today, min(today + timedelta(days=DAYS_TO_ANSWER), forum.first_day))


def side_of(user: User) -> Side:
    if user.is_buyer:
        return Side.AGENCY
    return Side.VENDOR if user.is_vendor else Side.OFFICE


@transaction.atomic
def ask(wish: Request, *, by: User) -> Request:
    """Keep a new request. The office's own is agreed at once; so is one that both sides made.

    Raises ValidationError "vetoed", "already_asked".
    """
    # The forum first: two sides that ask each other at once make one agreement.
    Forum.objects.hold(wish.forum_id)
    if Veto.objects.filter(forum=wish.forum, agency=wish.agency, vendor=wish.vendor).exists():
        raise ValidationError(
            "Pasangan ini tidak dijadwalkan oleh dinas. Hubungi petugas dinas bila ini keliru.",
            code="vetoed",
        )
    wish.asked_by = side_of(by)
    wish.created_by = by
    standing = Request.objects.filter(
        forum=wish.forum,
        agency=wish.agency,
        vendor=wish.vendor,
        status__in=[RequestStatus.WAITING, RequestStatus.ACCEPTED],
    ).first()
    if standing and standing.is_expired:
        with pghistory.context(verb="expire"):
            Request.objects.filter(pk=standing.pk).update(status=RequestStatus.EXPIRED)
        standing = None
    if standing:
        return meet_standing(standing, wish, by)
    with pghistory.context(verb="create"):
        wish.save(force_insert=True)
    if wish.asked_by == Side.OFFICE:
        wish.answer(by=by, accepts=True)
    return wish


def meet_standing(standing: Request, wish: Request, by: User) -> Request:
    """Two who ask each other agree. Raises ValidationError "already_asked"."""
    if standing.is_accepted or standing.asked_by == wish.asked_by:
        raise ValidationError(
            "OPD dan vendor ini sudah punya permintaan temu. Ubah permintaan yang ada.",
            code="already_asked",
        )
    standing.answer(by=by, accepts=True, note=wish.note)
    return standing


def asked_already(user: User, forum: Forum, agency: int) -> QuerySet[Request]:
    """An agency's requests that stand, but for those that asking from this side would answer."""
    standing = Request.objects.visible_to(user).standing().filter(forum=forum, agency=agency)
    return standing.filter(Q(status=RequestStatus.ACCEPTED) | Q(asked_by=side_of(user)))


@transaction.atomic
def change(wish: Request, fields: list[str]) -> None:
    """Save an edited request that still stands. Raises ValidationError "not_open"."""
    current = Request.objects.select_for_update().get(pk=wish.pk)
    if not current.stands:
        raise ValidationError(
            "Permintaan ini sudah ditarik atau lewat batas jawabnya. Buat permintaan baru.",
            code="not_open",
        )
    with pghistory.context(verb="edit"):
        wish.save(update_fields=fields)
