import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from accounts.models import Role
from tests.factories import (
    CategoryFactory,
    LicenceFactory,
    ProductFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from vendors.actions.importing.product_saving import preview
from vendors.models import LicenceKind, Product, ProductImport, ProductPhoto

pytestmark = pytest.mark.django_db


def address(name, vendor, *args):
    return reverse(f"vendors:{name}", args=[vendor.slug, *args])


def product_data(**values):
    return {"name": "Snack Box", "category": CategoryFactory().pk, "unit": "kotak"} | values


def test_a_product_is_stored_and_asks_for_photos(client, own):
    response = client.post(
        address("product_create", own),
        product_data(price="Rp15.000", minimum_order="20", lead_time_days="2", tkdn="62,4"),
    )

    product = own.products.get()
    assert response.headers["Location"] == address("product_photo_list", own, product.slug)
    assert (product.slug, product.price, product.price_on) == (
        "snack-box",
        Decimal(15000),
        timezone.localdate(),
    )
    assert (product.minimum_order, product.lead_time_days, product.tkdn) == (
        20,
        2,
        Decimal("62.4"),
    )


def test_changing_a_product_reads_no_other(client, own):
    product = ProductFactory(vendor=own)
    client.get(address("product_edit", own, product.slug))

    with CaptureQueriesContext(connection) as queries:
        client.get(address("product_edit", own, product.slug))

    start = 'SELECT "vendors_product"."id"'
    (read,) = (one["sql"] for one in queries if one["sql"].startswith(start))
    assert f"""\"slug\" = '{product.slug}'""" in read


@pytest.mark.parametrize("name", ["new", "Snack Box"])
def test_products_get_addresses_of_their_own(client, own, name):
    ProductFactory(vendor=own, slug="snack-box")

    client.post(address("product_create", own), product_data(name=name))

    slug = own.products.get(name=name).slug
    assert slug not in {"new", "snack-box"}
    assert client.get(address("product_detail", own, slug)).status_code == 200


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"unit": ""}, "unit"),
        ({"category": "999999"}, "category"),
        ({"price": "0"}, "price"),
        ({"price": "lima"}, "price"),
        ({"price": "1", "price_since": "0001-01-01"}, "price_since"),
        ({"tkdn": "100,01"}, "tkdn"),
        ({"bmp": "15,01"}, "bmp"),
        ({"minimum_order": "0"}, "minimum_order"),
        ({"lead_time_days": "366"}, "lead_time_days"),
        ({"ekatalog_url": "http://contoh.example"}, "ekatalog_url"),
        ({"ekatalog_url": "javascript:alert(1)"}, "ekatalog_url"),
        ({"origin": "bulan"}, "origin"),
    ],
)
def test_errors_stand_at_their_field(client, own, values, field):
    response = client.post(address("product_create", own), product_data(**values))

    assert response.context["form"].has_error(field)
    assert not Product.objects.exists()


def test_a_new_price_keeps_the_old_one(client, own):
    product = ProductFactory(vendor=own, price=100, price_on=date(2024, 1, 1))
    data = product_data(category=product.category_id)

    client.post(address("product_edit", own, product.slug), data | {"price": "120"})
    client.post(address("product_edit", own, product.slug), data | {"price": "120"})

    assert list(product.prices.values_list("price", "price_on")) == [
        (120, timezone.localdate()),
        (100, date(2024, 1, 1)),
    ]
    client.post(address("product_edit", own, product.slug), data | {"price": ""})
    product.refresh_from_db()
    assert (product.price, product.price_on) == (None, None)


def test_values_come_from_the_certificate_and_must_agree_with_it(client, own):
    certificate = LicenceFactory(
        vendor=own, kind=LicenceKind.TKDN, tkdn=Decimal("40.5"), bmp=Decimal(10)
    )
    foreign = LicenceFactory(kind=LicenceKind.TKDN, tkdn=Decimal(1))

    wrong = client.post(
        address("product_create", own), product_data(certificate=certificate.pk, tkdn="41")
    )
    other = client.post(address("product_create", own), product_data(certificate=foreign.pk))
    client.post(address("product_create", own), product_data(certificate=certificate.pk))

    assert wrong.context["form"].has_error("tkdn", "differs_from_certificate")
    assert other.context["form"].has_error("certificate")
    product = own.products.get()
    assert (product.tkdn, product.bmp) == (Decimal("40.5"), Decimal(10))


def test_a_product_is_withdrawn_and_offered_again(client, own):
    product = ProductFactory(vendor=own)

    client.post(address("product_withdraw", own, product.slug))
    client.post(address("product_withdraw", own, product.slug))
    product.refresh_from_db()
    assert not product.is_active
    client.post(address("product_offer", own, product.slug))

    product.refresh_from_db()
    assert product.is_active


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("product_edit", "get"),
        ("product_photo_list", "get"),
        ("product_offer", "post"),
        ("product_withdraw", "post"),
    ],
)
def test_products_of_others_are_not_found(client, own, name, method):
    other = ProductFactory(slug="milik-lain")

    assert getattr(client, method)(address(name, other.vendor, other.slug)).status_code == 404
    assert getattr(client, method)(address(name, own, other.slug)).status_code == 404
    other.refresh_from_db()
    assert other.is_active


def test_a_product_photo_is_added_shown_and_deleted(client, own, uploads, photo_file):
    product = ProductFactory(vendor=own)
    page = address("product_photo_list", own, product.slug)

    client.post(page, {"photo": photo_file(), "caption": "Tampak depan"})
    photo = product.photos.get()
    shown = client.get(address("product_photo", own, product.slug, photo.pk, "large"))
    shown.getvalue()

    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "Tampak depan" in client.get(product.get_absolute_url()).content.decode()
    client.post(address("product_photo_delete", own, product.slug, photo.pk))
    assert not ProductPhoto.objects.exists()


@pytest.mark.parametrize("is_public", [True, False])
def test_the_public_sees_what_is_offered_by_checked_vendors(client, is_public):
    vendor = VerifiedVendorFactory(phone="+6281234564471") if is_public else VendorFactory()
    product = ProductFactory(vendor=vendor, price=15000, price_on=date(2024, 1, 1))
    withdrawn = ProductFactory(vendor=vendor, is_active=False)

    response = client.get(product.get_absolute_url())

    assert response.status_code == (200 if is_public else 404)
    assert client.get(withdrawn.get_absolute_url()).status_code == 404
    if is_public:
        assert "Rp15.000" in response.content.decode()
        assert "4471" not in response.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_open_a_public_product(client, role):
    product = ProductFactory()
    client.force_login(UserFactory(role=role))

    assert client.get(product.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Kue basah", "Kue lapis", "Meja"]),
        ("q=KUE", ["Kue basah", "Kue lapis"]),
        ("state=offered", ["Kue basah", "Meja"]),
        ("sort=-price", ["Meja", "Kue basah", "Kue lapis"]),
        ("q=tidak+ada", []),
    ],
)
def test_a_vendor_finds_its_products_and_takes_them_away(client, own, query, found):
    day = date(2024, 1, 1)
    ProductFactory(vendor=own, name="Kue basah", price=2000, price_on=day, tkdn="41.5")
    ProductFactory(vendor=own, name="Kue lapis", is_active=False)
    ProductFactory(vendor=own, name="Meja", price=90_000, price_on=day)
    ProductFactory(name="Kue orang lain")

    page = client.get(f"{address('product_list', own)}?{query}")
    book = client.get(f"{address('product_xlsx', own)}?{query}")

    assert [one.name for one in page.context["page"]] == found
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.getvalue())).get_sheet_by_index(0)
    rows = sheet.to_python()[1:]
    assert [row[0] for row in rows] == found
    assert ("41,50" in [cell for row in rows for cell in row]) == ("Kue basah" in found)


def test_the_file_of_products_comes_back_as_it_went(client, own):
    ProductFactory(
        vendor=own, name="Kue", price=2000, price_on=date(2024, 1, 1), minimum_order=20,
        monthly_capacity=8000, lead_time_days=0, origin="city", tkdn="41.5", material="Tepung",
    )  # fmt: skip
    content = client.get(address("product_xlsx", own)).getvalue()

    client.post(
        reverse("vendors:import_create", args=["products"]),
        {"file": SimpleUploadedFile("produk.xlsx", content)},
    )

    (row,) = preview(ProductImport.objects.get()).rows
    assert (row.outcome, row.errors) == ("same", [])


@pytest.mark.parametrize("item_count", [1, 3])
def test_product_list_query_count(client, own, item_count, django_assert_num_queries):
    ProductFactory.create_batch(item_count, vendor=own)
    client.get(address("product_list", own))

    with django_assert_num_queries(6):
        response = client.get(address("product_list", own))

    assert len(response.context["page"]) == item_count
