"""What was done lately, from the history of all records. Two queries, whatever their number."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby, islice
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone

from accounts.history import LABELS, VERBS, event_model
from accounts.models import User
from core.formats import date_long, time_short
from core.statements import Statement, compiled

# What the office wants to hear of, and what a record of it is called there.
PAIR = ("agency__short_name", "vendor__name")
NAMED: dict[str, tuple[str, ...]] = {
    "events.Forum": ("name",),
    "events.Participant": ("name",),
    "events.Attendance": ("participant__name",),
    "vendors.Vendor": ("name",),
    "vendors.Product": ("name", "vendor__name"),
    "vendors.Licence": ("vendor__name",),
    "matching.Demand": ("name", "agency__short_name"),
    "matching.Request": PAIR,
    "matching.Commitment": PAIR,
    "procurement.Purchase": ("package_name", "agency__short_name"),
}
LINES_SHOWN = 6
# Of each kind: one act may change many records, and is one line all the same.
EVENTS_READ = 30


@dataclass(frozen=True)
class Activity:
    """One act: when, who, what was done to which record, and to how many others with it."""

    at: datetime
    who: str
    what: str
    noun: str
    name: str
    others: str
    url: str

    @property
    def when(self) -> str:
        """The time of an act of today, the day of an older one."""
        days = (timezone.localdate() - timezone.localdate(self.at)).days
        return {0: time_short(self.at), 1: "Kemarin"}.get(days, date_long(self.at))


def latest_activity() -> list[Activity]:
    """The latest acts, newest first; those on several records of a kind in one request are one."""
    found = [
        (events, json.loads(events[0]["pgh_context"] or "{}"))
        for events in islice(acts(latest_events().rows()), LINES_SHOWN)
    ]
    people = User.objects.in_bulk({context.get("user") for _, context in found} - {None})
    return [activity(events, context, people) for events, context in found]


@cache
def latest_events() -> Statement:
    first, *rest = (events_of(label) for label in NAMED)
    return compiled(first.union(*rest, all=True).order_by("-pgh_created_at", "act_on", "-pgh_id"))


def events_of(label: str) -> Any:
    parts = [part for path in NAMED[label] for part in (Value(", "), F(path))][1:]
    name = Concat(*parts) if len(parts) > 1 else parts[0]
    return (
        event_model(apps.get_model(label))
        .objects.order_by("-pgh_id")
        .values(
            "pgh_id",
            "pgh_obj_id",
            "pgh_created_at",
            "pgh_label",
            "pgh_context",
            "pgh_context_id",
            act_on=Value(label, CharField()),
            act_name=Cast(name, CharField()),
        )[:EVENTS_READ]
    )


def acts(rows: list[dict]) -> Iterator[list[dict]]:
    """Events in a row of one request on one kind; what nobody asked for stands alone."""
    for _, events in groupby(
        rows, key=lambda row: (row["act_on"], row["pgh_context_id"] or row["pgh_id"])
    ):
        yield list(events)


def activity(events: list[dict], context: dict, people: dict[int, User]) -> Activity:
    last = events[0]
    model = apps.get_model(last["act_on"])
    records = len({event["pgh_obj_id"] for event in events})
    others = f"{records - 1}" if len(events) < EVENTS_READ else f"lebih dari {records - 1}"
    user = context.get("user")
    return Activity(
        at=last["pgh_created_at"],
        who="Sistem" if user is None else str(people.get(user, f"Pengguna {user}")),
        what=VERBS.get(context.get("verb", ""), LABELS[last["pgh_label"]]),
        noun=str(model._meta.verbose_name),
        name=last["act_name"] or f"nomor {last['pgh_obj_id']}",
        others=others if records > 1 else "",
        url=reverse(
            "accounts:record_history",
            args=[model._meta.app_label, model._meta.model_name, last["pgh_obj_id"]],
        ),
    )
