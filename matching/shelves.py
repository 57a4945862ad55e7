"""Where things are sold: the categories that words speak of, and what is called what there.

A product is found by what its name says, not only by where its vendor has filed it; and a word for
a whole kind of goods (ATK, konsumsi) means everything that is sold in a category. Both come from the
names and keywords of categories and from the synonyms. Nothing here reads the database.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from matching.spelling import Words, key, keys_of, words_of
from matching.terms import OF_A_THING, CategoryEntry, PlanTerm, shortest, worth_of

LONGEST_TERM = 4
ALIAS_WORTH, MANY_WORTH = 0.95, 0.8
"""What another word for a keyword tells of the category, when it has one meaning or several."""
LATER_WORD, OTHER_ACT = 0.5, 0.3
"""What a later word of a name is worth beside the one before it, and a shelf of another act."""
NAMES_KEPT = 20_000
"""Names of products of which it is remembered what they speak of: some 7 MB."""
SURE = 0.5
"""How likely a category must be for its acts to be expected without being named."""
SHELF_NAMES, SHELVES, LEAST_SHELF = 24, 3, 0.4
"""How many names of the likeliest categories are looked for, and how likely these must be."""


@dataclass(frozen=True)
class Shelves:
    """The categories as shelves of a shop: who asks for a word is led to some of them."""

    terms_by_key: dict[Words, PlanTerm]
    actions: dict[str, str]
    synonyms: dict[Words, tuple[Words, ...]]
    categories: tuple[CategoryEntry, ...]
    # In how many names of products a word stands, by what text search makes of it.
    frequency: dict[str, int]
    lexemes: dict[str, str]
    # What names of products were found to speak of.
    kept_names: dict[str, dict[int, float]] = field(default_factory=dict, compare=False)

    @cached_property
    def parents(self) -> dict[int, int | None]:
        return {category.pk: category.parent for category in self.categories}

    @cached_property
    def of(self) -> dict[Words, dict[int, float]]:
        """The categories that a name, a keyword or another word for one speaks of, by its keys."""
        found: defaultdict[Words, dict[int, float]] = defaultdict(dict)
        for category in self.categories:
            for phrase in category.phrases:
                found[keys_of(phrase)][category.pk] = 1.0
        for _ in range(2):
            named = {keys: dict(shelf) for keys, shelf in found.items()}
            self.add_aliases(found, named)
        return dict(found)

    def add_aliases(
        self, found: defaultdict[Words, dict[int, float]], named: dict[Words, dict[int, float]]
    ) -> None:
        """Put each synonym beside what it stands for, worth a little less."""
        for term, ways in self.synonyms.items():
            keys, worth = keys_of(term), ALIAS_WORTH if len(ways) == 1 else MANY_WORTH
            for way in ways:
                for pk, of_way in named.get(keys_of(way), {}).items():
                    found[keys][pk] = max(found[keys].get(pk, 0.0), of_way * worth)

    @cached_property
    def whole(self) -> dict[Words, frozenset[int]]:
        """What means all that is sold in a category: its name, and what stands for that name."""
        below: defaultdict[int, set[int]] = defaultdict(set)
        for category in self.categories:
            above: int | None = category.pk
            while above is not None and category.pk not in below[above]:
                below[above].add(category.pk)
                above = self.parents.get(above)
        found = {keys_of(c.phrases[0]): below[c.pk] for c in self.categories if c.phrases}
        for _ in range(2):
            # ATK is alat tulis kantor, and that is the name of a category.
            for term, ways in self.synonyms.items():
                for way in ways:
                    if keys_of(way) in found:
                        found[keys_of(term)] = (
                            found.get(keys_of(term), set()) | found[keys_of(way)]
                        )
        return {keys: frozenset(pks) for keys, pks in found.items()}

    def sold_as(self, name: str) -> dict[int, float]:
        """The categories that the name of a product speaks of, from 0 to 1, wherever it is filed.

        What the name begins with counts in full: "Tinta printer" is ink.
        """
        if name not in self.kept_names:
            if len(self.kept_names) >= NAMES_KEPT:
                self.kept_names.clear()
            self.kept_names[name] = self.shelved(keys_of(words_of(name)))
        return self.kept_names[name]

    def terms_in(self, keys: Words) -> Iterator[tuple[Words, dict[int, float]]]:
        """The words of a name, those together that name a shelf, with what they speak of."""
        place = 0
        while place < len(keys):
            length = self.shelf_length(keys, place) or 1
            taken = keys[place : place + length]
            around = keys[place : place + 3 : 2]
            is_around = length == 1 and len(around) == 2 and around in self.of
            if is_around and self.shelf_length(keys, place + 2) < 2:
                # With a word between them: makanan diet pasien.
                length, taken = 3, around
            yield taken, self.of.get(taken, {})
            place += length

    def shelved(self, keys: Words) -> dict[int, float]:
        found: dict[int, float] = {}
        acts = {self.actions.get(word, "") for word in keys[:2]} & OF_A_THING
        share, place = 1.0, 0
        while place < len(keys):
            length = self.shelf_length(keys, place)
            for pk, worth in self.of.get(keys[place : place + length], {}).items():
                fits = 1.0 if acts <= self.acts_of[pk] else OTHER_ACT
                found[pk] = max(found.get(pk, 0.0), share * worth * fits)
            if length and keys[place : place + length] in self.of:
                share *= LATER_WORD
            place += length or 1
        return found

    def shelf_length(self, keys: Words, place: int) -> int:
        """How many words from here name a shelf, 0 for none; words of budgets alone name none."""
        for length in range(min(LONGEST_TERM, len(keys) - place), 0, -1):
            taken = keys[place : place + length]
            if taken in self.of and (length > 1 or not self.is_plain(taken)):
                return length
        return 0

    def is_plain(self, keys: Words) -> bool:
        """Whether it is only a word of budgets; PDH sounds like one but has a meaning of its own."""
        term = self.terms_by_key.get(keys)
        return term is not None and worth_of(term) == 0 and keys not in self.meant

    @cached_property
    def meant(self) -> frozenset[Words]:
        return frozenset(keys_of(term) for term in self.synonyms)

    @cached_property
    def acts_of(self) -> dict[int, frozenset[str]]:
        """The acts that a category's own phrases and those above it name."""
        own = {
            c.pk: {self.actions.get(key(word), "") for phrase in c.phrases for word in phrase}
            for c in self.categories
        }
        return {
            c.pk: frozenset(own[c.pk] | own.get(c.parent or 0, set())) for c in self.categories
        }

    @cached_property
    def classes(self) -> dict[int, str]:
        """The product class of each category, its own or that of the nearest above."""
        own = {c.pk: c.product_class for c in self.categories}
        return {c.pk: c.product_class or own.get(c.parent or 0, "") for c in self.categories}

    @cached_property
    def acts_named(self) -> dict[int, frozenset[str]]:
        """The acts in the name of a category: "Sewa kendaraan"."""
        return {
            c.pk: frozenset(self.actions.get(key(word), "") for word in c.phrases[0])
            if c.phrases
            else frozenset()
            for c in self.categories
        }

    def acts_expected(self, likely: Mapping[int, float]) -> frozenset[str]:
        """The acts in the name of the likeliest category: who asks for a study finds those first."""
        first = max(likely, key=lambda pk: likely[pk], default=0)
        return self.acts_named[first] - {""} if likely.get(first, 0.0) >= SURE else frozenset()

    @cached_property
    def done_only(self) -> dict[Words, frozenset[str]]:
        """The acts on a thing that a word speaks of by itself: a hotel is rented, never bought."""
        found: dict[Words, frozenset[str]] = {}
        for keys, shelves in self.of.items():
            acts = [self.acts_named[pk] & OF_A_THING for pk in shelves]
            if acts and all(acts):
                found[keys] = frozenset().union(*acts)
        return found

    @cached_property
    def names_on_shelf(self) -> dict[int, tuple[Words, ...]]:
        """How the products of a category are called, those that the catalogue has in its names."""
        found: defaultdict[int, dict[Words, None]] = defaultdict(dict)
        phrases = [(phrase, keys_of(phrase)) for c in self.categories for phrase in c.phrases]
        for term, keys in [*phrases, *((term, keys_of(term)) for term in self.synonyms)]:
            if self.is_sold(term) and not self.is_plain(keys):
                for pk in self.of.get(keys, ()):
                    found[pk][term] = None
        return {
            pk: tuple(sorted(shortest(terms), key=self.is_rare)[:SHELF_NAMES])
            for pk, terms in found.items()
        }

    def is_rare(self, words: Words) -> int:
        """An order in which words of many products come first."""
        return -min(self.frequency.get(self.lexemes.get(word, word), 0) for word in words)

    @cached_property
    def sold_keys(self) -> frozenset[str]:
        return frozenset(key(word) for word in self.frequency)

    def is_sold(self, words: Words) -> bool:
        """Whether names of products have all of the words."""
        return all(
            key(word) in self.sold_keys or self.lexemes.get(word, word) in self.frequency
            for word in words
        )

    def likeliest(self, likely: dict[int, float]) -> tuple[tuple[float, tuple[Words, ...]], ...]:
        """The likeliest categories with the names of what is sold there."""
        first = sorted(likely, key=lambda pk: -likely[pk])[:SHELVES]
        found = [(likely[pk], self.names_on_shelf.get(pk, ())) for pk in first]
        return tuple((fit, names) for fit, names in found if fit >= LEAST_SHELF and names)
