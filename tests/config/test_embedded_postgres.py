"""The embedded server seen from outside: processes that share it, die, and stop it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from itertools import takewhile
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
QUERY = """
import sys, django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT 1")
    print("connected", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def environment(tmp_path):
    return environment_in(tmp_path)


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    """The same for all tests that serve: to fill it takes long, to serve it again does not."""
    return environment_in(tmp_path_factory.mktemp("installation"))


def environment_in(folder):
    """An installation of its own, with an embedded server whatever the suite runs on."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEMO": "1",
        "HTTPS": "0",
        "PYTHONPATH": str(ROOT),
    }


def connect(environment):
    process = subprocess.Popen(
        [sys.executable, "-c", QUERY],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "connected\n"
    return process


def leave(process):
    process.communicate("\n", timeout=30)


def is_running(environment):
    pid_file = Path(environment["VAR_DIR"], "postgres", "postmaster.pid")
    return pid_file.exists() and psutil.pid_exists(int(pid_file.read_text().split()[0]))


def test_processes_share_the_server_and_the_last_stops_it(environment):
    first, second = connect(environment), connect(environment)

    leave(first)
    assert is_running(environment)
    leave(second)

    assert not is_running(environment)


def test_a_killed_process_leaves_nothing_behind(environment):
    killed, other = connect(environment), connect(environment)
    killed.kill()
    killed.communicate()

    leave(other)

    assert not is_running(environment)


def test_a_server_left_by_a_killed_process_is_used_again(environment):
    killed = connect(environment)
    killed.kill()
    killed.communicate()
    assert is_running(environment)

    leave(connect(environment))

    assert not is_running(environment)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address, seconds=180):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2) as response:  # noqa: S310 - our own
                return response.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_prepares_all_and_stops_cleanly(installation, number):
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env=installation,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    told = list(takewhile(lambda line: not line.startswith("Sign in as"), server.stdout))
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/events/", timeout=30) as response:
        page = response.read().decode()

    # To all of them, as Ctrl-C in a terminal.
    os.killpg(server.pid, number)
    output, _ = server.communicate(timeout=30)

    assert told[-1] == f"Serving http://127.0.0.1:{port} (Ctrl-C stops)\n"
    assert "Business Matching P3DN 2024" in page
    assert "Unexpected exit" not in output
    assert server.returncode == 0
    assert not is_running(installation)


SERVE_ALONE = """
import sys, django
django.setup()
from config.management.commands import serve
serve.GRACE, serve.revive = 2, lambda: None
sys.exit(serve.run_server("127.0.0.1", int(sys.argv[1]), 2, lambda *_: None))
"""


def children_of(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_a_server_that_is_stopped_while_it_starts_its_workers_ends():
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings_test"}
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE_ALONE, str(free_port())],
        cwd=ROOT,
        env=env,
        start_new_session=True,
    )
    try:
        wait_until(lambda: children_of(server.pid))
        [granian] = children_of(server.pid)
        wait_until(lambda: children_of(granian))

        server.terminate()

        assert server.wait(timeout=20) == 0
        assert not Path(f"/proc/{granian}").exists()
    finally:
        server.kill()


def test_a_port_that_another_server_has_is_told(environment):
    with socket.socket() as other:
        # As the application server listens: it would share the port.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        answer = subprocess.run(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert answer.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}: Address already in use." in answer.stderr


def wait_until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_serve_starts_a_killed_database_again(installation):
    port = free_port()
    pid_file = Path(installation["VAR_DIR"], "postgres", "postmaster.pid")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
        cwd=ROOT,
        env=installation,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        killed = pid_file.read_text().split()[0]

        os.kill(int(killed), signal.SIGKILL)
        wait_until(lambda: pid_file.exists() and pid_file.read_text().split()[:1] != [killed])

        wait_for(f"http://127.0.0.1:{port}/healthz")
        assert is_running(installation)
    finally:
        server.terminate()
        server.wait(timeout=30)
    assert not is_running(installation)
