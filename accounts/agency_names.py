"""Which unit a name that nobody knows is most like."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from accounts.models import Agency

LIKELY = 0.7


def likeliest(key: str, names: Mapping[str, Agency]) -> int | None:
    """The unit whose name, by header_key, is most like this one; None if none is like it."""
    matcher = SequenceMatcher(None, b=key)
    best, best_score = None, LIKELY
    for name, agency in names.items():
        matcher.set_seq1(name)
        # The quick bounds spare nearly every full comparison.
        if matcher.real_quick_ratio() < best_score or matcher.quick_ratio() < best_score:
            continue
        if (score := matcher.ratio()) >= best_score:
            best, best_score = agency.pk, score
    return best
