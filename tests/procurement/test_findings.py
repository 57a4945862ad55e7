"""What the checks find, what they leave alone, and what people may say about it."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from matching.models import Commitment
from procurement.actions.checking import check_findings, settle
from procurement.actions.entering import save_changes
from procurement.actions.importing.reverting import revert
from procurement.models import (
    Finding,
    FindingCount,
    FindingKind,
    FindingState,
    Purchase,
    Source,
    Stage,
)
from tests.factories import (
    AgencyFactory,
    BudgetFactory,
    CommitmentFactory,
    DemandFactory,
    InterestFactory,
    LicenceFactory,
    PurchaseFactory,
    PurchaseImportFactory,
    SupplierFactory,
    UserFactory,
    VendorFactory,
)

pytestmark = pytest.mark.django_db
CLEAN = {"rup_codes": ["12345678"], "pdn_value": 0}


def kinds():
    check_findings()
    return sorted(Finding.objects.unsettled().values_list("kind", flat=True))


def test_a_whole_purchase_has_no_finding():
    PurchaseFactory(**CLEAN)

    assert kinds() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"rup_codes": []}, ["no_rup"]),
        ({"pdn_value": None}, ["pdn_empty"]),
        ({"ceiling": "1000000.00"}, []),
        ({"ceiling": "999999.99"}, ["over_ceiling"]),
        ({"ceiling": None}, []),
        ({"rup_codes": [], "stage": Stage.CANCELLED}, []),
        ({"rup_codes": [], "stage": Stage.PENDING}, []),
        ({"origin_cluster": "import", "origin_basis": "team"}, ["reason_missing"]),
        (
            {"origin_cluster": "import", "origin_basis": "team", "tier_reason": "Tidak dibuat"},
            [],
        ),
        ({"tier": "c", "source": Source.NONTENDER}, ["reason_missing"]),
        ({"tier": "b"}, []),
    ],
)
def test_purchases_are_checked_one_by_one(changes, expected):
    PurchaseFactory(**{**CLEAN, **changes})

    assert kinds() == expected


@pytest.mark.parametrize(
    ("values", "reason", "expected"),
    [
        ({"size_class": "medium"}, "", ["not_small"]),
        ({"size_class": "large"}, "", ["not_small"]),
        ({"size_class": "small"}, "", []),
        ({"size_class": ""}, "", []),
        ({"size_class": "medium", "is_cooperative": True}, "", []),
        ({"size_class": "medium"}, "Alat khusus", []),
        ({"size_class": "medium", "procurement_type": "consulting"}, "", []),
        ({"size_class": "medium", "ceiling": 15_000_000_000}, "", ["not_small"]),
        ({"size_class": "medium", "ceiling": 15_000_000_001}, "", []),
    ],
)
def test_reserved_packages_go_to_small_businesses(values, reason, expected):
    demand = DemandFactory(rup_codes=["12345678"], non_umk_reason=reason)
    PurchaseFactory(**{**CLEAN, "procurement_type": "goods", "demand": demand, **values})

    assert kinds() == expected


def test_a_known_demand_gives_the_rup_code():
    PurchaseFactory(pdn_value=0, demand=DemandFactory(rup_codes=["12345678"]))
    PurchaseFactory(pdn_value=0, demand=DemandFactory(rup_codes=[]))

    assert kinds() == ["no_rup"]


def test_purchases_of_one_plan_are_added_up():
    plan = DemandFactory(rup_codes=["12345678"], budget=1_500_000)
    PurchaseFactory(demand=plan, **CLEAN)
    assert kinds() == []

    PurchaseFactory(demand=plan, **CLEAN)
    PurchaseFactory(demand=plan, **{**CLEAN, "rup_codes": ["12345678", "12345679"]})

    assert kinds() == ["over_plan"]
    found = Finding.objects.get()
    assert (found.amount, found.bound, found.excess) == (2_000_000, 1_500_000, 500_000)


@pytest.mark.parametrize(("codes", "expected"), [(2, ["over_plan"]), (3, [])])
def test_a_purchase_of_several_codes_counts_if_the_plan_has_all_of_them(codes, expected):
    of_purchase = ["12345678", "12345679", "12345680"][:codes]
    plan = DemandFactory(rup_codes=["12345679", "12345678"], budget=1)
    PurchaseFactory(demand=plan, **{**CLEAN, "rup_codes": of_purchase})

    assert kinds() == expected


def test_plans_are_held_against_the_budget_of_the_unit_or_the_one_above():
    dinas, alone = AgencyFactory(), AgencyFactory()
    school = AgencyFactory(parent=dinas)
    BudgetFactory(agency=dinas, procurement=100)
    BudgetFactory(agency=dinas, version="apbdp", procurement=150)
    DemandFactory(agency=dinas, budget=100)
    DemandFactory(agency=school, budget=50)
    DemandFactory(agency=school, budget=999, is_active=False)
    DemandFactory(agency=alone, budget=999)
    assert kinds() == []

    DemandFactory(agency=school, budget=1)

    assert kinds() == ["plan_over_budget"]
    found = Finding.objects.get()
    assert (found.agency, found.amount, found.bound) == (dinas, 151, 150)

    BudgetFactory(agency=school, procurement=60)
    assert kinds() == []


def test_sellers_of_unknown_size_are_one_finding_a_year():
    unsized = SupplierFactory()
    sized = SupplierFactory(size_class="small")
    in_directory = SupplierFactory(
        vendor=VendorFactory(is_cooperative=True, legal_form="koperasi")
    )
    for supplier in (unsized, unsized, sized, in_directory):
        PurchaseFactory(supplier=supplier, **CLEAN)

    assert kinds() == ["seller_unsized"]
    found = Finding.objects.get()
    assert (found.supplier, found.amount, found.agency) == (unsized, 2_000_000, None)


@pytest.mark.parametrize(
    ("ends", "basis", "expected"),
    [
        (date(2024, 3, 5), "certificate", ["certificate_expired"]),
        (date(2024, 3, 6), "certificate", []),
        (None, "certificate", []),
        # A letter for this one package, whatever became of the vendor's certificates.
        (date(2024, 3, 5), "project", []),
    ],
)
def test_a_certificate_counts_to_its_last_day(ends, basis, expected):
    vendor = VendorFactory(is_cooperative=True, legal_form="koperasi")
    LicenceFactory(vendor=vendor, kind="tkdn", expires_on=ends, tkdn=40)
    values = {"origin_cluster": "tkdn", "origin_basis": basis, "contracted_on": "2024-03-06"}
    PurchaseFactory(supplier=SupplierFactory(vendor=vendor), **CLEAN, **values)

    assert kinds() == expected


def test_a_certificate_issued_later_does_not_count_for_what_was_bought_before():
    vendor = VendorFactory(is_cooperative=True, legal_form="koperasi")
    LicenceFactory(vendor=vendor, kind="tkdn", expires_on=date(2024, 3, 5), tkdn=40)
    LicenceFactory(vendor=vendor, kind="tkdn", issued_on=date(2024, 3, 7), tkdn=40)
    values = {"origin_cluster": "tkdn", "origin_basis": "certificate"}
    PurchaseFactory(
        supplier=SupplierFactory(vendor=vendor), contracted_on="2024-03-06", **CLEAN, **values
    )

    assert kinds() == ["certificate_expired"]


def test_promises_are_late_when_their_month_is_over(time_machine):
    CommitmentFactory(planned_month=date(2024, 3, 1))
    CommitmentFactory(
        planned_month=date(2024, 3, 1), status="contracted", contract_number="1",
        contract_on=date(2024, 3, 9),
    )  # fmt: skip
    InterestFactory()
    time_machine.move_to("2024-03-31T10:00+07:00")
    assert kinds() == []

    time_machine.move_to("2024-04-01T10:00+07:00")

    assert kinds() == ["commitment_late"]


def test_acts_on_a_late_promise_are_seen_at_once():
    commitment = CommitmentFactory(planned_month=date(2124, 3, 1))
    Commitment.objects.update(planned_month=date(2024, 3, 1))
    found = Finding.objects.get()
    assert (found.kind, found.commitment, found.state) == ("commitment_late", commitment, "open")

    Commitment.objects.update(
        status="contracted", contract_number="1", contract_on=date(2024, 4, 9)
    )
    found.refresh_from_db()
    assert found.is_solved

    Commitment.objects.update(status="committed", contract_number="", contract_on=None)
    found.refresh_from_db()
    assert (found.state, found.solved_at) == ("open", None)

    Commitment.objects.update(planned_month=date(2023, 12, 1))
    years = dict(Finding.objects.values_list("year", "state"))
    assert years == {2024: "solved", 2023: "open"}
    check_findings()
    assert dict(Finding.objects.values_list("year", "state")) == years


def test_what_is_mended_is_solved_and_what_comes_back_is_open_again():
    purchase = PurchaseFactory(**{**CLEAN, "pdn_value": None})
    assert kinds() == ["pdn_empty"]
    found = Finding.objects.get()
    settle(found, state=FindingState.FOLLOWED, owner=UserFactory(), note="Ditanyakan")

    Purchase.objects.update(pdn_value=5)
    done = check_findings()

    found.refresh_from_db()
    assert (found.state, found.note, done.solved_count) == ("solved", "Ditanyakan", 1)
    assert found.solved_at is not None
    with pytest.raises(ValidationError) as error:
        settle(found, state=FindingState.OPEN, owner=None, note="")
    assert error.value.code == "already_solved"

    Purchase.objects.update(pdn_value=None)
    done = check_findings()

    found.refresh_from_db()
    assert (found.state, found.solved_at, done.new_count) == ("open", None, 1)
    assert Finding.objects.filter(purchase=purchase).count() == 1


def test_what_is_accepted_stays_so_for_its_amount_only():
    PurchaseFactory(ceiling=1, **CLEAN)
    check_findings()
    settle(Finding.objects.get(), state=FindingState.ACCEPTED, owner=None, note="Addendum")
    check_findings()
    assert Finding.objects.get().state == FindingState.ACCEPTED

    Purchase.objects.update(value=2_000_000)
    check_findings()

    assert Finding.objects.get().state == FindingState.OPEN


def test_acceptance_needs_a_reason():
    PurchaseFactory(ceiling=1, **CLEAN)
    check_findings()
    found = Finding.objects.get()

    with pytest.raises(ValidationError) as error:
        settle(found, state=FindingState.ACCEPTED, owner=None, note="")
    assert error.value.code == "reason_missing"
    with (
        pytest.raises(IntegrityError, match="finding_accepted_has_a_reason"),
        transaction.atomic(),
    ):
        Finding.objects.update(state=FindingState.ACCEPTED)
    with pytest.raises(IntegrityError, match="finding_solved_has_a_time"), transaction.atomic():
        Finding.objects.update(state=FindingState.SOLVED)


def test_an_edited_purchase_is_checked_at_once():
    purchase = PurchaseFactory(**{**CLEAN, "pdn_value": None})
    other = PurchaseFactory(**{**CLEAN, "pdn_value": None})
    check_findings()

    purchase.pdn_value, purchase.rup_codes = Decimal(5), []
    save_changes(purchase, ["pdn_value", "rup_codes"])

    unsettled = Finding.objects.unsettled().values_list("kind", "purchase")
    assert sorted(unsettled) == [("no_rup", purchase.pk), ("pdn_empty", other.pk)]


def test_taking_an_import_back_checks_again(django_capture_on_commit_callbacks):
    user = UserFactory()
    done = PurchaseImportFactory(
        mapping={}, committed_at=timezone.now(), committed_by=user, step="done"
    )
    PurchaseFactory(file_import=done, **{**CLEAN, "pdn_value": None})
    assert kinds() == ["pdn_empty"]

    with django_capture_on_commit_callbacks(execute=True):
        revert(done, by=user, reason="Salah berkas")

    assert not Finding.objects.unsettled().exists()


# Pages


@pytest.fixture
def two(client):
    """A finding of the buyer's agency, one of another, and one of nobody's."""
    buyer = UserFactory(role=Role.BUYER)
    own = PurchaseFactory(agency=buyer.agency, **{**CLEAN, "pdn_value": None})
    other = PurchaseFactory(supplier=SupplierFactory(), **{**CLEAN, "pdn_value": None})
    check_findings()
    client.force_login(buyer)
    return {
        "buyer": buyer,
        "own": Finding.objects.get(purchase=own),
        "other": Finding.objects.get(purchase=other, kind="pdn_empty"),
    }


def test_buyer_sees_the_findings_of_its_agency_alone(client, two):
    response = client.get(reverse("reports:finding_list"))

    assert list(response.context["page"]) == [two["own"]]
    assert [kind["count"] for kind in response.context["kinds"]] == [1] + [0] * 10
    assert client.get(two["other"].get_absolute_url()).status_code == 404
    edit = reverse("reports:finding_edit", args=[two["other"].pk])
    assert client.post(edit, {"state": "followed"}).status_code == 404


def test_buyer_accepts_with_a_reason(client, two):
    address = reverse("reports:finding_edit", args=[two["own"].pk])

    refused = client.post(address, {"state": "accepted", "owner": "", "note": ""})
    assert refused.context["form"].has_error("note", "reason_missing")
    client.post(address, {"state": "accepted", "owner": two["buyer"].pk, "note": "Jasa"})

    two["own"].refresh_from_db()
    assert (two["own"].state, two["own"].owner) == ("accepted", two["buyer"])
    page = client.get(two["own"].get_absolute_url())
    assert "Tindak lanjut dicatat" in page.text
    assert "Terbuka menjadi Diterima dengan alasan" in page.text


def test_answer_to_many_leaves_out_what_is_not_theirs(client, two):
    address = reverse("reports:finding_settle")
    ids = [two["own"].pk, two["other"].pk]

    listed = reverse("reports:finding_list", query={"kind": "pdn_empty"})
    asked = client.post(address, {"ids": ids, "next": listed})
    assert asked.context["rows"] == [two["own"]]
    assert f'<input type="hidden" name="next" value="{listed}">' in asked.text
    assert f'href="{listed}">Batal<' in asked.text
    answer = {"ids": [two["own"].pk], "state": "followed", "note": "Dicek", "next": listed}
    assert client.post(address, answer).url == listed

    found = Finding.objects.order_by("pk").values_list("pk", "state", "owner")
    assert (two["own"].pk, "followed", two["buyer"].pk) in found
    assert (two["other"].pk, "open", None) in found
    assert client.post(address, {"ids": ["x"]}).status_code == 302


def test_files_hold_what_the_list_shows(client, two):
    client.force_login(UserFactory())
    query = {"kind": "pdn_empty"}

    text = client.get(reverse("reports:finding_csv", query=query)).getvalue().decode("utf-8-sig")
    book = client.get(reverse("reports:finding_xlsx", query=query)).getvalue()

    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["Tentang"] for row in rows} == {two["own"].about, two["other"].about}
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet.max_row == 3
    assert {sheet.cell(2, 9).value, sheet.cell(3, 9).value} == {1_000_000}


def test_staff_check_with_a_button(client):
    client.force_login(UserFactory())
    PurchaseFactory(**{**CLEAN, "pdn_value": None})

    response = client.post(reverse("reports:finding_check"), follow=True)

    assert "1 temuan, 1 baru" in response.text
    assert Finding.objects.get().kind == FindingKind.PDN_EMPTY


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_count(client, count, django_assert_max_num_queries):
    for _ in range(count):
        PurchaseFactory(supplier=SupplierFactory(), **{**CLEAN, "pdn_value": None})
        CommitmentFactory()
    check_findings()
    client.force_login(UserFactory())

    client.get(reverse("reports:finding_list"))  # writes once a minute that the session goes on

    with django_assert_max_num_queries(10):
        response = client.get(reverse("reports:finding_list"))

    assert len(response.context["page"]) == 3 * count


@pytest.mark.parametrize(
    "query",
    [
        {"q": "belanja"}, {"state": "solved"}, {"owner": "me"}, {"owner": "none"},
        {"year": "2024"}, {"year": "x"}, {"agency": "0"}, {"after": "5"}, {"state": ""},
    ],
)  # fmt: skip
def test_any_filter_answers(client, two, query):
    assert client.get(reverse("reports:finding_list", query=query)).status_code == 200


def counted():
    """What the triggers count, without the kinds of which none is left."""
    sums = FindingCount.objects.values_list("kind", "agency").annotate(
        Sum("findings"), Sum("amount")
    )
    return {row for row in sums if row[2]}


def recounted():
    rows = Finding.objects.unsettled().order_by().values_list("kind", "agency")
    return set(rows.annotate(number=Count("*"), money=Sum("amount")))


def write_findings_all_ways(staff):
    """Yield after each kind of write."""
    bought = [PurchaseFactory(value=value) for value in (1_000, 2_500, 40_000)]
    check_findings()
    yield "found"
    of_one = Finding.objects.filter(purchase=bought[0])
    settle(of_one[0], state=FindingState.FOLLOWED, owner=staff, note="")
    yield "taken on"
    settle(of_one[1], state=FindingState.ACCEPTED, owner=staff, note="Sesuai kontrak")
    yield "accepted"
    Purchase.objects.filter(pk=bought[1].pk).update(agency=AgencyFactory(), value=7_000)
    check_findings()
    yield "of another agency, with another value"
    Purchase.objects.filter(pk=bought[2].pk).update(**CLEAN)
    check_findings()
    yield "mended"
    Finding.objects.filter(purchase=bought[1]).delete()
    yield "gone"


def test_findings_that_wait_are_counted_as_they_are_written():
    for what in write_findings_all_ways(UserFactory()):
        assert counted() == recounted() != set(), what


def test_counts_are_added_up_now_and_then():
    staff = UserFactory()
    PurchaseFactory()
    check_findings()
    finding = Finding.objects.first()
    with connection.cursor() as cursor:
        # One write in fifty adds up: which, is the same in each run.
        cursor.execute("SELECT setseed(0.5)")
    for number in range(200):
        state = FindingState.ACCEPTED if number % 2 else FindingState.FOLLOWED
        settle(finding, state=state, owner=staff, note="Sesuai kontrak")

    assert counted() == recounted() != set()
    assert FindingCount.objects.count() < 100
