"""Add up the counts of people by how many rows a write has added: a file of thousands at once."""

from importlib import import_module

from django.db import migrations

counts = import_module("events.migrations.0005_head_counts")

ADD_UP = """
CREATE FUNCTION events_head_count_add_up(forum bigint, added int) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    -- Once in 250 rows, unless somebody else is just doing so.
    IF random() < 0.004 * added
        AND pg_try_advisory_xact_lock(hashtext('events_headcount'), forum::int)
    THEN
        WITH gone AS (DELETE FROM events_headcount WHERE forum_id = forum RETURNING *)
        INSERT INTO events_headcount (forum_id, kind, status, agency_id, day, people)
        SELECT forum_id, kind, status, agency_id, day, sum(people) FROM gone
        GROUP BY 1, 2, 3, 4, 5 HAVING sum(people) <> 0;
    END IF;
END $$;
"""


def function(table, event, changes, *, by_rows):
    """The function of the trigger, as it is now or as it was."""
    forum = counts.FORUM[table].format(rows="before" if event == "DELETE" else "changed")
    return f"""
        CREATE OR REPLACE FUNCTION events_head_count_{table}_{event.lower()}() RETURNS trigger
        LANGUAGE plpgsql AS $$
        DECLARE added int;
        BEGIN
            {counts.ADD.format(changes=changes)}
            GET DIAGNOSTICS added = ROW_COUNT;
            PERFORM events_head_count_add_up(({forum}){", added" if by_rows else ""});
            RETURN NULL;
        END $$;
    """


class Migration(migrations.Migration):
    dependencies = [("events", "0007_inserts_by_statement")]

    operations = [
        migrations.RunSQL(ADD_UP, "DROP FUNCTION events_head_count_add_up(bigint, int)"),
        *(
            migrations.RunSQL(
                function(table, event, changes, by_rows=True),
                function(table, event, changes, by_rows=False),
            )
            for (table, event), changes in counts.CHANGES.items()
        ),
    ]
