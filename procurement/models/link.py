"""Which purchases fulfil which commitments, and by how much."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency
from matching.models import Commitment
from procurement.models.purchase import Purchase

# The purchase is held while its links are added up: two people cannot both use what is left.
WITHIN_VALUE = """
    SELECT value INTO whole FROM procurement_purchase WHERE id = NEW.purchase_id FOR UPDATE;
    SELECT COALESCE(SUM(amount), 0) INTO linked FROM procurement_commitmentpurchase
    WHERE purchase_id = NEW.purchase_id AND id IS DISTINCT FROM NEW.id;
    IF linked + NEW.amount > whole THEN
        RAISE EXCEPTION 'links of purchase % exceed its value', NEW.purchase_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'links_are_within_purchase';
    END IF;
    RETURN NEW;
"""


class CommitmentPurchaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees the links of its own unit's purchases and those below."""
        if user.is_buyer:
            return self.filter(purchase__agency__in=Agency.objects.visible_to(user))
        return self.none() if user.is_vendor else self


@pghistory.track()
class CommitmentPurchase(models.Model):
    """A part of a purchase that fulfils a commitment."""

    commitment = models.ForeignKey(
        Commitment,
        verbose_name="komitmen",
        on_delete=models.PROTECT,
        related_name="purchase_links",
    )
    purchase = models.ForeignKey(
        Purchase,
        verbose_name="belanja",
        on_delete=models.PROTECT,
        related_name="commitment_links",
    )
    amount = models.DecimalField("nilai yang memenuhi", max_digits=18, decimal_places=2)
    created_at = models.DateTimeField("dikaitkan pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dikaitkan oleh",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )

    objects = CommitmentPurchaseQuerySet.as_manager()

    class Meta:
        verbose_name = "kaitan komitmen dan belanja"
        verbose_name_plural = "kaitan komitmen dan belanja"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "purchase"],
                name="commitment_purchase_is_unique",
                violation_error_message="Belanja ini sudah dikaitkan dengan komitmen itu.",
                violation_error_code="already_linked",
            ),
            models.CheckConstraint(
                name="commitment_purchase_is_positive",
                condition=Q(amount__gt=0),
                violation_error_message="Nilai harus lebih dari nol.",
                violation_error_code="not_positive",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="links_are_within_purchase",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("amount", "purchase_id"),
                declare=[("whole", "NUMERIC"), ("linked", "NUMERIC")],
                func=WITHIN_VALUE,
            )
        ]

    def __str__(self):
        return f"{self.commitment} ← {self.purchase}"
