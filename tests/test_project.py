"""Rules of the house that no single test would notice."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import get_hashers_by_algorithm
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.template import Context
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode

from accounts.history import event_model
from config import settings as production
from core.operations import Together
from core.templatetags.components import SPRITE
from tests.personal_data import FIELDS

APPS = ("accounts", "vendors", "events", "matching", "procurement", "privacy")
CODE = [
    path
    for app in (*APPS, "core", "config")
    for path in Path(settings.BASE_DIR, app).rglob("*.py")
    if "migrations" not in path.parts
]
LONGEST_FILE = 450
TEMPLATE_FOLDER = Path(settings.BASE_DIR, "templates")
TEMPLATES = sorted(
    path for path in TEMPLATE_FOLDER.rglob("*") if path.suffix in {".html", ".jinja"}
)
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in APPS and not hasattr(model, "pgh_tracked_model")
]
WITHOUT_HISTORY = {
    # Scratch paper until the file is saved, then evidence that nothing changes.
    "procurement.PurchaseImportRow",
    # Derived by triggers from rows that have a history.
    "procurement.PurchaseSummary",
    "events.HeadCount",
    "procurement.FindingCount",
    "matching.DemandCode",
    "matching.Offer",
    "vendors.DirectoryEntry",
    "vendors.FacetCount",
    "vendors.SearchWord",
    # Written once and never changed: evidence themselves.
    "procurement.ClosedFigure",
    "procurement.FindingCheck",
    # A bookmark of one person, and a counter: no auditor asks for them.
    "vendors.ShortlistItem",
    "vendors.VendorView",
}


def found(pattern, paths):
    """Where the pattern stands, as file and line."""
    return [
        f"{path.relative_to(settings.BASE_DIR)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line)
    ]


def test_no_file_is_too_long_to_be_read_at_once():
    lengths = {path: len(path.read_text().splitlines()) for path in CODE}

    assert [str(path) for path, length in lengths.items() if length > LONGEST_FILE] == []


# Personal data (UU 27/2022)


def test_every_field_is_sorted_as_personal_or_not():
    fields = {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in MODELS
    }

    assert fields == {label: set(kinds) for label, kinds in FIELDS.items()}
    assert {kind for kinds in FIELDS.values() for kind in kinds.values()} <= {
        "contact",
        "person",
        "plain",
    }


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_contact_fields_are_those_sorted_as_contact(model):
    contacts = {name for name, kind in FIELDS[model._meta.label].items() if kind == "contact"}

    assert getattr(model, "contact_fields", frozenset()) == contacts


def test_every_model_has_a_history():
    without = {model._meta.label for model in MODELS if not hasattr(model, "pgh_event_models")}

    assert without == WITHOUT_HISTORY


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model._meta.label not in WITHOUT_HISTORY],
    ids=lambda model: model._meta.label,
)
def test_history_keeps_every_field_but_secrets_and_counters(model):
    kept = {field.name for field in event_model(model)._meta.fields}
    missing = {field.name for field in model._meta.concrete_fields} - kept

    assert missing <= {
        "password",
        "last_login",
        "agency_seats_taken",
        "vendor_seats_taken",
        "last_participant_number",
        "ticket_token",
        "token",
        "guest_token",
        # Written by the database from the other columns.
        "search_text",
        "words",
    }


# Templates and code


def test_templates_trust_no_input():
    assert found(r"\|\s*safe\b|\|\s*safeseq\b|autoescape off", TEMPLATES) == []


def test_templates_carry_no_code_and_no_style():
    assert found(r"\sstyle=|<style|\son[a-z]+=|javascript:", TEMPLATES) == []
    assert found(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))", TEMPLATES) == []


def test_templates_call_no_methods_of_the_address():
    """?items=x takes the place of request.GET.items: a template looks for a key first."""
    pattern = r"request\.(GET|POST)\.(copy|dict|items|keys|lists|urlencode|values)\b"
    assert found(pattern, TEMPLATES) == []


def test_templates_write_keys_as_they_are():
    """From 1,000 on a number is written with points, and an address with them leads nowhere."""
    templates = [path for path in TEMPLATES if path.suffix == ".html"]
    assert found(r"\{\{ *[\w.]+\.pk *\}\}", templates) == []


def test_templates_load_nothing_from_elsewhere():
    assert found(r"""(?:src|<link[^>]*href)=["'](?:https?:)?//""", TEMPLATES) == []


def test_states_are_said_by_one_tag():
    assert found(r"_badge\.html", TEMPLATES) == []


def test_every_icon_is_in_the_sprite():
    """An icon that is not leaves a hole in a button, and no error anywhere."""
    sprite = Path(settings.BASE_DIR, "static", SPRITE).read_text()
    in_badge = r"""\bbadge[ (]"[a-z]+",? (?:"[^"]*"|[^"%}]+?),? """
    named = re.compile(rf"""(?:{in_badge}|\bicon[ (=]|["']icon["']: )["']([a-z0-9-]+)["']""")
    texts = "\n".join(path.read_text() for path in (*TEMPLATES, *CODE))
    names = set(named.findall(texts))

    assert len(names) > 50
    assert {name for name in names if f'id="{name}"' not in sprite} == set()


# Whose ending is a word of the state that is shown.
CLASSES_WITH_AN_ENDING = ("alert", "badge", "btn-outline", "chart-step", "flash", "is")


def test_every_class_of_the_styles_is_used():
    styles = " ".join(
        path.read_text() for path in Path(settings.BASE_DIR, "static/css").glob("*.css")
    )
    selectors = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL))
    classes = {name for text in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", text)}
    sources = [*TEMPLATES, *Path(settings.BASE_DIR, "static/js").glob("*.js"), *CODE]
    words = {word for path in sources for word in re.findall(r"[\w-]+", path.read_text())}

    unused = {
        name for name in classes - words if name.rpartition("-")[0] not in CLASSES_WITH_AN_ENDING
    }
    assert unused == set()


def test_every_post_form_has_a_token():
    forms = [
        (path.name, form)
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), re.S)
    ]

    assert forms
    # Rows are given the token, and write the field themselves.
    token = re.compile(r"{% csrf_token %}|name=\"csrfmiddlewaretoken\" value=\"{{ csrf_token }}\"")
    assert [name for name, form in forms if not token.search(form)] == []


def test_ticked_rows_lead_back_to_the_list_as_it_was_filtered():
    forms = [
        (path.name, form)
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]* id=\"bulk\".*?</form>", path.read_text(), re.S)
        if 'method="post"' in form
    ]

    assert forms
    assert [name for name, form in forms if 'name="next"' not in form] == []


def test_every_form_says_its_errors_on_top():
    """The errors of a form are shown nowhere else, but for those of its single fields."""
    forms = [
        (path.name, form)
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), re.S)
        # What is sent elsewhere comes back on a page of its own.
        if re.search(r"\|crispy|_fields\.jinja", form) and " action=" not in form
    ]

    assert forms
    assert [name for name, form in forms if "_error_summary.html" not in form] == []


def test_blocks_fill_a_place_of_what_they_extend():
    """A block of a wrong name is never shown, and says nothing."""
    lost = []
    for path in TEMPLATES:
        name = str(path.relative_to(TEMPLATE_FOLDER))
        if path.suffix != ".html" or '{% extends "' not in path.read_text():
            continue
        own = get_template(name).template.nodelist.get_nodes_by_type(ExtendsNode)[0]
        places, parent = set(), own.parent_name.resolve(Context())
        while parent:
            nodes = get_template(parent).template.nodelist
            places |= {block.name for block in nodes.get_nodes_by_type(BlockNode)}
            above = nodes.get_nodes_by_type(ExtendsNode)
            parent = above and above[0].parent_name.resolve(Context())
        filled = {node.name for node in own.nodelist if isinstance(node, BlockNode)}
        lost += [f"{name}: {block}" for block in sorted(filled - places)]

    assert not lost


def test_words_for_the_user_do_not_shout():
    assert found(r">[^<{]*\w![^=<]*<", TEMPLATES) == []


def test_code_keeps_the_guards_on():
    assert (
        found(
            r"csrf_exempt|mark_safe\((?!.*# noqa: S308 - )|\.extra\(|RawSQL|xframe_options_exempt",
            CODE,
        )
        == []
    )
    assert found(r"pickle|yaml\.load\(|\beval\(|\bexec\(|shell=True", CODE) == []


def test_code_never_asks_for_a_day_or_time_without_zone():
    assert found(r"\bdate\.today\(|datetime\.now\(\)|utcnow\(|datetime\.today\(", CODE) == []


def test_code_never_filters_or_sorts_by_the_request():
    assert found(r"(?:filter|order_by|exclude|values)\(\*{0,2}request\.", CODE) == []


# Settings


def test_passwords_are_hashed_with_argon2():
    assert production.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert "argon2" in get_hashers_by_algorithm() or settings.PASSWORD_HASHERS


def test_settings_that_matter():
    assert settings.DEBUG is False
    assert settings.SESSION_COOKIE_AGE == 8 * 60 * 60
    assert (
        timedelta(minutes=30),
        timedelta(hours=8),
    ) == (settings.SESSION_IDLE, settings.SESSION_LIFE)
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.CSRF_COOKIE_SAMESITE == "Strict"
    assert (
        "ATOMIC_REQUESTS" not in settings.DATABASES["default"]
        or not settings.DATABASES["default"]["ATOMIC_REQUESTS"]
    )
    assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"]
    assert "lock_timeout=2000" in settings.DATABASES["default"]["OPTIONS"]["options"]
    assert settings.PGHISTORY_APPEND_ONLY
    assert not getattr(settings, "SECURE_PROXY_SSL_HEADER", None)


def test_policy_allows_our_own_files_only():
    sources = {source for values in settings.SECURE_CSP.values() for source in values}

    assert sources == {"'none'", "'self'"}
    for directive in ("default-src", "base-uri", "object-src", "frame-ancestors"):
        assert settings.SECURE_CSP[directive] == ["'none'"]


def test_guards_stand_in_the_right_order():
    order = [name.rsplit(".", 1)[1] for name in settings.MIDDLEWARE]

    assert order.index("SecurityMiddleware") < order.index("response_headers")
    assert order.index("response_headers") < order.index("request_guard")
    assert order.index("AuthenticationMiddleware") < order.index("session_lifetime")
    assert order.index("session_lifetime") < order.index("LoginRequiredMiddleware")
    assert order.index("LoginRequiredMiddleware") < order.index("account_duties")
    assert order[-2:] == ["RequestHistory", "replica_reads"]


def test_migrations_draw_the_models_seldom():
    """Django draws all neighbours of a model anew after each operation: a fresh start took 36 s."""
    cheap = (Together, RunSQL, RunPython)
    loader = MigrationLoader(None)
    many = {
        str(migration): count
        for (app, _), migration in loader.disk_migrations.items()
        if app in APPS
        and (count := sum(not isinstance(each, cheap) for each in migration.operations)) > 4
    }

    assert many == {}
