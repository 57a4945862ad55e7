"""The targets of the law by year. Adds what is missing, changes nothing."""

import csv
from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from procurement.models import Target

DATA = Path(__file__).resolve().parents[2] / "data" / "targets.csv"


class Command(BaseCommand):
    help = "Add the targets of the years that are not there yet."

    @transaction.atomic
    def handle(self, *args, **options):
        with DATA.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        known = set(Target.objects.values_list("year", "indicator"))
        missing = [row for row in rows if (int(row["year"]), row["indicator"]) not in known]
        with pghistory.context(verb="load_master_data"):
            Target.objects.bulk_create(Target(**row) for row in missing)
        self.stdout.write(f"Targets: {len(missing)} added.")
