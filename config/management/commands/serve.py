"""From nothing to a running site: database, master data, static files, server."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.embedded_postgres.base import revive

PR_SET_PDEATHSIG = 1
HOUR = 60 * 60
GRACE = 10
"""Seconds in which the application server ends by itself: told while it starts its workers, it never does."""
WORKER_STARTS = 20
"""Seconds that a new worker gets before the old one ends, when all are replaced one by one."""
DEMO_USERS = "admin, staff, buyer, vendor, observer"


class Command(BaseCommand):
    help = "Prepare everything that is missing, then serve until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2)

    def handle(self, *args, host, port, workers, **options):
        refuse_taken(host, port)
        self.prepare()
        sys.exit(run_server(host, port, workers, self.announce))

    def announce(self, host: str, port: int) -> None:
        self.stdout.write(f"Serving http://{host}:{port} (Ctrl-C stops)")
        if settings.DEMO:
            self.stdout.write(f"Sign in as {DEMO_USERS}; password: {settings.DEMO_PASSWORD}")
        self.stdout.flush()

    def prepare(self):
        self.stdout.write("Database: starting, applying migrations")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_master_data", stdout=self.stdout)
        call_command("load_catalogue", stdout=self.stdout)
        call_command("load_plan_words", stdout=self.stdout)
        call_command("load_targets", stdout=self.stdout)
        if settings.DEMO:
            call_command("load_demo_forum", stdout=self.stdout)
            call_command("load_demo_photos", stdout=self.stdout)
            call_command("load_demo_matching", stdout=self.stdout)
            call_command("load_demo_purchases", stdout=self.stdout)
        call_command("collectstatic", verbosity=0, interactive=False)
        connection.close()


def refuse_taken(host: str, port: int) -> None:
    """Raise CommandError where nobody can listen.

    The application server would share a port with another one, and each would answer some requests.
    """
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind, number) as probe:
            # What a server that has just stopped leaves behind does not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CommandError(
            f"Cannot listen on {host}:{port}: {error.strerror}. Stop what runs there, or choose "
            f"another port, such as `make run PORT={port + 1}`."
        ) from None


def stop_with_parent():
    """Ask the kernel to end this process when its parent is killed: no server stays on the port."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_server(host: str, port: int, workers: int) -> subprocess.Popen[bytes]:
    """Start the application server as a child, so that the database outlives it."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and checked numbers
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
            "--port", str(port), "--workers", str(workers), "--blocking-threads", "4",
            "--no-ws", "--log-level", "warning", "--respawn-failed-workers",
            "--respawn-interval", str(WORKER_STARTS),
            "config.wsgi:application",
        ],
        cwd=settings.BASE_DIR,
        # Ctrl-C comes here alone and not to its workers as well: those would have died unexpectedly.
        process_group=0,
        preexec_fn=stop_with_parent if sys.platform == "linux" else None,
    )  # fmt: skip


def listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def run_server(host: str, port: int, workers: int, announce: Callable[[str, int], None]) -> int:
    """Serve until somebody stops it; return the code to end with.

    What `announce` says is true by then: its workers take some seconds to start.
    """
    server = start_server(host, port, workers)
    is_stopped = threading.Event()

    def stop(*_: object) -> None:
        is_stopped.set()
        server.terminate()
        signal.alarm(GRACE)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    # `systemctl reload`: each worker goes when a new one is there, and nobody waits.
    signal.signal(signal.SIGUSR1, lambda *_: server.send_signal(signal.SIGHUP))
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(server.pid, signal.SIGKILL))
    while server.poll() is None and not listens(host, port):
        time.sleep(0.1)
    if server.poll() is None:
        announce(host, port)
    next_daily = time.monotonic() + HOUR
    while True:
        try:
            code = server.wait(timeout=2)
            return 0 if is_stopped.is_set() else code
        except subprocess.TimeoutExpired:
            revive()
        if does_daily_work() and time.monotonic() >= next_daily:
            next_daily += 24 * HOUR
            # A process of its own: whatever becomes of it, the site stands.
            subprocess.Popen(
                [sys.executable, "manage.py", "daily"],
                cwd=settings.BASE_DIR,
            )


def does_daily_work() -> bool:
    """An office without a database administrator has no timer either; the demo stays as it is."""
    is_embedded = settings.DATABASES["default"]["ENGINE"] == "config.embedded_postgres"
    return is_embedded and not settings.DEMO
