from django.core.management.base import BaseCommand

from privacy.actions.retention import count_due, retain
from privacy.models import RetentionKind


class Command(BaseCommand):
    help = "Make personal data nameless whose period is over. Run once a day, as the owner's role."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say how many records are due"
        )

    def handle(self, *args, dry_run, **options):
        counts = count_due() if dry_run else retain().counts
        self.stdout.write("Due now, nothing changed:" if dry_run else "Made nameless:")
        for kind, count in counts.items():
            self.stdout.write(f"  {count:>8}  {RetentionKind(kind).label}")
