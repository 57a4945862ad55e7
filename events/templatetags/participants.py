"""Kinds and states of participants and invitations in the words of the lists; made once each."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.templatetags.components import badge, icon
from events.models import CheckInMethod, InvitationStatus, ParticipantKind, ParticipantStatus
from events.track_record import Streak

KIND_ICONS = {ParticipantKind.DELEGATE: "building", ParticipantKind.VENDOR: "shop"}
STATES = {
    ParticipantStatus.REGISTERED: ("neutral", "Belum hadir", "clock"),
    ParticipantStatus.WAITLISTED: ("warn", "Daftar tunggu", "hourglass-split"),
    ParticipantStatus.CANCELLED: ("bad", "Batal", "slash-circle"),
    ParticipantStatus.INVITED: ("info", "Diundang", "envelope"),
}
PRESENT = ("ok", "Hadir", "check-circle-fill")
INVITATION_STATES = {
    InvitationStatus.INVITED: ("neutral", "envelope"),
    InvitationStatus.OPENED: ("info", "eye"),
    InvitationStatus.REGISTERED: ("ok", "person-check"),
    InvitationStatus.CONFIRMED: ("ok", "check-circle-fill"),
    InvitationStatus.DECLINED: ("bad", "x-circle-fill"),
}

register = template.Library()


@register.simple_tag
@lru_cache
def participant_kind(kind: str) -> SafeString:
    """The kind with its icon."""
    shown = icon(KIND_ICONS.get(ParticipantKind(kind), "person"))
    return format_html(
        '<span class="cell-with-icon">{}{}</span>', shown, ParticipantKind(kind).label
    )


@register.simple_tag
def participant_state(participant) -> SafeString:
    """Whether a participant, with arrived_at, is in, expected, waiting or cancelled."""
    if participant.arrived_at:  # annotated by with_arrival()
        return badge(*PRESENT)
    return badge(*STATES[ParticipantStatus(participant.status)])


@lru_cache
def check_in_method(method: str) -> str:
    """How somebody was checked in, in words."""
    return str(CheckInMethod(method).label)


@register.simple_tag
def invitation_state(state: str) -> SafeString:
    """How far the invited have come."""
    kind, icon_name = INVITATION_STATES[InvitationStatus(state)]
    return badge(kind, InvitationStatus(state).label, icon_name)


@register.simple_tag
def attendance_streak(streak: Streak | None) -> SafeString | str:
    """How often in a row somebody came or not."""
    if not streak:
        return "–"
    if streak.came:
        return badge("ok", streak, "check-circle-fill")
    level = "bad" if streak.forums > 1 else "warn"
    return badge(level, streak, "x-circle-fill")
