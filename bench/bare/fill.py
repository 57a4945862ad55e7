"""Run with bench.bare.settings: 10,000 rows, one user, one session, whose key is printed."""

import sys

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from bench.bare.models import Person


def main() -> None:
    now = timezone.now()
    Person.objects.bulk_create(
        Person(
            name=f"Siti Rahmawati {number:05}, S.E.",
            position="Pejabat Pengadaan",
            origin=f"Dinas Contoh {number % 200}",
            phone=f"+62812000{number:05}",
            arrived_at=now,
        )
        for number in range(10_000)
    )
    user = User.objects.create_user("bench")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    sys.stdout.write(str(session.session_key))
