"""How many people of a forum there are and came, kept in step by triggers."""

import django.db.models.deletion
from django.db import migrations, models

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
# One write in fifty adds up the rows of its forum, unless somebody else is just doing so.
ADD_UP = """
CREATE FUNCTION events_head_count_add_up(forum bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF random() < 0.02 AND pg_try_advisory_xact_lock(hashtext('events_headcount'), forum::int) THEN
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
        BEGIN
            {ADD.format(changes=changes)}
            PERFORM events_head_count_add_up(({FORUM[table].format(rows=rows)}));
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON events_{table} REFERENCING {TABLES[event]}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """


def drop(table, event):
    name = f"events_head_count_{table}_{event.lower()}"
    return f"DROP TRIGGER {name} ON events_{table}; DROP FUNCTION {name}();"


COUNT_ALL = ADD.format(
    changes="{} UNION ALL {}".format(
        LISTED.format(sign="+", rows="events_participant"),
        CAME.format(sign="+", rows="events_participant"),
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_disclosure"),
        ("events", "0004_figures_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeadCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                "indexes": [models.Index(fields=["forum", "day"], name="head_count_forum")],
            },
        ),
        migrations.RunSQL(COUNT_ALL, migrations.RunSQL.noop),
        migrations.RunSQL(ADD_UP, "DROP FUNCTION events_head_count_add_up(bigint)"),
        *(
            migrations.RunSQL(trigger(table, event, changes), drop(table, event))
            for (table, event), changes in CHANGES.items()
        ),
    ]
