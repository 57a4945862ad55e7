import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.identifiers
import core.operations
import core.uploads

WORDS = """
CREATE FUNCTION procurement_words(package text, seller text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
BEGIN
    RETURN to_tsvector(
        'pg_catalog.indonesian'::regconfig, COALESCE(package, '') || ' ' || COALESCE(seller, '')
    );
END $$;
"""


class Migration(migrations.Migration):
    replaces = [("procurement", "0030_find_what_nobody_assessed")]

    initial = True

    dependencies = [
        ("accounts", "0001_schema"),
        ("matching", "0001_schema"),
        ("vendors", "0001_schema"),
    ]

    operations = [
        migrations.RunSQL(WORDS, "DROP FUNCTION procurement_words(text, text)"),
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun",
                            ),
                        ),
                        (
                            "indicator",
                            models.CharField(
                                choices=[
                                    ("umk", "Belanja produk UMK dan koperasi"),
                                    ("pdn", "Belanja produk dalam negeri"),
                                    ("import", "Belanja produk impor"),
                                ],
                                max_length=6,
                                verbose_name="indikator",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="target dalam persen"
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=300, verbose_name="dasar hukum"),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="sumber"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.target",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Budget",
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
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                choices=[("apbd", "APBD"), ("apbdp", "APBD Perubahan")],
                                max_length=5,
                                verbose_name="versi",
                            ),
                        ),
                        (
                            "procurement",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Dasar hitung persentase: belanja barang/jasa dan modal.",
                                max_digits=18,
                                null=True,
                                verbose_name="pagu belanja pengadaan",
                            ),
                        ),
                        (
                            "goods_services",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kode rekening 5.1.02.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja barang dan jasa",
                            ),
                        ),
                        (
                            "capital",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kode rekening 5.2.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja modal",
                            ),
                        ),
                        (
                            "non_procurement",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Honorarium, perjalanan dinas, dan lainnya di luar pengadaan.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja bukan pengadaan",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budgets",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pagu anggaran",
                        "verbose_name_plural": "pagu anggaran",
                        "ordering": ["-year", "agency"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "year", "version"),
                                name="budget_is_unique",
                                violation_error_code="budget_exists",
                                violation_error_message="Pagu satuan ini untuk tahun dan versi itu sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("procurement", None), ("procurement__gte", 0), _connector="OR"
                                ),
                                name="budget_procurement_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Pagu tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("goods_services", None),
                                    ("goods_services__gte", 0),
                                    _connector="OR",
                                ),
                                name="budget_goods_services_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Pagu tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("capital", None), ("capital__gte", 0), _connector="OR"
                                ),
                                name="budget_capital_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Pagu tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("non_procurement", None),
                                    ("non_procurement__gte", 0),
                                    _connector="OR",
                                ),
                                name="budget_non_procurement_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Pagu tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                                name="budget_year_is_plausible",
                                violation_error_code="year_out_of_range",
                                violation_error_message="Tahun harus antara 2000 dan 2100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                choices=[("apbd", "APBD"), ("apbdp", "APBD Perubahan")],
                                max_length=5,
                                verbose_name="versi",
                            ),
                        ),
                        (
                            "procurement",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Dasar hitung persentase: belanja barang/jasa dan modal.",
                                max_digits=18,
                                null=True,
                                verbose_name="pagu belanja pengadaan",
                            ),
                        ),
                        (
                            "goods_services",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kode rekening 5.1.02.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja barang dan jasa",
                            ),
                        ),
                        (
                            "capital",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kode rekening 5.2.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja modal",
                            ),
                        ),
                        (
                            "non_procurement",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Honorarium, perjalanan dinas, dan lainnya di luar pengadaan.",
                                max_digits=18,
                                null=True,
                                verbose_name="belanja bukan pengadaan",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.budget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BudgetImport",
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
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "original_name",
                            models.CharField(max_length=255, verbose_name="nama berkas"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="sidik berkas")),
                        ("size", models.PositiveIntegerField(verbose_name="ukuran dalam byte")),
                        (
                            "header_row",
                            models.PositiveIntegerField(verbose_name="baris judul kolom"),
                        ),
                        ("mapping", models.JSONField(null=True, verbose_name="arti judul kolom")),
                        ("new_count", models.PositiveIntegerField(default=0, verbose_name="baru")),
                        (
                            "changed_count",
                            models.PositiveIntegerField(default=0, verbose_name="berubah"),
                        ),
                        (
                            "same_count",
                            models.PositiveIntegerField(default=0, verbose_name="sama"),
                        ),
                        (
                            "refused_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak disimpan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diunggah pada"
                            ),
                        ),
                        (
                            "committed_at",
                            models.DateTimeField(null=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "reverted_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "revert_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "version",
                            models.CharField(
                                choices=[("apbd", "APBD"), ("apbdp", "APBD Perubahan")],
                                max_length=5,
                                verbose_name="versi",
                            ),
                        ),
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "committed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "reverted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibatalkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "impor pagu",
                        "verbose_name_plural": "impor pagu",
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("committed_at", None), ("committed_by", None)),
                                    models.Q(
                                        ("committed_at__isnull", False),
                                        ("committed_by__isnull", False),
                                        ("mapping__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="budgetimport_commit_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revert_reason", ""),
                                        ("reverted_at", None),
                                        ("reverted_by", None),
                                    ),
                                    models.Q(
                                        ("reverted_at__isnull", False),
                                        ("reverted_by__isnull", False),
                                        ("committed_at__isnull", False),
                                        models.Q(("revert_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="budgetimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256", "year", "version"),
                                name="budgetimport_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetImportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "original_name",
                            models.CharField(max_length=255, verbose_name="nama berkas"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="sidik berkas")),
                        ("size", models.PositiveIntegerField(verbose_name="ukuran dalam byte")),
                        (
                            "header_row",
                            models.PositiveIntegerField(verbose_name="baris judul kolom"),
                        ),
                        ("mapping", models.JSONField(null=True, verbose_name="arti judul kolom")),
                        ("new_count", models.PositiveIntegerField(default=0, verbose_name="baru")),
                        (
                            "changed_count",
                            models.PositiveIntegerField(default=0, verbose_name="berubah"),
                        ),
                        (
                            "same_count",
                            models.PositiveIntegerField(default=0, verbose_name="sama"),
                        ),
                        (
                            "refused_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak disimpan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diunggah pada"
                            ),
                        ),
                        (
                            "committed_at",
                            models.DateTimeField(null=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "reverted_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "revert_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        (
                            "version",
                            models.CharField(
                                choices=[("apbd", "APBD"), ("apbdp", "APBD Perubahan")],
                                max_length=5,
                                verbose_name="versi",
                            ),
                        ),
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "committed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.budgetimport",
                            ),
                        ),
                        (
                            "reverted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibatalkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentPurchase",
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
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai yang memenuhi"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dikaitkan pada",
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchase_links",
                                to="matching.commitment",
                                verbose_name="komitmen",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dikaitkan oleh",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitment_links",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kaitan komitmen dan belanja",
                        "verbose_name_plural": "kaitan komitmen dan belanja",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("commitment", "purchase"),
                                name="commitment_purchase_is_unique",
                                violation_error_code="already_linked",
                                violation_error_message="Belanja ini sudah dikaitkan dengan komitmen itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gt", 0)),
                                name="commitment_purchase_is_positive",
                                violation_error_code="not_positive",
                                violation_error_message="Nilai harus lebih dari nol.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingCheck",
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
                        ("started_at", models.DateTimeField(verbose_name="mulai")),
                        (
                            "finished_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="selesai"
                            ),
                        ),
                        ("found_count", models.PositiveIntegerField(verbose_name="ditemukan")),
                        (
                            "new_count",
                            models.PositiveIntegerField(verbose_name="baru atau terbuka lagi"),
                        ),
                        ("solved_count", models.PositiveIntegerField(verbose_name="selesai")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pemeriksaan",
                        "verbose_name_plural": "pemeriksaan",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FindingCount",
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
                        ("findings", models.IntegerField(verbose_name="jumlah")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=30, null=True, verbose_name="nilai"
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
                    ],
                    options={
                        "verbose_name": "jumlah temuan",
                        "verbose_name_plural": "jumlah temuan",
                    },
                ),
                migrations.CreateModel(
                    name="ImportedBudget",
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
                        ("number", models.PositiveIntegerField(verbose_name="baris")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("created", "Baru"),
                                    ("changed", "Berubah"),
                                    ("same", "Sama"),
                                    ("refused", "Tidak disimpan"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        ("before", models.JSONField(default=dict, verbose_name="sebelum")),
                        ("after", models.JSONField(default=dict, verbose_name="sesudah")),
                        ("cells", models.JSONField(default=dict, verbose_name="isi baris")),
                        ("reason", models.TextField(blank=True, verbose_name="alasan")),
                        (
                            "is_kept",
                            models.BooleanField(default=False, verbose_name="tidak dikembalikan"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imported_rows",
                                to="procurement.budget",
                            ),
                        ),
                        (
                            "budget_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="procurement.budgetimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor pagu",
                        "verbose_name_plural": "baris impor pagu",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("budget_import", "number"),
                                name="imported_budget_number_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action", "refused"),
                                        ("budget", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("action", "refused"), _negated=True),
                                        ("reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="imported_budget_refused_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedBudgetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="baris")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("created", "Baru"),
                                    ("changed", "Berubah"),
                                    ("same", "Sama"),
                                    ("refused", "Tidak disimpan"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        ("before", models.JSONField(default=dict, verbose_name="sebelum")),
                        ("after", models.JSONField(default=dict, verbose_name="sesudah")),
                        ("cells", models.JSONField(default=dict, verbose_name="isi baris")),
                        ("reason", models.TextField(blank=True, verbose_name="alasan")),
                        (
                            "is_kept",
                            models.BooleanField(default=False, verbose_name="tidak dikembalikan"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "budget",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.budget",
                            ),
                        ),
                        (
                            "budget_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.budgetimport",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.importedbudget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PeriodClosing",
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
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "first_month",
                            models.PositiveSmallIntegerField(verbose_name="bulan awal"),
                        ),
                        (
                            "last_month",
                            models.PositiveSmallIntegerField(verbose_name="bulan akhir"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "umk_target",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=5,
                                null=True,
                                verbose_name="target UMK saat itu",
                            ),
                        ),
                        (
                            "last_event",
                            models.BigIntegerField(
                                editable=False, verbose_name="entri riwayat terakhir"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditutup pada",
                            ),
                        ),
                        (
                            "reopened_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dibuka lagi pada"
                            ),
                        ),
                        (
                            "reopen_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibuka lagi"
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditutup oleh",
                            ),
                        ),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibuka lagi oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penutupan periode",
                        "verbose_name_plural": "penutupan periode",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reopened_at", None)),
                                fields=("year", "first_month", "last_month"),
                                name="period_is_closed_once",
                                violation_error_code="already_closed",
                                violation_error_message="Periode ini sudah ditutup.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first_month__gte", 1),
                                    ("last_month__gte", models.F("first_month")),
                                    ("last_month__lte", 12),
                                ),
                                name="period_months_are_ordered",
                                violation_error_code="months_reversed",
                                violation_error_message="Bulan akhir tidak boleh sebelum bulan awal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("reopen_reason", ""),
                                        ("reopened_at", None),
                                        ("reopened_by", None),
                                    ),
                                    models.Q(
                                        ("reopened_at__isnull", False),
                                        ("reopened_by__isnull", False),
                                        models.Q(("reopen_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="period_reopening_is_whole",
                                violation_error_code="reason_missing",
                                violation_error_message="Tulis alasan membuka periode ini lagi.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                                name="period_year_is_plausible",
                                violation_error_code="year_out_of_range",
                                violation_error_message="Tahun harus antara 2000 dan 2100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedFigure",
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
                        ("purchase_count", models.BigIntegerField()),
                        ("value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("pdn_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("umk_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("pdn_unknown_count", models.BigIntegerField()),
                        (
                            "pdn_unknown_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        ("umk_unknown_count", models.BigIntegerField()),
                        (
                            "umk_unknown_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        ("realised_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        (
                            "realised_pdn_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        (
                            "realised_umk_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        ("method", models.CharField(blank=True, max_length=12)),
                        ("stage", models.CharField(max_length=10)),
                        ("is_self_managed", models.BooleanField()),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="procurement.periodclosing",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "angka periode tertutup",
                        "verbose_name_plural": "angka periode tertutup",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("closing", "agency", "method", "stage", "is_self_managed"),
                                name="closed_figure_is_one_of_its_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodClosingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "first_month",
                            models.PositiveSmallIntegerField(verbose_name="bulan awal"),
                        ),
                        (
                            "last_month",
                            models.PositiveSmallIntegerField(verbose_name="bulan akhir"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "umk_target",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=5,
                                null=True,
                                verbose_name="target UMK saat itu",
                            ),
                        ),
                        (
                            "last_event",
                            models.BigIntegerField(
                                editable=False, verbose_name="entri riwayat terakhir"
                            ),
                        ),
                        (
                            "closed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditutup pada",
                            ),
                        ),
                        (
                            "reopened_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dibuka lagi pada"
                            ),
                        ),
                        (
                            "reopen_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibuka lagi"
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditutup oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.periodclosing",
                            ),
                        ),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibuka lagi oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PeriodReview",
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
                        (
                            "text",
                            models.TextField(
                                help_text="Tidak bisa diubah lagi. Yang keliru dijelaskan dalam catatan berikutnya.",
                                max_length=4000,
                                verbose_name="catatan reviu",
                            ),
                        ),
                        (
                            "written_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditulis pada",
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="procurement.periodclosing",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditulis oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "catatan reviu",
                        "verbose_name_plural": "catatan reviu",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "text",
                            models.TextField(
                                help_text="Tidak bisa diubah lagi. Yang keliru dijelaskan dalam catatan berikutnya.",
                                max_length=4000,
                                verbose_name="catatan reviu",
                            ),
                        ),
                        (
                            "written_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditulis pada",
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.periodclosing",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.periodreview",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditulis oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Purchase",
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
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("ekatalog5", "E-Katalog 5"),
                                    ("ekatalog6", "E-Katalog 6"),
                                    ("nontender", "Non Tender"),
                                    ("tender", "Tender"),
                                    ("recording", "Pencatatan"),
                                    ("swakelola", "Swakelola"),
                                    ("tokodaring", "Toko Daring"),
                                    ("siplah", "SIPLah (sekolah)"),
                                    ("manual", "Dicatat di sini"),
                                    ("other", "Sumber lain"),
                                ],
                                max_length=10,
                                verbose_name="sumber",
                            ),
                        ),
                        (
                            "package_key",
                            models.CharField(max_length=40, verbose_name="kode paket"),
                        ),
                        (
                            "version",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="nomor bukti"
                            ),
                        ),
                        (
                            "has_parts",
                            models.BooleanField(
                                default=False, verbose_name="punya bukti terpisah"
                            ),
                        ),
                        (
                            "is_sum_of_parts",
                            models.BooleanField(
                                default=False, verbose_name="nilai dari jumlah bukti"
                            ),
                        ),
                        (
                            "addendum",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="addendum ke"
                            ),
                        ),
                        (
                            "supplier_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nama penyedia di sumber"
                            ),
                        ),
                        (
                            "supplier_code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode penyedia di sumber"
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Mikro"),
                                    ("small", "Kecil"),
                                    ("medium", "Menengah"),
                                    ("large", "Besar"),
                                ],
                                max_length=6,
                                verbose_name="skala usaha penyedia saat itu",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="koperasi saat itu"
                            ),
                        ),
                        (
                            "rup_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8),
                                blank=True,
                                default=list,
                                verbose_name="kode RUP",
                            ),
                        ),
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                verbose_name="kode rekening",
                            ),
                        ),
                        (
                            "package_name",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="nama paket"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("e_purchasing", "E-Purchasing"),
                                    ("direct", "Pengadaan Langsung"),
                                    ("appointment", "Penunjukan Langsung"),
                                    ("tender", "Tender"),
                                    ("fast_tender", "Tender Cepat"),
                                    ("selection", "Seleksi"),
                                    ("exempt", "Dikecualikan"),
                                    ("contest", "Sayembara atau Kontes"),
                                    ("self_managed", "Swakelola"),
                                ],
                                max_length=12,
                                verbose_name="metode",
                            ),
                        ),
                        (
                            "procurement_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("goods", "Barang"),
                                    ("works", "Pekerjaan Konstruksi"),
                                    ("services", "Jasa Lainnya"),
                                    ("consulting", "Jasa Konsultansi"),
                                    ("mixed", "Terintegrasi"),
                                ],
                                max_length=10,
                                verbose_name="jenis pengadaan",
                            ),
                        ),
                        (
                            "fund_source",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="sumber dana"
                            ),
                        ),
                        (
                            "status_text",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="status di sumber"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("pending", "Belum berkontrak"),
                                    ("contracted", "Berkontrak"),
                                    ("realised", "Selesai"),
                                    ("cancelled", "Batal"),
                                    ("withdrawn", "Impor dibatalkan"),
                                ],
                                max_length=10,
                                verbose_name="tahap",
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan batal"
                            ),
                        ),
                        (
                            "contract_number",
                            models.CharField(
                                blank=True,
                                max_length=150,
                                verbose_name="nomor kontrak atau pesanan",
                            ),
                        ),
                        (
                            "ordered_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal pesan"),
                        ),
                        (
                            "contracted_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="tanggal kontrak"
                            ),
                        ),
                        (
                            "paid_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal bayar"),
                        ),
                        (
                            "recorded_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal belanja"
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="bulan"
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="pagu",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai belanja"
                            ),
                        ),
                        (
                            "pdn_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosong berarti belum dinilai.",
                                max_digits=18,
                                null=True,
                                verbose_name="nilai PDN",
                            ),
                        ),
                        (
                            "umk_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosong berarti belum dinilai.",
                                max_digits=18,
                                null=True,
                                verbose_name="nilai UMK",
                            ),
                        ),
                        (
                            "paid_value",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=18,
                                null=True,
                                verbose_name="jumlah pembayaran",
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "origin_cluster",
                            models.CharField(
                                choices=[
                                    ("tkdn", "PDN bersertifikat TKDN"),
                                    ("pdn", "PDN tanpa sertifikat"),
                                    ("import", "Impor"),
                                    ("unknown", "Belum dinilai"),
                                ],
                                default="unknown",
                                max_length=7,
                                verbose_name="asal produk",
                            ),
                        ),
                        (
                            "origin_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("certificate", "Sertifikat TKDN"),
                                    ("project", "Surat keterangan TKDN"),
                                    ("statement", "Pernyataan penyedia"),
                                    ("estimate", "Perkiraan PPK"),
                                    ("team", "Perhitungan Tim P3DN"),
                                    ("system", "Data sistem nasional"),
                                ],
                                max_length=11,
                                verbose_name="dasar penilaian asal",
                            ),
                        ),
                        (
                            "seller_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("city", "Dari kota ini"),
                                    ("province", "Dari provinsi, di luar kota"),
                                    ("nation", "Dari luar provinsi"),
                                ],
                                max_length=8,
                                verbose_name="lokasi penyedia",
                            ),
                        ),
                        (
                            "area_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("directory", "Direktori vendor"),
                                    ("file", "Kota di berkas"),
                                    ("officer", "Diisi petugas"),
                                ],
                                max_length=9,
                                verbose_name="dasar lokasi penyedia",
                            ),
                        ),
                        (
                            "evidence",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="bukti",
                            ),
                        ),
                        (
                            "evidence_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="nama berkas bukti"
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "a. TKDN paling sedikit 25%, ada produk TKDN+BMP 40%"),
                                    ("b", "b. TKDN paling sedikit 25%"),
                                    ("c", "c. TKDN di bawah 25%"),
                                    ("d", "d. PDN tanpa sertifikat, tercatat di SIINas"),
                                    ("e", "e. Impor"),
                                ],
                                max_length=1,
                                verbose_name="urutan prioritas",
                            ),
                        ),
                        (
                            "available_tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "a. TKDN paling sedikit 25%, ada produk TKDN+BMP 40%"),
                                    ("b", "b. TKDN paling sedikit 25%"),
                                    ("c", "c. TKDN di bawah 25%"),
                                    ("d", "d. PDN tanpa sertifikat, tercatat di SIINas"),
                                    ("e", "e. Impor"),
                                ],
                                max_length=1,
                                verbose_name="urutan terbaik yang tersedia",
                            ),
                        ),
                        (
                            "tier_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan pilihan"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "hand_set",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                default=list,
                                verbose_name="kolom yang diisi tangan",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dicatat pada",
                            ),
                        ),
                        (
                            "words",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    "package_name", "supplier_name", function="procurement_words"
                                ),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                                verbose_name="kata untuk dicari",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="matching.demand",
                                verbose_name="kebutuhan (RUP)",
                            ),
                        ),
                        (
                            "part_of",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="procurement.purchase",
                                verbose_name="bagian dari paket",
                            ),
                        ),
                        (
                            "file_import",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="procurement.purchaseimport",
                                verbose_name="impor",
                            ),
                        ),
                        (
                            "supplier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="purchases",
                                to="procurement.supplier",
                                verbose_name="penyedia",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "belanja",
                        "verbose_name_plural": "belanja",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["year", "-id"], name="purchase_year"),
                            models.Index(
                                fields=["agency", "year", "-id"], name="purchase_agency_year"
                            ),
                            models.Index(
                                fields=["year", "-value", "-id"], name="purchase_year_value"
                            ),
                            models.Index(
                                fields=["year", "stage", "-id"], name="purchase_year_stage"
                            ),
                            models.Index(
                                models.OrderBy(
                                    models.F("recorded_on"), descending=True, nulls_last=True
                                ),
                                models.OrderBy(models.F("id"), descending=True),
                                name="purchase_recorded",
                            ),
                            models.Index(fields=["-value", "-id"], name="purchase_value"),
                            models.Index(
                                fields=["category", "year", "-id"], name="purchase_category_year"
                            ),
                            models.Index(
                                condition=models.Q(("umk_value", None)),
                                fields=["year", "-id"],
                                name="purchase_umk_unknown",
                            ),
                            models.Index(
                                condition=models.Q(("pdn_value", None)),
                                fields=["year", "-id"],
                                name="purchase_pdn_unknown",
                            ),
                            models.Index(fields=["source", "-id"], name="purchase_source"),
                            models.Index(fields=["stage", "-id"], name="purchase_stage"),
                            models.Index(fields=["method", "-id"], name="purchase_method"),
                            models.Index(
                                fields=["procurement_type", "-id"],
                                name="purchase_procurement_type",
                            ),
                            models.Index(
                                fields=["origin_cluster", "-id"], name="purchase_origin_cluster"
                            ),
                            models.Index(
                                condition=models.Q(("size_class", ""), _negated=True),
                                fields=["size_class", "-id"],
                                name="purchase_size_class",
                            ),
                            models.Index(
                                condition=models.Q(("seller_area", ""), _negated=True),
                                fields=["seller_area", "-id"],
                                name="purchase_seller_area",
                            ),
                            models.Index(
                                condition=models.Q(("part_of", None), _negated=True),
                                fields=["part_of"],
                                name="purchase_part_of",
                            ),
                            models.Index(
                                condition=models.Q(("demand", None), _negated=True),
                                fields=["demand"],
                                name="purchase_demand",
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["rup_codes"], name="purchase_rup_codes"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["words"], name="purchase_words"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("source", "package_key", "supplier", "version"),
                                name="purchase_identity_is_unique",
                                nulls_distinct=False,
                                violation_error_code="purchase_exists",
                                violation_error_message="Belanja dengan kode paket dan penyedia ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0)),
                                name="purchase_value_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Nilai belanja tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ceiling", None), ("ceiling__gte", 0), _connector="OR"
                                ),
                                name="purchase_ceiling_is_not_negative",
                                violation_error_code="negative",
                                violation_error_message="Pagu tidak boleh kurang dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("pdn_value", None),
                                    models.Q(
                                        ("pdn_value__gte", 0),
                                        ("pdn_value__lte", models.F("value")),
                                    ),
                                    _connector="OR",
                                ),
                                name="purchase_pdn_value_is_within_value",
                                violation_error_code="outside_value",
                                violation_error_message="Nilai PDN harus antara 0 dan nilai belanja.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("umk_value", None),
                                    models.Q(
                                        ("umk_value__gte", 0),
                                        ("umk_value__lte", models.F("value")),
                                    ),
                                    _connector="OR",
                                ),
                                name="purchase_umk_value_is_within_value",
                                violation_error_code="outside_value",
                                violation_error_message="Nilai UMK harus antara 0 dan nilai belanja.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tkdn", None),
                                    models.Q(("tkdn__gte", 0), ("tkdn__lte", 100)),
                                    _connector="OR",
                                ),
                                name="purchase_tkdn_is_a_share",
                                violation_error_code="not_a_share",
                                violation_error_message="TKDN harus antara 0 dan 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bmp", None),
                                    models.Q(("bmp__gte", 0), ("bmp__lte", 15)),
                                    _connector="OR",
                                ),
                                name="purchase_bmp_is_a_share",
                                violation_error_code="not_a_share",
                                violation_error_message="BMP harus antara 0 dan 15 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("origin_cluster", "unknown"),
                                    models.Q(("origin_basis", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="purchase_origin_has_a_basis",
                                violation_error_code="basis_missing",
                                violation_error_message="Pilih dasar penilaian asal produk.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("area_basis", ""), ("seller_area", "")),
                                    models.Q(
                                        models.Q(("seller_area", ""), _negated=True),
                                        models.Q(("area_basis", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="purchase_area_has_a_basis",
                                violation_error_code="basis_missing",
                                violation_error_message="Lokasi penyedia harus punya dasar.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("source", "manual"), _negated=True),
                                    ("tier__in", ["", "a", "b"]),
                                    models.Q(("tier_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="purchase_lower_tier_has_a_reason",
                                violation_error_code="reason_missing",
                                violation_error_message="Tulis alasan memilih produk di bawah TKDN 25%.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("source", "manual"), ("stage", "cancelled"), _negated=True
                                    ),
                                    models.Q(("cancel_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="purchase_cancelled_here_has_a_reason",
                                violation_error_code="reason_missing",
                                violation_error_message="Tulis alasan pembatalan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("part_of", None), ("has_parts", False), _connector="OR"
                                ),
                                name="purchase_part_is_not_a_package",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("package_key", ""), _negated=True),
                                name="purchase_key_is_not_blank",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                                name="purchase_year_is_plausible",
                                violation_error_code="year_out_of_range",
                                violation_error_message="Tahun harus antara 2000 dan 2100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Finding",
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        ("subject", models.BigIntegerField(verbose_name="nomor catatan")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=26, null=True, verbose_name="nilai"
                            ),
                        ),
                        (
                            "bound",
                            models.DecimalField(
                                decimal_places=2, max_digits=26, null=True, verbose_name="batas"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Terbuka"),
                                    ("followed", "Ditindaklanjuti"),
                                    ("solved", "Selesai"),
                                    ("accepted", "Diterima dengan alasan"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=500, verbose_name="catatan"),
                        ),
                        (
                            "found_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditemukan pada",
                            ),
                        ),
                        (
                            "solved_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="selesai pada"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="matching.commitment",
                                verbose_name="komitmen",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="matching.demand",
                                verbose_name="kebutuhan (RUP)",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditangani oleh",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                        (
                            "supplier",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="procurement.supplier",
                                verbose_name="penyedia",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "temuan",
                        "verbose_name_plural": "temuan",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                fields=["state", "kind", "-id"], name="finding_state_kind"
                            ),
                            models.Index(
                                fields=["agency", "state", "-id"], name="finding_agency_state"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "year", "subject"),
                                name="finding_is_the_same_in_every_check",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "accepted"), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="finding_accepted_has_a_reason",
                                violation_error_code="reason_missing",
                                violation_error_message="Tulis alasan menerima temuan ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "solved"), ("solved_at", None), _connector="XOR"
                                ),
                                name="finding_solved_has_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentPurchaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai yang memenuhi"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dikaitkan pada",
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.commitment",
                                verbose_name="komitmen",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dikaitkan oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.commitmentpurchase",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PurchaseImport",
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
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "original_name",
                            models.CharField(max_length=255, verbose_name="nama berkas"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="sidik berkas")),
                        ("size", models.PositiveIntegerField(verbose_name="ukuran dalam byte")),
                        (
                            "header_row",
                            models.PositiveIntegerField(verbose_name="baris judul kolom"),
                        ),
                        ("mapping", models.JSONField(null=True, verbose_name="arti judul kolom")),
                        ("new_count", models.PositiveIntegerField(default=0, verbose_name="baru")),
                        (
                            "changed_count",
                            models.PositiveIntegerField(default=0, verbose_name="berubah"),
                        ),
                        (
                            "same_count",
                            models.PositiveIntegerField(default=0, verbose_name="sama"),
                        ),
                        (
                            "refused_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak disimpan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diunggah pada"
                            ),
                        ),
                        (
                            "committed_at",
                            models.DateTimeField(null=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "reverted_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "revert_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="jenis berkas"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ekatalog5", "E-Katalog 5"),
                                    ("ekatalog6", "E-Katalog 6"),
                                    ("nontender", "Non Tender"),
                                    ("tender", "Tender"),
                                    ("recording", "Pencatatan"),
                                    ("swakelola", "Swakelola"),
                                    ("tokodaring", "Toko Daring"),
                                    ("siplah", "SIPLah (sekolah)"),
                                    ("manual", "Dicatat di sini"),
                                    ("other", "Sumber lain"),
                                ],
                                max_length=10,
                                verbose_name="sumber",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="tahun anggaran bila tidak tertulis"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu dibaca"),
                                    ("reading", "Sedang dibaca"),
                                    ("ready", "Siap diperiksa"),
                                    ("saving", "Sedang disimpan"),
                                    ("done", "Selesai"),
                                    ("failed", "Gagal"),
                                ],
                                default="waiting",
                                max_length=7,
                                verbose_name="langkah",
                            ),
                        ),
                        ("step_at", models.DateTimeField(null=True, verbose_name="langkah pada")),
                        (
                            "failure",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="sebab gagal"
                            ),
                        ),
                        (
                            "rows_total",
                            models.PositiveIntegerField(default=0, verbose_name="jumlah baris"),
                        ),
                        (
                            "rows_done",
                            models.PositiveIntegerField(default=0, verbose_name="baris selesai"),
                        ),
                        (
                            "warned_count",
                            models.PositiveIntegerField(default=0, verbose_name="perlu dicek"),
                        ),
                        (
                            "merged_count",
                            models.PositiveIntegerField(default=0, verbose_name="digabung"),
                        ),
                        (
                            "skipped_count",
                            models.PositiveIntegerField(default=0, verbose_name="dilewati"),
                        ),
                        (
                            "file_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah nilai di berkas",
                            ),
                        ),
                        (
                            "file_pdn_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah PDN di berkas",
                            ),
                        ),
                        (
                            "file_umk_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah UMK di berkas",
                            ),
                        ),
                        (
                            "savable_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="nilai yang disimpan",
                            ),
                        ),
                        (
                            "savable_pdn_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="PDN yang disimpan",
                            ),
                        ),
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "questions",
                            models.JSONField(
                                default=dict, verbose_name="satuan dan penyedia yang belum dikenal"
                            ),
                        ),
                        (
                            "changed_packages",
                            models.JSONField(
                                default=list, verbose_name="paket yang berubah oleh buktinya"
                            ),
                        ),
                        (
                            "committed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "reverted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibatalkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "impor belanja",
                        "verbose_name_plural": "impor belanja",
                        "ordering": ["-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("committed_at", None), ("committed_by", None)),
                                    models.Q(
                                        ("committed_at__isnull", False),
                                        ("committed_by__isnull", False),
                                        ("mapping__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="purchaseimport_commit_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revert_reason", ""),
                                        ("reverted_at", None),
                                        ("reverted_by", None),
                                    ),
                                    models.Q(
                                        ("reverted_at__isnull", False),
                                        ("reverted_by__isnull", False),
                                        ("committed_at__isnull", False),
                                        models.Q(("revert_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="purchaseimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                    ("warned_count", 0),
                                ),
                                fields=("sha256",),
                                name="purchase_import_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PurchaseImportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "file",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "original_name",
                            models.CharField(max_length=255, verbose_name="nama berkas"),
                        ),
                        ("sha256", models.CharField(max_length=64, verbose_name="sidik berkas")),
                        ("size", models.PositiveIntegerField(verbose_name="ukuran dalam byte")),
                        (
                            "header_row",
                            models.PositiveIntegerField(verbose_name="baris judul kolom"),
                        ),
                        ("mapping", models.JSONField(null=True, verbose_name="arti judul kolom")),
                        ("new_count", models.PositiveIntegerField(default=0, verbose_name="baru")),
                        (
                            "changed_count",
                            models.PositiveIntegerField(default=0, verbose_name="berubah"),
                        ),
                        (
                            "same_count",
                            models.PositiveIntegerField(default=0, verbose_name="sama"),
                        ),
                        (
                            "refused_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak disimpan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diunggah pada"
                            ),
                        ),
                        (
                            "committed_at",
                            models.DateTimeField(null=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "reverted_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "revert_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="jenis berkas"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ekatalog5", "E-Katalog 5"),
                                    ("ekatalog6", "E-Katalog 6"),
                                    ("nontender", "Non Tender"),
                                    ("tender", "Tender"),
                                    ("recording", "Pencatatan"),
                                    ("swakelola", "Swakelola"),
                                    ("tokodaring", "Toko Daring"),
                                    ("siplah", "SIPLah (sekolah)"),
                                    ("manual", "Dicatat di sini"),
                                    ("other", "Sumber lain"),
                                ],
                                max_length=10,
                                verbose_name="sumber",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                null=True, verbose_name="tahun anggaran bila tidak tertulis"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu dibaca"),
                                    ("reading", "Sedang dibaca"),
                                    ("ready", "Siap diperiksa"),
                                    ("saving", "Sedang disimpan"),
                                    ("done", "Selesai"),
                                    ("failed", "Gagal"),
                                ],
                                default="waiting",
                                max_length=7,
                                verbose_name="langkah",
                            ),
                        ),
                        ("step_at", models.DateTimeField(null=True, verbose_name="langkah pada")),
                        (
                            "failure",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="sebab gagal"
                            ),
                        ),
                        (
                            "rows_total",
                            models.PositiveIntegerField(default=0, verbose_name="jumlah baris"),
                        ),
                        (
                            "rows_done",
                            models.PositiveIntegerField(default=0, verbose_name="baris selesai"),
                        ),
                        (
                            "warned_count",
                            models.PositiveIntegerField(default=0, verbose_name="perlu dicek"),
                        ),
                        (
                            "merged_count",
                            models.PositiveIntegerField(default=0, verbose_name="digabung"),
                        ),
                        (
                            "skipped_count",
                            models.PositiveIntegerField(default=0, verbose_name="dilewati"),
                        ),
                        (
                            "file_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah nilai di berkas",
                            ),
                        ),
                        (
                            "file_pdn_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah PDN di berkas",
                            ),
                        ),
                        (
                            "file_umk_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="jumlah UMK di berkas",
                            ),
                        ),
                        (
                            "savable_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="nilai yang disimpan",
                            ),
                        ),
                        (
                            "savable_pdn_value",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=22,
                                null=True,
                                verbose_name="PDN yang disimpan",
                            ),
                        ),
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "questions",
                            models.JSONField(
                                default=dict, verbose_name="satuan dan penyedia yang belum dikenal"
                            ),
                        ),
                        (
                            "changed_packages",
                            models.JSONField(
                                default=list, verbose_name="paket yang berubah oleh buktinya"
                            ),
                        ),
                        (
                            "committed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.purchaseimport",
                            ),
                        ),
                        (
                            "reverted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibatalkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PurchaseImportRow",
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
                        ("number", models.PositiveIntegerField(verbose_name="nomor baris")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "Baru"),
                                    ("changed", "Berubah"),
                                    ("same", "Sama"),
                                    ("merged", "Digabung"),
                                    ("warned", "Perlu dicek"),
                                    ("refused", "Salah"),
                                    ("skipped", "Dilewati"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        ("cells", models.JSONField(verbose_name="isi baris")),
                        ("messages", models.JSONField(default=list, verbose_name="keterangan")),
                        ("before", models.JSONField(null=True, verbose_name="nilai sebelumnya")),
                        ("after", models.JSONField(null=True, verbose_name="nilai sesudahnya")),
                        (
                            "differences",
                            models.JSONField(null=True, verbose_name="beda dengan isian tangan"),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="import_rows",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                        (
                            "purchase_import",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="procurement.purchaseimport",
                                verbose_name="impor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor belanja",
                        "verbose_name_plural": "baris impor belanja",
                        "ordering": ["number"],
                        "indexes": [
                            models.Index(
                                fields=["purchase_import", "outcome", "number"],
                                name="purchase_import_row_outcome",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purchase_import", "number"),
                                name="purchase_import_row_is_unique",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PurchasePayment",
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
                        ("number", models.CharField(max_length=150, verbose_name="nomor BAP")),
                        ("paid_on", models.DateField(null=True, verbose_name="tanggal bayar")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai pembayaran"
                            ),
                        ),
                        (
                            "file_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payments",
                                to="procurement.purchaseimport",
                                verbose_name="impor",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="payments",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pembayaran",
                        "verbose_name_plural": "pembayaran",
                        "ordering": ["paid_on", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purchase", "number"), name="payment_counts_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 0)),
                                name="payment_is_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PurchasePaymentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.CharField(max_length=150, verbose_name="nomor BAP")),
                        ("paid_on", models.DateField(null=True, verbose_name="tanggal bayar")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai pembayaran"
                            ),
                        ),
                        (
                            "file_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchaseimport",
                                verbose_name="impor",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.purchasepayment",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PurchaseSummary",
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
                        ("purchase_count", models.BigIntegerField()),
                        ("value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("pdn_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("umk_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        ("pdn_unknown_count", models.BigIntegerField()),
                        (
                            "pdn_unknown_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        ("umk_unknown_count", models.BigIntegerField()),
                        (
                            "umk_unknown_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        ("realised_value", models.DecimalField(decimal_places=2, max_digits=26)),
                        (
                            "realised_pdn_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        (
                            "realised_umk_value",
                            models.DecimalField(decimal_places=2, max_digits=26),
                        ),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "bulan dan metode"),
                                    (2, "bulan dan perangkat daerah"),
                                    (3, "bulan, perangkat daerah, dan metode"),
                                    (4, "bulan, metode, dan jenis"),
                                    (5, "bulan, metode, dan skala usaha"),
                                    (6, "bulan, metode, dan asal produk"),
                                    (7, "bulan, metode, dan sumber"),
                                    (8, "tahun dan penyedia"),
                                    (9, "bulan, metode, dan kategori"),
                                    (10, "tahun, perangkat daerah, metode, dan jenis"),
                                    (11, "tahun, perangkat daerah, metode, dan skala usaha"),
                                    (12, "tahun, perangkat daerah, metode, dan asal produk"),
                                    (13, "tahun, perangkat daerah, metode, dan sumber"),
                                    (14, "tahun, perangkat daerah, metode, dan kategori"),
                                    (15, "tahun, kategori, dan lokasi penyedia"),
                                ]
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("stage", models.CharField(max_length=10)),
                        ("is_self_managed", models.BooleanField()),
                        ("month", models.PositiveSmallIntegerField()),
                        ("method", models.CharField(max_length=12, null=True)),
                        ("name", models.CharField(max_length=12, null=True)),
                        ("key", models.BigIntegerField(null=True)),
                        ("group_key", models.BigIntegerField()),
                        ("is_folded", models.BooleanField(default=False)),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="accounts.agency",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jumlah belanja",
                        "verbose_name_plural": "jumlah belanja",
                        "indexes": [
                            models.Index(
                                fields=["level", "year", "agency"], name="summary_level_year"
                            ),
                            models.Index(
                                condition=models.Q(("method__isnull", False)),
                                fields=["level", "year", "method"],
                                name="summary_method",
                            ),
                            models.Index(fields=["group_key"], name="summary_group"),
                            models.Index(
                                condition=models.Q(("level", 8)),
                                fields=["key"],
                                name="summary_supplier",
                            ),
                            models.Index(
                                condition=models.Q(("is_folded", False)),
                                fields=["id"],
                                name="summary_unfolded",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Supplier",
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
                        ("name", models.CharField(max_length=300, verbose_name="nama penyedia")),
                        (
                            "normalised_name",
                            models.CharField(max_length=300, verbose_name="nama untuk dicocokkan"),
                        ),
                        (
                            "npwp",
                            models.CharField(
                                blank=True,
                                max_length=16,
                                null=True,
                                validators=[core.identifiers.clean_npwp],
                                verbose_name="NPWP",
                            ),
                        ),
                        (
                            "catalogue_code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode penyedia e-Katalog"
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Mikro"),
                                    ("small", "Kecil"),
                                    ("medium", "Menengah"),
                                    ("large", "Besar"),
                                ],
                                max_length=6,
                                verbose_name="skala usaha",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(default=False, verbose_name="koperasi"),
                        ),
                        (
                            "legal_form",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="bentuk usaha"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="kota atau kabupaten"
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="other_spellings",
                                to="procurement.supplier",
                                verbose_name="sama dengan",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suppliers",
                                to="vendors.vendor",
                                verbose_name="vendor di direktori",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penyedia",
                        "verbose_name_plural": "penyedia",
                        "ordering": ["name"],
                        "indexes": [
                            models.Index(fields=["name", "id"], name="supplier_by_name"),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass(
                                    "normalised_name", name="varchar_pattern_ops"
                                ),
                                name="supplier_name_begins",
                            ),
                            models.Index(
                                condition=models.Q(("npwp__isnull", False)),
                                fields=["npwp"],
                                name="supplier_npwp",
                            ),
                            models.Index(
                                condition=models.Q(("catalogue_code", ""), _negated=True),
                                fields=["catalogue_code"],
                                name="supplier_catalogue_code",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("normalised_name", "npwp"),
                                name="supplier_is_unique",
                                nulls_distinct=False,
                                violation_error_code="supplier_exists",
                                violation_error_message="Penyedia dengan nama dan NPWP ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("npwp", None), ("npwp__regex", "^[0-9]{16}$"), _connector="OR"
                                ),
                                name="supplier_npwp_has_16_digits",
                                violation_error_code="npwp_length",
                                violation_error_message="NPWP harus 16 angka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("same_as", None),
                                    models.Q(("same_as", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="supplier_is_not_its_own_spelling",
                                violation_error_code="same_as_itself",
                                violation_error_message="Penyedia tidak bisa sama dengan dirinya sendiri.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PurchaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("ekatalog5", "E-Katalog 5"),
                                    ("ekatalog6", "E-Katalog 6"),
                                    ("nontender", "Non Tender"),
                                    ("tender", "Tender"),
                                    ("recording", "Pencatatan"),
                                    ("swakelola", "Swakelola"),
                                    ("tokodaring", "Toko Daring"),
                                    ("siplah", "SIPLah (sekolah)"),
                                    ("manual", "Dicatat di sini"),
                                    ("other", "Sumber lain"),
                                ],
                                max_length=10,
                                verbose_name="sumber",
                            ),
                        ),
                        (
                            "package_key",
                            models.CharField(max_length=40, verbose_name="kode paket"),
                        ),
                        (
                            "version",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="nomor bukti"
                            ),
                        ),
                        (
                            "has_parts",
                            models.BooleanField(
                                default=False, verbose_name="punya bukti terpisah"
                            ),
                        ),
                        (
                            "is_sum_of_parts",
                            models.BooleanField(
                                default=False, verbose_name="nilai dari jumlah bukti"
                            ),
                        ),
                        (
                            "addendum",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="addendum ke"
                            ),
                        ),
                        (
                            "supplier_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nama penyedia di sumber"
                            ),
                        ),
                        (
                            "supplier_code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode penyedia di sumber"
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Mikro"),
                                    ("small", "Kecil"),
                                    ("medium", "Menengah"),
                                    ("large", "Besar"),
                                ],
                                max_length=6,
                                verbose_name="skala usaha penyedia saat itu",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="koperasi saat itu"
                            ),
                        ),
                        (
                            "rup_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=8),
                                blank=True,
                                default=list,
                                verbose_name="kode RUP",
                            ),
                        ),
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                verbose_name="kode rekening",
                            ),
                        ),
                        (
                            "package_name",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="nama paket"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("e_purchasing", "E-Purchasing"),
                                    ("direct", "Pengadaan Langsung"),
                                    ("appointment", "Penunjukan Langsung"),
                                    ("tender", "Tender"),
                                    ("fast_tender", "Tender Cepat"),
                                    ("selection", "Seleksi"),
                                    ("exempt", "Dikecualikan"),
                                    ("contest", "Sayembara atau Kontes"),
                                    ("self_managed", "Swakelola"),
                                ],
                                max_length=12,
                                verbose_name="metode",
                            ),
                        ),
                        (
                            "procurement_type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("goods", "Barang"),
                                    ("works", "Pekerjaan Konstruksi"),
                                    ("services", "Jasa Lainnya"),
                                    ("consulting", "Jasa Konsultansi"),
                                    ("mixed", "Terintegrasi"),
                                ],
                                max_length=10,
                                verbose_name="jenis pengadaan",
                            ),
                        ),
                        (
                            "fund_source",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="sumber dana"
                            ),
                        ),
                        (
                            "status_text",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="status di sumber"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("pending", "Belum berkontrak"),
                                    ("contracted", "Berkontrak"),
                                    ("realised", "Selesai"),
                                    ("cancelled", "Batal"),
                                    ("withdrawn", "Impor dibatalkan"),
                                ],
                                max_length=10,
                                verbose_name="tahap",
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan batal"
                            ),
                        ),
                        (
                            "contract_number",
                            models.CharField(
                                blank=True,
                                max_length=150,
                                verbose_name="nomor kontrak atau pesanan",
                            ),
                        ),
                        (
                            "ordered_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal pesan"),
                        ),
                        (
                            "contracted_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="tanggal kontrak"
                            ),
                        ),
                        (
                            "paid_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal bayar"),
                        ),
                        (
                            "recorded_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal belanja"
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                editable=False, null=True, verbose_name="bulan"
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="pagu",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="nilai belanja"
                            ),
                        ),
                        (
                            "pdn_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosong berarti belum dinilai.",
                                max_digits=18,
                                null=True,
                                verbose_name="nilai PDN",
                            ),
                        ),
                        (
                            "umk_value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosong berarti belum dinilai.",
                                max_digits=18,
                                null=True,
                                verbose_name="nilai UMK",
                            ),
                        ),
                        (
                            "paid_value",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=18,
                                null=True,
                                verbose_name="jumlah pembayaran",
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "origin_cluster",
                            models.CharField(
                                choices=[
                                    ("tkdn", "PDN bersertifikat TKDN"),
                                    ("pdn", "PDN tanpa sertifikat"),
                                    ("import", "Impor"),
                                    ("unknown", "Belum dinilai"),
                                ],
                                default="unknown",
                                max_length=7,
                                verbose_name="asal produk",
                            ),
                        ),
                        (
                            "origin_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("certificate", "Sertifikat TKDN"),
                                    ("project", "Surat keterangan TKDN"),
                                    ("statement", "Pernyataan penyedia"),
                                    ("estimate", "Perkiraan PPK"),
                                    ("team", "Perhitungan Tim P3DN"),
                                    ("system", "Data sistem nasional"),
                                ],
                                max_length=11,
                                verbose_name="dasar penilaian asal",
                            ),
                        ),
                        (
                            "seller_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("city", "Dari kota ini"),
                                    ("province", "Dari provinsi, di luar kota"),
                                    ("nation", "Dari luar provinsi"),
                                ],
                                max_length=8,
                                verbose_name="lokasi penyedia",
                            ),
                        ),
                        (
                            "area_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("directory", "Direktori vendor"),
                                    ("file", "Kota di berkas"),
                                    ("officer", "Diisi petugas"),
                                ],
                                max_length=9,
                                verbose_name="dasar lokasi penyedia",
                            ),
                        ),
                        (
                            "evidence",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="bukti",
                            ),
                        ),
                        (
                            "evidence_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="nama berkas bukti"
                            ),
                        ),
                        (
                            "tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "a. TKDN paling sedikit 25%, ada produk TKDN+BMP 40%"),
                                    ("b", "b. TKDN paling sedikit 25%"),
                                    ("c", "c. TKDN di bawah 25%"),
                                    ("d", "d. PDN tanpa sertifikat, tercatat di SIINas"),
                                    ("e", "e. Impor"),
                                ],
                                max_length=1,
                                verbose_name="urutan prioritas",
                            ),
                        ),
                        (
                            "available_tier",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("a", "a. TKDN paling sedikit 25%, ada produk TKDN+BMP 40%"),
                                    ("b", "b. TKDN paling sedikit 25%"),
                                    ("c", "c. TKDN di bawah 25%"),
                                    ("d", "d. PDN tanpa sertifikat, tercatat di SIINas"),
                                    ("e", "e. Impor"),
                                ],
                                max_length=1,
                                verbose_name="urutan terbaik yang tersedia",
                            ),
                        ),
                        (
                            "tier_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan pilihan"
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                        (
                            "hand_set",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=30),
                                blank=True,
                                default=list,
                                verbose_name="kolom yang diisi tangan",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dicatat pada",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.demand",
                                verbose_name="kebutuhan (RUP)",
                            ),
                        ),
                        (
                            "part_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchase",
                                verbose_name="bagian dari paket",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.purchase",
                            ),
                        ),
                        (
                            "file_import",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchaseimport",
                                verbose_name="impor",
                            ),
                        ),
                        (
                            "supplier",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.supplier",
                                verbose_name="penyedia",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
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
                        ("year", models.PositiveSmallIntegerField(verbose_name="tahun anggaran")),
                        ("subject", models.BigIntegerField(verbose_name="nomor catatan")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2, max_digits=26, null=True, verbose_name="nilai"
                            ),
                        ),
                        (
                            "bound",
                            models.DecimalField(
                                decimal_places=2, max_digits=26, null=True, verbose_name="batas"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Terbuka"),
                                    ("followed", "Ditindaklanjuti"),
                                    ("solved", "Selesai"),
                                    ("accepted", "Diterima dengan alasan"),
                                ],
                                default="open",
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=500, verbose_name="catatan"),
                        ),
                        (
                            "found_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="ditemukan pada",
                            ),
                        ),
                        (
                            "solved_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="selesai pada"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "commitment",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.commitment",
                                verbose_name="komitmen",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.demand",
                                verbose_name="kebutuhan (RUP)",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditangani oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.finding",
                            ),
                        ),
                        (
                            "purchase",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.purchase",
                                verbose_name="belanja",
                            ),
                        ),
                        (
                            "supplier",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.supplier",
                                verbose_name="penyedia",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SupplierEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=300, verbose_name="nama penyedia")),
                        (
                            "normalised_name",
                            models.CharField(max_length=300, verbose_name="nama untuk dicocokkan"),
                        ),
                        (
                            "npwp",
                            models.CharField(
                                blank=True,
                                max_length=16,
                                null=True,
                                validators=[core.identifiers.clean_npwp],
                                verbose_name="NPWP",
                            ),
                        ),
                        (
                            "catalogue_code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode penyedia e-Katalog"
                            ),
                        ),
                        (
                            "size_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("micro", "Mikro"),
                                    ("small", "Kecil"),
                                    ("medium", "Menengah"),
                                    ("large", "Besar"),
                                ],
                                max_length=6,
                                verbose_name="skala usaha",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(default=False, verbose_name="koperasi"),
                        ),
                        (
                            "legal_form",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="bentuk usaha"
                            ),
                        ),
                        (
                            "region",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="kota atau kabupaten"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="procurement.supplier",
                            ),
                        ),
                        (
                            "same_as",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="procurement.supplier",
                                verbose_name="sama dengan",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor di direktori",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Target",
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
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(2000),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="tahun",
                            ),
                        ),
                        (
                            "indicator",
                            models.CharField(
                                choices=[
                                    ("umk", "Belanja produk UMK dan koperasi"),
                                    ("pdn", "Belanja produk dalam negeri"),
                                    ("import", "Belanja produk impor"),
                                ],
                                max_length=6,
                                verbose_name="indikator",
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, verbose_name="target dalam persen"
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(max_length=300, verbose_name="dasar hukum"),
                        ),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="sumber"),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=300, verbose_name="catatan"),
                        ),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "target",
                        "ordering": ["-year", "indicator"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "indicator"),
                                name="target_is_unique",
                                violation_error_code="target_exists",
                                violation_error_message="Target indikator ini untuk tahun itu sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0), ("value__lte", 100)),
                                name="target_is_a_share",
                                violation_error_code="not_a_share",
                                violation_error_message="Target harus antara 0 dan 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                                name="target_year_is_plausible",
                                violation_error_code="year_out_of_range",
                                violation_error_message="Tahun harus antara 2000 dan 2100.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_targetevent" ("id", "indicator", "legal_basis", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "year") VALUES (NEW."id", NEW."indicator", NEW."legal_basis", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."value", NEW."year"); RETURN NULL;',
                            hash="a2f8f3587becb4060d2d8298dc44133c6c9576c7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dd3f0",
                            table="procurement_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_targetevent" ("id", "indicator", "legal_basis", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "year") VALUES (NEW."id", NEW."indicator", NEW."legal_basis", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."value", NEW."year"); RETURN NULL;',
                            hash="c30cccd3a6a1f67c339a7a53299ff942c5b1cb0b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fbc2a",
                            table="procurement_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_targetevent" ("id", "indicator", "legal_basis", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "value", "year") VALUES (OLD."id", OLD."indicator", OLD."legal_basis", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."value", OLD."year"); RETURN NULL;',
                            hash="1321878cb3579da595a78f25f3d8d2ac6a665cd3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_22ffd",
                            table="procurement_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_budgetevent" ("agency_id", "capital", "goods_services", "id", "non_procurement", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement", "version", "year") VALUES (NEW."agency_id", NEW."capital", NEW."goods_services", NEW."id", NEW."non_procurement", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."procurement", NEW."version", NEW."year"); RETURN NULL;',
                            hash="4b4001aca5833ac5d0592bae6cba3c14db99712c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_72c89",
                            table="procurement_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_budgetevent" ("agency_id", "capital", "goods_services", "id", "non_procurement", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement", "version", "year") VALUES (NEW."agency_id", NEW."capital", NEW."goods_services", NEW."id", NEW."non_procurement", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."procurement", NEW."version", NEW."year"); RETURN NULL;',
                            hash="9c5754d7bc7dad9f1da593261ec174c633c2205f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79bfb",
                            table="procurement_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_budgetevent" ("agency_id", "capital", "goods_services", "id", "non_procurement", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement", "version", "year") VALUES (OLD."agency_id", OLD."capital", OLD."goods_services", OLD."id", OLD."non_procurement", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."procurement", OLD."version", OLD."year"); RETURN NULL;',
                            hash="cc845193229b1640b7738f74bc819784d8fffe1e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d2b0e",
                            table="procurement_budget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9101d00620e7e0709e2db5afd775f0b5bd86dfcf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8ab00",
                            table="procurement_budgetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="885604bb81aab8bf8464653e3f05dca94a5f4045",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ea198",
                            table="procurement_budgetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_budgetimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "version", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."version", NEW."year"); RETURN NULL;',
                            hash="746a0ccaebfa3c761dcf66aa1f25debe36b1037b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8698c",
                            table="procurement_budgetimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_budgetimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "version", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."version", NEW."year"); RETURN NULL;',
                            hash="ef910868b63f2f914bdb365a5eb12c3488d96059",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2e92f",
                            table="procurement_budgetimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_budgetimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "version", "year") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."decisions", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size", OLD."version", OLD."year"); RETURN NULL;',
                            hash="f2dbee905114f5db4c477044c4337049dbc5c90a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07a62",
                            table="procurement_budgetimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b45ccedc788a1d1bb5708f7f094e15e8d15da672",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7ebe1",
                            table="procurement_budgetimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="budgetimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="631d6048e386a51cdbc261ddda6bde1dd1850c65",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b285c",
                            table="procurement_budgetimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedbudget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_importedbudgetevent" ("action", "after", "agency_id", "before", "budget_id", "budget_import_id", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action", NEW."after", NEW."agency_id", NEW."before", NEW."budget_id", NEW."budget_import_id", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="b3cbfbbf26997018256ce00d0e0d320b5167a187",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cb16f",
                            table="procurement_importedbudget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedbudget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_importedbudgetevent" ("action", "after", "agency_id", "before", "budget_id", "budget_import_id", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action", NEW."after", NEW."agency_id", NEW."before", NEW."budget_id", NEW."budget_import_id", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="4e3fa8a478b0b4f4b24a947f4431285577d19372",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ced5c",
                            table="procurement_importedbudget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedbudget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_importedbudgetevent" ("action", "after", "agency_id", "before", "budget_id", "budget_import_id", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."action", OLD."after", OLD."agency_id", OLD."before", OLD."budget_id", OLD."budget_import_id", OLD."cells", OLD."id", OLD."is_kept", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="cbb582ffad3c8da3cefdb1ff1287cb3086ab3df4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bbe1e",
                            table="procurement_importedbudget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedbudgetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5ef299f6247ac026aaa331bba68f6fc2a8fcd2eb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6cb13",
                            table="procurement_importedbudgetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedbudgetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="44932124700e3bdc4dafb4f966331f76c225d236",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_5c8fd",
                            table="procurement_importedbudgetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_periodclosingevent" ("closed_at", "closed_by_id", "first_month", "id", "last_event", "last_month", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "umk_target", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."first_month", NEW."id", NEW."last_event", NEW."last_month", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reopen_reason", NEW."reopened_at", NEW."reopened_by_id", NEW."umk_target", NEW."year"); RETURN NULL;',
                            hash="bb38229bb56a77946282345cd708884ba0d64aae",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5472d",
                            table="procurement_periodclosing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_periodclosingevent" ("closed_at", "closed_by_id", "first_month", "id", "last_event", "last_month", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "umk_target", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."first_month", NEW."id", NEW."last_event", NEW."last_month", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reopen_reason", NEW."reopened_at", NEW."reopened_by_id", NEW."umk_target", NEW."year"); RETURN NULL;',
                            hash="e334c6ef2047d2856900c6c945e6502d6d544076",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fa2d5",
                            table="procurement_periodclosing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_periodclosingevent" ("closed_at", "closed_by_id", "first_month", "id", "last_event", "last_month", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopen_reason", "reopened_at", "reopened_by_id", "umk_target", "year") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."first_month", OLD."id", OLD."last_event", OLD."last_month", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reopen_reason", OLD."reopened_at", OLD."reopened_by_id", OLD."umk_target", OLD."year"); RETURN NULL;',
                            hash="61c37f42d96b6ecba724c77ca281324778c2e0ba",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6ecb5",
                            table="procurement_periodclosing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d9c7437472024f658df04da35d75dbff5f152d01",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_01fc2",
                            table="procurement_periodclosingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodclosingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="497c354b1d6f839c8487c9c95c62e627487f8cdd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_76c80",
                            table="procurement_periodclosingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="review_stays_as_written",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a4ce6105ea5b7ad71d7422b96e9b27d7beea7531",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_review_stays_as_written_635b9",
                            table="procurement_periodreview",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_periodreviewevent" ("closing_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."closing_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="70bb680d20bc1127b6ad30fd667606e61ad42734",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3513",
                            table="procurement_periodreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8790f8c263925f656bdd2062289c59234af7baa6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5db5e",
                            table="procurement_periodreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="periodreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ed9638e2b4a0b120b4374f2bd5f88ba94f3cc7fb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_d13b4",
                            table="procurement_periodreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchaseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a118355a1967832bb48a7053ad1e79b58a04e138",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a94e",
                            table="procurement_commitmentpurchaseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchaseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="af7783bb88c6b2096bfc458de3deb2d176d7a237",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_c84fc",
                            table="procurement_commitmentpurchaseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="links_are_within_purchase",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE whole NUMERIC; linked NUMERIC;",
                            func="\n    SELECT value INTO whole FROM procurement_purchase WHERE id = NEW.purchase_id FOR UPDATE;\n    SELECT COALESCE(SUM(amount), 0) INTO linked FROM procurement_commitmentpurchase\n    WHERE purchase_id = NEW.purchase_id AND id IS DISTINCT FROM NEW.id;\n    IF linked + NEW.amount > whole THEN\n        RAISE EXCEPTION 'links of purchase % exceed its value', NEW.purchase_id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'links_are_within_purchase';\n    END IF;\n    RETURN NEW;\n",
                            hash="cc7a3e9905f23fd423a374e82f9aa52a456d2c66",
                            operation='INSERT OR UPDATE OF "amount", "purchase_id"',
                            pgid="pgtrigger_links_are_within_purchase_ae1c7",
                            table="procurement_commitmentpurchase",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_commitmentpurchaseevent" ("amount", "commitment_id", "created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (NEW."amount", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purchase_id"); RETURN NULL;',
                            hash="95b1be88bedfc4a2872ac0b4448184513ef719df",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d16d2",
                            table="procurement_commitmentpurchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_commitmentpurchaseevent" ("amount", "commitment_id", "created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (NEW."amount", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purchase_id"); RETURN NULL;',
                            hash="9d594b848906b4f2df3520dcde7cfbf2a7e58cf0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6699e",
                            table="procurement_commitmentpurchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentpurchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_commitmentpurchaseevent" ("amount", "commitment_id", "created_at", "created_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (OLD."amount", OLD."commitment_id", OLD."created_at", OLD."created_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purchase_id"); RETURN NULL;',
                            hash="6f490876e043c59e7f2236cdb1ea6be37b43df0d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a9e5a",
                            table="procurement_commitmentpurchase",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "changed_packages", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "skipped_count", "source", "step", "step_at", "warned_count", "year") VALUES (NEW."changed_count", NEW."changed_packages", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."failure", NEW."file", NEW."file_pdn_value", NEW."file_umk_value", NEW."file_value", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."merged_count", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."questions", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."rows_done", NEW."rows_total", NEW."same_count", NEW."savable_pdn_value", NEW."savable_value", NEW."sha256", NEW."size", NEW."skipped_count", NEW."source", NEW."step", NEW."step_at", NEW."warned_count", NEW."year"); RETURN NULL;',
                            hash="705ec00fca6b0f1d024fe952f82a38a5810224e7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_67341",
                            table="procurement_purchaseimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."committed_at" IS DISTINCT FROM (NEW."committed_at") OR OLD."decisions" IS DISTINCT FROM (NEW."decisions") OR OLD."mapping" IS DISTINCT FROM (NEW."mapping") OR OLD."reverted_at" IS DISTINCT FROM (NEW."reverted_at") OR OLD."step" IS DISTINCT FROM (NEW."step"))',
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "changed_packages", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "skipped_count", "source", "step", "step_at", "warned_count", "year") VALUES (NEW."changed_count", NEW."changed_packages", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."failure", NEW."file", NEW."file_pdn_value", NEW."file_umk_value", NEW."file_value", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."merged_count", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."questions", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."rows_done", NEW."rows_total", NEW."same_count", NEW."savable_pdn_value", NEW."savable_value", NEW."sha256", NEW."size", NEW."skipped_count", NEW."source", NEW."step", NEW."step_at", NEW."warned_count", NEW."year"); RETURN NULL;',
                            hash="bed8db7b687cf87b2e0de7b92dd9bbff18345bbc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_55dd4",
                            table="procurement_purchaseimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "changed_packages", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "skipped_count", "source", "step", "step_at", "warned_count", "year") VALUES (OLD."changed_count", OLD."changed_packages", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."decisions", OLD."failure", OLD."file", OLD."file_pdn_value", OLD."file_umk_value", OLD."file_value", OLD."header_row", OLD."id", OLD."kind", OLD."mapping", OLD."merged_count", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."questions", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."rows_done", OLD."rows_total", OLD."same_count", OLD."savable_pdn_value", OLD."savable_value", OLD."sha256", OLD."size", OLD."skipped_count", OLD."source", OLD."step", OLD."step_at", OLD."warned_count", OLD."year"); RETURN NULL;',
                            hash="979e87bc9d8fd3fe289335e25d3b72e905f04854",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_56c4d",
                            table="procurement_purchaseimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ca0a5a7a2436ca4ea80e24a358c3e3d0113ed6d2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_676fe",
                            table="procurement_purchaseimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="bc4a2b87a7ce3e6447e698a10e810a6eb7230b3f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_cf001",
                            table="procurement_purchaseimportevent",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchasepaymentevent" ("amount", "file_import_id", "id", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (NEW."amount", NEW."file_import_id", NEW."id", NEW."number", NEW."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purchase_id"); RETURN NULL;',
                            hash="5d0b28d796cf4608b993a883b428e070a7c96fb5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df3f6",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_purchasepaymentevent" ("amount", "file_import_id", "id", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (NEW."amount", NEW."file_import_id", NEW."id", NEW."number", NEW."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purchase_id"); RETURN NULL;',
                            hash="075bef3bcecf538e47985ed29cd70ec45529adbd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4ea90",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepayment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchasepaymentevent" ("amount", "file_import_id", "id", "number", "paid_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id") VALUES (OLD."amount", OLD."file_import_id", OLD."id", OLD."number", OLD."paid_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purchase_id"); RETURN NULL;',
                            hash="34f924f4e3dd57d2cf6fef3254f49449784ef76d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_22bfd",
                            table="procurement_purchasepayment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepaymentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1aba1d5ffb82a7cd88f1450be3043d1124cf5174",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_936b4",
                            table="procurement_purchasepaymentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchasepaymentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="2b7305ae69a93e2798fe8be3534e0abd966a5be6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ba150",
                            table="procurement_purchasepaymentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supplier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_supplierevent" ("catalogue_code", "id", "is_cooperative", "legal_form", "name", "normalised_name", "npwp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "same_as_id", "size_class", "vendor_id") VALUES (NEW."catalogue_code", NEW."id", NEW."is_cooperative", NEW."legal_form", NEW."name", NEW."normalised_name", NEW."npwp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region", NEW."same_as_id", NEW."size_class", NEW."vendor_id"); RETURN NULL;',
                            hash="e5dc787da76a9c8e35b4fe62629cebb53728b04f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_582e4",
                            table="procurement_supplier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supplier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_supplierevent" ("catalogue_code", "id", "is_cooperative", "legal_form", "name", "normalised_name", "npwp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "same_as_id", "size_class", "vendor_id") VALUES (NEW."catalogue_code", NEW."id", NEW."is_cooperative", NEW."legal_form", NEW."name", NEW."normalised_name", NEW."npwp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region", NEW."same_as_id", NEW."size_class", NEW."vendor_id"); RETURN NULL;',
                            hash="6ee7696ba16daf47acd628da2f8c6063f2072963",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f431",
                            table="procurement_supplier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supplier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_supplierevent" ("catalogue_code", "id", "is_cooperative", "legal_form", "name", "normalised_name", "npwp", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "same_as_id", "size_class", "vendor_id") VALUES (OLD."catalogue_code", OLD."id", OLD."is_cooperative", OLD."legal_form", OLD."name", OLD."normalised_name", OLD."npwp", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region", OLD."same_as_id", OLD."size_class", OLD."vendor_id"); RETURN NULL;',
                            hash="d64a8d07035a935ff6f7866b3ab39ca06bd0a792",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_be79f",
                            table="procurement_supplier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8dd0eceac8e5aa9497ca877d1eda848925f4b4c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3bce1",
                            table="procurement_purchaseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchaseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="2d76021ada9d182f7d62b35d1f78befdedb1f2dd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a76e5",
                            table="procurement_purchaseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="purchase_month_follows_dates",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN ((NEW.recorded_on, NEW.month) IS DISTINCT FROM (COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on), CASE WHEN EXTRACT(YEAR FROM COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on)) = NEW.year THEN EXTRACT(MONTH FROM COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on)) END))",
                            func="NEW.recorded_on := COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on); NEW.month := CASE WHEN EXTRACT(YEAR FROM COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on)) = NEW.year THEN EXTRACT(MONTH FROM COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on)) END; RETURN NEW;",
                            hash="da2feca4fc30d20d350cc743db7c44d5b617a42e",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_purchase_month_follows_dates_16921",
                            table="procurement_purchase",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="purchase_covers_its_links",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (NEW."value" < (OLD."value"))',
                            func="\n    IF NEW.value < (\n        SELECT COALESCE(SUM(amount), 0) FROM procurement_commitmentpurchase\n        WHERE purchase_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'purchase % would be worth less than its links', NEW.id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_covers_its_links';\n    END IF;\n    RETURN NEW;\n",
                            hash="218b472950b708c62babd34cfaf01228dc94bef9",
                            operation='UPDATE OF "value"',
                            pgid="pgtrigger_purchase_covers_its_links_3e177",
                            table="procurement_purchase",
                            when="BEFORE",
                        ),
                    ),
                ),
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
                        name="summary_empties",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="TRUNCATE procurement_purchasesummary; RETURN NULL;",
                            hash="6aede2a5fd5e4aac0b1e2443f0477ec228c9807f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_summary_empties_17433",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="findingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c6c74e66f85449d2c7b94572d43f62603a402036",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b305a",
                            table="procurement_findingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="c659783859cafdd4999c7d582b03fa0b82dc7431",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_c6d66",
                            table="procurement_findingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_findingevent" ("agency_id", "amount", "bound", "commitment_id", "demand_id", "found_at", "id", "kind", "note", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id", "solved_at", "state", "subject", "supplier_id", "year") SELECT new_values."agency_id", new_values."amount", new_values."bound", new_values."commitment_id", new_values."demand_id", new_values."found_at", new_values."id", new_values."kind", new_values."note", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."purchase_id", new_values."solved_at", new_values."state", new_values."subject", new_values."supplier_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                            hash="17dbbf30df68b4614f4f0e4cd39019ee703770d9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8aa7",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="procurement_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_findingevent" ("agency_id", "amount", "bound", "commitment_id", "demand_id", "found_at", "id", "kind", "note", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id", "solved_at", "state", "subject", "supplier_id", "year") SELECT new_values."agency_id", new_values."amount", new_values."bound", new_values."commitment_id", new_values."demand_id", new_values."found_at", new_values."id", new_values."kind", new_values."note", new_values."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."purchase_id", new_values."solved_at", new_values."state", new_values."subject", new_values."supplier_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values; RETURN NULL;',
                            hash="93e7631226faa5a8bdac7f34f3a7bc4c1722687a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eacc2",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="procurement_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_findingevent" ("agency_id", "amount", "bound", "commitment_id", "demand_id", "found_at", "id", "kind", "note", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purchase_id", "solved_at", "state", "subject", "supplier_id", "year") VALUES (OLD."agency_id", OLD."amount", OLD."bound", OLD."commitment_id", OLD."demand_id", OLD."found_at", OLD."id", OLD."kind", OLD."note", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purchase_id", OLD."solved_at", OLD."state", OLD."subject", OLD."supplier_id", OLD."year"); RETURN NULL;',
                            hash="42c70fe1058789957492507cce6877f880f85c86",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_243a3",
                            table="procurement_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supplierevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a8da72e0a210fa393bb1c0eaa2992da9e59b9138",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db053",
                            table="procurement_supplierevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supplierevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="2db321d988faeedaa5adf1be5d88cb9f54abb994",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_9c77d",
                            table="procurement_supplierevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="64c86a1b0271d75c2d2293f18c6da0a1ad13f8fd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_04419",
                            table="procurement_targetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="129351065e23015eca818a18d8ca859c7521a495",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_3c5bf",
                            table="procurement_targetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
