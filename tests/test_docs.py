"""What the documents claim about the code."""

import re
from pathlib import Path

from django.conf import settings

DOCS = Path(settings.BASE_DIR, "docs")
READ = re.compile(
    r"(?:env_flag|env_int|env_list|os\.environ\.get|os\.environ\.setdefault|os\.getenv)\(\s*\"(\w+)\""
    r"|os\.environ\[\"(\w+)\"\]"
)
LISTED = re.compile(r"^\| `([A-Z0-9_]+)` \|", re.MULTILINE)
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
