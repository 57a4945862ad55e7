"""What the documents claim about the code."""

import re
from collections import Counter
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.urls import reverse

DOCS = Path(settings.BASE_DIR, "docs")
READ = re.compile(
    r"(?:env_flag|env_int|env_list|os\.environ\.get|os\.environ\.setdefault|os\.getenv)\(\s*\"(\w+)\""
    r"|os\.environ\[\"(\w+)\"\]"
)
LISTED = re.compile(r"^\| `([A-Z0-9_]+)` \|", re.MULTILINE)
TERM = re.compile(r"^\| (?!code \|)([^|]+) \|", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def test_settings_page_lists_every_variable_and_nothing_else():
    config = Path(settings.BASE_DIR, "config")
    sources = [*config.glob("settings*.py"), config / "wsgi.py"]

    read = {a or b for path in sources for a, b in READ.findall(path.read_text())}

    assert sorted(LISTED.findall((DOCS / "settings.md").read_text())) == sorted(read)


def test_links_between_documents_lead_somewhere():
    pages = [Path(settings.BASE_DIR, "README.md"), *DOCS.rglob("*.md")]

    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]

    assert broken == []


def test_decisions_are_short_and_numbered_in_turn():
    decisions = sorted((DOCS / "adr").glob("*.md"))

    assert [path.name[:4] for path in decisions] == [
        f"{n:04}" for n in range(1, len(decisions) + 1)
    ]
    assert {path.name for path in decisions if len(path.read_text().splitlines()) > 40} == set()


def told_in_glossary():
    """The words of the code, of a kind before them: "vendor status `draft`, `submitted`"."""
    for cell in TERM.findall((DOCS / "glossary.md").read_text()):
        kind = cell.split("`")[0] if "`" in cell else ""
        yield from (f"{kind}{word.strip('`')}" for word in cell.removeprefix(kind).split(", "))


def test_glossary_tells_each_word_once():
    times = Counter(told_in_glossary())

    assert {word for word, count in times.items() if count > 1} == set()
    assert "Demand" in times


def test_glossary_tells_every_model():
    told = set(re.findall(r"`(\w+)`", (DOCS / "glossary.md").read_text()))

    ours = {
        model.__name__
        for model in apps.get_models()
        if Path(apps.get_app_config(model._meta.app_label).path).parent == Path(settings.BASE_DIR)
        and not hasattr(model, "pgh_id")
    }

    assert ours - told == set()
    assert "Demand" in ours


def test_security_page_tells_every_connection_and_way_in():
    page = (DOCS / "security.md").read_text()
    sources = [*Path(settings.BASE_DIR, "config").glob("settings*.py")]

    read = {a or b for path in sources for a, b in READ.findall(path.read_text())}
    told = page.partition("## Ways in")[2].partition("## Updates")[0]
    places = {name for name in read if name.endswith(("_HOST", "_URL"))}
    ways = ["account_login", "account_request_login_code", "account_reset_password"]

    assert {name for name in places if f"`{name}`" not in told} == set()
    assert len(places) >= 4
    assert [name for name in ways if f"`{reverse(name)}`" not in told] == []
