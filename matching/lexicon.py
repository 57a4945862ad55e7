"""The words that ranking knows, read from the database and kept for some minutes."""

import csv
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from matching.models import PlanWord
from matching.spelling import Words, key, words_of
from matching.terms import CategoryEntry, PlanTerm
from matching.wording import Lexicon
from vendors.models import Category, Synonym

DATA_DIR = Path(__file__).resolve().parent / "data"
KEPT_SECONDS = 60
"""An edited synonym counts after a minute; the words of products are counted more rarely."""
COUNTED_SECONDS = 900

_kept: dict[str, tuple[float, object]] = {}


def current_lexicon() -> Lexicon:
    """The lexicon of this process, at most a minute old."""
    return kept("lexicon", KEPT_SECONDS, read_lexicon)


def forget_lexicon() -> None:
    """Read everything anew the next time."""
    _kept.clear()


def kept(name, seconds, read):
    now = time.monotonic()
    until, value = _kept.get(name, (0.0, None))
    if value is None or until < now:
        value = read()
        _kept[name] = (now + seconds, value)
    return value


def read_lexicon() -> Lexicon:
    frequency, spread, count = kept("spread", COUNTED_SECONDS, read_spread)
    known, shelves = dict(synonyms()), tuple(categories())
    phrases = [*known, *(phrase for category in shelves for phrase in category.phrases)]
    fresh = Lexicon(
        terms=dict(plan_terms()),
        synonyms=known,
        categories=shelves,
        lexemes=read_lexemes({word for phrase in phrases for word in phrase}),
        frequency=frequency,
        product_count=count,
        spread=spread,
    )
    return unchanged(fresh) or fresh


def unchanged(fresh: Lexicon) -> Lexicon | None:
    """The lexicon before, with all that it has worked out, if nothing was edited since."""
    _, before = _kept.get("lexicon", (0.0, None))
    return before if isinstance(before, Lexicon) and before == fresh else None


def plan_word_rows() -> list[dict[str, str]]:
    """The words that a new installation starts with."""
    with (DATA_DIR / "plan_words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plan_terms() -> Iterator[tuple[Words, PlanTerm]]:
    rows = list(PlanWord.objects.values("term", "role", "action")) or plan_word_rows()
    for row in rows:
        yield words_of(row["term"]), PlanTerm(row["role"], row["action"])


def synonyms() -> Iterator[tuple[Words, tuple[Words, ...]]]:
    rows = Synonym.objects.active().values_list("term", "expansion")
    for term, expansion in rows:
        ways = tuple(words for text in expansion.split(",") if (words := words_of(text)))
        yield words_of(term), ways


def categories() -> Iterator[CategoryEntry]:
    """The categories with their names, the parts of these, and their keywords.

    A part that is a keyword elsewhere only is none here: "Obat, vitamin, dan alat kesehatan hewan".
    """
    rows = list(Category.objects.active())
    own = {row.pk: [*map(words_of, row.keywords.split(","))] for row in rows}
    anywhere = {words for keywords in own.values() for words in keywords}
    for category in rows:
        parts = category.name.replace(" dan ", ",").split(",")
        texts = [category.name]
        texts += [
            part
            for part in parts
            if words_of(part) in own[category.pk] or words_of(part) not in anywhere
        ]
        texts += category.keywords.split(",")
        phrases = tuple(dict.fromkeys(words for text in texts if (words := words_of(text))))
        yield CategoryEntry(
            category.pk,
            category.parent_id,
            phrases,
            tuple(category.account_codes),
            category.product_class,
        )


def read_lexemes(words: set[str]) -> dict[str, str]:
    """What the text search of the database makes of each word."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, COALESCE((tsvector_to_array(to_tsvector('indonesian', word)))[1], '')"
            " FROM unnest(%s::text[]) word",
            [sorted(words)],
        )
        return dict(cursor.fetchall())


def read_spread() -> tuple[dict[str, int], dict[str, dict[int, float]], int]:
    """In how many products' names each word stands, in which categories, and how many there are."""
    frequency: defaultdict[str, int] = defaultdict(int)
    counts: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, category_id, count(*) FROM matching_offer,"
            " unnest(tsvector_to_array(ts_filter(words, '{a}'))) word"
            " WHERE word ~ '^[[:alpha:]]{2,}$' GROUP BY word, category_id"
        )
        for word, category, count in cursor.fetchall():
            frequency[word] += count
            counts[key(word)][category] += count
        cursor.execute("SELECT count(*) FROM matching_offer")
        total = cursor.fetchone()[0]
    spread = {
        word: {category: count / sum(of.values()) for category, count in of.items()}
        for word, of in counts.items()
    }
    return dict(frequency), spread, total
