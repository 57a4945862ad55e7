"""How far a purchase or a finding is, in the words of the lists."""

from django import template
from django.utils.safestring import SafeString

from core.templatetags.components import badge
from procurement.models import Finding, FindingState, Purchase, Stage

BADGES = {
    Stage.REALISED: ("ok", ""),
    Stage.CONTRACTED: ("info", "pencil"),
    Stage.PENDING: ("neutral", "clock-history"),
}
FINDING_BADGES = {
    FindingState.OPEN: ("warn", ""),
    FindingState.FOLLOWED: ("info", "arrow-repeat"),
    FindingState.ACCEPTED: ("neutral", "check-circle"),
}

register = template.Library()


@register.simple_tag
def purchase_stage(purchase: Purchase) -> SafeString:
    kind, icon_name = BADGES.get(Stage(purchase.stage), ("bad", ""))
    return badge(kind, purchase.get_stage_display(), icon_name)


@register.simple_tag
def finding_state(finding: Finding) -> SafeString:
    kind, icon_name = FINDING_BADGES.get(FindingState(finding.state), ("ok", ""))
    return badge(kind, finding.get_state_display(), icon_name)
