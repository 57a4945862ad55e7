"""Seats of a forum, kept true by the database whoever writes participants.

Registered delegates and vendors take a seat of their side. The CHECKs on the forum refuse the seat
too many, however many write at once. Counted once a statement, not once a row: thousands of updates
of one forum row in a transaction slow each other down.
"""

import pgtrigger

SEATS_OF = """
    SELECT forum_id, {sign}(kind = 'delegate')::int AS agency, {sign}(kind = 'vendor')::int AS vendor
    FROM {rows} WHERE status = 'registered' AND kind IN ('delegate', 'vendor')
"""
SEAT_RULE = """
    UPDATE events_forum SET
        agency_seats_taken = agency_seats_taken + seats.agency,
        vendor_seats_taken = vendor_seats_taken + seats.vendor
    FROM (
        SELECT forum_id, sum(agency) AS agency, sum(vendor) AS vendor
        FROM ({seats}) AS each_row GROUP BY forum_id
    ) AS seats
    WHERE id = seats.forum_id AND (seats.agency <> 0 OR seats.vendor <> 0);
    RETURN NULL;
"""
SEATS_TAKEN = SEATS_OF.format(sign="+", rows="new_rows")
SEATS_LEFT = SEATS_OF.format(sign="-", rows="old_rows")

SEAT_TRIGGERS = [
    pgtrigger.Trigger(
        name="participant_takes_seat",
        level=pgtrigger.Statement,
        operation=pgtrigger.Insert,
        when=pgtrigger.After,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func=SEAT_RULE.format(seats=SEATS_TAKEN),
    ),
    pgtrigger.Trigger(
        name="participant_changes_seat",
        level=pgtrigger.Statement,
        operation=pgtrigger.Update,
        when=pgtrigger.After,
        referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
        func=SEAT_RULE.format(seats=f"{SEATS_TAKEN} UNION ALL {SEATS_LEFT}"),
    ),
    pgtrigger.Trigger(
        name="participant_leaves_seat",
        level=pgtrigger.Statement,
        operation=pgtrigger.Delete,
        when=pgtrigger.After,
        referencing=pgtrigger.Referencing(old="old_rows"),
        func=SEAT_RULE.format(seats=SEATS_LEFT),
    ),
]
