import django_filters
from django.utils import timezone

from core.filters import ListFilter, SortFilter
from vendors.models import (
    CertificateProposal,
    EkatalogStage,
    Licence,
    LicenceKind,
    Product,
    ProposalStatus,
    Vendor,
)


class EndingLicenceFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari vendor", field_name="vendor__name", lookup_expr="icontains", max_length=100
    )
    kind = django_filters.ChoiceFilter(
        label="Jenis", choices=LicenceKind.choices, empty_label="Semua jenis"
    )
    state = django_filters.ChoiceFilter(
        label="Status",
        choices=[("expired", "Kedaluwarsa"), ("expiring", "Segera berakhir")],
        empty_label="Semua",
        method="filter_state",
    )
    sort = SortFilter(
        label="Urutan",
        empty_label="Yang dulu berakhir",
        fields={"vendor__name": "vendor", "kind": "kind", "expires_on": "expires_on"},
    )

    class Meta:
        model = Licence
        fields = ["q", "kind", "state"]

    def filter_state(self, queryset, name, value):
        today = timezone.localdate()
        return queryset.expired(today) if value == "expired" else queryset.expiring(today)


class CheckFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari vendor", field_name="name", lookup_expr="icontains", max_length=100
    )
    wait = django_filters.ChoiceFilter(
        label="Yang menunggu",
        choices=[
            ("submitted", "Baru diajukan"),
            ("changed", "Data berubah"),
            ("licences", "Dokumen baru"),
        ],
        empty_label="Semua",
        method="filter_wait",
    )
    sort = SortFilter(
        label="Urutan",
        empty_label="Paling lama menunggu",
        fields={"name": "name", "waiting_since": "since", "status": "status"},
    )

    class Meta:
        model = Vendor
        fields = ["q", "wait"]

    def filter_wait(self, queryset, name, value):
        if value == "submitted":
            return queryset.submitted()
        if value == "changed":
            return queryset.filter(recheck_since__isnull=False)
        return queryset.filter(waiting_licences__gt=0)


class ReadinessFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari vendor", field_name="name", lookup_expr="icontains", max_length=100
    )
    stage = django_filters.ChoiceFilter(
        label="Tahap",
        field_name="ekatalog_stage",
        choices=EkatalogStage.choices,
        empty_label="Semua tahap",
    )
    sort = SortFilter(
        label="Urutan", empty_label="Nama", fields={"name": "name", "ekatalog_stage": "stage"}
    )

    class Meta:
        model = Vendor
        fields = ["q", "stage"]


class ProposalFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari vendor", field_name="vendor__name", lookup_expr="icontains", max_length=100
    )
    status = django_filters.ChoiceFilter(
        label="Keputusan",
        choices=ProposalStatus.choices,
        empty_label="Semua",
    )
    sort = SortFilter(
        label="Urutan",
        empty_label="Yang menunggu dulu",
        fields={"vendor__name": "vendor", "tkdn": "tkdn", "expires_on": "expires_on"},
    )

    class Meta:
        model = CertificateProposal
        fields = ["q", "status"]


class ProductFilter(ListFilter):
    """Of the products of one vendor."""

    q = django_filters.CharFilter(label="Cari produk", method="filter_words", max_length=100)
    state = django_filters.ChoiceFilter(
        label="Status",
        choices=[("offered", "Ditawarkan"), ("withdrawn", "Ditarik")],
        method="filter_state",
        empty_label="Semua",
    )
    sort = SortFilter(
        label="Urutan", empty_label="Nama", fields={"name": "name", "price": "price"}
    )

    class Meta:
        model = Product
        fields = ["q", "state"]

    def filter_words(self, queryset, name, value):
        return queryset.named(value)

    def filter_state(self, queryset, name, value):
        return queryset.filter(is_active=value == "offered")
