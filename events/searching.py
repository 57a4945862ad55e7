"""Whom words find among the people of a forum, and who came, for those who may see all of them."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, F, Q, QuerySet, When

from core.statements import remembered, worded
from events.models import Attendance, Participant


def people_of(words: Sequence[str], forum: int) -> QuerySet:
    return Participant.objects.filter(forum=forum).matching(" ".join(words)).values_list("pk")


@worded
def by_name(words: Sequence[str], forum: int) -> QuerySet:
    """The keys of all whom the words fit."""
    return people_of(words, forum).order_by("name", "pk")


@worded
def nearest_first(words: Sequence[str], forum: int, most: int) -> QuerySet:
    """The keys of the first whom the words fit.

    Who is called just so stands on top, where Enter marks: not Siti 12 for Siti 1.
    """
    typed = " ".join(words)
    closeness = Case(
        When(Q(name__iexact=typed) | Q(code__iexact=typed), then=0),
        When(name__istartswith=typed, then=1),
        default=2,
    )
    return people_of(words, forum).order_by(closeness, F("status").desc(), "name", "pk")[:most]


def keys_by_name(text: str, forum: int) -> list[int]:
    return [key for (key,) in by_name(text.lower().split(), forum).tuples()]


def keys_nearest_first(text: str, forum: int, most: int) -> list[int]:
    return [key for (key,) in nearest_first(text.lower().split(), forum, most).tuples()]


@remembered
def arrivals(forum: int, day: date, order: str, first: int, last: int) -> QuerySet:
    """The keys of those who came, in the order of their arrival, from one place to another."""
    came = Attendance.objects.standing().filter(participant__forum=forum, day=day)
    return came.order_by(order, "participant").values_list("participant")[first:last]


def keys_by_arrival(forum: int, day: date, order: str, first: int, last: int) -> list[int]:
    return [key for (key,) in arrivals(forum, day, order, first, last).tuples()]
