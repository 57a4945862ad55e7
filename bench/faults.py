"""Faults while the site is in use: what was acknowledged is there, and nothing by halves.

    python bench/run.py faults               # all
    python bench/run.py faults worker disk

Starts a demo installation of its own in a temporary folder, registers participants from four
browsers, and meanwhile kills what the fault says. Then rows, seats and files are compared with what
the browsers were told. Ends with code 1 if anything is lost, doubled or half written. `disk` needs
root, because it mounts a small file system.
"""

import http.cookiejar
import os
import re
import secrets
import signal
import socketserver
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from accounts.history import event_model
from accounts.models import Agency, User
from core.uploads import stored_files
from events.models import Document, Forum, ForumStatus, Invitation, Message, Participant

BROWSERS = 4
SECONDS = 8
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
PORT = 8290


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Browser:
    """One session of the demo's officer."""

    def __init__(self, address: str):
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar, NoRedirect)
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


# Writers


class Writing:
    """Registers participants until told to stop; notes which names were acknowledged."""

    def __init__(self, address: str, slug: str, agency: int):
        self.path, self.agency = f"/events/{slug}/participants/new/?kind=delegate", agency
        self.browsers = [Browser(address) for _ in range(BROWSERS)]
        self.acknowledged: set[str] = set()
        self.codes: dict[int, int] = {}
        self.is_over = False

    def write(self, number: int) -> None:
        count = 0
        while not self.is_over:
            count += 1
            name = f"Uji {number} {count}"
            phone = f"0812{number}{count:07}"
            data = {"kind": "delegate", "agency": self.agency, "name": name, "phone": phone,
                    "position": "Staf"}  # fmt: skip
            code, _ = self.browsers[number].send(self.path, data)
            self.codes[code] = self.codes.get(code, 0) + 1
            if code == 302:
                self.acknowledged.add(name)
            elif code in {0, 503}:
                time.sleep(0.05)

    def during(self, disturb: Callable[[], None]) -> None:
        threads = [threading.Thread(target=self.write, args=[n]) for n in range(BROWSERS)]
        for thread in threads:
            thread.start()
        try:
            disturb()
        finally:
            self.is_over = True
            for thread in threads:
                thread.join(90)


def compare(forum, writing: Writing) -> list[str]:
    """What is wrong with the rows, in words."""

    names = list(Participant.objects.filter(forum=forum).values_list("name", flat=True))
    forum.refresh_from_db()
    events = event_model(Participant).objects.filter(forum=forum, pgh_label="insert").count()
    faults = []
    if lost := writing.acknowledged - set(names):
        faults.append(f"{len(lost)} acknowledged and lost")
    if len(names) != len(set(names)):
        faults.append("doubled names")
    if not len(names) == events == forum.agency_seats_taken:
        faults.append(f"{len(names)} rows, {events} in history, {forum.agency_seats_taken} seats")
    told = dict(sorted(writing.codes.items()))
    say(f"   {len(writing.acknowledged)} acknowledged, {len(names)} rows, answers {told}")
    return faults


# Faults


def every_second(act: Callable[[], None], port: int) -> Callable[[], None]:
    def disturb() -> None:
        worst = 0.0
        for _ in range(SECONDS):
            time.sleep(1)
            act()
            worst = max(worst, wait_until_well(port, 60))
        say(f"   back after at most {worst:.2f} s")

    return disturb


def workers_of(process: subprocess.Popen) -> list[int]:
    """The grandchildren: `serve` starts the server, the server its workers."""
    return [worker for server in children_of(process.pid) for worker in children_of(server)]


def children_of(pid: int) -> list[int]:
    """Of all its threads: a worker belongs to the thread that has started it."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in lists for child in path.read_text().split()]


def kill_a_worker(process: subprocess.Popen) -> Callable[[], None]:
    def kill() -> None:
        # A moment may find them all being started again.
        if workers := workers_of(process):
            os.kill(secrets.choice(workers), signal.SIGKILL)

    return kill


def kill_the_database(process: subprocess.Popen) -> Callable[[], None]:
    pid_file = settings.VAR_DIR / "postgres" / "postmaster.pid"
    return lambda: os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)


def cut_connections(process: subprocess.Popen) -> Callable[[], None]:
    def cut() -> None:

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )

    return cut


def while_writing(fault: Callable[[subprocess.Popen], Callable[[], None]], port: int) -> list[str]:

    with site(port) as process:
        forum, _ = new_forum()
        agency = Agency.objects.order_by("pk")[0]
        writing = Writing(f"http://127.0.0.1:{port}", forum.slug, agency.pk)
        writing.during(every_second(fault(process), port))
        connection.close()
        return compare(forum, writing)


def disk(port: int) -> list[str]:
    """Uploads on a disk of 3 MB: some are refused with 507, and files and rows stay equal."""

    with site(port):
        forum, _ = new_forum()
        browser = Browser(f"http://127.0.0.1:{port}")
        uploads = settings.VAR_DIR / "uploads"
        uploads.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", uploads], check=True)  # noqa: S603, S607 - the system's own command
        try:
            codes = [
                browser.send(
                    f"/events/{forum.slug}/documents/new/",
                    {"title": f"Berkas {number}", "kind": "other"},
                    b"%PDF-1.4\n" + b"0" * 1_000_000 + b"\n%%EOF\n",
                )[0]
                for number in range(5)
            ]
            files = set(stored_files(default_storage))
        finally:
            subprocess.run(["umount", uploads], check=True)  # noqa: S603, S607 - the system's own command
        rows = set(Document.objects.filter(forum=forum).values_list("file", flat=True))
    say(f"   answers {codes}, {len(rows)} rows, {len(files)} files")
    faults = [] if 302 in codes and set(codes) == {302, 507} else [f"answers {codes}"]
    return faults + ([] if rows == files else [f"{len(rows)} rows but {len(files)} files"])


class Sink(socketserver.StreamRequestHandler):
    """A mail server that takes everything."""

    def handle(self) -> None:
        self.wfile.write(b"220 sink\r\n")
        is_text = False
        for line in self.rfile:
            word = line.strip().upper()
            if is_text:
                is_text = word != b"."
                self.server.count += not is_text  # type: ignore[attr-defined]  # set below
                answer = b"" if is_text else b"250 ok\r\n"
            else:
                is_text = word == b"DATA"
                answer = {b"DATA": b"354 go\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n")
            self.wfile.write(answer)


def mail(port: int) -> list[str]:
    """Invitations while the mail server is away, then again once it is there."""

    smtp = port + 1
    with site(port, SMTP_HOST="127.0.0.1", SMTP_PORT=str(smtp), SMTP_TLS="0", SMTP_USER=""):
        forum, officer = new_forum()
        for agency in Agency.objects.all()[:3]:
            Invitation.objects.create(
                forum=forum,
                agency=agency,
                email=f"a{agency.pk}@contoh.example",
                created_by=officer,
            )
        browser = Browser(f"http://127.0.0.1:{port}")
        code, _ = browser.send(f"/events/{forum.slug}/invitations/send/", {})
        time.sleep(3)
        failed = list(Message.objects.filter(forum=forum).values_list("status", flat=True))
        shown = browser.send(f"/events/{forum.slug}/invitations/")[1].count("Gagal")
        with socketserver.ThreadingTCPServer(("127.0.0.1", smtp), Sink) as sink:
            sink.count = 0  # type: ignore[attr-defined]  # how many mails came
            threading.Thread(target=sink.serve_forever, daemon=True).start()
            browser.send(f"/events/{forum.slug}/invitations/send-again/", {})
            time.sleep(3)
            sent = list(Message.objects.filter(forum=forum).values_list("status", flat=True))
            arrived = sink.count  # type: ignore[attr-defined]  # as above
            sink.shutdown()
    say(f"   page {code}; away: {failed}, told {shown} times; then: {sent}, {arrived} arrived")
    is_right = failed == ["failed"] * 3 and sent == ["sent"] * 3 and shown and arrived == 3
    return [] if is_right else ["a mail was lost or its failure not told"]


FAULTS: dict[str, Callable[[int], list[str]]] = {
    "worker": lambda port: while_writing(kill_a_worker, port),
    "database": lambda port: while_writing(kill_the_database, port),
    "connections": lambda port: while_writing(cut_connections, port),
    "disk": disk,
    "mail": mail,
}


def main(names: list[str]) -> None:
    if unknown := set(names) - FAULTS.keys():
        raise SystemExit(f"No such fault: {unknown}. There are {', '.join(FAULTS)}.")
    wrong = {}
    for name in names or FAULTS:
        say(name)
        if faults := FAULTS[name](PORT):
            wrong[name] = faults
    say(f"wrong: {wrong or 'nothing'}")
    sys.exit(bool(wrong))
