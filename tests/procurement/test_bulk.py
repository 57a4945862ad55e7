from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Role
from procurement.actions.bulk import Part, assess_many, cancel_many, categorise_many
from procurement.actions.checking import check_findings
from procurement.models import Finding, OriginCluster, Source, Stage
from tests.factories import CategoryFactory, PurchaseFactory, UserFactory
from tests.procurement.test_linking import bought, committed, tie

pytestmark = pytest.mark.django_db


def url(name):
    return reverse(f"procurement:purchase_bulk_{name}")


@pytest.fixture
def buyer(client):
    user = UserFactory(role=Role.BUYER)
    client.force_login(user)
    return user


def test_buyer_cancels_the_ticked_ones_after_a_question(client, buyer):
    chosen = PurchaseFactory.create_batch(2, agency=buyer.agency)
    other = PurchaseFactory(agency=buyer.agency)
    listed = f"{reverse('procurement:purchase_list')}?year=2024"
    data = {"ids": [one.pk for one in chosen], "next": listed}

    asked = client.post(url("cancel"), data)
    assert "Batalkan 2 belanja?" in asked.content.decode()
    assert f'<input type="hidden" name="next" value="{listed}">' in asked.text
    assert {one.stage for one in refreshed(chosen)} == {Stage.CONTRACTED}
    done = client.post(url("cancel"), data | {"confirmed": "1", "reason": "Dobel"})

    assert done.url == listed
    assert {(one.stage, one.cancel_reason) for one in refreshed(chosen)} == {
        (Stage.CANCELLED, "Dobel")
    }
    assert refreshed([other])[0].stage == Stage.CONTRACTED
    # Sent twice, it says so and changes nothing.
    again = client.post(url("cancel"), data | {"confirmed": "1", "reason": "Lagi"})
    assert again.context["form"].has_error("__all__", "already_cancelled")
    assert refreshed(chosen)[0].cancel_reason == "Dobel"


def refreshed(purchases):
    for one in purchases:
        one.refresh_from_db()
    return purchases


@pytest.mark.parametrize("name", ["cancel", "assess", "categorise"])
def test_row_of_another_agency_spoils_the_whole_choice(client, buyer, name):
    own, foreign = PurchaseFactory(agency=buyer.agency), PurchaseFactory()
    data = {
        "ids": [own.pk, foreign.pk], "confirmed": "1", "reason": "x", "pdn": "all",
        "category": CategoryFactory().pk,
    }  # fmt: skip

    response = client.post(url(name), data)

    assert response.status_code == 302
    assert {(one.stage, one.pdn_value, one.category) for one in refreshed([own, foreign])} == {
        (Stage.CONTRACTED, None, None)
    }


def test_nothing_ticked_is_said(client, buyer):
    response = client.post(url("cancel"), {}, follow=True)

    assert "Pilih belanja lebih dulu." in response.content.decode()


def test_linked_purchase_keeps_all_from_being_cancelled():
    commitment = committed()
    linked = bought(commitment)
    tie(commitment, linked)
    free = PurchaseFactory()

    with pytest.raises(ValidationError) as caught:
        cancel_many([linked, free], reason="x")

    assert caught.value.code == "has_links"
    assert refreshed([free])[0].stage == Stage.CONTRACTED


def test_assessment_sets_parts_and_origin_and_survives_imports():
    plain = PurchaseFactory(value=100)
    certified = PurchaseFactory(
        value=50, origin_cluster=OriginCluster.TKDN, origin_basis="certificate", tkdn=40
    )

    assert assess_many([plain, certified], pdn=Part.ALL, umk=Part.NOTHING) == 2

    refreshed([plain, certified])
    assert [(one.pdn_value, one.umk_value) for one in (plain, certified)] == [
        (Decimal(100), 0),
        (Decimal(50), 0),
    ]
    assert (plain.origin_cluster, certified.origin_cluster) == (
        OriginCluster.PDN,
        OriginCluster.TKDN,
    )
    assert {"pdn_value", "umk_value", "origin_cluster"} <= set(plain.hand_set)
    assert assess_many([plain, certified], pdn=Part.ALL, umk=Part.NOTHING) == 0


def test_unknown_is_not_zero_and_what_is_kept_is_kept():
    purchase = PurchaseFactory(value=100, pdn_value=100, umk_value=7)

    assess_many([purchase], pdn=Part.UNKNOWN, umk=Part.KEEP)

    refreshed([purchase])
    assert (purchase.pdn_value, purchase.umk_value) == (None, 7)
    assert "umk_value" not in purchase.hand_set


def test_assessing_nothing_is_refused(client, buyer):
    purchase = PurchaseFactory(agency=buyer.agency)

    response = client.post(
        url("assess"), {"ids": [purchase.pk], "confirmed": "1", "pdn": "", "umk": ""}
    )

    assert response.context["form"].has_error("__all__", "nothing")


def test_categories_are_counted_where_they_change():
    category = CategoryFactory()
    rows = [PurchaseFactory(category=category), PurchaseFactory(), PurchaseFactory()]

    assert categorise_many(rows, category=category) == 2

    assert {one.category for one in refreshed(rows)} == {category}
    assert rows[1].hand_set == ["category"]


def test_typed_purchase_needs_no_mark():
    purchase = PurchaseFactory(
        source=Source.MANUAL, contracted_on=date(2024, 3, 1), package_key="M-1"
    )

    categorise_many([purchase], category=CategoryFactory())

    assert refreshed([purchase])[0].hand_set == []


def open_findings():
    return set(Finding.objects.filter(state="open").values_list("kind", flat=True))


def test_what_is_done_to_many_settles_their_findings():
    rows = PurchaseFactory.create_batch(2, rup_codes=[], pdn_value=None)
    check_findings()
    assert open_findings() >= {"no_rup", "pdn_empty"}

    assess_many(rows, pdn=Part.ALL, umk=Part.KEEP)
    assert "pdn_empty" not in open_findings()
    cancel_many(rows, reason="Dobel")

    assert open_findings() == set()
