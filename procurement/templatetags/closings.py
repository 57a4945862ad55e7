from django import template

from procurement.corrections import frozen_in

register = template.Library()


@register.simple_tag
def closing_of(scope):
    """The standing closing of the period that a report shows; None where it is open."""
    return frozen_in(scope) if scope else None
