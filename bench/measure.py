"""What is measured, in which order, and the table that comes out."""

import gzip
import importlib.util
import os
import platform
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client as TestClient
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from bench.fill import fill, new_participant
from bench.servers import GRANIAN, GUNICORN, Server, serve
from events.models import Forum, Participant

ROUNDS, CLIENTS, FORUM = 30, 8, "/events/bench/"


@dataclass(frozen=True)
class Page:
    """`rows` is how many records the page shows: the bare page it is compared with shows as many."""

    name: str
    path: str
    rows: int


PAGES = [
    Page("sign-in", "/accounts/login/", 0),
    Page("dashboard", "/", 6),
    Page("forum", FORUM, 12),
    Page("participants, first page", f"{FORUM}participants/", 50),
    Page("participants, one name", f"{FORUM}participants/?q=siti+utami", 50),
    Page("participants, last page", f"{FORUM}participants/?page=200", 50),
    Page("participants by arrival", f"{FORUM}participants/?sort=-arrived", 50),
    Page("check-in, search", f"{FORUM}check-in/?q=dewi", 26),
    Page("attendance report", f"{FORUM}attendance/", 200),
    Page("vendors", "/vendors/", 50),
]


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> tuple[Forum, str, str]:
    """Fill both databases; the forum, and the session cookies for ours and for the bare one."""
    call_command("migrate", verbosity=0)
    call_command("load_master_data", verbosity=0, stdout=sys.stderr)
    call_command("collectstatic", verbosity=0, interactive=False)
    forum, staff = fill()
    browser = signed_in(staff)
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE bare")
    bare = [sys.executable, "manage.py"]
    options = ["--settings", "bench.bare.settings", "-v", "0"]
    subprocess.run([*bare, "migrate", "--run-syncdb", *options], check=True)  # noqa: S603
    code = "from bench.bare.fill import main; main()"
    key = subprocess.run(  # noqa: S603
        [*bare, "shell", "--no-imports", "-c", code, *options],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return forum, f"sessionid={browser.cookies['sessionid'].value}", f"sessionid={key}"


def signed_in(user: User) -> TestClient:
    """A browser with a session that has passed the second factor."""
    browser = TestClient()
    browser.force_login(user)
    session = browser.session
    session["has_second_factor"] = True
    session.save()
    browser.get("/accounts/profile/")
    return browser


def measure_pages(ours: Server, bare: Server, staff: User) -> None:
    say("| page | rows | time, bare page = 1 | queries | kB, gzip |")
    say("|---|---:|---:|---:|---:|")
    inside = signed_in(staff)
    for page in PAGES:
        ratio, content = compare(ours, bare, page)
        with CaptureQueriesContext(connection) as queries:
            (TestClient() if page.name == "sign-in" else inside).get(page.path)
        weight = len(gzip.compress(content, 6)) / 1000
        say(f"| {page.name} | {page.rows} | {ratio:.1f} | {len(queries)} | {weight:.1f} |")


def compare(ours: Server, bare: Server, page: Page) -> tuple[float, bytes]:
    """Ask both in turn, so that what else the machine does hits both; ratio of the medians."""
    mine, other = ours.client(), bare.client()
    if page.name == "sign-in":
        mine.headers = {}
    times: tuple[list[float], list[float]] = [], []
    content = b""
    for _ in range(ROUNDS + 3):
        times[1].append(other.send(f"/?rows={page.rows}")[0])
        seconds, _status, content = mine.send(page.path)
        times[0].append(seconds)
    return statistics.median(times[0][3:]) / statistics.median(times[1][3:]), content


def measure_files(ours: Server) -> None:
    say("| file of 10,000 rows | seconds | worker's memory before, peak (MB) | MB |")
    say("|---|---:|---:|---:|")
    client = ours.client()
    for name in ("attendance.xlsx", "attendance.csv", "attendance.pdf"):
        runs, size, before = [], 0, ours.memory_mb("VmRSS")
        ours.forget_peak()
        for _ in range(3):
            seconds, _status, content = client.send(FORUM + name)
            runs.append(seconds)
            size = len(content)
        peak = ours.memory_mb("VmHWM")
        median = statistics.median(runs)
        say(f"| {name} | {median:.1f} | {before:.0f}, {peak:.0f} | {size / 1e6:.1f} |")


def measure_acts(ours: Server, bare: Server, forum: Forum) -> None:
    absent = list(Participant.objects.filter(forum=forum, attendances=None).values_list("pk"))
    arrivals = [
        (f"{FORUM}participants/{pk}/check-in/", {"method": "name"}) for (pk,) in absent[:2000]
    ]
    for_bare: list = [("/?rows=50", None)] * 2000
    rates: dict[str, list[float]] = {"arrivals": [], "bare": []}
    for half in (slice(0, 1000), slice(1000, 2000)):
        rates["bare"].append(1000 / in_parallel(bare, for_bare[half])[0])
        rates["arrivals"].append(1000 / in_parallel(ours, arrivals[half])[0])
    arrived, shown = (statistics.mean(values) for values in rates.values())
    say(f"Check-in with {CLIENTS} clients at once: {arrived:.0f} arrivals a second, "
        f"{arrived / shown:.2f} of what the bare page of 50 rows does ({shown:.0f}).")  # fmt: skip
    runs = [
        ours.client().send(f"{FORUM}participants/paste/", pasted(part))[0] for part in range(3)
    ]
    say(f"Pasting and saving 500 new rows: {statistics.median(runs):.1f} s.")


def pasted(part: int) -> dict[str, str]:
    people = [new_participant(20_000 + 500 * part + number) for number in range(500)]
    rows = ["Nama\tNIP\tInstansi\tNo HP"] + [
        f"{person.name}\t{person.nip}\tSDN 1\t{person.phone}" for person in people
    ]
    return {"kind": "delegate", "rows": "\n".join(rows), "confirmed": "1"}


def in_parallel(server: Server, requests: list) -> tuple[float, list[float]]:
    """Send the requests with CLIENTS browsers at once; seconds in all, seconds of each."""

    def work(part: list) -> list[float]:
        client = server.client()
        return [client.send(path, data)[0] for path, data in part]

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        parts = pool.map(work, [requests[number::CLIENTS] for number in range(CLIENTS)])
        each = [seconds for part in parts for seconds in part]
    return time.perf_counter() - began, each


def measure_servers(ours: Server, cookies: str) -> None:
    """The participant list under load, from granian and gunicorn in turn."""
    if not importlib.util.find_spec("gunicorn"):
        say("gunicorn is not installed: not compared.")
        return
    requests: list = [(f"{FORUM}participants/", None)] * 120
    times: dict[str, list[float]] = {"granian": [], "gunicorn": []}
    with serve(GUNICORN, "config.wsgi:application", cookies) as other:
        in_parallel(other, requests[:16])
        for _ in range(5):
            times["granian"] += in_parallel(ours, requests)[1]
            times["gunicorn"] += in_parallel(other, requests)[1]
    median = {name: statistics.median(values) for name, values in times.items()}
    p95 = {name: statistics.quantiles(values, n=20)[18] for name, values in times.items()}
    say("| participant list, 8 clients at once; granian's median = 1 | median | p95 |")
    say("|---|---:|---:|")
    for name in times:
        say(f"| {name} | {median[name] / median['granian']:.2f} | "
            f"{p95[name] / median['granian']:.2f} |")  # fmt: skip


def machine() -> str:
    models = [row for row in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in row]
    processor = models[0].partition(":")[2].strip() if models else platform.machine()
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return (
        f"{timezone.localdate()}, {processor}, {os.cpu_count()} cores; Python "
        f"{platform.python_version()}, Django {django.__version__}, PostgreSQL {postgres}"
    )


def main() -> None:
    forum, cookies, bare_cookies = prepare()
    staff = User.objects.get(username="staff")
    say(f"\n{machine()}; granian, 2 workers; clients on the same machine.\n")
    with ExitStack() as stack:
        ours = stack.enter_context(serve(GRANIAN, "config.wsgi:application", cookies))
        bare = stack.enter_context(serve(GRANIAN, "bench.bare.wsgi:application", bare_cookies))
        measure_pages(ours, bare, staff)
        say()
        measure_files(ours)
        say()
        measure_acts(ours, bare, forum)
        say()
        measure_servers(ours, cookies)
