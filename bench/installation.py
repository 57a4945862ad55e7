"""A demo installation of its own that can be disturbed, and a browser for it."""

import http.cookiejar
import os
import re
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from accounts.models import User
from events.models import Forum, ForumStatus

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Browser:
    """One session of the demo's officer."""

    def __init__(self, address: str):
        self.jar = http.cookiejar.CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(cookies, NoRedirect)
        self.address = address
        self.token = self.token_of("/accounts/login/")
        data = {"login": "staff", "password": settings.DEMO_PASSWORD}
        code, _ = self.send("/accounts/login/", data)
        if code != 302:
            raise SystemExit(f"The sign-in answered {code}.")
        self.token = self.token_of("/accounts/profile/")

    def token_of(self, path: str) -> str:
        found = TOKEN.search(self.send(path)[1])
        if not found:
            raise SystemExit(f"{path} has no form.")
        return found[1]

    def send(self, path: str, data: dict | None = None, file: bytes = b"") -> tuple[int, str]:
        """Status and text; 0 where the connection broke."""
        headers, body = {}, None
        if data is not None:
            data = {**data, "csrfmiddlewaretoken": self.token}
            body = urllib.parse.urlencode(data).encode() if not file else form_with(data, file)
            if file:
                headers["Content-Type"] = "multipart/form-data; boundary=XX"
        request = urllib.request.Request(f"{self.address}{path}", body, headers)  # noqa: S310 - our own server
        try:
            with self.opener.open(request, timeout=60) as response:
                return response.status, response.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode(errors="replace")
        except (OSError, ValueError, EOFError):
            return 0, ""


def form_with(data: dict, file: bytes) -> bytes:
    parts = [
        f'--XX\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in data.items()
    ]
    head = '--XX\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    return b"".join([*parts, head.encode(), file, b"\r\n--XX--\r\n"])


# The installation


@contextmanager
def site(port: int, **more: str) -> Iterator[subprocess.Popen]:
    log = (settings.VAR_DIR / "faults.log").open("a")
    process = subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, "manage.py", "serve", "--port", str(port)],
        env={**os.environ, **more}, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait_until_well(port, 600)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            # What systemd does after TimeoutStopSec.
            say("   did not stop within 30 s and was killed")
            for pid in [*workers_of(process), *children_of(process.pid), process.pid]:
                os.kill(pid, signal.SIGKILL)
            process.wait(30)
        log.close()


def is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
            return answer.status == 200
    except OSError:
        return False


def wait_until_well(port: int, seconds: float) -> float:
    began = time.monotonic()
    while not is_well(port):
        if time.monotonic() - began > seconds:
            raise SystemExit("The site does not come back.")
        time.sleep(0.02)
    return time.monotonic() - began


def new_forum():

    first = Forum.objects.get(slug="business-matching-p3dn-2024")
    first.pk, first.number, first.guest_token = None, 900 + secrets.randbelow(20_000), None
    first.slug, first.status = f"gangguan-{secrets.token_hex(4)}", ForumStatus.OPEN
    first.agency_seats, first.agency_seats_taken, first.last_participant_number = 10_000, 0, 0
    first.first_day = first.last_day = first.first_day + timedelta(days=3650)
    first.save(force_insert=True)
    return first, User.objects.get(username="staff")


def workers_of(process: subprocess.Popen) -> list[int]:
    """The grandchildren: `serve` starts the server, the server its workers."""
    return [worker for server in children_of(process.pid) for worker in children_of(server)]


def children_of(pid: int) -> list[int]:
    """Of all its threads: a worker belongs to the thread that has started it."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in lists for child in path.read_text().split()]
