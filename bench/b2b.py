"""Solve matchmaking instances: ``python -m bench.b2b FILE.dzn… [--seconds 60] [--out DIR]``.

Prints instance, breaks, proven bound, seconds by the clock and of processor time, and what an
independent check says. ``--out`` writes each schedule as JSON that anyone can check. A file that
can't be read says why, the others are solved all the same, and the command ends with 1.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import process_time

from bench.dzn import MOST_GAPS, FileError, read_puzzle
from matching.scheduling.placing import place
from matching.scheduling.puzzle import Placement, Puzzle

OVERHEAD = 1.5
"""Seconds of the limit that are left for starting, checking and writing."""


def faults(puzzle: Puzzle, slots: list[int]) -> list[str]:
    """Every rule that a placing breaks, counted anew from the meetings alone."""
    return [*_clashes(puzzle, slots), *_misplaced(puzzle, slots)]


def _clashes(puzzle: Puzzle, slots: list[int]) -> Iterator[str]:
    when: dict[int, list[int]] = {person: [] for person in range(puzzle.people)}
    for (one, other), slot in zip(puzzle.pairs, slots, strict=True):
        when[one].append(slot)
        when[other].append(slot)
    for person, times in when.items():
        if len(set(times)) < len(times):
            yield f"person {person + 1} is in two meetings at once"
    breaks = [count_breaks(times) for times in when.values()]
    if max(breaks, default=0) - min(breaks, default=0) > MOST_GAPS:
        yield "breaks are not shared fairly"


def _misplaced(puzzle: Puzzle, slots: list[int]) -> Iterator[str]:
    for meeting, slot in enumerate(slots):
        if not puzzle.allowed[meeting] >> slot & 1:
            yield f"meeting {meeting + 1} may not be in slot {slot + 1}"
    for pool in puzzle.pools:
        for slot, room in enumerate(pool.room):
            if sum(slots[meeting] == slot for meeting in pool.meetings) > room:
                yield f"too few tables in slot {slot + 1}"
    for first, second in puzzle.before:
        if slots[first] >= slots[second]:
            yield f"meeting {first + 1} is not before meeting {second + 1}"


def count_breaks(times: list[int]) -> int:
    return sum(later - earlier > 1 for earlier, later in pairwise(sorted(times)))


def as_json(name: str, puzzle: Puzzle, placement: Placement) -> str:
    meetings = [
        [one + 1, other + 1, slot + 1]
        for (one, other), slot in zip(puzzle.pairs, placement.slots or [], strict=True)
    ]
    return json.dumps(
        {
            "instance": name,
            "breaks": placement.gaps,
            "proven": placement.is_proven,
            "meetings": meetings,
        }
    )


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="instances, or folders of them")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    answered = [answer(path, options) for given in options.files for path in _paths(given)]
    if not all(answered):
        sys.exit(1)


def _paths(given: Path) -> list[Path]:
    return sorted(given.glob("*.dzn")) if given.is_dir() else [given]


def answer(path: Path, options: argparse.Namespace) -> bool:
    """Solve one file and say what came out; False if it can't be read."""
    try:
        puzzle = read_puzzle(path)
    except (FileError, OSError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        sys.stdout.write(f"{path.stem:<24} not solved: {reason}\n")
        return False
    begin = process_time()
    seconds = max(0.0, options.seconds - OVERHEAD)
    placement = place(puzzle, seconds=seconds, seed=options.seed)
    report(path, puzzle, placement, process_time() - begin, options.out)
    return True


def report(
    path: Path, puzzle: Puzzle, placement: Placement, worked: float, out: Path | None
) -> None:
    seconds = f"{placement.seconds:6.1f} s ({worked:.1f} of processor)"
    if placement.slots is None:
        verdict = "impossible" if placement.bound is None else "nothing found"
        sys.stdout.write(f"{path.stem:<24} {verdict:>28} {seconds}\n")
    else:
        verdict = "; ".join(faults(puzzle, placement.slots)) or "legal"
        proof = "proven" if placement.is_proven else f"bound {placement.bound}"
        sys.stdout.write(
            f"{path.stem:<24} breaks {placement.gaps:3}  {proof:<9} {seconds}  {verdict}\n"
        )
        if out:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.stem}.json").write_text(as_json(path.stem, puzzle, placement))
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
