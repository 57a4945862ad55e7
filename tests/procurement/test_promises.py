"""What is paid of promises, and what a purchase behind a promise forbids."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Role
from matching.models import Commitment, CommitmentStatus
from procurement.actions.linking import complete_paid, link
from procurement.models import Purchase, Stage
from procurement.promises import (
    PromiseSums,
    paid_of,
    promises_url,
    sums_of_promises,
    with_paid,
)
from procurement.report_forms import STAGE_NOTES
from tests.factories import (
    AgencyFactory,
    CommitmentFactory,
    ForumFactory,
    OfficeFactory,
    ProductFactory,
    PurchaseFactory,
    PurchasePaymentFactory,
    RepresentativeFactory,
    SupplierFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def promised(**values):
    values = {"quantity": None, "unit_price": None, "value": 1000} | values
    return CommitmentFactory(**values)


def bought(commitment, amount=1000, **values):
    """A purchase of the agency from the vendor, linked."""
    purchase = PurchaseFactory(
        **{
            "agency": commitment.agency,
            "supplier": SupplierFactory(vendor=commitment.vendor),
            "value": 1000,
            "contracted_on": date(2024, 4, 10),
        }
        | values
    )
    link(commitment=commitment, purchase=purchase, amount=amount, by=UserFactory())
    return purchase


@pytest.mark.parametrize(
    ("stage", "payments", "paid"),
    [
        (Stage.CONTRACTED, [], 0),
        (Stage.REALISED, [], 400),
        (Stage.CONTRACTED, [300], 120),
        (Stage.REALISED, [300], 120),  # payments say more than a stage
        (Stage.CONTRACTED, [300, 700], 400),
        (Stage.CONTRACTED, [1500], 400),
    ],
)
def test_a_link_is_paid_in_proportion_to_its_purchase(stage, payments, paid):
    commitment = promised()
    purchase = bought(commitment, 400, stage=stage)
    for number, amount in enumerate(payments):
        PurchasePaymentFactory(purchase=purchase, number=number, amount=amount)

    assert paid_of(commitment) == paid
    assert with_paid(Commitment.objects.all()).get().paid == paid
    assert PromiseSums(*sums_of_promises(Commitment.objects.all()).get()).paid == paid


def test_no_promise_is_paid_above_its_value_or_by_its_status():
    bought(promised(), 1500, value=1500, stage=Stage.REALISED)
    promised(
        status="completed", contract_number="1", contract_on=date(2024, 4, 1),
        completed_on=date(2024, 4, 2),
    )  # fmt: skip

    sums = PromiseSums(*sums_of_promises(Commitment.objects.all()).get())

    assert (sums.promised, sums.contracted, sums.paid) == (2000, 2000, 1000)


def test_what_was_taken_back_with_its_import_pays_nothing():
    commitment = promised()
    purchase = bought(commitment, stage=Stage.REALISED)
    Purchase.objects.filter(pk=purchase.pk).update(stage=Stage.WITHDRAWN)

    assert paid_of(commitment) == 0


def test_later_payments_complete_a_contract_once():
    filled, open_one = promised(), promised()
    purchase = bought(filled)
    bought(open_one)
    PurchasePaymentFactory(purchase=purchase, amount=999)
    assert complete_paid() == 0

    PurchasePaymentFactory(purchase=purchase, number=2, amount=1)

    assert (complete_paid(), complete_paid()) == (1, 0)
    filled.refresh_from_db()
    open_one.refresh_from_db()
    assert (filled.status, open_one.status) == (
        CommitmentStatus.COMPLETED,
        CommitmentStatus.CONTRACTED,
    )


@pytest.mark.parametrize("verb", ["cancel", "withdraw_contract"])
def test_a_promise_that_is_bought_is_not_given_up(verb):
    commitment = promised()
    bought(commitment)
    commitment.refresh_from_db()

    with pytest.raises(ValidationError) as refusal:
        getattr(commitment, verb)(reason="Batal")

    assert refusal.value.code == "has_purchases"
    commitment.refresh_from_db()
    assert commitment.status == CommitmentStatus.CONTRACTED
    commitment.purchase_links.get().delete()
    getattr(commitment, verb)(reason="Batal")


@pytest.mark.parametrize(("has_contract", "is_cancelled"), [(False, True), (True, False)])
def test_a_vendor_steps_back_until_there_is_a_contract(client, has_contract, is_cancelled):
    seller = RepresentativeFactory()
    commitment = promised(vendor=seller.vendor)
    if has_contract:
        commitment.contract(number="1", on=date(2024, 4, 1))
    client.force_login(seller.user)
    address = reverse(
        "matching:commitment_step", args=[commitment.forum.slug, commitment.pk, "cancel"]
    )

    page = client.get(commitment.get_absolute_url()).text
    response = client.post(address, {"reason": "Tidak sanggup"})

    assert ("Batalkan" in page, response.status_code == 404) == (is_cancelled, not is_cancelled)
    commitment.refresh_from_db()
    assert commitment.is_cancelled is is_cancelled


def edit(client, purchase, **values):
    data = {
        "agency": purchase.agency_id, "package_name": "Snack", "seller": purchase.supplier.name,
        "contracted_on": "2024-04-10", "value": "1000", "origin": "unknown-",
    }  # fmt: skip
    address = reverse("procurement:purchase_edit", args=[purchase.pk])
    return client.post(address, data | values)


def test_a_purchase_does_not_fall_below_its_promises(client):
    commitment = promised()
    purchase = bought(commitment, 600, source="manual")
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))

    form = edit(client, purchase, value="599").context["form"]
    assert form.has_error("__all__", "below_links")
    assert edit(client, purchase, value="600").status_code == 302


def test_a_purchase_that_keeps_a_promise_stays_of_its_vendor(client):
    commitment = promised()
    purchase = bought(commitment, source="manual")
    other = SupplierFactory(name="Usaha Lain", vendor=promised().vendor)
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))

    form = edit(client, purchase, seller=other.name).context["form"]

    assert form.has_error("__all__", "other_vendor")


def test_paying_a_purchase_completes_its_promise(client):
    commitment = promised()
    purchase = bought(commitment, source="manual")
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))

    edit(client, purchase, paid_on="2024-05-02")

    commitment.refresh_from_db()
    assert (commitment.status, commitment.completed_on) == (
        CommitmentStatus.COMPLETED,
        date(2024, 5, 2),
    )


def test_a_purchase_that_was_not_paid_after_all_opens_its_promise(client):
    commitment = promised()
    purchase = bought(commitment, source="manual")
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))
    edit(client, purchase, paid_on="2024-05-02")

    edit(client, purchase)

    commitment.refresh_from_db()
    assert (commitment.status, commitment.completed_on) == (CommitmentStatus.CONTRACTED, None)


def test_the_second_purchase_of_a_promise_begins_with_what_is_left(client):
    commitment = promised()
    bought(commitment, 600)
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))

    page = client.get(reverse("procurement:purchase_create"), {"commitment": commitment.pk})

    assert page.context["form"].initial["value"] == 400


def test_a_purchase_takes_the_code_and_category_of_its_promise(client):
    commitment = promised(rup_code="12345678")
    commitment.product = ProductFactory(vendor=commitment.vendor)
    commitment.save()
    client.force_login(UserFactory(role=Role.BUYER, agency=commitment.agency))
    address = f"{reverse('procurement:purchase_create')}?commitment={commitment.pk}"

    client.post(
        address,
        {
            "package_name": "Snack", "seller": commitment.vendor.name, "value": "1000",
            "agency": commitment.agency_id, "contracted_on": "2024-04-10", "origin": "unknown-",
        },
    )  # fmt: skip

    purchase = Purchase.objects.get()
    assert purchase.rup_codes == ["12345678"]
    assert purchase.category == commitment.product.category
    assert purchase.commitment_links.get().commitment == commitment


def test_contracts_without_a_purchase_wait_on_the_page_of_links(
    client, django_assert_max_num_queries
):
    status = {"status": "completed", "completed_on": date(2024, 4, 2)}
    contract = {"contract_number": "SP/1", "contract_on": date(2024, 4, 1)}
    unbought = promised(**status, **contract)
    bought(promised())
    part = promised()
    bought(part, 400, package_name="Sewa tenda")
    promised(status="committed")
    other = PurchaseFactory(
        agency=unbought.agency, supplier=SupplierFactory(vendor=unbought.vendor), value=9,
        package_name="Belanja snack kegiatan",
    )  # fmt: skip
    client.force_login(UserFactory())
    address = reverse("procurement:link_list")
    client.get(address)

    with django_assert_max_num_queries(10):
        page = client.get(address)

    assert page.context["unbought"] == [unbought]
    assert f"?commitment={unbought.pk}" in page.text
    # One that is only said to be complete may still be tied to what was bought.
    [proposal] = page.context["proposals"]
    assert (proposal.purchase, proposal.reasons) == (other, ["vendor sama", "nama serupa"])


def test_a_report_says_what_narrowing_to_a_stage_does(client):
    OfficeFactory()
    client.force_login(UserFactory())

    pages = [
        client.get(reverse("reports:agency_table"), {"stage": stage}).text
        for stage in ("", "contracted", "realised")
    ]

    found = [[note in page for note in STAGE_NOTES.values()] for page in pages]
    assert found == [[False, False], [False, True], [True, False]]


@pytest.fixture
def promises():
    """Promises of two forums, at every step, one in part paid; an interest and one taken back."""
    dinas = AgencyFactory()
    forum = ForumFactory(first_day=date(2024, 3, 6))
    under_contract = {
        "status": "contracted", "contract_number": "1", "contract_on": date(2024, 4, 1),
    }  # fmt: skip
    paid = promised(forum=forum, agency=dinas, rup_code="12345678", **under_contract)
    bought(paid, 400, stage=Stage.REALISED)
    below = promised(forum=forum, agency=AgencyFactory(parent=dinas), rup_code="12345679")
    other = promised(forum=ForumFactory(first_day=date(2023, 3, 6)), value=70, **under_contract)
    promised(forum=forum, agency=dinas, status="interest", committed_on=None, value=5)
    promised(forum=forum, status="cancelled", cancel_reason="Anggaran digeser.", value=6)
    return {"dinas": dinas, "forum": forum, "paid": paid, "below": below, "other": other}


def test_every_step_leads_to_the_promises_that_add_up_to_it(client, promises):
    client.force_login(UserFactory())
    for query, promised_in_all in (
        ({}, 2070), ({"year": 2024}, 2000), ({"agency": promises["dinas"].pk}, 2000),
        ({"forum": promises["other"].forum_id}, 70), ({"vendor": promises["paid"].vendor_id}, 1000),
    ):  # fmt: skip
        sums = client.get(promises_url(**query)).context["sums"]
        assert sums.promised == promised_in_all
        for step in sums.steps(**query):
            context = client.get(step.url).context
            added = sum(
                row.paid if step.label == "Terbayar" else row.value for row in context["page"]
            )
            assert added == step.value, step
            assert all(row.is_promised for row in context["page"])


def test_pages_with_a_funnel_lead_to_its_promises(client, promises):
    client.force_login(UserFactory())
    card = client.get(reverse("reports:agency_card", args=[promises["dinas"].pk]))
    effect = client.get(reverse("reports:forum_effect", args=[promises["forum"].slug]))
    PurchaseFactory(agency=promises["dinas"], year=2024)
    city = client.get(reverse("reports:dashboard", query={"year": 2024}))

    for page in (card, effect, city):
        for stage in page.context["steps"]:
            rows = client.get(stage.item.url).context["page"]
            amounts = [row.paid if stage.item.label == "Terbayar" else row.value for row in rows]
            assert sum(amounts) == stage.item.value, stage


def test_each_side_lists_its_own_promises_and_the_files_hold_the_same(client, promises):
    for user in (
        UserFactory(role=Role.BUYER, agency=promises["paid"].agency),
        RepresentativeFactory(vendor=promises["paid"].vendor).user,
    ):
        client.force_login(user)
        page = client.get(promises_url(reached="promised")).context["page"]
        rows = b"".join(client.get(reverse("procurement:promise_csv")).streaming_content).decode()

        assert promises["paid"] in page
        assert promises["other"] not in page
        assert (promises["below"] in page) is user.is_buyer
        assert promises["other"].code not in rows
        assert rows.count("400,00") == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_promises_query_count(client, count, django_assert_max_num_queries):
    client.force_login(UserFactory())
    for _ in range(count):
        bought(promised())
    client.get(promises_url())

    with django_assert_max_num_queries(8):
        assert len(client.get(promises_url()).context["page"]) == count
