"""What an agency bought: the record that every figure is computed from."""

from decimal import Decimal

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Agency, track_in_bulk
from core.addresses import reverse
from core.uploads import random_name
from matching.models import Demand, ProcurementMethod, ProcurementType
from procurement.models.purchase_rules import money, share, unassessed, within
from procurement.models.summary import TRIGGERS
from procurement.models.supplier import Supplier
from procurement.models.target import YEARS, year_rule
from procurement.models.vocabulary import (
    COUNTED,
    AreaBasis,
    OriginBasis,
    OriginCluster,
    SellerArea,
    Source,
    Stage,
    Tier,
)
from vendors.models import Category, SizeClass

SHOWN_IN_LIST = (
    "package_name", "source", "package_key", "version", "supplier_name", "recorded_on", "value",
    "pdn_value", "umk_value", "stage", "agency__short_name",
)  # fmt: skip


class PurchaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees its own unit and those below; the office and observers see everything.

        A vendor's own sales are shown by pages of their own, so this list stays empty.
        """
        if user.is_buyer:
            return self.filter(agency__in=Agency.objects.visible_to(user))
        return self.none() if user.is_vendor else self

    def counted(self):
        """What sums are made of: contracted or realised, every package once."""
        return self.filter(stage__in=COUNTED, part_of=None)

    def by_supplier(self):
        """Every rupiah once at whom it went to: receipts instead of the package they belong to."""
        return self.filter(stage__in=COUNTED, has_parts=False)

    def standing(self):
        """Everything but imports that were taken back."""
        return self.exclude(stage=Stage.WITHDRAWN)

    def matching(self, text: str):
        """Words of the package or seller in any order, a package key, or an RUP code."""
        text = text.strip()[:100]
        if not text:
            return self
        if text.isascii() and text.isdigit() and len(text) == 8:
            return self.filter(Q(rup_codes__contains=[text]) | self.with_key(text))
        if " " not in text and any(char.isdigit() for char in text) and len(text) >= 5:
            return self.filter(self.with_key(text.upper()))
        return self.filter(words=SearchQuery(text, config="indonesian"))

    @staticmethod
    def with_key(key: str) -> Q:
        """Of any source: all are named, so that the index of the identity finds the key."""
        return Q(source__in=Source.values, package_key=key)

    def for_list(self):
        return self.select_related("agency", "supplier", "part_of")

    def for_page(self):
        """No more of each row than a line of the list shows, and `need`: the key of the demand that it
        fulfils by itself or by its commitment."""
        links = apps.get_model("procurement", "CommitmentPurchase").objects
        promised = links.filter(purchase=OuterRef("pk"), commitment__demand__isnull=False)
        by_promise = Subquery(promised.order_by("pk").values("commitment__demand")[:1])
        rows = self.select_related(None).select_related("agency").only(*SHOWN_IN_LIST)
        return rows.annotate(
            need=Coalesce("demand_id", by_promise, output_field=models.BigIntegerField())
        )


class PurchaseManager(models.Manager):
    """Purchases without the words that only the search reads."""

    def get_queryset(self):
        return super().get_queryset().defer("words")


DAY = "COALESCE(NEW.contracted_on, NEW.ordered_on, NEW.paid_on)"
# A receipt of the year before belongs to the budget year, but to none of its months.
MONTH = f"CASE WHEN EXTRACT(YEAR FROM {DAY}) = NEW.year THEN EXTRACT(MONTH FROM {DAY}) END"
DERIVED = f"NEW.recorded_on := {DAY}; NEW.month := {MONTH}; RETURN NEW;"
# Asked before the function is called, which takes ten times as long.
IS_NOT_DERIVED = f"((NEW.recorded_on, NEW.month) IS DISTINCT FROM ({DAY}, {MONTH}))"


# The other half of links_are_within_purchase: a value that falls below what is linked.
ABOVE_LINKS = """
    IF NEW.value < (
        SELECT COALESCE(SUM(amount), 0) FROM procurement_commitmentpurchase
        WHERE purchase_id = NEW.id
    ) THEN
        RAISE EXCEPTION 'purchase % would be worth less than its links', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'purchase_covers_its_links';
    END IF;
    RETURN NEW;
"""


@track_in_bulk
class Purchase(models.Model):
    """A package that an agency bought from one seller, or a receipt that is part of one.

    Identity is source, package key, seller and version. Empty money fields mean that
    nobody has said: they are never counted as zero. `hand_set` names the fields that a person
    has set here; imports leave them alone.
    """

    agency = models.ForeignKey(
        Agency,
        verbose_name="perangkat daerah",
        on_delete=models.PROTECT,
        related_name="purchases",
        # The index of agency and year serves it.
        db_index=False,
    )
    year = models.PositiveSmallIntegerField("tahun anggaran", validators=YEARS)
    source = models.CharField("sumber", max_length=10, choices=Source)
    package_key = models.CharField("kode paket", max_length=40)
    supplier = models.ForeignKey(
        Supplier,
        verbose_name="penyedia",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
    )
    version = models.CharField("nomor bukti", max_length=150, blank=True)
    part_of = models.ForeignKey(
        "self",
        verbose_name="bagian dari paket",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        db_index=False,
    )
    has_parts = models.BooleanField("punya bukti terpisah", default=False)
    # A package known by its receipts only: its value is their sum.
    is_sum_of_parts = models.BooleanField("nilai dari jumlah bukti", default=False)
    addendum = models.PositiveSmallIntegerField("addendum ke", default=0)
    supplier_name = models.CharField(
        "nama penyedia di sumber", max_length=Supplier.MAX_NAME, blank=True
    )
    supplier_code = models.CharField("kode penyedia di sumber", max_length=40, blank=True)
    size_class = models.CharField(
        "skala usaha penyedia saat itu", max_length=6, choices=SizeClass, blank=True
    )
    is_cooperative = models.BooleanField("koperasi saat itu", null=True, blank=True)
    rup_codes = ArrayField(
        models.CharField(max_length=8), verbose_name="kode RUP", default=list, blank=True
    )
    account_codes = ArrayField(
        models.CharField(max_length=80), verbose_name="kode rekening", default=list, blank=True
    )
    package_name = models.CharField("nama paket", max_length=1000, blank=True)
    method = models.CharField("metode", max_length=12, choices=ProcurementMethod, blank=True)
    procurement_type = models.CharField(
        "jenis pengadaan", max_length=10, choices=ProcurementType, blank=True
    )
    fund_source = models.CharField("sumber dana", max_length=80, blank=True)
    status_text = models.CharField("status di sumber", max_length=80, blank=True)
    stage = models.CharField("tahap", max_length=10, choices=Stage)
    cancel_reason = models.CharField("alasan batal", max_length=300, blank=True)
    contract_number = models.CharField("nomor kontrak atau pesanan", max_length=150, blank=True)
    ordered_on = models.DateField("tanggal pesan", null=True, blank=True)
    contracted_on = models.DateField("tanggal kontrak", null=True, blank=True)
    paid_on = models.DateField("tanggal bayar", null=True, blank=True)
    # Both are set by the trigger below from the dates above.
    recorded_on = models.DateField("tanggal belanja", null=True, editable=False)
    month = models.PositiveSmallIntegerField("bulan", null=True, editable=False)
    ceiling = money("pagu")
    value = money("nilai belanja", null=False)
    pdn_value = money("nilai PDN", help_text="Kosong berarti belum dinilai.")
    umk_value = money("nilai UMK", help_text="Kosong berarti belum dinilai.")
    # The sum of its payments, kept by the triggers of PurchasePayment; empty where none is recorded.
    paid_value = models.DecimalField(
        "jumlah pembayaran", max_digits=18, decimal_places=2, null=True, editable=False
    )
    tkdn = models.DecimalField("TKDN (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    bmp = models.DecimalField("BMP (%)", max_digits=5, decimal_places=2, null=True, blank=True)
    origin_cluster = models.CharField(
        "asal produk", max_length=7, choices=OriginCluster, default=OriginCluster.UNKNOWN
    )
    origin_basis = models.CharField(
        "dasar penilaian asal", max_length=11, choices=OriginBasis, blank=True
    )
    seller_area = models.CharField("lokasi penyedia", max_length=8, choices=SellerArea, blank=True)
    area_basis = models.CharField(
        "dasar lokasi penyedia", max_length=9, choices=AreaBasis, blank=True
    )
    evidence = models.FileField("bukti", upload_to=random_name, max_length=200, blank=True)
    evidence_name = models.CharField("nama berkas bukti", max_length=200, blank=True)
    tier = models.CharField("urutan prioritas", max_length=1, choices=Tier, blank=True)
    available_tier = models.CharField(
        "urutan terbaik yang tersedia", max_length=1, choices=Tier, blank=True
    )
    tier_reason = models.CharField("alasan pilihan", max_length=300, blank=True)
    category = models.ForeignKey(
        Category,
        verbose_name="kategori",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
        db_index=False,  # purchase_category_year
    )
    demand = models.ForeignKey(
        Demand,
        verbose_name="kebutuhan (RUP)",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
        db_index=False,
    )
    note = models.CharField("catatan", max_length=300, blank=True)
    hand_set = ArrayField(
        models.CharField(max_length=30),
        verbose_name="kolom yang diisi tangan",
        default=list,
        blank=True,
    )
    file_import = models.ForeignKey(
        "procurement.PurchaseImport",
        verbose_name="impor",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
    )
    created_at = models.DateTimeField("dicatat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="dicatat oleh",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    # Split once, when a row is written: splitting is dear, and a search reads many rows.
    words = models.GeneratedField(
        verbose_name="kata untuk dicari",
        expression=Func("package_name", "supplier_name", function="procurement_words"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = PurchaseManager.from_queryset(PurchaseQuerySet)()

    class Meta:
        verbose_name = "belanja"
        verbose_name_plural = "belanja"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "package_key", "supplier", "version"],
                name="purchase_identity_is_unique",
                nulls_distinct=False,
                violation_error_message="Belanja dengan kode paket dan penyedia ini sudah ada.",
                violation_error_code="purchase_exists",
            ),
            models.CheckConstraint(
                name="purchase_value_is_not_negative",
                condition=Q(value__gte=0),
                violation_error_message="Nilai belanja tidak boleh kurang dari nol.",
                violation_error_code="negative",
            ),
            models.CheckConstraint(
                name="purchase_ceiling_is_not_negative",
                condition=Q(ceiling=None) | Q(ceiling__gte=0),
                violation_error_message="Pagu tidak boleh kurang dari nol.",
                violation_error_code="negative",
            ),
            within("pdn_value", "Nilai PDN"),
            within("umk_value", "Nilai UMK"),
            share("tkdn", 100, "TKDN"),
            share("bmp", 15, "BMP"),
            models.CheckConstraint(
                name="purchase_origin_has_a_basis",
                condition=Q(origin_cluster=OriginCluster.UNKNOWN) | ~Q(origin_basis=""),
                violation_error_message="Pilih dasar penilaian asal produk.",
                violation_error_code="basis_missing",
            ),
            models.CheckConstraint(
                name="purchase_area_has_a_basis",
                condition=Q(seller_area="", area_basis="")
                | ~Q(seller_area="") & ~Q(area_basis=""),
                violation_error_message="Lokasi penyedia harus punya dasar.",
                violation_error_code="basis_missing",
            ),
            models.CheckConstraint(
                name="purchase_lower_tier_has_a_reason",
                condition=~Q(source=Source.MANUAL)
                | Q(tier__in=["", Tier.A, Tier.B])
                | ~Q(tier_reason=""),
                violation_error_message="Tulis alasan memilih produk di bawah TKDN 25%.",
                violation_error_code="reason_missing",
            ),
            models.CheckConstraint(
                name="purchase_cancelled_here_has_a_reason",
                condition=~Q(source=Source.MANUAL, stage=Stage.CANCELLED) | ~Q(cancel_reason=""),
                violation_error_message="Tulis alasan pembatalan.",
                violation_error_code="reason_missing",
            ),
            models.CheckConstraint(
                name="purchase_part_is_not_a_package",
                condition=Q(part_of=None) | Q(has_parts=False),
            ),
            models.CheckConstraint(name="purchase_key_is_not_blank", condition=~Q(package_key="")),
            year_rule("purchase_year_is_plausible"),
        ]
        indexes = [
            models.Index(fields=["year", "-id"], name="purchase_year"),
            models.Index(fields=["agency", "year", "-id"], name="purchase_agency_year"),
            models.Index(fields=["year", "-value", "-id"], name="purchase_year_value"),
            models.Index(fields=["year", "stage", "-id"], name="purchase_year_stage"),
            models.Index(
                F("recorded_on").desc(nulls_last=True), F("id").desc(), name="purchase_recorded"
            ),
            models.Index(fields=["-value", "-id"], name="purchase_value"),
            models.Index(fields=["category", "year", "-id"], name="purchase_category_year"),
            unassessed("umk"),
            unassessed("pdn"),
            # Words that few rows have: without them, the whole table is read to show none.
            *(
                models.Index(fields=[name, "-id"], name=f"purchase_{name}"[:30])
                for name in (
                    "source",
                    "stage",
                    "method",
                    "procurement_type",
                    "origin_cluster",
                )
            ),
            # What most rows don't have, without a place for each of them.
            *(
                models.Index(
                    fields=[name, "-id"], name=f"purchase_{name}", condition=~Q(**{name: ""})
                )
                for name in ("size_class", "seller_area")
            ),
            *(
                models.Index(fields=[name], name=f"purchase_{name}", condition=~Q(**{name: None}))
                for name in ("part_of", "demand")
            ),
            GinIndex(fields=["rup_codes"], name="purchase_rup_codes", fastupdate=False),
            GinIndex(fields=["words"], name="purchase_words"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="purchase_month_follows_dates",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Condition(IS_NOT_DERIVED),
                func=DERIVED,
            ),
            pgtrigger.Trigger(
                name="purchase_covers_its_links",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("value"),
                condition=pgtrigger.Q(new__value__lt=pgtrigger.F("old__value")),
                func=ABOVE_LINKS,
            ),
            # A form that was read before a payment came must not write the old sum back.
            pgtrigger.Trigger(
                name="purchase_paid_value_is_of_payments",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("paid_value"),
                condition=pgtrigger.Condition(
                    "(OLD.paid_value IS DISTINCT FROM NEW.paid_value AND pg_trigger_depth() = 0)"
                ),
                func="NEW.paid_value := OLD.paid_value; RETURN NEW;",
            ),
            *TRIGGERS,
        ]

    def __str__(self):
        return self.package_name or f"{self.get_source_display()} {self.package_key}"

    def get_absolute_url(self):
        return reverse("procurement:purchase_detail", args=[self.pk])

    @property
    def is_counted(self) -> bool:
        return self.stage in COUNTED and self.part_of_id is None

    @property
    def realised_value(self) -> Decimal:
        """What is paid of it in rupiah, as the sums reckon it (REALISED): never above its value."""
        if self.paid_value is not None:
            return min(self.paid_value, self.value)
        return self.value if self.stage == Stage.REALISED else Decimal(0)

    @property
    def is_typed(self) -> bool:
        return self.source == Source.MANUAL
