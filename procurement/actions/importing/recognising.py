"""Which file this is, by its headers, and what they mean."""

import re
from collections.abc import Mapping, Sequence

from accounts.file_imports import Layout
from accounts.models import Agency
from core.spreadsheets import Meanings, header_key, short_key
from core.spreadsheets.headings import spellings
from procurement.actions.importing.columns import KINDS, LAYOUT, OTHER, FileKind
from procurement.models import Source

# The header of the package's key tells the system that gave it, whoever made the file.
KEY_SOURCES = {
    "kdtender": Source.TENDER,
    "kdnontender": Source.NONTENDER,
    "kdnontenderpct": Source.RECORDING,
    "kdpencatatan": Source.RECORDING,
    "kdswakelola": Source.SWAKELOLA,
    "kdswakelolapct": Source.SWAKELOLA,
}
# And so do keys that only one system gives: 26 characters in its own alphabet, or its prefix.
KEY_SHAPES = (
    (re.compile(r"01[0-9A-HJKMNP-TV-Z]{24}"), Source.EKATALOG6),
    (re.compile(r"[A-Z0-9]{2,5}-P[0-9]{4}-[0-9]+"), Source.EKATALOG5),
)


TITLE_UNIT = re.compile(
    r"(?:nama )?(?:satuan kerja|satker|skpd|opd|perangkat daerah|unit kerja) ?[:=] ?"
    r"(?:[\d.]+[ -]+)?(.{3,300})",
    re.IGNORECASE,
)
OF_CITY = re.compile(r"[ ,]+(?:kota|kabupaten) [a-z]+$", re.IGNORECASE)


def short_keys(headers: Sequence[str]) -> set[str]:
    return {short_key(header_key(spelling)) for text in headers for spelling in spellings(text)}


def kind_of(headers: Sequence[str]) -> FileKind:
    """The kind that a header row gives away, the most telling one first."""
    keys = short_keys(headers)
    fitting = [kind for kind in KINDS if kind.signature <= keys]
    return max(fitting, key=lambda kind: len(kind.signature), default=OTHER)


def source_of(headers: Sequence[str]) -> str:
    """The system whose package keys stand in the file; "" if its headers do not tell."""
    keys = short_keys(headers)
    return str(next((source for key, source in KEY_SOURCES.items() if key in keys), ""))


def source_of_key(key: str) -> str:
    """The system that gives keys of this shape; OTHER if several may."""
    return str(
        next((source for shape, source in KEY_SHAPES if shape.fullmatch(key)), Source.OTHER)
    )


def unit_in(title: str, known: Mapping[str, Agency | None]) -> str:
    """The unit that the titles of a table name: after "SKPD:", or as a line of its own; else "".

    ``known`` is what units are called, by header_key.
    """
    labelled, alone = [], []
    for line in title.splitlines():
        found = TITLE_UNIT.fullmatch(line.strip())
        text = OF_CITY.sub("", found[1] if found else line).strip()
        if found:
            labelled.append(text)
        elif known.get(header_key(text)):
            alone.append(text)
    units = list(dict.fromkeys(labelled or alone))
    return units[0][:300] if len(units) == 1 else ""


def mapping_of(
    kind: FileKind, headers: Sequence[str], layout: Layout = LAYOUT
) -> dict[str, str] | None:
    """What headers mean in a file of this kind: its own words first, then those of any file.

    None if a column that is needed is missing.
    """
    own, general = Meanings(kind.meanings), Meanings(LAYOUT.known_headers())
    mapping: dict[str, str | None] = {}
    taken: set[str | None] = set()
    for meanings in (own, general):
        for text in headers:
            column = meanings.of(text)
            if mapping.get(text) is None and column is not None and column not in taken:
                mapping[text] = column
                taken.add(column or None)
    whole = {text: mapping.get(text) or "" for text in headers}
    return None if layout.missing(whole.values()) else whole


def telling_headers() -> dict[str, str]:
    """All headers of all kinds, to find the header row."""
    known = LAYOUT.known_headers()
    for kind in KINDS:
        known |= kind.meanings
    return known
