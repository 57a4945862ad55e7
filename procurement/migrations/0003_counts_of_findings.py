"""How many findings wait for somebody, and their money, kept in step by triggers."""

from django.db import migrations

# What a write changes goes into rows of its own: two people who settle findings never wait here.
COUNT = """
    INSERT INTO procurement_findingcount (agency_id, kind, findings, amount)
    SELECT agency_id, kind, sum(one), sum(one * amount) FROM ({changes}) AS changes
    GROUP BY 1, 2 HAVING sum(one) <> 0 OR sum(one * amount) <> 0;
"""
WAITING = """
    SELECT agency_id, kind, amount, {sign}1 AS one FROM {rows} AS f
    WHERE state IN ('open', 'followed')
"""
MORE = WAITING.format(sign="+", rows="changed")
LESS = WAITING.format(sign="-", rows="before")
TRIGGERS = {
    "INSERT": ("NEW TABLE AS changed", MORE),
    "UPDATE": ("OLD TABLE AS before NEW TABLE AS changed", f"{MORE} UNION ALL {LESS}"),
    "DELETE": ("OLD TABLE AS before", LESS),
}
# One write in fifty adds up the rows, unless somebody else is just doing so.
ADD_UP = """
    IF random() < 0.02 AND pg_try_advisory_xact_lock(hashtext('procurement_findingcount')) THEN
        WITH gone AS (DELETE FROM procurement_findingcount RETURNING *)
        INSERT INTO procurement_findingcount (agency_id, kind, findings, amount)
        SELECT agency_id, kind, sum(findings), sum(amount) FROM gone
        GROUP BY 1, 2 HAVING sum(findings) <> 0 OR sum(amount) <> 0;
    END IF;
"""


def trigger(event):
    tables, changes = TRIGGERS[event]
    name = f"procurement_finding_count_{event.lower()}"
    return migrations.RunSQL(
        f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {COUNT.format(changes=changes)}
            {ADD_UP}
            RETURN NULL;
        END $$;
        CREATE TRIGGER {name} AFTER {event} ON procurement_finding REFERENCING {tables}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}();
        """,
        f"DROP TRIGGER {name} ON procurement_finding; DROP FUNCTION {name}();",
    )


class Migration(migrations.Migration):
    replaces = [("procurement", "0017_finding_counts")]

    dependencies = [("procurement", "0002_folded_sums")]

    operations = [*map(trigger, TRIGGERS)]
