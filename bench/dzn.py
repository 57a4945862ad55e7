"""Reads the MiniZinc data files of Bofill et al. (JAIR 2022) as placing problems."""

import re
from pathlib import Path

from matching.scheduling.puzzle import Pool, Puzzle

MOST_GAPS = 2
"""Numbers of breaks may differ by this much, and somebody always has none."""


def read_puzzle(path: Path) -> Puzzle:
    """All in the file counts from 1; a 0 in a set stands for nothing."""
    text = re.sub(r"%.*|/\*(?s:.*?)\*/", "", path.read_text())
    values: dict[str, str] = dict(re.findall(r"(\w+)\s*=\s*([^;]*);", text))
    people, slots = int(values["nBusiness"]), int(values["nTotalSlots"])
    morning = (1 << int(values["nMorningSlots"])) - 1
    sessions = {1: morning, 2: ((1 << slots) - 1) & ~morning, 3: (1 << slots) - 1}
    numbers = _integers(values["requested"])
    rows = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    forbidden = [_bits(one) for one in _sets(values.get("forbidden", ""))] or [0] * people
    fixed = _integers(values.get("fixed", "")) or [0] * len(rows)
    earlier = _sets(values.get("precedences", "")) or [set()] * len(rows)
    allowed = [
        sessions[session]
        & ~(forbidden[one - 1] | forbidden[other - 1])
        & (1 << slot - 1 if slot else -1)
        for (one, other, session), slot in zip(rows, fixed, strict=True)
    ]
    return Puzzle(
        people=people,
        slots=slots,
        pairs=[(one - 1, other - 1) for one, other, _ in rows],
        allowed=allowed,
        pools=[Pool(range(len(rows)), [int(values["nTables"])] * slots)],
        before=[
            (first - 1, later) for later, them in enumerate(earlier) for first in sorted(them)
        ],
        most_gaps=MOST_GAPS,
    )


def _integers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", text)]


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
