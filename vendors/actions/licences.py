"""Writes of licences: handed in, corrected, renewed."""

import pghistory
from django.db import transaction

from accounts.models import User
from core.twice import sent_before
from vendors.models import Licence

# What makes two papers the same form, sent twice.
TWIN = ("vendor_id", "product_id", "replaces_id", "kind", "number", "standing", "scan_name",
        "expires_on")  # fmt: skip


@transaction.atomic
def save_licence(form, *, by: User) -> Licence:
    """Save a licence that was handed in or corrected; a new file takes the place of the old.

    Returns the one that is there when the same form was sent twice.
    The file that was there stays in storage: the history of the row names it.
    """
    licence = form.save(commit=False)
    if upload := form.cleaned_data["upload"]:
        licence.scan = upload
        licence.scan_name = upload.name[-200:]
        licence.scan_size = upload.size
    # Corrected, it waits for the officer again.
    licence.return_reason = ""
    if licence.pk is None and (twin := sent_before(licence, TWIN, by=by, at="created_at")):
        return twin
    with pghistory.context(verb="edit" if licence.pk else "create"):
        licence.save()
    return licence
