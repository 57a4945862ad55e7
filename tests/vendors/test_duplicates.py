from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.urls import reverse

from tests.factories import (
    ForumFactory,
    LicenceFactory,
    ProductFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
)
from vendors.actions.merging import DERIVED, RECORDS, duplicate_groups, links, merge, unmerge
from vendors.models import Vendor, VendorMerge

pytestmark = pytest.mark.django_db
NPWP = "0012345678901000"


def groups():
    return [
        (group["label"], [vendor.pk for vendor in group["vendors"]])
        for group in duplicate_groups()
    ]


def test_duplicates_are_found_by_number_and_by_name():
    one = VendorFactory(name="PT. Sumber Rejeki", npwp=NPWP)
    two = VendorFactory(name="CV Sumber-Rejeki")
    three = VerifiedVendorFactory(name="Lain", npwp=NPWP)
    VendorFactory(name="UD Sumber Rejeki", merged_into=one)
    VendorFactory(name="Sendiri")

    assert groups() == [("NPWP sama", [three.pk, one.pk]), ("Nama sama", [one.pk, two.pk])]


def test_every_foreign_key_to_a_vendor_is_moved_but_derived_and_kept_ones():
    """A later app that points at vendors is merged without being named anywhere."""
    found = {field.model for field in links()}

    expected = {
        model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Vendor and not hasattr(model, "pgh_tracked_model")
    }
    assert found == expected - DERIVED - RECORDS
    assert {model._meta.label for model in found} >= {
        "events.Participant", "vendors.Licence", "vendors.Product", "vendors.Representative",
    }  # fmt: skip


def pair():
    kept = VendorFactory(name="Dapur Ratmi", npwp="")
    merged = VerifiedVendorFactory(name="UD Dapur Ratmi", nib="0220123456789", npwp=NPWP)
    return kept, merged


def test_a_merge_moves_every_link_and_hides_the_other():
    kept, merged = pair()
    officer = UserFactory()
    same = {"slug": "snack"}
    ProductFactory(vendor=kept, **same)
    product = ProductFactory(vendor=merged, **same)
    licence = LicenceFactory(vendor=merged)
    participant = VendorParticipantFactory(vendor=merged)
    representative = RepresentativeFactory(vendor=merged)
    VendorKbliFactory(vendor=kept)
    conflict = VendorKbliFactory(vendor=merged)
    older = VendorFactory(merged_into=merged)

    record = merge(kept=kept, merged=merged, reason="NPWP sama", by=officer)

    for row in (product, licence, participant, representative):
        row.refresh_from_db()
        assert row.vendor == kept
    assert product.slug != "snack"
    older.refresh_from_db()
    assert older.merged_into == kept
    conflict.refresh_from_db()
    assert (conflict.vendor, record.left) == (
        merged, [["vendors.VendorKbli", "vendor", conflict.pk, {}]],
    )  # fmt: skip
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.nib, kept.npwp, merged.nib, merged.npwp) == ("0220123456789", NPWP, None, "")
    assert merged.merged_into == kept
    assert list(Vendor.objects.unmerged()) == [kept]


def test_a_product_is_found_at_its_address_before_the_merge(client):
    kept, merged = VerifiedVendorFactory.create_batch(2)
    product = ProductFactory(vendor=merged)
    old = product.get_absolute_url()
    ProductFactory(vendor=VerifiedVendorFactory(), slug=product.slug)
    merge(kept=kept, merged=merged, reason="Sama", by=UserFactory())

    response = client.get(old)

    product.refresh_from_db()
    assert product.vendor == kept
    assert response.headers["Location"] == product.get_absolute_url()
    assert client.get(response.headers["Location"]).status_code == 200


def test_a_merge_is_taken_apart_again():
    kept, merged = pair()
    product = ProductFactory(vendor=merged, slug="snack")
    ProductFactory(vendor=kept, slug="snack")
    gone_on = LicenceFactory(vendor=merged)
    own = LicenceFactory(vendor=kept)
    record = merge(kept=kept, merged=merged, reason="NPWP sama", by=UserFactory())
    elsewhere = VendorFactory()
    gone_on.vendor = elsewhere
    gone_on.save()

    assert unmerge(record, by=UserFactory()) == 1

    for row, owner in ((product, merged), (gone_on, elsewhere), (own, kept)):
        row.refresh_from_db()
        assert row.vendor == owner
    assert product.slug == "snack"
    kept.refresh_from_db()
    merged.refresh_from_db()
    assert (kept.nib, kept.npwp, merged.nib, merged.npwp) == (None, "", "0220123456789", NPWP)
    assert merged.merged_into is None
    with pytest.raises(ValidationError) as error:
        unmerge(record, by=UserFactory())
    assert error.value.code == "undone_before"


def test_a_vendor_is_merged_once_and_not_into_itself():
    kept, merged = pair()
    third = VendorFactory()
    merge(kept=kept, merged=merged, reason="x", by=UserFactory())

    for one, other, code in ((third, merged, "merged_before"), (kept, kept, "same")):
        with pytest.raises(ValidationError) as error:
            merge(kept=one, merged=other, reason="x", by=UserFactory())
        assert error.value.code == code


def test_merge_record_constraints():
    kept, merged = pair()
    record = merge(kept=kept, merged=merged, reason="x", by=UserFactory())

    with pytest.raises(IntegrityError, match="vendor_merge_is_one_at_a_time"):
        VendorMerge.objects.create(kept=kept, merged=merged, reason="x", merged_by=UserFactory())
    assert record.undone_at is None


@pytest.mark.django_db(transaction=True)
def test_two_officers_cannot_merge_crosswise():
    kept, merged = pair()
    officer = UserFactory()

    def act(order):
        try:
            merge(kept=order[0], merged=order[1], reason="x", by=officer)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(act, [(kept, merged), (merged, kept)]))

    assert outcomes == ["done", "merged_before"]


def test_the_office_compares_merges_and_takes_apart(client, staff):
    kept, merged = pair()
    VendorParticipantFactory(vendor=merged, forum=ForumFactory())
    page = reverse("vendors:vendor_merge", args=[kept.slug, merged.slug])
    assert dict(client.get(page).context["merged_links"])["peserta"] == 1

    empty = client.post(page, {"reason": ""})
    client.post(page, {"reason": "NPWP sama"})

    assert empty.context["form"].has_error("reason", "required")
    record = VendorMerge.objects.get()
    assert (record.kept, record.merged_by) == (kept, staff)
    listed = client.get(reverse("vendors:duplicate_list"))
    assert list(listed.context["merges"]) == [record]
    client.post(reverse("vendors:merge_undo", args=[record.pk]))
    client.post(reverse("vendors:merge_undo", args=[record.pk]))
    record.refresh_from_db()
    assert record.undone_by == staff


@pytest.mark.parametrize("item_count", [1, 3])
def test_duplicate_list_query_count(client, staff, item_count, django_assert_num_queries):
    for number in range(item_count):
        VendorFactory.create_batch(2, npwp=f"{number:016}")

    with django_assert_num_queries(6):
        response = client.get(reverse("vendors:duplicate_list"))

    assert len(response.context["groups"]) == item_count


@pytest.mark.parametrize(
    ("kept", "merged", "is_warned"),
    [
        ("draft", "verified", True),
        ("suspended", "verified", True),
        ("verified", "draft", False),
        ("draft", "submitted", False),
        ("verified", "verified", False),
    ],
)
def test_who_would_hide_a_checked_vendor_is_warned(client, staff, kept, merged, is_warned):
    made = {
        status: VerifiedVendorFactory if status == "verified" else VendorFactory
        for status in (kept, merged)
    }
    one, other = (made[status](status=status, status_reason="Alasan") for status in (kept, merged))

    page = client.get(reverse("vendors:vendor_merge", args=[one.slug, other.slug])).text

    assert ("tidak tampil lagi bagi OPD" in page) is is_warned
