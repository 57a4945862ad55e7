"""The sums that the database keeps are always those of the rows."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import connection, connections, transaction
from django.db.models import Sum

from procurement.models import (
    Level,
    OriginCluster,
    Purchase,
    PurchasePayment,
    PurchaseSummary,
    Source,
    Stage,
    fold_summary,
    rebuild_summary,
)
from procurement.models.summary import FOLD_AT, MEASURES
from tests.factories import (
    AgencyFactory,
    PurchaseFactory,
    PurchaseImportFactory,
    PurchasePaymentFactory,
    SupplierFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
KEYS = ("level", "year", "stage", "is_self_managed", "month", "agency_id", "method", "name", "key")


def word_of(level, purchase):
    size = "cooperative" if purchase.is_cooperative else purchase.size_class
    return {
        Level.TYPE: purchase.procurement_type,
        Level.SIZE: size,
        Level.CLUSTER: purchase.origin_cluster,
        Level.SOURCE: purchase.source,
        Level.AGENCY_TYPE: purchase.procurement_type,
        Level.AGENCY_SIZE: size,
        Level.AGENCY_CLUSTER: purchase.origin_cluster,
        Level.AGENCY_SOURCE: purchase.source,
        Level.CATEGORY_PLACE: purchase.seller_area,
    }.get(level)


def key_of(level, purchase):
    return {
        Level.SUPPLIER: purchase.supplier_id or 0,
        Level.CATEGORY: purchase.category_id or 0,
        Level.AGENCY_CATEGORY: purchase.category_id or 0,
        Level.CATEGORY_PLACE: purchase.category_id or 0,
    }.get(level)


def groups_of(purchase):
    """The groups that a purchase belongs to, counted by hand."""
    for level in Level:
        counts_receipts = level == Level.SUPPLIER
        if purchase.has_parts if counts_receipts else purchase.part_of_id:
            continue
        of_year = level == Level.SUPPLIER or level >= Level.AGENCY_TYPE
        with_agency = Level.AGENCY_TYPE <= level <= Level.AGENCY_CATEGORY or level in {
            Level.MONTH_AGENCY,
            Level.AGENCY_METHOD,
        }
        with_method = level not in {Level.MONTH_AGENCY, Level.SUPPLIER, Level.CATEGORY_PLACE}
        yield (
            level,
            purchase.year,
            purchase.stage,
            purchase.source == Source.SWAKELOLA,
            0 if of_year else purchase.month or 0,
            purchase.agency_id if with_agency else None,
            purchase.method if with_method else None,
            word_of(level, purchase),
            key_of(level, purchase),
        )


def measures_of(purchase):
    pdn, umk = purchase.pdn_value is None, purchase.umk_value is None
    realised = realised_of(purchase)
    return (
        1,
        purchase.value,
        purchase.pdn_value or 0,
        purchase.umk_value or 0,
        int(pdn),
        purchase.value if pdn else 0,
        int(umk),
        purchase.value if umk else 0,
        realised,
        in_proportion(purchase.pdn_value, realised, purchase.value),
        in_proportion(purchase.umk_value, realised, purchase.value),
    )


def realised_of(purchase):
    """What is paid, counted by hand: payments up to the value, else all once it is realised."""
    if payments := purchase.payments.all():
        return min(sum(one.amount for one in payments), purchase.value)
    return purchase.value if purchase.stage == Stage.REALISED else 0


def in_proportion(part, realised, value):
    if not part or not realised:
        return 0
    return (realised * part / value).quantize(Decimal("0.01"), ROUND_HALF_UP)


def sums_of_rows():
    sums = {}
    counted = Purchase.objects.filter(stage__in=[Stage.CONTRACTED, Stage.REALISED])
    for purchase in counted.prefetch_related("payments"):
        for group in groups_of(purchase):
            old = sums.get(group, (0,) * len(MEASURES))
            sums[group] = tuple(a + b for a, b in zip(old, measures_of(purchase), strict=True))
    return sums


def sums_of_summary():
    sums = {}
    for row in PurchaseSummary.objects.values(*KEYS, *MEASURES):
        group = tuple(row[name] for name in KEYS)
        old = sums.get(group, (0,) * len(MEASURES))
        sums[group] = tuple(a + row[name] for a, name in zip(old, MEASURES, strict=True))
    return {group: values for group, values in sums.items() if any(values)}


def assert_equal_sums():
    assert sums_of_summary() == sums_of_rows()


def random_purchase(chance, agencies, suppliers, user, number):
    value = Decimal(chance.randint(0, 10**12)) / 100
    parts = [None, Decimal(0), value, value / 2 // 1]
    return Purchase(
        agency=chance.choice(agencies),
        supplier=chance.choice([*suppliers, None]),
        year=chance.choice([2023, 2024]),
        source=chance.choice(Source.values),
        package_key=f"K{number}",
        stage=chance.choice(Stage.values),
        value=value,
        pdn_value=chance.choice(parts),
        umk_value=chance.choice(parts),
        method=chance.choice(["", "tender", "e_purchasing"]),
        procurement_type=chance.choice(["", "goods"]),
        size_class=chance.choice(["", "micro", "large"]),
        **chance.choice([{}, {"seller_area": "city", "area_basis": "file"}]),
        is_cooperative=chance.choice([None, False, True]),
        origin_cluster=OriginCluster.UNKNOWN,
        contracted_on=chance.choice([None, "2024-03-06", "2024-11-30", "2023-12-31"]),
        cancel_reason="Uji",
        created_by=user,
    )


class Office:
    """Whoever writes purchases, one random act after the other."""

    def __init__(self, seed):
        self.chance = random.Random(seed)  # noqa: S311 - a test, not a secret
        self.agencies = AgencyFactory.create_batch(3)
        self.suppliers = SupplierFactory.create_batch(3)
        self.user = UserFactory()
        self.number = 0

    def new(self, **values):
        self.number += 1
        purchase = random_purchase(
            self.chance, self.agencies, self.suppliers, self.user, self.number
        )
        for name, value in values.items():
            setattr(purchase, name, value)
        return purchase

    def any(self, **filters):
        return self.chance.choice([*Purchase.objects.filter(**filters), None])

    def add(self):
        self.new().save()

    def add_many(self):
        Purchase.objects.bulk_create(self.new() for _ in range(20))

    def change(self):
        if purchase := self.any():
            purchase.value += 1
            purchase.agency = self.chance.choice(self.agencies)
            purchase.save()

    def change_many(self):
        Purchase.objects.filter(source=Source.TENDER).update(method="", pdn_value=None, year=2024)

    def revert_some(self):
        chosen = list(Purchase.objects.order_by("-value")[:3].values_list("pk", flat=True))
        Purchase.objects.filter(pk__in=chosen).update(stage=Stage.WITHDRAWN)

    def add_receipt(self):
        if whole := self.any(part_of=None):
            self.new(part_of=whole).save()
            Purchase.objects.filter(pk=whole.pk).update(has_parts=True)

    def pay(self):
        """Some payments: parts, too much, nothing at all, or one that has been corrected."""
        for purchase in filter(None, (self.any(), self.any())):
            share = self.chance.choice([0, Decimal("0.333"), 1, 2])
            PurchasePaymentFactory(purchase=purchase, amount=purchase.value * share // 1)
        PurchasePayment.objects.filter(amount__gt=10**9).update(amount=10**9)

    def take_payments_back(self):
        PurchasePayment.objects.filter(pk__in=PurchasePayment.objects.all()[:2]).delete()

    def delete_and_regret(self):
        with transaction.atomic():
            Purchase.objects.filter(has_parts=False).delete()
            transaction.set_rollback(True)

    def act(self):
        acts = [
            self.add, self.add_many, self.change, self.change_many, self.revert_some,
            self.add_receipt, self.delete_and_regret, fold_summary, self.pay, self.pay,
            self.take_payments_back,
        ]  # fmt: skip
        self.chance.choice(acts)()


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_of_writes_leaves_equal_sums(seed):
    office = Office(seed)
    office.add_many()
    for _ in range(25):
        office.act()

        assert_equal_sums()


def test_deleted_purchases_leave_no_sum():
    PurchaseFactory.create_batch(3)
    Purchase.objects.all().delete()
    fold_summary()

    assert not PurchaseSummary.objects.exists()


def test_folding_leaves_one_row_a_group():
    agency, user = AgencyFactory(), UserFactory()
    PurchaseFactory.create_batch(3, agency=agency, created_by=user)
    fold_summary()

    rows = PurchaseSummary.objects.filter(level=Level.MONTH_AGENCY)
    assert [(row.purchase_count, row.is_folded) for row in rows] == [(3, True)]
    assert Counter(PurchaseSummary.objects.values_list("level", flat=True)) == dict.fromkeys(
        Level.values, 1
    )


def test_many_small_rows_fold_themselves():
    small = dict.fromkeys(MEASURES, 0) | {
        "level": Level.MONTH_METHOD,
        "year": 2000,
        "stage": Stage.CONTRACTED,
        "is_self_managed": False,
        "month": 1,
        "group_key": 1,
    }
    PurchaseSummary.objects.bulk_create(
        PurchaseSummary(**{**small, "value": (-1) ** number}) for number in range(FOLD_AT)
    )

    PurchaseFactory()

    assert PurchaseSummary.objects.count() == len(Level)
    assert_equal_sums()


def test_rebuilding_mends_a_wrong_sum():
    PurchaseFactory.create_batch(2)
    PurchaseSummary.objects.update(value=1)

    rebuild_summary()

    assert_equal_sums()


def test_rows_written_by_sql_are_counted():
    PurchaseFactory(value=10)
    fields = [field for field in Purchase._meta.concrete_fields if not field.generated]
    names = [field.column for field in fields if field.name != "id"]
    values = ["package_key || number" if name == "package_key" else name for name in names]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO procurement_purchase ({', '.join(names)}) "  # noqa: S608 - no input
            f"SELECT {', '.join(values)} FROM procurement_purchase, generate_series(1, 50) number"
        )

    sums = sums_of_summary()

    assert sum(sums[group][1] for group in sums if group[0] == Level.MONTH_AGENCY) == 510
    assert_equal_sums()


def test_parts_of_a_partial_payment_never_exceed_it_and_end_whole():
    purchase = PurchaseFactory(value="0.03", pdn_value="0.03", umk_value="0.01")
    for paid, umk in (("0.01", "0.00"), ("0.02", "0.01"), ("0.03", "0.01"), ("0.04", "0.01")):
        PurchasePaymentFactory(purchase=purchase, amount="0.01")

        level = PurchaseSummary.objects.filter(level=Level.MONTH_AGENCY)
        found = level.aggregate(*map(Sum, MEASURES[-3:]))
        realised = min(Decimal(paid), Decimal("0.03"))
        assert list(found.values()) == [realised, realised, Decimal(umk)]
        purchase.refresh_from_db()
        assert (purchase.paid_value, purchase.realised_value) == (Decimal(paid), realised)


def test_a_form_read_before_a_payment_does_not_write_the_old_sum_back():
    purchase = PurchaseFactory()
    PurchasePaymentFactory(purchase=purchase, amount=7)

    purchase.note = "Diubah"
    purchase.save()

    purchase.refresh_from_db()
    assert (purchase.note, purchase.paid_value) == ("Diubah", 7)


@pytest.mark.django_db(transaction=True)
def test_payments_of_two_sessions_add_up():
    purchase, file_import = PurchaseFactory(), PurchaseImportFactory()

    def pay(number):
        try:
            for round_ in range(5):
                with transaction.atomic():
                    PurchasePaymentFactory(
                        purchase=purchase, number=f"{number}-{round_}", amount=1,
                        file_import=file_import,
                    )  # fmt: skip
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(pay, range(4)))

    purchase.refresh_from_db()
    assert purchase.paid_value == 20
    assert_equal_sums()


@pytest.mark.django_db(transaction=True)
def test_sessions_at_once_leave_equal_sums_and_wait_for_nobody():
    agency, user = AgencyFactory(), UserFactory()

    def work(number):
        try:
            for round_ in range(8):
                with transaction.atomic():
                    row = PurchaseFactory(
                        agency=agency, created_by=user, package_key=f"{number}-{round_}"
                    )
                    fold_summary()
                    Purchase.objects.filter(pk=row.pk).update(value=number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))

    assert Purchase.objects.count() == 32
    assert_equal_sums()
    fold_summary()
    assert_equal_sums()
