"""Rows of the ministry's certificate list, matched to our vendors and products. Writes nothing."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from core.formats import parse_date, parse_percent
from core.names import business_key
from core.slips import slips_between
from core.spreadsheets import Row
from vendors.actions.importing.list_rows import ListPreview, ListRow, Outcome
from vendors.models import (
    TKDN_KINDS,
    CertificateProposal,
    Licence,
    LicenceStanding,
    Product,
    Vendor,
)

NO_VALUE = Decimal("999.99")
"""What the ministry's list writes where there is no value."""
FORGIVEN_FROM = 8
"""Letters from which on a name may differ by one: shorter ones are too near to each other."""
LIKE_ENOUGH = 0.5
"""Share of a product's words that must stand in the list's row, to be proposed for it."""


@dataclass
class CertificateRow(ListRow):
    """One row of the file, and the proposal that saving would make of it."""

    outcome: Outcome = Outcome.UNMATCHED
    proposal: CertificateProposal | None = None

    @property
    def title(self) -> str:
        return self.values.get("goods", "") or "–"

    @property
    def note(self) -> str:
        if self.proposal is None:
            return self.values.get("company", "")
        product = f", {self.proposal.product}" if self.proposal.product else ""
        return f"{self.values.get('company', '')} → {self.proposal.vendor}{product}"


class VendorNames:
    """Our vendors by the key of their name, and by the same with one letter left out."""

    def __init__(self, vendors: Iterable[Vendor]) -> None:
        self.exact: dict[str, list[Vendor]] = {}
        self.near: dict[str, list[Vendor]] = {}
        for vendor in vendors:
            self.exact.setdefault(vendor.name_key, []).append(vendor)
            if len(vendor.name_key) >= FORGIVEN_FROM:
                for part in {vendor.name_key, *shortened(vendor.name_key)}:
                    self.near.setdefault(part, []).append(vendor)

    def find(self, company: str) -> tuple[list[Vendor], bool]:
        """The vendors of that name, or those one letter away; whether the name is the same."""
        key = business_key(company)
        if key in self.exact or len(key) < FORGIVEN_FROM:
            return self.exact.get(key, []), True
        near = {
            vendor.pk: vendor
            for part in (key, *shortened(key))
            for vendor in self.near.get(part, [])
            if slips_between(key, vendor.name_key) <= 1
        }
        return list(near.values()), False


def shortened(key: str) -> set[str]:
    return {key[:place] + key[place + 1 :] for place in range(len(key))}


class CertificateReader:
    """Reads rows against our vendors, products and what was proposed before; all fetched once."""

    def __init__(self) -> None:
        self.names = VendorNames(Vendor.objects.unmerged())
        self.products: dict[int, list[Product]] = {}
        self.certificates: dict[int, list[Licence]] = {}
        self.seen: dict[str, int] = {}
        self.proposed: set[str] = set()

    def read(self, rows: Iterable[Row]) -> ListPreview[CertificateRow]:
        found, left_out = [], []
        for raw in rows:
            row = self.match(CertificateRow(raw.number, raw.values))
            if row.proposal is None and raw.is_beside:
                left_out.append(raw)
            else:
                found.append(row)
        pks = [row.proposal.vendor_id for row in found if row.proposal]
        for product in Product.objects.active().filter(vendor__in=pks):
            self.products.setdefault(product.vendor_id, []).append(product)
        held = Licence.objects.current().filter(vendor__in=pks, kind__in=TKDN_KINDS)
        for licence in held.filter(standing=LicenceStanding.ISSUED):
            self.certificates.setdefault(licence.vendor_id, []).append(licence)
        prints = [row.proposal.fingerprint for row in found if row.proposal]
        known = CertificateProposal.objects.filter(fingerprint__in=prints)
        self.proposed = set(known.values_list("fingerprint", flat=True))
        for row in found:
            if row.proposal:
                self.judge(row, row.proposal)
        return ListPreview(found, left_out)

    def match(self, row: CertificateRow) -> CertificateRow:
        """Find the vendor; rows of others are left alone, whatever is wrong with them."""
        vendors, is_exact = self.names.find(row.values.get("company", ""))
        if not vendors:
            return row
        if len(vendors) > 1:
            named = ", ".join(str(vendor) for vendor in vendors[:3])
            row.refuse(f"Beberapa vendor bernama seperti ini: {named}. Gabungkan dulu yang ganda.")
            return row
        proposal = self.read_values(row, vendors[0], is_exact=is_exact)
        if not row.errors:
            row.proposal = proposal
            if not is_exact:
                row.warnings.append("Nama perusahaan berbeda satu huruf.")
        return row

    def read_values(
        self, row: CertificateRow, vendor: Vendor, *, is_exact: bool
    ) -> CertificateProposal:
        values = {name: " ".join(text.split()) for name, text in row.values.items()}
        if not values.get("goods"):
            row.refuse("Produk kosong.")
        hs_code = re.sub(r"\D", "", values.get("hs_code", ""))
        kbli = re.sub(r"\D", "", values.get("kbli", "").removesuffix(".0"))
        proposal = CertificateProposal(
            number=row.number,
            vendor=vendor,
            is_exact=is_exact,
            company=values.get("company", "")[:200],
            address=values.get("address", "")[:300],
            goods=values.get("goods", "")[:300],
            specification=values.get("specification", "")[:500],
            brand=values.get("brand", "")[:100],
            hs_code=hs_code if len(hs_code) == 8 else "",
            kbli=kbli if len(kbli) == 5 else "",
            certificate_number=values.get("certificate_number", "")[:60],
            tkdn=self.percentage(row, "TKDN", values.get("tkdn", ""), Decimal(100)),
            bmp=self.percentage(row, "BMP", values.get("bmp", ""), Decimal(15)),
            expires_on=self.day(row, values.get("expires_on", "")),
        )
        proposal.fingerprint = fingerprint(proposal)
        return proposal

    def percentage(self, row: CertificateRow, label: str, text: str, most: Decimal) -> Any:
        if text.strip(" -–%") == "":
            return None
        try:
            value = parse_percent(text)
        except ValidationError as error:
            row.refuse(f"{label}: {error.messages[0]}")
            return None
        if value == NO_VALUE:
            return None
        if not 0 <= value <= most:
            row.refuse(f"{label} {text[:20]} di luar 0 sampai {most} persen.")
            return None
        return value.quantize(Decimal("0.01"))

    def day(self, row: CertificateRow, text: str) -> Any:
        if text in {"", "0000-00-00"}:
            return None
        try:
            return parse_date(text)
        except ValidationError as error:
            row.refuse(error.messages[0])
            return None

    def judge(self, row: CertificateRow, proposal: CertificateProposal) -> None:
        """Say whether the certificate is new to us, and which product it seems to be about."""
        row.outcome = Outcome.NEW
        held = self.certificates.get(proposal.vendor_id, [])
        repeated = self.seen.setdefault(proposal.fingerprint, row.number) != row.number
        if (
            repeated
            or proposal.fingerprint in self.proposed
            or any(is_same(licence, proposal) for licence in held)
        ):
            row.outcome = Outcome.SAME
        proposal.product = likeliest(proposal, self.products.get(proposal.vendor_id, []))
        if proposal.has_expired:
            row.warnings.append("Sertifikat ini sudah kedaluwarsa.")
        if proposal.tkdn is None:
            row.warnings.append("Daftar tidak memuat nilai TKDN.")


def is_same(licence: Licence, proposal: CertificateProposal) -> bool:
    """Whether a checked certificate of the vendor says all that the list says."""
    return (
        licence.is_verified
        and licence.tkdn == proposal.tkdn
        and licence.expires_on == proposal.expires_on
        and proposal.hs_code in {"", licence.hs_code}
    )


def fingerprint(proposal: CertificateProposal) -> str:
    """What makes two rows one certificate: the vendor, the goods, their values and last day."""
    parts = [
        proposal.vendor_id, business_key(proposal.goods), business_key(proposal.specification),
        proposal.brand.lower(), proposal.hs_code, proposal.tkdn, proposal.bmp,
        proposal.expires_on, proposal.certificate_number,
    ]  # fmt: skip
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def likeliest(proposal: CertificateProposal, products: list[Product]) -> Product | None:
    """The product of which most words stand in the row; None if too few do."""
    said = words_of(f"{proposal.goods} {proposal.specification} {proposal.brand}")
    ranked = [
        (len(words & said) / len(words), -product.pk, product)
        for product in products
        if (words := words_of(product.name))
    ]
    best = max(ranked, default=None)
    return best[2] if best and best[0] >= LIKE_ENOUGH else None


def words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2}
