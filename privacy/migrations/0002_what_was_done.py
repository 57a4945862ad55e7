"""What was done to the data of who asked: noted, and needed where a change is granted."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.operations


def fill_deeds(apps, schema_editor):
    """What was granted before anything was noted says so."""
    apps.get_model("privacy", "DataRequest").objects.filter(
        status="done", kind__in=["correction", "withdrawal", "erasure"], deeds=""
    ).update(deeds="Dijawab sebelum tindakan dicatat.\n")


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_head_counts_add_up_by_rows"),
        ("privacy", "0001_requests_and_retention"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.operations.Together(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="datarequest",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="datarequest",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="datarequest",
                    name="delete_delete",
                ),
                migrations.AddField(
                    model_name="datarequest",
                    name="deeds",
                    field=models.TextField(
                        blank=True, editable=False, verbose_name="yang dilakukan"
                    ),
                ),
                migrations.AddField(
                    model_name="datarequestevent",
                    name="deeds",
                    field=models.TextField(
                        blank=True, editable=False, verbose_name="yang dilakukan"
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
            ]
        ),
        migrations.RunPython(fill_deeds, migrations.RunPython.noop),
    ]
