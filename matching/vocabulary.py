"""The words that are known: what each is another word for, misspelt from, sold as, or an act on.

Which words these are is data: PlanWord, Synonym, Category. Nothing here reads the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from core.slips import slips_between
from matching.phrases import Phrase, phrases_of
from matching.shelves import LONGEST_TERM, Shelves
from matching.spelling import (
    Words,
    is_plausible,
    is_respelt,
    key,
    keys_of,
    shortened,
    sound,
    words_of,
)
from matching.terms import KINDS, OF_A_THING, CategoryEntry, PlanTerm

SHORTEST_CORRECTED = 4
SHORTEST_SPLIT = 7
UNSOLD = 2
MOST_OF_ONE = 2
"""How many words may stand for one and still be other words for the same thing."""


@dataclass(frozen=True)
class Vocabulary:
    """All words that are known; made once and used for many demands."""

    terms: dict[Words, PlanTerm]
    synonyms: dict[Words, tuple[Words, ...]]
    categories: tuple[CategoryEntry, ...]
    frequency: dict[str, int] = field(default_factory=dict)
    product_count: int = 0
    # Of the products with a word in their names, the share of each category, by the word's key.
    spread: dict[str, dict[int, float]] = field(default_factory=dict)
    # What the text search of the database makes of a word: its counts go by these.
    lexemes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def actions(self) -> dict[str, str]:
        """The act that a word names, by its key; of two words as if written as one."""
        return {
            key("".join(words)): term.action for words, term in self.terms.items() if term.action
        }

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Words as they are written that ask for goods or a service: tugas is no petugas."""
        return {w[0]: term.action for w, term in self.terms.items() if term.action in KINDS}

    @cached_property
    def named(self) -> frozenset[Words]:
        """Terms of several words that belong together, by their keys."""
        several = set(self.synonyms_by_key)
        several |= {keys_of(phrase) for category in self.categories for phrase in category.phrases}
        return frozenset(keys for keys in several if 1 < len(keys) <= LONGEST_TERM)

    @cached_property
    def phrases(self) -> dict[str, list[Phrase]]:
        return phrases_of(self.categories, self.terms_by_key, self.actions)

    @cached_property
    def synonyms_by_key(self) -> dict[Words, tuple[Words, ...]]:
        found: defaultdict[Words, list[Words]] = defaultdict(list)
        for term, expansions in self.synonyms.items():
            for expansion in expansions:
                found[keys_of(term)].append(expansion)
                found[keys_of(expansion)].append(term)
        return {term: tuple(dict.fromkeys(ways)) for term, ways in found.items()}

    @cached_property
    def aliases_by_key(self) -> dict[Words, Words]:
        """What a word stands for that has one meaning only: mebelair is mebel, aqua air mineral."""
        return {
            keys_of(term): ways[0]
            for term, ways in self.synonyms.items()
            if len(ways) == 1 and keys_of(ways[0]) != keys_of(term)
        }

    def said_otherwise(self, keys: Words) -> Words:
        """A known term that differs in the word for its act only: perawatan gedung."""
        return self.named_acts.get(self.by_act(keys), keys)

    def by_act(self, keys: Words) -> Words:
        """The keys with every word for an act on a thing put as the act."""
        acts = self.actions
        return tuple(f"@{acts[k]}" if acts.get(k) in OF_A_THING else k for k in keys)

    def acts_in(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset(self.actions[word] for word in keys if word in self.actions) - set(KINDS)

    def is_of_goods(self, name: str) -> bool:
        """Whether goods are named before any act: materials for a planning stage are no planning."""
        for word in words_of(name):
            if self.actions.get(key(word), KINDS[0]) not in KINDS:
                return False
            if self.kinds.get(word) == "barang":
                return True
        return False

    def parted_by_act(self, ways: Iterable[Words]) -> Iterator[tuple[frozenset[str], Words]]:
        """The acts and the keys of the thing, of ways that say what is done to one: sewa tenda."""
        for keys in map(keys_of, ways):
            acts = {k: self.actions[k] for k in keys if self.actions.get(k) in OF_A_THING}
            if 0 < len(acts) < len(keys):
                yield frozenset(acts.values()), tuple(k for k in keys if k not in acts)

    @cached_property
    def named_acts(self) -> dict[Words, Words]:
        found = {self.by_act(keys): keys for keys in sorted(self.named, reverse=True)}
        return {said: keys for said, keys in found.items() if said != keys}

    def alike(self, keys: Words) -> tuple[Words, ...]:
        """Other ways to say a term; what an alias stands for brings its own along."""
        if keys not in self.synonyms_by_key:
            keys = self.said_otherwise(keys)
        found = list(self.synonyms_by_key.get(keys, ()))
        # A word for a whole kind of goods is no other word for one of them: makanan for kudapan.
        general = {} if keys in self.shelves.whole else self.shelves.whole
        if alias := self.aliases_by_key.get(keys):
            more = () if keys_of(alias) in general else self.synonyms.get(alias, ())
            found = [alias, *more, *found]
        found += [
            other
            for way in found
            if keys_of(way) not in general
            for other in self.aliases_of.get(keys_of(way), ())
        ]
        ways = [
            way
            for way in dict.fromkeys(found)
            if keys_of(way) != keys and keys_of(way) not in general
        ]
        # What no product is called costs time and finds little.
        sold = [way for way in ways if self.shelves.is_sold(way)]
        return (*sold, *[way for way in ways if not self.shelves.is_sold(way)][:UNSOLD])

    def kin_among(self, ways: Iterable[Words], *terms: Words) -> frozenset[Words]:
        """Those ways that are only of one kind with the terms, by their keys: a hoe for a sprayer.

        What many words stand for is a kind of things, and these are not each other.
        """
        near: set[Words] = set()
        for keys in terms:
            known = keys if keys in self.synonyms_by_key else self.said_otherwise(keys)
            for way in self.synonyms_by_key.get(known, ()):
                near.add(keys_of(way))
                others = self.aliases_of.get(keys_of(way), ())
                if len(others) <= MOST_OF_ONE:
                    near.update(map(keys_of, (*others, *self.synonyms.get(way, ()))))
        return frozenset(map(keys_of, ways)) - near

    @cached_property
    def aliases_of(self) -> dict[Words, tuple[Words, ...]]:
        """The words that stand for this one only: flash disk for flashdisk."""
        found: defaultdict[Words, list[Words]] = defaultdict(list)
        for term, ways in self.synonyms.items():
            if len(ways) == 1:
                found[keys_of(ways[0])].append(term)
        return {keys: tuple(terms) for keys, terms in found.items()}

    def respellings(self, word: str) -> list[str]:
        """Words that it is another word for and that are written nearly alike: baleho, baliho."""
        return [
            way[0]
            for way in self.synonyms_by_key.get((key(word),), ())
            if len(way) == 1 and is_respelt(word, way[0])
        ]

    @cached_property
    def shelves(self) -> Shelves:
        return Shelves(
            self.terms_by_key,
            self.actions,
            self.synonyms,
            self.categories,
            self.frequency,
            self.lexemes,
        )

    @cached_property
    def terms_by_key(self) -> dict[Words, PlanTerm]:
        return {keys_of(words): term for words, term in self.terms.items()}

    @cached_property
    def vocabulary(self) -> dict[str, list[str]]:
        """Every word of the catalogue by its key."""
        words = {word for term in self.synonyms for word in term}
        words |= {w for ways in self.synonyms.values() for way in ways for w in way}
        words |= {w for c in self.categories for phrase in c.phrases for w in phrase}
        words |= {word for term in self.terms for word in term}
        words |= set(self.frequency)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(words):
            if len(word) > 1 and not word.isdigit():
                found[key(word)].append(word)
        return dict(found)

    @cached_property
    def neighbours(self) -> dict[str, list[str]]:
        """Keys of the vocabulary by what is left of them when a letter is taken away."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for spoken in self.vocabulary:
            if len(spoken) >= SHORTEST_CORRECTED - 1:
                for short in shortened(spoken):
                    found[short].append(spoken)
        return dict(found)

    def rarity(self, word: str) -> float:
        """1 for a word that few products have in their names, towards 0.5 for a common one."""
        count = self.frequency.get(word, 0)
        if not count or self.product_count < 2:
            return 1.0
        return 1.0 - 0.5 * log(1 + count) / log(1 + self.product_count)

    def corrections(self, word: str) -> list[str]:
        """Words of the catalogue that a misspelt word may mean, nearest first.

        As it is written, or else as it sounds without its beginning and ending.
        """
        if len(sound(word)) < SHORTEST_CORRECTED or word in self.places:
            return []
        limit = 1 if len(word) < 7 else 2
        near = {way for short in shortened(word) for way in self.spellings.get(short, ())}
        ranked = sorted((slips_between(word, way), way) for way in near if is_plausible(word, way))
        nearest = [way for steps, way in ranked if steps <= limit and steps == ranked[0][0]]
        return nearest[:6] or self.corrections_by_key(word)

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """All words as they are written by what is left of them when a letter is taken away."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.written:
            if len(word) >= SHORTEST_CORRECTED:
                for short in shortened(word):
                    found[short].append(word)
        return dict(found)

    def corrections_by_key(self, word: str) -> list[str]:
        """Words whose key is near: of another beginning or ending, or spoken alike."""
        spoken = sound(word)
        limit = 1 if len(spoken) < 7 else 2
        starts = {spoken, key(word)}
        near = {
            other
            for start in starts
            for short in shortened(start)
            for other in self.neighbours.get(short, ())
        }
        ranked = sorted(
            (min(slips_between(start, other) for start in starts), other) for other in near
        )
        best = [
            other
            for steps, other in ranked
            if steps <= limit and steps == ranked[0][0] and is_plausible(spoken, other)
        ]
        ways = [way for other in best[:3] for way in self.vocabulary[other][:2]]
        # Short stems lie near many words: tiang is no misspelt tangan.
        return [w for w in ways if len(spoken) > 6 or slips_between(spoken, sound(w)) <= limit]

    @cached_property
    def places(self) -> frozenset[str]:
        """Words of budgets are never misspelt words of the catalogue."""
        return frozenset(word for words in self.terms for word in words)

    def parted(self, word: str) -> Words:
        """The two known words that an unknown long one is made of: drumband, soundsystem."""
        if len(word) < SHORTEST_SPLIT:
            return ()
        for place in range(3, len(word) - 2):
            one, other = word[:place], word[place:]
            if one in self.written and other in self.written:
                return one, other
        return ()

    @cached_property
    def written(self) -> frozenset[str]:
        return frozenset(word for words in self.vocabulary.values() for word in words)

    def is_known(self, word: str) -> bool:
        return key(word) in self.vocabulary or sound(word) in self.vocabulary

    @cached_property
    def parents(self) -> dict[int, int | None]:
        return {category.pk: category.parent for category in self.categories}
