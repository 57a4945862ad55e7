"""A commitment that purchases fulfil is neither cancelled nor set back before its links are taken away."""

from django.db import migrations

TRIGGER = """
CREATE OR REPLACE FUNCTION procurement_keep_bought_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM procurement_commitmentpurchase WHERE commitment_id = NEW.id) THEN
        RAISE EXCEPTION 'commitment_has_purchases: commitment % is fulfilled by purchases', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_has_purchases';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER commitment_has_purchases
BEFORE UPDATE OF status ON matching_commitment
FOR EACH ROW WHEN (NEW.status NOT IN ('contracted', 'completed') AND NEW.status <> OLD.status)
EXECUTE FUNCTION procurement_keep_bought_commitment();
"""
BACK = """
DROP TRIGGER IF EXISTS commitment_has_purchases ON matching_commitment;
DROP FUNCTION IF EXISTS procurement_keep_bought_commitment();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0005_several_rup_codes"),
        ("procurement", "0019_places_follow_addresses"),
    ]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
