"""Tickets read at the door, by a phone's camera, a hand scanner, or typed as a code."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.actions.check_in import check_in
from events.models import Forum, Participant, Scan, ScanOutcome

TOKEN = re.compile(r"(?:^|/tickets/)([A-Za-z0-9_-]{43})/?$")
CODE = re.compile(r"[A-Za-z0-9]{2,8}-[0-9]{3,9}")
# A device without network may bring its scans later, but not from another day.
LATEST_DELIVERY = timedelta(hours=24)


def ticket_hash(text: str) -> str:
    """SHA-256 in hex of a ticket's token or of a code: what a device without network may hold."""
    return hashlib.sha256(text.encode()).hexdigest()


def deliver(forum: Forum, *, by: User, readings: Iterable[dict]) -> list[tuple[str, Scan]]:
    """Record readings that a device kept without network; each with its own key, in its order.

    A reading has key, hash (of ticket or code), door and the device's time `at`. One that arrived
    before, whole or in part, changes nothing.
    """
    read = {
        ticket_hash(text): text
        for row in forum.participants.values_list("ticket_token", "code")
        for text in row
    }
    return [
        (
            reading["key"],
            record_scan(
                forum,
                by=by,
                text=read.get(reading["hash"], reading["hash"]),
                key=reading["key"],
                door=reading["door"],
                scanned_at=reading["at"],
            ),
        )
        for reading in readings
    ]


def is_ticket(text: str) -> bool:
    """Whether this is what a QR code holds: a ticket's address or its token."""
    return TOKEN.search(text.strip()) is not None


def find_participant(forum: Forum, text: str) -> Participant | None:
    """The participant whose ticket address, token or code was read; None if there is none."""
    # Only what scanning asks of it: the page of the result asks for what it shows.
    rows = forum.participants.only("forum", "name", "code", "status").order_by()
    if token := TOKEN.search(text):
        rows = rows.filter(ticket_token=token[1])
    else:
        rows = rows.filter(code=text.upper())
    return next(iter(rows), None)


@transaction.atomic
def record_scan(
    forum: Forum,
    *,
    by: User,
    text: str,
    key: str,
    door: str = "",
    scanned_at: datetime | None = None,
    is_read: bool = False,
) -> Scan:
    """Keep one reading and, when the ticket is good, the arrival; return the scan.

    `key` names the reading: delivered again it is kept as a repeat, and the arrival stays one.
    `scanned_at` is the device's own time; a time in the future or older than a day counts as now.
    `is_read` says that the code stands for a ticket that was read: nobody typed it.
    """
    text = text.strip()
    participant = find_participant(forum, text)
    scan = Scan(
        forum=forum,
        key=key,
        door=door,
        operator=by,
        code=text.upper() if CODE.fullmatch(text) and not is_read else "",
        scanned_at=plausible(scanned_at),
        participant=participant,
    )
    if participant is None:
        scan.outcome = ScanOutcome.UNKNOWN
        scan.reason = elsewhere(text)
    else:
        judge(scan, participant, by)
    if scan.outcome == ScanOutcome.NEW and was_used(scan):
        # A page that came back sends its old key with another ticket: a reading of its own.
        scan.key = secrets.token_hex(16)
    scan.save(force_insert=True)
    return scan


def judge(scan: Scan, participant: Participant, by: User) -> None:
    """Fill in what the reading of a known ticket leads to."""
    try:
        scan.arrival, is_new = check_in(
            participant, by=by, method=scan.method, arrived_at=scan.scanned_at
        )
    except ValidationError as error:
        scan.outcome = ScanOutcome.REFUSED
        scan.reason = error.messages[0]
    else:
        scan.outcome = ScanOutcome.NEW if is_new else ScanOutcome.REPEAT


def plausible(moment: datetime | None) -> datetime:
    now = timezone.now()
    if moment is None or not now - LATEST_DELIVERY <= moment <= now:
        return now
    return moment


def elsewhere(text: str) -> str:
    """Say when a ticket that is unknown here belongs to another forum."""
    token = TOKEN.search(text)
    other = (
        Participant.objects.filter(ticket_token=token[1]).select_related("forum").first()
        if token
        else None
    )
    return f"Tiket ini untuk {other.forum}." if other else ""


def was_used(scan: Scan) -> bool:
    """Whether a reading with this key has led to an arrival."""
    return Scan.objects.filter(forum=scan.forum, key=scan.key, outcome=ScanOutcome.NEW).exists()
