"""Writing down what was promised, and what it adds up to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from accounts.models import User
from core.twice import sent_before
from events.models import Forum
from matching.models import Commitment, CommitmentStatus
from matching.models.commitment import PROMISED, overdue_on

# What makes two commitments of one person the same form, sent twice.
TWIN = ("created_by_id", "forum_id", "meeting_id", "agency_id", "vendor_id", "demand_id",
        "product_id", "description", "quantity", "unit_price", "value", "planned_month")  # fmt: skip


@transaction.atomic
def record(row: Commitment, *, by: User, promised_on: date | None = None) -> Commitment:
    """Keep a new commitment with the next number of its forum: an interest, or promised on a day.

    Returns the one that is there when the same form was sent twice. Raises ValidationError
    "promise_incomplete".
    """
    row.created_by = by
    Forum.objects.hold(row.forum_id)
    # Another version may have been published since the form was opened.
    row.meeting = row.meeting and row.meeting.in_published()
    if twin := sent_before(row, TWIN, by=by, at="created_at"):
        return twin
    last = Commitment.objects.filter(forum=row.forum_id).aggregate(last=Max("number"))["last"]
    row.number = (last or 0) + 1
    row.status = CommitmentStatus.INTEREST
    with pghistory.context(verb="create"):
        row.save(force_insert=True)
    if promised_on:
        row.commit(on=promised_on)
    return row


@transaction.atomic
def save_changes(row: Commitment, fields: list[str]) -> None:
    """Save edited fields; what was promised keeps its value and month.

    Raises ValidationError "promise_incomplete", "completed".
    """
    current = Commitment.objects.select_for_update().get(pk=row.pk)
    if current.status in (CommitmentStatus.COMPLETED, CommitmentStatus.CANCELLED):
        raise ValidationError(
            f"Komitmen ini sudah {current.get_status_display().lower()} dan tidak diubah lagi.",
            code="completed",
        )
    if current.status in PROMISED and (row.value is None or row.planned_month is None):
        raise ValidationError(
            "Komitmen harus punya nilai dan rencana bulan belanja.", code="promise_incomplete"
        )
    with pghistory.context(verb="edit"):
        row.save(update_fields=fields)


@dataclass(frozen=True)
class Totals:
    """Of the rows in question; `value` is that of what was promised, None where none is."""

    count: int
    promised_count: int
    value: Decimal | None
    contracted: Decimal | None
    by_status: dict[str, int]
    overdue: int


def totals_of(rows) -> Totals:
    """Count and sum a queryset of commitments. One query."""
    counts = {
        f"count_{status.value}": Count("pk", filter=Q(status=status))
        for status in CommitmentStatus
    }
    found = rows.order_by().aggregate(
        promised=Sum("value", filter=Q(status__in=PROMISED)),
        ordered=Sum("value", filter=Q(status__in=["contracted", "completed"])),
        overdue=Count("pk", filter=overdue_on(timezone.localdate())),
        **counts,
    )
    by_status = {status.value: found[f"count_{status.value}"] for status in CommitmentStatus}
    return Totals(
        count=sum(by_status.values()),
        promised_count=sum(by_status[status] for status in PROMISED),
        value=found["promised"],
        contracted=found["ordered"],
        by_status=by_status,
        overdue=found["overdue"],
    )
