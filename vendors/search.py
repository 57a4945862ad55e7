"""From what a person types to what the database is asked: everyday words and misspellings."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower

from core.fields import TextsOf
from core.slips import slips_between
from core.statements import Whole, worded
from vendors.models import Synonym

CONFIG = "indonesian"
MAX_WORDS = 8
MAX_TERM_WORDS = 3
"""Longest everyday expression that has synonyms of its own: "konsumsi rapat"."""
PREFIX_FROM = 3
"""Letters from which on a word also finds longer words that begin with it."""
CORRECTED_FROM = 4
"""Shorter words are too near to each other to guess which was meant."""
LONG_WORD = 7
"""From this length on two slips are forgiven, below only one."""


def words_of(text: str) -> list[str]:
    """The words of a search in small letters, without punctuation: "Tipp-Ex" is tipp, ex."""
    return re.findall(r"[^\W_]+", text.lower())[:MAX_WORDS]


@dataclass(frozen=True)
class Search:
    """What is asked for: the words as typed or corrected, and what expressions also mean."""

    words: list[str]
    synonyms: dict[str, list[str]]

    def query(self, *, every: bool = True, prefix: bool = False) -> SearchQuery:
        """All parts must be found, or with ``every=False`` at least one.

        With ``prefix`` a word also finds longer ones that begin with it. That costs the index
        twenty times as much, so it is for words that find nothing as they are.
        """
        return SearchQuery(self.text(every=every, prefix=prefix), config=CONFIG, search_type="raw")

    def text(self, *, every: bool = True, prefix: bool = False) -> str:
        """The same in the words of tsquery."""
        return (" & " if every else " | ").join(self.parts(prefix=prefix))

    def parts(self, *, prefix: bool = False) -> list[str]:
        """Each word, or expression with synonyms, as an alternative of tsquery.

        The longest expression counts: "konsumsi rapat" before "konsumsi".
        """
        words, parts, place = self.words, [], 0
        while place < len(words):
            length = next(
                (
                    size
                    for size in range(MAX_TERM_WORDS, 1, -1)
                    if " ".join(words[place : place + size]) in self.synonyms
                    and place + size <= len(words)
                ),
                1,
            )
            term = words[place : place + length]
            found = [all_of(term, prefix=prefix)]
            found += [all_of(words_of(text)) for text in self.synonyms.get(" ".join(term), [])]
            parts.append(f"({' | '.join(found)})")
            place += length
        return parts


def search_for(text: str) -> Search | None:
    """Return what to ask for; None if nothing in the text can be searched."""
    words = words_of(text)
    return Search(words, synonyms_of(words)) if words else None


def synonyms_of(words: list[str]) -> dict[str, list[str]]:
    """What the expressions in the words also mean."""
    terms = {
        " ".join(words[start : start + size])
        for size in range(1, MAX_TERM_WORDS + 1)
        for start in range(len(words) - size + 1)
    }
    rows = synonyms_named([Whole(json.dumps(sorted(terms)))]).tuples()
    return {
        term: [meaning for text in expansion.split(",") if (meaning := text.strip())]
        for term, expansion in rows
        if term in terms
    }


@worded
def synonyms_named(terms: Sequence[str]) -> QuerySet:
    """In small letters, as the index has them."""
    rows = Synonym.objects.active().alias(small=Lower("term")).order_by()
    return rows.filter(small__among=TextsOf(Value(terms[0]))).values_list("term", "expansion")


def all_of(words: list[str], *, prefix: bool = False) -> str:
    """A tsquery that wants every word. Words hold letters and digits only, so quotes are safe."""
    texts = [
        f"'{word}':*" if prefix and len(word) >= PREFIX_FROM else f"'{word}'" for word in words
    ]
    return f"({' & '.join(texts)})" if texts else "''"


@dataclass(frozen=True)
class Near:
    """Known words that look like an unknown one: of what is sold, and everyday words."""

    sold: list[str] = field(default_factory=list)
    everyday: list[str] = field(default_factory=list)

    def meant(self, word: str) -> str | None:
        """What is sold comes first: everyday words are so many that one is near to anything."""
        return nearest(word, self.sold) or nearest(word, self.everyday)


def corrected(search: Search, near: dict[str, Near]) -> Search | None:
    """Return the search with its unknown words as they were probably meant; None if none is.

    ``near`` is what `neighbours` has found for its words.
    """
    meant = {
        word: guess
        for word, known in near.items()
        if len(word) >= CORRECTED_FROM and (guess := known.meant(word))
    }
    if not meant:
        return None
    words = [meant.get(word, word) for word in search.words]
    return Search(words, synonyms_of(words))


def is_begun(near: dict[str, Near]) -> bool:
    """Whether one of the unknown words is the beginning of one that is sold."""
    return any(one.startswith(word) for word, known in near.items() for one in known.sold)


def neighbours(words: list[str]) -> dict[str, Near]:
    """For each word that no name and no synonym has: known words that look like it."""
    parts = [
        (word, part) for word in words if len(word) >= PREFIX_FROM for part in trigrams_of(word)
    ]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH asked AS (
                SELECT * FROM unnest(%s::text[], %s::text[]) AS part(word, trigram)
                WHERE NOT EXISTS (SELECT 1 FROM vendors_searchword known
                    WHERE known.word = part.word)
                AND NOT EXISTS (SELECT 1 FROM vendors_synonym
                    WHERE lower(term) = part.word AND term = part.word AND is_active)
            )
            SELECT asked.word, near.word, TRUE
            FROM asked JOIN vendors_searchword near ON near.trigram = asked.trigram
            GROUP BY asked.word, near.word
            HAVING count(*) > 1
            UNION ALL
            SELECT unknown.word, lower(term), FALSE
            FROM (SELECT DISTINCT word FROM asked) AS unknown
            JOIN vendors_synonym ON is_active AND term NOT LIKE '%% %%'
                AND left(lower(term), 1) = left(unknown.word, 1)
                AND abs(length(term) - length(unknown.word)) <= 2
            """,
            [[word for word, _ in parts], [part for _, part in parts]],
        )
        found: dict[str, Near] = {}
        for word, known, is_sold in cursor.fetchall():
            near = found.setdefault(word, Near())
            (near.sold if is_sold else near.everyday).append(known)
    return found


def trigrams_of(word: str) -> set[str]:
    """As the database cuts words into parts."""
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(word) + 1)}


def nearest(word: str, known_words: list[str]) -> str | None:
    """The known word with the fewest slips from this one, if they are few enough."""
    allowed = 2 if len(word) >= LONG_WORD else 1
    near = [
        (distance, known)
        for known in known_words
        if abs(len(known) - len(word)) <= allowed
        and (distance := slips_between(word, known)) <= allowed
    ]
    return min(near)[1] if near else None
