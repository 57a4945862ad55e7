import pytest

from core.slips import slips_between


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("kertas", "kertas", 0), ("kretas", "kertas", 1), ("kerta", "kertas", 1),
     ("kerttas", "kertas", 1), ("xertaz", "kertas", 2), ("", "abc", 3)],
)  # fmt: skip
def test_slips_between_words(one, other, slips):
    assert slips_between(one, other) == slips
