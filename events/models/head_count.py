from django.db import models
from django.db.models import Q, Sum

from accounts.models import Agency
from events.models.forum import Forum
from events.models.participant import ParticipantKind, ParticipantStatus


class HeadCountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees its agency and those below; vendors are not told apart here."""
        if user.is_buyer:
            return self.filter(agency__in=Agency.objects.at_or_below(user.agency_id))
        return self.none() if user.is_vendor else self

    def on_day(self, day):
        """(kind, status, agency, people, present on that day), of each that there are."""
        return (
            self.filter(Q(day=None) | Q(day=day))
            .order_by()
            .values_list("kind", "status", "agency")
            .annotate(
                number=Sum("people", filter=Q(day=None), default=0),
                present=Sum("people", filter=Q(day=day), default=0),
            )
        )


class HeadCount(models.Model):
    """How many people of a forum are alike, or came on a day, as a sum of rows: nobody waits.

    Triggers add rows for every write of participants and attendances (see the migration
    0003_counts_of_people); now and then they add them up.
    """

    # The rows go with their participants; the database need not look at each.
    forum = models.ForeignKey(
        Forum, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    kind = models.CharField("jenis", max_length=9, choices=ParticipantKind)
    status = models.CharField("status", max_length=10, choices=ParticipantStatus)
    agency = models.ForeignKey(
        Agency,
        on_delete=models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    # Empty: people on the list. Else those of them who were present on the day.
    day = models.DateField("hari", null=True)
    people = models.IntegerField("jumlah")

    objects = HeadCountQuerySet.as_manager()

    class Meta:
        verbose_name = "jumlah peserta"
        verbose_name_plural = "jumlah peserta"
        indexes = [models.Index(fields=["forum", "day"], name="head_count_forum")]

    def __str__(self):
        return f"{self.kind}, {self.status}: {self.people}"
