"""What must hold in the database whatever was done at the same moment; asked in SQL, after the act.

Constraints hold what they can. This is the rest: sums that triggers keep, and what lies in several
tables. The suite asks it after each race; on a live installation it is read only:
`DJANGO_SETTINGS_MODULE=config.settings python -c "import django; django.setup(); from
tests.invariants import broken; print(broken())"`.
"""

from typing import Any

from django.apps import apps
from django.db import connection, models

from accounts.history import event_model, tracked_models
from procurement.models.summary import DIMENSIONS, MEASURES, TABLE, insertion
from vendors.actions.merging import links

SHOWN = 5
# Each finds rows that must not be there.
RULES = {
    "seats taken are the people registered": """
        SELECT forum.id, agency_seats_taken, vendor_seats_taken FROM events_forum forum
        LEFT JOIN events_participant person ON forum_id = forum.id AND person.status = 'registered'
        GROUP BY 1 HAVING agency_seats_taken <> count(*) FILTER (WHERE kind = 'delegate')
            OR vendor_seats_taken <> count(*) FILTER (WHERE kind = 'vendor')""",
    "nobody waits while a seat is free": """
        SELECT forum.id, person.id FROM events_forum forum
        JOIN events_participant person ON person.forum_id = forum.id AND person.status = 'waitlisted'
        WHERE forum.status <> 'finished' AND (
            person.kind = 'delegate' AND agency_seats_taken < agency_seats
            OR person.kind = 'vendor' AND vendor_seats_taken < vendor_seats)""",
    "who came is registered": """
        SELECT attendance.id, person.id, person.status FROM events_attendance attendance
        JOIN events_participant person ON person.id = participant_id
        WHERE revoked_at IS NULL AND person.status <> 'registered'""",
    "the counts of people are right": """
        SELECT forum_id, kind, status, agency_id, day, sum(people) FROM (
            SELECT forum_id, kind, status, agency_id, day, people FROM events_headcount
            UNION ALL
            SELECT forum_id, kind, status, agency_id, NULL, -1 FROM events_participant
            UNION ALL
            SELECT forum_id, kind, status, agency_id, day, -1 FROM events_participant person
            JOIN events_attendance ON participant_id = person.id AND revoked_at IS NULL
        ) AS counts GROUP BY 1, 2, 3, 4, 5 HAVING sum(people) <> 0""",
    "no invitation has more people than seats": """
        SELECT invitation.id, seats, count(*) FROM events_invitation invitation
        JOIN events_participant person ON person.invitation_id = invitation.id
            AND person.status IN ('registered', 'waitlisted')
        GROUP BY 1, 2 HAVING count(*) > seats""",
    "reports and commitments stand on the published meeting": """
        SELECT old.id, new.id FROM matching_meeting old
        JOIN matching_schedule former ON former.id = old.schedule_id
            AND former.status = 'superseded'
        JOIN matching_schedule current ON current.forum_id = former.forum_id
            AND current.status = 'published'
        JOIN matching_meeting new ON new.schedule_id = current.id AND new.uid = old.uid
        WHERE EXISTS (SELECT 1 FROM matching_meetingreport WHERE meeting_id = old.id)
            OR EXISTS (SELECT 1 FROM matching_commitment WHERE meeting_id = old.id)""",
    "what is linked of a purchase is within its value": """
        SELECT purchase.id, value, sum(amount) FROM procurement_purchase purchase
        JOIN procurement_commitmentpurchase link ON link.purchase_id = purchase.id
        GROUP BY 1, 2 HAVING sum(amount) > value""",
    "no cancelled purchase fulfils a commitment": """
        SELECT link.id, purchase.id, purchase.stage FROM procurement_commitmentpurchase link
        JOIN procurement_purchase purchase ON purchase.id = link.purchase_id
        WHERE purchase.stage = 'cancelled'""",
    "what is paid is the sum of the payments": """
        SELECT purchase.id, paid_value, sum(amount) FROM procurement_purchase purchase
        LEFT JOIN procurement_purchasepayment payment ON payment.purchase_id = purchase.id
        GROUP BY 1, 2 HAVING paid_value IS DISTINCT FROM sum(amount)""",
    "what an import brought is gone when it is taken back": """
        SELECT purchase.id, import.id FROM procurement_purchase purchase
        JOIN procurement_purchaseimport import ON import.id = purchase.file_import_id
        WHERE import.reverted_at IS NOT NULL AND stage IN ('contracted', 'realised')
            AND hand_set = '{}'
        UNION ALL
        SELECT payment.id, import.id FROM procurement_purchasepayment payment
        JOIN procurement_purchaseimport import ON import.id = payment.file_import_id
        WHERE import.reverted_at IS NOT NULL""",
    "an admin can sign in": """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM accounts_user WHERE role = 'admin') AND NOT EXISTS (
            SELECT 1 FROM accounts_user WHERE role = 'admin' AND is_active)""",
}


def broken() -> dict[str, list[Any]]:
    """The rules that do not hold, each with some of the rows that break it."""
    found = {name: rows(sql) for name, sql in RULES.items()}
    found["sums of purchases are right"] = wrong_sums()
    found["nothing hangs on a vendor that was merged"] = left_behind()
    found["the last word of the history is the record"] = untold()
    return {name: some[:SHOWN] for name, some in found.items() if some}


def rows(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def wrong_sums() -> list[Any]:
    """Groups of purchases whose kept sum is another than that of the rows."""
    names, sums = ", ".join(DIMENSIONS), ", ".join(f"sum({name})" for name in MEASURES)
    reckoned = insertion({"procurement_purchase": 1}).replace(TABLE, "pg_temp.reckoned")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE reckoned (LIKE {TABLE} INCLUDING DEFAULTS)")
        try:
            cursor.execute("ALTER TABLE reckoned ALTER id DROP NOT NULL")
            cursor.execute(reckoned)
            cursor.execute(f"""
                SELECT {names}, {sums} FROM {TABLE} GROUP BY {names}
                HAVING {" OR ".join(f"sum({name}) <> 0" for name in MEASURES)}
                EXCEPT SELECT {names}, {sums} FROM reckoned GROUP BY {names}
            """)  # noqa: S608 - constants of ours
            return cursor.fetchall()
        finally:
            cursor.execute("DROP TABLE pg_temp.reckoned")


def left_behind() -> list[Any]:
    """Rows of merged vendors that the merge has neither moved nor noted as left."""
    model = apps.get_model("vendors.VendorMerge")
    found = []
    for merge in model.objects.filter(undone_at=None):
        known = {(label, name, str(pk)) for label, name, pk in merge.left}
        for field in links():
            label = field.model._meta.label
            own = field.model._base_manager.filter(**{field.attname: merge.merged_id})
            pks = own.values_list("pk", flat=True)
            found += [(label, pk) for pk in pks if (label, field.name, str(pk)) not in known]
    return found


def untold() -> list[Any]:
    """Records that differ from the newest entry of their history, by table."""
    found = []
    for model in tracked_models():
        events = event_model(model)
        names = {field.column for field in events._meta.concrete_fields}
        columns = sorted(
            field.column
            for field in model._meta.concrete_fields
            if field.column in names and not isinstance(field, models.JSONField)
        )
        table, history = model._meta.db_table, events._meta.db_table
        own, told = (", ".join(f"{one}.{name}" for name in columns) for one in ("own", "told"))
        found += [
            (model._meta.label, pk)
            for (pk,) in rows(f"""
                SELECT own.{model._meta.pk.column} FROM {table} own LEFT JOIN LATERAL (
                    SELECT * FROM {history} WHERE pgh_obj_id = own.{model._meta.pk.column}
                    ORDER BY pgh_id DESC LIMIT 1
                ) told ON true WHERE ({own}) IS DISTINCT FROM ({told})
            """)  # noqa: S608 - names of ours
        ]
    return found
