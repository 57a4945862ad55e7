"""The words of budgets. Adds those that were never there, changes nothing."""

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.history import ever_had
from matching.lexicon import forget_lexicon, plan_word_rows
from matching.models import PlanWord


class Command(BaseCommand):
    help = "Add the words of budgets that ranking leaves out or counts less."

    @transaction.atomic
    def handle(self, *args, **options):
        # What the office has deleted does not come back at an update.
        known = ever_had(PlanWord, "term")
        missing = [PlanWord(**row) for row in plan_word_rows() if row["term"] not in known]
        with pghistory.context(verb="load_master_data"):
            PlanWord.objects.bulk_create(missing)
        forget_lexicon()
        self.stdout.write(f"Words of budgets: {len(missing)} added.")
