"""Writes of licences: handed in, corrected, renewed."""

import pghistory
from django.db import transaction

from accounts.models import User
from vendors.models import Licence


@transaction.atomic
def save_licence(form, *, by: User) -> Licence:
    """Save a licence that was handed in or corrected; a new file takes the place of the old.

    The file that was there stays in storage: the history of the row names it.
    """
    licence = form.save(commit=False)
    if upload := form.cleaned_data["upload"]:
        licence.scan = upload
        licence.scan_name = upload.name[-200:]
        licence.scan_size = upload.size
    # Corrected, it waits for the officer again.
    licence.return_reason = ""
    with pghistory.context(verb="edit" if licence.pk else "create"):
        licence.save()
    return licence
