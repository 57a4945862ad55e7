import django_filters

from core.filters import ListFilter
from privacy.models import DataRequest, RequestKind, RequestStatus


class RequestFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari nama, surel, atau nomor", method="search")
    status = django_filters.ChoiceFilter(
        label="Status", choices=RequestStatus, empty_label="Semua status"
    )
    kind = django_filters.ChoiceFilter(
        label="Permohonan", choices=RequestKind, empty_label="Semua permohonan"
    )

    class Meta:
        model = DataRequest
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)
