import django_filters
from django import forms
from django.db.models import Q

from accounts.models import Agency
from core.filters import ListFilter, NamedRecordFilter
from procurement.filters import ids_below
from procurement.models import UNSETTLED, Finding, FindingKind, FindingState

UNSETTLED_CHOICE = "unsettled"


class FindingFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari paket, OPD, atau penyedia", method="search", max_length=100
    )
    state = django_filters.ChoiceFilter(
        label="Status",
        choices=[(UNSETTLED_CHOICE, "Belum tuntas"), *FindingState.choices],
        method="in_state",
        empty_label="Semua status",
    )
    kind = django_filters.ChoiceFilter(
        label="Jenis", choices=FindingKind.choices, empty_label="Semua jenis"
    )
    year = django_filters.NumberFilter(
        label="Tahun",
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    agency = NamedRecordFilter(
        label="OPD", queryset=Agency.objects.none(), empty_label="Semua OPD", method="below"
    )
    owner = django_filters.ChoiceFilter(
        label="Ditangani",
        choices=[("me", "Saya"), ("none", "Belum ada")],
        method="owned",
        empty_label="Siapa saja",
    )

    class Meta:
        model = Finding
        fields = ["q", "state", "kind", "year", "agency", "owner"]

    def __init__(self, *args, agencies, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.filters["agency"].queryset = agencies

    def search(self, queryset, name, value):
        for word in value.split()[:10]:
            queryset = queryset.filter(
                Q(purchase__package_name__icontains=word)
                | Q(demand__name__icontains=word)
                | Q(commitment__description__icontains=word)
                | Q(supplier__name__icontains=word)
                | Q(agency__name__icontains=word)
            )
        return queryset

    def in_state(self, queryset, name, value):
        wanted = UNSETTLED if value == UNSETTLED_CHOICE else (value,)
        return queryset.filter(state__in=wanted)

    def below(self, queryset, name, value):
        return queryset.filter(agency__in=ids_below(value.pk))

    def owned(self, queryset, name, value):
        return queryset.filter(owner=self.user if value == "me" else None)
