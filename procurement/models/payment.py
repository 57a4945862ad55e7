import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from procurement.models.purchase import Purchase
from procurement.models.purchase_import import PurchaseImport

# Two who record payments of one contract take turns: the second must add up what the first wrote.
ADD_UP = """
    IF paid_ids = '{}' THEN
        RETURN NULL;
    END IF;
    PERFORM 1 FROM procurement_purchase WHERE id = ANY(paid_ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE procurement_purchase AS purchase SET paid_value = paid.total
    FROM (
        SELECT one.id, SUM(payment.amount) AS total
        FROM unnest(paid_ids) AS one(id) LEFT JOIN procurement_purchasepayment AS payment
            ON payment.purchase_id = one.id AND payment.purchase_id = ANY(paid_ids)
        GROUP BY one.id
    ) AS paid
    WHERE purchase.id = ANY(paid_ids) AND purchase.id = paid.id
        AND purchase.paid_value IS DISTINCT FROM paid.total;
    RETURN NULL;
"""
TOUCHED = "bigint[] := ARRAY(SELECT DISTINCT purchase_id FROM {rows})"
OLD_OR_NEW = "(SELECT purchase_id FROM old_rows UNION SELECT purchase_id FROM new_rows) AS rows"


def adding_up(
    name: str, operation: pgtrigger.Operation, rows: str, **referencing: str
) -> pgtrigger.Trigger:
    """Keeps the sum of the payments on their purchases, once a statement."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**referencing),
        declare=[("paid_ids", TOUCHED.format(rows=rows))],
        func=ADD_UP,
    )


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

    class Meta:
        verbose_name = "pembayaran"
        verbose_name_plural = "pembayaran"
        ordering = ["paid_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["purchase", "number"], name="payment_counts_once"),
            models.CheckConstraint(name="payment_is_not_negative", condition=Q(amount__gte=0)),
        ]
        triggers = [
            adding_up("payment_adds", pgtrigger.Insert, "new_rows", new="new_rows"),
            adding_up(
                "payment_changes",
                pgtrigger.Update,
                OLD_OR_NEW,
                old="old_rows",
                new="new_rows",
            ),
            adding_up("payment_takes_away", pgtrigger.Delete, "old_rows", old="old_rows"),
        ]

    def __str__(self):
        return self.number
