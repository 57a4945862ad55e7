"""Somebody takes over a vendor's profile by a link."""

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from vendors.models import ProfileInvitation, Representative, Vendor


@transaction.atomic
def claim_profile(invitation: ProfileInvitation, *, user: User, password: str) -> Vendor:
    """Make the account of a new representative. Raises ValidationError "used".

    The invitation is used up first: of two who open one link at once only one gets in.
    """
    # Held before anything is written: the second of two waits here and then finds it used.
    held = ProfileInvitation.objects.select_for_update().get(pk=invitation.pk)
    if held.used_at:
        raise ValidationError(
            "Undangan ini sudah dipakai. Minta undangan baru kepada dinas.", code="used"
        )
    user.role = Role.VENDOR
    user.set_password(password)
    user.password_changed_at = timezone.now()
    with pghistory.context(verb="claim"):
        user.save(force_insert=True)
        Representative.objects.create(user=user, vendor=held.vendor)
        held.used_at, held.used_by = timezone.now(), user
        held.save(update_fields=["used_at", "used_by"])
    return held.vendor
