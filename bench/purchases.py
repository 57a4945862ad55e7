"""A million purchases of five years, written by the database itself, and the pages that show them.

Use in a database of its own: triggers are off while the rows are made.
"""

from django.db import connection

from accounts.models import Agency, User
from procurement.models import Purchase, Supplier, rebuild_summary
from vendors.models import Category

PURCHASES, SUPPLIERS, YEARS = 1_000_000, 20_000, 5
LATEST = 2026
WORDS = [
    "kertas", "snack", "mebel", "seragam", "printer", "jalan", "spanduk", "obat", "bibit", "kursi",
    "laptop", "cetak", "genteng", "tenda", "kabel", "semen", "sewa", "makan", "rapat", "gedung",
]  # fmt: skip

# Skewed as real spending is: a fifth of the units buys most, half of it in the e-catalogue.
INSERT = """
    INSERT INTO procurement_purchase (
        agency_id, year, source, package_key, supplier_id, version, has_parts, is_sum_of_parts,
        addendum, supplier_name, supplier_code, size_class, is_cooperative, rup_codes,
        account_codes, package_name, method, procurement_type, fund_source, status_text, stage,
        cancel_reason, contract_number, contracted_on, recorded_on, month, value, pdn_value,
        umk_value, origin_cluster, origin_basis, seller_area, area_basis, evidence, evidence_name, tier, available_tier,
        tier_reason, category_id, note, hand_set, created_at, created_by_id
    )
    SELECT
        (%(agencies)s::bigint[])[1 + floor(power(r1, 2) * %(agency_count)s)::int],
        year, source, 'B' || lpad(n::text, 12, '0'), supplier.id, '', false, false,
        0, supplier.name, '', supplier.size_class, NULL,
        ARRAY[(50000000 + n %% 300000)::text],
        '{}', initcap(w1) || ' ' || w2 || ' untuk ' || w3 || ' paket ' || n, method, kind, 'APBD',
        '', stage, CASE stage WHEN 'cancelled' THEN 'Uji' ELSE '' END, '', day, day,
        EXTRACT(MONTH FROM day), value, CASE WHEN r2 < 0.1 THEN NULL WHEN r2 < 0.85 THEN value
        ELSE 0 END, CASE WHEN r3 < 0.2 THEN NULL WHEN r3 < 0.6 THEN value ELSE 0 END,
        CASE WHEN r2 BETWEEN 0.1 AND 0.85 THEN 'pdn' ELSE 'unknown' END,
        CASE WHEN r2 BETWEEN 0.1 AND 0.85 THEN 'system' ELSE '' END,
        (ARRAY['city', 'province', 'nation', ''])[1 + supplier.id %% 4],
        (ARRAY['file', 'file', 'file', ''])[1 + supplier.id %% 4], '', '', '', '', '',
        CASE WHEN n %% 3 = 0 THEN NULL
        ELSE (%(categories)s::bigint[])[1 + n %% %(category_count)s] END,
        '', '{}', now() - n * interval '1 second', %(user)s
    FROM (
        SELECT n, random() AS r1, random() AS r2, random() AS r3,
            %(latest)s - n %% %(years)s AS year,
            make_date(%(latest)s - n %% %(years)s, 1, 1) + floor(random() * 330)::int AS day,
            round((power(random(), 4) * 900000000 + 500000)::numeric, 2) AS value,
            (%(words)s::text[])[1 + floor(random() * %(word_count)s)::int] AS w1,
            (%(words)s::text[])[1 + floor(random() * %(word_count)s)::int] AS w2,
            (%(words)s::text[])[1 + floor(random() * %(word_count)s)::int] AS w3,
            (ARRAY['ekatalog6', 'ekatalog6', 'ekatalog6', 'nontender', 'recording', 'tender',
                'swakelola', 'tokodaring'])[1 + n %% 8] AS source,
            (ARRAY['e_purchasing', 'e_purchasing', 'e_purchasing', 'direct', 'direct', 'tender',
                'self_managed', 'e_purchasing'])[1 + n %% 8] AS method,
            (ARRAY['goods', 'goods', 'services', 'works', 'consulting'])[1 + n %% 5] AS kind,
            (ARRAY['realised', 'realised', 'realised', 'contracted', 'realised', 'contracted',
                'realised', 'pending', 'realised', 'cancelled'])[1 + n %% 10] AS stage
        FROM generate_series(%(first)s::int, %(last)s::int) AS n
    ) AS made
    JOIN procurement_supplier AS supplier
        ON supplier.id = %(supplier)s + floor(power(made.r2, 2) * %(suppliers)s)::int
"""
SELLERS = """
    INSERT INTO procurement_supplier (
        name, normalised_name, catalogue_code, size_class, is_cooperative, legal_form, region
    )
    SELECT 'CV Contoh Usaha ' || n, 'contohusaha' || n, '',
        (ARRAY['micro', 'small', 'medium', 'large', ''])[1 + n %% 5], false, 'CV', ''
    FROM generate_series(1, %s) AS n
    RETURNING id
"""
ROWS = "/procurement/purchases/"
SCOPE = f"{ROWS}?counted=1&year=2026"
# Name, address, and how many records it shows beside the rows of its tables.
PAGES = [
    ("purchases", ROWS, 0),
    ("purchases, by value", f"{ROWS}?sort=value&year=2025", 0),
    ("purchases, by date", f"{ROWS}?sort=recorded_on", 0),
    ("purchases, of an agency and those below", f"{ROWS}?agency={{agency}}&year=2026", 0),
    ("purchases, of a small agency", f"{ROWS}?agency={{small}}", 0),
    ("purchases, behind the city's figure", SCOPE, 0),
    ("purchases, behind a quarter", f"{SCOPE}&period=4-6", 0),
    ("purchases, behind a method and a month", f"{SCOPE}&period=3-3&method=tender", 0),
    ("purchases, of a category", f"{ROWS}?category={{category}}&year=2024", 0),
    ("purchases, of a vendor", f"{ROWS}?supplier={{supplier}}", 0),
    ("purchases, micro without swakelola", f"{SCOPE}&size=micro&swakelola=no", 0),
    ("purchases, cancelled tenders", f"{ROWS}?stage=cancelled&source=tender", 0),
    ("purchases, imported goods (none)", f"{ROWS}?origin_cluster=import", 0),
    ("purchases, agency, category, size", f"{ROWS}?agency={{small}}&category={{category}}&size=micro", 0),
    ("purchases, a word that many have", f"{ROWS}?q=kertas", 0),
    ("purchases, three words", f"{ROWS}?q=genteng+tenda+kabel", 0),
    ("purchases, a word in a small agency", f"{ROWS}?q=kertas&agency={{small}}", 0),
    ("purchases, RUP code", f"{ROWS}?q=50000777", 0),
    ("report, the city", "/procurement/reports/?year=2026", 0),
    ("report, the newest year", "/procurement/reports/", 0),
    ("report, a quarter by tender", "/procurement/reports/?year=2026&period=4-6&method=tender", 0),
    ("report, an agency", "/procurement/reports/?year=2026&agency={agency}", 0),
    ("report, table of agencies", "/procurement/reports/agencies/?year=2026", 0),
    ("report, details", "/procurement/reports/details/?year=2026", 0),
    ("report, details of an agency", "/procurement/reports/details/?year=2026&agency={agency}", 0),
    ("report, indicators", "/procurement/reports/indicators/?year=2026", 0),
    ("report, indicators without swakelola", "/procurement/reports/indicators/?swakelola=no", 0),
    ("report, the newest week", "/procurement/reports/weeks/", 0),
    ("open data", "/open-data/?year=2026", 0),
    ("suppliers", "/procurement/suppliers/", 0),
    ("card of an agency", "/procurement/reports/agencies/{agency}/", 0),
    ("gaps", "/procurement/reports/gaps/?year=2026", 0),
    ("findings", "/procurement/reports/findings/", 0),
    ("effect of the forum", "/procurement/reports/forums/bench/", 0),
]  # fmt: skip


def fill_purchases(user: User, count: int = PURCHASES, batch: int = 250_000) -> None:
    """Write the rows with all triggers off, then the sums anew; nothing if there are rows."""
    if Purchase.objects.exists():
        return
    agencies = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    categories = list(Category.objects.order_by("pk").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT setseed(0.42)")
        cursor.execute(SELLERS, [SUPPLIERS])
        values = {
            "agencies": agencies, "agency_count": len(agencies), "user": user.pk,
            "categories": categories, "category_count": len(categories), "words": WORDS,
            "word_count": len(WORDS), "supplier": cursor.fetchone()[0], "suppliers": SUPPLIERS,
            "latest": LATEST, "years": YEARS,
        }  # fmt: skip
        for first in range(1, count + 1, batch):
            last = min(first + batch - 1, count)
            cursor.execute(INSERT, values | {"first": first, "last": last})
        cursor.execute("RESET session_replication_role")
        cursor.execute("VACUUM ANALYZE procurement_purchase, procurement_supplier")
    rebuild_summary()


def addresses() -> dict[str, int]:
    """What the addresses name: the largest and a small agency, a category, a supplier."""
    agencies = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    supplier = Supplier.objects.order_by("pk").values_list("pk", flat=True)[SUPPLIERS // 2]
    category = Category.objects.order_by("pk").values_list("pk", flat=True)[1]
    return {
        "agency": agencies[0], "small": agencies[-1], "supplier": supplier, "category": category,
    }  # fmt: skip


def pages() -> list[tuple[str, str, int]]:
    named = addresses()
    return [(name, path.format(**named), rows) for name, path, rows in PAGES]
