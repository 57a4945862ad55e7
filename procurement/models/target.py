"""What is aimed at and what there is to spend, year by year."""

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.models import Agency
from core.statements import listed

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


def year_rule(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
        violation_error_message=f"Tahun harus antara {FIRST_YEAR} dan {LAST_YEAR}.",
        violation_error_code="year_out_of_range",
    )


class Indicator(models.TextChoices):
    """What a target is set for: the share of spending on a kind of product or seller."""

    UMK = "umk", "Belanja produk UMK dan koperasi"
    PDN = "pdn", "Belanja produk dalam negeri"
    IMPORT = "import", "Belanja produk impor"


class TargetQuerySet(models.QuerySet):
    def of_year(self, year):
        """The targets of a year by indicator."""
        return {target.indicator: target for target in targets_of(year)}

    def for_list(self):
        return self.order_by("-year", "indicator")

    def to_carry_over(self, year):
        """The newest earlier year's targets of the indicators that a year has none for."""
        known = Target.objects.filter(year=year, indicator=OuterRef("indicator"))
        return self.filter(~Exists(known), year=newest_before(Target.objects, year))


def newest_before(rows: models.Manager, year: int) -> Subquery:
    """The last year before this one that has any of these rows."""
    return Subquery(rows.filter(year__lt=year).order_by("-year").values("year")[:1])


@listed
def targets_of(year: int) -> models.QuerySet:
    return Target.objects.filter(year=year)


@pghistory.track()
class Target(models.Model):
    """The share that a law or the city asks for in one year; other years are left alone."""

    year = models.PositiveSmallIntegerField("tahun", validators=YEARS)
    indicator = models.CharField("indikator", max_length=6, choices=Indicator)
    value = models.DecimalField("target dalam persen", max_digits=5, decimal_places=2)
    legal_basis = models.CharField("dasar hukum", max_length=300)
    source = models.CharField("sumber", max_length=300, blank=True)
    note = models.CharField("catatan", max_length=300, blank=True)

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["-year", "indicator"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "indicator"],
                name="target_is_unique",
                violation_error_message="Target indikator ini untuk tahun itu sudah ada.",
                violation_error_code="target_exists",
            ),
            models.CheckConstraint(
                name="target_is_a_share",
                condition=Q(value__gte=0, value__lte=100),
                violation_error_message="Target harus antara 0 dan 100 persen.",
                violation_error_code="not_a_share",
            ),
            year_rule("target_year_is_plausible"),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()} {self.year}"

    @property
    def is_maximum(self) -> bool:
        """Imports are to stay below their target, everything else above it."""
        return self.indicator == Indicator.IMPORT


class BudgetVersion(models.TextChoices):
    APBD = "apbd", "APBD"
    APBDP = "apbdp", "APBD Perubahan"


class BudgetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees the budgets of its own unit and those below; every other role all."""
        if user.is_buyer:
            return self.filter(agency__in=Agency.objects.visible_to(user))
        return self

    def of_last_plan(self, year: int):
        """The budgets of the newest earlier year, while a year has none of its own."""
        return self.filter(
            ~Exists(Budget.objects.filter(year=year)), year=newest_before(Budget.objects, year)
        )

    def in_force(self, year: int):
        """One budget per unit: the changed one (APBD Perubahan) where there is one."""
        return self.filter(year=year).order_by("agency_id", "-version").distinct("agency_id")

    def for_list(self):
        return self.select_related("agency").order_by("-year", "agency__name", "version", "pk")


def amount(label: str, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=18, decimal_places=2, null=True, blank=True, help_text=help_text
    )


@pghistory.track()
class Budget(models.Model):
    """What one unit may spend in a year, by version; an unknown part is null, not zero."""

    agency = models.ForeignKey(
        Agency, verbose_name="perangkat daerah", on_delete=models.PROTECT, related_name="budgets"
    )
    year = models.PositiveSmallIntegerField("tahun anggaran", validators=YEARS)
    version = models.CharField("versi", max_length=5, choices=BudgetVersion)
    procurement = amount(
        "pagu belanja pengadaan", "Dasar hitung persentase: belanja barang/jasa dan modal."
    )
    goods_services = amount("belanja barang dan jasa", "Kode rekening 5.1.02.")
    capital = amount("belanja modal", "Kode rekening 5.2.")
    non_procurement = amount(
        "belanja bukan pengadaan", "Honorarium, perjalanan dinas, dan lainnya di luar pengadaan."
    )
    note = models.CharField("catatan", max_length=300, blank=True)

    objects = BudgetQuerySet.as_manager()

    class Meta:
        verbose_name = "pagu anggaran"
        verbose_name_plural = "pagu anggaran"
        ordering = ["-year", "agency"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "version"],
                name="budget_is_unique",
                violation_error_message="Pagu satuan ini untuk tahun dan versi itu sudah ada.",
                violation_error_code="budget_exists",
            ),
            *(
                models.CheckConstraint(
                    name=f"budget_{name}_is_not_negative",
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": 0}),
                    violation_error_message="Pagu tidak boleh kurang dari nol.",
                    violation_error_code="negative",
                )
                for name in ("procurement", "goods_services", "capital", "non_procurement")
            ),
            year_rule("budget_year_is_plausible"),
        ]

    def __str__(self):
        return f"{self.agency}, {self.get_version_display()} {self.year}"
