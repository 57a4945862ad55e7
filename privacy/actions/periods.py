import pghistory
from django.db import transaction

from privacy.models import KINDS, RetentionPeriod


@transaction.atomic
def save_periods(months: dict[str, int]) -> None:
    """Keep the period of each kind of data in months; the default needs no row."""
    known = {row.kind: row for row in RetentionPeriod.objects.select_for_update()}
    with pghistory.context(verb="edit"):
        for kind, value in months.items():
            row = known.get(kind) or RetentionPeriod(kind=kind, months=KINDS[kind][0])
            if row.months != value:
                row.months = value
                row.save()
