"""Rows from text: pasted from a spreadsheet, CSV, and tables of HTML named .xls."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import islice

from django.core.exceptions import ValidationError

from core.formats import number

DELIMITERS = ("\t", ";", ",", "|")
SNIFFED_ROWS = 50
MAX_PASTED_ROWS = 2_000
MAX_COLUMNS = 256
LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
# Tab and line ends belong to tables; vertical tab and form feed come from Word's cells.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def split_pasted(text: str, *, max_rows: int = MAX_PASTED_ROWS) -> list[list[str]]:
    """Return the cells of rows pasted from a spreadsheet, or of CSV text.

    Tab, ``;``, ``,`` and ``|`` are told apart by which gives the most even table. Quoted cells may
    hold line ends, as Excel copies them. Blank rows stay, so that numbers agree with what the
    user sees. Raises codes ``empty``, ``control_characters``, ``too_many_rows``,
    ``too_many_columns``, ``broken_text``.
    """
    return check_size(list(islice(iter_pasted(text), max_rows + 1)), max_rows)


def join_pasted(rows: Sequence[Sequence[str]], numbers: Iterable[int]) -> str:
    """Return these rows, counted from 1, as text that split_pasted reads again: those to mend."""
    return "\n".join(
        "\t".join(" ".join(cell.split()) for cell in rows[number - 1]) for number in numbers
    )


def iter_pasted(text: str) -> Iterator[list[str]]:
    """Yield the rows that split_pasted returns, however many there are."""
    if found := CONTROL_CHARACTERS.search(text):
        row = len(text[: found.start() + 1].splitlines())
        raise ValidationError(
            f"Baris {row} berisi karakter yang tidak dapat disimpan. Tulis ulang isinya, atau "
            "simpan ulang dari aplikasi asalnya.",
            code="control_characters",
        )
    if not text.strip():
        raise ValidationError("Belum ada baris. Tempel baris dari lembar kerja.", code="empty")
    # An odd number of quotes can't be Excel's quoting: they are inches, or a slip.
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    yield from _parse(text, _sniff(text, quoting), quoting)


def read_html_rows(markup: str, *, max_rows: int) -> list[list[str]]:
    """Return the cells of all tables in HTML; scripts and styles are dropped unread.

    Raises codes ``empty``, ``control_characters``, ``too_many_rows``, ``too_many_columns``.
    """
    reader = _TableReader()
    reader.feed(markup)
    reader.close()
    if not reader.rows:
        raise ValidationError("Tidak ada tabel di dalam berkas ini.", code="empty")
    return check_size(reader.rows, max_rows)


def check_size(rows: list[list[str]], max_rows: int) -> list[list[str]]:
    """Return the rows, or raise ``too_many_rows`` / ``too_many_columns``."""
    if len(rows) > max_rows:
        raise too_many_rows(max_rows)
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise too_many_columns()
    return rows


def too_many_rows(max_rows: int) -> ValidationError:
    return ValidationError(
        f"Lebih dari {number(max_rows)} baris. Bagi menjadi beberapa bagian.", code="too_many_rows"
    )


def too_many_columns() -> ValidationError:
    return ValidationError(f"Lebih dari {MAX_COLUMNS} kolom.", code="too_many_columns")


def _sniff(text: str, quoting: int) -> str:
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter, quoting))


def _evenness(text: str, delimiter: str, quoting: int) -> int:
    """Return how many cells lie in rows of the commonest width, beyond the first of each row."""
    rows = islice(_parse(text, delimiter, quoting), SNIFFED_ROWS)
    widths = Counter(len(row) for row in rows if row)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _parse(text: str, delimiter: str, quoting: int) -> Iterator[list[str]]:
    # Line ends stay, so that those inside quoted cells are left to the csv module. StringIO would
    # hold a copy of the text of four bytes a letter.
    lines = (line[0] for line in LINES.finditer(text))
    try:
        yield from csv.reader(lines, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]  # a number of the csv module
    except csv.Error:
        raise ValidationError(
            "Teks ini tidak terbaca sebagai tabel. Satu sel terlalu panjang.", code="broken_text"
        ) from None


class _TableReader(HTMLParser):
    """Collects the text of table cells, row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = 0
        # Rows for which the cell now open, and each column, still holds a cell from above.
        self._down = 1
        self._held: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent += 1
        elif tag == "tr":
            self._end_cell()
            self._held = {place: rows - 1 for place, rows in self._held.items() if rows > 1}
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self._cell = []
            self._span, self._down = (span_of(attrs, name) for name in ("colspan", "rowspan"))
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def close(self) -> None:
        super().close()
        self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None:
            text = " ".join("".join(self._cell).split())
            row = self.rows[-1]
            while len(row) in self._held:
                row.append("")
            if self._down > 1:
                # The row that begins next counts one of them off.
                self._held |= dict.fromkeys(range(len(row), len(row) + self._span), self._down)
            row += [text, *[""] * (self._span - 1)]
            self._cell = None


def span_of(attrs: list[tuple[str, str | None]], name: str) -> int:
    """Over how many columns or rows a cell goes."""
    span = dict(attrs).get(name) or ""
    return int(span) if re.fullmatch(r"[1-9][0-9]?", span) else 1


def split_codes(text: str) -> list[str]:
    """The codes of one cell in their order, each once: by semicolon, comma, bar, blank or line."""
    return list(dict.fromkeys(filter(None, re.split(r"[;,|\s]+", text))))
