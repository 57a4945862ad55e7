from datetime import date
from decimal import Decimal

import pghistory
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import event_model
from accounts.models import Role
from procurement.models import (
    Budget,
    BudgetVersion,
    Indicator,
    OriginBasis,
    OriginCluster,
    Purchase,
    PurchaseImport,
    PurchaseImportRow,
    RowOutcome,
    Source,
    Stage,
    Target,
    normalise_name,
)
from tests.factories import (
    AgencyFactory,
    BudgetFactory,
    PurchaseFactory,
    PurchaseImportFactory,
    RepresentativeFactory,
    SupplierFactory,
    TargetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(constraint, write):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()
    return True


# Purchases


def test_purchase_identity_is_source_key_supplier_and_version():
    supplier = SupplierFactory()
    first = PurchaseFactory(supplier=supplier, version="K-1")
    same = {
        "source": first.source,
        "package_key": first.package_key,
        "supplier": supplier,
        "version": "K-1",
    }

    assert refused("purchase_identity_is_unique", lambda: PurchaseFactory(**same))
    for other in (
        {"source": Source.TENDER},
        {"package_key": "9"},
        {"supplier": SupplierFactory()},
        {"version": "K-2"},
    ):
        PurchaseFactory(**same | other)
    assert Purchase.objects.count() == 5


def test_purchase_identity_holds_without_a_supplier():
    first = PurchaseFactory(supplier=None)

    assert refused(
        "purchase_identity_is_unique",
        lambda: PurchaseFactory(supplier=None, package_key=first.package_key),
    )


@pytest.mark.parametrize("name", ["pdn_value", "umk_value"])
def test_part_of_the_value_is_within_it(name):
    PurchaseFactory(**{"value": 100, name: 0})
    PurchaseFactory(**{"value": 100, name: 100})
    PurchaseFactory(**{"value": 100, name: None})

    for wrong in (Decimal("-0.01"), Decimal("100.01")):
        assert refused(
            f"purchase_{name}_is_within_value",
            lambda wrong=wrong: PurchaseFactory(**{"value": 100, name: wrong}),
        )


@pytest.mark.parametrize(("name", "most"), [("tkdn", 100), ("bmp", 15)])
def test_share_of_domestic_content_has_bounds(name, most):
    PurchaseFactory(**{name: 0})
    PurchaseFactory(**{name: most})

    for wrong in (Decimal("-0.01"), most + Decimal("0.01")):
        assert refused(
            f"purchase_{name}_is_a_share", lambda wrong=wrong: PurchaseFactory(**{name: wrong})
        )


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("purchase_value_is_not_negative", {"value": -1}),
        ("purchase_ceiling_is_not_negative", {"ceiling": -1}),
        ("purchase_origin_has_a_basis", {"origin_cluster": OriginCluster.PDN}),
        ("purchase_key_is_not_blank", {"package_key": ""}),
        ("purchase_year_is_plausible", {"year": 1999}),
        ("purchase_lower_tier_has_a_reason", {"source": Source.MANUAL, "tier": "c"}),
        (
            "purchase_cancelled_here_has_a_reason",
            {"source": Source.MANUAL, "stage": Stage.CANCELLED},
        ),
    ],
)
def test_purchase_refuses(constraint, values):
    assert refused(constraint, lambda: PurchaseFactory(**values))


def test_purchase_with_basis_and_reasons_is_kept():
    PurchaseFactory(origin_cluster=OriginCluster.PDN, origin_basis=OriginBasis.STATEMENT)
    PurchaseFactory(source=Source.MANUAL, tier="c", tier_reason="Tidak ada yang lebih tinggi")
    PurchaseFactory(source=Source.MANUAL, tier="b")
    PurchaseFactory(source=Source.NONTENDER, tier="e")

    assert Purchase.objects.count() == 4


def test_part_of_a_package_has_no_parts_itself():
    package = PurchaseFactory(has_parts=True)

    assert refused(
        "purchase_part_is_not_a_package",
        lambda: PurchaseFactory(part_of=package, has_parts=True),
    )


@pytest.mark.parametrize(
    ("dates", "recorded_on", "month"),
    [
        ({}, None, None),
        ({"paid_on": date(2024, 5, 2)}, date(2024, 5, 2), 5),
        ({"ordered_on": date(2024, 3, 7), "paid_on": date(2024, 5, 2)}, date(2024, 3, 7), 3),
        ({"contracted_on": date(2024, 4, 1), "ordered_on": date(2024, 3, 7)}, date(2024, 4, 1), 4),
        # A receipt of the year before is of the budget year, but of none of its months.
        ({"paid_on": date(2023, 8, 1)}, date(2023, 8, 1), None),
    ],
)
def test_month_follows_the_dates(dates, recorded_on, month):
    purchase = PurchaseFactory(**dates)

    purchase.refresh_from_db()
    assert (purchase.recorded_on, purchase.month) == (recorded_on, month)


def test_month_follows_a_changed_date():
    purchase = PurchaseFactory(ordered_on=date(2024, 3, 7))

    Purchase.objects.update(contracted_on=date(2024, 6, 1))

    purchase.refresh_from_db()
    assert purchase.month == 6


def test_buyer_sees_its_own_unit_and_those_below():
    own = AgencyFactory()
    below = AgencyFactory(parent=own)
    mine = [PurchaseFactory(agency=own), PurchaseFactory(agency=below)]
    other = PurchaseFactory()
    buyer = UserFactory(role=Role.BUYER, agency=own)

    assert set(Purchase.objects.visible_to(buyer)) == set(mine)
    assert set(Purchase.objects.visible_to(UserFactory())) == {*mine, other}
    assert set(Purchase.objects.visible_to(UserFactory(role=Role.OBSERVER))) == {*mine, other}
    assert list(Purchase.objects.visible_to(RepresentativeFactory().user)) == []


def test_counted_is_every_package_once():
    package = PurchaseFactory(has_parts=True)
    part = PurchaseFactory(part_of=package, package_key=package.package_key, version="K-1")
    realised = PurchaseFactory(stage=Stage.REALISED)
    for stage in (Stage.PENDING, Stage.CANCELLED, Stage.WITHDRAWN):
        PurchaseFactory(stage=stage)

    assert set(Purchase.objects.counted()) == {package, realised}
    assert set(Purchase.objects.by_supplier()) == {part, realised}
    assert Purchase.objects.standing().count() == 5
    assert (package.is_counted, part.is_counted) == (True, False)


def test_search_finds_words_keys_and_rup_codes():
    snack = PurchaseFactory(
        package_name="Belanja snack rapat",
        supplier_name="CV Dapur Ratmi",
        package_key="01KSH1MS7QQXJM7S4MZ4TP3MM0",
        rup_codes=["66586755", "66586756"],
    )
    PurchaseFactory(package_name="Kertas HVS", rup_codes=["12345678"])

    for text in ("snack", "ratmi rapat", "66586756", "01ksh1ms7qqxjm7s4mz4tp3mm0"):
        assert list(Purchase.objects.matching(text)) == [snack], text
    assert Purchase.objects.matching("  ").count() == 2
    assert list(Purchase.objects.matching("semen")) == []


# Suppliers


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("PT. Sumber Rejeki", "SUMBER REJEKI, PT"),
        ("CV Tuntas-Bangsa", "cv. tuntas bangsa "),
        ("Toko D'Jaya", "DJAYA"),
    ],
)
def test_normalised_names_are_equal(left, right):
    assert normalise_name(left) == normalise_name(right)


def test_name_of_legal_forms_only_stays():
    assert normalise_name("PT") == "pt"
    assert normalise_name("CV Maju") != normalise_name("CV Maju Jaya")


def test_supplier_is_unique_by_name_and_npwp():
    SupplierFactory(name="CV Maju", npwp=None)
    SupplierFactory(name="CV Maju", npwp="0123456789012345")

    assert refused("supplier_is_unique", lambda: SupplierFactory(name="Maju, CV", npwp=None))
    assert refused("supplier_npwp_has_16_digits", lambda: SupplierFactory(npwp="123"))


def test_supplier_is_not_its_own_spelling():
    supplier = SupplierFactory()

    def point_at_itself():
        supplier.same_as = supplier
        supplier.save()

    assert refused("supplier_is_not_its_own_spelling", point_at_itself)


@pytest.mark.parametrize(
    ("size_class", "is_cooperative", "is_umkk"),
    [
        ("micro", False, True),
        ("small", False, True),
        ("medium", False, False),
        ("large", False, False),
        ("", False, None),
        ("large", True, True),
    ],
)
def test_micro_small_and_cooperatives_count(size_class, is_cooperative, is_umkk):
    supplier = SupplierFactory.build(size_class=size_class, is_cooperative=is_cooperative)

    assert supplier.is_umkk is is_umkk


# Targets and budgets


def test_target_is_one_a_year_and_indicator():
    TargetFactory(year=2024)
    TargetFactory(year=2025)
    TargetFactory(year=2024, indicator=Indicator.PDN)

    assert refused("target_is_unique", lambda: TargetFactory(year=2024))
    assert refused("target_is_a_share", lambda: TargetFactory(year=2026, value=Decimal("100.01")))
    assert refused("target_is_a_share", lambda: TargetFactory(year=2026, value=-1))
    assert refused("target_year_is_plausible", lambda: TargetFactory(year=2101))
    assert set(Target.objects.of_year(2024)) == {Indicator.UMK, Indicator.PDN}


def test_budget_is_one_a_unit_year_and_version():
    budget = BudgetFactory()
    same = {"agency": budget.agency, "year": budget.year}

    assert refused("budget_is_unique", lambda: BudgetFactory(**same))
    for name in ("procurement", "goods_services", "capital", "non_procurement"):
        assert refused(
            f"budget_{name}_is_not_negative",
            lambda name=name: BudgetFactory(**{name: -1}),
        )


def test_changed_budget_is_in_force():
    first = BudgetFactory(year=2024)
    changed = BudgetFactory(agency=first.agency, version=BudgetVersion.APBDP)
    other = BudgetFactory(year=2024)
    BudgetFactory(year=2025)

    assert set(Budget.objects.in_force(2024)) == {changed, other}


def test_buyer_sees_budgets_of_its_own_unit():
    own, _ = BudgetFactory(), BudgetFactory()

    seen = Budget.objects.visible_to(UserFactory(role=Role.BUYER, agency=own.agency))

    assert list(seen) == [own]


# Imports


def test_same_file_stands_once():
    user = UserFactory()
    saved = {"mapping": {}, "committed_at": timezone.now(), "committed_by": user}
    first = PurchaseImportFactory(**saved)

    assert refused(
        "purchase_import_stands_once",
        lambda: PurchaseImportFactory(sha256=first.sha256, **saved),
    )

    PurchaseImport.objects.update(
        reverted_at=timezone.now(), reverted_by=user, revert_reason="Salah berkas"
    )
    PurchaseImportFactory(sha256=first.sha256, **saved)


def test_row_of_a_file_is_kept_once():
    purchase_import = PurchaseImportFactory()
    row = {"purchase_import": purchase_import, "number": 2, "outcome": RowOutcome.NEW, "cells": {}}
    PurchaseImportRow.objects.create(**row)

    assert refused(
        "purchase_import_row_is_unique", lambda: PurchaseImportRow.objects.create(**row)
    )


def test_only_office_and_observers_see_imports():
    purchase_import = PurchaseImportFactory()

    for role in (Role.STAFF, Role.ADMIN, Role.OBSERVER):
        user = UserFactory(role=role)
        assert list(PurchaseImport.objects.visible_to(user)) == [purchase_import]
    for user in (UserFactory(role=Role.BUYER), RepresentativeFactory().user):
        assert list(PurchaseImport.objects.visible_to(user)) == []


@pytest.mark.django_db
def test_history_of_a_statement_holds_the_rows_that_it_changed():
    changed, _same = PurchaseFactory(note="lama"), PurchaseFactory(note="baru")

    with pghistory.context(verb="edit"):
        Purchase.objects.update(note="baru")

    events = event_model(Purchase).objects.filter(pgh_label="update")
    assert [(e.pgh_obj_id, e.note, e.pgh_context["verb"]) for e in events] == [
        (changed.pk, "baru", "edit")
    ]
