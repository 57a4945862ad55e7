"""Short texts that differ when records do: what a page has shown, to be compared when it answers."""

import hashlib
from collections.abc import Iterable, Sequence

from django.db.models import Model


def fingerprint(instance: Model, names: Sequence[str]) -> str:
    """A short text that differs when any of the named fields does."""
    return digest_of(str(instance.serializable_value(name)) for name in names)


def fingerprint_of_all(rows: Iterable[Model]) -> str:
    """A short text that differs when any field of any of the rows does, or a row more or less."""
    return digest_of(
        fingerprint(row, [field.attname for field in row._meta.concrete_fields]) for row in rows
    )


def digest_of(texts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:32]
