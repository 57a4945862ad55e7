"""The menus of the bar are kept once made: one role's must never show to another."""

import re

import pytest
from django.urls import reverse

from accounts.models import Role
from tests.factories import RepresentativeFactory, UserFactory

pytestmark = pytest.mark.django_db


def bar_of(client, role, address):
    user = UserFactory(role=role) if role != Role.VENDOR else RepresentativeFactory().user
    client.force_login(user)
    page = client.get(address).content.decode()
    return page[page.index('<header class="topbar') : page.index("</header>")]


def links_of(bar):
    return set(re.findall(r'href="(/[^"]*)"', bar))


def test_menu_of_a_role_is_its_own_in_any_order(client):
    address = reverse("accounts:profile")
    users, own = reverse("accounts:user_list"), reverse("vendors:own_vendor")

    for _ in range(2):
        bars = {
            role: links_of(bar_of(client, role, address))
            for role in (Role.ADMIN, Role.STAFF, Role.VENDOR, Role.OBSERVER)
        }

        assert [users in links for links in bars.values()] == [True, False, False, False]
        assert [own in links for links in bars.values()] == [False, False, True, False]


def test_menu_marks_the_place_of_each_page(client):
    here = '<a class="" href="/events/" aria-current="true">Forum</a>'

    assert here not in bar_of(client, Role.STAFF, reverse("accounts:profile"))
    assert here in bar_of(client, Role.STAFF, reverse("events:forum_list"))
    assert here not in bar_of(client, Role.STAFF, reverse("accounts:profile"))


def test_sign_out_carries_the_token_of_the_session(client):
    first, second = (
        re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', bar_of(client, Role.STAFF, "/"))
        for _ in range(2)
    )

    assert len(first) == len(second) == 2
    assert set(first).isdisjoint(second)
