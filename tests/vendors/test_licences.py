import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from accounts.models import Role
from core.formats import date_long
from core.identifiers import clean_pirt
from tests.factories import (
    LicenceFactory,
    ProductFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)
from vendors.actions.licences import verify_licence
from vendors.forms import KIND_GROUPS
from vendors.models import (
    NO_NUMBER,
    Licence,
    LicenceKind,
    LicenceStanding,
    Product,
    Vendor,
    valid_sql,
    vendor_queryset,
)

pytestmark = pytest.mark.django_db
HALAL = "ID18110001164391122"


def address(name, vendor, *args):
    return reverse(f"vendors:{name}", args=[vendor.slug, *args])


def data(**values):
    return {"kind": "halal", "number": HALAL, "standing": "issued"} | values


def test_a_licence_is_handed_in_with_its_scan(client, own, uploads, pdf_file):
    response = client.post(
        address("licence_create", own), data(upload=pdf_file("halal budi.pdf"), number=HALAL)
    )

    assert response.headers["Location"] == address("licence_list", own)
    licence = own.licences.get()
    assert (licence.kind, licence.number, licence.scan_name) == ("halal", HALAL, "halal budi.pdf")
    assert not licence.is_verified
    assert "budi" not in licence.scan.name


@pytest.mark.parametrize(("number", "is_told"), [(HALAL, True), ("", False)])
def test_who_hands_in_a_paper_without_its_scan_is_told_before_the_officer(
    client, own, number, is_told
):
    handed = data(number=number, standing="issued" if number else "applied")

    response = client.post(address("licence_create", own), handed, follow=True)

    assert Licence.objects.count() == 1
    assert ("Belum ada berkasnya" in response.text) is is_told


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"kind": "nib", "number": "12"}, "number", "nib_length"),
        ({"kind": "tax_number", "number": "12"}, "number", "npwp_length"),
        ({"kind": "home_food", "number": "12"}, "number", "pirt_length"),
        ({"kind": "tkdn", "tkdn": "100,01"}, "tkdn", None),
        ({"kind": "tkdn", "bmp": "15,01"}, "bmp", None),
        ({"kind": "tkdn", "tkdn": "40", "hs_code": "1"}, "hs_code", None),
        ({"issued_on": "2024-03-06", "expires_on": "2024-03-05"}, "__all__", "days_reversed"),
        ({"number": ""}, "__all__", "number_missing"),
        ({"standing": "revoked"}, "standing", None),
        ({"expires_on": "0001-01-01"}, "expires_on", "year_out_of_range"),
    ],
)
def test_certain_errors_are_refused(client, own, values, field, code):
    response = client.post(address("licence_create", own), data(**values))

    assert response.context["form"].has_error(field, code)
    assert not own.licences.exists()


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("a.svg", b"<svg/>"),
        SimpleUploadedFile("a.pdf", b"<html>"),
        SimpleUploadedFile("a.pdf.html", b"%PDF-1.7"),
    ],
)
def test_a_scan_that_is_something_else_is_refused(client, own, uploads, file):
    response = client.post(address("licence_create", own), data(upload=file))

    assert response.context["form"].has_error("upload")
    assert not own.licences.exists()


def test_a_tkdn_certificate_keeps_both_values_and_days(client, own):
    product = ProductFactory(vendor=own)
    client.post(
        address("licence_create", own),
        data(
            kind="tkdn", number="4623/SJ-IND.8/TKDN/7/2021", tkdn="62,40", bmp="15",
            issued_on="2024-01-01", expires_on="2029-01-01", bmp_expires_on="2027-01-01",
            hs_code="19059090", product=product.pk,
        ),
    )  # fmt: skip

    licence = own.licences.get()
    assert (licence.tkdn, licence.bmp) == (Decimal("62.40"), Decimal("15.00"))
    assert (licence.expires_on, licence.bmp_expires_on) == (date(2029, 1, 1), date(2027, 1, 1))
    assert licence.warnings() == []


@pytest.mark.parametrize(
    "typed", ["206187201234529", "P-IRT No. 2061872012345-29", "PIRT 2061872012345-29"]
)
def test_home_food_numbers_are_stored_in_one_form(typed):
    assert clean_pirt(typed) == "2061872012345-29"


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"number": HALAL}, set()),
        ({"number": "ID1"}, {"number_format"}),
        ({"kind": LicenceKind.FOOD_REGISTRATION, "number": "MD 245009001018", "expires_on": date(2026, 1, 1)}, set()),
        ({"kind": LicenceKind.FOOD_REGISTRATION, "number": "XX", "expires_on": date(2026, 1, 1)}, {"number_format"}),
        ({"kind": LicenceKind.HOME_FOOD, "number": "2061872012345-29", "expires_on": date(2029, 9, 1)}, set()),
        ({"kind": LicenceKind.HOME_FOOD, "number": "2061871012345-28", "expires_on": date(2029, 9, 1)}, {"pirt_city", "pirt_year"}),
        ({"kind": LicenceKind.SNI, "number": "SNI 1"}, {"expiry_missing"}),
        ({"kind": LicenceKind.SNI, "number": "SNI 1", "issued_on": date(2020, 1, 1), "expires_on": date(2024, 1, 1)}, set()),
        ({"kind": LicenceKind.SNI, "number": "SNI 1", "issued_on": date(2020, 1, 1), "expires_on": date(2025, 1, 1)}, {"validity_long"}),
        ({"kind": LicenceKind.TKDN, "number": "1/SJ-IND.8/TKDN/2021", "expires_on": date(2026, 1, 1)}, {"tkdn_missing", "product_missing", "hs_missing"}),
        ({"kind": LicenceKind.TKDN, "number": "1/SJ-IND.8/TKDN/2021", "expires_on": date(2026, 1, 1), "tkdn": 40, "bmp": 1, "hs_code": "1" * 8, "kbli": "56210"}, {"product_missing", "kbli_not_industry", "bmp_expiry_missing"}),
    ],
)  # fmt: skip
def test_doubts_are_questions_not_errors(values, codes):
    licence = LicenceFactory(**values)

    assert {doubt.code for doubt in licence.warnings()} == codes


@pytest.mark.parametrize(
    ("kind", "own", "size", "codes"),
    [
        ("tkdn", ["56210"], "micro", {"kbli_not_industry"}),
        ("tkdn", ["56210", "10750"], "micro", set()),
        ("tkdn", [], "micro", set()),
        ("tkdn_small", ["10750"], "small", set()),
        ("tkdn_small", ["10750"], "medium", {"not_small"}),
        ("tkdn", ["10750"], "medium", set()),
        ("sni", ["56210"], "large", set()),
    ],
)
def test_a_share_of_who_makes_nothing_or_is_not_small_is_asked_about(kind, own, size, codes):
    vendor = VendorFactory(size_class=size, size_class_on=date(2024, 1, 1))
    for code in own:
        VendorKbliFactory(vendor=vendor, code=code)
    licence = LicenceFactory(vendor=vendor, kind=kind, number="Nomor")

    found = {doubt.code for doubt in licence.warnings()}

    assert found & {"kbli_not_industry", "not_small"} == codes


def test_an_officer_confirms_the_doubts_and_new_ones_show_again(client, staff):
    licence = LicenceFactory(number="ID1")

    client.post(address("licence_verify", licence.vendor, licence.pk))

    licence.refresh_from_db()
    assert (licence.verified_by, licence.warnings()) == (staff, [])
    licence.kind, licence.expires_on = LicenceKind.SNI, None
    assert {doubt.code for doubt in licence.warnings()} == {"expiry_missing"}


def test_a_licence_is_verified_once(client, staff):
    licence = LicenceFactory()
    first = UserFactory()
    assert licence.verify(by=first)

    client.post(address("licence_verify", licence.vendor, licence.pk))

    licence.refresh_from_db()
    assert licence.verified_by == first


def test_what_changed_since_the_page_was_opened_is_looked_at_again(client, staff):
    licence = LicenceFactory(number="ID1")
    shown = licence.mark
    Licence.objects.filter(pk=licence.pk).update(number="ID2")
    target = address("licence_verify", licence.vendor, licence.pk)

    refused = client.post(target, {"seen": shown}, follow=True)

    licence.refresh_from_db()
    assert licence.verified_at is None
    assert "berubah sejak Anda membukanya" in refused.text
    assert f'name="seen" value="{licence.mark}"' in refused.text
    client.post(target, {"seen": licence.mark})
    twice = client.post(target, {"seen": licence.mark}, follow=True)
    licence.refresh_from_db()
    assert licence.verified_by == staff
    assert "sudah diperiksa sebelumnya" in twice.text


def test_a_returned_licence_is_corrected_and_waits_again(client, own):
    licence = LicenceFactory(vendor=own, number="ID1")
    officer = UserFactory()
    client.force_login(officer)
    empty = client.post(address("licence_return", own, licence.pk), {"reason": " "})
    assert empty.context["form"].has_error("reason", "required")
    client.post(address("licence_return", own, licence.pk), {"reason": "Nomor tidak terbaca"})
    licence.refresh_from_db()
    assert licence.return_reason == "Nomor tidak terbaca"
    assert licence not in Licence.objects.waiting()
    client.force_login(own.representatives.get().user)

    client.post(address("licence_edit", own, licence.pk), data())

    licence.refresh_from_db()
    assert (licence.number, licence.return_reason) == (HALAL, "")
    assert licence in Licence.objects.waiting()


def test_a_new_paper_first_names_its_kind_then_asks_for_what_the_kind_has(client, own):
    first = client.get(address("licence_create", own))
    assert "form" not in first.context
    assertContains(first, "?kind=halal")

    def asked(kind):
        page = client.get(address("licence_create", own), {"kind": kind})
        return set(page.context["form"].fields)

    assert not {"tkdn", "bmp", "bmp_expires_on", "hs_code", "kbli"} & asked("halal")
    assert {"tkdn", "bmp", "bmp_expires_on", "hs_code", "product"} <= asked("tkdn")
    assert not {"expires_on", "product", "brand"} & asked("nib")
    assert {kind for kinds in KIND_GROUPS.values() for kind in kinds} == set(LicenceKind)


def test_values_of_another_kind_are_not_kept(client, own):
    client.post(address("licence_create", own), data(tkdn="40"))
    paper = own.licences.get()
    assert paper.tkdn is None

    # Handed in as the wrong kind, then corrected there and back.
    client.post(address("licence_edit", own, paper.pk), data(kind="tkdn", tkdn="40", bmp="5"))
    paper.refresh_from_db()
    assert (paper.kind, paper.tkdn) == ("tkdn", Decimal(40))
    client.post(address("licence_edit", own, paper.pk), data())
    paper.refresh_from_db()
    assert (paper.kind, paper.tkdn, paper.bmp) == ("halal", None, None)


def test_a_checked_licence_is_renewed_not_changed(client, own):
    old = LicenceFactory(vendor=own, verified_at=timezone.now(), verified_by=UserFactory())

    client.post(address("licence_edit", own, old.pk), data(number="ID2"))
    client.post(address("licence_renew", own, old.pk), data(kind="sni", number=HALAL))
    client.post(address("licence_renew", own, old.pk), data(number="ID3"))

    old.refresh_from_db()
    renewal = own.licences.exclude(pk=old.pk).get()
    assert old.number != "ID2"
    assert (renewal.replaces, renewal.kind, renewal.number) == (old, "halal", HALAL)
    assert set(Licence.objects.current()) == {old, renewal}
    renewal.verify(by=UserFactory())
    assert set(Licence.objects.current()) == {renewal}


def test_standing_is_changed_by_the_office_with_a_reason(client, staff):
    licence = VerifiedLicenceFactory()

    client.post(
        address("licence_change_standing", licence.vendor, licence.pk),
        {"standing": "suspended", "reason": "Surat BPJPH"},
    )

    licence.refresh_from_db()
    assert (licence.standing, licence.standing_reason) == ("suspended", "Surat BPJPH")


@pytest.mark.parametrize("name", ["licence_edit", "licence_renew", "licence_scan"])
def test_licences_of_others_are_not_found(client, own, name):
    other = VerifiedLicenceFactory(scan=ContentFile(b"%PDF-1.7", name="a.pdf"))

    assert client.get(address(name, other.vendor, other.pk)).status_code == 404
    assert client.get(address(name, own, other.pk)).status_code == 404


@pytest.mark.parametrize(
    ("kind", "is_verified", "role", "status"),
    [
        ("halal", True, Role.STAFF, 200),
        ("deed", False, Role.STAFF, 200),
        ("halal", True, Role.BUYER, 200),
        ("halal", False, Role.BUYER, 404),
        ("deed", True, Role.BUYER, 404),
        ("halal", True, Role.OBSERVER, 200),
        ("deed", True, Role.OBSERVER, 404),
        ("halal", True, Role.VENDOR, 404),
    ],
)
def test_who_may_open_which_scan(client, uploads, kind, is_verified, role, status):
    check = {"verified_at": timezone.now(), "verified_by": UserFactory()} if is_verified else {}
    licence = LicenceFactory(
        vendor=VerifiedVendorFactory(), kind=kind, scan_name="a.pdf", **check,
        scan=ContentFile(b"%PDF-1.7", name="a.pdf"),
    )  # fmt: skip
    client.force_login(UserFactory(role=role))

    response = client.get(address("licence_scan", licence.vendor, licence.pk))
    response.getvalue()

    assert response.status_code == status
    if status == 200:
        assert response.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'
        assert "sandbox" in response.headers["Content-Security-Policy"]


def test_a_scan_whose_file_is_gone_is_not_found(client, staff, uploads):
    licence = LicenceFactory(scan="licence/weg.pdf", scan_name="a.pdf")

    assert client.get(address("licence_scan", licence.vendor, licence.pk)).status_code == 404


# What ends


def test_ending_licences_are_listed_until_something_newer_is_handed_in(client, staff):
    today = timezone.localdate()
    expired = LicenceFactory(expires_on=today - timedelta(1))
    soon = LicenceFactory(expires_on=today + timedelta(60))
    LicenceFactory(expires_on=today + timedelta(61))
    LicenceFactory(expires_on=today, standing=LicenceStanding.REVOKED)
    LicenceFactory(replaces=LicenceFactory(expires_on=today))
    gone = LicenceFactory(expires_on=today).vendor
    Vendor.objects.filter(pk=gone.pk).update(merged_into=VendorFactory())
    path = reverse("vendors:ending_licence_list")

    response = client.get(path)

    assert list(response.context["page"]) == [expired, soon]
    assert list(client.get(f"{path}?state=expired").context["page"]) == [expired]
    assert list(client.get(f"{path}?state=expiring").context["page"]) == [soon]
    assert (response.context["expired_count"], response.context["expiring_count"]) == (1, 1)
    sheet = client.get(reverse("vendors:ending_licence_xlsx"), {"state": "expired"})
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(sheet))).active.values)
    assert [(row[0], row[4]) for row in rows[1:]] == [(expired.vendor.name, "Kedaluwarsa")]
    assert expired.number not in str(rows)


@pytest.mark.parametrize("item_count", [1, 3])
def test_ending_licence_list_query_count(client, staff, item_count, django_assert_num_queries):
    LicenceFactory.create_batch(item_count, expires_on=timezone.localdate())

    with django_assert_num_queries(7):
        response = client.get(reverse("vendors:ending_licence_list"))

    assert len(response.context["page"]) == item_count


def test_observers_see_no_contact_in_the_list(client):
    LicenceFactory(
        vendor=VendorFactory(contact_name="Orang Kontak"), expires_on=timezone.localdate()
    )
    client.force_login(UserFactory(role=Role.OBSERVER))

    page = client.get(reverse("vendors:ending_licence_list")).content.decode()

    assert "Orang Kontak" not in page


def test_what_runs_out_is_told_above_the_list_with_a_way_to_renew_it(client, own):
    today = timezone.localdate()
    soon = VerifiedLicenceFactory(vendor=own, expires_on=today + timedelta(days=10))
    gone = VerifiedLicenceFactory(vendor=own, expires_on=today - timedelta(days=1))
    VerifiedLicenceFactory(vendor=own, expires_on=today + timedelta(days=400))
    renewed = VerifiedLicenceFactory(vendor=own, expires_on=today)
    LicenceFactory(vendor=own, replaces=renewed)
    VerifiedLicenceFactory(expires_on=today)

    page = client.get(address("licence_list", own))

    assert list(page.context["ending"]) == [gone, soon]
    assert f"Sertifikat halal sudah habis {date_long(gone.expires_on)}." in page.text
    assert f"Sertifikat halal habis {date_long(soon.expires_on)}." in page.text
    assert page.text.count(address("licence_renew", own, soon.pk)) == 2
    overview = client.get(address("vendor_profile", own))
    assert list(overview.context["ending"]) == [gone, soon]
    assert address("licence_renew", own, gone.pk) in overview.text


def test_buyers_see_the_renewal_in_place_of_what_it_stands_for(client):
    old = VerifiedLicenceFactory(number="LAMA-1")
    renewal = LicenceFactory(vendor=old.vendor, replaces=old, number="BARU-1")
    page = reverse("vendors:vendor_detail", args=[old.vendor.slug])
    shown = [licence.pk for licence in client.get(page).context["licences"]]
    assert shown == [old.pk]

    renewal.verify(by=UserFactory())

    assert [licence.pk for licence in client.get(page).context["licences"]] == [renewal.pk]


def certificate(vendor, **values):
    return LicenceFactory(vendor=vendor, kind="tkdn", tkdn=40, bmp=5, **values)


def test_a_checked_tkdn_certificate_goes_to_its_products(client, staff):
    product, other = ProductFactory.create_batch(2, vendor=VerifiedVendorFactory())
    licence = certificate(product.vendor, product=product)

    client.post(address("licence_verify", licence.vendor, licence.pk))

    product.refresh_from_db()
    other.refresh_from_db()
    assert (product.certificate, product.tkdn, product.bmp) == (licence, 40, 5)
    assert (other.certificate, other.tkdn) == (None, None)


@pytest.mark.parametrize("has_run_out", [False, True])
def test_a_checked_renewal_takes_the_products_of_the_certificate_before(has_run_out):
    vendor = VerifiedVendorFactory()
    old = VerifiedLicenceFactory(vendor=vendor, kind="tkdn", tkdn=30)
    products = ProductFactory.create_batch(2, vendor=vendor, certificate=old, tkdn=30)
    yesterday = timezone.localdate() - timedelta(1)
    renewal = certificate(vendor, replaces=old, expires_on=yesterday if has_run_out else None)

    assert verify_licence(renewal, by=UserFactory())
    assert not verify_licence(renewal, by=UserFactory())

    now = {(one.certificate_id, one.tkdn) for one in Product.objects.filter(vendor=vendor)}
    assert len(products) == 2
    assert now == {(old.pk, 30) if has_run_out else (renewal.pk, 40)}


def test_a_certificate_of_a_list_without_numbers_gets_its_number_once(client, staff):
    licence = VerifiedLicenceFactory(kind="tkdn", number=NO_NUMBER)
    page = address("licence_add_number", licence.vendor, licence.pk)
    assertContains(client.get(address("licence_list", licence.vendor)), page)

    assert client.post(page, {"number": ""}).context["form"].has_error("number")
    client.post(page, {"number": "4623/SJ-IND.8/TKDN/7/2021"})
    client.post(page, {"number": "1/SJ-IND.8/TKDN/7/2021"})

    licence.refresh_from_db()
    assert licence.number == "4623/SJ-IND.8/TKDN/7/2021"
    assert licence.is_verified
    assert page not in client.get(address("licence_list", licence.vendor)).text


def test_a_tkdn_form_does_not_offer_the_whole_business(client, own):
    def offered(kind):
        response = client.get(address("licence_create", own), {"kind": kind})
        return response.context["form"].fields["product"].empty_label

    assert (offered("halal"), offered("tkdn")) == ("Seluruh usaha", "Beberapa produk")


@pytest.mark.parametrize("standing", ["issued", "suspended"])
@pytest.mark.parametrize("begins", [None, -1, 0, 1])
@pytest.mark.parametrize("ends", [None, 1, 0, -1])
def test_what_is_valid_is_the_same_in_python_queryset_and_sql(standing, begins, ends):
    day = date(2024, 3, 6)
    days = [None if shift is None else day + timedelta(shift) for shift in (begins, ends)]
    if None not in days and days[1] < days[0]:
        return
    licence = VerifiedLicenceFactory(standing=standing, issued_on=days[0], expires_on=days[1])
    expected = standing == "issued" and begins != 1 and ends != -1

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM vendors_licence l WHERE " + valid_sql("l", "%s"),  # noqa: S608 - text of ours
            [day, day],
        )
        found = cursor.fetchone() is not None

    assert licence.counts_on(day) is expected
    assert Licence.objects.valid_on(day).exists() is expected
    assert found is expected


def test_of_many_products_the_form_lists_none_and_takes_a_name(client, own, monkeypatch):
    monkeypatch.setattr(vendor_queryset, "FEW_VENDORS", 2)
    kopi, *_ = [ProductFactory(vendor=own, name=name) for name in ("Kopi", "Teh A", "Teh B")]
    page = address("licence_create", own)
    names = address("product_names", own)

    shown = client.get(page, {"kind": "halal"}).text
    several = client.post(page, data(product="teh"))
    foreign = client.post(page, data(product=ProductFactory(name="Gula").name))
    client.post(page, data(product="kop"))

    assert f'data-names="{names}"' in shown
    assert "Teh A" not in shown
    assert several.context["form"].has_error("product", "several")
    assert foreign.context["form"].has_error("product", "invalid_choice")
    assert own.licences.get().product == kopi
    again = client.get(address("licence_edit", own, own.licences.get().pk)).text
    assert 'value="Kopi"' in again
    assert client.get(names, {"q": "teh"}).json() == {"names": ["Teh A", "Teh B"]}
