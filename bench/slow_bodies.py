"""Slow bodies: connections that announce a form and then send a byte a second.

    python -m bench.slow_bodies http://127.0.0.1:8000 --host temubisnis.example.go.id

Prints how long /healthz takes meanwhile. Against the application server alone every thread is soon
taken; behind a proxy that reads bodies before it passes them on (docs/deployment.md) nothing is
felt. Run it against your own installation only.
"""

import argparse
import http.client
import socket
import ssl
import sys
import threading
import time
from urllib.parse import urlsplit

HEAD = (
    "POST /accounts/login/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)


def connect(place) -> socket.socket:
    plain = socket.create_connection((place.hostname, place.port or 443), timeout=10)
    if place.scheme == "http":
        return plain
    context = ssl.create_default_context()
    # A trial run stands behind a certificate of its own.
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context.wrap_socket(plain)


def trickle(place, host: str, until: float) -> None:
    """Send the head of a form at once, its body a byte a second until it is cut off."""
    try:
        with connect(place) as line:
            line.sendall(HEAD.format(host=host).encode())
            while time.monotonic() < until:
                line.sendall(b"a")
                time.sleep(1)
    except OSError:
        return


def seconds_of_a_look(place, host: str, limit: float) -> float:
    start = time.monotonic()
    try:
        with connect(place) as line:
            line.settimeout(limit)
            line.sendall(
                f"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
            )
            answer = http.client.HTTPResponse(line)
            answer.begin()
    except OSError:
        return limit
    return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("address")
    parser.add_argument("--host", default="localhost", help="a name of ALLOWED_HOSTS")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=int, default=10)
    given = parser.parse_args()
    place = urlsplit(given.address)
    before = seconds_of_a_look(place, given.host, 5)
    until = time.monotonic() + given.seconds
    threads = [
        threading.Thread(target=trickle, args=(place, given.host, until), daemon=True)
        for _ in range(given.connections)
    ]
    for thread in threads:
        thread.start()
    time.sleep(1)
    looks = []
    while time.monotonic() < until - 1:
        looks.append(seconds_of_a_look(place, given.host, 5))
        time.sleep(0.2)
    sys.stdout.write(
        f"alone {before:.3f} s, with {given.connections} slow bodies "
        f"median {sorted(looks)[len(looks) // 2]:.3f} s, worst {max(looks):.3f} s\n"
    )


if __name__ == "__main__":
    main()
