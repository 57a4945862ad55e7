"""Who came to the forums and who did not, across forums: querysets in, dataclasses out.

Only forums that are over count. Someone is expected where registered, an agency where it was invited or
has someone registered; to come on one day of a forum is to have come.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, Lower, NullIf

from accounts.models import Agency
from core.fields import TextsOf
from core.statements import Whole, is_whole, remembered, worded
from events.models import Attendance, Forum, Invitation, Participant, ParticipantKind
from events.models.participant import origin_name


@dataclass(frozen=True)
class Streak:
    """How often in a row, counted back from the latest forum, it was like that: came, or not."""

    came: bool
    forums: int

    def __str__(self):
        return f"{'Hadir' if self.came else 'Tidak hadir'} {self.forums} kali"


def streak(came: Sequence[bool]) -> Streak | None:
    """The streak of what happened at each forum, the latest first; None where there was none."""
    if not came:
        return None
    return Streak(came[0], sum(1 for _ in takewhile(lambda one: one == came[0], came)))


@dataclass
class Visit:
    """One agency at one forum: numbers of persons; `people` where they are asked for."""

    forum: Forum
    invited: bool = False
    registered: int = 0
    present: int = 0
    people: list[Participant] = field(default_factory=list)

    @property
    def came(self) -> bool:
        return self.present > 0


@dataclass(frozen=True)
class AgencyRecord:
    """One agency at the forums where it was expected, the latest first: numbers of forums."""

    agency: Agency
    visits: list[Visit]

    @property
    def expected(self) -> int:
        return len(self.visits)

    @property
    def registered(self) -> int:
        return sum(visit.registered > 0 for visit in self.visits)

    @property
    def came(self) -> int:
        return sum(visit.came for visit in self.visits)

    @property
    def missed(self) -> int:
        return self.expected - self.came

    @property
    def last_came_on(self) -> date | None:
        return next((visit.forum.first_day for visit in self.visits if visit.came), None)

    @property
    def streak(self) -> Streak | None:
        return streak([visit.came for visit in self.visits])

    @property
    def missed_in_a_row(self) -> int:
        latest = self.streak
        return 0 if latest is None or latest.came else latest.forums


@dataclass(frozen=True)
class PersonRecord:
    """One person at the forums where it was registered, the latest first."""

    name: str
    origin: str
    kind: str
    visits: list[tuple[Forum, bool]]

    @property
    def registered(self) -> int:
        return len(self.visits)

    @property
    def came(self) -> int:
        return sum(came for _, came in self.visits)

    @property
    def missed(self) -> int:
        return self.registered - self.came

    @property
    def last_came_on(self) -> date | None:
        return next((forum.first_day for forum, came in self.visits if came), None)

    @property
    def streak(self) -> Streak | None:
        return streak([came for _, came in self.visits])


def came() -> Exists:
    """Of a participant: whether it arrived on any day and that was not taken back."""
    return Exists(Attendance.objects.standing().filter(participant=OuterRef("pk")))


def agency_records(
    agencies: Any, participants: Any, forums: Sequence[Forum]
) -> list[AgencyRecord]:
    """The agencies that were expected at the forums; longest absent in a row first, then by name.

    `agencies` and `participants` are what the reader may see, `forums` the latest first. Three
    queries, whatever the size.
    """
    visits: dict[int, dict[int, Visit]] = defaultdict(dict)
    by_key = {forum.pk: forum for forum in forums}

    def visit_of(agency: int, forum: int) -> Visit:
        return visits[agency].setdefault(forum, Visit(by_key[forum]))

    invited = Invitation.objects.filter(forum__in=by_key, agency__isnull=False)
    for agency, forum in invited.order_by().values_list("agency", "forum"):
        visit_of(agency, forum).invited = True
    delegates = participants.expected().filter(kind=ParticipantKind.DELEGATE, forum__in=by_key)
    counts = delegates.order_by().values_list("agency", "forum")
    counted = counts.annotate(people=Count("pk"), present=Count("pk", filter=came()))
    for agency, forum, people, present in counted:
        visit = visit_of(agency, forum)
        visit.registered, visit.present = people, present
    rows = [
        AgencyRecord(agency, [visits[agency.pk][pk] for pk in by_key if pk in visits[agency.pk]])
        for agency in agencies.filter(pk__among=visits).order_by("name", "pk")
    ]
    return sorted(rows, key=lambda row: -row.missed_in_a_row)


def add_people(record: AgencyRecord, participants: Any) -> None:
    """Fill in who was registered for the agency at each forum, with `came`. One query."""
    by_forum = defaultdict(list)
    people = participants.expected().filter(
        kind=ParticipantKind.DELEGATE,
        agency=record.agency,
        forum__in=[visit.forum.pk for visit in record.visits],
    )
    for person in people.annotate(came=came()).order_by("name", "pk"):
        by_forum[person.forum_id].append(person)
    for visit in record.visits:
        visit.people = by_forum[visit.forum.pk]


def with_person(participants: Any) -> Any:
    """Annotate `person`: the same for the same person at every forum.

    That is the NIP, else the number, else the name together with where the person comes from.
    """
    # Concat takes NULL for nothing, so this is agency/vendor/organisation, two of them empty.
    agency, vendor = (Cast(name, CharField()) for name in ("agency_id", "vendor_id"))
    named = Concat(
        Lower("name"), Value("|"), agency, Value("|"), vendor, Value("|"), Lower("organisation"),
        output_field=CharField(),
    )  # fmt: skip
    key = Coalesce(NullIf("nip", Value("")), NullIf("phone", Value("")), named)
    return participants.annotate(person=key)


def gathered(persons: Any) -> Any:
    """Of each person all registrations, the latest first, as lists of equal length."""
    latest = ("-forum__first_day", "-forum_id", "pk")
    return persons.annotate(
        names=ArrayAgg("name", order_by=latest),
        origins=ArrayAgg(origin_name(), order_by=latest),
        kinds=ArrayAgg("kind", order_by=latest),
        at=ArrayAgg("forum_id", order_by=latest),
        arrivals=ArrayAgg(came(), order_by=latest),
    )


def ranked(persons: Any) -> Any:
    """Those with the most absences first, of the same number by name."""
    registered, arrived = (Count("forum", distinct=True, filter=one) for one in (Q(), came()))
    counted = persons.annotate(missed=registered - arrived, first_name=Min("name"))
    return counted.order_by(F("missed").desc(), "first_name", "person")


def registrations(participants: Any, forums: Sequence[int]) -> Any:
    rows = with_person(participants.expected().filter(forum__in=forums))
    return rows.order_by().values("person")


FIRST = 50
"""Persons on the first page."""


def first_of(persons: Any) -> Any:
    """The first of them, and with each how many there are: one look at everyone for both."""
    return ranked(persons).annotate(people=Window(Count("*")))[:FIRST]


@remembered
def first_of_all(forums: tuple[int, ...]) -> QuerySet:
    return first_of(registrations(Participant.objects.all(), forums))


def gathered_of(everyone: Any, shown: str) -> Any:
    keys = TextsOf(Value(shown))
    # Persons are told apart by what is worked out; these are what indexes know of them.
    among = Q(nip__among=keys) | Q(phone__among=keys) | Q(nip="", phone="")
    return gathered(everyone.filter(among, person__among=keys))


@worded
def gathered_of_all(shown: Sequence[str], forums: tuple[int, ...]) -> QuerySet:
    return gathered_of(registrations(Participant.objects.all(), forums), shown[0])


class PersonRecords:
    """The persons of the participants as records, for a page or a file: counted and cut in SQL.

    Where they are all there are, by questions that are made once.
    """

    def __init__(self, participants: Any, forums: Iterable[Forum], search: str = ""):
        self.forums = {forum.pk: forum for forum in forums}
        self.participants, self.search = participants, search
        self.is_of_all = is_whole(participants) and not search

    @cached_property
    def everyone(self) -> Any:
        return registrations(self.participants, tuple(self.forums))

    @cached_property
    def persons(self) -> Any:
        if not self.search:
            return self.everyone
        # By person, so that a search for one agency does not hide what was done for another.
        named = self.everyone.matching(self.search).values("person")
        return self.everyone.filter(person__in=named)

    @cached_property
    def first(self) -> list[dict]:
        if self.is_of_all:
            return first_of_all(tuple(self.forums)).rows()
        return list(first_of(self.persons))

    def count(self) -> int:
        return self.first[0]["people"] if self.first else 0

    def __getitem__(self, part: slice) -> list[PersonRecord]:
        """Found first and then read: registrations are gathered for the persons of a page only."""
        found = self.first[part] if part.stop <= FIRST else ranked(self.persons)[part]
        shown = [row["person"] for row in found]
        keys = json.dumps(shown)
        if self.is_of_all:
            rows = gathered_of_all([Whole(keys)], tuple(self.forums)).rows()
        else:
            rows = gathered_of(self.everyone, keys)
        by_person = {row["person"]: self.record(row) for row in rows}
        return [by_person[person] for person in shown]

    def __iter__(self) -> Iterator[PersonRecord]:
        return (
            self.record(row) for row in gathered(ranked(self.persons)).iterator(chunk_size=2000)
        )

    def record(self, row: dict) -> PersonRecord:
        # Someone may be registered twice at a forum: for the agency, and as a speaker.
        visits: dict[int, bool] = {}
        for forum, has_come in zip(row["at"], row["arrivals"], strict=True):
            visits[forum] = visits.get(forum, False) or has_come
        return PersonRecord(
            row["names"][0],
            row["origins"][0],
            ParticipantKind(row["kinds"][0]).label,
            [(self.forums[forum], has_come) for forum, has_come in visits.items()],
        )
