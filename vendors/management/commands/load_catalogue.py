"""Categories, everyday words and licence rules of a new installation. Adds what is missing, changes nothing."""

import csv
from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from vendors.models import Category, LicenceRule, Synonym

DATA_DIR = Path(__file__).resolve().parents[2] / "data"


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


def add_synonyms(rows: list[dict[str, str]]) -> int:
    known = {term.lower() for term in Synonym.objects.values_list("term", flat=True)}
    missing = [Synonym(**row) for row in rows if row["term"] not in known]
    return len(Synonym.objects.bulk_create(missing))


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
        with pghistory.context(verb="load_master_data"):
            categories = add_categories(read_rows("categories.csv"))
            synonyms = add_synonyms(read_rows("synonyms.csv"))
            rules = add_licence_rules(read_rows("licence_rules.csv"))
        self.stdout.write(
            f"Catalogue: {categories} categories, {synonyms} synonyms, {rules} licence rules added."
        )
