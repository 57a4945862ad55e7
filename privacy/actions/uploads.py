"""Uploaded files that belong to nothing: left when a save failed after its file was written."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField, Model

from accounts.file_imports import KEPT_UNSAVED, delete_abandoned
from accounts.history import event_model
from accounts.models import AgencyImport, FileImport
from core.uploads import stored_files
from events.models import ParticipantImport
from matching.models import DemandImport
from procurement.models import BudgetImport, PurchaseImport
from vendors.models import CertificateImport, ProductImport, VendorImport

logger = logging.getLogger(__name__)
# A file is written a moment before its row: a day is more than any request takes.
UNUSED_AFTER = timedelta(days=1)
PURCHASES_KEPT_UNSAVED = timedelta(days=7)
"""Files of purchases take the office days to sort out."""


def file_fields() -> Iterator[tuple[type[Model], str]]:
    """Every model and field that names an upload, history too: it shows what was replaced."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, FileField):
                yield model, field.name
                if hasattr(model, "pgh_event_models"):
                    yield event_model(model), field.name


def used_files() -> set[str]:
    return {
        path
        for model, name in file_fields()
        for path in model._default_manager.exclude(**{name: ""}).values_list(name, flat=True)
    }


def delete_unused(now: datetime) -> int:
    """Delete files of the storage that no row refers to and that are older than a day.

    Returns how many. The files are listed before the rows are read: one that comes in between is
    in the rows already.
    """
    stored = list(stored_files(default_storage))
    used = used_files()
    unused = [path for path in stored if path not in used]
    old = [path for path in unused if default_storage.get_modified_time(path) < now - UNUSED_AFTER]
    for path in old:
        default_storage.delete(path)
    logger.info("unused_uploads_deleted %s", len(old))
    return len(old)


def delete_unsaved_imports() -> int:
    """Delete imports that were uploaded and never saved, with their files; return how many."""
    kept: dict[type[FileImport], timedelta] = {
        AgencyImport: KEPT_UNSAVED,
        ParticipantImport: KEPT_UNSAVED,
        VendorImport: KEPT_UNSAVED,
        ProductImport: KEPT_UNSAVED,
        BudgetImport: KEPT_UNSAVED,
        CertificateImport: KEPT_UNSAVED,
        DemandImport: KEPT_UNSAVED,
        PurchaseImport: PURCHASES_KEPT_UNSAVED,
    }
    return sum(delete_abandoned(model, life) for model, life in kept.items())
