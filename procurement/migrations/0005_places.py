"""Purchases of unknown place are of the city once the directory says so of their seller."""

from django.db import migrations

# A vendor with an address in one of the city's kelurahan is of the city. Many vendors are written
# that sold nothing: an update of no row would still call the triggers of purchases.
# Plain triggers without a list of columns: a later change of a column's type stays possible.
FORWARD = """
CREATE FUNCTION procurement_give_place(seller bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM procurement_purchase
            WHERE supplier_id = ANY(seller) AND seller_area = '') THEN
        UPDATE procurement_purchase SET seller_area = 'city', area_basis = 'directory'
        WHERE supplier_id = ANY(seller) AND seller_area = '';
    END IF;
END $$;

CREATE FUNCTION procurement_place_of_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.region_id IS NULL AND NEW.region_id IS NOT NULL THEN
        PERFORM procurement_give_place(ARRAY(
            SELECT id FROM procurement_supplier WHERE vendor_id = NEW.id));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION procurement_place_of_supplier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.vendor_id IS DISTINCT FROM NEW.vendor_id AND EXISTS (SELECT FROM vendors_vendor
            WHERE id = NEW.vendor_id AND region_id IS NOT NULL) THEN
        PERFORM procurement_give_place(ARRAY[NEW.id]);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER procurement_place_of_vendor AFTER UPDATE ON vendors_vendor
    FOR EACH ROW EXECUTE FUNCTION procurement_place_of_vendor();
CREATE TRIGGER procurement_place_of_supplier AFTER UPDATE ON procurement_supplier
    FOR EACH ROW EXECUTE FUNCTION procurement_place_of_supplier();
"""
BACKWARD = """
DROP TRIGGER procurement_place_of_supplier ON procurement_supplier;
DROP TRIGGER procurement_place_of_vendor ON vendors_vendor;
DROP FUNCTION procurement_place_of_supplier();
DROP FUNCTION procurement_place_of_vendor();
DROP FUNCTION procurement_give_place(bigint[]);
"""


class Migration(migrations.Migration):
    replaces = [("procurement", "0019_places_follow_addresses")]

    dependencies = [("procurement", "0004_commitments"), ("vendors", "0001_schema")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
