from django.core.management.base import BaseCommand

from procurement.actions.checking import check_findings


class Command(BaseCommand):
    help = (
        "Look through all records for findings; for a daily timer, as months end and dates pass."
    )

    def handle(self, *args, **options):
        done = check_findings()
        self.stdout.write(
            f"{done.found_count} findings, {done.new_count} new, {done.solved_count} solved."
        )
