"""Time a file of purchases from upload to the last finding, with the processor time of both sides.

Run in a database of its own, by `manage.py shell -c "from bench import purchase_file as f; f.main()"`
with a VAR_DIR. The file is a "Download CSV" of data.inaproc.id, repeated with new keys.
"""

import csv
import io
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts.models import Role, User
from core.formats import rupiah
from procurement.actions.checking import check_import
from procurement.actions.importing import decide, read_import, receive, save_import
from procurement.models import ImportStep, PurchaseImport

EXCERPT = Path(__file__).parent.parent / "tests/data/inaproc-realisasi-2026-excerpt.csv"
ROWS = 100_000
KEY = 2


def repeated(source: Path, count: int) -> bytes:
    """The file with as many rows as asked for; what comes round again has a key of its own."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";")
    writer.writerow(header)
    for number, row in enumerate(islice(cycle(rows), count)):
        turn = number // len(rows)
        key = f"{row[KEY]}{turn:03}" if turn else row[KEY]
        writer.writerow([*row[:KEY], key, *row[KEY + 1 :]])
    return target.getvalue().encode("utf-8-sig")


def processor_seconds(pid: int) -> float:
    # The second field is the name in brackets and may hold blanks.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def timed(name: str, backend: int) -> Iterator[None]:
    wall, ours, theirs = time.perf_counter(), time.process_time(), processor_seconds(backend)
    yield
    say(
        f"| {name} | {time.perf_counter() - wall:.1f} | {time.process_time() - ours:.1f} | "
        f"{processor_seconds(backend) - theirs:.1f} | {peak_mb()} |"
    )


def main(source: Path = EXCERPT, count: int = ROWS) -> None:
    """Write a table of each step's seconds, and of the processor's on both sides."""
    call_command("migrate", verbosity=0)
    call_command("load_master_data", stdout=sys.stderr)
    by, _ = User.objects.get_or_create(
        username="bench", role=Role.STAFF, defaults={"password_changed_at": timezone.now()}
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
        # As for every page: whatever takes longer must say so itself.
        cursor.execute(
            "SET statement_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'"
        )
    content = repeated(source, count)
    say(f"{count:,} rows, {len(content) / 1e6:.1f} MB\n")
    say("| step | seconds | of Python | of PostgreSQL | memory, MB |\n|---|--:|--:|--:|--:|")
    with timed("start", backend):
        file = ContentFile(content, name="bench.csv")
    del content
    with timed("upload", backend):
        held = receive(by=by, file=file, year=None)
    del file
    # Units that nobody knows yet are made, so that every row can be saved.
    decide(held, units={"*": "new"})
    with timed("preview", backend):
        read_import(held.pk)
    PurchaseImport.objects.filter(pk=held.pk).update(step=ImportStep.SAVING)
    with timed("saving", backend):
        save_import(held.pk, by.pk)
    with timed("findings of the file", backend):
        check_import(held.pk)
    held.refresh_from_db()
    say(f"\n{held.step} {held.failure}: {held.new_count} new of {held.rows_total}, "
        f"{rupiah(held.savable_value)}, PDN {rupiah(held.savable_pdn_value)}")  # fmt: skip
