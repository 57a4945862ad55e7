"""Take the pictures of the guides and of the README from the demo: `make pictures`.

Starts the demo with a database of its own, signs in as each role in Chromium and saves what the
pages look like. With `--base` it looks at a demo that runs already.
"""

import argparse
import contextlib
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "static" / "help"
DOCS = ROOT / "docs" / "pictures"
LAPTOP, PHONE = (1280, 800), (390, 780)
FORUM = "/events/business-matching-p3dn-2024"
MATCHING = "/matching/business-matching-p3dn-2024"
EXCERPT = ROOT / "tests" / "data" / "inaproc-realisasi-2026-excerpt.csv"
QUALITY = 62
START_SECONDS = 600


@dataclass(frozen=True)
class Picture:
    """A page as a role sees it; `press` is a link on it that is followed first."""

    name: str
    role: str
    path: str
    size: tuple[int, int] = LAPTOP
    press: str = ""
    upload: Path | None = None
    is_for_readme: bool = False


PICTURES = (
    Picture("landing", "", "/"),
    Picture("directory", "", "/vendors/?show=product&q=snack"),
    Picture("dashboard", "staff", "/", is_for_readme=True),
    Picture("search", "staff", "/search/?q=dapur"),
    Picture("forum", "staff", f"{FORUM}/"),
    Picture("participants", "staff", f"{FORUM}/participants/"),
    Picture("schedule", "staff", f"{MATCHING}/schedule/", is_for_readme=True),
    Picture("commitments", "staff", f"{MATCHING}/commitments/"),
    Picture("checks", "staff", "/vendors/verification/"),
    Picture("import", "staff", "/procurement/import/new/", upload=EXCERPT),
    Picture("door", "staff", f"{FORUM}/check-in/?q=dinas"),
    Picture("scan", "staff", f"{FORUM}/check-in/scan/", PHONE),
    Picture("reports", "observer", "/procurement/reports/", is_for_readme=True),
    Picture("effect", "observer", "/procurement/reports/forums/business-matching-p3dn-2024/"),
    Picture("demand", "buyer", "/matching/demand/"),
    Picture("demand-match", "buyer", "/matching/demand/", press="main tbody a.row-title"),
    Picture("purchases", "buyer", "/procurement/purchases/"),
    Picture("vendor-profile", "vendor", "/vendors/dapur-ratmi/profile/"),
    Picture("demand-for-me", "vendor", "/matching/demand/for-me/"),
    Picture("users", "admin", "/accounts/users/"),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--base", help="address of a demo that runs, such as http://127.0.0.1:8000"
    )
    options.add_argument("--only", nargs="*", help="names of pictures; all without it")
    chosen = options.parse_args()
    with contextlib.ExitStack() as stack:
        base = chosen.base or stack.enter_context(demo())
        wait_for(base)
        browser = stack.enter_context(chromium())
        for picture in PICTURES:
            if not chosen.only or picture.name in chosen.only:
                size = take(browser, base, picture)
                sys.stdout.write(f"{picture.name}: {size / 1000:.0f} kB\n")
    total = sum(path.stat().st_size for path in HELP.glob("*.webp"))
    sys.stdout.write(f"static/help: {total / 1000:.0f} kB\n")


@contextlib.contextmanager
def demo() -> Iterator[str]:
    """A demo of its own on a free port, until the pictures are taken."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "VAR_DIR": folder, "DEMO": "1", "HTTPS": "0"}
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 - our own server
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=60)


def wait_for(base: str) -> None:
    """Return once the server answers. Raises TimeoutError."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(URLError, ConnectionError, TimeoutError):
            urlopen(f"{base}/healthz", timeout=20).close()  # noqa: S310 - our own address
            return
        time.sleep(1)
    raise TimeoutError(base)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium where there is one, Playwright's own otherwise, as in the tests."""
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        yield browser
        browser.close()


def take(browser: Browser, base: str, picture: Picture) -> int:
    """Save the picture for the guides, and for the README where it is wanted; return its bytes."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="id-ID", timezone_id="Asia/Jakarta"
    )
    page = context.new_page()
    if picture.role:
        sign_in(page, base, picture.role)
    page.goto(f"{base}{picture.path}")
    if picture.press:
        page.locator(picture.press).first.click()
    if picture.upload:
        page.set_input_files("input[type=file]", picture.upload)
        page.locator("main form button.btn-primary").first.click()
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    path = HELP / f"{picture.name}.webp"
    path.parent.mkdir(exist_ok=True)
    image.save(path, quality=QUALITY, method=6)
    if picture.is_for_readme:
        DOCS.mkdir(exist_ok=True)
        shutil.copy(path, DOCS / path.name)
    return path.stat().st_size


def sign_in(page: Page, base: str, role: str) -> None:
    password = os.environ.get("DEMO_PASSWORD", "nasi-kotak-lima-puluh")
    page.goto(f"{base}/accounts/login/")
    page.fill("[name=login]", role)
    page.fill("[name=password]", password)
    page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_url(f"{base}/")
    # The next page no longer says who has just signed in.
    page.goto(f"{base}/accounts/profile/")


if __name__ == "__main__":
    main()
