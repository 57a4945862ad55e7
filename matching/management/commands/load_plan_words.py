"""The words of budgets. Adds those that were never there, renews those that nobody has edited."""

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.history import ever_had, written_only_by
from matching.lexicon import forget_lexicon, plan_word_rows
from matching.models import PlanWord

VERB = "load_master_data"


def renew(rows: list[dict[str, str]]) -> int:
    """Let words that only this command has written mean what the file says; return how many did."""
    ours = written_only_by(PlanWord, VERB)
    told = {row["term"]: row for row in rows}
    changed = []
    for word in PlanWord.objects.filter(pk__in=ours, term__in=told):
        row = told[word.term]
        if (word.role, word.action) != (row["role"], row["action"]):
            word.role, word.action = row["role"], row["action"]
            changed.append(word)
    PlanWord.objects.bulk_update(changed, ["role", "action"])
    return len(changed)


class Command(BaseCommand):
    help = "Add the words of budgets that ranking leaves out or counts less."

    @transaction.atomic
    def handle(self, *args, **options):
        # What the office has deleted does not come back at an update.
        known = ever_had(PlanWord, "term")
        missing = [PlanWord(**row) for row in plan_word_rows() if row["term"] not in known]
        with pghistory.context(verb=VERB):
            renewed = renew(plan_word_rows())
            PlanWord.objects.bulk_create(missing)
        forget_lexicon()
        self.stdout.write(f"Words of budgets: {len(missing)} added, {renewed} renewed.")
