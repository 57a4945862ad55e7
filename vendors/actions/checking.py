"""Steps of the office's check that the vendor is told of by mail, once they are saved."""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers
from django.db import transaction
from django.tasks import task

from accounts.models import User
from core.addresses import SITE, reverse
from vendors.completeness import missing_for_check, profile_parts
from vendors.models import Licence, Representative, Vendor

SUBJECT = "Temu Bisnis P3DN: "


@transaction.atomic
def submit_vendor(vendor: Vendor) -> bool:
    """Hand a profile in for the office's check. False if it waits or is checked already.

    Raises ValidationError "incomplete" while a part is missing that the check cannot begin without.
    """
    parts = profile_parts(Vendor.objects.with_parts().get(pk=vendor.pk))
    if missing := missing_for_check(parts):
        named = "; ".join(f"{part.label}: {part.todo_for_check}" for part in missing)
        raise ValidationError(f"Belum bisa diajukan. {named}", code="incomplete")
    return vendor.submit()


@transaction.atomic
def verify_vendor(vendor: Vendor, *, by: User, reason: str = "") -> bool:
    """Record that an officer has checked the vendor, and tell it. False if it was before."""
    return vendor.verify(by=by, reason=reason) and tell(
        vendor,
        "profil usaha Anda sudah diperiksa",
        f"Profil {vendor} sudah diperiksa dinas dan tampil bagi OPD di direktori vendor.",
    )


@transaction.atomic
def return_vendor(vendor: Vendor, *, reason: str) -> bool:
    """Ask the vendor to correct its profile. False if it cannot be returned now."""
    return vendor.give_back(reason=reason) and tell(
        vendor,
        "profil usaha Anda perlu diperbaiki",
        f"Dinas meminta perbaikan profil {vendor}:\n\n{reason}\n\n"
        "Perbaiki, lalu ajukan lagi dari halaman profil Anda.",
    )


@transaction.atomic
def suspend_vendor(vendor: Vendor, *, reason: str) -> bool:
    """Hide the vendor from buyers. False if it is hidden already."""
    return vendor.suspend(reason=reason) and tell(
        vendor,
        "usaha Anda dibekukan sementara",
        f"{vendor} dan produknya sementara tidak tampil di direktori. Alasannya:\n\n{reason}\n\n"
        "Hubungi dinas bila ada yang perlu dijelaskan.",
    )


@transaction.atomic
def return_licence(licence: Licence, *, reason: str) -> bool:
    """Ask the vendor to correct a licence. False if it is checked already."""
    return licence.give_back(reason=reason) and tell(
        licence.vendor,
        "dokumen Anda perlu diperbaiki",
        f"Dinas meminta perbaikan {licence.get_kind_display()}:\n\n{reason}",
    )


def tell(vendor: Vendor, subject: str, text: str) -> bool:
    """Mail the vendor once the transaction is committed. Always True."""
    if recipients := addresses_of(vendor):
        profile = reverse("vendors:vendor_profile", [vendor.slug])
        body = f"{text}\n\n{SITE.get()}{profile}\n"
        # robust: what was saved stays saved, whatever becomes of the task.
        transaction.on_commit(
            partial(send_mails.enqueue, SUBJECT + subject, body, recipients), robust=True
        )
    return True


def addresses_of(vendor: Vendor) -> list[str]:
    """The vendor's own address and those of its representatives, each once."""
    people = Representative.objects.filter(vendor=vendor, user__is_active=True)
    found = [vendor.email, *people.values_list("user__email", flat=True).order_by("pk")]
    return list(dict.fromkeys(filter(None, found)))


@task
def send_mails(subject: str, body: str, recipients: Iterable[str]) -> None:
    """One mail to each, so that nobody reads the others' addresses."""
    mails = [EmailMessage(subject, body, to=[recipient]) for recipient in recipients]
    mailers["default"].send_messages(mails)
