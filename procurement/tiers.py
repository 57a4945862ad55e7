"""Which domestic product may be bought: the order of Perpres 46/2025 and the rule before it.

Pure: knows offers and days, no database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matching.conditions import MINIMUM_TKDN
from procurement.models import Tier

NEW_RULE_FROM = date(2025, 4, 30)
"""Perpres 46/2025 is in force; what was contracted before is judged by Perpres 12/2021."""

DUTY_SHARE = Decimal(40)
"""TKDN + BMP of a product on the market from which the duty applies (art. 66)."""


ORDER = list(Tier)


@dataclass(frozen=True)
class Offer:
    """A product as its certificates show it on the day; None is not certified, which is not 0."""

    tkdn: Decimal | None = None
    bmp: Decimal | None = None
    is_import: bool = False

    @property
    def makes_duty(self) -> bool:
        return not self.is_import and (self.tkdn or 0) + (self.bmp or 0) >= DUTY_SHARE

    @property
    def has_minimum(self) -> bool:
        """BMP does not count for the minimum."""
        return not self.is_import and self.tkdn is not None and self.tkdn >= MINIMUM_TKDN


def certified(tkdn: Decimal | None, valid_until: date | None, on: date) -> Decimal | None:
    """The share that counts on the day: a certificate that has run out counts for nothing."""
    return None if valid_until is not None and valid_until < on else tkdn


def step_of(offer: Offer, *, has_duty: bool) -> Tier:
    """The step that a product stands on, given whether one of 40 % is on the market."""
    if offer.has_minimum:
        return Tier.A if has_duty else Tier.B
    if offer.is_import:
        return Tier.E
    return Tier.C if offer.tkdn is not None and offer.tkdn > 0 else Tier.D


def best_step(offers: Iterable[Offer]) -> Tier | None:
    market = list(offers)
    has_duty = any(offer.makes_duty for offer in market)
    steps = [step_of(offer, has_duty=has_duty) for offer in market]
    return min(steps, key=ORDER.index, default=None)


@dataclass(frozen=True)
class Judgement:
    """Where a purchase stands, what was there, and whether somebody must say why."""

    step: Tier
    available: Tier | None
    needs_reason: bool


def judge(chosen: Offer, others: Iterable[Offer], on: date) -> Judgement:
    """Judge a purchase of the day against what else was on the market, as far as it is known.

    A step below (a) and (b), or below the best that was there, needs a reason. Under the rule
    before, only a product below the minimum where a duty applied does.
    """
    market = [chosen, *others]
    has_duty = any(offer.makes_duty for offer in market)
    step = step_of(chosen, has_duty=has_duty)
    available = best_step(market) if len(market) > 1 else None
    if on < NEW_RULE_FROM:
        return Judgement(step, available, has_duty and not chosen.has_minimum)
    is_lower = available is not None and ORDER.index(step) > ORDER.index(available)
    return Judgement(step, available, step not in (Tier.A, Tier.B) or is_lower)
