from django.core.management.base import BaseCommand

from privacy.actions.uploads import delete_unsaved_imports


class Command(BaseCommand):
    help = (
        "Deletes uploaded files that nobody saved within a day (purchases: a week). They hold "
        "personal data, so run this daily."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{delete_unsaved_imports()} abandoned imports deleted.")
