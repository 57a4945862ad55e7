"""Settings of the test run: production's, without what only slows it down."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 5)
os.environ.setdefault("ALLOWED_HOSTS", "localhost,testserver")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("DATABASE_POOL_SIZE", "0")
os.environ.setdefault("MFA_REQUIRED", "0")
# A busy machine must not end a test that waits for its turn.
os.environ.setdefault("DATABASE_IDLE_TIMEOUT_MS", "120000")

from config.settings import *  # noqa: F403 - production's, then what differs
from config.settings import ACCOUNT_RATE_LIMITS, VAR_DIR

MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="temu-bisnis-uploads-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
STATIC_ROOT = VAR_DIR / "static-test"
# Argon2id and PBKDF2 are slow on purpose; the tests sign in some hundred times.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {
    "default": {"BACKEND": "core.upload_folder.UploadFolder"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
# Tests walk every address as one person; the limits have tests of their own.
ACCOUNT_RATE_LIMITS = {
    name: limit
    for name, limit in ACCOUNT_RATE_LIMITS.items()
    if name not in {"export", "import", "not_found"}
}
