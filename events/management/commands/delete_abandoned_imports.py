from django.core.management.base import BaseCommand

from events.actions.importing import delete_abandoned


class Command(BaseCommand):
    help = (
        "Deletes uploaded participant files that nobody saved within a day. They hold personal "
        "data, so run this daily, for example from cron."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{delete_abandoned()} abandoned imports deleted.")
