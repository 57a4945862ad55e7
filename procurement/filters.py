"""Filters of the list of purchases: all of them stand in the address, and every figure leads here."""

from dataclasses import dataclass
from decimal import Decimal

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from accounts.models import Agency, User
from core.filters import ListFilter, NamedRecordFilter
from core.forms import DateInput
from core.statements import remembered
from events.models import Forum
from matching.models import ProcurementMethod, ProcurementType
from procurement.models import (
    COUNTED,
    Budget,
    CommitmentPurchase,
    OriginCluster,
    Purchase,
    SellerArea,
    Source,
    Stage,
    Supplier,
    normalise_name,
)
from procurement.models.target import FIRST_YEAR, LAST_YEAR
from procurement.report_forms import months_of, span_choices
from procurement.reports import NOTHING, Scope, Sums, breakdown, sums_by, total_of
from vendors.models import Category, SizeClass, Vendor

NONE = "none"
"""Stands in the address for "nobody has said"."""

UNKNOWN = (NONE, "Belum diketahui")
COOPERATIVE = "cooperative"
SIZES = [*SizeClass.choices, (COOPERATIVE, "Koperasi"), UNKNOWN]
OUTSIDE, FAR = "outside", "far"
AREAS = [
    *SellerArea.choices, UNKNOWN, (OUTSIDE, "Bukan dari kota ini"), (FAR, "Pasti dari luar kota"),
]  # fmt: skip
"""As the gap list adds up: what lies nobody knows where is not of this city."""


@dataclass(frozen=True)
class Part:
    """A part of the spending that reports add up, and the purchases that have any of it."""

    label: str
    rule: Q
    amount: str
    count: str = ""
    """The fields of ``Sums`` that hold it; how many purchases are known of some only."""


PARTS = {
    "paid": Part(
        "Terbayar",
        Q(paid_value__gt=0) | Q(paid_value=None, stage=Stage.REALISED, value__gt=0),
        "realised",
    ),
    "umk": Part("UMK dan koperasi", Q(umk_value__gt=0), "umk"),
    "umk_unknown": Part(
        "UMK belum dinilai", Q(umk_value=None), "umk_unknown", "umk_unknown_count"
    ),
    "pdn": Part("Produk dalam negeri", Q(pdn_value__gt=0), "pdn"),
    "pdn_unknown": Part(
        "PDN belum dinilai", Q(pdn_value=None), "pdn_unknown", "pdn_unknown_count"
    ),
}
MAX_SELLERS = 200
FURTHER = (
    "method", "procurement_type", "source", "size", "seller_area", "origin_cluster", "category", "part", "seller",
    "forum", "swakelola", "counted", "from_day", "until_day", "units",
)  # fmt: skip
"""Filters that wait behind "Saringan lain"."""

# What reports divide spending by, under the name that it has there.
DIMENSIONS = {
    "procurement_type": "type", "source": "source", "size": "size", "origin_cluster": "origin",
    "category": "category",
}  # fmt: skip
OF_SCOPE = {"year", "period", "agency", "stage", "method", "swakelola", "counted"}


def choice(label: str, choices, empty: str, **rest) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=empty, **rest)


def day(label: str, rule: str) -> django_filters.DateFilter:
    field, _, lookup = rule.rpartition("__")
    return django_filters.DateFilter(
        label=label, field_name=field, lookup_expr=lookup, widget=DateInput
    )


@remembered
def units_below(agency: int) -> QuerySet:
    return Agency.objects.at_or_below(agency).order_by().values_list("pk")


def ids_below(agency: int) -> list[int]:
    """Keys of the unit and of everything below it."""
    return [key for (key,) in units_below(agency).tuples()]


class PurchaseFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari paket, penyedia, kode paket atau RUP", method="search", max_length=100
    )
    year = django_filters.NumberFilter(
        label="Tahun",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    period = choice("Periode", span_choices(), "Semua bulan", method="in_months")
    from_day = day("Tanggal beli, dari", "recorded_on__gte")
    until_day = day("Tanggal beli, sampai", "recorded_on__lte")
    agency = NamedRecordFilter(
        label="OPD", queryset=Agency.objects.none(), empty_label="Semua OPD", method="below"
    )
    stage = choice("Tahap", Stage.choices, "Semua tahap")
    method = choice(
        "Cara beli", [*ProcurementMethod.choices, UNKNOWN], "Semua cara", method="named"
    )
    procurement_type = choice(
        "Jenis pengadaan", [*ProcurementType.choices, UNKNOWN], "Semua jenis", method="named"
    )
    source = choice("Sumber", Source.choices, "Semua sumber")
    size = choice("Skala usaha penyedia", SIZES, "Semua skala", method="of_size")
    origin_cluster = choice("Asal produk", OriginCluster.choices, "Semua asal")
    seller_area = choice("Lokasi penyedia", AREAS, "Semua lokasi", method="in_area")
    category = NamedRecordFilter(
        label="Kategori",
        queryset=Category.objects.order_by("name"),
        empty_label="Semua kategori",
        null_label=UNKNOWN[1],
        null_value=NONE,
    )
    part = choice(
        "Bagian belanja",
        [(name, part.label) for name, part in PARTS.items()],
        "Seluruh belanja",
        method="with_part",
    )
    seller = django_filters.CharFilter(
        label="Nama penyedia", method="sold_by", max_length=Supplier.MAX_NAME
    )
    forum = NamedRecordFilter(
        label="Memenuhi komitmen forum",
        queryset=Forum.objects.order_by("-first_day"),
        empty_label="Semua belanja",
        method="promised_at",
    )
    swakelola = choice("Swakelola", [("no", "Tidak dihitung")], "Ikut", method="without_own_work")
    units = choice("Unit di bawahnya", [("no", "Tidak ikut")], "Ikut", method="alone")
    counted = choice(
        "Yang ditampilkan",
        [("1", "Yang dihitung laporan")],
        "Semua catatan",
        method="as_in_reports",
    )
    vendor = django_filters.ModelChoiceFilter(
        label="Vendor",
        queryset=Vendor.objects.all(),
        widget=forms.HiddenInput,
        field_name="supplier__vendor",
    )
    supplier = django_filters.ModelChoiceFilter(
        label="Penyedia", queryset=Supplier.objects.all(), widget=forms.HiddenInput
    )
    file_import = django_filters.NumberFilter(
        label="Impor", widget=forms.HiddenInput, max_value=2**31
    )

    class Meta:
        model = Purchase
        fields = ["q", "year", "period", "agency", "stage", *FURTHER, "vendor", "supplier"]

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["agency"].queryset = agencies

    @property
    def asked(self) -> dict:
        """What the address asks for and makes sense."""
        found = getattr(self.form, "cleaned_data", {}) if self.is_valid() else {}
        return {name: value for name, value in found.items() if value not in (None, "", [])}

    def sums(self, user: User) -> Sums | None:
        """What the list adds up to, by the sums that the reports show, of which it may show a part.

        None where only the rows know: for what reports do not count or do not divide by.
        """
        asked = {name: value for name, value in self.asked.items() if name != "part"}
        divided = [name for name in DIMENSIONS if name in asked]
        by = "method" if asked.get("method") == NONE else None
        if "year" not in asked or "counted" not in asked or len(divided) > (by is None):
            return None
        if asked.keys() - OF_SCOPE - DIMENSIONS.keys():
            return None
        scope = self.scope(asked, user)
        if not divided and by is None:
            return total_of(sums_by(scope, "stage").values())
        key = asked[divided[0]] if divided else NONE
        key = {NONE: 0 if divided == ["category"] else ""}.get(key, getattr(key, "pk", key))
        return breakdown(scope, by or DIMENSIONS[divided[0]]).get(key, NOTHING)

    def part_of(self, sums: Sums | None) -> tuple[str, Decimal] | None:
        """The part of the sums that the list is narrowed to: its name and its rupiah."""
        part = PARTS.get(self.asked.get("part", ""))
        return (part.label, getattr(sums, part.amount)) if part and sums else None

    def count_in(self, sums: Sums | None) -> int | None:
        """How many purchases the list has, where the sums know."""
        part = PARTS.get(self.asked.get("part", ""))
        counted = part.count if part else "count"
        return getattr(sums, counted) if sums and counted else None

    def scope(self, asked: dict, user: User) -> Scope:
        agencies = None
        if agency := asked.get("agency"):
            agencies = frozenset(ids_below(agency.pk))
        elif user.is_buyer:
            agencies = frozenset(Agency.objects.visible_to(user).values_list("pk", flat=True))
        first, last = months_of(asked.get("period", "1-12"))
        method = asked.get("method", "")
        return Scope(
            year=int(asked["year"]),
            first_month=first,
            last_month=last,
            agencies=agencies,
            method="" if method == NONE else method,
            with_self_managed="swakelola" not in asked,
            stages=(asked["stage"],) if "stage" in asked else tuple(COUNTED),
        )

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def in_months(self, queryset, name, value):
        first, last = months_of(value)
        if (first, last) == (1, 12):
            return queryset
        if first == last:
            return queryset.filter(month=first)
        return queryset.filter(month__gte=first, month__lte=last)

    def below(self, queryset, name, value):
        """The unit with everything below it, as a list of ids that an index can use."""
        return queryset.filter(agency__in=ids_below(value.pk))

    def alone(self, queryset, name, value):
        """Of the chosen unit itself; without one nothing is left out."""
        agency = self.form.cleaned_data.get("agency")
        return queryset.filter(agency=agency) if agency else queryset

    def named(self, queryset, name, value):
        return queryset.filter(**{name: "" if value == NONE else value})

    def in_area(self, queryset, name, value):
        if value not in (OUTSIDE, FAR):
            return self.named(queryset, name, value)
        near = [SellerArea.CITY, ""] if value == FAR else [SellerArea.CITY]
        return queryset.exclude(seller_area__in=near)

    def with_part(self, queryset, name, value):
        return queryset.filter(PARTS[value].rule)

    def of_size(self, queryset, name, value):
        """As reports divide: a cooperative is one whatever its size."""
        if value == COOPERATIVE:
            return queryset.filter(is_cooperative=True)
        size = "" if value == NONE else value
        return queryset.filter(Q(is_cooperative=None) | Q(is_cooperative=False), size_class=size)

    def sold_by(self, queryset, name, value):
        """Sellers whose name begins so, legal form and punctuation left out."""
        begins = normalise_name(value)
        if not begins:
            return queryset
        sellers = Supplier.objects.filter(normalised_name__startswith=begins).order_by("pk")
        return queryset.filter(
            supplier__in=list(sellers.values_list("pk", flat=True)[:MAX_SELLERS])
        )

    def promised_at(self, queryset, name, value):
        links = CommitmentPurchase.objects.filter(commitment__forum=value)
        return queryset.filter(pk__in=links.values("purchase"))

    def without_own_work(self, queryset, name, value):
        return queryset.exclude(source=Source.SWAKELOLA)

    def as_in_reports(self, queryset, name, value):
        return queryset.counted()


class BudgetFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari OPD", method="search", max_length=100)
    year = django_filters.NumberFilter(label="Tahun", min_value=FIRST_YEAR, max_value=LAST_YEAR)

    class Meta:
        model = Budget
        fields = ["q", "year"]

    def search(self, queryset, name, value):
        for word in value.split()[:10]:
            is_named = Q(agency__name__icontains=word) | Q(agency__short_name__icontains=word)
            queryset = queryset.filter(is_named)
        return queryset


class SupplierFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Nama penyedia", method="begins", max_length=Supplier.MAX_NAME
    )
    tied = choice(
        "Vendor direktori",
        [("no", "Belum dikaitkan"), ("yes", "Sudah dikaitkan")],
        "Semua penyedia",
        method="is_tied",
    )

    class Meta:
        model = Supplier
        fields = ["q", "tied"]

    def begins(self, queryset, name, value):
        return queryset.filter(normalised_name__startswith=normalise_name(value))

    def is_tied(self, queryset, name, value):
        return queryset.filter(vendor__isnull=value == "no")
