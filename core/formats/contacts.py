"""Phone numbers and civil servants' numbers, in full or masked for lists (UU 27/2022)."""

import phonenumbers

from core.formats.numbers import MISSING

DOT = "•"
MOBILE = "+628"


def phone_display(value: str) -> str:
    """Return an E.164 number as people write it: ``0812-3456-4471``, ``(0725) 41128``."""
    if not value:
        return MISSING
    if value.startswith(MOBILE) and len(value) == 14:
        # Nearly every number: no need to look up how it is grouped.
        return f"0{value[3:6]}-{value[6:10]}-{value[10:]}"
    parsed = phonenumbers.parse(value, "ID")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def phone_masked(value: str) -> str:
    """Return ``0812-••••-4471``: the first four digits and the last four (short ones: two)."""
    if value.startswith(MOBILE) and len(value) == 14:
        # Nearly every number, in every row of a list: no need to look up how it is grouped.
        return f"0{value[3:6]}-{DOT * 4}-{value[10:]}"
    shown = phone_display(value)
    total = sum(character.isdigit() for character in shown)
    hidden = range(4, total - (4 if total >= 11 else 2))
    masked, position = [], 0
    for character in shown:
        masked.append(DOT if character.isdigit() and position in hidden else character)
        position += character.isdigit()
    return "".join(masked)


def nip_display(value: str) -> str:
    """Return 18 digits in their groups: ``19790402 200501 1 002``."""
    if not value:
        return MISSING
    return f"{value[:8]} {value[8:14]} {value[14:15]} {value[15:]}"


def nip_masked(value: str) -> str:
    """Return ``1979•••• •••••• 1 002``: birthday and appointment hidden."""
    if not value:
        return MISSING
    return f"{value[:4]}{DOT * 4} {DOT * 6} {value[14:15]} {value[15:]}"


def number_masked(value: str) -> str:
    """Return ``0220••••••789``: the first four characters and the last three (short ones: two).

    What has no digit is no number but says why there is none, and is returned as it is.
    """
    if not value:
        return MISSING
    if not any(letter.isdigit() for letter in value):
        return value
    kept = 3 if len(value) >= 11 else 2
    shown = min(4, max(0, len(value) - kept - 2))
    return value[:shown] + DOT * (len(value) - shown - kept) + value[-kept:]
