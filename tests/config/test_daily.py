"""The work of a day in one command."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from config.management.commands.serve import does_daily_work
from privacy.models import RetentionRun
from tests.factories import LicenceFactory, VendorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("day", "mailed"), [("2026-11-30", True), ("2026-12-01", False)])
def test_day_ends_sessions_and_periods_and_mails_on_mondays(day, mailed):
    with time_machine.travel(f"{day}T03:00:00+07:00", tick=True):
        LicenceFactory(
            vendor=VendorFactory(email="toko@contoh.id"),
            expires_on=timezone.localdate() + timedelta(days=10),
        )
        Session.objects.create(
            session_key="a" * 32, session_data="", expire_date=timezone.now() - timedelta(days=1)
        )

        call_command("daily")

    assert not Session.objects.exists()
    assert RetentionRun.objects.count() == 1
    assert bool(mail.outbox) is mailed


@pytest.mark.parametrize(
    ("engine", "demo", "does"),
    [
        ("config.embedded_postgres", False, True),
        ("config.embedded_postgres", True, False),
        ("django.db.backends.postgresql", False, False),
    ],
)
def test_site_without_a_timer_does_the_work_itself(settings, monkeypatch, engine, demo, does):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", engine)
    settings.DEMO = demo

    assert does_daily_work() is does
