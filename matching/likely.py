"""Which categories a demand is likely to be of, from its words and its account codes."""

from collections import defaultdict
from collections.abc import Sequence

from matching.phrases import Phrase
from matching.spelling import Words, key, keys_of
from matching.terms import OF_A_THING, WEAK, CategoryEntry, Concept
from matching.vocabulary import Vocabulary

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
    known: Vocabulary,
    concepts: Sequence[Concept],
    codes: Sequence[str],
    text: frozenset[str],
    lead: str = "",
) -> dict[int, float]:
    """The categories that fit, from 0 to 1; those below a fitting one fit nearly as well.

    `lead` is the act that everything else only describes: a consultant for repairs.
    """
    own = own_fits(known, concepts, codes, text)
    if lead:
        own = {pk: led(fit, lead, known.shelves.acts_named[pk]) for pk, fit in own.items()}
    likely = with_family(known, own)
    return {pk: round(fit, 3) for pk, fit in likely.items() if fit >= 0.1}


def own_fits(
    known: Vocabulary, concepts: Sequence[Concept], codes: Sequence[str], text: frozenset[str]
) -> dict[int, float]:
    """How well each category fits by itself, from 0 to 1: by words, products, names and codes."""
    words = (said(concepts, alone=True), said(concepts, alone=False))
    names_thing = any(not concept.action and concept.weight >= WEAK for concept in concepts)
    by_words = (
        phrase_fits(known, words, text, names_thing),
        learned(known, concepts),
        shelved(known, concepts),
    )
    acts = {concept.action for concept in concepts if concept.weight > WEAK} & OF_A_THING
    inherent = never_bought(known, concepts)
    fits: dict[int, float] = {}
    for category in known.categories:
        pk = category.pk
        named = frozenset() if pk in inherent else known.shelves.acts_named[pk]
        fit = max(fits_of.get(pk, 0.0) for fits_of in by_words)
        fit *= act_fit(acts, known.shelves.acts_of[pk], named)
        fits[pk] = min(1.0, fit + code_fit(category, codes))
    return fits


def with_family(known: Vocabulary, own: dict[int, float]) -> dict[int, float]:
    """The fits of categories with what those above them, and a little those below, lend them."""
    likely = dict(own)
    for category in known.categories:
        above = category.parent
        while above is not None:
            near = 0.8 * own.get(above, 0.0) + 0.25 * own[category.pk]
            likely[category.pk] = max(likely[category.pk], min(1.0, near))
            above = known.parents.get(above)
        if category.parent is not None:
            near = 0.3 * own[category.pk]
            likely[category.parent] = max(likely[category.parent], near)
    return likely


def led(fit: float, lead: str, named: frozenset[str]) -> float:
    """The fit of a category where one act leads: its own is likely, all others are less so."""
    return max(fit, LED) if lead in named else fit * OTHER_LED


def never_bought(known: Vocabulary, concepts: Sequence[Concept]) -> set[int]:
    """The categories of what is only rented or only serviced, so that nobody says so: a hotel."""
    return {
        pk
        for concept in concepts
        if concept.weight >= WEAK
        for way in concept.exact
        if keys_of(way) in known.shelves.done_only
        for pk in known.shelves.of[keys_of(way)]
    }


def act_fit(
    asked: set[str], offered: frozenset[str], named: frozenset[str], *, cost: float = OTHER_ACT
) -> float:
    """1 for a category of the act asked for; less for a rented one of what is to be bought."""
    if asked:
        return 1.0 if asked & offered else cost
    return cost if named & OF_A_THING else 1.0


def learned(known: Vocabulary, concepts: Sequence[Concept]) -> dict[int, float]:
    """The categories of the products that have the words in their names."""
    found: defaultdict[int, float] = defaultdict(float)
    for concept in concepts:
        if concept.action:
            continue
        best: defaultdict[int, float] = defaultdict(float)
        for ways, quality in ((concept.exact, 1.0), (concept.guessed, 0.8)):
            for way in ways:
                if len(way) == 1:
                    for category, share in known.spread.get(key(way[0]), {}).items():
                        best[category] = max(best[category], share * quality)
        for category, share in best.items():
            found[category] = max(found[category], LEARNED * concept.weight * share)
    return found


def shelved(known: Vocabulary, concepts: Sequence[Concept]) -> dict[int, float]:
    """The categories that the things themselves name, whole: "alat tulis", "aqua galon"."""
    found: defaultdict[int, float] = defaultdict(float)
    acts = frozenset(c.action for c in concepts if c.weight > WEAK) & OF_A_THING
    for concept in concepts:
        if concept.action == "sewa" and len(concept.exact[0]) == 1:
            # Rental alone speaks of no vehicle.
            continue
        for ways, quality in ((concept.exact, SHELVED), (concept.guessed, 0.8 * SHELVED)):
            for way in ways:
                for pk, worth in known.shelves.of.get(keys_of(way), {}).items():
                    found[pk] = max(found[pk], concept.weight * quality * worth)
                for pk, worth in done_with(known, way, acts).items():
                    found[pk] = max(found[pk], concept.weight * quality * worth)
    return found


def done_with(known: Vocabulary, way: Words, acts: frozenset[str]) -> dict[int, float]:
    """Where a thing is rented or repaired, though the act stands elsewhere: sewa … (laptop)."""
    names = [word for act in acts for word in ACTS_CALLED[act]]
    found: dict[int, float] = {}
    for name in names:
        found |= known.shelves.of.get((key(name), *keys_of(way)), {})
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


def phrase_fits(
    known: Vocabulary,
    said: tuple[dict[str, float], dict[str, float]],
    text: frozenset[str],
    names_thing: bool,
) -> dict[int, float]:
    """How fully each category's names and keywords are said, those that are said at all."""
    fits: defaultdict[int, list[float]] = defaultdict(list)
    firsts = {*said[0], *said[1], *text}
    # Acts and words are no words of each other: no phrase comes twice, but see `seen`.
    seen: set[int] = set()
    for first in firsts:
        for phrase in known.phrases.get(first, ()):
            if id(phrase) in seen:
                continue
            seen.add(id(phrase))
            fit = one_phrase(phrase, said, text)
            if fit:
                # "Sewa" and "pemeliharaan" are of any thing; what is below them is of its own.
                is_open = names_thing and known.parents[phrase.category] is None
                share = ACT_SAID if is_open and phrase.is_act else 1.0
                fits[phrase.category].append(fit * share)
    return {pk: best_and_more(of) for pk, of in fits.items()}


def best_and_more(fits: list[float]) -> float:
    fits = sorted(fits, reverse=True)
    return fits[0] + 0.05 * sum(fits[1:4])


def one_phrase(
    phrase: Phrase, said: tuple[dict[str, float], dict[str, float]], text: frozenset[str]
) -> float:
    """How fully a name or keyword of a category is said; words of budgets in it help a little."""
    telling, plain = phrase.telling, phrase.plain
    if not telling:
        return 0.8 if len(plain) > 1 and text.issuperset(plain) else 0.0
    is_whole = all(word in text or word in said[True] for word in plain)
    words_said = said[len(telling) > 1 or (bool(plain) and is_whole)]
    worth = 0.0
    for place, word in enumerate(telling):
        if word not in words_said:
            word = phrase.acts[place] if phrase.acts else word
            if word not in words_said:
                return 0.0
        worth += words_said[word]
    worth /= len(telling)
    if not is_whole:
        worth *= 0.8
    return worth * (0.9 if phrase.length > 1 else 0.75)


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
