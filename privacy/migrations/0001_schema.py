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
import core.tokens


class Migration(migrations.Migration):
    replaces = [("privacy", "0004_answers_are_contacts")]

    initial = True

    dependencies = [
        ("accounts", "0001_schema"),
        ("events", "0001_schema"),
    ]

    operations = [
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="RetentionPeriodEvent",
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
                                    (
                                        "contacts",
                                        "Kontak dan jawaban peserta, undangan, isi surel",
                                    ),
                                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                                    ("files", "Berkas impor dan isi barisnya"),
                                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                                    ("users", "Akun yang dinonaktifkan"),
                                    ("vendors", "Kontak vendor tanpa kegiatan"),
                                    ("addresses", "Alamat IP di riwayat perubahan"),
                                    ("requests", "Permohonan data pribadi"),
                                ],
                                max_length=12,
                                verbose_name="data",
                            ),
                        ),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(600),
                                ],
                                verbose_name="lama simpan (bulan)",
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(auto_now=True, verbose_name="disimpan pada"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="privacy.retentionperiod",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRun",
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
                            "ran_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dijalankan pada"
                            ),
                        ),
                        ("counts", models.JSONField(default=dict, verbose_name="jumlah")),
                    ],
                    options={
                        "verbose_name": "penyamaran data",
                        "verbose_name_plural": "penyamaran data",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RetentionRunEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "ran_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="dijalankan pada"
                            ),
                        ),
                        ("counts", models.JSONField(default=dict, verbose_name="jumlah")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="privacy.retentionrun",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DataRequest",
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
                                    ("access", "Minta salinan data saya"),
                                    ("correction", "Perbaiki data saya"),
                                    ("withdrawal", "Tarik persetujuan saya"),
                                    ("erasure", "Hapus data saya"),
                                ],
                                max_length=10,
                                verbose_name="permohonan",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("form", "Formulir di laman"),
                                    ("ticket", "Tautan tiket"),
                                    ("letter", "Surat"),
                                    ("phone", "Telepon atau WhatsApp"),
                                    ("visit", "Datang ke dinas"),
                                ],
                                max_length=6,
                                verbose_name="lewat",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unconfirmed", "Surel belum dikonfirmasi"),
                                    ("open", "Menunggu jawaban"),
                                    ("done", "Dipenuhi"),
                                    ("refused", "Ditolak"),
                                ],
                                default="open",
                                editable=False,
                                max_length=11,
                                verbose_name="status",
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="nama lengkap")),
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
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="isi permohonan"
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
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diterima pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="surel dikonfirmasi pada"
                            ),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="surel terakhir dikirim"
                            ),
                        ),
                        (
                            "mail_error",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=100,
                                verbose_name="galat surel",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(
                                blank=True, editable=False, max_length=4000, verbose_name="jawaban"
                            ),
                        ),
                        (
                            "deeds",
                            models.TextField(
                                blank=True, editable=False, verbose_name="yang dilakukan"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dijawab oleh",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                editable=False,
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
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.participant",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "permohonan data pribadi",
                        "verbose_name_plural": "permohonan data pribadi",
                        "indexes": [
                            models.Index(
                                fields=["status", "received_at"], name="data_request_by_status"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("status__in", ("done", "refused")),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("status__in", ("done", "refused")), _negated=True
                                        ),
                                        ("answer", ""),
                                        ("answered_at", None),
                                        ("answered_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="data_request_answer_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind__in", ("correction", "withdrawal", "erasure")),
                                        ("status", "done"),
                                        _negated=True,
                                    ),
                                    models.Q(("deeds", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="data_request_granted_is_done",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("channel", "form"),
                                        ("confirmed_at", None),
                                        ("status", "unconfirmed"),
                                    ),
                                    models.Q(
                                        models.Q(("status", "unconfirmed"), _negated=True),
                                        models.Q(("channel", "form"), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("status", "unconfirmed"), _negated=True),
                                        ("confirmed_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="data_request_form_is_confirmed_by_mail",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("channel__in", ("letter", "phone", "visit")),
                                        ("entered_by__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("channel__in", ("letter", "phone", "visit")),
                                            _negated=True,
                                        ),
                                        ("entered_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="data_request_office_entry_names_who",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("channel", "ticket"), ("participant__isnull", False)
                                    ),
                                    models.Q(
                                        models.Q(("channel", "ticket"), _negated=True),
                                        ("participant", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="data_request_ticket_has_participant",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                models.F("kind"),
                                condition=models.Q(("status", "unconfirmed")),
                                name="data_request_unconfirmed_is_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("participant__isnull", False), ("status", "open")
                                ),
                                fields=("participant", "kind"),
                                name="data_request_of_ticket_is_one",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("name"),
                                models.F("kind"),
                                models.F("channel"),
                                models.F("received_at"),
                                condition=models.Q(("channel__in", ("letter", "phone", "visit"))),
                                name="data_request_entered_once",
                                violation_error_code="entered",
                                violation_error_message="Permohonan ini sudah dicatat.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DataRequestEvent",
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
                                    ("access", "Minta salinan data saya"),
                                    ("correction", "Perbaiki data saya"),
                                    ("withdrawal", "Tarik persetujuan saya"),
                                    ("erasure", "Hapus data saya"),
                                ],
                                max_length=10,
                                verbose_name="permohonan",
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[
                                    ("form", "Formulir di laman"),
                                    ("ticket", "Tautan tiket"),
                                    ("letter", "Surat"),
                                    ("phone", "Telepon atau WhatsApp"),
                                    ("visit", "Datang ke dinas"),
                                ],
                                max_length=6,
                                verbose_name="lewat",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("unconfirmed", "Surel belum dikonfirmasi"),
                                    ("open", "Menunggu jawaban"),
                                    ("done", "Dipenuhi"),
                                    ("refused", "Ditolak"),
                                ],
                                default="open",
                                editable=False,
                                max_length=11,
                                verbose_name="status",
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="nama lengkap")),
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
                            "text",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="isi permohonan"
                            ),
                        ),
                        (
                            "received_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="diterima pada"
                            ),
                        ),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="surel dikonfirmasi pada"
                            ),
                        ),
                        (
                            "mailed_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="surel terakhir dikirim"
                            ),
                        ),
                        (
                            "mail_error",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=100,
                                verbose_name="galat surel",
                            ),
                        ),
                        (
                            "answer",
                            models.TextField(
                                blank=True, editable=False, max_length=4000, verbose_name="jawaban"
                            ),
                        ),
                        (
                            "deeds",
                            models.TextField(
                                blank=True, editable=False, verbose_name="yang dilakukan"
                            ),
                        ),
                        (
                            "answered_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dijawab oleh",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                to="privacy.datarequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Pseudonymisation",
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
                                    (
                                        "contacts",
                                        "Kontak dan jawaban peserta, undangan, isi surel",
                                    ),
                                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                                    ("files", "Berkas impor dan isi barisnya"),
                                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                                    ("users", "Akun yang dinonaktifkan"),
                                    ("vendors", "Kontak vendor tanpa kegiatan"),
                                    ("addresses", "Alamat IP di riwayat perubahan"),
                                    ("requests", "Permohonan data pribadi"),
                                ],
                                max_length=12,
                                verbose_name="data",
                            ),
                        ),
                        ("record", models.CharField(max_length=60, verbose_name="catatan")),
                        ("record_pk", models.BigIntegerField(verbose_name="nomor catatan")),
                        ("at", models.DateTimeField(verbose_name="pada")),
                        (
                            "history_at",
                            models.DateTimeField(null=True, verbose_name="riwayatnya pada"),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records",
                                to="privacy.retentionrun",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "catatan yang disamarkan",
                        "verbose_name_plural": "catatan yang disamarkan",
                        "indexes": [
                            models.Index(
                                fields=["kind", "record", "record_pk"],
                                name="pseudonymisation_of_record",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PseudonymisationEvent",
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
                                    (
                                        "contacts",
                                        "Kontak dan jawaban peserta, undangan, isi surel",
                                    ),
                                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                                    ("files", "Berkas impor dan isi barisnya"),
                                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                                    ("users", "Akun yang dinonaktifkan"),
                                    ("vendors", "Kontak vendor tanpa kegiatan"),
                                    ("addresses", "Alamat IP di riwayat perubahan"),
                                    ("requests", "Permohonan data pribadi"),
                                ],
                                max_length=12,
                                verbose_name="data",
                            ),
                        ),
                        ("record", models.CharField(max_length=60, verbose_name="catatan")),
                        ("record_pk", models.BigIntegerField(verbose_name="nomor catatan")),
                        ("at", models.DateTimeField(verbose_name="pada")),
                        (
                            "history_at",
                            models.DateTimeField(null=True, verbose_name="riwayatnya pada"),
                        ),
                        (
                            "by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="privacy.pseudonymisation",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="privacy.retentionrun",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RetentionPeriod",
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
                                    (
                                        "contacts",
                                        "Kontak dan jawaban peserta, undangan, isi surel",
                                    ),
                                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                                    ("files", "Berkas impor dan isi barisnya"),
                                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                                    ("users", "Akun yang dinonaktifkan"),
                                    ("vendors", "Kontak vendor tanpa kegiatan"),
                                    ("addresses", "Alamat IP di riwayat perubahan"),
                                    ("requests", "Permohonan data pribadi"),
                                ],
                                max_length=12,
                                unique=True,
                                verbose_name="data",
                            ),
                        ),
                        (
                            "months",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(600),
                                ],
                                verbose_name="lama simpan (bulan)",
                            ),
                        ),
                        (
                            "saved_at",
                            models.DateTimeField(auto_now=True, verbose_name="disimpan pada"),
                        ),
                    ],
                    options={
                        "verbose_name": "masa simpan",
                        "verbose_name_plural": "masa simpan",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1), ("months__lte", 600)),
                                name="retention_period_is_sensible",
                                violation_error_code="months_range",
                                violation_error_message="Isi 1 sampai 600 bulan.",
                            )
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionperiod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_retentionperiodevent" ("id", "kind", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at") VALUES (NEW."id", NEW."kind", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."saved_at"); RETURN NULL;',
                            hash="8917f5621c2add06ffc1c5d3c0ee9384d48b2082",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa7e2",
                            table="privacy_retentionperiod",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionperiod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "privacy_retentionperiodevent" ("id", "kind", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at") VALUES (NEW."id", NEW."kind", NEW."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."saved_at"); RETURN NULL;',
                            hash="0e001aa5543e99184081439dd94060619fc8004f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4c82f",
                            table="privacy_retentionperiod",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionperiod",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_retentionperiodevent" ("id", "kind", "months", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "saved_at") VALUES (OLD."id", OLD."kind", OLD."months", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."saved_at"); RETURN NULL;',
                            hash="0f2765c5f8d5c2d51b1afda4ae5def3fa467692e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_756b1",
                            table="privacy_retentionperiod",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionrun",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_retentionrunevent" ("counts", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ran_at") VALUES (NEW."counts", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."ran_at"); RETURN NULL;',
                            hash="3b6d880afca8a464290b5c71bf2ebd6a5401828b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4162",
                            table="privacy_retentionrun",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionrun",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "privacy_retentionrunevent" ("counts", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ran_at") VALUES (NEW."counts", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."ran_at"); RETURN NULL;',
                            hash="1fb052d09f464577d493ccb6526f6a9b632a26dc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_94d79",
                            table="privacy_retentionrun",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionrun",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_retentionrunevent" ("counts", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ran_at") VALUES (OLD."counts", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."ran_at"); RETURN NULL;',
                            hash="01a0d455b3dab466679ddc7e7cb7038dd9797714",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7f1df",
                            table="privacy_retentionrun",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_at", "answered_by_id", "channel", "confirmed_at", "deeds", "email", "entered_by_id", "id", "kind", "mail_error", "mailed_at", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "received_at", "status", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."confirmed_at", NEW."deeds", NEW."email", NEW."entered_by_id", NEW."id", NEW."kind", NEW."mail_error", NEW."mailed_at", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phone", NEW."received_at", NEW."status", NEW."text"); RETURN NULL;',
                            hash="324100238531ecdccfaf504d9509309979d09e84",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_658be",
                            table="privacy_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."deeds" IS DISTINCT FROM (NEW."deeds") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mail_error" IS DISTINCT FROM (NEW."mail_error") OR OLD."mailed_at" IS DISTINCT FROM (NEW."mailed_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_at", "answered_by_id", "channel", "confirmed_at", "deeds", "email", "entered_by_id", "id", "kind", "mail_error", "mailed_at", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "received_at", "status", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."confirmed_at", NEW."deeds", NEW."email", NEW."entered_by_id", NEW."id", NEW."kind", NEW."mail_error", NEW."mailed_at", NEW."name", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phone", NEW."received_at", NEW."status", NEW."text"); RETURN NULL;',
                            hash="6e143604c48d89699db0c9053454deb4486492ff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dade2",
                            table="privacy_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_datarequestevent" ("answer", "answered_at", "answered_by_id", "channel", "confirmed_at", "deeds", "email", "entered_by_id", "id", "kind", "mail_error", "mailed_at", "name", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "received_at", "status", "text") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."channel", OLD."confirmed_at", OLD."deeds", OLD."email", OLD."entered_by_id", OLD."id", OLD."kind", OLD."mail_error", OLD."mailed_at", OLD."name", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phone", OLD."received_at", OLD."status", OLD."text"); RETURN NULL;',
                            hash="b3beb8cbeedcd3f703de4247b3848ff5d5d800f2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4cedf",
                            table="privacy_datarequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1c7f36de9d3bbfd47e38524da56350c922439dee",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9c830",
                            table="privacy_datarequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="datarequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="b0c111299a4172cc7abb05ec40a67ab102f9ff07",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_af409",
                            table="privacy_datarequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionperiodevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f9c87f5cf9d4aa916c992eba5080a6dfec71ba96",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5532a",
                            table="privacy_retentionperiodevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionperiodevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="b53426f7b14a3800a03a4bd705f2da265faf220f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_3965d",
                            table="privacy_retentionperiodevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pseudonymisationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5408e8d2aff387be2792b46275b7e8689f5eb94",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_09932",
                            table="privacy_pseudonymisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pseudonymisationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="a7fb7be08b0ac9087d25aa18df8a89044febbd88",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_98be2",
                            table="privacy_pseudonymisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pseudonymisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_pseudonymisationevent" ("at", "by_id", "history_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_pk", "run_id") VALUES (NEW."at", NEW."by_id", NEW."history_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."record", NEW."record_pk", NEW."run_id"); RETURN NULL;',
                            hash="ae0dbcd66123563ea1914023f6a3aebd7235d62f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3872c",
                            table="privacy_pseudonymisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pseudonymisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "privacy_pseudonymisationevent" ("at", "by_id", "history_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_pk", "run_id") VALUES (NEW."at", NEW."by_id", NEW."history_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."record", NEW."record_pk", NEW."run_id"); RETURN NULL;',
                            hash="0116c1c9c77f2776d49340be4f0c3a793e5bc437",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_da567",
                            table="privacy_pseudonymisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pseudonymisation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "privacy_pseudonymisationevent" ("at", "by_id", "history_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record", "record_pk", "run_id") VALUES (OLD."at", OLD."by_id", OLD."history_at", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."record", OLD."record_pk", OLD."run_id"); RETURN NULL;',
                            hash="21b6f97ba6b5e9b9deb071fe119ca602afa9c38c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_25187",
                            table="privacy_pseudonymisation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionrunevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="18d7a5a08b07f26f5e739a62de664a5b50b5702f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c518e",
                            table="privacy_retentionrunevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="retentionrunevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="f6eeb1147f494a67978cdf56254bfb55ff791cd6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_34e4d",
                            table="privacy_retentionrunevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
