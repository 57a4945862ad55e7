"""What ranking reads follows products and vendors, whoever writes them."""

import pytest
from django.db import IntegrityError

from matching.models import Offer, PlanWordRole
from tests.factories import (
    CategoryFactory,
    PlanWordFactory,
    ProductFactory,
    VendorFactory,
)
from vendors.models import Product, Vendor, VendorStatus

pytestmark = pytest.mark.django_db


def test_offer_is_written_with_the_product():
    product = ProductFactory(name="Kertas HVS A4", description="Rim isi 500 lembar")

    offer = Offer.objects.get()

    assert (offer.product, offer.vendor, offer.category) == (
        product, product.vendor, product.category,
    )  # fmt: skip
    assert offer.is_open
    assert "'hvs':2A" in offer.words
    assert "'rim':4" in offer.words


def test_offer_follows_bulk_changes():
    product = ProductFactory(name="Kertas")
    other = CategoryFactory()

    Product.objects.update(name="Pulpen/gel", category=other)

    offer = Offer.objects.get(product=product)
    assert offer.category == other
    assert "'pulpen':1A" in offer.words
    assert "'gel':2A" in offer.words


def test_offer_is_open_while_product_and_vendor_are():
    product = ProductFactory()
    quiet = ProductFactory(vendor=VendorFactory())

    assert list(Offer.objects.filter(is_open=True)) == [product.offer]
    Product.objects.filter(pk=product.pk).update(is_active=False)
    assert not Offer.objects.get(product=product).is_open
    Product.objects.filter(pk=product.pk).update(is_active=True)
    Vendor.objects.filter(pk=product.vendor_id).update(
        status=VendorStatus.SUSPENDED, status_reason="Laporan palsu."
    )
    assert not Offer.objects.get(product=product).is_open
    assert not Offer.objects.get(product=quiet).is_open


def test_offer_goes_with_its_product():
    ProductFactory().delete()

    assert not Offer.objects.exists()


def test_plan_word_stands_once():
    PlanWordFactory(term="belanja")

    with pytest.raises(IntegrityError, match="plan_word_term_is_unique"):
        PlanWordFactory(term="Belanja")


@pytest.mark.parametrize(
    "values",
    [{"role": PlanWordRole.ACTION}, {"role": PlanWordRole.PLACE, "action": "rent"}],
)
def test_plan_word_has_an_action_only_as_action(values):
    with pytest.raises(IntegrityError, match="plan_word_action_is_named"):
        PlanWordFactory(**values)


def test_a_weak_plan_word_may_name_an_action():
    assert PlanWordFactory(role=PlanWordRole.WEAK, action="latih").pk
