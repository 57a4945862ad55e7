"""Two people edit one record at once: neither overwrites the other without seeing it."""

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import Agency, Office, Role, User
from events.models import Forum, Participant
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
)
from vendors.models import Vendor

EDITED = {
    "vendor": (
        VendorFactory,
        lambda row: reverse("vendors:vendor_part_edit", args=[row.slug, "identity"]),
        Vendor,
    ),
    "forum": (ForumFactory, lambda row: reverse("events:forum_edit", args=[row.slug]), Forum),
    "participant": (
        lambda: ParticipantFactory(phone="+6281234567890"),
        lambda row: reverse("events:participant_edit", args=[row.forum.slug, row.pk]),
        Participant,
    ),
    "agency": (AgencyFactory, lambda row: reverse("accounts:agency_edit", args=[row.pk]), Agency),
    "office": (OfficeFactory, lambda row: reverse("accounts:office_edit"), Office),
    "user": (UserFactory, lambda row: reverse("accounts:user_edit", args=[row.pk]), User),
}


@pytest.fixture(params=sorted(EDITED))
def edited(request):
    factory, address_of, model = EDITED[request.param]
    row = factory()
    return row, address_of(row), model


def sign_in():
    client = Client()
    client.force_login(UserFactory(role=Role.ADMIN))
    return client


def filled(client, address, **values):
    """What the browser would send back after opening the page."""
    form = client.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, False)} | values


@pytest.mark.django_db
def test_the_second_to_save_is_told_and_loses_nothing(edited):
    row, address, model = edited
    first, second = sign_in(), sign_in()
    data = filled(second, address, name="Nama kedua")
    first.post(address, filled(first, address, name="Nama pertama"))

    refused = second.post(address, data)

    assert refused.status_code == HTTPStatus.CONFLICT
    assert refused.context["form"].has_error("__all__", "changed_meanwhile")
    assert refused.context["form"]["name"].value() == "Nama kedua"
    assert model.objects.get(pk=row.pk).name == "Nama pertama"

    data["seen"] = refused.context["form"]["seen"].value()
    second.post(address, data)

    assert model.objects.get(pk=row.pk).name == "Nama kedua"


@pytest.mark.django_db
def test_the_same_sent_twice_is_no_conflict(edited):
    row, address, model = edited
    client = sign_in()
    data = filled(client, address, name="Nama baru")

    codes = [client.post(address, data).status_code for _ in range(2)]

    assert codes == [HTTPStatus.FOUND] * 2
    assert model.objects.get(pk=row.pk).name == "Nama baru"


@pytest.mark.django_db(transaction=True)
def test_eight_editors_at_once_make_one_change(edited):
    row, address, model = edited
    clients = [sign_in() for _ in range(8)]
    pages = [
        filled(client, address, name=f"Nama {number}") for number, client in enumerate(clients)
    ]
    start = Barrier(8)

    def save(number):
        try:
            start.wait(timeout=10)
            return clients[number].post(address, pages[number]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(save, range(8)))

    assert sorted(codes) == [HTTPStatus.FOUND] + [HTTPStatus.CONFLICT] * 7
    assert model.objects.get(pk=row.pk).name == f"Nama {codes.index(HTTPStatus.FOUND)}"
