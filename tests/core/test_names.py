import pytest

from core.names import business_key


@pytest.mark.parametrize(
    "name",
    [
        "PT Sumber Rejeki",
        "CV. Sumber-Rejeki",
        "sumber rejeki",
        "Sumber Rejeki, PT.",
        "UD SUMBERREJEKI",
    ],
)
def test_spellings_of_one_business_are_equal(name):
    assert business_key(name) == "sumberrejeki"


def test_a_word_that_begins_like_a_form_stays():
    assert business_key("Ptolemaeus Udara") == "ptolemaeusudara"


@pytest.mark.parametrize(("name", "key"), [("PT", "pt"), ("P.T.", "pt"), ("", ""), ("###", "")])
def test_nothing_but_a_form_keeps_it(name, key):
    assert business_key(name) == key
