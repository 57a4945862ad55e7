"""How well ranking finds what agencies ask for: recall among ten, and the mean reciprocal rank."""

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Agency, User
from matching.actions.demand import propose_category
from matching.for_vendor import fitting_demand
from matching.lexicon import current_lexicon, forget_lexicon
from matching.models import Demand, Offer
from matching.ranking import rank
from vendors.models import Category, LegalForm, Product, Vendor, VendorStatus

SHORTEST_MISSPELT = 6
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


def make_catalogue(officer: User, products: str = "products.csv") -> dict[int, str]:
    """Save the products of the labelled set; return the kind of each by its number."""
    vendors, kinds = {}, {}
    categories = {category.slug: category for category in Category.objects.all()}
    for number, row in enumerate(rows(products)):
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


def judge(kinds: dict[int, str], demand: str = "demand.csv") -> list[Line]:
    """Rank for every labelled line and compare with its kinds."""
    return [judge_line(row, kinds) for row in rows(demand)]


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


def misspelt(text: str, *, swap: bool) -> str:
    """A line with a letter of what it asks for first left out, or swapped; "" if that is short."""
    for concept in current_lexicon().question(text).concepts:
        word = max(concept.text.split(), key=len)
        found = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        if found and len(word) >= SHORTEST_MISSPELT and word.isalpha() and not concept.action:
            middle = found.start() + len(word) // 2
            kept = text[middle] if swap else ""
            return (
                text[:middle]
                + text[middle + 1 : middle + 1 + swap]
                + kept
                + text[middle + 1 + swap :]
            )
    return ""


def judge_misspelt(
    kinds: dict[int, str], demand: str, *, swap: bool
) -> tuple[list[Line], list[Line]]:
    """The lines that can be misspelt, as they are and misspelt."""
    plain, wrong = [], []
    for row in rows(demand):
        if text := misspelt(row["text"], swap=swap):
            plain.append(judge_line(row, kinds))
            wrong.append(judge_line({**row, "text": text}, kinds))
    return plain, wrong


def save_demand(agency: Agency, officer: User, name: str) -> dict[int, set[str]]:
    """Save the labelled lines, as an import does; return the kinds that fit each by its number."""
    lexicon, lines, wanted = current_lexicon(), [], []
    for row in rows(name):
        line = Demand(
            name=row["text"],
            account_codes=row["account_code"].split(),
            agency=agency,
            created_by=officer,
            source="typed",
            year=2031,
        )
        line.category_id = propose_category(line, lexicon)
        lines.append(line)
        wanted.append(set(row["kinds"].split()))
    saved = Demand.objects.bulk_create(lines)
    return {line.pk: kinds for line, kinds in zip(saved, wanted, strict=True)}


def judge_vendors(kinds: dict[int, str], wanted: dict[int, set[str]]) -> list[Line]:
    """The other way round: which lines every vendor is shown, of those that its products fit.

    Of more than ten that fit, ten can stand among the first ten: recall is their share of ten.
    """
    judged = []
    # Not those of the whole directory: of them no line is labelled.
    for vendor in Vendor.objects.filter(products__in=kinds).distinct().order_by("pk"):
        sold = {kinds[pk] for pk in vendor.products.values_list("pk", flat=True) if pk in kinds}
        relevant = {pk for pk, kinds_of_line in wanted.items() if kinds_of_line & sold}
        found = [one.demand.pk for one in fitting_demand(vendor) if one.demand.pk in wanted]
        right = [pk in relevant for pk in found]
        if relevant:
            judged.append(
                Line(
                    vendor.name,
                    "vendor",
                    sum(right[:10]) / min(10, len(relevant)),
                    1 / (right.index(True) + 1) if True in right else 0.0,
                    (),
                )
            )
    return judged


ONCE_UNSEEN = "abcdefghi"


def quality_of_unseen(part: str, agency: Agency, officer: User) -> tuple[Quality, Quality]:
    """Today's figures for a set that was unseen once, against its own catalogue, both ways."""
    with transaction.atomic():
        kinds = make_catalogue(officer, f"unseen-{part}-products.csv")
        lines = f"unseen-{part}-demand.csv"
        found = quality(judge(kinds, lines))
        vendors = quality(judge_vendors(kinds, save_demand(agency, officer, lines)))
        transaction.set_rollback(True)
    forget_lexicon()
    return found, vendors


COPIES = 300
ENOUGH = 50_000
MANY = """
    INSERT INTO vendors_product (vendor_id, category_id, name, slug, description, unit, price,
        price_on, price_note, origin, material, ekatalog_url, is_active, created_at, changed_at)
    SELECT vendor_id, category_id, name || ' ' || copy, slug || '-' || copy, description, unit,
        price + copy, price_on, '', '', material, '', TRUE, now(), now()
    FROM vendors_product, generate_series(1, %s) copy
"""


def milliseconds(lines: int = 200) -> list[float]:
    """How long each of some demands takes, slowest last, once the words are known."""
    texts = [row["text"] for row in rows("demand.csv")][:lines]
    rank(Demand(name=texts[0]))
    times = []
    for text in texts:
        began = perf_counter()
        rank(Demand(name=text))
        times.append((perf_counter() - began) * 1000)
    return sorted(times)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


@transaction.atomic
def main() -> None:
    """Print quality and speed; everything is rolled back."""
    with connection.cursor() as cursor:
        # Quality is judged among the labelled products and lines only.
        cursor.execute("TRUNCATE matching_offer")
        cursor.execute("UPDATE matching_demand SET is_active = FALSE")
    officer = User.objects.create(username="bench-ranking", name="Bench", role="staff")
    call_command("load_catalogue", verbosity=0)
    agency = Agency.objects.create(name="Dinas Peringkat", short_name="Peringkat")
    unseen = [(part, *quality_of_unseen(part, agency, officer)) for part in ONCE_UNSEEN]
    kinds = make_catalogue(officer)
    lines = judge(kinds)
    say(
        "\n| ranking, labelled lines | lines | recall@10 | MRR | vendor: recall@10 | MRR |"
        "\n|---|--:|--:|--:|--:|--:|"
    )
    for part in ("tuning", "held"):
        found = quality([line for line in lines if line.part == part])
        say(f"| {part} | {found.lines} | {found.recall:.3f} | {found.reciprocal:.3f} | | |")
    # Their blind figures, measured once, are kept in tests/data/ranking/README.md.
    for part, found, vendors in unseen:
        say(
            f"| {part}, once unseen, own catalogue |"
            f" {found.lines} | {found.recall:.3f} | {found.reciprocal:.3f} |"
            f" {vendors.recall:.3f} | {vendors.reciprocal:.3f} |"
        )
    with connection.cursor() as cursor:
        # Without triggers: only the speed of ranking is measured, not of writing.
        cursor.execute("SET LOCAL session_replication_role = replica")
        if Product.objects.count() < ENOUGH:
            cursor.execute(MANY, [COPIES])
        cursor.execute("ANALYZE vendors_product")
    Offer.objects.write_missing()
    forget_lexicon()
    times = milliseconds()
    say(
        f"\nOver {Product.objects.count()} products a demand takes {times[len(times) // 2]:.0f} ms,"
        f" the slowest of {len(times)} {times[-1]:.0f} ms, together {sum(times) / 1000:.1f} s."
    )
    transaction.set_rollback(True)
