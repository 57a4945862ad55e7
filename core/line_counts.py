"""How many lines a text takes in a column of a paper, by the letters of our own font."""

from functools import cache
from pathlib import Path
from string import digits

from PIL import ImageFont

FONT = Path(__file__).parent / "fonts" / "PlusJakartaSans_400Regular.ttf"
UNITS = 1000
"""Widths are counted in thousandths of the letter size."""

BLANK_SPREAD = 1.15
"""Papers set blanks wider than the font has them: ``spacing`` in ``letterhead.typ``."""


DIGIT = 600
"""Papers set digits all of one width: ``number-width`` in ``letterhead.typ``."""


@cache
def _widths() -> dict[str, float]:
    font = ImageFont.truetype(str(FONT), UNITS, layout_engine=ImageFont.Layout.BASIC)
    letters = {chr(code): font.getlength(chr(code)) for code in range(32, 127)}
    return letters | dict.fromkeys(digits, DIGIT)


@cache
def _width_of(word: str) -> float | None:
    widths = _widths()
    return sum(map(widths.__getitem__, word)) if widths.keys() >= set(word) else None


def line_count(text: str, ems: float) -> int | None:
    """Return the lines that ``text`` takes in a column of ``ems`` times the letter size.

    It is never too few: places inside a word where it may break are not counted on. None when only
    the typesetter can tell: letters beyond ASCII, or a word longer than the line.
    """
    limit, blank = ems * UNITS, _widths()[" "] * BLANK_SPREAD
    lines, used = 1, -blank
    for word in text.split():
        width = _width_of(word)
        if width is None or width > limit:
            return None
        used += blank + width
        if used > limit:
            lines, used = lines + 1, width
    return lines
