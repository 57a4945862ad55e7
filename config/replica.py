"""Reads of lists and reports on a streaming replica, when DATABASE_REPLICA_URL names one.

Who has just written reads the own write: a writing request notes in a cookie how far the primary's
log had come, and the replica answers that person only once it has replayed so far. The cookie is a
place in a log, no secret; who makes one up merely reads from the primary.

Everything else stays on the primary: every write, every locked row, everything inside a
transaction, sessions, accounts, rate limits, and all pages when the replica is away.
"""

import logging
import re
import time
from contextvars import ContextVar

from django.conf import settings
from django.db import DatabaseError, connections

logger = logging.getLogger(__name__)
PRIMARY, REPLICA = "default", "replica"
COOKIE = "written_at"
COOKIE_SECONDS = 300
LOG_PLACE = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}", re.ASCII)
# Pages that only read, and much of it.
PAGES = re.compile(
    r"^(reports|open_data):|_(list|csv|xlsx|pdf|report|board|compare)$|^vendors:(vendor|product)_detail$"
)
# Read on the primary always: who someone is and what someone may do must not lag behind.
ALWAYS_PRIMARY = {"accounts.User", "privacy.DataRequest"}
CHECK_SECONDS = 5
MAX_LAG_SECONDS = 60

reads_replica: ContextVar[bool] = ContextVar("reads_replica", default=False)


class ReplicaRouter:
    def db_for_read(self, model, **hints):
        wanted = reads_replica.get() and may_lag(model)
        if wanted and not connections[PRIMARY].in_atomic_block:
            return REPLICA
        return PRIMARY

    def db_for_write(self, model, **hints):
        return PRIMARY

    def allow_relation(self, one, other, **hints):
        return True  # both are the same data

    def allow_migrate(self, db, app_label, **hints):
        return db == PRIMARY


def may_lag(model) -> bool:
    """Whether the model is one of ours, and not of those that must be up to date."""
    label = model._meta.label
    return model._meta.app_label in OUR_APPS and label not in ALWAYS_PRIMARY


OUR_APPS = frozenset({"accounts", "vendors", "events", "matching", "procurement", "privacy"})


class Replica:
    """Whether the replica may be asked; looked at again every few seconds."""

    def __init__(self) -> None:
        self.checked_at = float("-inf")
        self.is_well = False

    def can_answer(self, written_at: str) -> bool:
        """Whether it is there, not far behind, and has replayed what this person wrote."""
        if time.monotonic() - self.checked_at > CHECK_SECONDS:
            self.check()
        if not self.is_well:
            return False
        if not written_at:
            return True
        return bool(self.ask("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", [written_at]))

    def check(self) -> None:
        self.checked_at = time.monotonic()
        well = bool(
            self.ask(
                # A replica that has replayed all it received is not late, however long ago that was.
                "SELECT EXISTS (SELECT FROM pg_stat_wal_receiver) AND ("
                " pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()"
                " OR now() - pg_last_xact_replay_timestamp() < make_interval(secs => %s))",
                [MAX_LAG_SECONDS],
            )
        )
        if well != self.is_well:
            logger.warning("replica_is_back" if well else "replica_is_away")
        self.is_well = well

    def ask(self, sql: str, values: list) -> object:
        try:
            with connections[REPLICA].cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchone()[0]
        except DatabaseError:
            self.is_well = False
            return None


replica = Replica()


def is_configured() -> bool:
    return REPLICA in connections


def replica_reads(get_response):
    """Choose where the views of a request read; after a writing one, note how far the log is."""

    def middleware(request):
        if not is_configured():
            return get_response(request)
        token = reads_replica.set(False)
        try:
            response = get_response(request)
        finally:
            reads_replica.reset(token)
        if request.method not in {"GET", "HEAD"}:
            note_writing(response)
        return response

    def process_view(request, view, args, kwargs):
        if is_configured() and request.method in {"GET", "HEAD"}:
            page = request.resolver_match.view_name or ""
            written_at = request.COOKIES.get(COOKIE, "")
            if PAGES.search(page) and (not written_at or LOG_PLACE.fullmatch(written_at)):
                reads_replica.set(replica.can_answer(written_at))

    middleware.process_view = process_view
    return middleware


def note_writing(response) -> None:
    try:
        with connections[PRIMARY].cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_insert_lsn()::text")
            place = cursor.fetchone()[0]
    except DatabaseError:
        return  # the primary is away, so nothing was written either
    response.set_cookie(
        COOKIE,
        place,
        max_age=COOKIE_SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
