"""Commitments and what becomes of them: late ones are found, bought ones stand."""

from django.db import migrations

# A late commitment is found, and settled, by whatever changes it: the day's check adds the rest.
LATE = """
CREATE FUNCTION procurement_check_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    planned_year smallint := EXTRACT(YEAR FROM NEW.planned_month);
    is_late boolean := COALESCE(
        NEW.status = 'committed'
        AND NEW.planned_month < date_trunc('month', now() AT TIME ZONE 'Asia/Jakarta')::date,
        false
    );
BEGIN
    UPDATE procurement_finding f SET state = 'solved', solved_at = now()
    WHERE f.commitment_id = NEW.id AND f.kind = 'commitment_late' AND f.state <> 'solved'
        AND NOT (is_late AND f.year = planned_year);
    IF is_late THEN
        INSERT INTO procurement_finding AS f (
            kind, year, subject, agency_id, demand_id, commitment_id, amount, state, note, found_at
        ) VALUES (
            'commitment_late', planned_year, NEW.id, NEW.agency_id, NEW.demand_id, NEW.id, NEW.value,
            'open', '', now()
        )
        ON CONFLICT (kind, year, subject) DO UPDATE SET
            agency_id = EXCLUDED.agency_id, demand_id = EXCLUDED.demand_id,
            amount = EXCLUDED.amount, solved_at = NULL,
            state = CASE
                WHEN f.state = 'solved' OR f.state = 'accepted'
                    AND f.amount IS DISTINCT FROM EXCLUDED.amount
                THEN 'open' ELSE f.state
            END
        WHERE f.state = 'solved' OR (f.agency_id, f.demand_id, f.amount)
            IS DISTINCT FROM (EXCLUDED.agency_id, EXCLUDED.demand_id, EXCLUDED.amount);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER commitment_late
AFTER UPDATE OF status, planned_month, value, agency_id, demand_id ON matching_commitment
FOR EACH ROW EXECUTE FUNCTION procurement_check_commitment();
"""
NO_LATE = """
DROP TRIGGER commitment_late ON matching_commitment;
DROP FUNCTION procurement_check_commitment();
"""
# What purchases fulfil is neither cancelled nor set back before its links are taken away.
BOUGHT = """
CREATE FUNCTION procurement_keep_bought_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM procurement_commitmentpurchase WHERE commitment_id = NEW.id) THEN
        RAISE EXCEPTION 'commitment_has_purchases: commitment % is fulfilled by purchases', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_has_purchases';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER commitment_has_purchases
BEFORE UPDATE OF status ON matching_commitment
FOR EACH ROW WHEN (NEW.status NOT IN ('contracted', 'completed') AND NEW.status <> OLD.status)
EXECUTE FUNCTION procurement_keep_bought_commitment();
"""
NO_BOUGHT = """
DROP TRIGGER commitment_has_purchases ON matching_commitment;
DROP FUNCTION procurement_keep_bought_commitment();
"""


class Migration(migrations.Migration):
    replaces = [("procurement", "0020_bought_promises_stand")]

    dependencies = [("matching", "0001_schema"), ("procurement", "0003_counts_of_findings")]

    operations = [
        migrations.RunSQL(LATE, NO_LATE),
        migrations.RunSQL(BOUGHT, NO_BOUGHT),
    ]
