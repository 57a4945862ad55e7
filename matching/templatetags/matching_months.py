from django import template

from core.formats import MISSING
from matching.models import Demand

NAMES = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip

register = template.Library()


@register.filter
def months(demand: Demand) -> str:
    """When the demand arises: "April–Juni 2024"; the dash if that is unknown."""
    if demand.first_month is None or demand.last_month is None:
        return MISSING
    first, last = NAMES[demand.first_month - 1], NAMES[demand.last_month - 1]
    period = first if first == last else f"{first}–{last}"
    return f"{period} {demand.year}"
