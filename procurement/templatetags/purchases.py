"""How far a purchase or a finding is, in the words of the lists."""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString

from core.templatetags.components import badge
from procurement.models import Finding, FindingState, Purchase, Source, Stage

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


# Each made once for every word: Django looks for a word's label in all choices again and again.
@lru_cache
def stage_badge(stage: str) -> SafeString:
    kind, icon_name = BADGES.get(Stage(stage), ("bad", ""))
    return badge(kind, Stage(stage).label, icon_name)


@register.simple_tag
def purchase_stage(purchase: Purchase) -> SafeString:
    return stage_badge(purchase.stage)


@lru_cache
def source_name(source: str) -> str:
    return str(Source(source).label)


@register.simple_tag
def finding_state(finding: Finding) -> SafeString:
    kind, icon_name = FINDING_BADGES.get(FindingState(finding.state), ("ok", ""))
    return badge(kind, FindingState(finding.state).label, icon_name)
