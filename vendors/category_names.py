"""Which category a list means: named in any of the ways that people write it, or by keywords."""

import re
from collections.abc import Iterable, Iterator

from core.spreadsheets import header_key
from vendors.models import Category, Synonym

LONGEST = 4
"""Words of the longest keyword that is looked for."""
NAME_PARTS = re.compile(r",|\bdan\b")
PATH_PARTS = re.compile(r"[>\u203a/\\]")


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


class CategoryNames:
    """The categories in use by their names and keywords; fetched once."""

    def __init__(self) -> None:
        rows = list(Category.objects.active().for_list())
        parents = {row.parent_id for row in rows}
        self.by_key: dict[str, list[Category]] = {}
        # A keyword of a narrow category says more than one of the category above it.
        self.by_words: dict[str, tuple[bool, Category]] = {}
        for row in rows:
            for key in {header_key(row.name), header_key(row.slug)}:
                self.by_key.setdefault(key, []).append(row)
            for term in keywords_of(row):
                is_narrow = row.pk not in parents
                if term not in self.by_words or is_narrow > self.by_words[term][0]:
                    self.by_words[term] = is_narrow, row
        synonyms = Synonym.objects.active().values_list("term", "expansion")
        self.meanings = {" ".join(words_of(term)): text for term, text in synonyms}

    def named(self, text: str) -> Category | None:
        """The category that is called so: "Kertas", "ATK > Kertas", "kertas-dan-sampul".

        None if there is none or, by its name alone, more than one.
        """
        own = PATH_PARTS.split(text)[-1]
        for key in (header_key(text), header_key(own)):
            found = self.by_key.get(key, []) if key else []
            if len(found) == 1:
                return found[0]
        return None

    def likely(self, *texts: str) -> Category | None:
        """The category whose keyword stands in the first text that has one, else None.

        The longest keyword counts, then a narrow category, then what stands first: names of
        goods begin with the thing.
        """
        for text in texts:
            if found := max(self.found(words_of(text)), default=None, key=lambda one: one[0]):
                return found[1]
        return None

    def found(self, words: list[str]) -> Iterator[tuple[tuple[int, bool, int], Category]]:
        for size in range(1, LONGEST + 1):
            for place in range(len(words) - size + 1):
                term = " ".join(words[place : place + size])
                if hit := self.hit(term):
                    yield (size, hit[0], -place), hit[1]

    def hit(self, term: str) -> tuple[bool, Category] | None:
        """The category of a keyword, or of the first meaning of an everyday word that has one."""
        if hit := self.by_words.get(term):
            return hit
        meanings = self.meanings.get(term, "").split(",")
        known = (self.by_words.get(" ".join(words_of(text))) for text in meanings)
        return next(filter(None, known), None)


def keywords_of(category: Category) -> Iterable[str]:
    texts = [*NAME_PARTS.split(category.name), *category.keywords.split(",")]
    return filter(None, (" ".join(words_of(text)) for text in texts))
