"""What became of a request, in the words of the list."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.components import badge
from matching.models import RequestStatus

STATES = {
    RequestStatus.ACCEPTED: ("ok", ""),
    RequestStatus.WAITING: ("info", "hourglass-split"),
    RequestStatus.DECLINED: ("bad", ""),
}

register = template.Library()


@register.simple_tag
def request_state(state: RequestStatus) -> SafeString:
    kind, icon_name = STATES.get(state, ("neutral", ""))
    return badge(kind, state.label, icon_name)
