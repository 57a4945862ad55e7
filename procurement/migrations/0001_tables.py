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


class Migration(migrations.Migration):
    replaces = [
        ("procurement", "0001_first_records"),
        ("procurement", "0002_purchase_has_demand"),
        ("procurement", "0004_commitment_purchases"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("matching", "0001_tables"),
        ("vendors", "0001_tables"),
    ]

    operations = [
        core.operations.Together(
            operations=[
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
                                verbose_name="kelas usaha penyedia saat itu",
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
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["rup_codes"], name="purchase_rup_codes"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.search.SearchVector(
                                    "package_name", "supplier_name", config="indonesian"
                                ),
                                name="purchase_words",
                            ),
                            models.Index(fields=["package_key"], name="purchase_package_key"),
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
                                    ("committed_at__isnull", False), ("reverted_at", None)
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
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "bulan dan metode"),
                                    (2, "bulan dan perangkat daerah"),
                                    (3, "bulan, perangkat daerah, dan metode"),
                                    (4, "bulan, metode, dan jenis"),
                                    (5, "bulan, metode, dan kelas usaha"),
                                    (6, "bulan, metode, dan asal produk"),
                                    (7, "bulan, metode, dan sumber"),
                                    (8, "bulan dan penyedia"),
                                    (9, "bulan, metode, dan kategori"),
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
                            models.Index(fields=["group_key"], name="summary_group"),
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
                                verbose_name="kelas usaha",
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
                                verbose_name="kelas usaha penyedia saat itu",
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
                                verbose_name="kelas usaha",
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
                    model_name="purchase",
                    trigger=pgtrigger.compiler.Trigger(
                        name="purchase_month_follows_dates",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    NEW.recorded_on := COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on);\n    -- A receipt of the year before belongs to the budget year, but to none of its months.\n    NEW.month := CASE\n        WHEN EXTRACT(YEAR FROM NEW.recorded_on) = NEW.year\n        THEN EXTRACT(MONTH FROM NEW.recorded_on)\n    END;\n    RETURN NEW;\n",
                            hash="cf02a2f865b5302ea6e5830346312bfcf047db44",
                            operation='INSERT OR UPDATE OF "year", "contracted_on", "ordered_on", "paid_on"',
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
                        name="summary_adds",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 2, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, NULL::text, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 3, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 4, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, procurement_type, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 5, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 6, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, origin_cluster, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 7, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, source, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 8, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, NULL::text, NULL::text, COALESCE(supplier_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND NOT has_parts) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 9, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, COALESCE(category_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9) AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="13f0120aafaceed53badd100a2ea4faed95af1d4",
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
                            func="\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 2, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, NULL::text, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 3, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 4, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, procurement_type, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 5, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 6, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, origin_cluster, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 7, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, source, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 8, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, NULL::text, NULL::text, COALESCE(supplier_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND NOT has_parts\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND NOT has_parts) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 9, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, COALESCE(category_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT 1 AS sign, * FROM new_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL\nUNION ALL\nSELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9) AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="a7d1080c7614be258f106d37e737c326dbc21cf6",
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
                            func="\n        INSERT INTO procurement_purchasesummary (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value, group_key, is_folded)\n        SELECT *, hashtextextended(\n            concat_ws('|', COALESCE(level::text, '-'), COALESCE(year::text, '-'), COALESCE(stage::text, '-'), COALESCE(is_self_managed::text, '-'), COALESCE(month::text, '-'), COALESCE(agency_id::text, '-'), COALESCE(method::text, '-'), COALESCE(name::text, '-'), COALESCE(key::text, '-')), 0\n        ), False\n        FROM (SELECT 1, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 2, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, NULL::text, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 3, year, stage, source = 'swakelola', COALESCE(month, 0), agency_id, method, NULL::text, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 4, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, procurement_type, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 5, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 6, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, origin_cluster, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 7, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, source, NULL::bigint,\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 8, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, NULL::text, NULL::text, COALESCE(supplier_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND NOT has_parts) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9\nUNION ALL\nSELECT 9, year, stage, source = 'swakelola', COALESCE(month, 0), NULL::bigint, method, NULL::text, COALESCE(category_id, 0),\n            SUM(sign) AS purchase_count, SUM(sign * value) AS value,\n            SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,\n            SUM(sign * COALESCE(umk_value, 0)) AS umk_value,\n            SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END),\n            SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END)\n        FROM (SELECT -1 AS sign, * FROM old_rows WHERE stage IN ('contracted', 'realised') AND part_of_id IS NULL) AS changed\n        GROUP BY 2, 3, 4, 5, 6, 7, 8, 9) AS sums (level, year, stage, is_self_managed, month, agency_id, method, name, key, purchase_count, value, pdn_value, umk_value, pdn_unknown_count, pdn_unknown_value, umk_unknown_count, umk_unknown_value)\n        WHERE purchase_count <> 0 OR value <> 0 OR pdn_value <> 0 OR umk_value <> 0 OR pdn_unknown_count <> 0 OR pdn_unknown_value <> 0 OR umk_unknown_count <> 0 OR umk_unknown_value <> 0;\n    \n    IF (SELECT count(*) FROM (\n        SELECT 1 FROM procurement_purchasesummary WHERE NOT is_folded LIMIT 4000\n    ) AS small) >= 4000 THEN\n        PERFORM procurement_fold_summary();\n    END IF;\n    RETURN NULL;\n",
                            hash="442530dea3bba76d3ce4d26ff81e235ed35d6d87",
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
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") VALUES (NEW."account_codes", NEW."addendum", NEW."agency_id", NEW."available_tier", NEW."bmp", NEW."cancel_reason", NEW."category_id", NEW."ceiling", NEW."contract_number", NEW."contracted_on", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."evidence", NEW."evidence_name", NEW."file_import_id", NEW."fund_source", NEW."hand_set", NEW."has_parts", NEW."id", NEW."is_cooperative", NEW."is_sum_of_parts", NEW."method", NEW."month", NEW."note", NEW."ordered_on", NEW."origin_basis", NEW."origin_cluster", NEW."package_key", NEW."package_name", NEW."paid_on", NEW."part_of_id", NEW."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."procurement_type", NEW."recorded_on", NEW."rup_codes", NEW."size_class", NEW."source", NEW."stage", NEW."status_text", NEW."supplier_code", NEW."supplier_id", NEW."supplier_name", NEW."tier", NEW."tier_reason", NEW."tkdn", NEW."umk_value", NEW."value", NEW."version", NEW."year"); RETURN NULL;',
                            hash="eb65c70c41fadab8e05d1c8fd3e52643a798eff3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dfa44",
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
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") VALUES (NEW."account_codes", NEW."addendum", NEW."agency_id", NEW."available_tier", NEW."bmp", NEW."cancel_reason", NEW."category_id", NEW."ceiling", NEW."contract_number", NEW."contracted_on", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."evidence", NEW."evidence_name", NEW."file_import_id", NEW."fund_source", NEW."hand_set", NEW."has_parts", NEW."id", NEW."is_cooperative", NEW."is_sum_of_parts", NEW."method", NEW."month", NEW."note", NEW."ordered_on", NEW."origin_basis", NEW."origin_cluster", NEW."package_key", NEW."package_name", NEW."paid_on", NEW."part_of_id", NEW."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."procurement_type", NEW."recorded_on", NEW."rup_codes", NEW."size_class", NEW."source", NEW."stage", NEW."status_text", NEW."supplier_code", NEW."supplier_id", NEW."supplier_name", NEW."tier", NEW."tier_reason", NEW."tkdn", NEW."umk_value", NEW."value", NEW."version", NEW."year"); RETURN NULL;',
                            hash="a05a5277452b1216c708150139220599cde43447",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e244c",
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
                            func='INSERT INTO "procurement_purchaseevent" ("account_codes", "addendum", "agency_id", "available_tier", "bmp", "cancel_reason", "category_id", "ceiling", "contract_number", "contracted_on", "created_at", "created_by_id", "demand_id", "evidence", "evidence_name", "file_import_id", "fund_source", "hand_set", "has_parts", "id", "is_cooperative", "is_sum_of_parts", "method", "month", "note", "ordered_on", "origin_basis", "origin_cluster", "package_key", "package_name", "paid_on", "part_of_id", "pdn_value", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procurement_type", "recorded_on", "rup_codes", "size_class", "source", "stage", "status_text", "supplier_code", "supplier_id", "supplier_name", "tier", "tier_reason", "tkdn", "umk_value", "value", "version", "year") VALUES (OLD."account_codes", OLD."addendum", OLD."agency_id", OLD."available_tier", OLD."bmp", OLD."cancel_reason", OLD."category_id", OLD."ceiling", OLD."contract_number", OLD."contracted_on", OLD."created_at", OLD."created_by_id", OLD."demand_id", OLD."evidence", OLD."evidence_name", OLD."file_import_id", OLD."fund_source", OLD."hand_set", OLD."has_parts", OLD."id", OLD."is_cooperative", OLD."is_sum_of_parts", OLD."method", OLD."month", OLD."note", OLD."ordered_on", OLD."origin_basis", OLD."origin_cluster", OLD."package_key", OLD."package_name", OLD."paid_on", OLD."part_of_id", OLD."pdn_value", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."procurement_type", OLD."recorded_on", OLD."rup_codes", OLD."size_class", OLD."source", OLD."stage", OLD."status_text", OLD."supplier_code", OLD."supplier_id", OLD."supplier_name", OLD."tier", OLD."tier_reason", OLD."tkdn", OLD."umk_value", OLD."value", OLD."version", OLD."year"); RETURN NULL;',
                            hash="1cb57138666dbf5b2096d355763e297f421a465a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17ccd",
                            table="procurement_purchase",
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
                    model_name="purchaseimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "source", "step", "step_at", "warned_count", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."failure", NEW."file", NEW."file_pdn_value", NEW."file_umk_value", NEW."file_value", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."merged_count", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."questions", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."rows_done", NEW."rows_total", NEW."same_count", NEW."savable_pdn_value", NEW."savable_value", NEW."sha256", NEW."size", NEW."source", NEW."step", NEW."step_at", NEW."warned_count", NEW."year"); RETURN NULL;',
                            hash="4f3fbc7605e0e62f7c85f28a2d0764156f31977d",
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
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "source", "step", "step_at", "warned_count", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."failure", NEW."file", NEW."file_pdn_value", NEW."file_umk_value", NEW."file_value", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."merged_count", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."questions", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."rows_done", NEW."rows_total", NEW."same_count", NEW."savable_pdn_value", NEW."savable_value", NEW."sha256", NEW."size", NEW."source", NEW."step", NEW."step_at", NEW."warned_count", NEW."year"); RETURN NULL;',
                            hash="490e4ecd30f235fab64ced67e00cc85a4c3f3d42",
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
                            func='INSERT INTO "procurement_purchaseimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "failure", "file", "file_pdn_value", "file_umk_value", "file_value", "header_row", "id", "kind", "mapping", "merged_count", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questions", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "rows_done", "rows_total", "same_count", "savable_pdn_value", "savable_value", "sha256", "size", "source", "step", "step_at", "warned_count", "year") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."decisions", OLD."failure", OLD."file", OLD."file_pdn_value", OLD."file_umk_value", OLD."file_value", OLD."header_row", OLD."id", OLD."kind", OLD."mapping", OLD."merged_count", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."questions", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."rows_done", OLD."rows_total", OLD."same_count", OLD."savable_pdn_value", OLD."savable_value", OLD."sha256", OLD."size", OLD."source", OLD."step", OLD."step_at", OLD."warned_count", OLD."year"); RETURN NULL;',
                            hash="77d2ba659761075474983e0a2e0e6394fbd056a8",
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
