import django_filters

from accounts.models import Agency, AgencyKind, Disclosure, DisclosureKind, Role, User
from core.filters import ListFilter, NamedRecordFilter, SortFilter
from core.forms import DateInput

ACTIVE_CHOICES = [("True", "Aktif"), ("False", "Nonaktif")]
YES_NO = [("True", "Ya"), ("False", "Belum")]


class UserFilter(ListFilter):
    q = django_filters.CharFilter(
        label="Cari nama, nama pengguna, NIP, atau surel", method="search"
    )
    role = django_filters.ChoiceFilter(label="Peran", choices=Role, empty_label="Semua peran")
    agency = NamedRecordFilter(
        label="Perangkat daerah",
        queryset=Agency.objects.order_by("name"),
        empty_label="Semua perangkat daerah",
    )
    active = django_filters.ChoiceFilter(
        label="Status", choices=ACTIVE_CHOICES, method="by_activity", empty_label="Semua status"
    )
    sort = SortFilter(
        label="Urutkan", fields={"name": "name", "role": "role", "last_login": "last_login"}
    )

    class Meta:
        model = User
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def by_activity(self, queryset, name, value):
        return queryset.filter(is_active=value == "True")


class AgencyFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari nama atau singkatan", method="search")
    kind = django_filters.ChoiceFilter(
        label="Jenis", choices=AgencyKind, empty_label="Semua jenis"
    )
    confirmed = django_filters.ChoiceFilter(
        label="Sudah dipastikan", choices=YES_NO, method="by_confirmation", empty_label="Semua"
    )
    active = django_filters.ChoiceFilter(
        label="Status", choices=ACTIVE_CHOICES, method="by_activity", empty_label="Semua status"
    )

    class Meta:
        model = Agency
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)

    def by_activity(self, queryset, name, value):
        return queryset.active() if value == "True" else queryset.retired()

    def by_confirmation(self, queryset, name, value):
        return queryset.filter(is_confirmed=value == "True")


class DisclosureFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari orang, berkas, atau halaman", method="search")
    kind = django_filters.ChoiceFilter(
        label="Jenis", choices=DisclosureKind, empty_label="Semua jenis"
    )
    since = django_filters.DateFilter(
        label="Sejak tanggal",
        field_name="at",
        lookup_expr="date__gte",
        widget=DateInput(),
    )

    class Meta:
        model = Disclosure
        fields: list[str] = []

    def search(self, queryset, name, value):
        return queryset.matching(value)
