"""What the rows of long lists may use: see docs/adr/0020 and ``{% rows %}``.

Files that end in ``.jinja`` hold rows and nothing else. They know the filters and the small tags of
our other templates under the same names; a tag is called like a function: ``{{ icon("pencil") }}``.
"""

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import optgroups
from django.forms.utils import flatatt
from django.template.defaultfilters import floatformat
from django.utils.html import conditional_escape
from jinja2 import Environment, StrictUndefined

from core.addresses import reverse
from core.formats import percent, time_range
from core.templatetags import components, formats
from events.templatetags import participants
from matching.templatetags import matching_months, request_states
from procurement.templatetags import purchases
from vendors.templatetags import directory

# Of one value each: a list calls filters in less time than functions.
FILTERS = {
    "attendance_streak": participants.attendance_streak,
    "check_in_method": participants.check_in_method,
    "finding_state": purchases.finding_state,
    "entry_badges": directory.entry_badges,
    "invitation_state": participants.invitation_state,
    "participant_kind": participants.participant_kind,
    "participant_state": participants.participant_state,
    "planned_months": matching_months.months,
    "request_state": request_states.request_state,
    "purchase_stage": purchases.purchase_stage,
    "source_name": purchases.source_name,
}
TAGS = {
    # Unlike Jinja2 it knows a text that is only made when it is shown, such as the hints for passwords.
    "conditional_escape": conditional_escape,
    "control": components.control,
    "error_texts": components.error_texts,
    "field_kind": components.field_kind,
    "flatatt": flatatt,
    "floatformat": floatformat,
    "amount": formats.amount,
    "icon": components.icon,
    "badge": components.badge,
    "drawing": directory.drawing,
    "percent": percent,
    "shortened_list": directory.shortened_list,
    "time_range": time_range,
    "optgroups": optgroups,
    "reverse": reverse,
}


def environment(**options: Any) -> Environment:
    """Escaping, strict about names."""
    made = Environment(  # noqa: S701 - Django's backend says autoescape=True in the options
        **options | {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    made.filters.update(formats.register.filters | FILTERS)
    made.globals.update(TAGS)
    return made
