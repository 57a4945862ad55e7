import time

import pytest
from django.core.exceptions import ValidationError

from core.identifiers import (
    clean_kbli,
    clean_nib,
    clean_nik,
    clean_nip,
    clean_npsn,
    clean_npwp,
    clean_phone,
)

CLEANERS = [clean_nip, clean_nik, clean_nib, clean_npwp, clean_kbli, clean_npsn, clean_phone]
NIP = "197904022005011002"


def code_of(cleaner, value):
    with pytest.raises(ValidationError) as caught:
        cleaner(value)
    return caught.value.code


@pytest.mark.parametrize(
    "typed", [NIP, " 19790402 200501 1 002 ", "19790402-200501-1-002", "1979.0402 2005011002"]
)
def test_nip_drops_blanks(typed):
    assert clean_nip(typed) == NIP


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (NIP[:16], "NIP harus 18 angka, baru terisi 16"),
        (NIP + "1", "NIP harus 18 angka, terisi 19"),
        ("", "NIP harus 18 angka, baru terisi 0"),
    ],
)
def test_nip_of_wrong_length_says_how_many_digits_there_are(typed, message):
    with pytest.raises(ValidationError) as caught:
        clean_nip(typed)

    assert (caught.value.code, caught.value.messages) == ("nip_length", [message])


@pytest.mark.parametrize("typed", ["1872010101900001", "1872 0141 0190 0001", "9601014101900001"])
def test_nik_takes_men_women_and_new_provinces(typed):
    assert clean_nik(typed) == typed.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("187201010190000", "nik_length"),
        ("18720101019000011", "nik_length"),
        ("1872013202900001", "nik_birth"),
        ("1872010113900001", "nik_birth"),
        ("187201010190000x", "nik_characters"),
    ],
)
def test_nik_refuses(typed, code):
    assert code_of(clean_nik, typed) == code


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("01.234.567.8-901.000", "0012345678901000"),
        ("012345678901000", "0012345678901000"),
        ("0012345678901000", "0012345678901000"),
        ("0012 3456 7890 1000", "0012345678901000"),
    ],
)
def test_npwp_is_kept_with_16_digits(typed, stored):
    assert clean_npwp(typed) == stored


@pytest.mark.parametrize("count", [0, 14, 17])
def test_npwp_of_wrong_length(count):
    assert code_of(clean_npwp, "1" * count) == "npwp_length"


@pytest.mark.parametrize(
    ("cleaner", "length", "name"),
    [(clean_nib, 13, "nib"), (clean_kbli, 5, "kbli"), (clean_npsn, 8, "npsn")],
)
def test_fixed_lengths_hold_on_both_sides(cleaner, length, name):
    digits = "0123456789012345"

    assert cleaner(digits[:length]) == digits[:length]
    assert code_of(cleaner, digits[: length - 1]) == f"{name}_length"
    assert code_of(cleaner, digits[: length + 1]) == f"{name}_length"
    assert code_of(cleaner, "A" + digits[: length - 1]) == f"{name}_characters"


@pytest.mark.parametrize(
    "typed",
    [
        "081234564471",
        "0812-3456-4471",
        "0812 3456 4471",
        "0812.3456.4471",
        "+62 812 3456 4471",
        "+62 (0)812-3456-4471",
        "6281234564471",
        "006281234564471",
        "81234564471",
    ],
)
def test_phone_is_kept_as_e164(typed):
    assert clean_phone(typed) == "+6281234564471"


def test_phone_may_be_a_landline():
    assert clean_phone("(0725) 41128") == "+6272541128"


@pytest.mark.parametrize("count", [8, 13])
def test_phone_takes_8_to_13_digits_after_the_0(count):
    assert clean_phone("0" + "8123456789012"[:count]) == "+62" + "8123456789012"[:count]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0812345", "phone_length"),
        ("081234567890123", "phone_length"),
        ("0", "phone_length"),
        ("+65 6123 4567", "phone_country"),
        ("0812-3456-4471 / 0813-1111-2222", "phone_characters"),
        ("", "phone_characters"),
        ("0812x3456", "phone_characters"),
        ("++6281234564471", "phone_characters"),
    ],
)
def test_phone_refuses(typed, code):
    assert code_of(clean_phone, typed) == code


@pytest.mark.parametrize("cleaner", CLEANERS)
@pytest.mark.parametrize(
    "hostile",
    ["1" * 100_000, "(" * 100_000, " " * 100_000, "\0", "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥", "¹²³⁴⁵", "1\u202e2"],
)
def test_hostile_text_is_refused_fast(cleaner, hostile):
    started = time.perf_counter()

    with pytest.raises(ValidationError):
        cleaner(hostile)

    assert time.perf_counter() - started < 0.2
