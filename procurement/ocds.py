"""Purchases as release packages of the Open Contracting Data Standard 1.1.

Facts in, dictionaries out: nothing here reads the database. One release per purchase. The amounts
of domestic and of micro and small business' products have no place in the standard; they stand in
a contract as `pdnValue` and `umkValue`, as the standard allows for local fields, beside `paidValue`:
what is paid of the contract as all figures here reckon it. Recorded payments are its transactions.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

VERSION = "1.1"
CURRENCY = "IDR"
LANGUAGE = "id"
PAGINATION = (
    "https://raw.githubusercontent.com/open-contracting-extensions/"
    "ocds_pagination_extension/master/extension.json"
)
WIB = datetime.timezone(datetime.timedelta(hours=7))
# The standard's four ways to buy, by the words of the national systems.
METHODS = {
    "tender": "open",
    "tender cepat": "open",
    "seleksi": "selective",
    "sayembara atau kontes": "open",
    "e-purchasing": "limited",
    "pengadaan langsung": "direct",
    "penunjukan langsung": "direct",
    "dikecualikan": "direct",
}
# The first word that occurs decides: "Jasa Konsultansi Konstruksi" is a service.
CATEGORIES = (("jasa", "services"), ("konstruksi", "works"), ("barang", "goods"))


@dataclass(frozen=True)
class Party:
    """Who buys or sells: ``scale`` is micro, small, medium or large where it is known."""

    id: str
    name: str
    scale: str = ""


@dataclass(frozen=True)
class PublishedPayment:
    """One recorded payment in rupiah; its day may be unknown."""

    id: str
    value: Decimal
    paid_on: datetime.date | None


@dataclass(frozen=True)
class PublishedPurchase:
    """What the public may know of a purchase; unknown parts are None or empty."""

    id: str
    title: str
    buyer: Party
    recorded_at: datetime.datetime
    value: Decimal
    is_realised: bool
    realised_value: Decimal
    supplier: Party | None = None
    pdn_value: Decimal | None = None
    umk_value: Decimal | None = None
    method: str = ""
    procurement_type: str = ""
    signed_on: datetime.date | None = None
    paid_on: datetime.date | None = None
    payments: Sequence[PublishedPayment] = ()
    rup_codes: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Publication:
    """Who publishes, under which address and licence; ``next_uri`` leads to the next part."""

    uri: str
    publisher: str
    publisher_uri: str
    published_at: datetime.datetime
    licence: str
    policy: str
    ocid_prefix: str
    next_uri: str = ""


def release_package(
    publication: Publication, purchases: Iterable[PublishedPurchase]
) -> dict[str, Any]:
    """Return a release package that holds one release for each purchase."""
    package: dict[str, Any] = {
        "uri": publication.uri,
        "version": VERSION,
        "publishedDate": moment(publication.published_at),
        "extensions": [PAGINATION],
        "publisher": {"name": publication.publisher, "uri": publication.publisher_uri},
        "license": publication.licence,
        "publicationPolicy": publication.policy,
        "releases": [release(purchase, publication.ocid_prefix) for purchase in purchases],
    }
    if publication.next_uri:
        package["links"] = {"next": publication.next_uri}
    return package


def release(purchase: PublishedPurchase, prefix: str) -> dict[str, Any]:
    """Return one contracting process as it stands now."""
    process: dict[str, Any] = {
        "ocid": f"{prefix}-{purchase.id}",
        "id": f"{purchase.id}-{purchase.recorded_at.astimezone(WIB):%Y%m%dT%H%M%S}",
        "date": moment(purchase.recorded_at),
        "tag": ["award", "contract", *(["implementation"] if is_under_way(purchase) else [])],
        "initiationType": "tender",
        "language": LANGUAGE,
        "parties": parties(purchase),
        "buyer": reference(purchase.buyer),
        "tender": tender(purchase),
        "awards": [award(purchase)],
        "contracts": [contract(purchase)],
    }
    if purchase.rup_codes:
        process["relatedProcesses"] = [
            {
                "id": str(number),
                "relationship": ["planning"],
                "scheme": "x_sirup",
                "identifier": code,
            }
            for number, code in enumerate(purchase.rup_codes, 1)
        ]
    return process


def parties(purchase: PublishedPurchase) -> list[dict[str, Any]]:
    buyer = {**reference(purchase.buyer), "roles": ["buyer", "procuringEntity"]}
    if purchase.supplier is None:
        return [buyer]
    supplier: dict[str, Any] = {**reference(purchase.supplier), "roles": ["supplier"]}
    if purchase.supplier.scale:
        supplier["details"] = {"scale": purchase.supplier.scale}
    return [buyer, supplier]


def tender(purchase: PublishedPurchase) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": purchase.id,
        "title": purchase.title,
        "status": "complete",
        "procuringEntity": reference(purchase.buyer),
    }
    if purchase.method:
        result["procurementMethodDetails"] = purchase.method
    if method := METHODS.get(purchase.method.casefold()):
        result["procurementMethod"] = method
    kind = purchase.procurement_type.casefold()
    if category := next((name for word, name in CATEGORIES if word in kind), None):
        result["mainProcurementCategory"] = category
    return result


def award(purchase: PublishedPurchase) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": f"{purchase.id}-award",
        "title": purchase.title,
        "status": "active",
        "value": money(purchase.value),
    }
    if purchase.signed_on:
        result["date"] = day(purchase.signed_on)
    if purchase.supplier:
        result["suppliers"] = [reference(purchase.supplier)]
    return result


def contract(purchase: PublishedPurchase) -> dict[str, Any]:
    result: dict[str, Any] = {
        "id": f"{purchase.id}-contract",
        "awardID": f"{purchase.id}-award",
        "title": purchase.title,
        "status": "terminated" if purchase.is_realised else "active",
        "value": money(purchase.value),
    }
    if purchase.signed_on:
        result["dateSigned"] = day(purchase.signed_on)
    if purchase.pdn_value is not None:
        result["pdnValue"] = money(purchase.pdn_value)
    if purchase.umk_value is not None:
        result["umkValue"] = money(purchase.umk_value)
    result["paidValue"] = money(purchase.realised_value)
    if transactions := [transaction(payment) for payment in payments_of(purchase)]:
        result["implementation"] = {"transactions": transactions}
    return result


def is_under_way(purchase: PublishedPurchase) -> bool:
    return purchase.is_realised or bool(purchase.payments)


def payments_of(purchase: PublishedPurchase) -> Sequence[PublishedPayment]:
    """The recorded ones; of a purchase that is over on a known day, else the whole value."""
    if purchase.payments or not (purchase.is_realised and purchase.paid_on):
        return purchase.payments
    return [PublishedPayment(f"{purchase.id}-payment", purchase.value, purchase.paid_on)]


def transaction(payment: PublishedPayment) -> dict[str, Any]:
    result: dict[str, Any] = {"id": payment.id, "value": money(payment.value)}
    if payment.paid_on:
        result["date"] = day(payment.paid_on)
    return result


def reference(party: Party) -> dict[str, str]:
    return {"id": party.id, "name": party.name}


def money(amount: Decimal) -> dict[str, Any]:
    """An amount as JSON number: whole where it is whole, never rounded below a sen."""
    whole = amount.to_integral_value()
    return {"amount": int(whole) if amount == whole else float(amount), "currency": CURRENCY}


def day(value: datetime.date) -> str:
    """A day as the standard's date-time: its beginning in Metro."""
    return moment(datetime.datetime.combine(value, datetime.time(), tzinfo=WIB))


def moment(value: datetime.datetime) -> str:
    return value.astimezone(WIB).isoformat(timespec="seconds")
