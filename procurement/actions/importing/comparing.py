"""What saving a draft would change: compared with what is stored, hand-set values left alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import batched
from operator import attrgetter
from typing import Any

from django.db.models import Q, Sum

from core.formats import rupiah
from procurement.actions.importing.drafts import ONE_SELLER, OWN_KEY, Draft
from procurement.actions.importing.resolving import any_of
from procurement.models import (
    AreaBasis,
    CommitmentPurchase,
    OriginBasis,
    OriginCluster,
    Purchase,
    PurchasePayment,
    RowOutcome,
    Source,
    Stage,
    Supplier,
)

# What a file may say of a purchase; empty cells say nothing.
FIELDS = (
    "agency_id", "year", "supplier_id", "supplier_name", "supplier_code", "size_class",
    "is_cooperative", "rup_codes", "account_codes", "package_name", "method", "procurement_type",
    "fund_source", "status_text", "stage", "contract_number", "ordered_on", "contracted_on",
    "paid_on", "ceiling", "value", "pdn_value", "umk_value", "tkdn", "bmp", "addendum",
    "is_sum_of_parts", "has_parts", "origin_cluster", "origin_basis",
    "seller_area", "area_basis",
)  # fmt: skip
STORED = ("pk", "source", "package_key", "version", "hand_set", "part_of_id", *FIELDS)
MONEY = frozenset({"value", "pdn_value", "umk_value"})
TELLING_KEY = 10
"""Letters and digits from which on a package key can be no number of somebody's own list."""

PROGRESS = {Stage.WITHDRAWN: 0, Stage.PENDING: 1, Stage.CONTRACTED: 2, Stage.REALISED: 3}


# Of the fields, those that a draft holds itself; the others are looked up.
DRAFTED = tuple(name for name in FIELDS if name in Draft.__slots__)
drafted = attrgetter(*DRAFTED)
PDN, SYSTEM = str(OriginCluster.PDN), str(OriginBasis.SYSTEM)


def values_of(draft: Draft) -> dict[str, Any]:
    """What the file gives, by field; empty for empty cells."""
    supplier = draft.supplier
    values: dict[str, Any] = dict(zip(DRAFTED, drafted(draft), strict=True))
    values["agency_id"] = draft.agency.pk if draft.agency else None
    values["supplier_id"] = supplier.pk if supplier else None
    values["size_class"] = draft.size_class or (supplier.size_class if supplier else "")
    values["is_cooperative"] = (supplier.is_cooperative or None) if supplier else None
    # A part above nothing shows that the system calls the product domestic; 0 may be anything.
    if draft.pdn_value:
        values["origin_cluster"], values["origin_basis"] = PDN, SYSTEM
    return values


NOTHING_SAID = values_of(Draft(0)) | {
    "origin_cluster": OriginCluster.UNKNOWN.value,
    "origin_basis": "",
}


def said_by(draft: Draft) -> dict[str, Any]:
    """The values that the file gives, by field; nothing for empty cells."""
    return {
        name: value
        for name, value in values_of(draft).items()
        if value or (value is not None and value != "" and value != [])
    }


class Comparer:
    """Compares drafts with stored purchases; `accepted` are rows whose file values win."""

    def __init__(self, accepted: frozenset[int]) -> None:
        self.accepted = accepted
        self.linked: dict[int, Decimal] = {}

    def compare(self, drafts: list[Draft]) -> None:
        for chunk in batched(drafts, 5000, strict=False):
            self.compare_chunk(chunk)

    def compare_chunk(self, drafts: Sequence[Draft]) -> None:
        stored = stored_like(drafts)
        self.linked = linked_amounts(row["pk"] for rows in stored.values() for row in rows)
        paid = known_payments(drafts, stored)
        wanted: dict[tuple, int] = defaultdict(int)
        for draft in drafts:
            wanted[draft.source, draft.package_key, draft.version] += 1
        for draft in drafts:
            key = (draft.source, draft.package_key, draft.version)
            old = find(draft, stored.get(key, []), is_alone=wanted[key] == 1)
            if draft.payments:
                weigh_payments(draft, old, paid.get(old["pk"], {}) if old else {})
            if old is None:
                draft.outcome = RowOutcome.NEW
            else:
                draft.purchase_id, draft.hand_set = old["pk"], old["hand_set"]
                self.decide(draft, old)

    def decide(self, draft: Draft, old: dict[str, Any]) -> None:
        said = said_by(draft)
        if old["stage"] == Stage.WITHDRAWN:
            # An import that was taken back says nothing any more, not even what this one leaves out.
            said = NOTHING_SAID | said
        else:
            keep_order(said, old, draft)
        after, differences = self.changes(draft, old, said)
        draft.differences = differences or None
        if not after and not draft.payments:
            draft.outcome = RowOutcome.SAME
            return
        if problem := outside(old | after, self.linked.get(old["pk"])):
            draft.refuse(problem)
            return
        draft.outcome = RowOutcome.CHANGED
        draft.before = {name: as_json(old[name]) for name in after}
        draft.after = after

    def changes(
        self, draft: Draft, old: dict[str, Any], said: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        """What the file puts in place of what is stored, and what a person has set otherwise."""
        after, differences = {}, {}
        for name, value in said.items():
            if value == old[name]:
                continue
            is_hand_set = name.removesuffix("_id") in old["hand_set"]
            if is_hand_set and draft.number not in self.accepted:
                differences[name] = [as_json(old[name]), as_json(value)]
            else:
                after[name] = value
        # What is not saved yet has no number: the file names a seller, and it is another one.
        if draft.supplier is not None and draft.supplier.pk is None:
            if "supplier" in old["hand_set"] and draft.number not in self.accepted:
                differences["supplier_id"] = [old["supplier_id"], draft.supplier.name]
            else:
                after["supplier_id"] = None
        return after, differences


def known_payments(
    drafts: Iterable[Draft], stored: dict[tuple, list[dict[str, Any]]]
) -> dict[int, dict[str, Decimal]]:
    """What is recorded as paid on the stored purchases, by number, if the file has payments."""
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    if any(draft.payments for draft in drafts):
        pks = [row["pk"] for rows in stored.values() for row in rows]
        rows = PurchasePayment.objects.filter(purchase__in=pks)
        for pk, number, amount in rows.values_list("purchase", "number", "amount"):
            found[pk][number] = amount
    return found


def weigh_payments(draft: Draft, old: dict[str, Any] | None, known: dict[str, Decimal]) -> None:
    """A contract is realised when it is paid in full. Its payments need one that is known.

    Only payments that are not recorded yet stay in the draft.
    """
    value: Decimal | None = draft.value
    if value is None and old is not None and old["stage"] != Stage.WITHDRAWN:
        value = old["value"]
    if value is None:
        draft.refuse("Kontrak paket ini belum tercatat. Impor berkas e-kontrak lebih dulu.")
        return
    for number, payment in draft.payments.items():
        if known.get(number, payment.amount) != payment.amount:
            draft.refuse(
                f"Pembayaran {number} sudah tercatat {rupiah(known[number])}, di berkas ini "
                f"{rupiah(payment.amount)}. Batalkan dulu impor yang lama bila berkas ini benar."
            )
    draft.payments = {
        number: payment for number, payment in draft.payments.items() if number not in known
    }
    total = sum(known.values()) + sum(each.amount for each in draft.payments.values())
    if total > value:
        draft.warn(f"Jumlah pembayaran {rupiah(total)} melebihi nilai kontrak {rupiah(value)}.")
    if total >= value:
        draft.stage = str(Stage.REALISED)
    elif old is None or old["stage"] in (Stage.PENDING, Stage.WITHDRAWN):
        draft.stage = str(Stage.CONTRACTED)


def stored_like(drafts: Iterable[Draft]) -> dict[tuple, list[dict[str, Any]]]:
    """The stored purchases of these packages, by source, key and version.

    Where none came from the source itself, those that came in a file of the office's own, or the
    other way round: such a file does not always say which system a package is from.
    """
    keys = defaultdict(set)
    for draft in drafts:
        keys[draft.source].add(draft.package_key)
    found: dict[tuple, list[dict[str, Any]]] = {}
    for source, wanted in keys.items():
        own, elsewhere = defaultdict(list), defaultdict(list)
        rows = Purchase.objects.filter(source__in=may_hold(source), package_key__in=any_of(wanted))
        for row in rows.order_by("pk").values(*STORED):
            key = (source, row["package_key"], row["version"])
            if row["source"] == source:
                own[key].append(row)
            elif len(row["package_key"]) >= TELLING_KEY:
                elsewhere[key].append(row)
        found |= elsewhere | own
    return found


def may_hold(source: str) -> list[str]:
    """The sources under which a package of this one may be stored."""
    if source == Source.OTHER:
        return [one for one in Source.values if one != Source.MANUAL]
    return [source] if source == Source.MANUAL else [source, str(Source.OTHER)]


def find(draft: Draft, stored: list[dict[str, Any]], *, is_alone: bool) -> dict[str, Any] | None:
    """The stored purchase that the draft is, by identity, or by key where nobody else can be.

    A package that one file names without its seller and another with it is one package.
    """
    pk = draft.supplier.pk if draft.supplier else None
    if draft.supplier is None or pk is not None:
        for row in stored:
            if row["supplier_id"] == pk:
                return row
    if len(stored) == 1 and is_alone:
        row = stored[0]
        if draft.supplier is None or row["supplier_id"] is None or draft.source in ONE_SELLER:
            return row
    return None


def keep_order(said: dict[str, Any], old: dict[str, Any], draft: Draft) -> None:
    """An older addendum, an earlier stage and receipts alone do not undo what is known better."""
    for name in outdated(said, old, draft):
        said.pop(name, None)


def outdated(said: dict[str, Any], old: dict[str, Any], draft: Draft) -> Iterator[str]:
    if draft.addendum < old["addendum"]:
        yield from (*MONEY, "addendum", "contracted_on", "contract_number")
    if not draft.has_parts:
        yield "has_parts"
    if draft.is_sum_of_parts and not old["is_sum_of_parts"]:
        yield from ("value", "is_sum_of_parts", "paid_on", "stage", "status_text")
    rank = PROGRESS.get(said.get("stage", ""))
    if rank is not None and rank < PROGRESS.get(old["stage"], 0):
        yield from ("stage", "status_text")
    yield from known_better(old)
    if (
        draft.paid is not None
        and old["paid_on"]
        and draft.paid_on
        and draft.paid_on < old["paid_on"]
    ):
        yield "paid_on"
    for name in ("rup_codes", "account_codes"):
        if set(said.get(name, ())) <= set(old[name]):
            yield name


def known_better(old: dict[str, Any]) -> Iterator[str]:
    """Where product and seller are from, if somebody has said more than a file can."""
    if old["origin_cluster"] != OriginCluster.UNKNOWN:
        yield from ("origin_cluster", "origin_basis")
    if old["area_basis"] == AreaBasis.OFFICER:
        yield from ("seller_area", "area_basis")


def linked_amounts(pks: Iterable[int]) -> dict[int, Decimal]:
    """How much of the purchases fulfils commitments."""
    links = CommitmentPurchase.objects.filter(purchase__in=list(pks)).values_list("purchase")
    return dict(links.annotate(total=Sum("amount")))


def outside(values: dict[str, Any], linked: Decimal | None) -> str:
    """Say which part would lie outside the value; "" if none."""
    if linked is not None and linked > values["value"]:
        return (
            f"Nilai {rupiah(values['value'])} lebih kecil daripada {rupiah(linked)} yang sudah "
            "dikaitkan dengan komitmen. Lepaskan kaitannya lebih dulu."
        )
    for name, label in (("pdn_value", "nilai PDN"), ("umk_value", "nilai UMK")):
        if values[name] is not None and values[name] > values["value"]:
            return (
                f"Nilai {rupiah(values['value'])} lebih kecil daripada {label} "
                f"{rupiah(values[name])} yang tersimpan. Perbaiki di halaman belanja itu."
            )
    return ""


def warn_of_twins(drafts: Iterable[Draft]) -> None:
    """Warn of a purchase that somebody has already typed in here, or listed without its key.

    A list without keys may hold what has come from any system.
    """
    new = [draft for draft in drafts if draft.outcome == RowOutcome.NEW and draft.number]
    agencies = {draft.agency.pk for draft in new if draft.agency and draft.agency.pk}
    keyless = [draft for draft in new if draft.package_key.startswith(OWN_KEY)]
    may_be = Q(source=Source.MANUAL) | Q(source=Source.OTHER, package_key__startswith=OWN_KEY)
    if keyless:
        may_be |= Q(part_of=None, value__in={draft.value for draft in keyless})
    typed = Purchase.objects.filter(may_be, agency__in=agencies).exclude(
        Q(stage=Stage.CANCELLED) | Q(stage=Stage.WITHDRAWN)
    )
    by_sum: dict[tuple, list[Purchase]] = defaultdict(list)
    for purchase in typed.select_related("supplier"):
        by_sum[purchase.agency_id, purchase.year, purchase.value].append(purchase)
    for draft in new:
        pk = draft.agency.pk if draft.agency else None
        for twin in by_sum.get((pk, draft.year, draft.value), ()):
            if is_twin(draft, twin):
                draft.warn(f"Mungkin sama dengan belanja yang sudah dicatat di sini: {twin}.")
                break


def is_twin(draft: Draft, twin: Purchase) -> bool:
    if draft.rup_codes and twin.rup_codes:
        return bool(set(draft.rup_codes) & set(twin.rup_codes))
    seller: Supplier | None = twin.supplier
    if draft.supplier and seller:
        return draft.supplier.normalised_name == seller.normalised_name
    return True


def as_json(value: Any) -> Any:
    """A value as the row keeps it: money and days as text, lists and names as they are."""
    if value is None or isinstance(value, (bool, int, str, list)):
        return value
    return f"{value:.2f}" if isinstance(value, Decimal) else value.isoformat()
