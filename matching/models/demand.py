import re
from decimal import ROUND_HALF_UP, Decimal

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Count, Deferrable, F, Func, Max, Min, Q, Sum, Value
from django.db.models.functions import Concat, Lower
from django.utils import timezone

from accounts.models import Agency
from core.addresses import reverse
from core.fields import Trigrams, holds
from core.formats import rupiah
from vendors.models import Category

FIRST_YEAR, LAST_YEAR = 2000, 2200
CENT = Decimal("0.01")
# The beginning of a kode rekening, or all of it.
ACCOUNT = re.compile(r"[0-9]+(\.[0-9]+)+")


class ProcurementMethod(models.TextChoices):
    """Metode pemilihan as RUP files name them."""

    E_PURCHASING = "e_purchasing", "E-Purchasing"
    DIRECT = "direct", "Pengadaan Langsung"
    APPOINTMENT = "appointment", "Penunjukan Langsung"
    TENDER = "tender", "Tender"
    FAST_TENDER = "fast_tender", "Tender Cepat"
    SELECTION = "selection", "Seleksi"
    EXEMPT = "exempt", "Dikecualikan"
    CONTEST = "contest", "Sayembara atau Kontes"
    SELF_MANAGED = "self_managed", "Swakelola"


class ProcurementType(models.TextChoices):
    """Jenis pengadaan."""

    GOODS = "goods", "Barang"
    WORKS = "works", "Pekerjaan Konstruksi"
    SERVICES = "services", "Jasa Lainnya"
    CONSULTING = "consulting", "Jasa Konsultansi"
    MIXED = "mixed", "Terintegrasi"


class DemandSource(models.TextChoices):
    TYPED = "typed", "Diisi sendiri"
    PASTED = "pasted", "Ditempel"
    RUP = "rup", "Berkas RUP"


def own_text():
    """What the search looks through, in small letters."""
    return Lower(Concat("name", Value(" "), "specification", output_field=models.TextField()))


SHOWN_IN_LIST = (
    "name", "rup_codes", "source", "year", "is_active", "is_announced", "category_is_confirmed",
    "quantity", "unit", "budget", "first_month", "last_month", "agency__name", "category__name",
)  # fmt: skip


class DemandQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees its agency's demand and that below; a vendor what counts; others all."""
        if user.is_buyer:
            agencies = Agency.objects.at_or_below(user.agency_id)  # never None: buyer_has_agency
            return self.filter(agency__in=agencies)
        if user.is_vendor:
            return self.counted()
        return self

    def counted(self):
        """What is planned: not withdrawn, not inactive in the RUP, and announced."""
        return self.filter(is_active=True, is_announced=True)

    def uncounted(self):
        """Kept, but in no sum."""
        return self.exclude(is_active=True, is_announced=True)

    def in_year(self, year):
        return self.filter(year=year)

    def matching(self, text):
        """Search by name, specification, RUP code, account or agency; every word must be found."""
        words = {}
        for word in text.lower().split()[:10]:
            agencies = Agency.objects.filter(
                Q(name__icontains=word) | Q(short_name__icontains=word)
            )
            otherwise = Q(agency__among=ArraySubquery(agencies.values("pk")))
            if word.isdecimal():
                codes = DemandCode.objects.filter(code__contains=word).values("demand")
                otherwise |= Q(pk__among=ArraySubquery(codes))
            if ACCOUNT.fullmatch(word):
                otherwise |= Q(accounts__contains=word)
            words[word] = otherwise
        accounts = Func(
            F("account_codes"), Value(" "), function="array_to_string",
            output_field=models.TextField(),
        )  # fmt: skip
        return self.alias(own_text=own_text(), accounts=accounts).filter(holds("own_text", words))

    def like(self, *, agency_id, year, name, exclude=None):
        """Demand of the same agency and year with the same name: perhaps entered twice."""
        return self.filter(
            agency=agency_id, year=year, name__iexact=name.strip(), is_active=True
        ).exclude(pk=exclude)

    def board_year(self) -> int | None:
        """The current budget year, or without any demand in it the newest one before, or after."""
        today = timezone.localdate().year
        years = self.counted().aggregate(
            past=Max("year", filter=Q(year__lte=today)),
            coming=Min("year", filter=Q(year__gt=today)),
        )
        return years["past"] or years["coming"]

    def sums(self) -> tuple[int, Decimal | None]:
        """How many there are, and the sum of the budgets that are known; None if none is."""
        found = self.aggregate(count=Count("pk"), budget=Sum("budget"))
        return found["count"], found["budget"]

    def for_list(self):
        return self.select_related("agency", "category").order_by("agency__name", "name", "pk")

    def for_page(self):
        """No more of each row than a line of the list shows."""
        return self.only(*SHOWN_IN_LIST)

    def beside(self, demand, *, agency, year):
        """What else the agency of a demand plans for its year and counts, the largest first."""
        rows = self.filter(agency=agency, year=year).counted()
        return rows.exclude(pk=demand).order_by(F("budget").desc(nulls_last=True), "pk")


@pghistory.track()
class Demand(models.Model):
    """What an agency plans to buy in a year: a line of the RUP, or typed by the agency."""

    agency = models.ForeignKey(
        Agency,
        verbose_name="OPD atau unit kerja",
        on_delete=models.PROTECT,
        related_name="demands",
    )
    year = models.PositiveSmallIntegerField(
        "tahun anggaran",
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    category = models.ForeignKey(
        Category,
        verbose_name="kategori",
        on_delete=models.PROTECT,
        related_name="demands",
        null=True,
        blank=True,
        help_text="Kosong: diusulkan dari kode rekening dan nama.",
    )
    name = models.CharField(
        "nama kebutuhan", max_length=500, help_text="Misalnya: snack rapat dan pelatihan guru."
    )
    specification = models.TextField(
        "uraian atau spesifikasi",
        blank=True,
        max_length=4000,
        help_text="Ukuran, bahan, isi, tempat antar.",
    )
    problem = models.TextField(
        "dipakai untuk apa",
        blank=True,
        max_length=2000,
        help_text="Membantu vendor menawarkan barang yang tepat.",
    )
    quantity = models.DecimalField(
        "volume", max_digits=16, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField("satuan", max_length=40, blank=True, help_text="Misalnya: kotak, rim.")
    budget = models.DecimalField("pagu", max_digits=18, decimal_places=2, null=True, blank=True)
    first_month = models.PositiveSmallIntegerField(
        "bulan awal",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    last_month = models.PositiveSmallIntegerField(
        "bulan akhir",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    # A need may stand in the RUP as several packages; the file gives one sum for all of them.
    rup_codes = ArrayField(
        models.CharField(
            max_length=8,
            validators=[RegexValidator(r"\A\d{8}\Z", "Kode RUP terdiri dari 8 angka.")],
        ),
        verbose_name="kode RUP",
        default=list,
        blank=True,
        help_text="8 angka dari SiRUP, bila sudah ada. Beberapa kode dipisah koma.",
    )
    account_codes = ArrayField(
        models.CharField(max_length=60), verbose_name="kode rekening", default=list, blank=True
    )
    method = models.CharField(
        "metode pengadaan", max_length=12, choices=ProcurementMethod, blank=True
    )
    procurement_type = models.CharField(
        "jenis pengadaan", max_length=10, choices=ProcurementType, blank=True
    )
    fund_source = models.CharField("sumber dana", max_length=60, blank=True)
    # Null: the file doesn't say. False is a statement of the agency.
    is_pdn = models.BooleanField("produk dalam negeri", null=True, blank=True)
    is_umk = models.BooleanField("untuk usaha kecil dan koperasi", null=True, blank=True)
    non_umk_reason = models.CharField("alasan tidak untuk usaha kecil", max_length=500, blank=True)
    source = models.CharField(
        "asal data", max_length=6, choices=DemandSource, default=DemandSource.TYPED, editable=False
    )
    category_is_confirmed = models.BooleanField(
        "kategori dipilih orang", default=False, editable=False
    )
    is_active = models.BooleanField("aktif", default=True, editable=False)
    is_announced = models.BooleanField("terumumkan", default=True, editable=False)
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = "kebutuhan"
        verbose_name_plural = "kebutuhan"
        indexes = [
            models.Index(fields=["year", "agency"], name="demand_by_year_and_agency"),
            GinIndex(Trigrams(own_text()), name="demand_by_letters"),
        ]
        constraints = [
            models.CheckConstraint(
                name="demand_year_is_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=f"Tahun antara {FIRST_YEAR} dan {LAST_YEAR}.",
                violation_error_code="year_out_of_range",
            ),
            models.CheckConstraint(
                name="demand_quantity_is_positive",
                condition=Q(quantity=None) | Q(quantity__gt=0),
                violation_error_message="Volume harus lebih dari 0. Kosongkan bila belum tahu.",
                violation_error_code="quantity_not_positive",
            ),
            models.CheckConstraint(
                name="demand_budget_is_not_negative",
                condition=Q(budget=None) | Q(budget__gte=0),
                violation_error_message="Pagu tidak boleh kurang dari 0.",
                violation_error_code="budget_negative",
            ),
            models.CheckConstraint(
                name="demand_months_are_ordered",
                condition=Q(first_month=None, last_month=None)
                | Q(
                    first_month__isnull=False,
                    last_month__isnull=False,
                    first_month__gte=1,
                    last_month__lte=12,
                    last_month__gte=F("first_month"),
                ),
                violation_error_message=(
                    "Isi kedua bulan, dan bulan akhir tidak boleh sebelum bulan awal."
                ),
                violation_error_code="months_reversed",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("matching:demand_detail", args=[self.pk])

    @property
    def choice_label(self):
        """The name with what tells packages of one name apart: a plan has dozens of them."""
        budget = "" if self.budget is None else rupiah(self.budget)
        codes = f"RUP {', '.join(self.rup_codes)}" if self.rup_codes else ""
        return ", ".join(filter(None, [self.name, budget, codes]))

    def clean(self):
        """Raise ValidationError "rup_code_taken" for a code that another demand of the year has."""
        # What is no code has an error of its own, and may hold what no database takes.
        wanted = [code for code in self.rup_codes if code.isdecimal()]
        taken = DemandCode.objects.filter(year=self.year, code__in=wanted)
        codes = list(taken.exclude(demand=self.pk).values_list("code", flat=True))
        if codes:
            raise ValidationError(
                {
                    "rup_codes": ValidationError(
                        f"Kode RUP {', '.join(codes)} sudah ada pada tahun yang sama.",
                        code="rup_code_taken",
                    )
                }
            )

    @property
    def is_counted(self) -> bool:
        return self.is_active and self.is_announced

    @property
    def unit_budget(self) -> Decimal | None:
        """The budget for one unit; None when budget or quantity is unknown."""
        if self.budget is None or not self.quantity:
            return None
        return (self.budget / self.quantity).quantize(CENT, ROUND_HALF_UP)

    @property
    def month_count(self) -> int | None:
        if self.first_month is None or self.last_month is None:
            return None
        return self.last_month - self.first_month + 1

    @property
    def monthly_quantity(self) -> Decimal | None:
        """The quantity of a month, spread evenly; None when quantity or months are unknown."""
        if self.quantity is None or self.month_count is None:
            return None
        return (self.quantity / self.month_count).quantize(CENT, ROUND_HALF_UP)

    @transaction.atomic
    def withdraw(self, *, reason: str) -> bool:
        """Take the demand out of every sum; the row stays. False if it was out before."""
        with pghistory.context(verb="withdraw_demand", reason=reason):
            changed = Demand.objects.filter(pk=self.pk, is_active=True).update(is_active=False)
        return bool(changed)

    @transaction.atomic
    def restore(self) -> bool:
        """Count the demand again. False if it was counted before."""
        with pghistory.context(verb="restore_demand"):
            changed = Demand.objects.filter(pk=self.pk, is_active=False).update(is_active=True)
        return bool(changed)


class DemandCode(models.Model):
    """Whose a RUP code is, once a year. Derived: triggers write it (0002_offers_and_codes)."""

    demand = models.ForeignKey(
        Demand, verbose_name="kebutuhan", on_delete=models.CASCADE, related_name="codes"
    )
    year = models.PositiveSmallIntegerField("tahun anggaran")
    code = models.CharField("kode RUP", max_length=8)

    class Meta:
        verbose_name = "kode RUP"
        verbose_name_plural = "kode RUP"
        constraints = [
            # A file may take a code from one demand and give it to another in the same turn.
            models.UniqueConstraint(
                fields=["year", "code"],
                name="demand_rup_code_is_unique_in_year",
                deferrable=Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="demand_rup_code_has_8_digits", condition=Q(code__regex=r"^\d{8}$")
            ),
        ]

    def __str__(self):
        return self.code
