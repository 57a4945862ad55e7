"""A draft becomes the version that counts; who is concerned is told, and nobody else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from events.actions.mail import queue
from events.models import Forum, Message, MessageKind
from matching.models import (
    Commitment,
    Meeting,
    MeetingReport,
    MeetingStatus,
    Schedule,
    ScheduleStatus,
)

CHANGED = """Yth. {name},

Jadwal temu Anda berubah:

{lines}

Pertemuan Anda yang lain tetap. Kalender yang Anda langgani ikut berubah dengan sendirinya."""


@dataclass(frozen=True)
class Change:
    """What becomes different for the two sides of a meeting, in words."""

    meeting: Meeting
    text: str


def changes_between(former: Iterable[Meeting], meetings: Iterable[Meeting]) -> list[Change]:
    """What becomes different for whom if these meetings take the place of the former ones."""
    before = {(row.agency_id, row.vendor_id): row for row in former}
    changes = []
    for row in meetings:
        old = before.pop((row.agency_id, row.vendor_id), None)
        place = f"{row.slot.in_words(row.forum)}, {str(row.table).lower()}"
        if old is None:
            changes.append(Change(row, f"{row}: baru, {place}"))
        elif (old.slot_id, old.table_id) != (row.slot_id, row.table_id):
            before_it = f"{old.slot.in_words(row.forum)}, {str(old.table).lower()}"
            changes.append(Change(row, f"{row}: dari {before_it} ke {place}"))
    return changes + [Change(row, f"{row}: tidak ada lagi") for row in before.values()]


def planned(schedule: Schedule) -> list[Meeting]:
    return list(schedule.meetings.planned().for_list())


@contextmanager
def telling(schedule: Schedule, *, by: User) -> Iterator[None]:
    """Mail those whose meetings become different inside, if the schedule is published.

    To be used inside the transaction that holds the schedule's row.
    """
    before = planned(schedule) if schedule.is_published else []
    yield
    if schedule.is_published:
        changes = changes_between(before, planned(schedule))
        tell_of_changes(schedule.forum, changes, by=by)


@transaction.atomic
def publish(schedule: Schedule, *, by: User, clashes: Any) -> Schedule:
    """Make the draft the version that counts; the one before stays to be read.

    `clashes(schedule)` says what is wrong, asked once nobody else can change it. Raises
    ValidationError "not_draft", "computing", "has_clash", "empty".
    """
    forum = Forum.objects.hold(schedule.forum_id)
    schedule = Schedule.objects.hold(schedule.pk)
    if not schedule.is_draft:
        raise ValidationError("Jadwal ini sudah pernah diterbitkan.", code="not_draft")
    if schedule.is_computing:
        raise ValidationError("Jadwal ini masih disusun. Tunggu sebentar.", code="computing")
    if found := clashes(schedule):
        raise ValidationError(
            f"{len(found)} bentrok harus diselesaikan sebelum jadwal diterbitkan.",
            code="has_clash",
        )
    if not schedule.meetings.planned().exists():
        raise ValidationError("Jadwal ini masih kosong.", code="empty")
    former = forum.schedules.published().first()
    changes = changes_between(planned(former), planned(schedule)) if former else []
    with pghistory.context(verb="publish_schedule"):
        if former:
            Schedule.objects.filter(pk=former.pk).update(status=ScheduleStatus.SUPERSEDED)
        last = forum.schedules.aggregate(last=Max("version"))["last"] or 0
        Schedule.objects.filter(pk=schedule.pk).update(
            status=ScheduleStatus.PUBLISHED,
            version=last + 1,
            published_at=timezone.now(),
            published_by=by,
        )
        schedule.refresh_from_db()
        if former:
            follow(former, schedule)
    tell_of_changes(forum, changes, by=by)
    return schedule


def tell_of_changes(forum: Forum, changes: list[Change], *, by: User) -> None:
    """Mail those whose own meetings change, each only what concerns its side."""
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for change in changes:
        lines["agency", change.meeting.agency_id].append(change.text)
        lines["vendor", change.meeting.vendor_id].append(change.text)
    people = forum.participants.expected().exclude(email="").order_by("pk") if changes else []
    told = []
    for person in people:
        own = lines.get(("agency", person.agency_id), [])
        own = own or lines.get(("vendor", person.vendor_id), [])
        if own:
            told.append(
                Message(
                    forum=forum,
                    kind=MessageKind.SCHEDULE,
                    participant=person,
                    recipient=person.email,
                    subject=f"Jadwal temu berubah: {forum}"[:250],
                    body=CHANGED.format(name=person.name, lines="\n".join(own)),
                    created_by=by,
                )
            )
    queue(told)


def follow(former: Schedule, schedule: Schedule) -> None:
    """Number the changes, keep what fell away as cancelled, and take reports along."""
    old = {meeting.uid: meeting for meeting in former.meetings.all()}
    rows = list(schedule.meetings.all())
    for row in rows:
        before = old.pop(row.uid, None)
        if before is None:
            row.sequence = 1
            continue
        place = (before.slot_id, before.table_id, before.delegate_id, before.status)
        changed = place != (row.slot_id, row.table_id, row.delegate_id, row.status)
        row.sequence = before.sequence + changed
        row.decision, row.decided_by_id = before.decision, before.decided_by_id
        MeetingReport.objects.filter(meeting=before).update(meeting=row)
        Commitment.objects.filter(meeting=before).update(meeting=row)
    Meeting.objects.bulk_update(rows, ["sequence", "decision", "decided_by"])
    for row in old.values():
        row.pk = None
        row._state.adding = True
        row.schedule = schedule
        if row.is_planned:
            row.status = MeetingStatus.CANCELLED
            row.cancel_reason = f"Tidak ada lagi di {str(schedule).lower()}."
            row.sequence += 1
        row.decision, row.decided_by_id = "", None
    Meeting.objects.bulk_create(old.values())
