"""The rules of demand, in the database and in words."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from accounts.models import Role
from matching.models import Demand, DemandCode, ImportAction, ImportedDemand
from tests.factories import (
    AgencyFactory,
    DemandFactory,
    DemandImportFactory,
    RepresentativeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"rup_codes": ["12345678", "1234567"]}, "demand_rup_code_has_8_digits"),
        ({"year": 1999}, "demand_year_is_plausible"),
        ({"year": 2201}, "demand_year_is_plausible"),
        ({"quantity": 0}, "demand_quantity_is_positive"),
        ({"budget": Decimal("-0.01")}, "demand_budget_is_not_negative"),
        ({"first_month": 4, "last_month": 3}, "demand_months_are_ordered"),
        ({"first_month": 4}, "demand_months_are_ordered"),
        ({"first_month": 0, "last_month": 3}, "demand_months_are_ordered"),
        ({"first_month": 1, "last_month": 13}, "demand_months_are_ordered"),
    ],
)
def test_database_refuses(values, rule):
    with pytest.raises(IntegrityError, match=rule):
        DemandFactory(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"quantity": Decimal("0.01"), "budget": 0, "first_month": 1, "last_month": 12},
        {"year": 2000, "first_month": 3, "last_month": 3},
        {"year": 2200, "quantity": None, "budget": None},
    ],
)
def test_database_takes_what_lies_on_the_border(values):
    assert DemandFactory(**values).pk


def test_rup_code_stands_once_in_a_year():
    DemandFactory(rup_codes=["12345678"], year=2024)
    DemandFactory(rup_codes=["12345678"], year=2025)

    DemandFactory(rup_codes=["87654321", "12345678"], year=2024)
    with pytest.raises(IntegrityError, match="demand_rup_code_is_unique_in_year"):
        connection.check_constraints()


def test_whose_a_code_is_follows_the_demand():
    demand = DemandFactory(rup_codes=["12345678", "12345679"], year=2024)
    Demand.objects.update(rup_codes=["12345679"], year=2025)

    assert list(DemandCode.objects.values_list("demand", "year", "code")) == [
        (demand.pk, 2025, "12345679")
    ]


@pytest.mark.parametrize(("year", "is_taken"), [(2024, True), (2025, False)])
def test_a_code_of_other_demand_is_refused_in_words(year, is_taken):
    DemandFactory(rup_codes=["12345678"], year=2024)
    demand = DemandFactory.build(rup_codes=["12345679", "12345678"], year=year)

    if is_taken:
        with pytest.raises(ValidationError) as error:
            demand.clean()
        assert error.value.error_dict["rup_codes"][0].code == "rup_code_taken"
    else:
        demand.clean()


def test_buyer_sees_own_agency_and_below():
    agency = AgencyFactory()
    buyer = UserFactory(role=Role.BUYER, agency=agency)
    own = DemandFactory(agency=agency)
    below = DemandFactory(agency=AgencyFactory(parent=agency))
    DemandFactory()

    assert set(Demand.objects.visible_to(buyer)) == {own, below}


def test_vendor_sees_what_counts_and_observer_everything():
    counted, inactive, quiet = (
        DemandFactory(),
        DemandFactory(is_active=False),
        DemandFactory(is_announced=False),
    )

    assert list(Demand.objects.visible_to(RepresentativeFactory().user)) == [counted]
    assert set(Demand.objects.visible_to(UserFactory(role=Role.OBSERVER))) == {
        counted, inactive, quiet,
    }  # fmt: skip
    assert set(Demand.objects.uncounted()) == {inactive, quiet}


def test_search_wants_every_word_in_name_code_or_agency():
    agency = AgencyFactory(name="Dinas Sosial")
    found = DemandFactory(agency=agency, name="Snack rapat", rup_codes=["48123456"])
    DemandFactory(name="Snack rapat")

    assert list(Demand.objects.matching("snack SOSIAL")) == [found]
    assert list(Demand.objects.matching("48123456 rapat")) == [found]
    assert not Demand.objects.matching("snack kursi")


def test_unit_budget_needs_budget_and_quantity():
    demand = DemandFactory.build(budget=Decimal(100), quantity=Decimal(3))

    assert demand.unit_budget == Decimal("33.33")
    demand.quantity = None
    assert demand.unit_budget is None
    demand.quantity, demand.budget = Decimal(3), None
    assert demand.unit_budget is None


def test_monthly_quantity_spreads_over_the_months():
    demand = DemandFactory.build(quantity=Decimal(1200), first_month=4, last_month=6)

    assert demand.monthly_quantity == Decimal("400.00")
    demand.first_month = demand.last_month = None
    assert demand.monthly_quantity is None


def test_total_of_unknown_budgets_is_unknown():
    DemandFactory(budget=None)

    assert Demand.objects.sums() == (1, None)

    DemandFactory(budget=Decimal("10.50"))
    assert Demand.objects.sums() == (2, Decimal("10.50"))


def test_withdrawing_twice_and_restoring_twice_say_so():
    demand = DemandFactory()

    assert demand.withdraw(reason="Batal dibeli.") is True
    assert demand.withdraw(reason="Batal dibeli.") is False
    assert list(Demand.objects.counted()) == []
    assert demand.restore() is True
    assert demand.restore() is False
    assert list(Demand.objects.counted()) == [demand]


@pytest.mark.parametrize(
    "values",
    [
        {"action": ImportAction.REFUSED, "reason": ""},
        {"action": ImportAction.SKIPPED, "reason": ""},
        {"action": ImportAction.CREATED, "reason": ""},
        {"action": ImportAction.CHANGED, "reason": "Ada."},
    ],
)
def test_imported_row_is_saved_or_has_a_reason(values):
    with pytest.raises(IntegrityError, match="imported_demand_unsaved_has_reason"):
        ImportedDemand.objects.create(demand_import=DemandImportFactory(), number=2, **values)


def test_same_file_stands_once():
    person = UserFactory()
    done = {"committed_by": person, "committed_at": "2024-03-06T08:00+07:00", "mapping": {}}
    DemandImportFactory(sha256="a" * 64, **done)
    DemandImportFactory(sha256="a" * 64)

    with pytest.raises(IntegrityError, match="demandimport_file_stands_once"):
        DemandImportFactory(sha256="a" * 64, **done)
