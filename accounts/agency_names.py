"""How the city's units are called, and which of them is most like a name that nobody knows."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from core.spreadsheets import header_key

LIKELY = 0.7
DEPARTMENT = ("dinas", "dis", "din")
# What offices shorten or leave out, and write out again, in the names of units.
WAYS = (
    ("kecamatan", "kec"),
    ("kelurahan", "kel"),
    ("bagian", "bag"),
    ("sekretariat daerah", "setda"),
    ("rumah sakit umum daerah", "rsud"),
    ("tk negeri", "tkn"),
    ("sd negeri", "sdn"),
    ("smp negeri", "smpn"),
)
LEFT_OUT = ("dan", "sekretariat daerah", "uptd")
GOVERNMENT = re.compile(r"^pemerintah(?:an)? ", re.IGNORECASE)


def place_of(government: str) -> str:
    """What a government governs, as files write it: "Kota Metro" of "Pemerintah Kota Metro"."""
    return GOVERNMENT.sub("", government)


def spellings(name: str, short_name: str, place: str) -> set[str]:
    """Every way, as header_key, in which files may write the name of a unit.

    ``place`` is what they put behind it: "Kota Metro".
    """
    ways = {f" {' '.join(name.casefold().replace('.', ' ').replace(',', ' ').split())} "}
    for long, short in WAYS:
        ways |= {way.replace(f" {long} ", f" {short} ") for way in ways}
        ways |= {way.replace(f" {short} ", f" {long} ") for way in ways}
    for word in LEFT_OUT:
        ways |= {way.replace(f" {word} ", " ") for way in ways}
    keys = {header_key(way).removesuffix(header_key(place)) for way in ways}
    short = header_key(short_name)
    if name.casefold().startswith("dinas "):
        start = next((word for word in DEPARTMENT if short.startswith(word)), "")
        keys |= {word + short.removeprefix(start) for word in DEPARTMENT}
    keys |= {key + header_key(place) for key in (*keys, short) if key}
    return keys - {""}


def likeliest[Unit](key: str, names: Mapping[str, Unit]) -> Unit | None:
    """The unit whose name, by header_key, is most like this one; None if none is like it."""
    matcher = SequenceMatcher(None, b=key)
    best, best_score = None, LIKELY
    for name, unit in names.items():
        matcher.set_seq1(name)
        # The quick bounds spare nearly every full comparison.
        if matcher.real_quick_ratio() < best_score or matcher.quick_ratio() < best_score:
            continue
        if (score := matcher.ratio()) >= best_score:
            best, best_score = unit, score
    return best
