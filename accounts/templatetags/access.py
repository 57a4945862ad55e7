from django import template

from accounts import access

register = template.Library()


@register.filter
def may_use(user, name):
    """`{% if user|may_use:"events:forum_edit" %}`: the button asks the view itself."""
    return access.may_use(user, name)
