"""Leave the entries of the directory alone that stay as they are.

Each write of a product writes its vendor's entries anew; of a vendor with thousands of products the
words of all of them went through the indexes for one that had changed.
"""

from django.db import migrations

COLUMNS = (
    "vendor_id", "is_public", "name", "facets", "price", "capacity", "tkdn", "completeness", "card",
    "name_search", "search", "stale_on",
)  # fmt: skip
OLD, NEW = (
    ", ".join(f"{table}.{name}" for name in COLUMNS)
    for table in ("vendors_directoryentry", "EXCLUDED")
)
ALWAYS = "stale_on = EXCLUDED.stale_on;"
IF_CHANGED = f"stale_on = EXCLUDED.stale_on WHERE ({OLD}) IS DISTINCT FROM ({NEW});"
REPLACE = """
    DO $do$
    DECLARE
        source text := pg_get_functiondef('vendors_directory_refresh(bigint[])'::regprocedure);
    BEGIN
        IF position('{old}' IN source) = 0 THEN
            RAISE EXCEPTION 'vendors_directory_refresh is not as it was';
        END IF;
        EXECUTE replace(source, '{old}', '{new}');
    END $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("vendors", "0012_product_imports")]

    operations = [
        migrations.RunSQL(
            REPLACE.format(old=ALWAYS, new=IF_CHANGED), REPLACE.format(old=IF_CHANGED, new=ALWAYS)
        )
    ]
