"""Certificates of the ministry's list: proposed, and accepted or dismissed by an officer."""

from collections.abc import Iterable

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.file_imports import hold, hold_standing, rows_of
from accounts.models import User
from vendors.actions.importing.certificate_columns import LAYOUT
from vendors.actions.importing.certificate_rows import CertificateReader, CertificateRow
from vendors.actions.importing.list_rows import ListPreview, Outcome
from vendors.actions.licences import mark_products
from vendors.models import (
    NO_NUMBER,
    TKDN_KINDS,
    CertificateImport,
    CertificateProposal,
    Licence,
    LicenceKind,
    LicenceStanding,
    Product,
    ProposalStatus,
    Vendor,
)
from vendors.models.licence_checks import doubts_about

IMPORT_LOCK = 7305
BATCH = 500
ISSUER = "Kementerian Perindustrian"


def preview(certificate_import: CertificateImport) -> ListPreview[CertificateRow]:
    """Say for each row of the file which vendor it is about, and what is new. Writes nothing."""
    return CertificateReader().read(rows_of(certificate_import, LAYOUT))


@transaction.atomic
def commit(certificate_import: CertificateImport, *, by: User) -> CertificateImport:
    """Keep what is new as proposals; licences change only when an officer accepts one.

    Raises ValidationError "busy", "already_committed", "already_imported", "not_mapped",
    "nothing_to_save".
    """
    held: CertificateImport = hold(certificate_import, lock=IMPORT_LOCK)
    found = preview(held)
    proposals = [row.proposal for row in found.having(Outcome.NEW) if row.proposal]
    if not proposals:
        raise ValidationError(
            "Tidak ada sertifikat baru bagi vendor kota ini di dalam berkas.",
            code="nothing_to_save",
        )
    for proposal in proposals:
        proposal.certificate_import = held
    with pghistory.context(verb="import"):
        CertificateProposal.objects.bulk_create(proposals, batch_size=BATCH)
    held.new_count, held.same_count = len(proposals), found.counts["same"]
    held.refused_count, held.unmatched_count = found.counts["refused"], found.counts["unmatched"]
    held.note_saved(by=by)
    return held


@transaction.atomic
def revert(certificate_import: CertificateImport, *, by: User, reason: str) -> int:
    """Take back what nobody has accepted; return how many proposals stay because one has.

    Raises ValidationError "busy", "not_standing".
    """
    held: CertificateImport = hold_standing(certificate_import, lock=IMPORT_LOCK)
    with pghistory.context(verb="revert_import", reason=reason):
        held.proposals.exclude(status=ProposalStatus.ACCEPTED).delete()
    held.note_taken_back(by=by, reason=reason)
    return held.proposals.count()


@transaction.atomic
def accept(proposals: Iterable[CertificateProposal], *, by: User) -> list[Licence]:
    """Make the certificates licences of their vendors, checked by the officer, and mark products.

    Each proposal's `product` is the one it is for, or None for the whole business. What was
    accepted meanwhile is left alone.
    """
    chosen = {proposal.pk: proposal.product for proposal in proposals}
    rows = CertificateProposal.objects.open().filter(pk__in=chosen)
    held = rows.select_for_update(of=("self",)).select_related("vendor").order_by("pk")
    licences = []
    with pghistory.context(verb="accept_certificate"):
        for proposal in held:
            proposal.product = chosen[proposal.pk]
            proposal.licence = certify(proposal, by=by)
            decide(proposal, ProposalStatus.ACCEPTED, by=by)
            licences.append(proposal.licence)
    return licences


@transaction.atomic
def dismiss(proposals: Iterable[CertificateProposal], *, by: User) -> int:
    """Note that these are not our vendors' certificates; return how many were waiting."""
    pks = [proposal.pk for proposal in proposals]
    with pghistory.context(verb="dismiss_certificate"):
        return (
            CertificateProposal.objects.waiting()
            .filter(pk__in=pks)
            .update(status=ProposalStatus.DISMISSED, decided_at=timezone.now(), decided_by=by)
        )


def decide(proposal: CertificateProposal, status: ProposalStatus, *, by: User) -> None:
    proposal.status = status
    proposal.decided_at, proposal.decided_by = timezone.now(), by
    proposal.save(update_fields=["product", "licence", "status", "decided_at", "decided_by"])


def certify(proposal: CertificateProposal, *, by: User) -> Licence:
    """The licence that the proposal becomes, saved.

    One that the vendor handed in and nobody has checked is filled in; one that was checked stays
    as it was checked, and the new one replaces it.
    """
    before = earlier_certificate(proposal)
    if before and not before.is_verified:
        licence = before
    else:
        licence = Licence(
            vendor_id=proposal.vendor_id, kind=before.kind if before else LicenceKind.TKDN
        )
        licence.replaces = before
    licence.product = proposal.product or licence.product
    licence.number = proposal.certificate_number or licence.number or NO_NUMBER
    licence.standing, licence.issuer = LicenceStanding.ISSUED, ISSUER
    licence.expires_on, licence.tkdn = proposal.expires_on, proposal.tkdn
    licence.brand, licence.kbli = proposal.brand, proposal.kbli
    licence.hs_code, licence.bmp = proposal.hs_code, proposal.bmp
    if licence.bmp is None:
        licence.bmp_expires_on = None
    # The list of the ministry is what an officer compares papers with.
    licence.verified_at, licence.verified_by, licence.return_reason = timezone.now(), by, ""
    licence.confirmed_warnings = sorted({doubt.code for doubt in doubts_about(licence)})
    licence.save()
    mark_products(licence)
    return licence


def earlier_certificate(proposal: CertificateProposal) -> Licence | None:
    """The vendor's own certificate of the same number or the same goods, not yet renewed."""
    rows = Licence.objects.filter(
        vendor=proposal.vendor_id, kind__in=TKDN_KINDS, renewal=None
    ).exclude(standing=LicenceStanding.REVOKED)
    if proposal.certificate_number:
        same = rows.filter(number__iexact=proposal.certificate_number).first()
        if same:
            return same
    if proposal.product is None:
        return None
    return (
        rows.filter(product=proposal.product).order_by("-pk").first()
        or rows.filter(certified_products=proposal.product).order_by("-pk").first()
    )


def products_by_vendor(vendors: Iterable[Vendor]) -> dict[int, list[Product]]:
    """What each vendor offers, for the officer to choose the product that is meant."""
    found: dict[int, list[Product]] = {}
    rows = Product.objects.active().filter(vendor__in=list(vendors)).only("name", "vendor")
    for product in rows.order_by("name"):
        found.setdefault(product.vendor_id, []).append(product)
    return found
