import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from vendors.models.licence import LicenceKind


class RuleScope(models.TextChoices):
    """Whom a rule is about: vendors with a business class of that risk, or with such products."""

    RISK_MEDIUM_LOW = "medium_low", "KBLI berisiko menengah rendah"
    RISK_MEDIUM_HIGH = "medium_high", "KBLI berisiko menengah tinggi"
    RISK_HIGH = "high", "KBLI berisiko tinggi"
    FOOD_FRESH = "food_fresh", "Produk makanan siap saji"
    FOOD_PACKED = "food_packed", "Produk pangan kemasan"
    MEDICAL = "medical", "Produk alat kesehatan"
    INDUSTRY = "industry", "Barang industri dengan KBLI industri"
    COMPANY = "company", "Badan usaha dan koperasi"


RISK_SCOPES = frozenset(
    {RuleScope.RISK_MEDIUM_LOW, RuleScope.RISK_MEDIUM_HIGH, RuleScope.RISK_HIGH}
)
CLASS_SCOPES = frozenset({RuleScope.FOOD_FRESH, RuleScope.FOOD_PACKED, RuleScope.MEDICAL})


class LicenceRuleQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


@pghistory.track()
class LicenceRule(models.Model):
    """Which licence whom the office asks for, on what legal basis, and how one gets it.

    Any one of `kinds` will do. Rules are master data, for laws change faster than programs.
    """

    scope = models.CharField("untuk", max_length=11, choices=RuleScope)
    title = models.CharField("syarat", max_length=120)
    kinds = ArrayField(
        models.CharField(max_length=17, choices=LicenceKind),
        verbose_name="dipenuhi oleh salah satu",
    )
    is_required = models.BooleanField(
        "wajib", default=True, help_text="Yang tidak wajib hanya disarankan."
    )
    how_to_get = models.CharField("cara mendapatkan", max_length=300, blank=True)
    legal_basis = models.CharField("dasar hukum", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)
    is_active = models.BooleanField("dipakai", default=True)

    objects = LicenceRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "syarat izin"
        verbose_name_plural = "syarat izin"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "title"],
                name="licence_rule_is_unique",
                violation_error_message="Syarat ini sudah ada.",
                violation_error_code="rule_exists",
            ),
            models.CheckConstraint(
                name="licence_rule_names_a_licence",
                condition=models.Q(kinds__len__gte=1),
                violation_error_message="Pilih paling sedikit satu jenis izin.",
                violation_error_code="kinds_missing",
            ),
        ]

    def __str__(self):
        return self.title
