from datetime import date
from decimal import Decimal

import pytest

from procurement.models import Tier
from procurement.tiers import Offer, best_step, certified, judge, step_of

NOW = date(2025, 4, 30)
BEFORE = date(2025, 4, 29)


def offer(tkdn=None, bmp=None, **rest):
    as_decimal = [None if value is None else Decimal(str(value)) for value in (tkdn, bmp)]
    return Offer(*as_decimal, **rest)


A, B, C, D = offer(35, 0), offer(26, 14), offer(25, 10), offer(10, 10)
E = offer(0, 0, is_import=True)


# The worked cases of the course of the Ministry of Industry


def free_of_reasons(market, day):
    """What of the market may be bought without saying why."""
    others = {one: [other for other in market if other is not one] for one in market}
    return [one for one in market if not judge(one, others[one], day).needs_reason]


@pytest.mark.parametrize("day", [NOW, BEFORE])
def test_duty_lets_only_25_percent_go_without_a_reason(day):
    assert free_of_reasons([A, B, C, D, E], day) == [A, B, C]


def test_without_a_product_of_40_percent_the_next_step_counts():
    assert free_of_reasons([A, C, D, E], NOW) == [A, C]
    assert best_step([D, E, offer()]) == Tier.C
    assert best_step([E, offer()]) == Tier.D
    assert best_step([E]) == Tier.E


def test_before_the_new_rule_there_is_a_duty_or_nothing():
    assert free_of_reasons([A, C, D, E], BEFORE) == [A, C, D, E]


@pytest.mark.parametrize(
    ("tkdn", "bmp", "is_duty"),
    [(26, 14, True), (30, 10, True), (29.99, 10, False), (25, 14.99, False), (40, None, True), (39.99, None, False), (39.99, 0.01, True)],
)  # fmt: skip
def test_duty_begins_at_40_percent(tkdn, bmp, is_duty):
    assert offer(tkdn, bmp).makes_duty is is_duty


@pytest.mark.parametrize(("tkdn", "has_minimum"), [(24.99, False), (25, True), (None, False)])
def test_minimum_is_25_percent_without_bmp(tkdn, has_minimum):
    assert offer(tkdn, 15).has_minimum is has_minimum


@pytest.mark.parametrize(
    ("product", "has_duty", "step"),
    [
        (A, True, Tier.A),
        (A, False, Tier.B),
        (offer(24.99), True, Tier.C),
        (offer(), True, Tier.D),
        (offer(), False, Tier.D),
        (E, True, Tier.E),
        (offer(50, is_import=True), True, Tier.E),
    ],
)
def test_step_of_a_product(product, has_duty, step):
    assert step_of(product, has_duty=has_duty) == step


# The reason


@pytest.mark.parametrize(
    ("product", "others", "day", "needs_reason"),
    [
        (A, [], NOW, False),
        (A, [B], NOW, False),
        (offer(24.99), [], NOW, True),
        (offer(25), [], NOW, False),
        (offer(), [], NOW, True),
        (E, [], NOW, True),
        (E, [], BEFORE, False),
        (D, [B], BEFORE, True),
        (D, [C], BEFORE, False),
        (C, [B], BEFORE, False),
    ],
)
def test_lower_step_needs_a_reason(product, others, day, needs_reason):
    assert judge(product, others, day).needs_reason is needs_reason


def test_judgement_names_the_best_that_was_there():
    judgement = judge(D, [B], NOW)

    assert (judgement.step, judgement.available) == (Tier.C, Tier.A)
    assert judge(D, [], NOW).available is None


# Certificates


def test_certificate_that_has_run_out_counts_for_nothing():
    day = date(2024, 3, 20)

    assert certified(Decimal(51), day, day) == Decimal(51)
    assert certified(Decimal(51), day, date(2024, 3, 21)) is None
    assert certified(Decimal(51), None, day) == Decimal(51)
