"""When and by whom those were told of their seat whom no mail could tell."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import core.operations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_search_trigrams"),
        ("events", "0012_questions"),
        ("vendors", "0013_write_only_changed_entries"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        core.operations.Together(
            operations=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participant",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participant",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="participant",
                    name="insert_insert",
                ),
                migrations.AddField(
                    model_name="participant",
                    name="told_at",
                    field=models.DateTimeField(
                        editable=False, null=True, verbose_name="dikabari pada"
                    ),
                ),
                migrations.AddField(
                    model_name="participant",
                    name="told_by",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="dikabari oleh",
                    ),
                ),
                migrations.AddField(
                    model_name="participantevent",
                    name="told_at",
                    field=models.DateTimeField(
                        editable=False, null=True, verbose_name="dikabari pada"
                    ),
                ),
                migrations.AddField(
                    model_name="participantevent",
                    name="told_by",
                    field=models.ForeignKey(
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
                migrations.AddConstraint(
                    model_name="participant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at", None), ("told_by", None)),
                            models.Q(("told_at__isnull", False), ("told_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="participant_news_is_whole",
                    ),
                ),
            ],
        ),
    ]
