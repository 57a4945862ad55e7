"""The products that may fit a demand, by one query over the offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from matching.spelling import Words
from matching.terms import Concept, Question

CANDIDATES = 150
"""Products that are read and weighed of those with the best scores."""
POOL, NEAR = 200, 8
"""Offers that are scored of each way to fit, and categories that are looked into."""
FAINT, FEW = 0.1, 8
"""Words that weigh less are weighed but not looked for, and of two words only so many ways."""
NAMED, ALIKE, TOLD, TOLD_ALIKE = 1.0, 0.8, 0.45, 0.35
"""What a word is worth: in the name, another word for it there, in the description, there."""
CATEGORY_WORTH = 0.9


@dataclass(frozen=True)
class Offered:
    """What is weighed of a product; ``levels`` say how fully it names each concept, 0 to 1."""

    name: str
    category_name: str
    parent_name: str
    product_class: str
    levels: list[float]
    affinity: float
    category_id: int


@dataclass(frozen=True)
class Candidate(Offered):
    """A product with what the conditions need, as the query returns it."""

    product_id: int
    slug: str
    unit: str
    price: Decimal | None
    minimum_order: int | None
    monthly_capacity: int | None
    lead_time_days: int | None
    tkdn: Decimal | None
    bmp: Decimal | None
    origin: str
    ekatalog_url: str
    certificate_from: date | None
    certificate_until: date | None
    vendor_id: int
    vendor_name: str
    vendor_slug: str
    ekatalog_stage: str
    size_class: str
    is_cooperative: bool
    region_id: int | None
    region_name: str | None
    licences: list[dict[str, Any]]
    delivered: int


def candidates(question: Question) -> list[Candidate]:
    sql, params = query(question)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Candidate(*row) for row in cursor.fetchall()]


def query(question: Question) -> tuple[str, list[Any]]:
    """The SQL that finds offers by index, scores them, and reads the best with all they need."""
    pool, params = pool_of(question)
    levels: list[str] = []
    for number, concept in enumerate(question.concepts):
        cases, values = level_of(concept)
        levels.append(f"{cases} AS l{number}")
        params += values
    for (cases, values), name in (
        (affinity_of(question), "affinity"),
        (shelf_of(question), "shelf"),
    ):
        levels.append(f"{cases} AS {name}")
        params += values
    every = " , ".join(f"l{n}" for n in range(len(question.concepts)))
    # OFFSET 0 keeps the levels from being worked out twice.
    sql = f"""
        WITH pool AS ({pool}), best AS (
            SELECT product_id, ARRAY[{every}]::real[] AS levels, affinity,
                {score_of(question)} AS score
            FROM (
                SELECT product_id, {", ".join(levels)}
                FROM pool JOIN matching_offer USING (product_id) OFFSET 0
            ) offer
            ORDER BY score DESC, product_id LIMIT {CANDIDATES}
        )
        {READ}
    """  # noqa: S608 - numbers and names of ours; every text is a parameter
    return sql, params


READ = """
    SELECT product.name, category.name, COALESCE(above.name, ''),
        COALESCE(NULLIF(category.product_class, ''), above.product_class, ''),
        best.levels, best.affinity, category.id,
        product.id, product.slug, product.unit, product.price,
        product.minimum_order, product.monthly_capacity, product.lead_time_days,
        CASE WHEN certificate.standing = 'issued' AND certificate.verified_at IS NOT NULL
            THEN product.tkdn END, product.bmp, product.origin, product.ekatalog_url,
        certificate.issued_on, certificate.expires_on, vendor.id, vendor.name, vendor.slug, vendor.ekatalog_stage,
        vendor.size_class, vendor.is_cooperative, region.id, region.name,
        COALESCE((
            SELECT json_agg(json_build_object('kind', licence.kind, 'from', licence.issued_on,
                'until', licence.expires_on, 'standing', licence.standing,
                'checked', licence.verified_at IS NOT NULL))
            FROM vendors_licence licence
            WHERE licence.vendor_id = vendor.id
                AND (licence.product_id IS NULL OR licence.product_id = product.id)
        ), '[]'::json),
        (
            SELECT count(*) FROM matching_commitment kept
            WHERE kept.vendor_id = vendor.id AND kept.status = 'completed'
        )
    FROM best
    JOIN vendors_product product ON product.id = best.product_id
    JOIN vendors_category category ON category.id = product.category_id
    LEFT JOIN vendors_category above ON above.id = category.parent_id
    JOIN vendors_vendor vendor ON vendor.id = product.vendor_id
    LEFT JOIN accounts_region region ON region.id = vendor.region_id
    LEFT JOIN vendors_licence certificate ON certificate.id = product.certificate_id
    ORDER BY best.score DESC, product.id
"""


def pool_of(question: Question) -> tuple[str, list[Any]]:
    """SQL for the offers worth scoring: so many of each way to fit, however many there are.

    A word that 30,000 offers have would otherwise cost 30,000 scores.
    """
    said = [concept for concept in question.concepts if concept.ways and concept.weight >= FAINT]
    texts = [either(concept.ways) for concept in said]
    if len(said) > 1:
        first = [f"({' | '.join(map(ts, concept.ways[:FEW]))})" for concept in said[:2]]
        texts.insert(0, " & ".join(first))
    if said:
        texts.append(" | ".join(ts(way) for concept in said for way in concept.exact))
    texts += [either(names) for _, names in question.shelves]
    near = sorted(question.categories, key=lambda pk: -question.categories[pk])[:NEAR]
    near = [pk for pk in near if question.categories[pk] >= 0.3]
    found = "SELECT product_id FROM matching_offer WHERE is_open AND"
    rows = [f"({found} words @@ to_tsquery('indonesian', %s) LIMIT {POOL})"] * len(texts)
    rows += [f"({found} category_id = %s LIMIT {POOL // 2})"] * len(near)
    return " UNION ".join(rows) or f"{found} FALSE", [*texts, *near]


def score_of(question: Question) -> str:
    return " + ".join(
        [f"{concept.weight:.4f} * l{n}" for n, concept in enumerate(question.concepts)]
        + [f"{CATEGORY_WORTH} * GREATEST(affinity, shelf)"]
    )


def level_of(concept: Concept) -> tuple[str, list[str]]:
    """How fully an offer says the concept, as SQL."""
    rows = [
        (NAMED, concept.exact, "A"),
        (ALIKE, concept.similar + concept.guessed, "A"),
        (TOLD, concept.exact, ""),
        (TOLD_ALIKE, concept.similar + concept.guessed, ""),
    ]
    cases, params = [], []
    for worth, ways, weight in rows:
        if text := " | ".join(ts(way, weight) for way in ways):
            cases.append(f"WHEN words @@ to_tsquery('indonesian', %s) THEN {worth}")
            params.append(text)
    return f"CASE {' '.join(cases)} ELSE 0 END", params


def affinity_of(question: Question) -> tuple[str, list[Any]]:
    if not question.categories:
        return "0", []
    cases, params = [], []
    for pk, fit in question.categories.items():
        cases.append("WHEN %s THEN %s")
        params += [pk, fit]
    return f"CASE category_id {' '.join(cases)} ELSE 0 END::real", params


def shelf_of(question: Question) -> tuple[str, list[str]]:
    """How far the name alone speaks of a likely category, as SQL; 0 for not at all."""
    cases = [
        f"WHEN words @@ to_tsquery('indonesian', %s) THEN {fit:.3f}" for fit, _ in question.shelves
    ]
    if not cases:
        return "0", []
    return f"CASE {' '.join(cases)} ELSE 0 END::real", [
        either(names) for _, names in question.shelves
    ]


def either(ways: Iterable[Words]) -> str:
    """Names of which a product has one, as a tsquery."""
    return " | ".join(ts(way, "A") for way in ways)


def ts(words: Iterable[str], weight: str = "") -> str:
    """Words as a tsquery; they hold letters and digits only, so nothing needs quoting."""
    suffix = f":{weight}" if weight else ""
    return "(" + " & ".join(f"{word}{suffix}" for word in words) + ")"
