import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import (
    Exists,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, Concat, Lower, RowNumber
from django.utils import timezone

from accounts.models import Agency, InsertsByStatement
from core.addresses import reverse
from core.fields import Trigrams, holds
from core.identifiers import clean_nip, clean_phone
from core.tokens import new_token
from events.models.consent import ConsentText
from events.models.forum import Forum
from events.models.hall import Table
from events.models.invitation import Invitation
from events.models.participant_line import ParticipantLine
from events.models.seats import SEAT_TRIGGERS
from vendors.models import Vendor


class ParticipantKind(models.TextChoices):
    DELEGATE = "delegate", "Utusan OPD"
    VENDOR = "vendor", "Vendor"
    OFFICIAL = "official", "Pejabat"
    SPEAKER = "speaker", "Narasumber"
    GUEST = "guest", "Tamu"
    MEDIA = "media", "Media"
    COMMITTEE = "committee", "Panitia"


class ParticipantStatus(models.TextChoices):
    INVITED = "invited", "Diundang"
    REGISTERED = "registered", "Terdaftar"
    WAITLISTED = "waitlisted", "Daftar tunggu"
    CANCELLED = "cancelled", "Batal"


# First letters of a code where there is no agency to take them from.
CODE_PREFIXES = {
    ParticipantKind.VENDOR: "VDR",
    ParticipantKind.OFFICIAL: "PJB",
    ParticipantKind.SPEAKER: "NRS",
    ParticipantKind.GUEST: "TAM",
    ParticipantKind.MEDIA: "MED",
    ParticipantKind.COMMITTEE: "PAN",
}


def origin_name() -> Coalesce:
    """Where a participant comes from: the name of agency, business or organisation."""
    return Coalesce("agency__name", "vendor__name", "organisation")


def origins_named(word, vendors):
    """Keys of the agencies, and of those of the vendors, whose names hold the word: two arrays.

    As arrays they are found before the people are looked through, who then come from an index.
    """
    agencies = Agency.objects.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    businesses = Vendor.objects.filter(name__icontains=word, pk__among=ArraySubquery(vendors))
    return tuple(ArraySubquery(rows.order_by().values("pk")) for rows in (agencies, businesses))


class ParticipantQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees the delegates of its agency and below, a vendor its own people."""
        if user.is_buyer:
            agencies = Agency.objects.at_or_below(user.agency_id)  # never None: buyer_has_agency
            return self.filter(agency__in=agencies)
        if user.is_vendor:
            return self.filter(vendor__representatives__user=user)
        return self

    def expected(self):
        """Those who hold a seat and should come."""
        return self.filter(status=ParticipantStatus.REGISTERED)

    def active(self):
        """All but the cancelled."""
        return self.exclude(status=ParticipantStatus.CANCELLED)

    def on_day(self, day):
        """Join the attendance of one day as `today`, at most one row each."""
        return self.annotate(
            today=models.FilteredRelation(
                "attendances",
                condition=Q(attendances__day=day, attendances__revoked_at=None),
            )
        )

    def with_arrival(self):
        """After on_day(): when, how and who came, and who wrote it down."""
        return self.annotate(
            arrived_at=F("today__arrived_at"),
            attendance_id=F("today__pk"),
            present_name=F("today__present_name"),
            method=F("today__method"),
            recorded_by_name=F("today__recorded_by__name"),
        )

    def lines(self):
        """After with_arrival(): yield a ParticipantLine each."""
        rows = self.with_origin().values_list(*ParticipantLine._fields[:-1], "origin_name")
        return map(ParticipantLine._make, rows.iterator(chunk_size=2000))

    def present(self):
        """After on_day(): those who have arrived."""
        return self.filter(today__isnull=False)

    def absent(self):
        """After on_day(): those who are expected and have not arrived."""
        return self.expected().filter(today__isnull=True)

    def waiting(self, kind):
        """Those of a kind who wait for a seat, in the order of their registration."""
        return self.filter(kind=kind, status=ParticipantStatus.WAITLISTED).order_by("number")

    def queue_places(self, people):
        """By key how manieth of its kind each of these is who wait for a seat; of one forum.

        One query, and none where nobody of them waits.
        """
        keys = [one.pk for one in people if one.status == ParticipantStatus.WAITLISTED]
        place = Window(RowNumber(), partition_by="kind", order_by="number")
        waiting = self.filter(status=ParticipantStatus.WAITLISTED).order_by()
        # An "or" keeps the keys out of what is counted: only then they are looked for.
        placed = waiting.annotate(place=place).filter(Q(place=0) | Q(pk__in=keys))
        return dict(placed.values_list("pk", "place")) if keys else {}

    def moved_up(self, since=None):
        """Those who got a seat from the waiting list, the latest first."""
        rows = self.expected().filter(moved_up_at__isnull=False)
        if since:
            rows = rows.filter(moved_up_at__gte=since)
        return rows.order_by("-moved_up_at", "number")

    def with_news(self):
        """Annotate `was_mailed`: that a mail went to tell them of their seat."""
        mails = apps.get_model("events", "Message").objects.filter(kind="seat")
        return self.annotate(was_mailed=Exists(mails.filter(participant=OuterRef("pk"))))

    def untold(self):
        """Those who moved up and do not know it: no mail went, and nobody has called them."""
        return self.moved_up().with_news().filter(told_at=None, was_mailed=False)

    def matching(self, text):
        """Search by code, name, NIP, position, agency or business; every word must be found."""
        # Names of the businesses that these people come from, not of all in the directory.
        here = self.filter(vendor__isnull=False).order_by().values("vendor").distinct()
        words = {}
        for word in text.lower().split()[:10]:
            agencies, vendors = origins_named(word, here)
            words[word] = Q(agency__among=agencies) | Q(vendor__among=vendors)
        return self.filter(holds("search_text", words))

    def yet_to_answer(self, question):
        """The registered whom a Question of their forum is put to and who have not answered it."""
        rows = self.filter(status=ParticipantStatus.REGISTERED)
        if question.side in ParticipantKind.values:
            rows = rows.filter(kind=question.side)
        return rows.exclude(answers__question=question)

    def from_origin(self, text):
        """Those of the agency, business or organisation of that name; else of names like it."""
        agencies, vendors = Agency.objects.all(), Vendor.objects.all()
        exact = Q(name__iexact=text)
        like = exact if agencies.filter(exact).exists() or vendors.filter(exact).exists() else None
        like = like or Q(name__icontains=text)
        short = Q(short_name__iexact=text)
        return self.filter(
            Q(agency__in=agencies.filter(like | short))
            | Q(vendor__in=vendors.filter(like))
            | Q(organisation__icontains=text)
        )

    def of_invitation(self, invitation):
        """The people of an invited agency or business, whoever registered them."""
        return self.filter(
            forum=invitation.forum_id,
            kind=invitation.kind,
            agency=invitation.agency_id,
            vendor=invitation.vendor_id,
        )

    def same_person(self, *, nip, phone, name):
        """Other active rows with the same NIP, phone number or name."""
        same = Q(name__iexact=name)
        if nip:
            same |= Q(nip=nip)
        if phone:
            same |= Q(phone=phone)
        return self.active().filter(same)

    def with_origin(self):
        """The name of agency, business or organisation as `origin_name`, without their rows."""
        return self.annotate(origin_name=origin_name())

    def for_list(self):
        return self.with_origin().order_by("name", "pk")

    def for_ticket(self):
        return self.select_related("agency", "vendor", "forum")

    def with_table(self):
        """The number of the vendor's own table, as `table_number`; None for everyone else."""
        own = Table.objects.filter(forum=OuterRef("forum"), vendor=OuterRef("vendor"))
        return self.annotate(table_number=Subquery(own.values("number")))

    def with_certificate(self):
        """Annotate `has_certificate`: one that counts, which its holder may take."""
        standing = apps.get_model("events", "Certificate").objects.standing()
        return self.annotate(has_certificate=Exists(standing.filter(participant=OuterRef("pk"))))

    def without_badge(self):
        """Those whose card was never printed, or says by now something else than it should."""
        return self.filter(badge_printed_at=None)

    def outdate_badges(self):
        """Their printed cards do not say any more what they should; return how many those are."""
        return self.exclude(badge_printed_at=None).update(badge_printed_at=None)


# Files bring people by the thousand: what they add is written down once a statement.
@pghistory.track(
    InsertsByStatement(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["ticket_token", "search_text"],
)
class Participant(models.Model):
    """A person who is to come to a forum."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="participants")
    kind = models.CharField("jenis", max_length=9, choices=ParticipantKind)
    status = models.CharField("status", max_length=10, choices=ParticipantStatus, editable=False)
    number = models.PositiveIntegerField("nomor", editable=False)
    code = models.CharField("kode peserta", max_length=16, editable=False)
    agency = models.ForeignKey(
        Agency,
        verbose_name="OPD atau unit kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # by participant_of_agency
    )
    vendor = models.ForeignKey(
        Vendor,
        verbose_name="vendor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # by participant_of_vendor
    )
    organisation = models.CharField("instansi", max_length=200, blank=True)
    name = models.CharField("nama lengkap dan gelar", max_length=300)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[clean_nip])
    position = models.CharField("jabatan", max_length=200, blank=True)
    phone = models.CharField("nomor WhatsApp", max_length=16, blank=True, validators=[clean_phone])
    email = models.EmailField("surel", blank=True)
    assignment_letter = models.CharField("nomor surat tugas", max_length=100, blank=True)
    ticket_token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    # The card may say something else than the list: a nickname, a shorter name of the office.
    badge_name = models.CharField("nama di tanda peserta", max_length=300, blank=True)
    badge_origin = models.CharField("asal di tanda peserta", max_length=200, blank=True)
    badge_printed_at = models.DateTimeField("tanda peserta dicetak", null=True, editable=False)
    cancel_reason = models.CharField("alasan batal", max_length=300, blank=True, editable=False)
    # What the search looks through, in one column: written by the database.
    search_text = models.GeneratedField(
        expression=Lower(
            Concat(
                "code", Value(" "), "name", Value(" "), "nip", Value(" "), "position",
                Value(" "), "organisation",
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )  # fmt: skip
    registered_at = models.DateTimeField("didaftarkan pada", default=timezone.now, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="didaftarkan oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    moved_up_at = models.DateTimeField("naik dari daftar tunggu", null=True, editable=False)
    # By telephone, those whom no mail could tell of their seat.
    told_at = models.DateTimeField("dikabari pada", null=True, editable=False)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dikabari oleh",
        on_delete=models.PROTECT, null=True, related_name="+", editable=False,
    )  # fmt: skip
    # Empty where the office registered the person.
    invitation = models.ForeignKey(
        Invitation,
        verbose_name="lewat undangan",
        on_delete=models.PROTECT,
        null=True,
        related_name="participants",
        editable=False,
    )
    consent = models.ForeignKey(
        ConsentText,
        verbose_name="persetujuan data pribadi",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    consented_at = models.DateTimeField("disetujui pada", null=True, editable=False)

    objects = ParticipantQuerySet.as_manager()
    contact_fields = frozenset({"nip", "phone", "email", "assignment_letter"})

    class Meta:
        verbose_name = "peserta"
        verbose_name_plural = "peserta"
        indexes = [
            models.Index(fields=["forum", "name", "id"], name="participant_by_name"),
            # Figures of a forum of thousands are counted without reading its people.
            models.Index(
                fields=["forum", "kind", "status"],
                include=["agency", "id"],
                name="participant_by_status",
            ),
            models.Index(
                fields=["forum"],
                condition=Q(status="registered", badge_printed_at=None),
                name="participant_without_badge",
            ),
            models.Index(
                fields=["forum", "-moved_up_at"],
                condition=Q(moved_up_at__isnull=False),
                name="participant_moved_up",
            ),
            # Each invitation asks whether anybody of its guest comes to this forum.
            models.Index(fields=["agency", "forum"], name="participant_of_agency"),
            models.Index(fields=["vendor", "forum"], name="participant_of_vendor"),
            models.Index(fields=["forum", "nip"], name="participant_by_nip"),
            models.Index(fields=["forum", "phone"], name="participant_by_phone"),
            GinIndex(Trigrams("search_text"), name="participant_by_letters"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"], name="participant_number_is_unique_in_forum"
            ),
            models.UniqueConstraint(
                fields=["forum", "code"], name="participant_code_is_unique_in_forum"
            ),
            models.CheckConstraint(
                name="participant_comes_for_one_side",
                condition=Q(
                    kind=ParticipantKind.DELEGATE, agency__isnull=False, vendor__isnull=True
                )
                | Q(kind=ParticipantKind.VENDOR, agency__isnull=True, vendor__isnull=False)
                | (
                    ~Q(kind__in=[ParticipantKind.DELEGATE, ParticipantKind.VENDOR])
                    & Q(vendor__isnull=True)
                ),
                violation_error_message=(
                    "Utusan OPD harus punya OPD, vendor harus punya usaha, dan bukan keduanya."
                ),
                violation_error_code="wrong_side",
            ),
            models.CheckConstraint(
                name="participant_consent_is_whole",
                condition=Q(consent=None, consented_at=None)
                | Q(consent__isnull=False, consented_at__isnull=False),
            ),
            models.CheckConstraint(
                name="participant_news_is_whole",
                condition=Q(told_at=None, told_by=None)
                | Q(told_at__isnull=False, told_by__isnull=False),
            ),
            models.CheckConstraint(
                name="participant_self_registered_consented",
                condition=Q(registered_by__isnull=False) | Q(consent__isnull=False),
            ),
            models.CheckConstraint(
                name="participant_cancel_has_reason",
                condition=Q(status=ParticipantStatus.CANCELLED) ^ Q(cancel_reason=""),
            ),
        ]
        triggers = SEAT_TRIGGERS

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("events:participant_detail", args=[self.forum.slug, self.pk])

    @property
    def ticket_address(self) -> str:
        """The page of the ticket, without the site."""
        return reverse("tickets:ticket_detail", args=[self.ticket_token])

    @property
    def origin(self) -> str:
        """Where the person comes from, in words: agency, business or organisation."""
        if "origin_name" in self.__dict__:  # with_origin()
            return self.__dict__["origin_name"]
        return str(self.agency or self.vendor or self.organisation)

    @property
    def queue_place(self) -> int | None:
        """How manieth of its kind the person is who wait for a seat; None for who does not wait."""
        return self.forum.participants.queue_places([self]).get(self.pk)

    @property
    def card_text(self) -> tuple[str, str, str]:
        """What the card says of the person: name, where from, and as what."""
        return self.badge_name or self.name, self.badge_origin or self.origin, self.kind

    @property
    def registered_by_name(self) -> str:
        """Who wrote the person down: an officer, or the invited side itself."""
        if self.registered_by:
            return str(self.registered_by)
        return "undangan" if self.invitation_id else "tautan tamu"

    @property
    def is_registered(self) -> bool:
        return self.status == ParticipantStatus.REGISTERED

    @property
    def is_cancelled(self) -> bool:
        return self.status == ParticipantStatus.CANCELLED

    @property
    def code_prefix(self) -> str:
        if self.agency:
            return self.agency.abbreviation
        return CODE_PREFIXES[ParticipantKind(self.kind)]
