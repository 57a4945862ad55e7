import gc
import os
import re

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# A page that waits longer than this gives up; migrations, imports and commands may take longer.
os.environ.setdefault("DATABASE_STATEMENT_TIMEOUT_MS", "5000")
# Migrations think between two statements, for longer on a slow machine.
os.environ.setdefault("DATABASE_IDLE_TIMEOUT_MS", "10000")
# Pages share the processors with other pages: starting helpers for a query of 20 ms takes as long.
os.environ.setdefault("DATABASE_PARALLEL_WORKERS", "0")

# What browsers send with a form, always in UTF-8. Django breaks on others before any middleware
# (too long, "title*=nonsense''x"), or at every parameter ("charset=hex").
CONTENT_TYPE = re.compile(
    r"""[\w.+-]{1,80}/[\w.+-]{1,80}(;\ *boundary="?[\w'()+,./:=?-]{1,100}"?)?(;\ *charset="?utf-8"?)?""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)

django_application = get_wsgi_application()
# All pages are loaded before the first is asked for. What is there by now stays: looking for rubbish
# among its 200,000 objects would hold up a page every now and then, for as long as ten pages take.
get_resolver().url_patterns  # noqa: B018 - asking for the addresses is what loads the pages
gc.collect()
gc.freeze()
gc.set_threshold(10_000)


def application(environ, start_response):
    """Django's application; a Content-Type that no form has counts as none."""
    if not CONTENT_TYPE.fullmatch(environ.setdefault("CONTENT_TYPE", "")):
        environ["CONTENT_TYPE"] = ""
    return django_application(environ, start_response)
