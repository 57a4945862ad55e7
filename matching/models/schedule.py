import uuid
from datetime import timedelta

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now, TruncDate, TruncTime
from django.utils import timezone

from accounts.models import Agency
from events.models import Forum, Participant, Slot, Table
from matching.models.parties import PartyQuerySet
from matching.models.request import Request
from vendors.models import Vendor

COMPUTING = "computing"
COMPUTING_AT_MOST = timedelta(minutes=2)


class ScheduleStatus(models.TextChoices):
    DRAFT = "draft", "Konsep"
    PUBLISHED = "published", "Terbit"
    SUPERSEDED = "superseded", "Diganti"


class ScheduleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office and observers see drafts and old versions, everyone else what is published."""
        return self if user.may_see_drafts else self.published()

    def published(self):
        return self.filter(status=ScheduleStatus.PUBLISHED)

    def drafts(self):
        return self.filter(status=ScheduleStatus.DRAFT)

    def computing(self):
        """Drafts whose answer is awaited."""
        since = timezone.now() - COMPUTING_AT_MOST
        return self.drafts().filter(figures__step=COMPUTING, created_at__gt=since)

    def with_wish_count(self):
        """With the number of requests that stand at the forum, whether or not they have a meeting."""
        standing = Request.objects.filter(forum=OuterRef("forum")).standing().order_by()
        counted = standing.values("forum").annotate(wishes=Count("pk")).values("wishes")
        return self.annotate(wish_count=Coalesce(Subquery(counted), 0))

    def hold(self, pk):
        """The schedule with its row locked until the transaction ends: writers take turns."""
        return self.select_for_update().get(pk=pk)


@pghistory.track()
class Schedule(models.Model):
    """One answer to who meets whom, when and at which table: a draft or a published version."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="schedules")
    number = models.PositiveIntegerField("nomor konsep", editable=False)
    version = models.PositiveIntegerField("versi terbit", null=True, editable=False)
    status = models.CharField(
        "status",
        max_length=10,
        choices=ScheduleStatus,
        default=ScheduleStatus.DRAFT,
        editable=False,
    )
    # What the solver says about its answer; keys of matching.actions.scheduling.Figures.
    figures = models.JSONField("angka penyusunan", default=dict, editable=False)
    created_at = models.DateTimeField("disusun pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="disusun oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    published_at = models.DateTimeField("terbit pada", null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diterbitkan oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = "jadwal temu"
        verbose_name_plural = "jadwal temu"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"], name="schedule_number_is_unique_in_forum"
            ),
            models.UniqueConstraint(
                fields=["forum", "version"], name="schedule_version_is_unique_in_forum"
            ),
            models.UniqueConstraint(
                fields=["forum"],
                condition=Q(status=ScheduleStatus.PUBLISHED),
                name="schedule_published_is_one_in_forum",
            ),
            models.CheckConstraint(
                name="schedule_publication_is_whole",
                condition=Q(
                    status=ScheduleStatus.DRAFT,
                    version=None,
                    published_at=None,
                    published_by=None,
                )
                | (
                    ~Q(status=ScheduleStatus.DRAFT)
                    & Q(
                        version__isnull=False,
                        published_at__isnull=False,
                        published_by__isnull=False,
                    )
                ),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="schedule_status_follows_path",
                field="status",
                transitions=[("draft", "published"), ("published", "superseded")],
            )
        ]

    def __str__(self):
        return f"Versi {self.version}" if self.version else f"Konsep {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.status == ScheduleStatus.DRAFT

    @property
    def is_published(self) -> bool:
        return self.status == ScheduleStatus.PUBLISHED

    @property
    def is_superseded(self) -> bool:
        return self.status == ScheduleStatus.SUPERSEDED

    @property
    def is_computing(self) -> bool:
        """Whether its meetings are still being worked out; not for ever, a server may stop."""
        is_recent = timezone.now() - self.created_at < COMPUTING_AT_MOST
        return self.figures.get("step") == COMPUTING and is_recent

    @property
    def failure(self) -> str:
        """Why there is no answer, in words; "" if there is one or it may still come."""
        if self.figures.get("step") == COMPUTING and not self.is_computing:
            return "Penyusunan terhenti. Hapus konsep ini, lalu susun lagi."
        return self.figures.get("failure", "")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", "Terjadwal"
    CANCELLED = "cancelled", "Dibatalkan"


class Outcome(models.TextChoices):
    NONE = "none", "Belum ada hasil"
    INTEREST = "interest", "Minat"
    COMMITMENT = "commitment", "Komitmen"


class Decision(models.TextChoices):
    """What the office holds true when the sides disagree."""

    NOT_HELD = "not_held", "Tidak jadi bertemu"
    NONE = "none", "Bertemu, belum ada hasil"
    INTEREST = "interest", "Bertemu, ada minat"
    COMMITMENT = "commitment", "Bertemu, ada komitmen"


class MeetingQuerySet(PartyQuerySet):
    def visible_to(self, user):
        """Those who take part see what is published; the office and observers see all."""
        rows = super().visible_to(user)
        if user.may_see_drafts:
            return rows
        return rows.filter(schedule__status=ScheduleStatus.PUBLISHED)

    def planned(self):
        """All but the cancelled."""
        return self.filter(status=MeetingStatus.PLANNED)

    def published(self):
        return self.filter(schedule__status=ScheduleStatus.PUBLISHED)

    def over(self):
        """Whose slot has ended by the clock of the database, so that a kept statement stays true."""
        day, time = TruncDate(Now()), TruncTime(Now())
        return self.filter(Q(slot__day__lt=day) | Q(slot__day=day, slot__end_time__lte=time))

    def in_order(self):
        return self.order_by("slot__day", "slot__start_time", "table__number", "pk")

    def for_list(self):
        return self.select_related(
            "agency", "vendor", "slot", "table", "delegate", "request", "forum"
        ).in_order()

    def for_seats(self):
        """For a whole schedule, whose slots and tables are at hand, most vendors with them."""
        rows = self.select_related("agency", "delegate", "request").in_order()
        return rows.fetch_mode(models.FETCH_PEERS)


# Locks the schedule first: two writers at once would not see each other's rows. An agency meets
# with named delegates in parallel, or as one; both at once would send the same people twice.
PLACE_RULE = """
    PERFORM 1 FROM matching_schedule WHERE id = NEW.schedule_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT 1 FROM matching_schedule schedule
        JOIN events_slot slot ON slot.forum_id = schedule.forum_id
        JOIN events_table place ON place.forum_id = schedule.forum_id
        WHERE schedule.id = NEW.schedule_id AND schedule.forum_id = NEW.forum_id
            AND slot.id = NEW.slot_id AND place.id = NEW.table_id
    ) THEN
        RAISE EXCEPTION 'meeting_stays_in_its_forum: meeting %', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_stays_in_its_forum';
    END IF;
    IF NEW.status <> 'cancelled' AND EXISTS (
        SELECT 1 FROM matching_meeting other
        WHERE other.schedule_id = NEW.schedule_id AND other.slot_id = NEW.slot_id
            AND other.agency_id = NEW.agency_id AND other.status <> 'cancelled'
            AND other.id <> NEW.id
            AND (other.delegate_id IS NULL OR NEW.delegate_id IS NULL)
    ) THEN
        RAISE EXCEPTION 'meeting_agency_once_in_slot: agency %, slot %', NEW.agency_id, NEW.slot_id
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'meeting_agency_once_in_slot';
    END IF;
    RETURN NULL;
"""


def has_begun(forum: Forum, slot: Slot) -> bool:
    """Whether the slot has started. A forum of another day may be put down as it was planned."""
    return forum.is_today and slot.has_come


PLANNED = Q(status=MeetingStatus.PLANNED)


@pghistory.track()
class Meeting(models.Model):
    """An agency and a vendor at a table in a slot of one schedule."""

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="meetings")
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="meetings")
    # The same in every version, as calendars and people know the meeting.
    uid = models.UUIDField("tanda tetap", default=uuid.uuid4, editable=False)
    # Raised with every change that people must hear of: the SEQUENCE of calendars.
    sequence = models.PositiveIntegerField("perubahan ke", default=0, editable=False)
    slot = models.ForeignKey(
        Slot, verbose_name="sesi", on_delete=models.PROTECT, related_name="meetings"
    )
    table = models.ForeignKey(
        Table, verbose_name="meja", on_delete=models.PROTECT, related_name="meetings"
    )
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, related_name="meetings"
    )
    delegate = models.ForeignKey(
        Participant,
        verbose_name="utusan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        help_text="Kosong bila semua utusan OPD datang bersama.",
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="meetings"
    )
    request = models.ForeignKey(
        Request,
        verbose_name="permintaan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
    )
    is_locked = models.BooleanField("dikunci", default=False)
    status = models.CharField(
        "status",
        max_length=9,
        choices=MeetingStatus,
        default=MeetingStatus.PLANNED,
        editable=False,
    )
    cancel_reason = models.CharField("alasan batal", max_length=300, blank=True, editable=False)
    decision = models.CharField(
        "keputusan petugas", max_length=10, choices=Decision, blank=True, editable=False
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="diputuskan oleh",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "pertemuan"
        verbose_name_plural = "pertemuan"
        constraints = [
            models.UniqueConstraint(
                fields=["schedule", "slot", "table"],
                condition=PLANNED,
                name="meeting_table_once_in_slot",
                violation_error_message="Meja ini sudah terisi pada sesi itu.",
                violation_error_code="table_busy",
            ),
            models.UniqueConstraint(
                fields=["schedule", "slot", "vendor"],
                condition=PLANNED,
                name="meeting_vendor_once_in_slot",
                violation_error_message="Vendor ini sudah bertemu OPD lain pada sesi itu.",
                violation_error_code="vendor_busy",
            ),
            models.UniqueConstraint(
                fields=["schedule", "slot", "delegate"],
                condition=PLANNED,
                name="meeting_delegate_once_in_slot",
                violation_error_message="Utusan ini sudah bertemu vendor lain pada sesi itu.",
                violation_error_code="delegate_busy",
            ),
            models.UniqueConstraint(
                fields=["schedule", "agency", "vendor"],
                condition=PLANNED,
                name="meeting_pair_once_in_schedule",
                violation_error_message="OPD dan vendor ini sudah punya pertemuan di jadwal ini.",
                violation_error_code="pair_met",
            ),
            models.UniqueConstraint(
                fields=["schedule", "uid"], name="meeting_uid_is_unique_in_schedule"
            ),
            models.CheckConstraint(
                name="meeting_cancel_has_reason",
                condition=Q(status=MeetingStatus.CANCELLED) ^ Q(cancel_reason=""),
            ),
            models.CheckConstraint(
                name="meeting_decision_is_whole",
                condition=Q(decision="", decided_by=None)
                | (~Q(decision="") & Q(decided_by__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="meeting_place_is_free",
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf(
                    "schedule_id", "forum_id", "slot_id", "table_id", "agency_id", "delegate_id",
                    "status",
                ),
                when=pgtrigger.After,
                func=PLACE_RULE,
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.agency.short_name} dan {self.vendor}"

    @property
    def is_planned(self) -> bool:
        return self.status == MeetingStatus.PLANNED

    def in_published(self) -> "Meeting":
        """The same meeting in the version that counts now; itself where there is none."""
        rows = Meeting.objects.published().filter(forum=self.forum_id, uid=self.uid)
        return rows.first() or self

    @property
    def has_begun(self) -> bool:
        """Whether the slot has started: what has begun is never moved."""
        return has_begun(self.forum, self.slot)
