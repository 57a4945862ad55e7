import django_filters
from django import forms

from accounts.models import Agency
from procurement.models import OriginCluster, Purchase, Source, Stage

MONTHS = [
    (1, "Januari"), (2, "Februari"), (3, "Maret"), (4, "April"), (5, "Mei"), (6, "Juni"),
    (7, "Juli"), (8, "Agustus"), (9, "September"), (10, "Oktober"), (11, "November"),
    (12, "Desember"),
]  # fmt: skip


class PurchaseFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label="Cari paket, penyedia, kode paket atau RUP", method="search", max_length=100
    )
    year = django_filters.NumberFilter(
        label="Tahun",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    agency = django_filters.ModelChoiceFilter(
        label="OPD", queryset=Agency.objects.none(), empty_label="Semua OPD", method="below"
    )
    source = django_filters.ChoiceFilter(
        label="Sumber", choices=Source.choices, empty_label="Semua sumber"
    )
    stage = django_filters.ChoiceFilter(
        label="Tahap", choices=Stage.choices, empty_label="Semua tahap"
    )
    origin_cluster = django_filters.ChoiceFilter(
        label="Asal produk", choices=OriginCluster.choices, empty_label="Semua asal"
    )
    month = django_filters.ChoiceFilter(label="Bulan", choices=MONTHS, empty_label="Semua bulan")
    file_import = django_filters.NumberFilter(widget=forms.HiddenInput, max_value=2**31)

    class Meta:
        model = Purchase
        fields = ["q", "year", "agency", "source", "stage", "origin_cluster", "month"]

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["agency"].queryset = agencies

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def below(self, queryset, name, value):
        """The unit with everything below it, as a list of ids that an index can use."""
        ids = list(Agency.objects.at_or_below(value.pk).values_list("pk", flat=True))
        return queryset.filter(agency__in=ids)
