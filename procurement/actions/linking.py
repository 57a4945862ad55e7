"""Tie purchases to the commitments that they fulfil."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, Sum
from django.utils import timezone

from accounts.models import Agency, User
from matching.models import Commitment, CommitmentStatus
from procurement.models import COUNTED, CommitmentPurchase, Purchase, Stage, normalise_name

MAX_PROPOSED = 5
NEAR = Decimal("0.1")
OPEN = (CommitmentStatus.COMMITTED, CommitmentStatus.CONTRACTED)


@dataclass(frozen=True)
class Proposal:
    """A purchase that may fulfil a commitment, with the reasons that speak for it."""

    commitment: Commitment
    purchase: Purchase
    amount: Decimal
    reasons: list[str]

    @property
    def key(self) -> str:
        return f"{self.commitment.pk}-{self.purchase.pk}"


def propose(commitments: Iterable[Commitment]) -> list[Proposal]:
    """Return likely purchases for open commitments, the best first for each.

    Needs the same agency and either the same vendor or the RUP code; amount and month speak for
    it as well.
    """
    wanted = list(commitments)
    candidates = defaultdict(list)
    for purchase in purchases_for(wanted):
        candidates[purchase.agency_id].append(purchase)
    linked = dict(
        CommitmentPurchase.objects.filter(
            purchase__in=[purchase.pk for rows in candidates.values() for purchase in rows]
        )
        .values_list("purchase")
        .annotate(total=Sum("amount"))
    )
    proposals = []
    for commitment in wanted:
        found = [
            proposal
            for purchase in candidates[commitment.agency_id]
            if (proposal := weigh(commitment, purchase, linked.get(purchase.pk, Decimal(0))))
        ]
        proposals += sorted(found, key=lambda proposal: -len(proposal.reasons))[:MAX_PROPOSED]
    return proposals


def purchases_for(commitments: list[Commitment]):
    agencies = {commitment.agency_id for commitment in commitments}
    vendors = {commitment.vendor_id for commitment in commitments}
    names = {normalise_name(commitment.vendor.name) for commitment in commitments}
    codes = [commitment.rup_code for commitment in commitments if commitment.rup_code]
    days = [commitment.forum.first_day for commitment in commitments]
    return (
        Purchase.objects.filter(agency__in=agencies, stage__in=COUNTED, has_parts=False)
        .filter(year__gte=min((day.year for day in days), default=0))
        .filter(
            Q(supplier__vendor__in=vendors)
            | Q(supplier__normalised_name__in=names)
            | Q(rup_codes__overlap=codes)
        )
        .select_related("agency", "supplier")
        .order_by("pk")[:2000]
    )


def weigh(commitment: Commitment, purchase: Purchase, linked: Decimal) -> Proposal | None:
    left = purchase.value - linked
    if left <= 0 or (purchase.recorded_on and purchase.recorded_on < commitment.forum.first_day):
        return None
    reasons = []
    if is_same_seller(commitment, purchase):
        reasons.append("vendor sama")
    if commitment.rup_code and commitment.rup_code in purchase.rup_codes:
        reasons.append("kode RUP sama")
    if not reasons:
        return None
    value = commitment.value or left
    if abs(left - value) <= value * NEAR:
        reasons.append("nilai mirip")
    if is_near_month(commitment.planned_month, purchase.recorded_on):
        reasons.append("bulan sesuai rencana")
    return Proposal(commitment, purchase, min(left, value), reasons)


def is_same_seller(commitment: Commitment, purchase: Purchase) -> bool:
    supplier = purchase.supplier
    if supplier is None:
        return False
    if supplier.vendor_id:
        return supplier.vendor_id == commitment.vendor_id
    return supplier.normalised_name == normalise_name(commitment.vendor.name)


def is_near_month(planned: date | None, bought: date | None) -> bool:
    if planned is None or bought is None:
        return False
    return abs((bought.year - planned.year) * 12 + bought.month - planned.month) <= 1


def link(*, commitment: Commitment, purchase: Purchase, amount: Decimal, by: User) -> None:
    """Tie an amount of a purchase to a commitment and move the commitment on.

    Raises ValidationError "other_agency", "other_vendor", "not_counted", "not_promised",
    "exceeds_purchase", "already_linked".
    """
    check(commitment, purchase)
    try:
        link_in_turn(commitment, purchase, amount, by)
    except IntegrityError as error:
        if "links_are_within_purchase" in str(error):
            raise ValidationError(
                "Nilai yang dikaitkan melebihi sisa nilai belanja ini.", code="exceeds_purchase"
            ) from None
        raise ValidationError(
            "Belanja ini sudah dikaitkan dengan komitmen itu.", code="already_linked"
        ) from None


def check(commitment: Commitment, purchase: Purchase) -> None:
    if not Agency.objects.at_or_below(commitment.agency_id).filter(pk=purchase.agency_id).exists():
        raise ValidationError(
            "Belanja ini bukan belanja OPD yang berkomitmen.", code="other_agency"
        )
    supplier = purchase.supplier
    if supplier and supplier.vendor_id and supplier.vendor_id != commitment.vendor_id:
        raise ValidationError("Penyedia belanja ini vendor lain.", code="other_vendor")
    if purchase.stage not in COUNTED:
        raise ValidationError("Belanja ini batal atau belum berkontrak.", code="not_counted")
    if not commitment.is_promised:
        raise ValidationError(
            "Komitmen ini belum disepakati atau sudah batal.", code="not_promised"
        )


@transaction.atomic
def link_in_turn(commitment: Commitment, purchase: Purchase, amount: Decimal, by: User) -> None:
    with pghistory.context(verb="link_purchase"):
        CommitmentPurchase.objects.create(
            commitment=commitment, purchase=purchase, amount=amount, created_by=by
        )
        supplier = purchase.supplier
        if supplier and supplier.vendor_id is None:
            supplier.vendor_id = commitment.vendor_id
            supplier.save(update_fields=["vendor"])
    move_on(commitment, purchase)


def move_on(commitment: Commitment, purchase: Purchase) -> None:
    """A contract makes a promise a contract; goods paid for in full complete it."""
    day = purchase.contracted_on or purchase.recorded_on or timezone.localdate()
    if commitment.status == CommitmentStatus.COMMITTED:
        number = purchase.contract_number or purchase.package_key
        commitment.contract(number=number[:100], on=day)
    total = commitment.purchase_links.filter(purchase__stage=Stage.REALISED).aggregate(
        total=Sum("amount")
    )["total"]
    is_fulfilled = total is not None and commitment.value and total >= commitment.value
    if is_fulfilled and commitment.status == CommitmentStatus.CONTRACTED:
        commitment.complete(on=purchase.paid_on or day)


@transaction.atomic
def unlink(link_row: CommitmentPurchase, *, reason: str) -> None:
    """Take a link away; the state of the commitment is left to its own page."""
    with pghistory.context(verb="unlink_purchase", reason=reason):
        link_row.delete()


def link_many(proposals: Iterable[Proposal], *, by: User) -> tuple[int, list[str]]:
    """Accept several proposals; return how many were linked and why the others were not."""
    done, problems = 0, []
    for proposal in proposals:
        try:
            link(
                commitment=proposal.commitment,
                purchase=proposal.purchase,
                amount=proposal.amount,
                by=by,
            )
            done += 1
        except ValidationError as error:
            problems.append(f"{proposal.purchase}: {error.messages[0]}")
    return done, problems
