"""How far away a seller is: in the city, in its province, or further.

Pure: knows names of cities, no database.
"""

from core.spreadsheets import header_key

# The fourteen other regencies and cities of Lampung (Kepmendagri 300.2.2-2138/2025).
PROVINCE = "lampung"
NEIGHBOURS = frozenset(
    {
        "mesuji", "pesawaran", "pesisirbarat", "pringsewu", "tanggamus", "tulangbawang",
        "tulangbawangbarat", "waykanan",
    }
)  # fmt: skip


def area_of(place: str, city: str) -> str:
    """Return "city", "province" or "nation" for the city of a seller; "" for no place.

    ``city`` is the office's own, such as "Metro"; both may carry "Kota" or "Kabupaten".
    """
    key, own = plain(place), plain(city)
    if not key:
        return ""
    if own and key == own:
        return "city"
    return "province" if PROVINCE in key or key in NEIGHBOURS else "nation"


def plain(place: str) -> str:
    """A place without what it is and without blanks: "Kab. Way Kanan" is "waykanan"."""
    words = place.casefold().replace(".", " ").replace(",", " ").split()
    kinds = {"kota", "kab", "kabupaten", "adm", "administrasi"}
    return header_key(" ".join(word for word in words if word not in kinds))
