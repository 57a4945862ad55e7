"""Run with bench.bare.settings: 10,000 rows, one user, one session, whose key is printed."""

import sys

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from bench.bare.models import Person


def main() -> None:
    Person.objects.bulk_create(
        Person(
            name=f"Siti Rahmawati {number:05}, S.E.",
            position="Pejabat Pengadaan",
            origin=f"Dinas Contoh {number % 200}",
            phone=f"+62812000{number:05}",
            arrived_at=timezone.now(),
        )
        for number in range(10_000)
    )
    browser = Client()
    browser.force_login(User.objects.create_user("bench"))  # type: ignore[arg-type]  # Django's own user, not ours
    sys.stdout.write(browser.cookies["sessionid"].value)
