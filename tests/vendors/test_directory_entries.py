"""The rows that the directory is read from, as the triggers write them."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import RegionLevel, Role
from tests.factories import (
    CategoryFactory,
    ProductFactory,
    RegionFactory,
    UserFactory,
    VendorFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)
from vendors.models import (
    DirectoryEntry,
    EkatalogStage,
    EntryKind,
    FacetCount,
    LicenceKind,
    LicenceStanding,
    Product,
    SearchWord,
    Vendor,
    refresh_stale,
)

pytestmark = pytest.mark.django_db


def entry_of(product):
    return DirectoryEntry.objects.get(product=product)


def vendor_entry(vendor):
    return DirectoryEntry.objects.get(kind=EntryKind.VENDOR, vendor=vendor)


def certified(product, **values):
    licence = VerifiedLicenceFactory(
        vendor=product.vendor, kind=LicenceKind.TKDN, number="1", **values
    )
    Product.objects.filter(pk=product.pk).update(certificate=licence)
    return licence


def assert_counts_are_true():
    for kind in EntryKind:
        for only_public in (True, False):
            rows = DirectoryEntry.objects.of_kind(kind)
            if only_public:
                rows = rows.filter(is_public=True)
            counted = {"": 0}
            for facets in rows.values_list("facets", flat=True):
                for facet in [*facets, ""]:
                    counted[facet] = counted.get(facet, 0) + 1
            totals = FacetCount.objects.totals(only_public=only_public)[kind]
            assert {key: n for key, n in totals.items() if n} == {
                key: n for key, n in counted.items() if n
            }


def test_a_product_is_found_with_what_it_is():
    district = RegionFactory(name="Metro Pusat")
    village = RegionFactory(level=RegionLevel.VILLAGE, parent=district, name="Imopuro")
    top = CategoryFactory(name="Makanan", slug="makanan-minuman")
    leaf = CategoryFactory(name="Kudapan", parent=top, keywords="snack, rapat")
    vendor = VerifiedVendorFactory(region=village, woman_led=True, size_class="micro",
                                   size_class_on=timezone.localdate())  # fmt: skip
    product = ProductFactory(
        vendor=vendor, category=leaf, name="Kotak kue", price=15000, price_on=timezone.localdate()
    )

    entry = entry_of(product)

    assert set(entry.facets) == {
        f"c{leaf.pk}", f"c{top.pk}", f"d{district.pk}", f"v{village.pk}", "s:micro", "woman",
        "verified",
    }  # fmt: skip
    assert entry.is_public
    assert (entry.card["drawing"], entry.card["place"]) == ("makanan-minuman", "Metro Pusat")
    assert vendor_entry(vendor).price == 15000
    assert f"c{top.pk}" in vendor_entry(vendor).facets


def test_what_is_not_verified_is_not_public():
    product = ProductFactory(vendor=VendorFactory())

    assert not entry_of(product).is_public
    assert list(DirectoryEntry.objects.visible_to(UserFactory(role=Role.BUYER))) == []
    assert DirectoryEntry.objects.visible_to(UserFactory()).count() == 2


def test_verifying_and_suspending_moves_all_of_a_vendor():
    product = ProductFactory(vendor=VendorFactory())
    vendor = product.vendor

    vendor.verify(by=UserFactory())
    assert entry_of(product).is_public
    vendor.suspend(reason="NIB dicabut")

    assert not entry_of(product).is_public
    assert not vendor_entry(vendor).is_public
    assert_counts_are_true()


def test_a_product_that_is_no_longer_offered_is_gone():
    product = ProductFactory()

    Product.objects.filter(pk=product.pk).update(is_active=False)

    assert not DirectoryEntry.objects.filter(product=product).exists()
    assert vendor_entry(product.vendor).card["number"] == 0
    assert_counts_are_true()


def test_a_product_that_moves_concerns_both_vendors():
    product, other = ProductFactory(), VerifiedVendorFactory()
    first = product.vendor

    Product.objects.filter(pk=product.pk).update(vendor=other)

    assert vendor_entry(first).card["number"] == 0
    assert vendor_entry(other).card["number"] == 1
    assert entry_of(product).vendor == other
    assert_counts_are_true()


def test_a_merged_vendor_is_gone():
    vendor, other = VerifiedVendorFactory(), VerifiedVendorFactory()

    Vendor.objects.filter(pk=vendor.pk).update(merged_into=other)

    assert not DirectoryEntry.objects.filter(vendor=vendor).exists()
    assert_counts_are_true()


def test_a_product_writes_its_own_entry_and_that_of_its_vendor_only():
    product, other = ProductFactory.create_batch(2, vendor=VerifiedVendorFactory())
    entries = DirectoryEntry.objects.filter(vendor=product.vendor)
    entries.update(name="lama")

    Product.objects.filter(pk=product.pk).update(name="Plakat baru")

    assert (entry_of(product).name, entry_of(other).name) == ("Plakat baru", "lama")
    assert entries.get(kind=EntryKind.VENDOR).name == product.vendor.name
    Vendor.objects.filter(pk=product.vendor_id).update(woman_led=True)
    assert entry_of(other).name == other.name
    assert SearchWord.objects.filter(word="plakat").exists()


@pytest.mark.parametrize(
    ("tkdn", "keys"),
    [
        ("0.00", set()),
        ("24.99", {"tkdn"}),
        ("25.00", {"tkdn", "tkdn25"}),
        ("39.99", {"tkdn", "tkdn25"}),
        ("40.00", {"tkdn", "tkdn25", "tkdn40"}),
    ],
)
def test_tkdn_steps(tkdn, keys):
    product = ProductFactory(tkdn=tkdn)

    certified(product, tkdn=tkdn)

    assert {key for key in entry_of(product).facets if key.startswith("tkdn")} == keys


def test_tkdn_counts_only_with_a_certificate_that_is_checked_and_valid():
    today = timezone.localdate()
    product = ProductFactory(tkdn=50)
    assert shown_tkdn(product) is None

    licence = certified(product, tkdn=50, expires_on=today)
    assert shown_tkdn(product) == 50
    type(licence).objects.filter(pk=licence.pk).update(expires_on=today - timedelta(days=1))
    assert shown_tkdn(product) is None
    type(licence).objects.filter(pk=licence.pk).update(
        expires_on=None, issued_on=today + timedelta(days=1)
    )
    assert shown_tkdn(product) is None
    type(licence).objects.filter(pk=licence.pk).update(issued_on=today)
    assert shown_tkdn(product) == 50
    type(licence).objects.filter(pk=licence.pk).update(standing=LicenceStanding.REVOKED)
    assert shown_tkdn(product) is None
    type(licence).objects.filter(pk=licence.pk).update(
        standing=LicenceStanding.ISSUED, verified_at=None, verified_by=None
    )
    assert shown_tkdn(product) is None


def shown_tkdn(product):
    """What the directory, the page of the vendor and that of the product say, which is one."""
    found = Product.objects.select_related("certificate").get(pk=product.pk)
    assert found.certified_tkdn == entry_of(product).tkdn
    return found.certified_tkdn


def test_halal_of_one_product_is_not_that_of_another():
    product = ProductFactory()
    other = ProductFactory(vendor=product.vendor)

    licence = VerifiedLicenceFactory(vendor=product.vendor, product=product)
    assert "halal" in entry_of(product).facets
    assert "halal" not in entry_of(other).facets
    licence.delete()

    assert "halal" not in entry_of(product).facets
    assert "halal" not in vendor_entry(product.vendor).facets


def test_the_calendar_is_caught_up():
    today = timezone.localdate()
    product = ProductFactory()
    VerifiedLicenceFactory(vendor=product.vendor, expires_on=today)
    assert entry_of(product).stale_on == today + timedelta(days=1)
    assert refresh_stale(today) == 0
    # As if the row had been written on the day before.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE vendors_licence SET issued_on = NULL, expires_on = %s",
            [today - timedelta(days=1)],
        )
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert "halal" in entry_of(product).facets

    assert refresh_stale(today + timedelta(days=1)) == 1

    assert "halal" not in entry_of(product).facets
    assert entry_of(product).stale_on is None


def test_a_category_that_is_renamed_is_found_by_its_new_name():
    top = CategoryFactory(name="Lama")
    product = ProductFactory(category=CategoryFactory(parent=top))

    type(top).objects.filter(pk=top.pk).update(name="Perabot")

    found = DirectoryEntry.objects.filter(
        search=SearchQuery("perabot", config="indonesian"), kind=EntryKind.PRODUCT
    )
    assert list(found) == [entry_of(product)]


def test_ekatalog_is_of_the_vendor_or_of_the_product():
    vendor = VerifiedVendorFactory(ekatalog_stage=EkatalogStage.LISTED)
    of_vendor = ProductFactory(vendor=vendor)
    of_product = ProductFactory(ekatalog_url="https://katalog.inaproc.id/x")
    neither = ProductFactory()

    assert "ekatalog" in entry_of(of_vendor).facets
    assert "ekatalog" in entry_of(of_product).facets
    assert "ekatalog" not in entry_of(neither).facets


def test_counts_are_added_up():
    products = ProductFactory.create_batch(3)
    for _ in range(60):
        Product.objects.filter(pk=products[0].pk).update(is_active=False)
        Product.objects.filter(pk=products[0].pk).update(is_active=True)
        assert_counts_are_true()

    assert FacetCount.objects.count() < 60 * 2 * 4


def test_words_of_names_are_known_by_their_parts():
    ProductFactory(name="Spanduk kain 3x1")

    words = set(SearchWord.objects.values_list("word", flat=True))

    assert {"spanduk", "kain"} <= words
    assert "3x1" not in words
    assert set(SearchWord.objects.filter(word="kain").values_list("trigram", flat=True)) == {
        "  k", " ka", "kai", "ain", "in ",
    }  # fmt: skip


def test_two_entries_of_a_vendor_are_refused():
    entry = vendor_entry(VerifiedVendorFactory())
    entry.pk = None

    with pytest.raises(IntegrityError, match="directory_entry_is_one_for_a_vendor"):
        entry.save(force_insert=True)


def test_an_entry_of_a_product_needs_the_product():
    entry = vendor_entry(VerifiedVendorFactory())

    with pytest.raises(IntegrityError, match="directory_entry_of_a_product_has_it"):
        DirectoryEntry.objects.filter(pk=entry.pk).update(kind=EntryKind.PRODUCT)


@pytest.mark.django_db(transaction=True)
def test_two_who_change_one_vendor_do_not_undo_each_other():
    first = ProductFactory()
    second = ProductFactory(vendor=first.vendor)

    def rename_second():
        try:
            Product.objects.filter(pk=second.pk).update(name="Dua")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Product.objects.filter(pk=first.pk).update(name="Satu")
            waiting = pool.submit(rename_second)
            time.sleep(0.5)
            assert not waiting.done()
        waiting.result(timeout=20)

    assert (entry_of(first).name, entry_of(second).name) == ("Satu", "Dua")
    assert_counts_are_true()
