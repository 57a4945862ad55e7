"""Names and keywords of categories, parted into the words that tell them apart and the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.spelling import Words, keys_of
from matching.terms import OF_A_THING, CategoryEntry, PlanTerm, worth_of


@dataclass(frozen=True)
class Phrase:
    """A name or keyword of a category, parted into words that tell and words of budgets."""

    category: int
    telling: Words
    plain: Words
    # For each telling word that names an act, the act: in a phrase of several it may stand for it.
    acts: Words
    length: int
    is_act: bool


def phrases_of(
    categories: Iterable[CategoryEntry],
    terms: Mapping[Words, PlanTerm],
    actions: Mapping[str, str],
) -> dict[str, list[Phrase]]:
    """All names and keywords of categories, by the first word that tells and by its act."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for category in categories:
        for words in category.phrases:
            phrase = phrase_of(category.pk, words, terms, actions)
            first = (phrase.telling or phrase.plain)[0]
            found[first].append(phrase)
            if phrase.acts and phrase.acts[0] != first:
                found[phrase.acts[0]].append(phrase)
    return dict(found)


def phrase_of(
    category: int, words: Words, terms: Mapping[Words, PlanTerm], actions: Mapping[str, str]
) -> Phrase:
    telling: list[str] = []
    plain: list[str] = []
    for word in keys_of(words):
        term = terms.get((word,))
        (plain if term is not None and worth_of(term) == 0 else telling).append(word)
    acts = tuple(f"@{actions[word]}" if word in actions else word for word in telling)
    return Phrase(
        category,
        tuple(telling),
        tuple(plain),
        acts if len(telling) > 1 else (),
        len(words),
        all(actions.get(word) in OF_A_THING for word in keys_of(words)),
    )
