"""How far a purchase is, in the words of the lists."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.components import badge
from procurement.models import Purchase, Stage

BADGES = {
    Stage.REALISED: ("ok", ""),
    Stage.CONTRACTED: ("info", "pencil"),
    Stage.PENDING: ("neutral", "clock-history"),
}

register = template.Library()


@register.simple_tag
def purchase_stage(purchase: Purchase) -> SafeString:
    kind, icon_name = BADGES.get(Stage(purchase.stage), ("bad", ""))
    return badge(kind, purchase.get_stage_display(), icon_name)
