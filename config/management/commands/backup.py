from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config.backup import BackupError, back_up


class Command(BaseCommand):
    help = "Write database and uploads into one file that `restore` can prove."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="Where the file is put, best another disk.")

    def handle(self, *args, folder, **options):
        # Not made: where another disk is not mounted, the backup would land on this one.
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        name = f"temu-bisnis-{timezone.localtime():%Y%m%d-%H%M%S}.tar"
        try:
            manifest = back_up(folder / name)
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(count for count, _ in manifest["tables"].values())
        self.stdout.write(
            f"{folder / name}: {len(manifest['tables'])} tables, {rows} rows, "
            f"{len(manifest['uploads'])} uploads."
        )
