"""What came of the meetings: each side reports, the office decides where they disagree."""

from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from matching.models import Decision, Meeting, MeetingReport, ReportSide, Schedule


def report_side(user: User) -> ReportSide:
    """On whose behalf a person reports: the office as the steward of the table."""
    if user.is_buyer:
        return ReportSide.AGENCY
    return ReportSide.VENDOR if user.is_vendor else ReportSide.STEWARD


def hold(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, in the version that is published, with both rows held.

    The schedule first, as whoever changes it does: what is written while another version is
    published stands on that one.
    """
    current = meeting
    if Schedule.objects.hold(meeting.schedule_id).is_superseded:
        current = meeting.in_published()
        Schedule.objects.hold(current.schedule_id)
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("schedule", "slot")
    return rows.get(pk=current.pk)


@transaction.atomic
def report(meeting: Meeting, entry: MeetingReport, *, by: User) -> MeetingReport:
    """Keep the report of a side; its later word replaces the earlier one.

    A table may be ahead of its time, not of its day. Raises ValidationError "not_published",
    "cancelled", "too_early".
    """
    current = hold(meeting)
    if not current.schedule.is_published:
        raise ValidationError("Hasil dicatat pada jadwal yang terbit.", code="not_published")
    if not current.is_planned:
        raise ValidationError("Pertemuan ini sudah dibatalkan.", code="cancelled")
    if current.slot.day > timezone.localdate():
        raise ValidationError("Hasil dicatat mulai hari pertemuannya.", code="too_early")
    values = {
        name: getattr(entry, name) for name in ("held", "missing", "outcome", "rating", "note")
    }
    with pghistory.context(verb="report_meeting"):
        kept, _ = MeetingReport.objects.update_or_create(
            meeting=current, side=report_side(by), defaults=values | {"reported_by": by}
        )
        # Who reports anew reopens what the office had decided.
        Meeting.objects.filter(pk=current.pk).update(decision="", decided_by=None)
    return kept


@transaction.atomic
def decide(meeting: Meeting, decision: Decision, *, by: User) -> None:
    """What the office holds true from now on. Raises ValidationError "cancelled"."""
    current = hold(meeting)
    if not current.is_planned:
        raise ValidationError("Pertemuan ini sudah dibatalkan.", code="cancelled")
    with pghistory.context(verb="decide"):
        Meeting.objects.filter(pk=current.pk).update(decision=decision, decided_by=by)


@dataclass(frozen=True)
class Result:
    """`value` is None while nobody has reported, or while the sides disagree."""

    value: Decision | None
    reports: list[MeetingReport]
    is_disputed: bool

    @property
    def state(self) -> str:
        """What stands, or `disputed`, or `open` before the first report."""
        return "disputed" if self.is_disputed else self.value or "open"


def result_of(meeting: Meeting) -> Result:
    """The decision of the office, else what all reports agree on. Needs reports prefetched."""
    reports = sorted(meeting.reports.all(), key=lambda row: row.side)
    if meeting.decision:
        return Result(Decision(meeting.decision), reports, is_disputed=False)
    said = {row.decision for row in reports}
    agreed = next(iter(said)) if len(said) == 1 else None
    return Result(agreed, reports, is_disputed=len(said) > 1)
