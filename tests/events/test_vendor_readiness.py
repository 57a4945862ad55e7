"""What the vendors of a forum still lack on its day."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.factories import (
    CategoryFactory,
    ForumFactory,
    InvitationFactory,
    LicenceFactory,
    ProductFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


def address(name, forum):
    return reverse(f"events:{name}", args=[forum.slug])


def test_vendors_of_the_forum_alone_are_listed_with_what_they_lack(client):
    forum = ForumFactory()
    invited = InvitationFactory(forum=forum, agency=None, vendor=VendorFactory(name="Anggrek"))
    seated = VendorParticipantFactory(forum=forum, vendor=VendorFactory(name="Bakti"))
    VendorParticipantFactory()
    client.force_login(UserFactory())

    response = client.get(address("vendor_readiness_list", forum))

    rows = response.context["rows"]
    assert [row.vendor for row in rows] == [invited.vendor, seated.vendor]
    assert all(row.missing and row.met + len(row.missing) <= row.all for row in rows)
    assert rows[0].missing[0].title in response.text
    sheet = client.get(address("vendor_readiness_xlsx", forum))
    cells = list(openpyxl.load_workbook(io.BytesIO(b"".join(sheet))).active.values)
    assert [row[0] for row in cells[-2:]] == ["Anggrek", "Bakti"]
    assert rows[0].missing[0].todo in cells[-2][5]


@pytest.mark.parametrize(("days", "is_met"), [(0, True), (-1, False)])
def test_a_licence_must_be_valid_on_the_day_of_the_forum(client, days, is_met):
    call_command("load_catalogue", verbosity=0)
    forum = ForumFactory()
    vendor = VendorFactory()
    ProductFactory(vendor=vendor, category=CategoryFactory(product_class="food_packed"))
    LicenceFactory(vendor=vendor, kind="halal", expires_on=forum.first_day + timedelta(days))
    VendorParticipantFactory(forum=forum, vendor=vendor)
    client.force_login(UserFactory())

    (row,) = client.get(address("vendor_readiness_list", forum)).context["rows"]

    halal = next(one for one in row.conditions if "halal" in one.title.lower())
    assert halal.is_met is is_met


@pytest.mark.parametrize("item_count", [1, 3])
def test_the_list_asks_few_questions(client, item_count, django_assert_max_num_queries):
    forum = ForumFactory()
    for vendor in VendorFactory.create_batch(item_count):
        ProductFactory(vendor=vendor)
        LicenceFactory(vendor=vendor)
        VendorParticipantFactory(forum=forum, vendor=vendor)
    client.force_login(UserFactory())
    client.get(address("vendor_readiness_list", forum))

    with django_assert_max_num_queries(10):
        response = client.get(address("vendor_readiness_list", forum))

    assert len(response.context["rows"]) == item_count
