"""What became of a record of an earlier step, for the pages of those steps.

Their templates include a part of the reports; no module of an earlier app knows of this one.
"""

from django import template

from procurement import chains

register = template.Library()


@register.simple_tag
def fulfilment_of(commitment):
    return chains.fulfilment_of(commitment)


@register.simple_tag
def outcome_of(demand, user):
    return chains.outcome_of(demand, user)


@register.simple_tag
def vendor_experience(vendor):
    return chains.vendor_experience(vendor.pk)


@register.simple_tag
def vendor_chain(vendor):
    return chains.vendor_chain(vendor.pk)
