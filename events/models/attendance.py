import pghistory
from django.conf import settings
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from events.models.hall import Table
from events.models.participant import Participant


class CheckInMethod(models.TextChoices):
    NAME = "name", "Cari nama"
    CODE = "code", "Kode peserta"
    LIST = "list", "Daftar peserta"
    SCAN = "scan", "Pindai QR"
    WALK_IN = "walk_in", "Daftar di tempat"


class AttendanceQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not revoked."""
        return self.filter(revoked_at=None)

    def with_table(self):
        """The number of the own table of the vendor that the person is from, as `table_number`."""
        vendor, forum = OuterRef("participant__vendor"), OuterRef("participant__forum")
        own = Table.objects.filter(forum=forum, vendor=vendor)
        return self.annotate(table_number=Subquery(own.values("number")))

    def latest_first(self):
        """The last to come first, with the name of where they come from as `origin`."""
        origin = Coalesce(
            "participant__agency__name", "participant__vendor__name", "participant__organisation"
        )
        rows = self.only("participant", "arrived_at", "present_name").annotate(origin=origin)
        return rows.order_by("-arrived_at")


@pghistory.track()
class Attendance(models.Model):
    """That a participant came on a day. A revoked one stays, and a new one may follow."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="attendances"
    )
    day = models.DateField("hari")
    arrived_at = models.DateTimeField("tiba", default=timezone.now)
    method = models.CharField("cara check-in", max_length=7, choices=CheckInMethod)
    present_name = models.CharField("nama yang hadir", max_length=300)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dicatat oleh",
        on_delete=models.PROTECT, related_name="+",
    )  # fmt: skip
    revoked_at = models.DateTimeField("dibatalkan pada", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibatalkan oleh",
        on_delete=models.PROTECT, null=True, blank=True, related_name="+",
    )  # fmt: skip
    revoke_reason = models.CharField("alasan dibatalkan", max_length=300, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "kehadiran"
        verbose_name_plural = "kehadiran"
        indexes = [
            models.Index(fields=["-arrived_at"], name="attendance_latest"),
            models.Index(
                fields=["day", "participant"],
                condition=Q(revoked_at=None),
                name="attendance_of_day",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "day"],
                condition=Q(revoked_at=None),
                name="attendance_once_a_day",
            ),
            models.CheckConstraint(
                name="attendance_revocation_is_whole",
                condition=Q(revoked_at=None, revoked_by=None, revoke_reason="")
                | (Q(revoked_at__isnull=False, revoked_by__isnull=False) & ~Q(revoke_reason="")),
            ),
        ]

    def __str__(self):
        return f"{self.participant}, {self.day}"

    @transaction.atomic
    def revoke(self, *, by, reason: str) -> bool:
        """Undo the check-in; the row and its reason stay. Return False if it was undone already."""
        # The person's row first, as at the door: an arrival at the same time waits.
        Participant.objects.select_for_update(of=["self"], no_key=True).get(pk=self.participant_id)
        with pghistory.context(verb="revoke", reason=reason):
            revoked = (
                Attendance.objects.standing()
                .filter(pk=self.pk)
                .update(revoked_at=timezone.now(), revoked_by=by, revoke_reason=reason)
            )
        return bool(revoked)
