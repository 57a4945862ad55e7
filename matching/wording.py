"""What the name of a planned package asks for, in words that a catalogue can be searched with.

Agencies write "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "Pembelian Leptop" or
"Sewa Kendaraan Roda 4 ES I". Words of budgets are left out, what follows "untuk" or "di" counts
less, everyday words and misspellings are turned into those of the catalogue (vocabulary.py).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from matching.likely import likely_categories
from matching.shelves import LONGEST_TERM, NAMES_KEPT
from matching.spelling import (
    Words,
    key,
    keys_of,
    sound,
    tokens_of,
    words_of,
)
from matching.terms import (
    BRACKETED,
    KINDS,
    LATER,
    OPENED,
    PLACED,
    SERVICES,
    WEAK,
    WEAK_FIRST,
    Concept,
    Name,
    PlanTerm,
    Question,
    Token,
    about,
    acts_in_force,
    grouped,
    is_parted,
    leading_act,
    narrowed,
    shortest,
    worth_of,
)
from matching.vocabulary import Vocabulary

BEFORE_ACCOUNT = 0.35
GUESSED, UNKNOWN = 0.7, 0.2
"""A word that is known when corrected, and one that nobody knows: it tells nothing."""
PART_OF_TERM, PART_OF_IDIOM, PART_BESIDE_ACT = 0.5, 0.25, 0.7
BEHIND_THING = 0.4
"""What an act is worth behind a thing that it isn't done to: mebel rehabilitasi sekolah."""
FOLLOWING = 0.8
"""What the second thing of a name is worth beside the first, which it describes."""
SHORTEST_RESPELT, SHORTEST_PUT_RIGHT = 7, 5
MAX_CONCEPTS = 8
QUESTIONS_KEPT = 1_000
MAX_ALTERNATIVES = 18
SHORTEST_HEARD = 3
NAMELY, BEFORE_NAMELY = frozenset({"berupa", "yaitu", "yakni"}), 0.2
SEPARATORS = frozenset([*",/&+;|:()[]-–", "dan", "serta", "atau", "beserta"])


class Lexicon(Vocabulary):
    """Reads what a name asks for, by the words that are known."""

    def question(self, name: str, details: str = "", codes: Sequence[str] = ()) -> Question:
        """What a demand with this name, specification and these account codes asks for."""
        concepts = grouped(narrowed(list(self.concepts(name))))
        acts = [c.action for c in concepts if c.action and c.weight > WEAK / 2]
        in_force, led_by = acts_in_force(concepts), leading_act(concepts)
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
        lead = "" if self.is_of_goods(name) else led_by
        if lead:
            concepts = about(concepts)
        likely = likely_categories(self, concepts, codes, said, lead)
        return Question(
            tuple(concepts),
            likely,
            tuple(dict.fromkeys(acts)),
            wanted.pop() if len(wanted) == 1 else "",
            in_force,
            self.shelves.likeliest(likely),
        )

    @cached_property
    def kept_question(self) -> Callable[[str, str, tuple[str, ...]], Question]:
        """The same, kept: the lines of a plan are asked about again and again."""
        return lru_cache(QUESTIONS_KEPT)(self.question)

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
                if before and place < len(tokens) and concept.action == "pelihara":
                    concept = replace(concept, weight=concept.weight * BEHIND_THING)
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
        tokens = self.joined(self.respelt(list(self.placed(text))))
        for place in range(len(tokens)):
            if tokens[place].is_phrase:
                continue
            for length in range(min(LONGEST_TERM, len(tokens) - place), 0, -1):
                taken = tokens[place : place + length]
                term = self.plan_term(tuple(token.word for token in taken))
                if term is not None:
                    for token in taken:
                        token.weight = min(token.weight, token.place * worth_of(term))
                        token.is_act = term.role != "weak"
                        token.is_phrase = length > 2 and term.role == "boilerplate"
                    break
            else:
                tokens[place].weight *= self.certainty(tokens[place].word)
        if not any(token.weight for token in tokens):
            self.take_at_word(tokens)
        self.lead_with_weak(tokens)
        return tokens

    def respelt(self, tokens: list[Token]) -> list[Token]:
        """The same with a misspelt word put right where only one is meant, as its neighbours say.

        So what is said in several words is known again: bimbngan teknis.
        """
        for place, token in enumerate(tokens):
            if not self.is_misspelt(token.word):
                continue
            guesses = self.corrections(token.word)
            beside = [
                tokens[near].word for near in (place - 1, place + 1) if 0 <= near < len(tokens)
            ]
            fitting = [guess for guess in guesses if self.goes_with(guess, beside)]
            meant = {key(guess): guess for guess in fitting or guesses}
            if len(meant) == 1:
                token.word = next(iter(meant.values()))
                token.weight *= GUESSED
        return tokens

    def is_misspelt(self, word: str) -> bool:
        return (
            len(word) >= SHORTEST_PUT_RIGHT
            and word not in self.places
            and not self.is_known(word)
            and not self.parted(word)
        )

    def goes_with(self, word: str, beside: Iterable[str]) -> bool:
        """Whether it makes a term with a word beside it."""
        return any(
            keys_of(pair) in self.named or keys_of(pair) in self.terms_by_key
            for other in beside
            for pair in ((other, word), (word, other))
        )

    def take_at_word(self, tokens: list[Token]) -> None:
        """Let words of budgets count where nothing else is said and one category sells them."""
        for token in tokens:
            sold = self.shelves.of.get((key(token.word),), {})
            if not token.is_phrase and any(self.parents.get(pk) for pk in sold):
                token.weight = token.place

    def lead_with_weak(self, tokens: list[Token]) -> None:
        """Let a weak word that stands first count more: as an act in full, if it names one."""
        first = next((token for token in tokens if token.weight > 0), None)
        if first and first.weight == WEAK * first.place:
            first.weight = WEAK_FIRST * first.place
            first.is_act = key(first.word) in self.actions
        for token in tokens:
            is_weak = token.weight <= WEAK_FIRST * token.place
            if not is_weak or self.kinds.get(token.word) == "barang":
                # "Bahan pelatihan" are materials.
                return
            if token.weight > 0 and self.actions.get(key(token.word), KINDS[0]) not in KINDS:
                token.weight, token.is_act = token.place, True
                return

    def plan_term(self, words: Words) -> PlanTerm | None:
        """The word of budgets, also when written otherwise; CPU is no KPU, and PDH no pd."""
        term = self.terms.get(words)
        if term is None and words not in self.synonyms:
            term = self.terms_by_key.get(keys_of(words))
        if term is None and len(words) == 1 and len(words[0]) >= SHORTEST_RESPELT:
            term = self.misspelt_term(words[0])
        return term

    def misspelt_term(self, word: str) -> PlanTerm | None:
        """The word of budgets that an unknown long word is misspelt from, and none but it."""
        if self.is_known(word) or self.parted(word):
            return None
        meant = {key(guess) for guess in self.corrections(word)}
        return self.terms_by_key.get((meant.pop(),)) if len(meant) == 1 else None

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

    @cached_property
    def read(self) -> Callable[[str], Name]:
        """What is known of a product's name; kept, for products come back."""
        return lru_cache(NAMES_KEPT)(self.read_name)

    def read_name(self, text: str) -> Name:
        """A name with its acts, its head, and the shelves that it speaks of."""
        words = words_of(text)
        keys = keys_of(self.written_as_one(words))
        leads = next((word for word in keys if self.actions.get(word) not in KINDS), "")
        sold_as = self.shelves.sold_as(text)
        best = max(sold_as, key=lambda pk: sold_as[pk]) if sold_as else None
        return Name(
            keys=frozenset(keys).union(keys_of(words)),
            acts=self.acts_in(keys),
            leading=self.acts_in((leads,)),
            head=self.head_of(keys),
            sold_as=sold_as,
            product_class=self.shelves.classes[best] if best is not None else "",
            is_service=self.actions.get(keys[0] if keys else "") in SERVICES,
            terms=tuple(self.narrow_terms(keys)),
        )

    def head_of(self, keys: Words) -> str:
        """The word that a name begins with, behind acts and words of budgets: paket internet."""
        things = [word for word in keys if word not in self.actions]
        terms = self.terms_by_key
        told = (w for w in things if (w,) not in terms or terms[w,].role != "boilerplate")
        return next(told, things[0] if things else "")

    def narrow_terms(self, keys: Words) -> Iterator[tuple[Words, tuple[int, ...]]]:
        """The terms of a name, with the shelves of those of several words that name no act."""
        for taken, shelves in self.shelves.terms_in(keys):
            may_be = len(taken) > 1 and not any(word in self.actions for word in taken)
            yield taken, tuple(shelves) if may_be else ()

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
        has_thing, is_listed = False, False
        for word in words:
            if word in SEPARATORS:
                group, is_listed = group + 1, True
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
                level = self.opened(previous, level, is_listed) if has_thing else level
                is_listed = word in SEPARATORS
                has_thing = has_thing or self.is_thing(word)
                worth = level * bracket * segment
                yield Token(word, worth, worth, group)

    def is_thing(self, word: str) -> bool:
        """Whether it may be what is asked for: no word of budgets, no act."""
        term = self.plan_term((word,))
        return term is None or term.role == "weak"

    def opened(self, words: list[str], level: float, is_listed: bool) -> float:
        """What the words that follow are worth: less behind "untuk", least behind "di".

        A course behind a thing is what that is for, unless it stands beside it in a list.
        """
        if not is_listed and self.leads(words):
            return min(level, OPENED)
        for length in (3, 2, 1):
            term = self.terms.get(tuple(words[-length:]))
            if term and term.role == "opener":
                return min(level, OPENED)
            if term and term.role == "place":
                return min(level, PLACED)
        return level

    def leads(self, words: list[str]) -> bool:
        """Whether the last words name an act that would lead if it stood first: bimtek."""
        terms = (self.terms.get(tuple(words[-length:])) for length in (2, 1))
        return any(term is not None and term.action == "latih" for term in terms)

    def term_length(self, tokens: list[Token], place: int) -> int:
        """How many words from here belong together as one term."""
        for length in range(min(LONGEST_TERM, len(tokens) - place), 1, -1):
            taken = tokens[place : place + length]
            if all(token.is_phrase for token in taken) or is_parted(taken):
                continue
            keys = keys_of(token.word for token in taken)
            if keys in self.named or self.said_otherwise(keys) != keys:
                return length
        return 1

    def concepts_of(self, taken: list[Token], strongest: float) -> Iterator[Concept]:
        """The concept of a term, and of each of its words when it has several."""
        share, acts = 1.0, set[str]()
        if len(taken) > 1:
            similar = self.alike(keys_of(token.word for token in taken))
            share = PART_OF_IDIOM if similar else PART_OF_TERM
            acts = {self.actions.get(key(word), "") for way in similar for word in way} - {""}
            yield self.whole_term(taken, similar, strongest)
        parts = [
            (token, part if token.is_act else replace(part, action=""))
            for token in taken
            if token.weight > 0
            for part in [self.concept(token.word, min(1.0, token.weight / strongest))]
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

    def whole_term(
        self, taken: list[Token], similar: tuple[Words, ...], strongest: float
    ) -> Concept:
        """The concept of all words of a term together, with the other ways to say it."""
        words = tuple(token.word for token in taken)
        keys = keys_of(words)
        known = self.terms_by_key.get(keys)
        is_weak = known is not None and known.role == "weak"
        most = max(token.place for token in taken) * (WEAK_FIRST if is_weak else 1.0)
        ways = shortest(similar)[:MAX_ALTERNATIVES]
        is_done = taken[0].is_act and known is not None and known.action not in KINDS
        return Concept(
            " ".join(words),
            min(1.0, most / strongest),
            (words,),
            ways,
            action=known.action if known and is_done else "",
            group=taken[0].group,
            shelves=self.shelves.whole.get(keys, frozenset()),
            done_to=tuple(self.parted_by_act((words, *ways))),
            kin=self.kin_among(ways, keys),
        )

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
        alike += self.respellings(word)
        ways = shortest(similar)[:MAX_ALTERNATIVES]
        known = [(key(word),), *((key(guess),) for guess in guessed), keys_of(parted)]
        return Concept(
            word,
            worth * rarest * (0.6 if action else 1.0),
            (*((way,) for way in dict.fromkeys([word, *alike])), *([parted] if parted else [])),
            ways,
            tuple((guess,) for guess in guessed),
            action,
            shelves=self.shelves.whole.get((key(word),), frozenset()),
            kin=self.kin_among(ways, *known),
        )
