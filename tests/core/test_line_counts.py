import json
import random

import pytest
import typst

from core.line_counts import line_count
from core.paper_process import _fonts
from core.papers import CELLS

MEASURE = """
#set page(width: 300mm)
#set text(font: "Plus Jakarta Sans", size: 9pt, spacing: 115%, hyphenate: false, lang: "id",
    number-width: "tabular")
#set par(leading: 0.42em, spacing: 0.5em)
#let width = float(sys.inputs.ems) * 1em
#context for one in json(bytes(sys.inputs.data)) [
  #let height = measure(block(width: width, one)).height
  #let line = measure(block(width: width, "X")).height
  #metadata(calc.round((height - line) / (line + 0.42em.to-absolute())) + 1)<lines>
]
"""
WORDS = [
    "Dinas",
    "Kelurahan",
    "WWW",
    "mmm,",
    "iill",
    "S.E.",
    "(UPTD)",
    "A/B",
    "2024",
    "Sub-Bagian",
    "Hj.",
    "dan",
    "Perindustrian",
    "Wa",
    "0811-1111-1111",
    "19790402",
]


def typeset(texts, ems=11.2):
    found = typst.query(
        MEASURE.encode(), "<lines>", field="value", font_paths=_fonts(),
        sys_inputs={"data": json.dumps(texts), "ems": str(ems)},
    )  # fmt: skip
    return [int(value) for value in json.loads(found)]


def test_line_count_is_never_below_what_the_typesetter_takes():
    draw = random.Random(6)  # noqa: S311 - texts to try, no secret
    texts = [" ".join(draw.choices(WORDS, k=draw.randint(1, 14))) for _ in range(300)]

    counts = [line_count(text, 11.2) for text in texts]

    taken = typeset(texts)
    assert all(count >= lines for count, lines in zip(counts, taken, strict=True))
    assert sum(count == lines for count, lines in zip(counts, taken, strict=True)) > 270
    assert max(taken) > 4


@pytest.mark.parametrize("text", ["محمد علي", "x" * 60, "Ayu 😀", "a\0b"])
def test_line_count_leaves_what_it_cannot_know(text):
    assert line_count(text, 11.2) is None


@pytest.mark.parametrize("phone", ["0857-0000-0000", "0811-1111-11111"])
def test_every_phone_number_has_its_line_in_the_attendance_list(phone):
    assert line_count(phone, CELLS[3]) == 1
    assert typeset([phone], CELLS[3]) == [1]


def test_line_count_of_nothing_is_one():
    assert line_count("", 11.2) == 1
