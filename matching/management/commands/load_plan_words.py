"""The words of budgets of a new installation. Adds what is missing, changes nothing."""

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from matching.lexicon import forget_lexicon, plan_word_rows
from matching.models import PlanWord


class Command(BaseCommand):
    help = "Add the words of budgets that ranking leaves out or counts less."

    @transaction.atomic
    def handle(self, *args, **options):
        known = {term.lower() for term in PlanWord.objects.values_list("term", flat=True)}
        missing = [PlanWord(**row) for row in plan_word_rows() if row["term"] not in known]
        with pghistory.context(verb="load_master_data"):
            PlanWord.objects.bulk_create(missing)
        forget_lexicon()
        self.stdout.write(f"Words of budgets: {len(missing)} added.")
