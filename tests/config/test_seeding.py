"""The invented directory that the bench and trials of many rows use."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from matching.models import Offer
from tests.factories import ProductFactory, UserFactory
from vendors.models import DirectoryEntry, EntryKind, Product, Vendor

pytestmark = pytest.mark.django_db


def test_a_seeded_directory_is_whole(capsys):
    call_command("load_master_data", verbosity=0)
    UserFactory()

    call_command("seed_directory", products=60, vendors=20)

    assert (Product.objects.count(), Vendor.objects.count()) == (60, 20)
    assert DirectoryEntry.objects.filter(kind=EntryKind.PRODUCT).count() == 60
    assert DirectoryEntry.objects.filter(kind=EntryKind.PRODUCT, is_public=False).count() == 3
    assert DirectoryEntry.objects.filter(facets__contains=["tkdn"]).exists()
    assert Offer.objects.count() == 60  # else no demand would find any of it
    assert Offer.objects.filter(is_open=False).count() == 3
    ProductFactory()
    with pytest.raises(CommandError, match="already"):
        call_command("seed_directory", products=1, vendors=1)
