import pytest
from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.urls import reverse

from accounts.models import Role
from procurement.actions.sellers import likely_vendors, tie_to_vendor, untie_from_vendor
from procurement.areas import area_of
from procurement.models import Level, Purchase, PurchaseSummary, Supplier
from tests.core.test_spreadsheets import sheet_rows
from tests.factories import (
    AgencyFactory,
    PurchaseFactory,
    RegionFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
    VerifiedVendorFactory,
)
from tests.procurement.test_importing import finish, inaproc, upload
from tests.procurement.test_linking import bought, committed, tie
from vendors.actions.merging import merge

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"procurement:{name}", args=args)


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_only_vendor_of_the_name_or_number_is_proposed(client, staff):
    named = SupplierFactory(name="CV. Dapur Ratmi")
    numbered = SupplierFactory(name="Sembarang", npwp="0012345678901000")
    twice = SupplierFactory(name="Kembar")
    tied = SupplierFactory(name="Sudah", vendor=VendorFactory(name="Lain"))
    VendorFactory(name="Sudah")
    ratmi = VendorFactory(name="Dapur Ratmi")
    number = VendorFactory(name="Nama Jauh", npwp="0012345678901000")
    VendorFactory(name="Kembar")
    VendorFactory(name="UD Kembar")

    assert likely_vendors([named, numbered, twice, tied]) == {named.pk: ratmi, numbered.pk: number}
    rows = client.get(url("supplier_list")).context["rows"]
    assert {row["supplier"]: row["likely"] for row in rows}[named] == ratmi


def test_proposal_is_accepted_once_and_remembered(client, staff):
    vendor = VerifiedVendorFactory(
        name="Dapur Ratmi", size_class="micro", size_class_on="2024-01-01"
    )
    supplier = SupplierFactory(name="CV Dapur Ratmi")
    spelling = SupplierFactory(name="Dapur Ratmy", same_as=supplier)
    unknown = PurchaseFactory(supplier=supplier, value=10)
    said = PurchaseFactory(supplier=supplier, size_class="large", value=20)

    client.post(url("supplier_accept", supplier.pk), {"vendor": vendor.pk})

    for row in (supplier, spelling, unknown, said):
        row.refresh_from_db()
    assert (supplier.vendor, spelling.vendor, supplier.size_class) == (vendor, vendor, "micro")
    assert (unknown.size_class, said.size_class) == ("micro", "large")


def test_proposal_that_has_changed_asks_again(client, staff):
    supplier = SupplierFactory(name="CV Dapur Ratmi")
    VendorFactory(name="Dapur Ratmi")

    response = client.post(url("supplier_accept", supplier.pk), {"vendor": "0"})

    assert response.url == url("supplier_edit", supplier.pk)
    assert Supplier.objects.get().vendor is None


def test_vendor_is_chosen_from_the_directory(client, staff):
    supplier, one = SupplierFactory(name="Apa Saja"), VendorFactory()

    client.post(url("supplier_edit", supplier.pk), {"vendor": one.pk})

    supplier.refresh_from_db()
    assert supplier.vendor == one


def test_two_people_cannot_say_two_things():
    supplier = SupplierFactory(vendor=VendorFactory())

    with pytest.raises(ValidationError) as caught:
        tie_to_vendor(supplier, VendorFactory())

    assert caught.value.code == "other_vendor"


def test_tie_is_taken_back_unless_a_commitment_rests_on_it(client, staff):
    supplier = SupplierFactory(vendor=VendorFactory())
    commitment = committed()
    purchase = bought(commitment)
    tie(commitment, purchase)

    client.post(url("supplier_untie", supplier.pk), {"reason": "Salah"})
    with pytest.raises(ValidationError) as caught:
        untie_from_vendor(purchase.supplier, reason="x")

    supplier.refresh_from_db()
    assert supplier.vendor is None
    assert caught.value.code == "has_links"


def places():
    return dict(Purchase.objects.values_list("value", "seller_area"))


def test_place_of_a_seller_is_known_as_long_as_it_is_tied():
    supplier, vendor = SupplierFactory(), VendorFactory(region=RegionFactory())
    PurchaseFactory(supplier=supplier, value=1)
    PurchaseFactory(supplier=supplier, value=2, seller_area="nation", area_basis="file")
    PurchaseFactory(value=3)

    tie_to_vendor(supplier, vendor)
    tied = places()
    untie_from_vendor(Supplier.objects.get(pk=supplier.pk), reason="Salah")

    assert tied == {1: "city", 2: "nation", 3: ""}
    assert places() == {1: "", 2: "nation", 3: ""}


def test_address_that_a_vendor_tells_later_is_noted_at_once():
    vendor, region = VendorFactory(), RegionFactory()
    supplier = SupplierFactory(vendor=vendor)
    PurchaseFactory(supplier=supplier, value=1)
    PurchaseFactory(supplier=supplier, value=2, seller_area="nation", area_basis="officer")
    PurchaseFactory(supplier=SupplierFactory(vendor=VendorFactory()), value=3)
    vendor.address = "Jalan Rekaan 1"
    vendor.save()
    unknown = places()

    vendor.region = region
    vendor.save()

    assert (unknown, places()) == ({1: "", 2: "nation", 3: ""}, {1: "city", 2: "nation", 3: ""})
    assert Purchase.objects.get(value=1).area_basis == "directory"
    place = PurchaseSummary.objects.filter(level=Level.CATEGORY_PLACE)
    found = place.values_list("name").annotate(total=Sum("value")).order_by("name")
    assert {name: total for name, total in found if total} == {"": 3, "city": 1, "nation": 2}


def test_purchases_of_a_vendor_entered_twice_get_the_place_of_the_one_that_is_kept():
    double, kept = VendorFactory(), VendorFactory(region=RegionFactory())
    PurchaseFactory(supplier=SupplierFactory(vendor=double), value=1)

    merge(kept=kept, merged=double, by=UserFactory(), reason="Tercatat dua kali")

    assert places() == {1: "city"}


def test_list_tells_what_was_bought_in_all_years(client, staff):
    supplier = SupplierFactory()
    PurchaseFactory(supplier=supplier, year=2023, value=10)
    PurchaseFactory(supplier=supplier, year=2024, value=5)
    PurchaseFactory(supplier=supplier, value=7, stage="cancelled")

    (row,) = client.get(url("supplier_list")).context["rows"]

    assert (row["bought"].count, row["bought"].value) == (2, 15)


@pytest.mark.parametrize(("tied", "count"), [("no", 1), ("yes", 1), ("", 2)])
def test_list_is_narrowed(client, staff, tied, count, django_assert_max_num_queries):
    SupplierFactory(vendor=VendorFactory())
    SupplierFactory()
    SupplierFactory(same_as=Supplier.objects.first())

    with django_assert_max_num_queries(10):
        rows = client.get(f"{url('supplier_list')}?tied={tied}").context["rows"]

    assert len(rows) == count


def test_buyer_sees_no_sellers_of_others(client):
    buyer = UserFactory(role=Role.BUYER, agency=AgencyFactory())
    foreign = SupplierFactory(name="CV Rahasia Lain")
    PurchaseFactory(supplier=foreign)
    client.force_login(buyer)

    page = client.get(f"{url('purchase_list')}?supplier={foreign.pk}").content.decode()

    assert client.get(url("supplier_list")).status_code == 403
    assert "Rahasia" not in page


def test_seller_is_of_the_city_where_the_directory_says_so():
    AgencyFactory(name="Dinas Uji")
    VendorFactory(name="Dapur Ratmi", region=RegionFactory())

    finish(upload(inaproc(**{"Nama Penyedia": "CV DAPUR RATMI"})))

    purchase = Purchase.objects.get()
    assert (purchase.seller_area, purchase.area_basis) == ("city", "directory")


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ("Kota Metro", "city"),
        ("METRO", "city"),
        ("Kab. Lampung Tengah", "province"),
        ("Kabupaten Way Kanan", "province"),
        ("Kota Bandar Lampung", "province"),
        ("Kota Jakarta Pusat", "nation"),
        ("", ""),
    ],
)
def test_place_of_a_seller(place, area):
    assert area_of(place, "Metro") == area


def test_file_of_sellers_holds_the_filtered_ones_with_what_they_sold(client, staff, monkeypatch):
    monkeypatch.setattr("procurement.views.suppliers.AT_ONCE", 1)
    tied = SupplierFactory(name="Dapur Ratmi", vendor=VendorFactory(name="Dapur Ratmi"))
    SupplierFactory(name="Sembarang")
    PurchaseFactory(supplier=tied, value=10)
    PurchaseFactory(supplier=tied, value=5, year=2023)

    _, *every = sheet_rows(client.get(url("supplier_xlsx")))
    _, *free = sheet_rows(client.get(f"{url('supplier_xlsx')}?tied=no"))

    assert [(row[0], row[4], row[5], row[6] or "") for row in every] == [
        ("Dapur Ratmi", 2, 15, "Dapur Ratmi"), ("Sembarang", 0, 0, ""),
    ]  # fmt: skip
    assert [row[0] for row in free] == ["Sembarang"]
