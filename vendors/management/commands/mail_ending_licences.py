"""Once a week: tell vendors and the office which licences end. Run it by cron or a timer."""

from collections import defaultdict

from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Role, User
from core.formats import date_long
from vendors.actions.checking import addresses_of
from vendors.models import Licence, Vendor

SUBJECT = "Temu Bisnis P3DN: izin yang berakhir"


def send(address: str, text: str) -> bool:
    """One address that the mail server refuses must not keep the others from their mail."""
    try:
        send_mail(SUBJECT, text, None, [address])
    except OSError:
        return False
    return True


def line_of(licence: Licence, day) -> str:
    word = "berakhir" if licence.expires_on >= day else "sudah berakhir"
    return f"- {licence.get_kind_display()}, {word} {date_long(licence.expires_on)}"


def vendor_text(vendor: Vendor, licences: list[Licence], day) -> str:
    lines = "\n".join(line_of(licence, day) for licence in licences)
    return (
        f"Dokumen {vendor.name} berikut perlu diperbarui:\n\n{lines}\n\n"
        "Unggah pembaruannya di bagian Izin dan sertifikat pada profil usaha Anda. Bila sudah "
        "mengurus, kabari dinas.\n"
    )


def office_text(by_vendor: dict[Vendor, list[Licence]], day) -> str:
    parts = [
        f"{vendor.name}\n" + "\n".join(line_of(licence, day) for licence in licences)
        for vendor, licences in by_vendor.items()
    ]
    return "Izin vendor yang kedaluwarsa atau berakhir dalam 60 hari:\n\n" + "\n\n".join(parts)


class Command(BaseCommand):
    help = "Mail the licences that end to each vendor, and all of them to the office."

    def handle(self, *args, **options):
        day = timezone.localdate()
        licences = Licence.objects.ending(day).select_related("vendor")
        by_vendor: dict[Vendor, list[Licence]] = defaultdict(list)
        for licence in licences.order_by("vendor__name", "expires_on", "pk"):
            by_vendor[licence.vendor].append(licence)
        mailed, failed = 0, 0
        for vendor, own in by_vendor.items():
            for address in addresses_of(vendor):
                is_sent = send(address, vendor_text(vendor, own, day))
                mailed, failed = mailed + is_sent, failed + (not is_sent)
        office = User.objects.filter(role__in=[Role.ADMIN, Role.STAFF], is_active=True).exclude(
            email=""
        )
        for email in office.values_list("email", flat=True) if by_vendor else []:
            failed += not send(email, office_text(by_vendor, day))
        self.stdout.write(
            f"Ending licences: {len(licences)}, mails to vendors: {mailed}, failed: {failed}."
        )
