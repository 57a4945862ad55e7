"""What is paid of a purchase, and the sums of it: by its payments where some are recorded."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from core.operations import Together

DIMENSIONS = "level, year, stage, is_self_managed, month, agency_id, method, name, key"
OLD_MEASURES = (
    "purchase_count", "value", "pdn_value", "umk_value", "pdn_unknown_count",
    "pdn_unknown_value", "umk_unknown_count", "umk_unknown_value",
)  # fmt: skip
MEASURES = (*OLD_MEASURES, "realised_value", "realised_pdn_value", "realised_umk_value")


def fold_function(measures):
    """The function that makes one row of each group, as ADR 0012 tells."""
    return f"""
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
            INSERT INTO procurement_purchasesummary
                ({DIMENSIONS}, {", ".join(measures)}, group_key, is_folded)
            SELECT {DIMENSIONS}, {", ".join(f"SUM({name})" for name in measures)}, group_key, true
            FROM gone
            GROUP BY {DIMENSIONS}, group_key
            HAVING {" OR ".join(f"SUM({name}) <> 0" for name in measures)};
        END $$;
    """  # noqa: S608 - constants of ours


# So far all of a purchase was paid once it was realised; closed periods keep what they said.
BY_STAGE = """
    UPDATE {table} SET realised_value = value, realised_pdn_value = pdn_value,
        realised_umk_value = umk_value
    WHERE stage = 'realised'
"""
# The triggers on purchases then correct the sums of those that have payments.
ADD_UP_PAYMENTS = """
    UPDATE procurement_purchase AS purchase SET paid_value = paid.total
    FROM (
        SELECT purchase_id, SUM(amount) AS total FROM procurement_purchasepayment
        GROUP BY purchase_id
    ) AS paid
    WHERE purchase.id = paid.purchase_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("procurement", "0017_finding_counts"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="summary_adds",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="summary_changes",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="summary_takes_away",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="purchase",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="closedfigure",
                    name="realised_pdn_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="closedfigure",
                    name="realised_umk_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="closedfigure",
                    name="realised_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="purchase",
                    name="paid_value",
                    field=models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        max_digits=18,
                        null=True,
                        verbose_name="jumlah pembayaran",
                    ),
                ),
                migrations.AddField(
                    model_name="purchaseevent",
                    name="paid_value",
                    field=models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        max_digits=18,
                        null=True,
                        verbose_name="jumlah pembayaran",
                    ),
                ),
                migrations.AddField(
                    model_name="purchasesummary",
                    name="realised_pdn_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="purchasesummary",
                    name="realised_umk_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.AddField(
                    model_name="purchasesummary",
                    name="realised_value",
                    field=models.DecimalField(decimal_places=2, default=0, max_digits=26),
                    preserve_default=False,
                ),
                migrations.RunSQL(fold_function(MEASURES), fold_function(OLD_MEASURES)),
                migrations.RunSQL(
                    [
                        BY_STAGE.format(table=f"procurement_{name}")
                        for name in ("purchasesummary", "closedfigure")
                    ],
                    migrations.RunSQL.noop,
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="summary_adds",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        WITH changed AS MATERIALIZED (\n        SELECT 1 AS sign, \n    year, stage, source = 'swakelola' AS is_self_managed, COALESCE(month, 0) AS month, agency_id,\n    method, procurement_type,\n    CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END AS size_word,\n    origin_cluster, source, seller_area, COALESCE(category_id, 0) AS category\n, COALESCE(supplier_id, 0) AS supplier, value, pdn_value,\n            umk_value, part_of_id IS NULL AS is_package, NOT has_parts AS is_receipt,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN value ELSE 0 END\n        ELSE LEAST(paid_value, value) END\n AS realised_value, \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(pdn_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(pdn_value, 0)\n        ELSE COALESCE(ROUND(paid_value * pdn_value / value, 2), 0) END\n AS realised_pdn_value,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(umk_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(umk_value, 0)\n        ELSE COALESCE(ROUND(paid_value * umk_value / value, 2), 0) END\n AS realised_umk_value\n        FROM new_rows\n        WHERE stage IN ('contracted', 'realised')\n        ),\n        packages AS MATERIALIZED (\n            SELECT \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_package GROUP BY \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n\n        )\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 2, year, stage, is_self_managed, month, agency_id, NULL::text, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 3, year, stage, is_self_managed, month, agency_id, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 4, year, stage, is_self_managed, month, NULL::bigint, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 5, year, stage, is_self_managed, month, NULL::bigint, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 6, year, stage, is_self_managed, month, NULL::bigint, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 7, year, stage, is_self_managed, month, NULL::bigint, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 8, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, NULL::text, supplier, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_receipt GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 9, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 10, year, stage, is_self_managed, 0, agency_id, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 11, year, stage, is_self_managed, 0, agency_id, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 12, year, stage, is_self_managed, 0, agency_id, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 13, year, stage, is_self_managed, 0, agency_id, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 14, year, stage, is_self_managed, 0, agency_id, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 15, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, seller_area, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9)\n            AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0 OR realised_value <> 0 OR realised_pdn_value <> 0 OR realised_umk_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="0b016d8bde5af14789448b79efbe6f60723ba875",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_summary_adds_505e9",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="summary_changes",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        WITH changed AS MATERIALIZED (\n        SELECT 1 AS sign, \n    year, stage, source = 'swakelola' AS is_self_managed, COALESCE(month, 0) AS month, agency_id,\n    method, procurement_type,\n    CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END AS size_word,\n    origin_cluster, source, seller_area, COALESCE(category_id, 0) AS category\n, COALESCE(supplier_id, 0) AS supplier, value, pdn_value,\n            umk_value, part_of_id IS NULL AS is_package, NOT has_parts AS is_receipt,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN value ELSE 0 END\n        ELSE LEAST(paid_value, value) END\n AS realised_value, \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(pdn_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(pdn_value, 0)\n        ELSE COALESCE(ROUND(paid_value * pdn_value / value, 2), 0) END\n AS realised_pdn_value,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(umk_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(umk_value, 0)\n        ELSE COALESCE(ROUND(paid_value * umk_value / value, 2), 0) END\n AS realised_umk_value\n        FROM new_rows\n        WHERE stage IN ('contracted', 'realised')\n        \nUNION ALL\n\n        SELECT -1 AS sign, \n    year, stage, source = 'swakelola' AS is_self_managed, COALESCE(month, 0) AS month, agency_id,\n    method, procurement_type,\n    CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END AS size_word,\n    origin_cluster, source, seller_area, COALESCE(category_id, 0) AS category\n, COALESCE(supplier_id, 0) AS supplier, value, pdn_value,\n            umk_value, part_of_id IS NULL AS is_package, NOT has_parts AS is_receipt,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN value ELSE 0 END\n        ELSE LEAST(paid_value, value) END\n AS realised_value, \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(pdn_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(pdn_value, 0)\n        ELSE COALESCE(ROUND(paid_value * pdn_value / value, 2), 0) END\n AS realised_pdn_value,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(umk_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(umk_value, 0)\n        ELSE COALESCE(ROUND(paid_value * umk_value / value, 2), 0) END\n AS realised_umk_value\n        FROM old_rows\n        WHERE stage IN ('contracted', 'realised')\n        ),\n        packages AS MATERIALIZED (\n            SELECT \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_package GROUP BY \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n\n        )\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 2, year, stage, is_self_managed, month, agency_id, NULL::text, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 3, year, stage, is_self_managed, month, agency_id, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 4, year, stage, is_self_managed, month, NULL::bigint, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 5, year, stage, is_self_managed, month, NULL::bigint, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 6, year, stage, is_self_managed, month, NULL::bigint, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 7, year, stage, is_self_managed, month, NULL::bigint, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 8, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, NULL::text, supplier, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_receipt GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 9, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 10, year, stage, is_self_managed, 0, agency_id, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 11, year, stage, is_self_managed, 0, agency_id, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 12, year, stage, is_self_managed, 0, agency_id, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 13, year, stage, is_self_managed, 0, agency_id, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 14, year, stage, is_self_managed, 0, agency_id, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 15, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, seller_area, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9)\n            AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0 OR realised_value <> 0 OR realised_pdn_value <> 0 OR realised_umk_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="69769a084c09bc5f2091079cf6f737daa570edba",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_summary_changes_7106d",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="summary_takes_away",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        WITH changed AS MATERIALIZED (\n        SELECT -1 AS sign, \n    year, stage, source = 'swakelola' AS is_self_managed, COALESCE(month, 0) AS month, agency_id,\n    method, procurement_type,\n    CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END AS size_word,\n    origin_cluster, source, seller_area, COALESCE(category_id, 0) AS category\n, COALESCE(supplier_id, 0) AS supplier, value, pdn_value,\n            umk_value, part_of_id IS NULL AS is_package, NOT has_parts AS is_receipt,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN value ELSE 0 END\n        ELSE LEAST(paid_value, value) END\n AS realised_value, \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(pdn_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(pdn_value, 0)\n        ELSE COALESCE(ROUND(paid_value * pdn_value / value, 2), 0) END\n AS realised_pdn_value,\n            \n    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE(umk_value, 0) ELSE 0 END\n        WHEN paid_value >= value THEN COALESCE(umk_value, 0)\n        ELSE COALESCE(ROUND(paid_value * umk_value / value, 2), 0) END\n AS realised_umk_value\n        FROM old_rows\n        WHERE stage IN ('contracted', 'realised')\n        ),\n        packages AS MATERIALIZED (\n            SELECT \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_package GROUP BY \n    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,\n    origin_cluster, source, seller_area, category\n\n        )\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 2, year, stage, is_self_managed, month, agency_id, NULL::text, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 3, year, stage, is_self_managed, month, agency_id, method, NULL::text, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 4, year, stage, is_self_managed, month, NULL::bigint, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 5, year, stage, is_self_managed, month, NULL::bigint, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 6, year, stage, is_self_managed, month, NULL::bigint, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 7, year, stage, is_self_managed, month, NULL::bigint, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 8, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, NULL::text, supplier, \n    SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,\n    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,\n    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,\n    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,\n    SUM(sign * realised_value) AS realised_value,\n    SUM(sign * realised_pdn_value) AS realised_pdn_value,\n    SUM(sign * realised_umk_value) AS realised_umk_value\n FROM changed WHERE is_receipt GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 9, year, stage, is_self_managed, month, NULL::bigint, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 10, year, stage, is_self_managed, 0, agency_id, method, procurement_type, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 11, year, stage, is_self_managed, 0, agency_id, method, size_word, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 12, year, stage, is_self_managed, 0, agency_id, method, origin_cluster, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 13, year, stage, is_self_managed, 0, agency_id, method, source, NULL::bigint, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 14, year, stage, is_self_managed, 0, agency_id, method, NULL::text, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9 UNION ALL SELECT 15, year, stage, is_self_managed, 0, NULL::bigint, NULL::text, seller_area, category, SUM(purchase_count), SUM(value), SUM(pdn_value), SUM(umk_value), SUM(pdn_unknown_count), SUM(pdn_unknown_value), SUM(umk_unknown_count), SUM(umk_unknown_value), SUM(realised_value), SUM(realised_pdn_value), SUM(realised_umk_value) FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9)\n            AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, realised_value, realised_pdn_value, realised_umk_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0 OR realised_value <> 0 OR realised_pdn_value <> 0 OR realised_umk_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="f04ad908f0de07e93a94d0e02d64d9678ff51526",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_summary_takes_away_deba6",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "area_basis", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "paid_value", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "seller_area", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") SELECT new_values."account_codes", new_values."addendum", new_values."agency_id", new_values."area_basis", new_values."available_tier", new_values."bmp", new_values."cancel_reason", new_values."category_id", new_values."ceiling", new_values."contract_number", new_values."contracted_on", new_values."created_at", new_values."created_by_id", new_values."demand_id", new_values."evidence", new_values."evidence_name", new_values."file_import_id", new_values."fund_source", new_values."hand_set", new_values."has_parts", new_values."id", new_values."is_cooperative", new_values."is_sum_of_parts", new_values."method", new_values."month", new_values."note", new_values."ordered_on", new_values."origin_basis", new_values."origin_cluster", new_values."package_key", new_values."package_name", new_values."paid_on", new_values."paid_value", new_values."part_of_id", new_values."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."procurement_type", new_values."recorded_on", new_values."rup_codes", new_values."seller_area", new_values."size_class", new_values."source", new_values."stage", new_values."status_text", new_values."supplier_code", new_values."supplier_id", new_values."supplier_name", new_values."tier", new_values."tier_reason", new_values."tkdn", new_values."umk_value", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                            hash="1180e671ff3872a7a2a2b3646b8fd1f5707f2a8a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dfa44",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "area_basis", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "paid_value", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "seller_area", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") SELECT new_values."account_codes", new_values."addendum", new_values."agency_id", new_values."area_basis", new_values."available_tier", new_values."bmp", new_values."cancel_reason", new_values."category_id", new_values."ceiling", new_values."contract_number", new_values."contracted_on", new_values."created_at", new_values."created_by_id", new_values."demand_id", new_values."evidence", new_values."evidence_name", new_values."file_import_id", new_values."fund_source", new_values."hand_set", new_values."has_parts", new_values."id", new_values."is_cooperative", new_values."is_sum_of_parts", new_values."method", new_values."month", new_values."note", new_values."ordered_on", new_values."origin_basis", new_values."origin_cluster", new_values."package_key", new_values."package_name", new_values."paid_on", new_values."paid_value", new_values."part_of_id", new_values."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."procurement_type", new_values."recorded_on", new_values."rup_codes", new_values."seller_area", new_values."size_class", new_values."source", new_values."stage", new_values."status_text", new_values."supplier_code", new_values."supplier_id", new_values."supplier_name", new_values."tier", new_values."tier_reason", new_values."tkdn", new_values."umk_value", new_values."value", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."account_codes" IS DISTINCT FROM (new_values."account_codes") OR old_values."addendum" IS DISTINCT FROM (new_values."addendum") OR old_values."agency_id" IS DISTINCT FROM (new_values."agency_id") OR old_values."area_basis" IS DISTINCT FROM (new_values."area_basis") OR old_values."available_tier" IS DISTINCT FROM (new_values."available_tier") OR old_values."bmp" IS DISTINCT FROM (new_values."bmp") OR old_values."cancel_reason" IS DISTINCT FROM (new_values."cancel_reason") OR old_values."category_id" IS DISTINCT FROM (new_values."category_id") OR old_values."ceiling" IS DISTINCT FROM (new_values."ceiling") OR old_values."contract_number" IS DISTINCT FROM (new_values."contract_number") OR old_values."contracted_on" IS DISTINCT FROM (new_values."contracted_on") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."demand_id" IS DISTINCT FROM (new_values."demand_id") OR old_values."evidence" IS DISTINCT FROM (new_values."evidence") OR old_values."evidence_name" IS DISTINCT FROM (new_values."evidence_name") OR old_values."file_import_id" IS DISTINCT FROM (new_values."file_import_id") OR old_values."fund_source" IS DISTINCT FROM (new_values."fund_source") OR old_values."hand_set" IS DISTINCT FROM (new_values."hand_set") OR old_values."has_parts" IS DISTINCT FROM (new_values."has_parts") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_cooperative" IS DISTINCT FROM (new_values."is_cooperative") OR old_values."is_sum_of_parts" IS DISTINCT FROM (new_values."is_sum_of_parts") OR old_values."method" IS DISTINCT FROM (new_values."method") OR old_values."month" IS DISTINCT FROM (new_values."month") OR old_values."note" IS DISTINCT FROM (new_values."note") OR old_values."ordered_on" IS DISTINCT FROM (new_values."ordered_on") OR old_values."origin_basis" IS DISTINCT FROM (new_values."origin_basis") OR old_values."origin_cluster" IS DISTINCT FROM (new_values."origin_cluster") OR old_values."package_key" IS DISTINCT FROM (new_values."package_key") OR old_values."package_name" IS DISTINCT FROM (new_values."package_name") OR old_values."paid_on" IS DISTINCT FROM (new_values."paid_on") OR old_values."paid_value" IS DISTINCT FROM (new_values."paid_value") OR old_values."part_of_id" IS DISTINCT FROM (new_values."part_of_id") OR old_values."pdn_value" IS DISTINCT FROM (new_values."pdn_value") OR old_values."procurement_type" IS DISTINCT FROM (new_values."procurement_type") OR old_values."recorded_on" IS DISTINCT FROM (new_values."recorded_on") OR old_values."rup_codes" IS DISTINCT FROM (new_values."rup_codes") OR old_values."seller_area" IS DISTINCT FROM (new_values."seller_area") OR old_values."size_class" IS DISTINCT FROM (new_values."size_class") OR old_values."source" IS DISTINCT FROM (new_values."source") OR old_values."stage" IS DISTINCT FROM (new_values."stage") OR old_values."status_text" IS DISTINCT FROM (new_values."status_text") OR old_values."supplier_id" IS DISTINCT FROM (new_values."supplier_id") OR old_values."supplier_code" IS DISTINCT FROM (new_values."supplier_code") OR old_values."supplier_name" IS DISTINCT FROM (new_values."supplier_name") OR old_values."tier" IS DISTINCT FROM (new_values."tier") OR old_values."tier_reason" IS DISTINCT FROM (new_values."tier_reason") OR old_values."tkdn" IS DISTINCT FROM (new_values."tkdn") OR old_values."umk_value" IS DISTINCT FROM (new_values."umk_value") OR old_values."value" IS DISTINCT FROM (new_values."value") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."year" IS DISTINCT FROM (new_values."year")) ) AS new_values; RETURN NULL;',
                            hash="d4c1d468183ff786dfb5bd7b8960a9ed64559f51",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e244c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "area_basis", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "paid_value", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "seller_area", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") VALUES (OLD."account_codes", OLD."addendum", OLD."agency_id", OLD."area_basis", OLD."available_tier", OLD."bmp", OLD."cancel_reason", OLD."category_id", OLD."ceiling", OLD."contract_number", OLD."contracted_on", OLD."created_at", OLD."created_by_id", OLD."demand_id", OLD."evidence", OLD."evidence_name", OLD."file_import_id", OLD."fund_source", OLD."hand_set", OLD."has_parts", OLD."id", OLD."is_cooperative", OLD."is_sum_of_parts", OLD."method", OLD."month", OLD."note", OLD."ordered_on", OLD."origin_basis", OLD."origin_cluster", OLD."package_key", OLD."package_name", OLD."paid_on", OLD."paid_value", OLD."part_of_id", OLD."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."procurement_type", OLD."recorded_on", OLD."rup_codes", OLD."seller_area", OLD."size_class", OLD."source", OLD."stage", OLD."status_text", OLD."supplier_code", OLD."supplier_id", OLD."supplier_name", OLD."tier", OLD."tier_reason", OLD."tkdn", OLD."umk_value", OLD."value", OLD."version", OLD."year"); RETURN NULL;',
                            hash="d2877f61c3b92ffaa20bf48ad7dac5050cb5c100",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17ccd",
                            table="procurement_purchase",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.RunSQL(ADD_UP_PAYMENTS, migrations.RunSQL.noop),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="purchase_paid_value_is_of_payments",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.paid_value IS DISTINCT FROM NEW.paid_value AND pg_trigger_depth() = 0)",
                            func="NEW.paid_value := OLD.paid_value; RETURN NEW;",
                            hash="eb88e41709e42f59f9c802b48bc9f688c9fb94bf",
                            operation='UPDATE OF "paid_value"',
                            pgid="pgtrigger_purchase_paid_value_is_of_payments_bb443",
                            table="procurement_purchase",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_adds",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE paid_ids bigint[] := ARRAY(SELECT DISTINCT purchase_id FROM new_rows);",
                            func="\n    IF paid_ids = '{}' THEN\n        RETURN NULL;\n    END IF;\n    PERFORM 1 FROM procurement_purchase WHERE id = ANY(paid_ids) ORDER BY id FOR NO KEY UPDATE;\n    UPDATE procurement_purchase AS purchase SET paid_value = paid.total\n    FROM (\n        SELECT one.id, SUM(payment.amount) AS total\n        FROM unnest(paid_ids) AS one(id) LEFT JOIN procurement_purchasepayment AS payment\n            ON payment.purchase_id = one.id AND payment.purchase_id = ANY(paid_ids)\n        GROUP BY one.id\n    ) AS paid\n    WHERE purchase.id = ANY(paid_ids) AND purchase.id = paid.id\n        AND purchase.paid_value IS DISTINCT FROM paid.total;\n    RETURN NULL;\n",
                            hash="7844aa41a240fd278c8cdc1042146eb96a2b3f36",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_payment_adds_b812a",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_changes",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE paid_ids bigint[] := ARRAY(SELECT DISTINCT purchase_id FROM (SELECT purchase_id FROM old_rows UNION SELECT purchase_id FROM new_rows) AS rows);",
                            func="\n    IF paid_ids = '{}' THEN\n        RETURN NULL;\n    END IF;\n    PERFORM 1 FROM procurement_purchase WHERE id = ANY(paid_ids) ORDER BY id FOR NO KEY UPDATE;\n    UPDATE procurement_purchase AS purchase SET paid_value = paid.total\n    FROM (\n        SELECT one.id, SUM(payment.amount) AS total\n        FROM unnest(paid_ids) AS one(id) LEFT JOIN procurement_purchasepayment AS payment\n            ON payment.purchase_id = one.id AND payment.purchase_id = ANY(paid_ids)\n        GROUP BY one.id\n    ) AS paid\n    WHERE purchase.id = ANY(paid_ids) AND purchase.id = paid.id\n        AND purchase.paid_value IS DISTINCT FROM paid.total;\n    RETURN NULL;\n",
                            hash="f936d68a673021b4a2487d0d8ebf2c2d68910c53",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_payment_changes_5364b",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="payment_takes_away",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE paid_ids bigint[] := ARRAY(SELECT DISTINCT purchase_id FROM old_rows);",
                            func="\n    IF paid_ids = '{}' THEN\n        RETURN NULL;\n    END IF;\n    PERFORM 1 FROM procurement_purchase WHERE id = ANY(paid_ids) ORDER BY id FOR NO KEY UPDATE;\n    UPDATE procurement_purchase AS purchase SET paid_value = paid.total\n    FROM (\n        SELECT one.id, SUM(payment.amount) AS total\n        FROM unnest(paid_ids) AS one(id) LEFT JOIN procurement_purchasepayment AS payment\n            ON payment.purchase_id = one.id AND payment.purchase_id = ANY(paid_ids)\n        GROUP BY one.id\n    ) AS paid\n    WHERE purchase.id = ANY(paid_ids) AND purchase.id = paid.id\n        AND purchase.paid_value IS DISTINCT FROM paid.total;\n    RETURN NULL;\n",
                            hash="e3eab9dd64da4534f8619257a4922fb17f35c7ae",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_payment_takes_away_9727a",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        )
    ]
