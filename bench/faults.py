"""Faults while the site is in use: what was acknowledged is there, and nothing by halves.

    python bench/run.py faults               # all
    python bench/run.py faults worker disk

Starts a demo installation of its own in a temporary folder, lets browsers write (participants, a long
file, uploads) or read, and meanwhile kills or replaces what the fault says. Then rows, seats and
files are compared with what the browsers were told. Ends with code 1 if anything is lost, doubled or
half written. `disk` needs root, because it mounts a small file system.
"""

import os
import secrets
import signal
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from accounts.history import event_model
from accounts.models import Agency, User
from bench.installation import (
    Browser,
    form_with,
    new_forum,
    say,
    site,
    wait_until_well,
    workers_of,
)
from bench.purchase_file import EXCERPT, repeated
from config.management.commands.serve import WORKER_STARTS
from core.uploads import stored_files
from events.models import Document, Invitation, Message, Participant
from procurement.actions.importing import decide, read_import, receive
from procurement.actions.importing.running import STALLED_MINUTES
from procurement.models import Purchase, PurchaseImport

BROWSERS = 4
SECONDS = 8
ROUNDS = 6
ROWS = 12_000
PORT = 8290


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


def import_(port: int) -> list[str]:
    """Workers killed while a long file is saved: all of it or nothing, and at last all of it once."""
    with site(port) as process:
        officer = User.objects.get(username="staff")
        file = ContentFile(repeated(EXCERPT, ROWS), name="realisasi.csv")
        held = receive(by=officer, file=file, year=None)
        decide(held, units={"*": "new"})
        read_import(held.pk)
        browser = Browser(f"http://127.0.0.1:{port}")
        states: list[int] = []
        while not states or (states[-1] == 0 and len(states) < ROUNDS):
            browser.send(f"/procurement/import/{held.pk}/commit/", {})
            if len(states) < ROUNDS - 1:
                time.sleep(0.5 + secrets.randbelow(3000) / 1000)
                for worker in workers_of(process):
                    os.kill(worker, signal.SIGKILL)
                wait_until_well(port, 60)
            else:
                while PurchaseImport.objects.filter(pk=held.pk, step="saving").exists():
                    time.sleep(0.2)
            states.append(settled(held.pk))
            start_over(browser, held.pk)
        held.refresh_from_db()
        inserts = event_model(Purchase).objects.filter(file_import_id=held.pk, pgh_label="insert")
        say(f"   rows after each kill: {states}, {inserts.count()} in history")
        is_whole = states[-1] == inserts.count() == held.new_count and held.is_committed
        return [] if is_whole and set(states) <= {0, held.new_count} else [f"rows: {states}"]


def settled(pk: int) -> int:
    """How many purchases of the file there are, once nobody writes any more."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE state <> 'idle'"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            if not cursor.fetchone()[0]:
                return Purchase.objects.filter(file_import_id=pk).count()
        time.sleep(0.2)


def start_over(browser: Browser, pk: int) -> None:
    """What the page offers when the work has stopped for some minutes, without waiting for them."""
    waiting = PurchaseImport.objects.filter(pk=pk, committed_at=None)
    if waiting.update(step_at=timezone.now() - timedelta(minutes=STALLED_MINUTES + 1)):
        browser.send(f"/procurement/import/{pk}/reread/", {})
        while waiting.exclude(step="ready").exists():
            time.sleep(0.2)


def upload(port: int) -> list[str]:
    """Uploads that the browser breaks off in the middle: no row, no file, and the site stands."""
    with site(port) as process:
        forum, _ = new_forum()
        browser = Browser(f"http://127.0.0.1:{port}")
        before = set(stored_files(default_storage))
        data = {"title": "Terputus", "kind": "other", "csrfmiddlewaretoken": browser.token}
        body = form_with(data, b"%PDF-1.4\n" + b"0" * 4_000_000 + b"\n%%EOF\n")
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.jar)
        head = (
            f"POST /events/{forum.slug}/documents/new/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Cookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        for _ in range(ROUNDS):
            with socket.create_connection(("127.0.0.1", port)) as line:
                line.sendall(head.encode() + body[: len(body) // 2])
        time.sleep(2)
        back = wait_until_well(port, 10)
        rows = Document.objects.filter(forum=forum).count()
        files = len(set(stored_files(default_storage)) - before)
        open_files = sum(temporary_files(pid) for pid in workers_of(process))
        whole, _ = browser.send(f"/events/{forum.slug}/documents/new/", data, b"%PDF-1.4\n%%EOF\n")
    say(f"   {rows} rows, {files} files, {open_files} open, back in {back:.2f} s, then {whole}")
    is_clean = not rows and not files and not open_files and whole == 302
    return [] if is_clean else ["a broken upload left something"]


def temporary_files(pid: int) -> int:
    links = Path(f"/proc/{pid}/fd").iterdir()
    return sum(".upload" in str(link.readlink()) for link in links if link.is_symlink())


def restart(port: int) -> list[str]:
    """Workers replaced one by one while four browsers read: no request fails."""
    with site(port) as process:
        before = set(workers_of(process))
        codes: dict[int, int] = {}
        is_over = threading.Event()

        def read() -> None:
            browser = Browser(f"http://127.0.0.1:{port}")
            while not is_over.is_set():
                code, _ = browser.send("/vendors/")
                codes[code] = codes.get(code, 0) + 1

        threads = [threading.Thread(target=read) for _ in range(BROWSERS)]
        for thread in threads:
            thread.start()
        process.send_signal(signal.SIGUSR1)
        time.sleep((WORKER_STARTS + 5) * len(before))
        is_over.set()
        for thread in threads:
            thread.join(90)
        stayed = before & set(workers_of(process))
    say(f"   answers {codes}, {len(before) - len(stayed)} of {len(before)} workers replaced")
    return [] if set(codes) == {200} and not stayed else [f"answers {codes}, {len(stayed)} stayed"]


FAULTS: dict[str, Callable[[int], list[str]]] = {
    "worker": lambda port: while_writing(kill_a_worker, port),
    "database": lambda port: while_writing(kill_the_database, port),
    "connections": lambda port: while_writing(cut_connections, port),
    "import": import_,
    "upload": upload,
    "restart": restart,
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
