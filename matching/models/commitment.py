from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pghistory
import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Round
from django.utils import timezone

from accounts.models import Agency
from core.addresses import reverse
from events.models import Forum
from matching.models.demand import Demand
from matching.models.parties import PartyQuerySet
from matching.models.schedule import Meeting
from vendors.models import Product, Vendor

SEN = Decimal("0.01")
# The guard that the record of purchases keeps on this table.
HAS_PURCHASES = "commitment_has_purchases"


class CommitmentStatus(models.TextChoices):
    INTEREST = "interest", "Minat"
    COMMITTED = "committed", "Komitmen"
    CONTRACTED = "contracted", "Kontrak"
    COMPLETED = "completed", "Selesai"
    CANCELLED = "cancelled", "Batal"


PROMISED = (
    CommitmentStatus.COMMITTED,
    CommitmentStatus.CONTRACTED,
    CommitmentStatus.COMPLETED,
)
UNDER_CONTRACT = (CommitmentStatus.CONTRACTED, CommitmentStatus.COMPLETED)
# The allowed path, by the verb that the office uses. A contract entered by mistake can be taken
# back, and what was cancelled can be taken up again from the start.
TRANSITIONS = {
    "commit": ({CommitmentStatus.INTEREST}, CommitmentStatus.COMMITTED),
    "contract": ({CommitmentStatus.COMMITTED}, CommitmentStatus.CONTRACTED),
    "complete": ({CommitmentStatus.CONTRACTED}, CommitmentStatus.COMPLETED),
    "withdraw_contract": ({CommitmentStatus.CONTRACTED}, CommitmentStatus.COMMITTED),
    "reopen": ({CommitmentStatus.COMPLETED}, CommitmentStatus.CONTRACTED),
    "cancel": (
        {
            CommitmentStatus.INTEREST,
            CommitmentStatus.COMMITTED,
            CommitmentStatus.CONTRACTED,
        },
        CommitmentStatus.CANCELLED,
    ),
    "take_up": ({CommitmentStatus.CANCELLED}, CommitmentStatus.INTEREST),
}


def overdue_on(on: date) -> Q:
    """Promised and no contract, and too long without RUP code, or the planned month is over."""
    limit = on - timedelta(days=settings.COMMITMENT_RUP_DAYS)
    without_rup = Q(rup_code="", committed_on__lt=limit)
    return Q(status=CommitmentStatus.COMMITTED) & (
        without_rup | Q(planned_month__lt=on.replace(day=1))
    )


class CommitmentQuerySet(PartyQuerySet):
    def standing(self):
        """What was promised and not taken back: committed, contracted or completed."""
        return self.filter(status__in=PROMISED)

    def open(self):
        """Promised, and no contract yet."""
        return self.filter(status=CommitmentStatus.COMMITTED)

    def overdue(self, on: date):
        """What the agency and the office must look after on the day."""
        return self.filter(overdue_on(on))

    def for_list(self):
        return self.select_related("agency", "vendor", "forum").order_by("-created_at", "-pk")


@pghistory.track()
class Commitment(models.Model):
    """What an agency wants or promises to buy from a vendor, up to the contract."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField("nomor", editable=False)
    meeting = models.ForeignKey(
        Meeting,
        verbose_name="pertemuan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    agency = models.ForeignKey(
        Agency, verbose_name="OPD", on_delete=models.PROTECT, related_name="commitments"
    )
    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.PROTECT, related_name="commitments"
    )
    demand = models.ForeignKey(
        Demand,
        verbose_name="kebutuhan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    product = models.ForeignKey(
        Product,
        verbose_name="produk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    description = models.CharField("barang atau jasa", max_length=300)
    quantity = models.DecimalField(
        "volume",
        max_digits=16,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(SEN)],
    )
    unit = models.CharField("satuan", max_length=40, blank=True)
    unit_price = models.DecimalField(
        "harga satuan",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(SEN)],
    )
    value = models.DecimalField(
        "nilai",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(SEN)],
        help_text="Kosongkan bila volume dan harga satuan diisi.",
    )
    planned_month = models.DateField("rencana bulan belanja", null=True, blank=True)
    rup_code = models.CharField(
        "kode RUP",
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"\A\d{8}\Z", "Kode RUP terdiri dari 8 angka.")],
        help_text="8 angka dari SiRUP, boleh menyusul.",
    )
    status = models.CharField(
        "status",
        max_length=10,
        choices=CommitmentStatus,
        default=CommitmentStatus.INTEREST,
        editable=False,
    )
    committed_on = models.DateField("tanggal komitmen", null=True, editable=False)
    contract_number = models.CharField("nomor kontrak", max_length=100, blank=True, editable=False)
    contract_on = models.DateField("tanggal kontrak", null=True, editable=False)
    completed_on = models.DateField("tanggal selesai", null=True, editable=False)
    cancel_reason = models.CharField("alasan batal", max_length=300, blank=True, editable=False)
    letter_number = models.CharField("nomor surat", max_length=100, blank=True)
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "komitmen"
        verbose_name_plural = "komitmen"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="commitment_latest"),
            models.Index(fields=["status", "planned_month"], name="commitment_by_month"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "number"], name="commitment_number_is_unique_in_forum"
            ),
            models.CheckConstraint(
                name="commitment_cancel_has_reason",
                condition=Q(status=CommitmentStatus.CANCELLED) ^ Q(cancel_reason=""),
                violation_error_message="Tulis alasan batal.",
                violation_error_code="reason_missing",
            ),
            models.CheckConstraint(
                name="commitment_amounts_are_positive",
                condition=(Q(quantity=None) | Q(quantity__gt=0))
                & (Q(unit_price=None) | Q(unit_price__gt=0))
                & (Q(value=None) | Q(value__gt=0)),
                violation_error_message="Volume, harga satuan, dan nilai harus lebih dari nol.",
                violation_error_code="amount_not_positive",
            ),
            models.CheckConstraint(
                name="commitment_value_is_quantity_times_price",
                condition=Q(quantity=None)
                | Q(unit_price=None)
                | Q(value=Round(F("quantity") * F("unit_price"), precision=2)),
                violation_error_message="Nilai harus sama dengan volume kali harga satuan.",
                violation_error_code="value_not_product",
            ),
            models.CheckConstraint(
                name="commitment_month_is_its_first_day",
                condition=Q(planned_month=None) | Q(planned_month__day=1),
            ),
            models.CheckConstraint(
                name="commitment_rup_code_has_8_digits",
                condition=Q(rup_code="") | Q(rup_code__regex=r"^[0-9]{8}$"),
                violation_error_message="Kode RUP terdiri dari 8 angka.",
                violation_error_code="rup_code_wrong",
            ),
            models.CheckConstraint(
                name="commitment_promise_is_whole",
                condition=~Q(status__in=PROMISED)
                | Q(value__isnull=False, planned_month__isnull=False, committed_on__isnull=False),
                violation_error_message=(
                    "Komitmen harus punya nilai dan rencana bulan belanja. Isi keduanya lebih dulu."
                ),
                violation_error_code="promise_incomplete",
            ),
            models.CheckConstraint(
                name="commitment_contract_is_whole",
                condition=Q(contract_number="", contract_on=None) & ~Q(status__in=UNDER_CONTRACT)
                | ~Q(contract_number="")
                & Q(contract_on__isnull=False)
                & Q(status__in=[*UNDER_CONTRACT, CommitmentStatus.CANCELLED]),
                violation_error_message="Kontrak harus punya nomor dan tanggal.",
                violation_error_code="contract_incomplete",
            ),
            models.CheckConstraint(
                name="commitment_completion_has_a_day",
                condition=Q(status=CommitmentStatus.COMPLETED) ^ Q(completed_on=None),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="commitment_status_follows_path",
                field="status",
                transitions=sorted(
                    (before.value, after.value)
                    for befores, after in TRANSITIONS.values()
                    for before in befores
                ),
            )
        ]

    def __str__(self):
        return f"{self.description}, {self.agency.short_name} dan {self.vendor}"

    def get_absolute_url(self):
        return reverse("matching:commitment_detail", args=[self.forum.slug, self.pk])

    @property
    def code(self) -> str:
        return f"KOM-{self.forum.first_day.year}-{self.number:03}"

    @property
    def is_promised(self) -> bool:
        return self.status in PROMISED

    @property
    def is_cancelled(self) -> bool:
        return self.status == CommitmentStatus.CANCELLED

    def is_overdue(self, on: date) -> bool:
        """The same as ``overdue_on`` says of rows, of one that was read already."""
        if self.status != CommitmentStatus.COMMITTED:
            return False
        limit = on - timedelta(days=settings.COMMITMENT_RUP_DAYS)
        month, promised = self.planned_month or on, self.committed_on or on
        return (not self.rup_code and promised < limit) or month < on.replace(day=1)

    @property
    def allowed_transitions(self) -> list[str]:
        """The verbs that the status allows now, forward ones first."""
        return [verb for verb, (befores, _) in TRANSITIONS.items() if self.status in befores]

    def computed_value(self) -> Decimal | None:
        """Quantity times price where both are known, else the value that was typed."""
        if self.quantity is None or self.unit_price is None:
            return self.value
        return (self.quantity * self.unit_price).quantize(SEN, ROUND_HALF_UP)

    @transaction.atomic
    def take_step(self, verb: str, *, reason: str = "", **values) -> None:
        """Take one step of the allowed path, with what the new state needs.

        Raises ValidationError "not_allowed" when another person was quicker or the step is wrong,
        "has_purchases" when purchases fulfil what is to be given up.
        """
        befores, after = TRANSITIONS[verb]
        rows = Commitment.objects.filter(pk=self.pk, status__in=befores)
        try:
            with pghistory.context(verb=f"commitment_{verb}", reason=reason), transaction.atomic():
                moved = rows.update(status=after, **values)
        except IntegrityError as error:
            if HAS_PURCHASES not in str(error):
                raise
            raise ValidationError(
                "Ada belanja yang memenuhi komitmen ini. Lepaskan dulu kaitannya di halaman "
                "belanja itu.",
                code="has_purchases",
            ) from None
        if not moved:
            raise ValidationError(
                "Status komitmen ini sudah berubah. Muat ulang halaman.", code="not_allowed"
            )
        self.refresh_from_db()

    def commit(
        self, *, on: date, value: Decimal | None = None, planned_month: date | None = None
    ) -> None:
        """Make an interest a promise, with the rupiah and the month where it has none yet.

        Raises ValidationError "promise_incomplete" without value or month, "not_allowed".
        """
        value, planned_month = self.value or value, self.planned_month or planned_month
        if value is None or planned_month is None:
            raise ValidationError(
                "Isi nilai dan rencana bulan belanja lebih dulu.", code="promise_incomplete"
            )
        self.take_step("commit", committed_on=on, value=value, planned_month=planned_month)

    def contract(self, *, number: str, on: date) -> None:
        """Record the contract or order. Raises ValidationError "not_allowed"."""
        self.take_step("contract", contract_number=number, contract_on=on)

    def complete(self, *, on: date) -> None:
        """Record that goods and payment are done. Raises ValidationError "not_allowed"."""
        self.take_step("complete", completed_on=on)

    def withdraw_contract(self, *, reason: str) -> None:
        """Take back a contract that was entered by mistake. Raises "not_allowed", "has_purchases"."""
        self.take_step("withdraw_contract", reason=reason, contract_number="", contract_on=None)

    def reopen(self, *, reason: str) -> None:
        """Take back a completion that was entered by mistake. Raises "not_allowed"."""
        self.take_step("reopen", reason=reason, completed_on=None)

    def cancel(self, *, reason: str) -> None:
        """Give the promise up; the row and its reason stay. Raises "not_allowed", "has_purchases"."""
        self.take_step("cancel", reason=reason, cancel_reason=reason)

    def take_up(self, *, reason: str) -> None:
        """Begin again as an interest. Raises "not_allowed"."""
        self.take_step(
            "take_up",
            reason=reason,
            cancel_reason="",
            committed_on=None,
            contract_number="",
            contract_on=None,
        )
