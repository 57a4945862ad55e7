"""Start application servers, talk to them over HTTP, and look at the memory of their workers."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

GRANIAN = ["granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4",
           "--no-ws", "--log-level", "warning", "--host", "127.0.0.1", "--port"]  # fmt: skip
GUNICORN = ["gunicorn", "--workers", "2", "--threads", "4", "--log-level", "warning",
            "--no-control-socket", "--keep-alive", "75", "--bind"]  # fmt: skip
TOKEN = "c" * 32  # a CSRF cookie and the field that goes with it


class Server:
    def __init__(self, pid: int, port: int, cookies: str):
        self.pid, self.port, self.cookies = pid, port, cookies

    def workers(self) -> list[Path]:
        """Their folders in /proc: the children of the first process."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        return [Path("/proc", pid) for pid in children.split()]

    def forget_peak(self) -> None:
        for worker in self.workers():
            (worker / "clear_refs").write_text("5")

    def memory_mb(self, name: str) -> int:
        """The largest worker's VmRSS, or VmHWM: its peak since forget_peak."""
        lines = [line for pid in self.workers() for line in (pid / "status").open()]
        return max(int(line.split()[1]) for line in lines if line.startswith(name)) // 1024


class Client:
    """A browser: one connection, one session."""

    def __init__(self, server: Server):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
        self.headers = {"Cookie": f"{server.cookies}; csrftoken={TOKEN}"}

    def send(self, path: str, data: dict | None = None) -> tuple[float, bytes]:
        """GET a page, or POST data and be redirected; seconds until the last byte, and the body."""
        body = None if data is None else urlencode({**data, "csrfmiddlewaretoken": TOKEN})
        headers = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.perf_counter()
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - began
        if response.status != (200 if body is None else 302):
            raise RuntimeError(f"{path} answered {response.status}")
        return seconds, content


@contextmanager
def serve(command: list[str], settings: str, cookies: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"127.0.0.1:{port}" if command is GUNICORN else str(port)
    process = subprocess.Popen(  # noqa: S603 - our own servers
        [sys.executable, "-m", *command, address, "config.wsgi:application"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings},
    )
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.2)
        yield Server(process.pid, port, cookies)
    finally:
        process.terminate()
        process.wait(30)
