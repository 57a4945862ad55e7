"""The functions and triggers that keep the directory in step with what it shows."""

from django.db import migrations

COLUMNS = (
    "vendor_id", "is_public", "name", "facets", "price", "capacity", "tkdn", "completeness", "card",
    "name_search", "search", "stale_on",
)  # fmt: skip
OLD, NEW = (
    "(" + ", ".join(f"{table}.{name}" for name in COLUMNS) + ")"
    for table in ("vendors_directoryentry", "EXCLUDED")
)
# A lock on the vendor's row makes two who change the same vendor take turns: the second must
# read what the first has written, or it would write old values over it. Of a vendor with thousands
# of products only the entries of those that changed are written, and of these only what differs: the
# words of each pass through three indexes.
REFRESH = """
CREATE FUNCTION vendors_directory_refresh(
    ids bigint[], changed_products bigint[] DEFAULT NULL::bigint[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    today date := (now() AT TIME ZONE 'Asia/Jakarta')::date;
BEGIN
    PERFORM 1 FROM vendors_vendor WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;

    DELETE FROM vendors_directoryentry entry
    USING vendors_vendor vendor
    WHERE entry.vendor_id = ANY(ids) AND vendor.id = entry.vendor_id
        AND (changed_products IS NULL OR entry.product_id = ANY(changed_products))
        AND (vendor.merged_into_id IS NOT NULL OR entry.kind = 'product' AND NOT EXISTS (
            SELECT 1 FROM vendors_product product
            WHERE product.id = entry.product_id AND product.is_active
                AND product.vendor_id = entry.vendor_id));

    WITH valid AS MATERIALIZED (
        SELECT * FROM vendors_licence
        WHERE vendor_id = ANY(ids) AND standing = 'issued' AND verified_at IS NOT NULL
            AND (issued_on IS NULL OR issued_on <= today)
            AND (expires_on IS NULL OR expires_on >= today)
    ), turning AS MATERIALIZED (
        SELECT vendor_id, min(CASE WHEN issued_on > today THEN issued_on
            ELSE expires_on + 1 END) AS stale_on
        FROM vendors_licence
        WHERE vendor_id = ANY(ids) AND standing = 'issued' AND verified_at IS NOT NULL
            AND (issued_on > today OR expires_on >= today)
        GROUP BY vendor_id
    ), offered AS (
        SELECT product.*, vendor.name AS vendor_name, vendor.slug AS vendor_slug,
            vendor.status = 'verified' AS is_verified, vendor.size_class, vendor.is_cooperative,
            vendor.woman_led IS TRUE AS woman_led, vendor.ekatalog_stage,
            village.id AS village_id, district.id AS district_id,
            COALESCE(district.name, village.name, '') AS place,
            category.name AS category_name, category.keywords,
            COALESCE(above.name, '') || ' ' || COALESCE(top.name, '') AS above_names,
            COALESCE(top.slug, above.slug, category.slug) AS drawing,
            array_remove(ARRAY[category.id, above.id, top.id], NULL) AS category_ids,
            CASE WHEN certificate.id IS NOT NULL THEN
                COALESCE(product.tkdn, certificate.tkdn) END AS certified_tkdn,
            EXISTS (SELECT 1 FROM valid WHERE valid.kind = 'halal'
                AND valid.vendor_id = vendor.id
                AND (valid.product_id IS NULL OR valid.product_id = product.id)) AS is_halal,
            (SELECT photo.id FROM vendors_productphoto photo WHERE photo.product_id = product.id
                ORDER BY photo.position LIMIT 1) AS photo_id,
            turning.stale_on
        FROM vendors_product product
        JOIN vendors_vendor vendor ON vendor.id = product.vendor_id
        JOIN vendors_category category ON category.id = product.category_id
        LEFT JOIN vendors_category above ON above.id = category.parent_id
        LEFT JOIN vendors_category top ON top.id = above.parent_id
        LEFT JOIN accounts_region village ON village.id = vendor.region_id
        LEFT JOIN accounts_region district ON district.id = village.parent_id
        LEFT JOIN valid certificate ON certificate.id = product.certificate_id
        LEFT JOIN turning ON turning.vendor_id = vendor.id
        WHERE vendor.id = ANY(ids) AND vendor.merged_into_id IS NULL AND product.is_active
            AND (changed_products IS NULL OR product.id = ANY(changed_products))
    )
    INSERT INTO vendors_directoryentry (kind, vendor_id, product_id, is_public, name, facets,
        price, capacity, tkdn, completeness, card, name_search, search, stale_on)
    SELECT 'product', vendor_id, id, is_verified, name,
        array_remove(
            ARRAY(SELECT 'c' || unnest(category_ids)) || ARRAY[
                'd' || district_id, 'v' || village_id,
                CASE WHEN size_class <> '' THEN 's:' || size_class END,
                CASE WHEN is_cooperative THEN 'cooperative' END,
                CASE WHEN ekatalog_url <> '' OR ekatalog_stage = 'listed' THEN 'ekatalog' END,
                CASE WHEN certified_tkdn > 0 THEN 'tkdn' END,
                CASE WHEN certified_tkdn >= 25 THEN 'tkdn25' END,
                CASE WHEN certified_tkdn >= 40 THEN 'tkdn40' END,
                CASE WHEN is_halal THEN 'halal' END,
                CASE WHEN woman_led THEN 'woman' END,
                CASE WHEN is_verified THEN 'verified' ELSE 'unverified' END], NULL),
        price, monthly_capacity, certified_tkdn,
        is_verified::int * 5 + (ekatalog_url <> '' OR ekatalog_stage = 'listed')::int * 4
            + (certified_tkdn IS NOT NULL)::int * 3 + is_halal::int * 2
            + (price IS NOT NULL)::int * 2 + (photo_id IS NOT NULL)::int * 2
            + (monthly_capacity IS NOT NULL)::int + (description <> '')::int,
        jsonb_build_object(
            'slug', slug, 'unit', unit, 'vendor', vendor_name, 'vendor_slug', vendor_slug,
            'category', category_name, 'drawing', drawing, 'place', place,
            'summary', left(description, 160), 'photo', photo_id,
            'minimum', minimum_order, 'lead', lead_time_days),
        to_tsvector('indonesian', name),
        setweight(to_tsvector('indonesian', name), 'A')
            || setweight(to_tsvector('indonesian', category_name || ' ' || keywords), 'B')
            || setweight(to_tsvector('indonesian', vendor_name || ' ' || above_names), 'C')
            || setweight(to_tsvector('indonesian', description || ' ' || material), 'D'),
        stale_on
    FROM offered
    ON CONFLICT (product_id) DO UPDATE SET vendor_id = EXCLUDED.vendor_id,
        is_public = EXCLUDED.is_public, name = EXCLUDED.name, facets = EXCLUDED.facets,
        price = EXCLUDED.price, capacity = EXCLUDED.capacity, tkdn = EXCLUDED.tkdn,
        completeness = EXCLUDED.completeness, card = EXCLUDED.card,
        name_search = EXCLUDED.name_search, search = EXCLUDED.search,
        stale_on = EXCLUDED.stale_on
    WHERE {old} IS DISTINCT FROM {new};

    WITH products AS MATERIALIZED (
        SELECT vendor_id, count(*) AS number, min(price) AS price,
            (array_agg(card->>'unit' ORDER BY price NULLS LAST, id))[1] AS unit,
            max(tkdn) AS tkdn, max(stale_on) AS stale_on,
            string_agg(DISTINCT card->>'category', ', ') AS categories,
            mode() WITHIN GROUP (ORDER BY card->>'drawing') AS drawing,
            left(string_agg(name, ', ' ORDER BY completeness DESC, id), 2000) AS names,
            max((card->>'photo')::bigint) AS photo_id
        FROM vendors_directoryentry
        WHERE kind = 'product' AND vendor_id = ANY(ids)
        GROUP BY vendor_id
    ), features AS MATERIALIZED (
        SELECT vendor_id, array_agg(DISTINCT facet) AS facets
        FROM vendors_directoryentry, unnest(facets) AS facet
        WHERE kind = 'product' AND vendor_id = ANY(ids)
            AND (facet LIKE 'c%' AND facet <> 'cooperative'
                OR facet IN ('ekatalog', 'tkdn', 'tkdn25', 'tkdn40', 'halal'))
        GROUP BY vendor_id
    ), keywords AS MATERIALIZED (
        SELECT product.vendor_id, string_agg(DISTINCT category.keywords, ' ') AS words
        FROM (SELECT DISTINCT vendor_id, category_id, is_active FROM vendors_product) product
            JOIN vendors_category category
            ON category.id = product.category_id
        WHERE product.vendor_id = ANY(ids) AND product.is_active
        GROUP BY product.vendor_id
    ), halal AS MATERIALIZED (
        SELECT DISTINCT vendor_id FROM vendors_licence
        WHERE vendor_id = ANY(ids) AND kind = 'halal' AND product_id IS NULL
            AND standing = 'issued' AND verified_at IS NOT NULL
            AND (issued_on IS NULL OR issued_on <= today)
            AND (expires_on IS NULL OR expires_on >= today)
    ), turning AS MATERIALIZED (
        SELECT vendor_id, min(CASE WHEN issued_on > today THEN issued_on
            ELSE expires_on + 1 END) AS stale_on
        FROM vendors_licence
        WHERE vendor_id = ANY(ids) AND standing = 'issued' AND verified_at IS NOT NULL
            AND (issued_on > today OR expires_on >= today)
        GROUP BY vendor_id
    )
    INSERT INTO vendors_directoryentry (kind, vendor_id, product_id, is_public, name, facets,
        price, capacity, tkdn, completeness, card, name_search, search, stale_on)
    SELECT 'vendor', vendor.id, NULL, vendor.status = 'verified', vendor.name,
        ARRAY(SELECT DISTINCT unnest(array_remove(COALESCE(features.facets, '{}') || ARRAY[
            'd' || district.id, 'v' || village.id,
            CASE WHEN vendor.size_class <> '' THEN 's:' || vendor.size_class END,
            CASE WHEN vendor.is_cooperative THEN 'cooperative' END,
            CASE WHEN vendor.ekatalog_stage = 'listed' THEN 'ekatalog' END,
            CASE WHEN halal.vendor_id IS NOT NULL THEN 'halal' END,
            CASE WHEN vendor.woman_led THEN 'woman' END,
            CASE WHEN vendor.status = 'verified' THEN 'verified' ELSE 'unverified' END], NULL))),
        products.price, NULL, products.tkdn,
        (vendor.status = 'verified')::int * 5 + (vendor.ekatalog_stage = 'listed')::int * 4
            + (products.tkdn IS NOT NULL)::int * 3 + (halal.vendor_id IS NOT NULL)::int * 2
            + (products.price IS NOT NULL)::int * 2 + (products.photo_id IS NOT NULL)::int * 2
            + (vendor.capacity_note <> '')::int + (vendor.products_summary <> '')::int,
        jsonb_build_object(
            'slug', vendor.slug, 'unit', products.unit, 'number', COALESCE(products.number, 0),
            'category', left(products.categories, 120),
            'drawing', products.drawing,
            'place', COALESCE(district.name, village.name, ''),
            'summary', COALESCE(NULLIF(vendor.products_summary, ''), left(products.names, 160), ''),
            'capacity', vendor.capacity_note, 'photo', products.photo_id),
        to_tsvector('indonesian', vendor.name || ' ' || vendor.products_summary),
        setweight(to_tsvector('indonesian', vendor.name || ' ' || vendor.products_summary), 'A')
            || setweight(to_tsvector('indonesian', COALESCE(products.categories, '') || ' '
                || COALESCE(keywords.words, '')), 'B')
            || setweight(to_tsvector('indonesian', COALESCE(products.names, '')), 'C')
            || setweight(to_tsvector('indonesian', vendor.description), 'D'),
        turning.stale_on
    FROM vendors_vendor vendor
    LEFT JOIN products ON products.vendor_id = vendor.id
    LEFT JOIN features ON features.vendor_id = vendor.id
    LEFT JOIN keywords ON keywords.vendor_id = vendor.id
    LEFT JOIN halal ON halal.vendor_id = vendor.id
    LEFT JOIN turning ON turning.vendor_id = vendor.id
    LEFT JOIN accounts_region village ON village.id = vendor.region_id
    LEFT JOIN accounts_region district ON district.id = village.parent_id
    WHERE vendor.id = ANY(ids) AND vendor.merged_into_id IS NULL
    ON CONFLICT (vendor_id) WHERE kind = 'vendor' DO UPDATE SET
        is_public = EXCLUDED.is_public, name = EXCLUDED.name, facets = EXCLUDED.facets,
        price = EXCLUDED.price, capacity = EXCLUDED.capacity, tkdn = EXCLUDED.tkdn,
        completeness = EXCLUDED.completeness, card = EXCLUDED.card,
        name_search = EXCLUDED.name_search, search = EXCLUDED.search,
        stale_on = EXCLUDED.stale_on
    WHERE {old} IS DISTINCT FROM {new};

    -- Words are read from names only: descriptions hold the misspellings.
    INSERT INTO vendors_searchword (trigram, word)
    SELECT substr('  ' || word || ' ', place, 3), word
    FROM (
        SELECT DISTINCT words.word
        FROM vendors_directoryentry,
            regexp_split_to_table(lower(name || ' ' || COALESCE(card->>'category', '')), '[^a-z]+')
                AS words(word)
        WHERE vendor_id = ANY(ids)
            AND (changed_products IS NULL OR kind = 'vendor' OR product_id = ANY(changed_products))
            AND length(words.word) BETWEEN 4 AND 40
            AND NOT EXISTS (SELECT 1 FROM vendors_searchword known WHERE known.word = words.word)
    ) AS fresh, generate_series(1, length(word) + 1) AS place
    ORDER BY 2, 1
    ON CONFLICT DO NOTHING;
END $$;
""".replace("{old}", OLD).replace("{new}", NEW)

CHANGED = """
CREATE FUNCTION vendors_directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids bigint[];
    products bigint[];
BEGIN
    IF TG_TABLE_NAME = 'vendors_vendor' THEN
        SELECT array_agg(id) INTO ids FROM changed;
    ELSIF TG_TABLE_NAME = 'vendors_category' THEN
        SELECT array_agg(DISTINCT product.vendor_id) INTO ids
        FROM vendors_product product
        JOIN vendors_category category ON category.id = product.category_id
        LEFT JOIN vendors_category above ON above.id = category.parent_id
        JOIN changed ON changed.id IN (category.id, above.id, above.parent_id);
    ELSIF TG_TABLE_NAME = 'vendors_productphoto' THEN
        SELECT array_agg(DISTINCT product.vendor_id), array_agg(DISTINCT product.id)
        INTO ids, products
        FROM changed JOIN vendors_product product ON product.id = changed.product_id;
    ELSIF TG_OP = 'UPDATE' THEN
        -- A product that goes to another vendor concerns both.
        SELECT array_agg(DISTINCT vendor_id) INTO ids FROM (
            SELECT vendor_id FROM changed UNION SELECT vendor_id FROM before) AS both_sides;
    ELSE
        SELECT array_agg(DISTINCT vendor_id) INTO ids FROM changed;
    END IF;
    IF TG_TABLE_NAME = 'vendors_product' THEN
        SELECT array_agg(id) INTO products FROM changed;
    END IF;
    IF ids IS NOT NULL THEN
        PERFORM vendors_directory_refresh(ids, products);
    END IF;
    RETURN NULL;
END $$;
"""

COUNTED = """
CREATE FUNCTION vendors_directory_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO vendors_facetcount (kind, is_public, facet, entries)
        SELECT kind, is_public, facet, count(*)
        FROM changed, unnest(facets || ARRAY['']::varchar[]) AS facet GROUP BY 1, 2, 3;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO vendors_facetcount (kind, is_public, facet, entries)
        SELECT kind, is_public, facet, -count(*)
        FROM before, unnest(facets || ARRAY['']::varchar[]) AS facet GROUP BY 1, 2, 3;
    ELSE
        INSERT INTO vendors_facetcount (kind, is_public, facet, entries)
        SELECT kind, is_public, facet, sum(one) FROM (
            SELECT kind, is_public, unnest(facets || ARRAY['']::varchar[]) AS facet, 1 AS one
            FROM changed
            UNION ALL
            SELECT kind, is_public, unnest(facets || ARRAY['']::varchar[]), -1 FROM before
        ) AS both_sides
        GROUP BY 1, 2, 3 HAVING sum(one) <> 0;
    END IF;
    -- One write in fifty adds the rows up, unless somebody else is just doing so.
    IF random() < 0.02 AND pg_try_advisory_xact_lock(hashtext('vendors_facetcount')) THEN
        WITH gone AS (DELETE FROM vendors_facetcount RETURNING *)
        INSERT INTO vendors_facetcount (kind, is_public, facet, entries)
        SELECT kind, is_public, facet, sum(entries) FROM gone
        GROUP BY 1, 2, 3 HAVING sum(entries) <> 0;
    END IF;
    RETURN NULL;
END $$;
"""

SOURCES = {
    "vendors_vendor": ("INSERT", "UPDATE"),
    "vendors_product": ("INSERT", "UPDATE", "DELETE"),
    "vendors_licence": ("INSERT", "UPDATE", "DELETE"),
    "vendors_productphoto": ("INSERT", "UPDATE", "DELETE"),
    "vendors_category": ("UPDATE",),
}


def trigger(table, event, function, before="before"):
    """One statement trigger; a deleted row is the one that changed."""
    tables = {
        "INSERT": "NEW TABLE AS changed",
        "UPDATE": "OLD TABLE AS before NEW TABLE AS changed",
        "DELETE": f"OLD TABLE AS {before}",
    }[event]
    return (
        f"CREATE TRIGGER {function}_on_{event.lower()} AFTER {event} ON {table} "
        f"REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    )


TRIGGERS = [
    trigger(table, event, "vendors_directory_changed", before="changed")
    for table, events in SOURCES.items()
    for event in events
] + [
    trigger("vendors_directoryentry", event, "vendors_directory_counted")
    for event in ("INSERT", "UPDATE", "DELETE")
]
NO_TRIGGERS = [
    f"DROP TRIGGER vendors_directory_changed_on_{event.lower()} ON {table};"
    for table, events in SOURCES.items()
    for event in events
] + [
    f"DROP TRIGGER vendors_directory_counted_on_{event.lower()} ON vendors_directoryentry;"
    for event in ("INSERT", "UPDATE", "DELETE")
]


class Migration(migrations.Migration):
    replaces = [("vendors", "0018_profiles_are_confirmed")]

    dependencies = [("vendors", "0001_schema")]

    operations = [
        migrations.RunSQL(
            [(REFRESH, None), (CHANGED, None), (COUNTED, None)],
            "DROP FUNCTION vendors_directory_changed, vendors_directory_counted, "
            "vendors_directory_refresh;",
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
