"""From the first look to the payment, and what came of one record. Reads only."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Min, QuerySet, Subquery, Sum, Value, Window
from django.utils import timezone

from accounts.access import may_use
from accounts.models import User
from core.addresses import reverse
from core.statements import listed
from matching.models import Commitment, Demand, Meeting
from procurement.models import CommitmentPurchase, Purchase
from procurement.models.summary import REALISED
from procurement.promises import paid_of, promises_url, with_paid
from vendors.models import Vendor

SHOWN = 20


@dataclass(frozen=True)
class ChainStep:
    """One step: how often it happened, the rupiah of those steps that have any, and its list.

    ``url`` is empty where there is no list, or the reader has none.
    """

    label: str
    count: int
    value: Decimal | None = None
    url: str = ""


VENDOR_CHAIN = f"""
    SELECT
        (SELECT COALESCE(SUM(views), 0) FROM vendors_vendorview WHERE vendor_id = %(pk)s),
        (SELECT count(*) FROM vendors_shortlistitem item
            JOIN vendors_product product ON product.id = item.product_id
            WHERE product.vendor_id = %(pk)s),
        (SELECT count(*) FROM matching_meeting meeting
            JOIN matching_schedule schedule ON schedule.id = meeting.schedule_id
            JOIN events_slot slot ON slot.id = meeting.slot_id
            WHERE meeting.vendor_id = %(pk)s AND meeting.status = 'planned'
                AND schedule.status = 'published' AND slot.day <= %(today)s),
        promised.count, promised.value, bought.count, bought.value, bought.paid_count, bought.paid
    FROM (
        SELECT count(*), COALESCE(SUM(value), 0) AS value FROM matching_commitment
        WHERE vendor_id = %(pk)s AND status IN ('committed', 'contracted', 'completed')
    ) promised, (
        SELECT count(*), COALESCE(SUM(p.value), 0) AS value,
            count(*) FILTER (WHERE p.paid > 0) AS paid_count, COALESCE(SUM(p.paid), 0) AS paid
        FROM (SELECT *, {REALISED} AS paid FROM procurement_purchase) p
        JOIN procurement_supplier s ON s.id = p.supplier_id
        WHERE s.vendor_id = %(pk)s AND p.stage IN ('contracted', 'realised') AND NOT p.has_parts
    ) bought
"""  # noqa: S608 - constants of ours


def vendor_chain(vendor: Vendor, user: User) -> list[ChainStep]:
    """What a vendor got out of being here: looks, shortlists, meetings, promises, money. One query."""
    pk = vendor.pk
    with connection.cursor() as cursor:
        cursor.execute(VENDOR_CHAIN, {"pk": pk, "today": timezone.localdate()})
        seen, kept, met, promises, promised, orders, ordered, payments, paid = cursor.fetchone()
    bought = {"vendor": pk, "counted": 1}
    is_listed = may_use(user, "procurement:purchase_list")
    purchases = reverse("procurement:purchase_list", query=bought) if is_listed else ""
    return [
        ChainStep("Profil dilihat", int(seen)),
        ChainStep("Produk disimpan pembeli", kept),
        ChainStep(
            "Bertemu di forum",
            met,
            url=reverse("matching:vendor_meeting_list", args=[vendor.slug]),
        ),
        ChainStep("Komitmen", promises, promised, promises_url(vendor=pk, reached="promised")),
        ChainStep("Dipesan", orders, ordered, purchases),
        ChainStep("Dibayar", payments, paid, purchases and f"{purchases}&part=paid"),
    ]


class VendorRecord(NamedTuple):
    """What a reader's lists hold of a vendor, and what all agencies have bought from it.

    The second is published with the open data: packages, agencies, and the first budget year.
    """

    meetings: int
    purchases: int
    packages: int
    agencies: int
    since: int | None


def vendor_record(pk: int, user: User) -> VendorRecord:
    """Meetings of published schedules, purchases, and contracts of all. One query."""
    met = Meeting.objects.visible_to(user).published().planned().filter(vendor=pk)
    listed = Purchase.objects.visible_to(user).standing().filter(supplier__vendor=pk)
    bought = Purchase.objects.counted().filter(supplier__vendor=pk)
    asked = (
        (met, Count("pk")),
        (listed, Count("pk")),
        (bought, Count("pk")),
        (bought, Count("agency", distinct=True)),
        (bought, Min("year")),
    )
    found = [
        Subquery(rows.order_by().values(of_all=Value(1)).annotate(n=figure).values("n"))
        for rows, figure in asked
    ]
    *counts, since = Vendor.objects.filter(pk=pk).values_list(*found).get()
    return VendorRecord._make([*(count or 0 for count in counts), since])


AGENCY_CHAIN = """
    WITH RECURSIVE unit(id) AS (
        SELECT %s::bigint
        UNION ALL
        SELECT below.id FROM accounts_agency below JOIN unit ON below.parent_id = unit.id
    )
    SELECT ARRAY(SELECT id FROM unit), needed.count, needed.value, met.count, promised.count,
        promised.value, promised.contracts, promised.contracted, promised.payments, promised.paid
    FROM (
        SELECT count(*), COALESCE(SUM(budget), 0) AS value FROM matching_demand
        WHERE agency_id = ANY(ARRAY(SELECT id FROM unit)) AND year = %s AND is_active AND is_announced
    ) needed, (
        SELECT count(*) FROM matching_meeting meeting
        JOIN matching_schedule schedule ON schedule.id = meeting.schedule_id
        JOIN events_slot slot ON slot.id = meeting.slot_id
        WHERE meeting.agency_id = ANY(ARRAY(SELECT id FROM unit)) AND meeting.status = 'planned'
            AND schedule.status = 'published' AND EXTRACT(YEAR FROM slot.day) = %s
    ) met, (
        SELECT count(*), COALESCE(SUM(value), 0) AS value,
            count(*) FILTER (WHERE contract_number <> '') AS contracts,
            COALESCE(SUM(value) FILTER (WHERE contract_number <> ''), 0) AS contracted,
            count(*) FILTER (WHERE paid > 0) AS payments, COALESCE(SUM(paid), 0) AS paid
        FROM ({promises}) promise WHERE agency_id = ANY(ARRAY(SELECT id FROM unit))
    ) promised
"""


@dataclass(frozen=True)
class AgencyChain:
    """The steps of a unit and all below it; ``units`` are the numbers of them all."""

    units: frozenset[int]
    steps: list[ChainStep]

    @property
    def is_begun(self) -> bool:
        return any(step.count for step in self.steps)


def agency_chain(pk: int, year: int) -> AgencyChain:
    """From what a unit and those below need in a year to what they paid for. One query."""
    made = with_paid(Commitment.objects.standing().filter(forum__first_day__year=year))
    columns = made.order_by().values("agency_id", "value", "contract_number", "paid")
    promises, values = columns.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(AGENCY_CHAIN.format(promises=promises), [pk, year, year, *values])
        units, *row = cursor.fetchone()
    asked = {"agency": pk, "year": year}
    steps = [
        ChainStep("Kebutuhan", row[0], row[1], reverse("matching:demand_list", query=asked)),
        ChainStep("Pertemuan", row[2]),
        ChainStep("Komitmen", row[3], row[4], promises_url(**asked, reached="promised")),
        ChainStep("Berkontrak", row[5], row[6], promises_url(**asked, reached="contracted")),
        ChainStep("Terbayar", row[7], row[8], promises_url(**asked, reached="paid")),
    ]
    return AgencyChain(frozenset(units), steps)


@dataclass(frozen=True)
class Fulfilment:
    """The purchases that fulfil a commitment, and how much of it that makes."""

    links: list[CommitmentPurchase]
    total: Decimal | None
    paid: Decimal


def fulfilment_of(commitment: Commitment) -> Fulfilment:
    """Two queries; who may see a commitment may know how far it is fulfilled."""
    links = list(commitment.purchase_links.select_related("purchase").order_by("pk")[:SHOWN])
    total = sum((link.amount for link in links), Decimal(0)) if links else None
    return Fulfilment(links, total, paid_of(commitment) if links else Decimal(0))


@dataclass(frozen=True)
class DemandOutcome:
    """What came of a plan: its promises and purchases that the reader may see."""

    commitments: list[Commitment]
    purchases: list[Purchase]
    spent: Decimal | None


def outcome_of(demand: Demand, user: User) -> DemandOutcome:
    """Two queries."""
    reader = (user, user.role, user.agency_id, demand.pk)
    purchases = purchases_of(*reader)
    spent = purchases[0].spent if purchases else None  # type: ignore[attr-defined]  # the query adds it
    return DemandOutcome(promises_of(*reader), purchases, spent)


# What a user sees follows from the first three.
@listed
def promises_of(user: User, role: str, agency_id: int | None, demand: int) -> QuerySet[Commitment]:
    return Commitment.objects.visible_to(user).filter(demand=demand).for_list()[:SHOWN]


@listed
def purchases_of(user: User, role: str, agency_id: int | None, demand: int) -> QuerySet[Purchase]:
    """The latest purchases, each with what all of them cost together."""
    rows = Purchase.objects.visible_to(user).counted().filter(demand=demand)
    rows = rows.annotate(spent=Window(Sum("value")))
    return rows.select_related("supplier").order_by("-pk")[:SHOWN]
