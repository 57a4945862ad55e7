"""Which products fit a demand, best first, and why: one query a demand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from matching.candidates import ALIKE, CATEGORY_WORTH, NAMED, TOLD, Candidate, Offered, candidates
from matching.conditions import CHECK, MET, UNMET, Condition, conditions, mind, tier, why
from matching.lexicon import current_lexicon
from matching.models import Demand
from matching.spelling import account_codes_in, key, keys_of
from matching.terms import KIN, OF_A_THING, WEAK, Concept, Name, Question
from matching.wording import Lexicon

SHOWN = 50
CONFIRMED = 2.0
"""What a category is worth that a person has chosen, beside 1 for one that the words suggest."""
HEAD_WORTH = 0.3
OTHER_ACT, NO_ACT, SECOND_ACT, OTHER_KIND = 0.6, 0.7, 0.6, 0.5
ACT_ALONE = 0.3
LIST_WORTH = 0.25
IMPLIED, ON_SHELF = 0.9, 0.5
"""What a name that speaks of a category is worth beside 1 for a product that is filed there."""
MADE_TO_ORDER = frozenset({"cetak", "isi"})
"""Acts that come with the goods: who buys a banner has it printed, who buys gas has it filled."""
NARROWER, NARROW = 0.7, 0.95
"""What a word inside a narrower term is worth, and how likely its category must be not to be."""
BAND = 0.01
LEAST_FIT, LEAST_SHARE = 0.05, 0.2
"""What fits less, or less than this share of the best, is not shown."""


@dataclass(frozen=True)
class Hit:
    """A candidate and how well its words fit, from 0 to about 1."""

    candidate: Candidate
    fit: float
    words: tuple[str, ...]

    @property
    def band(self) -> int:
        """Hits of one band fit equally well."""
        return round(self.fit / BAND)


def question_of(demand: Demand, lexicon: Lexicon | None = None) -> Question:
    """What the demand asks; a category that a person has chosen counts in full."""
    lexicon = lexicon or current_lexicon()
    codes = tuple(account_codes_in(demand.account_codes))
    question = lexicon.kept_question(demand.name, demand.specification, codes)
    if demand.category_id and demand.category_is_confirmed:
        below = {
            category.pk: CONFIRMED
            for category in lexicon.categories
            if demand.category_id in ancestry(lexicon, category.pk)
        }
        return replace(question, categories=below, shelves=lexicon.shelves.likeliest(below))
    return question


def ancestry(lexicon: Lexicon, pk: int) -> list[int]:
    """The category and those above it."""
    line = []
    above: int | None = pk
    while above is not None and above not in line:
        line.append(above)
        above = lexicon.parents.get(above)
    return line


def hits_for(question: Question, lexicon: Lexicon | None = None) -> list[Hit]:
    """The products that fit the words of a question, best first; costs one query."""
    lexicon = lexicon or current_lexicon()
    if not question.concepts and not question.categories:
        return []
    hits = [weigh(candidate, question, lexicon) for candidate in candidates(question)]
    best = max((hit.fit for hit in hits), default=0.0)
    return sorted(
        (hit for hit in hits if hit.fit >= max(LEAST_FIT, best * LEAST_SHARE)),
        key=lambda hit: -hit.fit,
    )


def weigh(candidate: Candidate, question: Question, lexicon: Lexicon) -> Hit:
    return Hit(candidate, *fit_of(candidate, question, lexicon))


def fit_of(
    candidate: Offered, question: Question, lexicon: Lexicon
) -> tuple[float, tuple[str, ...]]:
    """Fit of one product: words in common, category, what its name begins with, and the act.

    Of a list of things it needs to be one; to be several of them counts a little more.
    """
    name = lexicon.read(candidate.name)
    narrow = narrower(name, question)
    done = acts_done(name, candidate, lexicon)
    pairs = [
        (
            concept,
            max(
                named(concept, level, name.keys, narrow),
                on_shelf(concept, candidate, name.sold_as),
                done_to_it(concept, name.keys, done),
            ),
        )
        for concept, level in zip(question.concepts, candidate.levels, strict=True)
    ]
    product_class = "service" if name.is_service else candidate.product_class or name.product_class
    said = acts_said(pairs, name.keys, lexicon) | lexicon.shelves.acts_expected(
        question.categories
    )
    best = max(
        [
            covered([pairs[place] for place in places])
            + head_worth(name, [question.concepts[place] for place in places])
            - act_cost(name, done, question.actions_of(group), said, product_class)
            for group, places in question.groups.items()
        ],
        default=0.0,
    )
    affinity = max(candidate.affinity, implied(name.sold_as, question))
    fit = best + LIST_WORTH * covered(pairs) + CATEGORY_WORTH * affinity
    if is_other_kind(product_class, question):
        fit *= OTHER_KIND
    common = tuple(
        concept.text
        for concept, level in zip(question.concepts, candidate.levels, strict=True)
        if (says(concept, name.keys) if level >= ALIKE else level >= TOLD)
    )
    return fit / 2, common


def named(concept: Concept, level: float, keys: frozenset[str], narrow: frozenset[str]) -> float:
    """The level of a concept after a look at where the name says it, see `narrower`."""
    if level < ALIKE:
        return level
    if not says(concept, keys):
        return TOLD
    if level < NAMED and concept.kin and not any(map(keys.issuperset, concept.near_by_key)):
        level *= KIN
    return level if not narrow or says(concept, keys - narrow) else level * NARROWER


def narrower(name: Name, question: Question) -> frozenset[str]:
    """The words of a name that stand only inside terms of an unlikely category: makan (pasien)."""
    likely = question.categories
    if OF_A_THING.intersection(question.actions) or not any(of for _, of in name.terms):
        # The category of what is rented or repaired is not the one of its act.
        return frozenset()
    least = NARROW * max(likely.values(), default=0.0)
    free: set[str] = set()
    bound: set[str] = set()
    for taken, shelves in name.terms:
        is_narrow = (
            shelves
            and taken not in question.asked
            and not question.said.issuperset(taken)
            and max(likely.get(pk, 0.0) for pk in shelves) < least
        )
        (bound if is_narrow else free).update(taken)
    return frozenset(bound - free)


def implied(sold_as: Mapping[int, float], question: Question) -> float:
    """How far the name alone speaks of the categories asked for: people file things anywhere."""
    likely = question.categories
    worths = [IMPLIED * worth * likely.get(pk, 0.0) for pk, worth in sold_as.items()]
    return max(worths, default=0.0)


def on_shelf(concept: Concept, candidate: Offered, sold_as: Mapping[int, float]) -> float:
    """What it is worth to be one of all the things that a word means: a pen for ATK."""
    if not concept.shelves:
        return 0.0
    if candidate.category_id in concept.shelves:
        return ON_SHELF
    return ON_SHELF * max((sold_as.get(pk, 0.0) for pk in concept.shelves), default=0.0)


def covered(pairs: Sequence[tuple[Concept, float]]) -> float:
    """The share of what is asked for that a product says, from 0 to 1."""
    total = sum([concept.weight for concept, _ in pairs])
    said = sum([concept.weight * level for concept, level in pairs])
    return said / max(total, 1.0) * (ACT_ALONE if misses_the_thing(pairs) else 1.0)


def misses_the_thing(pairs: Sequence[tuple[Concept, float]]) -> bool:
    """Whether only an act is said of a thing and an act: a rented car for rented internet."""
    things = [level for concept, level in pairs if not concept.action and concept.weight >= WEAK]
    acts = {concept.action for concept, level in pairs if level}
    return bool(things) and not any(things) and bool(acts & OF_A_THING)


def says(concept: Concept, keys: frozenset[str]) -> bool:
    """Whether a name says it, by our own stems: the database takes kemeja for a meja."""
    return any(keys.issuperset(way) for way in concept.ways_by_key)


def acts_said(
    pairs: Sequence[tuple[Concept, float]], keys: frozenset[str], lexicon: Lexicon
) -> set[str]:
    """The acts inside other names of what is asked for: laundry is cuci setrika.

    And those that it cannot be without: who asks for a hotel rents a room.
    """
    inherent = {
        act
        for concept, level in pairs
        if level >= ALIKE * KIN
        for way in concept.exact
        for act in lexicon.shelves.done_only.get(keys_of(way), ())
    }
    return inherent | {
        act
        for concept, level in pairs
        if level >= ALIKE * KIN
        for way in concept.similar
        if keys.issuperset(map(key, way))
        for act in lexicon.acts_in(keys_of(way))
    }


@dataclass(frozen=True)
class Done:
    """The acts of a product: those that its name or category names, and those of the one above."""

    named: frozenset[str]
    possible: frozenset[str]


def acts_done(name: Name, candidate: Offered, lexicon: Lexicon) -> Done:
    named = name.acts | lexicon.read(candidate.category_name).acts
    return Done(named, named | lexicon.read(candidate.parent_name).acts)


def done_to_it(concept: Concept, keys: frozenset[str], done: Done) -> float:
    """What it is worth to name a thing whose act the category says: a stage among what is rented."""
    is_done = (
        done.possible.issuperset(acts) and keys.issuperset(thing)
        for acts, thing in concept.done_to
    )
    return ALIKE if any(is_done) else 0.0


def act_cost(
    name: Name, done: Done, actions: tuple[str, ...], said: Collection[str], product_class: str
) -> float:
    """What it costs to be a repair when goods are asked for, or goods when a repair is.

    `actions` are the acts asked for, the first of them first; `said` those that cost nothing.
    """
    cost = 0.0
    if name.leading - {*actions, *said} - MADE_TO_ORDER:
        cost += OTHER_ACT
    if not actions:
        return cost
    if not done.possible.intersection(actions):
        # A service that names no act may well do it: "Bandwidth" can be subscribed to.
        cost += NO_ACT / 3 if product_class == "service" and not done.named else NO_ACT
    elif actions[0] not in done.possible:
        cost += SECOND_ACT
    return cost


def is_other_kind(product_class: str, question: Question) -> bool:
    """A service where goods are asked for, or goods where a service is; a meal may be either."""
    wants = "" if question.actions and question.wants == "barang" else question.wants
    if not wants or product_class in ("", "food_fresh"):
        return False
    return (product_class == "service") != (wants == "jasa")


def head_worth(name: Name, concepts: Sequence[Concept]) -> float:
    """A name begins with the thing itself: "Tinta printer" is ink, no printer."""
    worths = [
        concept.weight * quality
        for concept in concepts
        for way, quality in concept.heads.get(name.head, ())
        if name.keys.issuperset(way)
    ]
    return HEAD_WORTH * max(worths, default=0.0)


@dataclass(frozen=True)
class Match:
    """A product for a demand: what it meets, and why it stands where it stands.

    Put into words only where it is asked for: five vendors of fifty products are shown.
    """

    demand: Demand
    product: Candidate
    fit: float
    conditions: list[Condition]
    words: tuple[str, ...]

    @property
    def why(self) -> str:
        return why(self.demand, self.product, self.conditions, self.words)

    @property
    def mind(self) -> str:
        return mind(self.conditions, self.product)

    @property
    def product_id(self) -> int:
        return self.product.product_id

    @property
    def met(self) -> int:
        return sum(condition.is_met for condition in self.conditions)

    @property
    def states(self) -> list[str]:
        """The states of the conditions, the best first: a square each beside the count."""
        order = (MET, CHECK, UNMET)
        return sorted((condition.state for condition in self.conditions), key=order.index)


def day_needed(demand: Demand) -> date:
    """When licences must be valid: the first day of the demand, or today if that is unknown."""
    if demand.first_month and demand.year:
        return date(demand.year, demand.first_month, 1)
    return timezone.localdate()


def rank(demand: Demand, *, lexicon: Lexicon | None = None, limit: int = SHOWN) -> list[Match]:
    """The products for a demand, best first: by fit, conditions met, PDN tier, deliveries, price."""
    day = day_needed(demand)
    lexicon = lexicon or current_lexicon()
    found = [
        (hit, conditions(demand, hit.candidate, day=day))
        for hit in hits_for(question_of(demand, lexicon), lexicon)
    ]
    found.sort(key=lambda pair: order_of(pair[0], pair[1], day))
    return [
        Match(demand, hit.candidate, hit.fit, states, hit.words) for hit, states in found[:limit]
    ]


def order_of(hit: Hit, states: list[Condition], day: date) -> tuple[Any, ...]:
    product = hit.candidate
    return (
        -hit.band,
        -sum(state.is_met for state in states),
        tier(product, day),
        -product.delivered,
        product.price is None,
        product.price or 0,
        product.name,
    )


@dataclass
class VendorMatch:
    """The best product of one vendor, and how many more of it fit."""

    best: Match
    more: int = 0


def by_vendor(matches: Iterable[Match]) -> list[VendorMatch]:
    """One row a vendor, in the order of their best products."""
    vendors: dict[int, VendorMatch] = {}
    for match in matches:
        known = vendors.get(match.product.vendor_id)
        if known:
            known.more += 1
        else:
            vendors[match.product.vendor_id] = VendorMatch(match)
    return list(vendors.values())


# The query
