import pytest
from django.db import IntegrityError
from django.urls import reverse

from accounts.models import Role
from tests.factories import (
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from vendors.models import LegalForm, Vendor

pytestmark = pytest.mark.django_db


def vendor_data(**values):
    return {
        "name": "Dapur Ratmi",
        "legal_form": LegalForm.INDIVIDUAL,
        "contact_name": "Indah",
        "phone": "0812 3456 7890",
        "nib": "0220 1234 5678 9",
    } | values


def test_vendor_create_stores_cleaned_numbers(client, staff):
    response = client.post(reverse("vendors:vendor_create"), vendor_data())

    vendor = Vendor.objects.get()
    assert response.headers["Location"] == reverse("vendors:vendor_profile", args=[vendor.slug])
    assert (vendor.slug, vendor.nib, vendor.phone) == (
        "dapur-ratmi",
        "0220123456789",
        "+6281234567890",
    )
    assert not vendor.is_verified


@pytest.mark.parametrize("name", ["new", "Dapur Ratmi", "###"])
def test_vendor_addresses_differ(client, staff, name):
    VendorFactory(slug="dapur-ratmi")
    VendorFactory(slug="vendor")

    client.post(reverse("vendors:vendor_create"), vendor_data(name=name))

    slug = Vendor.objects.get(name=name).slug
    assert slug not in {"new", "vendor", "dapur-ratmi"}
    assert client.get(reverse("vendors:vendor_detail", args=[slug])).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"nib": "123"}, "nib"),
        ({"phone": "xx"}, "phone"),
        ({"legal_form": "yayasan"}, "legal_form"),
        ({"region": "99999"}, "region"),
    ],
)
def test_vendor_create_shows_the_error_at_the_field(client, staff, values, field):
    response = client.post(reverse("vendors:vendor_create"), vendor_data(**values))

    assert response.context["form"].has_error(field)
    assert not Vendor.objects.exists()


@pytest.mark.parametrize(("name", "is_told"), [("UD. Dapur  RATMI", True), ("Dapur Sari", False)])
def test_vendor_create_tells_of_one_of_the_same_name(client, staff, name, is_told):
    VendorFactory(name="Dapur Ratmi")

    page = client.post(
        reverse("vendors:vendor_create"), vendor_data(name=name, nib=""), follow=True
    )

    assert Vendor.objects.count() == 2
    assert ("Dapur Ratmi sudah ada dengan nama yang sama" in page.text) == is_told


def test_vendor_create_with_a_nib_that_is_taken(client, staff):
    VendorFactory(nib="0220123456789")

    response = client.post(reverse("vendors:vendor_create"), vendor_data())

    assert response.context["form"].has_error("nib", "unique")


def test_two_vendors_without_nib_are_fine(client, staff):
    for name in ("Satu", "Dua"):
        client.post(reverse("vendors:vendor_create"), vendor_data(name=name, nib=""))

    assert Vendor.objects.filter(nib=None).count() == 2


def test_one_vendor_entered_twice_is_refused(client, staff):
    data = vendor_data(nib="")
    client.post(reverse("vendors:vendor_create"), data)

    response = client.post(
        reverse("vendors:vendor_create"), data | {"name": "DAPUR RATMI", "phone": "081234567890"}
    )

    assert response.context["form"].has_error("__all__", "vendor_exists")
    assert Vendor.objects.count() == 1


def test_one_vendor_twice_is_refused_by_the_database():
    vendor = VendorFactory()

    with pytest.raises(IntegrityError, match="vendor_name_and_phone_are_unique"):
        VendorFactory(name=vendor.name.upper(), phone=vendor.phone)


def test_verification_needs_both_its_parts():
    vendor = VerifiedVendorFactory()

    with pytest.raises(IntegrityError, match="vendor_verification_is_whole"):
        Vendor.objects.filter(pk=vendor.pk).update(verified_by=None)


@pytest.mark.parametrize("item_count", [1, 3])
def test_vendor_list_query_count(client, staff, item_count, django_assert_num_queries):
    VendorFactory.create_batch(item_count)
    # The first look of a day catches up with licences that have ended.
    client.get(reverse("vendors:vendor_list"))

    with django_assert_num_queries(5):
        response = client.get(reverse("vendors:vendor_list"))

    assert len(response.context["page"]) == item_count


def test_buyers_see_verified_vendors_only(client):
    hidden, shown = VendorFactory(name="ZZQ"), VerifiedVendorFactory()
    client.force_login(UserFactory(role=Role.BUYER))

    response = client.get(reverse("vendors:vendor_list"))

    assert [entry.vendor for entry in response.context["page"]] == [shown]
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_a_vendor_sees_others_as_buyers_do_and_itself_whole(client):
    own = RepresentativeFactory()
    other = VerifiedVendorFactory(name="ZZQ")
    client.force_login(own.user)

    response = client.get(reverse("vendors:vendor_list"))

    assert [entry.vendor for entry in response.context["page"]] == [other]
    assert client.get(VendorFactory().get_absolute_url()).status_code == 404
    page = client.get(other.get_absolute_url())
    assert page.status_code == 200
    assert page.context["contacts"] == {}


def test_an_observer_sees_no_contacts(client):
    vendor = VendorFactory(phone="+6281234564471", contact_name="Orang Kontak")
    client.force_login(UserFactory(role=Role.OBSERVER))

    pages = [client.get(reverse("vendors:vendor_list")), client.get(vendor.get_absolute_url())]

    for page in pages:
        assert "4471" not in page.content.decode()
        assert "Orang Kontak" not in page.content.decode()


@pytest.mark.parametrize(("query", "count"), [("unverified", 1), ("verified", 2), ("x", 3)])
def test_vendor_list_filters_by_verification(client, staff, query, count):
    VendorFactory()
    VerifiedVendorFactory.create_batch(2)

    response = client.get(reverse("vendors:vendor_list") + f"?ready={query}")

    assert len(response.context["page"]) == count
