"""Fields, rules and indexes that several columns of a purchase share the form of."""

from django.db import models
from django.db.models import F, Q


def money(label: str, *, null: bool = True, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=18, decimal_places=2, null=null, blank=null, help_text=help_text
    )


def within(name: str, label: str) -> models.CheckConstraint:
    """A part of the value: unknown, or between nothing and all of it."""
    return models.CheckConstraint(
        name=f"purchase_{name}_is_within_value",
        condition=Q(**{name: None}) | Q(**{f"{name}__gte": 0, f"{name}__lte": F("value")}),
        violation_error_message=f"{label} harus antara 0 dan nilai belanja.",
        violation_error_code="outside_value",
    )


def share(name: str, most: int, label: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"purchase_{name}_is_a_share",
        condition=Q(**{name: None}) | Q(**{f"{name}__gte": 0, f"{name}__lte": most}),
        violation_error_message=f"{label} harus antara 0 dan {most} persen.",
        violation_error_code="not_a_share",
    )


def unassessed(name: str) -> models.Index:
    """Purchases of which nobody has said the part, which every report leads to."""
    return models.Index(
        fields=["year", "-id"],
        name=f"purchase_{name}_unknown",
        condition=Q(**{f"{name}_value": None}),
    )
