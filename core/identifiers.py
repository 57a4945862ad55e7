"""Numbers that name people, businesses and schools: NIP, NIK, NIB, NPWP, KBLI, NPSN, phone.

Each function takes what a person typed and returns the form that is stored, or raises
``ValidationError`` with a ``code``. They serve as validators of model fields and as the
cleaning step of form fields.
"""

import re
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from stdnum.exceptions import InvalidComponent
from stdnum.id import nik

type Cleaned = Any
"""A str. Django types validators as returning None, which a plain ``str`` would contradict."""

MAX_TYPED_LENGTH = 64
"""Longest text that is looked at: every number here is shorter, with all its separators."""


SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]{1,3}", re.IGNORECASE)
LABEL = re.compile(r"\b(?:no|nomor|hp|wa|telp|tlp|telepon|whatsapp)\b[.:]?", re.IGNORECASE)


def refuse_shortened(text: str, name: str) -> None:
    """Refuse a number of which a spreadsheet kept only the first digits: ``1,98001E+17``.

    Raises code ``shortened``.
    """
    if SHORTENED.fullmatch(text.strip()):
        raise ValidationError(
            f"{name} “{text.strip()[:30]}” dipendekkan oleh Excel, angkanya hilang. Ubah kolomnya "
            "menjadi Teks, lalu isi lagi.",
            code="shortened",
        )


def clean_nip(value: str) -> Cleaned:
    """Return the 18 digits of a civil servant's number (NIP), without blanks.

    What the digits mean (birth, appointment, gender, serial) is not checked: contract staff
    carry other codes, and no published rule says which. Raises codes ``nip_characters``,
    ``nip_length``.
    """
    return _digits(value, name="NIP", code="nip", length=18)


def clean_nik(value: str) -> Cleaned:
    """Return the 16 digits of a resident's number (NIK).

    Shape: region ``PPKKCC``, birth ``DDMMYY`` (women day + 40), serial ``SSSS``. The region
    is not looked up: the published tables lag behind new provinces. Raises codes
    ``nik_characters``, ``nik_length``, ``nik_birth``.
    """
    digits = _digits(value, name="NIK", code="nik", length=16)
    try:
        nik.get_birth_date(digits)
    except InvalidComponent:
        raise ValidationError(
            "Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada. Periksa lagi pada KTP.",
            code="nik_birth",
        ) from None
    return digits


def clean_nib(value: str) -> Cleaned:
    """Return the 13 digits of a business number (NIB, OSS). Codes ``nib_characters/_length``.

    No check digit is published.
    """
    return _digits(value, name="NIB", code="nib", length=13, may_begin_with_0=True)


def clean_npwp(value: str) -> Cleaned:
    """Return a taxpayer number (NPWP) in its 16-digit form.

    The old 15 digits ``99.999.999.9-999.999`` get a leading 0 (PMK 112/2022). Check digits
    are not enforced: public records are full of numbers that fail them.
    Raises codes ``npwp_characters``, ``npwp_length``.
    """
    digits = _only_digits(value, name="NPWP", code="npwp")
    if len(digits) == 15:
        return f"0{digits}"
    if len(digits) == 16:
        return digits
    raise ValidationError(
        f"NPWP harus 15 atau 16 angka, {_filled(len(digits), 15)}", code="npwp_length"
    )


def clean_kbli(value: str) -> Cleaned:
    """Return the 5 digits of a business class (KBLI). Codes ``kbli_characters/_length``."""
    return _digits(value, name="KBLI", code="kbli", length=5, may_begin_with_0=True)


def clean_npsn(value: str) -> Cleaned:
    """Return the 8 digits of a school's number (NPSN). Codes ``npsn_characters/_length``."""
    return _digits(value, name="NPSN", code="npsn", length=8)


def clean_pirt(value: str) -> Cleaned:
    """Return a home-food number (SPP-IRT) as ``1234567890123-45``, with or without "P-IRT".

    Codes ``pirt_characters``, ``pirt_length`` (PerBPOM 22/2018: 15 digits).
    """
    typed = re.sub(
        r"(?i)^\s*(?:spp|p)[\s.-]*irt\b[\s.:-]*(?:no\.?)?", "", value[: MAX_TYPED_LENGTH + 1]
    )
    digits = _digits(typed, name="Nomor SPP-IRT", code="pirt", length=15)
    return f"{digits[:13]}-{digits[13:]}"


def clean_phone(value: str) -> Cleaned:
    """Return an Indonesian phone number as E.164 (``+628…``), mobile or landline.

    Accepts ``08…``, ``+62 8…``, ``62…`` and the ``8…`` that a spreadsheet leaves of ``08…``,
    with blanks, dots, dashes and brackets, and with a word for what it is: ``0812… (WA)``. Raises
    codes ``phone_characters``, ``phone_country``, ``phone_length``, ``shortened``.
    """
    national = _national_digits(_phone_characters(value))
    number = phonenumbers.PhoneNumber(country_code=62, national_number=int(national or 0))
    # Only the length is judged: prefixes are given out faster than metadata is released.
    if not 8 <= len(national) <= 13 or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            f"Nomor telepon {_filled(len(national), 8)} angka "
            "sesudah 0. Tulis lengkap, misalnya 0812-3456-4471 atau (0725) 41128.",
            code="phone_length",
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _phone_characters(value: str) -> str:
    typed = LABEL.sub("", value[: MAX_TYPED_LENGTH + 1]).strip(" :()")
    refuse_shortened(typed, "Nomor telepon")
    # [0-9], not \d: digits of other scripts are not phone digits.
    if len(typed) > MAX_TYPED_LENGTH or not re.fullmatch(
        r"\+?[0-9 ().\-\u00a0\u2011\u2013]+", typed
    ):
        raise ValidationError(
            "Nomor telepon hanya berisi angka, misalnya 0812-3456-4471. "
            "Satu isian untuk satu nomor.",
            code="phone_characters",
        )
    return typed


def _national_digits(typed: str) -> str:
    """Return the digits after the 0 or the 62."""
    digits = re.sub(r"[^0-9]", "", typed)
    if digits.startswith("0062"):
        digits = digits[2:]
    elif typed.startswith("+") and not digits.startswith("62"):
        raise ValidationError(
            "Nomor telepon harus nomor Indonesia, diawali 0 atau +62.", code="phone_country"
        )
    # +62 (0)812… is a common slip, so the 0 after 62 goes as well.
    return digits.removeprefix("62").removeprefix("0")


def _digits(
    value: str, *, name: str, code: str, length: int, may_begin_with_0: bool = False
) -> str:
    digits = _only_digits(value, name=name, code=code)
    if len(digits) != length:
        is_cut = may_begin_with_0 and len(digits) == length - 1
        hint = ". Bila diawali 0, Excel menghapusnya: tulis lagi nolnya." if is_cut else ""
        raise ValidationError(
            f"{name} harus {length} angka, {_filled(len(digits), length)}{hint}",
            code=f"{code}_length",
        )
    return digits


def _only_digits(value: str, *, name: str, code: str) -> str:
    """Drop blanks, dots and dashes; refuse everything else that is no ASCII digit."""
    if len(value) > MAX_TYPED_LENGTH:
        raise ValidationError(f"{name} terlalu panjang.", code=f"{code}_length")
    refuse_shortened(value, name)
    digits = re.sub(r"[ \t\u00a0.\-\u2011\u2013]", "", value)
    if not re.fullmatch(r"[0-9]*", digits):
        raise ValidationError(f"{name} hanya boleh berisi angka.", code=f"{code}_characters")
    return digits


def _filled(count: int, wanted: int) -> str:
    return f"baru terisi {count}" if count < wanted else f"terisi {count}"
