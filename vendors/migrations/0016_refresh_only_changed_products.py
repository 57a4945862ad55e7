"""Write the entries of the products that changed, not those of all products of their vendor.

A vendor with 5,000 products paid for all of them whenever one was saved. What concerns the vendor
itself (its name, its licences, a category) still writes all of its entries.
"""

from django.db import migrations

OLD_HEAD = "vendors_directory_refresh(ids bigint[])"
NEW_HEAD = (
    "vendors_directory_refresh(ids bigint[], changed_products bigint[] DEFAULT NULL::bigint[])"
)
CHANGES = [
    (OLD_HEAD, NEW_HEAD),
    (
        "WHERE entry.vendor_id = ANY(ids) AND vendor.id = entry.vendor_id",
        (
            "WHERE entry.vendor_id = ANY(ids) AND vendor.id = entry.vendor_id"
            " AND (changed_products IS NULL OR entry.product_id = ANY(changed_products))"
        ),
    ),
    (
        "vendor.merged_into_id IS NULL AND product.is_active",
        (
            "vendor.merged_into_id IS NULL AND product.is_active"
            " AND (changed_products IS NULL OR product.id = ANY(changed_products))"
        ),
    ),
    (
        "FROM vendors_product product JOIN vendors_category category",
        (
            "FROM (SELECT DISTINCT vendor_id, category_id, is_active FROM vendors_product) product"
            " JOIN vendors_category category"
        ),
    ),
    (
        "WHERE vendor_id = ANY(ids) AND length(words.word)",
        (
            "WHERE vendor_id = ANY(ids) AND (changed_products IS NULL OR kind = 'vendor'"
            " OR product_id = ANY(changed_products)) AND length(words.word)"
        ),
    ),
]
OLD_PHOTOS = """
        SELECT array_agg(DISTINCT product.vendor_id) INTO ids
        FROM changed JOIN vendors_product product ON product.id = changed.product_id;
    ELSIF"""
NEW_PHOTOS = """
        SELECT array_agg(DISTINCT product.vendor_id), array_agg(DISTINCT product.id)
        INTO ids, products
        FROM changed JOIN vendors_product product ON product.id = changed.product_id;
    ELSIF"""
TRIGGER_CHANGES = [
    ("ids bigint[];", "ids bigint[];\n    products bigint[];"),
    (OLD_PHOTOS, NEW_PHOTOS),
    (
        "IF ids IS NOT NULL THEN",
        (
            "IF TG_TABLE_NAME = 'vendors_product' THEN\n"
            "        SELECT array_agg(id) INTO products FROM changed;\n"
            "    END IF;\n"
            "    IF ids IS NOT NULL THEN"
        ),
    ),
    ("vendors_directory_refresh(ids);", "vendors_directory_refresh(ids, products);"),
]
REWRITE = """
    DO $do$
    DECLARE
        source text := pg_get_functiondef('{signature}'::regprocedure);
    BEGIN
        {steps}
        {drop}
        EXECUTE source;
    END $do$;
"""
STEP = """
        IF position($old${old}$old$ IN source) = 0 THEN
            RAISE EXCEPTION '{signature} is not as it was';
        END IF;
        source := replace(source, $old${old}$old$, $new${new}$new$);
"""


def rewrite(signature: str, changes: list[tuple[str, str]], *, drop: bool = False) -> str:
    """Change a function of the database where it says so; its signature changes with `drop`."""
    steps = "".join(STEP.format(signature=signature, old=old, new=new) for old, new in changes)
    dropped = f"DROP FUNCTION {signature};" if drop else ""
    return REWRITE.format(signature=signature, steps=steps, drop=dropped)


def reverse(changes: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(new, old) for old, new in reversed(changes)]


REFRESH, CHANGED = "vendors_directory_refresh", "vendors_directory_changed()"


class Migration(migrations.Migration):
    dependencies = [("vendors", "0015_photos_change_places")]

    operations = [
        migrations.RunSQL(
            rewrite(f"{REFRESH}(bigint[])", CHANGES, drop=True),
            rewrite(f"{REFRESH}(bigint[], bigint[])", reverse(CHANGES), drop=True),
        ),
        migrations.RunSQL(
            rewrite(CHANGED, TRIGGER_CHANGES), rewrite(CHANGED, reverse(TRIGGER_CHANGES))
        ),
    ]
