import pghistory
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum

from procurement.models.purchase import Purchase
from procurement.models.purchase_import import PurchaseImport


class PurchasePaymentQuerySet(models.QuerySet):
    def total(self):
        """What was paid in rupiah; None if no payment is known, which is not zero."""
        return self.aggregate(total=Sum("amount"))["total"]


@pghistory.track()
class PurchasePayment(models.Model):
    """One payment of a contract (BAP), as the source gives it."""

    purchase = models.ForeignKey(
        Purchase,
        verbose_name="belanja",
        on_delete=models.CASCADE,
        related_name="payments",
        # The rule below serves it.
        db_index=False,
    )
    number = models.CharField("nomor BAP", max_length=150)
    paid_on = models.DateField("tanggal bayar", null=True)
    amount = models.DecimalField("nilai pembayaran", max_digits=18, decimal_places=2)
    file_import = models.ForeignKey(
        PurchaseImport, verbose_name="impor", on_delete=models.PROTECT, related_name="payments"
    )

    objects = PurchasePaymentQuerySet.as_manager()

    class Meta:
        verbose_name = "pembayaran"
        verbose_name_plural = "pembayaran"
        ordering = ["paid_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "number"], name="payment_counts_once"),
            models.CheckConstraint(name="payment_is_not_negative", condition=Q(amount__gte=0)),
        ]

    def __str__(self):
        return self.number


def with_paid(purchases: models.QuerySet) -> models.QuerySet:
    """The purchases with what was paid on each as `paid`; null where no payment is known."""
    payments = PurchasePayment.objects.filter(purchase=OuterRef("pk")).order_by()
    total = payments.values("purchase").annotate(total=Sum("amount"))
    return purchases.annotate(paid=Subquery(total.values("total")))
