from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

MONDAY = 0


class Command(BaseCommand):
    help = "What has to be done once a day. Run it as the role that owns the tables."

    def handle(self, *args, **options):
        call_command("clearsessions")
        call_command("delete_abandoned_imports", stdout=self.stdout)
        call_command("retain", stdout=self.stdout)
        call_command("check_findings", stdout=self.stdout)
        if timezone.localdate().weekday() == MONDAY:
            call_command("mail_ending_licences", stdout=self.stdout)
