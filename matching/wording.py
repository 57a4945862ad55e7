"""What the name of a planned package asks for, in words that a catalogue can be searched with.

Agencies write "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "Pembelian Leptop" or
"Sewa Kendaraan Roda 4 ES I". Words of budgets are left out, what follows "untuk" or "di" counts
less, everyday words and misspellings are turned into those of the catalogue. Which words these are
is data: PlanWord, Synonym, Category. Nothing here reads the database.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from math import log

Words = tuple[str, ...]

WEAK, OPENED, PLACED, BRACKETED, LATER = 0.25, 0.15, 0.05, 0.6, 0.7
"""What words are worth beside 1 for the thing itself."""
BEFORE_ACCOUNT = 0.35
WEAK_FIRST = 0.5
"""A weak word that stands first: "Konsumsi pelatihan" is food."""
UNKNOWN = 0.2
"""A word that neither the catalogue nor a synonym knows tells nothing."""
PART_OF_TERM, PART_OF_IDIOM, PART_BESIDE_ACT = 0.5, 0.25, 0.7
FOLLOWING = 0.85
"""What the second thing of a name is worth beside the first, which it describes."""
LEARNED = 0.5
"""What it is worth for a category when all products with a word are of it."""
MAX_CONCEPTS = 8
MAX_ALTERNATIVES = 18
LONGEST_TERM = 4
SHORTEST_CORRECTED = 4
SHORTEST_SPLIT = 7
SEPARATORS = frozenset([*",/&+;|:()[]-–", "dan", "serta", "atau", "beserta"])
OF_A_THING = frozenset({"sewa", "pelihara"})
"""Acts that are nothing without their thing; who prints or delivers does so with anything."""
KINDS = ("barang", "jasa")
"""Acts that say only whether goods or a service are wanted: alat, perlengkapan; jasa, tenaga."""

CODES = re.compile(r"(?<![\w/])[\w-]*\d[\w-]*(?:[./]\w+)+\.?|\[\s*\d[^\]]*\]")
YEARS = re.compile(r"\bt\.?\s?a\.?\s?(?=\d{4})|\b(?:tahun|thn)\s+anggaran\b|\b(?:19|20)\d\d\b")
AS_ONE = re.compile(r"\b(\w)[-.](?=\w{3,})")
TOKENS = re.compile(r"[^\W_]+|[-–—;:|()\[\],/&+]|\s-\s")
DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without the commonest endings and beginnings, only to compare words with."""
    for ending in ("nya", "kan", "an"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    for beginning, instead in (
        ("peny", "s"), ("meny", "s"), ("peng", ""), ("meng", ""), ("pem", ""), ("mem", ""),
        ("pen", ""), ("men", ""), ("per", ""), ("ber", ""), ("ter", ""), ("ke", ""), ("pe", ""),
    ):  # fmt: skip
        left = len(word) - len(beginning)
        # Short beginnings are often part of the word: kemeja is no meja.
        if word.startswith(beginning) and left >= (4 if len(beginning) > 2 else 5):
            return instead + word.removeprefix(beginning)
    return word


SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("c", "k"), ("q", "k"), ("x", "ks"),
    ("oo", "u"), ("ou", "u"), ("oe", "u"), ("ee", "i"), ("y", "i"), ("z", "s"), ("sh", "s"),
    ("th", "t"), ("v", "f"), ("dh", "d"), ("ae", "a"),
)  # fmt: skip
TWICE = re.compile(r"(.)\1")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How the word is spoken: photocopy and fotokopi are one."""
    for written, spoken in SOUNDS:
        word = word.replace(written, spoken)
    return TWICE.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    return sound(stem(word))


def words_of(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def keys_of(words: Iterable[str]) -> Words:
    return tuple(key(word) for word in words)


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

    @property
    def ways(self) -> tuple[Words, ...]:
        return self.exact + self.similar + self.guessed


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


@dataclass(frozen=True)
class Lexicon:
    """All words that are known; made once and used for many demands."""

    terms: dict[Words, PlanTerm]
    synonyms: dict[Words, tuple[Words, ...]]
    categories: tuple[CategoryEntry, ...]
    frequency: dict[str, int] = field(default_factory=dict)
    product_count: int = 0
    # Of the products with a word in their names, the share of each category, by the word's key.
    spread: dict[str, dict[int, float]] = field(default_factory=dict)

    @cached_property
    def actions(self) -> dict[str, str]:
        """The act that a word names, by its key."""
        return {
            key(words[0]): term.action
            for words, term in self.terms.items()
            if term.action and len(words) == 1
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

    def alike(self, keys: Words) -> tuple[Words, ...]:
        """Other ways to say a term; what an alias stands for brings its own along."""
        found = list(self.synonyms_by_key.get(keys, ()))
        if alias := self.aliases_by_key.get(keys):
            found = [alias, *self.synonyms.get(alias, ()), *found]
        found += [other for way in found for other in self.aliases_of.get(keys_of(way), ())]
        return tuple(way for way in dict.fromkeys(found) if keys_of(way) != keys)

    @cached_property
    def aliases_of(self) -> dict[Words, tuple[Words, ...]]:
        """The words that stand for this one only: flash disk for flashdisk."""
        found: defaultdict[Words, list[Words]] = defaultdict(list)
        for term, ways in self.synonyms.items():
            if len(ways) == 1:
                found[keys_of(ways[0])].append(term)
        return {keys: tuple(terms) for keys, terms in found.items()}

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
        """Words of the catalogue that a misspelt word may mean, nearest first."""
        spoken = sound(word)
        if len(spoken) < SHORTEST_CORRECTED or word in self.places:
            return []
        limit = 1 if len(spoken) < 7 else 2
        near = {
            other
            for start in {spoken, key(word)}
            for short in shortened(start)
            for other in self.neighbours.get(short, ())
        }
        ranked = sorted(
            (min(distance(spoken, other), distance(key(word), other)), other) for other in near
        )
        best = [
            other
            for steps, other in ranked
            if steps <= limit and steps == ranked[0][0] and is_plausible(spoken, other)
        ]
        ways = [way for other in best[:3] for way in self.vocabulary[other][:2]]
        # Short stems lie near many words: tiang is no misspelt tangan.
        return [w for w in ways if len(spoken) > 6 or distance(spoken, sound(w)) <= limit]

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

    def question(self, name: str, details: str = "", codes: Sequence[str] = ()) -> Question:
        """What a demand with this name, specification and these account codes asks for."""
        concepts = grouped(list(self.concepts(name)))
        acts = [c.action for c in concepts if c.action and c.weight > WEAK / 2]
        in_force = acts_in_force(concepts)
        if details:
            known = {concept.exact for concept in concepts}
            concepts += [
                replace(c, weight=c.weight * WEAK, group=0)
                for c in self.concepts(details[:400])
                if c.exact not in known
            ]
        concepts.sort(key=lambda concept: -concept.weight)
        concepts = concepts[:MAX_CONCEPTS]
        said = frozenset(keys_of(words_of(name)))
        wanted = {self.kinds[word] for word in words_of(name) if word in self.kinds}
        return Question(
            tuple(concepts),
            self.likely_categories(concepts, codes, said),
            tuple(dict.fromkeys(acts)),
            wanted.pop() if len(wanted) == 1 else "",
            in_force,
        )

    # From text to concepts

    def concepts(self, text: str) -> Iterator[Concept]:
        tokens = self.weighed(text)
        strongest = self.strongest(tokens)
        if strongest <= 0:
            return
        seen: set[Words] = set()
        things: dict[int, int] = {}
        place = 0
        while place < len(tokens):
            length = self.term_length(tokens, place)
            taken = tokens[place : place + length]
            place += length
            found = list(self.concepts_of(taken, strongest))
            # What stands first is the thing: "tinta printer" is ink.
            before = things.get(taken[0].group, 0)
            if any(not concept.action and concept.weight >= WEAK for concept in found):
                things[taken[0].group] = before + 1
            for concept in found:
                if concept.exact and concept.exact[0] not in seen:
                    seen.add(concept.exact[0])
                    yield replace(concept, weight=concept.weight * FOLLOWING ** min(before, 2))

    def strongest(self, tokens: list[Token]) -> float:
        """The worth of what is asked for first: a text of weak words only is taken at its word."""
        best = max((token.weight for token in tokens), default=0.0)
        for place in range(len(tokens)):
            length = self.term_length(tokens, place)
            if length > 1:
                best = max(best, *(token.place for token in tokens[place : place + length]))
        return best

    def weighed(self, text: str) -> list[Token]:
        """The words of a text, each with what its place is worth; words of budgets are worth 0."""
        tokens = self.joined(list(self.placed(text)))
        for place in range(len(tokens)):
            for length in range(min(LONGEST_TERM, len(tokens) - place), 0, -1):
                taken = tokens[place : place + length]
                term = self.terms.get(tuple(token.word for token in taken)) or (
                    self.terms_by_key.get(keys_of(token.word for token in taken))
                )
                if term is not None:
                    for token in taken:
                        token.weight = min(token.weight, token.place * worth_of(term))
                    break
            else:
                if not self.says_something(tokens[place].word):
                    tokens[place].weight *= UNKNOWN
        first = next((token for token in tokens if token.weight > 0), None)
        if first and first.weight == WEAK * first.place:
            first.weight = WEAK_FIRST * first.place
        return tokens

    def says_something(self, word: str) -> bool:
        """Whether the catalogue or a synonym knows the word, also misspelt or as part of one."""
        return self.is_known(word) or bool(self.corrections(word) or self.parted(word))

    def joined(self, tokens: list[Token]) -> list[Token]:
        """Words written apart that the catalogue writes as one: lap top, foto copy."""
        kept: list[Token] = []
        for token in tokens:
            before = kept[-1] if kept else None
            if before and len(before.word) > 2 and len(token.word) > 2:
                one = before.word + token.word
                if one in self.written or sound(one) in self.vocabulary:
                    kept[-1] = Token(one, before.place, before.place, before.group)
                    continue
            kept.append(token)
        return kept

    def placed(self, text: str) -> Iterator[Token]:
        """The words of a text with the worth of where they stand."""
        level, bracket, segment, group = 1.0, 1.0, 1.0, 0
        words = tokens_of(text)
        # Accounts are named from the general to the special: Belanja …-Alat Tulis Kantor.
        is_account = words[:1] == ["belanja"] and "-" in words
        if is_account:
            segment = BEFORE_ACCOUNT
        previous: list[str] = []
        has_thing = False
        for word in words:
            if word in SEPARATORS:
                group += 1
            if word in "([":
                level, bracket = 1.0, BRACKETED
            elif word in ")]":
                level, bracket = 1.0, 1.0
            elif word in "-;:|–":
                level, segment = 1.0, 1.0 if is_account else LATER
            elif word in ",/&+":
                continue
            else:
                previous = [*previous[-2:], word]
                # What opens a text opens nothing: "Ruang rapat" is the thing itself.
                level = self.opened(previous, level) if has_thing else level
                has_thing = has_thing or self.is_thing(word)
                worth = level * bracket * segment
                yield Token(word, worth, worth, group)

    def is_thing(self, word: str) -> bool:
        """Whether it may be what is asked for: no word of budgets, no act."""
        term = self.terms.get((word,)) or self.terms_by_key.get((key(word),))
        return term is None or term.role == "weak"

    def opened(self, words: list[str], level: float) -> float:
        """What the words that follow are worth: less behind "untuk", least behind "di"."""
        for length in (3, 2, 1):
            term = self.terms.get(tuple(words[-length:]))
            if term and term.role == "opener":
                return min(level, OPENED)
            if term and term.role == "place":
                return min(level, PLACED)
        return level

    def term_length(self, tokens: list[Token], place: int) -> int:
        """How many words from here belong together as one term."""
        for length in range(min(LONGEST_TERM, len(tokens) - place), 1, -1):
            taken = tokens[place : place + length]
            if keys_of(token.word for token in taken) in self.named:
                return length
        return 1

    def concepts_of(self, taken: list[Token], strongest: float) -> Iterator[Concept]:
        """The concept of a term, and of each of its words when it has several."""
        share, acts = 1.0, set[str]()
        if len(taken) > 1:
            words = tuple(token.word for token in taken)
            keys = keys_of(words)
            similar = self.alike(keys)
            share = PART_OF_IDIOM if similar else PART_OF_TERM
            worth = min(1.0, max(token.place for token in taken) / strongest)
            acts = {self.actions.get(key(word), "") for way in similar for word in way} - {""}
            group = taken[0].group
            ways = similar[:MAX_ALTERNATIVES]
            yield Concept(" ".join(words), worth, (words,), ways, group=group)
        parts = [
            (token, self.concept(token.word, min(1.0, token.weight / strongest)))
            for token in taken
            if token.weight > 0
        ]
        # A cleaning service services nothing: its other names name no such act.
        parts = [
            (token, part if part.action in acts or not acts else replace(part, action=""))
            for token, part in parts
        ]
        if len(taken) > 1 and any(part.action for _, part in parts):
            share = PART_BESIDE_ACT
        for _, part in parts:
            yield replace(part, weight=part.weight * share, group=taken[0].group)

    def concept(self, word: str, worth: float) -> Concept:
        alike = [way for way in self.vocabulary.get(key(word), ()) if way != word]
        alike += [way for way in self.vocabulary.get(sound(word), ()) if way != word]
        guessed = [] if self.is_known(word) else self.corrections(word)
        parted = () if alike or self.is_known(word) else self.parted(word)
        similar = list(self.alike((key(word),)))
        if parted:
            similar += self.alike(keys_of(parted))
        for guess in guessed:
            similar += self.alike((key(guess),))
        action = self.actions.get(key(word), "")
        for guess in guessed:
            action = action or self.actions.get(key(guess), "")
        rarest = max([self.rarity(way) for way in (word, *alike)])
        return Concept(
            word,
            worth * rarest * (0.6 if action else 1.0),
            (*((way,) for way in dict.fromkeys([word, *alike])), *([parted] if parted else [])),
            tuple(dict.fromkeys(similar))[:MAX_ALTERNATIVES],
            tuple((guess,) for guess in guessed),
            action,
        )

    # From concepts to categories

    def likely_categories(
        self, concepts: Sequence[Concept], codes: Sequence[str], text: frozenset[str]
    ) -> dict[int, float]:
        """The categories that fit, from 0 to 1; those below a fitting one fit nearly as well."""
        said = (self.said(concepts, alone=True), self.said(concepts, alone=False))
        learned = self.learned(concepts)
        own = {
            category.pk: min(
                1.0,
                max(self.phrase_fit(category, said, text), learned.get(category.pk, 0.0))
                + self.code_fit(category, codes),
            )
            for category in self.categories
        }
        likely = dict(own)
        for category in self.categories:
            above = category.parent
            while above is not None:
                near = 0.8 * own.get(above, 0.0) + 0.25 * own[category.pk]
                likely[category.pk] = max(likely[category.pk], min(1.0, near))
                above = self.parents.get(above)
            if category.parent is not None:
                near = 0.3 * own[category.pk]
                likely[category.parent] = max(likely[category.parent], near)
        return {pk: round(fit, 3) for pk, fit in likely.items() if fit >= 0.1}

    def learned(self, concepts: Sequence[Concept]) -> dict[int, float]:
        """The categories of the products that have the words in their names."""
        found: defaultdict[int, float] = defaultdict(float)
        for concept in concepts:
            if concept.action:
                continue
            best: defaultdict[int, float] = defaultdict(float)
            for ways, quality in ((concept.exact, 1.0), (concept.guessed, 0.8)):
                for way in ways:
                    if len(way) == 1:
                        for category, share in self.spread.get(key(way[0]), {}).items():
                            best[category] = max(best[category], share * quality)
            for category, share in best.items():
                found[category] = max(found[category], LEARNED * concept.weight * share)
        return found

    @cached_property
    def parents(self) -> dict[int, int | None]:
        return {category.pk: category.parent for category in self.categories}

    def said(self, concepts: Sequence[Concept], *, alone: bool) -> dict[str, float]:
        """Every key that the concepts say, with its worth; alone: by ways of one word only.

        "Komputer supplies" says "komputer" only together with another word.
        """
        said: dict[str, float] = {}
        for concept in concepts:
            for ways, quality in (
                (concept.exact, 1.0),
                (concept.similar, 0.7),
                (concept.guessed, 0.8),
            ):
                for way in ways:
                    if alone and len(way) > 1:
                        continue
                    for word in way:
                        worth = concept.weight * quality
                        said[key(word)] = max(said.get(key(word), 0.0), worth)
        return said

    def phrase_fit(
        self,
        category: CategoryEntry,
        said: tuple[dict[str, float], dict[str, float]],
        text: frozenset[str],
    ) -> float:
        fits = sorted(
            (self.one_phrase(phrase, said, text) for phrase in category.phrases), reverse=True
        )
        best = fits[0] if fits else 0.0
        return best + 0.05 * sum(fits[1:4])

    def one_phrase(
        self,
        phrase: Words,
        said: tuple[dict[str, float], dict[str, float]],
        text: frozenset[str],
    ) -> float:
        """How fully a name or keyword of a category is said; words of budgets in it help a little."""
        telling: list[str] = []
        plain: list[str] = []
        for word in keys_of(phrase):
            term = self.terms_by_key.get((word,))
            is_plain = term is not None and worth_of(term) == 0
            (plain if is_plain else telling).append(word)
        if not telling:
            telling, plain = plain, []
            if not text.issuperset(telling) or len(telling) < 2:
                return 0.0
            return 0.8
        is_whole = all(word in text or word in said[True] for word in plain)
        words_said = said[len(telling) > 1 or (bool(plain) and is_whole)]
        if any(word not in words_said for word in telling):
            return 0.0
        worth = sum(words_said[word] for word in telling) / len(telling)
        if not is_whole:
            worth *= 0.8
        return worth * (0.9 if len(phrase) > 1 else 0.75)

    def code_fit(self, category: CategoryEntry, codes: Sequence[str]) -> float:
        """How far an account code points here: a whole one nearly decides, a short one hints."""
        best = 0.0
        for code in codes:
            for own in category.account_codes:
                if code == own:
                    best = max(best, 0.5 if "." in own else 0.25)
                elif code.startswith(f"{own}."):
                    best = max(best, 0.25)
        return best


def grouped(concepts: list[Concept]) -> list[Concept]:
    """The same with groups that hold a thing each: an act alone goes with what follows it."""
    order = sorted({concept.group for concept in concepts})
    has_thing = {c.group for c in concepts if not c.action and c.weight >= WEAK}
    goes_with: dict[int, int] = {}
    following: int | None = None
    for group in reversed(order):
        if group in has_thing:
            following = group
        goes_with[group] = following if following is not None else max(has_thing, default=0)
    return [replace(concept, group=goes_with[concept.group]) for concept in concepts]


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


def tokens_of(text: str) -> list[str]:
    """Words and the marks between them; "-" stands for one that ties an account's name."""
    text = YEARS.sub(" ", CODES.sub(" ", text.casefold().replace("_", " ")))
    text = AS_ONE.sub(r"\1", re.sub(r"\s[-–—]+\s", " ; ", text))
    found = [token.strip() for token in TOKENS.findall(text)]
    kept: list[str] = []
    for place, token in enumerate(found):
        if token == "-":  # noqa: S105 - a dash
            before = kept[-1] if kept else ""
            after = found[place + 1] if place + 1 < len(found) else ""
            if before and after and stem(before)[:4] == stem(after)[:4]:
                # Said twice for many: obat-obatan, buku-buku.
                found[place + 1] = ","
                continue
        if not DIGITS.fullmatch(token):
            kept.append(token)
    return [token for token in kept if token]


def worth_of(term: PlanTerm) -> float:
    """What a word of budgets is worth beside the thing itself."""
    if term.action and term.action not in KINDS:
        return 1.0
    return WEAK if term.role == "weak" else 0.0


def is_plausible(typed: str, meant: str) -> bool:
    """People keep the first letter, and in short words all consonants."""
    if typed[0] != meant[0]:
        return False
    return len(typed) > 4 or re.sub("[aeiou]", "", typed) == re.sub("[aeiou]", "", meant)


def shortened(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def distance(one: str, other: str) -> int:
    """Letters to change, add, leave out or swap (Damerau-Levenshtein, neighbours only)."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            steps = min(
                rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (letter != wanted)
            )
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                steps = min(steps, rows[i - 2][j - 2] + 1)
            row.append(steps)
        rows.append(row)
    return rows[-1][-1]


def account_codes_in(codes: Iterable[str]) -> list[str]:
    """The account codes inside MAK texts: 5.1.02.01.01.0024 of a region, 521811 of the state."""
    found: list[str] = []
    for code in codes:
        found += re.findall(r"(?<!\d)[45]\.\d(?:\.\d{2,4}){1,4}(?!\d)", code)
        found += re.findall(r"(?<!\d)5\d{5}(?!\d)", code)
    return list(dict.fromkeys(found))
