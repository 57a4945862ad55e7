"""How words of budgets and catalogues are written, spoken, stemmed and misspelt. Pure functions."""

import re
from collections.abc import Iterable
from functools import lru_cache

from core.slips import slips_between

Words = tuple[str, ...]

CODES = re.compile(
    r"(?<![\w/])[\w-]*\d[\w-]*(?:[./]\w+)+\.?|\[\s*\d[^\]]*\]"
    # Of an activity, which begins with letters: CS.7971.BAH.004.051.0A.
    r"|(?<![\w/])[a-z]{2,3}\.(?=[\w.]*\d)[\w.]+"
)
YEARS = re.compile(r"\bt\.?\s?a\.?\s?(?=\d{4})|\b(?:tahun|thn)\s+anggaran\b|\b(?:19|20)\d\d\b")
TWICE = re.compile(r"\b([a-z]{3,})2\b")
AS_ONE = re.compile(r"\b(\w)[-.](?=\w{3,})")
WHEELS = re.compile(r"\b(?:roda|r)[\s-]?([2-4])(?:[/,-]\d+)*\b")
WHEEL_WORDS = {"2": "roda dua", "3": "roda tiga", "4": "roda empat"}
TOKENS = re.compile(r"[^\W_]+|[-–—;:|()\[\],/&+]|\s-\s")
DIGITS = re.compile(r"\d+")
LONG_WORD = 8
"""Of so many letters two may be written otherwise."""


# Their stems are words of another meaning: jamu, goreng, pakai, gawai, lampung, tang.
WHOLE = frozenset(
    [
        "angkatan",
        "bantalan",
        "bermotor",
        "gorengan",
        "jamuan",
        "jaringan",
        "keranjang",
        "meteran",
        "pakaian",
        "pegawai",
        "pelampung",
        "penanak",
        "pengacara",
        "penginapan",
        "pengisi",
        "pengumuman",
        "menginap",
        "perangkat",
        "perawat",
        "perjalanan",
        "permakanan",
        "peserta",
        "pewangi",
        "ringan",
        "seharian",
        "tahanan",
        "tangan",
    ]
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without the commonest endings and beginnings, only to compare words with."""
    if word in WHOLE:
        return word
    for ending in ("nya", "kan", "an"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    for beginning, instead in (
        ("peny", "s"), ("meny", "s"), ("peng", ""), ("meng", ""), ("pem", ""), ("mem", ""),
        ("pen", ""), ("men", ""), ("per", ""), ("ber", ""), ("ter", ""), ("ke", ""), ("pe", ""),
    ):  # fmt: skip
        left = len(word) - len(beginning)
        # Short beginnings are often part of the word: kemeja is no meja.
        if word.startswith(beginning) and left >= (4 if len(beginning) > 2 else 5):
            return instead + word.removeprefix(beginning)
    return word


SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("c", "k"), ("q", "k"), ("x", "ks"),
    ("oo", "u"), ("ou", "u"), ("oe", "u"), ("ee", "i"), ("y", "i"), ("z", "s"), ("sh", "s"),
    ("th", "t"), ("v", "f"), ("dh", "d"), ("ae", "a"),
)  # fmt: skip
DOUBLED = re.compile(r"(.)\1")


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How the word is spoken: photocopy and fotokopi are one."""
    for written, spoken in SOUNDS:
        word = word.replace(written, spoken)
    return DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    return sound(stem(word))


def words_of(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def keys_of(words: Iterable[str]) -> Words:
    return tuple(key(word) for word in words)


def tokens_of(text: str) -> list[str]:
    """Words and the marks between them; "-" stands for one that ties an account's name."""
    text = text.casefold().replace("_", " ")
    # "Roda 4/6" looks like a code.
    text = WHEELS.sub(lambda found: WHEEL_WORDS[found[1]], text)
    text = YEARS.sub(" ", CODES.sub(" ", text))
    text = TWICE.sub(r"\1-\1", text)
    text = AS_ONE.sub(r"\1", re.sub(r"\s[-–—]+\s", " ; ", text))
    found = [token.strip() for token in TOKENS.findall(text)]
    kept: list[str] = []
    for place, token in enumerate(found):
        if token == "-":  # noqa: S105 - a dash
            before = kept[-1] if kept else ""
            after = found[place + 1] if place + 1 < len(found) else ""
            if before and after and stem(before)[:4] == stem(after)[:4]:
                # Said twice for many: obat-obatan, buku-buku.
                found[place + 1] = ","
                continue
        if not DIGITS.fullmatch(token):
            kept.append(token)
    return [token for token in kept if token]


def is_plausible(typed: str, meant: str) -> bool:
    """People keep the first letter, and in short words all consonants."""
    if typed[0] != meant[0]:
        return False
    return len(typed) > 4 or re.sub("[aeiou]", "", typed) == re.sub("[aeiou]", "", meant)


def shortened(word: str) -> set[str]:
    """The word, and the word without each of its letters."""
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def is_respelt(one: str, other: str) -> bool:
    """Whether two words for the same thing are one word, written in two ways: seprai, seprei."""
    steps = 1 if len(one) < LONG_WORD else 2
    return (
        min(len(one), len(other)) > 4
        and is_plausible(one, other)
        and slips_between(one, other) <= steps
    )


def account_codes_in(codes: Iterable[str]) -> list[str]:
    """The account codes inside MAK texts: 5.1.02.01.01.0024 of a region, 521811 of the state."""
    found: list[str] = []
    for code in codes:
        found += re.findall(r"(?<!\d)[45]\.\d(?:\.\d{2,4}){1,4}(?!\d)", code)
        found += re.findall(r"(?<!\d)5\d{5}(?!\d)", code)
    return list(dict.fromkeys(found))
