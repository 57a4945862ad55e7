import django_filters
from django.db.models import Q
from django.utils import timezone

from core.filters import ListFilter, SortFilter
from matching.models import Commitment, CommitmentStatus, Meeting, Request, RequestStatus


def search_parties(queryset, text):
    """Every word in the name of the agency or of the vendor."""
    for word in text.split()[:10]:
        queryset = queryset.filter(
            Q(agency__name__icontains=word)
            | Q(agency__short_name__icontains=word)
            | Q(vendor__name__icontains=word)
        )
    return queryset


def sort_of(**more):
    """Sorting by both sides and by more columns, each with its name in the address."""
    fields = {"agency__name": "agency", "vendor__name": "vendor", **more}
    return SortFilter(label="Urutan", empty_label="Terbaru", fields=fields)


class RequestFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari OPD atau vendor", method="search", max_length=100)
    state = django_filters.ChoiceFilter(
        label="Status",
        choices=RequestStatus.choices,
        method="filter_state",
        empty_label="Semua status",
    )
    sort = sort_of(priority="priority")

    class Meta:
        model = Request
        fields = ["q", "state"]

    def search(self, queryset, name, value):
        return search_parties(queryset, value)

    def filter_state(self, queryset, name, value):
        return queryset.in_state(value)


class OutcomeFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari OPD atau vendor", method="search", max_length=100)

    class Meta:
        model = Meeting
        fields = ["q"]

    def search(self, queryset, name, value):
        return search_parties(queryset, value)


class CommitmentFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari barang, OPD, atau vendor", method="search", max_length=100
    )
    status = django_filters.ChoiceFilter(
        label="Status", choices=CommitmentStatus.choices, empty_label="Semua status"
    )
    overdue = django_filters.ChoiceFilter(
        label="Perlu ditindaklanjuti",
        choices=[("1", "Terlambat")],
        method="filter_overdue",
        empty_label="Semua",
    )
    sort = sort_of(value="value", planned_month="month")

    class Meta:
        model = Commitment
        fields = ["q", "status", "overdue"]

    def search(self, queryset, name, value):
        for word in value.split()[:10]:
            queryset = queryset.filter(
                Q(description__icontains=word)
                | Q(agency__name__icontains=word)
                | Q(agency__short_name__icontains=word)
                | Q(vendor__name__icontains=word)
            )
        return queryset

    def filter_overdue(self, queryset, name, value):
        return queryset.overdue(timezone.localdate())
