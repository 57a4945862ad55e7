"""The function that makes one row of each group of sums (docs/adr/0012)."""

from django.db import migrations

DIMENSIONS = "level, year, stage, is_self_managed, month, agency_id, method, name, key"
MEASURES = (
    "purchase_count", "value", "pdn_value", "umk_value", "pdn_unknown_count",
    "pdn_unknown_value", "umk_unknown_count", "umk_unknown_value", "realised_value",
    "realised_pdn_value", "realised_umk_value",
)  # fmt: skip
FOLD = f"""
CREATE FUNCTION procurement_fold_summary() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('procurement_fold_summary')) THEN
        RETURN;
    END IF;
    WITH gone AS (
        DELETE FROM procurement_purchasesummary WHERE group_key IN (
            SELECT DISTINCT group_key FROM procurement_purchasesummary WHERE NOT is_folded
        )
        RETURNING *
    )
    INSERT INTO procurement_purchasesummary
        ({DIMENSIONS}, {", ".join(MEASURES)}, group_key, is_folded)
    SELECT {DIMENSIONS}, {", ".join(f"SUM({name})" for name in MEASURES)}, group_key, true
    FROM gone
    GROUP BY {DIMENSIONS}, group_key
    HAVING {" OR ".join(f"SUM({name}) <> 0" for name in MEASURES)};
END $$;
"""  # noqa: S608 - constants of ours


class Migration(migrations.Migration):
    replaces = [("procurement", "0018_realised_by_payments")]

    dependencies = [("procurement", "0001_schema")]

    operations = [migrations.RunSQL(FOLD, "DROP FUNCTION procurement_fold_summary()")]
