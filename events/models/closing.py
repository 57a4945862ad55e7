"""What a forum leaves behind: its minutes, and a certificate for each who came."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.addresses import reverse
from core.tokens import new_token
from events.models.forum import Forum
from events.models.participant import Participant


@pghistory.track()
class Minutes(models.Model):
    """Notulen: who led and wrote, what was said, what was concluded."""

    forum = models.OneToOneField(Forum, on_delete=models.PROTECT, related_name="minutes")
    led_by = models.CharField("pimpinan", max_length=200)
    written_by = models.CharField("notulis", max_length=200)
    discussion = models.TextField("pembahasan", help_text="Satu pokok pembahasan per baris.")
    conclusions = models.TextField("kesimpulan", help_text="Satu kesimpulan per baris.")
    follow_up = models.TextField(
        "tindak lanjut",
        blank=True,
        help_text="Satu per baris: apa, oleh siapa, paling lambat kapan.",
    )
    saved_at = models.DateTimeField("disimpan pada", auto_now=True)

    class Meta:
        verbose_name = "notulen"
        verbose_name_plural = "notulen"

    def __str__(self):
        return f"Notulen {self.forum}"


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class CertificateQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(revoked_at=None)

    def for_print(self):
        return self.select_related("participant", "forum").order_by("sequence")


@pghistory.track(exclude=["token"])
class Certificate(models.Model):
    """Sertifikat peserta: who got it under which number. What was handed out is never rewritten."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="certificates")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="certificates"
    )
    sequence = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor", max_length=120)
    name = models.CharField("nama", max_length=300)
    origin = models.CharField("instansi atau usaha", max_length=200, blank=True)
    role = models.CharField("sebagai", max_length=60)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    issued_at = models.DateTimeField("terbit pada", default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField("dicabut pada", null=True)
    revoke_reason = models.CharField("alasan dicabut", max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "sertifikat"
        verbose_name_plural = "sertifikat"
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "sequence"], name="certificate_sequence_is_unique"
            ),
            models.UniqueConstraint(fields=["number"], name="certificate_number_is_unique"),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(revoked_at=None),
                name="certificate_that_counts_is_one",
            ),
            models.CheckConstraint(
                name="certificate_revocation_is_whole",
                condition=Q(revoked_at=None, revoke_reason="")
                | (Q(revoked_at__isnull=False) & ~Q(revoke_reason="")),
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        """The public page that says whether the paper is ours."""
        return reverse("certificates:certificate_verify", args=[self.token])

    @property
    def replacement(self) -> "Certificate | None":
        """The one that counts in place of this one, which was taken back."""
        return self.participant.certificates.standing().first() if self.revoked_at else None

    def revoke(self, *, reason: str) -> bool:
        """Say of a certificate that it does not count. Return False if that was said already."""
        with pghistory.context(verb="revoke_certificate", reason=reason):
            return bool(
                Certificate.objects.filter(pk=self.pk, revoked_at=None).update(
                    revoked_at=timezone.now(), revoke_reason=reason
                )
            )
