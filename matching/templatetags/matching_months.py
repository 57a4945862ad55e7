from django import template

from core.formats import MISSING
from core.formats.dates import month_span
from matching.models import Demand

register = template.Library()


@register.filter
def months(demand: Demand) -> str:
    """When the demand arises: "April–Juni 2024"; the dash if that is unknown."""
    if demand.first_month is None or demand.last_month is None:
        return MISSING
    return f"{month_span(demand.first_month, demand.last_month)} {demand.year}"
