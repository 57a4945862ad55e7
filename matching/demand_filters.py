import django_filters

from accounts.models import Agency
from core.filters import ListFilter, NamedRecordFilter, SortFilter
from matching.models import Demand
from vendors.models import Category

MEANT_FOR = {"pdn": "is_pdn", "umk": "is_umk"}
STATES = [("uncounted", "Tidak dihitung"), ("uncategorised", "Belum berkategori")]


class DemandFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari kebutuhan, RUP, rekening, atau OPD", method="search", max_length=100
    )
    year = django_filters.NumberFilter(label="Tahun", min_value=2000, max_value=2200)
    agency = NamedRecordFilter(
        label="OPD", queryset=Agency.objects.none(), empty_label="Semua OPD", method="below"
    )
    category = NamedRecordFilter(
        label="Kategori",
        queryset=Category.objects.active().order_by("name"),
        empty_label="Semua kategori",
        method="at_or_below",
    )
    state = django_filters.ChoiceFilter(
        label="Status", choices=STATES, method="in_state", empty_label="Yang dihitung"
    )
    units = django_filters.ChoiceFilter(
        label="Unit di bawahnya",
        choices=[("no", "Tidak ikut")],
        method="alone",
        empty_label="Ikut",
    )
    meant_for = django_filters.ChoiceFilter(
        label="Direncanakan untuk",
        choices=[("pdn", "Produk dalam negeri"), ("umk", "UMK dan koperasi")],
        method="marked",
        empty_label="Semua",
    )
    sort = SortFilter(
        label="Urutan",
        empty_label="OPD",
        fields={
            "name": "name",
            "agency__name": "agency",
            "budget": "budget",
            "first_month": "month",
        },
        field_labels={
            "name": "Nama", "agency__name": "OPD", "budget": "Pagu", "first_month": "Bulan",
        },
    )  # fmt: skip

    class Meta:
        model = Demand
        fields = ["q", "year", "agency", "category", "units", "state", "meant_for"]

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["agency"].queryset = agencies

    @property
    def qs(self):
        rows = super().qs
        state = self.form.cleaned_data.get("state") if self.form.is_valid() else ""
        return rows if state == "uncounted" else rows.counted()

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def below(self, queryset, name, value):
        """The unit with everything below it, as in all reports."""
        return queryset.filter(agency__in=Agency.objects.at_or_below(value.pk))

    def alone(self, queryset, name, value):
        """Of the chosen unit itself; without one nothing is left out."""
        agency = self.form.cleaned_data.get("agency")
        return queryset.filter(agency=agency) if agency else queryset

    def marked(self, queryset, name, value):
        return queryset.filter(**{MEANT_FOR[value]: True})

    def at_or_below(self, queryset, name, value):
        return queryset.filter(category__in=Category.objects.at_or_below(value.pk))

    def in_state(self, queryset, name, value):
        if value == "uncounted":
            return queryset.uncounted()
        return queryset.filter(category=None)
