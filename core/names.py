"""Names of businesses, in the form in which two spellings of one business are equal."""

import re

LEGAL_WORDS = ("pt", "cv", "ud", "fa", "pd", "firma", "persero", "tbk", "perorangan")
"""Words that tell the form of a business, not which one it is."""


def business_key(name: str) -> str:
    """Return "PT. Sumber Rejeki, Tbk" as "sumberrejeki": lower case, no form, no punctuation.

    Letters outside a-z are left out. A name of nothing but such words keeps them. The database
    does the same in the trigger `vendor_derived` (vendors.models.vendor).
    """
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    return "".join(word for word in words if word not in LEGAL_WORDS) or "".join(words)
