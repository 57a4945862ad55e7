"""Which demand the products of a vendor fit, best first: the ranking the other way round.

The demand is found by category and by the words of the products, each way by its index; then every
line is asked of the vendor's products with the weights of ``matching.ranking``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import F

from matching.candidates import ALIKE, NAMED, TOLD, TOLD_ALIKE, Offered
from matching.lexicon import current_lexicon
from matching.models import Demand
from matching.ranking import LEAST_FIT, fit_of, implied, question_of
from matching.spelling import Words, key, keys_of, words_of
from matching.terms import Concept, Question
from matching.wording import Lexicon
from vendors.models import Product, Vendor

LOOKED_INTO = 300
"""Lines that are weighed, of each way to find them the largest budgets."""
LEAST_OF_BEST = 0.2
"""A line that fits less than this share of the best is not shown."""
FILED = 0.5
"""What it is worth that a demand stands in the category of a product, whatever its words say."""
SAID, BESIDE = 0.3, 0.8
"""What it is worth that a product says what is asked for, and what it costs to be beside it."""
BAND = 0.05
"""Lines of one band are equally near to the vendor; the largest budget comes first."""
WORDS, WAYS = 120, 12
LEAST_SPOKEN = 0.5
"""How far the name of a product must speak of a category that it isn't filed in."""


@dataclass(frozen=True)
class Fitting:
    """A demand that a vendor can serve, the product that fits it best, and how well it does.

    `nearness` puts the demand in order, see `nearness_of`; `fit` only compares products for it.
    """

    demand: Demand
    product: Product
    fit: float
    nearness: float


def fitting_demand(vendor: Vendor) -> list[Fitting]:
    """What the vendor can offer for, best first, of equals the largest budget. Three queries."""
    products = list(vendor.products.filter(is_active=True).select_related("category__parent"))
    if not products:
        return []
    lexicon = current_lexicon()
    told = [(product, keys_in(product.name), keys_in(told_of(product))) for product in products]
    found = [best_of(demand, told, lexicon) for demand in lines_near(products, lexicon)]
    fits = [one for one in found if one and one.fit >= LEAST_FIT]
    least = LEAST_OF_BEST * max((one.fit for one in fits), default=0.0)
    shown = [one for one in fits if one.fit >= least]
    return sorted(
        shown,
        key=lambda one: (-round(one.nearness / BAND), -(one.demand.budget or 0), one.demand.pk),
    )


def lines_near(products: Sequence[Product], lexicon: Lexicon) -> list[Demand]:
    """Counted demand of the categories at hand and beside them, or with a word of a product."""
    offered = {product.category_id for product in products}
    for product in products:
        spoken_of = lexicon.shelves.sold_as(product.name).items()
        offered |= {pk for pk, worth in spoken_of if worth > LEAST_SPOKEN}
    above = {lexicon.parents.get(pk) or pk for pk in offered}
    beside = {pk for pk, parent in lexicon.parents.items() if parent in above} | above
    rows = Demand.objects.counted().select_related("agency", "category")
    rows = rows.order_by(F("budget").desc(nulls_last=True), "pk")
    ways = [rows.filter(category__in=offered), rows.filter(category__in=beside - offered)]
    if query := words_query(products, lexicon):
        named = rows.annotate(said=SearchVector("name", config="indonesian"))
        ways.append(named.filter(said=query))
    found = {row.pk: row for way in ways for row in way[:LOOKED_INTO]}
    return list(found.values())


def words_query(products: Iterable[Product], lexicon: Lexicon) -> SearchQuery | None:
    """The words of the names and what else they are called, as one text query."""
    said: dict[Words, None] = {}
    for product in products:
        names = words_of(product.name)
        for length in (2, 1):
            for place in range(len(names) - length + 1):
                term = names[place : place + length]
                known = lexicon.terms_by_key.get(keys_of(term))
                if known or (length == 1 and (len(term[0]) < 3 or term[0].isdigit())):
                    continue
                alike = lexicon.alike(keys_of(term))
                if length == 1 or alike:
                    said |= dict.fromkeys([term, *alike[:WAYS]])
    texts = [f"({' & '.join(words)})" for words in list(said)[:WORDS]]
    return (
        SearchQuery(" | ".join(texts), config="indonesian", search_type="raw") if texts else None
    )


def best_of(
    demand: Demand,
    told: Sequence[tuple[Product, frozenset[str], frozenset[str]]],
    lexicon: Lexicon,
) -> Fitting | None:
    """The product that fits the demand best; None without products."""
    question = question_of(demand, lexicon)
    best: Fitting | None = None
    for product, names, details in told:
        category = product.category
        above = category.parent
        line = (category.pk, category.parent_id)
        offer = Offered(
            name=product.name,
            category_name=category.name,
            parent_name=above.name if above else "",
            product_class=category.product_class or (above.product_class if above else ""),
            levels=[level(concept, names, details) for concept in question.concepts],
            affinity=max(
                question.categories.get(product.category_id, 0.0),
                FILED if demand.category and demand.category_id in line else 0.0,
            ),
            category_id=product.category_id,
        )
        fit, _ = fit_of(offer, question, lexicon)
        if best is None or fit > best.fit:
            best = Fitting(demand, product, fit, nearness_of(offer, fit, question, lexicon))
    return best


def nearness_of(offer: Offered, fit: float, question: Question, lexicon: Lexicon) -> float:
    """How near a demand is to what is sold, beside other demand: what is named is nearest.

    A product that only stands in a category beside the likeliest one fits a vague line as well as
    its own products fit a plain one; others will sell it.
    """
    said = max(
        (
            worth * concept.weight
            for worth, concept in zip(offer.levels, question.concepts, strict=True)
            if not concept.action
        ),
        default=0.0,
    )
    likeliest = max(question.categories.values(), default=0.0)
    filed = max(offer.affinity, implied(lexicon.read(offer.name).sold_as, question))
    return fit + SAID * said - BESIDE * (likeliest - filed)


def level(concept: Concept, names: frozenset[str], details: frozenset[str]) -> float:
    """How fully a product says the concept, as ``level_of`` asks it of the database."""
    for worth, ways, words in (
        (NAMED, concept.exact, names),
        (ALIKE, concept.similar + concept.guessed, names),
        (TOLD, concept.exact, names | details),
        (TOLD_ALIKE, concept.similar + concept.guessed, names | details),
    ):
        if any(words.issuperset(keys_of(way)) for way in ways):
            return worth
    return 0.0


def keys_in(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in words_of(text))


def told_of(product: Product) -> str:
    return f"{product.description} {product.material}"
