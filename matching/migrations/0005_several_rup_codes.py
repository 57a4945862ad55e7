import django.contrib.postgres.fields
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from core.operations import Together

# History is kept too: what was one code is a list of one.
KEEP = """
UPDATE matching_demand SET rup_codes = ARRAY[rup_code] WHERE rup_code IS NOT NULL;
UPDATE matching_demandevent SET rup_codes = ARRAY[rup_code] WHERE rup_code IS NOT NULL;
"""
KEEP_BACKWARD = """
UPDATE matching_demand SET rup_code = rup_codes[1] WHERE rup_codes <> '{}';
UPDATE matching_demandevent SET rup_code = rup_codes[1] WHERE rup_codes <> '{}';
"""
FOLLOW = """
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

INSERT INTO matching_demandcode (demand_id, year, code)
SELECT DISTINCT demand.id, demand.year, code
FROM matching_demand demand, unnest(demand.rup_codes) code;
"""
FOLLOW_BACKWARD = """
DROP TRIGGER matching_write_demand_codes ON matching_demand;
DROP FUNCTION matching_write_demand_codes();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0004_offers_follow_products"),
    ]

    operations = [
        Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="demand",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="demand",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="demand",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="demand",
                    name="demand_rup_code_is_unique_in_year",
                ),
                migrations.RemoveConstraint(
                    model_name="demand",
                    name="demand_rup_code_has_8_digits",
                ),
            ]
        ),
        Together(
            [
                migrations.AddField(
                    model_name="demand",
                    name="rup_codes",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            max_length=8,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "\\A\\d{8}\\Z", "Kode RUP terdiri dari 8 angka."
                                )
                            ],
                        ),
                        blank=True,
                        default=list,
                        help_text="8 angka dari SiRUP, bila sudah ada. Beberapa kode dipisah koma.",
                        verbose_name="kode RUP",
                    ),
                ),
                migrations.AddField(
                    model_name="demandevent",
                    name="rup_codes",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            max_length=8,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "\\A\\d{8}\\Z", "Kode RUP terdiri dari 8 angka."
                                )
                            ],
                        ),
                        blank=True,
                        default=list,
                        help_text="8 angka dari SiRUP, bila sudah ada. Beberapa kode dipisah koma.",
                        verbose_name="kode RUP",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(KEEP, KEEP_BACKWARD),
        Together(
            [
                migrations.RemoveField(
                    model_name="demand",
                    name="rup_code",
                ),
                migrations.RemoveField(
                    model_name="demandevent",
                    name="rup_code",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_demandevent" ("account_codes", "agency_id", "budget", "category_id", "category_is_confirmed", "created_at", "created_by_id", "first_month", "fund_source", "id", "is_active", "is_announced", "is_pdn", "is_umk", "last_month", "method", "name", "non_umk_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "procurement_type", "quantity", "rup_codes", "source", "specification", "unit", "year") VALUES (NEW."account_codes", NEW."agency_id", NEW."budget", NEW."category_id", NEW."category_is_confirmed", NEW."created_at", NEW."created_by_id", NEW."first_month", NEW."fund_source", NEW."id", NEW."is_active", NEW."is_announced", NEW."is_pdn", NEW."is_umk", NEW."last_month", NEW."method", NEW."name", NEW."non_umk_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."problem", NEW."procurement_type", NEW."quantity", NEW."rup_codes", NEW."source", NEW."specification", NEW."unit", NEW."year"); RETURN NULL;',
                            hash="caff16bc10493eedeb763024e5717ebfda3de12f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d2c66",
                            table="matching_demand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_demandevent" ("account_codes", "agency_id", "budget", "category_id", "category_is_confirmed", "created_at", "created_by_id", "first_month", "fund_source", "id", "is_active", "is_announced", "is_pdn", "is_umk", "last_month", "method", "name", "non_umk_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "procurement_type", "quantity", "rup_codes", "source", "specification", "unit", "year") VALUES (NEW."account_codes", NEW."agency_id", NEW."budget", NEW."category_id", NEW."category_is_confirmed", NEW."created_at", NEW."created_by_id", NEW."first_month", NEW."fund_source", NEW."id", NEW."is_active", NEW."is_announced", NEW."is_pdn", NEW."is_umk", NEW."last_month", NEW."method", NEW."name", NEW."non_umk_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."problem", NEW."procurement_type", NEW."quantity", NEW."rup_codes", NEW."source", NEW."specification", NEW."unit", NEW."year"); RETURN NULL;',
                            hash="f45d6c94b4fd09b4160d77d8887661156ca1e39a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bae47",
                            table="matching_demand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_demandevent" ("account_codes", "agency_id", "budget", "category_id", "category_is_confirmed", "created_at", "created_by_id", "first_month", "fund_source", "id", "is_active", "is_announced", "is_pdn", "is_umk", "last_month", "method", "name", "non_umk_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "procurement_type", "quantity", "rup_codes", "source", "specification", "unit", "year") VALUES (OLD."account_codes", OLD."agency_id", OLD."budget", OLD."category_id", OLD."category_is_confirmed", OLD."created_at", OLD."created_by_id", OLD."first_month", OLD."fund_source", OLD."id", OLD."is_active", OLD."is_announced", OLD."is_pdn", OLD."is_umk", OLD."last_month", OLD."method", OLD."name", OLD."non_umk_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."problem", OLD."procurement_type", OLD."quantity", OLD."rup_codes", OLD."source", OLD."specification", OLD."unit", OLD."year"); RETURN NULL;',
                            hash="b034198b5bf37d1c86441d243b7611a49e631e24",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_09bf6",
                            table="matching_demand",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.RemoveConstraint(
                    model_name="importeddemand",
                    name="imported_demand_number_is_unique",
                ),
                migrations.AddConstraint(
                    model_name="importeddemand",
                    constraint=models.UniqueConstraint(
                        fields=("demand_import", "number", "demand"),
                        name="imported_demand_number_is_unique",
                        nulls_distinct=False,
                    ),
                ),
                migrations.CreateModel(
                    name="DemandCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        ("code", models.CharField(max_length=8, verbose_name="kode RUP")),
                        (
                            "demand",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="codes",
                                to="matching.demand",
                                verbose_name="kebutuhan",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("year", "code"),
                                name="demand_rup_code_is_unique_in_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^\\d{8}$")),
                                name="demand_rup_code_has_8_digits",
                            ),
                        ],
                        "verbose_name": "kode RUP",
                        "verbose_name_plural": "kode RUP",
                    },
                ),
            ]
        ),
        migrations.RunSQL(FOLLOW, FOLLOW_BACKWARD),
    ]
