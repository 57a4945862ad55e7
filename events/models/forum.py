from datetime import date, timedelta

import pghistory
import pgtrigger
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Case, F, Q, When
from django.utils import timezone

from core.addresses import reverse
from core.formats import date_with_day
from core.tokens import new_token
from vendors.models import Vendor


class ForumStatus(models.TextChoices):
    DRAFT = "draft", "Konsep"
    OPEN = "open", "Pendaftaran dibuka"
    CLOSED = "closed", "Pendaftaran ditutup"
    RUNNING = "running", "Sedang berlangsung"
    FINISHED = "finished", "Selesai"
    CALLED_OFF = "off", "Dibatalkan"


# Nothing more happens in these.
ENDED = frozenset({ForumStatus.FINISHED, ForumStatus.CALLED_OFF})


# The allowed path, by the verb that the office uses. Going back is allowed where the step before
# can still be wrong: registration reopened, a forum started, finished or called off too early.
TRANSITIONS = {
    "publish": ({ForumStatus.DRAFT}, ForumStatus.OPEN),
    "unpublish": ({ForumStatus.OPEN}, ForumStatus.DRAFT),
    "close_registration": ({ForumStatus.OPEN}, ForumStatus.CLOSED),
    "reopen_registration": ({ForumStatus.CLOSED}, ForumStatus.OPEN),
    "start": ({ForumStatus.OPEN, ForumStatus.CLOSED}, ForumStatus.RUNNING),
    "finish": ({ForumStatus.RUNNING}, ForumStatus.FINISHED),
    "resume": ({ForumStatus.FINISHED}, ForumStatus.RUNNING),
    "call_off": ({ForumStatus.OPEN, ForumStatus.CLOSED}, ForumStatus.CALLED_OFF),
    "revive": ({ForumStatus.CALLED_OFF}, ForumStatus.CLOSED),
}


class ForumQuerySet(models.QuerySet):
    def published(self):
        return self.exclude(status=ForumStatus.DRAFT)

    def visible_to(self, user):
        """Drafts are for the office and observers; anyone may see a published forum."""
        if user.is_authenticated and user.may_see_drafts:
            return self
        return self.published()

    def upcoming(self):
        """Published forums that are not over, the next one first.

        One whose day has passed and that nobody has ended comes last: it hides no other.
        """
        is_ahead = Q(last_day__gte=timezone.localdate())
        return (
            self.published()
            .exclude(status__in=ENDED)
            .filter(is_ahead | Q(status=ForumStatus.RUNNING))
            .order_by(Case(When(is_ahead, then=0), default=1), "first_day", "pk")
        )

    def held(self):
        """Forums that are over: who has not come to them will not come any more."""
        return self.filter(
            Q(status=ForumStatus.FINISHED)
            | Q(status=ForumStatus.RUNNING, last_day__lt=timezone.localdate())
        )

    def took_place(self, today):
        """Forums whose first day has come, but for drafts and those that were called off."""
        return self.published().filter(first_day__lte=today).exclude(status=ForumStatus.CALLED_OFF)

    def for_list(self):
        return self.order_by("-first_day", "-pk")

    def hold(self, pk):
        """The forum with its row locked until the transaction ends: writers take turns."""
        return self.select_for_update().get(pk=pk)


@pghistory.track(
    exclude=[
        "agency_seats_taken",
        "vendor_seats_taken",
        "last_participant_number",
        "guest_token",
    ]
)
class Forum(models.Model):
    """A business-matching forum (FGD / temu bisnis) of the city."""

    series = models.CharField("seri", max_length=120, default="Business Matching P3DN")
    number = models.PositiveSmallIntegerField(
        "nomor", help_text="Urutan dalam seri, misalnya 1 untuk yang pertama."
    )
    name = models.CharField("nama forum", max_length=200)
    slug = models.SlugField(
        "alamat halaman",
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(r"\A(?!new\Z)", "Alamat ini dipakai sistem. Tulis alamat lain.")
        ],
        help_text="Huruf kecil, angka, dan tanda hubung, misalnya business-matching-p3dn-2025.",
    )
    theme = models.CharField("tema", max_length=300, blank=True)
    legal_basis = models.TextField(
        "dasar hukum",
        blank=True,
        help_text="Satu peraturan per baris, misalnya Inpres Nomor 2 Tahun 2022.",
    )
    first_day = models.DateField("tanggal")
    last_day = models.DateField("sampai tanggal", help_text="Sama dengan tanggal bila satu hari.")
    start_time = models.TimeField("mulai pukul")
    end_time = models.TimeField("selesai pukul")
    venue = models.CharField("tempat", max_length=200)
    venue_address = models.CharField("alamat tempat", max_length=300, blank=True)
    opened_by = models.CharField(
        "dibuka oleh", max_length=200, blank=True, help_text="Jabatan pejabat yang membuka."
    )
    agency_seats = models.PositiveIntegerField(
        "kursi utusan OPD", validators=[MaxValueValidator(100_000)]
    )
    vendor_seats = models.PositiveIntegerField(
        "kursi vendor", validators=[MaxValueValidator(100_000)]
    )
    # Kept by the triggers of Participant; the checks below make overselling impossible.
    agency_seats_taken = models.PositiveIntegerField(default=0, editable=False)
    vendor_seats_taken = models.PositiveIntegerField(default=0, editable=False)
    registration_opens_at = models.DateTimeField("pendaftaran dibuka", null=True, blank=True)
    registration_closes_at = models.DateTimeField("pendaftaran ditutup", null=True, blank=True)
    status = models.CharField(
        "status", max_length=8, choices=ForumStatus, default=ForumStatus.DRAFT, editable=False
    )
    called_off_because = models.CharField(
        "alasan dibatalkan", max_length=300, blank=True, editable=False
    )
    last_participant_number = models.PositiveIntegerField(default=0, editable=False)
    # What stands at the head of the letter of invitation; the number comes from the office's book.
    letter_number = models.CharField("nomor surat", max_length=100, blank=True)
    letter_date = models.DateField("tanggal surat", null=True, blank=True)
    letter_nature = models.CharField("sifat surat", max_length=40, blank=True, default="Biasa")
    letter_attachment = models.CharField("lampiran surat", max_length=100, blank=True)
    copies = models.TextField(
        "tembusan", blank=True, help_text="Satu jabatan per baris, misalnya Wali Kota Metro."
    )
    accepts_guests = models.BooleanField("tautan tamu dibuka", default=False, editable=False)
    guest_token = models.CharField(
        max_length=43, unique=True, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    objects = ForumQuerySet.as_manager()
    # What its tabs count, once events.reports.forum_by_slug has looked.
    tab_counts: dict[str, int]

    class Meta:
        verbose_name = "forum"
        verbose_name_plural = "forum"
        constraints = [
            models.UniqueConstraint(
                fields=["series", "number"],
                name="forum_number_is_unique_in_series",
                violation_error_message="Nomor ini sudah dipakai forum lain dalam seri yang sama.",
                violation_error_code="number_taken",
            ),
            models.CheckConstraint(
                name="forum_days_are_ordered",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message="Tanggal akhir tidak boleh sebelum tanggal mulai.",
                violation_error_code="days_reversed",
            ),
            models.CheckConstraint(
                name="forum_times_are_ordered",
                condition=Q(end_time__gt=F("start_time")),
                violation_error_message="Jam selesai harus sesudah jam mulai.",
                violation_error_code="times_reversed",
            ),
            models.CheckConstraint(
                name="forum_registration_window_is_ordered",
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message="Pendaftaran harus ditutup sesudah dibuka.",
                violation_error_code="window_reversed",
            ),
            models.CheckConstraint(
                name="forum_is_called_off_for_a_reason",
                condition=Q(status=ForumStatus.CALLED_OFF) ^ Q(called_off_because=""),
            ),
            models.CheckConstraint(
                name="forum_guest_link_has_token",
                condition=Q(accepts_guests=True, guest_token__isnull=False)
                | Q(accepts_guests=False, guest_token=None),
            ),
            models.CheckConstraint(
                name="forum_agency_seats_not_oversold",
                condition=Q(agency_seats_taken__lte=F("agency_seats")),
                violation_error_message="Utusan OPD yang terdaftar sudah lebih dari kursi itu.",
                violation_error_code="agency_seats_oversold",
            ),
            models.CheckConstraint(
                name="forum_vendor_seats_not_oversold",
                condition=Q(vendor_seats_taken__lte=F("vendor_seats")),
                violation_error_message="Vendor yang terdaftar sudah lebih dari kursi itu.",
                violation_error_code="vendor_seats_oversold",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="forum_status_follows_path",
                field="status",
                transitions=sorted(
                    (before.value, after.value)
                    for befores, after in TRANSITIONS.values()
                    for before in befores
                ),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("events:forum_detail", args=[self.slug])

    def vendors_without_table(self) -> list[int]:
        """Keys of the vendors with a seat that have no table yet, as they registered."""
        seated = self.participants.expected().filter(vendor__isnull=False).order_by("number")
        taken = set(self.tables.values_list("vendor", flat=True))
        return [
            key
            for key in dict.fromkeys(seated.values_list("vendor", flat=True))
            if key not in taken
        ]

    def own_vendors(self):
        """Vendors that were invited, are registered or have a table, by name."""
        known = (self.invitations, self.participants, self.tables)
        keys = (rows.filter(vendor__isnull=False).order_by().values("vendor") for rows in known)
        # Looked up by key: joined, all vendors would be read.
        own = Q(*(("pk__among", ArraySubquery(one)) for one in keys), _connector=Q.OR)
        return Vendor.objects.unmerged().order_by("name").filter(own)

    def vendors_to_choose(self):
        """Vendors for a list to choose from, by name: all, or of very many those of this forum."""
        vendors = Vendor.objects.unmerged().order_by("name")
        return self.own_vendors() if vendors.are_many() else vendors

    @property
    def slots_outside_hours(self):
        """Slots before the forum begins or after it ends: its hours changed since they were set."""
        outside = Q(start_time__lt=self.start_time) | Q(end_time__gt=self.end_time)
        return self.slots.filter(outside)

    @property
    def days(self) -> list[date]:
        """Every day of the forum, in order."""
        count = (self.last_day - self.first_day).days + 1
        return [self.first_day + timedelta(days=number) for number in range(count)]

    @property
    def has_several_days(self) -> bool:
        return self.first_day != self.last_day

    @property
    def days_in_words(self) -> str:
        """``Rabu, 6 Maret 2024``, to the last day where there are several."""
        first, last = date_with_day(self.first_day), date_with_day(self.last_day)
        return f"{first} s.d. {last}" if self.has_several_days else first

    @property
    def place(self) -> str:
        """The venue and its address, as far as they are known."""
        return ", ".join(part for part in (self.venue, self.venue_address) if part)

    @property
    def attendance_day(self) -> date:
        """The day that a check-in counts for: today during the forum, else its first day.

        A forum that is still running later takes arrivals copied from the paper list.
        """
        return timezone.localdate() if self.is_today else self.first_day

    @property
    def is_today(self) -> bool:
        return self.first_day <= timezone.localdate() <= self.last_day

    @property
    def is_held(self) -> bool:
        """Whether it is over, as in `held()`."""
        is_over = self.is_running and self.last_day < timezone.localdate()
        return is_over or self.status == ForumStatus.FINISHED

    @property
    def absence(self) -> str:
        """What is said of those who are expected and have not come: once it is held, for good."""
        return "Tidak hadir" if self.is_held else "Belum hadir"

    @property
    def days_left(self) -> int:
        return (self.first_day - timezone.localdate()).days

    @property
    def is_running(self) -> bool:
        return self.status == ForumStatus.RUNNING

    @property
    def is_called_off(self) -> bool:
        return self.status == ForumStatus.CALLED_OFF

    @property
    def door_note(self) -> str:
        """Why nobody can be checked in now; empty while the forum runs."""
        if self.status == ForumStatus.FINISHED:
            return "Forum sudah selesai. Untuk mencatat lagi, tekan Lanjutkan forum di halaman Ringkasan."
        if self.is_running:
            return ""
        if self.is_called_off:
            return "Forum ini dibatalkan."
        return "Kehadiran dicatat setelah forum dimulai. Tekan Mulai forum di halaman Ringkasan."

    @property
    def accepts_changes(self) -> bool:
        """Whether participants may still be added or changed."""
        return self.status not in ENDED

    @property
    def takes_registrations(self) -> bool:
        """Whether people may register themselves now: open, and inside the window."""
        now = timezone.now()
        return (
            self.status == ForumStatus.OPEN
            and (self.registration_opens_at is None or self.registration_opens_at <= now)
            and (self.registration_closes_at is None or now < self.registration_closes_at)
        )

    @property
    def takes_requests(self) -> bool:
        """Whether registration is over while the forum is not: changes wait for the office."""
        if self.status in {ForumStatus.CLOSED, ForumStatus.RUNNING}:
            return True
        closes = self.registration_closes_at
        return self.status == ForumStatus.OPEN and closes is not None and closes <= timezone.now()

    @property
    def copy_list(self) -> list[str]:
        return [line.strip() for line in self.copies.splitlines() if line.strip()]

    @property
    def agency_seats_left(self) -> int:
        return self.agency_seats - self.agency_seats_taken

    @property
    def vendor_seats_left(self) -> int:
        return self.vendor_seats - self.vendor_seats_taken

    @property
    def legal_basis_list(self) -> list[str]:
        return [line.strip() for line in self.legal_basis.splitlines() if line.strip()]

    @property
    def allowed_transitions(self) -> list[str]:
        """The verbs that the status allows now, forward ones first."""
        return [verb for verb, (befores, _) in TRANSITIONS.items() if self.status in befores]

    @transaction.atomic
    def change_status(self, verb: str, **values) -> None:
        """Take one step of the allowed path; `values` are fields that change with it.

        Raises ValidationError "not_allowed" when another person was quicker or the step is wrong.
        """
        befores, after = TRANSITIONS[verb]
        # One conditional UPDATE: of two people only one makes the step.
        with pghistory.context(verb=verb):
            moved = Forum.objects.filter(pk=self.pk, status__in=befores).update(
                status=after, **values
            )
        if not moved:
            raise ValidationError(
                "Status forum sudah berubah. Muat ulang halaman.", code="not_allowed"
            )
        for name, value in {"status": after, **values}.items():
            setattr(self, name, value)

    def open_guest_link(self) -> bool:
        """Let guests register by a link of their own. Return False if it is open already."""
        with pghistory.context(verb="open_guest_link"):
            return bool(
                Forum.objects.filter(pk=self.pk, accepts_guests=False).update(
                    accepts_guests=True, guest_token=new_token()
                )
            )

    def close_guest_link(self) -> bool:
        """Take the link away for good: opened again, it is another one."""
        with pghistory.context(verb="close_guest_link"):
            return bool(
                Forum.objects.filter(pk=self.pk, accepts_guests=True).update(
                    accepts_guests=False, guest_token=None
                )
            )

    def next_participant_number(self) -> int:
        """Take the next number of the forum; numbers of cancelled participants stay used."""
        return self.next_participant_numbers(1)[0]

    def next_participant_numbers(self, count: int) -> range:
        """Take as many numbers in a row."""
        Forum.objects.filter(pk=self.pk).update(
            last_participant_number=F("last_participant_number") + count
        )
        self.refresh_from_db(fields=["last_participant_number"])
        return range(self.last_participant_number - count + 1, self.last_participant_number + 1)


@pghistory.track()
class AgendaItem(models.Model):
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="agenda")
    day = models.DateField("tanggal")
    start_time = models.TimeField("mulai")
    end_time = models.TimeField("selesai")
    title = models.CharField("acara", max_length=200)
    speaker = models.CharField("pengisi acara", max_length=200, blank=True)

    class Meta:
        verbose_name = "mata acara"
        verbose_name_plural = "agenda"
        ordering = ["day", "start_time", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agenda_item_times_are_ordered",
                condition=Q(end_time__gt=F("start_time")),
                violation_error_message="Jam selesai harus sesudah jam mulai.",
                violation_error_code="times_reversed",
            )
        ]

    def __str__(self):
        return self.title
