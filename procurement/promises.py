"""What became of promises made at forums: how much of them is paid. Reads only.

A promise is paid as far as the purchases are that are linked to it, by the rule of all sums
(REALISED): a status that somebody sets pays nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import (
    Case,
    DecimalField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce, Least, Round

from core.addresses import reverse
from core.charts import Item
from matching.models import Commitment
from matching.models.commitment import CommitmentQuerySet
from procurement.models import COUNTED, CommitmentPurchase, Stage
from procurement.reports.sums import ZERO

PAID_PROMISES = (
    "Terbayar dihitung dari belanja yang dikaitkan dengan komitmennya, sebanding dengan pembayaran "
    "belanja itu dan paling banyak senilai komitmen. Komitmen tanpa belanja terkait belum terbayar."
)
RUPIAH = DecimalField(max_digits=20, decimal_places=2)
# Of a link, what is paid: all of it with its purchase, and in proportion of one paid in part.
PAID_OF_LINK = Case(
    When(~Q(purchase__stage__in=COUNTED), then=ZERO),
    When(Q(purchase__paid_value=None, purchase__stage=Stage.REALISED), then=F("amount")),
    When(purchase__paid_value=None, then=ZERO),
    When(purchase__paid_value__gte=F("purchase__value"), then=F("amount")),
    default=Round(F("amount") * F("purchase__paid_value") / F("purchase__value"), precision=2),
    output_field=RUPIAH,
)


def paid_of(commitment: Commitment) -> Decimal:
    """What the purchases of one promise paid, in rupiah, be it above its value. One query."""
    return commitment.purchase_links.aggregate(total=Sum(PAID_OF_LINK, default=ZERO))["total"]


def with_paid(commitments: QuerySet) -> QuerySet:
    """Commitments with ``paid``, in rupiah: never more than what was promised."""
    links = CommitmentPurchase.objects.filter(commitment=OuterRef("pk")).order_by()
    total = links.values("commitment").annotate(total=Sum(PAID_OF_LINK)).values("total")
    known = Coalesce(Subquery(total), ZERO, output_field=RUPIAH)
    return commitments.annotate(paid=Least(F("value"), known, output_field=RUPIAH))


@dataclass(frozen=True)
class PromiseSums:
    """Promises that stand, in rupiah, and how far they have come."""

    promised: Decimal
    planned: Decimal
    contracted: Decimal
    paid: Decimal

    def steps(self, **asked: object) -> list[Item]:
        """From the promise to the payment, as the charts show it, with the promises behind each: of
        all that is ``asked`` of their list."""
        steps = [
            ("Komitmen di forum", self.promised, "promised"),
            ("Punya kode RUP", self.planned, "planned"),
            ("Berkontrak", self.contracted, "contracted"),
            ("Terbayar", self.paid, "paid"),
        ]
        return [
            Item(label, value, promises_url(**asked, reached=reached))
            for label, value, reached in steps
        ]


def promises_url(**asked: object) -> str:
    """The list of promises of all forums, narrowed by its filters."""
    return reverse("procurement:promise_list", query=asked)


def added_up(promises: Iterable[Commitment]) -> PromiseSums:
    """The same of standing ones that were read already, with ``paid``."""
    rows = [(one, one.value or Decimal(0)) for one in promises]
    return PromiseSums(
        promised=sum((value for _, value in rows), Decimal(0)),
        planned=sum((value for one, value in rows if one.rup_code), Decimal(0)),
        contracted=sum((value for one, value in rows if one.contract_number), Decimal(0)),
        paid=sum((one.paid for one, _ in rows), Decimal(0)),  # type: ignore[attr-defined]  # with_paid() adds it
    )


def sums_of_promises(commitments: CommitmentQuerySet) -> QuerySet:
    """The sums of the standing ones, in one row in the order of ``PromiseSums``."""
    rows = with_paid(commitments.standing().order_by())
    return rows.values_list(
        total_of(F("value")),
        total_of(Case(When(~Q(rup_code=""), then="value"))),
        total_of(Case(When(~Q(contract_number=""), then="value"))),
        total_of(F("paid")),
    )


def total_of(amount: Case | F) -> Coalesce:
    # A plain function, not an aggregate: the sum over all rows needs no group.
    return Coalesce(Func(amount, function="SUM", output_field=RUPIAH), ZERO, output_field=RUPIAH)
