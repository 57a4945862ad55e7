"""The papers of a forum, filled from its data."""

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import segno

from accounts.letterhead import letterhead, signer
from accounts.models import Office
from core.formats import (
    date_time,
    date_with_day,
    nip_display,
    phone_display,
    time_range,
    time_short,
)
from core.papers import (
    AttendancePaper,
    AttendanceRow,
    AttendanceSheet,
    BadgeCard,
    InvitationLetter,
    InvitationPaper,
    attendance_list,
    badge_sheets,
)
from core.papers import invitation_letters as compile_letters
from events.models import Forum, Invitation, Participant, ParticipantKind, ParticipantLine
from events.texts import deadline

BLANK_ROWS = 5
ROWS_A_PAGE = 15
# Dark enough for white words; the word on the bar says the same as the colour.
BADGE_COLOURS = {
    ParticipantKind.DELEGATE: "#1D3F72",
    ParticipantKind.VENDOR: "#14623F",
    ParticipantKind.OFFICIAL: "#7A5300",
    ParticipantKind.SPEAKER: "#5B3A86",
    ParticipantKind.GUEST: "#4A5263",
    ParticipantKind.MEDIA: "#0B5A6B",
    ParticipantKind.COMMITTEE: "#1B2230",
}


def attendance_paper(
    forum: Forum,
    lines: Iterable[ParticipantLine],
    *,
    day: date,
    with_contacts: bool,
    printed_at: datetime,
) -> bytes:
    """Daftar hadir as PDF: OPD and pelaku usaha on sheets of their own.

    Those without a seat are left out.
    """
    expected = [line for line in lines if line.is_registered]
    office = Office.objects.get()
    return attendance_list(
        AttendancePaper(
            letterhead=letterhead(office),
            activity=forum.name,
            place=forum.venue,
            day=date_with_day(day),
            time=time_range(forum.start_time, forum.end_time),
            sheets=sheets(expected, with_contacts),
            signer=signer(office, forum.last_day),
            printed_at=date_time(printed_at),
            code=f"DH-{forum.first_day.year}-{forum.number:03}",
        )
    )


def invitation_letters(
    forum: Forum, invitations: Iterable[Invitation], *, site: str, printed_at: datetime
) -> bytes:
    """Surat undangan as PDF, one for each invitation, with its link as text and QR code."""
    office = Office.objects.get()
    return compile_letters(
        InvitationPaper(
            letterhead=letterhead(office),
            letters=[invitation_letter(forum, row, site) for row in invitations],
            head=[
                ("Nomor", forum.letter_number),
                ("Sifat", forum.letter_nature),
                ("Lampiran", forum.letter_attachment or "-"),
                ("Hal", f"Undangan {forum}"),
            ],
            opening=opening_sentence(forum),
            facts=[
                ("hari/tanggal", forum.days_in_words),
                (
                    "waktu",
                    f"{time_short(forum.start_time)} WIB s.d. {time_short(forum.end_time)} WIB",
                ),
                ("tempat", forum.place),
                ("acara", forum.theme or forum.name),
            ],
            request=(
                f"Mohon yang akan hadir didaftarkan{deadline(forum)} lewat tautan atau kode QR berikut. "
                "Tautan ini khusus untuk Saudara."
            ),
            closing="Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih.",
            signer=signer(office, forum.letter_date),
            copies=forum.copy_list,
            title=f"Undangan {forum}",
            printed_at=date_time(printed_at),
        )
    )


def invitation_letter(forum: Forum, invitation: Invitation, site: str) -> InvitationLetter:
    link = f"{site}{invitation.get_absolute_url()}"
    drawing = io.BytesIO()
    segno.make(link, error="m").save(drawing, kind="svg", scale=4, border=2)
    return InvitationLetter(
        addressee=invitation.addressee,
        place="Tempat",
        link=link,
        qr=drawing.getvalue(),
        code=f"UND-{forum.first_day.year}-{forum.number:03}-{invitation.pk:04}",
    )


def opening_sentence(forum: Forum) -> str:
    basis = forum.legal_basis_list
    because = f"Berdasarkan {'; '.join(basis)}, kami" if basis else "Kami"
    return f"{because} mengharapkan kehadiran Saudara pada {forum} yang diselenggarakan pada"


def sheets(lines: list[ParticipantLine], with_contacts: bool) -> list[AttendanceSheet]:
    """Delegates and vendors always, other kinds where there are any."""
    by_side: dict[str, list[ParticipantLine]] = {"delegate": [], "vendor": [], "other": []}
    for row in lines:
        by_side[row.kind if row.kind in by_side else "other"].append(row)
    result = [
        sheet(
            "Daftar hadir utusan OPD", by_side["delegate"], with_contacts, "OPD atau unit kerja"
        ),
        sheet("Daftar hadir pelaku usaha", by_side["vendor"], with_contacts, "Nama usaha"),
    ]
    if by_side["other"]:
        result.append(
            sheet("Daftar hadir undangan lain", by_side["other"], with_contacts, "Instansi")
        )
    return result


def sheet(
    title: str, rows: list[ParticipantLine], with_contacts: bool, organisation: str
) -> AttendanceSheet:
    has_nip = any(row.nip for row in rows)
    return AttendanceSheet(
        title=title.upper(),
        rows=[attendance_row(row, with_contacts) for row in rows],
        blank_rows=BLANK_ROWS if rows else ROWS_A_PAGE,
        name_heading="Nama dan NIP" if with_contacts and has_nip else "Nama",
        organisation_heading=organisation,
        has_phone=with_contacts,
    )


def attendance_row(line: ParticipantLine, with_contacts: bool) -> AttendanceRow:
    return AttendanceRow(
        name=line.present_name or line.name,
        detail=nip_display(line.nip) if with_contacts and line.nip else "",
        position=line.position,
        organisation=line.origin,
        phone=phone_display(line.phone) if with_contacts and line.phone else "",
        arrived=time_short(line.arrived_at) if line.arrived_at else "",
    )


def badge_paper(
    forum: Forum, participants: Iterable[Any], *, ticket_url: Callable[[Participant], str]
) -> bytes:
    """Tanda peserta as PDF, in the order given; `participants` need with_table()."""
    return badge_sheets(forum.name, [badge_card(row, ticket_url(row)) for row in participants])


def badge_card(participant: Any, url: str) -> BadgeCard:
    """One card. Academic titles behind the name stand smaller, so that the name can be large."""
    name, _, titles = (participant.badge_name or participant.name).partition(",")
    kind = ParticipantKind(participant.kind)
    return BadgeCard(
        name=name.strip(),
        titles=titles.strip(),
        origin=participant.badge_origin or participant.origin,
        kind=kind.label,
        colour=BADGE_COLOURS[kind],
        table=f"Meja {participant.table_number}" if participant.table_number else "",
        code=participant.code,
        qr=segno.make(url, error="m").svg_inline(border=2, omitsize=True),
    )
