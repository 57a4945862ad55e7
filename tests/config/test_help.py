"""The guides speak of the pages as they are: their parts, their buttons and their pictures exist."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.access import named_views
from accounts.models import Role
from config.help import GUIDE_OF_ROLE, GUIDES, PARTS, help_for
from tests.factories import UserFactory

TEMPLATES = Path(settings.BASE_DIR, "templates")
GUIDE_FILES = {guide.slug: TEMPLATES / "help" / f"{guide.slug}.html" for guide in GUIDES}


def guide_text(slug):
    """The guide as it is written, with the parts that it shares with others."""
    return re.sub(
        r'{% include "(help/[^"]+)"[^%]*%}',
        lambda include: (TEMPLATES / include[1]).read_text(),
        GUIDE_FILES[slug].read_text(),
    )


def parts_in(slug):
    return re.findall(r'<section id="([^"]+)"', guide_text(slug))


@pytest.mark.parametrize("slug", GUIDE_FILES)
def test_contents_name_the_parts_in_their_order(slug):
    contents = re.findall(r'<a href="#([^"]+)"', guide_text(slug))

    assert contents == parts_in(slug)
    assert len(set(contents)) == len(contents) > 3


@pytest.mark.parametrize("slug", GUIDE_FILES)
def test_every_page_leads_to_a_part_that_is_there(slug):
    assert set(PARTS[slug].values()) <= set(parts_in(slug))
    for beginning in PARTS[slug]:
        assert any(name.startswith(beginning) for name in named_views()), beginning


def interface_words():
    """All that the pages outside the guides can say."""
    pages = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.jinja")]
    files = [path for path in pages if path.parent.name != "help"]
    for app in ("accounts", "vendors", "events", "matching", "procurement", "config"):
        files += [
            path
            for path in Path(settings.BASE_DIR, app).rglob("*.py")
            if "migrations" not in path.parts
        ]
    return "\n".join(path.read_text() for path in files).casefold()


def test_what_the_guides_tell_to_press_is_written_on_a_page():
    words = interface_words()

    named = {
        (slug, name)
        for slug in GUIDE_FILES
        for name in re.findall(r"<strong>([^<]+)</strong>", guide_text(slug))
    }

    assert len(named) > 100
    assert sorted(one for one in named if one[1].casefold() not in words) == []


def test_every_picture_is_there_and_shown_and_small():
    shown = {
        name
        for path in GUIDE_FILES.values()
        for name in re.findall(r'_picture.html" with name="([^"]+)"', path.read_text())
    }
    files = list(Path(settings.BASE_DIR, "static", "help").iterdir())

    assert {path.name for path in files} == {f"{name}.webp" for name in shown}
    assert sum(path.stat().st_size for path in files) < 1_500_000


@pytest.mark.django_db
def test_link_in_the_bar_leads_to_the_part_about_the_page(client):
    assert 'href="/help/visitor/"' in client.get("/").text
    for role, address in (
        (Role.STAFF, "/help/staff/#vendor"),
        (Role.BUYER, "/help/buyer/#vendor"),
        (Role.VENDOR, "/help/vendor/#direktori"),
    ):
        browser = Client()
        browser.force_login(UserFactory(role=role))
        assert f'href="{address}"' in browser.get(reverse("vendors:vendor_list")).text


def test_office_is_led_to_the_guide_that_speaks_of_the_page():
    staff, buyer = (
        UserFactory.build(role=Role.STAFF),
        UserFactory.build(role=Role.BUYER, agency=None),
    )

    assert help_for(staff, "events:check_in") == ("door", "check-in")
    assert help_for(staff, "accounts:user_list") == ("admin", "pengguna")
    assert help_for(staff, "home") == ("staff", "")
    assert help_for(buyer, "matching:demand_list") == ("buyer", "kebutuhan")
    assert set(GUIDE_OF_ROLE) == set(Role)


def test_guides_open_for_everyone_and_others_are_not_found(client, db):
    for guide in GUIDES:
        response = client.get(reverse("help_page", args=[guide.slug]))
        assert f"Bantuan: {guide.title}" in response.text
    assert client.get(reverse("help_page", args=["base"])).status_code == 404
