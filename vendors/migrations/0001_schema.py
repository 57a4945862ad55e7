from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
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
    replaces = [("vendors", "0017_same_rows_of_lists")]

    initial = True

    dependencies = [
        ("accounts", "0001_schema"),
    ]

    operations = [
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="DirectoryEntry",
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
                                choices=[("vendor", "Pelaku usaha"), ("product", "Produk")],
                                max_length=7,
                                verbose_name="isi",
                            ),
                        ),
                        ("is_public", models.BooleanField(verbose_name="tampil untuk umum")),
                        ("name", models.CharField(max_length=200, verbose_name="nama")),
                        (
                            "facets",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20), verbose_name="ciri"
                            ),
                        ),
                        (
                            "price",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="harga mulai",
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveBigIntegerField(
                                null=True, verbose_name="kapasitas per bulan"
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                decimal_places=2, max_digits=5, null=True, verbose_name="TKDN (%)"
                            ),
                        ),
                        (
                            "completeness",
                            models.PositiveSmallIntegerField(verbose_name="kelengkapan"),
                        ),
                        ("card", models.JSONField(verbose_name="kartu")),
                        (
                            "name_search",
                            django.contrib.postgres.search.SearchVectorField(
                                verbose_name="kata dalam nama"
                            ),
                        ),
                        (
                            "search",
                            django.contrib.postgres.search.SearchVectorField(verbose_name="kata"),
                        ),
                        (
                            "stale_on",
                            models.DateField(null=True, verbose_name="harus ditulis ulang pada"),
                        ),
                        (
                            "product",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="directory_entry",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="directory_entries",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "isi direktori",
                        "verbose_name_plural": "isi direktori",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["facets"], name="directory_facets"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["search"], name="directory_search"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False,
                                fields=["name_search"],
                                name="directory_name_search",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(models.F("completeness"), descending=True),
                                models.F("id"),
                                name="directory_completeness",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.F("name"),
                                models.F("id"),
                                name="directory_name",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.F("price"),
                                models.F("id"),
                                name="directory_price",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(
                                    models.F("price"), descending=True, nulls_last=True
                                ),
                                models.F("id"),
                                name="directory_dearest",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(models.F("tkdn"), descending=True, nulls_last=True),
                                models.F("id"),
                                name="directory_tkdn",
                            ),
                            models.Index(
                                models.F("kind"),
                                models.OrderBy(
                                    models.F("capacity"), descending=True, nulls_last=True
                                ),
                                models.F("id"),
                                name="directory_capacity",
                            ),
                            models.Index(
                                condition=models.Q(("stale_on__isnull", False)),
                                fields=["stale_on"],
                                name="directory_stale",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "vendor")),
                                fields=("vendor",),
                                name="directory_entry_is_one_for_a_vendor",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "vendor"), ("product", None)),
                                    models.Q(("kind", "product"), ("product__isnull", False)),
                                    _connector="OR",
                                ),
                                name="directory_entry_of_a_product_has_it",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedProduct",
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
                            "product",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imported_rows",
                                to="vendors.product",
                            ),
                        ),
                        (
                            "product_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="vendors.productimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor produk",
                        "verbose_name_plural": "baris impor produk",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("product_import", "number"),
                                name="imported_product_number_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action", "refused"),
                                        ("product", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("action", "refused"), _negated=True),
                                        ("reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="imported_product_refused_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedVendor",
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
                            "vendor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imported_rows",
                                to="vendors.vendor",
                            ),
                        ),
                        (
                            "vendor_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="vendors.vendorimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor vendor",
                        "verbose_name_plural": "baris impor vendor",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor_import", "number"),
                                name="imported_vendor_number_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action", "refused"),
                                        ("vendor", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("action", "refused"), _negated=True),
                                        ("reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="imported_vendor_refused_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LicenceRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "scope",
                            models.CharField(
                                choices=[
                                    ("medium_low", "KBLI berisiko menengah rendah"),
                                    ("medium_high", "KBLI berisiko menengah tinggi"),
                                    ("high", "KBLI berisiko tinggi"),
                                    ("food_fresh", "Produk makanan siap saji"),
                                    ("food_packed", "Produk pangan kemasan"),
                                    ("medical", "Produk alat kesehatan"),
                                    ("industry", "Barang industri dengan KBLI industri"),
                                    ("company", "Badan usaha dan koperasi"),
                                ],
                                max_length=11,
                                verbose_name="untuk",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="syarat")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("nib", "NIB (OSS RBA)"),
                                        ("standard", "Sertifikat Standar"),
                                        ("standard_verified", "Sertifikat Standar terverifikasi"),
                                        ("permit", "Izin"),
                                        ("tax_number", "NPWP"),
                                        ("tax_status", "Surat PKP atau non-PKP"),
                                        ("deed", "Akta usaha"),
                                        ("home_food", "SPP-IRT"),
                                        ("food_registration", "Izin edar BPOM"),
                                        ("halal", "Sertifikat halal"),
                                        ("kitchen_hygiene", "SLHS (laik higiene sanitasi)"),
                                        ("tkdn", "Sertifikat TKDN"),
                                        ("tkdn_small", "TKDN Industri Kecil"),
                                        ("sni", "SPPT-SNI"),
                                        ("brand", "Merek dagang"),
                                        ("medical", "Izin edar alat kesehatan"),
                                        ("siinas", "Akun SIINas"),
                                        ("cooperative", "NIK koperasi"),
                                        ("training", "Sertifikat pelatihan"),
                                        ("other", "Lainnya"),
                                    ],
                                    max_length=17,
                                ),
                                verbose_name="dipenuhi oleh salah satu",
                            ),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=True,
                                help_text="Yang tidak wajib hanya disarankan.",
                                verbose_name="wajib",
                            ),
                        ),
                        (
                            "how_to_get",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="cara mendapatkan"
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="dasar hukum"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="urutan"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.licencerule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Product",
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
                        ("name", models.CharField(max_length=150, verbose_name="nama produk")),
                        ("slug", models.SlugField(editable=False, max_length=80)),
                        (
                            "description",
                            models.TextField(blank=True, max_length=2000, verbose_name="uraian"),
                        ),
                        (
                            "unit",
                            models.CharField(
                                help_text="Misalnya kotak, rim, atau paket.",
                                max_length=30,
                                verbose_name="satuan",
                            ),
                        ),
                        (
                            "price",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="harga satuan",
                            ),
                        ),
                        (
                            "price_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="harga per tanggal"
                            ),
                        ),
                        (
                            "price_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: termasuk pajak dan antar dalam Kota Metro.",
                                max_length=150,
                                verbose_name="keterangan harga",
                            ),
                        ),
                        (
                            "minimum_order",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="pesanan minimum",
                            ),
                        ),
                        (
                            "monthly_capacity",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="kapasitas per bulan"
                            ),
                        ),
                        (
                            "lead_time_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Hari dari pesanan sampai barang tiba.",
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(365)],
                                verbose_name="waktu pesan (hari)",
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("city", "Dibuat di Kota Metro"),
                                    ("province", "Dibuat di Lampung"),
                                    ("domestic", "Dibuat di Indonesia"),
                                    ("import", "Impor"),
                                ],
                                max_length=8,
                                verbose_name="asal",
                            ),
                        ),
                        (
                            "material",
                            models.CharField(
                                blank=True,
                                help_text="Bahan atau isi, misalnya benang emas, katun.",
                                max_length=300,
                                verbose_name="bahan",
                            ),
                        ),
                        (
                            "ekatalog_url",
                            models.URLField(
                                blank=True,
                                help_text="Alamat produk ini di e-Katalog.",
                                max_length=300,
                                verbose_name="tautan e-Katalog",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(default=True, verbose_name="ditawarkan"),
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
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diubah pada",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="products",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certified_products",
                                to="vendors.licence",
                                verbose_name="sertifikat TKDN",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="products",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "produk",
                        "verbose_name_plural": "produk",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor", "slug"), name="product_slug_is_unique_for_vendor"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("price", None), ("price__gt", 0), _connector="OR"
                                ),
                                name="product_price_is_positive",
                                violation_error_code="price_not_positive",
                                violation_error_message="Harga harus lebih dari nol, atau kosongkan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("price", None), ("price_on", None)),
                                    models.Q(
                                        ("price__isnull", False), ("price_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="product_price_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tkdn", None),
                                    models.Q(("tkdn__gte", 0), ("tkdn__lte", 100)),
                                    _connector="OR",
                                ),
                                name="product_tkdn_is_a_percentage",
                                violation_error_code="tkdn_range",
                                violation_error_message="TKDN antara 0 dan 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bmp", None),
                                    models.Q(("bmp__gte", 0), ("bmp__lte", 15)),
                                    _connector="OR",
                                ),
                                name="product_bmp_is_limited",
                                violation_error_code="bmp_range",
                                violation_error_message="BMP antara 0 dan 15 persen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=150, verbose_name="nama produk")),
                        ("slug", models.SlugField(db_index=False, editable=False, max_length=80)),
                        (
                            "description",
                            models.TextField(blank=True, max_length=2000, verbose_name="uraian"),
                        ),
                        (
                            "unit",
                            models.CharField(
                                help_text="Misalnya kotak, rim, atau paket.",
                                max_length=30,
                                verbose_name="satuan",
                            ),
                        ),
                        (
                            "price",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="harga satuan",
                            ),
                        ),
                        (
                            "price_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="harga per tanggal"
                            ),
                        ),
                        (
                            "price_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: termasuk pajak dan antar dalam Kota Metro.",
                                max_length=150,
                                verbose_name="keterangan harga",
                            ),
                        ),
                        (
                            "minimum_order",
                            models.PositiveIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="pesanan minimum",
                            ),
                        ),
                        (
                            "monthly_capacity",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="kapasitas per bulan"
                            ),
                        ),
                        (
                            "lead_time_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Hari dari pesanan sampai barang tiba.",
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(365)],
                                verbose_name="waktu pesan (hari)",
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("city", "Dibuat di Kota Metro"),
                                    ("province", "Dibuat di Lampung"),
                                    ("domestic", "Dibuat di Indonesia"),
                                    ("import", "Impor"),
                                ],
                                max_length=8,
                                verbose_name="asal",
                            ),
                        ),
                        (
                            "material",
                            models.CharField(
                                blank=True,
                                help_text="Bahan atau isi, misalnya benang emas, katun.",
                                max_length=300,
                                verbose_name="bahan",
                            ),
                        ),
                        (
                            "ekatalog_url",
                            models.URLField(
                                blank=True,
                                help_text="Alamat produk ini di e-Katalog.",
                                max_length=300,
                                verbose_name="tautan e-Katalog",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(default=True, verbose_name="ditawarkan"),
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
                            "changed_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diubah pada",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.licence",
                                verbose_name="sertifikat TKDN",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.product",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProductImport",
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
                        (
                            "vendor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="product_imports",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "impor produk",
                        "verbose_name_plural": "impor produk",
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
                                name="productimport_commit_is_whole",
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
                                name="productimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256", "vendor"),
                                name="productimport_file_stands_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductImportEvent",
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
                                to="vendors.productimport",
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
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProductPhoto",
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
                            "image",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto",
                            ),
                        ),
                        (
                            "thumbnail",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto kecil",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="lebar")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="tinggi")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(8),
                                ],
                                verbose_name="urutan",
                            ),
                        ),
                        (
                            "caption",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diunggah pada",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="photos",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "foto produk",
                        "verbose_name_plural": "foto produk",
                        "ordering": ["position"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1), ("position__lte", 8)),
                                name="productphoto_count_is_limited",
                                violation_error_code="too_many_photos",
                                violation_error_message="Paling banyak 8 foto.",
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                fields=("product", "position"),
                                name="product_photo_position_is_unique",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductPhotoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "image",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto",
                            ),
                        ),
                        (
                            "thumbnail",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto kecil",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="lebar")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="tinggi")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(8),
                                ],
                                verbose_name="urutan",
                            ),
                        ),
                        (
                            "caption",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diunggah pada",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.productphoto",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProductPrice",
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
                            "price",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="harga satuan"
                            ),
                        ),
                        ("price_on", models.DateField(verbose_name="sejak tanggal")),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dicatat pada"
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="prices",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "harga produk",
                        "verbose_name_plural": "riwayat harga",
                        "ordering": ["-price_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("product", "price_on"), name="product_price_is_one_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProductPriceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "price",
                            models.DecimalField(
                                decimal_places=2, max_digits=18, verbose_name="harga satuan"
                            ),
                        ),
                        ("price_on", models.DateField(verbose_name="sejak tanggal")),
                        (
                            "recorded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dicatat pada"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.productprice",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ProfileInvitation",
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
                            "token_hash",
                            models.CharField(
                                editable=False,
                                max_length=64,
                                unique=True,
                                verbose_name="sidik tautan",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("claim", "Mengelola profil"),
                                    ("confirm", "Memastikan data"),
                                ],
                                default="claim",
                                max_length=7,
                                verbose_name="untuk",
                            ),
                        ),
                        ("expires_at", models.DateTimeField(verbose_name="berlaku sampai")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dibuat pada"
                            ),
                        ),
                        ("used_at", models.DateTimeField(null=True, verbose_name="dipakai pada")),
                        (
                            "created_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibuat oleh",
                            ),
                        ),
                        (
                            "used_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dipakai oleh",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="profile_invitations",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "undangan profil",
                        "verbose_name_plural": "undangan profil",
                        "ordering": ["-created_at"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("used_at", None), ("used_by", None)),
                                    models.Q(
                                        ("used_at__isnull", False), ("used_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="profile_invitation_use_is_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProfileInvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "token_hash",
                            models.CharField(
                                editable=False, max_length=64, verbose_name="sidik tautan"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("claim", "Mengelola profil"),
                                    ("confirm", "Memastikan data"),
                                ],
                                default="claim",
                                max_length=7,
                                verbose_name="untuk",
                            ),
                        ),
                        ("expires_at", models.DateTimeField(verbose_name="berlaku sampai")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dibuat pada"
                            ),
                        ),
                        ("used_at", models.DateTimeField(null=True, verbose_name="dipakai pada")),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibuat oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.profileinvitation",
                            ),
                        ),
                        (
                            "used_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dipakai oleh",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Representative",
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
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="represents",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="pengguna",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="representatives",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wakil vendor",
                        "verbose_name_plural": "wakil vendor",
                    },
                ),
                migrations.CreateModel(
                    name="RepresentativeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.representative",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="pengguna",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SearchWord",
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
                        ("trigram", models.CharField(max_length=3, verbose_name="tiga huruf")),
                        ("word", models.CharField(max_length=60, verbose_name="kata")),
                    ],
                    options={
                        "verbose_name": "kata direktori",
                        "verbose_name_plural": "kata direktori",
                        "indexes": [models.Index(fields=["word"], name="search_word")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("trigram", "word"), name="search_word_is_unique"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShortlistItem",
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
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="disimpan pada"
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shortlisted",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shortlist",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="pengguna",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "produk yang disimpan",
                        "verbose_name_plural": "produk yang disimpan",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "product"), name="shortlist_item_is_unique"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Synonym",
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
                        ("term", models.CharField(max_length=60, verbose_name="kata sehari-hari")),
                        (
                            "expansion",
                            models.CharField(
                                help_text="Dipisah koma bila lebih dari satu.",
                                max_length=200,
                                verbose_name="kata katalog",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                    ],
                    options={
                        "verbose_name": "padanan kata",
                        "verbose_name_plural": "padanan kata",
                        "ordering": ["term"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("term"),
                                name="synonym_term_is_unique",
                                violation_error_code="term_exists",
                                violation_error_message="Kata ini sudah ada. Tambahkan padanannya di sana.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SynonymEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("term", models.CharField(max_length=60, verbose_name="kata sehari-hari")),
                        (
                            "expansion",
                            models.CharField(
                                help_text="Dipisah koma bila lebih dari satu.",
                                max_length=200,
                                verbose_name="kata katalog",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.synonym",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Vendor",
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
                        ("name", models.CharField(max_length=200, verbose_name="nama usaha")),
                        ("slug", models.SlugField(editable=False, max_length=80, unique=True)),
                        (
                            "name_key",
                            models.CharField(
                                default="",
                                editable=False,
                                max_length=200,
                                verbose_name="nama untuk dibandingkan",
                            ),
                        ),
                        (
                            "legal_form",
                            models.CharField(
                                choices=[
                                    ("pt", "PT"),
                                    ("pt_perorangan", "PT Perorangan"),
                                    ("cv", "CV"),
                                    ("firma", "Firma"),
                                    ("ud", "UD"),
                                    ("koperasi", "Koperasi"),
                                    ("perseorangan", "Usaha perseorangan"),
                                ],
                                max_length=13,
                                verbose_name="bentuk usaha",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="koperasi"
                            ),
                        ),
                        (
                            "founded_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1900),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="berdiri tahun",
                            ),
                        ),
                        (
                            "products_summary",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: snack dan nasi kotak.",
                                max_length=200,
                                verbose_name="barang atau jasa",
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="tentang usaha"
                            ),
                        ),
                        (
                            "nib",
                            models.CharField(
                                blank=True,
                                error_messages={"unique": "NIB ini sudah dipakai vendor lain."},
                                help_text="13 angka dari OSS.",
                                max_length=13,
                                null=True,
                                unique=True,
                                validators=[core.identifiers.clean_nib],
                                verbose_name="NIB",
                            ),
                        ),
                        (
                            "npwp",
                            models.CharField(
                                blank=True,
                                help_text="15 atau 16 angka. NPWP lama disimpan dengan 0 di depan.",
                                max_length=16,
                                validators=[core.identifiers.clean_npwp],
                                verbose_name="NPWP",
                            ),
                        ),
                        (
                            "nik",
                            models.CharField(
                                blank=True,
                                help_text="Hanya bila usaha ini milik perseorangan.",
                                max_length=16,
                                validators=[core.identifiers.clean_nik],
                                verbose_name="NIK pemilik",
                            ),
                        ),
                        (
                            "is_taxable",
                            models.BooleanField(
                                blank=True,
                                help_text="Kosong: belum diketahui.",
                                null=True,
                                verbose_name="pengusaha kena pajak (PKP)",
                            ),
                        ),
                        (
                            "has_business_account",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="rekening atas nama usaha"
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
                                editable=False,
                                max_length=6,
                                verbose_name="skala usaha",
                            ),
                        ),
                        (
                            "size_class_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="skala usaha per tanggal"
                            ),
                        ),
                        (
                            "size_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("capital", "Modal usaha"),
                                    ("sales", "Penjualan setahun"),
                                ],
                                max_length=7,
                                verbose_name="dasar skala usaha",
                            ),
                        ),
                        (
                            "capital",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Di luar tanah dan bangunan.",
                                max_digits=18,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="modal usaha",
                            ),
                        ),
                        (
                            "annual_sales",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="penjualan setahun",
                            ),
                        ),
                        (
                            "woman_led",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="dipimpin perempuan"
                            ),
                        ),
                        (
                            "contact_name",
                            models.CharField(max_length=150, verbose_name="nama kontak"),
                        ),
                        (
                            "phone",
                            models.CharField(
                                max_length=16,
                                validators=[core.identifiers.clean_phone],
                                verbose_name="nomor WhatsApp",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="alamat"),
                        ),
                        (
                            "publishes_name",
                            models.BooleanField(
                                default=False, verbose_name="nama kontak tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_phone",
                            models.BooleanField(
                                default=False, verbose_name="nomor WhatsApp tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_email",
                            models.BooleanField(
                                default=False, verbose_name="surel tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_address",
                            models.BooleanField(
                                default=False, verbose_name="alamat tampil untuk umum"
                            ),
                        ),
                        (
                            "capacity_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: 400 kotak per hari.",
                                max_length=200,
                                verbose_name="kapasitas",
                            ),
                        ),
                        (
                            "lead_time_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: paling lambat H-2.",
                                max_length=100,
                                verbose_name="waktu pesan",
                            ),
                        ),
                        (
                            "delivery_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("district", "Kecamatan sendiri"),
                                    ("city", "Kota Metro"),
                                    ("neighbours", "Kota Metro dan kabupaten sekitar"),
                                    ("province", "Provinsi Lampung"),
                                    ("country", "Seluruh Indonesia"),
                                ],
                                max_length=10,
                                verbose_name="wilayah antar",
                            ),
                        ),
                        (
                            "payment_methods",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("ls", "LS (langsung ke rekening)"),
                                        ("up_gu", "UP/GU (uang persediaan)"),
                                        ("kkpd", "KKPD (kartu kredit pemerintah daerah)"),
                                        ("transfer", "Transfer bank"),
                                        ("qris", "QRIS"),
                                        ("cash", "Tunai"),
                                    ],
                                    max_length=8,
                                ),
                                blank=True,
                                default=list,
                                verbose_name="cara pembayaran",
                            ),
                        ),
                        (
                            "ekatalog_url",
                            models.URLField(
                                blank=True,
                                max_length=300,
                                validators=[
                                    django.core.validators.URLValidator(schemes=["https"])
                                ],
                                verbose_name="tautan penyedia di e-Katalog",
                            ),
                        ),
                        (
                            "ekatalog_stage",
                            models.CharField(
                                choices=[
                                    ("none", "Belum siap"),
                                    ("documents", "Berkas lengkap"),
                                    ("account", "Akun SPSE"),
                                    ("listed", "Tayang"),
                                ],
                                default="none",
                                editable=False,
                                max_length=9,
                                verbose_name="tahap e-Katalog",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Belum diajukan"),
                                    ("submitted", "Menunggu pemeriksaan"),
                                    ("verified", "Sudah diperiksa"),
                                    ("returned", "Perlu diperbaiki"),
                                    ("suspended", "Dibekukan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=1000,
                                verbose_name="alasan status",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diajukan pada"
                            ),
                        ),
                        (
                            "recheck_since",
                            models.DateTimeField(
                                editable=False,
                                null=True,
                                verbose_name="perlu diperiksa ulang sejak",
                            ),
                        ),
                        (
                            "verified_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diperiksa pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="data dipastikan pada"
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
                            "merged_into",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="vendors.vendor",
                                verbose_name="digabung ke",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="accounts.region",
                                verbose_name="kelurahan",
                            ),
                        ),
                        (
                            "verified_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diperiksa oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vendor",
                        "verbose_name_plural": "vendor",
                        "ordering": ["name"],
                        "indexes": [
                            models.Index(fields=["name_key"], name="vendor_name_key"),
                            models.Index(
                                condition=models.Q(("npwp", ""), _negated=True),
                                fields=["npwp"],
                                name="vendor_npwp",
                            ),
                            models.Index(fields=["status", "submitted_at"], name="vendor_status"),
                            models.Index(
                                condition=models.Q(("recheck_since__isnull", False)),
                                fields=["recheck_since"],
                                name="vendor_to_recheck",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("name"),
                                models.F("phone"),
                                name="vendor_name_and_phone_are_unique",
                                violation_error_code="vendor_exists",
                                violation_error_message="Vendor dengan nama dan nomor WhatsApp ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verified_at", None), ("verified_by", None)),
                                    models.Q(
                                        ("verified_at__isnull", False),
                                        ("verified_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="vendor_verification_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "suspended"),
                                    models.Q(
                                        ("status", "verified"), ("verified_at__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("status", "verified"), _negated=True),
                                        ("verified_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="vendor_status_fits_verification",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ["returned", "suspended"]), _negated=True
                                    ),
                                    models.Q(("status_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="vendor_return_and_suspension_have_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("size_class", ""), ("size_class_on", None)),
                                    models.Q(
                                        models.Q(("size_class", ""), _negated=True),
                                        ("size_class_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="vendor_size_class_has_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("capital", None), ("capital__gte", 0), _connector="OR"
                                    ),
                                    models.Q(
                                        ("annual_sales", None),
                                        ("annual_sales__gte", 0),
                                        _connector="OR",
                                    ),
                                ),
                                name="vendor_amounts_are_not_negative",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into", None),
                                    models.Q(("merged_into", models.F("pk")), _negated=True),
                                    _connector="OR",
                                ),
                                name="vendor_is_not_merged_into_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VendorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="nama usaha")),
                        ("slug", models.SlugField(db_index=False, editable=False, max_length=80)),
                        (
                            "name_key",
                            models.CharField(
                                default="",
                                editable=False,
                                max_length=200,
                                verbose_name="nama untuk dibandingkan",
                            ),
                        ),
                        (
                            "legal_form",
                            models.CharField(
                                choices=[
                                    ("pt", "PT"),
                                    ("pt_perorangan", "PT Perorangan"),
                                    ("cv", "CV"),
                                    ("firma", "Firma"),
                                    ("ud", "UD"),
                                    ("koperasi", "Koperasi"),
                                    ("perseorangan", "Usaha perseorangan"),
                                ],
                                max_length=13,
                                verbose_name="bentuk usaha",
                            ),
                        ),
                        (
                            "is_cooperative",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="koperasi"
                            ),
                        ),
                        (
                            "founded_year",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1900),
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="berdiri tahun",
                            ),
                        ),
                        (
                            "products_summary",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: snack dan nasi kotak.",
                                max_length=200,
                                verbose_name="barang atau jasa",
                            ),
                        ),
                        (
                            "description",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="tentang usaha"
                            ),
                        ),
                        (
                            "nib",
                            models.CharField(
                                blank=True,
                                error_messages={"unique": "NIB ini sudah dipakai vendor lain."},
                                help_text="13 angka dari OSS.",
                                max_length=13,
                                null=True,
                                validators=[core.identifiers.clean_nib],
                                verbose_name="NIB",
                            ),
                        ),
                        (
                            "npwp",
                            models.CharField(
                                blank=True,
                                help_text="15 atau 16 angka. NPWP lama disimpan dengan 0 di depan.",
                                max_length=16,
                                validators=[core.identifiers.clean_npwp],
                                verbose_name="NPWP",
                            ),
                        ),
                        (
                            "nik",
                            models.CharField(
                                blank=True,
                                help_text="Hanya bila usaha ini milik perseorangan.",
                                max_length=16,
                                validators=[core.identifiers.clean_nik],
                                verbose_name="NIK pemilik",
                            ),
                        ),
                        (
                            "is_taxable",
                            models.BooleanField(
                                blank=True,
                                help_text="Kosong: belum diketahui.",
                                null=True,
                                verbose_name="pengusaha kena pajak (PKP)",
                            ),
                        ),
                        (
                            "has_business_account",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="rekening atas nama usaha"
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
                                editable=False,
                                max_length=6,
                                verbose_name="skala usaha",
                            ),
                        ),
                        (
                            "size_class_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="skala usaha per tanggal"
                            ),
                        ),
                        (
                            "size_basis",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("capital", "Modal usaha"),
                                    ("sales", "Penjualan setahun"),
                                ],
                                max_length=7,
                                verbose_name="dasar skala usaha",
                            ),
                        ),
                        (
                            "capital",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Di luar tanah dan bangunan.",
                                max_digits=18,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="modal usaha",
                            ),
                        ),
                        (
                            "annual_sales",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="penjualan setahun",
                            ),
                        ),
                        (
                            "woman_led",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="dipimpin perempuan"
                            ),
                        ),
                        (
                            "contact_name",
                            models.CharField(max_length=150, verbose_name="nama kontak"),
                        ),
                        (
                            "phone",
                            models.CharField(
                                max_length=16,
                                validators=[core.identifiers.clean_phone],
                                verbose_name="nomor WhatsApp",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="alamat"),
                        ),
                        (
                            "publishes_name",
                            models.BooleanField(
                                default=False, verbose_name="nama kontak tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_phone",
                            models.BooleanField(
                                default=False, verbose_name="nomor WhatsApp tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_email",
                            models.BooleanField(
                                default=False, verbose_name="surel tampil untuk umum"
                            ),
                        ),
                        (
                            "publishes_address",
                            models.BooleanField(
                                default=False, verbose_name="alamat tampil untuk umum"
                            ),
                        ),
                        (
                            "capacity_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: 400 kotak per hari.",
                                max_length=200,
                                verbose_name="kapasitas",
                            ),
                        ),
                        (
                            "lead_time_note",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: paling lambat H-2.",
                                max_length=100,
                                verbose_name="waktu pesan",
                            ),
                        ),
                        (
                            "delivery_area",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("district", "Kecamatan sendiri"),
                                    ("city", "Kota Metro"),
                                    ("neighbours", "Kota Metro dan kabupaten sekitar"),
                                    ("province", "Provinsi Lampung"),
                                    ("country", "Seluruh Indonesia"),
                                ],
                                max_length=10,
                                verbose_name="wilayah antar",
                            ),
                        ),
                        (
                            "payment_methods",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("ls", "LS (langsung ke rekening)"),
                                        ("up_gu", "UP/GU (uang persediaan)"),
                                        ("kkpd", "KKPD (kartu kredit pemerintah daerah)"),
                                        ("transfer", "Transfer bank"),
                                        ("qris", "QRIS"),
                                        ("cash", "Tunai"),
                                    ],
                                    max_length=8,
                                ),
                                blank=True,
                                default=list,
                                verbose_name="cara pembayaran",
                            ),
                        ),
                        (
                            "ekatalog_url",
                            models.URLField(
                                blank=True,
                                max_length=300,
                                validators=[
                                    django.core.validators.URLValidator(schemes=["https"])
                                ],
                                verbose_name="tautan penyedia di e-Katalog",
                            ),
                        ),
                        (
                            "ekatalog_stage",
                            models.CharField(
                                choices=[
                                    ("none", "Belum siap"),
                                    ("documents", "Berkas lengkap"),
                                    ("account", "Akun SPSE"),
                                    ("listed", "Tayang"),
                                ],
                                default="none",
                                editable=False,
                                max_length=9,
                                verbose_name="tahap e-Katalog",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Belum diajukan"),
                                    ("submitted", "Menunggu pemeriksaan"),
                                    ("verified", "Sudah diperiksa"),
                                    ("returned", "Perlu diperbaiki"),
                                    ("suspended", "Dibekukan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "status_reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=1000,
                                verbose_name="alasan status",
                            ),
                        ),
                        (
                            "submitted_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diajukan pada"
                            ),
                        ),
                        (
                            "recheck_since",
                            models.DateTimeField(
                                editable=False,
                                null=True,
                                verbose_name="perlu diperiksa ulang sejak",
                            ),
                        ),
                        (
                            "verified_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diperiksa pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="data dipastikan pada"
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
                            "merged_into",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="digabung ke",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.vendor",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.region",
                                verbose_name="kelurahan",
                            ),
                        ),
                        (
                            "verified_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diperiksa oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VendorImport",
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
                        "verbose_name": "impor vendor",
                        "verbose_name_plural": "impor vendor",
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
                                name="vendorimport_commit_is_whole",
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
                                name="vendorimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256",),
                                name="vendorimport_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VendorImportEvent",
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
                                to="vendors.vendorimport",
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
                    name="VendorKbli",
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
                            "code",
                            models.CharField(
                                max_length=5,
                                validators=[core.identifiers.clean_kbli],
                                verbose_name="kode KBLI",
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                choices=[("2020", "KBLI 2020"), ("2025", "KBLI 2025")],
                                default="2020",
                                max_length=4,
                                verbose_name="versi",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=200, verbose_name="judul"),
                        ),
                        (
                            "risk",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("low", "Rendah"),
                                    ("medium_low", "Menengah rendah"),
                                    ("medium_high", "Menengah tinggi"),
                                    ("high", "Tinggi"),
                                ],
                                max_length=11,
                                verbose_name="risiko",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kbli_codes",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "KBLI vendor",
                        "verbose_name_plural": "KBLI vendor",
                        "ordering": ["code", "version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor", "code", "version"),
                                name="vendor_kbli_is_unique",
                                violation_error_code="kbli_exists",
                                violation_error_message="KBLI ini sudah tercatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^[0-9]{5}$")),
                                name="vendor_kbli_has_five_digits",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VendorKbliEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                max_length=5,
                                validators=[core.identifiers.clean_kbli],
                                verbose_name="kode KBLI",
                            ),
                        ),
                        (
                            "version",
                            models.CharField(
                                choices=[("2020", "KBLI 2020"), ("2025", "KBLI 2025")],
                                default="2020",
                                max_length=4,
                                verbose_name="versi",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(blank=True, max_length=200, verbose_name="judul"),
                        ),
                        (
                            "risk",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("low", "Rendah"),
                                    ("medium_low", "Menengah rendah"),
                                    ("medium_high", "Menengah tinggi"),
                                    ("high", "Tinggi"),
                                ],
                                max_length=11,
                                verbose_name="risiko",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.vendorkbli",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VendorMerge",
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
                        ("moved", models.JSONField(default=list, verbose_name="dipindahkan")),
                        ("left", models.JSONField(default=list, verbose_name="tertinggal")),
                        ("taken", models.JSONField(default=dict, verbose_name="diambil alih")),
                        ("reason", models.CharField(max_length=300, verbose_name="alasan")),
                        (
                            "merged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="digabung pada"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.vendor",
                                verbose_name="yang dipertahankan",
                            ),
                        ),
                        (
                            "merged",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.vendor",
                                verbose_name="yang digabung",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="digabung oleh",
                            ),
                        ),
                        (
                            "undone_by",
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
                        "verbose_name": "penggabungan vendor",
                        "verbose_name_plural": "penggabungan vendor",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("undone_at", None), ("undone_by", None)),
                                    models.Q(
                                        ("undone_at__isnull", False), ("undone_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="vendor_merge_undoing_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("undone_at", None)),
                                fields=("merged",),
                                name="vendor_merge_is_one_at_a_time",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VendorMergeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("moved", models.JSONField(default=list, verbose_name="dipindahkan")),
                        ("left", models.JSONField(default=list, verbose_name="tertinggal")),
                        ("taken", models.JSONField(default=dict, verbose_name="diambil alih")),
                        ("reason", models.CharField(max_length=300, verbose_name="alasan")),
                        (
                            "merged_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="digabung pada"
                            ),
                        ),
                        (
                            "undone_at",
                            models.DateTimeField(null=True, verbose_name="dibatalkan pada"),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="yang dipertahankan",
                            ),
                        ),
                        (
                            "merged",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="yang digabung",
                            ),
                        ),
                        (
                            "merged_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="digabung oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.vendormerge",
                            ),
                        ),
                        (
                            "undone_by",
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
                    name="VendorPhoto",
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
                            "image",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto",
                            ),
                        ),
                        (
                            "thumbnail",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto kecil",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="lebar")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="tinggi")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(8),
                                ],
                                verbose_name="urutan",
                            ),
                        ),
                        (
                            "caption",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diunggah pada",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="photos",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "foto usaha",
                        "verbose_name_plural": "foto usaha",
                        "ordering": ["position"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1), ("position__lte", 8)),
                                name="vendorphoto_count_is_limited",
                                violation_error_code="too_many_photos",
                                violation_error_message="Paling banyak 8 foto.",
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                                fields=("vendor", "position"),
                                name="vendor_photo_position_is_unique",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VendorPhotoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "image",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto",
                            ),
                        ),
                        (
                            "thumbnail",
                            models.FileField(
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="foto kecil",
                            ),
                        ),
                        ("width", models.PositiveSmallIntegerField(verbose_name="lebar")),
                        ("height", models.PositiveSmallIntegerField(verbose_name="tinggi")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(8),
                                ],
                                verbose_name="urutan",
                            ),
                        ),
                        (
                            "caption",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "uploaded_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diunggah pada",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.vendorphoto",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diunggah oleh",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VendorView",
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
                        ("day", models.DateField(verbose_name="hari")),
                        ("views", models.PositiveIntegerField(verbose_name="dilihat")),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kunjungan halaman vendor",
                        "verbose_name_plural": "kunjungan halaman vendor",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor", "day"), name="vendor_view_is_one_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Workforce",
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
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="tahun",
                            ),
                        ),
                        (
                            "men",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="laki-laki",
                            ),
                        ),
                        (
                            "women",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="perempuan",
                            ),
                        ),
                        (
                            "disabled",
                            models.PositiveIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="di antaranya penyandang disabilitas",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="workforce",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tenaga kerja",
                        "verbose_name_plural": "tenaga kerja",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("vendor", "year"),
                                name="workforce_year_is_unique",
                                violation_error_code="year_exists",
                                violation_error_message="Tahun ini sudah tercatat.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "disabled__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("men"), "+", models.F("women")
                                        ),
                                    )
                                ),
                                name="workforce_disabled_are_part_of_all",
                                violation_error_code="too_many_disabled",
                                violation_error_message="Penyandang disabilitas tidak bisa lebih dari seluruh tenaga kerja.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkforceEvent",
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
                                    django.core.validators.MaxValueValidator(2200),
                                ],
                                verbose_name="tahun",
                            ),
                        ),
                        (
                            "men",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="laki-laki",
                            ),
                        ),
                        (
                            "women",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="perempuan",
                            ),
                        ),
                        (
                            "disabled",
                            models.PositiveIntegerField(
                                default=0,
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="di antaranya penyandang disabilitas",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.workforce",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Category",
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
                        ("name", models.CharField(max_length=120, verbose_name="nama")),
                        (
                            "slug",
                            models.SlugField(max_length=80, unique=True, verbose_name="alamat"),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="urutan"),
                        ),
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    max_length=30,
                                    validators=[
                                        django.core.validators.RegexValidator(
                                            "\\A(\\d(\\.\\d+){2,5}|\\d{6})\\Z",
                                            "Tulis kode rekening, misalnya 5.1.02.01.01.0024, atau akun APBN 6 angka.",
                                        )
                                    ],
                                ),
                                blank=True,
                                default=list,
                                help_text="Dipisah koma, misalnya 5.1.02.01.01.0024.",
                                verbose_name="kode rekening",
                            ),
                        ),
                        (
                            "ekatalog_reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="kategori e-Katalog"
                            ),
                        ),
                        (
                            "product_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("food_fresh", "Makanan siap saji (katering)"),
                                    ("food_packed", "Pangan olahan dalam kemasan"),
                                    ("goods_industry", "Barang buatan industri"),
                                    ("goods_trade", "Barang dagangan"),
                                    ("medical", "Alat kesehatan"),
                                    ("service", "Jasa"),
                                ],
                                help_text="Menentukan izin yang diperlukan. Kosong: ikut induknya.",
                                max_length=14,
                                verbose_name="golongan produk",
                            ),
                        ),
                        (
                            "keywords",
                            models.CharField(
                                blank=True,
                                help_text="Kata lain yang dipakai orang.",
                                max_length=500,
                                verbose_name="kata kunci",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="sumber"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="vendors.category",
                                verbose_name="induk",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kategori",
                        "verbose_name_plural": "kategori",
                        "ordering": ["position", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("name"),
                                models.F("parent"),
                                name="category_name_is_unique_under_parent",
                                nulls_distinct=False,
                                violation_error_code="category_exists",
                                violation_error_message="Kategori dengan nama ini sudah ada di induk yang sama.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CategoryEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="nama")),
                        (
                            "slug",
                            models.SlugField(db_index=False, max_length=80, verbose_name="alamat"),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="urutan"),
                        ),
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    max_length=30,
                                    validators=[
                                        django.core.validators.RegexValidator(
                                            "\\A(\\d(\\.\\d+){2,5}|\\d{6})\\Z",
                                            "Tulis kode rekening, misalnya 5.1.02.01.01.0024, atau akun APBN 6 angka.",
                                        )
                                    ],
                                ),
                                blank=True,
                                default=list,
                                help_text="Dipisah koma, misalnya 5.1.02.01.01.0024.",
                                verbose_name="kode rekening",
                            ),
                        ),
                        (
                            "ekatalog_reference",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="kategori e-Katalog"
                            ),
                        ),
                        (
                            "product_class",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("food_fresh", "Makanan siap saji (katering)"),
                                    ("food_packed", "Pangan olahan dalam kemasan"),
                                    ("goods_industry", "Barang buatan industri"),
                                    ("goods_trade", "Barang dagangan"),
                                    ("medical", "Alat kesehatan"),
                                    ("service", "Jasa"),
                                ],
                                help_text="Menentukan izin yang diperlukan. Kosong: ikut induknya.",
                                max_length=14,
                                verbose_name="golongan produk",
                            ),
                        ),
                        (
                            "keywords",
                            models.CharField(
                                blank=True,
                                help_text="Kata lain yang dipakai orang.",
                                max_length=500,
                                verbose_name="kata kunci",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                        (
                            "source",
                            models.CharField(blank=True, max_length=300, verbose_name="sumber"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.category",
                                verbose_name="induk",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.category",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CertificateImport",
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
                            "unmatched_count",
                            models.PositiveIntegerField(
                                default=0, verbose_name="bukan vendor kota ini"
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
                        "verbose_name": "impor sertifikat",
                        "verbose_name_plural": "impor sertifikat",
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
                                name="certificateimport_commit_is_whole",
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
                                name="certificateimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256",),
                                name="certificateimport_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CertificateImportEvent",
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
                            "unmatched_count",
                            models.PositiveIntegerField(
                                default=0, verbose_name="bukan vendor kota ini"
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
                                to="vendors.certificateimport",
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
                    name="CertificateProposal",
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
                        ("is_exact", models.BooleanField(verbose_name="nama sama")),
                        (
                            "company",
                            models.CharField(max_length=200, verbose_name="nama perusahaan"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="alamat"),
                        ),
                        (
                            "goods",
                            models.CharField(max_length=300, verbose_name="produk di daftar"),
                        ),
                        (
                            "specification",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="spesifikasi"
                            ),
                        ),
                        (
                            "brand",
                            models.CharField(blank=True, max_length=100, verbose_name="merek"),
                        ),
                        (
                            "hs_code",
                            models.CharField(blank=True, max_length=8, verbose_name="kode HS"),
                        ),
                        ("kbli", models.CharField(blank=True, max_length=5, verbose_name="KBLI")),
                        (
                            "certificate_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="nomor sertifikat"
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        ("expires_on", models.DateField(null=True, verbose_name="berlaku sampai")),
                        (
                            "fingerprint",
                            models.CharField(max_length=64, unique=True, verbose_name="sidik"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu keputusan"),
                                    ("accepted", "Diterima"),
                                    ("dismissed", "Diabaikan"),
                                ],
                                default="waiting",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(null=True, verbose_name="diputuskan pada"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dicatat pada"
                            ),
                        ),
                        (
                            "certificate_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="vendors.certificateimport",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diputuskan oleh",
                            ),
                        ),
                        (
                            "licence",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.licence",
                                verbose_name="sertifikat",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificate_proposals",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificate_proposals",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usulan sertifikat",
                        "verbose_name_plural": "usulan sertifikat",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["status"], name="certificate_proposal_status")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tkdn", None),
                                    models.Q(("tkdn__gte", 0), ("tkdn__lte", 100)),
                                    _connector="OR",
                                ),
                                name="certificate_proposal_tkdn_is_a_percentage",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bmp", None),
                                    models.Q(("bmp__gte", 0), ("bmp__lte", 15)),
                                    _connector="OR",
                                ),
                                name="certificate_proposal_bmp_is_limited",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("licence", None),
                                        ("status", "waiting"),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("licence__isnull", False),
                                        ("status", "accepted"),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("licence", None),
                                        ("status", "dismissed"),
                                    ),
                                    _connector="OR",
                                ),
                                name="certificate_proposal_decision_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FacetCount",
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
                                choices=[("vendor", "Pelaku usaha"), ("product", "Produk")],
                                max_length=7,
                                verbose_name="isi",
                            ),
                        ),
                        ("is_public", models.BooleanField(verbose_name="tampil untuk umum")),
                        (
                            "facet",
                            models.CharField(blank=True, max_length=20, verbose_name="ciri"),
                        ),
                        ("entries", models.BigIntegerField(verbose_name="jumlah")),
                    ],
                    options={
                        "verbose_name": "jumlah menurut ciri",
                        "verbose_name_plural": "jumlah menurut ciri",
                        "indexes": [
                            models.Index(fields=["kind", "is_public"], name="facet_count_kind")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedProductEvent",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.importedproduct",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.product",
                            ),
                        ),
                        (
                            "product_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.productimport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ImportedVendorEvent",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.importedvendor",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                            ),
                        ),
                        (
                            "vendor_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendorimport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Licence",
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
                                    ("nib", "NIB (OSS RBA)"),
                                    ("standard", "Sertifikat Standar"),
                                    ("standard_verified", "Sertifikat Standar terverifikasi"),
                                    ("permit", "Izin"),
                                    ("tax_number", "NPWP"),
                                    ("tax_status", "Surat PKP atau non-PKP"),
                                    ("deed", "Akta usaha"),
                                    ("home_food", "SPP-IRT"),
                                    ("food_registration", "Izin edar BPOM"),
                                    ("halal", "Sertifikat halal"),
                                    ("kitchen_hygiene", "SLHS (laik higiene sanitasi)"),
                                    ("tkdn", "Sertifikat TKDN"),
                                    ("tkdn_small", "TKDN Industri Kecil"),
                                    ("sni", "SPPT-SNI"),
                                    ("brand", "Merek dagang"),
                                    ("medical", "Izin edar alat kesehatan"),
                                    ("siinas", "Akun SIINas"),
                                    ("cooperative", "NIK koperasi"),
                                    ("training", "Sertifikat pelatihan"),
                                    ("other", "Lainnya"),
                                ],
                                max_length=17,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="nomor"),
                        ),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=150, verbose_name="penerbit"),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal terbit"),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="berlaku sampai"),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "bmp_expires_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="BMP berlaku sampai"
                            ),
                        ),
                        (
                            "hs_code",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "Kode HS terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="kode HS",
                            ),
                        ),
                        (
                            "brand",
                            models.CharField(blank=True, max_length=100, verbose_name="merek"),
                        ),
                        (
                            "kbli",
                            models.CharField(
                                blank=True,
                                max_length=5,
                                validators=[core.identifiers.clean_kbli],
                                verbose_name="KBLI",
                            ),
                        ),
                        (
                            "scan",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "scan_name",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=200,
                                verbose_name="nama berkas",
                            ),
                        ),
                        (
                            "scan_size",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="ukuran berkas"
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("applied", "Diajukan"),
                                    ("issued", "Terbit"),
                                    ("suspended", "Dibekukan"),
                                    ("revoked", "Dicabut"),
                                ],
                                default="issued",
                                max_length=9,
                                verbose_name="keadaan",
                            ),
                        ),
                        (
                            "standing_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan keadaan"
                            ),
                        ),
                        (
                            "confirmed_warnings",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                editable=False,
                                verbose_name="keraguan yang sudah dipastikan",
                            ),
                        ),
                        (
                            "return_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dikembalikan"
                            ),
                        ),
                        (
                            "verified_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diperiksa pada"
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
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewal",
                                to="vendors.licence",
                                verbose_name="menggantikan",
                            ),
                        ),
                        (
                            "verified_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diperiksa oleh",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                help_text="Kosong: berlaku untuk seluruh usaha.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="licences",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="licences",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "izin atau sertifikat",
                        "verbose_name_plural": "izin dan sertifikat",
                        "ordering": ["kind", "pk"],
                        "indexes": [
                            models.Index(fields=["expires_on"], name="licence_expires_on"),
                            models.Index(
                                condition=models.Q(("return_reason", ""), ("verified_at", None)),
                                fields=["vendor"],
                                name="licence_to_check",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tkdn", None),
                                    models.Q(("tkdn__gte", 0), ("tkdn__lte", 100)),
                                    _connector="OR",
                                ),
                                name="licence_tkdn_is_a_percentage",
                                violation_error_code="tkdn_range",
                                violation_error_message="TKDN antara 0 dan 100 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bmp", None),
                                    models.Q(("bmp__gte", 0), ("bmp__lte", 15)),
                                    _connector="OR",
                                ),
                                name="licence_bmp_is_limited",
                                violation_error_code="bmp_range",
                                violation_error_message="BMP antara 0 dan 15 persen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ("tkdn", "tkdn_small")),
                                    models.Q(
                                        ("bmp", None), ("bmp_expires_on", None), ("tkdn", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="licence_values_are_on_tkdn_certificates",
                                violation_error_code="values_elsewhere",
                                violation_error_message="Hanya sertifikat TKDN yang memuat nilai TKDN dan BMP.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("bmp_expires_on", None),
                                    ("bmp__isnull", False),
                                    _connector="OR",
                                ),
                                name="licence_bmp_expiry_has_bmp",
                                violation_error_code="bmp_missing",
                                violation_error_message="Isi nilai BMP, atau kosongkan masa berlakunya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("issued_on", None),
                                    ("expires_on", None),
                                    ("expires_on__gte", models.F("issued_on")),
                                    _connector="OR",
                                ),
                                name="licence_days_are_ordered",
                                violation_error_code="days_reversed",
                                violation_error_message="Masa berlaku tidak boleh berakhir sebelum tanggal terbit.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verified_at", None), ("verified_by", None)),
                                    models.Q(
                                        ("verified_at__isnull", False),
                                        ("verified_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="licence_verification_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("number", ""), _negated=True),
                                    ("standing", "applied"),
                                    _connector="OR",
                                ),
                                name="licence_number_is_known_once_issued",
                                violation_error_code="number_missing",
                                violation_error_message="Isi nomor, atau tandai masih diajukan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CertificateProposalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveIntegerField(verbose_name="baris")),
                        ("is_exact", models.BooleanField(verbose_name="nama sama")),
                        (
                            "company",
                            models.CharField(max_length=200, verbose_name="nama perusahaan"),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=300, verbose_name="alamat"),
                        ),
                        (
                            "goods",
                            models.CharField(max_length=300, verbose_name="produk di daftar"),
                        ),
                        (
                            "specification",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="spesifikasi"
                            ),
                        ),
                        (
                            "brand",
                            models.CharField(blank=True, max_length=100, verbose_name="merek"),
                        ),
                        (
                            "hs_code",
                            models.CharField(blank=True, max_length=8, verbose_name="kode HS"),
                        ),
                        ("kbli", models.CharField(blank=True, max_length=5, verbose_name="KBLI")),
                        (
                            "certificate_number",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="nomor sertifikat"
                            ),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        ("expires_on", models.DateField(null=True, verbose_name="berlaku sampai")),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="sidik")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu keputusan"),
                                    ("accepted", "Diterima"),
                                    ("dismissed", "Diabaikan"),
                                ],
                                default="waiting",
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(null=True, verbose_name="diputuskan pada"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dicatat pada"
                            ),
                        ),
                        (
                            "certificate_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.certificateimport",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diputuskan oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.certificateproposal",
                            ),
                        ),
                        (
                            "licence",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.licence",
                                verbose_name="sertifikat",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LicenceEvent",
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
                                    ("nib", "NIB (OSS RBA)"),
                                    ("standard", "Sertifikat Standar"),
                                    ("standard_verified", "Sertifikat Standar terverifikasi"),
                                    ("permit", "Izin"),
                                    ("tax_number", "NPWP"),
                                    ("tax_status", "Surat PKP atau non-PKP"),
                                    ("deed", "Akta usaha"),
                                    ("home_food", "SPP-IRT"),
                                    ("food_registration", "Izin edar BPOM"),
                                    ("halal", "Sertifikat halal"),
                                    ("kitchen_hygiene", "SLHS (laik higiene sanitasi)"),
                                    ("tkdn", "Sertifikat TKDN"),
                                    ("tkdn_small", "TKDN Industri Kecil"),
                                    ("sni", "SPPT-SNI"),
                                    ("brand", "Merek dagang"),
                                    ("medical", "Izin edar alat kesehatan"),
                                    ("siinas", "Akun SIINas"),
                                    ("cooperative", "NIK koperasi"),
                                    ("training", "Sertifikat pelatihan"),
                                    ("other", "Lainnya"),
                                ],
                                max_length=17,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "number",
                            models.CharField(blank=True, max_length=60, verbose_name="nomor"),
                        ),
                        (
                            "issuer",
                            models.CharField(blank=True, max_length=150, verbose_name="penerbit"),
                        ),
                        (
                            "issued_on",
                            models.DateField(blank=True, null=True, verbose_name="tanggal terbit"),
                        ),
                        (
                            "expires_on",
                            models.DateField(blank=True, null=True, verbose_name="berlaku sampai"),
                        ),
                        (
                            "tkdn",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("100")),
                                ],
                                verbose_name="TKDN (%)",
                            ),
                        ),
                        (
                            "bmp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=4,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0")),
                                    django.core.validators.MaxValueValidator(Decimal("15")),
                                ],
                                verbose_name="BMP (%)",
                            ),
                        ),
                        (
                            "bmp_expires_on",
                            models.DateField(
                                blank=True, null=True, verbose_name="BMP berlaku sampai"
                            ),
                        ),
                        (
                            "hs_code",
                            models.CharField(
                                blank=True,
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "Kode HS terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="kode HS",
                            ),
                        ),
                        (
                            "brand",
                            models.CharField(blank=True, max_length=100, verbose_name="merek"),
                        ),
                        (
                            "kbli",
                            models.CharField(
                                blank=True,
                                max_length=5,
                                validators=[core.identifiers.clean_kbli],
                                verbose_name="KBLI",
                            ),
                        ),
                        (
                            "scan",
                            models.FileField(
                                blank=True,
                                max_length=200,
                                upload_to=core.uploads.random_name,
                                verbose_name="berkas",
                            ),
                        ),
                        (
                            "scan_name",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=200,
                                verbose_name="nama berkas",
                            ),
                        ),
                        (
                            "scan_size",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="ukuran berkas"
                            ),
                        ),
                        (
                            "standing",
                            models.CharField(
                                choices=[
                                    ("applied", "Diajukan"),
                                    ("issued", "Terbit"),
                                    ("suspended", "Dibekukan"),
                                    ("revoked", "Dicabut"),
                                ],
                                default="issued",
                                max_length=9,
                                verbose_name="keadaan",
                            ),
                        ),
                        (
                            "standing_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan keadaan"
                            ),
                        ),
                        (
                            "confirmed_warnings",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40),
                                blank=True,
                                default=list,
                                editable=False,
                                verbose_name="keraguan yang sudah dipastikan",
                            ),
                        ),
                        (
                            "return_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dikembalikan"
                            ),
                        ),
                        (
                            "verified_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diperiksa pada"
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="vendors.licence",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.licence",
                                verbose_name="menggantikan",
                            ),
                        ),
                        (
                            "verified_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diperiksa oleh",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Kosong: berlaku untuk seluruh usaha.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="LicenceRule",
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
                            "scope",
                            models.CharField(
                                choices=[
                                    ("medium_low", "KBLI berisiko menengah rendah"),
                                    ("medium_high", "KBLI berisiko menengah tinggi"),
                                    ("high", "KBLI berisiko tinggi"),
                                    ("food_fresh", "Produk makanan siap saji"),
                                    ("food_packed", "Produk pangan kemasan"),
                                    ("medical", "Produk alat kesehatan"),
                                    ("industry", "Barang industri dengan KBLI industri"),
                                    ("company", "Badan usaha dan koperasi"),
                                ],
                                max_length=11,
                                verbose_name="untuk",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="syarat")),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("nib", "NIB (OSS RBA)"),
                                        ("standard", "Sertifikat Standar"),
                                        ("standard_verified", "Sertifikat Standar terverifikasi"),
                                        ("permit", "Izin"),
                                        ("tax_number", "NPWP"),
                                        ("tax_status", "Surat PKP atau non-PKP"),
                                        ("deed", "Akta usaha"),
                                        ("home_food", "SPP-IRT"),
                                        ("food_registration", "Izin edar BPOM"),
                                        ("halal", "Sertifikat halal"),
                                        ("kitchen_hygiene", "SLHS (laik higiene sanitasi)"),
                                        ("tkdn", "Sertifikat TKDN"),
                                        ("tkdn_small", "TKDN Industri Kecil"),
                                        ("sni", "SPPT-SNI"),
                                        ("brand", "Merek dagang"),
                                        ("medical", "Izin edar alat kesehatan"),
                                        ("siinas", "Akun SIINas"),
                                        ("cooperative", "NIK koperasi"),
                                        ("training", "Sertifikat pelatihan"),
                                        ("other", "Lainnya"),
                                    ],
                                    max_length=17,
                                ),
                                verbose_name="dipenuhi oleh salah satu",
                            ),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=True,
                                help_text="Yang tidak wajib hanya disarankan.",
                                verbose_name="wajib",
                            ),
                        ),
                        (
                            "how_to_get",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="cara mendapatkan"
                            ),
                        ),
                        (
                            "legal_basis",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="dasar hukum"
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(default=0, verbose_name="urutan"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="dipakai")),
                    ],
                    options={
                        "verbose_name": "syarat izin",
                        "verbose_name_plural": "syarat izin",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("scope", "title"),
                                name="licence_rule_is_unique",
                                violation_error_code="rule_exists",
                                violation_error_message="Syarat ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kinds__len__gte", 1)),
                                name="licence_rule_names_a_licence",
                                violation_error_code="kinds_missing",
                                violation_error_message="Pilih paling sedikit satu jenis izin.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licencerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_licenceruleevent" ("how_to_get", "id", "is_active", "is_required", "kinds", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "title") VALUES (NEW."how_to_get", NEW."id", NEW."is_active", NEW."is_required", NEW."kinds", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."scope", NEW."title"); RETURN NULL;',
                            hash="8ea51c8075a16b3e72bd93ecbb5c31e3d99fdaaf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6cdf4",
                            table="vendors_licencerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licencerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_licenceruleevent" ("how_to_get", "id", "is_active", "is_required", "kinds", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "title") VALUES (NEW."how_to_get", NEW."id", NEW."is_active", NEW."is_required", NEW."kinds", NEW."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."scope", NEW."title"); RETURN NULL;',
                            hash="7c20e29e842aad52008fc5a86aae09ded2965fd1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0c222",
                            table="vendors_licencerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licencerule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_licenceruleevent" ("how_to_get", "id", "is_active", "is_required", "kinds", "legal_basis", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scope", "title") VALUES (OLD."how_to_get", OLD."id", OLD."is_active", OLD."is_required", OLD."kinds", OLD."legal_basis", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."scope", OLD."title"); RETURN NULL;',
                            hash="4de4a70834ecf8be85823ba9bcedd20e7861af5f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e62e9",
                            table="vendors_licencerule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="synonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_synonymevent" ("expansion", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (NEW."expansion", NEW."id", NEW."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."term"); RETURN NULL;',
                            hash="5b9c6d7f616245eb53382a88f5a6716bd0aaf4c3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7142d",
                            table="vendors_synonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="synonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_synonymevent" ("expansion", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (NEW."expansion", NEW."id", NEW."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."term"); RETURN NULL;',
                            hash="f7d8dd04b6dc7bc7bf504e0359b4a5e1ce590dec",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_308db",
                            table="vendors_synonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="synonym",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_synonymevent" ("expansion", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "term") VALUES (OLD."expansion", OLD."id", OLD."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."term"); RETURN NULL;',
                            hash="b51094650fc098ab3acd1e7428bf971b387bbae1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9d2b9",
                            table="vendors_synonym",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="category",
                    trigger=pgtrigger.compiler.Trigger(
                        name="category_tree_is_shallow",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE depth INT;",
                            func="\n    WITH RECURSIVE above(id, parent_id, steps) AS (\n        SELECT NEW.id, NEW.parent_id, 1\n        UNION ALL\n        SELECT category.id, category.parent_id, steps + 1\n        FROM vendors_category category JOIN above ON category.id = above.parent_id\n        WHERE steps <= 3\n    ), below(id, steps) AS (\n        SELECT NEW.id, 0\n        UNION ALL\n        SELECT category.id, steps + 1\n        FROM vendors_category category JOIN below ON category.parent_id = below.id\n        WHERE steps <= 3\n    )\n    SELECT (SELECT max(steps) FROM above) + (SELECT max(steps) FROM below) INTO depth;\n    IF depth > 3 THEN\n        RAISE EXCEPTION 'category % would stand below itself or too deep', NEW.id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'category_tree_is_shallow';\n    END IF;\n    RETURN NEW;\n",
                            hash="365f4ea165bf014df2709eb5a60aac1e8cced1bb",
                            operation='INSERT OR UPDATE OF "parent_id"',
                            pgid="pgtrigger_category_tree_is_shallow_852f0",
                            table="vendors_category",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="category",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_categoryevent" ("account_codes", "ekatalog_reference", "id", "is_active", "keywords", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_class", "slug", "source") VALUES (NEW."account_codes", NEW."ekatalog_reference", NEW."id", NEW."is_active", NEW."keywords", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."product_class", NEW."slug", NEW."source"); RETURN NULL;',
                            hash="19e67c34c473143684d29b213a5b9ef71c206400",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c8517",
                            table="vendors_category",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="category",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_categoryevent" ("account_codes", "ekatalog_reference", "id", "is_active", "keywords", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_class", "slug", "source") VALUES (NEW."account_codes", NEW."ekatalog_reference", NEW."id", NEW."is_active", NEW."keywords", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."product_class", NEW."slug", NEW."source"); RETURN NULL;',
                            hash="1019532b0c4ea65b3de842ffb4a25b8f35e1146d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3834f",
                            table="vendors_category",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="category",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_categoryevent" ("account_codes", "ekatalog_reference", "id", "is_active", "keywords", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_class", "slug", "source") VALUES (OLD."account_codes", OLD."ekatalog_reference", OLD."id", OLD."is_active", OLD."keywords", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."product_class", OLD."slug", OLD."source"); RETURN NULL;',
                            hash="2e960a4eade4f224c62a7bf9b8eb3013da36b700",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_554dd",
                            table="vendors_category",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="categoryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef4338aba4d2532428e66a8ce80c1097909cdd02",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3166a",
                            table="vendors_categoryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="categoryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="740cf50495a5a6d23cc864944a5f739a81f5c356",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_99893",
                            table="vendors_categoryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_certificateimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unmatched_count") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."unmatched_count"); RETURN NULL;',
                            hash="d0b6d15c186c44120c1f25a0ec1197353a647c59",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_52606",
                            table="vendors_certificateimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_certificateimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unmatched_count") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."unmatched_count"); RETURN NULL;',
                            hash="106dc49fa1d709e7c3ff60ab309d760621f2ac03",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a398d",
                            table="vendors_certificateimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_certificateimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unmatched_count") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size", OLD."unmatched_count"); RETURN NULL;',
                            hash="ec4d860c51dca3a2c1fcbb05c58546a1ccf2626b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_74755",
                            table="vendors_certificateimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef85473c5ab5300726a38a01a5d03643bd1215db",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3d445",
                            table="vendors_certificateimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="0a8344ab0e98d64dd52bd8a22f613d9f10a95691",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_8c51d",
                            table="vendors_certificateimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licenceruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5fab8661ce0a307f352b09b4327768e9e19d04f9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0d353",
                            table="vendors_licenceruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licenceruleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="211c9c93273380ed9c1abee8a78b5e6978949b81",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_f0d49",
                            table="vendors_licenceruleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedproductevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4b5238681517db5632690e29a738fabe206cdad6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_63694",
                            table="vendors_importedproductevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedproductevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="23b2ddd9b1b0f3a7f2acc123ddfa730702de1daf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_3b62f",
                            table="vendors_importedproductevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedproduct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_importedproductevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "product_import_id", "reason") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."product_import_id", NEW."reason"); RETURN NULL;',
                            hash="e2fb1a6228b5bc80cde332542d61e13fb9f9c6ff",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4049e",
                            table="vendors_importedproduct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedproduct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_importedproductevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "product_import_id", "reason") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."product_import_id", NEW."reason"); RETURN NULL;',
                            hash="63d5df2a881f30d6535831ad0a8112b1144d5307",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d856",
                            table="vendors_importedproduct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedproduct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_importedproductevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "product_import_id", "reason") VALUES (OLD."action", OLD."after", OLD."before", OLD."cells", OLD."id", OLD."is_kept", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."product_import_id", OLD."reason"); RETURN NULL;',
                            hash="8ac0e5cbb92e73b080194c341d6d921e120c5c56",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_731e9",
                            table="vendors_importedproduct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_id", "thumbnail", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."caption", NEW."height", NEW."id", NEW."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."product_id", NEW."thumbnail", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="2468ce0c63d50b97959b63a69becd54fe85d2d7b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a1e99",
                            table="vendors_productphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_productphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_id", "thumbnail", "uploaded_at", "uploaded_by_id", "width") VALUES (NEW."caption", NEW."height", NEW."id", NEW."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."product_id", NEW."thumbnail", NEW."uploaded_at", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                            hash="5f36b61b88ed2ca6edbf6b97e4e3c63ba55565af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c7d8d",
                            table="vendors_productphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "product_id", "thumbnail", "uploaded_at", "uploaded_by_id", "width") VALUES (OLD."caption", OLD."height", OLD."id", OLD."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."product_id", OLD."thumbnail", OLD."uploaded_at", OLD."uploaded_by_id", OLD."width"); RETURN NULL;',
                            hash="df925ef6cd17012857479702192ee6f6df2f08b6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3ae0d",
                            table="vendors_productphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productphotoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0f7a622dfca8ac2eb45bbdab46def36804a37620",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_51a7e",
                            table="vendors_productphotoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productphotoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="978ac29e1f0898b22b50bd6723afcef677bad556",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_66791",
                            table="vendors_productphotoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productprice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productpriceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_on", "product_id", "recorded_at") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."price", NEW."price_on", NEW."product_id", NEW."recorded_at"); RETURN NULL;',
                            hash="47eabbcd8f7a0c28df5b18f012dbe0c35108dff4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c53f9",
                            table="vendors_productprice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productprice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_productpriceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_on", "product_id", "recorded_at") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."price", NEW."price_on", NEW."product_id", NEW."recorded_at"); RETURN NULL;',
                            hash="2d638fa904608c54d8d09b03792117f68d2abb83",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b15c0",
                            table="vendors_productprice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productprice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productpriceevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_on", "product_id", "recorded_at") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."price", OLD."price_on", OLD."product_id", OLD."recorded_at"); RETURN NULL;',
                            hash="d447f3e46ad32ec4c8a3cbe1419eb19a235b350c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ce411",
                            table="vendors_productprice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productpriceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="79138ce31ad93c1b8507dfdbf5eba1ce149a9af1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a82c7",
                            table="vendors_productpriceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productpriceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="396132b5f9358b6934a8b93a1d96b97fa0868f52",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_c8140",
                            table="vendors_productpriceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="synonymevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e9b3b09cb8ca38fdf7cbb83a92a48b0f45e55a22",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8d0a8",
                            table="vendors_synonymevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="synonymevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ee05b7fa094671b789235762e386a2b2ef3c594d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_6b480",
                            table="vendors_synonymevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="vendor_derived",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE words TEXT;",
                            func="\n    NEW.is_cooperative := NEW.legal_form = 'koperasi';\n    words := trim(regexp_replace(lower(NEW.name), '[^a-z0-9]+', ' ', 'g'));\n    NEW.name_key := left(replace(COALESCE(NULLIF(trim(regexp_replace(\n        words, '\\m(pt|cv|ud|fa|pd|firma|persero|tbk|perorangan)\\M', ' ', 'g')), ''), words), ' ', ''), 200);\n    RETURN NEW;\n",
                            hash="eacfe79b817cfd51c56be20baf43d14774b7b36a",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_vendor_derived_2b994",
                            table="vendors_vendor",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorevent" ("address", "annual_sales", "capacity_note", "capital", "confirmed_at", "contact_name", "created_at", "delivery_area", "description", "ekatalog_stage", "ekatalog_url", "email", "founded_year", "has_business_account", "id", "is_cooperative", "is_taxable", "lead_time_note", "legal_form", "merged_into_id", "name", "name_key", "nib", "nik", "npwp", "payment_methods", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "products_summary", "publishes_address", "publishes_email", "publishes_name", "publishes_phone", "recheck_since", "region_id", "size_basis", "size_class", "size_class_on", "slug", "status", "status_reason", "submitted_at", "verified_at", "verified_by_id", "woman_led") VALUES (NEW."address", NEW."annual_sales", NEW."capacity_note", NEW."capital", NEW."confirmed_at", NEW."contact_name", NEW."created_at", NEW."delivery_area", NEW."description", NEW."ekatalog_stage", NEW."ekatalog_url", NEW."email", NEW."founded_year", NEW."has_business_account", NEW."id", NEW."is_cooperative", NEW."is_taxable", NEW."lead_time_note", NEW."legal_form", NEW."merged_into_id", NEW."name", NEW."name_key", NEW."nib", NEW."nik", NEW."npwp", NEW."payment_methods", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."products_summary", NEW."publishes_address", NEW."publishes_email", NEW."publishes_name", NEW."publishes_phone", NEW."recheck_since", NEW."region_id", NEW."size_basis", NEW."size_class", NEW."size_class_on", NEW."slug", NEW."status", NEW."status_reason", NEW."submitted_at", NEW."verified_at", NEW."verified_by_id", NEW."woman_led"); RETURN NULL;',
                            hash="a981ba8e11485421b6e73d4567dd18b68dc6fb49",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9eddb",
                            table="vendors_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_vendorevent" ("address", "annual_sales", "capacity_note", "capital", "confirmed_at", "contact_name", "created_at", "delivery_area", "description", "ekatalog_stage", "ekatalog_url", "email", "founded_year", "has_business_account", "id", "is_cooperative", "is_taxable", "lead_time_note", "legal_form", "merged_into_id", "name", "name_key", "nib", "nik", "npwp", "payment_methods", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "products_summary", "publishes_address", "publishes_email", "publishes_name", "publishes_phone", "recheck_since", "region_id", "size_basis", "size_class", "size_class_on", "slug", "status", "status_reason", "submitted_at", "verified_at", "verified_by_id", "woman_led") VALUES (NEW."address", NEW."annual_sales", NEW."capacity_note", NEW."capital", NEW."confirmed_at", NEW."contact_name", NEW."created_at", NEW."delivery_area", NEW."description", NEW."ekatalog_stage", NEW."ekatalog_url", NEW."email", NEW."founded_year", NEW."has_business_account", NEW."id", NEW."is_cooperative", NEW."is_taxable", NEW."lead_time_note", NEW."legal_form", NEW."merged_into_id", NEW."name", NEW."name_key", NEW."nib", NEW."nik", NEW."npwp", NEW."payment_methods", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."products_summary", NEW."publishes_address", NEW."publishes_email", NEW."publishes_name", NEW."publishes_phone", NEW."recheck_since", NEW."region_id", NEW."size_basis", NEW."size_class", NEW."size_class_on", NEW."slug", NEW."status", NEW."status_reason", NEW."submitted_at", NEW."verified_at", NEW."verified_by_id", NEW."woman_led"); RETURN NULL;',
                            hash="9568c1af28867ae51434cfaac4a76ab74de2fd1a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a50f8",
                            table="vendors_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorevent" ("address", "annual_sales", "capacity_note", "capital", "confirmed_at", "contact_name", "created_at", "delivery_area", "description", "ekatalog_stage", "ekatalog_url", "email", "founded_year", "has_business_account", "id", "is_cooperative", "is_taxable", "lead_time_note", "legal_form", "merged_into_id", "name", "name_key", "nib", "nik", "npwp", "payment_methods", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "products_summary", "publishes_address", "publishes_email", "publishes_name", "publishes_phone", "recheck_since", "region_id", "size_basis", "size_class", "size_class_on", "slug", "status", "status_reason", "submitted_at", "verified_at", "verified_by_id", "woman_led") VALUES (OLD."address", OLD."annual_sales", OLD."capacity_note", OLD."capital", OLD."confirmed_at", OLD."contact_name", OLD."created_at", OLD."delivery_area", OLD."description", OLD."ekatalog_stage", OLD."ekatalog_url", OLD."email", OLD."founded_year", OLD."has_business_account", OLD."id", OLD."is_cooperative", OLD."is_taxable", OLD."lead_time_note", OLD."legal_form", OLD."merged_into_id", OLD."name", OLD."name_key", OLD."nib", OLD."nik", OLD."npwp", OLD."payment_methods", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."products_summary", OLD."publishes_address", OLD."publishes_email", OLD."publishes_name", OLD."publishes_phone", OLD."recheck_since", OLD."region_id", OLD."size_basis", OLD."size_class", OLD."size_class_on", OLD."slug", OLD."status", OLD."status_reason", OLD."submitted_at", OLD."verified_at", OLD."verified_by_id", OLD."woman_led"); RETURN NULL;',
                            hash="d75a76acee961f9b8e2a8d5ef90f9a2037279611",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7fa5f",
                            table="vendors_vendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="representativeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="054fd8fc854a440bdc7f3e0d4512bf8bf602e8d2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c7465",
                            table="vendors_representativeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="representativeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="978a4e400b4f1d1817bcf7de19f7a4f356e2e360",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_5601a",
                            table="vendors_representativeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="representative",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_representativeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="91cbf1217e12da9a90cc764a25608ed1fe25c96a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1c7ec",
                            table="vendors_representative",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="representative",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_representativeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id", NEW."vendor_id"); RETURN NULL;',
                            hash="3c31bfd7b427228ca38f65140262a020889037a6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13463",
                            table="vendors_representative",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="representative",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_representativeevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "vendor_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id", OLD."vendor_id"); RETURN NULL;',
                            hash="b34ef851eccb3f2bebab73233b92a94018ef7bdc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_17437",
                            table="vendors_representative",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileinvitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="72a1e19b539919ef743b131ee94c9c27e2442931",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_04de3",
                            table="vendors_profileinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileinvitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ab261f5897974c8e4db3f9524bce3c7ed8697999",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_15113",
                            table="vendors_profileinvitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_profileinvitationevent" ("created_at", "created_by_id", "expires_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "token_hash", "used_at", "used_by_id", "vendor_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."token_hash", NEW."used_at", NEW."used_by_id", NEW."vendor_id"); RETURN NULL;',
                            hash="0bb331889d78cf13ca5a2552c1e5a132aee9cfbe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85242",
                            table="vendors_profileinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_profileinvitationevent" ("created_at", "created_by_id", "expires_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "token_hash", "used_at", "used_by_id", "vendor_id") VALUES (NEW."created_at", NEW."created_by_id", NEW."expires_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."token_hash", NEW."used_at", NEW."used_by_id", NEW."vendor_id"); RETURN NULL;',
                            hash="40e0ce3b164ffe1ab33b2daef843efce2aa2254d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ffe8",
                            table="vendors_profileinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="profileinvitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_profileinvitationevent" ("created_at", "created_by_id", "expires_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "token_hash", "used_at", "used_by_id", "vendor_id") VALUES (OLD."created_at", OLD."created_by_id", OLD."expires_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."token_hash", OLD."used_at", OLD."used_by_id", OLD."vendor_id"); RETURN NULL;',
                            hash="2dfec82b90bc99e69cda8aebec7848670c328fab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1e504",
                            table="vendors_profileinvitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="175812bed66a340096571892ee307550e14df9e3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0e7b8",
                            table="vendors_productimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="548a6b5fa999a887bd0e9624454b9cf63d57c9d9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_65c06",
                            table="vendors_productimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "vendor_id") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."vendor_id"); RETURN NULL;',
                            hash="631e11f885bdd8c735db0b994149e4b9689c0e90",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3402f",
                            table="vendors_productimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_productimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "vendor_id") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."vendor_id"); RETURN NULL;',
                            hash="5d6c78aa30ea521206d1441914cadf8bf2c8b135",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fc1c6",
                            table="vendors_productimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "vendor_id") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size", OLD."vendor_id"); RETURN NULL;',
                            hash="e231090d91abc7c3d445e6cbb9dc8e9fa9d53d9f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0ede2",
                            table="vendors_productimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f61a9e27da2c13986f971eccd9ddfe49906b03cb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_141c7",
                            table="vendors_productevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="61b41e3cd0056843a19c24a7ea948ff33f460858",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_4e808",
                            table="vendors_productevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="product_price_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.price IS NOT NULL)",
                            func="\n    INSERT INTO vendors_productprice (product_id, price, price_on, recorded_at)\n    VALUES (NEW.id, NEW.price, NEW.price_on, now())\n    ON CONFLICT (product_id, price_on) DO UPDATE SET price = EXCLUDED.price,\n        recorded_at = EXCLUDED.recorded_at;\n    RETURN NULL;\n",
                            hash="399fda881610362f28d62c1876856301b21e0c84",
                            operation='INSERT OR UPDATE OF "price", "price_on"',
                            pgid="pgtrigger_product_price_is_kept_01bf7",
                            table="vendors_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productevent" ("bmp", "category_id", "certificate_id", "changed_at", "created_at", "description", "ekatalog_url", "id", "is_active", "lead_time_days", "material", "minimum_order", "monthly_capacity", "name", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_note", "price_on", "slug", "tkdn", "unit", "vendor_id") VALUES (NEW."bmp", NEW."category_id", NEW."certificate_id", NEW."changed_at", NEW."created_at", NEW."description", NEW."ekatalog_url", NEW."id", NEW."is_active", NEW."lead_time_days", NEW."material", NEW."minimum_order", NEW."monthly_capacity", NEW."name", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."price", NEW."price_note", NEW."price_on", NEW."slug", NEW."tkdn", NEW."unit", NEW."vendor_id"); RETURN NULL;',
                            hash="2c96adee337e0733f8d1ed43b47881341ed62bc6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_60ae1",
                            table="vendors_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_productevent" ("bmp", "category_id", "certificate_id", "changed_at", "created_at", "description", "ekatalog_url", "id", "is_active", "lead_time_days", "material", "minimum_order", "monthly_capacity", "name", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_note", "price_on", "slug", "tkdn", "unit", "vendor_id") VALUES (NEW."bmp", NEW."category_id", NEW."certificate_id", NEW."changed_at", NEW."created_at", NEW."description", NEW."ekatalog_url", NEW."id", NEW."is_active", NEW."lead_time_days", NEW."material", NEW."minimum_order", NEW."monthly_capacity", NEW."name", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."price", NEW."price_note", NEW."price_on", NEW."slug", NEW."tkdn", NEW."unit", NEW."vendor_id"); RETURN NULL;',
                            hash="fbf49a9646e981f1b0989828d9788002f6d98213",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_036f8",
                            table="vendors_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_productevent" ("bmp", "category_id", "certificate_id", "changed_at", "created_at", "description", "ekatalog_url", "id", "is_active", "lead_time_days", "material", "minimum_order", "monthly_capacity", "name", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "price", "price_note", "price_on", "slug", "tkdn", "unit", "vendor_id") VALUES (OLD."bmp", OLD."category_id", OLD."certificate_id", OLD."changed_at", OLD."created_at", OLD."description", OLD."ekatalog_url", OLD."id", OLD."is_active", OLD."lead_time_days", OLD."material", OLD."minimum_order", OLD."monthly_capacity", OLD."name", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."price", OLD."price_note", OLD."price_on", OLD."slug", OLD."tkdn", OLD."unit", OLD."vendor_id"); RETURN NULL;',
                            hash="e3f526e709abc98225dfe0d82a591127094b9a37",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d6300",
                            table="vendors_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ab221189ee6db35b5e63923d7b4c2afc61ab4444",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_72080",
                            table="vendors_licenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="f0d84386b73f24da2d123be3061451fd224817fa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_72897",
                            table="vendors_licenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_licenceevent" ("bmp", "bmp_expires_on", "brand", "confirmed_warnings", "created_at", "expires_on", "hs_code", "id", "issued_on", "issuer", "kbli", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "replaces_id", "return_reason", "scan", "scan_name", "scan_size", "standing", "standing_reason", "tkdn", "vendor_id", "verified_at", "verified_by_id") VALUES (NEW."bmp", NEW."bmp_expires_on", NEW."brand", NEW."confirmed_warnings", NEW."created_at", NEW."expires_on", NEW."hs_code", NEW."id", NEW."issued_on", NEW."issuer", NEW."kbli", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."replaces_id", NEW."return_reason", NEW."scan", NEW."scan_name", NEW."scan_size", NEW."standing", NEW."standing_reason", NEW."tkdn", NEW."vendor_id", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                            hash="325aaa5aa237fd450ccb80ed08e6deb3416fe7d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9974a",
                            table="vendors_licence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_licenceevent" ("bmp", "bmp_expires_on", "brand", "confirmed_warnings", "created_at", "expires_on", "hs_code", "id", "issued_on", "issuer", "kbli", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "replaces_id", "return_reason", "scan", "scan_name", "scan_size", "standing", "standing_reason", "tkdn", "vendor_id", "verified_at", "verified_by_id") VALUES (NEW."bmp", NEW."bmp_expires_on", NEW."brand", NEW."confirmed_warnings", NEW."created_at", NEW."expires_on", NEW."hs_code", NEW."id", NEW."issued_on", NEW."issuer", NEW."kbli", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."replaces_id", NEW."return_reason", NEW."scan", NEW."scan_name", NEW."scan_size", NEW."standing", NEW."standing_reason", NEW."tkdn", NEW."vendor_id", NEW."verified_at", NEW."verified_by_id"); RETURN NULL;',
                            hash="71444208a9787faab87c5047f276533626159d1c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_57995",
                            table="vendors_licence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="licence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_licenceevent" ("bmp", "bmp_expires_on", "brand", "confirmed_warnings", "created_at", "expires_on", "hs_code", "id", "issued_on", "issuer", "kbli", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "replaces_id", "return_reason", "scan", "scan_name", "scan_size", "standing", "standing_reason", "tkdn", "vendor_id", "verified_at", "verified_by_id") VALUES (OLD."bmp", OLD."bmp_expires_on", OLD."brand", OLD."confirmed_warnings", OLD."created_at", OLD."expires_on", OLD."hs_code", OLD."id", OLD."issued_on", OLD."issuer", OLD."kbli", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."replaces_id", OLD."return_reason", OLD."scan", OLD."scan_name", OLD."scan_size", OLD."standing", OLD."standing_reason", OLD."tkdn", OLD."vendor_id", OLD."verified_at", OLD."verified_by_id"); RETURN NULL;',
                            hash="fec8a32b302f44860c9a6fd367f302ff025e417f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ff089",
                            table="vendors_licence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateproposalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5f1440f7e0199a3fb2a0a69ba06df5437f6d1f41",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_092b4",
                            table="vendors_certificateproposalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateproposalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="649a8adbab2f9d7d5108109a1cbea3c9f6b9516e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ee2f8",
                            table="vendors_certificateproposalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateproposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_certificateproposalevent" ("address", "bmp", "brand", "certificate_import_id", "certificate_number", "company", "created_at", "decided_at", "decided_by_id", "expires_on", "fingerprint", "goods", "hs_code", "id", "is_exact", "kbli", "licence_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "specification", "status", "tkdn", "vendor_id") VALUES (NEW."address", NEW."bmp", NEW."brand", NEW."certificate_import_id", NEW."certificate_number", NEW."company", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."expires_on", NEW."fingerprint", NEW."goods", NEW."hs_code", NEW."id", NEW."is_exact", NEW."kbli", NEW."licence_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."product_id", NEW."specification", NEW."status", NEW."tkdn", NEW."vendor_id"); RETURN NULL;',
                            hash="fe28f1297182e12a22feaa864c848bc1a9cb1679",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_74436",
                            table="vendors_certificateproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateproposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_certificateproposalevent" ("address", "bmp", "brand", "certificate_import_id", "certificate_number", "company", "created_at", "decided_at", "decided_by_id", "expires_on", "fingerprint", "goods", "hs_code", "id", "is_exact", "kbli", "licence_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "specification", "status", "tkdn", "vendor_id") VALUES (NEW."address", NEW."bmp", NEW."brand", NEW."certificate_import_id", NEW."certificate_number", NEW."company", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."expires_on", NEW."fingerprint", NEW."goods", NEW."hs_code", NEW."id", NEW."is_exact", NEW."kbli", NEW."licence_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."product_id", NEW."specification", NEW."status", NEW."tkdn", NEW."vendor_id"); RETURN NULL;',
                            hash="286d5961c43ab98a58c5851c04a8c74543e1caf4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_616e5",
                            table="vendors_certificateproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateproposal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_certificateproposalevent" ("address", "bmp", "brand", "certificate_import_id", "certificate_number", "company", "created_at", "decided_at", "decided_by_id", "expires_on", "fingerprint", "goods", "hs_code", "id", "is_exact", "kbli", "licence_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product_id", "specification", "status", "tkdn", "vendor_id") VALUES (OLD."address", OLD."bmp", OLD."brand", OLD."certificate_import_id", OLD."certificate_number", OLD."company", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."expires_on", OLD."fingerprint", OLD."goods", OLD."hs_code", OLD."id", OLD."is_exact", OLD."kbli", OLD."licence_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."product_id", OLD."specification", OLD."status", OLD."tkdn", OLD."vendor_id"); RETURN NULL;',
                            hash="4ae0f8617587099b2d7d53acb91347767e7b7f87",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dccb5",
                            table="vendors_certificateproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8f02cbbe83ca8324bf2fd2a39c684fdae4ad4b46",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7c231",
                            table="vendors_vendorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="6eb50a24224bae8f89539bfcc58d460f1b0f9ad1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e0331",
                            table="vendors_vendorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size"); RETURN NULL;',
                            hash="c5c1ea05f9ddb0a3955ca6aa3f08d96c6525022e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b3cec",
                            table="vendors_vendorimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_vendorimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size"); RETURN NULL;',
                            hash="f9e2451f6fd2514eb86065a2618d052c1ebb199b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e202e",
                            table="vendors_vendorimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size"); RETURN NULL;',
                            hash="e3c99ab003e894c2bfbe0b43b645c155ba65caad",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_697b1",
                            table="vendors_vendorimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedvendorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e91e70c98af77c752c6b5327259a996c3a285a7e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cf578",
                            table="vendors_importedvendorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedvendorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="9f4898bbb6d15f509ab7c01761bdef6067b65289",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_13703",
                            table="vendors_importedvendorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedvendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_importedvendorevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id", "vendor_import_id") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."vendor_id", NEW."vendor_import_id"); RETURN NULL;',
                            hash="3e5f8167b7db40d07e081a85a63fc7ded9934218",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_adc17",
                            table="vendors_importedvendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedvendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_importedvendorevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id", "vendor_import_id") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."vendor_id", NEW."vendor_import_id"); RETURN NULL;',
                            hash="0b4fabbf20965d11ea9f8dc0887619defa03c110",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aa067",
                            table="vendors_importedvendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedvendor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_importedvendorevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id", "vendor_import_id") VALUES (OLD."action", OLD."after", OLD."before", OLD."cells", OLD."id", OLD."is_kept", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."vendor_id", OLD."vendor_import_id"); RETURN NULL;',
                            hash="5f48a0a1b285e23d25fb69b812e7972f86709232",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d37f1",
                            table="vendors_importedvendor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a6a6052f6c4936c952801f4a5027054c8c4ea372",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f9604",
                            table="vendors_vendorimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ce1fe019990e51d43cd4469fd160eebbd21f7305",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_239b5",
                            table="vendors_vendorimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorkbli",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorkblievent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk", "title", "vendor_id", "version") VALUES (NEW."code", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."risk", NEW."title", NEW."vendor_id", NEW."version"); RETURN NULL;',
                            hash="53ec9bd1f2077d67a3ef8f2c02e35143fb5c8949",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2bedc",
                            table="vendors_vendorkbli",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorkbli",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_vendorkblievent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk", "title", "vendor_id", "version") VALUES (NEW."code", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."risk", NEW."title", NEW."vendor_id", NEW."version"); RETURN NULL;',
                            hash="6a190e1ced5162b4e87b0bd03af2d5d95a974fb5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cde38",
                            table="vendors_vendorkbli",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorkbli",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorkblievent" ("code", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk", "title", "vendor_id", "version") VALUES (OLD."code", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."risk", OLD."title", OLD."vendor_id", OLD."version"); RETURN NULL;',
                            hash="ccf19a9ae6a7aa18cfecdca5cd389d5506a6bf14",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f50c4",
                            table="vendors_vendorkbli",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorkblievent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8200a5f2c61a4bc421e3e6187ec0da9b1e13f8f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_74466",
                            table="vendors_vendorkblievent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorkblievent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="61a447f503e76685bafd617681b8acf4ebae6845",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_aa249",
                            table="vendors_vendorkblievent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendormergeevent" ("id", "kept_id", "left", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken", "undone_at", "undone_by_id") VALUES (NEW."id", NEW."kept_id", NEW."left", NEW."merged_at", NEW."merged_by_id", NEW."merged_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."taken", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="21be5dcbdbd088c08b243d8beff10184bbd77840",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ae2de",
                            table="vendors_vendormerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_vendormergeevent" ("id", "kept_id", "left", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken", "undone_at", "undone_by_id") VALUES (NEW."id", NEW."kept_id", NEW."left", NEW."merged_at", NEW."merged_by_id", NEW."merged_id", NEW."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."taken", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;',
                            hash="5ffdfcea2df31420a2af697bbc76b9ac76f22fd4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b60b5",
                            table="vendors_vendormerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormerge",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendormergeevent" ("id", "kept_id", "left", "merged_at", "merged_by_id", "merged_id", "moved", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "taken", "undone_at", "undone_by_id") VALUES (OLD."id", OLD."kept_id", OLD."left", OLD."merged_at", OLD."merged_by_id", OLD."merged_id", OLD."moved", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."taken", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;',
                            hash="f9e3782b9ace8f8dabf317d15268ac75aeffcdbc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2551c",
                            table="vendors_vendormerge",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormergeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b1f8e7b5dbad847b8549d975edf0ff5764b464ad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11e08",
                            table="vendors_vendormergeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendormergeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="89d650f313735d65a5359294d89bb915826f045a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_1c344",
                            table="vendors_vendormergeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "thumbnail", "uploaded_at", "uploaded_by_id", "vendor_id", "width") VALUES (NEW."caption", NEW."height", NEW."id", NEW."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."thumbnail", NEW."uploaded_at", NEW."uploaded_by_id", NEW."vendor_id", NEW."width"); RETURN NULL;',
                            hash="9b512c10ff8507d02ccdb444a516e22f7775502a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_20a4a",
                            table="vendors_vendorphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_vendorphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "thumbnail", "uploaded_at", "uploaded_by_id", "vendor_id", "width") VALUES (NEW."caption", NEW."height", NEW."id", NEW."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."thumbnail", NEW."uploaded_at", NEW."uploaded_by_id", NEW."vendor_id", NEW."width"); RETURN NULL;',
                            hash="95f78097d434469561d58002bb8b800460e2a6fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b6365",
                            table="vendors_vendorphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorphoto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_vendorphotoevent" ("caption", "height", "id", "image", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "thumbnail", "uploaded_at", "uploaded_by_id", "vendor_id", "width") VALUES (OLD."caption", OLD."height", OLD."id", OLD."image", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."thumbnail", OLD."uploaded_at", OLD."uploaded_by_id", OLD."vendor_id", OLD."width"); RETURN NULL;',
                            hash="b68f393e3588ba82ddeea8815bd6dbbc17520004",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed8d9",
                            table="vendors_vendorphoto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorphotoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5e9bbc335b4a78edf956bbc87ab2b964d47978f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_301ac",
                            table="vendors_vendorphotoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vendorphotoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="2c69a0e87c071a58b2c8d5f08bb8d37ecae899d3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_bba02",
                            table="vendors_vendorphotoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workforce",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_workforceevent" ("disabled", "id", "men", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id", "women", "year") VALUES (NEW."disabled", NEW."id", NEW."men", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."vendor_id", NEW."women", NEW."year"); RETURN NULL;',
                            hash="493f31b6df9348abdb7e40687d29c58b5d767e13",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d6308",
                            table="vendors_workforce",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workforce",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "vendors_workforceevent" ("disabled", "id", "men", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id", "women", "year") VALUES (NEW."disabled", NEW."id", NEW."men", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."vendor_id", NEW."women", NEW."year"); RETURN NULL;',
                            hash="aff93e020eee88c8ac56b5131835c42c92864cb0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_913c7",
                            table="vendors_workforce",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workforce",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "vendors_workforceevent" ("disabled", "id", "men", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id", "women", "year") VALUES (OLD."disabled", OLD."id", OLD."men", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."vendor_id", OLD."women", OLD."year"); RETURN NULL;',
                            hash="a094063498fe596bffa2996a2eb98727cc4e045f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ae006",
                            table="vendors_workforce",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workforceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="245630258ca7247a9b07e3da5f70c7a86d3fcdac",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c0dc",
                            table="vendors_workforceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="workforceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="f0938721be4b4f14d439cf1d59a08696f964ccaa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_adf56",
                            table="vendors_workforceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
