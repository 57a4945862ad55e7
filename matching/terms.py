"""What ranking speaks of: terms of budgets, concepts, questions. Plain values, no database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from matching.spelling import Words, key, keys_of

WEAK_FIRST = 0.5
"""A weak word that stands first: "Konsumsi pelatihan" is food."""
WEAK, OPENED, PLACED, BRACKETED, LATER = 0.25, 0.15, 0.05, 0.8, 0.7
VAGUE = 0.85
"""What words are worth beside 1 for the thing itself; vague ones mean a whole kind of goods."""
OF_A_THING = frozenset({"sewa", "pelihara"})
"""Acts that are nothing without their thing; who prints or delivers does so with anything."""
LATER_MEANING = 0.97
KIN = 0.9
"""What a word for a thing of the same kind is worth beside one for the thing itself."""
ON_ANYTHING = frozenset({"cetak", "ganda", "kirim", "latih"})
LEADING = frozenset({"konsultan", "latih"})
"""Acts whose things are only what they are about."""
ABOUT = 0.6
"""What a thing is worth beside 1 that is only what a course or a study is about."""
SERVICES = frozenset({"jasa", "sewa", "pelihara", "latih", "konsultan"})
"""Acts that a service begins with, wherever it is filed."""
KINDS = ("barang", "jasa")
"""Acts that say only whether goods or a service are wanted: alat, perlengkapan; jasa, tenaga."""


@dataclass(frozen=True)
class PlanTerm:
    """A word of budgets: its role as in PlanWordRole, and the act that it names."""

    role: str
    action: str = ""


@dataclass(frozen=True)
class CategoryEntry:
    """A category as the query builder sees it; phrases are its name and keywords."""

    pk: int
    parent: int | None
    phrases: tuple[Words, ...]
    account_codes: tuple[str, ...]
    product_class: str = ""


@dataclass(frozen=True)
class Concept:
    """One thing that is asked for, with all the ways to say it."""

    text: str
    weight: float
    exact: tuple[Words, ...]
    similar: tuple[Words, ...] = ()
    guessed: tuple[Words, ...] = ()
    action: str = ""
    # Things of a list are asked for one beside the other: spanduk, banner dan leaflet.
    group: int = 0
    # The categories that a word for a whole kind of goods means: ATK is all of their products.
    shelves: frozenset[int] = frozenset()
    # Of ways that say what is done to a thing, the acts and the keys of the thing.
    done_to: tuple[tuple[frozenset[str], Words], ...] = ()
    # The keys of similar ways that are only of one kind with it.
    kin: frozenset[Words] = frozenset()

    @property
    def ways(self) -> tuple[Words, ...]:
        return self.exact + self.similar + self.guessed

    @cached_property
    def ways_by_key(self) -> tuple[Words, ...]:
        return tuple(map(keys_of, self.ways))

    @cached_property
    def near_by_key(self) -> tuple[Words, ...]:
        """The ways that say the thing itself."""
        return tuple(way for way in self.ways_by_key if way not in self.kin)

    @cached_property
    def heads(self) -> dict[str, list[tuple[Words, float]]]:
        """With what a name may begin that says the thing itself, and how surely it is."""
        found: defaultdict[str, list[tuple[Words, float]]] = defaultdict(list)
        for ways, quality in ((self.exact, 1.0), (self.guessed, 0.9), (self.similar, 0.8)):
            for place, way in enumerate(map(keys_of, ways)):
                # Of other words the first are the likeliest: kendaraan is a car, then a motorcycle.
                share = LATER_MEANING**place if quality < 0.9 else 1.0
                if way in self.kin:
                    share *= KIN
                found[way[0]].append((way, quality * share))
        return dict(found)


@dataclass(frozen=True)
class Name:
    """What is known of a product's name before anything is asked; words are keys."""

    keys: frozenset[str]
    acts: frozenset[str]
    # The act of the word that says what is sold: "Jasa servis AC" a service, "Sabun cuci" none.
    leading: frozenset[str]
    # The first word that names no act, and the class of what the name speaks of most; "" unknown.
    head: str
    product_class: str
    # Whether it begins with an act: jasa, sewa, servis.
    is_service: bool
    sold_as: dict[int, float]
    # The terms it is made of; with the shelves of those that may be narrower than their words.
    terms: tuple[tuple[Words, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Question:
    """What a demand asks the catalogue: its things, acts, and likely categories (0 to 1)."""

    concepts: tuple[Concept, ...]
    categories: dict[int, float]
    # The acts that are named, the first of them first.
    actions: tuple[str, ...] = ()
    # "barang", "jasa", or "" when the text leaves it open.
    wants: str = ""
    # The acts in force for each group: those of its own, or else of what stands before it.
    group_actions: dict[int, tuple[str, ...]] = field(default_factory=dict)
    # The likeliest categories (0 to 1) with the names of what is sold there, wherever it is filed.
    shelves: tuple[tuple[float, tuple[Words, ...]], ...] = ()

    @cached_property
    def said(self) -> frozenset[str]:
        """The keys of all words that are asked for."""
        return frozenset(key(word) for c in self.concepts for way in c.exact for word in way)

    @cached_property
    def asked(self) -> frozenset[Words]:
        """All ways to say what is asked for, by their keys."""
        return frozenset(keys_of(way) for concept in self.concepts for way in concept.ways)

    @cached_property
    def groups(self) -> dict[int, tuple[int, ...]]:
        """The places of the concepts of each group."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place, concept in enumerate(self.concepts):
            found[concept.group].append(place)
        return {group: tuple(places) for group, places in found.items()}

    def actions_of(self, group: int) -> tuple[str, ...]:
        return self.group_actions.get(group, self.actions)


@dataclass
class Token:
    """A word, what its place in the text is worth, and what it is worth itself."""

    word: str
    place: float
    weight: float
    group: int = 0
    # Whether a word that is weak elsewhere stands first and names what is to be done: pelatihan.
    is_act: bool = True
    # Whether it is part of a whole phrase of budgets: operasional dan pemeliharaan kantor.
    is_phrase: bool = False


def is_parted(taken: list[Token]) -> bool:
    """Whether a bracket opens behind words of budgets: belanja bahan (makan) is no bahan makan."""
    first = taken[0]
    return taken[-1].place == BRACKETED * first.place and first.weight <= WEAK * first.place


def grouped(concepts: list[Concept]) -> list[Concept]:
    """The same with groups that hold a thing each: an act alone goes with what follows it.

    What can be done with anything and stands last is a thing of its own: alat tulis dan cetak.
    """
    order = sorted({concept.group for concept in concepts})
    has_thing = {c.group for c in concepts if not c.action and c.weight >= WEAK}
    of_its_own = {c.group for c in concepts if c.action in ON_ANYTHING and c.weight >= WEAK}
    goes_with: dict[int, int] = {}
    following: int | None = None
    for group in reversed(order):
        if group in has_thing or (following is None and group in of_its_own):
            following = group
        goes_with[group] = following if following is not None else max(has_thing, default=0)
    return [replace(concept, group=goes_with[concept.group]) for concept in concepts]


def shortest(ways: Iterable[Words]) -> tuple[Words, ...]:
    """The ways without those that say another one and more: snack box beside snack."""
    single = {way[0] for way in ways if len(way) == 1}
    return tuple(
        way for way in dict.fromkeys(ways) if len(way) == 1 or not single.intersection(way)
    )


def narrowed(concepts: list[Concept]) -> list[Concept]:
    """The same with general words meaning only what is named beside them: konsumsi (snack).

    A term and its own words do not narrow each other: pewangi ruangan is all that it was.
    """
    found = []
    for concept in concepts:
        named = [
            other
            for other in concepts
            if not shares_words(concept, other) and set(other.exact) & set(concept.similar)
        ]
        if named and len(concept.similar) > 1:
            kept = {way for other in named for way in (*other.exact, *other.similar)}
            similar = tuple(way for way in concept.similar if way in kept)
            concept = replace(concept, similar=similar, shelves=frozenset())
        elif concept.shelves:
            concept = replace(concept, weight=concept.weight * VAGUE)
        found.append(concept)
    return found


def shares_words(one: Concept, other: Concept) -> bool:
    """Whether one is the other or a part of it."""
    words, others = set(one.text.split()), set(other.text.split())
    return words <= others or others <= words


def acts_in_force(concepts: Iterable[Concept]) -> dict[int, tuple[str, ...]]:
    """For each group the acts that it names, or those named last before it: sewa meja, kursi."""
    own: defaultdict[int, list[str]] = defaultdict(list)
    for concept in concepts:
        acts = own[concept.group]
        if concept.action and concept.action not in acts and concept.weight > WEAK / 2:
            acts.append(concept.action)
    found: dict[int, tuple[str, ...]] = {}
    last: tuple[str, ...] = ()
    for group in sorted(own):
        acts = own[group]
        if not OF_A_THING.intersection(acts):
            acts = [*last, *(act for act in acts if act not in last)]
        found[group] = tuple(acts)
        last = tuple(act for act in acts if act in OF_A_THING)
    return found


def leading_act(concepts: Iterable[Concept]) -> str:
    """The act that all else only describes, if it comes first: supervisi, bimtek; or ""."""
    told = (c.action for c in concepts if c.weight > WEAK_FIRST or c.action)
    told = (action for action in told if action not in KINDS)
    first = next(told, "")
    return first if first in LEADING else ""


def about(concepts: Iterable[Concept]) -> list[Concept]:
    """The same with things that are only what a leading act is about."""
    return [c if c.action else replace(c, weight=c.weight * ABOUT) for c in concepts]


def worth_of(term: PlanTerm) -> float:
    """What a word of budgets is worth beside the thing itself."""
    if term.action and term.action not in KINDS and term.role != "weak":
        return 1.0
    return WEAK if term.role == "weak" else 0.0
