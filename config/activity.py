"""What was done, from the history of all records: the latest acts, and page by page all of them."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from django import forms
from django.apps import apps
from django.db.models import CharField, Count, F, Min, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from accounts.history import LABELS, VERBS, event_model
from accounts.models import User
from core.addresses import reverse
from core.formats import date_long, number, time_short
from core.keys import row_key
from core.statements import compiled, remembered

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
# On a page of all acts.
ACTS_SHOWN = 50
PAGE_READ = 120
# Readings for one page: an import fills a whole reading, and is one act.
ROUNDS = 3


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
    """The latest acts, newest first; those on several records of a kind in one request are one.

    Two queries, whatever their number.
    """
    return told(list(islice(acts(latest_events().rows()), LINES_SHOWN)))


class ActivityForm(forms.Form):
    """Of which kind of record the acts are shown."""

    kind = forms.ChoiceField(label="Data", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        nouns = [
            (label, str(apps.get_model(label)._meta.verbose_name).capitalize()) for label in NAMED
        ]
        self.fields["kind"].choices = [("", "Semua data"), *nouns]  # type: ignore[attr-defined]  # its stub knows the base class alone


@dataclass(frozen=True)
class ActivityPage:
    """Acts, newest first; `older` leads to those before them, "" when there are none."""

    activities: list[Activity]
    older: str


def activity_page(kind: str = "", before: str = "") -> ActivityPage:
    """A page of all acts, or of those on one kind of record.

    `before` is how far each kind has been read, as the page before said it: every table is read
    by its own key, however long the history. Anything else begins at the newest.
    """
    labels = [kind] if kind else list(NAMED)
    places = dict(zip(labels, places_in(before, len(labels)), strict=True))
    found: list[list[dict]] = []
    sizes: list[int] = []
    has_more = True
    for _ in range(ROUNDS):
        if has_more and len(found) < ACTS_SHOWN:
            has_more = read_on(places, found, sizes)
    older = "-".join(str(place or 0) for place in places.values()) if has_more else ""
    return ActivityPage(told(found, sizes), older)


def read_on(places: dict[str, int | None], found: list[list[dict]], sizes: list[int]) -> bool:
    """Add the acts that follow, move the places on, and return whether there are more."""
    rows = by_turns(
        compiled(in_order(events_of(*place, PAGE_READ) for place in places.items())).rows()
    )
    count = Counter(row["act_on"] for row in rows)
    # The last row that was read of each kind that has more: nothing older can be told yet.
    last = {row["act_on"]: row for row in rows if count[row["act_on"]] == PAGE_READ}
    horizon = max((row["act_turn"] for row in last.values()), default=None)
    known = [row for row in rows if horizon is None or row["act_turn"] >= horizon]
    shown = list(islice(acts(known), ACTS_SHOWN - len(found)))
    for events in shown:
        label, size = events[0]["act_on"], records_of(events)
        places[label] = events[-1]["pgh_id"]
        if events[-1] == last.get(label) and events[-1]["pgh_context_id"]:
            places[label], size = whole_act(label, events[-1])
        sizes.append(size)
    found += shown
    return bool(last) or sum(map(len, shown)) < len(rows)


def places_in(text: str, count: int) -> list[int | None]:
    parts = [row_key(part) for part in text.split("-")]
    return [part or None for part in parts] if len(parts) == count else [None] * count


def by_turns(rows: list[dict]) -> list[dict]:
    """The rows newest first, those of one kind in the order of their numbers.

    An event has the time at which its transaction began: those of a long import have higher
    numbers than what others wrote meanwhile, and an earlier time. Pages go on by number, so by
    time some would stand on none. No event counts as newer here than one of its kind before it.
    """
    turns: dict[str, datetime] = {}
    ordered = sorted(rows, key=lambda row: (row["act_on"], -row["pgh_id"]))
    for row in ordered:
        at = row["pgh_created_at"]
        row["act_turn"] = turns[row["act_on"]] = min(turns.get(row["act_on"], at), at)
    return sorted(ordered, key=lambda row: row["act_turn"], reverse=True)


def whole_act(label: str, last: dict) -> tuple[int, int]:
    """Where to go on after an act that a page could not read to its end, and its records.

    That is its first event, or sooner where somebody else has written in between.
    """
    events = event_model(apps.get_model(label)).objects
    context = last["pgh_context_id"]
    found = events.filter(pgh_context_id=context).aggregate(
        first=Min("pgh_id"), records=Count("pgh_obj_id", distinct=True)
    )
    older = events.filter(pgh_id__lt=last["pgh_id"], pgh_id__gt=found["first"])
    others = older.exclude(pgh_context_id=context).order_by("-pgh_id")
    between = others.values_list("pgh_id", flat=True).first()
    return (between + 1 if between else found["first"]), found["records"]


def told(found: list[list[dict]], sizes: list[int] | None = None) -> list[Activity]:
    """Acts in words. `sizes` says of how many records each is; without, the events do."""
    contexts = [json.loads(events[0]["pgh_context"] or "{}") for events in found]
    people = User.objects.in_bulk({context.get("user") for context in contexts} - {None})
    rows = zip(found, contexts, sizes or [0] * len(found), strict=True)
    return [activity(events, context, people, size) for events, context, size in rows]


def records_of(events: list[dict]) -> int:
    return len({event["pgh_obj_id"] for event in events})


@remembered
def latest_events() -> Any:
    return in_order(events_of(label) for label in NAMED)


def in_order(parts: Iterable[Any]) -> Any:
    first, *rest = parts
    if not rest:
        return first
    return first.union(*rest, all=True).order_by("-pgh_created_at", "act_on", "-pgh_id")


def events_of(label: str, before: int | None = None, limit: int = EVENTS_READ) -> Any:
    """The newest events of a kind, of those before a number."""
    parts = [part for path in NAMED[label] for part in (Value(", "), F(path))][1:]
    name = Concat(*parts) if len(parts) > 1 else parts[0]
    older = {"pgh_id__lt": before} if before else {}
    return (
        event_model(apps.get_model(label))
        .objects.filter(**older)
        .order_by("-pgh_id")
        .values(
            "pgh_id",
            "pgh_obj_id",
            "pgh_created_at",
            "pgh_label",
            "pgh_context",
            "pgh_context_id",
            act_on=Value(label, CharField()),
            act_name=Cast(name, CharField()),
        )[:limit]
    )


def acts(rows: list[dict]) -> Iterator[list[dict]]:
    """Events in a row of one request on one kind; what nobody asked for stands alone."""
    for _, events in groupby(
        rows, key=lambda row: (row["act_on"], row["pgh_context_id"] or row["pgh_id"])
    ):
        yield list(events)


def activity(events: list[dict], context: dict, people: dict[int, User], size: int) -> Activity:
    last = events[0]
    model = apps.get_model(last["act_on"])
    records = size or records_of(events)
    is_whole = size or len(events) < EVENTS_READ
    others = number(records - 1) if is_whole else f"lebih dari {records - 1}"
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
