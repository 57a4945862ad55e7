"""Categories, everyday words and licence rules. Adds what is missing, overwrites no one's work.

It also runs at each update: categories gain keywords that the file has got since, and everyday words
that nobody has edited mean what the file says now. The history tells what was there before and who
wrote it, so that nothing comes back that the office has taken out.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.history import event_model, ever_had, written_only_by
from vendors.models import Category, LicenceRule, Synonym

DATA_DIR = Path(__file__).resolve().parents[2] / "data"
VERB = "load_master_data"
KEYWORDS_LENGTH = Category._meta.get_field("keywords").max_length or 0


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_categories(rows: list[dict[str, str]]) -> int:
    """Add categories by slug; parents stand first in the file.

    A category that the office made under the same name counts as the one of the file.
    """
    known = {category.slug: category for category in Category.objects.all()}
    named = {(category.parent_id, category.name.lower()): category for category in known.values()}
    added = 0
    for row in rows:
        if row["slug"] in known:
            continue
        parent = known[row["parent"]] if row["parent"] else None
        same = named.get((parent.pk if parent else None, row["name"].lower()))
        if not same:
            same = Category.objects.create(
                slug=row["slug"],
                name=row["name"],
                parent=parent,
                position=row["position"],
                account_codes=row["account_codes"].split(),
                ekatalog_reference=row["ekatalog_reference"],
                product_class=row["product_class"],
                keywords=row["keywords"],
                source=row["source"],
            )
            added += 1
        known[row["slug"]] = same
    return added


def words_in(keywords: str) -> list[str]:
    return [word for text in keywords.split(",") if (word := text.strip())]


def add_keywords(rows: list[dict[str, str]]) -> int:
    """Add to categories of the file the keywords that they never had; return how many gained any."""
    ever: defaultdict[int, set[str]] = defaultdict(set)
    for pk, keywords in event_model(Category).objects.values_list("pgh_obj_id", "keywords"):
        ever[pk].update(word.lower() for word in words_in(keywords))
    known = {category.slug: category for category in Category.objects.all()}
    changed = []
    for row in rows:
        category = known.get(row["slug"])
        if not category:
            continue
        told = words_in(category.keywords)
        had = ever[category.pk].union(word.lower() for word in told)
        added = [word for word in words_in(row["keywords"]) if word.lower() not in had]
        whole = ", ".join([*told, *added])
        if added and len(whole) <= KEYWORDS_LENGTH:
            category.keywords = whole
            changed.append(category)
    Category.objects.bulk_update(changed, ["keywords"])
    return len(changed)


def add_synonyms(rows: list[dict[str, str]]) -> int:
    """Add words that were never there: what the office has deleted does not come back."""
    known = ever_had(Synonym, "term")
    missing = [Synonym(**row) for row in rows if row["term"] not in known]
    return len(Synonym.objects.bulk_create(missing))


def renew_synonyms(rows: list[dict[str, str]]) -> int:
    """Let those that only this command has written say what the file says; return how many did."""
    ours = written_only_by(Synonym, VERB)
    told = {row["term"]: row["expansion"] for row in rows}
    changed = []
    for synonym in Synonym.objects.filter(pk__in=ours):
        expansion = told.get(synonym.term, synonym.expansion)
        if expansion != synonym.expansion:
            synonym.expansion = expansion
            changed.append(synonym)
    Synonym.objects.bulk_update(changed, ["expansion"])
    return len(changed)


def add_licence_rules(rows: list[dict[str, str]]) -> int:
    known = set(LicenceRule.objects.values_list("scope", "title"))
    missing = [
        LicenceRule(
            scope=row["scope"],
            title=row["title"],
            kinds=row["kinds"].split(),
            is_required=row["is_required"] == "1",
            how_to_get=row["how_to_get"],
            legal_basis=row["legal_basis"],
            position=position,
        )
        for position, row in enumerate(rows, 1)
        if (row["scope"], row["title"]) not in known
    ]
    return len(LicenceRule.objects.bulk_create(missing))


class Command(BaseCommand):
    help = "Add the categories, synonyms and licence rules that are not there yet."

    @transaction.atomic
    def handle(self, *args, **options):
        with pghistory.context(verb=VERB):
            categories = add_categories(read_rows("categories.csv"))
            keywords = add_keywords(read_rows("categories.csv"))
            renewed = renew_synonyms(read_rows("synonyms.csv"))
            synonyms = add_synonyms(read_rows("synonyms.csv"))
            rules = add_licence_rules(read_rows("licence_rules.csv"))
        self.stdout.write(
            f"Catalogue: {categories} categories, {synonyms} synonyms, {rules} licence rules added;"
            f" {keywords} categories gained keywords, {renewed} synonyms were renewed."
        )
