from django.core.management.base import BaseCommand

from config.data_dictionary import PATH, data_dictionary


class Command(BaseCommand):
    help = "Write docs/data-dictionary.md from the models."

    def handle(self, *args, **options):
        PATH.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"{PATH}: {len(data_dictionary().splitlines())} lines")
