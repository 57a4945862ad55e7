"""How well ranking finds what agencies ask for: recall among ten, and the mean reciprocal rank."""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from matching.lexicon import forget_lexicon
from matching.models import Demand
from matching.ranking import rank
from vendors.models import Category, LegalForm, Product, Vendor, VendorStatus

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "ranking"


@dataclass(frozen=True)
class Line:
    text: str
    part: str
    recall: float
    reciprocal: float
    found: tuple[str, ...]


@dataclass(frozen=True)
class Quality:
    lines: int
    recall: float
    reciprocal: float


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_catalogue(officer: User) -> dict[int, str]:
    """Save the products of the labelled set; return the kind of each by its number."""
    vendors, kinds = {}, {}
    categories = {category.slug: category for category in Category.objects.all()}
    for number, row in enumerate(rows("products.csv")):
        if row["vendor"] not in vendors:
            vendors[row["vendor"]] = Vendor.objects.create(
                name=f"Usaha Peringkat {row['vendor']}",
                slug=f"usaha-peringkat-{row['vendor']}",
                legal_form=LegalForm.INDIVIDUAL,
                contact_name="Kontak",
                phone=f"+6281399{int(row['vendor']):06}",
                status=VendorStatus.VERIFIED,
                verified_at=timezone.now(),
                verified_by=officer,
            )
        product = Product.objects.create(
            vendor=vendors[row["vendor"]],
            category=categories[row["category"]],
            name=row["name"],
            slug=f"p-{number}",
            unit=row["unit"],
            price=row["price"],
            price_on=timezone.localdate(),
            description=row["description"],
            material=row["material"],
        )
        kinds[product.pk] = row["kind"]
    forget_lexicon()
    return kinds


def judge(kinds: dict[int, str]) -> list[Line]:
    """Rank for every labelled line and compare with its kinds."""
    return [judge_line(row, kinds) for row in rows("demand.csv")]


def judge_line(row: dict[str, str], kinds: dict[int, str]) -> Line:
    demand = Demand(name=row["text"], account_codes=row["account_code"].split())
    wanted = set(row["kinds"].split())
    relevant = sum(kind in wanted for kind in kinds.values())
    found = [kinds.get(hit.product_id, "") for hit in rank(demand)]
    right = [kind in wanted for kind in found]
    first = right.index(True) + 1 if True in right else 0
    return Line(
        row["text"],
        row["part"],
        sum(right[:10]) / min(10, relevant),
        1 / first if first else 0.0,
        tuple(found[:10]),
    )


def quality(lines: list[Line]) -> Quality:
    return Quality(
        len(lines),
        sum(line.recall for line in lines) / len(lines),
        sum(line.reciprocal for line in lines) / len(lines),
    )
