"""A forum that takes place on another day or elsewhere, or not at all; and who is told of it."""

from collections.abc import Iterable
from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from accounts.models import User
from events.actions.mail import tell_of_change
from events.actions.registration import move_up
from events.models import AgendaItem, Attendance, Forum, Message, Slot
from events.texts import called_off_news, moved_news, occasion, revived_news


@transaction.atomic
def save_forum(
    forum: Forum, fields: Iterable[str], *, by: User, tells: bool = False
) -> list[Message]:
    """Save the edited fields of a forum, and no other: seats and status change meanwhile.

    Seats that are added go to those who wait. When the first day moves, agenda and slots move
    with it, and with them the meetings. With `tells` a changed day, time or place is mailed to
    those who know the old one; the mails are returned.

    Raises ValidationError on "agency_seats" or "vendor_seats" below the seats that are taken
    ("seats_oversold"), on "first_day" when somebody came on a day that would be outside
    ("has_arrivals"), on "last_day" when an item or a slot would be ("days_left_out").
    """
    current = Forum.objects.hold(forum.pk)
    for side, noun in (("agency", "utusan OPD"), ("vendor", "vendor")):
        taken = getattr(current, f"{side}_seats_taken")
        if getattr(forum, f"{side}_seats") < taken:
            raise refusal(
                f"{side}_seats",
                f"Sudah {taken} {noun} terdaftar. Tulis {taken} atau lebih.",
                code="seats_oversold",
            )
    with pghistory.context(verb="edit"):
        if current.days != forum.days:
            move_days(forum, forum.first_day - current.first_day)
        forum.save(update_fields=list(fields))
    move_up(forum)
    if tells and occasion(current) != occasion(forum):
        return tell_of_change(forum, moved_news(current), by=by)
    return []


def move_days(forum: Forum, shift: timedelta) -> None:
    """Take agenda and slots along to the new days of a forum, and leave nothing outside."""
    outside = Q(day__lt=forum.first_day) | Q(day__gt=forum.last_day)
    if Attendance.objects.standing().filter(outside, participant__forum=forum).exists():
        raise refusal(
            "first_day",
            "Sudah ada yang tercatat hadir pada hari yang akan ditinggalkan.",
            code="has_arrivals",
        )
    for model in (AgendaItem, Slot):
        rows = model.objects.filter(forum=forum)
        # The farthest first: a day is free before the one next to it moves there.
        days = sorted(set(rows.values_list("day", flat=True)), reverse=shift > timedelta())
        for day in days:
            rows.filter(day=day).update(day=F("day") + shift)
        if left := rows.filter(outside).first():
            noun = str(model._meta.verbose_name).capitalize()
            raise refusal(
                "last_day",
                f"{noun} {left} masih di luar hari forum. Pindahkan atau hapus dulu.",
                code="days_left_out",
            )


def refusal(field: str, message: str, *, code: str) -> ValidationError:
    """What is wrong with one field, with its code."""
    return ValidationError({field: ValidationError(message, code=code)})


@transaction.atomic
def call_off(forum: Forum, *, reason: str, by: User, tells: bool = False) -> list[Message]:
    """Say that a published forum will not take place; the mails about it are returned.

    People, invitations and schedule stay as they are, and come back when it is revived. Raises
    ValidationError "not_allowed" when the forum is a draft, runs, or is over.
    """
    forum.change_status("call_off", called_off_because=reason)
    return tell_of_change(forum, called_off_news(forum), by=by) if tells else []


@transaction.atomic
def revive(forum: Forum, *, by: User, tells: bool = False) -> list[Message]:
    """Say that a forum takes place after all; the mails about it are returned.

    Registration stays closed until somebody opens it. Raises ValidationError "not_allowed".
    """
    forum.change_status("revive", called_off_because="")
    return tell_of_change(forum, revived_news(), by=by) if tells else []
