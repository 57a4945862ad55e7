"""The words that ranking knows, read from the database and kept for some minutes."""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from matching.models import PlanWord
from matching.wording import CategoryEntry, Lexicon, PlanTerm, Words, words_of
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
    frequency, count = kept("frequency", COUNTED_SECONDS, read_frequency)
    return Lexicon(
        terms=dict(plan_terms()),
        synonyms=dict(synonyms()),
        categories=tuple(categories()),
        frequency=frequency,
        product_count=count,
    )


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
    for category in Category.objects.active():
        texts = [category.name, *category.name.replace(" dan ", ",").split(",")]
        texts += category.keywords.split(",")
        phrases = tuple(dict.fromkeys(words for text in texts if (words := words_of(text))))
        yield CategoryEntry(
            category.pk,
            category.parent_id,
            phrases,
            tuple(category.account_codes),
            category.product_class,
        )


def read_frequency() -> tuple[dict[str, int], int]:
    """In how many products' names each word stands, and how many products there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, ndoc FROM ts_stat('SELECT words FROM matching_offer', 'a')"
            " WHERE word ~ '^[[:alpha:]]{2,}$'"
        )
        frequency = dict(cursor.fetchall())
        cursor.execute("SELECT count(*) FROM matching_offer")
        return frequency, cursor.fetchone()[0]
