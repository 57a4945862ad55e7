"""``{% url %}`` as Django has it, with addresses of core/addresses.py.

Built into every template by OPTIONS in settings.py.
"""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils.html import conditional_escape

from core.addresses import reverse

register = template.Library()


class QuickURLNode(URLNode):
    def render(self, context: Context) -> str:
        if self.asvar or self.kwargs:
            return super().render(context)
        address = reverse(
            self.view_name.resolve(context), [arg.resolve(context) for arg in self.args]
        )
        return conditional_escape(address) if context.autoescape else address


@register.tag
def url(parser: Parser, token: Token) -> QuickURLNode:
    node = django_url(parser, token)
    return QuickURLNode(node.view_name, node.args, node.kwargs, node.asvar)
