import pghistory
from django.db import models
from django.db.models import Q

from accounts.models import WHOLE, Agency, FileImport
from core.addresses import reverse
from procurement.models.target import Budget, BudgetVersion
from vendors.models import ImportAction, ImportedRow


@pghistory.track()
class BudgetImport(FileImport):
    """One uploaded list of budgets. `decisions` holds which unit a name of the file means, by number."""

    year = models.PositiveSmallIntegerField("tahun anggaran")
    version = models.CharField("versi", max_length=5, choices=BudgetVersion)
    decisions = models.JSONField("keputusan", default=dict)

    stands_once_in = ("year", "version")

    class Meta(FileImport.Meta):
        verbose_name = "impor pagu"
        verbose_name_plural = "impor pagu"
        constraints = [
            *FileImport.Meta.constraints,
            models.UniqueConstraint(
                fields=["sha256", "year", "version"],
                condition=WHOLE,
                name="budgetimport_file_stands_once",
            ),
        ]

    def get_absolute_url(self):
        return reverse("procurement:budget_import_detail", args=[self.pk])


@pghistory.track()
class ImportedBudget(ImportedRow):
    """A row of a list of budgets; `cells` holds what the file has for unit and amounts."""

    budget_import = models.ForeignKey(BudgetImport, on_delete=models.CASCADE, related_name="rows")
    agency = models.ForeignKey(
        Agency,
        verbose_name="perangkat daerah",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    # Empty for a refused row, and for a new budget that taking the import back removed.
    budget = models.ForeignKey(
        Budget, on_delete=models.SET_NULL, null=True, related_name="imported_rows"
    )

    class Meta:
        verbose_name = "baris impor pagu"
        verbose_name_plural = "baris impor pagu"
        constraints = [
            models.UniqueConstraint(
                fields=["budget_import", "number"], name="imported_budget_number_is_unique"
            ),
            models.CheckConstraint(
                name="imported_budget_refused_has_reason",
                condition=(Q(action=ImportAction.REFUSED, budget=None) & ~Q(reason=""))
                | (~Q(action=ImportAction.REFUSED) & Q(reason="")),
            ),
        ]
