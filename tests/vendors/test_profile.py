from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Disclosure, Role
from core.formats import date_long
from core.pictures import Picture
from tests.factories import (
    LicenceFactory,
    ProductFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
    WorkforceFactory,
)
from vendors.actions.profile import add_photo
from vendors.completeness import next_part, profile_parts
from vendors.models import (
    LegalForm,
    LicenceKind,
    SizeClass,
    Vendor,
    VendorPhoto,
    VendorStatus,
)

pytestmark = pytest.mark.django_db
NIK = "1872014107850001"
NPWP = "0012345678901000"


def part(vendor, key):
    return reverse("vendors:vendor_part_edit", args=[vendor.slug, key])


def profile(vendor):
    return reverse("vendors:vendor_profile", args=[vendor.slug])


def identity(**values):
    return {"name": "Dapur Ratmi", "legal_form": LegalForm.INDIVIDUAL} | values


# One part at a time


def test_a_vendor_changes_its_identity_and_keeps_its_address(client, own):
    response = client.post(
        part(own, "identity"),
        identity(nib="0220 1234 5678 9", nik=NIK, founded_year="2016", woman_led="true"),
    )

    assert response.headers["Location"] == profile(own)
    slug = own.slug
    own.refresh_from_db()
    assert (own.slug, own.name, own.nib, own.nik) == (slug, "Dapur Ratmi", "0220123456789", NIK)
    assert (own.founded_year, own.woman_led) == (2016, True)


@pytest.mark.parametrize(
    ("key", "values", "field"),
    [
        ("identity", identity(name=""), "name"),
        ("identity", identity(nib="123"), "nib"),
        ("identity", identity(nik="1"), "nik"),
        ("identity", identity(nik=NIK, legal_form=LegalForm.COMPANY), "nik"),
        ("identity", identity(founded_year="1899"), "founded_year"),
        ("size", {"size_basis": "capital", "capital": "8,5 jt"}, "capital"),
        ("size", {"size_basis": "sales", "capital": "1"}, "annual_sales"),
        ("size", {"size_basis": "capital", "capital": "-1"}, "capital"),
        ("supply", {"payment_methods": ["emas"]}, "payment_methods"),
        ("supply", {"delivery_area": "bulan"}, "delivery_area"),
        ("contact", {"contact_name": "A", "phone": "x"}, "phone"),
        ("contact", {"contact_name": "A", "phone": "081234567890", "email": "x"}, "email"),
        ("tax", {"npwp": "12"}, "npwp"),
        ("ekatalog", {"ekatalog_url": "http://contoh.example"}, "ekatalog_url"),
        ("ekatalog", {"ekatalog_url": "javascript:alert(1)"}, "ekatalog_url"),
    ],
)
def test_errors_stand_at_their_field(client, own, key, values, field):
    before = Vendor.objects.values().get(pk=own.pk)

    response = client.post(part(own, key), values)

    assert response.context["form"].has_error(field)
    assert Vendor.objects.values().get(pk=own.pk) == before


@pytest.mark.parametrize(
    ("amount", "size_class"),
    [("Rp1.000.000.000", SizeClass.MICRO), ("1000000000,01", SizeClass.SMALL)],
)
def test_size_is_computed_and_kept_with_its_day(client, own, amount, size_class):
    client.post(part(own, "size"), {"size_basis": "capital", "capital": amount})

    own.refresh_from_db()
    assert (own.size_class, own.size_class_on) == (size_class, timezone.localdate())


def test_size_class_cannot_be_sent(client, own):
    client.post(
        part(own, "size"),
        {"size_basis": "capital", "capital": "1", "size_class": "large", "status": "verified"},
    )

    own.refresh_from_db()
    assert (own.size_class, own.status) == (SizeClass.MICRO, VendorStatus.DRAFT)


def test_supply_contact_and_tax_are_stored(client, own):
    client.post(part(own, "supply"), {"capacity_note": "400", "payment_methods": ["ls", "qris"]})
    client.post(
        part(own, "contact"),
        {"contact_name": "Indah", "phone": "0812 3456 7890", "publishes_phone": "on"},
    )
    client.post(
        part(own, "tax"),
        {"npwp": "01.234.567.8-901.000", "is_taxable": "false", "has_business_account": ""},
    )

    own.refresh_from_db()
    assert own.payment_methods == ["ls", "qris"]
    assert (own.phone, own.publishes_phone, own.publishes_email) == ("+6281234567890", True, False)
    assert (own.npwp, own.is_taxable, own.has_business_account) == (NPWP, False, None)


def test_history_says_lists_in_words(client, staff):
    vendor = VendorFactory()
    Vendor.objects.filter(pk=vendor.pk).update(payment_methods=["ls", "qris"])

    page = client.get(reverse("accounts:record_history", args=["vendors", "vendor", vendor.pk]))

    assert "LS (langsung ke rekening), QRIS" in page.content.decode()


def test_a_stored_number_stays_when_its_field_is_left_empty(client, own):
    Vendor.objects.filter(pk=own.pk).update(nik=NIK, npwp=NPWP)

    for key in ("identity", "tax"):
        page = client.get(part(own, key)).content.decode()
        assert NIK not in page
        assert NPWP not in page
    client.post(part(own, "identity"), identity(nik=""))
    client.post(part(own, "tax"), {"npwp": ""})

    own.refresh_from_db()
    assert (own.nik, own.npwp) == (NIK, NPWP)


def test_a_company_keeps_no_nik(client, own):
    Vendor.objects.filter(pk=own.pk).update(nik=NIK)

    client.post(part(own, "identity"), identity(legal_form=LegalForm.COMPANY))

    own.refresh_from_db()
    assert own.nik == ""


@pytest.mark.parametrize("name", ["Nama Baru", None])
def test_a_checked_vendor_that_changes_what_was_checked_asks_for_a_new_look(client, own, name):
    Vendor.objects.filter(pk=own.pk).update(
        status="verified", verified_at=timezone.now(), verified_by=UserFactory()
    )

    client.post(part(own, "identity"), identity(name=name or own.name, founded_year="2000"))

    own.refresh_from_db()
    assert own.is_verified
    assert bool(own.recheck_since) is bool(name)


def test_the_office_needs_no_new_look_at_its_own_change(client, staff):
    vendor = VerifiedVendorFactory()

    client.post(part(vendor, "identity"), identity())

    vendor.refresh_from_db()
    assert (vendor.name, vendor.recheck_since) == ("Dapur Ratmi", None)


@pytest.mark.parametrize(
    "name",
    ["vendor_profile", "kbli_edit", "workforce_edit", "vendor_photo_list", "vendor_readiness"],
)
def test_another_vendors_profile_is_not_found(client, own, name):
    other = VerifiedVendorFactory()

    assert client.get(reverse(f"vendors:{name}", args=[other.slug])).status_code == 404
    assert client.get(reverse(f"vendors:{name}", args=[own.slug])).status_code == 200


def test_another_vendors_part_is_not_changed(client, own):
    other = VerifiedVendorFactory(name="ZZQ")

    assert client.post(part(other, "identity"), identity()).status_code == 404
    other.refresh_from_db()
    assert other.name == "ZZQ"


def test_an_unknown_part_is_not_found(client, own):
    assert client.get(part(own, "rahasia")).status_code == 404


# Rows


def rows(prefix, *forms, initial=0):
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for number, form in enumerate(forms):
        data |= {f"{prefix}-{number}-{name}": value for name, value in form.items()}
    return data


def test_classes_and_workforce_are_stored(client, own):
    client.post(
        reverse("vendors:kbli_edit", args=[own.slug]),
        rows("kbli_codes", {"code": "5621 0", "version": "2020", "risk": "medium_high"}),
    )
    client.post(
        reverse("vendors:workforce_edit", args=[own.slug]),
        rows("workforce", {"year": "2024", "men": "3", "women": "4", "disabled": "1"}),
    )

    assert list(own.kbli_codes.values_list("code", "risk")) == [("56210", "medium_high")]
    assert own.workforce.get().total == 7


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kbli_edit", rows("kbli_codes", {"code": "12", "version": "2020"})),
        ("kbli_edit", rows("kbli_codes", *[{"code": "56210", "version": "2020"}] * 2)),
        (
            "workforce_edit",
            rows("workforce", {"year": "2024", "men": "1", "women": "0", "disabled": "2"}),
        ),
    ],
)
def test_wrong_rows_are_refused_whole(client, own, name, data):
    response = client.post(reverse(f"vendors:{name}", args=[own.slug]), data)

    assert response.status_code == 200
    assert not response.context["formset"].is_valid()
    assert not own.kbli_codes.exists()
    assert not own.workforce.exists()


def test_rows_of_another_vendor_cannot_be_taken(client, own):
    other = VendorKbliFactory(code="10710")

    client.post(
        reverse("vendors:kbli_edit", args=[own.slug]),
        rows("kbli_codes", {"id": other.pk, "code": "56210", "version": "2020"}, initial=1),
    )

    other.refresh_from_db()
    assert (other.code, other.vendor == own) == ("10710", False)


# Hidden numbers


def test_a_number_is_opened_on_its_page_and_that_is_kept(client, staff):
    vendor = VendorFactory(nik=NIK)
    assert NIK not in client.get(profile(vendor)).text

    response = client.post(profile(vendor), {"number": "nik"})

    assert NIK in response.text
    assert NIK not in client.get(profile(vendor)).text
    opening = Disclosure.objects.get()
    assert (opening.what, opening.path, opening.by) == ("NIK pemilik", profile(vendor), staff)


@pytest.mark.parametrize("number", ["npwp", "password", "name", ""])
def test_what_is_no_hidden_number_is_not_opened(client, staff, number):
    vendor = VendorFactory(nik=NIK)

    response = client.post(profile(vendor), {"number": number})

    assert NIK not in response.text
    assert not Disclosure.objects.exists()


def test_another_vendors_number_is_not_opened(client, own):
    other = VerifiedVendorFactory(nik=NIK)

    response = client.post(profile(other), {"number": "nik"})

    assert response.status_code == 404
    assert not Disclosure.objects.exists()


# Photos


def test_a_photo_is_made_anew_and_shown(client, own, uploads, photo_file):
    address = reverse("vendors:vendor_photo_list", args=[own.slug])
    client.post(address, {"photo": photo_file("rumah saya.jpg"), "caption": "Dapur"})

    photo = own.photos.get()
    assert (photo.position, photo.width, photo.caption) == (1, 40, "Dapur")
    assert "rumah" not in photo.image.name
    response = client.get(reverse("vendors:vendor_photo", args=[own.slug, photo.pk, "small"]))
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"].startswith("private")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert b"".join(response.streaming_content).startswith(b"\xff\xd8")


def test_what_is_no_photo_is_refused_at_its_field(client, own, uploads, pdf_file):
    response = client.post(
        reverse("vendors:vendor_photo_list", args=[own.slug]), {"photo": pdf_file("a.jpg")}
    )

    assert response.context["form"].has_error("photo", "content_mismatch")
    assert not own.photos.exists()
    assert list(uploads.iterdir()) == []


PICTURE = Picture(b"\xff\xd8", b"\xff\xd8", 1, 1)


def test_a_ninth_photo_is_refused_and_a_freed_place_is_used_again(uploads):
    vendor, user = VendorFactory(), UserFactory()
    photos = [add_photo(vendor, PICTURE, caption="", by=user) for _ in range(8)]

    with pytest.raises(ValidationError) as error:
        add_photo(vendor, PICTURE, caption="", by=user)
    photos[2].delete()

    assert error.value.code == "too_many_photos"
    assert add_photo(vendor, PICTURE, caption="", by=user).position == 3


def test_any_photo_can_be_put_first(client, own):
    product = ProductFactory(vendor=own)
    for owner, page in (
        (own, ("vendor_photo_put_first", own.slug)),
        (product, ("product_photo_put_first", own.slug, product.slug)),
    ):
        one, two, three, four = (
            add_photo(owner, PICTURE, caption=str(number), by=UserFactory()) for number in range(4)
        )
        two.delete()

        client.post(reverse(f"vendors:{page[0]}", args=[*page[1:], three.pk]))

        assert list(owner.photos.values_list("pk", "position")) == [
            (three.pk, 1), (one.pk, 2), (four.pk, 4),
        ]  # fmt: skip
    assert product.directory_entry.card["photo"] == three.pk


@pytest.mark.django_db(transaction=True)
def test_two_photos_at_once_get_a_place_each(uploads):
    vendor, user = VendorFactory(), UserFactory()

    def upload(_):
        try:
            return add_photo(vendor, PICTURE, caption="", by=user).position
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        places = sorted(pool.map(upload, range(4)))

    assert places == [1, 2, 3, 4]


def test_a_photo_is_deleted_with_its_files(
    client, own, uploads, photo_file, django_capture_on_commit_callbacks
):
    client.post(reverse("vendors:vendor_photo_list", args=[own.slug]), {"photo": photo_file()})
    photo = own.photos.get()
    address = reverse("vendors:vendor_photo_delete", args=[own.slug, photo.pk])
    assert client.get(address).status_code == 200
    assert own.photos.exists()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address)

    assert not VendorPhoto.objects.exists()
    assert not [path for path in uploads.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", ["huge", "small"])
def test_photos_of_unchecked_vendors_are_not_public(client, uploads, size):
    hidden, shown = VendorFactory(), VerifiedVendorFactory()
    for vendor in (hidden, shown):
        add_photo(vendor, PICTURE, caption="", by=UserFactory())

    def get(vendor):
        address = reverse("vendors:vendor_photo", args=[vendor.slug, vendor.photos.get().pk, size])
        response = client.get(address)
        response.getvalue()
        return response

    assert get(hidden).status_code == 404
    found = get(shown)
    assert found.status_code == (200 if size == "small" else 404)
    if size == "small":
        assert found.headers["Cache-Control"].startswith("public")


# What is missing


def complete_vendor():
    vendor = VendorFactory(
        nib="0220123456789", nik=NIK, npwp=NPWP, is_taxable=False, has_business_account=True,
        products_summary="Nasi", address="Jalan", size_class="micro", size_class_on=date(2024, 1, 1),
        capacity_note="400", delivery_area="city", payment_methods=["ls"],
        ekatalog_url="https://contoh.example",
    )  # fmt: skip
    VendorKbliFactory(vendor=vendor, risk="low")
    LicenceFactory(vendor=vendor)
    ProductFactory(vendor=vendor, price=Decimal(1), price_on=date(2024, 1, 1))
    WorkforceFactory(vendor=vendor, year=timezone.localdate().year)
    VendorPhoto.objects.create(
        vendor=vendor, image="a.jpg", thumbnail="b.jpg", width=1, height=1, position=1,
        uploaded_by=UserFactory(),
    )  # fmt: skip
    return vendor


def parts_of(vendor):
    return profile_parts(Vendor.objects.with_parts().get(pk=vendor.pk))


def test_every_part_of_a_bare_vendor_says_what_to_do():
    parts = parts_of(VendorFactory())

    assert all(item.todo for item in parts)
    assert next_part(parts).key == "identity"


def test_a_part_says_all_that_it_lacks_at_once():
    identity = parts_of(VendorFactory(legal_form="perseorangan", nib=None, nik=""))[0]

    assert "NIB" in identity.todo
    assert "NIK" in identity.todo


def test_a_complete_vendor_lacks_only_its_village():
    missing = [item.key for item in parts_of(complete_vendor()) if not item.is_complete]

    assert missing == ["contact"]


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"nik": ""}, "identity"),
        ({"products_summary": ""}, "identity"),
        ({"delivery_area": ""}, "supply"),
        ({"payment_methods": []}, "supply"),
        ({"is_taxable": None}, "tax"),
        ({"has_business_account": None}, "tax"),
        ({"ekatalog_url": ""}, "ekatalog"),
    ],
)
def test_one_gap_marks_its_part(values, key):
    vendor = complete_vendor()
    Vendor.objects.filter(pk=vendor.pk).update(**values)

    assert {item.key for item in parts_of(vendor) if not item.is_complete} == {"contact", key}


def test_an_expired_licence_marks_the_licences():
    vendor = complete_vendor()
    LicenceFactory(vendor=vendor, expires_on=date(2020, 1, 1))

    assert "licences" in {item.key for item in parts_of(vendor) if not item.is_complete}


# The page that others see


CONTACTS = {
    "contact_name": "Orang Kontak",
    "phone": "+6281234564471",
    "email": "usaha@contoh.example",
    "address": "Jalan Rahasia 5",
}


def detail_texts(client, vendor):
    page = client.get(vendor.get_absolute_url()).content.decode()
    shown = {**CONTACTS, "phone": "0812-3456-4471"}
    return {name for name, text in shown.items() if text in page}


def test_the_public_sees_no_contact_without_consent(client):
    vendor = VerifiedVendorFactory(**CONTACTS, nik=NIK, npwp=NPWP, capital=Decimal("123456789"))

    page = client.get(vendor.get_absolute_url()).content.decode()

    assert detail_texts(client, vendor) == set()
    assert "4471" not in page
    assert "123.456.789" not in page
    assert NIK[:6] not in page


@pytest.mark.parametrize(
    ("consent", "name"),
    [
        ("publishes_name", "contact_name"),
        ("publishes_phone", "phone"),
        ("publishes_email", "email"),
        ("publishes_address", "address"),
    ],
)
def test_each_consent_shows_its_own_contact(client, consent, name):
    vendor = VerifiedVendorFactory(**CONTACTS, **{consent: True})

    assert detail_texts(client, vendor) == {name}


@pytest.mark.parametrize(("role", "count"), [(Role.BUYER, 4), (Role.STAFF, 4), (Role.OBSERVER, 0)])
def test_who_works_with_vendors_sees_their_contacts(client, role, count):
    vendor = VerifiedVendorFactory(**CONTACTS)
    client.force_login(UserFactory(role=role))

    assert len(detail_texts(client, vendor)) == count


def test_an_unchecked_vendor_is_for_the_office_and_itself(client):
    own = RepresentativeFactory()
    address = own.vendor.get_absolute_url()

    assert client.get(address).status_code == 404
    client.force_login(own.user)
    assert client.get(address).status_code == 200
    client.force_login(UserFactory(role=Role.BUYER))
    assert client.get(address).status_code == 404


def test_the_address_of_a_merged_vendor_leads_on(client):
    kept = VerifiedVendorFactory()
    merged = VerifiedVendorFactory(merged_into=kept)

    response = client.get(merged.get_absolute_url())

    assert response.headers["Location"] == kept.get_absolute_url()


def test_head_of_the_page_says_the_best_tkdn_and_what_ends_soon(client):
    vendor = VerifiedVendorFactory()
    paper = VerifiedLicenceFactory(vendor=vendor, kind=LicenceKind.TKDN)
    for tkdn in (None, 41, Decimal("62.4")):
        ProductFactory(vendor=vendor, tkdn=tkdn, certificate=paper)
    ProductFactory(vendor=vendor, tkdn=99)
    soon = timezone.localdate() + timedelta(days=20)
    VerifiedLicenceFactory(vendor=vendor, kind=LicenceKind.HALAL, expires_on=soon)

    head = client.get(vendor.get_absolute_url()).content.decode().partition("<h2>Produk</h2>")[0]

    assert "TKDN sampai 62,40%" in head
    assert f"berakhir {date_long(soon)}" in head


def test_a_buyer_reads_the_classes_and_who_works_there(client):
    vendor = VerifiedVendorFactory()
    VendorKbliFactory(vendor=vendor, code="56210", version="2025", title="Jasa boga")
    WorkforceFactory(vendor=vendor, year=2023, men=90, women=9)
    WorkforceFactory(vendor=vendor, year=2024, men=3, women=4, disabled=1)

    page = " ".join(client.get(vendor.get_absolute_url()).text.split())

    assert "56210 Jasa boga" in page
    assert "KBLI 2025" in page
    assert "7 orang, 4 perempuan, 1 penyandang disabilitas" in page
    assert "tahun 2024" in page


@pytest.mark.parametrize("reader", ["buyer", "public"])
def test_a_preview_shows_what_that_reader_would_see(client, own, reader):
    Vendor.objects.filter(pk=own.pk).update(
        status="verified", verified_at=timezone.now(), verified_by=UserFactory(),
        phone="+6281234564471", email="usaha@contoh.example",
    )  # fmt: skip
    LicenceFactory(vendor=own, kind=LicenceKind.BRAND)
    address = own.get_absolute_url()
    shown = ("contacts", "licences", "may_open_scans", "is_editable", "shows_way")
    other = Client()
    if reader == "buyer":
        other.force_login(UserFactory(role=Role.BUYER))

    preview = client.get(f"{address}?as={reader}").context
    real = other.get(address).context

    assert {name: preview[name] for name in shown} == {name: real[name] for name in shown}
    assert bool(preview["conditions"]) == bool(real["conditions"])
    assert client.get(address).context["is_editable"]
    assert other.get(f"{address}?as=buyer").context["preview"] == ""


@pytest.mark.parametrize("item_count", [1, 3])
def test_vendor_detail_query_count(client, staff, item_count, django_assert_max_num_queries):
    vendor = VerifiedVendorFactory()
    ProductFactory.create_batch(item_count, vendor=vendor)
    LicenceFactory.create_batch(item_count, vendor=vendor)
    VendorKbliFactory(vendor=vendor)

    with django_assert_max_num_queries(10):
        response = client.get(vendor.get_absolute_url())

    assert len(response.context["products"]) == item_count
