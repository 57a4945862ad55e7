from django.core.management.base import BaseCommand

from accounts.file_imports import delete_abandoned as delete_files
from events.actions.importing import delete_abandoned
from vendors.models import CertificateImport, VendorImport


class Command(BaseCommand):
    help = (
        "Deletes uploaded files of participants and vendors that nobody saved within a day. They hold personal "
        "data, so run this daily, for example from cron."
    )

    def handle(self, *args, **options):
        count = delete_abandoned()
        count += sum(delete_files(model) for model in (VendorImport, CertificateImport))
        self.stdout.write(f"{count} abandoned imports deleted.")
