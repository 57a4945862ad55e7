from django import template

from config.help import help_for
from core.addresses import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def help_address(context) -> str:
    """Where the help for the open page stands: the person's guide, at the part about the page."""
    request = context["request"]
    user = request.user if request.user.is_authenticated else None
    here = request.resolver_match
    guide, part = help_for(user, here.view_name if here else "")
    address = reverse("help_page", args=[guide])
    return f"{address}#{part}" if part else address
