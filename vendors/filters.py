import django_filters

from vendors.models import LegalForm, Vendor


class VendorFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label="Cari", field_name="name", lookup_expr="icontains", max_length=100
    )
    legal_form = django_filters.ChoiceFilter(
        label="Bentuk usaha", choices=LegalForm.choices, empty_label="Semua bentuk"
    )
    unverified = django_filters.ChoiceFilter(
        label="Pemeriksaan",
        choices=[("True", "Belum diperiksa"), ("False", "Sudah diperiksa")],
        empty_label="Semua",
        method="filter_unverified",
    )

    class Meta:
        model = Vendor
        fields = ["q", "legal_form", "unverified"]

    def filter_unverified(self, queryset, name, value):
        return queryset.unverified() if value == "True" else queryset.verified()
