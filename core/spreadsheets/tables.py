"""Find the columns that we know in a table of unknown layout."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.core.exceptions import ValidationError

from core.spreadsheets.headings import (
    HEAD,
    REMARK,
    SPARSE,
    Beside,
    Meanings,
    header_key,
    heading,
    heads_of,
    is_numbering,
    refuse_scaled,
)
from core.spreadsheets.merges import MergedCells

HEADER_SEARCH_ROWS = 30
"""Titles, filters and blank rows may stand above the header, but not more than these."""

NOTHING = frozenset(("-", "–", "—", "--", "null", "(null)", "none", "nan", "n/a"))
"""What stands in a cell that has nothing to say, by casefold."""
LONGEST_NOTHING = max(map(len, NOTHING))

NONE_WORDS = frozenset(
    ("", "tidakada", "tdkada", "belumada", "tidakpunya", "belumpunya", "nihil", "kosong")
)
"""What people write in place of a number or an address that somebody does not have."""

MAX_NAMED = 12
MAX_TEXT = 80
MARKED = frozenset("0123456789=+-@")


@dataclass(frozen=True)
class Column:
    """A column to look for: its key in our rows, its Indonesian name, other headers it has.

    What headers mean one that is not lasting, as it belongs to one record only, is not remembered.
    What stands in a cell of a spanning one that is merged over several rows is meant for each.
    """

    name: str
    label: str
    aliases: Sequence[str] = ()
    required: bool = False
    spans: bool = False
    is_lasting: bool = True

    @property
    def keys(self) -> set[str]:
        return {header_key(text) for text in (self.name, self.label, *self.aliases)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number in the file, counted from 1 as the user sees it.

    ``aside`` says what the row seems to be if it can't be read as data: a sum, a remark; ``text``
    is then what stands in it.
    """

    number: int
    values: dict[str, str]
    aside: str = ""
    text: str = ""

    @property
    def is_beside(self) -> bool:
        """Whether a row that can't be read as data surely was never meant to be any."""
        return self.aside not in ("", SPARSE)


@dataclass(frozen=True)
class Table:
    """What was read. ``present`` names the columns found, ``unknown`` the headers ignored.

    ``above`` is the text of the rows above the table: its titles.
    """

    rows: list[Row]
    present: frozenset[str]
    unknown: list[str]
    header_number: int | None
    above: str = ""


def read_table(
    rows: Iterable[Sequence[object]], columns: Sequence[Column], *, has_header: bool = True
) -> Table:
    """Return the rows by column name; blank rows are skipped, missing cells are ``""``.

    ``rows`` starts at row 1 of the file. The header row is the first of the first 30 that
    has every required column, whatever the order, case and punctuation, with the row below that
    divides it; if two headers mean the same column the left one counts and the other is listed as
    unknown. A head that comes again is left out. With ``has_header=False`` the cells are taken in
    the order of ``columns``. Raises codes ``missing_columns``, ``too_many_columns``,
    ``control_characters``, ``scaled``.
    """
    numbered = enumerate(rows, 1)
    if not has_header:
        places = {column.name: place for place, column in enumerate(columns)}
        body = list(_read_rows(numbered, places, max_width=len(columns)))
        return Table(body, frozenset(places), [], None)
    head = [(number, [_text(cell, number) for cell in row]) for number, row in _first(numbered)]
    header_number, header, places = _find_header(head, columns)
    top = [row for _, row in head[:header_number]]
    refuse_scaled(text for row in top for text in row)
    heads = heads_of(top)
    unknown = [text for place, text in enumerate(header) if text and place not in places.values()]
    below = ((number, row) for number, row in head if number > header_number)
    body = [*_read_rows(below, places, heads), *_read_rows(numbered, places, heads)]
    return Table(body, frozenset(places), unknown, header_number, text_of(top[:-1]))


@dataclass(frozen=True)
class Header:
    """The row that looks most like a header: its number, texts, and the columns known of it.

    ``above`` is the text of the rows above the table: its titles. ``repeated`` are the texts that
    stand there more than once.
    """

    number: int
    texts: list[str]
    known: dict[str, str]
    above: str = ""
    repeated: tuple[str, ...] = ()


def guess_header(rows: Iterable[Sequence[object]], known: Mapping[str, str]) -> Header | None:
    """Return the likeliest header row of the first 30, also when no column of it is known.

    ``known`` is what headers mean, by ``header_key``. The row with most known headers wins, then
    the fullest, then the first; None if all are blank. Where the head of the table has several
    rows, its number is that of the last one. Raises code ``control_characters``.
    """
    head = [[_text(cell, number) for cell in row] for number, row in _first(enumerate(rows, 1))]
    meanings = Meanings(known)
    best, best_rank = None, (0, 0)
    for number in range(1, len(head) + 1):
        if is_numbering(head[number - 1]):
            continue
        own = heading(head, number)
        texts = header_texts(own)
        found = {text: column for text in texts if (column := meanings.of(text)) is not None}
        if (rank := (len(found), len(texts))) > best_rank:
            again = tuple(text for text in texts if own.count(text) > 1)
            best, best_rank = Header(number, texts, found, repeated=again), rank
    if best is None:
        return None
    above = text_of(head[: best.number - 1])
    is_counted = best.number < len(head) and is_numbering(head[best.number])
    return replace(best, number=best.number + is_counted, above=above)


def text_of(rows: Iterable[Iterable[str]]) -> str:
    """What stands in rows, a line each."""
    return "\n".join(filter(None, (" ".join(filter(None, row)) for row in rows)))


def header_texts(cells: Iterable[str]) -> list[str]:
    """The headers of a table from the left, each once."""
    return list(dict.fromkeys(filter(None, cells)))


def table_heading(rows: Sequence[Sequence[object]], number: int) -> list[str]:
    """Return the headers by place of a table whose head ends in row ``number``, from 1."""
    return heading(
        [[_text(cell, n) for cell in row] for n, row in enumerate(rows[:number], 1)], number
    )


def read_below(
    rows: Iterable[Sequence[object]],
    header_number: int,
    meanings: Mapping[str, str],
    merged: MergedCells | None = None,
) -> Iterator[Row]:
    """Yield the rows under a header, with the columns that ``meanings`` gives to its texts.

    A head that comes again is left out, what ``merged`` cells cover is filled. Of two equal texts
    in the header the left one counts. Raises code ``control_characters``.
    """
    numbered = iter(enumerate(rows, 1))
    head = [[_text(cell, n) for cell in row] for n, row in islice(numbered, header_number)]
    header = heading(head, header_number)
    places = {name: header.index(text) for text, name in meanings.items() if text in header}
    if merged:
        merged.begin(places, header_number)
    return _read_rows(numbered, places, heads_of(head), merged=merged)


def _first(
    numbered: Iterable[tuple[int, Sequence[object]]],
) -> Iterable[tuple[int, Sequence[object]]]:
    return islice(numbered, HEADER_SEARCH_ROWS)


def _find_header(
    head: list[tuple[int, list[str]]], columns: Sequence[Column]
) -> tuple[int, list[str], dict[str, int]]:
    required = {column.name for column in columns if column.required}
    rows = [row for _, row in head]
    best: tuple[int, list[str], dict[str, int]] = (0, [], {})
    for number in range(1, len(rows) + 1):
        if number - 1 > best[0] and required and required <= best[2].keys():
            break
        if is_numbering(rows[number - 1]):
            continue
        header = heading(rows, number)
        places = _match(header, columns)
        # Without required columns a title might match one, so look on for a better row.
        if len(places) > len(best[2]):
            best = (number, header, places)
    if not best[2] or required - best[2].keys():
        fullest = _fullest(rows)
        is_likely = len(best[2]) > 1 or not fullest
        raise _missing(best if is_likely else (0, fullest, best[2]), columns)
    number, header, places = best
    return number + (number < len(rows) and is_numbering(rows[number])), header, places


def _fullest(rows: list[list[str]]) -> list[str]:
    """The row that has most headers, where hardly one is known; none of a few cells."""
    fullest = max(rows, key=lambda row: sum(map(bool, row)), default=[])
    return fullest if sum(map(bool, fullest)) > 3 else []


def _match(header: list[str], columns: Sequence[Column]) -> dict[str, int]:
    meanings = Meanings({key: column.name for column in columns for key in column.keys})
    places: dict[str, int] = {}
    for place, text in enumerate(header):
        if column := meanings.of(text):
            places.setdefault(column, place)
    return places


def _missing(
    best: tuple[int, list[str], dict[str, int]], columns: Sequence[Column]
) -> ValidationError:
    _, header, places = best
    wanted = [column for column in columns if column.required] or columns
    missing = [column.label for column in wanted if column.name not in places]
    found = [text[:40] for text in header if text][:MAX_NAMED]
    named = ", ".join(missing[:MAX_NAMED])
    if not found:
        message = f"Baris judul kolom tidak ditemukan. Kolom yang diperlukan: {named}."
    else:
        message = f"Kolom {named} tidak ada. Kolom yang terbaca: {', '.join(found)}."
    return ValidationError(message, code="missing_columns")


def _read_rows(
    numbered: Iterable[tuple[int, Sequence[object]]],
    places: dict[str, int],
    heads: Sequence[Sequence[str]] = (),
    *,
    max_width: int | None = None,
    merged: MergedCells | None = None,
) -> Iterator[Row]:
    beside = Beside(heads)
    for number, cells in numbered:
        texts = [_text(cell, number) for cell in cells]
        if not any(texts):
            continue
        kind = beside.of(texts)
        if kind == HEAD:
            continue
        text = " ".join(filter(None, texts))[:MAX_TEXT] if kind else ""
        if merged:
            merged.fill(number, texts)
        if max_width is not None and any(texts[max_width:]):
            raise ValidationError(
                f"Baris {number} berisi lebih dari {max_width} kolom.", code="too_many_columns"
            )
        values = {
            name: value_of(texts[place]) if place < len(texts) else ""
            for name, place in places.items()
        }
        if kind == SPARSE and not any(values.values()):
            kind = REMARK
        yield Row(number, values, kind, text)


def value_of(text: str) -> str:
    """What a cell says: nothing where a dash or the word of a database stands for that."""
    return "" if len(text) <= LONGEST_NOTHING and text.casefold() in NOTHING else text


def says_none(text: str) -> bool:
    """Whether the cell of a number or an address says that there is none: "-", "Belum ada"."""
    return header_key(text) in NONE_WORDS


def plain_cell(text: str) -> str:
    """A cell without blanks around it, and without the mark that keeps a number as text: '0812."""
    text = text.replace("\u00a0", " ").strip()
    return text[1:] if text[:1] == "'" and text[1:2] in MARKED else text


def _text(cell: object, number: int) -> str:
    text = "" if cell is None else plain_cell(str(cell))
    if "\0" in text:
        raise ValidationError(
            f"Baris {number} berisi karakter yang tidak dapat disimpan.", code="control_characters"
        )
    return text
