"""Which categories a demand is likely to be of, from its words and its account codes."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matching.spelling import Words, key, keys_of
from matching.terms import OF_A_THING, WEAK, CategoryEntry, Concept, worth_of

if TYPE_CHECKING:
    from matching.wording import Lexicon

ACT_SAID = 0.35
"""What a phrase that names only an act is worth where a thing is named: servis of what?"""
SHELVED, OTHER_ACT = 0.9, 0.6
ACTS_CALLED = {"sewa": ("sewa",), "pelihara": ("servis", "pemeliharaan", "perbaikan")}
"""How names of what is rented and repaired begin."""
LED, OTHER_LED = 0.85, 0.6
"""What a category is worth of the act that leads, and the share that others keep."""
LEARNED = 0.5
"""What it is worth for a category when all products with a word are of it."""


def likely_categories(
    lexicon: "Lexicon",
    concepts: Sequence[Concept],
    codes: Sequence[str],
    text: frozenset[str],
    lead: str = "",
) -> dict[int, float]:
    """The categories that fit, from 0 to 1; those below a fitting one fit nearly as well.

    `lead` is the act that everything else only describes: a consultant for repairs.
    """
    words = (said(concepts, alone=True), said(concepts, alone=False))
    names_thing = any(not concept.action and concept.weight >= WEAK for concept in concepts)
    offered, named = learned(lexicon, concepts), shelved(lexicon, concepts)
    acts = {concept.action for concept in concepts if concept.weight > WEAK} & OF_A_THING
    own = {
        category.pk: min(
            1.0,
            max(
                phrase_fit(lexicon, category, words, text, names_thing),
                offered.get(category.pk, 0.0),
                named.get(category.pk, 0.0),
            )
            * act_fit(
                acts, lexicon.shelves.acts_of[category.pk], lexicon.shelves.acts_named[category.pk]
            )
            + code_fit(category, codes),
        )
        for category in lexicon.categories
    }
    if lead:
        own = {pk: led(fit, lead, lexicon.shelves.acts_named[pk]) for pk, fit in own.items()}
    likely = dict(own)
    for category in lexicon.categories:
        above = category.parent
        while above is not None:
            near = 0.8 * own.get(above, 0.0) + 0.25 * own[category.pk]
            likely[category.pk] = max(likely[category.pk], min(1.0, near))
            above = lexicon.parents.get(above)
        if category.parent is not None:
            near = 0.3 * own[category.pk]
            likely[category.parent] = max(likely[category.parent], near)
    return {pk: round(fit, 3) for pk, fit in likely.items() if fit >= 0.1}


def led(fit: float, lead: str, named: frozenset[str]) -> float:
    """The fit of a category where one act leads: its own is likely, all others are less so."""
    return max(fit, LED) if lead in named else fit * OTHER_LED


def act_fit(
    asked: set[str], offered: frozenset[str], named: frozenset[str], *, cost: float = OTHER_ACT
) -> float:
    """1 for a category of the act asked for; less for a rented one of what is to be bought."""
    if asked:
        return 1.0 if asked & offered else cost
    return cost if named & OF_A_THING else 1.0


def learned(lexicon: "Lexicon", concepts: Sequence[Concept]) -> dict[int, float]:
    """The categories of the products that have the words in their names."""
    found: defaultdict[int, float] = defaultdict(float)
    for concept in concepts:
        if concept.action:
            continue
        best: defaultdict[int, float] = defaultdict(float)
        for ways, quality in ((concept.exact, 1.0), (concept.guessed, 0.8)):
            for way in ways:
                if len(way) == 1:
                    for category, share in lexicon.spread.get(key(way[0]), {}).items():
                        best[category] = max(best[category], share * quality)
        for category, share in best.items():
            found[category] = max(found[category], LEARNED * concept.weight * share)
    return found


def shelved(lexicon: "Lexicon", concepts: Sequence[Concept]) -> dict[int, float]:
    """The categories that the things themselves name, whole: "alat tulis", "aqua galon"."""
    found: defaultdict[int, float] = defaultdict(float)
    acts = frozenset(c.action for c in concepts if c.weight > WEAK) & OF_A_THING
    for concept in concepts:
        if concept.action == "sewa" and len(concept.exact[0]) == 1:
            # Rental alone speaks of no vehicle.
            continue
        for ways, quality in ((concept.exact, SHELVED), (concept.guessed, 0.8 * SHELVED)):
            for way in ways:
                for pk, worth in lexicon.shelves.of.get(keys_of(way), {}).items():
                    found[pk] = max(found[pk], concept.weight * quality * worth)
                for pk, worth in done_with(lexicon, way, acts).items():
                    found[pk] = max(found[pk], concept.weight * quality * worth)
    return found


def done_with(lexicon: "Lexicon", way: Words, acts: frozenset[str]) -> dict[int, float]:
    """Where a thing is rented or repaired, though the act stands elsewhere: sewa … (laptop)."""
    names = [word for act in acts for word in ACTS_CALLED[act]]
    found: dict[int, float] = {}
    for name in names:
        found |= lexicon.shelves.of.get((key(name), *keys_of(way)), {})
    return found


def said(concepts: Sequence[Concept], *, alone: bool) -> dict[str, float]:
    """Every key that the concepts say, with its worth; alone: by ways of one word only.

    "Komputer supplies" says "komputer" only together with another word.
    """
    said: dict[str, float] = {}
    for concept in concepts:
        for ways, quality in ((concept.exact, 1.0), (concept.guessed, 0.8)):
            for way in ways:
                if alone and len(way) > 1:
                    continue
                for word in way:
                    worth = concept.weight * quality
                    said[key(word)] = max(said.get(key(word), 0.0), worth)
        if concept.action in OF_A_THING:
            act = f"@{concept.action}"
            said[act] = max(said.get(act, 0.0), concept.weight)
    return said


def phrase_fit(
    lexicon: "Lexicon",
    category: CategoryEntry,
    said: tuple[dict[str, float], dict[str, float]],
    text: frozenset[str],
    names_thing: bool,
) -> float:
    # "Sewa" and "pemeliharaan" are of any thing; what stands below them is of its own.
    is_open = names_thing and category.parent is None
    fits = sorted(
        (
            one_phrase(lexicon, phrase, said, text)
            * (ACT_SAID if is_open and is_act(lexicon, phrase) else 1.0)
            for phrase in category.phrases
        ),
        reverse=True,
    )
    best = fits[0] if fits else 0.0
    return best + 0.05 * sum(fits[1:4])


def is_act(lexicon: "Lexicon", phrase: Words) -> bool:
    """Whether a phrase names nothing but what is done with a thing."""
    return all(lexicon.actions.get(word) in OF_A_THING for word in keys_of(phrase))


def one_phrase(
    lexicon: "Lexicon",
    phrase: Words,
    said: tuple[dict[str, float], dict[str, float]],
    text: frozenset[str],
) -> float:
    """How fully a name or keyword of a category is said; words of budgets in it help a little."""
    telling: list[str] = []
    plain: list[str] = []
    for word in keys_of(phrase):
        term = lexicon.terms_by_key.get((word,))
        is_plain = term is not None and worth_of(term) == 0
        (plain if is_plain else telling).append(word)
    if not telling:
        telling, plain = plain, []
        if not text.issuperset(telling) or len(telling) < 2:
            return 0.0
        return 0.8
    is_whole = all(word in text or word in said[True] for word in plain)
    words_said = said[len(telling) > 1 or (bool(plain) and is_whole)]
    if len(telling) > 1:
        telling = [
            word if word in words_said else f"@{lexicon.actions.get(word)}" for word in telling
        ]
    if any(word not in words_said for word in telling):
        return 0.0
    worth = sum(words_said[word] for word in telling) / len(telling)
    if not is_whole:
        worth *= 0.8
    return worth * (0.9 if len(phrase) > 1 else 0.75)


def code_fit(category: CategoryEntry, codes: Sequence[str]) -> float:
    """How far an account code points here: a whole one nearly decides, a short one hints."""
    best = 0.0
    for code in codes:
        for own in category.account_codes:
            if code == own:
                best = max(best, 0.5 if "." in own else 0.25)
            elif code.startswith(f"{own}."):
                best = max(best, 0.25)
    return best
