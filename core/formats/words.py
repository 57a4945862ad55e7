"""Numbers, amounts and dates spelled out (terbilang), as letters and minutes need them."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from core.formats.dates import MONTHS

UNITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LIMIT = 10**15


def terbilang(value: int) -> str:
    """Return a whole number in words: 1_100 is ``seribu seratus``.

    Raises ValueError from 1,000 trillion (10^15) on, for which the language has no everyday
    word.
    """
    if abs(value) >= LIMIT:
        raise ValueError(f"No words for {value}")
    if value < 0:
        return f"minus {terbilang(-value)}"
    return " ".join(_words(value)) if value else UNITS[0]


def terbilang_rupiah(value: Decimal | int) -> str:
    """Return an amount in words, with its sen: ``dua rupiah lima puluh sen``."""
    sen_total = int((abs(Decimal(value)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    whole, sen = divmod(sen_total, 100)
    words = [terbilang(whole), "rupiah"]
    if sen:
        words += [terbilang(sen), "sen"]
    if value < 0 and sen_total:
        words.insert(0, "minus")
    return " ".join(words)


def terbilang_date(day: datetime.date) -> str:
    """Return ``tanggal enam bulan Maret tahun dua ribu dua puluh empat`` (berita acara)."""
    return (
        f"tanggal {terbilang(day.day)} bulan {MONTHS[day.month - 1]} tahun {terbilang(day.year)}"
    )


def _words(value: int) -> list[str]:
    """Return the words of a number above zero; none for zero."""
    for scale, name in SCALES:
        if value >= scale:
            return [*_words(value // scale), name, *_words(value % scale)]
    if value >= 1000:
        return [*_counted(value // 1000, "seribu", "ribu"), *_words(value % 1000)]
    if value >= 100:
        return [*_counted(value // 100, "seratus", "ratus"), *_words(value % 100)]
    if value >= 20:
        return [UNITS[value // 10], "puluh", *_words(value % 10)]
    if value >= 12:
        return [UNITS[value - 10], "belas"]
    return [UNITS[value]] if value else []


def _counted(count: int, one: str, name: str) -> list[str]:
    return [one] if count == 1 else [*_words(count), name]
