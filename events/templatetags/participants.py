"""A participant's kind and state in the words of the lists; made once each, shown in every row."""

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core.formats import phone_masked, time_short
from core.templatetags.components import badge, icon
from events.models import ParticipantKind, ParticipantStatus

KIND_ICONS = {ParticipantKind.DELEGATE: "building", ParticipantKind.VENDOR: "shop"}
STATES = {
    ParticipantStatus.REGISTERED: ("neutral", "Belum hadir", "clock"),
    ParticipantStatus.WAITLISTED: ("warn", "Daftar tunggu", "hourglass-split"),
    ParticipantStatus.CANCELLED: ("bad", "Batal", "slash-circle"),
    ParticipantStatus.INVITED: ("info", "Diundang", "envelope"),
}
PRESENT = ("ok", "Hadir", "check-circle-fill")

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


# The row of the participant list. As a template its thirty pieces took two thirds of the time of a
# page; addresses are below the list's own.
ROW = (
    '<tr>{check}<td class="cell-title"><a class="row-title" href="{pk}/">{name}</a>'
    '<span class="row-note wide-only">{note}</span></td>'
    '<td class="cell-note">{origin}</td><td class="cell-optional nowrap">{kind}</td>{phone}'
    '<td class="cell-state">{state}{arrived}</td><td class="cell-optional">{came}</td>'
    '<td class="row-actions">{arrive}{edit}</td></tr>'
)
CHECK = (
    '<td class="cell-check"><input type="checkbox" class="form-check-input" form="bulk" name="ids"'
    ' value="{}" data-bulk-item aria-label="Pilih {}"></td>'
)
PHONE = '<td class="cell-optional nowrap">{}</td>'
ARRIVED = '<span class="row-note phone-only">{}</span>'
DEPUTY = '{}<span class="row-note">{}</span>'
ARRIVE = (
    '<button form="arrive" formaction="{}/check-in/" class="btn btn-secondary btn-sm btn-touch"'
    ' data-busy="Mencatat…">Hadir<span class="visually-hidden"> {}</span></button> '
)
EDIT = '<a class="wide-only" href="{}/edit/">Ubah<span class="visually-hidden"> {}</span></a>'


@register.simple_tag
def participant_rows(
    participants, *, may_bulk: bool, may_check_in: bool, may_edit: bool, shows_contacts: bool
) -> SafeString:
    """The rows of the participant list, with what the reader may do: see row_acts()."""

    def row(one) -> SafeString:
        pk, name = str(one.pk), one.name
        came = time_short(one.arrived_at)
        is_expected = may_check_in and one.is_registered and not one.arrived_at
        is_deputy = one.arrived_at and one.present_name != name
        return format_html(
            ROW,
            pk=pk,
            name=name,
            note=one.position or one.code,
            origin=one.origin or "–",
            kind=participant_kind(one.kind),
            state=participant_state(one),
            check=format_html(CHECK, pk, name) if may_bulk else "",
            phone=format_html(PHONE, phone_masked(one.phone)) if shows_contacts else "",
            arrived=format_html(ARRIVED, came) if one.arrived_at else "",
            came=format_html(DEPUTY, came, one.present_name) if is_deputy else came,
            arrive=format_html(ARRIVE, pk, name) if is_expected else "",
            edit=format_html(EDIT, pk, name) if may_edit else "",
        )

    return format_html_join("\n", "{}", ((row(one),) for one in participants))
