"""The ministry's certificate list: matched to our vendors, proposed, accepted or dismissed."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.file_imports import receive
from tests.factories import (
    LicenceFactory,
    ProductFactory,
    UserFactory,
    VerifiedVendorFactory,
)
from vendors.actions.importing.certificate_columns import LAYOUT
from vendors.actions.importing.certificate_saving import accept, commit, dismiss, preview, revert
from vendors.models import (
    CertificateImport,
    CertificateProposal,
    DirectoryEntry,
    Licence,
    ProposalStatus,
)

pytestmark = pytest.mark.django_db
FILE = Path(__file__).parents[1] / "data" / "vendors" / "sertifikat-kemenperin.xls"


def upload(officer, content=None):
    file = SimpleUploadedFile("rekap.xls", content or FILE.read_bytes())
    return receive(CertificateImport, LAYOUT, by=officer, file=file)


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def carver():
    return VerifiedVendorFactory(name="CV Ukir Uji Mandiri")


@pytest.fixture
def plaque(carver):
    return ProductFactory(vendor=carver, name="Plakat kayu jati")


@pytest.fixture
def proposals(officer, plaque):
    VerifiedVendorFactory(name="Konfeksi Kasus Letna")
    commit(upload(officer), by=officer)
    return list(CertificateProposal.objects.order_by("number"))


def test_rows_are_matched_by_name_and_others_left_alone(officer, plaque):
    VerifiedVendorFactory(name="Konfeksi Kasus Letna")

    found = preview(upload(officer))

    assert [row.outcome for row in found.rows] == [
        "new", "new", "unmatched", "new", "refused", "same",
    ]  # fmt: skip
    first, second, _, near, bad, _ = found.rows
    assert (first.proposal.product, first.proposal.tkdn) == (plaque, Decimal("62.35"))
    assert first.proposal.expires_on == date(2029, 3, 1)
    assert first.proposal.is_exact
    assert second.proposal.product is None
    assert second.proposal.tkdn is None
    assert not near.proposal.is_exact
    assert near.proposal.tkdn == Decimal("55.10")
    assert "di luar 0 sampai 100" in bad.errors[0]


def test_a_certificate_that_has_run_out_is_told_before_it_is_accepted(client, officer, plaque):
    old = FILE.read_bytes().replace(b"2029-03-01", b"2020-03-01")
    file_import = upload(officer, old)
    first = preview(file_import).rows[0]
    assert (first.outcome, first.warnings) == ("new", ["Sertifikat ini sudah kedaluwarsa."])
    commit(file_import, by=officer)
    client.force_login(officer)

    page = client.get(reverse("vendors:certificate_list"))

    expired = [one for one in CertificateProposal.objects.all() if one.has_expired]
    assert expired
    assert page.text.count("Sudah kedaluwarsa") == len(expired)


def test_nothing_changes_until_an_officer_accepts(proposals, carver, plaque):
    plaque.refresh_from_db()

    assert len(proposals) == 3
    assert not Licence.objects.exists()
    assert plaque.tkdn is None


def test_the_same_list_twice_proposes_nothing_new(officer, proposals):
    # Rows of firms that are not known stayed out: they may be known by now.
    again = upload(officer)

    assert preview(again).savable == 0
    with pytest.raises(ValidationError) as error:
        commit(again, by=officer)
    assert error.value.code == "nothing_to_save"


def test_an_accepted_certificate_stands_with_vendor_product_and_directory(
    proposals, officer, carver, plaque
):
    (licence,) = accept(proposals[:1], by=officer)

    plaque.refresh_from_db()
    assert (licence.vendor, licence.product, licence.kind) == (carver, plaque, "tkdn")
    assert (licence.tkdn, licence.expires_on) == (Decimal("62.35"), date(2029, 3, 1))
    assert (licence.hs_code, licence.kbli, licence.brand) == ("44209090", "16291", "UJI")
    assert licence.verified_by == officer
    assert (plaque.certificate, plaque.tkdn) == (licence, Decimal("62.35"))
    entry = DirectoryEntry.objects.get(product=plaque)
    assert entry.tkdn == Decimal("62.35")
    assert accept(proposals[:1], by=officer) == []
    assert Licence.objects.count() == 1


def test_an_unchecked_certificate_is_filled_in(proposals, officer, carver, plaque):
    handed_in = LicenceFactory(vendor=carver, product=plaque, kind="tkdn", number="1/TKDN/2024")

    (licence,) = accept(proposals[:1], by=officer)

    assert (licence.pk, licence.number) == (handed_in.pk, "1/TKDN/2024")
    assert licence.is_verified


def test_a_checked_certificate_is_renewed_not_changed(proposals, officer, carver, plaque):
    old = LicenceFactory(
        vendor=carver, product=plaque, kind="tkdn", tkdn=Decimal(40),
        verified_at=timezone.now(), verified_by=officer,
    )  # fmt: skip

    (licence,) = accept(proposals[:1], by=officer)

    old.refresh_from_db()
    assert (licence.replaces, old.tkdn) == (old, Decimal(40))


def test_several_are_decided_at_once_on_the_page(client, proposals, officer, plaque):
    client.force_login(officer)
    address = reverse("vendors:certificate_decide")
    first, second, third = proposals
    chosen = {"ids": [first.pk, second.pk], f"product_{first.pk}": "", "accept": "1"}
    chosen[f"product_{second.pk}"] = plaque.pk

    client.post(address, chosen)
    client.post(address, {"ids": [third.pk], "dismiss": "1"})

    assert list(
        CertificateProposal.objects.order_by("number").values_list("status", "product")
    ) == [("accepted", None), ("accepted", plaque.pk), ("dismissed", None)]
    page = client.get(reverse("vendors:certificate_list"))
    assert next(proposal.pk for proposal, _ in page.context["rows"]) == third.pk
    client.post(address, {"one": third.pk})
    third.refresh_from_db()
    assert third.status == ProposalStatus.ACCEPTED


def test_a_product_of_another_vendor_is_not_taken(client, proposals, officer):
    client.force_login(officer)
    foreign = ProductFactory()

    client.post(
        reverse("vendors:certificate_decide"),
        {"one": proposals[0].pk, f"product_{proposals[0].pk}": foreign.pk},
    )

    assert Licence.objects.get().product is None
    foreign.refresh_from_db()
    assert foreign.certificate is None


def test_of_very_many_products_a_row_offers_the_likely_ones(
    client, officer, proposals, carver, plaque
):
    client.force_login(officer)
    ProductFactory.create_batch(60, vendor=carver)
    alike = ProductFactory(vendor=carver, name=f"Zz {proposals[1].goods}")

    rows = client.get(reverse("vendors:certificate_list")).context["rows"]

    offered = {proposal.pk: products for proposal, products in rows}
    assert plaque in offered[proposals[0].pk]
    assert offered[proposals[1].pk][0] == alike
    assert {len(products) for products in offered.values()} <= {0, 30, 31}


def test_nothing_ticked_says_so(client, proposals, officer):
    client.force_login(officer)

    answer = client.post(reverse("vendors:certificate_decide"), {"accept": "1"}, follow=True)

    assert "Belum ada usulan yang dicentang" in answer.content.decode()
    assert CertificateProposal.objects.waiting().count() == 3


def test_taking_a_list_back_keeps_what_was_accepted(proposals, officer):
    accept(proposals[:1], by=officer)
    dismiss(proposals[1:2], by=officer)

    assert revert(proposals[0].certificate_import, by=officer, reason="Daftar lama") == 1

    assert [one.pk for one in CertificateProposal.objects.all()] == [proposals[0].pk]
    assert Licence.objects.count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_proposal_list_query_count(client, officer, count, django_assert_num_queries):
    VerifiedVendorFactory(name="CV Ukir Uji Mandiri")
    VerifiedVendorFactory(name="Konfeksi Kasus Letna")
    commit(upload(officer), by=officer)
    CertificateProposal.objects.filter(
        pk__in=list(CertificateProposal.objects.values_list("pk", flat=True))[count:]
    ).delete()
    client.force_login(officer)
    client.get("/")

    with django_assert_num_queries(6):
        page = client.get(reverse("vendors:certificate_list"))

    assert len(page.context["rows"]) == count


def test_a_decision_is_whole(proposals):
    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateProposal.objects.filter(pk=proposals[0].pk).update(status="accepted")
