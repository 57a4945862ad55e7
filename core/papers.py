"""Papers on A4 as PDF: Typst templates of ours, filled with data that is never evaluated."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from core.formats import MISSING

TEMPLATES = Path(__file__).parent / "paper_templates"
FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Letterhead:
    """Kop surat: centred lines beside the arms.

    ``arms`` is the content of a PNG or JPEG; without it a dashed box says ``arms_label``.
    """

    government: str
    office: str
    lines: Sequence[str] = ()
    arms: bytes | None = None
    arms_label: str = "Lambang"


@dataclass(frozen=True)
class Signer:
    """Who signs: ``position`` in as many lines as it needs; unknown parts stay empty."""

    place_and_date: str
    position: Sequence[str]
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class AttendanceRow:
    """One person, ready to print; ``detail`` stands small below the name (NIP, never NIK)."""

    name: str
    detail: str = ""
    position: str = ""
    organisation: str = ""
    phone: str = ""
    arrived: str = ""


@dataclass(frozen=True)
class AttendanceSheet:
    """One list with its own title and page numbers, and ``blank_rows`` for walk-ins."""

    title: str
    rows: Sequence[AttendanceRow]
    blank_rows: int = 0
    name_heading: str = "Nama dan NIP"
    position_heading: str = "Jabatan"
    organisation_heading: str = "Instansi"
    has_phone: bool = True


@dataclass(frozen=True)
class AttendancePaper:
    """An attendance list of one or more sheets; all texts as they are to be printed.

    ``activity``, ``place``, ``day`` (``Rabu, 6 Maret 2024``) and ``time`` make the block of
    facts, ``printed_at`` (``6 Maret 2024, 09.05 WIB``) and ``code`` the footer.
    """

    letterhead: Letterhead
    activity: str
    place: str
    day: str
    time: str
    sheets: Sequence[AttendanceSheet]
    signer: Signer
    printed_at: str
    code: str


@dataclass(frozen=True)
class BadgeCard:
    """One card: ``kind`` on a bar of ``colour``, ``qr`` as SVG; ``table`` may be missing."""

    name: str
    titles: str
    origin: str
    kind: str
    colour: str
    table: str
    code: str
    qr: str


@dataclass(frozen=True)
class InvitationLetter:
    """One letter: whom it is to, and the link it carries, with its QR code as SVG."""

    addressee: str
    place: str
    link: str
    qr: bytes


@dataclass(frozen=True)
class InvitationPaper:
    """Letters of invitation that differ in the addressee alone.

    ``head`` holds Nomor, Sifat, Lampiran and Hal, ``facts`` the day, time, place and activity,
    ``opening``, ``request`` and ``closing`` the paragraphs before and after them.
    """

    letterhead: Letterhead
    letters: Sequence[InvitationLetter]
    head: Sequence[tuple[str, str]]
    opening: str
    facts: Sequence[tuple[str, str]]
    request: str
    closing: str
    signer: Signer
    copies: Sequence[str]
    title: str
    printed_at: str
    code: str


def compile_paper(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of ``paper_templates/<template>.typ`` filled with JSON-able data.

    The data reaches the template as JSON, so ``{{7*7}}`` or ``#panic()`` print as typed. Only
    the fonts that ship with us are used. Raises ValueError for an unknown template,
    ``typst.TypstError`` if the template doesn't fit the data.
    """
    if template not in _template_names():
        raise ValueError(f"No paper template named {template!r}")
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data)},
    )


def attendance_list(paper: AttendancePaper) -> bytes:
    """Return the attendance list (daftar hadir) as PDF: A4 portrait, each sheet on new pages."""
    return compile_paper(
        "attendance_list",
        {
            "title": f"Daftar hadir {paper.activity}",
            "running_title": f"{paper.activity}, {paper.day}",
            "letterhead": letterhead_data(paper.letterhead),
            "facts_left": _facts(("Acara", paper.activity), ("Tempat", paper.place)),
            "facts_right": _facts(("Hari/Tanggal", paper.day), ("Waktu", paper.time)),
            "sheets": [_sheet_data(sheet) for sheet in paper.sheets],
            "signer": asdict(paper.signer),
            "footer": footer_text(paper.printed_at, paper.code),
        },
    )


def badge_sheets(activity: str, cards: Sequence[BadgeCard]) -> bytes:
    """Return badges (tanda peserta) as PDF: eight cards to an A4 page, with marks to cut along."""
    return compile_paper(
        "badges",
        {
            "title": f"Tanda peserta {activity}",
            "activity": activity,
            "cards": [asdict(card) for card in cards],
        },
    )


def invitation_letters(paper: InvitationPaper) -> bytes:
    """Return the letters of invitation (surat undangan) as PDF: A4 portrait, each on new pages."""
    return compile_paper(
        "invitation_letters",
        {
            **asdict(paper),
            "letterhead": letterhead_data(paper.letterhead),
            "letters": [{**asdict(one), "qr": list(one.qr)} for one in paper.letters],
            "head": _facts(*paper.head),
            "facts": _facts(*paper.facts),
            "footer": footer_text(paper.printed_at, paper.code),
        },
    )


def letterhead_data(letterhead: Letterhead) -> dict[str, Any]:
    """Return a letterhead as ``letterhead.typ`` wants it: the picture as a list of bytes."""
    arms = None if letterhead.arms is None else list(letterhead.arms)
    return {**asdict(letterhead), "arms": arms}


def footer_text(printed_at: str, code: str) -> str:
    """Return the line at the foot of every paper."""
    return f"Dicetak dari Temu Bisnis P3DN, {printed_at}. Kode dokumen {code}"


def _facts(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _sheet_data(sheet: AttendanceSheet) -> dict[str, Any]:
    present = sum(row.arrived != "" for row in sheet.rows)
    rows = [asdict(row) for row in sheet.rows]
    for row in rows:
        # Before anyone has come, the cell stays free for the time written by hand.
        if present and not row["arrived"]:
            row["arrived"] = MISSING
    rows += [asdict(AttendanceRow(name=""))] * sheet.blank_rows
    headings = ["No.", sheet.name_heading, sheet.position_heading, sheet.organisation_heading]
    if sheet.has_phone:
        headings.append("No. HP")
    return {
        "title": sheet.title,
        "rows": rows,
        "headings": [*headings, "Tiba", "Tanda tangan"],
        "has_phone": sheet.has_phone,
        "summary": _summary(len(sheet.rows), present),
    }


def _summary(registered: int, present: int) -> str:
    if not present:
        return f"Terdaftar {registered} orang"
    absent = registered - present
    return f"Terdaftar {registered} orang, hadir {present} orang, belum hadir {absent} orang"


@cache
def _template_names() -> frozenset[str]:
    return frozenset(path.stem for path in TEMPLATES.glob("*.typ"))


@cache
def _fonts() -> typst.Fonts:
    """Our fonts, and Typst's own for letters that ours lack; never those of the machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )
