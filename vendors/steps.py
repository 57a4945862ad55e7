"""What was done about one vendor, newest first: handed in, returned, checked, suspended."""

from dataclasses import dataclass
from datetime import datetime

from accounts.history import VERBS, events_of
from accounts.models import User
from vendors.models import Vendor

SHOWN = 20
STEP_VERBS = [
    "create", "claim", "submit", "verify", "return", "suspend", "lift_suspension", "set_stage",
    "merge", "unmerge", "withdraw_verification", "confirm_profile",
]  # fmt: skip


@dataclass(frozen=True)
class Step:
    at: datetime
    who: str
    what: str
    reason: str


def steps_of(vendor: Vendor) -> list[Step]:
    events = list(events_of(Vendor, vendor.pk).filter(pgh_context__verb__in=STEP_VERBS)[:SHOWN])
    names = User.objects.in_bulk(
        {(event.pgh_context or {}).get("user") for event in events} - {None}
    )
    return [
        Step(
            at=event.pgh_created_at,
            who=str(names.get(event.pgh_context.get("user"), "Sistem")),
            what=VERBS[event.pgh_context["verb"]],
            reason=event.pgh_context.get("reason", ""),
        )
        for event in events
    ]
