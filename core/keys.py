"""Numbers of rows that addresses, buttons and files name."""

from collections.abc import Iterable

# Fits PostgreSQL's bigint, and is far below the length from which int() refuses.
MAX_DIGITS = 18


def row_key(text: object) -> int | None:
    """The key that `text` is, None if it can be none: only the digits 0 to 9, and at most 18."""
    text = str(text)
    is_key = text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS
    return int(text) if is_key else None


def row_keys(texts: Iterable[object]) -> list[int]:
    """Those of the texts that are keys, in their order."""
    return [key for text in texts if (key := row_key(text)) is not None]
