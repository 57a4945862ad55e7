from datetime import timedelta

import pghistory
from django.apps import apps
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, Lower, Now
from django.utils import timezone

from accounts.models import Agency, AgencyKind
from core.addresses import reverse
from core.identifiers import clean_phone
from core.statements import remembered
from core.tokens import new_token
from events.models.forum import Forum
from vendors.models import Vendor

# The office that a letter goes to, by kind of unit; the word of the unit's name it replaces.
HEADS = {
    AgencyKind.SECRETARIAT: ("Sekretaris", "Sekretariat"),
    AgencyKind.INSPECTORATE: ("Inspektur", "Inspektorat"),
    AgencyKind.DISTRICT: ("Camat", "Kecamatan"),
    AgencyKind.VILLAGE: ("Lurah", "Kelurahan"),
    AgencyKind.HOSPITAL: ("Direktur", ""),
}


class InvitationStatus(models.TextChoices):
    INVITED = "invited", "Diundang"
    OPENED = "opened", "Dibuka"
    REGISTERED = "registered", "Terdaftar"
    CONFIRMED = "confirmed", "Pasti hadir"
    DECLINED = "declined", "Tidak hadir"


WITHOUT_ANSWER = (InvitationStatus.INVITED, InvitationStatus.OPENED)


def messages_to_each():
    return apps.get_model("events", "Message").objects.filter(invitation=OuterRef("pk"))


def was_invited() -> Exists:
    return Exists(messages_to_each().filter(kind="invitation"))


def was_reminded_lately() -> Exists:
    # The clock of the database, so that the question stays the same.
    lately = Now() - timedelta(hours=1)
    return Exists(messages_to_each().filter(kind="reminder", queued_at__gt=lately))


class InvitationQuerySet(models.QuerySet):
    def to_user(self, user):
        """Those that a buyer or vendor may answer: to its agency and below, to its business."""
        if user.is_buyer:
            # never None: buyer_has_agency
            return self.filter(agency__in=Agency.objects.at_or_below(user.agency_id))
        if user.is_vendor:
            return self.filter(vendor__representatives__user=user)
        return self.none()

    def with_status(self):
        """Annotate `registered_count`, the people who come for it, and `state`."""
        people = (
            apps.get_model("events", "Participant")
            .objects.active()
            .filter(
                Q(kind="delegate", agency=OuterRef("agency"))
                | Q(kind="vendor", vendor=OuterRef("vendor")),
                forum=OuterRef("forum"),
            )
            .order_by()
            .values("forum")
        )
        comes = Q(comes=True)
        return self.alias(comes=Exists(people)).annotate(
            registered_count=Coalesce(Subquery(people.values(number=Count("pk"))), 0),
            # Not by the count: whoever only asks for states needs none.
            state=Case(
                When(declined_at__isnull=False, then=Value(InvitationStatus.DECLINED)),
                When(
                    Q(confirmed_at__isnull=False) & comes, then=Value(InvitationStatus.CONFIRMED)
                ),
                When(comes, then=Value(InvitationStatus.REGISTERED)),
                When(opened_at__isnull=False, then=Value(InvitationStatus.OPENED)),
                default=Value(InvitationStatus.INVITED),
                output_field=models.CharField(),
            ),
        )

    def unanswered(self):
        """After with_status(): those who have neither registered nor declined."""
        return self.filter(state__in=WITHOUT_ANSWER)

    def used(self):
        """Those that were mailed or that someone has seen or answered."""
        return self.filter(
            Q(opened_at__isnull=False)
            | Q(declined_at__isnull=False)
            | Q(messages__isnull=False)
            | Q(participants__isnull=False)
        ).distinct()

    def with_contact(self):
        """Those for which an address or a number is known."""
        return self.exclude(email="", phone="")

    def without_contact(self):
        """Those whom nobody can write to yet."""
        return self.filter(email="", phone="")

    def reachable(self):
        """Those with an address that mail can be sent to."""
        return self.exclude(email="")

    def called(self):
        return self.filter(called_at__isnull=False)

    def uncalled_first(self):
        return self.order_by(
            F("called_at").asc(nulls_first=True), "agency__name", "vendor__name", "pk"
        )

    def never_mailed(self):
        """Those whose invitation was not sent yet, nor waits to be sent, nor has failed."""
        return self.filter(~was_invited())

    def reached(self):
        """Those that were mailed, opened or answered: somebody there knows of the forum."""
        return self.filter(
            was_invited()
            | Q(opened_at__isnull=False)
            | Q(confirmed_at__isnull=False)
            | Q(called_at__isnull=False)
        )

    def not_reminded_lately(self):
        """Those without a reminder in the last hour: two people may press the button at once."""
        return self.filter(~was_reminded_lately())

    def counted(self):
        """By state how many there are, are still without an invitation by mail, would be reminded if
        they had not answered, and have neither address nor number."""
        has_address = ~Q(email="")
        return (
            self.with_status()
            .order_by()
            .values_list("state")
            .annotate(
                number=Count("pk"),
                to_send=Count("pk", filter=Q(has_address, ~was_invited())),
                to_remind=Count("pk", filter=Q(has_address, ~was_reminded_lately())),
                unknown=Count("pk", filter=Q(email="", phone="")),
            )
        )

    def matching(self, text):
        """Search by agency or business; every word must be found."""
        rows = self.annotate(
            searchable=Lower(
                Concat("agency__name", Value(" "), "agency__short_name", "vendor__name")
            )
        )
        for word in text.lower().split()[:10]:
            rows = rows.filter(searchable__contains=word)
        return rows

    def with_names(self):
        """Of agency and vendor only what they are called, which is what rows show."""
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.only(*own, "agency__name", "agency__kind", "vendor__name")

    def for_list(self):
        return self.select_related("agency", "vendor").order_by(
            F("agency__name").asc(nulls_last=True), "vendor__name", "pk"
        )


def invitation_counts(forum: Forum) -> dict[str, tuple[int, int, int, int]]:
    """By state how many invitations of the forum there are, are still without an invitation by mail,
    are to be reminded, and have neither address nor number. One query."""
    return {
        state: (number, to_send, to_remind if state in WITHOUT_ANSWER else 0, unknown)
        for state, number, to_send, to_remind, unknown in counted_of(forum.pk).tuples()
    }


@remembered
def counted_of(forum: int) -> models.QuerySet:
    return Invitation.objects.filter(forum=forum).counted()


@pghistory.track(exclude=["token"])
class Invitation(models.Model):
    """That the office wants this agency or this vendor at the forum, and what it answered."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="invitations")
    agency = models.ForeignKey(
        Agency, verbose_name="perangkat daerah", on_delete=models.PROTECT, null=True, blank=True
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, null=True, blank=True
    )
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    seats = models.PositiveSmallIntegerField(
        "jumlah orang",
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Paling banyak sekian orang dari undangan ini.",
    )
    email = models.EmailField("surel", blank=True)
    phone = models.CharField("nomor WhatsApp", max_length=16, blank=True, validators=[clean_phone])
    opened_at = models.DateTimeField("dibuka pada", null=True, editable=False)
    confirmed_at = models.DateTimeField("dipastikan pada", null=True, editable=False)
    declined_at = models.DateTimeField("ditolak pada", null=True, editable=False)
    decline_reason = models.CharField("alasan tidak hadir", max_length=300, blank=True)
    called_at = models.DateTimeField("ditelepon pada", null=True, editable=False)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="ditelepon oleh",
        on_delete=models.PROTECT, null=True, related_name="+", editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = InvitationQuerySet.as_manager()
    contact_fields = frozenset({"email", "phone"})

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        constraints = [
            models.CheckConstraint(
                name="invitation_is_for_one",
                condition=Q(agency__isnull=False, vendor=None)
                | Q(agency=None, vendor__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_has_a_seat",
                condition=Q(seats__gte=1),
                violation_error_message="Sedikitnya 1 orang.",
                violation_error_code="no_seat",
            ),
            models.CheckConstraint(
                name="invitation_answers_one_way",
                condition=Q(declined_at=None, decline_reason="")
                | (Q(declined_at__isnull=False, confirmed_at=None) & ~Q(decline_reason="")),
            ),
            models.CheckConstraint(
                name="invitation_call_is_whole",
                condition=Q(called_at=None, called_by=None)
                | Q(called_at__isnull=False, called_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["forum", "agency"], name="invitation_agency_is_unique"
            ),
            models.UniqueConstraint(
                fields=["forum", "vendor"], name="invitation_vendor_is_unique"
            ),
        ]

    def __str__(self):
        return f"{self.forum}: {self.guest}"

    def get_absolute_url(self):
        """The page behind the invitation's link."""
        return reverse("invitations:invitation_detail", args=[self.token])

    @property
    def guest(self) -> str:
        """Who is invited, in words."""
        return str(self.agency or self.vendor)

    @property
    def kind(self) -> str:
        """The kind of participant that comes by it."""
        return "delegate" if self.agency_id else "vendor"

    @property
    def noun(self) -> str:
        """What those who come by it are called."""
        return "utusan" if self.agency_id else "wakil usaha"

    @property
    def register_label(self) -> str:
        return "Daftarkan utusan" if self.agency_id else "Daftarkan wakil usaha"

    @property
    def replace_label(self) -> str:
        return "Ganti utusan" if self.agency_id else "Ganti wakil usaha"

    @property
    def addressee(self) -> str:
        """Who the letter is to: the head of the unit, or of the business."""
        if self.agency is None:
            return f"Pimpinan {self.vendor}"
        head, word = HEADS.get(AgencyKind(self.agency.kind), ("Kepala", ""))
        name = self.agency.name
        if word and name.startswith(word):
            return f"{head}{name.removeprefix(word)}"
        return f"{head} {name}"

    @property
    def status(self) -> InvitationStatus:
        """After with_status(): how far the invited have come."""
        return InvitationStatus(self.state)  # type: ignore[attr-defined]  # with_status() adds it

    @property
    def seats_left(self) -> int:
        """After with_status(): how many more people may come by it."""
        return max(0, self.seats - self.registered_count)  # type: ignore[attr-defined]  # with_status() adds it

    def record_opened(self) -> bool:
        """Note that a person has the page open. Return False if that is known already."""
        with pghistory.context(verb="open_invitation"):
            return bool(
                Invitation.objects.filter(pk=self.pk, opened_at=None).update(
                    opened_at=timezone.now()
                )
            )

    def record_call(self, *, by) -> bool:
        """Tick the call off. Return False if it was ticked off already."""
        with pghistory.context(verb="call"):
            return bool(
                Invitation.objects.filter(pk=self.pk, called_at=None).update(
                    called_at=timezone.now(), called_by=by
                )
            )
