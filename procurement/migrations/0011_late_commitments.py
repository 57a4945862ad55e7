"""A late commitment is found, and settled, by whatever changes it: the day's check adds the rest."""

from django.db import migrations

TRIGGER = """
CREATE OR REPLACE FUNCTION procurement_check_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE TRIGGER commitment_late
AFTER UPDATE OF status, planned_month, value, agency_id, demand_id ON matching_commitment
FOR EACH ROW EXECUTE FUNCTION procurement_check_commitment();
"""
BACK = """
DROP TRIGGER IF EXISTS commitment_late ON matching_commitment;
DROP FUNCTION IF EXISTS procurement_check_commitment();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0005_several_rup_codes"),
        ("procurement", "0010_history_by_statement"),
    ]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
