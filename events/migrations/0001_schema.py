import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.fields
import core.identifiers
import core.operations
import core.tokens
import core.uploads


class Migration(migrations.Migration):
    replaces = [("events", "0018_forums_called_off")]

    initial = True

    dependencies = [
        ("accounts", "0001_schema"),
        ("vendors", "0001_schema"),
    ]

    operations = [
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="AgendaItem",
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
                        ("day", models.DateField(verbose_name="tanggal")),
                        ("start_time", models.TimeField(verbose_name="mulai")),
                        ("end_time", models.TimeField(verbose_name="selesai")),
                        ("title", models.CharField(max_length=200, verbose_name="acara")),
                        (
                            "speaker",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="pengisi acara"
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mata acara",
                        "verbose_name_plural": "agenda",
                        "ordering": ["day", "start_time", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end_time__gt", models.F("start_time"))),
                                name="agenda_item_times_are_ordered",
                                violation_error_code="times_reversed",
                                violation_error_message="Jam selesai harus sesudah jam mulai.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsentTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("version", models.CharField(max_length=20, verbose_name="versi")),
                        ("text", models.TextField(verbose_name="isi")),
                        ("is_active", models.BooleanField(default=False, verbose_name="berlaku")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.consenttext",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Document",
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
                        ("title", models.CharField(max_length=200, verbose_name="judul")),
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
                            models.CharField(
                                editable=False, max_length=200, verbose_name="nama berkas"
                            ),
                        ),
                        (
                            "format",
                            models.CharField(editable=False, max_length=4, verbose_name="format"),
                        ),
                        (
                            "size",
                            models.PositiveIntegerField(
                                editable=False, verbose_name="ukuran dalam byte"
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(
                                default=False,
                                help_text="Siapa pun bisa mengunduh tanpa masuk.",
                                verbose_name="tampil untuk umum",
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
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "dokumen",
                        "verbose_name_plural": "dokumen",
                        "ordering": ["title", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=200, verbose_name="judul")),
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
                            models.CharField(
                                editable=False, max_length=200, verbose_name="nama berkas"
                            ),
                        ),
                        (
                            "format",
                            models.CharField(editable=False, max_length=4, verbose_name="format"),
                        ),
                        (
                            "size",
                            models.PositiveIntegerField(
                                editable=False, verbose_name="ukuran dalam byte"
                            ),
                        ),
                        (
                            "is_public",
                            models.BooleanField(
                                default=False,
                                help_text="Siapa pun bisa mengunduh tanpa masuk.",
                                verbose_name="tampil untuk umum",
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
                                to="events.document",
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
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Forum",
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
                            "series",
                            models.CharField(
                                default="Business Matching P3DN",
                                max_length=120,
                                verbose_name="seri",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="Urutan dalam seri, misalnya 1 untuk yang pertama.",
                                verbose_name="nomor",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="nama forum")),
                        (
                            "slug",
                            models.SlugField(
                                help_text="Huruf kecil, angka, dan tanda hubung, misalnya business-matching-p3dn-2025.",
                                max_length=80,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A(?!new\\Z)",
                                        "Alamat ini dipakai sistem. Tulis alamat lain.",
                                    )
                                ],
                                verbose_name="alamat halaman",
                            ),
                        ),
                        (
                            "theme",
                            models.CharField(blank=True, max_length=300, verbose_name="tema"),
                        ),
                        (
                            "legal_basis",
                            models.TextField(
                                blank=True,
                                help_text="Satu peraturan per baris, misalnya Inpres Nomor 2 Tahun 2022.",
                                verbose_name="dasar hukum",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="tanggal")),
                        (
                            "last_day",
                            models.DateField(
                                help_text="Sama dengan tanggal bila satu hari.",
                                verbose_name="sampai tanggal",
                            ),
                        ),
                        ("start_time", models.TimeField(verbose_name="mulai pukul")),
                        ("end_time", models.TimeField(verbose_name="selesai pukul")),
                        ("venue", models.CharField(max_length=200, verbose_name="tempat")),
                        (
                            "venue_address",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alamat tempat"
                            ),
                        ),
                        (
                            "opened_by",
                            models.CharField(
                                blank=True,
                                help_text="Jabatan pejabat yang membuka.",
                                max_length=200,
                                verbose_name="dibuka oleh",
                            ),
                        ),
                        (
                            "agency_seats",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="kursi utusan OPD",
                            ),
                        ),
                        (
                            "vendor_seats",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="kursi vendor",
                            ),
                        ),
                        (
                            "agency_seats_taken",
                            models.PositiveIntegerField(default=0, editable=False),
                        ),
                        (
                            "vendor_seats_taken",
                            models.PositiveIntegerField(default=0, editable=False),
                        ),
                        (
                            "registration_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="pendaftaran dibuka"
                            ),
                        ),
                        (
                            "registration_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="pendaftaran ditutup"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Konsep"),
                                    ("open", "Pendaftaran dibuka"),
                                    ("closed", "Pendaftaran ditutup"),
                                    ("running", "Sedang berlangsung"),
                                    ("finished", "Selesai"),
                                    ("off", "Dibatalkan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "called_off_because",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="alasan dibatalkan",
                            ),
                        ),
                        (
                            "last_participant_number",
                            models.PositiveIntegerField(default=0, editable=False),
                        ),
                        (
                            "letter_number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat"
                            ),
                        ),
                        (
                            "letter_date",
                            models.DateField(blank=True, null=True, verbose_name="tanggal surat"),
                        ),
                        (
                            "letter_nature",
                            models.CharField(
                                blank=True,
                                default="Biasa",
                                max_length=40,
                                verbose_name="sifat surat",
                            ),
                        ),
                        (
                            "letter_attachment",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="lampiran surat"
                            ),
                        ),
                        (
                            "copies",
                            models.TextField(
                                blank=True,
                                help_text="Satu jabatan per baris, misalnya Wali Kota Metro.",
                                verbose_name="tembusan",
                            ),
                        ),
                        (
                            "accepts_guests",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="tautan tamu dibuka"
                            ),
                        ),
                        (
                            "guest_token",
                            models.CharField(
                                blank=True, editable=False, max_length=43, null=True, unique=True
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "forum",
                        "verbose_name_plural": "forum",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("series", "number"),
                                name="forum_number_is_unique_in_series",
                                violation_error_code="number_taken",
                                violation_error_message="Nomor ini sudah dipakai forum lain dalam seri yang sama.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="forum_days_are_ordered",
                                violation_error_code="days_reversed",
                                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end_time__gt", models.F("start_time"))),
                                name="forum_times_are_ordered",
                                violation_error_code="times_reversed",
                                violation_error_message="Jam selesai harus sesudah jam mulai.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("registration_opens_at", None),
                                    ("registration_closes_at", None),
                                    (
                                        "registration_closes_at__gt",
                                        models.F("registration_opens_at"),
                                    ),
                                    _connector="OR",
                                ),
                                name="forum_registration_window_is_ordered",
                                violation_error_code="window_reversed",
                                violation_error_message="Pendaftaran harus ditutup sesudah dibuka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "off"), ("called_off_because", ""), _connector="XOR"
                                ),
                                name="forum_is_called_off_for_a_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("accepts_guests", True), ("guest_token__isnull", False)
                                    ),
                                    models.Q(("accepts_guests", False), ("guest_token", None)),
                                    _connector="OR",
                                ),
                                name="forum_guest_link_has_token",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agency_seats_taken__lte", models.F("agency_seats"))
                                ),
                                name="forum_agency_seats_not_oversold",
                                violation_error_code="agency_seats_oversold",
                                violation_error_message="Utusan OPD yang terdaftar sudah lebih dari kursi itu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vendor_seats_taken__lte", models.F("vendor_seats"))
                                ),
                                name="forum_vendor_seats_not_oversold",
                                violation_error_code="vendor_seats_oversold",
                                violation_error_message="Vendor yang terdaftar sudah lebih dari kursi itu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForumEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "series",
                            models.CharField(
                                default="Business Matching P3DN",
                                max_length=120,
                                verbose_name="seri",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="Urutan dalam seri, misalnya 1 untuk yang pertama.",
                                verbose_name="nomor",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="nama forum")),
                        (
                            "slug",
                            models.SlugField(
                                db_index=False,
                                help_text="Huruf kecil, angka, dan tanda hubung, misalnya business-matching-p3dn-2025.",
                                max_length=80,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A(?!new\\Z)",
                                        "Alamat ini dipakai sistem. Tulis alamat lain.",
                                    )
                                ],
                                verbose_name="alamat halaman",
                            ),
                        ),
                        (
                            "theme",
                            models.CharField(blank=True, max_length=300, verbose_name="tema"),
                        ),
                        (
                            "legal_basis",
                            models.TextField(
                                blank=True,
                                help_text="Satu peraturan per baris, misalnya Inpres Nomor 2 Tahun 2022.",
                                verbose_name="dasar hukum",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="tanggal")),
                        (
                            "last_day",
                            models.DateField(
                                help_text="Sama dengan tanggal bila satu hari.",
                                verbose_name="sampai tanggal",
                            ),
                        ),
                        ("start_time", models.TimeField(verbose_name="mulai pukul")),
                        ("end_time", models.TimeField(verbose_name="selesai pukul")),
                        ("venue", models.CharField(max_length=200, verbose_name="tempat")),
                        (
                            "venue_address",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alamat tempat"
                            ),
                        ),
                        (
                            "opened_by",
                            models.CharField(
                                blank=True,
                                help_text="Jabatan pejabat yang membuka.",
                                max_length=200,
                                verbose_name="dibuka oleh",
                            ),
                        ),
                        (
                            "agency_seats",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="kursi utusan OPD",
                            ),
                        ),
                        (
                            "vendor_seats",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100000)],
                                verbose_name="kursi vendor",
                            ),
                        ),
                        (
                            "registration_opens_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="pendaftaran dibuka"
                            ),
                        ),
                        (
                            "registration_closes_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="pendaftaran ditutup"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Konsep"),
                                    ("open", "Pendaftaran dibuka"),
                                    ("closed", "Pendaftaran ditutup"),
                                    ("running", "Sedang berlangsung"),
                                    ("finished", "Selesai"),
                                    ("off", "Dibatalkan"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=8,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "called_off_because",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="alasan dibatalkan",
                            ),
                        ),
                        (
                            "letter_number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat"
                            ),
                        ),
                        (
                            "letter_date",
                            models.DateField(blank=True, null=True, verbose_name="tanggal surat"),
                        ),
                        (
                            "letter_nature",
                            models.CharField(
                                blank=True,
                                default="Biasa",
                                max_length=40,
                                verbose_name="sifat surat",
                            ),
                        ),
                        (
                            "letter_attachment",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="lampiran surat"
                            ),
                        ),
                        (
                            "copies",
                            models.TextField(
                                blank=True,
                                help_text="Satu jabatan per baris, misalnya Wali Kota Metro.",
                                verbose_name="tembusan",
                            ),
                        ),
                        (
                            "accepts_guests",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="tautan tamu dibuka"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HeadCount",
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
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                    ("official", "Pejabat"),
                                    ("speaker", "Narasumber"),
                                    ("guest", "Tamu"),
                                    ("media", "Media"),
                                    ("committee", "Panitia"),
                                ],
                                max_length=9,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Diundang"),
                                    ("registered", "Terdaftar"),
                                    ("waitlisted", "Daftar tunggu"),
                                    ("cancelled", "Batal"),
                                ],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("day", models.DateField(null=True, verbose_name="hari")),
                        ("people", models.IntegerField(verbose_name="jumlah")),
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
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jumlah peserta",
                        "verbose_name_plural": "jumlah peserta",
                        "indexes": [
                            models.Index(fields=["forum", "day"], name="head_count_forum")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRow",
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
                            "participant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imported_rows",
                                to="events.participant",
                            ),
                        ),
                        (
                            "participant_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="events.participantimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor",
                        "verbose_name_plural": "baris impor",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("participant_import", "number"),
                                name="imported_row_number_is_unique",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action", "refused"),
                                        ("participant", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("action", "refused"), _negated=True),
                                        ("participant__isnull", False),
                                        ("reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="imported_row_refused_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRowEvent",
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
                                to="events.importedrow",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                        (
                            "participant_import",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participantimport",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
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
                            "token",
                            models.CharField(
                                default=core.tokens.new_token,
                                editable=False,
                                max_length=43,
                                unique=True,
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Paling banyak sekian orang dari undangan ini.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="jumlah orang",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
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
                        (
                            "opened_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dibuka pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dipastikan pada"
                            ),
                        ),
                        (
                            "declined_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="ditolak pada"
                            ),
                        ),
                        (
                            "decline_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan tidak hadir"
                            ),
                        ),
                        (
                            "called_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="ditelepon pada"
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="accounts.agency",
                                verbose_name="perangkat daerah",
                            ),
                        ),
                        (
                            "called_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditelepon oleh",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="events.forum",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "undangan",
                        "verbose_name_plural": "undangan",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("vendor", None)),
                                    models.Q(("agency", None), ("vendor__isnull", False)),
                                    _connector="OR",
                                ),
                                name="invitation_is_for_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__gte", 1)),
                                name="invitation_has_a_seat",
                                violation_error_code="no_seat",
                                violation_error_message="Sedikitnya 1 orang.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decline_reason", ""), ("declined_at", None)),
                                    models.Q(
                                        ("confirmed_at", None),
                                        ("declined_at__isnull", False),
                                        models.Q(("decline_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_answers_one_way",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("called_at", None), ("called_by", None)),
                                    models.Q(
                                        ("called_at__isnull", False), ("called_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_call_is_whole",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "agency"), name="invitation_agency_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "vendor"), name="invitation_vendor_is_unique"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="Paling banyak sekian orang dari undangan ini.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(100),
                                ],
                                verbose_name="jumlah orang",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
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
                        (
                            "opened_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dibuka pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dipastikan pada"
                            ),
                        ),
                        (
                            "declined_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="ditolak pada"
                            ),
                        ),
                        (
                            "decline_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan tidak hadir"
                            ),
                        ),
                        (
                            "called_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="ditelepon pada"
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
                            "called_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ditelepon oleh",
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
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.invitation",
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
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Message",
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
                                    ("invitation", "Undangan"),
                                    ("reminder", "Pengingat"),
                                    ("ticket", "Tiket"),
                                    ("seat", "Kursi tersedia"),
                                    ("answer", "Jawaban permohonan"),
                                    ("afterwards", "Sesudah acara"),
                                    ("schedule", "Jadwal temu berubah"),
                                    ("change", "Perubahan acara"),
                                ],
                                max_length=10,
                                verbose_name="jenis",
                            ),
                        ),
                        ("recipient", models.EmailField(max_length=254, verbose_name="penerima")),
                        ("subject", models.CharField(max_length=250, verbose_name="judul")),
                        ("body", models.TextField(verbose_name="isi")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("queued", "Menunggu dikirim"),
                                    ("sent", "Terkirim"),
                                    ("failed", "Gagal"),
                                ],
                                default="queued",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "error",
                            models.CharField(blank=True, max_length=100, verbose_name="galat"),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="percobaan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dibuat pada"
                            ),
                        ),
                        (
                            "queued_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="antre sejak"
                            ),
                        ),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="terkirim pada")),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="events.forum",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "surel",
                        "verbose_name_plural": "surel",
                        "indexes": [
                            models.Index(fields=["forum", "status"], name="message_by_status")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("invitation__isnull", False), ("participant", None)),
                                    models.Q(("invitation", None), ("participant__isnull", False)),
                                    _connector="OR",
                                ),
                                name="message_is_about_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("status", "sent")),
                                    models.Q(
                                        models.Q(("status", "sent"), _negated=True),
                                        ("sent_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="message_sent_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "failed"), ("error", ""), _connector="XOR"
                                ),
                                name="message_failed_has_error",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageEvent",
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
                                    ("invitation", "Undangan"),
                                    ("reminder", "Pengingat"),
                                    ("ticket", "Tiket"),
                                    ("seat", "Kursi tersedia"),
                                    ("answer", "Jawaban permohonan"),
                                    ("afterwards", "Sesudah acara"),
                                    ("schedule", "Jadwal temu berubah"),
                                    ("change", "Perubahan acara"),
                                ],
                                max_length=10,
                                verbose_name="jenis",
                            ),
                        ),
                        ("recipient", models.EmailField(max_length=254, verbose_name="penerima")),
                        ("subject", models.CharField(max_length=250, verbose_name="judul")),
                        ("body", models.TextField(verbose_name="isi")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("queued", "Menunggu dikirim"),
                                    ("sent", "Terkirim"),
                                    ("failed", "Gagal"),
                                ],
                                default="queued",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "error",
                            models.CharField(blank=True, max_length=100, verbose_name="galat"),
                        ),
                        (
                            "attempts",
                            models.PositiveSmallIntegerField(default=0, verbose_name="percobaan"),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dibuat pada"
                            ),
                        ),
                        (
                            "queued_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="antre sejak"
                            ),
                        ),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="terkirim pada")),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.invitation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.message",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                        ("led_by", models.CharField(max_length=200, verbose_name="pimpinan")),
                        ("written_by", models.CharField(max_length=200, verbose_name="notulis")),
                        (
                            "discussion",
                            models.TextField(
                                help_text="Satu pokok pembahasan per baris.",
                                verbose_name="pembahasan",
                            ),
                        ),
                        (
                            "conclusions",
                            models.TextField(
                                help_text="Satu kesimpulan per baris.", verbose_name="kesimpulan"
                            ),
                        ),
                        (
                            "follow_up",
                            models.TextField(
                                blank=True,
                                help_text="Satu per baris: apa, oleh siapa, paling lambat kapan.",
                                verbose_name="tindak lanjut",
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(auto_now=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "forum",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notulen",
                        "verbose_name_plural": "notulen",
                    },
                ),
                migrations.CreateModel(
                    name="MinutesEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("led_by", models.CharField(max_length=200, verbose_name="pimpinan")),
                        ("written_by", models.CharField(max_length=200, verbose_name="notulis")),
                        (
                            "discussion",
                            models.TextField(
                                help_text="Satu pokok pembahasan per baris.",
                                verbose_name="pembahasan",
                            ),
                        ),
                        (
                            "conclusions",
                            models.TextField(
                                help_text="Satu kesimpulan per baris.", verbose_name="kesimpulan"
                            ),
                        ),
                        (
                            "follow_up",
                            models.TextField(
                                blank=True,
                                help_text="Satu per baris: apa, oleh siapa, paling lambat kapan.",
                                verbose_name="tindak lanjut",
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(auto_now=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.minutes",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Participant",
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
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                    ("official", "Pejabat"),
                                    ("speaker", "Narasumber"),
                                    ("guest", "Tamu"),
                                    ("media", "Media"),
                                    ("committee", "Panitia"),
                                ],
                                max_length=9,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Diundang"),
                                    ("registered", "Terdaftar"),
                                    ("waitlisted", "Daftar tunggu"),
                                    ("cancelled", "Batal"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(editable=False, verbose_name="nomor"),
                        ),
                        (
                            "code",
                            models.CharField(
                                editable=False, max_length=16, verbose_name="kode peserta"
                            ),
                        ),
                        (
                            "organisation",
                            models.CharField(blank=True, max_length=200, verbose_name="instansi"),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="nama lengkap dan gelar"
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
                            "position",
                            models.CharField(blank=True, max_length=200, verbose_name="jabatan"),
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
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "assignment_letter",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat tugas"
                            ),
                        ),
                        (
                            "ticket_token",
                            models.CharField(
                                default=core.tokens.new_token,
                                editable=False,
                                max_length=43,
                                unique=True,
                            ),
                        ),
                        (
                            "badge_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nama di tanda peserta"
                            ),
                        ),
                        (
                            "badge_origin",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="asal di tanda peserta"
                            ),
                        ),
                        (
                            "badge_printed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="tanda peserta dicetak"
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="alasan batal",
                            ),
                        ),
                        (
                            "search_text",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.db.models.functions.text.Lower(
                                    django.db.models.functions.text.Concat(
                                        "code",
                                        models.Value(" "),
                                        "name",
                                        models.Value(" "),
                                        "nip",
                                        models.Value(" "),
                                        "position",
                                        models.Value(" "),
                                        "organisation",
                                    )
                                ),
                                output_field=models.TextField(),
                            ),
                        ),
                        (
                            "registered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="didaftarkan pada",
                            ),
                        ),
                        (
                            "moved_up_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="naik dari daftar tunggu"
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dikabari pada"
                            ),
                        ),
                        (
                            "consented_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="disetujui pada"
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="accounts.agency",
                                verbose_name="OPD atau unit kerja",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.consenttext",
                                verbose_name="persetujuan data pribadi",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="events.forum",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="events.invitation",
                                verbose_name="lewat undangan",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="didaftarkan oleh",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dikabari oleh",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "peserta",
                        "verbose_name_plural": "peserta",
                        "indexes": [
                            models.Index(
                                fields=["forum", "name", "id"], name="participant_by_name"
                            ),
                            models.Index(
                                fields=["forum", "kind", "status"],
                                include=("agency", "id"),
                                name="participant_by_status",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("badge_printed_at", None), ("status", "registered")
                                ),
                                fields=["forum"],
                                name="participant_without_badge",
                            ),
                            models.Index(
                                condition=models.Q(("moved_up_at__isnull", False)),
                                fields=["forum", "-moved_up_at"],
                                name="participant_moved_up",
                            ),
                            models.Index(fields=["agency", "forum"], name="participant_of_agency"),
                            models.Index(fields=["vendor", "forum"], name="participant_of_vendor"),
                            models.Index(fields=["forum", "nip"], name="participant_by_nip"),
                            models.Index(fields=["forum", "phone"], name="participant_by_phone"),
                            django.contrib.postgres.indexes.GinIndex(
                                core.fields.Trigrams("search_text"), name="participant_by_letters"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "number"),
                                name="participant_number_is_unique_in_forum",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "code"),
                                name="participant_code_is_unique_in_forum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agency__isnull", False),
                                        ("kind", "delegate"),
                                        ("vendor__isnull", True),
                                    ),
                                    models.Q(
                                        ("agency__isnull", True),
                                        ("kind", "vendor"),
                                        ("vendor__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("kind__in", ["delegate", "vendor"]), _negated=True
                                        ),
                                        ("vendor__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="participant_comes_for_one_side",
                                violation_error_code="wrong_side",
                                violation_error_message="Utusan OPD harus punya OPD, vendor harus punya usaha, dan bukan keduanya.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("consent", None), ("consented_at", None)),
                                    models.Q(
                                        ("consent__isnull", False), ("consented_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="participant_consent_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("told_at", None), ("told_by", None)),
                                    models.Q(
                                        ("told_at__isnull", False), ("told_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="participant_news_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("registered_by__isnull", False),
                                    ("consent__isnull", False),
                                    _connector="OR",
                                ),
                                name="participant_self_registered_consented",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "cancelled"),
                                    ("cancel_reason", ""),
                                    _connector="XOR",
                                ),
                                name="participant_cancel_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantEvent",
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
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                    ("official", "Pejabat"),
                                    ("speaker", "Narasumber"),
                                    ("guest", "Tamu"),
                                    ("media", "Media"),
                                    ("committee", "Panitia"),
                                ],
                                max_length=9,
                                verbose_name="jenis",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Diundang"),
                                    ("registered", "Terdaftar"),
                                    ("waitlisted", "Daftar tunggu"),
                                    ("cancelled", "Batal"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(editable=False, verbose_name="nomor"),
                        ),
                        (
                            "code",
                            models.CharField(
                                editable=False, max_length=16, verbose_name="kode peserta"
                            ),
                        ),
                        (
                            "organisation",
                            models.CharField(blank=True, max_length=200, verbose_name="instansi"),
                        ),
                        (
                            "name",
                            models.CharField(
                                max_length=300, verbose_name="nama lengkap dan gelar"
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
                            "position",
                            models.CharField(blank=True, max_length=200, verbose_name="jabatan"),
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
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="surel"),
                        ),
                        (
                            "assignment_letter",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat tugas"
                            ),
                        ),
                        (
                            "badge_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="nama di tanda peserta"
                            ),
                        ),
                        (
                            "badge_origin",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="asal di tanda peserta"
                            ),
                        ),
                        (
                            "badge_printed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="tanda peserta dicetak"
                            ),
                        ),
                        (
                            "cancel_reason",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=300,
                                verbose_name="alasan batal",
                            ),
                        ),
                        (
                            "registered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="didaftarkan pada",
                            ),
                        ),
                        (
                            "moved_up_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="naik dari daftar tunggu"
                            ),
                        ),
                        (
                            "told_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dikabari pada"
                            ),
                        ),
                        (
                            "consented_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="disetujui pada"
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
                                verbose_name="OPD atau unit kerja",
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.consenttext",
                                verbose_name="persetujuan data pribadi",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.invitation",
                                verbose_name="lewat undangan",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.participant",
                            ),
                        ),
                        (
                            "registered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="didaftarkan oleh",
                            ),
                        ),
                        (
                            "told_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dikabari oleh",
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
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantImport",
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
                                blank=True,
                                choices=[
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                    ("official", "Pejabat"),
                                    ("speaker", "Narasumber"),
                                    ("guest", "Tamu"),
                                    ("media", "Media"),
                                    ("committee", "Panitia"),
                                ],
                                max_length=9,
                                verbose_name="jenis peserta",
                            ),
                        ),
                        (
                            "approved_rows",
                            models.JSONField(default=list, verbose_name="baris yang bukan ganda"),
                        ),
                        (
                            "waitlisted_count",
                            models.PositiveIntegerField(
                                default=0, verbose_name="masuk daftar tunggu"
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
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to="events.forum",
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
                        "verbose_name": "impor peserta",
                        "verbose_name_plural": "impor peserta",
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
                                name="participantimport_commit_is_whole",
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
                                name="participantimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("forum", "sha256"),
                                name="participant_import_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantImportEvent",
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
                                blank=True,
                                choices=[
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                    ("official", "Pejabat"),
                                    ("speaker", "Narasumber"),
                                    ("guest", "Tamu"),
                                    ("media", "Media"),
                                    ("committee", "Panitia"),
                                ],
                                max_length=9,
                                verbose_name="jenis peserta",
                            ),
                        ),
                        (
                            "approved_rows",
                            models.JSONField(default=list, verbose_name="baris yang bukan ganda"),
                        ),
                        (
                            "waitlisted_count",
                            models.PositiveIntegerField(
                                default=0, verbose_name="masuk daftar tunggu"
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
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.participantimport",
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
                    name="Question",
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
                        ("text", models.CharField(max_length=200, verbose_name="pertanyaan")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("text", "Teks singkat"),
                                    ("choice", "Satu dari beberapa pilihan"),
                                    ("yes_no", "Ya atau tidak"),
                                ],
                                max_length=6,
                                verbose_name="bentuk jawaban",
                            ),
                        ),
                        (
                            "choices",
                            models.TextField(
                                blank=True,
                                help_text="Satu pilihan per baris, misalnya Nasi kotak. Hanya untuk bentuk pilihan.",
                                max_length=2000,
                                verbose_name="pilihan",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("everyone", "Semua peserta"),
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                ],
                                default="everyone",
                                max_length=8,
                                verbose_name="ditanyakan kepada",
                            ),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=False,
                                help_text="Petugas tetap bisa mendaftarkan orang tanpa jawaban.",
                                verbose_name="wajib dijawab saat mendaftar sendiri",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="urutan"
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="masih ditanyakan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pertanyaan",
                        "verbose_name_plural": "pertanyaan",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("forum"),
                                django.db.models.functions.text.Lower("text"),
                                name="question_is_asked_once",
                                violation_error_code="asked_already",
                                violation_error_message="Pertanyaan ini sudah ada di forum ini.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind", "choice"), ("choices", ""), _connector="XOR"
                                ),
                                name="question_choices_fit_kind",
                                violation_error_code="choices_do_not_fit",
                                violation_error_message="Pilihan hanya untuk bentuk satu dari beberapa pilihan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=200, verbose_name="pertanyaan")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("text", "Teks singkat"),
                                    ("choice", "Satu dari beberapa pilihan"),
                                    ("yes_no", "Ya atau tidak"),
                                ],
                                max_length=6,
                                verbose_name="bentuk jawaban",
                            ),
                        ),
                        (
                            "choices",
                            models.TextField(
                                blank=True,
                                help_text="Satu pilihan per baris, misalnya Nasi kotak. Hanya untuk bentuk pilihan.",
                                max_length=2000,
                                verbose_name="pilihan",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("everyone", "Semua peserta"),
                                    ("delegate", "Utusan OPD"),
                                    ("vendor", "Vendor"),
                                ],
                                default="everyone",
                                max_length=8,
                                verbose_name="ditanyakan kepada",
                            ),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=False,
                                help_text="Petugas tetap bisa mendaftarkan orang tanpa jawaban.",
                                verbose_name="wajib dijawab saat mendaftar sendiri",
                            ),
                        ),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="urutan"
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="masih ditanyakan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Scan",
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
                        ("key", models.CharField(max_length=64, verbose_name="kunci pengiriman")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "Tercatat hadir"),
                                    ("repeat", "Sudah check-in"),
                                    ("unknown", "Kode tidak ditemukan"),
                                    ("refused", "Ditolak"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode yang dibaca"
                            ),
                        ),
                        (
                            "door",
                            models.CharField(blank=True, max_length=40, verbose_name="pintu"),
                        ),
                        (
                            "scanned_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dipindai pada"
                            ),
                        ),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diterima pada"
                            ),
                        ),
                        (
                            "arrival",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="events.attendance",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="events.forum",
                            ),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="petugas",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scans",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pindaian",
                        "verbose_name_plural": "pindaian",
                        "indexes": [
                            models.Index(fields=["forum", "-scanned_at"], name="scan_latest"),
                            models.Index(fields=["forum", "key"], name="scan_by_key"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "new")),
                                fields=("forum", "key"),
                                name="scan_key_arrives_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "unknown"), ("participant", None)),
                                    models.Q(
                                        models.Q(("outcome", "unknown"), _negated=True),
                                        ("participant__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="scan_known_has_participant",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("outcome__in", ["new", "repeat"]),
                                    ("arrival", None),
                                    _connector="OR",
                                ),
                                name="scan_arrival_is_for_those_who_are_in",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("key", models.CharField(max_length=64, verbose_name="kunci pengiriman")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "Tercatat hadir"),
                                    ("repeat", "Sudah check-in"),
                                    ("unknown", "Kode tidak ditemukan"),
                                    ("refused", "Ditolak"),
                                ],
                                max_length=7,
                                verbose_name="hasil",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="kode yang dibaca"
                            ),
                        ),
                        (
                            "door",
                            models.CharField(blank=True, max_length=40, verbose_name="pintu"),
                        ),
                        (
                            "scanned_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dipindai pada"
                            ),
                        ),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diterima pada"
                            ),
                        ),
                        (
                            "arrival",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.attendance",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "operator",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="petugas",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.scan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Slot",
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
                        ("day", models.DateField(verbose_name="tanggal")),
                        ("start_time", models.TimeField(verbose_name="mulai")),
                        ("end_time", models.TimeField(verbose_name="selesai")),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="slots",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sesi temu",
                        "verbose_name_plural": "sesi temu",
                        "ordering": ["day", "start_time"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "day", "start_time"),
                                name="slot_start_is_unique_in_forum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end_time__gt", models.F("start_time"))),
                                name="slot_times_are_ordered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SlotEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("day", models.DateField(verbose_name="tanggal")),
                        ("start_time", models.TimeField(verbose_name="mulai")),
                        ("end_time", models.TimeField(verbose_name="selesai")),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.slot",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Table",
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
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(999),
                                ],
                                verbose_name="nomor meja",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tables",
                                to="events.forum",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "meja",
                        "verbose_name_plural": "meja",
                        "ordering": ["number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "number"), name="table_number_is_unique_in_forum"
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "vendor"),
                                name="table_vendor_has_one",
                                violation_error_code="vendor_has_table",
                                violation_error_message="Satu vendor hanya punya satu meja.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TableEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(999),
                                ],
                                verbose_name="nomor meja",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.table",
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
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("day", models.DateField(verbose_name="tanggal")),
                        ("start_time", models.TimeField(verbose_name="mulai")),
                        ("end_time", models.TimeField(verbose_name="selesai")),
                        ("title", models.CharField(max_length=200, verbose_name="acara")),
                        (
                            "speaker",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="pengisi acara"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.agendaitem",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
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
                        ("text", models.CharField(max_length=300, verbose_name="jawaban")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="events.participant",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="events.question",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jawaban",
                        "verbose_name_plural": "jawaban",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("participant", "question"), name="answer_is_given_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="answer_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=300, verbose_name="jawaban")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.answer",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.question",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
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
                        (
                            "arrived_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="tiba"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("name", "Cari nama"),
                                    ("code", "Kode peserta"),
                                    ("list", "Daftar peserta"),
                                    ("scan", "Pindai QR"),
                                    ("walk_in", "Daftar di tempat"),
                                ],
                                max_length=7,
                                verbose_name="cara check-in",
                            ),
                        ),
                        (
                            "present_name",
                            models.CharField(max_length=300, verbose_name="nama yang hadir"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="dibatalkan pada"
                            ),
                        ),
                        (
                            "revoke_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dibatalkan oleh",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kehadiran",
                        "verbose_name_plural": "kehadiran",
                        "indexes": [
                            models.Index(fields=["-arrived_at"], name="attendance_latest"),
                            models.Index(
                                condition=models.Q(("revoked_at", None)),
                                fields=["day", "participant"],
                                name="attendance_of_day",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None)),
                                fields=("participant", "day"),
                                name="attendance_once_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revoke_reason", ""),
                                        ("revoked_at", None),
                                        ("revoked_by", None),
                                    ),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        ("revoked_by__isnull", False),
                                        models.Q(("revoke_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="attendance_revocation_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("day", models.DateField(verbose_name="hari")),
                        (
                            "arrived_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="tiba"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("name", "Cari nama"),
                                    ("code", "Kode peserta"),
                                    ("list", "Daftar peserta"),
                                    ("scan", "Pindai QR"),
                                    ("walk_in", "Daftar di tempat"),
                                ],
                                max_length=7,
                                verbose_name="cara check-in",
                            ),
                        ),
                        (
                            "present_name",
                            models.CharField(max_length=300, verbose_name="nama yang hadir"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="dibatalkan pada"
                            ),
                        ),
                        (
                            "revoke_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dibatalkan"
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.attendance",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "revoked_by",
                            models.ForeignKey(
                                blank=True,
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
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
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
                        ("sequence", models.PositiveIntegerField(verbose_name="urutan")),
                        ("number", models.CharField(max_length=120, verbose_name="nomor")),
                        ("name", models.CharField(max_length=300, verbose_name="nama")),
                        (
                            "origin",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="instansi atau usaha"
                            ),
                        ),
                        ("role", models.CharField(max_length=60, verbose_name="sebagai")),
                        (
                            "token",
                            models.CharField(
                                default=core.tokens.new_token,
                                editable=False,
                                max_length=43,
                                unique=True,
                            ),
                        ),
                        (
                            "issued_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="terbit pada"
                            ),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(null=True, verbose_name="dicabut pada"),
                        ),
                        (
                            "revoke_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dicabut"
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="events.forum",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "sertifikat",
                        "verbose_name_plural": "sertifikat",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "sequence"), name="certificate_sequence_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("number",), name="certificate_number_is_unique"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None)),
                                fields=("participant",),
                                name="certificate_that_counts_is_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("revoke_reason", ""), ("revoked_at", None)),
                                    models.Q(
                                        ("revoked_at__isnull", False),
                                        models.Q(("revoke_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="certificate_revocation_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CertificateEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("sequence", models.PositiveIntegerField(verbose_name="urutan")),
                        ("number", models.CharField(max_length=120, verbose_name="nomor")),
                        ("name", models.CharField(max_length=300, verbose_name="nama")),
                        (
                            "origin",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="instansi atau usaha"
                            ),
                        ),
                        ("role", models.CharField(max_length=60, verbose_name="sebagai")),
                        (
                            "issued_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="terbit pada"
                            ),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(null=True, verbose_name="dicabut pada"),
                        ),
                        (
                            "revoke_reason",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="alasan dicabut"
                            ),
                        ),
                        (
                            "issued_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.certificate",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.forum",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
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
                                    ("change", "Ubah data"),
                                    ("replace", "Ganti peserta"),
                                    ("withdraw", "Tarik pendaftaran"),
                                ],
                                max_length=8,
                                verbose_name="permohonan",
                            ),
                        ),
                        (
                            "values",
                            models.JSONField(blank=True, default=dict, verbose_name="isian baru"),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diajukan pada",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diputuskan pada"
                            ),
                        ),
                        (
                            "is_accepted",
                            models.BooleanField(
                                editable=False, null=True, verbose_name="diterima"
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diputuskan oleh",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="change_requests",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "permohonan perubahan",
                        "verbose_name_plural": "permohonan perubahan",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("decided_at", None)),
                                fields=("participant",),
                                name="change_request_pending_is_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("decided_at", None),
                                        ("decided_by", None),
                                        ("is_accepted", None),
                                    ),
                                    models.Q(
                                        ("decided_at__isnull", False),
                                        ("decided_by__isnull", False),
                                        ("is_accepted__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="change_request_decision_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequestEvent",
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
                                    ("change", "Ubah data"),
                                    ("replace", "Ganti peserta"),
                                    ("withdraw", "Tarik pendaftaran"),
                                ],
                                max_length=8,
                                verbose_name="permohonan",
                            ),
                        ),
                        (
                            "values",
                            models.JSONField(blank=True, default=dict, verbose_name="isian baru"),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="keterangan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diajukan pada",
                            ),
                        ),
                        (
                            "decided_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="diputuskan pada"
                            ),
                        ),
                        (
                            "is_accepted",
                            models.BooleanField(
                                editable=False, null=True, verbose_name="diterima"
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                to="events.changerequest",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConsentText",
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
                            "version",
                            models.CharField(max_length=20, unique=True, verbose_name="versi"),
                        ),
                        ("text", models.TextField(verbose_name="isi")),
                        ("is_active", models.BooleanField(default=False, verbose_name="berlaku")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dibuat pada",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "teks persetujuan",
                        "verbose_name_plural": "teks persetujuan",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_active", True)),
                                fields=("is_active",),
                                name="consent_text_active_is_one",
                                violation_error_code="second_active",
                                violation_error_message="Hanya satu teks yang boleh berlaku.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="consent_text_stays_as_read",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="8f10892e2ff4be2dea8c0e1a18036e00b913999f",
                            operation="UPDATE",
                            pgid="pgtrigger_consent_text_stays_as_read_c68e8",
                            table="events_consenttext",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_consenttextevent" ("created_at", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."created_at", NEW."id", NEW."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="35c61544cd04f36de0467d1a8f520110c1208445",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3f3c",
                            table="events_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_consenttextevent" ("created_at", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."created_at", NEW."id", NEW."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="319a2df96a52d0b6da2a82cc3de19fbffb8af23d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6982b",
                            table="events_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttext",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_consenttextevent" ("created_at", "id", "is_active", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (OLD."created_at", OLD."id", OLD."is_active", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="9ddef275663ace70684b2747927b17f1a4caf909",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_550b3",
                            table="events_consenttext",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="forum_status_follows_path",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{closed:off,closed:open,closed:running,draft:open,finished:running,off:closed,open:closed,open:draft,open:off,open:running,running:finished}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="04a54b958b470e7582e18392c9ad8663ab04fd62",
                            operation="UPDATE",
                            pgid="pgtrigger_forum_status_follows_path_5cbac",
                            table="events_forum",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_forumevent" ("accepts_guests", "agency_seats", "called_off_because", "copies", "created_at", "end_time", "first_day", "id", "last_day", "legal_basis", "letter_attachment", "letter_date", "letter_nature", "letter_number", "name", "number", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_closes_at", "registration_opens_at", "series", "slug", "start_time", "status", "theme", "vendor_seats", "venue", "venue_address") VALUES (NEW."accepts_guests", NEW."agency_seats", NEW."called_off_because", NEW."copies", NEW."created_at", NEW."end_time", NEW."first_day", NEW."id", NEW."last_day", NEW."legal_basis", NEW."letter_attachment", NEW."letter_date", NEW."letter_nature", NEW."letter_number", NEW."name", NEW."number", NEW."opened_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."registration_closes_at", NEW."registration_opens_at", NEW."series", NEW."slug", NEW."start_time", NEW."status", NEW."theme", NEW."vendor_seats", NEW."venue", NEW."venue_address"); RETURN NULL;',
                            hash="8e9379fba9e650ad591e3436da307a97296d1316",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ab260",
                            table="events_forum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."accepts_guests" IS DISTINCT FROM (NEW."accepts_guests") OR OLD."agency_seats" IS DISTINCT FROM (NEW."agency_seats") OR OLD."called_off_because" IS DISTINCT FROM (NEW."called_off_because") OR OLD."copies" IS DISTINCT FROM (NEW."copies") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_time" IS DISTINCT FROM (NEW."end_time") OR OLD."first_day" IS DISTINCT FROM (NEW."first_day") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_day" IS DISTINCT FROM (NEW."last_day") OR OLD."legal_basis" IS DISTINCT FROM (NEW."legal_basis") OR OLD."letter_attachment" IS DISTINCT FROM (NEW."letter_attachment") OR OLD."letter_date" IS DISTINCT FROM (NEW."letter_date") OR OLD."letter_nature" IS DISTINCT FROM (NEW."letter_nature") OR OLD."letter_number" IS DISTINCT FROM (NEW."letter_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."opened_by" IS DISTINCT FROM (NEW."opened_by") OR OLD."registration_closes_at" IS DISTINCT FROM (NEW."registration_closes_at") OR OLD."registration_opens_at" IS DISTINCT FROM (NEW."registration_opens_at") OR OLD."series" IS DISTINCT FROM (NEW."series") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_time" IS DISTINCT FROM (NEW."start_time") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."theme" IS DISTINCT FROM (NEW."theme") OR OLD."vendor_seats" IS DISTINCT FROM (NEW."vendor_seats") OR OLD."venue" IS DISTINCT FROM (NEW."venue") OR OLD."venue_address" IS DISTINCT FROM (NEW."venue_address"))',
                            func='INSERT INTO "events_forumevent" ("accepts_guests", "agency_seats", "called_off_because", "copies", "created_at", "end_time", "first_day", "id", "last_day", "legal_basis", "letter_attachment", "letter_date", "letter_nature", "letter_number", "name", "number", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_closes_at", "registration_opens_at", "series", "slug", "start_time", "status", "theme", "vendor_seats", "venue", "venue_address") VALUES (NEW."accepts_guests", NEW."agency_seats", NEW."called_off_because", NEW."copies", NEW."created_at", NEW."end_time", NEW."first_day", NEW."id", NEW."last_day", NEW."legal_basis", NEW."letter_attachment", NEW."letter_date", NEW."letter_nature", NEW."letter_number", NEW."name", NEW."number", NEW."opened_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registration_closes_at", NEW."registration_opens_at", NEW."series", NEW."slug", NEW."start_time", NEW."status", NEW."theme", NEW."vendor_seats", NEW."venue", NEW."venue_address"); RETURN NULL;',
                            hash="dc92a15eec94e1e4e7eb7821bb19b1972c2b3288",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0011d",
                            table="events_forum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forum",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_forumevent" ("accepts_guests", "agency_seats", "called_off_because", "copies", "created_at", "end_time", "first_day", "id", "last_day", "legal_basis", "letter_attachment", "letter_date", "letter_nature", "letter_number", "name", "number", "opened_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_closes_at", "registration_opens_at", "series", "slug", "start_time", "status", "theme", "vendor_seats", "venue", "venue_address") VALUES (OLD."accepts_guests", OLD."agency_seats", OLD."called_off_because", OLD."copies", OLD."created_at", OLD."end_time", OLD."first_day", OLD."id", OLD."last_day", OLD."legal_basis", OLD."letter_attachment", OLD."letter_date", OLD."letter_nature", OLD."letter_number", OLD."name", OLD."number", OLD."opened_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."registration_closes_at", OLD."registration_opens_at", OLD."series", OLD."slug", OLD."start_time", OLD."status", OLD."theme", OLD."vendor_seats", OLD."venue", OLD."venue_address"); RETURN NULL;',
                            hash="01b9a4fa7f8e07a48c184a0889501121212819dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c680",
                            table="events_forum",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttextevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1609e596fb729e96b9833ce750d9651e6fa5c916",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a17ad",
                            table="events_consenttextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consenttextevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="763bf048a902c6afa5afb81f61f78cdf0734b617",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_1cf26",
                            table="events_consenttextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="97e3385df2e03c19c612159e0c26e53e5173a1be",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1da0e",
                            table="events_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="documentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="d684a9e3481c48777ef6c4130b60ae6fc1e6fb41",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_cf695",
                            table="events_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_documentevent" ("file", "format", "forum_id", "id", "is_public", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "title", "uploaded_at", "uploaded_by_id") VALUES (NEW."file", NEW."format", NEW."forum_id", NEW."id", NEW."is_public", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."size", NEW."title", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="aa878440c2ea7b30c083ce6deb0b9befd8439f10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_94c6a",
                            table="events_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_documentevent" ("file", "format", "forum_id", "id", "is_public", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "title", "uploaded_at", "uploaded_by_id") VALUES (NEW."file", NEW."format", NEW."forum_id", NEW."id", NEW."is_public", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."size", NEW."title", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;',
                            hash="2a139a50cfea3c2d2f7faadb1af07fbb70555c7c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1a87d",
                            table="events_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="document",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_documentevent" ("file", "format", "forum_id", "id", "is_public", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "size", "title", "uploaded_at", "uploaded_by_id") VALUES (OLD."file", OLD."format", OLD."forum_id", OLD."id", OLD."is_public", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."size", OLD."title", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;',
                            hash="0c4e158f0de01e140b02806fcb51913c537fa996",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_40e43",
                            table="events_document",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fe3f060efaf4212db138b4113ca3f366fb65a70d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71253",
                            table="events_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="9356a5e3d43e4eb26f758d8488359d34f33b944f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_75d2c",
                            table="events_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_agendaitemevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "start_time", "title") VALUES (NEW."day", NEW."end_time", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."speaker", NEW."start_time", NEW."title"); RETURN NULL;',
                            hash="f15f4bbdfee34fd4fb061b182daaf5757769bd25",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d2e2a",
                            table="events_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_agendaitemevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "start_time", "title") VALUES (NEW."day", NEW."end_time", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."speaker", NEW."start_time", NEW."title"); RETURN NULL;',
                            hash="9019e99ca7b6189a284a9c85a3803655eeff0673",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c8d1c",
                            table="events_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_agendaitemevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker", "start_time", "title") VALUES (OLD."day", OLD."end_time", OLD."forum_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."speaker", OLD."start_time", OLD."title"); RETURN NULL;',
                            hash="fa16f99ee312a4cfb90a852c6bb6642be52bf8eb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_be097",
                            table="events_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forumevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9d0bcc4d51a7779b6b232f7df9763907ed339dce",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_933f2",
                            table="events_forumevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="forumevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="128334a6d8cf6b6b3ece52dc0a003b702150b012",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_32bec",
                            table="events_forumevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_invitationevent" ("agency_id", "called_at", "called_by_id", "confirmed_at", "created_at", "created_by_id", "decline_reason", "declined_at", "email", "forum_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "seats", "vendor_id") VALUES (NEW."agency_id", NEW."called_at", NEW."called_by_id", NEW."confirmed_at", NEW."created_at", NEW."created_by_id", NEW."decline_reason", NEW."declined_at", NEW."email", NEW."forum_id", NEW."id", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."seats", NEW."vendor_id"); RETURN NULL;',
                            hash="bb75a4395e995435673b43f1c0560966aca1422a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e4dec",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."called_at" IS DISTINCT FROM (NEW."called_at") OR OLD."called_by_id" IS DISTINCT FROM (NEW."called_by_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."decline_reason" IS DISTINCT FROM (NEW."decline_reason") OR OLD."declined_at" IS DISTINCT FROM (NEW."declined_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."forum_id" IS DISTINCT FROM (NEW."forum_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id"))',
                            func='INSERT INTO "events_invitationevent" ("agency_id", "called_at", "called_by_id", "confirmed_at", "created_at", "created_by_id", "decline_reason", "declined_at", "email", "forum_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "seats", "vendor_id") VALUES (NEW."agency_id", NEW."called_at", NEW."called_by_id", NEW."confirmed_at", NEW."created_at", NEW."created_by_id", NEW."decline_reason", NEW."declined_at", NEW."email", NEW."forum_id", NEW."id", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."seats", NEW."vendor_id"); RETURN NULL;',
                            hash="05061913ff29c381c2f0fa5f2de96b4b20f24cd5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0645f",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_invitationevent" ("agency_id", "called_at", "called_by_id", "confirmed_at", "created_at", "created_by_id", "decline_reason", "declined_at", "email", "forum_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "seats", "vendor_id") VALUES (OLD."agency_id", OLD."called_at", OLD."called_by_id", OLD."confirmed_at", OLD."created_at", OLD."created_by_id", OLD."decline_reason", OLD."declined_at", OLD."email", OLD."forum_id", OLD."id", OLD."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."seats", OLD."vendor_id"); RETURN NULL;',
                            hash="88f26191c25320505cc3a9598c8066ace561f0a0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c6c1",
                            table="events_invitation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b7812c94fa1073b8084c0b1d78428607f0aa8a7a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e6c27",
                            table="events_invitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="invitationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="9b576bc7964ea934e06aa94dedcdeab096a3861a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_bdc02",
                            table="events_invitationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_minutesevent" ("conclusions", "discussion", "follow_up", "forum_id", "id", "led_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "written_by") VALUES (NEW."conclusions", NEW."discussion", NEW."follow_up", NEW."forum_id", NEW."id", NEW."led_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at", NEW."written_by"); RETURN NULL;',
                            hash="8ceb239ef7ae5b66d93ed536fcd9dfb1b76437ee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4d5c9",
                            table="events_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_minutesevent" ("conclusions", "discussion", "follow_up", "forum_id", "id", "led_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "written_by") VALUES (NEW."conclusions", NEW."discussion", NEW."follow_up", NEW."forum_id", NEW."id", NEW."led_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at", NEW."written_by"); RETURN NULL;',
                            hash="60b874b3de55bdf4d460beebd19df18958cfaaab",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f363d",
                            table="events_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutes",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_minutesevent" ("conclusions", "discussion", "follow_up", "forum_id", "id", "led_by", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at", "written_by") VALUES (OLD."conclusions", OLD."discussion", OLD."follow_up", OLD."forum_id", OLD."id", OLD."led_by", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at", OLD."written_by"); RETURN NULL;',
                            hash="76b6c27be4bcdda76be3be4b98dd385f396d9684",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_90274",
                            table="events_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d8faed3b680cceb374516bf5a7b357939f41a3e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1eea2",
                            table="events_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="minutesevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="acc72260dd3a7cd586e041a70cc44b04a4ca123f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_021b6",
                            table="events_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="participant_takes_seat",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    UPDATE events_forum SET\n        agency_seats_taken = agency_seats_taken + seats.agency,\n        vendor_seats_taken = vendor_seats_taken + seats.vendor\n    FROM (\n        SELECT forum_id, sum(agency) AS agency, sum(vendor) AS vendor\n        FROM (\n    SELECT forum_id, +(kind = 'delegate')::int AS agency, +(kind = 'vendor')::int AS vendor\n    FROM new_rows WHERE status = 'registered' AND kind IN ('delegate', 'vendor')\n) AS each_row GROUP BY forum_id\n    ) AS seats\n    WHERE id = seats.forum_id AND (seats.agency <> 0 OR seats.vendor <> 0);\n    RETURN NULL;\n",
                            hash="98584dddbfc81a6930f706b6b641f299f3bb26ff",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_participant_takes_seat_637d6",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="participant_changes_seat",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    UPDATE events_forum SET\n        agency_seats_taken = agency_seats_taken + seats.agency,\n        vendor_seats_taken = vendor_seats_taken + seats.vendor\n    FROM (\n        SELECT forum_id, sum(agency) AS agency, sum(vendor) AS vendor\n        FROM (\n    SELECT forum_id, +(kind = 'delegate')::int AS agency, +(kind = 'vendor')::int AS vendor\n    FROM new_rows WHERE status = 'registered' AND kind IN ('delegate', 'vendor')\n UNION ALL \n    SELECT forum_id, -(kind = 'delegate')::int AS agency, -(kind = 'vendor')::int AS vendor\n    FROM old_rows WHERE status = 'registered' AND kind IN ('delegate', 'vendor')\n) AS each_row GROUP BY forum_id\n    ) AS seats\n    WHERE id = seats.forum_id AND (seats.agency <> 0 OR seats.vendor <> 0);\n    RETURN NULL;\n",
                            hash="3d400c6f177b977f8f0f6ed195edc9adff5a9618",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_participant_changes_seat_46416",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="participant_leaves_seat",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    UPDATE events_forum SET\n        agency_seats_taken = agency_seats_taken + seats.agency,\n        vendor_seats_taken = vendor_seats_taken + seats.vendor\n    FROM (\n        SELECT forum_id, sum(agency) AS agency, sum(vendor) AS vendor\n        FROM (\n    SELECT forum_id, -(kind = 'delegate')::int AS agency, -(kind = 'vendor')::int AS vendor\n    FROM old_rows WHERE status = 'registered' AND kind IN ('delegate', 'vendor')\n) AS each_row GROUP BY forum_id\n    ) AS seats\n    WHERE id = seats.forum_id AND (seats.agency <> 0 OR seats.vendor <> 0);\n    RETURN NULL;\n",
                            hash="a4598613fcb2365d360032a802b0fe3b4ca7d701",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_participant_leaves_seat_bd476",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_participantevent" ("agency_id", "assignment_letter", "badge_name", "badge_origin", "badge_printed_at", "cancel_reason", "code", "consent_id", "consented_at", "email", "forum_id", "id", "invitation_id", "kind", "moved_up_at", "name", "nip", "number", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "registered_at", "registered_by_id", "status", "told_at", "told_by_id", "vendor_id") SELECT new_values."agency_id", new_values."assignment_letter", new_values."badge_name", new_values."badge_origin", new_values."badge_printed_at", new_values."cancel_reason", new_values."code", new_values."consent_id", new_values."consented_at", new_values."email", new_values."forum_id", new_values."id", new_values."invitation_id", new_values."kind", new_values."moved_up_at", new_values."name", new_values."nip", new_values."number", new_values."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."phone", new_values."position", new_values."registered_at", new_values."registered_by_id", new_values."status", new_values."told_at", new_values."told_by_id", new_values."vendor_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                            hash="3295c157475bf35ea0891e45befd2068379a3acd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_610a9",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."assignment_letter" IS DISTINCT FROM (NEW."assignment_letter") OR OLD."badge_name" IS DISTINCT FROM (NEW."badge_name") OR OLD."badge_origin" IS DISTINCT FROM (NEW."badge_origin") OR OLD."badge_printed_at" IS DISTINCT FROM (NEW."badge_printed_at") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."consented_at" IS DISTINCT FROM (NEW."consented_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."forum_id" IS DISTINCT FROM (NEW."forum_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invitation_id" IS DISTINCT FROM (NEW."invitation_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."moved_up_at" IS DISTINCT FROM (NEW."moved_up_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nip" IS DISTINCT FROM (NEW."nip") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."told_at" IS DISTINCT FROM (NEW."told_at") OR OLD."told_by_id" IS DISTINCT FROM (NEW."told_by_id") OR OLD."vendor_id" IS DISTINCT FROM (NEW."vendor_id"))',
                            func='INSERT INTO "events_participantevent" ("agency_id", "assignment_letter", "badge_name", "badge_origin", "badge_printed_at", "cancel_reason", "code", "consent_id", "consented_at", "email", "forum_id", "id", "invitation_id", "kind", "moved_up_at", "name", "nip", "number", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "registered_at", "registered_by_id", "status", "told_at", "told_by_id", "vendor_id") VALUES (NEW."agency_id", NEW."assignment_letter", NEW."badge_name", NEW."badge_origin", NEW."badge_printed_at", NEW."cancel_reason", NEW."code", NEW."consent_id", NEW."consented_at", NEW."email", NEW."forum_id", NEW."id", NEW."invitation_id", NEW."kind", NEW."moved_up_at", NEW."name", NEW."nip", NEW."number", NEW."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."registered_at", NEW."registered_by_id", NEW."status", NEW."told_at", NEW."told_by_id", NEW."vendor_id"); RETURN NULL;',
                            hash="30c0f2ae88c600027102b7dfab7c1fdb8fb69ec8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_30dbd",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_participantevent" ("agency_id", "assignment_letter", "badge_name", "badge_origin", "badge_printed_at", "cancel_reason", "code", "consent_id", "consented_at", "email", "forum_id", "id", "invitation_id", "kind", "moved_up_at", "name", "nip", "number", "organisation", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "registered_at", "registered_by_id", "status", "told_at", "told_by_id", "vendor_id") VALUES (OLD."agency_id", OLD."assignment_letter", OLD."badge_name", OLD."badge_origin", OLD."badge_printed_at", OLD."cancel_reason", OLD."code", OLD."consent_id", OLD."consented_at", OLD."email", OLD."forum_id", OLD."id", OLD."invitation_id", OLD."kind", OLD."moved_up_at", OLD."name", OLD."nip", OLD."number", OLD."organisation", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."registered_at", OLD."registered_by_id", OLD."status", OLD."told_at", OLD."told_by_id", OLD."vendor_id"); RETURN NULL;',
                            hash="c1bae96675f90c758b4bcf3fcaf24f39b5b1cdcf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb300",
                            table="events_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="messageevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d2b4706f98798d74621b21ecb621f00a36655c20",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5a027",
                            table="events_messageevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="messageevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ac15ed368af3672f0e32dbc36084961a9cca9877",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_5b382",
                            table="events_messageevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_messageevent" ("attempts", "body", "created_at", "created_by_id", "error", "forum_id", "id", "invitation_id", "kind", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "recipient", "sent_at", "status", "subject") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."error", NEW."forum_id", NEW."id", NEW."invitation_id", NEW."kind", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."queued_at", NEW."recipient", NEW."sent_at", NEW."status", NEW."subject"); RETURN NULL;',
                            hash="062982a3c50fc80ae29a6f43c492b8480650b6c4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b870a",
                            table="events_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_messageevent" ("attempts", "body", "created_at", "created_by_id", "error", "forum_id", "id", "invitation_id", "kind", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "recipient", "sent_at", "status", "subject") VALUES (NEW."attempts", NEW."body", NEW."created_at", NEW."created_by_id", NEW."error", NEW."forum_id", NEW."id", NEW."invitation_id", NEW."kind", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."queued_at", NEW."recipient", NEW."sent_at", NEW."status", NEW."subject"); RETURN NULL;',
                            hash="ff2cbff978d041e95eb2582fd68f84d510f30fdd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_983de",
                            table="events_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="message",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_messageevent" ("attempts", "body", "created_at", "created_by_id", "error", "forum_id", "id", "invitation_id", "kind", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "recipient", "sent_at", "status", "subject") VALUES (OLD."attempts", OLD."body", OLD."created_at", OLD."created_by_id", OLD."error", OLD."forum_id", OLD."id", OLD."invitation_id", OLD."kind", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."queued_at", OLD."recipient", OLD."sent_at", OLD."status", OLD."subject"); RETURN NULL;',
                            hash="e6747e964559e721d3d7f84a149bc12e34473ba5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8e885",
                            table="events_message",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changerequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f7afbcb2dd740d33767c38a4225e58f7b0eaa9b3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec4ae",
                            table="events_changerequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changerequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="bf78b5a0351a5ac7a0368f05be22a93b841b8724",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_da9c2",
                            table="events_changerequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changerequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_changerequestevent" ("created_at", "decided_at", "decided_by_id", "id", "is_accepted", "kind", "note", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "values") VALUES (NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_accepted", NEW."kind", NEW."note", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."values"); RETURN NULL;',
                            hash="7cd0cfedd7927b4b06d2210bd54826ca000e4de9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ba641",
                            table="events_changerequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changerequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_changerequestevent" ("created_at", "decided_at", "decided_by_id", "id", "is_accepted", "kind", "note", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "values") VALUES (NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_accepted", NEW."kind", NEW."note", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."values"); RETURN NULL;',
                            hash="fcbdffb503c9b42e0eac3e1c028c5fae5e2f93a9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5c4f9",
                            table="events_changerequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="changerequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_changerequestevent" ("created_at", "decided_at", "decided_by_id", "id", "is_accepted", "kind", "note", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "values") VALUES (OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."is_accepted", OLD."kind", OLD."note", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."values"); RETURN NULL;',
                            hash="b619fe7c44f893dd0deb9da1f54260f448224a5a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ef07b",
                            table="events_changerequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="944e4bfb7d42e38e1d0cfe2d46bcb555f397cf90",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7646b",
                            table="events_certificateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificateevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="3df23605cb1e16608169b3cb346001dd612f78f1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_c72e5",
                            table="events_certificateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_certificateevent" ("forum_id", "id", "issued_at", "issued_by_id", "name", "number", "origin", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoke_reason", "revoked_at", "role", "sequence") VALUES (NEW."forum_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."name", NEW."number", NEW."origin", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoke_reason", NEW."revoked_at", NEW."role", NEW."sequence"); RETURN NULL;',
                            hash="ac9c23d0f5af7a2184a8762df484609381d69247",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3a48c",
                            table="events_certificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."forum_id" IS DISTINCT FROM (NEW."forum_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."revoke_reason" IS DISTINCT FROM (NEW."revoke_reason") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence"))',
                            func='INSERT INTO "events_certificateevent" ("forum_id", "id", "issued_at", "issued_by_id", "name", "number", "origin", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoke_reason", "revoked_at", "role", "sequence") VALUES (NEW."forum_id", NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."name", NEW."number", NEW."origin", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoke_reason", NEW."revoked_at", NEW."role", NEW."sequence"); RETURN NULL;',
                            hash="5f0d515f95e05f573d37297f490e4ee48b4424fe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e521",
                            table="events_certificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="certificate",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_certificateevent" ("forum_id", "id", "issued_at", "issued_by_id", "name", "number", "origin", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoke_reason", "revoked_at", "role", "sequence") VALUES (OLD."forum_id", OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."name", OLD."number", OLD."origin", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoke_reason", OLD."revoked_at", OLD."role", OLD."sequence"); RETURN NULL;',
                            hash="9f0b0ab2bbaf0ad7962536738b3a760d9aaa544a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2a27",
                            table="events_certificate",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendanceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="101fb654d0485a2e09dfd02089fe07d97804870e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_10ec3",
                            table="events_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendanceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="423045e2ffbf502854a62534cf2bc2b6a91dd5ff",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_774c5",
                            table="events_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_attendanceevent" ("arrived_at", "day", "id", "method", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_name", "recorded_by_id", "revoke_reason", "revoked_at", "revoked_by_id") VALUES (NEW."arrived_at", NEW."day", NEW."id", NEW."method", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."present_name", NEW."recorded_by_id", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="b722bb674b0c362795ce841ac3f8d1643006ff82",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_948c8",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_attendanceevent" ("arrived_at", "day", "id", "method", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_name", "recorded_by_id", "revoke_reason", "revoked_at", "revoked_by_id") VALUES (NEW."arrived_at", NEW."day", NEW."id", NEW."method", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."present_name", NEW."recorded_by_id", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id"); RETURN NULL;',
                            hash="1157782371cf27aebe37e04d8528a1e64d713bf6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_142f4",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_attendanceevent" ("arrived_at", "day", "id", "method", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_name", "recorded_by_id", "revoke_reason", "revoked_at", "revoked_by_id") VALUES (OLD."arrived_at", OLD."day", OLD."id", OLD."method", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."present_name", OLD."recorded_by_id", OLD."revoke_reason", OLD."revoked_at", OLD."revoked_by_id"); RETURN NULL;',
                            hash="8caa5a663fdcf9867902c69ab7835622de9553d4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d13d",
                            table="events_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8cb1cb2b92094a0eda29f8cce0521b9450591152",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_66cc6",
                            table="events_participantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="88da6683d7d3ac924372a5888cb49e30e32095cf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_601fb",
                            table="events_participantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_participantimportevent" ("approved_rows", "changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "forum_id", "header_row", "id", "kind", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "waitlisted_count") VALUES (NEW."approved_rows", NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."forum_id", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."waitlisted_count"); RETURN NULL;',
                            hash="fdf3cf23eb939a660552596f950177eca8ba3ed7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aca59",
                            table="events_participantimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_participantimportevent" ("approved_rows", "changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "forum_id", "header_row", "id", "kind", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "waitlisted_count") VALUES (NEW."approved_rows", NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."forum_id", NEW."header_row", NEW."id", NEW."kind", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."same_count", NEW."sha256", NEW."size", NEW."waitlisted_count"); RETURN NULL;',
                            hash="2afd4e4db2b41d8e8dc833cf69f95e55b8f2b739",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cef31",
                            table="events_participantimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_participantimportevent" ("approved_rows", "changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "forum_id", "header_row", "id", "kind", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "same_count", "sha256", "size", "waitlisted_count") VALUES (OLD."approved_rows", OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."file", OLD."forum_id", OLD."header_row", OLD."id", OLD."kind", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."same_count", OLD."sha256", OLD."size", OLD."waitlisted_count"); RETURN NULL;',
                            hash="5e1496fcdd74f27d3b2eb8496a59a7bf087fbca3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_29d45",
                            table="events_participantimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedrowevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="70733e72c7a161b5619b8f432456b93089199967",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e4c49",
                            table="events_importedrowevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedrowevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="c14a2d93820415658171114ac26886af117a6d2a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a3d1c",
                            table="events_importedrowevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_importedrowevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "participant_id", "participant_import_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT new_values."action", new_values."after", new_values."before", new_values."cells", new_values."id", new_values."is_kept", new_values."number", new_values."participant_id", new_values."participant_import_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values; RETURN NULL;',
                            hash="27849df253ac74dfce5a221730daed9f73e88f5b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_45b68",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="events_importedrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_importedrowevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "participant_id", "participant_import_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") SELECT new_values."action", new_values."after", new_values."before", new_values."cells", new_values."id", new_values."is_kept", new_values."number", new_values."participant_id", new_values."participant_import_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values; RETURN NULL;',
                            hash="c20d4af42c007c1c6d6dcf01c0df824eaff73b6f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67d8f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="events_importedrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importedrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_importedrowevent" ("action", "after", "before", "cells", "id", "is_kept", "number", "participant_id", "participant_import_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."action", OLD."after", OLD."before", OLD."cells", OLD."id", OLD."is_kept", OLD."number", OLD."participant_id", OLD."participant_import_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="c1196d4b54c69bbbbbd5afadb11a81873a9aaaee",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0547f",
                            table="events_importedrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="11732b77e48dd50ce5df0c5538c5c85a63020dc1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_60f64",
                            table="events_participantimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="5564e481a484523dacc3f646ee33df74c529091b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_285cd",
                            table="events_participantimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_questionevent" ("choices", "created_at", "forum_id", "id", "is_active", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text") VALUES (NEW."choices", NEW."created_at", NEW."forum_id", NEW."id", NEW."is_active", NEW."is_required", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."side", NEW."text"); RETURN NULL;',
                            hash="00365fa8f13110d731b08b3514a6f096f5c1d204",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f805",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_questionevent" ("choices", "created_at", "forum_id", "id", "is_active", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text") VALUES (NEW."choices", NEW."created_at", NEW."forum_id", NEW."id", NEW."is_active", NEW."is_required", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."side", NEW."text"); RETURN NULL;',
                            hash="b32dc3bc910b8a693ee21aebe2e1bef90cc15ea0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d80c1",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_questionevent" ("choices", "created_at", "forum_id", "id", "is_active", "is_required", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "text") VALUES (OLD."choices", OLD."created_at", OLD."forum_id", OLD."id", OLD."is_active", OLD."is_required", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."side", OLD."text"); RETURN NULL;',
                            hash="2750a6ac836c235ea5fb9d5ffd6250d6ef0c16fe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18708",
                            table="events_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="365759a28de7159f5a9b770ea5b1f4c3cb349515",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fcea5",
                            table="events_answerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="988fd9e6887d432dafc57c8e77db7f4d02a5f745",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_533b1",
                            table="events_answerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="answer_is_to_own_forum",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n                    IF NOT EXISTS (\n                        SELECT FROM events_question question\n                        JOIN events_participant person ON person.forum_id = question.forum_id\n                        WHERE question.id = NEW.question_id AND person.id = NEW.participant_id\n                    ) THEN\n                        RAISE EXCEPTION 'question % is not put to participant %',\n                            NEW.question_id, NEW.participant_id USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ",
                            hash="7e6d265a27ef31a2bc057abc0d3eb8e8aa09acf7",
                            operation='INSERT OR UPDATE OF "participant_id", "question_id"',
                            pgid="pgtrigger_answer_is_to_own_forum_666bb",
                            table="events_answer",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_answerevent" ("answered_at", "answered_by_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                            hash="052d9411ea307b280ee7a2a2c9b707cc9eb2217c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_39aaa",
                            table="events_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_answerevent" ("answered_at", "answered_by_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                            hash="e066c40a1ce5c4eb9ce338f50d1a03bd50f48e0f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bbcac",
                            table="events_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_answerevent" ("answered_at", "answered_by_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question_id", OLD."text"); RETURN NULL;',
                            hash="7e059af693b4dae2233ff53566427e2bccba51e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ccbeb",
                            table="events_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fdc80db58f8288bfb07132d309770aa2645580df",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_50ca1",
                            table="events_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="29287db7d29cc3ccca7b50c3b88221350cd9d3b4",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b2b13",
                            table="events_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_scanevent" ("arrival_id", "code", "door", "forum_id", "id", "key", "operator_id", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "scanned_at") VALUES (NEW."arrival_id", NEW."code", NEW."door", NEW."forum_id", NEW."id", NEW."key", NEW."operator_id", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."received_at", NEW."scanned_at"); RETURN NULL;',
                            hash="ec6d915d0f5267a348e49c55544283da7859a905",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dc51b",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_scanevent" ("arrival_id", "code", "door", "forum_id", "id", "key", "operator_id", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "scanned_at") VALUES (NEW."arrival_id", NEW."code", NEW."door", NEW."forum_id", NEW."id", NEW."key", NEW."operator_id", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."received_at", NEW."scanned_at"); RETURN NULL;',
                            hash="fbcfb7d5f7e52132110b27ad1731fdf9a70f014f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_01dd1",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_scanevent" ("arrival_id", "code", "door", "forum_id", "id", "key", "operator_id", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "received_at", "scanned_at") VALUES (OLD."arrival_id", OLD."code", OLD."door", OLD."forum_id", OLD."id", OLD."key", OLD."operator_id", OLD."outcome", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."received_at", OLD."scanned_at"); RETURN NULL;',
                            hash="8576a0c6c1659108ec64ba629de9113f165ee37d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b9f12",
                            table="events_scan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scanevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d7df6051d3570296198966570a208a8373656ebb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5ce86",
                            table="events_scanevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scanevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ee78e7725fce2b5f817264722c32626e79c49628",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_632a1",
                            table="events_scanevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="slot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_slotevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_time") VALUES (NEW."day", NEW."end_time", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_time"); RETURN NULL;',
                            hash="34d2d8d9505987a568d9732d19e95a73daed89ae",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_797ec",
                            table="events_slot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="slot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_slotevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_time") VALUES (NEW."day", NEW."end_time", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_time"); RETURN NULL;',
                            hash="ee1bd2f1e96a14e142b2b499ece74c6d6fca817d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f5e7e",
                            table="events_slot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="slot",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_slotevent" ("day", "end_time", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_time") VALUES (OLD."day", OLD."end_time", OLD."forum_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_time"); RETURN NULL;',
                            hash="765f160c8d6aab80cab1eda27043b1396076b3d7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0ce1b",
                            table="events_slot",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="slotevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d0b0af00eee8a8549bd4a87a0db6ffa66fab69f8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a09d2",
                            table="events_slotevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="slotevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="c2d15e64e797111c58a4adeb0fd768f561a6487e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_92b37",
                            table="events_slotevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="table",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_tableevent" ("forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (NEW."forum_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."vendor_id"); RETURN NULL;',
                            hash="6422feb16d2c203fa062ab354475c8e3bb7ab42d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4e0ba",
                            table="events_table",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="table",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "events_tableevent" ("forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (NEW."forum_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."vendor_id"); RETURN NULL;',
                            hash="0052971679aeed2e46e2f6660dd6196f0bfcb66c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_732b9",
                            table="events_table",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="table",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "events_tableevent" ("forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "vendor_id") VALUES (OLD."forum_id", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."vendor_id"); RETURN NULL;',
                            hash="d7bab01a09dba5b193ff21178e04c96c2539a689",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fcb11",
                            table="events_table",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tableevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7ac11f2a8cf35eaaf5d33eb30863eede4c011801",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eec53",
                            table="events_tableevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tableevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="e46cbbfbd696ec17471c5f978c34768abfd379f7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_63a1a",
                            table="events_tableevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
