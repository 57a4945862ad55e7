"""Start application servers, talk to them over HTTP, and look at the memory of their workers."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

WORKERS, THREADS = "2", "4"
GRANIAN = [
    "-m", "granian", "--interface", "wsgi", "--workers", WORKERS, "--blocking-threads", THREADS,
    "--no-ws", "--log-level", "warning", "--host", "127.0.0.1", "--port",
]  # fmt: skip
GUNICORN = [
    "-m", "gunicorn", "--workers", WORKERS, "--worker-class", "gthread", "--threads", THREADS,
    "--log-level", "warning", "--no-control-socket", "--keep-alive", "75", "--bind",
]  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running server; `get` and `post` keep one connection, each new Server.client another."""

    def __init__(self, process: subprocess.Popen, port: int, cookies: str):
        self.process, self.port, self.cookies = process, port, cookies

    def client(self) -> "Client":
        return Client(self)

    def pids(self) -> list[int]:
        """The workers: children of the first process."""
        pid = self.process.pid
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]

    def forget_peak(self) -> None:
        for pid in self.pids():
            Path(f"/proc/{pid}/clear_refs").write_text("5")

    def memory_mb(self, line: str) -> float:
        """The largest worker's VmHWM (peak since forget_peak) or VmRSS, in MB."""
        sizes = []
        for pid in self.pids():
            status = Path(f"/proc/{pid}/status").read_text().splitlines()
            sizes += [int(row.split()[1]) for row in status if row.startswith(f"{line}:")]
        return max(sizes) / 1024


class Client:
    """One browser: one connection, one session."""

    def __init__(self, server: Server):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        self.headers = {"Cookie": f"{server.cookies}; csrftoken={'c' * 32}"}

    def send(self, path: str, data: dict | None = None) -> tuple[float, int, bytes]:
        """GET, or POST with data; seconds until the last byte, status, body."""
        body, headers = None, dict(self.headers)
        if data is not None:
            body = urlencode({**data, "csrfmiddlewaretoken": "c" * 32})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request("GET" if data is None else "POST", path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - began
        if response.status >= 400:
            raise RuntimeError(f"{path}: {response.status}")
        return seconds, response.status, content


@contextmanager
def serve(command: list[str], application: str, cookies: str) -> Iterator[Server]:
    port = free_port()
    address = f"127.0.0.1:{port}" if command is GUNICORN else str(port)
    process = subprocess.Popen([sys.executable, *command, address, application])  # noqa: S603
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        time.sleep(1)
        yield Server(process, port, cookies)
    finally:
        process.terminate()
        process.wait(30)
