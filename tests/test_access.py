"""Every address, every role, every method; and that reading changes nothing."""

from functools import cache

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse

from accounts.history import events_of
from accounts.models import Region, Role
from tests.access_table import COVERED, OWN_ACCOUNT, PUBLIC, ROLES
from tests.factories import AgencyFactory, OfficeFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db

# What stands in an address where it has a variable part.
SAMPLES = {
    "app_label": "accounts",
    "model_name": "agency",
    "pk": 999_999,
    "slug": "contoh",
    "token": "contoh",
    "key": "contoh",
    "kind": "vendors",
    "uidb36": "1",
    "verb": "publish",
    "side": "agency",
    "part": "identity",
    "number": "nik",
    "record": 999_999,
    "size": "small",
    "product_slug": "contoh",
    "other_slug": "contoh",
    "guide": "visitor",
}
LOGIN = "/accounts/login/"


def walk(patterns, namespace="", variables=frozenset()):
    """Yield name, view and variable parts of every URL but those of Django's admin."""
    for pattern in patterns:
        inside = variables | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", (pattern.callback, inside)
        elif pattern.app_name != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner, inside)


@cache
def all_urls():
    return dict(walk(get_resolver().url_patterns))


def view_of(name):
    return all_urls()[name][0]


def path_of(name):
    """An address of that name; a variable part without a sample makes this fail."""
    return reverse(name, kwargs={part: SAMPLES[part] for part in all_urls()[name][1]})


@cache
def guarded_names():
    return sorted(all_urls().keys() & ROLES.keys())


def browser_of(role):
    browser = Client()
    browser.force_login(UserFactory(role=role))
    return browser


def leads_to_sign_in(response):
    return response.status_code == 302 and response.url.startswith(LOGIN)


# The table


def test_every_url_is_declared():
    declared = ROLES.keys() | PUBLIC | OWN_ACCOUNT | COVERED

    assert all_urls().keys() - declared == set()


def test_nothing_is_declared_that_does_not_exist():
    assert (ROLES.keys() | PUBLIC | OWN_ACCOUNT | COVERED) - all_urls().keys() == set()


def test_views_allow_what_the_table_says():
    wrong = {
        name
        for name in guarded_names()
        if getattr(view_of(name), "allowed_roles", None) != ROLES[name]
    }

    assert wrong == set()


def test_only_public_views_are_open_without_sign_in():
    opened = {name for name in all_urls() if not getattr(view_of(name), "login_required", True)}

    assert opened - COVERED <= PUBLIC


# Requests


@pytest.mark.parametrize("name", sorted(ROLES))
def test_role_gets_in_or_is_refused(name):
    OfficeFactory()
    path = path_of(name)
    for role in Role:
        browser = browser_of(role)
        for method in ("GET", "HEAD", "POST"):
            response = browser.generic(method, path)
            refused = response.status_code == 403
            assert refused is (role not in ROLES[name]), (name, role, method)
            assert response.status_code < 500
            assert not leads_to_sign_in(response)


@pytest.mark.parametrize("name", sorted(ROLES.keys() | OWN_ACCOUNT))
def test_anonymous_is_sent_to_sign_in(client, name):
    path = path_of(name)
    for method in ("GET", "HEAD", "POST"):
        assert leads_to_sign_in(client.generic(method, path)), method


@pytest.mark.parametrize(
    "name", sorted(ROLES.keys() | OWN_ACCOUNT | (PUBLIC - {"closed_account_page"}))
)
def test_odd_methods_are_refused_everywhere(name):
    browser = browser_of(Role.ADMIN)
    for method in ("PUT", "DELETE", "TRACE"):
        assert browser.generic(method, path_of(name)).status_code == 405


@pytest.mark.parametrize("name", sorted(PUBLIC - {"closed_account_page"}))
def test_public_page_answers_anyone(client, name):
    response = client.get(path_of(name))

    assert response.status_code in {200, 302, 404, 405}


@pytest.mark.parametrize("name", sorted(OWN_ACCOUNT))
def test_own_account_pages_answer_every_role(name):
    for role in Role:
        response = browser_of(role).get(path_of(name))
        assert response.status_code in {200, 302, 404, 405}
        assert not leads_to_sign_in(response)


def test_pages_behind_the_closed_ones_are_not_reached():
    for name in COVERED:
        assert resolve(path_of(name)).view_name == "closed_account_page"


# Django's admin, as one rule


ADMIN_PAGES = [
    "",
    "accounts/",
    "accounts/region/",
    "accounts/agency/add/",
    "accounts/office/1/change/",
    "vendors/category/",
    "vendors/synonym/add/",
]


@pytest.mark.parametrize("below", ADMIN_PAGES)
def test_admin_site_lets_the_admin_in_alone(client, below):
    OfficeFactory()
    path = f"/admin/{below}"

    assert client.get(path, follow=True).redirect_chain[-1][0].startswith(LOGIN)
    assert browser_of(Role.ADMIN).get(path).status_code == 200
    for role in set(Role) - {Role.ADMIN}:
        assert browser_of(role).get(path, follow=True).status_code == 403


@pytest.mark.parametrize("query", ["", "?next=/admin/accounts/region/", "?next=//evil.example"])
def test_admin_has_no_sign_in_of_its_own(client, query):
    for send in (client.get, client.post):
        response = send(f"/admin/login/{query}", {})
        assert leads_to_sign_in(response)
        assert "evil" not in response.url


@pytest.mark.parametrize("name", ["agency", "user", "²", "name__x", "id"])
def test_admin_site_takes_any_name_of_a_field_to_go_back_to(name):
    """ "agency" leads back to a region from agencies: Django asked of it what only columns have."""
    response = browser_of(Role.ADMIN).get(f"/admin/accounts/region/add/?_to_field={name}")

    assert response.status_code == (200 if name == "id" else 400)


def test_admin_changes_passwords_on_our_page():
    response = browser_of(Role.ADMIN).get("/admin/password_change/")

    assert response.url == reverse("account_change_password")


def test_admin_site_saves_with_a_verb():
    region = RegionFactory()
    data = {
        "level": "kecamatan",
        "name": "Metro Baru",
        "kemendagri_code": region.kemendagri_code,
        "bps_code": region.bps_code,
    }

    browser_of(Role.ADMIN).post(f"/admin/accounts/region/{region.pk}/change/", data)

    region.refresh_from_db()
    assert region.name == "Metro Baru"
    assert events_of(Region, region.pk).first().pgh_context["verb"] == "master_data"


def test_admin_site_makes_no_second_office():
    OfficeFactory()

    assert browser_of(Role.ADMIN).get("/admin/accounts/office/add/").status_code == 403


def test_admin_sign_in_page_sends_a_signed_in_admin_on():
    response = browser_of(Role.ADMIN).get("/admin/login/?next=/admin/accounts/region/")

    assert response.url == "/admin/accounts/region/"


def test_admin_site_deletes_nothing():
    region = RegionFactory()

    response = browser_of(Role.ADMIN).post(
        f"/admin/accounts/region/{region.pk}/delete/", {"post": "yes"}
    )

    assert response.status_code == 403


# Reading


def fingerprint():
    """Number and content of the rows of every table but sessions, what rate limits count, and the
    log of who downloaded what, which reading has to write."""
    with connection.cursor() as cursor:
        sums = {}
        for table in set(connection.introspection.table_names(cursor)) - {
            "django_session",
            "cache",
            "accounts_disclosure",
            "accounts_disclosureevent",
        }:
            cursor.execute(f'SELECT count(*), sum(hashtext(t::text)) FROM "{table}" t')  # noqa: S608 - a name of ours
            sums[table] = cursor.fetchone()
        return sums


def test_get_changes_nothing():
    user = UserFactory(pk=SAMPLES["pk"])
    AgencyFactory(pk=SAMPLES["pk"])
    OfficeFactory()
    browser = browser_of(Role.ADMIN)
    before = fingerprint()

    for name in sorted(all_urls().keys() - COVERED - {"closed_account_page"}):
        for method in ("GET", "HEAD"):
            browser.generic(method, path_of(name))

    after = fingerprint()
    assert {table for table in after if after[table] != before[table]} == set()
    user.name = "Baru"
    user.save()
    assert fingerprint() != before
