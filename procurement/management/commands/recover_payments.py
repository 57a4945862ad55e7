from django.core.management.base import BaseCommand

from procurement.actions.importing.recovering import recover_payments


class Command(BaseCommand):
    help = "Record the payments of files that were saved before each payment was kept."

    def handle(self, *args, **options):
        self.stdout.write(f"Payments: {recover_payments()} recorded.")
