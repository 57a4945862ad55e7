"""The papers written after a forum: notulen, berita acara and certificates."""

from collections.abc import Callable, Iterable
from datetime import datetime

import segno

from accounts.letterhead import letterhead, signer
from accounts.models import Office
from core.formats import (
    date_long,
    date_time,
    day_name,
    terbilang_date,
    time_range,
)
from core.papers import (
    CertificateSheet,
    FormalPaper,
    Section,
    Signer,
    certificate_sheets,
    formal_paper,
)
from events.models import Certificate, Forum, Minutes
from events.models.closing import lines_of
from events.reports import ForumFigures

# What a hand fills in.
BLANK = "……………………………"
CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan "
    "sebagaimana mestinya."
)


def minutes_paper(minutes: Minutes, figures: list[ForumFigures], *, printed_at: datetime) -> bytes:
    forum = minutes.forum
    office = Office.objects.get()
    agenda = [f"{item.start_time:%H.%M} {item.title}" for item in forum.agenda.all()]
    return formal_paper(
        FormalPaper(
            letterhead=letterhead(office),
            title="NOTULEN",
            subtitle=forum.name,
            facts=[
                *meeting_facts(forum),
                ("Pimpinan", minutes.led_by),
                ("Notulis", minutes.written_by),
                ("Peserta", attendance_sentence(figures)),
            ],
            sections=[
                Section("Acara", agenda),
                Section("Pembahasan", lines_of(minutes.discussion)),
                Section("Kesimpulan", lines_of(minutes.conclusions)),
                Section("Tindak lanjut", lines_of(minutes.follow_up)),
            ],
            signers=[
                Signer("Pimpinan,", [], minutes.led_by),
                Signer("Notulis,", [], minutes.written_by),
            ],
            printed_at=date_time(printed_at),
            code=f"NTL-{forum.first_day.year}-{forum.number:03}",
        )
    )


def record_paper(minutes: Minutes, figures: list[ForumFigures], *, printed_at: datetime) -> bytes:
    forum = minutes.forum
    office = Office.objects.get()
    return formal_paper(
        FormalPaper(
            letterhead=letterhead(office),
            title="BERITA ACARA",
            subtitle=f"Pelaksanaan {forum.name}",
            facts=[],
            sections=[
                Section("", record_opening(minutes, office)),
                Section("", [held_sentence(forum), attendance_sentence(figures) + "."]),
                Section("Kesimpulan", lines_of(minutes.conclusions)),
                Section("Tindak lanjut", lines_of(minutes.follow_up)),
                Section("", [CLOSING]),
            ],
            signers=[Signer("Pimpinan,", [], minutes.led_by), signer(office, forum.last_day)],
            printed_at=date_time(printed_at),
            code=f"BA-{forum.first_day.year}-{forum.number:03}",
            has_number=True,
        )
    )


def record_opening(minutes: Minutes, office: Office) -> list[str]:
    """When and where, and who signs: the form that offices expect (Permendagri 1/2023)."""
    forum = minutes.forum
    day = forum.last_day
    nip = f", NIP {office.signer_nip}" if office.signer_nip else ""
    when = f"Pada hari ini {day_name(day)} {terbilang_date(day)}"
    return [
        f"{when}, bertempat di {forum.place}, kami yang bertanda tangan di bawah ini:",
        f"1. {minutes.led_by or BLANK}, selaku pimpinan kegiatan;",
        f"2. {office.signer_name or BLANK}{nip}, selaku {office.signer_title},",
    ]


def held_sentence(forum: Forum) -> str:
    theme = f" dengan tema “{forum.theme}”" if forum.theme else ""
    return f"menyatakan bahwa telah dilaksanakan {forum.name}{theme}."


def attendance_sentence(figures: list[ForumFigures]) -> str:
    """Who came on each day, by kind, in words: both papers say the same."""
    if len(figures) == 1:
        return attendance_of_day(figures[0])
    return "; ".join(f"{date_long(one.day)}: {attendance_of_day(one)}" for one in figures)


def attendance_of_day(figures: ForumFigures) -> str:
    total = figures.total
    kinds = ", ".join(
        f"{label.lower() if label != 'Utusan OPD' else 'utusan OPD'} {one.present} orang"
        for label, one in figures.labelled
        if one.present
    )
    detail = f": {kinds}" if kinds else ""
    return f"Hadir {total.present} dari {total.registered} orang yang terdaftar{detail}"


def meeting_facts(forum: Forum) -> list[tuple[str, str]]:
    return [
        ("Hari/tanggal", forum.days_in_words),
        ("Waktu", time_range(forum.start_time, forum.end_time)),
        ("Tempat", forum.venue),
    ]


def certificate_paper(
    forum: Forum, certificates: Iterable[Certificate], *, address: Callable[[Certificate], str]
) -> bytes:
    """Certificates in their order; `address` gives the public page that proves one."""
    office = Office.objects.get()
    days = date_long(forum.first_day)
    if forum.has_several_days:
        days += f" s.d. {date_long(forum.last_day)}"
    text = f"pada {forum.name} yang diselenggarakan di {forum.venue}, {days}."
    sheets = [certificate_sheet(row, address(row)) for row in certificates]
    return certificate_sheets(letterhead(office), text, signer(office, forum.last_day), sheets)


def certificate_sheet(certificate: Certificate, address: str) -> CertificateSheet:
    return CertificateSheet(
        number=certificate.number,
        name=certificate.name,
        origin=certificate.origin,
        role=certificate.role,
        address=address,
        qr=segno.make(address, error="m").svg_inline(border=1, omitsize=True),
    )
