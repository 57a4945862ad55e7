"""What is measured, in which order, and the tables that come out."""

import gzip
import importlib.util
import io
import os
import platform
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

import django
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Agency, User
from bench.fill import PEOPLE, fill, name_of
from bench.meetings import pages as meeting_pages
from bench.purchases import fill_purchases
from bench.purchases import pages as purchase_pages
from bench.servers import GRANIAN, GUNICORN, Client, Server, serve
from core.spreadsheets import Sheet, SheetColumn, write_xlsx
from events.actions.importing import MAX_PASTED_ROWS
from events.models import Participant
from procurement.actions.checking import check_findings

FORUM, ROUNDS, CLIENTS = "/events/bench/", 30, 8
DIRECTORY_FILTERS = (
    "/vendors/?show=product&ready=halal&ready=ekatalog&tkdn=tkdn40&owner=woman&size=small"
)
# Name, address, and how many records it shows beside the rows of its tables. The bare page that it
# is compared with shows as many.
GUEST = "guest:"
"""Before an address that is asked for without signing in."""

PAGES = [
    ("sign-in", f"{GUEST}/accounts/login/", 0),
    ("landing, guest", f"{GUEST}/", 6),
    ("forums, guest", f"{GUEST}/events/", 0),
    ("directory, guest", f"{GUEST}/vendors/", 24),
    ("dashboard", "/", 6),
    ("search, a name", "/search/?q=siti", 6),
    ("search, two words", "/search/?q=dinas+pendidikan", 13),
    ("forums", "/events/", 0),
    ("attendance across forums", "/attendance/", 0),
    ("attendance across forums, people", "/attendance/people/", 0),
    ("forum", FORUM, 10),
    ("participants, first page", f"{FORUM}participants/", 0),
    ("participants, one name", f"{FORUM}participants/?q=siti+utami", 0),
    ("participants, last page", f"{FORUM}participants/?page=200", 0),
    ("participants by arrival", f"{FORUM}participants/?sort=-arrived", 0),
    ("check-in, search", f"{FORUM}check-in/?q=dewi", 26),
    ("attendance report", f"{FORUM}attendance/", 0),
    ("arrivals, on the wall", f"{FORUM}arrivals/", 0),
    ("invitations", f"{FORUM}invitations/", 0),
    ("directory, vendors", "/vendors/", 24),
    ("directory, products", "/vendors/?show=product", 24),
    ("directory, far down", "/vendors/?show=product&page=41", 24),
    ("directory, halal and led by a woman", "/vendors/?show=product&ready=halal&owner=woman", 24),
    ("directory, five filters", DIRECTORY_FILTERS, 24),
    ("directory, by price", "/vendors/?show=product&sort=cheap&ready=ekatalog", 24),
    ("directory, price range", "/vendors/?show=product&price_min=500&price_max=2000", 24),
    ("directory, a word that many have", "/vendors/?show=product&q=kertas", 24),
    ("directory, two words", "/vendors/?show=product&q=snack+rapat", 24),
    ("directory, a misspelt word", "/vendors/?show=product&q=spnaduk+harian", 24),
    ("directory, word and filters", "/vendors/?show=product&q=kopi&ready=halal&size=micro", 24),
    ("directory, vendors by a word", "/vendors/?q=meja", 24),
]


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> tuple[Browser, str, str]:
    """Fill both databases; a browser that is signed in here, and the cookies for both servers."""
    call_command("migrate", verbosity=0)
    call_command("load_master_data", stdout=sys.stderr)
    call_command("collectstatic", verbosity=0, interactive=False)
    _, staff = fill()
    fill_purchases(staff)
    check_findings()
    with connection.cursor() as cursor:
        # As PostgreSQL does by itself within minutes.
        cursor.execute("VACUUM ANALYZE procurement_finding")
        cursor.execute("CREATE DATABASE bare")
    manage = [sys.executable, "manage.py"]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.bare.settings"}
    subprocess.run([*manage, "migrate", "--run-syncdb", "-v", "0"], check=True, env=env)  # noqa: S603 - our own command
    run = [*manage, "shell", "--no-imports", "-c", "from bench.bare.fill import main; main()"]
    key = subprocess.run(run, check=True, env=env, capture_output=True, text=True).stdout  # noqa: S603 - our own command
    browser = signed_in(User.objects.get(username="staff"))
    return browser, f"sessionid={browser.cookies['sessionid'].value}", f"sessionid={key}"


def signed_in(user: User) -> Browser:
    """A browser with a session that has passed the second factor."""
    browser = Browser()
    browser.force_login(user)
    session = browser.session
    session["has_second_factor"] = True
    session.save()
    browser.get("/accounts/profile/")
    return browser


def warm_up(server: Server, path: str) -> None:
    """One connection after the other, so that every worker has met the page before."""
    for _ in range(20):
        Client(server).send(path)


def measure_pages(ours: Server, bare: Server, browser: Browser) -> None:
    say("| page | rows | time, bare page = 1 | queries | kB, gzip |\n|---|--:|--:|--:|--:|")
    for name, path, others in [*PAGES, *meeting_pages(), *purchase_pages()]:
        inside, client = browser, Client(ours)
        if path.startswith(GUEST):
            inside, client.headers, path = Browser(), {}, path.removeprefix(GUEST)
        inside.get(path)  # what a process reads once, such as the words of the catalogue
        with CaptureQueriesContext(connection) as queries:
            rows = others + rows_in(inside.get(path).text)
        ratio, content = compare(client, path, Client(bare), f"/?rows={rows}")
        weight = len(gzip.compress(content, 6)) / 1000
        say(f"| {name} | {rows} | {ratio:.1f} | {len(queries)} | {weight:.1f} |")
    bare_ms = 1000 * median(Client(bare).send("/?rows=50")[0] for _ in range(ROUNDS))
    say(f"\nThe bare page of 50 rows took {bare_ms:.0f} ms.\n")


def rows_in(page: str) -> int:
    return sum(body.count("<tr") for body in re.findall(r"<tbody.*?</tbody>", page, re.DOTALL))


def compare(client: Client, path: str, other: Client, other_path: str) -> tuple[float, bytes]:
    """Ask both in turn, so that whatever else the machine does hits both; ratio of the medians."""
    mine, theirs, content = [], [], b""
    for _ in range(ROUNDS):
        theirs.append(other.send(other_path)[0])
        seconds, content = client.send(path)
        mine.append(seconds)
    return median(mine) / median(theirs), content


def measure_files(ours: Server) -> None:
    say("| file of 10,000 rows | seconds | worker's memory before, peak, after (MB) | size (MB) |")
    say("|---|--:|--:|--:|")
    for name in ("attendance.csv", "attendance.xlsx", "attendance.pdf"):
        before = ours.memory_mb("VmRSS")
        ours.forget_peak()
        seconds, content = Client(ours).send(FORUM + name)
        memory = f"{before}, {ours.memory_mb('VmHWM')}, {ours.memory_mb('VmRSS')}"
        say(f"| {name} | {seconds:.1f} | {memory} | {len(content) / 1e6:.1f} |")


def measure_import(ours: Server, browser: Browser) -> None:
    """The same number of people again, from a file."""
    agencies = list(Agency.objects.selectable().values_list("name", flat=True))
    rows = (
        (f"{name_of(number)} {number}", f"1990{number:014}", agencies[number % len(agencies)],
         f"0857{number:08}")
        for number in range(PEOPLE)
    )  # fmt: skip
    file = io.BytesIO()
    columns = [SheetColumn(text) for text in ("Nama", "NIP", "OPD", "No HP")]
    write_xlsx(file, [Sheet("Peserta", columns, rows)])
    imports = f"{FORUM}participants/imports/"
    began = time.perf_counter()
    answer = browser.post(
        f"{imports}new/", {"file": SimpleUploadedFile("a.xlsx", file.getvalue())}
    )
    upload = time.perf_counter() - began
    before = ours.memory_mb("VmRSS")
    ours.forget_peak()
    preview = Client(ours).send(answer["Location"])[0]
    commit = Client(ours).send(answer["Location"].replace("/preview/", "/commit/"), {})[0]
    say(
        f"\n{PEOPLE:,} participants from a file: upload {upload:.1f} s, preview {preview:.1f} s, "
        f"saving {commit:.1f} s, together {upload + preview + commit:.1f} s; "
        f"worker's memory before and peak {before} and {ours.memory_mb('VmHWM')} MB."
    )


def measure_acts(ours: Server, bare: Server) -> None:
    people = Participant.objects.filter(forum__slug="bench", attendances=None)
    absent = list(people.values_list("pk", flat=True)[:2000])
    arrivals = [(f"{FORUM}participants/{pk}/check-in/", {"method": "name"}) for pk in absent]
    floor = [(f"/{number}/arrive/", {"method": "name"}) for number in range(1, 1001)]
    inserted, arrived = 0.0, 0.0
    for half in (arrivals[:1000], arrivals[1000:]):
        inserted += in_parallel(bare, floor)[0]
        arrived += in_parallel(ours, half)[0]
    say(f"\n{CLIENTS} doors at once check in {2000 / arrived:.0f} people a second, the bare page "
        f"that inserts one row takes {2000 / inserted:.0f}: {inserted / arrived:.2f} of that floor.")  # fmt: skip
    # The heading counts as a row.
    rows = [f"{name_of(number)}\tSDN 1\t0857{number:07}" for number in range(MAX_PASTED_ROWS)]
    data = {"kind": "delegate", "confirmed": "1", "rows": "\n".join(["Nama\tOPD\tNo HP", *rows])}
    say(
        f"Pasting {len(rows)} new rows takes {Client(ours).send(f'{FORUM}participants/paste/', data)[0]:.1f} s.\n"
    )


def in_parallel(server: Server, requests: list) -> tuple[float, list[float]]:
    """Send the requests with CLIENTS browsers at once; seconds in all, and of each."""

    def work(part: list) -> list[float]:
        client = Client(server)
        return [client.send(path, data)[0] for path, data in part]

    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        parts = list(pool.map(work, [requests[number::CLIENTS] for number in range(CLIENTS)]))
    return time.perf_counter() - began, [seconds for part in parts for seconds in part]


def measure_servers(ours: Server, cookies: str) -> None:
    """The participant list under load, from granian and gunicorn in turn."""
    if not importlib.util.find_spec("gunicorn"):
        return say("gunicorn is not installed: not compared.")
    requests = [(f"{FORUM}participants/", None)] * 120
    times: dict[str, list[float]] = {"granian": [], "gunicorn": []}
    with serve(GUNICORN, "config.settings", cookies) as other:
        warm_up(other, requests[0][0])
        for _ in range(5):
            times["granian"] += in_parallel(ours, requests)[1]
            times["gunicorn"] += in_parallel(other, requests)[1]
    say("| participants, 8 clients at once, median of granian = 1 | median | p95 |\n|---|--:|--:|")
    unit = median(times["granian"])
    for name, values in times.items():
        say(f"| {name} | {median(values) / unit:.1f} | {quantiles(values, n=20)[18] / unit:.1f} |")
    return None


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return (
        f"{timezone.localdate()}, {models[0]}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, Django {django.__version__}, PostgreSQL {postgres}, "
        "granian with 2 workers, clients on the same machine."
    )


def main() -> None:
    browser, cookies, bare_cookies = prepare()
    say(f"\n{machine()}\n")
    with (
        serve(GRANIAN, "config.settings", cookies) as ours,
        serve(GRANIAN, "bench.bare.settings", bare_cookies) as bare,
    ):
        warm_up(ours, f"{FORUM}participants/")
        warm_up(bare, "/?rows=50")
        measure_pages(ours, bare, browser)
        measure_files(ours)
        measure_acts(ours, bare)
        measure_import(ours, browser)
        measure_servers(ours, cookies)
