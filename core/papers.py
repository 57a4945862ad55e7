"""Papers on A4 as PDF: Typst templates of ours, filled with data that is never evaluated."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core import paper_process
from core.formats import MISSING
from core.line_counts import line_count

TEMPLATES = paper_process.TEMPLATES
MAX_DATA_HERE = 100_000
"""Papers with more data than this, some 500 rows, are compiled in a process of their own."""

COMPILE_SECONDS = 60
CELLS = (11.1, 7.5, 8.6, 8.8)
"""Width of the cells of an attendance list for name, position, organisation and phone, in letters'
sizes: see ``widths`` in ``attendance_list.typ``."""

LONG_WORD = re.compile(r"\S{14}")

UNDRAWN = re.compile(
    " ?["
    "\u200d\ufe0e\ufe0f\U000e0020-\U000e007f"  # what joins or colours a picture before it
    "\u26b3-\u26ff\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0"
    "\U0001f000-\U0001faff"
    "]+"
)
"""Little pictures (emoji) that neither our fonts nor Typst's draw: a paper showed a box for each."""


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
class PriceListPaper:
    """Products and their prices; each row has a text for each of six headings."""

    letterhead: Letterhead
    title: str
    subtitle: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
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
    """One letter: whom it is to, the link it carries, with its QR code as SVG, and its own code."""

    addressee: str
    place: str
    link: str
    qr: bytes
    code: str


@dataclass(frozen=True)
class InvitationPaper:
    """Letters of invitation that differ in the addressee, the link and the code alone.

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


@dataclass(frozen=True)
class Section:
    """A heading and the numbered lines under it; without a heading they are paragraphs."""

    heading: str
    lines: Sequence[str]


@dataclass(frozen=True)
class FormalPaper:
    """Minutes (notulen) or a record (berita acara): facts, sections, one or two signers.

    ``has_number`` leaves a line for the number that the office gives the paper by hand.
    """

    letterhead: Letterhead
    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    signers: Sequence[Signer]
    printed_at: str
    code: str
    has_number: bool = False


@dataclass(frozen=True)
class CertificateSheet:
    """What differs from one certificate to the next; ``qr`` as SVG leads to ``address``."""

    number: str
    name: str
    origin: str
    role: str
    address: str
    qr: str


def compile_paper(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of ``paper_templates/<template>.typ`` filled with JSON-able data.

    The data reaches the template as JSON, so ``{{7*7}}`` or ``#panic()`` print as typed, all but
    UNDRAWN pictures. Only the fonts that ship with us are used. Raises ValueError for an unknown template,
    ``typst.TypstError`` (RuntimeError from a process of its own) if the template doesn't fit the
    data.
    """
    if template not in _template_names():
        raise ValueError(f"No paper template named {template!r}")
    text = UNDRAWN.sub("", json.dumps(data, ensure_ascii=False))
    if len(text) > MAX_DATA_HERE:
        return _compile_apart(template, text)
    return paper_process.compile_pdf(template, text)


def _compile_apart(template: str, data: str) -> bytes:
    """Compile in a process of its own: Typst keeps hundreds of megabytes after a long paper."""
    command = [sys.executable, "-I", str(Path(paper_process.__file__)), template]
    done = subprocess.run(  # noqa: S603 - our own file and the name of a template
        command, input=data.encode(), capture_output=True, timeout=COMPILE_SECONDS, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{template} was not compiled: exit {done.returncode}")
    return done.stdout


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


def price_list(paper: PriceListPaper) -> bytes:
    """Return a price list (daftar harga) as PDF: one table over as many pages as it needs."""
    return compile_paper(
        "price_list",
        {
            "title": paper.title,
            "subtitle": paper.subtitle,
            "letterhead": letterhead_data(paper.letterhead),
            "headings": ["No.", *paper.headings],
            "rows": [list(row) for row in paper.rows],
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
            "letters": [
                {
                    **asdict(one),
                    "qr": list(one.qr),
                    "footer": footer_text(paper.printed_at, one.code),
                }
                for one in paper.letters
            ],
            "head": _facts(*paper.head),
            "facts": _facts(*paper.facts),
        },
    )


def formal_paper(paper: FormalPaper) -> bytes:
    """Return minutes or a record as PDF: A4 portrait."""
    return compile_paper(
        "formal_paper",
        {
            **asdict(paper),
            "letterhead": letterhead_data(paper.letterhead),
            "facts": _facts(*paper.facts),
            "footer": footer_text(paper.printed_at, paper.code),
        },
    )


def certificate_sheets(
    letterhead: Letterhead, text: str, signer: Signer, sheets: Sequence[CertificateSheet]
) -> bytes:
    """Return certificates as PDF: A4 landscape, one a page; ``text`` says what for."""
    return compile_paper(
        "certificates",
        {
            "letterhead": letterhead_data(letterhead),
            "text": text,
            "signer": asdict(signer),
            "sheets": [asdict(sheet) for sheet in sheets],
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
    # Before anyone has come, the cell stays free for the time written by hand.
    rows = [_row_data(row, MISSING if present else "") for row in sheet.rows]
    rows += [_row_data(AttendanceRow(name=""), "")] * sheet.blank_rows
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


def _row_data(row: AttendanceRow, not_arrived: str) -> dict[str, Any]:
    return {
        "lines": _lines_of(row),
        "name": soft(row.name),
        "detail": soft(row.detail),
        "position": soft(row.position),
        "organisation": soft(row.organisation),
        "phone": soft(row.phone),
        "arrived": row.arrived or not_arrived,
    }


def _lines_of(row: AttendanceRow) -> int:
    """Return the lines of the highest cell in its narrowest column; 0 when it is not known."""
    counts = [
        line_count(text, ems)
        for text, ems in zip(
            (row.name, row.position, row.organisation, row.phone), CELLS, strict=True
        )
    ]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return 0
    return max(known[0] + bool(row.detail), *known[1:])


def soft(text: str) -> str:
    """Give long words (addresses, a name without blanks) places where they may break."""
    return LONG_WORD.sub("\\g<0>\u200b", text)


def _summary(registered: int, present: int) -> str:
    if not present:
        return f"Terdaftar {registered} orang"
    absent = registered - present
    return f"Terdaftar {registered} orang, hadir {present} orang, belum hadir {absent} orang"


@cache
def _template_names() -> frozenset[str]:
    return frozenset(path.stem for path in TEMPLATES.glob("*.typ"))


@dataclass(frozen=True)
class ReportColumn:
    """A column of a report; ``width`` in mm, 0 for the one that takes what is left."""

    header: str
    width: int = 0
    is_number: bool = False


@dataclass(frozen=True)
class ReportPaper:
    """A report as a table, all texts as they are to be printed; ``total`` is its last row."""

    letterhead: Letterhead
    title: str
    facts: Sequence[tuple[str, str]]
    columns: Sequence[ReportColumn]
    rows: Sequence[Sequence[str]]
    total: Sequence[str]
    definition: str
    signer: Signer
    printed_at: str
    code: str
    is_landscape: bool = False


def report_table(paper: ReportPaper) -> bytes:
    """Return a report as PDF on A4, with its column heads on every page."""
    return compile_paper(
        "report_table",
        {
            "title": paper.title,
            "letterhead": letterhead_data(paper.letterhead),
            "facts": _facts(*paper.facts),
            "columns": [asdict(column) for column in paper.columns],
            "rows": [list(row) for row in paper.rows],
            "total": list(paper.total),
            "definition": paper.definition,
            "signer": asdict(paper.signer),
            "is_landscape": paper.is_landscape,
            "footer": footer_text(paper.printed_at, paper.code),
        },
    )
