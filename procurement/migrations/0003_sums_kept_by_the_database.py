"""The sums kept beside the purchases: the function that folds them, and what is there so far."""

from django.db import migrations

FOLD_FUNCTION = """
CREATE OR REPLACE FUNCTION procurement_fold_summary() RETURNS void LANGUAGE plpgsql AS $$
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
    INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, group_key, is_folded)
    SELECT level, year, stage, is_self_managed, month, agency_id, method, name, key, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value),
        group_key, true
    FROM gone
    GROUP BY level, year, stage, is_self_managed, month, agency_id, method, name, key, group_key
    HAVING SUM(purchase_count) <> 0 OR SUM(value) <> 0 OR SUM(pdn_value) <> 0 OR SUM(umk_value) <> 0 OR SUM(pdn_unknown_count) <> 0 OR SUM(pdn_unknown_value) <> 0 OR SUM(umk_unknown_count) <> 0 OR SUM(umk_unknown_value) <> 0;
END $$;
"""
SUMS_SO_FAR = """
INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, group_key, is_folded)
        SELECT *, hashtextextended(
            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0
        ), True
        FROM (SELECT 1, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 2, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, NULL::text, NULL::text, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 3, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, method, NULL::text, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 4, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, procurement_type, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 5, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 6, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, origin_cluster, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 7, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, source, NULL::bigint,
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 8, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, NULL::text, NULL::text, COALESCE(supplier_id, 0),
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND NOT has_parts) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9
UNION ALL
SELECT 9, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, COALESCE(category_id, 0),
            SUM(sign) AS purchase_count, SUM(sign * value) AS value,
            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),
            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)
        FROM (SELECT 1 AS sign, * FROM procurement_purchase WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed
        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9) AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value)
        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0;
"""


class Migration(migrations.Migration):
    dependencies = [("procurement", "0001_tables")]

    operations = [
        migrations.RunSQL(
            sql=FOLD_FUNCTION,
            reverse_sql="DROP FUNCTION IF EXISTS procurement_fold_summary()",
        ),
        migrations.RunSQL(sql=SUMS_SO_FAR, reverse_sql=migrations.RunSQL.noop),
    ]
