"""A form that was sent twice: by a double click, a slow network, or the browser's reload."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import connection
from django.db.models import Model
from django.utils import timezone

MOMENT = timedelta(seconds=20)
"""Nobody fills in the same form again so fast; a slow page is answered in less."""


def sent_before[Row: Model](row: Row, same: Sequence[str], *, by: Model, at: str) -> Row | None:
    """The stored twin of a new row that was saved a moment ago; else None.

    `same` names the fields that make it a twin, the person's among them; `at` names the one with
    the time of saving. Call it in the transaction that saves the row: a second sending by the
    same person (or, without an account, for the same record) waits here for the first.
    """
    model = type(row)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), %s::int)", [model._meta.label, by.pk]
        )
    twins = model._default_manager.filter(
        **{name: getattr(row, name) for name in same}, **{f"{at}__gt": timezone.now() - MOMENT}
    )
    return twins.order_by("pk").first()
