"""What a role may do outside a single record can be reached from its start page by links alone."""

import re

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from accounts.models import Role
from tests.access_table import ROLES
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    OfficeFactory,
    RepresentativeFactory,
    UserFactory,
)
from tests.test_access import all_urls

pytestmark = pytest.mark.django_db
# Lists and forms without a place of their own in a menu.
ELSEWHERE = {
    # For those who build pages.
    "component_gallery",
    # Asked by the field in which a vendor is chosen.
    "vendors:vendor_names",
    # Beside acts, vendors, products, demand, purchases and targets, of which there are none here.
    "activity_list",
    "matching:demand_categorise",
    "matching:request_start",
    "procurement:purchase_bulk_assess",
    "procurement:purchase_bulk_cancel",
    "procurement:purchase_bulk_categorise",
    "procurement:target_carry_over",
    # A vendor is led there from the sum of its promises.
    "procurement:promise_csv",
    "procurement:promise_list",
    "procurement:promise_xlsx",
    "reports:finding_settle",
    "vendors:certificate_decide",
    "vendors:price_list_pdf",
    "vendors:price_list_xlsx",
    "vendors:vendor_csv",
    "vendors:vendor_xlsx",
    "vendors:shortlist_add",
}
LINK = re.compile(r'(?:href|action)="(/[^"#]*)')


def reached_by(user):
    """URL names that links lead to, from page to page, each name opened once."""
    browser = Client()
    browser.force_login(user)
    found, opened, waiting = set(), set(), ["/"]
    while waiting:
        address = waiting.pop(0).replace("&amp;", "&")
        try:
            name = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        found.add(name)
        if name in opened or name.startswith("admin:") or "." in address.rpartition("/")[2]:
            continue
        opened.add(name)
        response = browser.get(address, follow=True)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            waiting += LINK.findall(response.text)
    return found


@pytest.mark.parametrize("role", Role)
def test_every_page_without_a_record_is_linked(role):
    OfficeFactory()
    user = UserFactory(role=role, agency=AgencyFactory() if role == Role.BUYER else None)
    if role == Role.VENDOR:
        user = RepresentativeFactory().user

    reached = reached_by(user)

    plain = {name for name, (_, parts) in all_urls().items() if not parts}
    own = {name for name in plain & ROLES.keys() if role in ROLES[name]}
    assert own - reached - ELSEWHERE == set()


@pytest.mark.parametrize("role", [Role.STAFF, Role.BUYER, Role.VENDOR])
def test_pages_of_a_forum_stand_under_forum_and_demand_under_demand(client, role):
    client.force_login(
        RepresentativeFactory().user if role == Role.VENDOR else UserFactory(role=role)
    )
    place = re.compile(r'aria-current="true">([^<]+)</a></li>')
    demand = "matching:demand_for_me" if role == Role.VENDOR else "matching:demand_list"
    forum = reverse("matching:request_list", args=[ForumFactory(status="open").slug])

    for address, expected in ((forum, "Forum"), (reverse(demand), "Kebutuhan OPD")):
        menu = client.get(address).text.partition("<main")[0]
        assert set(place.findall(menu)) == {expected}
