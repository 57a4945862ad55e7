import threading
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.models import Role
from matching.models import CommitmentStatus
from procurement.actions.linking import link, link_many, propose, unlink
from procurement.models import CommitmentPurchase, Purchase, Stage
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    DemandFactory,
    InterestFactory,
    PurchaseFactory,
    SupplierFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def committed(**values):
    return CommitmentFactory(
        **{
            "status": CommitmentStatus.COMMITTED,
            "quantity": None,
            "unit_price": None,
            "value": 1000,
            "planned_month": date(2024, 4, 1),
            "committed_on": date(2024, 3, 6),
        }
        | values
    )


def bought(commitment, **values):
    if "supplier" not in values:
        values["supplier"] = SupplierFactory(name=commitment.vendor.name, vendor=commitment.vendor)
    return PurchaseFactory(
        **{
            "agency": commitment.agency,
            "value": 1000,
            "contracted_on": date(2024, 4, 10),
        }
        | values
    )


def tie(commitment, purchase, amount=1000):
    link(commitment=commitment, purchase=purchase, amount=Decimal(amount), by=UserFactory())


def code_of(caught):
    return caught.value.code


# What is proposed


def test_purchase_of_the_same_agency_and_vendor_is_proposed():
    commitment = committed()
    purchase = bought(commitment)
    PurchaseFactory(agency=commitment.agency)
    PurchaseFactory(supplier=purchase.supplier)

    [proposal] = propose([commitment])

    assert (proposal.purchase, proposal.amount) == (purchase, 1000)
    assert proposal.reasons == ["vendor sama", "nilai mirip", "bulan sesuai rencana"]


def test_rup_code_alone_is_enough():
    commitment = committed(rup_code="12345678")
    purchase = bought(commitment, supplier=None, rup_codes=["12345678"], value=5000)

    [proposal] = propose([commitment])

    assert proposal.purchase == purchase
    assert "kode RUP sama" in proposal.reasons
    assert proposal.amount == 1000


def test_any_code_of_the_demand_is_enough_until_the_commitment_has_its_own():
    demand = DemandFactory(rup_codes=["12345678", "12345679"])
    commitment = committed(demand=demand)
    bought(commitment, supplier=None, rup_codes=["12345679"], value=5000)

    [proposal] = propose([commitment])
    assert "kode RUP sama" in proposal.reasons

    commitment.rup_code = "12345678"
    assert propose([commitment]) == []


def test_what_was_bought_before_the_forum_or_is_used_up_is_not_proposed():
    commitment = committed()
    bought(commitment, contracted_on=date(2024, 3, 5))

    assert propose([commitment]) == []


def test_purchase_that_is_used_up_is_not_proposed():
    commitment = committed()
    tie(commitment, bought(commitment))

    assert propose([commitment]) == []


# What a link does


def test_contract_moves_the_commitment_on():
    commitment = committed()
    purchase = bought(commitment, contract_number="SPK/1")

    tie(commitment, purchase)

    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.CONTRACTED
    assert (commitment.contract_number, commitment.contract_on) == ("SPK/1", date(2024, 4, 10))


@pytest.mark.parametrize(
    ("value", "status"),
    [(1000, CommitmentStatus.COMPLETED), (999, CommitmentStatus.CONTRACTED)],
)
def test_goods_paid_for_in_full_complete_it(value, status):
    commitment = committed()

    tie(commitment, bought(commitment, stage=Stage.REALISED, value=value), value)

    commitment.refresh_from_db()
    assert commitment.status == status


def test_seller_is_known_to_be_the_vendor_from_then_on():
    commitment = committed()
    supplier = SupplierFactory(name="Nama lain")
    purchase = bought(commitment, supplier=supplier)

    tie(commitment, purchase)

    supplier.refresh_from_db()
    assert supplier.vendor == commitment.vendor


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"agency": True}, "other_agency"),
        ({"supplier": True}, "other_vendor"),
        ({"stage": Stage.CANCELLED}, "not_counted"),
    ],
)
def test_purchase_that_cannot_fulfil_it_is_refused(values, code):
    commitment = committed()
    if "agency" in values:
        values = {"agency": AgencyFactory()}
    if "supplier" in values:
        values = {"supplier": SupplierFactory(vendor=committed().vendor)}

    with pytest.raises(ValidationError) as caught:
        tie(commitment, bought(commitment, **values))
    assert code_of(caught) == code
    assert not CommitmentPurchase.objects.exists()


def test_interest_is_not_a_promise():
    commitment = InterestFactory()

    with pytest.raises(ValidationError) as caught:
        tie(commitment, bought(commitment))
    assert code_of(caught) == "not_promised"


def test_unit_below_buys_for_the_agency():
    commitment = committed()
    tie(commitment, bought(commitment, agency=AgencyFactory(parent=commitment.agency)))

    assert CommitmentPurchase.objects.count() == 1


# The sum


def test_links_never_exceed_the_purchase():
    first, second = committed(), committed()
    purchase = bought(first)
    second.agency, second.vendor = first.agency, first.vendor
    second.save()
    tie(first, purchase, 600)

    with pytest.raises(ValidationError) as caught:
        tie(second, purchase, Decimal("400.01"))
    assert code_of(caught) == "exceeds_purchase"
    tie(second, purchase, 400)
    with pytest.raises(ValidationError) as caught:
        tie(first, purchase, 1)
    assert code_of(caught) in ("exceeds_purchase", "already_linked")


def test_purchase_cannot_shrink_below_its_links():
    commitment = committed()
    purchase = bought(commitment)
    tie(commitment, purchase, 600)

    with pytest.raises(IntegrityError, match="worth less"), transaction.atomic():
        Purchase.objects.filter(pk=purchase.pk).update(value=Decimal("599.99"))
    Purchase.objects.filter(pk=purchase.pk).update(value=600)


def test_link_is_positive():
    commitment = committed()

    with pytest.raises(ValidationError):
        tie(commitment, bought(commitment), 0)


@pytest.mark.django_db(transaction=True)
def test_two_who_link_at_once_cannot_use_the_same_money():
    commitments = [committed(), committed()]
    purchase = bought(commitments[0])
    type(commitments[1]).objects.filter(pk=commitments[1].pk).update(
        agency=commitments[0].agency, vendor=commitments[0].vendor
    )
    commitments[1].refresh_from_db()
    user = UserFactory()
    start = threading.Barrier(2)
    results = []

    def press(commitment):
        start.wait()
        try:
            link(commitment=commitment, purchase=purchase, amount=Decimal(700), by=user)
            results.append("linked")
        except ValidationError as error:
            results.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[one]) for one in commitments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(results) == ["exceeds_purchase", "linked"]
    assert CommitmentPurchase.objects.get().amount == 700


# Pages


def test_ticked_proposals_are_linked(client):
    commitment = committed()
    purchase = bought(commitment)
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))
    page = client.get("/procurement/links/")
    [proposal] = page.context["proposals"]

    client.post("/procurement/links/", {"accept": [proposal.key, "9-9"]})

    row = CommitmentPurchase.objects.get()
    assert (row.commitment, row.purchase) == (commitment, purchase)


def test_another_agency_sees_no_proposals_and_takes_no_link_away(client):
    commitment = committed()
    tie(commitment, bought(commitment))
    other = committed()
    bought(other)
    client.force_login(UserFactory(role=Role.BUYER))

    assert client.get("/procurement/links/").context["proposals"] == []
    row = CommitmentPurchase.objects.get()
    address = f"/procurement/links/{row.pk}/delete/"
    assert client.post(address, {"reason": "x"}).status_code == 404


def test_link_is_taken_away_with_a_reason(client):
    commitment = committed()
    tie(commitment, bought(commitment))
    client.force_login(UserFactory())
    row = CommitmentPurchase.objects.get()

    client.post(f"/procurement/links/{row.pk}/delete/", {"reason": "Salah"})

    assert not CommitmentPurchase.objects.exists()


def test_several_are_accepted_and_the_rest_explained():
    commitment = committed()
    bought(commitment)
    proposals = propose([commitment])

    assert link_many([*proposals, *proposals], by=UserFactory())[0] == 1
    unlink(CommitmentPurchase.objects.get(), reason="Salah")


def test_a_proposal_says_how_strong_it_is_and_only_strong_ones_are_ticked(client):
    commitment = committed(rup_code="12345678", description="Snack rapat")
    supplier = SupplierFactory(name=commitment.vendor.name, vendor=commitment.vendor)
    weak = bought(commitment, value=90, contracted_on=date(2024, 9, 1), supplier=supplier)
    fair = bought(commitment, contracted_on=date(2024, 9, 1), supplier=supplier)
    strong = bought(commitment, supplier=supplier, rup_codes=["12345678"])
    second = bought(commitment, supplier=supplier)
    client.force_login(UserFactory())

    page = client.get("/procurement/links/")

    found = {one.purchase: one.strength.label for one in page.context["proposals"]}
    assert found == {strong: "Kuat", second: "Kuat", fair: "Sedang", weak: "Lemah"}
    assert [one.purchase for one in page.context["proposals"]][::3] == [strong, weak]
    # One promise is ticked once: both would be more than what was promised.
    assert page.context["ticked"] == {f"{commitment.pk}-{strong.pk}"}
    assert page.text.count(" checked ") == 1
    assert "Hanya vendor sama" in page.text
    assert "sudah dicentang" in page.text

    Purchase.objects.filter(pk__in=[strong.pk, second.pk]).delete()
    page = client.get("/procurement/links/")

    assert page.context["ticked"] == set()
    assert "sudah dicentang" not in page.text


# Taken back


def test_commitment_goes_back_as_far_as_the_link_had_moved_it():
    commitment = committed()
    tie(commitment, bought(commitment, stage=Stage.REALISED, paid_on=date(2024, 4, 20)))
    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.COMPLETED

    unlink(CommitmentPurchase.objects.get(), reason="Salah")

    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.COMMITTED
    assert (commitment.contract_number, commitment.completed_on) == ("", None)


def test_what_else_is_bought_keeps_the_contract():
    commitment = committed()
    first = bought(commitment, value=400, stage=Stage.REALISED)
    supplier = first.supplier
    second = bought(commitment, value=600, stage=Stage.REALISED, supplier=supplier)
    tie(commitment, first, 400)
    commitment.refresh_from_db()
    tie(commitment, second, 600)

    unlink(CommitmentPurchase.objects.get(purchase=second), reason="Salah")

    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.CONTRACTED


def test_contract_that_a_person_entered_stays():
    commitment = committed()
    commitment.contract(number="SPK/9", on=date(2024, 4, 1))
    tie(commitment, bought(commitment, stage=Stage.REALISED))
    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.COMPLETED

    unlink(CommitmentPurchase.objects.get(), reason="Salah")

    commitment.refresh_from_db()
    assert (commitment.status, commitment.contract_number) == (
        CommitmentStatus.CONTRACTED,
        "SPK/9",
    )


def test_completion_that_links_never_filled_stays():
    commitment = committed()
    tie(commitment, bought(commitment, value=10), 10)
    commitment.refresh_from_db()
    commitment.complete(on=date(2024, 5, 1))

    unlink(CommitmentPurchase.objects.get(), reason="Salah")

    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.COMPLETED


def test_what_is_linked_is_not_proposed_again():
    commitment = committed()
    part = bought(commitment, value=5000)
    rest = bought(commitment, supplier=part.supplier, value=900)
    tie(commitment, part, 300)

    assert [(one.purchase, one.amount) for one in propose([commitment])] == [(rest, 700)]
