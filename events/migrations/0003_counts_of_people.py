"""How many people of a forum there are and came, kept in step by triggers."""

from django.db import migrations

# What a write changes goes into rows of its own: two doors never wait for each other here. Who writes
# an attendance holds the person's row, so an arrival and a new status of the same person take turns.
ADD = """
    INSERT INTO events_headcount (forum_id, kind, status, agency_id, day, people)
    SELECT forum_id, kind, status, agency_id, day, sum(one) FROM ({changes}) AS changes
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(one) <> 0;
"""
LISTED = """
    SELECT forum_id, kind, status, agency_id, NULL::date AS day, {sign}1 AS one FROM {rows}
"""
CAME = """
    SELECT forum_id, kind, status, agency_id, attendance.day, {sign}1
    FROM {rows} AS person JOIN events_attendance AS attendance
        ON attendance.participant_id = person.id AND attendance.revoked_at IS NULL
"""
ARRIVED = """
    SELECT person.forum_id, person.kind, person.status, person.agency_id, attendance.day, {sign}1 AS one
    FROM {rows} AS attendance JOIN events_participant AS person
        ON person.id = attendance.participant_id
    WHERE attendance.revoked_at IS NULL
"""
# What a write has added decides how often: a file of thousands adds up at once. Adding up leaves as
# many dead rows as a forum has counts.
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


def both_ways(part):
    return (
        f"{part.format(sign='+', rows='changed')} UNION ALL {part.format(sign='-', rows='before')}"
    )


CHANGES = {
    ("participant", "INSERT"): LISTED.format(sign="+", rows="changed"),
    ("participant", "UPDATE"): f"{both_ways(LISTED)} UNION ALL {both_ways(CAME)}",
    ("participant", "DELETE"): LISTED.format(sign="-", rows="before"),
    ("attendance", "INSERT"): ARRIVED.format(sign="+", rows="changed"),
    ("attendance", "UPDATE"): both_ways(ARRIVED),
    ("attendance", "DELETE"): ARRIVED.format(sign="-", rows="before"),
}
TABLES = {
    "INSERT": "NEW TABLE AS changed",
    "UPDATE": "OLD TABLE AS before NEW TABLE AS changed",
    "DELETE": "OLD TABLE AS before",
}
FORUM = {
    "participant": "SELECT forum_id FROM {rows} LIMIT 1",
    "attendance": "SELECT forum_id FROM events_participant WHERE id IN "
    "(SELECT participant_id FROM {rows} LIMIT 1)",
}


def trigger(table, event, changes):
    name = f"events_head_count_{table}_{event.lower()}"
    rows = "before" if event == "DELETE" else "changed"
    return f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE added int;
        BEGIN
            {ADD.format(changes=changes)}
            GET DIAGNOSTICS added = ROW_COUNT;
            PERFORM events_head_count_add_up(({FORUM[table].format(rows=rows)}), added);
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON events_{table} REFERENCING {TABLES[event]}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


def drop(table, event):
    name = f"events_head_count_{table}_{event.lower()}"
    return f"DROP TRIGGER {name} ON events_{table}; DROP FUNCTION {name}();"


class Migration(migrations.Migration):
    replaces = [("events", "0019_cards_to_print")]

    dependencies = [("events", "0002_consent")]

    operations = [
        migrations.RunSQL(ADD_UP, "DROP FUNCTION events_head_count_add_up(bigint, int)"),
        *(
            migrations.RunSQL(trigger(table, event, changes), drop(table, event))
            for (table, event), changes in CHANGES.items()
        ),
    ]
