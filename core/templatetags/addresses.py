"""``{% url %}`` as Django has it, but an address is put together once: a page shows dozens of them.

Built into every template by OPTIONS in settings.py. Each namespace of ours is used once, so an address
does not depend on the page that it stands on.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import get_script_prefix, get_urlconf

KEPT = 5_000
_kept: dict[tuple[Any, ...], str] = {}

register = template.Library()


class KeptURLNode(URLNode):
    def render(self, context: Context) -> str:
        key = (
            get_urlconf() or settings.ROOT_URLCONF,
            get_script_prefix(),
            self.view_name.resolve(context),
            tuple([str(arg.resolve(context)) for arg in self.args]),
            tuple([(name, str(arg.resolve(context))) for name, arg in self.kwargs.items()]),
            context.autoescape,
        )
        if self.asvar or key not in _kept:
            if len(_kept) >= KEPT:
                _kept.clear()
            address = super().render(context)
            if self.asvar:
                return address
            _kept[key] = address
        return _kept[key]


@register.tag
def url(parser: Parser, token: Token) -> KeptURLNode:
    node = django_url(parser, token)
    return KeptURLNode(node.view_name, node.args, node.kwargs, node.asvar)
