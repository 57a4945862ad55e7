"""Reads the MiniZinc data files of Bofill et al. (JAIR 2022) as placing problems."""

import re
from collections.abc import Callable
from pathlib import Path

from matching.scheduling.puzzle import Pool, Puzzle

MOST_GAPS = 2
"""Numbers of breaks may differ by this much, and somebody always has none."""


class FileError(ValueError):
    """What is wrong with a file, in a sentence."""


def read_puzzle(path: Path) -> Puzzle:
    """All in the file counts from 1; a 0 in a set stands for nothing. Sets may be left out.

    Raises FileError where the file says nothing that could be solved, OSError where it can't be
    opened.
    """
    text = re.sub(r"%.*|/\*(?s:.*?)\*/", "", path.read_text("utf-8-sig", errors="replace"))
    values: dict[str, str] = dict(re.findall(r"(\w+)\s*=\s*([^;]*)(?:;|\Z)", text))
    people, slots = _number(values, "nBusiness"), _number(values, "nTotalSlots")
    rows = _rows(values, people)
    whole = (1 << slots) - 1
    morning = (1 << _number(values, "nMorningSlots")) - 1 & whole
    sessions = {1: morning, 2: whole & ~morning, 3: whole}
    forbidden = [
        _bits(one) for one in _list(values, "forbidden", _sets, people) or [set()] * people
    ]
    fixed = _list(values, "fixed", _integers, len(rows)) or [0] * len(rows)
    allowed = [
        sessions[session]
        & ~(forbidden[one - 1] | forbidden[other - 1])
        & (1 << slot - 1 if slot > 0 else -1)
        for (one, other, session), slot in zip(rows, fixed, strict=True)
    ]
    return Puzzle(
        people=people,
        slots=slots,
        pairs=[(one - 1, other - 1) for one, other, _ in rows],
        allowed=allowed,
        pools=[Pool(range(len(rows)), [_number(values, "nTables")] * slots)],
        before=_precedences(values, len(rows)),
        most_gaps=MOST_GAPS,
    )


def _number(values: dict[str, str], name: str) -> int:
    """A count, which must be there."""
    if name not in values:
        raise FileError(f"{name} is missing")
    text = values[name].strip()
    if not re.fullmatch(r"\d{1,4}", text):
        raise FileError(f"{name} must be a number from 0 to 9999, not {text[:20]!r}")
    return int(text)


def _rows(values: dict[str, str], people: int) -> list[tuple[int, int, int]]:
    """Person, person and session of each meeting."""
    if "requested" not in values:
        raise FileError("requested is missing")
    numbers = _integers(values["requested"])
    if len(numbers) != 3 * _number(values, "nMeetings"):
        raise FileError(
            f"requested has {len(numbers)} numbers, but nMeetings = {values['nMeetings'].strip()}"
            " needs three each"
        )
    rows = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    for number, (one, other, session) in enumerate(rows, start=1):
        if not (1 <= one <= people and 1 <= other <= people and one != other):
            raise FileError(f"meeting {number} is not between two of the {people} people")
        if session not in {1, 2, 3}:
            raise FileError(f"meeting {number} has session {session}, which is none of 1, 2, 3")
    return rows


def _precedences(values: dict[str, str], meetings: int) -> list[tuple[int, int]]:
    """For each meeting in turn, the set of those that come before it."""
    pairs = [
        (first - 1, later)
        for later, them in enumerate(_list(values, "precedences", _sets, meetings))
        for first in sorted(them)
    ]
    if any(first >= meetings for first, _ in pairs):
        raise FileError(f"precedences name a meeting beyond {meetings}")
    return pairs


def _list[Kind](
    values: dict[str, str], name: str, read: Callable[[str], list[Kind]], length: int
) -> list[Kind]:
    """What stands there, one for each; none where it was left out or is empty."""
    found = read(values.get(name, ""))
    if len(found) not in {0, length}:
        raise FileError(f"{name} has {len(found)} entries for {length}")
    return found


def _integers(text: str) -> list[int]:
    """The numbers in brackets; ``array2d(1..2, 1..3, […])`` says its size before them."""
    return [int(number) for number in re.findall(r"-?\d+", text.partition("[")[2])]


def _sets(text: str) -> list[set[int]]:
    return [_members(part) - {0} for part in re.findall(r"\{([^}]*)\}", text)]


def _members(text: str) -> set[int]:
    """Numbers between commas, or from one to another as in ``3..5``."""
    members: set[int] = set()
    for low, high in re.findall(r"(\d+)(?:\s*\.\.\s*(\d+))?", text):
        members.update(range(int(low), int(high or low) + 1))
    return members


def _bits(slots: set[int]) -> int:
    return sum(1 << slot - 1 for slot in slots)
