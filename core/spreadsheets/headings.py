"""What stands above a table: headers in one row or two, and what their words mean."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError

from core.formats.dates import MONTHS

# What offices shorten in headers, and words that add nothing.
SHORTENED = (
    ("kode", "kd"),
    ("nomor", "no"),
    ("tanggal", "tgl"),
    ("metode", "mtd"),
    ("kadaluwarsa", "kedaluwarsa"),
    ("kadaluarsa", "kedaluwarsa"),
    ("paketpekerjaan", "paket"),
)
IN_BRACKETS = re.compile(r"\([^()]{0,40}\)")
JOINT = " \u2013 "
"""Between a header that stands above several columns and the header of one of them."""

NUMBERED = re.compile(r"\(?([0-9]{1,3})\)?\.?")
# Whatever follows: "Jumlah Dinas Pendidikan dan Kebudayaan", "TOTAL 60 PAKET".
TOTAL = re.compile(r"(?:sub|grand)?[ -]?(?:total|jumlah|jml)\b.{0,100}", re.IGNORECASE)
SUM_ALONE = re.compile(r"(?:sub|grand)?[ -]?(?:total|jumlah|jml)\W*", re.IGNORECASE)
AMOUNT = re.compile(r"(?:rp\.? ?|idr ?)?\(?[\d.,% -]+\)?", re.IGNORECASE)
COUNTED = re.compile(r"\d[\d.,]* [^\W\d]{2,20}")
# "(dalam ribuan rupiah)", "Pagu (Rp juta)", "x Rp1.000", "Rp000": amounts that are not in full.
SCALE = r"(?:ribu(?:an)?|juta(?:an)?|mil[iy]a?r(?:an)?|milyar(?:an)?)"
SCALED = re.compile(
    rf"\([^()]{{0,40}}\b{SCALE}\b[^()]{{0,40}}\)"
    rf"|\bdalam (?:satuan )?(?:rp\.? ?)?{SCALE}\b"
    r"|\(? ?\bx ?(?:rp\.? ?)?1[.,]000\b|\brp\.? ?'?000\b",
    re.IGNORECASE,
)
HEAD, SUM, REMARK, SPARSE = "judul kolom", "jumlah", "keterangan", "jarang terisi"
"""What a row below a head may be instead of data; of the last nobody can be sure."""
# The end of a list that was printed: who signs it, where and when, and what is said of it.
CLOSING = re.compile(
    r"(?:yang )?(?:mengetahui|menyetujui|mengesahkan|diketahui|disetujui|disahkan)\b.{0,60}"
    r"|(?:dibuat|disusun|diperiksa|diverifikasi|dicetak|diunduh) (?:oleh|pada|tanggal)\b.{0,80}"
    r"|(?:ttd|tertanda|a\.n)\b.{0,60}"
    r"|nip\b[\d .:_\u2026-]*"
    r"|(?:catatan|keterangan|sumber)\s*:.{0,300}"
    r"|halaman \d+\b.{0,20}"
    rf"|[^\W\d][^\d,]{{2,40}},[\d\s._\u2026]*(?:{'|'.join(MONTHS)}) *(?:20\d\d)?",
    re.IGNORECASE,
)
MAX_SIGNING = 4
"""Cells that a row of a closing may fill: three people sign side by side, and a page is counted."""
WIDE = 5
"""Columns from which on a row with one or two of them filled is hardly one of the table."""


def header_key(text: str) -> str:
    """Return a header without what people write differently: case, blanks, punctuation."""
    return re.sub(r"[\W_]", "", text.casefold())


def short_key(key: str) -> str:
    """Return a header_key with the words that offices shorten, all shortened."""
    for long, short in SHORTENED:
        key = key.replace(long, short)
    return key


class Meanings:
    """What headers mean: as they are known, or spelled nearly so.

    "Pagu (Rp)" means what "Pagu" means, "Kode Paket" what "kd_paket" means. Of two meanings that a
    shortened header could have, it has none.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        self.shortened: dict[str, str | None] = {}
        for key, meaning in known.items():
            short = short_key(key)
            same = self.shortened.setdefault(short, meaning) == meaning
            if not same:
                self.shortened[short] = None

    def of(self, text: str) -> str | None:
        """The meaning of a header; None if it has none that is known."""
        for spelling in spellings(text):
            key = header_key(spelling)
            if key in self.known:
                return self.known[key]
            if (meaning := self.shortened.get(short_key(key))) is not None:
                return meaning
        return None


def spellings(text: str) -> list[str]:
    """A header as it is, without units in brackets, and with the header above it after or left out.

    "Pemenang \u2013 Nama" is "Nama Pemenang" before it is only "Nama".
    """
    bare = IN_BRACKETS.sub(" ", text)
    top, joint, own = bare.rpartition(JOINT)
    tried = [text, bare, *([f"{own} {top}"] if joint else []), own]
    return [spelling for spelling in dict.fromkeys(tried) if header_key(spelling)]


def heading(rows: Sequence[Sequence[str]], number: int) -> list[str]:
    """Return the headers of a table by place; ``number`` is the last row of its head, from 1.

    A row of column numbers (1, 2, 3) belongs to the row above it. A row that only divides some
    headers of the row above it is joined with them: "Nilai (Rp) \u2013 PDN".
    """
    own = rows[number - 1]
    if number > 1:
        above = heading_above(rows, number)
        if is_numbering(own) and any(above):
            return above
        if divides(above, own):
            return joined(above, own)
    return [one_line(text) for text in own]


def heading_above(rows: Sequence[Sequence[str]], number: int) -> list[str]:
    above = rows[number - 2]
    if is_numbering(rows[number - 1]) and number > 2 and divides(rows[number - 3], above):
        return joined(rows[number - 3], above)
    return [one_line(text) for text in above]


def is_numbering(row: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 or (1), (2), (3)."""
    filled = [one_line(text) for text in row if one_line(text)]
    counts = [int(match[1]) for text in filled if (match := NUMBERED.fullmatch(text))]
    return len(filled) > 2 and counts == list(range(1, len(filled) + 1))


def divides(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below gives the parts of some headers above, and leaves all others be.

    In merged cells only the first one is filled: a header over two rows has nothing below it, one
    over several columns has blanks to its right.
    """
    width = max(len(above), len(below))
    tops, parts = padded(above, width), padded(below, width)
    whole = sum(bool(top) and not part for top, part in zip(tops, parts, strict=True))
    divided = [place for place in range(width) if parts[place]]
    if whole < 2 or not divided:
        return False
    if any(NUMBERED.fullmatch(parts[place]) or len(parts[place]) > 60 for place in divided):
        return False
    groups = owners(tops, parts)
    return all(groups[place] is not None for place in divided) and len(divided) > len(
        {groups[place] for place in divided}
    )


def owners(tops: Sequence[str], parts: Sequence[str]) -> list[int | None]:
    """The place of the header above each column, where that header is divided."""
    found: list[int | None] = []
    owner: int | None = None
    for place, (top, part) in enumerate(zip(tops, parts, strict=True)):
        if top:
            owner = place if part else None
        found.append(owner)
    return found


def joined(above: Sequence[str], below: Sequence[str]) -> list[str]:
    width = max(len(above), len(below))
    tops, parts = padded(above, width), padded(below, width)
    return [
        f"{tops[owner]}{JOINT}{part}" if part and owner is not None else top
        for top, part, owner in zip(tops, parts, owners(tops, parts), strict=True)
    ]


def padded(row: Sequence[str], width: int) -> list[str]:
    return [*(one_line(text) for text in row), *[""] * (width - len(row))]


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_total(row: Sequence[str]) -> bool:
    """Whether a row only sums up the rows above it: a word such as "Jumlah", and amounts.

    Beside the bare word an amount may have its unit: "Jumlah", "60 orang".
    """
    filled = [one_line(text) for text in row if one_line(text)]
    words = [text for text in filled if not AMOUNT.fullmatch(text)]
    if any(map(SUM_ALONE.fullmatch, words)):
        words = [text for text in words if not COUNTED.fullmatch(text)]
    return len(words) == 1 and len(filled) > 1 and TOTAL.fullmatch(words[0]) is not None


def heads_of(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a head as they come again in the middle of a table that was once printed."""
    last = [list(row) for row in rows[-3:]]
    return [row for row in last if sum(map(bool, map(one_line, row))) > 1]


class Beside:
    """Tells rows below a head that can't be data, asked in the order of the table."""

    def __init__(self, heads: Sequence[Sequence[str]] = ()) -> None:
        self.heads = heads
        self.width = max((sum(map(bool, head)) for head in heads), default=0)
        self.is_closing = False

    def of(self, row: Sequence[str]) -> str:
        """HEAD, SUM, REMARK or SPARSE; "" for all others.

        A remark closes a list: a place and day, a signature, and the names that follow. A sparse
        row has no more than two cells of many filled: a section's name, or half a row of data.
        """
        if row in self.heads:
            return HEAD
        filled = [text for cell in row if (text := one_line(cell))]
        self.is_closing = len(filled) <= MAX_SIGNING and (
            self.is_closing or any(map(CLOSING.fullmatch, filled))
        )
        if self.is_closing:
            return REMARK
        lowered = "".join(filled).lower()
        if any(word in lowered for word in ("total", "jumlah", "jml")) and (
            is_total(row) or (self.width >= WIDE and SUM_ALONE.fullmatch(lowered))
        ):
            return SUM
        return SPARSE if self.width >= WIDE and len(filled) <= 2 else ""


TITLE_YEAR = re.compile(r"\b(?:tahun(?: anggaran)?|t\.?a\.?) ?:? ?(20[0-9]{2})\b", re.IGNORECASE)


def title_year(title: str) -> int | None:
    """The budget year that the titles above a table name, if it is only one.

    It is one after "Tahun Anggaran" or "T.A."; that of a day, "Metro, 5 Januari 2025", is none.
    """
    years = set(TITLE_YEAR.findall(title))
    return int(years.pop()) if len(years) == 1 else None


def refuse_scaled(texts: Iterable[str]) -> None:
    """Refuse a table whose amounts stand in thousands or millions, as its titles or heads say.

    Raises ValidationError "scaled".
    """
    for text in texts:
        if found := SCALED.search(text):
            raise ValidationError(
                f"Judul tabel menyebut \u201c{found[0].strip()}\u201d. Tulis semua jumlah dalam "
                "rupiah penuh, hapus keterangan itu, lalu unggah lagi.",
                code="scaled",
            )
