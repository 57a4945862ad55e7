"""What the office puts on each of its papers: the letterhead above, who signs below."""

from datetime import date

from accounts.models import Office
from core.formats import date_long
from core.papers import Letterhead, Signer

DATE_BY_HAND = "…………………… 20……"


def letterhead(office: Office) -> Letterhead:
    """Kop surat of the office, with the contacts it has."""
    contacts = [
        f"Telepon {office.phone}" if office.phone else "",
        f"Surel {office.email}" if office.email else "",
        f"Laman {office.website}" if office.website else "",
    ]
    lines = [office.address, ", ".join(part for part in contacts if part)]
    return Letterhead(
        government=office.government.upper(),
        office=office.name.upper(),
        lines=[line for line in lines if line],
        arms_label=f"Lambang Kota {office.city}",
    )


def signer(office: Office, day: date | None) -> Signer:
    """The head of the office, signing on the day; without one a line for the hand."""
    return Signer(
        place_and_date=f"{office.city}, {date_long(day) if day else DATE_BY_HAND}",
        position=[office.signer_title],
        name=office.signer_name,
        rank=office.signer_rank,
        nip=office.signer_nip,
    )
