"""Backup and restore: the copy is equal, people sign in on it, and a difference is told."""

import json
import os
import subprocess
import sys
import tarfile
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from config import backup
from tests.factories import PASSWORD, ParticipantFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
SIGN_IN = f"""
from django.test import Client
browser = Client()
page = browser.post("/accounts/login/", {{"login": "siti", "password": {PASSWORD!r}}}, follow=True)
print("signed in as", page.wsgi_request.user.username)
print("names:", browser.get("/events/salinan/participants/").content.count(b"Peserta Salinan"))
"""


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def copy(tmp_path):
    """An empty database beside the test's own, as a command on another server would see it."""
    params = connection.get_connection_params()
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS backup_copy")
        cursor.execute("CREATE DATABASE backup_copy")
    user = f"{params.get('user') or ''}:{params.get('password') or ''}@"
    place = f"{quote(str(params.get('host') or ''), safe='')}:{params.get('port') or ''}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
        "DATABASE_URL": f"postgres://{user}{place.rstrip(':')}/backup_copy",
        "VAR_DIR": str(tmp_path / "copy"),
    }

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    yield run
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE backup_copy WITH (FORCE)")


@pytest.fixture
def made(tmp_path):
    """A backup of one participant, one user and one upload."""
    UserFactory(username="siti")
    ParticipantFactory(name="Peserta Salinan", forum__slug="salinan")
    default_storage.save("document/surat.pdf", ContentFile(b"%PDF-1.7"))
    call_command("backup", str(tmp_path), stdout=StringIO())
    return next(tmp_path.glob("*.tar"))


def test_a_copy_is_equal_and_people_sign_in_on_it(made, copy):
    done = copy("restore", str(made))

    assert "Restored and equal" in done.stdout, done.stderr
    assert "1 uploads" in done.stdout
    seen = copy("shell", "--no-imports", "-c", SIGN_IN)
    assert "signed in as siti" in seen.stdout, seen.stderr
    assert "names: 0" not in seen.stdout


def test_sessions_stay_out_of_a_backup_and_nobody_else_reads_it(made):
    with tarfile.open(made) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))

    assert "django_session" not in manifest["tables"]
    assert manifest["tables"]["events_participant"][0] == 1
    assert made.stat().st_mode & 0o077 == 0


def test_a_restore_into_a_full_database_is_refused(made):
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(made), stdout=StringIO())


def test_a_row_and_an_upload_that_differ_are_named(made):
    with tarfile.open(made) as archive:
        manifest = json.load(archive.extractfile("manifest.json"))
    backup.compare(manifest)
    ParticipantFactory()
    Path(default_storage.path("document/surat.pdf")).write_bytes(b"%PDF-1.8")

    with pytest.raises(
        backup.BackupError, match=r"table events_participant.*upload document/surat"
    ):
        backup.compare(manifest)


def test_a_backup_overwrites_nothing(tmp_path):
    there = tmp_path / "there.tar"
    there.write_text("earlier")

    with pytest.raises(backup.BackupError, match="exists"):
        backup.back_up(there)

    assert there.read_text() == "earlier"


def test_a_dump_that_fails_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "program", lambda name: "/bin/false")

    with pytest.raises(backup.BackupError, match="pg_dump failed"):
        backup.back_up(tmp_path / "half.tar")

    assert not list(tmp_path.glob("*.tar"))


def test_backup_into_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        call_command("backup", tmp_path / "media")
