"""Tie purchases to the commitments that they fulfil."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Max, Q, Sum
from django.utils import timezone

from accounts.models import Agency, User
from core.formats import rupiah
from matching.models import Commitment, CommitmentStatus
from procurement.models import COUNTED, CommitmentPurchase, Purchase, normalise_name
from procurement.promises import paid_of, with_paid

MAX_PROPOSED = 5
NEAR = Decimal("0.1")
# Words of at least four letters that name no thing.
EMPTY_WORDS = {"untuk", "dengan", "belanja", "pengadaan", "pembelian", "kegiatan", "contoh"}


SAME_SELLER, SAME_CODE = "vendor sama", "kode RUP sama"


class Strength(models.IntegerChoices):
    """How surely a purchase fulfils a promise."""

    WEAK = 1, "Lemah"
    FAIR = 2, "Sedang"
    STRONG = 3, "Kuat"


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

    @property
    def strength(self) -> Strength:
        """Weak where nothing but the vendor is the same: it sells other things, too."""
        if len(self.reasons) > 2 or {SAME_SELLER, SAME_CODE} <= set(self.reasons):
            return Strength.STRONG
        return Strength.WEAK if self.reasons == [SAME_SELLER] else Strength.FAIR


def propose(commitments: Iterable[Commitment]) -> list[Proposal]:
    """Return likely purchases for open commitments, the best first.

    Needs the same agency and either the same vendor or the RUP code; amount, name and month speak
    for it as well.
    """
    wanted = list(commitments)
    candidates = defaultdict(list)
    for purchase in purchases_for(wanted):
        candidates[purchase.agency_id].append(purchase)
    linked = linked_so_far(wanted, candidates)
    proposals = []
    for commitment in wanted:
        found = [
            proposal
            for purchase in candidates[commitment.agency_id]
            if (commitment.pk, purchase.pk) not in linked.pairs
            and (proposal := weigh(commitment, purchase, linked))
        ]
        proposals += best_first(found)[:MAX_PROPOSED]
    return best_first(proposals)


def best_first(proposals: list[Proposal]) -> list[Proposal]:
    """By how much speaks for them; what is alike stays as it was."""
    return sorted(proposals, key=lambda one: (one.strength, len(one.reasons)), reverse=True)


def preselected(proposals: Iterable[Proposal]) -> set[str]:
    """Keys of those to be ticked beforehand: strong, and the first of its promise and purchase."""
    keys: set[str] = set()
    taken: set[tuple[str, int]] = set()
    for one in proposals:
        both = {("promise", one.commitment.pk), ("purchase", one.purchase.pk)}
        if one.strength == Strength.STRONG and not both & taken:
            keys.add(one.key)
            taken |= both
    return keys


@dataclass(frozen=True)
class Linked:
    """What is linked already: of each purchase, to each commitment, and which to which."""

    of_purchase: dict[int, Decimal]
    to_commitment: dict[int, Decimal]
    pairs: set[tuple[int, int]]


def linked_so_far(commitments: list[Commitment], candidates: dict[int, list[Purchase]]) -> Linked:
    purchases = [purchase.pk for rows in candidates.values() for purchase in rows]
    links = CommitmentPurchase.objects.filter(
        Q(purchase__in=purchases) | Q(commitment__in=commitments)
    )
    found = Linked(defaultdict(Decimal), defaultdict(Decimal), set())
    for commitment, purchase, amount in links.values_list("commitment", "purchase", "amount"):
        found.of_purchase[purchase] += amount
        found.to_commitment[commitment] += amount
        found.pairs.add((commitment, purchase))
    return found


def purchases_for(commitments: list[Commitment]):
    agencies = {commitment.agency_id for commitment in commitments}
    vendors = {commitment.vendor_id for commitment in commitments}
    names = {normalise_name(commitment.vendor.name) for commitment in commitments}
    codes = [code for commitment in commitments for code in codes_of(commitment)]
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


def weigh(commitment: Commitment, purchase: Purchase, linked: Linked) -> Proposal | None:
    left = purchase.value - linked.of_purchase[purchase.pk]
    value = commitment.value or left
    open_value = value - linked.to_commitment[commitment.pk]
    if min(left, open_value) <= 0 or (
        purchase.recorded_on and purchase.recorded_on < commitment.forum.first_day
    ):
        return None
    reasons = []
    if is_same_seller(commitment, purchase):
        reasons.append(SAME_SELLER)
    if codes_of(commitment) & set(purchase.rup_codes):
        reasons.append(SAME_CODE)
    if not reasons:
        return None
    if abs(left - value) <= value * NEAR:
        reasons.append("nilai mirip")
    if things_of(commitment.description) & things_of(purchase.package_name):
        reasons.append("nama serupa")
    if is_near_month(commitment.planned_month, purchase.recorded_on):
        reasons.append("bulan sesuai rencana")
    return Proposal(commitment, purchase, min(left, open_value), reasons)


def codes_of(commitment: Commitment) -> set[str]:
    """The RUP code of the commitment; until it has one, any of the demand that it meets."""
    if commitment.rup_code:
        return {commitment.rup_code}
    return set(commitment.demand.rup_codes) if commitment.demand else set()


def is_same_seller(commitment: Commitment, purchase: Purchase) -> bool:
    supplier = purchase.supplier
    if supplier is None:
        return False
    if supplier.vendor_id:
        return supplier.vendor_id == commitment.vendor_id
    return supplier.normalised_name == normalise_name(commitment.vendor.name)


def things_of(text: str) -> set[str]:
    """The words of a name that can tell one thing from another."""
    return set(re.findall(r"[^\W\d_]{4,}", text.lower())) - EMPTY_WORDS


def is_near_month(planned: date | None, bought: date | None) -> bool:
    if planned is None or bought is None:
        return False
    return abs((bought.year - planned.year) * 12 + bought.month - planned.month) <= 1


def link(*, commitment: Commitment, purchase: Purchase, amount: Decimal, by: User) -> None:
    """Tie an amount of a purchase to a commitment and move the commitment on.

    Raises ValidationError "other_agency", "other_vendor", "not_counted", "not_promised",
    "exceeds_purchase", "already_linked".
    """
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


def check_links(purchase: Purchase) -> None:
    """Ask of a purchase before it is saved whether it still is what its commitments were met by.

    Raises ValidationError "below_links", and what ``check`` raises.
    """
    links = list(purchase.commitment_links.select_related("commitment"))
    linked = sum((one.amount for one in links), Decimal(0))
    if purchase.value < linked:
        raise ValidationError(
            f"{rupiah(linked)} dari belanja ini sudah memenuhi komitmen. Lepaskan dulu kaitannya, "
            "atau isi nilai yang tidak kurang dari itu.",
            code="below_links",
        )
    for one in links:
        check(one.commitment, purchase)


@transaction.atomic
def link_in_turn(commitment: Commitment, purchase: Purchase, amount: Decimal, by: User) -> None:
    # Held, the purchase first as by all that changes purchases and then lets promises follow:
    # either may be cancelled since it was read, and of two purchases that fill a promise together
    # the second sees the first.
    purchase = Purchase.objects.select_for_update().get(pk=purchase.pk)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    check(commitment, purchase)
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
        commitment.contract(number=contract_name(purchase), on=day)
    if commitment.status == CommitmentStatus.CONTRACTED and is_filled(commitment):
        commitment.complete(on=purchase.paid_on or day)


def still_to_buy(commitment: Commitment) -> Decimal | None:
    """The rupiah of a promise that no purchase is linked to yet; None once there is nothing left."""
    linked = commitment.purchase_links.aggregate(total=Sum("amount", default=0))["total"]
    left = (commitment.value or linked) - linked
    return left if left > 0 else None


@transaction.atomic
def complete_paid(purchases: Iterable[int] | None = None) -> int:
    """Complete the contracts of commitments that payments have filled since; return how many.

    Of those that the named purchases fulfil, else of all. One query, and two for each completed.
    """
    rows = Commitment.objects.filter(status=CommitmentStatus.CONTRACTED)
    if purchases is not None:
        rows = rows.filter(purchase_links__purchase__in=purchases)
    filled = with_paid(rows.filter(purchase_links__isnull=False)).filter(paid__gte=F("value"))
    found = list(filled.order_by("pk").distinct())
    for commitment in found:
        paid = commitment.purchase_links.aggregate(day=Max("purchase__paid_on"))["day"]
        commitment.complete(on=max(paid or timezone.localdate(), commitment.contract_on))
    return len(found)


@contextmanager
def promises_follow(*, reason: str, purchases: Iterable[int] | None = None) -> Iterator[None]:
    """Let promises say what is so after a change of purchases: of the named ones, else of all.

    What the change pays is completed. What was paid and no longer is, is reopened, and a purchase
    that no longer counts is let go with the contract that it was. A completion that a person has
    entered without payments stays. Needs a transaction.
    """
    links = CommitmentPurchase.objects.filter(purchase__stage__in=COUNTED)
    completed = Commitment.objects.filter(status=CommitmentStatus.COMPLETED)
    if purchases is not None:
        links = links.filter(purchase__in=purchases)
        completed = completed.filter(purchase_links__purchase__in=purchases)
    counted = list(links.values_list("pk", flat=True))
    filled = list(with_paid(completed).filter(paid__gte=F("value")).values_list("pk", flat=True))
    yield
    before = Commitment.objects.filter(pk__among=filled, status=CommitmentStatus.COMPLETED)
    for commitment in with_paid(before).filter(paid__lt=F("value")).order_by("pk"):
        commitment.reopen(reason=reason)
    lost = CommitmentPurchase.objects.filter(pk__among=counted).exclude(
        purchase__stage__in=COUNTED
    )
    for row in lost.select_related("purchase").order_by("pk"):
        unlink(row, reason=reason)
    complete_paid(purchases)


def contract_name(purchase: Purchase) -> str:
    """What a commitment calls the contract: its number, or the package where there is none."""
    return (purchase.contract_number or purchase.package_key)[:100]


def is_filled(commitment: Commitment) -> bool:
    """Whether what was bought and paid is worth what was promised."""
    return commitment.value is not None and paid_of(commitment) >= commitment.value


@transaction.atomic
def unlink(link_row: CommitmentPurchase, *, reason: str) -> None:
    """Take a link away, and take the commitment back as far as this link had moved it on.

    What a person has entered on the commitment's own page stays: a contract of another number,
    and a completion that the links had never filled.
    """
    commitment = Commitment.objects.select_for_update().get(pk=link_row.commitment_id)
    was_filled = is_filled(commitment)
    with pghistory.context(verb="unlink_purchase", reason=reason):
        link_row.delete()
    move_back(commitment, link_row.purchase, was_filled=was_filled, reason=reason)


def move_back(
    commitment: Commitment, purchase: Purchase, *, was_filled: bool, reason: str
) -> None:
    """Reopen what is no longer paid for, and withdraw a contract that nothing is bought under."""
    if (
        commitment.status == CommitmentStatus.COMPLETED
        and was_filled
        and not is_filled(commitment)
    ):
        commitment.reopen(reason=reason)
    is_own_contract = commitment.contract_number == contract_name(purchase)
    is_bought = commitment.purchase_links.exists()
    if commitment.status == CommitmentStatus.CONTRACTED and is_own_contract and not is_bought:
        commitment.withdraw_contract(reason=reason)


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
