"""A Django project as small as it gets with sign-in: what a page of ours is compared with."""

from config.settings import DATABASES as OURS
from config.settings import SECRET_KEY

__all__ = ["SECRET_KEY"]

ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": OURS["default"] | {"NAME": "bare"}}
INSTALLED_APPS = [
    "bench.bare",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "bench.bare.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
