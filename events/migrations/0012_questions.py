"""What a forum asks of its participants, and what they answer."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.operations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0011_people_of_a_guest_at_a_forum"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.operations.Together(
            operations=[
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
                        "verbose_name": "pertanyaan",
                        "verbose_name_plural": "pertanyaan",
                        "ordering": ["position", "pk"],
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("participant", "question"), name="answer_is_given_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="answer_says_something",
                            ),
                        ],
                        "verbose_name": "jawaban",
                        "verbose_name_plural": "jawaban",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="events.answer",
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
            ]
        ),
    ]
