import django.core.validators
import django.db.models.deletion
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

# What `createcachetable` would make, so that `migrate` is all that is needed.
CACHE = """
CREATE TABLE "cache" (
    "cache_key" varchar(255) NOT NULL PRIMARY KEY,
    "value" text NOT NULL,
    "expires" timestamp with time zone NOT NULL
);
CREATE INDEX "cache_expires" ON "cache" ("expires");
"""
# Parts of words are found by an index: the database that comes with us has no pg_trgm.
# The text is cut into threes from its first, second and third letter, by one pass each: a loop over
# its letters takes three times as long. What is left over at the ends is shorter and asked by nobody.
TRIGRAMS = r"""
CREATE FUNCTION search_trigrams(text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_to_array(regexp_replace($1, '(...)', '\1' || chr(1), 'g'), chr(1))
        || string_to_array(regexp_replace(substr($1, 2), '(...)', '\1' || chr(1), 'g'), chr(1))
        || string_to_array(regexp_replace(substr($1, 3), '(...)', '\1' || chr(1), 'g'), chr(1))
$$;
"""


class Migration(migrations.Migration):
    replaces = [("accounts", "0007_refused_rows_again")]

    initial = True

    dependencies = []

    operations = [
        migrations.RunSQL(CACHE, 'DROP TABLE "cache"'),
        migrations.RunSQL(TRIGRAMS, "DROP FUNCTION search_trigrams(text)"),
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="OfficeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "government",
                            models.CharField(max_length=100, verbose_name="pemerintah daerah"),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="nama dinas")),
                        (
                            "city",
                            models.CharField(
                                max_length=60, verbose_name="kota tempat surat ditandatangani"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=200, verbose_name="alamat"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=40, verbose_name="telepon"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=100, verbose_name="laman"),
                        ),
                        (
                            "help_phone",
                            models.CharField(
                                blank=True,
                                help_text="Tampil di halaman publik.",
                                max_length=20,
                                verbose_name="nomor WhatsApp petugas",
                            ),
                        ),
                        (
                            "signer_title",
                            models.CharField(
                                max_length=150, verbose_name="jabatan penanda tangan"
                            ),
                        ),
                        (
                            "signer_name",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="nama penanda tangan"
                            ),
                        ),
                        (
                            "signer_rank",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="pangkat dan golongan"
                            ),
                        ),
                        (
                            "signer_nip",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="NIP penanda tangan"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.office",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Region",
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
                            models.CharField(
                                choices=[("kecamatan", "Kecamatan"), ("kelurahan", "Kelurahan")],
                                max_length=9,
                                verbose_name="tingkat",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="nama")),
                        (
                            "kemendagri_code",
                            models.CharField(
                                max_length=13, unique=True, verbose_name="kode Kemendagri"
                            ),
                        ),
                        (
                            "bps_code",
                            models.CharField(max_length=10, unique=True, verbose_name="kode BPS"),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="villages",
                                to="accounts.region",
                                verbose_name="kecamatan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "wilayah",
                        "verbose_name_plural": "wilayah",
                        "ordering": ["kemendagri_code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", "kecamatan"), ("parent", None)),
                                    models.Q(("level", "kelurahan"), ("parent__isnull", False)),
                                    _connector="OR",
                                ),
                                name="region_village_has_district",
                                violation_error_code="village_without_district",
                                violation_error_message="Kelurahan harus berada di sebuah kecamatan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RegionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "level",
                            models.CharField(
                                choices=[("kecamatan", "Kecamatan"), ("kelurahan", "Kelurahan")],
                                max_length=9,
                                verbose_name="tingkat",
                            ),
                        ),
                        ("name", models.CharField(max_length=100, verbose_name="nama")),
                        (
                            "kemendagri_code",
                            models.CharField(max_length=13, verbose_name="kode Kemendagri"),
                        ),
                        ("bps_code", models.CharField(max_length=10, verbose_name="kode BPS")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.region",
                                verbose_name="kecamatan",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.region",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "Nama pengguna ini sudah dipakai."},
                                help_text="NIP tanpa spasi, atau nama dengan huruf kecil.",
                                max_length=60,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A[a-z0-9._-]{3,60}\\Z",
                                        "Tulis 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung.",
                                    )
                                ],
                                verbose_name="nama pengguna",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="nama lengkap")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("admin", "Admin sistem"),
                                    ("staff", "Petugas dinas"),
                                    ("buyer", "Pembeli OPD"),
                                    ("vendor", "Vendor"),
                                    ("observer", "Pimpinan dan pengawas"),
                                ],
                                max_length=8,
                                verbose_name="peran",
                            ),
                        ),
                        (
                            "nip",
                            models.CharField(
                                blank=True,
                                max_length=18,
                                validators=[core.identifiers.clean_nip],
                                verbose_name="NIP",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=16,
                                validators=[core.identifiers.clean_phone],
                                verbose_name="nomor WhatsApp",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                        (
                            "password_changed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="kata sandi diganti"
                            ),
                        ),
                        (
                            "first_password_until",
                            models.DateTimeField(
                                editable=False,
                                null=True,
                                verbose_name="kata sandi awal berlaku sampai",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Agency",
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
                            "name",
                            models.CharField(max_length=200, unique=True, verbose_name="nama"),
                        ),
                        (
                            "short_name",
                            models.CharField(
                                help_text="Dipakai di jadwal, misalnya Dikbud.",
                                max_length=40,
                                verbose_name="nama pendek",
                            ),
                        ),
                        (
                            "abbreviation",
                            models.CharField(
                                help_text="2 sampai 8 huruf besar atau angka, awal kode peserta, misalnya DIK.",
                                max_length=8,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A[A-Z0-9]{2,8}\\Z",
                                        "Tulis 2 sampai 8 huruf besar atau angka, tanpa spasi.",
                                    )
                                ],
                                verbose_name="singkatan",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sekretariat", "Sekretariat"),
                                    ("inspektorat", "Inspektorat"),
                                    ("dinas", "Dinas"),
                                    ("badan", "Badan"),
                                    ("bagian", "Bagian"),
                                    ("kecamatan", "Kecamatan"),
                                    ("kelurahan", "Kelurahan"),
                                    ("uptd", "UPTD"),
                                    ("puskesmas", "Puskesmas"),
                                    ("rsud", "RSUD"),
                                    ("sekolah", "Sekolah"),
                                ],
                                max_length=12,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "satker_code",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                null=True,
                                unique=True,
                                verbose_name="kode satuan kerja LKPP",
                            ),
                        ),
                        (
                            "npsn",
                            models.CharField(
                                blank=True,
                                help_text="8 angka, khusus sekolah.",
                                max_length=8,
                                null=True,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "NPSN terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="NPSN",
                            ),
                        ),
                        (
                            "active_from",
                            models.DateField(blank=True, null=True, verbose_name="aktif dari"),
                        ),
                        (
                            "active_until",
                            models.DateField(blank=True, null=True, verbose_name="aktif sampai"),
                        ),
                        (
                            "is_confirmed",
                            models.BooleanField(
                                default=True,
                                help_text="Satuan yang belum dipastikan tidak bisa dipilih.",
                                verbose_name="sudah dipastikan dinas",
                            ),
                        ),
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
                                to="accounts.agency",
                                verbose_name="induk",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="accounts.region",
                                verbose_name="wilayah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "perangkat daerah",
                        "verbose_name_plural": "perangkat daerah",
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("active_from", None),
                                    ("active_until", None),
                                    ("active_until__gte", models.F("active_from")),
                                    _connector="OR",
                                ),
                                name="agency_active_period_is_ordered",
                                violation_error_code="period_reversed",
                                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal awal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "abbreviation",
                                        django.db.models.functions.text.Upper("abbreviation"),
                                    )
                                ),
                                name="agency_abbreviation_is_upper",
                                violation_error_code="abbreviation_not_upper",
                                violation_error_message="Tulis singkatan dengan huruf besar.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("npsn", None), ("kind", "sekolah"), _connector="OR"
                                ),
                                name="agency_npsn_is_for_schools",
                                violation_error_code="npsn_not_school",
                                violation_error_message="NPSN hanya untuk sekolah.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "username",
                            models.CharField(
                                error_messages={"unique": "Nama pengguna ini sudah dipakai."},
                                help_text="NIP tanpa spasi, atau nama dengan huruf kecil.",
                                max_length=60,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A[a-z0-9._-]{3,60}\\Z",
                                        "Tulis 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung.",
                                    )
                                ],
                                verbose_name="nama pengguna",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="nama lengkap")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("admin", "Admin sistem"),
                                    ("staff", "Petugas dinas"),
                                    ("buyer", "Pembeli OPD"),
                                    ("vendor", "Vendor"),
                                    ("observer", "Pimpinan dan pengawas"),
                                ],
                                max_length=8,
                                verbose_name="peran",
                            ),
                        ),
                        (
                            "nip",
                            models.CharField(
                                blank=True,
                                max_length=18,
                                validators=[core.identifiers.clean_nip],
                                verbose_name="NIP",
                            ),
                        ),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                max_length=16,
                                validators=[core.identifiers.clean_phone],
                                verbose_name="nomor WhatsApp",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                        (
                            "password_changed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="kata sandi diganti"
                            ),
                        ),
                        (
                            "first_password_until",
                            models.DateTimeField(
                                editable=False,
                                null=True,
                                verbose_name="kata sandi awal berlaku sampai",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="users",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pengguna",
                        "verbose_name_plural": "pengguna",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("username", django.db.models.functions.text.Lower("username"))
                                ),
                                name="user_username_is_lower",
                                violation_error_code="username_not_lower",
                                violation_error_message="Tulis nama pengguna dengan huruf kecil.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="user_email_is_unique",
                                violation_error_code="email_taken",
                                violation_error_message="Surel ini sudah dipakai pengguna lain.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("nip", ""), _negated=True),
                                fields=("nip",),
                                name="user_nip_is_unique",
                                violation_error_code="nip_taken",
                                violation_error_message="NIP ini sudah dipakai pengguna lain.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role", "buyer"), _negated=True),
                                    ("agency__isnull", False),
                                    _connector="OR",
                                ),
                                name="user_buyer_has_agency",
                                violation_error_code="buyer_without_agency",
                                violation_error_message="Pembeli OPD harus punya perangkat daerah.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyAlias",
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
                            "key",
                            models.CharField(max_length=300, unique=True, verbose_name="kunci"),
                        ),
                        (
                            "text",
                            models.CharField(
                                max_length=300, verbose_name="nama atau kode di berkas"
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="disimpan pada",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                help_text="Kosongkan bila bukan satuan kerja kota ini: barisnya dilewati.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aliases",
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nama satuan kerja di berkas",
                        "verbose_name_plural": "nama satuan kerja di berkas",
                        "ordering": ["text"],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyAliasEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=300, verbose_name="kunci")),
                        (
                            "text",
                            models.CharField(
                                max_length=300, verbose_name="nama atau kode di berkas"
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="disimpan pada",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Kosongkan bila bukan satuan kerja kota ini: barisnya dilewati.",
                                null=True,
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
                                to="accounts.agencyalias",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgencyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=200, verbose_name="nama")),
                        (
                            "short_name",
                            models.CharField(
                                help_text="Dipakai di jadwal, misalnya Dikbud.",
                                max_length=40,
                                verbose_name="nama pendek",
                            ),
                        ),
                        (
                            "abbreviation",
                            models.CharField(
                                help_text="2 sampai 8 huruf besar atau angka, awal kode peserta, misalnya DIK.",
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A[A-Z0-9]{2,8}\\Z",
                                        "Tulis 2 sampai 8 huruf besar atau angka, tanpa spasi.",
                                    )
                                ],
                                verbose_name="singkatan",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("sekretariat", "Sekretariat"),
                                    ("inspektorat", "Inspektorat"),
                                    ("dinas", "Dinas"),
                                    ("badan", "Badan"),
                                    ("bagian", "Bagian"),
                                    ("kecamatan", "Kecamatan"),
                                    ("kelurahan", "Kelurahan"),
                                    ("uptd", "UPTD"),
                                    ("puskesmas", "Puskesmas"),
                                    ("rsud", "RSUD"),
                                    ("sekolah", "Sekolah"),
                                ],
                                max_length=12,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "satker_code",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                null=True,
                                verbose_name="kode satuan kerja LKPP",
                            ),
                        ),
                        (
                            "npsn",
                            models.CharField(
                                blank=True,
                                help_text="8 angka, khusus sekolah.",
                                max_length=8,
                                null=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "NPSN terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="NPSN",
                            ),
                        ),
                        (
                            "active_from",
                            models.DateField(blank=True, null=True, verbose_name="aktif dari"),
                        ),
                        (
                            "active_until",
                            models.DateField(blank=True, null=True, verbose_name="aktif sampai"),
                        ),
                        (
                            "is_confirmed",
                            models.BooleanField(
                                default=True,
                                help_text="Satuan yang belum dipastikan tidak bisa dipilih.",
                                verbose_name="sudah dipastikan dinas",
                            ),
                        ),
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
                                to="accounts.agency",
                                verbose_name="induk",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.agency",
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
                                verbose_name="wilayah",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgencyImport",
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
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "unknown_count",
                            models.PositiveIntegerField(default=0, verbose_name="belum dikenal"),
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
                        "verbose_name": "impor satuan kerja",
                        "verbose_name_plural": "impor satuan kerja",
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
                                name="agencyimport_commit_is_whole",
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
                                name="agencyimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256",),
                                name="agencyimport_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyImportEvent",
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
                        ("decisions", models.JSONField(default=dict, verbose_name="keputusan")),
                        (
                            "unknown_count",
                            models.PositiveIntegerField(default=0, verbose_name="belum dikenal"),
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
                                to="accounts.agencyimport",
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
                    name="Disclosure",
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
                                    ("file", "Unduhan"),
                                    ("list", "Daftar dengan nomor lengkap"),
                                    ("number", "Nomor dibuka"),
                                ],
                                max_length=6,
                                verbose_name="jenis",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="apa")),
                        ("path", models.CharField(max_length=2000, verbose_name="halaman")),
                        (
                            "row_count",
                            models.PositiveIntegerField(null=True, verbose_name="jumlah baris"),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pada"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "unduhan atau pembukaan data",
                        "verbose_name_plural": "unduhan dan pembukaan data",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["by", "-id"], name="disclosure_by_person")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DisclosureEvent",
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
                                    ("file", "Unduhan"),
                                    ("list", "Daftar dengan nomor lengkap"),
                                    ("number", "Nomor dibuka"),
                                ],
                                max_length=6,
                                verbose_name="jenis",
                            ),
                        ),
                        ("what", models.CharField(max_length=300, verbose_name="apa")),
                        ("path", models.CharField(max_length=2000, verbose_name="halaman")),
                        (
                            "row_count",
                            models.PositiveIntegerField(null=True, verbose_name="jumlah baris"),
                        ),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pada"
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.disclosure",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HeaderAlias",
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
                            "table",
                            models.CharField(
                                choices=[
                                    ("participants", "Peserta"),
                                    ("vendors", "Vendor"),
                                    ("certificates", "Sertifikat TKDN"),
                                    ("demand", "Kebutuhan (RUP)"),
                                    ("purchases", "Realisasi belanja"),
                                    ("agencies", "Satuan kerja"),
                                    ("products", "Produk"),
                                    ("budgets", "Pagu anggaran"),
                                ],
                                max_length=12,
                                verbose_name="isi berkas",
                            ),
                        ),
                        ("key", models.CharField(max_length=200, verbose_name="kunci")),
                        ("header", models.CharField(max_length=200, verbose_name="judul kolom")),
                        (
                            "column",
                            models.CharField(blank=True, max_length=40, verbose_name="kolom"),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="disimpan pada"
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "judul kolom yang diingat",
                        "verbose_name_plural": "judul kolom yang diingat",
                        "ordering": ["table", "header"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("table", "key"), name="header_alias_is_unique"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HeaderAliasEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "table",
                            models.CharField(
                                choices=[
                                    ("participants", "Peserta"),
                                    ("vendors", "Vendor"),
                                    ("certificates", "Sertifikat TKDN"),
                                    ("demand", "Kebutuhan (RUP)"),
                                    ("purchases", "Realisasi belanja"),
                                    ("agencies", "Satuan kerja"),
                                    ("products", "Produk"),
                                    ("budgets", "Pagu anggaran"),
                                ],
                                max_length=12,
                                verbose_name="isi berkas",
                            ),
                        ),
                        ("key", models.CharField(max_length=200, verbose_name="kunci")),
                        ("header", models.CharField(max_length=200, verbose_name="judul kolom")),
                        (
                            "column",
                            models.CharField(blank=True, max_length=40, verbose_name="kolom"),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="disimpan pada"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.headeralias",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disimpan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ImportedAgency",
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
                                    ("skipped", "Bukan satuan kota ini"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="nama di berkas")),
                        ("before", models.JSONField(default=dict, verbose_name="sebelum")),
                        ("after", models.JSONField(default=dict, verbose_name="sesudah")),
                        (
                            "keys",
                            models.JSONField(
                                default=list, verbose_name="nama dan kode yang diingat"
                            ),
                        ),
                        (
                            "is_kept",
                            models.BooleanField(default=False, verbose_name="tidak dikembalikan"),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="imported_rows",
                                to="accounts.agency",
                            ),
                        ),
                        (
                            "agency_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="accounts.agencyimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor satuan kerja",
                        "verbose_name_plural": "baris impor satuan kerja",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency_import", "number"),
                                name="imported_agency_number_is_unique",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedAgencyEvent",
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
                                    ("skipped", "Bukan satuan kota ini"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="nama di berkas")),
                        ("before", models.JSONField(default=dict, verbose_name="sebelum")),
                        ("after", models.JSONField(default=dict, verbose_name="sesudah")),
                        (
                            "keys",
                            models.JSONField(
                                default=list, verbose_name="nama dan kode yang diingat"
                            ),
                        ),
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
                            ),
                        ),
                        (
                            "agency_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.agencyimport",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="accounts.importedagency",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Office",
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
                            "government",
                            models.CharField(max_length=100, verbose_name="pemerintah daerah"),
                        ),
                        ("name", models.CharField(max_length=150, verbose_name="nama dinas")),
                        (
                            "city",
                            models.CharField(
                                max_length=60, verbose_name="kota tempat surat ditandatangani"
                            ),
                        ),
                        (
                            "address",
                            models.CharField(blank=True, max_length=200, verbose_name="alamat"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=40, verbose_name="telepon"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "website",
                            models.CharField(blank=True, max_length=100, verbose_name="laman"),
                        ),
                        (
                            "help_phone",
                            models.CharField(
                                blank=True,
                                help_text="Tampil di halaman publik.",
                                max_length=20,
                                verbose_name="nomor WhatsApp petugas",
                            ),
                        ),
                        (
                            "signer_title",
                            models.CharField(
                                max_length=150, verbose_name="jabatan penanda tangan"
                            ),
                        ),
                        (
                            "signer_name",
                            models.CharField(
                                blank=True, max_length=150, verbose_name="nama penanda tangan"
                            ),
                        ),
                        (
                            "signer_rank",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="pangkat dan golongan"
                            ),
                        ),
                        (
                            "signer_nip",
                            models.CharField(
                                blank=True, max_length=18, verbose_name="NIP penanda tangan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pengaturan dinas",
                        "verbose_name_plural": "pengaturan dinas",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pk", 1)),
                                name="office_is_one",
                                violation_error_code="second_office",
                                violation_error_message="Pengaturan dinas hanya satu.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_officeevent" ("address", "city", "email", "government", "help_phone", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "signer_name", "signer_nip", "signer_rank", "signer_title", "website") VALUES (NEW."address", NEW."city", NEW."email", NEW."government", NEW."help_phone", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."signer_name", NEW."signer_nip", NEW."signer_rank", NEW."signer_title", NEW."website"); RETURN NULL;',
                            hash="0ccbec7e52809615d790f629e3acfafcfb5b3882",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29e99",
                            table="accounts_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_officeevent" ("address", "city", "email", "government", "help_phone", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "signer_name", "signer_nip", "signer_rank", "signer_title", "website") VALUES (NEW."address", NEW."city", NEW."email", NEW."government", NEW."help_phone", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."signer_name", NEW."signer_nip", NEW."signer_rank", NEW."signer_title", NEW."website"); RETURN NULL;',
                            hash="a77ae49be7e9404a2124addf520e06df3caab815",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_40b8a",
                            table="accounts_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="office",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_officeevent" ("address", "city", "email", "government", "help_phone", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "signer_name", "signer_nip", "signer_rank", "signer_title", "website") VALUES (OLD."address", OLD."city", OLD."email", OLD."government", OLD."help_phone", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."signer_name", OLD."signer_nip", OLD."signer_rank", OLD."signer_title", OLD."website"); RETURN NULL;',
                            hash="35d135d2521ab3bb02246351995180b2e563e78d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_47d44",
                            table="accounts_office",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_userevent" ("agency_id", "created_at", "email", "first_password_until", "id", "is_active", "name", "nip", "password_changed_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "username") VALUES (NEW."agency_id", NEW."created_at", NEW."email", NEW."first_password_until", NEW."id", NEW."is_active", NEW."name", NEW."nip", NEW."password_changed_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."role", NEW."username"); RETURN NULL;',
                            hash="8fe3296b56265d65af78b065b2dc75244426d00b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3867c",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_password_until" IS DISTINCT FROM (NEW."first_password_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nip" IS DISTINCT FROM (NEW."nip") OR OLD."password_changed_at" IS DISTINCT FROM (NEW."password_changed_at") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                            func='INSERT INTO "accounts_userevent" ("agency_id", "created_at", "email", "first_password_until", "id", "is_active", "name", "nip", "password_changed_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "username") VALUES (NEW."agency_id", NEW."created_at", NEW."email", NEW."first_password_until", NEW."id", NEW."is_active", NEW."name", NEW."nip", NEW."password_changed_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."role", NEW."username"); RETURN NULL;',
                            hash="163c36b7f8fcf4ce727d1db691a0bcc6a4bd3de1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e890",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_userevent" ("agency_id", "created_at", "email", "first_password_until", "id", "is_active", "name", "nip", "password_changed_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "role", "username") VALUES (OLD."agency_id", OLD."created_at", OLD."email", OLD."first_password_until", OLD."id", OLD."is_active", OLD."name", OLD."nip", OLD."password_changed_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."role", OLD."username"); RETURN NULL;',
                            hash="d7f1a1e87c4afe5e2795d176e0b8320bb4ee1d52",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_19f14",
                            table="accounts_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyalias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyaliasevent" ("agency_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "text") VALUES (NEW."agency_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."text"); RETURN NULL;',
                            hash="3e7a6f4fc74eb31c318b956ced4b8e211329bea9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ef2f6",
                            table="accounts_agencyalias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyalias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_agencyaliasevent" ("agency_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "text") VALUES (NEW."agency_id", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."text"); RETURN NULL;',
                            hash="271d483477addef41026ee321fc149d54481aded",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_da4b4",
                            table="accounts_agencyalias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyalias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyaliasevent" ("agency_id", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "text") VALUES (OLD."agency_id", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."text"); RETURN NULL;',
                            hash="dbeee4a2e539a36aee768f8bc55c5b5563b5abee",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2ee0",
                            table="accounts_agencyalias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyaliasevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d9ee397a71bad5ece31cecb333a5286b818ee997",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a5f1",
                            table="accounts_agencyaliasevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyaliasevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="776b1b3e77b80970c2a90b0293013b5f32d2eee4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_2a878",
                            table="accounts_agencyaliasevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unknown_count") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."unknown_count"); RETURN NULL;',
                            hash="b9e626a09c3f66751f0962e315871cd7e7bddca3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_23317",
                            table="accounts_agencyimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_agencyimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unknown_count") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."decisions", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."unknown_count"); RETURN NULL;',
                            hash="c1b8dc504d7703745c9056694a63303fb97361d6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_828a4",
                            table="accounts_agencyimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "decisions", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "unknown_count") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."decisions", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size", OLD."unknown_count"); RETURN NULL;',
                            hash="6515c4e2ebd0ee065d6aafbc519dafa86677444c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_64c41",
                            table="accounts_agencyimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ebf8d7ad2722e1d05e3d6a6b18f2d7a5dc6c7a4c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bd151",
                            table="accounts_agencyimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="7fb99956c60cddc996dcb89c0f84ebb052005867",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_92d99",
                            table="accounts_agencyimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_disclosureevent" ("at", "by_id", "id", "kind", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "what") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kind", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."row_count", NEW."what"); RETURN NULL;',
                            hash="76c053f44248cb8ae282e41051de2381f6501cc7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ec1b",
                            table="accounts_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_disclosureevent" ("at", "by_id", "id", "kind", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "what") VALUES (NEW."at", NEW."by_id", NEW."id", NEW."kind", NEW."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."row_count", NEW."what"); RETURN NULL;',
                            hash="a47d66f0c9ead3d7ee60798fd449970362371e9f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_99299",
                            table="accounts_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_disclosureevent" ("at", "by_id", "id", "kind", "path", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "what") VALUES (OLD."at", OLD."by_id", OLD."id", OLD."kind", OLD."path", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."row_count", OLD."what"); RETURN NULL;',
                            hash="ed5672ae8e8c869e3c98a389705449bf41821148",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bc72b",
                            table="accounts_disclosure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="009ca9bd482ae114a6094d8f0d342142f13afb27",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_87910",
                            table="accounts_disclosureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="disclosureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="abbe8591b93902fd590af6ba400f205fc07b5efa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b0e31",
                            table="accounts_disclosureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headeralias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_headeraliasevent" ("column", "header", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "table") VALUES (NEW."column", NEW."header", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."table"); RETURN NULL;',
                            hash="421b886a91c2dd86b9918cfa2ebda709da28fc62",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9d980",
                            table="accounts_headeralias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headeralias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_headeraliasevent" ("column", "header", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "table") VALUES (NEW."column", NEW."header", NEW."id", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."saved_by_id", NEW."table"); RETURN NULL;',
                            hash="6048db2dc7999d4036539446e543a990a866f690",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7bf06",
                            table="accounts_headeralias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headeralias",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_headeraliasevent" ("column", "header", "id", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "saved_by_id", "table") VALUES (OLD."column", OLD."header", OLD."id", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."saved_by_id", OLD."table"); RETURN NULL;',
                            hash="9f6ff493bb458557d40604f52a4be2d1114535a6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a6f2d",
                            table="accounts_headeralias",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headeraliasevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f8c6f9e2aca620eca69f8b687f573dacfd598708",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_748a0",
                            table="accounts_headeraliasevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="headeraliasevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="cd310e8354057027ad5f9fd6cde5ce3f1b2e2bae",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e01a2",
                            table="accounts_headeraliasevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedagency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_importedagencyevent" ("action", "after", "agency_id", "agency_import_id", "before", "id", "is_kept", "keys", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action", NEW."after", NEW."agency_id", NEW."agency_import_id", NEW."before", NEW."id", NEW."is_kept", NEW."keys", NEW."name", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="230cb3b3432cd19ad196381b8ec895db9a485f7c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1fe1d",
                            table="accounts_importedagency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedagency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_importedagencyevent" ("action", "after", "agency_id", "agency_import_id", "before", "id", "is_kept", "keys", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action", NEW."after", NEW."agency_id", NEW."agency_import_id", NEW."before", NEW."id", NEW."is_kept", NEW."keys", NEW."name", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="70cbbc097af0485ab65736d8f165386a3b90397c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9e393",
                            table="accounts_importedagency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedagency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_importedagencyevent" ("action", "after", "agency_id", "agency_import_id", "before", "id", "is_kept", "keys", "name", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."action", OLD."after", OLD."agency_id", OLD."agency_import_id", OLD."before", OLD."id", OLD."is_kept", OLD."keys", OLD."name", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="cec0420879040b5c38b3111e582938afba8f85fd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_57aba",
                            table="accounts_importedagency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedagencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8ad92abc0848023f57a8905e2e23538711da8937",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db948",
                            table="accounts_importedagencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedagencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="6115903a0aa9d234ca83c9b4522a57593e7a24f8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e83a0",
                            table="accounts_importedagencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20d66d6aa9946730a7dc5aedac7faa3f84b1372f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41c67",
                            table="accounts_officeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="officeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="a7d487f40e18e39247bebf8ecc5aca0c7deba3bc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_3e4f3",
                            table="accounts_officeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="region",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_regionevent" ("bps_code", "id", "kemendagri_code", "level", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."bps_code", NEW."id", NEW."kemendagri_code", NEW."level", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="5c8ac418f4b21be57ccc3395e7d162ea37c917f3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_088ac",
                            table="accounts_region",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="region",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_regionevent" ("bps_code", "id", "kemendagri_code", "level", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."bps_code", NEW."id", NEW."kemendagri_code", NEW."level", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="7208b187c1b4a578cd931bf1b345857915ea64c2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_35657",
                            table="accounts_region",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="region",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_regionevent" ("bps_code", "id", "kemendagri_code", "level", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."bps_code", OLD."id", OLD."kemendagri_code", OLD."level", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="9226de793c31e7a668b03a4bd18c2c833976e1a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8bbfe",
                            table="accounts_region",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f1004ca6f6a1f686e4823a76b2c72c4d5cc84de0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d7a00",
                            table="accounts_agencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="0b4aaeb33838983cc94dc603cf81d351358adab7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b4bda",
                            table="accounts_agencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="agency_tree_is_shallow",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE depth INTEGER;",
                            func="\n    WITH RECURSIVE above(id, parent_id, steps) AS (\n        SELECT NEW.id, NEW.parent_id, 1\n        UNION ALL\n        SELECT agency.id, agency.parent_id, steps + 1\n        FROM accounts_agency agency JOIN above ON agency.id = above.parent_id\n        WHERE steps <= 4\n    ), below(id, steps) AS (\n        SELECT NEW.id, 0\n        UNION ALL\n        SELECT agency.id, steps + 1\n        FROM accounts_agency agency JOIN below ON agency.parent_id = below.id\n        WHERE steps <= 4\n    )\n    SELECT (SELECT max(steps) FROM above) + (SELECT max(steps) FROM below) INTO depth;\n    IF depth > 4 THEN\n        RAISE EXCEPTION 'agency % would stand below itself or too deep', NEW.id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'agency_tree_is_shallow';\n    END IF;\n    RETURN NEW;\n",
                            hash="1f67265a4439d8f5498218712f7dcaf991212345",
                            operation='INSERT OR UPDATE OF "parent_id"',
                            pgid="pgtrigger_agency_tree_is_shallow_b0fe0",
                            table="accounts_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyevent" ("abbreviation", "active_from", "active_until", "id", "is_confirmed", "kind", "name", "npsn", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "satker_code", "short_name", "source") VALUES (NEW."abbreviation", NEW."active_from", NEW."active_until", NEW."id", NEW."is_confirmed", NEW."kind", NEW."name", NEW."npsn", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."region_id", NEW."satker_code", NEW."short_name", NEW."source"); RETURN NULL;',
                            hash="7cf2dd02baba36b8ff7739e7941b40f3ea207e02",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_67acf",
                            table="accounts_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "accounts_agencyevent" ("abbreviation", "active_from", "active_until", "id", "is_confirmed", "kind", "name", "npsn", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "satker_code", "short_name", "source") VALUES (NEW."abbreviation", NEW."active_from", NEW."active_until", NEW."id", NEW."is_confirmed", NEW."kind", NEW."name", NEW."npsn", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."region_id", NEW."satker_code", NEW."short_name", NEW."source"); RETURN NULL;',
                            hash="a03e434b65bb7aca3c80b1a61561d703e2a2866f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f30d7",
                            table="accounts_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "accounts_agencyevent" ("abbreviation", "active_from", "active_until", "id", "is_confirmed", "kind", "name", "npsn", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "satker_code", "short_name", "source") VALUES (OLD."abbreviation", OLD."active_from", OLD."active_until", OLD."id", OLD."is_confirmed", OLD."kind", OLD."name", OLD."npsn", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."region_id", OLD."satker_code", OLD."short_name", OLD."source"); RETURN NULL;',
                            hash="b0b6925fa28f5f504876cb1bc886816813fffd2d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d4253",
                            table="accounts_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e402c11caa54488faa4f8b3cfb399433b1aef42a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2eb1e",
                            table="accounts_regionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="regionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="928f9cecfd960343eedc52cb11c90687d569a8c1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_0a96e",
                            table="accounts_regionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="userevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9e9498e73f6fbdf2642fb33fa14189f1ad2382c8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45b21",
                            table="accounts_userevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="userevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="6b6e6753626354437dc8d523d42657ae30d56ea2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_084bb",
                            table="accounts_userevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
