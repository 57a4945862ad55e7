"""Demand that people enter: saved with a proposed category, one or many at once."""

from collections.abc import Iterable

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.twice import sent_before
from matching.lexicon import current_lexicon
from matching.models import Demand, DemandSource
from matching.ranking import question_of
from matching.wording import Lexicon
from vendors.models import Category

LEAST_CATEGORY_FIT = 0.4
# What makes two demands of one person the same form, sent twice.
TWIN = ("created_by_id", "agency_id", "year", "name", "specification", "problem", "quantity",
        "budget", "first_month", "last_month", "rup_codes")  # fmt: skip


def propose_category(demand: Demand, lexicon: Lexicon | None = None) -> int | None:
    """The category that account code and words point to, None when they point nowhere."""
    question = question_of(demand, lexicon)
    if not question.categories:
        return None
    pk, fit = max(question.categories.items(), key=lambda pair: (pair[1], pair[0]))
    return pk if fit >= LEAST_CATEGORY_FIT else None


@transaction.atomic
def enter_demand(demand: Demand, *, by: User) -> Demand:
    """Save a new demand; the one that is there when the same form was sent twice."""
    demand.created_by = by
    return sent_before(demand, TWIN, by=by, at="created_at") or save_demand(demand, by=by)


@transaction.atomic
def save_demand(demand: Demand, *, by: User, source: str = DemandSource.TYPED) -> Demand:
    """Save a demand; a category that nobody has chosen is proposed anew."""
    is_new = demand.pk is None
    if is_new:
        demand.created_by, demand.source = by, source
    set_category(demand, current_lexicon())
    with pghistory.context(verb="create" if is_new else "edit"):
        demand.save()
    return demand


def set_category(demand: Demand, lexicon: Lexicon) -> None:
    if not demand.category_is_confirmed:
        demand.category_id = propose_category(demand, lexicon)


@transaction.atomic
def choose_category(demands: Iterable[Demand], category: Category | None) -> int:
    """Set the category of many by hand; None lets it be proposed again. Return how many."""
    rows = list(demands)
    lexicon = current_lexicon()
    for demand in rows:
        demand.category, demand.category_is_confirmed = category, category is not None
        set_category(demand, lexicon)
    with pghistory.context(verb="choose_category"):
        Demand.objects.bulk_update(rows, ["category", "category_is_confirmed"], batch_size=500)
    return len(rows)


def refuse_twin(demand: Demand) -> None:
    """Raise ValidationError "demand_twice" when the agency has the same demand already."""
    twin = Demand.objects.like(
        agency_id=demand.agency_id, year=demand.year, name=demand.name, exclude=demand.pk
    ).first()
    if twin:
        raise ValidationError(
            f"Kebutuhan “{twin}” sudah ada untuk {twin.agency} tahun {twin.year}. Centang di bawah "
            "bila ini memang kebutuhan lain.",
            code="demand_twice",
        )
