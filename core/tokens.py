"""Links that grant something carry long random tokens: as good as passwords, never shown."""

import re
import secrets

TOKEN = re.compile(r"[\w-]{36,}")


def new_token() -> str:
    """256 random bits for a link that grants something (ASVS 11.5.1)."""
    return secrets.token_urlsafe(32)


def without_tokens(text: str) -> str:
    """Return `text` with every token replaced, for logs and history."""
    return TOKEN.sub("…", text)
