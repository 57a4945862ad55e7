"""Links to a vendor's profile: to take it over and keep it, or to say that it still holds."""

import hashlib
import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from vendors.models.vendor import Vendor


def token_hash(token: str) -> str:
    """What is kept of a token: whoever reads the table cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationPurpose(models.TextChoices):
    CLAIM = "claim", "Mengelola profil"
    CONFIRM = "confirm", "Memastikan data"


class ProfileInvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used nor run out."""
        return self.filter(used_at=None, expires_at__gt=timezone.now(), vendor__merged_into=None)

    def with_token(self, token: str, purpose: str = InvitationPurpose.CLAIM):
        return self.open().filter(token_hash=token_hash(token), purpose=purpose)


@pghistory.track()
class ProfileInvitation(models.Model):
    """A link that makes its holder a representative of the vendor, once; or, of the other purpose,
    lets its holder say as often as they like that the vendor's data still hold.
    """

    vendor = models.ForeignKey(
        Vendor, verbose_name="vendor", on_delete=models.CASCADE, related_name="profile_invitations"
    )
    token_hash = models.CharField("sidik tautan", max_length=64, unique=True, editable=False)
    purpose = models.CharField(
        "untuk", max_length=7, choices=InvitationPurpose, default=InvitationPurpose.CLAIM
    )
    expires_at = models.DateTimeField("berlaku sampai")
    created_at = models.DateTimeField("dibuat pada", default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dibuat oleh",
        on_delete=models.PROTECT,
        related_name="+",
    )
    used_at = models.DateTimeField("dipakai pada", null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dipakai oleh",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects = ProfileInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "undangan profil"
        verbose_name_plural = "undangan profil"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="profile_invitation_use_is_whole",
                condition=Q(used_at=None, used_by=None)
                | Q(used_at__isnull=False, used_by__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.vendor)

    @classmethod
    def issue(cls, vendor: Vendor, *, by, purpose: str = InvitationPurpose.CLAIM) -> str:
        """Make an invitation and return its token, which is shown once and not kept."""
        token = secrets.token_urlsafe(32)
        cls.objects.create(
            vendor=vendor,
            purpose=purpose,
            token_hash=token_hash(token),
            expires_at=timezone.now() + settings.PROFILE_INVITATION_LIFE,
            created_by=by,
        )
        return token
