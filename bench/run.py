"""`make bench`: measure pages and acts on 10,000 participants in a database made for it.

`python bench/run.py faults` does the same with what faults.py breaks.

Nothing of the real installation is touched: database, keys and static files live in a temporary
folder.
"""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment(folder: str) -> dict[str, str]:
    """As in production, but without TLS, which a proxy does there."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ
    }
    return kept | {
        "VAR_DIR": folder,
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "DEMO": "0",
        "HTTPS": "0",
    }


# Each in a database of its own.
MEASURES = (
    "from bench import measure, ranking; measure.main(); ranking.main()",
    "from bench import purchase_file; purchase_file.main()",
)


def main(words: list[str]) -> int:
    if words[:1] == ["faults"]:
        return run(f"from bench import faults; faults.main({words[1:]!r})", {"DEMO": "1"})
    return max(run(code, {}) for code in MEASURES)


def run(code: str, more: dict[str, str]) -> int:
    """Run Python in our project, on a database that goes with it; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="temu-bisnis-bench-") as folder:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", code]
        return subprocess.call(command, cwd=ROOT, env=environment(folder) | more)  # noqa: S603 - our own bench


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
