from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role
from core.names import business_key
from tests.factories import (
    CategoryFactory,
    LicenceFactory,
    ProductFactory,
    RepresentativeFactory,
    SynonymFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
    WorkforceFactory,
)
from vendors.models import (
    Category,
    LegalForm,
    Licence,
    LicenceKind,
    LicenceStanding,
    LicenceState,
    Product,
    ProductPhoto,
    SizeBasis,
    SizeClass,
    Vendor,
    VendorKbli,
    VendorPhoto,
    VendorStatus,
    Workforce,
    size_class_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 3, 6)
MILLIARD = 1_000_000_000


def refused(name):
    return pytest.raises(IntegrityError, match=name)


# Vendors


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"status": VendorStatus.VERIFIED}, "vendor_status_fits_verification"),
        ({"status": VendorStatus.RETURNED}, "vendor_return_and_suspension_have_a_reason"),
        ({"status": VendorStatus.SUSPENDED}, "vendor_return_and_suspension_have_a_reason"),
        ({"size_class": SizeClass.MICRO}, "vendor_size_class_has_a_day"),
        ({"size_class_on": DAY}, "vendor_size_class_has_a_day"),
        ({"capital": -1}, "vendor_amounts_are_not_negative"),
        ({"annual_sales": -1}, "vendor_amounts_are_not_negative"),
    ],
)
def test_vendor_constraints(values, name):
    vendor = VendorFactory()

    with refused(name):
        Vendor.objects.filter(pk=vendor.pk).update(**values)


def test_a_verified_vendor_has_a_check():
    vendor = VerifiedVendorFactory()

    with refused("vendor_status_fits_verification"):
        Vendor.objects.filter(pk=vendor.pk).update(status=VendorStatus.DRAFT)


def test_a_vendor_is_not_merged_into_itself():
    vendor = VendorFactory()

    with refused("vendor_is_not_merged_into_itself"):
        Vendor.objects.filter(pk=vendor.pk).update(merged_into=vendor)


@pytest.mark.parametrize(
    "name", ["PT. Sumber Rejeki", "P.T.", "Émilie & Udin", "UD", "Kopi-Kita 2", "cv CV", "---"]
)
def test_the_database_makes_the_same_key_as_python(name):
    vendor = VendorFactory(name=name)

    vendor.refresh_from_db()
    assert vendor.name_key == business_key(name)


def test_the_key_and_the_cooperative_flag_follow_bulk_writes():
    vendor = VendorFactory()

    Vendor.objects.filter(pk=vendor.pk).update(name="CV Baru", legal_form=LegalForm.COOPERATIVE)

    vendor.refresh_from_db()
    assert (vendor.name_key, vendor.is_cooperative) == ("baru", True)


@pytest.mark.parametrize(
    ("basis", "amount", "found"),
    [
        ("capital", 0, SizeClass.MICRO),
        ("capital", 1 * MILLIARD, SizeClass.MICRO),
        ("capital", 1 * MILLIARD + 1, SizeClass.SMALL),
        ("capital", 5 * MILLIARD, SizeClass.SMALL),
        ("capital", 5 * MILLIARD + 1, SizeClass.MEDIUM),
        ("capital", 10 * MILLIARD, SizeClass.MEDIUM),
        ("capital", 10 * MILLIARD + 1, SizeClass.LARGE),
        ("sales", 2 * MILLIARD, SizeClass.MICRO),
        ("sales", 2 * MILLIARD + 1, SizeClass.SMALL),
        ("sales", 15 * MILLIARD, SizeClass.SMALL),
        ("sales", 15 * MILLIARD + 1, SizeClass.MEDIUM),
        ("sales", 50 * MILLIARD, SizeClass.MEDIUM),
        ("sales", 50 * MILLIARD + 1, SizeClass.LARGE),
        ("sales", None, ""),
        ("", 1, ""),
    ],
)
def test_size_class_at_every_limit_of_the_law(basis, amount, found):
    assert size_class_of(basis, None if amount is None else Decimal(amount)) == found


def test_size_class_keeps_the_day_on_which_it_changed():
    vendor = VendorFactory.build(size_basis=SizeBasis.SALES, annual_sales=Decimal(1))
    vendor.set_size_class()
    assert (vendor.size_class, vendor.size_class_on) == (SizeClass.MICRO, timezone.localdate())

    vendor.size_class_on = DAY
    vendor.set_size_class()
    assert vendor.size_class_on == DAY

    vendor.annual_sales = None
    vendor.set_size_class()
    assert (vendor.size_class, vendor.size_class_on) == ("", None)


def test_suspended_and_merged_vendors_are_hidden_from_buyers():
    shown = VerifiedVendorFactory()
    VerifiedVendorFactory(status=VendorStatus.SUSPENDED, status_reason="Izin dicabut")
    twin = VerifiedVendorFactory(merged_into=shown)

    assert list(Vendor.objects.visible_to(UserFactory(role=Role.BUYER))) == [shown]
    assert twin not in Vendor.objects.visible_to(UserFactory())
    assert twin not in Vendor.objects.unverified()


# Parts of a vendor


@pytest.mark.parametrize(
    ("code", "is_industry"),
    [("09900", False), ("10110", True), ("33200", True), ("34000", False), ("56210", False)],
)
def test_which_classes_are_industry(code, is_industry):
    assert VendorKbli(code=code).is_industry is is_industry


def test_kbli_constraints():
    kbli = VendorKbliFactory()

    with refused("vendor_kbli_is_unique"), transaction.atomic():
        VendorKbliFactory(vendor=kbli.vendor, code=kbli.code)
    with refused("vendor_kbli_has_five_digits"), transaction.atomic():
        VendorKbliFactory(code="1234x")
    VendorKbliFactory(vendor=kbli.vendor, code=kbli.code, version="2025")


def test_workforce_constraints():
    workforce = WorkforceFactory(men=1, women=1, disabled=2)
    assert workforce.total == 2

    with refused("workforce_year_is_unique"), transaction.atomic():
        WorkforceFactory(vendor=workforce.vendor)
    with refused("workforce_disabled_are_part_of_all"), transaction.atomic():
        Workforce.objects.update(disabled=3)


# Catalogue


def test_category_tree_has_three_levels_and_no_rings():
    top = CategoryFactory()
    middle = CategoryFactory(parent=top)
    leaf = CategoryFactory(parent=middle)

    with refused("category_tree_is_shallow"), transaction.atomic():
        CategoryFactory(parent=leaf)
    with refused("category_tree_is_shallow"), transaction.atomic():
        Category.objects.filter(pk=top.pk).update(parent=leaf)
    assert set(Category.objects.at_or_below(top.pk)) == {top, middle, leaf}
    assert set(Category.objects.at_or_below(middle.pk)) == {middle, leaf}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("leaf", "category_below_itself"),
        ("top", "category_below_itself"),
        ("other", "category_too_deep"),
    ],
)
def test_a_category_that_cannot_stand_there_is_told_at_its_parent(client, place, code):
    top = CategoryFactory()
    leaf = CategoryFactory(parent=CategoryFactory(parent=top))
    other = CategoryFactory(parent=CategoryFactory())
    target = {"leaf": leaf, "top": top, "other": other}[place]
    client.force_login(UserFactory(role=Role.ADMIN))

    page = client.post(
        f"/admin/vendors/category/{top.pk}/change/",
        {"name": "Nama baru", "slug": top.slug, "parent": target.pk, "position": 0},
    )

    form = page.context["adminform"].form
    assert [error.code for error in form.errors.as_data()["parent"]] == [code]
    assert "Nama baru" in page.text


@pytest.mark.parametrize("below", [True, False])
def test_category_names_are_unique_under_their_parent(below):
    parent = CategoryFactory() if below else None
    CategoryFactory(name="Alat tulis", parent=parent)

    with refused("category_name_is_unique_under_parent"):
        CategoryFactory(name="ALAT TULIS", parent=parent)


def test_category_takes_the_class_of_the_one_above():
    top = CategoryFactory(product_class="service")

    assert CategoryFactory(parent=top, product_class="").effective_class == "service"
    assert CategoryFactory(product_class="").effective_class == ""


def test_synonyms_are_unique():
    SynonymFactory(term="ATK")

    with refused("synonym_term_is_unique"):
        SynonymFactory(term="atk")


# Licences


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"kind": LicenceKind.TKDN, "tkdn": Decimal("100.01")}, "licence_tkdn_is_a_percentage"),
        ({"kind": LicenceKind.TKDN, "tkdn": Decimal("-0.01")}, "licence_tkdn_is_a_percentage"),
        ({"kind": LicenceKind.TKDN, "bmp": Decimal("15.01")}, "licence_bmp_is_limited"),
        ({"tkdn": Decimal(1)}, "licence_values_are_on_tkdn_certificates"),
        ({"kind": LicenceKind.TKDN, "bmp_expires_on": DAY}, "licence_bmp_expiry_has_bmp"),
        ({"issued_on": DAY, "expires_on": DAY - timedelta(1)}, "licence_days_are_ordered"),
        ({"verified_at": timezone.now()}, "licence_verification_is_whole"),
        ({"number": ""}, "licence_number_is_known_once_issued"),
    ],
)
def test_licence_constraints(values, name):
    licence = LicenceFactory()

    with refused(name):
        Licence.objects.filter(pk=licence.pk).update(**values)


def test_limits_of_tkdn_and_bmp_are_allowed():
    LicenceFactory(
        kind=LicenceKind.TKDN, tkdn=Decimal(100), bmp=Decimal(15), issued_on=DAY, expires_on=DAY
    )
    LicenceFactory(standing=LicenceStanding.APPLIED, number="")


SOON = settings.LICENCE_EXPIRES_SOON


@pytest.mark.parametrize(
    ("expires_on", "state"),
    [
        (None, LicenceState.VALID),
        (DAY + SOON + timedelta(1), LicenceState.VALID),
        (DAY + SOON, LicenceState.EXPIRING),
        (DAY, LicenceState.EXPIRING),
        (DAY - timedelta(1), LicenceState.EXPIRED),
    ],
)
def test_state_of_a_licence_by_its_last_day(expires_on, state):
    licence = LicenceFactory(expires_on=expires_on)

    assert licence.state_on(DAY) == state
    assert Licence.objects.valid_on(DAY).exists() is (state != LicenceState.EXPIRED)
    assert Licence.objects.expiring(DAY).exists() is (state == LicenceState.EXPIRING)
    assert Licence.objects.expired(DAY).exists() is (state == LicenceState.EXPIRED)


@pytest.mark.parametrize("standing", ["applied", "suspended", "revoked"])
def test_state_of_a_licence_that_its_issuer_took_away(standing):
    licence = LicenceFactory(standing=standing)

    assert licence.state_on(DAY) == LicenceState(standing)
    assert not Licence.objects.valid_on(DAY).exists()


def test_a_licence_is_not_valid_before_it_was_issued():
    LicenceFactory(issued_on=DAY)

    assert not Licence.objects.valid_on(DAY - timedelta(1)).exists()
    assert Licence.objects.valid_on(DAY).exists()


def test_bmp_ends_on_its_own_day():
    licence = LicenceFactory.build(bmp=Decimal(10), bmp_expires_on=DAY)

    assert licence.bmp_on(DAY) == 10
    assert licence.bmp_on(DAY + timedelta(1)) is None


def test_who_sees_which_licence():
    own = RepresentativeFactory()
    mine = LicenceFactory(vendor=own.vendor)
    checked = VerifiedLicenceFactory()
    unchecked = LicenceFactory(vendor=checked.vendor)

    assert list(Licence.objects.visible_to(own.user)) == [mine]
    assert list(Licence.objects.visible_to(UserFactory(role=Role.BUYER))) == [checked]
    assert set(Licence.objects.visible_to(UserFactory())) == {mine, checked, unchecked}


# Products


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"price": 0, "price_on": DAY}, "product_price_is_positive"),
        ({"price": 1}, "product_price_has_a_day"),
        ({"price_on": DAY}, "product_price_has_a_day"),
        ({"tkdn": 101}, "product_tkdn_is_a_percentage"),
        ({"bmp": 16}, "product_bmp_is_limited"),
    ],
)
def test_product_constraints(values, name):
    product = ProductFactory()

    with refused(name):
        Product.objects.filter(pk=product.pk).update(**values)


def test_product_addresses_are_unique_for_a_vendor():
    product = ProductFactory()
    ProductFactory(slug=product.slug)

    with refused("product_slug_is_unique_for_vendor"):
        ProductFactory(vendor=product.vendor, slug=product.slug)


def test_every_price_is_kept_even_of_bulk_writes():
    product = ProductFactory(price=100, price_on=DAY)
    Product.objects.update(price=110)
    Product.objects.update(price=120, price_on=DAY + timedelta(1))
    Product.objects.update(price=None, price_on=None)

    prices = list(product.prices.values_list("price", "price_on"))
    assert prices == [(120, DAY + timedelta(1)), (110, DAY)]


def test_who_sees_which_product():
    own = RepresentativeFactory()
    mine = ProductFactory(vendor=own.vendor)
    shown = ProductFactory()
    withdrawn = ProductFactory(vendor=shown.vendor, is_active=False)

    assert list(Product.objects.public()) == [shown]
    assert list(Product.objects.visible_to(UserFactory(role=Role.BUYER))) == [shown]
    assert list(Product.objects.visible_to(own.user)) == [mine]
    assert set(Product.objects.visible_to(UserFactory())) == {mine, shown, withdrawn}


def photo(owner_class, position, **owner):
    return owner_class.objects.create(
        image="x.jpg", thumbnail="y.jpg", width=1, height=1, position=position,
        uploaded_by=UserFactory(), **owner,
    )  # fmt: skip


@pytest.mark.parametrize("position", [0, 9])
def test_photos_are_eight_at_most(position):
    product, vendor = ProductFactory(), VendorFactory()
    photo(ProductPhoto, 8, product=product)
    photo(VendorPhoto, 1, vendor=vendor)

    with refused("productphoto_count_is_limited"), transaction.atomic():
        photo(ProductPhoto, position, product=product)
    with refused("vendorphoto_count_is_limited"), transaction.atomic():
        photo(VendorPhoto, position, vendor=vendor)


def test_photos_have_places_of_their_own():
    product, vendor = ProductFactory(), VendorFactory()
    photo(ProductPhoto, 1, product=product)
    photo(VendorPhoto, 1, vendor=vendor)

    with refused("product_photo_position_is_unique"), transaction.atomic():
        photo(ProductPhoto, 1, product=product)
    with refused("vendor_photo_position_is_unique"), transaction.atomic():
        photo(VendorPhoto, 1, vendor=vendor)
