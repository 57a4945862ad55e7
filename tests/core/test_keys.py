import pytest

from core.keys import row_key, row_keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7", 7),
        (7, 7),
        ("0", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("", None),
        (None, None),
        ("-1", None),
        (" 7", None),
        ("1_0", None),
        ("1.5", None),
        ("\u00b2", None),  # a superscript two, which str.isdigit() takes and int() refuses
        ("\u0663", None),  # an Arabic three, which int() takes
    ],
)
def test_row_key_is_what_a_row_can_have(text, key):
    assert row_key(text) == key


def test_row_keys_leaves_out_the_others():
    assert row_keys(["3", "x", "1", "\u00b2", "3"]) == [3, 1, 3]
