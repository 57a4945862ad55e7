"""What became of rows that were pasted from a worksheet, and which are left to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.models import Agency
from core.spreadsheets import Header, Row, header_key, join_pasted

NUMBERING = {"no", "nomor", "nourut"}


@dataclass
class Pasted:
    saved: int = 0
    problems: list[str] = field(default_factory=list)
    # Headers of columns that nobody knows.
    unused: list[str] = field(default_factory=list)
    # The head of the table and the rows that were not saved, to be mended and sent again.
    rest: str = ""

    def keep_wrong(
        self, cells: Sequence[Sequence[str]], header: Header, wrong: Sequence[tuple[int, str]]
    ) -> None:
        """Name the rows that are wrong by their places in what is left to mend."""
        top = range(1, header.number + 1)
        self.rest = join_pasted(cells, [*top, *(number for number, _ in wrong)])
        self.problems = [
            f"Baris {place}: {error}" for place, (_, error) in enumerate(wrong, len(top) + 1)
        ]


def own_headers(columns: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What people's own headers mean, by header_key."""
    return {header_key(text): column for column, texts in columns.items() for text in texts}


def unused_headers(header: Header, used: Mapping[str, str]) -> list[str]:
    return [
        text for text in header.texts if text not in used and header_key(text) not in NUMBERING
    ]


def unit_of(
    row: Row,
    agency: Agency | None,
    known: Mapping[str, Agency | None],
    agencies: Mapping[int, Agency],
) -> tuple[Agency | None, str]:
    """The unit that a row is about, or why there is none."""
    name = " ".join(row.values.get("agency_name", "").split())
    if not name:
        return agency, "" if agency else "OPD belum ditulis."
    found = known.get(header_key(name))
    unit = agencies.get(found.pk) if found else None
    return unit, "" if unit else f"OPD “{name[:100]}” tidak ada di daftar. Periksa ejaannya."
