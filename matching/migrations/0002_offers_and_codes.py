"""Offers follow products and their vendors; RUP codes of a demand stand in rows of their own."""

from django.db import migrations

# Plain triggers without a list of columns: a later change of a column's type stays possible.
OFFERS = r"""
CREATE FUNCTION matching_words_of(name text, details text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('indonesian', regexp_replace(name, '[^\w]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('indonesian', regexp_replace(details, '[^\w]+', ' ', 'g')), 'D')
$$;

CREATE FUNCTION matching_write_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.name, OLD.description, OLD.material, OLD.vendor_id,
            OLD.category_id, OLD.is_active) IS NOT DISTINCT FROM (NEW.name, NEW.description,
            NEW.material, NEW.vendor_id, NEW.category_id, NEW.is_active) THEN
        RETURN NULL;
    END IF;
    INSERT INTO matching_offer (product_id, vendor_id, category_id, is_open, words)
    SELECT NEW.id, NEW.vendor_id, NEW.category_id,
        NEW.is_active AND vendor.status = 'verified' AND vendor.merged_into_id IS NULL,
        matching_words_of(NEW.name, NEW.description || ' ' || NEW.material)
    FROM vendors_vendor vendor WHERE vendor.id = NEW.vendor_id
    ON CONFLICT (product_id) DO UPDATE SET vendor_id = EXCLUDED.vendor_id,
        category_id = EXCLUDED.category_id, is_open = EXCLUDED.is_open, words = EXCLUDED.words;
    RETURN NULL;
END $$;

CREATE FUNCTION matching_open_offers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.status, OLD.merged_into_id) IS DISTINCT FROM (NEW.status, NEW.merged_into_id) THEN
        UPDATE matching_offer SET is_open =
            NEW.status = 'verified' AND NEW.merged_into_id IS NULL AND product.is_active
        FROM vendors_product product
        WHERE matching_offer.vendor_id = NEW.id AND product.id = matching_offer.product_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER matching_write_offer AFTER INSERT OR UPDATE ON vendors_product
    FOR EACH ROW EXECUTE FUNCTION matching_write_offer();
CREATE TRIGGER matching_open_offers AFTER UPDATE ON vendors_vendor
    FOR EACH ROW EXECUTE FUNCTION matching_open_offers();
"""

NO_OFFERS = """
DROP TRIGGER matching_open_offers ON vendors_vendor;
DROP TRIGGER matching_write_offer ON vendors_product;
DROP FUNCTION matching_open_offers();
DROP FUNCTION matching_write_offer();
DROP FUNCTION matching_words_of(text, text);
"""


CODES = """
CREATE FUNCTION matching_write_demand_codes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.year, OLD.rup_codes) IS NOT DISTINCT FROM
            (NEW.year, NEW.rup_codes) THEN
        RETURN NULL;
    END IF;
    DELETE FROM matching_demandcode WHERE demand_id = NEW.id;
    INSERT INTO matching_demandcode (demand_id, year, code)
        SELECT DISTINCT NEW.id, NEW.year, code FROM unnest(NEW.rup_codes) code;
    RETURN NULL;
END $$;

CREATE TRIGGER matching_write_demand_codes AFTER INSERT OR UPDATE ON matching_demand
    FOR EACH ROW EXECUTE FUNCTION matching_write_demand_codes();
"""
NO_CODES = """
DROP TRIGGER matching_write_demand_codes ON matching_demand;
DROP FUNCTION matching_write_demand_codes();
"""


class Migration(migrations.Migration):
    replaces = [("matching", "0008_refused_rows_again")]

    dependencies = [("matching", "0001_schema"), ("vendors", "0001_schema")]

    operations = [
        migrations.RunSQL(OFFERS, NO_OFFERS),
        migrations.RunSQL(CODES, NO_CODES),
    ]
