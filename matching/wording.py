"""What the name of a planned package asks for, in words that a catalogue can be searched with.

Agencies write "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "Pembelian Leptop" or
"Sewa Kendaraan Roda 4 ES I". Words of budgets are left out, what follows "untuk" or "di" counts
less, everyday words and misspellings are turned into those of the catalogue. Which words these are
is data: PlanWord, Synonym, Category. Nothing here reads the database.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log

from matching.likely import likely_categories
from matching.shelves import LONGEST_TERM, Shelves
from matching.spelling import (
    Words,
    distance,
    is_plausible,
    key,
    keys_of,
    shortened,
    sound,
    tokens_of,
    words_of,
)
from matching.terms import (
    BRACKETED,
    KINDS,
    LATER,
    OF_A_THING,
    OPENED,
    PLACED,
    WEAK,
    CategoryEntry,
    Concept,
    PlanTerm,
    Question,
    Token,
    acts_in_force,
    grouped,
    narrowed,
    shortest,
    worth_of,
)

BEFORE_ACCOUNT = 0.35
WEAK_FIRST = 0.5
"""A weak word that stands first: "Konsumsi pelatihan" is food."""
GUESSED, UNKNOWN = 0.7, 0.2
"""A word that is known when corrected, and one that nobody knows: it tells nothing."""
PART_OF_TERM, PART_OF_IDIOM, PART_BESIDE_ACT = 0.5, 0.25, 0.7
FOLLOWING = 0.85
"""What the second thing of a name is worth beside the first, which it describes."""
MAX_CONCEPTS = 8
MAX_ALTERNATIVES = 18
SHORTEST_CORRECTED, SHORTEST_HEARD = 4, 3
SHORTEST_SPLIT = 7
UNSOLD = 2
NAMELY, BEFORE_NAMELY = frozenset({"berupa", "yaitu", "yakni"}), 0.2
SEPARATORS = frozenset([*",/&+;|:()[]-–", "dan", "serta", "atau", "beserta"])


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

    @cached_property
    def named_acts(self) -> dict[Words, Words]:
        found = {self.by_act(keys): keys for keys in sorted(self.named, reverse=True)}
        return {said: keys for said, keys in found.items() if said != keys}

    def alike(self, keys: Words) -> tuple[Words, ...]:
        """Other ways to say a term; what an alias stands for brings its own along."""
        if keys not in self.synonyms_by_key:
            keys = self.said_otherwise(keys)
        found = list(self.synonyms_by_key.get(keys, ()))
        if alias := self.aliases_by_key.get(keys):
            found = [alias, *self.synonyms.get(alias, ()), *found]
        found += [other for way in found for other in self.aliases_of.get(keys_of(way), ())]
        # A word for a whole kind of goods is no other word for one of them: makanan for kudapan.
        general = {} if keys in self.shelves.whole else self.shelves.whole
        ways = [
            way
            for way in dict.fromkeys(found)
            if keys_of(way) != keys and keys_of(way) not in general
        ]
        # What no product is called costs time and finds little.
        sold = [way for way in ways if self.shelves.is_sold(way)]
        return (*sold, *[way for way in ways if not self.shelves.is_sold(way)][:UNSOLD])

    @cached_property
    def aliases_of(self) -> dict[Words, tuple[Words, ...]]:
        """The words that stand for this one only: flash disk for flashdisk."""
        found: defaultdict[Words, list[Words]] = defaultdict(list)
        for term, ways in self.synonyms.items():
            if len(ways) == 1:
                found[keys_of(ways[0])].append(term)
        return {keys: tuple(terms) for keys, terms in found.items()}

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
        concepts = grouped(narrowed(list(self.concepts(name))))
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
        likely = likely_categories(self, concepts, codes, said)
        return Question(
            tuple(concepts),
            likely,
            tuple(dict.fromkeys(acts)),
            wanted.pop() if len(wanted) == 1 else "",
            in_force,
            self.shelves.likeliest(likely),
        )

    @cached_property
    def parents(self) -> dict[int, int | None]:
        return {category.pk: category.parent for category in self.categories}

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
                term = self.plan_term(tuple(token.word for token in taken))
                if term is not None:
                    for token in taken:
                        token.weight = min(token.weight, token.place * worth_of(term))
                    break
            else:
                tokens[place].weight *= self.certainty(tokens[place].word)
        first = next((token for token in tokens if token.weight > 0), None)
        if first and first.weight == WEAK * first.place:
            first.weight = WEAK_FIRST * first.place
        return tokens

    def plan_term(self, words: Words) -> PlanTerm | None:
        """The word of budgets, also when written otherwise; CPU is no KPU, and PDH no pd."""
        term = self.terms.get(words)
        if term is None and words not in self.synonyms:
            term = self.terms_by_key.get(keys_of(words))
        return term

    def certainty(self, word: str) -> float:
        """1 for a word that the catalogue or a synonym knows, less for a misspelt or unknown one."""
        if self.is_known(word) or self.parted(word):
            return 1.0
        return GUESSED if self.corrections(word) else UNKNOWN

    def joined(self, tokens: list[Token]) -> list[Token]:
        """Words written apart that the catalogue writes as one: lap top, foto copy."""
        kept: list[Token] = []
        for token in tokens:
            before = kept[-1] if kept else None
            if before and len(before.word) > 2 and len(token.word) > 2:
                one, pair = before.word + token.word, (before.word, token.word)
                if pair in self.terms or (
                    self.shelves.is_sold(pair) and not self.shelves.is_sold((one,))
                ):
                    kept.append(token)
                    continue
                if one in self.written or sound(one) in self.vocabulary:
                    kept[-1] = Token(one, before.place, before.place, before.group)
                    continue
            kept.append(token)
        return kept

    def written_as_one(self, words: Words) -> Words:
        """The words of a name with those joined that make one when written as one: foto copy."""
        kept: list[str] = []
        for word in words:
            one = kept[-1] + word if kept else ""
            if kept and min(len(kept[-1]), len(word)) > 2 and key(one) in self.actions:
                kept[-1] = one
            else:
                kept.append(word)
        return tuple(kept)

    def placed(self, text: str) -> Iterator[Token]:
        """The words of a text with the worth of where they stand; "berupa" says it more closely."""
        words = tokens_of(text)
        namely = max((place for place, word in enumerate(words) if word in NAMELY), default=-1)
        for token in self.placed_words(words[:namely] if namely > 0 else []):
            worth = token.place * BEFORE_NAMELY
            yield replace(token, place=worth, weight=worth, group=-1)
        yield from self.placed_words(words[namely + 1 :])

    def placed_words(self, words: list[str]) -> Iterator[Token]:
        level, bracket, segment, group = 1.0, 1.0, 1.0, 0
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
        term = self.plan_term((word,))
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
            keys = keys_of(token.word for token in taken)
            if keys in self.named or self.said_otherwise(keys) != keys:
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
            whole = self.terms_by_key.get(keys)
            is_weak = whole is not None and whole.role == "weak"
            most = max(token.place for token in taken) * (WEAK_FIRST if is_weak else 1.0)
            worth = min(1.0, most / strongest)
            acts = {self.actions.get(key(word), "") for way in similar for word in way} - {""}
            group = taken[0].group
            ways = shortest(similar)[:MAX_ALTERNATIVES]
            shelves = self.shelves.whole.get(keys, frozenset())
            action = whole.action if whole and whole.action not in KINDS else ""
            yield Concept(
                " ".join(words), worth, (words,), ways, action=action, group=group, shelves=shelves
            )
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
            if len(taken) > 1:
                part = replace(part, shelves=frozenset())
            yield replace(part, weight=part.weight * share, group=taken[0].group)

    def concept(self, word: str, worth: float) -> Concept:
        # PKK sounds as PC and PK do.
        heard = dict.fromkeys([key(word), sound(word)]) if len(word) > SHORTEST_HEARD else ()
        alike = [way for as_one in heard for way in self.vocabulary.get(as_one, ()) if way != word]
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
            shortest(similar)[:MAX_ALTERNATIVES],
            tuple((guess,) for guess in guessed),
            action,
            shelves=self.shelves.whole.get((key(word),), frozenset()),
        )
