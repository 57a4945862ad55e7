"""How many findings wait for somebody, and their money, kept in step by triggers."""

import django.db.models.deletion
from django.db import migrations, models

# What a write changes goes into rows of its own: two people who settle findings never wait here.
COUNT = """
    INSERT INTO procurement_findingcount (agency_id, kind, findings, amount)
    SELECT agency_id, kind, sum(one), sum(one * amount) FROM ({changes}) AS changes
    GROUP BY 1, 2 HAVING sum(one) <> 0 OR sum(one * amount) <> 0;
"""
WAITING = """
    SELECT agency_id, kind, amount, {sign}1 AS one FROM {rows} AS f
    WHERE state IN ('open', 'followed')
"""
MORE = WAITING.format(sign="+", rows="changed")
LESS = WAITING.format(sign="-", rows="before")
TRIGGERS = {
    "INSERT": ("NEW TABLE AS changed", MORE),
    "UPDATE": ("OLD TABLE AS before NEW TABLE AS changed", f"{MORE} UNION ALL {LESS}"),
    "DELETE": ("OLD TABLE AS before", LESS),
}
# One write in fifty adds up the rows, unless somebody else is just doing so.
ADD_UP = """
    IF random() < 0.02 AND pg_try_advisory_xact_lock(hashtext('procurement_findingcount')) THEN
        WITH gone AS (DELETE FROM procurement_findingcount RETURNING *)
        INSERT INTO procurement_findingcount (agency_id, kind, findings, amount)
        SELECT agency_id, kind, sum(findings), sum(amount) FROM gone
        GROUP BY 1, 2 HAVING sum(findings) <> 0 OR sum(amount) <> 0;
    END IF;
"""


def trigger(event):
    tables, changes = TRIGGERS[event]
    name = f"procurement_finding_count_{event.lower()}"
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {COUNT.format(changes=changes)}
            {ADD_UP}
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON procurement_finding REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP TRIGGER {name} ON procurement_finding; DROP FUNCTION {name}();",
    )


COUNT_ALL = COUNT.format(changes=WAITING.format(sign="+", rows="procurement_finding"))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_agency_imports"),
        ("procurement", "0016_unsettled_findings"),
    ]

    operations = [
        migrations.CreateModel(
            name="FindingCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("no_rup", "Belanja tanpa kode RUP"),
                            ("plan_over_budget", "RUP melebihi pagu pengadaan"),
                            ("over_ceiling", "Belanja melebihi pagu paket"),
                            ("overpaid", "Pembayaran melebihi nilai kontrak"),
                            ("over_plan", "Belanja melebihi pagu RUP"),
                            ("pdn_empty", "Nilai PDN belum diisi"),
                            ("seller_unsized", "Penyedia tanpa skala usaha"),
                            ("certificate_expired", "Sertifikat TKDN sudah berakhir"),
                            ("not_small", "Paket usaha kecil ke bukan UMK"),
                            ("reason_missing", "Alasan pilihan produk kosong"),
                            ("commitment_late", "Komitmen lewat bulan tanpa kontrak"),
                        ],
                        max_length=19,
                        verbose_name="jenis",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.agency",
                    ),
                ),
                ("findings", models.IntegerField(verbose_name="jumlah")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2, max_digits=30, null=True, verbose_name="nilai"
                    ),
                ),
            ],
            options={
                "verbose_name": "jumlah temuan",
                "verbose_name_plural": "jumlah temuan",
            },
        ),
        migrations.RemoveIndex(
            model_name="finding",
            name="finding_unsettled",
        ),
        migrations.RunSQL(COUNT_ALL, migrations.RunSQL.noop),
        *map(trigger, TRIGGERS),
    ]
