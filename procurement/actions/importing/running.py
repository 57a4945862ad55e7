"""Where the long steps of an import run: small files at once, large ones beside the request."""

from django.core.exceptions import ValidationError
from django.tasks import task
from django.utils import timezone

from accounts.models import User
from procurement.actions.importing.working import read_import, save_import, start
from procurement.models import ImportStep, PurchaseImport

AT_ONCE = 400_000
"""Bytes up to which a file is read while the person waits: some thousand rows, a second or two."""

STALLED_MINUTES = 5


@task
def read_beside(pk: int) -> None:
    read_import(pk)


@task
def save_beside(pk: int, user_id: int) -> None:
    save_import(pk, user_id)


def start_reading(purchase_import: PurchaseImport) -> None:
    """Read the file, unless somebody is doing so already."""
    before = (ImportStep.WAITING, ImportStep.READY, ImportStep.FAILED)
    if not start(purchase_import, before, ImportStep.READING):
        return
    if purchase_import.size <= AT_ONCE:
        read_import(purchase_import.pk)
    else:
        read_beside.enqueue(purchase_import.pk)


def reread(purchase_import: PurchaseImport) -> None:
    """Read again after a decision, or after the work has stopped with its server."""
    if is_stalled(purchase_import):
        PurchaseImport.objects.filter(pk=purchase_import.pk, step=purchase_import.step).update(
            step=ImportStep.WAITING
        )
    start_reading(purchase_import)


def is_stalled(purchase_import: PurchaseImport) -> bool:
    if purchase_import.step not in (ImportStep.READING, ImportStep.SAVING):
        return False
    at = purchase_import.step_at
    return at is None or (timezone.now() - at).total_seconds() > STALLED_MINUTES * 60


def save(purchase_import: PurchaseImport, *, by: User) -> None:
    """Save the good rows. Raises ValidationError "not_ready", "already_committed"."""
    if not start(purchase_import, (ImportStep.READY,), ImportStep.SAVING):
        raise ValidationError(
            "Berkas ini sedang dikerjakan atau sudah disimpan.", code="not_ready"
        )
    if purchase_import.size <= AT_ONCE:
        save_import(purchase_import.pk, by.pk)
    else:
        save_beside.enqueue(purchase_import.pk, by.pk)
