"""Password rules beside Django's own (security decisions: OWASP ASVS 5.0, 6.2)."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError

MAXIMUM_LENGTH = 128
# Words that anyone who knows the office would try first (ASVS 6.1.2).
CONTEXT_WORDS = (
    "kotametro", "metrokota", "temubisnis", "p3dn", "umkm", "umkk", "dinas", "diskop", "koperasi",
    "perindustrian", "bappeda", "inspektorat", "pemkot", "walikota", "lampung", "ekatalog", "tkdn",
)  # fmt: skip


class MaximumLengthValidator:
    def validate(self, password, user=None):
        if len(password) > MAXIMUM_LENGTH:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self):
        return f"Kata sandi paling panjang {MAXIMUM_LENGTH} karakter."


class ContextWordValidator:
    def validate(self, password, user=None):
        letters = re.sub(r"[^a-z0-9]", "", password.lower())
        if any(word in letters for word in CONTEXT_WORDS):
            raise ValidationError(self.get_help_text(), code="password_context_word")

    def get_help_text(self):
        return "Jangan memakai nama kota, dinas, atau program di dalam kata sandi."


class CompositionValidator:
    """Upper, lower, digit and symbol: off unless the city's reading of BSSN 4/2021 asks for it."""

    classes = (r"[a-z]", r"[A-Z]", r"\d", r"[^a-zA-Z0-9]")

    def validate(self, password, user=None):
        if settings.PASSWORD_COMPOSITION and not all(
            re.search(pattern, password) for pattern in self.classes
        ):
            raise ValidationError(self.get_help_text(), code="password_composition")

    def get_help_text(self):
        if not settings.PASSWORD_COMPOSITION:
            return "Beberapa kata acak mudah diingat dan sukar ditebak."
        return "Pakai huruf kecil, huruf besar, angka, dan tanda baca."
