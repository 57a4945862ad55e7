"""Close a period with its figures, and open it again with a reason."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from accounts.file_imports import take_turn
from accounts.history import event_model
from accounts.models import User
from core.twice import sent_before
from procurement.actions.importing.working import IMPORT_LOCK
from procurement.corrections import closable_sums
from procurement.models import (
    ClosedFigure,
    Indicator,
    PeriodClosing,
    PeriodReview,
    Purchase,
    Target,
)
from procurement.reports import Scope
from procurement.reports.sums import MEASURES


@transaction.atomic
def close_period(
    *, year: int, first_month: int, last_month: int, note: str, by: User
) -> PeriodClosing:
    """Freeze the figures of a period that is over.

    Nobody can write purchases in between. Raises ValidationError "not_over", "already_closed",
    "busy".
    """
    refuse_running(year, last_month)
    take_turn(IMPORT_LOCK)
    hold_purchases()
    target = Target.objects.of_year(year).get(Indicator.UMK)
    closing = PeriodClosing(
        year=year,
        first_month=first_month,
        last_month=last_month,
        note=note,
        umk_target=target.value if target else None,
        last_event=event_model(Purchase).objects.aggregate(last=Max("pgh_id"))["last"] or 0,
        closed_by=by,
    )
    closing.validate_constraints()
    with pghistory.context(verb="close_period", reason=note):
        closing.save(force_insert=True)
    figures = closable_sums(Scope(year, first_month, last_month))
    ClosedFigure.objects.bulk_create(
        ClosedFigure(
            closing=closing,
            agency_id=agency,
            method=method,
            stage=stage,
            is_self_managed=is_self_managed,
            **{column: getattr(sums, name) for name, column in MEASURES.items()},
        )
        for (agency, method, stage, is_self_managed), sums in figures.items()
        if sums.count
    )
    return closing


def refuse_running(year: int, last_month: int) -> None:
    today = timezone.localdate()
    if (year, last_month) >= (today.year, today.month):
        raise ValidationError(
            "Periode ini belum berakhir, jadi belum bisa ditutup.", code="not_over"
        )


def hold_purchases() -> None:
    """Wait until nobody writes purchases, and keep it so to the end of the transaction."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE procurement_purchase IN SHARE MODE")
    except OperationalError:
        raise ValidationError(
            "Belanja sedang ditulis. Tunggu sebentar, lalu coba lagi.", code="busy"
        ) from None


@transaction.atomic
def write_review(review: PeriodReview, *, by: User) -> PeriodReview:
    """Keep what an inspector says of a closed period; the same form sent twice is kept once."""
    review.written_by = by
    if twin := sent_before(review, ("closing", "text", "written_by"), by=by, at="written_at"):
        return twin
    with pghistory.context(verb="review_period"):
        review.save(force_insert=True)
    return review


@transaction.atomic
def reopen_period(closing: PeriodClosing, *, reason: str, by: User) -> None:
    """Say that a closing no longer stands; its figures stay. Raises "not_closed"."""
    with pghistory.context(verb="reopen_period", reason=reason):
        opened = PeriodClosing.objects.filter(pk=closing.pk, reopened_at=None).update(
            reopened_at=timezone.now(), reopened_by=by, reopen_reason=reason
        )
    if not opened:
        raise ValidationError("Periode ini sudah dibuka lagi.", code="not_closed")
