"""What does not fit together in the records, and what somebody does about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Agency, User, track_in_bulk
from core.addresses import reverse
from matching.models import Commitment, Demand
from procurement.models.purchase import Purchase
from procurement.models.supplier import Supplier


class FindingKind(models.TextChoices):
    """The checks that an inspector makes of the records."""

    NO_RUP = "no_rup", "Belanja tanpa kode RUP"
    PLAN_OVER_BUDGET = "plan_over_budget", "RUP melebihi pagu pengadaan"
    OVER_CEILING = "over_ceiling", "Belanja melebihi pagu paket"
    OVERPAID = "overpaid", "Pembayaran melebihi nilai kontrak"
    OVER_PLAN = "over_plan", "Belanja melebihi pagu RUP"
    PDN_EMPTY = "pdn_empty", "Nilai PDN belum diisi"
    SELLER_UNSIZED = "seller_unsized", "Penyedia tanpa skala usaha"
    CERTIFICATE_EXPIRED = "certificate_expired", "Sertifikat TKDN sudah berakhir"
    NOT_SMALL = "not_small", "Paket usaha kecil ke bukan UMK"
    REASON_MISSING = "reason_missing", "Alasan pilihan produk kosong"
    COMMITMENT_LATE = "commitment_late", "Komitmen lewat bulan tanpa kontrak"


# What is wrong and what mends it, for the page of a finding.
ADVICE = {
    FindingKind.NO_RUP: "Cari paketnya di SiRUP, lalu tulis kode RUP-nya pada belanja ini.",
    FindingKind.PLAN_OVER_BUDGET: (
        "Jumlah pagu RUP aktif melebihi pagu belanja pengadaan. Koreksi RUP di SiRUP lalu impor "
        "lagi, atau catat pagu APBD Perubahan."
    ),
    FindingKind.OVER_CEILING: (
        "Periksa nilai kontrak dan pagu paket ini. Bila keduanya benar, jelaskan alasannya."
    ),
    FindingKind.OVERPAID: (
        "Jumlah pembayaran yang tercatat melebihi nilai kontraknya. Cari pembayaran yang terhitung "
        "dua kali, atau impor addendum kontraknya."
    ),
    FindingKind.OVER_PLAN: (
        "Semua belanja yang memakai kode RUP ini melebihi pagunya. Cari kode RUP yang keliru, "
        "atau revisi RUP-nya."
    ),
    FindingKind.PDN_EMPTY: "Nilai bagian produk dalam negerinya. Kosong tidak sama dengan nol.",
    FindingKind.SELLER_UNSIZED: (
        "Tanpa skala usaha, belanja ke penyedia ini tidak bisa dihitung sebagai UMK. Hubungkan "
        "ke vendor di direktori, atau isi skala usahanya."
    ),
    FindingKind.CERTIFICATE_EXPIRED: (
        "Pada tanggal belanja tidak ada sertifikat TKDN vendor ini yang masih berlaku, jadi "
        "TKDN-nya tidak dihitung. Ubah asal produknya, atau catat sertifikat barunya."
    ),
    FindingKind.NOT_SMALL: (
        "Paket sebesar ini dicadangkan untuk usaha kecil dan koperasi (Perpres 12/2021 pasal "
        "65). Tulis alasan tidak untuk usaha kecil pada RUP-nya, atau terima dengan alasan."
    ),
    FindingKind.REASON_MISSING: (
        "Produk impor, atau di bawah TKDN 25%, harus punya alasan tertulis (Perpres 46/2025 "
        "pasal 66). Tulis alasannya pada belanja ini."
    ),
    FindingKind.COMMITMENT_LATE: (
        "Bulan rencananya sudah lewat. Catat kontraknya, kaitkan belanjanya, atau batalkan "
        "dengan alasan."
    ),
}


class FindingState(models.TextChoices):
    OPEN = "open", "Terbuka"
    FOLLOWED = "followed", "Ditindaklanjuti"
    SOLVED = "solved", "Selesai"
    ACCEPTED = "accepted", "Diterima dengan alasan"


UNSETTLED = (FindingState.OPEN, FindingState.FOLLOWED)


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A buyer sees those of its own unit and those below; the office and observers all."""
        if user.is_buyer:
            return self.filter(agency__in=Agency.objects.visible_to(user))
        return self.none() if user.is_vendor else self

    def unsettled(self):
        """Those that somebody must still do something about."""
        return self.filter(state__in=UNSETTLED)

    def for_list(self):
        return self.select_related(
            "agency", "owner", "purchase", "demand", "supplier",
            "commitment__agency", "commitment__vendor", "commitment__forum",
        )  # fmt: skip

    def for_page(self):
        """With what the rows of the list show, and nothing else.

        The few commitments come by themselves: to plan a question that joins nine tables takes ten
        times as long as to answer it.
        """
        commitments = Commitment.objects.select_related("agency", "vendor").only(
            "description", "forum", "agency__short_name", "vendor__name"
        )
        return (
            self.select_related(None)
            .select_related("agency", "owner", "purchase", "demand", "supplier")
            .only(
                "kind", "year", "amount", "bound", "state", "commitment",
                "agency__name", "agency__short_name", "owner__name", "demand__name",
                "purchase__package_name", "purchase__source", "purchase__package_key",
                "supplier__name",
            )
            .prefetch_related(models.Prefetch("commitment", commitments))
        )  # fmt: skip


@track_in_bulk
class Finding(models.Model):
    """One thing that a check has found. The check alone says that it is solved.

    ``subject`` is the number of the record that the kind is about: with kind and year it makes
    a finding the same one in every check. ``amount`` is the money concerned, ``bound`` the limit
    that it passes, where there is one.
    """

    kind = models.CharField("jenis", max_length=19, choices=FindingKind)
    year = models.PositiveSmallIntegerField("tahun anggaran")
    subject = models.BigIntegerField("nomor catatan")
    agency = models.ForeignKey(
        Agency,
        verbose_name="perangkat daerah",
        on_delete=models.PROTECT,
        null=True,
        related_name="findings",
    )
    purchase = models.ForeignKey(
        Purchase, verbose_name="belanja", on_delete=models.PROTECT, null=True,
        related_name="findings",
    )  # fmt: skip
    demand = models.ForeignKey(
        Demand, verbose_name="kebutuhan (RUP)", on_delete=models.PROTECT, null=True,
        related_name="findings",
    )  # fmt: skip
    commitment = models.ForeignKey(
        Commitment, verbose_name="komitmen", on_delete=models.PROTECT, null=True,
        related_name="findings",
    )  # fmt: skip
    supplier = models.ForeignKey(
        Supplier, verbose_name="penyedia", on_delete=models.PROTECT, null=True,
        related_name="findings",
    )  # fmt: skip
    amount = models.DecimalField("nilai", max_digits=26, decimal_places=2, null=True)
    bound = models.DecimalField("batas", max_digits=26, decimal_places=2, null=True)
    state = models.CharField(
        "status", max_length=8, choices=FindingState, default=FindingState.OPEN
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="ditangani oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.CharField("catatan", max_length=500, blank=True)
    found_at = models.DateTimeField("ditemukan pada", default=timezone.now, editable=False)
    solved_at = models.DateTimeField("selesai pada", null=True, editable=False)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year", "subject"], name="finding_is_the_same_in_every_check"
            ),
            models.CheckConstraint(
                name="finding_accepted_has_a_reason",
                condition=~Q(state=FindingState.ACCEPTED) | ~Q(note=""),
                violation_error_message="Tulis alasan menerima temuan ini.",
                violation_error_code="reason_missing",
            ),
            models.CheckConstraint(
                name="finding_solved_has_a_time",
                condition=Q(state=FindingState.SOLVED) ^ Q(solved_at=None),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "kind", "-id"], name="finding_state_kind"),
            models.Index(fields=["agency", "state", "-id"], name="finding_agency_state"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.about}"

    def get_absolute_url(self):
        return reverse("reports:finding_detail", args=[self.pk])

    @property
    def about(self) -> str:
        """The record that is meant, in words."""
        record = self.commitment or self.purchase or self.demand or self.supplier or self.agency
        return str(record or "–")

    @property
    def record_url(self) -> str:
        """Where the record is mended; "" for one without a page of its own."""
        record = self.commitment or self.purchase or self.demand
        if record is not None:
            return record.get_absolute_url()
        if self.kind == FindingKind.PLAN_OVER_BUDGET:
            return f"{reverse('procurement:budget_list')}?year={self.year}"
        return ""

    @property
    def advice(self) -> str:
        return ADVICE[FindingKind(self.kind)]

    @property
    def excess(self):
        """By how much the bound is passed; None where there is none."""
        return None if self.bound is None or self.amount is None else self.amount - self.bound

    @property
    def is_solved(self) -> bool:
        return self.state == FindingState.SOLVED


class FindingCountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As findings are."""
        if user.is_buyer:
            return self.filter(agency__in=Agency.objects.visible_to(user))
        return self.none() if user.is_vendor else self


class FindingCount(models.Model):
    """How many unsettled findings of a kind an agency has, and their money, as a sum of rows.

    Triggers add rows for every write of findings (see the migration 0003_counts_of_findings), so that
    nobody waits for a row; now and then they add them up.
    """

    agency = models.ForeignKey(
        Agency, on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    kind = models.CharField("jenis", max_length=19, choices=FindingKind)
    findings = models.IntegerField("jumlah")
    amount = models.DecimalField("nilai", max_digits=30, decimal_places=2, null=True)

    objects = FindingCountQuerySet.as_manager()

    class Meta:
        verbose_name = "jumlah temuan"
        verbose_name_plural = "jumlah temuan"

    def __str__(self):
        return f"{self.kind}: {self.findings}"


class FindingCheck(models.Model):
    """One run of all checks: when, by whom, and what it changed."""

    started_at = models.DateTimeField("mulai")
    finished_at = models.DateTimeField("selesai", default=timezone.now)
    by = models.ForeignKey(
        User, verbose_name="oleh", on_delete=models.PROTECT, null=True, related_name="+"
    )
    found_count = models.PositiveIntegerField("ditemukan")
    new_count = models.PositiveIntegerField("baru atau terbuka lagi")
    solved_count = models.PositiveIntegerField("selesai")

    class Meta:
        verbose_name = "pemeriksaan"
        verbose_name_plural = "pemeriksaan"
        ordering = ["-pk"]

    def __str__(self):
        return f"Pemeriksaan {timezone.localtime(self.finished_at):%d/%m/%Y %H.%M}"
