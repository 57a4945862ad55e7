"""One search over everything that a person may see: a few of each kind, the rest in its list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery
from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from accounts.access import may_use, role_may_use
from accounts.models import Agency, User
from core.addresses import reverse
from core.statements import Whole, worded
from events.models import Forum, Participant
from events.models.participant import origin_name
from matching.models import Demand
from procurement.models import Purchase
from vendors.models import DirectoryEntry, EntryKind
from vendors.search import CONFIG, search_for

SHOWN = 5
MIN_LETTERS = 2
PARTICIPANTS = "participants"


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Cari di semua data",
        min_length=MIN_LETTERS,
        max_length=100,
        error_messages={
            "min_length": f"Tulis paling sedikit {MIN_LETTERS} huruf atau angka.",
            "required": "Tulis apa yang dicari.",
        },
    )


@dataclass(frozen=True)
class Hit:
    title: str
    note: str
    url: str


@dataclass
class Group:
    """What was found of one kind; `has_more` than is shown, and where all of it is listed."""

    label: str
    hits: list[Hit] = field(default_factory=list)
    has_more: bool = False
    list_url: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of record: which rows fit, the columns that make the address of one, and its list.

    `view` is the page of a record; who may not open it does not find the kind. `note` may follow
    relations. `list_url` is a URL name with what the list needs in its address besides the words.
    """

    label: str
    rows: Callable[["Question"], QuerySet]
    title: str
    note: Any
    view: str
    parts: tuple[str, ...]
    list_url: str
    list_query: dict[str, str] = field(default_factory=dict)

    def columns(self, number: int, question: "Question") -> QuerySet:
        """Of the rows that fit one more than is shown: kind, title, note and two address parts."""
        parts: list[Any] = [as_text(part) if part == "pk" else F(part) for part in self.parts]
        parts += [Value("", CharField())] * (2 - len(parts))
        note = Coalesce(as_text(self.note), Value(""))
        rows = self.rows(question).values_list(
            Value(number, IntegerField()), F(self.title), note, *parts
        )
        return rows[: SHOWN + 1]

    def hit(self, title: str, note: str, *parts: str) -> Hit:
        return Hit(title, note, reverse(self.view, args=parts[: len(self.parts)]))

    def list_of(self, user: User, text: str) -> str:
        """Address of the list with the same words; "" for a role that has no such list."""
        if not may_use(user, self.list_url):
            return ""
        return f"{reverse(self.list_url)}?{urlencode(self.list_query | {'q': text})}"


@dataclass(frozen=True)
class Question:
    """Who asks, for which words, and what these are with their synonyms as a tsquery, "" for none."""

    user: User
    text: str
    query: str = ""


def as_text(expression: Any) -> Cast:
    return Cast(expression, CharField())


def forums(question: Question) -> QuerySet:
    words = question.text.split()[:10]
    fits = (Q(name__icontains=word) | Q(venue__icontains=word) for word in words)
    return Forum.objects.visible_to(question.user).filter(*fits).for_list()


def participants(question: Question) -> QuerySet:
    rows = Participant.objects.visible_to(question.user).matching(question.text)
    forums = Forum.objects.visible_to(question.user)
    return rows.filter(forum__in=forums).order_by("name", "-forum", "pk")


def first_participants(question: Question) -> QuerySet:
    """Those that are shown, found before anything is joined to them: a name may have thousands."""
    rows = participants(question)
    shown = ArraySubquery(rows.values("pk")[: SHOWN + 1])
    return Participant.objects.filter(pk__among=shown).order_by(*rows.query.order_by)


def agencies(question: Question) -> QuerySet:
    return Agency.objects.visible_to(question.user).matching(question.text).for_list()


def entries(kind: EntryKind) -> Callable[[Question], QuerySet]:
    def rows(question: Question) -> QuerySet:
        found = DirectoryEntry.objects.visible_to(question.user).of_kind(kind)
        if not question.query:
            return found.none()
        # Plus nothing: by the index of completeness, all would be read where few have the words.
        order = (F("completeness") + 0).desc()
        query = SearchQuery(question.query, config=CONFIG, search_type="raw")
        return found.filter(search=query).order_by(order, "pk")

    return rows


def demand(question: Question) -> QuerySet:
    rows = Demand.objects.visible_to(question.user).counted()
    return rows.matching(question.text).order_by("-year", "name", "pk")


def purchases(question: Question) -> QuerySet:
    rows = Purchase.objects.visible_to(question.user).standing()
    return rows.matching(question.text).order_by("-pk")


KINDS = (
    Kind("Forum", forums, "name", "venue", "events:forum_detail", ("slug",), "events:forum_list"),
    Kind(
        "Peserta",
        first_participants,
        "name",
        Concat(
            origin_name(),
            Value(", "),
            "forum__name",
        ),
        "events:participant_detail",
        ("forum__slug", "pk"),
        "search",
        {"only": PARTICIPANTS},
    ),
    Kind(
        "Perangkat daerah",
        agencies,
        "name",
        "parent__name",
        "accounts:agency_detail",
        ("pk",),
        "accounts:agency_list",
    ),
    Kind(
        "Vendor",
        entries(EntryKind.VENDOR),
        "name",
        "vendor__region__name",
        "vendors:vendor_detail",
        ("vendor__slug",),
        "vendors:vendor_list",
        {"show": "vendor"},
    ),
    Kind(
        "Produk",
        entries(EntryKind.PRODUCT),
        "name",
        "vendor__name",
        "vendors:product_detail",
        ("vendor__slug", "product__slug"),
        "vendors:vendor_list",
        {"show": "product"},
    ),
    Kind(
        "Kebutuhan OPD",
        demand,
        "name",
        Concat("agency__name", Value(", "), Cast("year", CharField())),
        "matching:demand_detail",
        ("pk",),
        "matching:demand_list",
    ),
    Kind(
        "Paket belanja",
        purchases,
        "package_name",
        Concat("agency__name", Value(", "), Cast("year", CharField())),
        "procurement:purchase_detail",
        ("pk",),
        "procurement:purchase_list",
    ),
)


def asked_by(role: str) -> list[int]:
    """The places in KINDS of those that the role may open."""
    return [number for number, kind in enumerate(KINDS) if role_may_use(role, kind.view)]


@worded
def hits(words: Sequence[str], pk: int, role: str, agency: int | None) -> QuerySet:
    """Rows of every kind that the person may open; the last of the words is the tsquery of them.

    What a person sees follows from what is named here, and is kept for as long as it is the same.
    """
    *typed, query = words
    question = Question(User(pk=pk, role=role, agency_id=agency), " ".join(typed), query)
    first, *rest = [KINDS[number].columns(number, question) for number in asked_by(role)]
    return first.union(*rest, all=True)


def search_everything(user: User, text: str) -> list[Group]:
    """What fits the words, at most SHOWN of each kind that the role may open, in one query.

    The synonyms of the words cost one query more.
    """
    search = search_for(text)
    query = Whole(search.text(prefix=True) if search else "")
    found = hits([*text.lower().split(), query], user.pk, user.role, user.agency_id)
    groups = {number: Group(KINDS[number].label) for number in asked_by(user.role)}
    for number, *columns in found.tuples():
        group = groups[number]
        if len(group.hits) < SHOWN:
            group.hits.append(KINDS[number].hit(*columns))
        else:
            group.list_url, group.has_more = KINDS[number].list_of(user, text), True
    return [group for group in groups.values() if group.hits]
