"""The price list as a paper, filled from entries of the directory."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from accounts.letterhead import letterhead
from accounts.models import Office
from core.formats import MISSING, date_long, date_time, number, rupiah
from core.papers import PriceListPaper, price_list
from vendors.models import DirectoryEntry

MAX_LISTED = 500
HEADINGS = ["Produk", "Pelaku usaha", "Kecamatan", "Harga", "TKDN", "e-Katalog"]


def extent(entries: Sequence[DirectoryEntry]) -> str:
    """How many products a list holds; of more than MAX_LISTED, that the others are missing."""
    if len(entries) > MAX_LISTED:
        return f"{MAX_LISTED} produk pertama, yang lain tidak dimuat"
    return f"{len(entries)} produk"


def price_list_paper(entries: Sequence[DirectoryEntry], *, printed_at: datetime) -> bytes:
    """Daftar harga as PDF: what the products cost, without anybody's contact."""
    office = Office.objects.get()
    day = timezone.localdate(printed_at)
    return price_list(
        PriceListPaper(
            letterhead=letterhead(office),
            title="DAFTAR HARGA PRODUK LOKAL",
            subtitle=f"{extent(entries)}, harga menurut pelaku usaha per {date_long(day)}",
            headings=HEADINGS,
            rows=[row_of(entry) for entry in entries[:MAX_LISTED]],
            printed_at=date_time(printed_at),
            code=f"HRG-{day:%Y%m%d}",
        )
    )


def row_of(entry: DirectoryEntry) -> list[str]:
    card = entry.card
    price = MISSING if entry.price is None else f"{rupiah(entry.price)}/{card['unit']}"
    tkdn = MISSING if entry.tkdn is None else f"{number(entry.tkdn, 2)}%"
    shelf = "Tayang" if entry.is_on_ekatalog else MISSING
    return [entry.name, card["vendor"], card["place"] or MISSING, price, tkdn, shelf]
