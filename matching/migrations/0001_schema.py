import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.math
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.fields
import core.operations
import core.uploads


class Migration(migrations.Migration):
    replaces = [("matching", "0007_letters")]

    initial = True

    dependencies = [
        ("accounts", "0001_schema"),
        ("events", "0001_schema"),
        ("vendors", "0001_schema"),
    ]

    operations = [
        core.operations.Together(
            operations=[
                migrations.CreateModel(
                    name="PlanWordEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("term", models.CharField(max_length=60, verbose_name="kata")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("boilerplate", "Kata anggaran, diabaikan"),
                                    ("weak", "Keterangan, dihitung sedikit"),
                                    ("opener", "Membuka keterangan: untuk, dalam rangka"),
                                    ("place", "Membuka nama tempat: di, pada"),
                                    ("action", "Jenis jasa: sewa, pemeliharaan, cetak"),
                                ],
                                max_length=11,
                                verbose_name="peran",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(blank=True, max_length=20, verbose_name="jenis jasa"),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.planword",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Request",
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
                            "asked_by",
                            models.CharField(
                                choices=[
                                    ("agency", "OPD"),
                                    ("vendor", "Vendor"),
                                    ("office", "Dinas"),
                                ],
                                editable=False,
                                max_length=6,
                                verbose_name="diminta oleh",
                            ),
                        ),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Utama"), (2, "Biasa"), (3, "Bila sempat")],
                                default=2,
                                verbose_name="prioritas",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Apa yang ingin dibicarakan.",
                                max_length=500,
                                verbose_name="catatan",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu jawaban"),
                                    ("accepted", "Diterima"),
                                    ("declined", "Ditolak"),
                                    ("expired", "Kedaluwarsa"),
                                    ("withdrawn", "Ditarik"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("answer_by", models.DateField(verbose_name="jawab paling lambat")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answer_note",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=500,
                                verbose_name="catatan jawaban",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diminta pada",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="accounts.agency",
                                verbose_name="OPD",
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
                            "created_by",
                            models.ForeignKey(
                                editable=False,
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
                                related_name="requests",
                                to="matching.demand",
                                verbose_name="kebutuhan",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="events.forum",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "permintaan temu",
                        "verbose_name_plural": "permintaan temu",
                        "indexes": [
                            models.Index(
                                fields=["forum", "-created_at", "-id"], name="request_latest"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["waiting", "accepted"])),
                                fields=("forum", "agency", "vendor"),
                                name="request_pair_stands_once",
                                violation_error_code="already_asked",
                                violation_error_message="OPD dan vendor ini sudah punya permintaan temu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("status__in", ("accepted", "declined")),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("status__in", ("accepted", "declined")), _negated=True
                                        ),
                                        ("answer_note", ""),
                                        ("answered_at", None),
                                        ("answered_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="request_answer_is_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("priority__in", [1, 2, 3])),
                                name="request_priority_is_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "asked_by",
                            models.CharField(
                                choices=[
                                    ("agency", "OPD"),
                                    ("vendor", "Vendor"),
                                    ("office", "Dinas"),
                                ],
                                editable=False,
                                max_length=6,
                                verbose_name="diminta oleh",
                            ),
                        ),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Utama"), (2, "Biasa"), (3, "Bila sempat")],
                                default=2,
                                verbose_name="prioritas",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(
                                blank=True,
                                help_text="Apa yang ingin dibicarakan.",
                                max_length=500,
                                verbose_name="catatan",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("waiting", "Menunggu jawaban"),
                                    ("accepted", "Diterima"),
                                    ("declined", "Ditolak"),
                                    ("expired", "Kedaluwarsa"),
                                    ("withdrawn", "Ditarik"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
                            ),
                        ),
                        ("answer_by", models.DateField(verbose_name="jawab paling lambat")),
                        (
                            "answered_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="dijawab pada"
                            ),
                        ),
                        (
                            "answer_note",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=500,
                                verbose_name="catatan jawaban",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="diminta pada",
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
                                verbose_name="OPD",
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
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
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
                                verbose_name="kebutuhan",
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
                                to="matching.request",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
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
                    name="Schedule",
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
                            models.PositiveIntegerField(
                                editable=False, verbose_name="nomor konsep"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="versi terbit"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Konsep"),
                                    ("published", "Terbit"),
                                    ("superseded", "Diganti"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "figures",
                            models.JSONField(
                                default=dict, editable=False, verbose_name="angka penyusunan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="disusun pada",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="terbit pada"
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="disusun oleh",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="schedules",
                                to="events.forum",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diterbitkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "jadwal temu",
                        "verbose_name_plural": "jadwal temu",
                        "ordering": ["-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "number"),
                                name="schedule_number_is_unique_in_forum",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "version"),
                                name="schedule_version_is_unique_in_forum",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "published")),
                                fields=("forum",),
                                name="schedule_published_is_one_in_forum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("published_at", None),
                                        ("published_by", None),
                                        ("status", "draft"),
                                        ("version", None),
                                    ),
                                    models.Q(
                                        models.Q(("status", "draft"), _negated=True),
                                        ("published_at__isnull", False),
                                        ("published_by__isnull", False),
                                        ("version__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="schedule_publication_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScheduleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "number",
                            models.PositiveIntegerField(
                                editable=False, verbose_name="nomor konsep"
                            ),
                        ),
                        (
                            "version",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="versi terbit"
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("draft", "Konsep"),
                                    ("published", "Terbit"),
                                    ("superseded", "Diganti"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "figures",
                            models.JSONField(
                                default=dict, editable=False, verbose_name="angka penyusunan"
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="disusun pada",
                            ),
                        ),
                        (
                            "published_at",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="terbit pada"
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
                                verbose_name="disusun oleh",
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
                                to="matching.schedule",
                            ),
                        ),
                        (
                            "published_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="diterbitkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Veto",
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
                        ("reason", models.CharField(max_length=300, verbose_name="alasan")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                                verbose_name="OPD",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vetoes",
                                to="events.forum",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "larangan jadwal",
                        "verbose_name_plural": "larangan jadwal",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "agency", "vendor"),
                                name="veto_pair_is_unique",
                                violation_error_code="already_vetoed",
                                violation_error_message="Pasangan ini sudah dilarang.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VetoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("reason", models.CharField(max_length=300, verbose_name="alasan")),
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
                                verbose_name="OPD",
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
                                to="matching.veto",
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
                    name="Absence",
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
                                related_name="+",
                                to="accounts.agency",
                                verbose_name="OPD",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="absences",
                                to="events.forum",
                            ),
                        ),
                        (
                            "participant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.participant",
                                verbose_name="peserta",
                            ),
                        ),
                        (
                            "slot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="absences",
                                to="events.slot",
                                verbose_name="sesi",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ketidakhadiran di sesi",
                        "verbose_name_plural": "ketidakhadiran di sesi",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("agency__isnull", False),
                                        ("participant", None),
                                        ("vendor", None),
                                    ),
                                    models.Q(
                                        ("agency", None),
                                        ("participant", None),
                                        ("vendor__isnull", False),
                                    ),
                                    models.Q(
                                        ("agency", None),
                                        ("participant__isnull", False),
                                        ("vendor", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="absence_is_of_one",
                            ),
                            models.UniqueConstraint(
                                fields=("slot", "agency"), name="absence_agency_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("slot", "vendor"), name="absence_vendor_is_unique"
                            ),
                            models.UniqueConstraint(
                                fields=("slot", "participant"),
                                name="absence_participant_is_unique",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AbsenceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
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
                                verbose_name="OPD",
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
                            "participant",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                                verbose_name="peserta",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.absence",
                            ),
                        ),
                        (
                            "slot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.slot",
                                verbose_name="sesi",
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
                    name="Call",
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
                            "topic",
                            models.CharField(
                                choices=[
                                    ("demand", "Kebutuhan belum diisi"),
                                    ("product", "Produk belum diisi"),
                                    ("answer", "Permintaan belum dijawab"),
                                    ("schedule", "Jadwal berubah"),
                                ],
                                max_length=8,
                                verbose_name="perihal",
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=64, verbose_name="isi")),
                        (
                            "done_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dihubungi pada",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.agency",
                                verbose_name="OPD",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dihubungi oleh",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="events.forum",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "catatan hubungi",
                        "verbose_name_plural": "catatan hubungi",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("vendor", None)),
                                    models.Q(("agency", None), ("vendor__isnull", False)),
                                    _connector="OR",
                                ),
                                name="call_is_to_one",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "topic", "about", "agency"),
                                name="call_agency_is_unique",
                            ),
                            models.UniqueConstraint(
                                fields=("forum", "topic", "about", "vendor"),
                                name="call_vendor_is_unique",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CallEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("demand", "Kebutuhan belum diisi"),
                                    ("product", "Produk belum diisi"),
                                    ("answer", "Permintaan belum dijawab"),
                                    ("schedule", "Jadwal berubah"),
                                ],
                                max_length=8,
                                verbose_name="perihal",
                            ),
                        ),
                        ("about", models.CharField(blank=True, max_length=64, verbose_name="isi")),
                        (
                            "done_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dihubungi pada",
                            ),
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
                                verbose_name="OPD",
                            ),
                        ),
                        (
                            "done_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dihubungi oleh",
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
                                to="matching.call",
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
                    name="Demand",
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
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="Misalnya: snack rapat dan pelatihan guru.",
                                max_length=500,
                                verbose_name="nama kebutuhan",
                            ),
                        ),
                        (
                            "specification",
                            models.TextField(
                                blank=True,
                                help_text="Ukuran, bahan, isi, tempat antar.",
                                max_length=4000,
                                verbose_name="uraian atau spesifikasi",
                            ),
                        ),
                        (
                            "problem",
                            models.TextField(
                                blank=True,
                                help_text="Membantu vendor menawarkan barang yang tepat.",
                                max_length=2000,
                                verbose_name="dipakai untuk apa",
                            ),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="volume",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: kotak, rim.",
                                max_length=40,
                                verbose_name="satuan",
                            ),
                        ),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="pagu",
                            ),
                        ),
                        (
                            "first_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="bulan awal",
                            ),
                        ),
                        (
                            "last_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="bulan akhir",
                            ),
                        ),
                        (
                            "rup_codes",
                            django.contrib.postgres.fields.ArrayField(
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
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                verbose_name="kode rekening",
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
                                verbose_name="metode pengadaan",
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
                                blank=True, max_length=60, verbose_name="sumber dana"
                            ),
                        ),
                        (
                            "is_pdn",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="produk dalam negeri"
                            ),
                        ),
                        (
                            "is_umk",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="untuk usaha kecil dan koperasi",
                            ),
                        ),
                        (
                            "non_umk_reason",
                            models.CharField(
                                blank=True,
                                max_length=500,
                                verbose_name="alasan tidak untuk usaha kecil",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("typed", "Diisi sendiri"),
                                    ("pasted", "Ditempel"),
                                    ("rup", "Berkas RUP"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=6,
                                verbose_name="asal data",
                            ),
                        ),
                        (
                            "category_is_confirmed",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                verbose_name="kategori dipilih orang",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="aktif"
                            ),
                        ),
                        (
                            "is_announced",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="terumumkan"
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demands",
                                to="accounts.agency",
                                verbose_name="OPD atau unit kerja",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                help_text="Kosong: diusulkan dari kode rekening dan nama.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demands",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "kebutuhan",
                        "verbose_name_plural": "kebutuhan",
                        "indexes": [
                            models.Index(
                                fields=["year", "agency"], name="demand_by_year_and_agency"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                core.fields.Trigrams(
                                    django.db.models.functions.text.Lower(
                                        django.db.models.functions.text.Concat(
                                            "name",
                                            models.Value(" "),
                                            "specification",
                                            output_field=models.TextField(),
                                        )
                                    )
                                ),
                                name="demand_by_letters",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2200)),
                                name="demand_year_is_plausible",
                                violation_error_code="year_out_of_range",
                                violation_error_message="Tahun antara 2000 dan 2200.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("quantity", None), ("quantity__gt", 0), _connector="OR"
                                ),
                                name="demand_quantity_is_positive",
                                violation_error_code="quantity_not_positive",
                                violation_error_message="Volume harus lebih dari 0. Kosongkan bila belum tahu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("budget", None), ("budget__gte", 0), _connector="OR"
                                ),
                                name="demand_budget_is_not_negative",
                                violation_error_code="budget_negative",
                                violation_error_message="Pagu tidak boleh kurang dari 0.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_month", None), ("last_month", None)),
                                    models.Q(
                                        ("first_month__gte", 1),
                                        ("first_month__isnull", False),
                                        ("last_month__gte", models.F("first_month")),
                                        ("last_month__isnull", False),
                                        ("last_month__lte", 12),
                                    ),
                                    _connector="OR",
                                ),
                                name="demand_months_are_ordered",
                                violation_error_code="months_reversed",
                                violation_error_message="Isi kedua bulan, dan bulan akhir tidak boleh sebelum bulan awal.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
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
                            models.PositiveIntegerField(editable=False, verbose_name="nomor"),
                        ),
                        (
                            "description",
                            models.CharField(max_length=300, verbose_name="barang atau jasa"),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="volume",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(blank=True, max_length=40, verbose_name="satuan"),
                        ),
                        (
                            "unit_price",
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
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosongkan bila volume dan harga satuan diisi.",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="nilai",
                            ),
                        ),
                        (
                            "planned_month",
                            models.DateField(
                                blank=True, null=True, verbose_name="rencana bulan belanja"
                            ),
                        ),
                        (
                            "rup_code",
                            models.CharField(
                                blank=True,
                                help_text="8 angka dari SiRUP, boleh menyusul.",
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "Kode RUP terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="kode RUP",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("interest", "Minat"),
                                    ("committed", "Komitmen"),
                                    ("contracted", "Kontrak"),
                                    ("completed", "Selesai"),
                                    ("cancelled", "Batal"),
                                ],
                                default="interest",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "committed_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal komitmen"
                            ),
                        ),
                        (
                            "contract_number",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=100,
                                verbose_name="nomor kontrak",
                            ),
                        ),
                        (
                            "contract_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal kontrak"
                            ),
                        ),
                        (
                            "completed_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal selesai"
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
                            "letter_number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat"
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="accounts.agency",
                                verbose_name="OPD",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dicatat oleh",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="events.forum",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "demand",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="matching.demand",
                                verbose_name="kebutuhan",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="matching.meeting",
                                verbose_name="pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "komitmen",
                        "verbose_name_plural": "komitmen",
                        "indexes": [
                            models.Index(fields=["-created_at", "-id"], name="commitment_latest"),
                            models.Index(
                                fields=["status", "planned_month"], name="commitment_by_month"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("forum", "number"),
                                name="commitment_number_is_unique_in_forum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "cancelled"),
                                    ("cancel_reason", ""),
                                    _connector="XOR",
                                ),
                                name="commitment_cancel_has_reason",
                                violation_error_code="reason_missing",
                                violation_error_message="Tulis alasan batal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("quantity", None), ("quantity__gt", 0), _connector="OR"
                                    ),
                                    models.Q(
                                        ("unit_price", None),
                                        ("unit_price__gt", 0),
                                        _connector="OR",
                                    ),
                                    models.Q(("value", None), ("value__gt", 0), _connector="OR"),
                                ),
                                name="commitment_amounts_are_positive",
                                violation_error_code="amount_not_positive",
                                violation_error_message="Volume, harga satuan, dan nilai harus lebih dari nol.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("quantity", None),
                                    ("unit_price", None),
                                    (
                                        "value",
                                        django.db.models.functions.math.Round(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("quantity"), "*", models.F("unit_price")
                                            ),
                                            precision=2,
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_value_is_quantity_times_price",
                                violation_error_code="value_not_product",
                                violation_error_message="Nilai harus sama dengan volume kali harga satuan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("planned_month", None),
                                    ("planned_month__day", 1),
                                    _connector="OR",
                                ),
                                name="commitment_month_is_its_first_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rup_code", ""),
                                    ("rup_code__regex", "^[0-9]{8}$"),
                                    _connector="OR",
                                ),
                                name="commitment_rup_code_has_8_digits",
                                violation_error_code="rup_code_wrong",
                                violation_error_message="Kode RUP terdiri dari 8 angka.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("status__in", ("committed", "contracted", "completed")),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        ("committed_on__isnull", False),
                                        ("planned_month__isnull", False),
                                        ("value__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_promise_is_whole",
                                violation_error_code="promise_incomplete",
                                violation_error_message="Komitmen harus punya nilai dan rencana bulan belanja. Isi keduanya lebih dulu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("contract_number", ""),
                                        ("contract_on", None),
                                        models.Q(
                                            ("status__in", ("contracted", "completed")),
                                            _negated=True,
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(("contract_number", ""), _negated=True),
                                        ("contract_on__isnull", False),
                                        ("status__in", ["contracted", "completed", "cancelled"]),
                                    ),
                                    _connector="OR",
                                ),
                                name="commitment_contract_is_whole",
                                violation_error_code="contract_incomplete",
                                violation_error_message="Kontrak harus punya nomor dan tanggal.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "completed"),
                                    ("completed_on", None),
                                    _connector="XOR",
                                ),
                                name="commitment_completion_has_a_day",
                            ),
                        ],
                    },
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
                        "verbose_name": "kode RUP",
                        "verbose_name_plural": "kode RUP",
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
                    },
                ),
                migrations.CreateModel(
                    name="DemandEvent",
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
                                verbose_name="tahun anggaran",
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="Misalnya: snack rapat dan pelatihan guru.",
                                max_length=500,
                                verbose_name="nama kebutuhan",
                            ),
                        ),
                        (
                            "specification",
                            models.TextField(
                                blank=True,
                                help_text="Ukuran, bahan, isi, tempat antar.",
                                max_length=4000,
                                verbose_name="uraian atau spesifikasi",
                            ),
                        ),
                        (
                            "problem",
                            models.TextField(
                                blank=True,
                                help_text="Membantu vendor menawarkan barang yang tepat.",
                                max_length=2000,
                                verbose_name="dipakai untuk apa",
                            ),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                verbose_name="volume",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                blank=True,
                                help_text="Misalnya: kotak, rim.",
                                max_length=40,
                                verbose_name="satuan",
                            ),
                        ),
                        (
                            "budget",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=18,
                                null=True,
                                verbose_name="pagu",
                            ),
                        ),
                        (
                            "first_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="bulan awal",
                            ),
                        ),
                        (
                            "last_month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="bulan akhir",
                            ),
                        ),
                        (
                            "rup_codes",
                            django.contrib.postgres.fields.ArrayField(
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
                        (
                            "account_codes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60),
                                blank=True,
                                default=list,
                                verbose_name="kode rekening",
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
                                verbose_name="metode pengadaan",
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
                                blank=True, max_length=60, verbose_name="sumber dana"
                            ),
                        ),
                        (
                            "is_pdn",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="produk dalam negeri"
                            ),
                        ),
                        (
                            "is_umk",
                            models.BooleanField(
                                blank=True,
                                null=True,
                                verbose_name="untuk usaha kecil dan koperasi",
                            ),
                        ),
                        (
                            "non_umk_reason",
                            models.CharField(
                                blank=True,
                                max_length=500,
                                verbose_name="alasan tidak untuk usaha kecil",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("typed", "Diisi sendiri"),
                                    ("pasted", "Ditempel"),
                                    ("rup", "Berkas RUP"),
                                ],
                                default="typed",
                                editable=False,
                                max_length=6,
                                verbose_name="asal data",
                            ),
                        ),
                        (
                            "category_is_confirmed",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                verbose_name="kategori dipilih orang",
                            ),
                        ),
                        (
                            "is_active",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="aktif"
                            ),
                        ),
                        (
                            "is_announced",
                            models.BooleanField(
                                default=True, editable=False, verbose_name="terumumkan"
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
                                verbose_name="OPD atau unit kerja",
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Kosong: diusulkan dari kode rekening dan nama.",
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
                                editable=False,
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
                                to="matching.demand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="DemandImport",
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
                            "skipped_count",
                            models.PositiveIntegerField(default=0, verbose_name="dilewati"),
                        ),
                        (
                            "uncounted_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak dihitung"),
                        ),
                        (
                            "row_count",
                            models.PositiveIntegerField(default=0, verbose_name="baris di berkas"),
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
                        "verbose_name": "impor kebutuhan",
                        "verbose_name_plural": "impor kebutuhan",
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
                                name="demandimport_commit_is_whole",
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
                                name="demandimport_revert_is_whole",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("committed_at__isnull", False),
                                    ("refused_count", 0),
                                    ("reverted_at", None),
                                ),
                                fields=("sha256",),
                                name="demandimport_file_stands_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemandImportEvent",
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
                            "skipped_count",
                            models.PositiveIntegerField(default=0, verbose_name="dilewati"),
                        ),
                        (
                            "uncounted_count",
                            models.PositiveIntegerField(default=0, verbose_name="tidak dihitung"),
                        ),
                        (
                            "row_count",
                            models.PositiveIntegerField(default=0, verbose_name="baris di berkas"),
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
                                to="matching.demandimport",
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
                    name="ImportedDemand",
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
                                    ("skipped", "Dilewati"),
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
                            "demand",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imported_rows",
                                to="matching.demand",
                            ),
                        ),
                        (
                            "demand_import",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="matching.demandimport",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "baris impor kebutuhan",
                        "verbose_name_plural": "baris impor kebutuhan",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("demand_import", "number", "demand"),
                                name="imported_demand_number_is_unique",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action__in", ["refused", "skipped"]),
                                        ("demand", None),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("action__in", ["created", "changed"]),
                                        ("demand__isnull", False),
                                        ("reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="imported_demand_unsaved_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedDemandEvent",
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
                                    ("skipped", "Dilewati"),
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
                            "demand",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.demand",
                            ),
                        ),
                        (
                            "demand_import",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.demandimport",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.importeddemand",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                            "uid",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, verbose_name="tanda tetap"
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="perubahan ke"
                            ),
                        ),
                        ("is_locked", models.BooleanField(default=False, verbose_name="dikunci")),
                        (
                            "status",
                            models.CharField(
                                choices=[("planned", "Terjadwal"), ("cancelled", "Dibatalkan")],
                                default="planned",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
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
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Tidak jadi bertemu"),
                                    ("none", "Bertemu, belum ada hasil"),
                                    ("interest", "Bertemu, ada minat"),
                                    ("commitment", "Bertemu, ada komitmen"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="keputusan petugas",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="accounts.agency",
                                verbose_name="OPD",
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
                            "delegate",
                            models.ForeignKey(
                                blank=True,
                                help_text="Kosong bila semua utusan OPD datang bersama.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="events.participant",
                                verbose_name="utusan",
                            ),
                        ),
                        (
                            "forum",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="events.forum",
                            ),
                        ),
                        (
                            "slot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="events.slot",
                                verbose_name="sesi",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="events.table",
                                verbose_name="meja",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="matching.request",
                                verbose_name="permintaan",
                            ),
                        ),
                        (
                            "schedule",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="meetings",
                                to="matching.schedule",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pertemuan",
                        "verbose_name_plural": "pertemuan",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status", "planned")),
                                fields=("schedule", "slot", "table"),
                                name="meeting_table_once_in_slot",
                                violation_error_code="table_busy",
                                violation_error_message="Meja ini sudah terisi pada sesi itu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "planned")),
                                fields=("schedule", "slot", "vendor"),
                                name="meeting_vendor_once_in_slot",
                                violation_error_code="vendor_busy",
                                violation_error_message="Vendor ini sudah bertemu OPD lain pada sesi itu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "planned")),
                                fields=("schedule", "slot", "delegate"),
                                name="meeting_delegate_once_in_slot",
                                violation_error_code="delegate_busy",
                                violation_error_message="Utusan ini sudah bertemu vendor lain pada sesi itu.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "planned")),
                                fields=("schedule", "agency", "vendor"),
                                name="meeting_pair_once_in_schedule",
                                violation_error_code="pair_met",
                                violation_error_message="OPD dan vendor ini sudah punya pertemuan di jadwal ini.",
                            ),
                            models.UniqueConstraint(
                                fields=("schedule", "uid"),
                                name="meeting_uid_is_unique_in_schedule",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "cancelled"),
                                    ("cancel_reason", ""),
                                    _connector="XOR",
                                ),
                                name="meeting_cancel_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_by", None), ("decision", "")),
                                    models.Q(
                                        models.Q(("decision", ""), _negated=True),
                                        ("decided_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_decision_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "number",
                            models.PositiveIntegerField(editable=False, verbose_name="nomor"),
                        ),
                        (
                            "description",
                            models.CharField(max_length=300, verbose_name="barang atau jasa"),
                        ),
                        (
                            "quantity",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=16,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="volume",
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(blank=True, max_length=40, verbose_name="satuan"),
                        ),
                        (
                            "unit_price",
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
                            "value",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="Kosongkan bila volume dan harga satuan diisi.",
                                max_digits=18,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(Decimal("0.01"))
                                ],
                                verbose_name="nilai",
                            ),
                        ),
                        (
                            "planned_month",
                            models.DateField(
                                blank=True, null=True, verbose_name="rencana bulan belanja"
                            ),
                        ),
                        (
                            "rup_code",
                            models.CharField(
                                blank=True,
                                help_text="8 angka dari SiRUP, boleh menyusul.",
                                max_length=8,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "\\A\\d{8}\\Z", "Kode RUP terdiri dari 8 angka."
                                    )
                                ],
                                verbose_name="kode RUP",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("interest", "Minat"),
                                    ("committed", "Komitmen"),
                                    ("contracted", "Kontrak"),
                                    ("completed", "Selesai"),
                                    ("cancelled", "Batal"),
                                ],
                                default="interest",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "committed_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal komitmen"
                            ),
                        ),
                        (
                            "contract_number",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=100,
                                verbose_name="nomor kontrak",
                            ),
                        ),
                        (
                            "contract_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal kontrak"
                            ),
                        ),
                        (
                            "completed_on",
                            models.DateField(
                                editable=False, null=True, verbose_name="tanggal selesai"
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
                            "letter_number",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="nomor surat"
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
                                verbose_name="OPD",
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
                                verbose_name="dicatat oleh",
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
                                to="matching.commitment",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                blank=True,
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
                                verbose_name="kebutuhan",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.meeting",
                                verbose_name="pertemuan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "uid",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, verbose_name="tanda tetap"
                            ),
                        ),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="perubahan ke"
                            ),
                        ),
                        ("is_locked", models.BooleanField(default=False, verbose_name="dikunci")),
                        (
                            "status",
                            models.CharField(
                                choices=[("planned", "Terjadwal"), ("cancelled", "Dibatalkan")],
                                default="planned",
                                editable=False,
                                max_length=9,
                                verbose_name="status",
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
                            "decision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_held", "Tidak jadi bertemu"),
                                    ("none", "Bertemu, belum ada hasil"),
                                    ("interest", "Bertemu, ada minat"),
                                    ("commitment", "Bertemu, ada komitmen"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="keputusan petugas",
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
                                verbose_name="OPD",
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
                            "delegate",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Kosong bila semua utusan OPD datang bersama.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.participant",
                                verbose_name="utusan",
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
                                to="matching.meeting",
                            ),
                        ),
                        (
                            "slot",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.slot",
                                verbose_name="sesi",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="events.table",
                                verbose_name="meja",
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
                        (
                            "request",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.request",
                                verbose_name="permintaan",
                            ),
                        ),
                        (
                            "schedule",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.schedule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeetingReport",
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
                            "side",
                            models.CharField(
                                choices=[
                                    ("agency", "OPD"),
                                    ("vendor", "Vendor"),
                                    ("steward", "Petugas meja"),
                                ],
                                editable=False,
                                max_length=7,
                                verbose_name="dari",
                            ),
                        ),
                        ("held", models.BooleanField(default=True, verbose_name="jadi bertemu")),
                        (
                            "missing",
                            models.CharField(
                                blank=True,
                                choices=[("agency", "OPD"), ("vendor", "Vendor")],
                                max_length=6,
                                verbose_name="yang tidak datang",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("none", "Belum ada hasil"),
                                    ("interest", "Minat"),
                                    ("commitment", "Komitmen"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="hasil",
                            ),
                        ),
                        (
                            "rating",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="penilaian",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=500, verbose_name="catatan"),
                        ),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dilaporkan pada",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="matching.meeting",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dilaporkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "laporan pertemuan",
                        "verbose_name_plural": "laporan pertemuan",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "side"), name="meeting_report_once_a_side"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held", True), ("missing", "")),
                                    models.Q(
                                        ("held", False), ("outcome", "none"), ("rating", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="meeting_report_unheld_has_no_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating", None), ("rating__range", (1, 5)), _connector="OR"
                                ),
                                name="meeting_report_rating_is_in_range",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("agency", "OPD"),
                                    ("vendor", "Vendor"),
                                    ("steward", "Petugas meja"),
                                ],
                                editable=False,
                                max_length=7,
                                verbose_name="dari",
                            ),
                        ),
                        ("held", models.BooleanField(default=True, verbose_name="jadi bertemu")),
                        (
                            "missing",
                            models.CharField(
                                blank=True,
                                choices=[("agency", "OPD"), ("vendor", "Vendor")],
                                max_length=6,
                                verbose_name="yang tidak datang",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("none", "Belum ada hasil"),
                                    ("interest", "Minat"),
                                    ("commitment", "Komitmen"),
                                ],
                                default="none",
                                max_length=10,
                                verbose_name="hasil",
                            ),
                        ),
                        (
                            "rating",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="penilaian",
                            ),
                        ),
                        (
                            "note",
                            models.CharField(blank=True, max_length=500, verbose_name="catatan"),
                        ),
                        (
                            "reported_at",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="dilaporkan pada",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="matching.meeting",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="matching.meetingreport",
                            ),
                        ),
                        (
                            "reported_by",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="dilaporkan oleh",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "product",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="offer",
                                serialize=False,
                                to="vendors.product",
                                verbose_name="produk",
                            ),
                        ),
                        ("is_open", models.BooleanField(verbose_name="ditawarkan")),
                        (
                            "words",
                            django.contrib.postgres.search.SearchVectorField(verbose_name="kata"),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="vendors.category",
                                verbose_name="kategori",
                            ),
                        ),
                        (
                            "vendor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offers",
                                to="vendors.vendor",
                                verbose_name="vendor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "penawaran",
                        "verbose_name_plural": "penawaran",
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fastupdate=False, fields=["words"], name="offer_words"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanWord",
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
                        ("term", models.CharField(max_length=60, verbose_name="kata")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("boilerplate", "Kata anggaran, diabaikan"),
                                    ("weak", "Keterangan, dihitung sedikit"),
                                    ("opener", "Membuka keterangan: untuk, dalam rangka"),
                                    ("place", "Membuka nama tempat: di, pada"),
                                    ("action", "Jenis jasa: sewa, pemeliharaan, cetak"),
                                ],
                                max_length=11,
                                verbose_name="peran",
                            ),
                        ),
                        (
                            "action",
                            models.CharField(blank=True, max_length=20, verbose_name="jenis jasa"),
                        ),
                    ],
                    options={
                        "verbose_name": "kata anggaran",
                        "verbose_name_plural": "kata anggaran",
                        "ordering": ["role", "term"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("term"),
                                name="plan_word_term_is_unique",
                                violation_error_code="term_exists",
                                violation_error_message="Kata ini sudah ada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("role", "action"), models.Q(("action", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("role", "action"), _negated=True), ("action", "")
                                    ),
                                    ("role", "weak"),
                                    _connector="OR",
                                ),
                                name="plan_word_action_is_named",
                                violation_error_code="action_mismatch",
                                violation_error_message="Isi jenis jasa hanya untuk kata jenis jasa atau keterangan yang menjadi jenis jasa bila berdiri paling depan.",
                            ),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_planwordevent" ("action", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "term") VALUES (NEW."action", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."term"); RETURN NULL;',
                            hash="26edf4451c5f9ba2340ab28d104bd0af00a98ef4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa3ed",
                            table="matching_planword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_planwordevent" ("action", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "term") VALUES (NEW."action", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."term"); RETURN NULL;',
                            hash="cee007ef276d869c905ec65c1a5e4cfac1c945a2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24bcf",
                            table="matching_planword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planword",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_planwordevent" ("action", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "term") VALUES (OLD."action", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."term"); RETURN NULL;',
                            hash="8a887a0339cb92e2d1bb36f4f014413d3d7ba271",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_43a0c",
                            table="matching_planword",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_absenceevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_id", "vendor_id") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slot_id", NEW."vendor_id"); RETURN NULL;',
                            hash="267c627be0fe8053e90807f01be5b06a42ced051",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fe74a",
                            table="matching_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_absenceevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_id", "vendor_id") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slot_id", NEW."vendor_id"); RETURN NULL;',
                            hash="211c15e1a6954572e42aa94afc9627625c2049d9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1f918",
                            table="matching_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_absenceevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_id", "vendor_id") VALUES (OLD."agency_id", OLD."created_at", OLD."created_by_id", OLD."forum_id", OLD."id", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slot_id", OLD."vendor_id"); RETURN NULL;',
                            hash="b53ff6c34b65a60f760c25edef57df24462d7dda",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_64073",
                            table="matching_absence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="570aae6634bd249973776b2f9b7e42383360db5d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ffc1f",
                            table="matching_absenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="absenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="7ba463c08c8acde5f969ecce7aa9f9a14780c919",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_9125c",
                            table="matching_absenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_callevent" ("about", "agency_id", "done_at", "done_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "vendor_id") VALUES (NEW."about", NEW."agency_id", NEW."done_at", NEW."done_by_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."topic", NEW."vendor_id"); RETURN NULL;',
                            hash="3557a3ef046251feda5fbc6a12b25ae55fd702e3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dfe44",
                            table="matching_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_callevent" ("about", "agency_id", "done_at", "done_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "vendor_id") VALUES (NEW."about", NEW."agency_id", NEW."done_at", NEW."done_by_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."topic", NEW."vendor_id"); RETURN NULL;',
                            hash="9aab640ab7c5ef48d324329e9138ce5df950e376",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_26c9f",
                            table="matching_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="call",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_callevent" ("about", "agency_id", "done_at", "done_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "vendor_id") VALUES (OLD."about", OLD."agency_id", OLD."done_at", OLD."done_by_id", OLD."forum_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."topic", OLD."vendor_id"); RETURN NULL;',
                            hash="691d50798121f84354e6d0ae7aaea1359634dd7b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b56b7",
                            table="matching_call",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="714a0604772934eac78f284a62e7ea3bca03e2fa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6bccd",
                            table="matching_callevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="callevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="2e25021224d98e0078bab48df12141cf51b00812",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_eac36",
                            table="matching_callevent",
                            when="BEFORE",
                        ),
                    ),
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
                pgtrigger.migrations.AddTrigger(
                    model_name="demandevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="28747edbfdbef9a4d572fc0f64b9df1a15e99793",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_de6bd",
                            table="matching_demandevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="74f4fe6f714d8272cfde5b6f4b93a4f0f69cc400",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_98c80",
                            table="matching_demandevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_demandimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "row_count", "same_count", "sha256", "size", "skipped_count", "uncounted_count", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."row_count", NEW."same_count", NEW."sha256", NEW."size", NEW."skipped_count", NEW."uncounted_count", NEW."year"); RETURN NULL;',
                            hash="fb597ba1fe5582eb614dea21ad34ddf422f6494c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2649d",
                            table="matching_demandimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_demandimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "row_count", "same_count", "sha256", "size", "skipped_count", "uncounted_count", "year") VALUES (NEW."changed_count", NEW."committed_at", NEW."committed_by_id", NEW."created_at", NEW."created_by_id", NEW."file", NEW."header_row", NEW."id", NEW."mapping", NEW."new_count", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refused_count", NEW."revert_reason", NEW."reverted_at", NEW."reverted_by_id", NEW."row_count", NEW."same_count", NEW."sha256", NEW."size", NEW."skipped_count", NEW."uncounted_count", NEW."year"); RETURN NULL;',
                            hash="570638c513e7d5bc205899bba6c0afb3b2eb478f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9f6b5",
                            table="matching_demandimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandimport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_demandimportevent" ("changed_count", "committed_at", "committed_by_id", "created_at", "created_by_id", "file", "header_row", "id", "mapping", "new_count", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refused_count", "revert_reason", "reverted_at", "reverted_by_id", "row_count", "same_count", "sha256", "size", "skipped_count", "uncounted_count", "year") VALUES (OLD."changed_count", OLD."committed_at", OLD."committed_by_id", OLD."created_at", OLD."created_by_id", OLD."file", OLD."header_row", OLD."id", OLD."mapping", OLD."new_count", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refused_count", OLD."revert_reason", OLD."reverted_at", OLD."reverted_by_id", OLD."row_count", OLD."same_count", OLD."sha256", OLD."size", OLD."skipped_count", OLD."uncounted_count", OLD."year"); RETURN NULL;',
                            hash="a071dc1e54e0f7f223dac019d2d2bb8583573196",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a7920",
                            table="matching_demandimport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1187f45c0cd4fd8cbccd387695ae0cafcf0bceee",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a686",
                            table="matching_demandimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="demandimportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="1a75e228509ecd5b000002ff4ce6a677b3f79c34",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_07615",
                            table="matching_demandimportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importeddemand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_importeddemandevent" ("action", "after", "before", "cells", "demand_id", "demand_import_id", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."demand_id", NEW."demand_import_id", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="1b938585fbd194ef623ab72a802f3fd7c4cd2521",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3fd2",
                            table="matching_importeddemand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importeddemand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_importeddemandevent" ("action", "after", "before", "cells", "demand_id", "demand_import_id", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."action", NEW."after", NEW."before", NEW."cells", NEW."demand_id", NEW."demand_import_id", NEW."id", NEW."is_kept", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;',
                            hash="fe6bebed38b6fad2f04ed8f2f06f82b4b3c7c1c0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_33525",
                            table="matching_importeddemand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importeddemand",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_importeddemandevent" ("action", "after", "before", "cells", "demand_id", "demand_import_id", "id", "is_kept", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."action", OLD."after", OLD."before", OLD."cells", OLD."demand_id", OLD."demand_import_id", OLD."id", OLD."is_kept", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;',
                            hash="f80642e2fabb3c519d410ffe468a6c7f6de735c1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c629d",
                            table="matching_importeddemand",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importeddemandevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1a7a9b71ba11a0649e2797e2b9598f64be05ac53",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8c79a",
                            table="matching_importeddemandevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="importeddemandevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="6b0cc3ce0741077d2b745b10dd8414ff7c2875f1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_222ce",
                            table="matching_importeddemandevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b3a9c9b268830473b22bd9e229ec4858d59fddc2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e822f",
                            table="matching_commitmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="33bee98fb6eb3b2291b937f0436324eb758c6927",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_53830",
                            table="matching_commitmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="commitment_status_follows_path",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{cancelled:interest,committed:cancelled,committed:contracted,completed:contracted,contracted:cancelled,contracted:committed,contracted:completed,interest:cancelled,interest:committed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="428d75c0975ae78c98335cd13e4485e21d8c7600",
                            operation="UPDATE",
                            pgid="pgtrigger_commitment_status_follows_path_38e1d",
                            table="matching_commitment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_commitmentevent" ("agency_id", "cancel_reason", "committed_on", "completed_on", "contract_number", "contract_on", "created_at", "created_by_id", "demand_id", "description", "forum_id", "id", "letter_number", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_month", "product_id", "quantity", "rup_code", "status", "unit", "unit_price", "value", "vendor_id") VALUES (NEW."agency_id", NEW."cancel_reason", NEW."committed_on", NEW."completed_on", NEW."contract_number", NEW."contract_on", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."description", NEW."forum_id", NEW."id", NEW."letter_number", NEW."meeting_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."planned_month", NEW."product_id", NEW."quantity", NEW."rup_code", NEW."status", NEW."unit", NEW."unit_price", NEW."value", NEW."vendor_id"); RETURN NULL;',
                            hash="824df5f6ae2427d1ed963a803655a0acee106a7f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0b846",
                            table="matching_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_commitmentevent" ("agency_id", "cancel_reason", "committed_on", "completed_on", "contract_number", "contract_on", "created_at", "created_by_id", "demand_id", "description", "forum_id", "id", "letter_number", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_month", "product_id", "quantity", "rup_code", "status", "unit", "unit_price", "value", "vendor_id") VALUES (NEW."agency_id", NEW."cancel_reason", NEW."committed_on", NEW."completed_on", NEW."contract_number", NEW."contract_on", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."description", NEW."forum_id", NEW."id", NEW."letter_number", NEW."meeting_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."planned_month", NEW."product_id", NEW."quantity", NEW."rup_code", NEW."status", NEW."unit", NEW."unit_price", NEW."value", NEW."vendor_id"); RETURN NULL;',
                            hash="952f495fe21e77dcf08e4a695f62b9b774e87c11",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c9591",
                            table="matching_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="commitment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_commitmentevent" ("agency_id", "cancel_reason", "committed_on", "completed_on", "contract_number", "contract_on", "created_at", "created_by_id", "demand_id", "description", "forum_id", "id", "letter_number", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_month", "product_id", "quantity", "rup_code", "status", "unit", "unit_price", "value", "vendor_id") VALUES (OLD."agency_id", OLD."cancel_reason", OLD."committed_on", OLD."completed_on", OLD."contract_number", OLD."contract_on", OLD."created_at", OLD."created_by_id", OLD."demand_id", OLD."description", OLD."forum_id", OLD."id", OLD."letter_number", OLD."meeting_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."planned_month", OLD."product_id", OLD."quantity", OLD."rup_code", OLD."status", OLD."unit", OLD."unit_price", OLD."value", OLD."vendor_id"); RETURN NULL;',
                            hash="c4fc30e66390abe8d20113bcdc5047ce3bf92d20",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_66566",
                            table="matching_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_meetingreportevent" ("held", "id", "meeting_id", "missing", "note", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "reported_at", "reported_by_id", "side") VALUES (NEW."held", NEW."id", NEW."meeting_id", NEW."missing", NEW."note", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rating", NEW."reported_at", NEW."reported_by_id", NEW."side"); RETURN NULL;',
                            hash="43d7718cb4d6985711dd5b482fb3818795cb14ef",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_58ae5",
                            table="matching_meetingreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_meetingreportevent" ("held", "id", "meeting_id", "missing", "note", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "reported_at", "reported_by_id", "side") VALUES (NEW."held", NEW."id", NEW."meeting_id", NEW."missing", NEW."note", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rating", NEW."reported_at", NEW."reported_by_id", NEW."side"); RETURN NULL;',
                            hash="2ac7eb7b3e47947d47ae1d7adaf11e80d653abcd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_34a7d",
                            table="matching_meetingreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_meetingreportevent" ("held", "id", "meeting_id", "missing", "note", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "reported_at", "reported_by_id", "side") VALUES (OLD."held", OLD."id", OLD."meeting_id", OLD."missing", OLD."note", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rating", OLD."reported_at", OLD."reported_by_id", OLD."side"); RETURN NULL;',
                            hash="a1a242bf3cc81630c62ee531354755efe3c2251c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2d568",
                            table="matching_meetingreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e530f9a7b3f29acddd9f5f8addeb0d9bfb1ef05b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_31b66",
                            table="matching_meetingreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="116c8c0d67c8b08fe1c46f79a3a7fb8e57e85b62",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_abc08",
                            table="matching_meetingreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planwordevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ba326d17d1909d5cd3e4eb6e5a238243025fda5f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4255",
                            table="matching_planwordevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planwordevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="6324f0813f8bae42fa123282be5b1b1657abb2d7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_2cd3e",
                            table="matching_planwordevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_requestevent" ("agency_id", "answer_by", "answer_note", "answered_at", "answered_by_id", "asked_by", "created_at", "created_by_id", "demand_id", "forum_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "product_id", "status", "vendor_id") VALUES (NEW."agency_id", NEW."answer_by", NEW."answer_note", NEW."answered_at", NEW."answered_by_id", NEW."asked_by", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."forum_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."product_id", NEW."status", NEW."vendor_id"); RETURN NULL;',
                            hash="499d29d32b57cf24b727c40c17afebe492ed4630",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_890bf",
                            table="matching_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_requestevent" ("agency_id", "answer_by", "answer_note", "answered_at", "answered_by_id", "asked_by", "created_at", "created_by_id", "demand_id", "forum_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "product_id", "status", "vendor_id") VALUES (NEW."agency_id", NEW."answer_by", NEW."answer_note", NEW."answered_at", NEW."answered_by_id", NEW."asked_by", NEW."created_at", NEW."created_by_id", NEW."demand_id", NEW."forum_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."product_id", NEW."status", NEW."vendor_id"); RETURN NULL;',
                            hash="fe75ace392bc9d940f09863185c94d8877b41b8e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_65af3",
                            table="matching_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="request",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_requestevent" ("agency_id", "answer_by", "answer_note", "answered_at", "answered_by_id", "asked_by", "created_at", "created_by_id", "demand_id", "forum_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "product_id", "status", "vendor_id") VALUES (OLD."agency_id", OLD."answer_by", OLD."answer_note", OLD."answered_at", OLD."answered_by_id", OLD."asked_by", OLD."created_at", OLD."created_by_id", OLD."demand_id", OLD."forum_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."product_id", OLD."status", OLD."vendor_id"); RETURN NULL;',
                            hash="1475c050532d2d76bdbec675c1b6bbdcde3cdc0a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e6882",
                            table="matching_request",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8ffc929cdafe5801c831aee6d8ea03dc9fcc0a16",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b57c9",
                            table="matching_requestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="requestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="daf937b5d010935012a83426493e7d284e5bc899",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_42385",
                            table="matching_requestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="schedule_status_follows_path",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:published,published:superseded}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="2537b706f7d10c3fb5747c4c67df72ece6decc6c",
                            operation="UPDATE",
                            pgid="pgtrigger_schedule_status_follows_path_bbf77",
                            table="matching_schedule",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_scheduleevent" ("created_at", "created_by_id", "figures", "forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "status", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."figures", NEW."forum_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."status", NEW."version"); RETURN NULL;',
                            hash="9974e8a271beeb0726efeb0f76f330619f723c9c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_63c57",
                            table="matching_schedule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_scheduleevent" ("created_at", "created_by_id", "figures", "forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "status", "version") VALUES (NEW."created_at", NEW."created_by_id", NEW."figures", NEW."forum_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."status", NEW."version"); RETURN NULL;',
                            hash="0cd929434f97eb9d56108b27f947b31f4b15a7c7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_15d57",
                            table="matching_schedule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="schedule",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_scheduleevent" ("created_at", "created_by_id", "figures", "forum_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "status", "version") VALUES (OLD."created_at", OLD."created_by_id", OLD."figures", OLD."forum_id", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."status", OLD."version"); RETURN NULL;',
                            hash="7dbbb71ea00b5e02ad9a4b93a42d03d7f9750722",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dc1c6",
                            table="matching_schedule",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0c2fd75518e407072210cef7499168730b5177e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ecf23",
                            table="matching_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="8080589a6e877b7cc806afc066c1250a905166cf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_91452",
                            table="matching_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="meeting_place_is_free",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    PERFORM 1 FROM matching_schedule WHERE id = NEW.schedule_id FOR UPDATE;\n    IF NOT EXISTS (\n        SELECT 1 FROM matching_schedule schedule\n        JOIN events_slot slot ON slot.forum_id = schedule.forum_id\n        JOIN events_table place ON place.forum_id = schedule.forum_id\n        WHERE schedule.id = NEW.schedule_id AND schedule.forum_id = NEW.forum_id\n            AND slot.id = NEW.slot_id AND place.id = NEW.table_id\n    ) THEN\n        RAISE EXCEPTION 'meeting_stays_in_its_forum: meeting %', NEW.id\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_stays_in_its_forum';\n    END IF;\n    IF NEW.status <> 'cancelled' AND EXISTS (\n        SELECT 1 FROM matching_meeting other\n        WHERE other.schedule_id = NEW.schedule_id AND other.slot_id = NEW.slot_id\n            AND other.agency_id = NEW.agency_id AND other.status <> 'cancelled'\n            AND other.id <> NEW.id\n            AND (other.delegate_id IS NULL OR NEW.delegate_id IS NULL)\n    ) THEN\n        RAISE EXCEPTION 'meeting_agency_once_in_slot: agency %, slot %', NEW.agency_id, NEW.slot_id\n            USING ERRCODE = 'unique_violation', CONSTRAINT = 'meeting_agency_once_in_slot';\n    END IF;\n    RETURN NULL;\n",
                            hash="5b88488d57260bfc37b3092b3dba9add341993f3",
                            operation='INSERT OR UPDATE OF "schedule_id", "forum_id", "slot_id", "table_id", "agency_id", "delegate_id", "status"',
                            pgid="pgtrigger_meeting_place_is_free_d0fae",
                            table="matching_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_meetingevent" ("agency_id", "cancel_reason", "decided_by_id", "decision", "delegate_id", "forum_id", "id", "is_locked", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "schedule_id", "sequence", "slot_id", "status", "table_id", "uid", "vendor_id") VALUES (NEW."agency_id", NEW."cancel_reason", NEW."decided_by_id", NEW."decision", NEW."delegate_id", NEW."forum_id", NEW."id", NEW."is_locked", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."request_id", NEW."schedule_id", NEW."sequence", NEW."slot_id", NEW."status", NEW."table_id", NEW."uid", NEW."vendor_id"); RETURN NULL;',
                            hash="f6f8b92142bcc6ceb00eed23601bc666dd635ce8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c1005",
                            table="matching_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_meetingevent" ("agency_id", "cancel_reason", "decided_by_id", "decision", "delegate_id", "forum_id", "id", "is_locked", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "schedule_id", "sequence", "slot_id", "status", "table_id", "uid", "vendor_id") VALUES (NEW."agency_id", NEW."cancel_reason", NEW."decided_by_id", NEW."decision", NEW."delegate_id", NEW."forum_id", NEW."id", NEW."is_locked", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."request_id", NEW."schedule_id", NEW."sequence", NEW."slot_id", NEW."status", NEW."table_id", NEW."uid", NEW."vendor_id"); RETURN NULL;',
                            hash="81da4f9d8dfb2d1e337895681938d230a05bd82f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0bdde",
                            table="matching_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_meetingevent" ("agency_id", "cancel_reason", "decided_by_id", "decision", "delegate_id", "forum_id", "id", "is_locked", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "schedule_id", "sequence", "slot_id", "status", "table_id", "uid", "vendor_id") VALUES (OLD."agency_id", OLD."cancel_reason", OLD."decided_by_id", OLD."decision", OLD."delegate_id", OLD."forum_id", OLD."id", OLD."is_locked", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."request_id", OLD."schedule_id", OLD."sequence", OLD."slot_id", OLD."status", OLD."table_id", OLD."uid", OLD."vendor_id"); RETURN NULL;',
                            hash="21ef31d3b76273bdb517f3574fa9bda3ecfd11b6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44480",
                            table="matching_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scheduleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bc9c3c3ec860bf4653c4fea4a160b9b3f75e8c31",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_91329",
                            table="matching_scheduleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="scheduleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="ec1910266f4532ed6df0e9f7cd3ea97eeb37958f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b7fd1",
                            table="matching_scheduleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="veto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_vetoevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."vendor_id"); RETURN NULL;',
                            hash="14fbc884e52a6512750ec081eff6e724ec5e7b81",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_db9e8",
                            table="matching_veto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="veto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "matching_vetoevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id") VALUES (NEW."agency_id", NEW."created_at", NEW."created_by_id", NEW."forum_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."vendor_id"); RETURN NULL;',
                            hash="e0c19b8069ddc70868a8ca90f2423b781da4a2e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f655",
                            table="matching_veto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="veto",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "matching_vetoevent" ("agency_id", "created_at", "created_by_id", "forum_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "vendor_id") VALUES (OLD."agency_id", OLD."created_at", OLD."created_by_id", OLD."forum_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."vendor_id"); RETURN NULL;',
                            hash="bdf8f8351d473f2ebab3986c54ab5d258fbb8b35",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a8a30",
                            table="matching_veto",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vetoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf71efdb2e71ff2d0c09858a44be5fc8fa51d06a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b1694",
                            table="matching_vetoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vetoevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'history % is never emptied', TG_TABLE_NAME;",
                            hash="f31aff931bc5379c4f0226830bd9240085aa51fd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a0c9d",
                            table="matching_vetoevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
