from datetime import datetime, timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.fields import label_of
from events.models.participant import Participant

# UU 27/2022 ps. 30 and 40: data is put right, and use of it stopped, within 3 x 24 hours.
ANSWER_TIME = timedelta(hours=72)
# What a request holds besides fields of the participant.
OTHERS = {"consent", "answers"}


class ChangeKind(models.TextChoices):
    CHANGE = "change", "Ubah data"
    REPLACE = "replace", "Ganti peserta"
    WITHDRAW = "withdraw", "Tarik pendaftaran"


class ChangeRequestQuerySet(models.QuerySet):
    def pending(self):
        """Those that the office has not answered yet."""
        return self.filter(decided_at=None)

    def for_list(self):
        return self.select_related(
            "participant__forum", "participant__agency", "participant__vendor", "decided_by"
        ).order_by(models.F("decided_at").desc(nulls_first=True), "created_at", "pk")


@pghistory.track()
class ChangeRequest(models.Model):
    """What the invited ask for after registration has ended."""

    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="change_requests"
    )
    kind = models.CharField("permohonan", max_length=8, choices=ChangeKind)
    values = models.JSONField("isian baru", default=dict, blank=True)
    note = models.CharField("keterangan", max_length=300, blank=True)
    created_at = models.DateTimeField("diajukan pada", default=timezone.now, editable=False)
    decided_at = models.DateTimeField("diputuskan pada", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="diputuskan oleh",
        on_delete=models.PROTECT, null=True, related_name="+", editable=False,
    )  # fmt: skip
    is_accepted = models.BooleanField("diterima", null=True, editable=False)

    objects = ChangeRequestQuerySet.as_manager()
    contact_fields = frozenset({"values"})

    class Meta:
        verbose_name = "permohonan perubahan"
        verbose_name_plural = "permohonan perubahan"
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(decided_at=None),
                name="change_request_pending_is_one",
            ),
            models.CheckConstraint(
                name="change_request_decision_is_whole",
                condition=Q(decided_at=None, decided_by=None, is_accepted=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_accepted__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.participant}"

    @property
    def answer_by(self) -> datetime:
        """Until when the law wants an answer."""
        return self.created_at + ANSWER_TIME

    @property
    def changes(self) -> list[tuple[str, str, str, str]]:
        """Name, label, present value and asked-for value of all that would change.

        Answers stand in the request as they were changed: key and text of the question, both answers.
        """
        fields = {name: self.values[name] for name in self.values if name not in OTHERS}
        return [
            (name, label_of(Participant, name), getattr(self.participant, name), value)
            for name, value in fields.items()
            if getattr(self.participant, name) != value
        ] + [(key, text, old, new) for key, text, old, new in self.values.get("answers", [])]
